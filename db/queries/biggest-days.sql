-- The days with the largest reported increase of a total: changes over one day. What several channels print of one
-- claimant counts once.
-- :series = losses.personnel.total  a total
-- :conflict  default: all
-- :source  default: all
-- :count = 20  how many days
--
-- Example: count=3
-- day         change  correction  qualifier    total  unit    conflict  party  claimant                  channels
-- ----------  ------  ----------  ---------  -------  ------  --------  -----  ------------------------  --------
-- 2022-03-03   3,160              about        9,000  people  ukraine   RU     General Staff of Ukraine         1
-- 2025-02-28   2,710       1,650  about      874,560  people  ukraine   RU     General Staff of Ukraine         1
-- 2024-12-20   2,200              about      770,420  people  ukraine   RU     General Staff of Ukraine         1
with days as (
    select
        *,
        count(*) over fact as channels,
        row_number() over (fact order by correction is null, publisher, source) as place_among_channels
    from changes
    where series = :series and conflict = coalesce(:conflict, conflict) and source = coalesce(:source, source)
        and change is not null and over_days = 1
    window fact as (partition by conflict, party, place, donor, since, claimant, unit, day, change)
)
select
    day, change, correction, qualifier, value as total, unit, conflict, party, place, donor, since, claimant, channels,
    publisher, source
from (
    -- Of each unit so many: an amount in one currency is neither more nor less than one in another.
    select *, row_number() over (partition by unit order by change desc, day) as place_from_top from days
    where place_among_channels = 1
)
where place_from_top <= :count
order by unit, change desc, day, conflict, party, place, claimant, source;
