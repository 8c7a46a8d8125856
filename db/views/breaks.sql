-- Declared breaks of series: no change is computed across a restart or a merge.
create view breaks as
select
    conflict,
    series,
    day,  -- the first day that is counted in the new way
    type,  -- `start`, `restart` (counting begins anew), `merge` (now holds another) or `end`
    note,  -- what happened, in a sentence
    claimant,  -- whose figures; null for everybody's
    merged  -- the series that this one holds from then on, with commas
from catalog_breaks;
