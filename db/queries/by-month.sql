-- A series by month: its last figure, what a total grew by, the sum of counts.
-- :series = losses.personnel.total  any series
-- :conflict  default: all
-- :since = 1900-01-01  first day
--
-- Example: since=2026-04-01
select month, value, change, qualifier, unit, day as last_day, from_day, conflict, party, place, donor, claimant, source
from monthly
where series = :series and conflict = coalesce(:conflict, conflict) and month >= substr(:since, 1, 7)
order by conflict, party, place, donor, claimant, publisher, source, month;
