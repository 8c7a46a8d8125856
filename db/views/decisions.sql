-- What people decided about held claims: accepted or rejected, who, when and why.
create view decisions as
select
    f.seen_at as decided_at,  -- the UTC instant of the decision
    v.verdict,  -- `accepted` or `rejected`
    v.who,  -- who decided
    v.because,  -- why
    l.conflict,
    l.series,
    l.kind,
    nullif(l.party, '') as party,
    nullif(l.place, '') as place,
    nullif(l.donor, '') as donor,
    nullif(l.since, '') as since,
    v.day,
    nullif(v.period_days, 0) as period_days,
    v.value,
    v.low,
    v.high,
    v.qualifier,
    nullif(l.claimant, '') as claimant,
    nullif(l.publisher, '') as publisher,
    l.source,
    d.hash as document
from ledger_decisions v
join ledger_lines l on l.id = v.line
join ledger_fetches f on f.id = v.fetch
join ledger_documents d on d.id = f.document;
