"""What a document says is judged beside what stands around it: the bridge from claims to `tracker.judging`.

A document that has all days of its lines is its own neighbourhood; one that shows a window is judged with what the
ledger has around its days. A verdict of severity `hold` keeps the claim out of `current`, the others only tell.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tracker.catalog import Catalog
from tracker.checks import Checks
from tracker.judging import (
    Restated,
    Verdict,
    judge_copied_days,
    judge_dated,
    judge_line,
    judge_missing_days,
    judge_pair,
    judge_parts,
    judge_prose,
    judge_restatement,
    judge_share,
    revised_as_a_whole,
)
from tracker.judging.about import About, Figures, Key
from tracker.judging.surroundings import Instant, Surroundings, in_words, is_point
from tracker.judging.thresholds import PROSE_DAYS
from tracker.model import Break, Claim, Item, Line, Number, Problem, Source, Whole

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


class Judge:
    """Judges the documents of one source. `at` is the instant at which the document was seen."""

    def __init__(
        self,
        db: sqlite3.Connection,
        catalog: Catalog,
        source: Source,
        lines: Mapping[Line, int],
        checks: Checks,
        at: Instant,
    ) -> None:
        self._catalog = catalog
        self._source = source
        self._ids = lines
        self._checks = checks
        self._before = Surroundings(db, catalog, at)
        self._doubted: dict[Key, set[str]] = {}
        # Totals of a report that says every day what it added: a copy of yesterday is a fault there, elsewhere a pause.
        self._reported_daily = {series.change_of: series.id for series in catalog.series.values() if series.change_of}

    def judge(self, items: Iterable[Item | Whole]) -> Judged:
        """All verdicts on what a document says."""
        judged = Judged()
        figures, days_of, whole = self._gather(items, judged)
        said = {key: one.by_day(days_of) for key, one in figures.items()}
        numbers = {key: self._ids[full] for key in said if (full := self._checks.full_line(key[0])) in self._ids}
        about = About(said, numbers, self._before, whole=whole)
        # What is known for certain goes first: of two verdicts that hold a figure the first is kept.
        self._paired(judged, about)
        reports = _reports(said)
        for keys in reports.values():
            self._dated(judged, about, keys)
            self._copied(judged, about, keys)
            self._gaps(judged, about, keys)
            self._lines(judged, about, keys)
        for key in said:
            self._made_up(judged, about, key)
        withheld = {spot[:2] for spot in judged.held}
        judged.told = [one for one in judged.told if (one.line, one.day) not in withheld]
        return judged

    def _gather(self, items: Iterable[Item | Whole], judged: Judged) -> tuple[dict[Key, Figures], list[str], bool]:
        figures: dict[Key, Figures] = {}
        places: dict[str, int] = {}
        whole = self._source.lists_everything
        for item in items:
            if not isinstance(item, Claim):
                whole = whole or isinstance(item, Whole)
                continue
            if in_words(item):
                self._prose(judged, item)
            key = (item.line, item.period_days or 0)
            if item.value is None or not is_point(item) or self._checks.examine(item) is not None:
                self._doubted.setdefault(key, set()).add(item.day)
                continue
            place = places.setdefault(item.day, len(places))
            found = figures.get(key)
            if found is None:
                found = figures[key] = Figures()
            found.add(place, item.value)
        return figures, list(places), whole

    def _lines(self, judged: Judged, about: About, keys: Sequence[Key]) -> None:
        """Each line by itself, and what it changes of days that were known."""
        totals = (key for key in keys if key[0].kind == "total")
        revised = revised_as_a_whole(list(about.around(key).values()) for key in totals)
        for key in keys:
            line, days = key[0], about.said[key]
            series = self._catalog.series[line.series]
            if series.corrects:
                continue  # a published correction explains others, and is what it is
            verdicts = judge_line(
                series, line.kind, about.points(key, waiting=True), corrections=self._corrections(line, about.said),
                breaks=breaks_of(self._catalog, line), judged=days, revised=revised,
            )  # fmt: skip
            self._take(judged, key, days, verdicts)
            old = about.stood(key)
            changed = {day: value for day, value in old.items() if days.get(day, value) != value}
            if changed:
                self._take(judged, key, days, judge_restatement(changed, {day: days[day] for day in changed}))

    def _paired(self, judged: Judged, about: About) -> None:
        """Totals beside the changes that are reported with them."""
        for key, days in about.said.items():
            total = self._total_of(key[0])
            if total and key[1] == 1 and (total, 0) in about.said:
                pair = judge_pair(
                    about.points((total, 0)), about.points(key), corrections=self._corrections(total, about.said),
                    judged=days,
                )  # fmt: skip
                self._take(judged, (total, 0), about.said[total, 0], pair.total)
                self._take(judged, key, days, pair.daily)

    def _take(self, judged: Judged, key: Key, days: Mapping[str, Number], verdicts: Iterable[Verdict]) -> None:
        line, period = key
        for day, problem in verdicts:
            value = days.get(day)
            if value is None:
                continue
            said = problem._replace(message=f"{line.series} on {day}: {problem.message}")
            if line.kind == "change" and problem.check == "outlier" and self._may_be_anything(line, said):
                said = said._replace(severity="info")
            if said.severity == "hold":
                judged.held.setdefault((line, day, period, value), said)
            else:
                judged.told.append(Told(line, day, said))

    def _may_be_anything(self, line: Line, said: Problem) -> bool:
        """Whether a change that stands out is no reason for doubt: it is possible, or it is money, granted in lumps."""
        return said.severity == "warning" or self._catalog.series[line.series].unit == "currency"

    def _corrections(self, line: Line, said: Mapping[Key, Mapping[str, Number]]) -> dict[str, Number]:
        """The published corrections of a total, in the document or the ledger: signed, by day."""
        for series in self._catalog.series.values():
            own = line._replace(series=series.id, kind="change")
            if series.corrects == line.series and (own, 1) in said:
                return {day: value for day, value in said[own, 1].items() if value}
        return self._before.corrections(line)

    def _total_of(self, line: Line) -> Line | None:
        series = self._catalog.series[line.series].change_of
        return line._replace(series=series, kind="total") if series and line.kind == "change" else None

    def _dated(self, judged: Judged, about: About, keys: Sequence[Key]) -> None:
        """Days that were known, for which the whole report gives the figures of the day after."""
        days: dict[str, dict[Key, Restated]] = {}
        for key in keys:
            daily = self._reported_daily.get(key[0].series)
            changes = about.said.get((key[0]._replace(series=daily, kind="change"), 1), {}) if daily else {}
            stood = about.stood(key) if changes else {}
            for day in changes.keys() & about.said[key].keys() & stood.keys():
                restated = Restated(stood[day], about.said[key][day], changes[day])
                days.setdefault(day, {})[key] = restated
        for day, lines in days.items():
            by_name = {key[0].series: key for key in lines}
            found = judge_dated({name: lines[key] for name, key in by_name.items()}, day)
            for name, one in found.items():
                key = by_name[name]
                added = (key[0]._replace(series=self._reported_daily[name], kind="change"), 1)
                for held in (key, added):
                    if about.stood(held).get(day) != about.said[held][day]:  # what is repeated stands already
                        self._take(judged, held, about.said[held], [one])

    def _copied(self, judged: Judged, about: About, keys: Sequence[Key]) -> None:
        """Days of which a whole report repeats the report before."""
        lines = {key[0].series: key for key in keys if key[0].kind == "total" and key[0].series in self._reported_daily}
        days = {day for key in lines.values() for day in about.said[key]}
        found = judge_copied_days({name: about.points(key) for name, key in lines.items()}, judged=days)
        for name, verdicts in found.items():
            self._take(judged, lines[name], about.said[lines[name]], verdicts)

    def _gaps(self, judged: Judged, about: About, keys: Sequence[Key]) -> None:
        """Days without a figure, where the source's cadence promises one."""
        if self._source.cadence_days is None:
            return
        lines = {key[0].series: key for key in keys if key[0].kind != "change"}
        days = {day for key in lines.values() for day in about.said[key]}
        around = {name: about.days(key, self._doubted.get(key, ())) for name, key in lines.items()}
        for name, verdicts in judge_missing_days(around, self._source.cadence_days, judged=days).items():
            self._take(judged, lines[name], about.said[lines[name]], verdicts)

    def _made_up(self, judged: Judged, about: About, key: Key) -> None:
        """Totals beside their parts, and shares beside their areas, as far as this document has both."""
        line, period = key
        series, days = self._catalog.series[line.series], about.said[key]
        others = [(line._replace(series=part), period) for part in series.parts]
        if others and all(other in about.said for other in others):
            verdicts = judge_parts(about.points(key), [about.points(other) for other in others], judged=days)
            self._take(judged, key, days, verdicts)
        if series.share_of and line.place is None:
            whole = self._catalog.conflicts[line.conflict].area_km2
            area = (line._replace(series=series.share_of, kind="level"), period)
            if whole and area in about.said:
                verdicts = judge_share(about.points(key), about.points(area), whole, judged=days)
                self._take(judged, key, days, verdicts)

    def _prose(self, judged: Judged, claim: Claim) -> None:
        """What a text says of a day, beside what the claimant's own series has."""
        line = claim.line
        if line.claimant is None:
            return
        points = self._before.elsewhere(line, self._source.id, claim.day, claim.period_days or 0, PROSE_DAYS)
        passing = self._source.cadence_days is None  # a daily report is a mirror, not a text that names a figure
        for one in judge_prose(claim.value, claim.low, claim.high, claim.qualifier, points, claim.day, passing=passing):
            said = one.problem._replace(message=f"{line.series} on {claim.day}: {one.problem.message}")
            if one.problem.severity != "hold":
                judged.told.append(Told(line, claim.day, said))
            elif claim.value is not None:
                judged.held.setdefault((line, claim.day, claim.period_days or 0, claim.value), said)


def _reports(said: Iterable[Key]) -> dict[tuple[str | None, ...], list[Key]]:
    """The lines that are printed together: all is alike but what is counted."""
    found: dict[tuple[str | None, ...], list[Key]] = {}
    for key in said:
        line = key[0]
        found.setdefault((line.conflict, *line[3:], str(key[1]) if key[1] > 1 else None), []).append(key)
    return found


def breaks_of(catalog: Catalog, line: Line) -> list[Break]:
    """The declared breaks of a line."""
    return [
        one
        for one in catalog.breaks
        if (one.conflict, one.series) == line[:2] and one.claimant in {None, line.claimant}
    ]
