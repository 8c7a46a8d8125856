-- Refugees by country: the newest figure and its change since about a month (or any number of days) before.
-- :series = refugees.temporary_protection  a series with a place
-- :conflict  default: all
-- :days = 30  compared with the newest figure that is at least so many days older
--
-- Example:
-- place  day             value  unit    kind   conflict  claimant  publisher               source
-- -----  ----------  ---------  ------  -----  --------  --------  ----------------------  -------
-- DE     2025-11-30  1,194,570  people  level  ukraine   Eurostat  Bencce4/beyond-borders  starter
-- PL     2025-11-30    961,440  people  level  ukraine   Eurostat  Bencce4/beyond-borders  starter
-- CZ     2025-11-30    388,515  people  level  ukraine   Eurostat  Bencce4/beyond-borders  starter
select
    n.place, n.day, n.value, n.qualifier, n.unit, o.day as day_before, o.value as value_before, n.value - o.value as change,
    round(100.0 * (n.value - o.value) / nullif(o.value, 0), 1) as per_cent, n.kind, n.conflict, n.party, n.claimant,
    n.publisher, n.source
from latest n
left join current o on o.series = n.series and o.conflict = n.conflict and o.kind = n.kind and o.source = n.source
    and o.party is n.party and o.place is n.place and o.donor is n.donor and o.since is n.since
    and o.claimant is n.claimant and o.publisher is n.publisher and o.unit is n.unit
    and o.period_days is n.period_days and o.day = (
        select max(e.day) from current e
        where e.series = n.series and e.conflict = n.conflict and e.kind = n.kind and e.source = n.source
            and e.party is n.party and e.place is n.place and e.donor is n.donor and e.since is n.since
            and e.claimant is n.claimant and e.publisher is n.publisher and e.unit is n.unit
            and e.period_days is n.period_days and e.value is not null
            and e.day <= date(n.day, '-' || :days || ' days')
    )
where n.series = :series and n.place is not null and n.conflict = coalesce(:conflict, n.conflict)
order by n.unit, n.kind, n.value desc, n.place, n.claimant, n.publisher, n.source;
