-- How much a total has grown since a day: the last report before that day against the newest. Of one claimant the
-- channel that reaches furthest comes first.
-- :series = losses.personnel.total  a total
-- :since = 2024-01-01  the day of the event
-- :conflict  default: all
-- :source  default: all
--
-- Example: since=2025-01-01
-- conflict  party  claimant                  day_before  value_before  day             value   change  over_days
-- --------  -----  ------------------------  ----------  ------------  ----------  ---------  -------  ---------
-- ukraine   RU     General Staff of Ukraine  2024-12-31       789,550  2026-06-08  1,374,950  585,400        524
select
    n.conflict, n.party, n.place, n.claimant, o.day as day_before, o.value as value_before, n.day, n.value,
    case when not exists (
        select 1 from breaks b
        where b.series = n.series and b.conflict = n.conflict and b.type in ('restart', 'merge')
            and b.day > o.day and b.day <= n.day and coalesce(b.claimant, n.claimant) is n.claimant
    ) then n.value - o.value end as change,
    cast(julianday(n.day) - julianday(o.day) as integer) as over_days, n.unit, n.donor, n.since, n.publisher, n.source
from latest n
join current o on o.series = n.series and o.conflict = n.conflict and o.kind = n.kind and o.source = n.source
    and o.party is n.party and o.place is n.place and o.donor is n.donor and o.since is n.since
    and o.claimant is n.claimant and o.publisher is n.publisher and o.unit is n.unit and o.value is not null
    and o.day = (
        select max(e.day) from current e
        where e.series = n.series and e.conflict = n.conflict and e.kind = n.kind and e.source = n.source
            and e.party is n.party and e.place is n.place and e.donor is n.donor and e.since is n.since
            and e.claimant is n.claimant and e.publisher is n.publisher and e.value is not null and e.day < :since
    )
where n.series = :series and n.kind = 'total' and n.conflict = coalesce(:conflict, n.conflict)
    and n.source = coalesce(:source, n.source) and n.day >= :since
order by n.conflict, n.party, n.place, n.donor, n.since, n.claimant, n.day desc, o.day desc, n.publisher, n.source;
