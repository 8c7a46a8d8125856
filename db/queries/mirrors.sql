-- Mirrors that differ: one claimant's figures as two publishers or sources print them.
-- :series  default: all
-- :conflict  default: all
-- :since = 1900-01-01  first day
--
-- Example:
-- conflict  series                            kind    claimant        publisher_a     source_a  publisher_b  source_b
-- --------  --------------------------------  ------  --------------  --------------  --------  -----------  --------
-- ukraine   aid.money.military.allocated      change  Kiel Institute  Kiel Institute  starter   marhip97     starter
-- ukraine   aid.money.humanitarian.allocated  change  Kiel Institute  Kiel Institute  starter   marhip97     starter
-- ukraine   aid.money.financial.allocated     change  Kiel Institute  Kiel Institute  starter   marhip97     starter
select
    conflict, series, kind, claimant_a as claimant, publisher_a, source_a, publisher_b, source_b, count(*) as figures,
    count(distinct day) as days, min(day) as first_day, max(day) as last_day,
    iif(typeof(max(abs(difference))) = 'real', round(max(abs(difference)), 6), max(abs(difference))) as largest_difference, unit
from disagreements
where differs_between = 'channels' and series = coalesce(:series, series) and conflict = coalesce(:conflict, conflict) and day >= :since
group by conflict, series, kind, claimant_a, publisher_a, source_a, publisher_b, source_b, unit
order by figures desc, series, kind, publisher_a, source_a, publisher_b, source_b, unit;
