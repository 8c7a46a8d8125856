-- Every value ever recorded, with the ledger's own keys: what `claims`, `current` and `latest` are made of.
-- The joins to what a question does not ask for cost nothing: they are outer joins by key, so SQLite leaves them out.
create view ledger_claims as
select
    l.id as line,  -- key of the claim's line: everything of its identity but day and period
    e.superseded_by,  -- key of the fetch that replaced it; null while it stands
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
    f.hash as document,
    e.seen_at,
    e.superseded_at,
    case e.status
        when 0 then 'accepted'
        when 2 then 'withdrawn'
        else coalesce((
            select nullif(v.verdict, 'accepted') from ledger_decisions v
            where v.line = e.line and v.day = e.day and v.period_days = e.period_days
                and (v.value, v.low, v.high, v.qualifier, v.unit) is (e.value, e.low, e.high, e.qualifier, e.unit)
            order by v.id desc limit 1
        ), 'held')
    end as status
from ledger_lines l
left join catalog_series s on s.series = l.series  -- once a line, not once an entry
cross join ledger_entries e on e.line = l.id  -- by line, then by day: the order of the key
left join ledger_fetches f on f.id = e.fetch
-- An entry that its own fetch superseded never stood.
where e.superseded_by is not e.fetch;
