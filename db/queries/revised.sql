-- The figures that were revised or withdrawn, newest first: old, new, and how long after their day.
-- :since = 1900-01-01  seen on or after that day
-- :series  default: all
--
-- Example:
-- (these figures hold no such thing)
select
    seen_at, series, day, old_value, new_value, difference, unit, type, days_after, kind, conflict, party, place, donor,
    claimant, publisher, source
from revisions
where seen_at >= :since and series = coalesce(:series, series)
order by seen_at desc, series, kind, day desc, conflict, party, place, donor, claimant, publisher, source;
