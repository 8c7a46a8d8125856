-- The newest runs: what was read, and what came of it.
-- :count = 20  how many
-- :source  default: all
--
-- Example: count=3
-- seen_at               source   outcome     new  revised  withdrawn  unchanged  held  problems  url
-- --------------------  -------  --------  -----  -------  ---------  ---------  ----  --------  --------------------
-- 2027-01-01T00:00:00Z  starter  recorded    305        0          0          0     0         0  file:aid-tonnage.csv
-- 2027-01-01T00:00:00Z  starter  recorded  7,463        0          0          0     0         0  file:aid.csv
-- 2027-01-01T00:00:00Z  starter  recorded  5,374        0          0          0     0         0  file:attacks.csv
select seen_at, source, outcome, new, revised, withdrawn, unchanged, held, problems, url
from runs
where source = coalesce(:source, source)
order by seen_at desc, source, url
limit :count;
