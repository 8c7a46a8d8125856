-- The value that stands now for each identity; accepted only.
create view current as
select
    l.conflict,
    l.series,
    l.kind,
    nullif(l.party, '') as party,
    nullif(l.place, '') as place,
    nullif(l.donor, '') as donor,
    nullif(l.since, '') as since,
    e.day,
    nullif(e.period_days, 0) as period_days,
    e.value,
    e.low,
    e.high,
    e.qualifier,
    coalesce(e.unit, s.unit) as unit,
    nullif(l.claimant, '') as claimant,
    nullif(l.publisher, '') as publisher,
    l.source,
    coalesce(e.url, f.address) as url,
    e.quote,
    e.locator,
    d.hash as document,
    f.seen_at,
    null as superseded_at,
    'accepted' as status
from ledger_lines l
join ledger_entries e on e.line = l.id
join ledger_fetches f on f.id = e.fetch
join ledger_documents d on d.id = f.document
left join catalog_series s on s.series = l.series
where e.superseded_by is null and e.status = 0;
