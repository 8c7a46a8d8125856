-- Corrections that claimants published themselves, with the total they belong to.
-- :conflict  default: all
--
-- Example:
-- day         total                               correction  unit   quote  conflict  party  claimant
-- ----------  ----------------------------------  ----------  -----  -----  --------  -----  ------------------------
-- 2025-12-31  losses.equipment.air_defense.total           2  units  2      ukraine   RU     General Staff of Ukraine
-- 2025-12-31  losses.equipment.artillery.total            20  units  20     ukraine   RU     General Staff of Ukraine
-- 2025-12-31  losses.equipment.mlrs.total                  3  units  3      ukraine   RU     General Staff of Ukraine
select
    c.day, s.corrects as total, c.value as correction, c.unit, c.quote, c.conflict, c.party, c.place, c.claimant,
    c.publisher, c.source
from series s
join current c on c.series = s.series
where s.corrects is not null and c.value <> 0 and c.conflict = coalesce(:conflict, c.conflict)
order by c.day desc, total, c.party, c.place, c.claimant, c.publisher, c.source;
