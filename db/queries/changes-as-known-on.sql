-- The changes of a total between consecutive reports, as they were known at an instant.
-- :series = losses.personnel.total  a total
-- :as_of = 9999-12-31T00:00:00Z  the instant; a day means its last second
-- :conflict  default: all
--
-- Example: series=losses.equipment.tank.total
-- from_day    day         change  over_days  from_value  value  unit   conflict  series                       party
-- ----------  ----------  ------  ---------  ----------  -----  -----  --------  ---------------------------  -----
-- 2022-02-25  2022-02-26      66          1          80    146  units  ukraine   losses.equipment.tank.total  RU
-- 2022-02-26  2022-02-27       4          1         146    150  units  ukraine   losses.equipment.tank.total  RU
-- 2022-02-27  2022-02-28       0          1         150    150  units  ukraine   losses.equipment.tank.total  RU
with known as (
    select * from ledger_claims
    where series = :series and kind = 'total' and value is not null and conflict = coalesce(:conflict, conflict)
        and status = 'accepted' and seen_at <= :as_of and (superseded_at is null or superseded_at > :as_of)
),
corrections as materialized (
    select c.* from series s
    cross join claims c on c.series = s.series
    where s.corrects = :series and c.value <> 0
        and c.status = 'accepted' and c.seen_at <= :as_of and (c.superseded_at is null or c.superseded_at > :as_of)
),
steps as (
    select *, lag(day) over reports as from_day, lag(value) over reports as from_value, lag(unit) over reports as from_unit
    from known
    window reports as (partition by line order by day, coalesce(period_days, 0))
),
intervals as (
    select
        *,
        (
            select b.type from breaks b
            where b.series = s.series and b.conflict = s.conflict and b.type in ('restart', 'merge')
                and b.day > s.from_day and b.day <= s.day and coalesce(b.claimant, s.claimant) is s.claimant
            order by b.day limit 1
        ) as break
    from steps s
    where from_day is not null
)
select
    i.from_day, i.day, case when i.break is null and i.from_unit is i.unit then i.value - i.from_value end as change,
    cast(julianday(i.day) - julianday(i.from_day) as integer) as over_days,
    (
        select sum(c.value) from corrections c
        where c.conflict = i.conflict and c.party is i.party and c.place is i.place and c.donor is i.donor
            and c.claimant is i.claimant and c.publisher is i.publisher and c.source = i.source
            and c.day > i.from_day and c.day <= i.day
    ) as correction,
    i.break, i.from_value, i.value, i.qualifier, i.unit, i.conflict, i.series, i.party, i.place, i.donor, i.since,
    i.claimant, i.publisher, i.source
from intervals i
order by i.conflict, i.party, i.place, i.donor, i.since, i.claimant, i.publisher, i.source, i.day;
