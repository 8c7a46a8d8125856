"""All checks on the ledger as it stands: what is held, what stands and should be looked at, where mirrors differ.

The lines of one report are gone through one at a time; beside each other are only a total and its change, a whole and
its parts, the running totals of a report that says every day what it added, and the channels of one claimant.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, groupby, pairwise
from typing import Any, NamedTuple

from tracker.catalog import Catalog
from tracker.judging import (
    Point,
    Verdict,
    judge_copied_days,
    judge_line,
    judge_mirrors,
    judge_pair,
    judge_parts,
    judge_prose,
    judge_share,
)
from tracker.judging.judgement import breaks_of
from tracker.judging.known_faults import KnownFault
from tracker.judging.line import is_revised
from tracker.judging.reports import gaps_of_its_own, unusual_gaps
from tracker.judging.surroundings import IN_WORDS, POINT, Surroundings, moved
from tracker.judging.thresholds import PROSE_DAYS
from tracker.model import Line, Number

_DIMENSIONS = "conflict, series, kind, party, place, donor, since, claimant, publisher, source"
_REPORT = "source, publisher, claimant, conflict, party, place, donor, since"
_EVER = ("9999-12-31T00:00:00Z", 0)
_KEPT = 40  # lines that are in memory at a time
_SMALL = ("mmap_size = 0", "cache_size = -4096")  # everything is read once in order, so a large cache gains nothing
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


class Checked(NamedTuple):
    """What is to be looked at, by source, and how many findings were known already."""

    findings: list[Finding]
    known: int


def check(db: sqlite3.Connection, catalog: Catalog, known: Sequence[KnownFault] = ()) -> Checked:
    """Run every check. A known fault is left out; one that fits nothing any more is a finding of its own."""
    for pragma in _SMALL:
        db.execute(f"pragma {pragma}")
    found = list({_name(one): one for one in _found(db, catalog)}.values())  # a slip differs from every mirror, once
    listed = {(one.source, one.series, one.day, one.value, one.check) for one in known}
    names = {_name(one) for one in found}
    told = [one for one in found if _name(one) not in listed]
    for fault in known:
        if (fault.source, fault.series, fault.day, fault.value, fault.check) not in names:
            message = f"the known fault {fault.check} of {fault.value} fits nothing any more; remove it from the list"
            told.append(
                Finding(fault.source, "known-fault-gone", "warning", fault.series, fault.day, None, message)
            )  # fmt: skip
    told.sort(key=lambda one: (one.source, one.series, one.day, one.check))
    return Checked(told, len(found) - len([one for one in told if one.check != "known-fault-gone"]))


def _name(finding: Finding) -> tuple[str, str, str, str, str]:
    return (finding.source, finding.series, finding.day, str(finding.value), finding.check)


def _found(db: sqlite3.Connection, catalog: Catalog) -> Iterator[Finding]:
    for row in db.execute("select source, problem, series, day, value, because, key from held"):
        source, names, series, day, value, because, key = row
        yield Finding(source, (names or "held").split(",")[0], "hold", series, day, value, because or "", key)
    decided = set(db.execute("select source, series, day, value from decisions where verdict = 'accepted'"))
    for report in _reports(db, catalog):
        yield from (one for one in report.findings() if (one.source, one.series, one.day, one.value) not in decided)
    yield from (one for one in _mirrors(db) if (one.source, one.series, one.day, one.value) not in decided)


def _reports(db: sqlite3.Connection, catalog: Catalog) -> Iterator[_Report]:
    """The lines that are printed together: all is alike but what is counted."""
    cadences = dict(db.execute("select source, cadence_days from catalog_sources"))
    before, reader = Surroundings(db, catalog, _EVER), _Lines(db)
    rows = db.execute(f"select id, {_DIMENSIONS} from ledger_lines order by {_REPORT}, series, kind").fetchall()
    for _, group in groupby(rows, key=lambda row: (*row[8:], row[1], *row[4:8])):
        lines = {_line(row): row[0] for row in group if row[2] in catalog.series}
        yield _Report(reader, catalog, before, lines, cadences.get(next(iter(lines)).source) if lines else None)


class _Report:
    """The lines of one report, as they stand."""

    def __init__(
        self,
        reader: _Lines,
        catalog: Catalog,
        before: Surroundings,
        lines: dict[Line, int],
        cadence: int | None,
    ) -> None:
        self._read = reader.read
        self._catalog = catalog
        self._before = before
        self._lines = lines
        self._cadence = cadence

    def findings(self) -> Iterator[Finding]:
        """What every check has to say."""
        falls = steps = 0
        days: set[str] = set()
        for line, number in self._lines.items():
            if line.kind != "change":
                there, points = self._read(number)
                days.update(there)
                if line.kind == "total":
                    falls += sum(after.value < before.value for before, after in pairwise(points))
                    steps += max(0, len(points) - 1)
        gaps = {one.day: one for one in unusual_gaps(sorted(days), self._cadence)} if self._cadence else {}
        waiting = dict(gaps)
        for line, number in self._lines.items():
            there, points = self._read(number, period=int(line.kind == "change"))
            yield from self._told(line, points, self._alone(line, points, revised=is_revised(falls, steps)))
            if self._cadence and line.kind != "change":
                ended = [waiting.pop(day) for day in there if day in waiting]
                own = gaps_of_its_own(there, self._cadence, gaps)
                yield from _told(line, points, [*ended, *(own if len(self._lines) > 1 else ())], info=True)
            yield from self._beside(line, points)
        yield from self._copied()

    def _told(self, line: Line, points: Sequence[Point], verdicts: Iterable[Verdict]) -> Iterator[Finding]:
        if line.kind == "change":  # what happened in a day may be anything that is possible at all
            money = self._catalog.series[line.series].unit == "currency"
            verdicts = [one for one in verdicts if one.problem.severity == "hold" and not money]
        return _told(line, points, verdicts)

    def _alone(self, line: Line, points: Sequence[Point], *, revised: bool) -> list[Verdict]:
        series = self._catalog.series[line.series]
        if series.corrects:
            return []
        corrections = self._before.corrections(line) if line.kind == "total" else {}
        breaks = breaks_of(self._catalog, line)
        return judge_line(series, line.kind, points, corrections=corrections, breaks=breaks, revised=revised)

    def _beside(self, line: Line, points: Sequence[Point]) -> Iterator[Finding]:
        """A change beside its total, a whole beside its parts, a share beside its area."""
        series = self._catalog.series[line.series]
        total = line._replace(series=series.change_of or "", kind="total")
        if line.kind == "change" and total in self._lines:
            whole = self._read(self._lines[total]).points
            pair = judge_pair(whole, points, corrections=self._before.corrections(total))
            yield from _told(total, whole, pair.total)
            yield from _told(line, points, pair.daily)
        parts = [line._replace(series=part) for part in series.parts]
        if parts and all(part in self._lines for part in parts):
            made_of = [self._read(self._lines[part], period=int(line.kind == "change")).points for part in parts]
            yield from _told(line, points, judge_parts(points, made_of))
        area = line._replace(series=series.share_of or "", kind="level")
        km2 = self._catalog.conflicts[line.conflict].area_km2
        if km2 and line.place is None and area in self._lines:
            yield from _told(line, points, judge_share(points, self._read(self._lines[area]).points, km2))

    def _copied(self) -> Iterator[Finding]:
        """Days of which the whole report repeats the day before, where it says every day what it added."""
        reported = {series.change_of for series in self._catalog.series.values()}
        totals = {line.series: line for line in self._lines if line.kind == "total" and line.series in reported}
        points = {name: self._read(self._lines[line]).points for name, line in totals.items()}
        for name, verdicts in judge_copied_days(points).items():
            yield from _told(totals[name], points[name], verdicts)


class _Figures(NamedTuple):
    """What stands of a line: the days of which it has a figure, be it trusted or not, and the points."""

    days: list[str]
    points: list[Point]


class _Lines:
    """Reads lines, and keeps the last few: the lines of a report are looked at beside each other."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._kept: dict[tuple[int, int], _Figures] = {}

    def read(self, line: int, *, period: int = 0) -> _Figures:
        """The figures of a line, in order of day."""
        key = (line, period)
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= _KEPT:
                del self._kept[next(iter(self._kept))]
            found = self._kept[key] = self._read(line, period)
        return found

    def _read(self, line: int, period: int) -> _Figures:
        rows = self._db.execute(
            f"select e.day, case when e.status = 0 and {POINT} then e.value end from ledger_entries e"
            " where e.line = ? and e.superseded_by is null and e.status <> 2 and e.period_days = ? order by e.day",
            (line, period),
        ).fetchall()
        return _Figures([day for day, _ in rows], [Point(*row) for row in rows if row[1] is not None])


