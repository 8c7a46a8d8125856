-- All series of a family, such as each kind of equipment: the newest total and what it grew by over some days.
-- :family = losses.equipment  series whose id begins so
-- :conflict  default: all
-- :source  default: all
-- :days = 30  how many days
--
-- Example:
-- series                              total  unit   day         change  conflict  party  claimant
-- --------------------------------  -------  -----  ----------  ------  --------  -----  ------------------------
-- losses.equipment.uav.total        336,224  units  2026-06-08  55,016  ukraine   RU     General Staff of Ukraine
-- losses.equipment.vehicle.total    104,414  units  2026-06-08   9,162  ukraine   RU     General Staff of Ukraine
-- losses.equipment.artillery.total   43,564  units  2026-06-08   1,852  ukraine   RU     General Staff of Ukraine
select
    l.series, l.value as total, l.qualifier, l.unit, l.day,
    (
        select case when count(c.change) = count(*) then sum(c.change) end from changes c
        where c.series = l.series and c.conflict = l.conflict and c.source = l.source
            and c.party is l.party and c.place is l.place and c.donor is l.donor and c.since is l.since
            and c.claimant is l.claimant and c.publisher is l.publisher
            and c.day > date(l.day, '-' || :days || ' days') and c.from_day >= date(l.day, '-' || :days || ' days')
    ) as change,
    l.conflict, l.party, l.place, l.donor, l.since, l.claimant, l.publisher, l.source
from latest l
where l.series >= :family || '.' and l.series < :family || '/' and l.kind = 'total'
    and l.conflict = coalesce(:conflict, l.conflict) and l.source = coalesce(:source, l.source)
order by l.unit, l.value desc, l.series, l.claimant, l.source;
