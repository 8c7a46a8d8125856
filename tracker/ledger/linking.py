"""Of a total that stands, the report before it is kept beside it: `from_day`, `from_value`, `from_unit`.

A change is then read off one entry. Looking the report before up for each of a million entries took three times as
long as reading them. The three follow from the other entries of the line, and change with them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from tracker.ledger.history import ACCEPTED
from tracker.model import Number

Before = tuple[str | None, Number | None, str | None]
"""from_day, from_value, from_unit; all None where there is no report before."""

NONE_BEFORE: Before = (None, None, None)

Report = tuple[str, int, Number, str | None]
"""day, period_days, value, unit of a total that stands."""

_STANDS = "line = :line and superseded_by is null and status = 0 and value is not null"
_AROUND = f"""
    select day, period_days, value, unit, from_day, from_value, from_unit, fetch, n from ledger_entries
    where {_STANDS}
        and day >= coalesce(
            (select day from ledger_entries where {_STANDS} and day < :first order by day desc limit 1), :first)
        and day <= coalesce(
            (select day from ledger_entries where {_STANDS} and day > :last order by day limit 1), :last)
    order by day, period_days
"""


def before(report: Report | None, unit: str | None) -> Before:
    """What is kept of the report before, beside one that is stated in `unit`."""
    if report is None:
        return NONE_BEFORE
    return (report[0], report[2], None if report[3] == unit else report[3] or "")


class Linker:
    """Links the rows of lines that are new to the ledger while they are written, where they come by day."""

    def __init__(self) -> None:
        self.unordered: set[int] = set()
        self._last: dict[int, Report] = {}

    def linked(self, rows: Iterable[tuple[Any, ...]], seen_at: str, totals: Collection[int]) -> Iterator[Any]:
        """The rows of entries with what they lack: `seen_at` and the report before. `totals` are lines."""
        last = self._last
        for row in rows:
            line, day, period, _, _, status, value, _, _, _, unit = row[:11]
            if line not in totals or status != ACCEPTED or value is None:
                yield (*row, seen_at, None, None, None)
                continue
            known = last.get(line)
            if known is not None and (day, period) <= known[:2]:
                self.unordered.add(line)
            yield (*row, seen_at, *before(known, unit))
            last[line] = (day, period, value, unit)


def link(db: sqlite3.Connection, line: int, first: str, last: str) -> None:
    """Let the reports of a line, from a day to a day and the one after, say what stands before them now."""
    kind = db.execute("select kind from ledger_lines where id = ?", (line,)).fetchone()
    if kind != ("total",):
        return
    known: Report | None = None
    moved = []
    rows = db.execute(_AROUND, {"line": line, "first": first, "last": last}).fetchall()
    for day, period, value, unit, *kept, fetch, n in rows:
        if day >= first and (new := before(known, unit)) != tuple(kept):
            moved.append((*new, line, day, period, fetch, n))
        known = (day, period, value, unit)
    db.executemany(
        "update ledger_entries set from_day = ?, from_value = ?, from_unit = ?"
        " where line = ? and day = ? and period_days = ? and fetch = ? and n = ?",
        moved,
    )