def _line(row: Sequence[Any]) -> Line:
    return Line._make(part or None for part in row[1:])


def _told(line: Line, points: Sequence[Point], verdicts: Iterable[Verdict], *, info: bool = False) -> Iterator[Finding]:
    """Verdicts as findings. What stands is no longer held, whatever would be said of it today."""
    wanted = [one for one in verdicts if info or one.problem.severity in _TOLD]
    values = dict(points) if wanted else {}
    for day, problem in wanted:
        severity = "warning" if problem.severity in _TOLD else problem.severity
        yield Finding(str(line.source), problem.check, severity, line.series, day, values.get(day), problem.message)


def _mirrors(db: sqlite3.Connection) -> Iterator[Finding]:
    """Where two channels of one claimant differ, at the channel that does not fit."""
    rows = db.execute(
        f"select id, {_DIMENSIONS} from ledger_lines where claimant <> '' and kind <> 'change'"
        " order by conflict, series, kind, party, place, donor, since, claimant, source, publisher"
    ).fetchall()
    lines = _Lines(db)
    for _, group in groupby(rows, key=lambda row: row[1:9]):
        channels: list[tuple[Any, ...]] = list(group)
        if len(channels) < 2:
            continue
        points = {row[0]: lines.read(row[0]).points for row in channels}
        passing = [row for row in channels if _in_passing(db, row)]
        for row in channels:
            others = [point for other in channels if other[0] != row[0] for point in points[other[0]]]
            yield from _prose(db, row, others, whole=row in passing)
        for one, other in combinations([row for row in channels if row not in passing], 2):
            found = judge_mirrors(points[one[0]], points[other[0]])
            for row, verdicts, beside in ((one, found.a, other), (other, found.b, one)):
                for told in _told(_line(row), points[row[0]], verdicts):
                    yield told._replace(message=f"{told.message} (beside {beside[9] or beside[10]})")


