-- The same thing on the same day with different values: between claimants, or between the channels
-- (publishers, sources) through which one claimant was read. Each pair once.
create view disagreements as
select
    a.conflict,
    a.series,
    a.kind,
    a.party,
    a.place,
    a.donor,
    a.since,
    a.day,
    a.period_days,
    case when a.claimant is b.claimant then 'channels' else 'claimants' end as differs_between,
    a.claimant as claimant_a,
    a.publisher as publisher_a,
    a.source as source_a,
    a.value as value_a,
    a.low as low_a,
    a.high as high_a,
    a.qualifier as qualifier_a,
    b.claimant as claimant_b,
    b.publisher as publisher_b,
    b.source as source_b,
    b.value as value_b,
    b.low as low_b,
    b.high as high_b,
    b.qualifier as qualifier_b,
    b.value - a.value as difference,
    a.unit
from current a
join current b on b.series = a.series and b.conflict = a.conflict and b.kind = a.kind and b.day = a.day
    and b.party is a.party and b.place is a.place and b.donor is a.donor and b.since is a.since
    and b.period_days is a.period_days and b.unit is a.unit
where (coalesce(a.claimant, ''), coalesce(a.publisher, ''), a.source)
        < (coalesce(b.claimant, ''), coalesce(b.publisher, ''), b.source)
    and (a.value is not b.value or a.low is not b.low or a.high is not b.high);
