-- The same thing on the same day with different values: between claimants, or between the channels
-- (publishers, sources) through which one claimant was read. Each pair once.
create view disagreements as
select
    la.conflict,
    la.series,
    la.kind,
    nullif(la.party, '') as party,
    nullif(la.place, '') as place,
    nullif(la.donor, '') as donor,
    nullif(la.since, '') as since,
    a.day,
    nullif(a.period_days, 0) as period_days,
    case when la.claimant = lb.claimant then 'channels' else 'claimants' end as differs_between,  -- `claimants`, or `channels` of one claimant
    nullif(la.claimant, '') as claimant_a,  -- who states the first value
    nullif(la.publisher, '') as publisher_a,  -- who printed it
    la.source as source_a,  -- the ingestor that read it
    a.value as value_a,  -- the first value
    a.low as low_a,  -- its least, for a range
    a.high as high_a,  -- its greatest, for a range
    a.qualifier as qualifier_a,  -- what was said of it
    nullif(lb.claimant, '') as claimant_b,  -- who states the second value
    nullif(lb.publisher, '') as publisher_b,  -- who printed it
    lb.source as source_b,  -- the ingestor that read it
    b.value as value_b,  -- the second value
    b.low as low_b,  -- its least, for a range
    b.high as high_b,  -- its greatest, for a range
    b.qualifier as qualifier_b,  -- what was said of it
    b.value - a.value as difference,  -- value_b less value_a
    coalesce(a.unit, s.unit) as unit
from ledger_lines la
left join catalog_series s on s.series = la.series
-- Pairs of lines first: those that nobody else speaks of are not read at all.
cross join ledger_lines lb on lb.series = la.series and lb.conflict = la.conflict and lb.kind = la.kind
    and lb.party = la.party and lb.place = la.place and lb.donor = la.donor and lb.since = la.since
    and (lb.claimant, lb.publisher, lb.source) > (la.claimant, la.publisher, la.source)
cross join ledger_entries a on a.line = la.id and a.superseded_by is null and a.status = 0
-- + keeps a condition on `day` from being taken for one on b.day: b is looked up by all of its key.
cross join ledger_entries b on b.line = lb.id and b.day = +a.day and b.period_days = +a.period_days
    and b.superseded_by is null and b.status = 0 and b.unit is a.unit
    and (a.value is not b.value or a.low is not b.low or a.high is not b.high);
