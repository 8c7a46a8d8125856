"""Lines of the ledger as they stand, and what the checks found of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from tracker.judging.model import Point, Verdict
from tracker.judging.surroundings import POINT
from tracker.model import Line, Number

DIMENSIONS = "conflict, series, kind, party, place, donor, since, claimant, publisher, source"
"""The columns of a line, as `line_of` takes them behind its number."""
_KEPT = 40  # lines that are in memory at a time
_TOLD = {"hold", "warning"}


class Finding(NamedTuple):
    """What a check found. `key` names a held claim for `tracker review`; severity `info` is no reason to worry."""

    source: str
    check: str
    severity: str
    series: str
    day: str
    value: Number | None
    message: str
    key: str | None = None


class Figures(NamedTuple):
    """What stands of a line: the days of which it has a figure, be it trusted or not, and the points."""

    days: list[str]
    points: list[Point]


class Lines:
    """Reads lines, and keeps the last few: the lines of a report are looked at beside each other."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._kept: dict[tuple[int, int], Figures] = {}

    def read(self, line: int, *, period: int = 0) -> Figures:
        """The figures of a line, in order of day."""
        key = (line, period)
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= _KEPT:
                del self._kept[next(iter(self._kept))]
            found = self._kept[key] = self._read(line, period)
        return found

    def _read(self, line: int, period: int) -> Figures:
        rows = self._db.execute(
            f"select e.day, case when e.status = 0 and {POINT} then e.value end from ledger_entries e"
            " where e.line = ? and e.superseded_by is null and e.status <> 2 and e.period_days = ? order by e.day",
            (line, period),
        ).fetchall()
        return Figures([day for day, _ in rows], [Point(*row) for row in rows if row[1] is not None])


def line_of(row: Sequence[Any]) -> Line:
    """The line of a row: its number, then DIMENSIONS."""
    return Line._make(part or None for part in row[1:])


def told(line: Line, points: Sequence[Point], verdicts: Iterable[Verdict], *, info: bool = False) -> Iterator[Finding]:
    """Verdicts as findings. What stands is no longer held, whatever would be said of it today."""
    wanted = [one for one in verdicts if info or one.problem.severity in _TOLD]
    values = dict(points) if wanted else {}
    for day, problem in wanted:
        severity = "warning" if problem.severity in _TOLD else problem.severity
        yield Finding(str(line.source), problem.check, severity, line.series, day, values.get(day), problem.message)
