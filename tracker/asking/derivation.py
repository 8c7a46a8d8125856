"""Figures that nobody reported: the change of a level between two reports, worked out whenever it is asked for.

The catalog names the series of such a change (`change_of`). They come beside the reported figures of that series and
never among them: each says in `from_series`, `from_day`, `from_value` and `to_value` from which two claims it follows,
where a reported figure has nothing. The view `derived` is the same for what stands now.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from tracker.amounts import amount
from tracker.asking import query
from tracker.asking.query import Answer

FROM = ("from_series", "from_day", "from_value", "to_value")
"""What a derived figure has, and a reported one has not."""
_WHO = "party, place, donor, since, claimant, publisher, source"
_TOLD = ("conflict", "party", "place", "unit", "value", "qualifier", "period_days", "claimant", "publisher", "source")


def level_of(db: sqlite3.Connection, series: str) -> str | None:
    """The level whose change a series is; None where it is no such series."""
    row = db.execute(
        "select s.series from series c join series s on s.series = c.change_of"
        " where c.series = ? and instr(',' || s.kinds || ',', ',level,')",
        (series,),
    ).fetchone()
    return str(row[0]) if row else None


def changes(view: str) -> str:
    """SQL of the changes of the level `:level`, filed under the series `:series`: the columns of `show` and `FROM`.

    `view` is what `query.standing` gives: what stands, or stood at the instant `:as_of`.
    """
    return f"""
        with levels as (
            select
                *, lag(day) over w as from_day, lag(value) over w as from_value, lag(unit) over w as from_unit,
                lag(qualifier) over w as from_qualifier, lag(seen_at) over w as from_seen_at
            from {view} and series = :level and kind = 'level' and value is not null
            window w as (partition by conflict, {_WHO} order by day, period_days)
        )
        select
            day, from_day, from_value, value as to_value, conflict, {_WHO}, unit, :series as series,
            'change' as kind, series as from_series, max(seen_at, from_seen_at) as seen_at,
            cast(julianday(day) - julianday(from_day) as integer) as period_days,
            case when qualifier is not null or from_qualifier is not null then 'about' end as qualifier,
            null as low, null as high,
            case when unit is from_unit and not exists (
                select 1 from breaks d
                where d.series = levels.series and d.conflict = levels.conflict and d.type in ('restart', 'merge')
                    and d.day > from_day and d.day <= levels.day
                    and coalesce(d.claimant, levels.claimant, '') = coalesce(levels.claimant, '')
            ) then round(value - from_value, 6) end as value
        from levels where from_day is not null
    """


def by_month(view: str) -> str:
    """The same by month, with the columns of `monthly` and `from_series`: what the level grew by since the last month.

    `from_day` is the last report before the month, `day` the last one in it.
    """
    return f"""
        select
            substr(day, 1, 7) as month, null as value, max(qualifier) as qualifier, unit, max(day) as day,
            case when count(value) = count(*) then round(sum(value), 6) end as change, min(from_day) as from_day,
            kind, series, from_series, conflict, {_WHO}
        from ({changes(view)}) group by substr(day, 1, 7), unit, conflict, {_WHO}
    """


def note(answer: Answer) -> str | None:
    """What is to be said of an answer with derived figures; None for one without."""
    if "from_series" not in answer.columns:
        return None
    place = answer.columns.index("from_series")
    level = next((row[place] for row in answer.rows if row[place]), None)
    if level is None:
        return None
    return f"figures with from_series are derived: nobody reported them, they follow from {level} on from_day and day"


def told(
    db: sqlite3.Connection, series: str, day: str, chosen: dict[str, str | None], seen: str | None
) -> Iterator[str]:
    """The derived figures of a day as lines of text: from which two claims, and how to see these.

    `chosen` are conflict, party, place or donor; `seen` is an instant, for what was known then.
    """
    level = level_of(db, series)
    if level is None:
        return
    view, instants = query.standing(seen)
    condition, values = query.where([("day", "=", day), *((name, "=", value) for name, value in chosen.items())])
    columns = (*_TOLD, *FROM)
    found = db.execute(
        f"select {', '.join(columns)} from ({changes(view)}) where {condition}"
        " order by conflict, party, place, claimant, publisher, source",
        {"series": series, "level": level, **instants, **values},
    )
    (usual,) = db.execute("select unit from series where series = ?", (series,)).fetchone()
    for row in found:
        one = dict(zip(columns, row, strict=True))
        named = [f"{name} {one[name]}" for name in ("party", "place") if one[name]]
        days = f"{one['period_days']} day{'s' if one['period_days'] > 1 else ''}"
        yield ""
        yield ", ".join([one["conflict"], f"change in {one['unit'] or usual}", *named, f"over {days}"])
        now, before = (amount(one[name], None, None, None) for name in ("to_value", "from_value"))
        sign = "+" if (one["value"] or 0) > 0 else ""
        change = f"{sign}{amount(one['value'], None, None, one['qualifier'])}"
        if one["value"] is None:
            change = "no change can be given, as the counting changed"
        yield f"  {change}: derived, nobody reported it. {level} was {now} on {day}"
        who = f"{one['claimant'] or 'no claimant named'}, printed by {one['publisher'] or 'an unnamed publisher'}"
        yield f"      and {before} on {one['from_day']}: {who}, read by {one['source']}"
        yield f"      in whose words: tracker why {level} {day}, tracker why {level} {one['from_day']}"
