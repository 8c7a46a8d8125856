-- How many days after its day a figure is first seen, by source: the newest figures of each line.
--
-- Example:
-- source   conflict  lines  least  average   most
-- -------  --------  -----  -----  -------  -----
-- starter  ukraine      33    207    456.4  1,710
select
    source, conflict, count(*) as lines, min(cast(julianday(substr(seen_at, 1, 10)) - julianday(day) as integer)) as least,
    round(avg(julianday(substr(seen_at, 1, 10)) - julianday(day)), 1) as average,
    max(cast(julianday(substr(seen_at, 1, 10)) - julianday(day) as integer)) as most
from latest
group by source, conflict
order by average desc, source, conflict;
