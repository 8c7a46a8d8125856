-- What a check or a reader found: the rule's name, the place, the exact text found and what to do about it.
create view problems as
select
    f.source,
    p.name,  -- the rule
    p.severity,  -- `error` (nothing of the document is recorded), `hold`, `warning`, `info`
    p.message,  -- what is wrong, in a sentence
    p.found,  -- the exact text
    p.locator,
    p.remedy,  -- what to do about it
    l.series,  -- of the claim it concerns, where it concerns one
    l.conflict,  -- of that claim
    p.day,  -- of that claim
    d.hash as document,
    f.address as url,  -- where the document came from
    f.seen_at  -- the UTC instant of the fetch
from ledger_problems p
join ledger_fetches f on f.id = p.fetch
join ledger_documents d on d.id = f.document
left join ledger_lines l on l.id = p.line;
