-- One row for each reporting interval of a total: from the report before to the report of `day`, over_days later.
create view changes as
select
    l.conflict,
    l.series,
    nullif(l.party, '') as party,
    nullif(l.place, '') as place,
    nullif(l.donor, '') as donor,
    nullif(l.since, '') as since,
    e.from_day,  -- day of the report before
    e.day,  -- day of the report that ends the interval
    cast(julianday(e.day) - julianday(e.from_day) as integer) as over_days,  -- days that the change covers
    e.from_value,  -- the total before
    e.value,  -- the total on `day`
    e.qualifier,  -- what was said of that total
    coalesce(e.unit, s.unit) as unit,
    case when b.type is null and e.from_unit is null then e.value - e.from_value end as change,  -- value less from_value; null across a declared restart or merge, and between two currencies
    (
        select sum(ce.value)
        from catalog_series cs
        cross join ledger_lines cl on cl.series = cs.series and cl.conflict = l.conflict and cl.party = l.party
            and cl.place = l.place and cl.donor = l.donor and cl.claimant = l.claimant
            and cl.publisher = l.publisher and cl.source = l.source
        cross join ledger_entries ce on ce.line = cl.id and ce.superseded_by is null and ce.status = 0
        where cs.corrects = l.series and ce.day > e.from_day and ce.day <= e.day and ce.value <> 0
    ) as correction,  -- the restatement that the same source published for these days, already contained in change
    b.type as break,  -- `restart` or `merge`, where one lies in the interval
    nullif(l.claimant, '') as claimant,
    nullif(l.publisher, '') as publisher,
    l.source
from ledger_lines l
left join catalog_series s on s.series = l.series
-- Where a series has no break at all, none is looked for at each report.
left join catalog_breaks f on f.rowid = (
    select d.rowid from catalog_breaks d
    where d.series = l.series and d.conflict = l.conflict and d.type in ('restart', 'merge') limit 1
)
cross join ledger_entries e on e.line = l.id
left join catalog_breaks b on b.rowid = case when f.day is not null then (
    select d.rowid from catalog_breaks d
    where d.series = l.series and d.conflict = l.conflict and d.type in ('restart', 'merge')
        and d.day > e.from_day and d.day <= e.day and coalesce(d.claimant, l.claimant) = l.claimant
    order by d.day limit 1
) end
-- The report before lies beside each report of a total that stands.
where l.kind = 'total' and e.superseded_by is null and e.status = 0 and e.from_day is not null;
