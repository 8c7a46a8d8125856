-- Corrections that claimants published themselves, with the total they belong to.
-- :conflict  default: all
--
-- Example:
select c.day, s.corrects as total, c.value as correction, c.unit, c.quote, c.conflict, c.party, c.claimant, c.source
from series s
join current c on c.series = s.series
where s.corrects is not null and c.value <> 0 and c.conflict = coalesce(:conflict, c.conflict)
order by c.day desc, total, c.claimant, c.source;
