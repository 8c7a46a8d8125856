-- What the ledger covers: for each line the first and the last day, the days with a figure and those without.
-- :conflict  default: all
--
-- Example:
-- conflict  series                     kind    place  claimant  publisher  source   first_day   last_day    days_known
-- --------  -------------------------  ------  -----  --------  ---------  -------  ----------  ----------  ----------
-- drc       events.civilian_targeting  change  CD     ACLED     ACLED      starter  2025-01-10  2025-01-10           1
-- drc       events.civilian_targeting  change  CD     ACLED     HDX HAPI   starter  2025-01-31  2025-01-31           1
-- drc       events.demonstrations      change  CD     ACLED     HDX HAPI   starter  2025-01-31  2025-01-31           1
select
    conflict, series, kind, party, place, donor, since, claimant, publisher, source, min(day) as first_day,
    max(day) as last_day, count(distinct day) as days_known,
    cast(julianday(max(day)) - julianday(min(day)) as integer) + 1 - count(distinct day) as days_missing
from ledger_claims
where superseded_by is null and status = 'accepted' and conflict = coalesce(:conflict, conflict)
group by line
order by conflict, series, kind, party, place, donor, since, claimant, publisher, source;
