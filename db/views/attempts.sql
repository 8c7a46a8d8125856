-- Every request of an address, also those that brought nothing. `unchanged`: the publisher said that nothing is new.
create view attempts as
select
    a.id as attempt,
    a.source,
    a.address as url,
    a.at,
    a.outcome,
    a.status,
    nullif(a.check_name, '') as problem,
    nullif(a.message, '') as message,
    a.seconds,
    d.hash as document
from ledger_attempts a
left join ledger_documents d on d.id = a.document;
