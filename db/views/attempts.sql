-- Every request of an address, also those that brought nothing. `unchanged`: the publisher said that nothing is new.
create view attempts as
select
    a.id as attempt,  -- number of the request
    a.source,  -- the ingestor that asked
    a.address as url,  -- the address, as the source spells it: secrets stand in it by name
    a.at,  -- the UTC instant at which the answer was complete
    a.outcome,  -- `document`, `unchanged` (nothing new was sent), `missing` (nothing there yet) or `failed`
    a.status,  -- of HTTP; null when there was no answer
    nullif(a.check_name, '') as problem,  -- the name of what failed
    nullif(a.message, '') as message,  -- what failed, in a sentence
    a.seconds,  -- how long it took
    d.hash as document  -- SHA-256 of what was read there, also when it was not sent again
from ledger_attempts a
left join ledger_documents d on d.id = a.document;
