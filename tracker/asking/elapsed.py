"""How many since an event: the difference of two totals, both named with their days. Nothing is interpolated."""

from __future__ import annotations

import sqlite3

from tracker.asking import query
from tracker.asking.query import Answer
from tracker.errors import MisuseError
from tracker.model import TrackerError

_LINE = ("conflict", "party", "place", "donor", "since", "claimant", "publisher", "source")
_COLUMNS = [
    "count", "over_days", "from_day", "from_value", "day", "value", "qualifier", "unit", "break",
    "conflict", "party", "place", "donor", "since", "claimant", "publisher", "source",
]  # fmt: skip


def since(
    db: sqlite3.Connection,
    series: str,
    day: str,
    *,
    until: str | None = None,
    filters: dict[str, str | None] | None = None,
    across_breaks: bool = False,
) -> Answer:
    """For each line of a total: what was added from the last report before `day` to the last one until `until`.

    Raises TrackerError where a restart or a merge lies between, unless `across_breaks`; and where no line has both.
    """
    query.check_series(db, series)
    query.check_day(day, "the day")
    query.check_day(until, "--until")
    if until and until < day:
        raise MisuseError(f"--until {until} is before {day}; expected a later day")
    (kinds,) = db.execute("select kinds from series where series = ?", (series,)).fetchone()
    if "total" not in kinds.split(","):
        raise TrackerError(f"{series} has no running total, but {kinds}; a count since a day is read off two totals")
    for name, value in (filters or {}).items():
        query.check_name(db, name, value, series)
    condition, values = query.where((name, "=", value) for name, value in (filters or {}).items())
    lines = db.execute(
        f"select distinct {', '.join(_LINE)} from current where series = ? and kind = 'total' and {condition}"
        f" order by {', '.join(_LINE)}",
        (series, *values),
    ).fetchall()
    found = [row for line in lines if (row := _row(db, series, line, day, until)) is not None]
    if not found:
        raise TrackerError(f"no line of {series} has a total before {day} and one after it; see tracker show {series}")
    broken = next((row for row in found if row[_COLUMNS.index("break")]), None)
    if broken and not across_breaks:
        raise TrackerError(
            f"{series} was not counted alike all the time: {broken[_COLUMNS.index('break')]}; --across-breaks counts"
            " all the same"
        )
    return Answer(_COLUMNS, found)


def _row(
    db: sqlite3.Connection, series: str, line: tuple[str | None, ...], day: str, until: str | None
) -> tuple[object, ...] | None:
    """One line's count; None where it has no total on one of the two sides."""
    where = " and ".join(f"{name} is ?" for name in _LINE)
    total = f"select day, value, qualifier, unit from current where series = ? and kind = 'total' and {where}"
    first = db.execute(f"{total} and day < ? order by day desc limit 1", (series, *line, day)).fetchone()
    last = db.execute(
        f"{total} and day >= ? and day <= ? order by day desc limit 1", (series, *line, day, until or "9999")
    ).fetchone()
    if first is None or last is None or first[1] is None or last[1] is None:
        return None
    conflict, claimant = line[0], line[_LINE.index("claimant")]
    broken = db.execute(
        "select day || ' (' || type || '): ' || note from breaks where series = ? and conflict = ? and day > ?"
        " and day <= ? and type in ('restart', 'merge') and coalesce(claimant, ?) is ? order by day limit 1",
        (series, conflict, first[0], last[0], claimant, claimant),
    ).fetchone()
    days = db.execute("select cast(julianday(?) - julianday(?) as integer)", (last[0], first[0])).fetchone()[0]
    return (
        last[1] - first[1], days, first[0], first[1], last[0], last[1], last[2], last[3], broken[0] if broken else None,
        *line,
    )  # fmt: skip
