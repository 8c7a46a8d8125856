"""What a document says is judged beside what stands around it: the bridge from claims to `tracker.judging`.

A document that has all days of its lines is its own neighbourhood; one that shows a window is judged with what the
ledger has around its days. A verdict of severity `hold` keeps the claim out of `current`, the others only tell.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from tracker.catalog import Catalog
from tracker.checks import Checks
from tracker.judging import (
    Point,
    Verdict,
    judge_copied_days,
    judge_line,
    judge_pair,
    judge_prose,
    judge_restatement,
)
from tracker.model import Break, Claim, Item, Line, Number, Problem, Source, Whole

AROUND = 120
"""Days on either side of a window that are looked at."""

_CERTAIN = {"change-mismatch"}
"""Checks that hold a change: what is known from elsewhere contradicts it."""

Spot = tuple[Line, str, int, Number]
"""The line as its module gives it, day, period_days, value."""


class Told(NamedTuple):
    """A verdict that only tells: where it stands, and what it says."""

    line: Line
    day: str
    problem: Problem


@dataclass
class Judged:
    """The verdicts on one document."""

    held: dict[Spot, Problem] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)


class _Figures:
    """The figures of one line in a document, small: days as numbers in a list of days, values as doubles."""

    __slots__ = ("days", "values", "whole")

    def __init__(self) -> None:
        self.days = array("i")
        self.values = array("d")
        self.whole = True

    def add(self, day: int, value: Number) -> None:
        self.days.append(day)
        self.values.append(value)
        self.whole = self.whole and isinstance(value, int)

    def by_day(self, days: Sequence[str]) -> dict[str, Number]:
        """Day -> value, in order; a day that is given twice, differently, is left to the ledger's own rule."""
        found: dict[str, Number] = {}
        twice: set[str] = set()
        values = map(int, self.values) if self.whole else self.values
        for place, value in zip(self.days, values, strict=True):
            day = days[place]
            if found.setdefault(day, value) != value:
                twice.add(day)
        return {day: found[day] for day in sorted(found.keys() - twice)}


