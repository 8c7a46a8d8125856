-- The words behind a number: every quote for a day of a series, with where it stands.
-- :series = losses.personnel.total  any series
-- :day = 2024-01-26  the day the number is about
-- :conflict  default: all
--
-- Example:
--   value  qualifier  quote   locator                 url
-- -------  ---------  ------  ----------------------  ----------------------------------------
-- 380,600  about      380600  row=20988 column=value  https://github.com/PetroIvaniuk/2022-Uk…
select
    value, low, high, qualifier, quote, locator, url, claimant, publisher, source, status, seen_at, superseded_at,
    document, unit, kind, period_days, conflict, party, place, donor, since
from claims
where series = :series and day = :day and conflict = coalesce(:conflict, conflict)
order by conflict, kind, party, place, donor, since, seen_at, claimant, publisher, source;
