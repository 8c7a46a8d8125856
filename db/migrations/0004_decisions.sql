-- What a person decided about a held claim. A decision is an event in history, so it takes a place among the fetches:
-- its `fetch` repeats the document that the claim was read from, and an accepted claim is an entry of that fetch.
create table ledger_decisions (
    id integer primary key,
    fetch integer not null references ledger_fetches (id),
    line integer not null references ledger_lines (id),
    day text not null,
    period_days integer not null,
    value any,
    low any,
    high any,
    qualifier text,
    unit text,
    verdict text not null check (verdict = 'accepted' or verdict = 'rejected'),
    who text not null,
    because text not null
) strict;
create index ledger_decisions_line on ledger_decisions (line, day);
create index ledger_decisions_fetch on ledger_decisions (fetch);

create trigger ledger_decisions_keep before delete on ledger_decisions
begin select raise(abort, 'the ledger is append-only: decisions are never deleted'); end;
create trigger ledger_decisions_fix before update on ledger_decisions
begin select raise(abort, 'the ledger is append-only: decisions never change'); end;
