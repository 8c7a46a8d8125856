-- One row for each reporting interval of a total: from the report before to the report of `day`, over_days later.
create view changes as
select
    l.conflict,
    l.series,
    nullif(l.party, '') as party,
    nullif(l.place, '') as place,
    nullif(l.donor, '') as donor,
    nullif(l.since, '') as since,
    p.day as from_day,  -- day of the report before
    e.day,  -- day of the report that ends the interval
    cast(julianday(e.day) - julianday(p.day) as integer) as over_days,  -- days that the change covers
    p.value as from_value,  -- the total before
    e.value,  -- the total on `day`
    e.qualifier,  -- what was said of that total
    coalesce(e.unit, s.unit) as unit,
    case when b.type is null and e.unit is p.unit then e.value - p.value end as change,  -- value less from_value; null across a declared restart or merge, and between two currencies
    (
        select sum(ce.value)
        from catalog_series cs
        cross join ledger_lines cl on cl.series = cs.series and cl.conflict = l.conflict and cl.party = l.party
            and cl.place = l.place and cl.donor = l.donor and cl.claimant = l.claimant
            and cl.publisher = l.publisher and cl.source = l.source
        cross join ledger_entries ce on ce.line = cl.id and ce.superseded_by is null and ce.status = 0
        where cs.corrects = l.series and ce.day > p.day and ce.day <= e.day and ce.value <> 0
    ) as correction,  -- the restatement that the same source published for these days, already contained in change
    b.type as break,  -- `restart` or `merge`, where one lies in the interval
    nullif(l.claimant, '') as claimant,
    nullif(l.publisher, '') as publisher,
    l.source
from ledger_lines l
left join catalog_series s on s.series = l.series
cross join ledger_entries e on e.line = l.id
-- The report before is looked up by key, so that a question about a few days reads a few days.
cross join ledger_entries p on p.line = e.line and (p.day, p.period_days, p.fetch, p.n) = (
    select n.day, n.period_days, n.fetch, n.n from ledger_entries n
    where n.line = e.line and (n.day, n.period_days) < (e.day, e.period_days)
        and n.superseded_by is null and n.status = 0 and n.value is not null
    order by n.day desc, n.period_days desc limit 1
)
left join catalog_breaks b on b.rowid = (
    select d.rowid from catalog_breaks d
    where d.series = l.series and d.conflict = l.conflict and d.type in ('restart', 'merge')
        and d.day > p.day and d.day <= e.day and coalesce(d.claimant, l.claimant) = l.claimant
    order by d.day limit 1
)
where l.kind = 'total' and e.superseded_by is null and e.status = 0 and e.value is not null;
