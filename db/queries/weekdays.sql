-- Whether reports come evenly: the average daily change of a total by day of the week.
-- :series = losses.personnel.total  a total
-- :conflict  default: all
-- :source  default: all
-- :since = 1900-01-01  first day
--
-- Example: since=2025-01-01
-- weekday  average_change  reports  unit    conflict  party  claimant                  publisher     source
-- -------  --------------  -------  ------  --------  -----  ------------------------  ------------  -------
-- Sunday          1,126.8       75  people  ukraine   RU     General Staff of Ukraine  PetroIvaniuk  starter
-- Monday          1,088.3       75  people  ukraine   RU     General Staff of Ukraine  PetroIvaniuk  starter
-- Tuesday         1,103.0       74  people  ukraine   RU     General Staff of Ukraine  PetroIvaniuk  starter
select
    case strftime('%w', day)
        when '0' then 'Sunday' when '1' then 'Monday' when '2' then 'Tuesday' when '3' then 'Wednesday'
        when '4' then 'Thursday' when '5' then 'Friday' else 'Saturday'
    end as weekday,
    round(avg(change), 1) as average_change, count(*) as reports, unit, conflict, party, place, donor, since, claimant,
    publisher, source
from changes
where series = :series and over_days = 1 and change is not null and day >= :since
    and conflict = coalesce(:conflict, conflict) and source = coalesce(:source, source)
group by conflict, party, place, donor, since, claimant, publisher, source, unit, strftime('%w', day)
window line as (partition by conflict, party, place, donor, since, claimant, publisher, source, unit)
order by
    conflict, party, place, donor, since, claimant, sum(count(*)) over line desc, publisher, source, unit,
    strftime('%w', day);
