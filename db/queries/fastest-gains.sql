-- The reporting intervals in which a level rose most for each day: area gained, refugees arrived.
-- :series = territory.occupied_area  a series with levels
-- :conflict  default: all
-- :count = 20  how many intervals
--
-- Example:
-- from_day    day               gain  gain_per_day   from_value        value  unit  kind   conflict  party
-- ----------  ----------  ----------  ------------  -----------  -----------  ----  -----  --------  -----
-- 2022-03-22  2022-03-23  30,582.539     30,582.54  112,494.832  143,077.371  km2   level  ukraine   RU
-- 2022-02-24  2022-02-25  16,301.796      16,301.8   57,309.166   73,610.962  km2   level  ukraine   RU
-- 2022-03-25  2022-03-26  14,393.305      14,393.3  141,329.737  155,723.042  km2   level  ukraine   RU
with steps as (
    select
        *,
        lag(day) over line as from_day,
        lag(value) over line as from_value,
        lag(unit) over line as from_unit
    from current
    where series = :series and kind in ('level', 'total') and value is not null
        and conflict = coalesce(:conflict, conflict)
    window line as (
        partition by conflict, kind, party, place, donor, since, claimant, publisher, source order by day, period_days
    )
)
select
    from_day, day, iif(typeof(value - from_value) = 'real', round(value - from_value, 6), value - from_value) as gain,
    round((value - from_value) / (julianday(day) - julianday(from_day)), 2) as gain_per_day, from_value, value, unit,
    kind, conflict, party, place, donor, since, claimant, publisher, source
from steps
where from_unit = unit
order by unit, kind, gain_per_day desc, day, conflict, party, place, claimant, source
limit :count;
