-- What a check or a reader found: the rule's name, the place, the exact text found and what to do about it.
create view problems as
select
    f.source,
    p.name,
    p.severity,
    p.message,
    p.found,
    p.locator,
    p.remedy,
    l.series,
    l.conflict,
    p.day,
    d.hash as document,
    f.address as url,
    f.seen_at
from ledger_problems p
join ledger_fetches f on f.id = p.fetch
join ledger_documents d on d.id = f.document
left join ledger_lines l on l.id = p.line;
