-- How each source revises each series: how often, by how much, how long after the day.
-- :series  default: all
--
-- Example:
-- conflict  series                  kind    source   claimant                  publisher           revisions
-- --------  ----------------------  ------  -------  ------------------------  ------------------  ---------
-- ukraine   refugees.arrivals       change  starter  UNHCR                     OCHA                       25
-- ukraine   losses.personnel.total  total   starter  General Staff of Ukraine  PetroIvaniuk                2
-- gaza      deaths.total            change  starter  Gaza Health Ministry      Tech for Palestine          1
select
    conflict, series, kind, source, claimant, publisher, count(*) as revisions, sum(type = 'withdrawal') as withdrawals,
    sum(difference > 0) as upwards, sum(difference < 0) as downwards, round(avg(abs(difference)), 1) as average_size,
    iif(typeof(max(abs(difference))) = 'real', round(max(abs(difference)), 6), max(abs(difference))) as largest, min(days_after) as soonest_days_after, max(days_after) as latest_days_after, unit
from revisions
where series = coalesce(:series, series)
    -- What differs in the last bits of a computed figure is no revision.
    and (difference is null or difference = 0 or abs(difference) > 1e-6)
group by conflict, series, kind, source, claimant, publisher, unit
order by revisions desc, series, kind, source, claimant, publisher, unit;
