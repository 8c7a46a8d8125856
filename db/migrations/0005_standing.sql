-- A mirror of the rules that say which of several voices stands (tracker/catalog/standing.toml), and what they make of
-- each line, so that plain SQL follows them by key. Rewritten when the catalog changes; a new line is placed when it is
-- made.
create table catalog_rules (
    rule text primary key,
    series text not null,
    conflict text not null,
    claimants text not null,
    channels text not null,
    last text not null,
    least_days real not null,
    reason text not null
) strict, without rowid;

create table catalog_places (
    line integer primary key references ledger_lines (id),
    rule text not null,
    place text not null         -- of the lines of one thing the one with the least place comes first
) strict;
