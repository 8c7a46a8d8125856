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
with newest as (
    select c.* from lines l
    join ledger_claims c on c.line = l.line and c.day = l.last_day
    where l.series = :series and l.place is not null and l.conflict = coalesce(:conflict, l.conflict)
        and c.superseded_by is null and c.status = 'accepted'
),
compared as (
    select
        *,
        (
            select e.day from ledger_claims e
            where e.line = n.line and e.unit is n.unit and e.period_days is n.period_days
                and e.superseded_by is null and e.status = 'accepted' and e.value is not null
                and e.day <= date(n.day, '-' || :days || ' days')
            order by e.day desc limit 1
        ) as day_before
    from newest n
),
figures as (
    select
        *,
        (
            select o.value from ledger_claims o
            where o.line = c.line and o.unit is c.unit and o.period_days is c.period_days
                and o.superseded_by is null and o.status = 'accepted' and o.value is not null and o.day = c.day_before
        ) as value_before
    from compared c
)
select
    place, day, value, qualifier, unit, day_before, value_before, value - value_before as change,
    round(100.0 * (value - value_before) / nullif(value_before, 0), 1) as per_cent, kind, conflict, party, claimant,
    publisher, source
from figures
order by unit, kind, value desc, place, claimant, publisher, source;
