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
    l.party,
    l.place,
    l.donor,
    l.since,
    v.day,
    nullif(v.period_days, 0) as period_days,
    v.value,
    v.low,
    v.high,
    v.qualifier,
    l.claimant,
    l.publisher,
    l.source,
    d.hash as document
from ledger_decisions v
join lines l on l.line = v.line
join ledger_fetches f on f.id = v.fetch
join ledger_documents d on d.id = f.document;
