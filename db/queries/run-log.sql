-- The newest runs: what was read, and what came of it.
-- :count = 20  how many
-- :source  default: all
--
-- Example: count=3
-- seen_at               source   outcome      new  revised  withdrawn  unchanged  held  problems
-- --------------------  -------  --------  ------  -------  ---------  ---------  ----  --------
-- 2027-01-01T00:00:00Z  starter  recorded  21,852        0          0          0     0         0
select seen_at, source, outcome, new, revised, withdrawn, unchanged, held, problems, url
from runs
where source = coalesce(:source, source)
order by seen_at desc, source, url
limit :count;
