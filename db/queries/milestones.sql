-- The first day on which a total was reported to have reached each multiple of a step.
-- :series = losses.personnel.total  a total
-- :step = 100000  the multiples
-- :conflict  default: all
--
-- Example:
-- reached  day           value  qualifier  unit    conflict  party  claimant                  source
-- -------  ----------  -------  ---------  ------  --------  -----  ------------------------  -------
-- 100,000  2022-12-22  100,400  about      people  ukraine   RU     General Staff of Ukraine  starter
-- 200,000  2023-05-17  200,590  about      people  ukraine   RU     General Staff of Ukraine  starter
-- 300,000  2023-10-31  300,810  about      people  ukraine   RU     General Staff of Ukraine  starter
select
    cast(value / :step as integer) * :step as reached, min(day) as day, value, qualifier, unit, conflict, party, place,
    claimant, source
from current
where series = :series and kind = 'total' and value >= :step and conflict = coalesce(:conflict, conflict)
group by conflict, party, place, donor, since, claimant, publisher, source, cast(value / :step as integer)
order by conflict, party, place, claimant, publisher, source, day;
