-- The tolls of all conflicts side by side: the newest figure of each claimant.
-- :series = deaths.total  any series
--
-- Example: series=losses.personnel.total
-- conflict                      party      value  qualifier  unit    kind   day         days_since_start
-- ----------------------------  -----  ---------  ---------  ------  -----  ----------  ----------------
-- Russia's war against Ukraine  RU     1,374,950  about      people  total  2026-06-08             1,565
select
    c.title as conflict, l.party, l.place, l.value, l.low, l.high, l.qualifier, l.unit, l.kind, l.day,
    cast(julianday(l.day) - julianday(c.start) as integer) as days_since_start, l.claimant, l.publisher, l.source
from latest l
join conflicts c on c.conflict = l.conflict
where l.series = :series
order by c.title, l.kind, l.party, l.place, l.value desc, l.claimant, l.publisher, l.source;
