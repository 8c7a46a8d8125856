-- The exact bytes kept in the archive, with where and when they were first and last seen.
create view documents as
select
    d.hash as document,
    f.source,
    f.address as url,
    nullif(f.publisher, '') as publisher,
    nullif(f.published, '') as published,
    d.bytes,
    min(f.seen_at) as seen_at,
    max(f.seen_at) as last_seen_at,
    count(*) as fetches
from ledger_documents d
join ledger_fetches f on f.document = d.id
group by d.id, f.source;
