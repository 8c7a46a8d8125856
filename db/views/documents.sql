-- The exact bytes kept in the archive, with where they were first seen, and when last.
create view documents as
select
    d.hash as document,
    f.source,
    f.address as url,
    nullif(f.publisher, '') as publisher,
    nullif(f.published, '') as published,
    d.bytes,
    f.seen_at,
    max(o.seen_at) as last_seen_at,
    count(*) as fetches
from ledger_documents d
join ledger_fetches f on f.document = d.id
join ledger_fetches o on o.document = d.id and o.source = f.source
where f.id = (
    select e.id from ledger_fetches e
    where e.document = d.id and e.source = f.source
    order by e.seen_at, e.moment, e.id limit 1
)
group by f.id;
