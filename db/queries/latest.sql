-- The newest figure of every series of a conflict, with the words it was read from.
-- :conflict  only this conflict; default: all
--
-- Example: conflict=ukraine
-- conflict  series                                   kind    party  day          value  unit
-- --------  ---------------------------------------  ------  -----  ----------  ------  -----
-- ukraine   losses.equipment.afv.correction          change  RU     2025-12-31       0  units
-- ukraine   losses.equipment.afv.total               total   RU     2026-06-08  24,705  units
-- ukraine   losses.equipment.air_defense.correction  change  RU     2025-12-31       2  units
select conflict, series, kind, party, place, donor, day, value, low, high, qualifier, unit, claimant, source, quote
from latest
where conflict = coalesce(:conflict, conflict)
order by conflict, series, party, place, donor, claimant, source;
