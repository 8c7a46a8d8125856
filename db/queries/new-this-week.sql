-- What became known in the seven days before the newest run: first figures of a day of the last two months.
-- :days = 7  how many days
-- :reach = 60  how many days old the day may be that a figure is about
-- :conflict  default: all
-- :count = 100  how many figures
--
-- Example: conflict=ukraine count=3 reach=200
-- seen_at               conflict  series                    day                  value  unit  kind   party  claimant
-- --------------------  --------  ------------------------  ----------  --------------  ----  -----  -----  ---------
-- 2027-01-01T00:00:00Z  ukraine   territory.occupied_area   2026-07-22  117,001.862171  km2   level  RU     DeepState
-- 2027-01-01T00:00:00Z  ukraine   territory.occupied_share  2026-07-22       19.383107  %     share  RU     DeepState
-- 2027-01-01T00:00:00Z  ukraine   territory.occupied_area   2026-07-21  117,001.862171  km2   level  RU     DeepState
with newest as (select max(seen_at) as seen_at from runs)
select c.seen_at, c.conflict, c.series, c.day, c.value, c.low, c.high, c.qualifier, c.unit, c.kind, c.party, c.place,
    c.donor, c.claimant, c.publisher, c.source
from newest n
join current c on c.seen_at > strftime('%Y-%m-%dT%H:%M:%SZ', n.seen_at, '-' || :days || ' days')
    and c.day >= date(n.seen_at, '-' || :reach || ' days')
where c.conflict = coalesce(:conflict, c.conflict) and not exists (
    select 1 from claims o
    where o.series = c.series and o.conflict = c.conflict and o.kind = c.kind and o.source = c.source and o.day = c.day
        and o.party is c.party and o.place is c.place and o.donor is c.donor and o.since is c.since
        and o.period_days is c.period_days and o.claimant is c.claimant and o.publisher is c.publisher
        and o.superseded_at is not null
)
order by c.day desc, c.series, c.kind, c.party, c.place, c.donor, c.claimant, c.publisher, c.source
limit :count;
