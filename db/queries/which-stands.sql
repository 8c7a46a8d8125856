-- The figure of each day by the rule of its series, where several claimants or channels speak: whose it is, by which rule, and how many others there are.
-- :series  default: all
-- :since = 1900-01-01  first day
-- :until = 9999-12-31  last day
-- :conflict  default: all
--
-- Example: series=territory.occupied_area until=2026-06-09
-- series                   day                  value  unit  claimant   publisher  source   rule  others  conflict
-- -----------------------  ----------  --------------  ----  ---------  ---------  -------  ----  ------  --------
-- territory.occupied_area  2026-06-09  116,919.978758  km2   DeepState  cyterat    starter  maps       1  ukraine
-- territory.occupied_area  2026-06-08  116,914.452419  km2   DeepState  cyterat    starter  maps       1  ukraine
-- territory.occupied_area  2026-06-07  116,912.455081  km2   DeepState  cyterat    starter  maps       1  ukraine
select
    series, day, value, low, high, qualifier, unit, claimant, publisher, source, rule, others, conflict, kind, party,
    place, donor
from standing
where series = coalesce(:series, series) and day >= :since and day <= :until
    and conflict = coalesce(:conflict, conflict)
order by day desc, series, conflict, kind, party, place, donor;
