-- Mirrors that differ: one claimant's figures as two publishers or sources print them.
-- :series  default: all
--
-- Example:
-- conflict  series                            claimant        publisher_a     source_a  publisher_b  source_b  days
-- --------  --------------------------------  --------------  --------------  --------  -----------  --------  ----
-- ukraine   aid.money.military.allocated      Kiel Institute  Kiel Institute  starter   marhip97     starter    400
-- ukraine   aid.money.humanitarian.allocated  Kiel Institute  Kiel Institute  starter   marhip97     starter    355
-- ukraine   aid.money.financial.allocated     Kiel Institute  Kiel Institute  starter   marhip97     starter    113
select
    conflict, series, claimant_a as claimant, publisher_a, source_a, publisher_b, source_b, count(*) as days,
    min(day) as first_day, max(day) as last_day, max(abs(difference)) as largest_difference, unit
from disagreements
where differs_between = 'channels' and series = coalesce(:series, series)
group by conflict, series, claimant_a, publisher_a, source_a, publisher_b, source_b, unit
order by days desc, series, publisher_a, publisher_b;
