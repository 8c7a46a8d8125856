-- A series by year: its last figure, what a total grew by, the sum of counts. Null where a month cannot be added. Of one
-- claimant the channel with the most months comes first.
-- :series = losses.personnel.total  any series
-- :conflict  default: all
-- :source  default: all
--
-- Example:
-- year    value   change  unit    last_day    from_day    conflict  kind   party  claimant
-- ----  -------  -------  ------  ----------  ----------  --------  -----  -----  ------------------------
-- 2022  105,960  100,660  people  2022-12-31  2022-02-28  ukraine   total  RU     General Staff of Ukraine
-- 2023  359,230  253,270  people  2023-12-31  2022-12-31  ukraine   total  RU     General Staff of Ukraine
-- 2024  789,550  430,320  people  2024-12-31  2023-12-31  ukraine   total  RU     General Staff of Ukraine
with months as (
    select
        *, substr(month, 1, 4) as year,
        count(day) over (
            partition by conflict, kind, party, place, donor, since, claimant, publisher, source
        ) as figures
    from monthly
    where series = :series and conflict = coalesce(:conflict, conflict) and source = coalesce(:source, source)
),
years as (
    select
        *,
        first_value(value) over newest as last_value,
        first_value(day) over newest as last_day,
        row_number() over newest as place_from_end,
        sum(change) over whole as added,
        sum(day is not null and change is null and from_day is not null) over whole as unknown,
        sum(kind = 'change' and day is not null and change is null) over whole as not_added,
        min(coalesce(from_day, day)) over whole as from_first_day
    from months
    where day is not null
    window
        newest as (
            partition by conflict, kind, party, place, donor, since, claimant, publisher, source, year
            order by month desc
        ),
        whole as (partition by conflict, kind, party, place, donor, since, claimant, publisher, source, year)
)
select
    year, last_value as value, case when unknown = 0 and not_added = 0 then added end as change, unit, last_day,
    from_first_day as from_day, conflict, kind, party, place, donor, since, claimant, publisher, source
from years
where place_from_end = 1
order by conflict, kind, party, place, donor, since, claimant, figures desc, publisher, source, year;
