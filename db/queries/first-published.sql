-- What was first published for each day against what stands now, where the two differ.
-- :series = losses.personnel.total  any series
-- :conflict  default: all
--
-- Example:
-- day         first_value  first_seen_at         current_value  current_seen_at       difference  unit    kind
-- ----------  -----------  --------------------  -------------  --------------------  ----------  ------  -----
-- 2022-05-29       31,500  2022-05-29T00:00:00Z         30,150  2022-05-30T00:00:00Z      -1,350  people  total
-- 2022-04-02       17,700  2022-05-29T00:00:00Z         17,800  2027-01-01T00:00:00Z         100  people  total
with versions as (
    select
        *,
        first_value(value) over history as first_value,
        first_value(low) over history as first_low,
        first_value(high) over history as first_high,
        first_value(seen_at) over history as first_seen_at,
        lead(seen_at) over history as next_seen_at
    from claims
    where series = :series and conflict = coalesce(:conflict, conflict) and status in ('accepted', 'withdrawn')
    window history as (
        partition by conflict, kind, party, place, donor, since, day, period_days, claimant, publisher, source
        order by seen_at, superseded_at is null, superseded_at
    )
)
select
    day, first_value, first_seen_at, value as current_value, seen_at as current_seen_at,
    iif(typeof(value - first_value) = 'real', round(value - first_value, 6), value - first_value) as difference,
    first_low, first_high, low as current_low, high as current_high, unit, kind, period_days, status, conflict, party, place,
    donor, since, claimant, publisher, source
from versions
where next_seen_at is null and (coalesce(abs(value - first_value) > 1e-6, value is not first_value) or low is not first_low or high is not first_high)
order by day desc, claimant, publisher, source;
