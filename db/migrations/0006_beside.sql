-- What is asked of an entry most often lies beside it, so that no other row has to be looked up for it: since when it
-- was known, and until when; and of a total that stands, the report before it on its line. These are copies and
-- follow from the rest: `tracker replay --check` and tests prove that they do.
-- seen_at of its fetch, and of superseded_by: null while it stands.
alter table ledger_entries add column seen_at text;
alter table ledger_entries add column superseded_at text;
-- The report before; null where there is none. Its unit only where it is another than this one's, '' for none.
alter table ledger_entries add column from_day text;
alter table ledger_entries add column from_value any
    check (typeof(from_value) <> 'text' and typeof(from_value) <> 'blob');
alter table ledger_entries add column from_unit text;
-- Of the document of a fetch.
alter table ledger_fetches add column hash text;

update ledger_entries set
    seen_at = (select f.seen_at from ledger_fetches f where f.id = ledger_entries.fetch),
    superseded_at = (select f.seen_at from ledger_fetches f where f.id = ledger_entries.superseded_by);
update ledger_entries set (from_day, from_value, from_unit) = (
    select n.day, n.value, case when n.unit is not ledger_entries.unit then coalesce(n.unit, '') end
    from ledger_entries n
    where n.line = ledger_entries.line and (n.day, n.period_days) < (ledger_entries.day, ledger_entries.period_days)
        and n.superseded_by is null and n.status = 0 and n.value is not null
    order by n.day desc, n.period_days desc limit 1
)
where superseded_by is null and status = 0 and value is not null
    and line in (select l.id from ledger_lines l where l.kind = 'total');

drop trigger ledger_fetches_fix;
update ledger_fetches set hash = (select d.hash from ledger_documents d where d.id = ledger_fetches.document);
create trigger ledger_fetches_fix before update on ledger_fetches
begin select raise(abort, 'the ledger is append-only: fetches never change'); end;
create trigger ledger_entries_seen before update of seen_at on ledger_entries
begin select raise(abort, 'the ledger is append-only: seen_at of an entry never changes'); end;

-- What waits for a decision is little, and looked for among everything.
create index ledger_entries_held on ledger_entries (line, day) where status = 1;
