-- Totals that fell: what nobody declared and no published correction explains comes first.
-- :conflict  default: all
--
-- Example:
-- day         series                            from_value   value  fall  unit   conflict  party
-- ----------  --------------------------------  ----------  ------  ----  -----  --------  -----
-- 2026-03-04  losses.equipment.artillery.total      37,842  37,832   -10  units  ukraine   RU
-- 2024-10-21  losses.confirmed.ifv.total             4,708   4,707    -1  units  ukraine   RU
-- 2024-10-21  losses.confirmed.ifv.total             1,049   1,048    -1  units  ukraine   UA
select
    day, series, from_value, value, value - from_value as fall, correction, break, unit,
    case when break is not null then 'declared ' || break when correction < 0 then 'published correction' end as explained,
    conflict, party, place, donor, since, claimant, publisher, source
from changes
where value < from_value and conflict = coalesce(:conflict, conflict)
order by explained is not null, day desc, series, claimant, source;
