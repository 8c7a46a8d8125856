-- How many days each conflict has lasted until its newest figure, and how much the ledger holds of it.
--
-- Example:
-- conflict  title                                     start       newest_day  days_since_start  series  claimants
-- --------  ----------------------------------------  ----------  ----------  ----------------  ------  ---------
-- global    The world                                 1951-01-01  2025-01-31            27,059      19          7
-- nigeria   Insurgency and armed violence in Nigeria  2009-07-26  2025-01-31             5,668       5          1
-- libya     War in Libya                              2011-02-15  2025-01-31             5,099       5          1
with reach as materialized (
    select conflict, max(day) as newest_day, count(distinct series) as series, count(distinct claimant) as claimants
    from latest
    group by conflict
)
select
    c.conflict, c.title, c.start, r.newest_day,
    cast(julianday(r.newest_day) - julianday(c.start) as integer) as days_since_start, r.series, r.claimants
from conflicts c
left join reach r on r.conflict = c.conflict
order by r.newest_day is null, c.start, c.conflict;
