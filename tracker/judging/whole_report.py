"""The checks on one report as it stands: each line by itself, and the lines that are printed together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from tracker.catalog import Catalog
from tracker.judging import Point, Verdict, judge_copied_days, judge_line, judge_pair, judge_parts, judge_share
from tracker.judging.findings import Finding, Lines, told
from tracker.judging.judgement import breaks_of
from tracker.judging.line import is_revised
from tracker.judging.reports import gaps_of_its_own, unusual_gaps
from tracker.judging.surroundings import Surroundings
from tracker.model import Line


class Report:
    """The lines of one report, as they stand."""

    def __init__(
        self,
        reader: Lines,
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
                yield from told(line, points, [*ended, *(own if len(self._lines) > 1 else ())], info=True)
            yield from self._beside(line, points)
        yield from self._copied()

    def _told(self, line: Line, points: Sequence[Point], verdicts: Iterable[Verdict]) -> Iterator[Finding]:
        if line.kind == "change":  # what happened in a day may be anything that is possible at all
            money = self._catalog.series[line.series].unit == "currency"
            verdicts = [one for one in verdicts if one.problem.severity == "hold" and not money]
        return told(line, points, verdicts)

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
            yield from told(total, whole, pair.total)
            yield from told(line, points, pair.daily)
        parts = [line._replace(series=part) for part in series.parts]
        if parts and all(part in self._lines for part in parts):
            made_of = [self._read(self._lines[part], period=int(line.kind == "change")).points for part in parts]
            yield from told(line, points, judge_parts(points, made_of))
        area = line._replace(series=series.share_of or "", kind="level")
        km2 = self._catalog.conflicts[line.conflict].area_km2
        if km2 and line.place is None and area in self._lines:
            yield from told(line, points, judge_share(points, self._read(self._lines[area]).points, km2))

    def _copied(self) -> Iterator[Finding]:
        """Days of which the whole report repeats the day before, where it says every day what it added."""
        reported = {series.change_of for series in self._catalog.series.values()}
        totals = {line.series: line for line in self._lines if line.kind == "total" and line.series in reported}
        points = {name: self._read(self._lines[line]).points for name, line in totals.items()}
        for name, verdicts in judge_copied_days(points).items():
            yield from told(totals[name], points[name], verdicts)
