-- Two or more claimants of one series side by side at the end of each month: the least, the greatest, who says them.
-- :series = losses.personnel.total  a total or level
-- :conflict  default: all
--
-- Example:
-- (these figures hold no such thing)
with months as (
    select *, count(*) over figures as claimants, min(value) over figures as least, max(value) over figures as greatest
    from monthly
    where series = :series and value is not null and conflict = coalesce(:conflict, conflict)
    window figures as (partition by conflict, kind, party, place, donor, since, unit, month)
)
select
    month, claimant, value, qualifier, unit, greatest - least as spread, conflict, party, place, donor, day, publisher,
    source
from months
where claimants > 1
order by month desc, conflict, party, place, donor, value desc, claimant, source;
