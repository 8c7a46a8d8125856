-- How each source revises each series: how often, by how much, how long after the day.
-- :series  default: all
--
-- Example:
-- (these figures hold no such thing)
select
    conflict, series, kind, source, claimant, publisher, count(*) as revisions, sum(type = 'withdrawal') as withdrawals,
    sum(difference > 0) as upwards, sum(difference < 0) as downwards, round(avg(abs(difference)), 1) as average_size,
    max(abs(difference)) as largest, min(days_after) as soonest_days_after, max(days_after) as latest_days_after, unit
from revisions
where series = coalesce(:series, series)
group by conflict, series, kind, source, claimant, publisher, unit
order by revisions desc, series, kind, source, claimant, publisher, unit;
