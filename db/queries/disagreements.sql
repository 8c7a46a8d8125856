-- Where two claimants, or two channels of one claimant, give different values for the same thing on the same day.
-- :series  default: all
-- :conflict  default: all
-- :since = 1900-01-01  first day
-- :count = 1000  how many, the newest
--
-- Example:
-- series                   day         differs_between  claimant_a         value_a  source_a  publisher_a
-- -----------------------  ----------  ---------------  ----------  --------------  --------  -----------
-- territory.occupied_area  2026-06-09  claimants        DeepState   116,919.978758  starter   cyterat
-- territory.occupied_area  2026-06-08  claimants        DeepState   116,914.452419  starter   cyterat
-- territory.occupied_area  2026-06-07  claimants        DeepState   116,912.455081  starter   cyterat
with recursive reach as (
    select max(last_day) as newest, min(first_day) as oldest from lines
    where series = coalesce(:series, series) and conflict = coalesce(:conflict, conflict)
),
-- The newest days first, then four times as many each time, until they have enough: of five million claims not
-- everything has to be compared and sorted to find the newest thousand that differ.
spans (since, days) as (
    select max(date(newest, '-7 days'), :since), 7 from reach where newest is not null
    union all
    select max(date(newest, '-' || (4 * days) || ' days'), :since), 4 * days
    from spans
    cross join reach
    where since > oldest and since > :since and :count > (
        select count(*) from (
            select 1 from disagreements
            where series = coalesce(:series, series) and conflict = coalesce(:conflict, conflict)
                and day >= spans.since
            limit :count
        )
    )
)
select
    series, day, differs_between, claimant_a, value_a, source_a, publisher_a, claimant_b, value_b, source_b,
    publisher_b, iif(typeof(difference) = 'real', round(difference, 6), difference) as difference, unit, kind, conflict,
    party, place, donor, since
from disagreements
where series = coalesce(:series, series) and conflict = coalesce(:conflict, conflict)
    and day >= (select min(since) from spans)
order by day desc, series, kind, conflict, party, place, donor, claimant_a, claimant_b, source_a, source_b
limit :count;
