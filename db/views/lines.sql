-- Who counts what: one row for each line, which is all of a claim's identity but its day and period, with its reach.
create view lines as
select
    l.id as line,  -- its key, as in `ledger_claims`
    l.conflict,
    l.series,
    l.kind,
    nullif(l.party, '') as party,
    nullif(l.place, '') as place,
    nullif(l.donor, '') as donor,
    nullif(l.since, '') as since,
    nullif(l.claimant, '') as claimant,
    nullif(l.publisher, '') as publisher,
    l.source,
    (
        select e.day from ledger_entries e
        where e.line = l.id and e.superseded_by is null and e.status = 0 order by e.day limit 1
    ) as first_day,  -- the first day with a figure that stands
    (
        select e.day from ledger_entries e
        where e.line = l.id and e.superseded_by is null and e.status = 0 order by e.day desc limit 1
    ) as last_day  -- the newest
from ledger_lines l;
