-- The reporting intervals in which a level rose most for each day: area gained, refugees arrived.
-- :series = territory.occupied_area  a series with levels
-- :conflict  default: all
-- :count = 20  how many intervals
--
-- Example:
-- (these figures hold no such thing)
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
        partition by conflict, kind, party, place, donor, since, claimant, publisher, source order by day
    )
)
select
    from_day, day, value - from_value as gain,
    round((value - from_value) / (julianday(day) - julianday(from_day)), 2) as gain_per_day, from_value, value, unit,
    conflict, party, place, claimant, source
from steps
where from_unit = unit
order by gain_per_day desc, day
limit :count;
