-- Which days are missing between the first and the last figure of a series: the gaps of each line.
-- :series = losses.personnel.total  any series
-- :conflict  default: all
-- :source  default: all
--
-- Example: series=civilians.killed
-- first_missing  last_missing  days_missing  conflict  kind   claimant  publisher  source
-- -------------  ------------  ------------  --------  -----  --------  ---------  -------
-- 2022-03-18     2022-03-19               2  ukraine   total  OHCHR     OCHA       starter
-- 2022-04-23     2022-04-24               2  ukraine   total  OHCHR     OCHA       starter
-- 2022-05-01     2022-05-01               1  ukraine   total  OHCHR     OCHA       starter
with days as (
    select distinct conflict, kind, party, place, donor, since, claimant, publisher, source, day from current
    where series = :series and conflict = coalesce(:conflict, conflict) and source = coalesce(:source, source)
),
steps as (
    select
        *, lag(day) over (
            partition by conflict, kind, party, place, donor, since, claimant, publisher, source order by day
        ) as before
    from days
)
select
    date(before, '+1 day') as first_missing, date(day, '-1 day') as last_missing,
    cast(julianday(day) - julianday(before) as integer) - 1 as days_missing, conflict, kind, party, place, donor,
    since, claimant, publisher, source
from steps
where julianday(day) - julianday(before) > 1
order by first_missing, conflict, party, place, donor, claimant, publisher, source;
