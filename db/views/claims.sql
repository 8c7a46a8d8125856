-- Every value ever recorded. It stood from seen_at until superseded_at (null: it still stands).
-- As of an instant T: seen_at <= T and (superseded_at is null or superseded_at > T).
create view claims as
select
    conflict, series, kind, party, place, donor, since, day, period_days, value, low, high, qualifier, unit,
    claimant, publisher, source, url, quote, locator, document, seen_at, superseded_at, status
from ledger_claims;
