"""From a definition and the ledger to what will be drawn: lines are put together to panels. No drawing here."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from tracker import catalog
from tracker.charting import choose
from tracker.charting.definitions import Definition, Pick
from tracker.charting.layout import position, positions
from tracker.charting.loading import Loaded, Loader
from tracker.charting.panels import Curve, Mark, Panel, Panels
from tracker.charting.subjects import LOADERS

if TYPE_CHECKING:
    import sqlite3

    from tracker.charting.language import Language

STANDING = ("columns", "dots")
"""Forms that stand on zero, whatever they count."""
MOST_PANELS = 16
MOST_ROWS = 12
LINES = "Drawn are the {most} lines with the highest newest values, of {all}."
FIRST = "Drawn are the first {most} of {all}."
NEWEST = "Drawn are the {most} newest of {all}."
ROWS = "Drawn are the {most} with the highest newest values, of {all}."


def panels(
    db: sqlite3.Connection, definition: Definition, most_lines: int, language: Language, as_of: str | None = None
) -> Panels:
    """The panels of a definition in the order of its series.

    Raises TrackerError where nothing is found at all, where kinds or units would be mixed, and where the form or
    a transform does not fit what was found.
    """
    loader = Loader(db, definition, language, as_of)
    load = LOADERS[definition.about]
    found = [one for pick in definition.picks or (Pick(""),) for one in load(loader, pick)]
    if not found:
        raise loader.error(loader.nothing())
    builder = _Builder(loader, most_lines)
    drawn = builder.small(found) if definition.form == "small-multiples" else [builder.one(found)]
    titles = [panel.title for panel in drawn]
    titles = [f"{panel.title}, {panel.unit}" if titles.count(panel.title) > 1 else panel.title for panel in drawn]
    short = choose.without_common_end(titles)
    drawn = [replace(panel, short_title=title) for panel, title in zip(drawn, short, strict=True)]
    return Panels(tuple(drawn), tuple(dict.fromkeys(loader.empty)), tuple(loader.remarks))


class _Builder:
    """What the panels of one chart share while they are put together."""

    def __init__(self, loader: Loader, most_lines: int) -> None:
        self.loader, self.definition, self.language = loader, loader.definition, loader.language
        self.most_lines = most_lines
        self.several_sources = False
        self.letters: dict[tuple[pd.Timestamp, str], str] = {}

    def small(self, found: list[Loaded]) -> list[Panel]:
        """A panel for each series and unit, or for each value of the dimension that splits them."""
        groups: dict[tuple[str, str], list[Loaded]] = defaultdict(list)
        split = self.definition.split
        for one in found:
            name = one.pick.series if split == "series" else choose.named(one.line, split, self.language)
            groups[name, one.rows.unit].append(one)
        keys = list(groups)
        if split != "series":
            newest = [groups[key][0].newest for key in keys]
            most = self.definition.most or MOST_PANELS
            keys = [keys[i] for i in choose.largest(newest, most, self.loader.remarks, ROWS)]
        elif len(keys) > (self.definition.most or len(keys)):
            choose.remark(self.loader.remarks, FIRST, most=self.definition.most, all=len(keys))
            keys = keys[: self.definition.most]
        made = []
        for key in keys:
            title = groups[key][0].title if split == "series" else key[0]
            made.append(self._panel(groups[key], self.language.say(title)))
        return made

    def one(self, found: list[Loaded]) -> Panel:
        """All lines on one pair of axes, which must have one unit and one kind."""
        units = sorted({one.rows.unit for one in found})
        if len(units) > 1:
            message = "one pair of axes has one; filter, or use form 'small-multiples'"
            raise self.loader.error(f"found units {', '.join(units)}, {message}")
        kinds = sorted({one.rows.kind for one in found})
        if len(kinds) > 1:
            raise self.loader.error(f"found kinds {', '.join(kinds)}, which are never mixed on one pair of axes")
        return self._panel(found, self.language.say(found[0].title))

    def _panel(self, found: list[Loaded], title: str) -> Panel:
        if self.definition.form == "dots":
            curves = self._rows(found)
        else:
            if self.definition.form in ("columns", "calendar"):
                self._one_each(found)
            most = self.definition.most or self.most_lines
            if self.definition.form == "small-multiples":
                most = self.most_lines
            kept = choose.largest([one.newest for one in found], most, self.loader.remarks, LINES)
            found = [found[i] for i in kept]
            labels = self._labels(found)
            curves = tuple(self._curve(one, label) for one, label in zip(found, labels, strict=True))
        first = found[0].rows
        cautions = tuple(dict.fromkeys(caution for one in found for caution in one.cautions))
        log, since_start = self.definition.scale == "log", self.definition.since_start
        marks = () if since_start else self._marks(found, curves)
        return Panel(
            title,
            title,
            first.unit,
            first.kind,
            curves,
            marks,
            cautions,
            since_start,
            log,
            self.definition.form in STANDING,
        )

    def _one_each(self, found: list[Loaded]) -> None:
        """Columns of several lines of one series would stand on each other; two series stand within each other."""
        form, picks = self.definition.form, self.definition.picks
        allowed = min(len(picks), 2) if form == "columns" else 1
        if len(found) > allowed:
            names = "; ".join(filter(None, self._labels(found)))
            message = f"{form} show one line, found {len(found)} ({names}); filter, or use form 'line'"
            raise self.loader.error(message)

    def _labels(self, found: list[Loaded]) -> list[str]:
        """What tells each line from the others: the series' own label, what differs within it, or both."""
        several = len({id(one.pick) for one in found}) > 1
        titles = {one.title for one in found}
        made = []
        for one in found:
            own = [other.line for other in found if other.pick is one.pick]
            differing = choose.labels(own, self.language)[own.index(one.line)]
            name = one.pick.label or (self.language.say(one.title) if several and len(titles) > 1 else "")
            if not name and several:
                name = choose.labels([other.line for other in found], self.language)[found.index(one)]
            made.append(", ".join(dict.fromkeys(filter(None, (name, differing)))))
        return made

    def _curve(self, one: Loaded, label: str, row: str = "") -> Curve:
        rows, line = one.rows, one.line
        at = positions(rows.data["day"])
        if self.definition.since_start:
            at = at - position(pd.Timestamp(catalog.load().conflicts[line.conflict].start))
        data = rows.data.assign(at=at)
        key = one.pick.key or line.place or line.donor or ""
        return Curve(line, label, data, rows.step, rows.breaks, key, row, rows.computed, one.against)

    def _rows(self, found: list[Loaded]) -> tuple[Curve, ...]:
        """For a chart of dots: a curve for each mark, in the order of the rows from the top."""
        by = self.definition.rows
        rows: dict[str, list[Curve]] = defaultdict(list)
        self.several_sources = len({one.line.source for one in found}) > 1
        several_claimants = len({one.line.claimant for one in found}) > 1
        for one in found:
            label = one.pick.label if len(self.definition.picks) > 1 else ""
            if by == "claim":
                for place, moment in enumerate(one.rows.data["day"]):
                    single = replace(
                        one, rows=replace(one.rows, data=one.rows.data.iloc[[place]].reset_index(drop=True))
                    )
                    name = self.language.day(moment)
                    if several_claimants:  # a single one stands below the chart, and need not take room in each row
                        name = f"{name}, {choose.named(one.line, 'claimant', self.language)}"
                    rows[name].append(self._curve(single, label, name))
                continue
            data = one.rows.data[one.rows.data["drawn"].notna()].iloc[[-1]].reset_index(drop=True)
            single = replace(one, rows=replace(one.rows, data=data))
            name = self._row_name(one)
            rows[name].append(self._curve(single, label, name))
        names = list(rows)
        heights = [float(rows[name][0].data["drawn"].iloc[0]) for name in names]
        if by == "claim":
            names.sort(key=lambda name: rows[name][0].data["day"].iloc[0], reverse=True)
            if len(names) > (self.definition.most or len(names)):
                choose.remark(self.loader.remarks, NEWEST, most=self.definition.most, all=len(names))
                names = names[: self.definition.most]
        else:
            most = self.definition.most or MOST_ROWS
            kept = choose.largest(heights, most, self.loader.remarks, ROWS)
            names = [names[i] for i in sorted(kept, key=lambda i: (-heights[i], names[i]))]
        return tuple(curve for name in names for curve in rows[name])

    def _row_name(self, one: Loaded) -> str:
        by = self.definition.rows
        if by == "series":
            return one.pick.label or self.language.say(one.title)
        if by == "source":
            return choose.channel(one.line) if self.several_sources else str(one.line.publisher or one.line.source)
        return choose.named(one.line, by, self.language)

    def _marks(self, found: list[Loaded], curves: tuple[Curve, ...]) -> tuple[Mark, ...]:
        """The events and breaks within what the curves show; the same break of several series has one letter."""
        if self.definition.about in ("revisions", "freshness") or self.definition.form == "dots":
            return ()
        first = min(curve.data["day"].min() for curve in curves)
        last = max(curve.data["day"].max() for curve in curves)
        marks: dict[tuple[pd.Timestamp, str], Mark] = {}
        for name in self.definition.events:
            event = catalog.events()[name]
            day = pd.Timestamp(event.day)
            if first <= day <= last:
                title = event.titles.get(self.language.code, event.title)
                marks[day, name] = Mark(position(day), title, day=day)
        for one in found:
            for row in one.breaks[one.breaks["day"].between(first, last)].to_dict("records"):
                theirs = pd.isna(row["claimant"]) or row["claimant"] == one.line.claimant
                if theirs and one.line.conflict == row["conflict"]:
                    at = (row["day"], row["note"])
                    letter = self.letters.setdefault(at, _letter(len(self.letters)))
                    marks[at] = Mark(position(row["day"]), letter, row["note"], row["day"])
        return tuple(sorted(marks.values(), key=lambda mark: (mark.at, mark.text)))


def _letter(number: int) -> str:
    turn, place = divmod(number, 26)
    return chr(ord("a") + place) + (str(turn + 1) if turn else "")
