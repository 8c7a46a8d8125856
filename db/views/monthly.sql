-- One row for each month of a line, from its first to its last; the figures of a month without any claim are null.
-- A total, level or share has its last figure of the month; a total also what it grew by; counts have their sum.
create view monthly as
select
    l.conflict,
    l.series,
    l.kind,
    nullif(l.party, '') as party,
    nullif(l.place, '') as place,
    nullif(l.donor, '') as donor,
    nullif(l.since, '') as since,
    m.month,  -- YYYY-MM
    (
        select n.day from ledger_entries n
        where n.line = l.id and n.day >= m.first_day and n.day < m.next_day
            and n.superseded_by is null and n.status = 0 and (n.value is not null or l.kind = 'change')
        order by n.day desc, n.period_days desc limit 1
    ) as day,  -- the last day of the month with a figure
    case when l.kind <> 'change' then (
        select n.value from ledger_entries n
        where n.line = l.id and n.day >= m.first_day and n.day < m.next_day
            and n.superseded_by is null and n.status = 0 and n.value is not null
        order by n.day desc, n.period_days desc limit 1
    ) end as value,  -- the total, level or share on that day; null for counts of a period, and for ranges
    case when l.kind <> 'change' then (
        select n.qualifier from ledger_entries n
        where n.line = l.id and n.day >= m.first_day and n.day < m.next_day
            and n.superseded_by is null and n.status = 0 and n.value is not null
        order by n.day desc, n.period_days desc limit 1
    ) end as qualifier,  -- what was said of the value
    case s.unit when 'currency' then (
        select n.unit from ledger_entries n
        where n.line = l.id and n.day >= m.first_day and n.day < m.next_day
            and n.superseded_by is null and n.status = 0 and (n.value is not null or l.kind = 'change')
        order by n.day desc, n.period_days desc limit 1
    ) else s.unit end as unit,
    case when l.kind = 'total' then (
        select n.day from ledger_entries n
        where n.line = l.id and n.day < m.first_day
            and n.superseded_by is null and n.status = 0 and n.value is not null
        order by n.day desc, n.period_days desc limit 1
    ) end as from_day,  -- of a total: the last report before the month, from which the change is counted
    case
        when l.kind = 'total' and (b.day is null or not exists (
            select 1 from catalog_breaks d
            where d.series = l.series and d.conflict = l.conflict and d.type in ('restart', 'merge')
                and coalesce(d.claimant, l.claimant) = l.claimant and d.day < m.next_day
                -- + keeps these out of the search by key: they are only looked up where there is a break at all
                and +d.day > (
                    select n.day from ledger_entries n
                    where n.line = l.id and n.day < m.first_day
                        and n.superseded_by is null and n.status = 0 and n.value is not null
                    order by n.day desc, n.period_days desc limit 1
                )
                and +d.day <= (
                    select n.day from ledger_entries n
                    where n.line = l.id and n.day >= m.first_day and n.day < m.next_day
                        and n.superseded_by is null and n.status = 0 and n.value is not null
                    order by n.day desc, n.period_days desc limit 1
                )
        )) and (s.unit <> 'currency' or (
            select n.unit from ledger_entries n
            where n.line = l.id and n.day >= m.first_day and n.day < m.next_day
                and n.superseded_by is null and n.status = 0 and n.value is not null
            order by n.day desc, n.period_days desc limit 1
        ) is (
            select n.unit from ledger_entries n
            where n.line = l.id and n.day < m.first_day
                and n.superseded_by is null and n.status = 0 and n.value is not null
            order by n.day desc, n.period_days desc limit 1
        )) then (
            select n.value from ledger_entries n
            where n.line = l.id and n.day >= m.first_day and n.day < m.next_day
                and n.superseded_by is null and n.status = 0 and n.value is not null
            order by n.day desc, n.period_days desc limit 1
        ) - (
            select n.value from ledger_entries n
            where n.line = l.id and n.day < m.first_day
                and n.superseded_by is null and n.status = 0 and n.value is not null
            order by n.day desc, n.period_days desc limit 1
        )
        when l.kind = 'change' then (
            select case when count(n.value) = count(*) and min(n.period_days) = max(n.period_days)
                and min(n.unit) is max(n.unit) and cast(substr(min(n.day), 9) as integer) >= max(n.period_days)
                then sum(n.value) end
            from ledger_entries n
            where n.line = l.id and n.day >= m.first_day and n.day < m.next_day
                and n.superseded_by is null and n.status = 0
        )
    end as change,  -- of a total: value less that of from_day, null across a declared restart or merge and between two currencies; of counts: their sum, null where they cannot be added (ranges, periods of different lengths or that began in an earlier month, two currencies)
    nullif(l.claimant, '') as claimant,
    nullif(l.publisher, '') as publisher,
    l.source
from ledger_lines l
left join catalog_series s on s.series = l.series
-- Where a series has no break at all, none is looked for at each month.
left join catalog_breaks b on b.rowid = (
    select d.rowid from catalog_breaks d
    where d.series = l.series and d.conflict = l.conflict and d.type in ('restart', 'merge') limit 1
)
cross join calendar_months m
    on m.first_day > (
        select date(f.day, 'start of month', '-1 day') from ledger_entries f where f.line = l.id order by f.day limit 1
    )
    and m.first_day <= (select f.day from ledger_entries f where f.line = l.id order by f.day desc limit 1);
