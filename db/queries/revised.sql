-- The figures that were revised or withdrawn, newest first: old, new, and how long after their day.
-- :since = 1900-01-01  seen on or after that day
-- :series  default: all
--
-- Example:
-- seen_at               series                  day         old_value  new_value  difference  unit    type
-- --------------------  ----------------------  ----------  ---------  ---------  ----------  ------  --------
-- 2027-01-01T00:00:00Z  losses.personnel.total  2022-04-02     17,700     17,800         100  people  revision
-- 2025-10-20T00:00:00Z  deaths.total            2025-10-19         18         43          25  people  revision
-- 2025-10-20T00:00:00Z  deaths.total            2025-10-19     68,134     68,159          25  people  revision
select
    seen_at, series, day, old_value, new_value, iif(typeof(difference) = 'real', round(difference, 6), difference) as difference, unit, type, days_after, kind, conflict, party, place, donor,
    claimant, publisher, source
from revisions
where seen_at >= :since and series = coalesce(:series, series)
    -- What differs in the last bits of a computed figure is no revision.
    and (difference is null or difference = 0 or abs(difference) > 1e-6)
order by seen_at desc, series, kind, day desc, conflict, party, place, donor, claimant, publisher, source;
