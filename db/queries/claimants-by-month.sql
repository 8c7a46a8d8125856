-- Two or more claimants of one series side by side at the end of each month: the least, the greatest, who says them.
-- :series = losses.personnel.total  a total or level
-- :conflict  default: all
--
-- Example:
-- (these figures hold no such thing)
with months as (
    select
        *, min(claimant) over figures <> max(claimant) over figures as several, min(value) over figures as least,
        max(value) over figures as greatest
    from monthly
    where series = :series and value is not null and conflict = coalesce(:conflict, conflict)
    window figures as (partition by conflict, kind, party, place, donor, since, unit, month)
)
select
    month, claimant, value, qualifier, unit, greatest - least as spread, kind, conflict, party, place, donor, since, day,
    publisher, source
from months
where several
order by month desc, conflict, kind, party, place, donor, since, unit, value desc, claimant, publisher, source;
