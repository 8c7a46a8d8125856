-- How to cite: sources, publishers and licences of the figures of a series.
-- :series = losses.personnel.total  any series
--
-- Example:
-- source   publisher     claimant                  licence
-- -------  ------------  ------------------------  ----------------------------------------
-- starter  PetroIvaniuk  General Staff of Ukraine  Of each publisher: a row of the file na…
select
    c.source, c.publisher, c.claimant, s.licence, s.cite, s.homepage, count(*) as figures, min(c.day) as first_day,
    max(c.day) as last_day
from current c
join sources s on s.source = c.source
where c.series = :series
group by c.source, c.publisher, c.claimant
order by figures desc, c.source, c.publisher, c.claimant;
