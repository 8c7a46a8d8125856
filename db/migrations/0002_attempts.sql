-- Every request of an address, also those that brought nothing: what conditional requests and the judgement of a
-- source's health are based on. Not a part of history: a ledger that is rebuilt from its archive begins anew here.
create table ledger_attempts (
    id integer primary key,
    source text not null,
    address text not null,              -- as the source spells it: secrets stand in it by name
    at text not null,                   -- UTC instant at which the answer was complete
    outcome text not null,
    status integer,                     -- of HTTP; null when there was no answer
    check_name text not null,           -- of what failed; '' when nothing did
    message text not null,
    seconds real not null,
    etag text not null,
    last_modified text not null,
    document integer references ledger_documents (id),      -- what was read there, also when it was not sent again
    check (outcome = 'document' or outcome = 'unchanged' or outcome = 'missing' or outcome = 'failed')
) strict;
-- What a document speaks of, for telling whether anything else did since it was read last.
create index ledger_mentions_document on ledger_mentions (document);

-- What an address gave last.
create index ledger_fetches_address on ledger_fetches (source, address, seen_at);

create index ledger_attempts_address on ledger_attempts (source, address, id);

create trigger ledger_attempts_keep before delete on ledger_attempts
begin select raise(abort, 'the ledger is append-only: attempts are never deleted'); end;
create trigger ledger_attempts_fix before update on ledger_attempts
begin select raise(abort, 'the ledger is append-only: attempts never change'); end;
