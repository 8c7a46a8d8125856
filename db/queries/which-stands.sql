-- The figure of each day by the rule of its series, where several claimants or channels speak: whose it is, by which
-- rule, and how many others there are.
-- :series  default: all
-- :since = 1900-01-01  first day
-- :until = 9999-12-31  last day
-- :conflict  default: all
-- :count = 1000  how many, the newest
--
-- Example: series=territory.occupied_area until=2026-06-09
-- series                   day                  value  unit  claimant   publisher  source   rule  others  conflict
-- -----------------------  ----------  --------------  ----  ---------  ---------  -------  ----  ------  --------
-- territory.occupied_area  2026-06-09  116,919.978758  km2   DeepState  cyterat    starter  maps       1  ukraine
-- territory.occupied_area  2026-06-08  116,914.452419  km2   DeepState  cyterat    starter  maps       1  ukraine
-- territory.occupied_area  2026-06-07  116,912.455081  km2   DeepState  cyterat    starter  maps       1  ukraine
with recursive reach as (
    select min(max(last_day), :until) as newest, min(first_day) as oldest from lines
    where series = coalesce(:series, series) and conflict = coalesce(:conflict, conflict)
),
-- The newest days first, then four times as many each time, until they have enough.
spans (since, days) as (
    select max(date(newest, '-7 days'), :since), 7 from reach where newest is not null
    union all
    select max(date(newest, '-' || (4 * days) || ' days'), :since), 4 * days
    from spans
    cross join reach
    where since > oldest and since > :since and :count > (
        select count(*) from (
            select 1 from standing
            where series = coalesce(:series, series) and conflict = coalesce(:conflict, conflict)
                and day >= spans.since and day <= :until
            limit :count
        )
    )
)
select
    series, day, value, low, high, qualifier, unit, claimant, publisher, source, rule, others, conflict, kind, party,
    place, donor
from standing
where series = coalesce(:series, series) and day >= (select min(since) from spans) and day <= :until
    and conflict = coalesce(:conflict, conflict)
order by day desc, series, conflict, kind, party, place, donor
limit :count;
