-- Every value ever recorded. It stood from seen_at until superseded_at (null: it still stands).
-- As of an instant T: status = 'accepted' and seen_at <= T and (superseded_at is null or superseded_at > T).
create view claims as
select
    conflict,  -- what is tracked: an id of the view `conflicts`
    series,  -- what is counted: an id of the view `series`
    kind,  -- `total` (running total), `change` (count of a period), `level` (stock at a moment) or `share` (per cent)
    party,  -- whose losses, whose attacks, who holds the land: a country or actor code; null where it does not apply
    place,  -- where: a country or region code; null for the whole conflict
    donor,  -- who gives, for aid
    since,  -- first day of a counting window that is not the series' own start
    day,  -- the day the claim is about, YYYY-MM-DD, in the source's own calendar; for a period its last day
    period_days,  -- how many days a count covers, where the claim says so
    value,  -- the number, in `unit`; null for a range and for a withdrawal
    low,  -- least of a range
    high,  -- greatest of a range
    qualifier,  -- `about`, `over`, `under`, `at_least`, `up_to`, `nearly`; null for a plain number
    unit,  -- what the number counts; money has its ISO 4217 code
    claimant,  -- who states it
    publisher,  -- who printed it
    source,  -- the ingestor that read it: an id of the view `sources`
    url,  -- address of the document, or the claim's own where the document names one
    quote,  -- the exact words, or the cell, that the number was read from
    locator,  -- where in the document the quote stands
    document,  -- SHA-256 of the exact bytes, which the archive keeps
    seen_at,  -- the UTC instant from which the tracker could know the claim
    superseded_at,  -- the UTC instant at which something else took its place; null while it stands
    status  -- `accepted`; `held` (a check does not trust it); `rejected` (held, and a person found it wrong); `withdrawn` (the source took the value back)
from ledger_claims;
