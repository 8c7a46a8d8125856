-- The days with the largest reported increase of a total: changes over one day.
-- :series = losses.personnel.total  a total
-- :conflict  default: all
-- :source  default: all
-- :count = 20  how many days
--
-- Example: count=3
select day, change, correction, qualifier, value as total, conflict, party, claimant, publisher, source
from changes
where series = :series and conflict = coalesce(:conflict, conflict) and source = coalesce(:source, source)
    and change is not null and over_days = 1
order by change desc, day
limit :count;
