-- The newest day of `current` for each series, dimensions, claimant, publisher and source.
create view latest as
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
join ledger_entries e on e.line = l.id and e.superseded_by is null and e.status = 0 and e.day = (
    select n.day from ledger_entries n
    where n.line = l.id and n.superseded_by is null and n.status = 0
    order by n.day desc limit 1
)
join ledger_fetches f on f.id = e.fetch
join ledger_documents d on d.id = f.document
left join catalog_series s on s.series = l.series;
