-- The figures that were revised or withdrawn, newest first: old, new, and how long after their day.
-- Parameters: since (an instant; default: all).
select seen_at, series, day, old_value, new_value, difference, type, days_after, claimant, publisher, source
from revisions
where seen_at >= coalesce(:since, '')
order by seen_at desc, series, day desc;
