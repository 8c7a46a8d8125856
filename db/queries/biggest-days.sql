-- The days with the largest reported loss of a series: changes of the running total over one day.
-- Parameters: series (default: losses.personnel.total), source (default: all).
select day, change, correction, qualifier, value as total, claimant, publisher, source
from changes
where series = coalesce(:series, 'losses.personnel.total') and source = coalesce(:source, source)
    and change is not null and over_days = 1
order by change desc
limit 20;
