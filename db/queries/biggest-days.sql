-- The days with the largest reported increase of a total: changes over one day.
-- :series = losses.personnel.total  a total
-- :conflict  default: all
-- :source  default: all
-- :count = 20  how many days
--
-- Example: count=3
-- day         change  correction  qualifier    total  conflict  party  claimant                  publisher     source
-- ----------  ------  ----------  ---------  -------  --------  -----  ------------------------  ------------  -------
-- 2022-03-03   3,160              about        9,000  ukraine   RU     General Staff of Ukraine  PetroIvaniuk  starter
-- 2025-02-28   2,710       1,650  about      874,560  ukraine   RU     General Staff of Ukraine  PetroIvaniuk  starter
-- 2024-12-20   2,200              about      770,420  ukraine   RU     General Staff of Ukraine  PetroIvaniuk  starter
select day, change, correction, qualifier, value as total, conflict, party, claimant, publisher, source
from changes
where series = :series and conflict = coalesce(:conflict, conflict) and source = coalesce(:source, source)
    and change is not null and over_days = 1
order by change desc, day
limit :count;
