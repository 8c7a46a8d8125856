-- The tolls of all conflicts side by side: the newest total of each claimant. The count of a day is no toll.
-- :series = deaths.total  a series with totals or levels
--
-- Example:
-- conflict                    value  unit    kind   day         days_since_start  claimant
-- -------------------------  ------  ------  -----  ----------  ----------------  --------------------
-- Violence in the West Bank   1,088  people  total  2026-06-08               975  OCHA
-- War in Gaza                73,039  people  total  2026-06-23               990  Gaza Health Ministry
-- War in Gaza                73,023  people  total  2026-06-20               987  Tech for Palestine
select
    c.title as conflict, l.party, l.place, l.value, l.low, l.high, l.qualifier, l.unit, l.kind, l.day,
    cast(julianday(l.day) - julianday(c.start) as integer) as days_since_start, l.claimant, l.publisher, l.source
from latest l
join conflicts c on c.conflict = l.conflict
where l.series = :series and l.kind <> 'change'
order by c.title, l.kind, l.party, l.place, l.value desc, l.claimant, l.publisher, l.source;
