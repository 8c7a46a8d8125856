-- The share of a country that is occupied, at the end of each month, with the change in percentage points.
-- :conflict  default: all
--
-- Example:
-- (these figures hold no such thing)
select
    month, value as share, qualifier, unit, day,
    round(value - lag(value) over (
        partition by conflict, party, place, donor, since, claimant, publisher, source order by month
    ), 2) as points,
    conflict, party, place, claimant, source
from monthly
where series = 'territory.occupied_share' and day is not null and conflict = coalesce(:conflict, conflict)
order by conflict, party, place, claimant, publisher, source, month;