def _in_passing(db: sqlite3.Connection, row: Sequence[Any]) -> bool:
    """Whether a channel is a text that names a figure now and then, and often that of another day: no mirror."""
    found = db.execute(
        "select 1 from ledger_entries e, catalog_sources s where e.line = ? and s.source = ? and s.cadence_days is null"
        f" and {IN_WORDS} limit 1",
        (row[0], row[10]),
    )
    return found.fetchone() is not None


def _prose(db: sqlite3.Connection, row: Sequence[Any], others: Sequence[Point], *, whole: bool) -> Iterator[Finding]:
    """What a channel says that cannot be what the others have around its days: bounds and round numbers, or all."""
    said = db.execute(
        "select e.day, e.value, e.low, e.high, e.qualifier from ledger_entries e where e.line = ? and e.status = 0"
        f" and e.superseded_by is null and e.period_days = 0 and (? or not ({POINT})) order by e.day",
        (row[0], whole),
    ).fetchall()
    days = sorted(others) if said else []
    for day, value, low, high, qualifier in said:
        first, last = bisect_left(days, (moved(day, -PROSE_DAYS),)), bisect_left(days, (moved(day, PROSE_DAYS + 1),))
        verdicts = judge_prose(value, low, high, qualifier, days[first:last], day)
        yield from _told(_line(row), [Point(day, value)] if value is not None else [], verdicts)
