-- Aid by donor and kind of aid, each in its own currency: what the counts of months or other periods add up to, or
-- the newest total where the claimant gives totals. Null where periods overlap or a figure is a range.
-- :family = aid.money  series whose id begins so
-- :conflict  default: all
-- :donor  default: all
--
-- Example:
-- donor  series               kind                 value  unit  first_day   last_day    figures  conflict
-- -----  -------------------  ------  ------------------  ----  ----------  ----------  -------  --------
-- AT     aid.money.allocated  change         255,837,000  EUR   2022-02-01  2026-02-28       30  ukraine
-- AT     aid.money.committed  change         295,637,000  EUR   2022-02-01  2026-02-28       30  ukraine
-- AT     aid.money.disbursed  change  10,398,449.6856832  EUR   2022-05-01  2022-05-31        1  ukraine
with figures as (
    select
        *, coalesce(julianday(day) - period_days < lag(julianday(day)) over periods, 0) as overlaps,
        max(day) over (partition by line, unit) as newest
    from ledger_claims
    where series >= :family || '.' and series < :family || '/' and donor is not null and kind in ('change', 'total')
        and conflict = coalesce(:conflict, conflict) and donor = coalesce(:donor, donor)
        and superseded_by is null and status = 'accepted'
    window periods as (partition by line, unit order by day, coalesce(period_days, 0))
),
sums as (
    select
        *, min(date(day, (1 - coalesce(period_days, 1)) || ' days')) as first_day, max(day) as last_day,
        case when kind = 'total' then value when max(overlaps) = 0 and count(value) = count(*) then sum(value) end as sum,
        count(*) as figures
    from figures
    where kind = 'change' or day = newest
    group by line, unit
)
select
    donor, series, kind, sum as value, unit, case kind when 'change' then first_day end as first_day, last_day, figures,
    case kind when 'total' then qualifier end as qualifier, place as recipient, conflict, since, claimant, publisher,
    source
from sums
order by donor, series, unit, value desc, claimant, publisher, source;
