-- The newest figure of every series, with the words it was read from.
-- Parameters: conflict (default: all).
select conflict, series, kind, party, place, donor, day, value, low, high, qualifier, unit, claimant, source, quote
from latest
where conflict = coalesce(:conflict, conflict)
order by conflict, series, party, place, donor, claimant, source;
