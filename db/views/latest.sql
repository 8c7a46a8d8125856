-- The newest day of `current` for each series, dimensions, claimant, publisher and source. Its columns are those of `claims`.
create view latest as
select
    conflict, series, kind, party, place, donor, since, day, period_days, value, low, high, qualifier, unit,
    claimant, publisher, source, url, quote, locator, document, seen_at, superseded_at, status
from ledger_claims c
where superseded_by is null and status = 'accepted' and day = (
    select n.day from ledger_entries n
    where n.line = c.line and n.superseded_by is null and n.status = 0
    order by n.day desc limit 1
);
