-- The newest figure of every series of a conflict, with the words it was read from.
-- :conflict  only this conflict; default: all
--
-- Example: conflict=ukraine
-- conflict  series               kind    donor  day                 value  unit  claimant        source   quote
-- --------  -------------------  ------  -----  ----------  -------------  ----  --------------  -------  ----------
-- ukraine   aid.money.allocated  change         2026-04-30  7,794,256,000  EUR   Kiel Institute  starter  7794256000
-- ukraine   aid.money.allocated  change  AT     2026-02-28     17,600,000  EUR   Kiel Institute  starter  17600000
-- ukraine   aid.money.allocated  change  AU     2026-01-31      5,779,000  EUR   Kiel Institute  starter  5779000
select
    conflict, series, kind, party, place, donor, day, value, low, high, qualifier, unit, claimant, source, quote, since,
    period_days, publisher
from latest
where conflict = coalesce(:conflict, conflict)
order by conflict, series, kind, party, place, donor, since, claimant, publisher, source, period_days;
