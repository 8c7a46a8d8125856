-- Where two claimants, or two channels of one claimant, give different values for the same thing on the same day.
-- :series  default: all
-- :conflict  default: all
-- :since = 1900-01-01  first day
-- :count = 1000  how many, the newest
--
-- Example:
-- series                   day         differs_between  claimant_a         value_a  source_a  publisher_a
-- -----------------------  ----------  ---------------  ----------  --------------  --------  -----------
-- territory.occupied_area  2026-06-09  claimants        DeepState   116,919.978758  starter   cyterat
-- territory.occupied_area  2026-06-08  claimants        DeepState   116,914.452419  starter   cyterat
-- territory.occupied_area  2026-06-07  claimants        DeepState   116,912.455081  starter   cyterat
select
    series, day, differs_between, claimant_a, value_a, source_a, publisher_a, claimant_b, value_b, source_b,
    publisher_b, difference, unit, kind, conflict, party, place, donor, since
from disagreements
where series = coalesce(:series, series) and conflict = coalesce(:conflict, conflict)
    and day >= :since
order by day desc, series, kind, conflict, party, place, donor, claimant_a, claimant_b, source_a, source_b
limit :count;
