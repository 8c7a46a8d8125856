-- Totals that fell: what nobody declared and no published correction explains comes first.
-- :conflict  default: all
--
-- Example:
-- day         series                              from_value   value  fall  correction  explained             conflict
-- ----------  ----------------------------------  ----------  ------  ----  ----------  --------------------  --------
-- 2026-03-04  losses.equipment.artillery.total        37,842  37,832   -10                                    ukraine
-- 2023-05-28  losses.equipment.tank.total              3,799   3,797    -2                                    ukraine
-- 2025-10-03  losses.equipment.air_defense.total       1,224   1,222    -2          -2  published correction  ukraine
select
    day, series, from_value, value, value - from_value as fall, correction, break,
    case when break is not null then 'declared ' || break when correction < 0 then 'published correction' end as explained,
    conflict, party, place, claimant, source
from changes
where value < from_value and conflict = coalesce(:conflict, conflict)
order by explained is not null, day desc, series, claimant, source;
