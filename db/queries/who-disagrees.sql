-- Who disagrees with whom: for each pair of claimants and each series, on how many days and by how much.
-- :series  default: all
-- :conflict  default: all
-- :since = 1900-01-01  first day
--
-- Example:
-- conflict  series                      kind    claimant_a            claimant_b               days  figures
-- --------  --------------------------  ------  --------------------  -----------------------  ----  -------
-- ukraine   territory.occupied_area     level   DeepState             Neue Zürcher Zeitung      696      696
-- ukraine   attacks.drones_intercepted  change  Air Force of Ukraine  Air commands of Ukraine   420      420
-- ukraine   attacks.drones_launched     change  Air Force of Ukraine  Air commands of Ukraine   420      420
select
    conflict, series, kind, claimant_a, claimant_b, count(distinct day) as days, count(*) as figures,
    min(day) as first_day, max(day) as last_day, round(avg(abs(difference)), 1) as average_difference,
    iif(typeof(max(abs(difference))) = 'real', round(max(abs(difference)), 6), max(abs(difference))) as largest_difference, unit
from disagreements
where differs_between = 'claimants' and series = coalesce(:series, series)
    and conflict = coalesce(:conflict, conflict) and day >= :since
group by conflict, series, kind, claimant_a, claimant_b, unit
order by days desc, series, kind, claimant_a, claimant_b, unit;
