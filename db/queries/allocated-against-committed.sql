-- What each donor allocated against what it committed until now, from one claimant and in one currency: counts of
-- periods are added up, of totals the newest counts. Null where periods overlap or a figure is a range.
-- :conflict  default: all
--
-- Example:
-- donor        committed  committed_day        allocated  allocated_day  not_yet_allocated  allocated_per_cent  unit
-- -----  ---------------  -------------  ---------------  -------------  -----------------  ------------------  ----
-- EU     190,724,321,000  2026-04-30      84,425,291,000  2026-04-30       106,299,030,000                44.3  EUR
-- US     118,963,336,000  2025-01-31     115,380,650,000  2025-01-31         3,582,686,000                97.0  EUR
-- DE      47,452,210,000  2026-04-30      29,539,968,000  2026-04-30        17,912,242,000                62.3  EUR
with figures as (
    select
        *, coalesce(julianday(day) - period_days < lag(julianday(day)) over periods, 0) as overlaps,
        max(day) over (partition by line, unit) as newest
    from ledger_claims
    where series in ('aid.money.committed', 'aid.money.allocated') and kind in ('change', 'total')
        and conflict = coalesce(:conflict, conflict) and superseded_by is null and status = 'accepted'
    window periods as (partition by line, unit order by day, coalesce(period_days, 0))
),
sums as materialized (
    select
        *, max(day) as last_day,
        case when kind = 'total' then value when max(overlaps) = 0 and count(value) = count(*) then sum(value) end as sum
    from figures
    where kind = 'change' or day = newest
    group by line, unit
)
select
    c.donor, c.sum as committed, c.last_day as committed_day, a.sum as allocated, a.last_day as allocated_day,
    c.sum - a.sum as not_yet_allocated, round(100.0 * a.sum / nullif(c.sum, 0), 1) as allocated_per_cent, c.unit, c.kind,
    c.conflict, c.place as recipient, c.claimant, c.publisher, c.source
from sums c
join sums a on a.series = 'aid.money.allocated' and a.conflict = c.conflict and a.kind = c.kind
    and a.source = c.source and a.donor is c.donor and a.place is c.place and a.party is c.party
    and a.since is c.since and a.claimant is c.claimant and a.publisher is c.publisher and a.unit = c.unit
where c.series = 'aid.money.committed'
order by committed desc, c.donor, c.unit, c.claimant, c.source;
