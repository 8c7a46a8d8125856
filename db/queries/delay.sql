-- How many days after its day a figure is first seen, by source: the newest figures of each line.
--
-- Example:
-- source   conflict  lines  least  average    most
-- -------  --------  -----  -----  -------  ------
-- starter  global    2,166    700    903.3  10,927
-- starter  sudan        12    700    764.3     989
-- starter  drc          10    700    732.9     945
select
    source, conflict, count(*) as lines, min(cast(julianday(substr(seen_at, 1, 10)) - julianday(day) as integer)) as least,
    round(avg(julianday(substr(seen_at, 1, 10)) - julianday(day)), 1) as average,
    max(cast(julianday(substr(seen_at, 1, 10)) - julianday(day) as integer)) as most
from latest
group by source, conflict
order by average desc, source, conflict;
