-- A different value replaced the one that stood: old, new, when it was seen and in which document.
create view revisions as
select
    l.conflict,
    l.series,
    l.kind,
    nullif(l.party, '') as party,
    nullif(l.place, '') as place,
    nullif(l.donor, '') as donor,
    nullif(l.since, '') as since,
    o.day,
    nullif(o.period_days, 0) as period_days,
    o.value as old_value,  -- what stood before
    n.value as new_value,  -- what took its place; null for a withdrawal
    case when n.unit is o.unit then n.value - o.value end as difference,  -- new_value less old_value; null between two currencies
    o.low as old_low,  -- least of a range before
    o.high as old_high,  -- greatest of a range before
    n.low as new_low,  -- least of a range now
    n.high as new_high,  -- greatest of a range now
    o.qualifier as old_qualifier,  -- what was said of the old value
    n.qualifier as new_qualifier,  -- what is said of the new one
    coalesce(n.unit, o.unit, s.unit) as unit,
    case n.status when 2 then 'withdrawal' else case o.status when 2 then 'return' else 'revision' end end as type,  -- `revision`, `withdrawal`, or `return` of a value that was withdrawn
    cast(julianday(substr(f.seen_at, 1, 10)) - julianday(o.day) as integer) as days_after,  -- days between the day it is about and the revision
    p.seen_at as old_seen_at,  -- the UTC instant from which the old value was known
    f.seen_at,  -- the UTC instant from which the new one was
    d.hash as document,  -- SHA-256 of the document with the new value
    coalesce(n.url, f.address) as url,
    nullif(l.claimant, '') as claimant,
    nullif(l.publisher, '') as publisher,
    l.source
from ledger_entries o indexed by ledger_entries_superseded
join ledger_entries n on n.line = o.line and n.day = o.day and n.period_days = o.period_days
    and n.fetch = o.superseded_by and n.status <> 1 and n.superseded_by is not n.fetch
join ledger_lines l on l.id = o.line
left join catalog_series s on s.series = l.series
join ledger_fetches p on p.id = o.fetch
join ledger_fetches f on f.id = n.fetch
join ledger_documents d on d.id = f.document
where o.superseded_by is not null and o.superseded_by <> o.fetch and o.status <> 1
    and (o.value is not n.value or o.low is not n.low or o.high is not n.high
        or o.qualifier is not n.qualifier or o.unit is not n.unit or o.status <> n.status);
