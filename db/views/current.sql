-- The value that stands now for each identity; accepted only. Its columns are those of `claims`.
create view current as
select
    conflict, series, kind, party, place, donor, since, day, period_days, value, low, high, qualifier, unit,
    claimant, publisher, source, url, quote, locator, document, seen_at, superseded_at, status
from ledger_claims
where superseded_by is null and status = 'accepted';
