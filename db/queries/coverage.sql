-- What the ledger covers: for each line the first and the last day, the days with a figure and those without.
-- :conflict  default: all
--
-- Example:
-- conflict  series                                   kind    party  claimant                  publisher     source
-- --------  ---------------------------------------  ------  -----  ------------------------  ------------  -------
-- ukraine   losses.equipment.afv.correction          change  RU     General Staff of Ukraine  PetroIvaniuk  starter
-- ukraine   losses.equipment.afv.total               total   RU     General Staff of Ukraine  PetroIvaniuk  starter
-- ukraine   losses.equipment.air_defense.correction  change  RU     General Staff of Ukraine  PetroIvaniuk  starter
select
    conflict, series, kind, party, place, donor, claimant, publisher, source, min(day) as first_day,
    max(day) as last_day, count(distinct day) as days_known,
    cast(julianday(max(day)) - julianday(min(day)) as integer) + 1 - count(distinct day) as days_missing
from ledger_claims
where superseded_by is null and status = 'accepted' and conflict = coalesce(:conflict, conflict)
group by line
order by conflict, series, party, place, donor, claimant, publisher, source;
