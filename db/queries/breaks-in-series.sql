-- Declared breaks, and the totals on either side of them as each claimant gave them.
-- :conflict  default: all
--
-- Example:
-- day         series        type   note                                      from_day    from_value  report_day
-- ----------  ------------  -----  ----------------------------------------  ----------  ----------  ----------
-- 2025-01-11  deaths.total  merge  From here on the toll also takes in, no…  2025-01-09      46,006  2025-01-11
select
    b.day, b.series, b.type, b.note, c.from_day, c.from_value, c.day as report_day, c.value, c.unit, b.conflict, c.party,
    c.place, c.claimant, c.publisher, c.source
from breaks b
cross join changes c on c.series = b.series and c.conflict = b.conflict and c.from_day < b.day and c.day >= b.day
    and coalesce(b.claimant, c.claimant) is c.claimant
where b.conflict = coalesce(:conflict, b.conflict)
order by b.day desc, b.series, c.party, c.place, c.claimant, c.publisher, c.source;
