-- The exact bytes kept in the archive, with where they were first seen, and when last.
create view documents as
select
    d.hash as document,  -- SHA-256 of the bytes
    f.source,
    f.address as url,  -- where it was first fetched from
    nullif(f.publisher, '') as publisher,  -- who printed it, where the fetch knew
    nullif(f.published, '') as published,  -- when it was printed, where the fetch knew
    d.bytes,  -- its length
    f.seen_at,  -- the UTC instant of the first fetch
    max(o.seen_at) as last_seen_at,  -- the UTC instant of the newest fetch that gave the same bytes
    count(*) as fetches  -- how often it was fetched
from ledger_documents d
join ledger_fetches f on f.document = d.id
join ledger_fetches o on o.document = d.id and o.source = f.source
where f.id = (
    select e.id from ledger_fetches e
    where e.document = d.id and e.source = f.source
    order by e.seen_at, e.moment, e.id limit 1
)
group by f.id;
