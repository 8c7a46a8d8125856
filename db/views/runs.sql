-- The run log: one row for each document that was read, with what came of it.
create view runs as
select
    f.id as run,
    f.source,
    f.address as url,
    f.seen_at,
    f.outcome,
    f.new,
    f.revised,
    f.withdrawn,
    f.unchanged,
    f.held,
    (select count(*) from ledger_problems p where p.fetch = f.id) as problems,
    d.hash as document,
    f.recorded_at,
    f.program
from ledger_fetches f
join ledger_documents d on d.id = f.document;
