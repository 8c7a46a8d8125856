-- A series as it was known at an instant: the values that stood then, not those that stand now.
-- :series = losses.personnel.total  any series
-- :as_of = 9999-12-31T00:00:00Z  the instant; a day means its last second
-- :conflict  default: all
-- :source  default: all
-- :since = 1900-01-01  first day
--
-- Example: since=2026-06-07
-- day             value  qualifier  unit    kind   conflict  party  claimant                  publisher     source
-- ----------  ---------  ---------  ------  -----  --------  -----  ------------------------  ------------  -------
-- 2026-06-07  1,373,620  about      people  total  ukraine   RU     General Staff of Ukraine  PetroIvaniuk  starter
-- 2026-06-08  1,374,950  about      people  total  ukraine   RU     General Staff of Ukraine  PetroIvaniuk  starter
select
    day, value, low, high, qualifier, unit, kind, period_days, conflict, party, place, donor, since, claimant, publisher,
    source, seen_at, superseded_at
from claims
where series = :series and conflict = coalesce(:conflict, conflict) and source = coalesce(:source, source)
    and day >= :since and status = 'accepted'
    and seen_at <= :as_of and (superseded_at is null or superseded_at > :as_of)
window line as (partition by conflict, kind, party, place, donor, since, claimant, publisher, source)
order by
    conflict, kind, party, place, donor, since, claimant, count(*) over line desc, publisher, source, day, period_days;
