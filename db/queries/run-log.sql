-- The newest runs: what was read, and what came of it.
-- :count = 20  how many
-- :source  default: all
--
-- Example: count=3
select seen_at, source, outcome, new, revised, withdrawn, unchanged, held, problems, url
from runs
where source = coalesce(:source, source)
order by seen_at desc, source, url
limit :count;
