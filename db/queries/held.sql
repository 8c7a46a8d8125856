-- Claims that a check does not trust and that stand undecided, with the reason.
--
-- Example:
-- (these figures hold no such thing)
select
    series, kind, day, value, low, high, unit, quote, because as reason, problem, conflict, party, place, donor,
    claimant, publisher, source, seen_at, key
from held
order by seen_at desc, series, day, value, key;
