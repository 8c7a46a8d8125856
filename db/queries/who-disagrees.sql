-- Who disagrees with whom: for each pair of claimants and each series, on how many days and by how much.
-- :conflict  default: all
--
-- Example:
-- (these figures hold no such thing)
select
    conflict, series, claimant_a, claimant_b, count(*) as days, min(day) as first_day, max(day) as last_day,
    round(avg(abs(difference)), 1) as average_difference, max(abs(difference)) as largest_difference, unit
from disagreements
where differs_between = 'claimants' and conflict = coalesce(:conflict, conflict)
group by conflict, series, claimant_a, claimant_b, unit
order by days desc, series, claimant_a, claimant_b;