class Judge:
    """Judges the documents of one source."""

    def __init__(
        self, db: sqlite3.Connection, catalog: Catalog, source: Source, lines: Mapping[Line, int], checks: Checks
    ) -> None:
        self._db = db
        self._catalog = catalog
        self._source = source
        self._ids = lines
        self._checks = checks
        # Totals of a report that says every day what it added: a copy of yesterday is a fault there, elsewhere a pause.
        self._reported_daily = {series.change_of for series in catalog.series.values()}

    def judge(self, items: Iterable[Item | Whole]) -> Judged:
        """All verdicts on what a document says."""
        judged = Judged()
        figures, days_of, whole = self._gather(items, judged)
        said = {key: one.by_day(days_of) for key, one in figures.items()}
        around = {key: self._around(key, days, whole=whole) for key, days in said.items()}
        for key, days in said.items():
            line, period = key
            points = _points(around[key])
            if self._catalog.series[line.series].corrects:
                continue  # a published correction explains others, and is what it is
            verdicts = judge_line(
                self._catalog.series[line.series], line.kind, points,
                corrections=self._corrections(line, said), breaks=breaks_of(self._catalog, line),
                judged=days,
            )  # fmt: skip
            self._take(judged, key, days, verdicts)
            self._restated(judged, key, days)
            total = self._total_of(line)
            if total and period == 1 and (total, 0) in around:
                pair = judge_pair(
                    _points(around[total, 0]), points, corrections=self._corrections(total, said),
                    judged=days,
                )  # fmt: skip
                self._take(judged, (total, 0), said[total, 0], pair.total)
                self._take(judged, key, days, pair.daily)
        self._copied(judged, said, around)
        return judged

    def _gather(
        self, items: Iterable[Item | Whole], judged: Judged
    ) -> tuple[dict[tuple[Line, int], _Figures], list[str], bool]:
        figures: dict[tuple[Line, int], _Figures] = {}
        places: dict[str, int] = {}
        whole = self._source.lists_everything
        for item in items:
            if not isinstance(item, Claim):
                whole = whole or isinstance(item, Whole)
                continue
            if item.locator.startswith("char="):
                self._prose(judged, item)
            if item.value is None or self._checks.examine(item) is not None:
                continue
            place = places.setdefault(item.day, len(places))
            key = (item.line, item.period_days or 0)
            found = figures.get(key)
            if found is None:
                found = figures[key] = _Figures()
            found.add(place, item.value)
        return figures, list(places), whole

    def _around(self, key: tuple[Line, int], days: Mapping[str, Number], *, whole: bool) -> dict[str, Number]:
        """The figures of a line with what stands around them, by day."""
        line, period = key
        number = self._ids.get(self._checks.full_line(line))
        if whole or number is None or not days:
            return dict(days)
        first, last = _moved(min(days), -AROUND), _moved(max(days), AROUND)
        rows = self._db.execute(
            "select day, value from ledger_entries where line = ? and day between ? and ? and period_days = ?"
            " and superseded_by is null and status = 0 and value is not null",
            (number, first, last, period),
        )
        return dict(sorted((dict(rows.fetchall()) | dict(days)).items()))

    def _take(
        self, judged: Judged, key: tuple[Line, int], days: Mapping[str, Number], verdicts: Iterable[Verdict]
    ) -> None:
        line, period = key
        for day, problem in verdicts:
            value = days.get(day)
            if value is None:
                continue
            said = problem._replace(message=f"{line.series} on {day}: {problem.message}")
            if line.kind == "change" and problem.check not in _CERTAIN:
                # What happened in a day or a month may be anything; alone it is no reason to leave it out.
                said = said._replace(severity="info")
            if said.severity == "hold":
                judged.held.setdefault((line, day, period, value), said)
            else:
                judged.told.append(Told(line, day, said))

    def _corrections(self, line: Line, said: Mapping[tuple[Line, int], Mapping[str, Number]]) -> dict[str, Number]:
        """The published corrections of a total, in the document or the ledger: signed, by day."""
        found: dict[str, Number] = {}
        for series in self._catalog.series.values():
            if series.corrects != line.series:
                continue
            own = line._replace(series=series.id, kind="change")
            if (own, 1) in said:
                return {day: value for day, value in said[own, 1].items() if value}
            number = self._ids.get(self._checks.full_line(own))
            for day, value in self._db.execute(
                "select day, value from ledger_entries where line = ? and superseded_by is null and status = 0"
                " and value <> 0",
                (number,),
            ):
                found[day] = found.get(day, 0) + value
        return found

    def _total_of(self, line: Line) -> Line | None:
        series = self._catalog.series[line.series].change_of
        return line._replace(series=series, kind="total") if series and line.kind == "change" else None

    def _restated(self, judged: Judged, key: tuple[Line, int], days: Mapping[str, Number]) -> None:
        """What a document changes of days that were known."""
        line, period = key
        number = self._ids.get(self._checks.full_line(line))
        if number is None:
            return
        old = {}
        for day, value in self._db.execute(
            "select day, value from ledger_entries where line = ? and period_days = ? and superseded_by is null"
            " and status = 0 and value is not null",
            (number, period),
        ):
            new = days.get(day)
            if new is not None and new != value:
                old[day] = value
        if old:
            known = {day: days[day] for day in old}
            self._take(judged, key, days, judge_restatement(old, known))

    def _copied(
        self,
        judged: Judged,
        said: Mapping[tuple[Line, int], Mapping[str, Number]],
        around: Mapping[tuple[Line, int], Mapping[str, Number]],
    ) -> None:
        """Days of which a whole report repeats the report before."""
        reports: dict[tuple[str | None, ...], dict[str, tuple[Line, int]]] = {}
        for key in said:
            line = key[0]
            if line.kind == "total" and line.series in self._reported_daily:
                name = (line.conflict, line.party, line.place, line.donor, line.since, line.claimant, line.publisher)
                reports.setdefault(name, {})[line.series] = key
        for keys in reports.values():
            points = {series: _points(around[key]) for series, key in keys.items()}
            days = {day for key in keys.values() for day in said[key]}
            for series, verdicts in judge_copied_days(points, judged=days).items():
                self._take(judged, keys[series], said[keys[series]], verdicts)

    def _prose(self, judged: Judged, claim: Claim) -> None:
        """What a text says of a day, beside what the claimant's own series has."""
        line = claim.line
        if line.claimant is None:
            return
        near = self._db.execute(
            "select e.day, e.value from ledger_lines l join ledger_entries e on e.line = l.id"
            " where l.series = ? and l.conflict = ? and l.kind = ? and l.party = ? and l.place = ? and l.donor = ?"
            " and l.since = ? and l.claimant = ? and l.source <> ? and e.day between ? and ? and e.period_days = ?"
            " and e.superseded_by is null and e.status = 0 and e.value is not null order by e.day",
            (
                line.series, line.conflict, line.kind, *(part or "" for part in line[3:8]), self._source.id,
                _moved(claim.day, -3), _moved(claim.day, 3), claim.period_days or 0,
            ),
        )  # fmt: skip
        points = [Point(*row) for row in near]
        for one in judge_prose(claim.value, claim.low, claim.high, claim.qualifier, points, claim.day):
            said = one.problem._replace(message=f"{line.series} on {claim.day}: {one.problem.message}")
            if one.problem.severity != "hold":
                judged.told.append(Told(line, claim.day, said))
            elif claim.value is not None:
                judged.held.setdefault((line, claim.day, claim.period_days or 0, claim.value), said)


def breaks_of(catalog: Catalog, line: Line) -> list[Break]:
    """The declared breaks of a line."""
    return [
        one
        for one in catalog.breaks
        if (one.conflict, one.series) == line[:2] and one.claimant in {None, line.claimant}
    ]


def _points(days: Mapping[str, Number]) -> list[Point]:
    return [Point(day, value) for day, value in days.items()]


def _moved(day: str, by: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=by)).isoformat()
