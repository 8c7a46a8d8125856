-- A different value replaced the one that stood: old, new, when it was seen and in which document.
-- A withdrawal has a null new value; `days_after` is how long after the day it concerns.
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
    o.value as old_value,
    n.value as new_value,
    n.value - o.value as difference,
    o.low as old_low,
    o.high as old_high,
    n.low as new_low,
    n.high as new_high,
    o.qualifier as old_qualifier,
    n.qualifier as new_qualifier,
    case n.status when 2 then 'withdrawal' else case o.status when 2 then 'return' else 'revision' end end as type,
    cast(julianday(substr(f.seen_at, 1, 10)) - julianday(o.day) as integer) as days_after,
    p.seen_at as old_seen_at,
    f.seen_at,
    d.hash as document,
    coalesce(n.url, f.address) as url,
    nullif(l.claimant, '') as claimant,
    nullif(l.publisher, '') as publisher,
    l.source
from ledger_entries o indexed by ledger_entries_superseded
join ledger_entries n on n.line = o.line and n.day = o.day and n.period_days = o.period_days
    and n.fetch = o.superseded_by and n.status <> 1 and n.superseded_by is not n.fetch
join ledger_lines l on l.id = o.line
join ledger_fetches p on p.id = o.fetch
join ledger_fetches f on f.id = n.fetch
join ledger_documents d on d.id = f.document
where o.superseded_by is not null and o.superseded_by <> o.fetch and o.status <> 1
    and (o.value is not n.value or o.low is not n.low or o.high is not n.high
        or o.qualifier is not n.qualifier or o.unit is not n.unit or o.status <> n.status);
