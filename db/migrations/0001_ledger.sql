-- The ledger. What was recorded stays: triggers refuse every change and deletion but one, the closing of an
-- entry by the fetch that replaced it. Absent dimensions are '' (and an absent period 0) here, so that unique
-- keys see them; the public views give null.

create table ledger_meta (
    key text primary key,
    value text not null
) strict, without rowid;

-- The exact bytes, kept in the archive under their SHA-256.
create table ledger_documents (
    id integer primary key,
    hash text not null unique,
    bytes integer not null
) strict;

-- One attempt to read one document: the run log. Order of history is (seen_at, moment, hash of the document).
create table ledger_fetches (
    id integer primary key,
    source text not null,
    document integer not null references ledger_documents (id),
    address text not null,
    publisher text not null,
    published text not null,
    seen_at text not null,
    moment integer not null,            -- microseconds into that second; tells apart what was read just now
    outcome text not null check (outcome in ('recorded', 'unchanged', 'refused')),
    complete integer not null,          -- 1: its lines hold all their days; a day that is gone was taken back
    new integer not null,
    revised integer not null,
    withdrawn integer not null,
    unchanged integer not null,
    held integer not null,
    recorded_at text not null,          -- wall clock of the program; plays no part in history
    program text not null,
    reader text not null                -- digest of the code and the vocabulary that read the document
) strict;
create index ledger_fetches_source on ledger_fetches (source, seen_at);
create index ledger_fetches_document on ledger_fetches (document);

-- A claim's identity without its day and period.
create table ledger_lines (
    id integer primary key,
    conflict text not null,
    series text not null,
    kind text not null check (kind in ('total', 'change', 'level', 'share')),
    party text not null,
    place text not null,
    donor text not null,
    since text not null,
    claimant text not null,
    publisher text not null,
    source text not null,
    unique (series, conflict, kind, party, place, donor, since, claimant, publisher, source)
) strict;
create index ledger_lines_source on ledger_lines (source);

-- Which lines a document speaks of, and for which days: tells which later documents saw a value without
-- changing it.
create table ledger_mentions (
    document integer not null references ledger_documents (id),
    line integer not null references ledger_lines (id),
    first_day text not null,
    last_day text not null,
    primary key (line, document)
) strict, without rowid;

-- What a fetch found for an identity (line, day, period_days), where that differs from what was last known.
-- n is 0; an identity that one document states with several values has them as 1, 2, ... and all are held.
-- superseded_by is null while the entry stands. An entry superseded by its own fetch never stood: a document
-- that arrived late turned out to have said the same before.
-- (The checks avoid IN: SQLite builds its list anew for each row, which tripled the time of a first load.)
create table ledger_entries (
    line integer not null references ledger_lines (id),
    day text not null,
    period_days integer not null,
    fetch integer not null,
    n integer not null,
    status integer not null check (status between 0 and 2),     -- accepted, held, withdrawn
    value any check (typeof(value) <> 'text' and typeof(value) <> 'blob'),
    low any check (typeof(low) <> 'text' and typeof(low) <> 'blob'),
    high any check (typeof(high) <> 'text' and typeof(high) <> 'blob'),
    qualifier text,
    unit text,                                              -- null: the unit of the series
    quote text,
    locator text,
    url text,                                               -- null: the address of the fetch
    superseded_by integer,
    primary key (line, day, period_days, fetch, n)
) strict, without rowid;
create index ledger_entries_superseded on ledger_entries (superseded_by) where superseded_by is not null;

create table ledger_problems (
    id integer primary key,
    fetch integer not null references ledger_fetches (id),
    name text not null,
    severity text not null check (severity in ('error', 'hold', 'warning', 'info')),
    message text not null,
    found text not null,
    locator text not null,
    remedy text not null,
    line integer references ledger_lines (id),
    day text
) strict;
create index ledger_problems_fetch on ledger_problems (fetch);

create trigger ledger_entries_keep before delete on ledger_entries
begin select raise(abort, 'the ledger is append-only: entries are never deleted'); end;
create trigger ledger_entries_close before update of
    line, day, period_days, fetch, n, status, value, low, high, qualifier, unit, quote, locator, url
    on ledger_entries
begin select raise(abort, 'the ledger is append-only: only superseded_by of an entry may change'); end;
create trigger ledger_fetches_keep before delete on ledger_fetches
begin select raise(abort, 'the ledger is append-only: fetches are never deleted'); end;
create trigger ledger_fetches_fix before update on ledger_fetches
begin select raise(abort, 'the ledger is append-only: fetches never change'); end;
create trigger ledger_documents_keep before delete on ledger_documents
begin select raise(abort, 'the ledger is append-only: documents are never deleted'); end;
create trigger ledger_documents_fix before update on ledger_documents
begin select raise(abort, 'the ledger is append-only: documents never change'); end;
create trigger ledger_lines_keep before delete on ledger_lines
begin select raise(abort, 'the ledger is append-only: lines are never deleted'); end;
create trigger ledger_lines_fix before update on ledger_lines
begin select raise(abort, 'the ledger is append-only: lines never change'); end;
create trigger ledger_problems_keep before delete on ledger_problems
begin select raise(abort, 'the ledger is append-only: problems are never deleted'); end;
create trigger ledger_problems_fix before update on ledger_problems
begin select raise(abort, 'the ledger is append-only: problems never change'); end;

-- A mirror of the catalog and of the source modules, so that plain SQL can join it. Rewritten when they change.
create table catalog_conflicts (
    conflict text primary key, title text not null, start text not null, countries text not null,
    area_km2 real, area_source text not null
) strict, without rowid;
create table catalog_series (
    series text primary key, title text not null, unit text not null, definition text not null,
    kinds text not null, cautions text not null, low real, high real, change_of text, corrects text
) strict, without rowid;
create index catalog_series_corrects on catalog_series (corrects) where corrects is not null;
create table catalog_claimants (
    claimant text primary key, side text not null, aliases text not null
) strict, without rowid;
create table catalog_breaks (
    conflict text not null, series text not null, day text not null, type text not null, note text not null,
    claimant text, merged text not null
) strict;
create index catalog_breaks_series on catalog_breaks (series, conflict, day);
create table catalog_sources (
    source text primary key, title text not null, publisher text, claimant text, licence text not null,
    cite text not null, homepage text not null, cadence_days integer, lists_everything integer not null,
    note text not null
) strict, without rowid;
