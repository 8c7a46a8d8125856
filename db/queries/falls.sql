-- Totals that fell: what nobody declared and no published correction explains comes first.
-- :conflict  default: all
--
-- Example:
select
    day, series, from_value, value, value - from_value as fall, correction, break,
    case when break is not null then 'declared ' || break when correction < 0 then 'published correction' end as explained,
    conflict, party, place, claimant, source
from changes
where value < from_value and conflict = coalesce(:conflict, conflict)
order by explained is not null, day desc, series, claimant, source;
