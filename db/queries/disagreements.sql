-- Where two claimants, or two channels of one claimant, give different values for the same thing on the same day.
-- Parameters: series (default: all).
select series, day, differs_between, value_a, source_a, publisher_a, value_b, source_b, publisher_b, difference
from disagreements
where series = coalesce(:series, series)
order by day desc, series;
