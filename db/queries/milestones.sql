-- The first day on which a claimant was reported, by any channel, to have reached each multiple of a step; of what was
-- passed before the first report only the highest.
-- :series = losses.personnel.total  a total
-- :step = 100000  the multiples
-- :conflict  default: all
--
-- Example:
-- reached  day           value  qualifier  unit    conflict  party  claimant                  publisher     source
-- -------  ----------  -------  ---------  ------  --------  -----  ------------------------  ------------  -------
-- 100,000  2022-12-22  100,400  about      people  ukraine   RU     General Staff of Ukraine  PetroIvaniuk  starter
-- 200,000  2023-05-17  200,590  about      people  ukraine   RU     General Staff of Ukraine  PetroIvaniuk  starter
-- 300,000  2023-10-31  300,810  about      people  ukraine   RU     General Staff of Ukraine  PetroIvaniuk  starter
with recursive reports as (
    select
        *, cast(value / :step as integer) as multiple,
        max(cast(value / :step as integer)) over (
            partition by line order by day, coalesce(period_days, 0) rows between unbounded preceding and 1 preceding
        ) as before
    from ledger_claims
    where series = :series and kind = 'total' and value >= :step and :step > 0
        and conflict = coalesce(:conflict, conflict) and superseded_by is null and status = 'accepted'
),
passed (reached, multiple, day, value, qualifier, unit, conflict, party, place, donor, since, claimant, publisher, source)
as (
    select
        coalesce(before + 1, multiple), multiple, day, value, qualifier, unit, conflict, party, place, donor, since,
        claimant, publisher, source
    from reports
    where before is null or multiple > before
    union all
    select
        reached + 1, multiple, day, value, qualifier, unit, conflict, party, place, donor, since, claimant, publisher,
        source
    from passed
    where reached < multiple
)
select
    reached * :step as reached, day, value, qualifier, unit, conflict, party, place, donor, since, claimant, publisher,
    source
from (
    select
        *, row_number() over (
            partition by conflict, party, place, donor, since, unit, claimant, reached order by day, publisher, source
        ) as place_among_channels
    from passed
) first
where place_among_channels = 1
order by conflict, party, place, donor, since, unit, claimant, first.reached;
