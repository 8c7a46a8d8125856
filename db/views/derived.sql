-- Figures that nobody reported and that follow from those that stand: the change of a level between two reports, for
-- the levels that the catalog names one for (`change_of`). Never stored, and never mixed with reported figures.
create view derived as
with levels as (
    select
        l.conflict, l.series, l.party, l.place, l.donor, l.since, l.claimant, l.publisher, l.source,
        e.day, e.value, e.qualifier, e.unit,
        lag(e.day) over w as from_day,  -- the day of the report before
        lag(e.value) over w as from_value,  -- the level then
        lag(e.qualifier) over w as from_qualifier,
        lag(e.unit) over w as from_unit
    from ledger_lines l
    join ledger_entries e on e.line = l.id
    where l.kind = 'level' and e.superseded_by is null and e.status = 0 and e.value is not null
        and l.series in (select change_of from catalog_series where change_of is not null)
    window w as (partition by l.series, l.id order by e.day, e.period_days)
)
select
    v.conflict,
    s.series,  -- the series of changes that the catalog names for the level
    'change' as kind,
    nullif(v.party, '') as party,
    nullif(v.place, '') as place,
    nullif(v.donor, '') as donor,
    nullif(v.since, '') as since,
    v.from_day,
    v.day,
    cast(julianday(v.day) - julianday(v.from_day) as integer) as period_days,  -- how many days lie between the two reports
    v.series as from_series,  -- the level
    v.from_value,
    v.value as to_value,  -- the level on `day`
    case when v.unit is v.from_unit and not exists (
        select 1 from catalog_breaks d
        where d.series = v.series and d.conflict = v.conflict and d.type in ('restart', 'merge')
            and d.day > v.from_day and d.day <= v.day and coalesce(d.claimant, v.claimant) = v.claimant
    ) then round(v.value - v.from_value, 6) end as value,  -- the change; null across a declared restart or merge
    case when v.qualifier is not null or v.from_qualifier is not null then 'about' end as qualifier,  -- `about` where either level is not exact
    coalesce(v.unit, s.unit) as unit,
    nullif(v.claimant, '') as claimant,
    nullif(v.publisher, '') as publisher,
    v.source
from levels v
join catalog_series s on s.change_of = v.series
where v.from_day is not null;
