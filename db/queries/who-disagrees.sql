-- Who disagrees with whom: for each pair of claimants and each series, on how many days and by how much.
-- :conflict  default: all
--
-- Example:
-- conflict  series                      claimant_a            claimant_b               days  first_day   last_day
-- --------  --------------------------  --------------------  -----------------------  ----  ----------  ----------
-- ukraine   territory.occupied_area     DeepState             Neue Zürcher Zeitung      696  2024-07-08  2026-06-09
-- ukraine   attacks.drones_intercepted  Air Force of Ukraine  Air commands of Ukraine   420  2022-10-05  2026-04-04
-- ukraine   attacks.drones_launched     Air Force of Ukraine  Air commands of Ukraine   420  2022-10-05  2026-04-04
select
    conflict, series, claimant_a, claimant_b, count(*) as days, min(day) as first_day, max(day) as last_day,
    round(avg(abs(difference)), 1) as average_difference, max(abs(difference)) as largest_difference, unit
from disagreements
where differs_between = 'claimants' and conflict = coalesce(:conflict, conflict)
group by conflict, series, claimant_a, claimant_b, unit
order by days desc, series, claimant_a, claimant_b;
