-- The newest figure of every series of a conflict, with the words it was read from.
-- :conflict  only this conflict; default: all
--
-- Example: conflict=ukraine
select conflict, series, kind, party, place, donor, day, value, low, high, qualifier, unit, claimant, source, quote
from latest
where conflict = coalesce(:conflict, conflict)
order by conflict, series, party, place, donor, claimant, source;
