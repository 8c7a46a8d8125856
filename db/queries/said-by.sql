-- Everything one claimant ever said, the newest day first.
-- :claimant = UN  who states it
-- :conflict  default: all
-- :count = 1000  how many claims
--
-- Example: "claimant=General Staff of Ukraine" count=3
select
    day, conflict, series, party, place, donor, value, low, high, qualifier, unit, publisher, source, quote, seen_at,
    superseded_at, status
from claims
where claimant = :claimant and conflict = coalesce(:conflict, conflict)
order by day desc, series, party, place, donor, seen_at desc, source
limit :count;
