-- How many days after its day a figure is first seen, by source: the newest figures of each line.
--
-- Example:
-- source   conflict  lines  least  average    most
-- -------  --------  -----  -----  -------  ------
-- starter  global    2,168    700    903.9  10,927
-- starter  ethiopia     11    700    806.9   1,547
-- starter  yemen        10    700    789.0   1,506
select
    source, conflict, count(*) as lines, min(cast(julianday(substr(seen_at, 1, 10)) - julianday(day) as integer)) as least,
    round(avg(julianday(substr(seen_at, 1, 10)) - julianday(day)), 1) as average,
    max(cast(julianday(substr(seen_at, 1, 10)) - julianday(day) as integer)) as most
from latest
group by source, conflict
order by average desc, source, conflict;
