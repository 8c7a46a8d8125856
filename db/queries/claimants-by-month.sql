-- Two or more claimants of one series side by side at the end of each month: the least, the greatest, who says them.
-- :series = territory.occupied_area  a total or level
-- :conflict  default: all
--
-- Example:
-- month    claimant                       value  unit         spread  kind   conflict  party  day
-- -------  --------------------  --------------  ----  -------------  -----  --------  -----  ----------
-- 2026-06  DeepState             116,977.818085  km2   16,476.588085  level  ukraine   RU     2026-06-30
-- 2026-06  Neue Zürcher Zeitung      100,501.23  km2   16,476.588085  level  ukraine   RU     2026-06-09
-- 2026-05  DeepState             116,893.335693  km2   16,420.105693  level  ukraine   RU     2026-05-31
with months as (
    select
        *, min(claimant) over figures <> max(claimant) over figures as several, min(value) over figures as least,
        max(value) over figures as greatest
    from monthly
    where series = :series and value is not null and conflict = coalesce(:conflict, conflict)
    window figures as (partition by conflict, kind, party, place, donor, since, unit, month)
)
select
    month, claimant, value, qualifier, unit, iif(typeof(greatest - least) = 'real', round(greatest - least, 6), greatest - least) as spread, kind, conflict, party, place, donor, since, day,
    publisher, source
from months
where several
order by month desc, conflict, kind, party, place, donor, since, unit, value desc, claimant, publisher, source;
