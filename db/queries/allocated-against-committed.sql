-- What each donor allocated against what it committed, from one claimant and in one currency.
-- :conflict  default: all
--
-- Example:
-- donor       committed  committed_day   allocated  allocated_day  not_yet_allocated  allocated_per_cent  unit
-- -----  --------------  -------------  ----------  -------------  -----------------  ------------------  ----
-- EU     90,000,000,000  2026-04-30              0  2026-04-30        90,000,000,000                 0.0  EUR
-- BE      1,000,000,000  2026-04-30     15,256,000  2026-04-30           984,744,000                 1.5  EUR
-- ES      1,000,000,000  2026-04-30     39,443,000  2026-04-30           960,557,000                 3.9  EUR
select
    c.donor, c.value as committed, c.day as committed_day, a.value as allocated, a.day as allocated_day,
    c.value - a.value as not_yet_allocated, round(100.0 * a.value / nullif(c.value, 0), 1) as allocated_per_cent,
    c.unit, c.conflict, c.place as recipient, c.claimant, c.source
from latest c
join latest a on a.series = 'aid.money.allocated' and a.conflict = c.conflict and a.kind = c.kind
    and a.source = c.source and a.donor is c.donor and a.place is c.place and a.party is c.party
    and a.since is c.since and a.claimant is c.claimant and a.publisher is c.publisher and a.unit = c.unit
where c.series = 'aid.money.committed' and c.conflict = coalesce(:conflict, c.conflict)
order by committed desc, c.donor, c.claimant, c.source;
