-- A series as it was known at an instant: the values that stood then, not those that stand now.
-- :series = losses.personnel.total  any series
-- :as_of = 9999-12-31T00:00:00Z  the instant; a day means its last second
-- :conflict  default: all
-- :since = 1900-01-01  first day
--
-- Example: since=2026-06-07
-- day             value  qualifier  unit    conflict  party  claimant                  source   seen_at
-- ----------  ---------  ---------  ------  --------  -----  ------------------------  -------  --------------------
-- 2026-06-07  1,373,620  about      people  ukraine   RU     General Staff of Ukraine  starter  2027-01-01T00:00:00Z
-- 2026-06-08  1,374,950  about      people  ukraine   RU     General Staff of Ukraine  starter  2027-01-01T00:00:00Z
select day, value, low, high, qualifier, unit, conflict, party, place, donor, claimant, source, seen_at, superseded_at
from claims
where series = :series and conflict = coalesce(:conflict, conflict) and day >= :since and status = 'accepted'
    and seen_at <= :as_of and (superseded_at is null or superseded_at > :as_of)
order by conflict, party, place, donor, claimant, publisher, source, day;
