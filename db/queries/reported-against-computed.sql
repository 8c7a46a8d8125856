-- Days on which the reported count of a day is not the step between the two totals, corrections aside.
-- :series = losses.personnel.daily  a series that has change_of
-- :conflict  default: all
--
-- Example:
-- (these figures hold no such thing)
select
    d.day, d.value as reported, c.change - coalesce(c.correction, 0) as computed, c.correction,
    d.value - c.change + coalesce(c.correction, 0) as difference, d.unit, d.conflict, d.party, d.place,
    d.claimant, d.publisher, d.source
from series s
join current d on d.series = s.series
join changes c on c.series = s.change_of and c.conflict = d.conflict and c.day = d.day and c.source = d.source
    and c.party is d.party and c.place is d.place and c.claimant is d.claimant and c.publisher is d.publisher
    and c.donor is d.donor and c.unit is d.unit
where s.series = :series and d.kind = 'change' and coalesce(d.period_days, 1) = 1 and c.over_days = 1
    and d.value <> c.change - coalesce(c.correction, 0) and d.conflict = coalesce(:conflict, d.conflict)
order by d.day desc, d.claimant, d.source;
