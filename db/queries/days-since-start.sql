-- How many days each conflict has lasted until its newest figure, and how much the ledger holds of it.
--
-- Example:
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
