-- The claims that are held now and wait for a decision, with the reason. `key` names one for `tracker review`.
create view held as
select
    e.line || '.' || e.day || '.' || e.period_days || '.' || e.fetch || '.' || e.n as key,  -- names the claim for `tracker review`
    l.conflict,
    l.series,
    l.kind,
    l.party,
    l.place,
    l.donor,
    l.since,
    e.day,
    nullif(e.period_days, 0) as period_days,
    e.value,
    e.low,
    e.high,
    e.qualifier,
    coalesce(e.unit, (select unit from catalog_series where series = l.series)) as unit,
    (
        select group_concat(distinct p.name) from ledger_problems p
        where p.fetch = e.fetch and p.line = e.line and p.day = e.day and p.severity = 'hold'
    ) as problem,  -- the names of the checks that hold it
    (
        select group_concat(distinct p.message) from ledger_problems p
        where p.fetch = e.fetch and p.line = e.line and p.day = e.day and p.severity = 'hold'
    ) as because,  -- what they found
    l.claimant,
    l.publisher,
    l.source,
    e.quote,
    e.locator,
    coalesce(e.url, f.address) as url,
    d.hash as document,
    f.seen_at
from ledger_entries e
join lines l on l.line = e.line
join ledger_fetches f on f.id = e.fetch
join ledger_documents d on d.id = f.document
where e.status = 1 and e.superseded_by is null
    and not exists (
        select 1 from ledger_decisions v
        where v.line = e.line and v.day = e.day and v.period_days = e.period_days
            and (v.value, v.low, v.high, v.qualifier, v.unit) is (e.value, e.low, e.high, e.qualifier, e.unit)
    );
