-- The share of a country that is occupied, at the end of each month, with the change in percentage points.
-- :conflict  default: all
--
-- Example:
-- month        share  unit  day         points  conflict  party  claimant   publisher  source
-- -------  ---------  ----  ----------  ------  --------  -----  ---------  ---------  -------
-- 2024-07  18.138466  %     2024-07-31          ukraine   RU     DeepState  cyterat    starter
-- 2024-08   18.19663  %     2024-08-31    0.06  ukraine   RU     DeepState  cyterat    starter
-- 2024-09   18.26398  %     2024-09-30    0.07  ukraine   RU     DeepState  cyterat    starter
select
    month, value as share, qualifier, unit, day,
    round(value - lag(value) over (
        partition by conflict, party, place, donor, since, claimant, publisher, source order by month
    ), 2) as points,
    conflict, party, place, claimant, publisher, source
from monthly
where series = 'territory.occupied_share' and day is not null and conflict = coalesce(:conflict, conflict)
order by conflict, party, place, claimant, publisher, source, month;
