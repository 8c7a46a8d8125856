-- Sources whose newest figure is older than their cadence allows, counted from the newest run of all.
-- :factor = 2  how many cadences may pass
--
-- Example:
-- source   title                               newest_day  last_seen_at          cadence_days  days_old  counted_from
-- -------  ----------------------------------  ----------  --------------------  ------------  --------  ------------
-- starter  Figures that ship with the program  2026-07-22  2027-01-01T00:00:00Z             1       163  2027-01-01
with clock as (select substr(max(seen_at), 1, 10) as day from runs)
select
    s.source, s.title, s.newest_day, s.last_seen_at, s.cadence_days,
    cast(julianday(c.day) - julianday(s.newest_day) as integer) as days_old, c.day as counted_from
from sources s
join clock c
where s.cadence_days is not null and julianday(c.day) - julianday(s.newest_day) > :factor * s.cadence_days
order by days_old desc, s.source;
