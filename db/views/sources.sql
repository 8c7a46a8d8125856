-- The sources that were used here: whose figures, who prints them, under which licence, and how far they reach.
create view sources as
select
    s.source,
    s.title,
    s.publisher,
    s.claimant,
    s.licence,
    s.cite,
    s.homepage,
    s.cadence_days,
    s.note,
    (
        select max((select max(e.day) from ledger_entries e
            where e.line = l.id and e.superseded_by is null and e.status = 0))
        from ledger_lines l where l.source = s.source
    ) as newest_day,
    (
        select max(f.seen_at) from ledger_fetches f where f.source = s.source and f.outcome <> 'refused'
    ) as last_seen_at
from catalog_sources s;
