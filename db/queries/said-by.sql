-- Everything one claimant ever said, the newest day first.
-- :claimant = UNHCR  who states it
-- :conflict  default: all
-- :count = 1000  how many claims
--
-- Example: "claimant=General Staff of Ukraine" count=3
-- day         conflict  series                              kind   party   value  unit   publisher     source   quote
-- ----------  --------  ----------------------------------  -----  -----  ------  -----  ------------  -------  -----
-- 2026-06-08  ukraine   losses.equipment.afv.total          total  RU     24,705  units  PetroIvaniuk  starter  24705
-- 2026-06-08  ukraine   losses.equipment.air_defense.total  total  RU      1,409  units  PetroIvaniuk  starter  1409
-- 2026-06-08  ukraine   losses.equipment.aircraft.total     total  RU        436  units  PetroIvaniuk  starter  436
select
    day, conflict, series, kind, party, place, donor, since, period_days, value, low, high, qualifier, unit, publisher, source, quote, seen_at,
    superseded_at, status
from claims
where claimant = :claimant and conflict = coalesce(:conflict, conflict)
order by day desc, series, kind, party, place, donor, seen_at desc, source
limit :count;
