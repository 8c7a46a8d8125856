-- One row for each thing and day: the claim of `current` that stands where several claimants or channels speak, by the
-- rule that the catalog has for the series. A thing is counted in one unit, over one number of days.
create view standing as
select
    l.conflict,
    l.series,
    l.kind,
    nullif(l.party, '') as party,
    nullif(l.place, '') as place,
    nullif(l.donor, '') as donor,
    nullif(l.since, '') as since,
    e.day,
    nullif(e.period_days, 0) as period_days,
    e.value,
    e.low,
    e.high,
    e.qualifier,
    coalesce(e.unit, s.unit) as unit,
    nullif(l.claimant, '') as claimant,
    nullif(l.publisher, '') as publisher,
    l.source,
    p.rule,  -- the rule that says who comes first: an id of the view `rules`
    (
        select count(*)
        from ledger_lines o
        cross join ledger_entries x on x.line = o.id and x.day = e.day and x.period_days = e.period_days
            and x.superseded_by is null and x.status = 0 and x.unit is e.unit
        where o.series = l.series and o.conflict = l.conflict and o.kind = l.kind and o.party = l.party
            and o.place = l.place and o.donor = l.donor and o.since = l.since and o.id <> l.id
    ) as others,  -- how many other claims speak of the same thing and day; `disagreements` has those that differ
    coalesce(e.url, f.address) as url,
    e.quote,
    e.locator,
    d.hash as document,
    f.seen_at
from ledger_lines l
left join catalog_places p on p.line = l.id
left join catalog_series s on s.series = l.series
cross join ledger_entries e on e.line = l.id
left join ledger_fetches f on f.id = e.fetch
left join ledger_documents d on d.id = f.document
where e.superseded_by is null and e.status = 0
    and not exists (
        select 1
        from ledger_lines o
        cross join catalog_places q on q.line = o.id and q.place < p.place
        cross join ledger_entries x on x.line = o.id and x.day = e.day and x.period_days = e.period_days
            and x.superseded_by is null and x.status = 0 and x.unit is e.unit
        where o.series = l.series and o.conflict = l.conflict and o.kind = l.kind and o.party = l.party
            and o.place = l.place and o.donor = l.donor and o.since = l.since
    );
