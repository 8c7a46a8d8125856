-- Missiles (or drones, or bombs) launched and intercepted by month, and the rate; only days with both figures.
-- :weapon = missiles  missiles, drones or bombs
-- :conflict  default: all
--
-- Example:
-- month    launched  intercepted  intercepted_per_cent  reports  unit   conflict  party  claimant
-- -------  --------  -----------  --------------------  -------  -----  --------  -----  --------------------
-- 2024-09         4            0                   0.0        1  items  ukraine   RU
-- 2025-04         1            0                   0.0        1  items  ukraine   RU
-- 2022-09         5            4                  80.0        1  items  ukraine   RU     Air Force of Ukraine
select
    substr(l.day, 1, 7) as month, sum(l.value) as launched, sum(i.value) as intercepted,
    round(100.0 * sum(i.value) / nullif(sum(l.value), 0), 1) as intercepted_per_cent, count(*) as reports,
    l.unit, l.conflict, l.party, l.donor, l.since, l.claimant, l.publisher, l.source
from current l
join current i on i.series = 'attacks.' || :weapon || '_intercepted' and i.conflict = l.conflict and i.kind = l.kind
    and i.day = l.day and i.source = l.source and i.party is l.party and i.place is l.place and i.donor is l.donor and i.unit is l.unit
    and i.since is l.since
    and i.period_days is l.period_days and i.claimant is l.claimant and i.publisher is l.publisher
where l.series = 'attacks.' || :weapon || '_launched' and l.kind = 'change' and coalesce(l.period_days, 1) = 1
    and l.place is null and l.value is not null and i.value is not null and l.conflict = coalesce(:conflict, l.conflict)
group by month, l.unit, l.conflict, l.party, l.donor, l.since, l.claimant, l.publisher, l.source
order by l.conflict, l.party, l.claimant, l.publisher, l.source, month;
