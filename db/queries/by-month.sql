-- A series by month: its last figure, what a total grew by, the sum of counts. Of one claimant the channel with the most
-- months comes first.
-- :series = losses.personnel.total  any series
-- :conflict  default: all
-- :source  default: all
-- :since = 1900-01-01  first day
--
-- Example: since=2026-04-01
-- month        value  change  qualifier  unit    last_day    from_day    kind   conflict  party
-- -------  ---------  ------  ---------  ------  ----------  ----------  -----  --------  -----
-- 2026-04  1,330,290  32,620  about      people  2026-04-30  2026-03-31  total  ukraine   RU
-- 2026-05  1,364,060  33,770  about      people  2026-05-31  2026-04-30  total  ukraine   RU
-- 2026-06  1,374,950  10,890  about      people  2026-06-08  2026-05-31  total  ukraine   RU
select
    month, value, change, qualifier, unit, day as last_day, from_day, kind, conflict, party, place, donor, since, claimant,
    publisher, source
from monthly
where series = :series and conflict = coalesce(:conflict, conflict) and source = coalesce(:source, source)
    and month >= substr(:since, 1, 7)
window line as (partition by conflict, kind, party, place, donor, since, claimant, publisher, source)
order by conflict, kind, party, place, donor, since, claimant, count(day) over line desc, publisher, source, month;
