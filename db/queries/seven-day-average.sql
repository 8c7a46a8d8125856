-- The average change of a total over the seven days that end on each day, where at least five of them are known. Of one
-- claimant the channel with the most reports comes first.
-- :series = losses.personnel.total  a total
-- :conflict  default: all
-- :source  default: all
-- :since = 2022-01-01  first day
--
-- Example: since=2026-06-01
-- day         change  average_of_7_days  days_known  unit    conflict  party  claimant                  publisher
-- ----------  ------  -----------------  ----------  ------  --------  -----  ------------------------  ------------
-- 2026-06-01   1,410            1,218.6           7  people  ukraine   RU     General Staff of Ukraine  PetroIvaniuk
-- 2026-06-02   1,440            1,280.0           7  people  ukraine   RU     General Staff of Ukraine  PetroIvaniuk
-- 2026-06-03   1,130            1,298.6           7  people  ukraine   RU     General Staff of Ukraine  PetroIvaniuk
with days as (
    select *, case when over_days = 1 then change end as per_day from changes
    where series = :series and conflict = coalesce(:conflict, conflict) and source = coalesce(:source, source)
        and day >= date(:since, '-6 days')
),
averages as (
    select
        *, avg(per_day) over week as average, count(per_day) over week as known
    from days
    window week as (
        partition by conflict, party, place, donor, since, claimant, publisher, source
        order by julianday(day) range between 6 preceding and current row
    )
)
select
    day, per_day as change, case when known >= 5 then round(average, 1) end as average_of_7_days, known as days_known,
    unit, conflict, party, place, donor, since, claimant, publisher, source
from averages
where day >= :since
window line as (partition by conflict, party, place, donor, since, claimant, publisher, source)
order by conflict, party, place, donor, since, claimant, count(*) over line desc, publisher, source, day;
