-- The sources that were used here: whose figures, who prints them, under which licence, and how far they reach.
create view sources as
select
    s.source,  -- the id, as in `claims`
    s.title,  -- its name for people
    s.publisher,  -- who prints the figures, where the document does not say
    s.claimant,  -- whose figures they are
    s.licence,  -- under which they may be used
    s.cite,  -- how to cite it
    s.homepage,  -- where people find it
    s.cadence_days,  -- how often new days are to be expected
    s.note,  -- what else to know
    (
        select max((select max(e.day) from ledger_entries e
            where e.line = l.id and e.superseded_by is null and e.status = 0))
        from ledger_lines l where l.source = s.source
    ) as newest_day,  -- the newest day with a figure that stands
    (
        select max(f.seen_at) from ledger_fetches f where f.source = s.source and f.outcome <> 'refused'
    ) as last_seen_at  -- the UTC instant of the newest fetch that was not refused
from catalog_sources s;
