-- One row for each reporting interval of a total: from the report before to the report of `day`, over_days later.
-- qualifier is that of the total. change is null across a declared restart or merge. correction is the restatement that the source itself
-- published for the days of the interval, already contained in change.
create view changes as
with totals as (
    select
        l.id as line, l.conflict, l.series, l.party, l.place, l.donor, l.since, l.claimant, l.publisher, l.source,
        e.day, e.value, e.qualifier, e.unit,
        lag(e.day) over w as from_day,
        lag(e.value) over w as from_value
    from ledger_lines l
    join ledger_entries e on e.line = l.id
    where l.kind = 'total' and e.superseded_by is null and e.status = 0 and e.value is not null
    window w as (partition by l.series, l.id order by e.day, e.period_days)
)
select
    t.conflict,
    t.series,
    nullif(t.party, '') as party,
    nullif(t.place, '') as place,
    nullif(t.donor, '') as donor,
    nullif(t.since, '') as since,
    t.from_day,
    t.day,
    cast(julianday(t.day) - julianday(t.from_day) as integer) as over_days,
    t.from_value,
    t.value,
    t.qualifier,
    coalesce(t.unit, (select unit from catalog_series where series = t.series)) as unit,
    case when b.type is null then t.value - t.from_value end as change,
    (
        select sum(ce.value)
        from catalog_series cs
        join ledger_lines cl on cl.series = cs.series and cl.conflict = t.conflict and cl.party = t.party
            and cl.place = t.place and cl.donor = t.donor and cl.claimant = t.claimant
            and cl.publisher = t.publisher and cl.source = t.source
        join ledger_entries ce on ce.line = cl.id and ce.superseded_by is null and ce.status = 0
        where cs.corrects = t.series and ce.day > t.from_day and ce.day <= t.day and ce.value <> 0
    ) as correction,
    b.type as break,
    nullif(t.claimant, '') as claimant,
    nullif(t.publisher, '') as publisher,
    t.source
from totals t
left join catalog_breaks b on b.rowid = (
    select d.rowid from catalog_breaks d
    where d.series = t.series and d.conflict = t.conflict and d.type in ('restart', 'merge')
        and d.day > t.from_day and d.day <= t.day and coalesce(d.claimant, t.claimant) = t.claimant
    order by d.day limit 1
)
where t.from_day is not null;
