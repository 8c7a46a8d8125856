-- The days with the largest reported loss of a series, from the running total.
-- Parameters: series (default: losses.personnel.total).
select day, change, over_days, correction, value as total, claimant, source
from changes
where series = coalesce(:series, 'losses.personnel.total') and change is not null
order by change desc
limit 20;
