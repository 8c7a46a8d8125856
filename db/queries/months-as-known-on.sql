-- A series by month as it was known at an instant: last figures, what a total grew by, the sum of counts.
-- :series = losses.personnel.total  any series
-- :as_of = 9999-12-31T00:00:00Z  the instant; a day means its last second
-- :conflict  default: all
--
-- Example:
-- month     value  change  qualifier  unit    day         from_day    kind   conflict  series                  party
-- -------  ------  ------  ---------  ------  ----------  ----------  -----  --------  ----------------------  -----
-- 2022-02   5,300          about      people  2022-02-28              total  ukraine   losses.personnel.total  RU
-- 2022-03  17,500  12,200  about      people  2022-03-31  2022-02-28  total  ukraine   losses.personnel.total  RU
-- 2022-04  23,200   5,700  about      people  2022-04-30  2022-03-31  total  ukraine   losses.personnel.total  RU
with seen as materialized (
    select *, substr(day, 1, 7) as month from ledger_claims
    where series = :series and conflict = coalesce(:conflict, conflict) and seen_at <= :as_of
),
known as materialized (
    select * from seen where status = 'accepted' and (superseded_at is null or superseded_at > :as_of)
),
lines as (
    select
        line, conflict, series, kind, party, place, donor, since, claimant, publisher, source, min(day) as first_day,
        max(day) as last_day
    from seen group by line
),
ends as materialized (
    select * from (
        select
            *, row_number() over (partition by line, month order by day desc, coalesce(period_days, 0) desc) as from_end
        from known where value is not null or kind = 'change'
    )
    where from_end = 1
),
sums as (
    select
        line, month,
        case when count(value) = count(*) and min(coalesce(period_days, 0)) = max(coalesce(period_days, 0))
            and min(unit) is max(unit) and cast(substr(min(day), 9) as integer) >= max(coalesce(period_days, 0))
            then sum(value) end as added
    from known where kind = 'change' group by line, month
),
months as (
    select
        l.*, m.month, m.next_day,
        (select max(e.month) from ends e where e.line = l.line and e.month < m.month and l.kind = 'total') as from_month
    from lines l
    join calendar_months m
        on m.first_day > date(l.first_day, 'start of month', '-1 day') and m.first_day <= l.last_day
)
select
    m.month, case when m.kind <> 'change' then e.value end as value,
    case
        when m.kind = 'change' then a.added
        when m.kind = 'total' and f.unit is e.unit and not exists (
            select 1 from breaks b
            where b.series = m.series and b.conflict = m.conflict and b.type in ('restart', 'merge')
                and b.day > f.day and b.day <= e.day and coalesce(b.claimant, m.claimant) is m.claimant
        ) then e.value - f.value
    end as change,
    case when m.kind <> 'change' then e.qualifier end as qualifier,
    case s.unit when 'currency' then e.unit else s.unit end as unit,
    e.day, f.day as from_day, m.kind, m.conflict, m.series, m.party, m.place, m.donor, m.since, m.claimant, m.publisher,
    m.source
from months m
left join series s on s.series = m.series
left join ends e on e.line = m.line and e.month = m.month
left join ends f on f.line = m.line and f.month = m.from_month
left join sums a on a.line = m.line and a.month = m.month
order by m.conflict, m.kind, m.party, m.place, m.donor, m.since, m.claimant, m.publisher, m.source, m.month;
