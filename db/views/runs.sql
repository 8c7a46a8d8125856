-- The run log: one row for each document that was read, with what came of it.
create view runs as
select
    f.id as run,  -- its number
    f.source,
    f.address as url,  -- what was read
    f.seen_at,  -- the UTC instant of the fetch
    f.outcome,  -- `recorded`, `unchanged` (the same bytes as before) or `refused`
    f.new,  -- claims of an identity not seen before
    f.revised,  -- claims with another value than before
    f.withdrawn,  -- claims that a complete document no longer had
    f.unchanged,  -- claims that said what was known
    f.held,  -- claims that a check does not trust
    (select count(*) from ledger_problems p where p.fetch = f.id) as problems,  -- how many were found
    d.hash as document,
    f.recorded_at,  -- the UTC instant at which the program wrote it down
    f.program  -- the version of the program
from ledger_fetches f
join ledger_documents d on d.id = f.document;
