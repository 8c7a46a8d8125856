"""From a definition and the ledger to what will be drawn: panels of curves with their data. No drawing here.

Each curve is one line of claims, and `drawn` is the height at which a row is drawn: its value, or for a transform
the change of its total less the part that the source itself published as a correction of earlier days.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pandas as pd

from tracker import read
from tracker.charting import choose
from tracker.model import KINDS, Kind, Line, TrackerError

if TYPE_CHECKING:
    import sqlite3

    from tracker.charting.definitions import Definition

TRANSFORMABLE: dict[str, tuple[Kind, ...]] = {"none": KINDS, "change": ("total",), "average7": ("total", "change")}
# A month, a quarter and a year have no fixed number of days: from, to, longest.
CALENDAR = ((28, 31, 31), (89, 92, 92), (365, 366, 366))


@dataclass(frozen=True, eq=False)
class Curve:
    """One line to be drawn. `label` tells it from the panel's others and is empty for the only one.

    `data` has the columns of `read.frame` and `drawn`, for a transform also those of `read.changes`, `average7` and
    `spread` (a change over more days than the source's rhythm, drawn as its rate). `longest_step` is the number of
    days that two reports may lie apart without a gap, None for a source without a rhythm. `interruptions` are the
    days across which nothing may be compared.
    """

    line: Line
    label: str
    data: pd.DataFrame
    longest_step: int | None
    interruptions: tuple[pd.Timestamp, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A declared break to be marked; its `letter` leads to its note below the chart."""

    day: pd.Timestamp
    letter: str
    note: str


@dataclass(frozen=True, eq=False)
class Panel:
    """What is drawn on one pair of axes: curves of one series, kind and unit.

    `short_title` is the title without the words at its end that the titles of all panels end with.
    """

    series: str
    title: str
    short_title: str
    unit: str
    kind: Kind
    curves: tuple[Curve, ...]
    marks: tuple[Mark, ...]
    cautions: tuple[str, ...]
    definition: str


@dataclass(frozen=True, eq=False)
class Panels:
    """All panels of a chart, the titles of series that had nothing to draw, and remarks on what was left out."""

    drawn: tuple[Panel, ...]
    empty: tuple[str, ...]
    remarks: tuple[str, ...]


def longest_step(cadence_days: int | None) -> int | None:
    """How many days two reports of a source of that rhythm may lie apart without a gap between them."""
    if cadence_days is None:
        return None
    return next((longest for low, high, longest in CALENDAR if low <= cadence_days <= high), cadence_days)


def panels(db: sqlite3.Connection, definition: Definition, most_lines: int, as_of: str | None = None) -> Panels:
    """The panels of a definition in the order of its series.

    Raises TrackerError where nothing is found at all, where kinds or units would be mixed, and where the form or
    the transform does not fit what was found.
    """
    builder = _Builder(db, definition, most_lines, as_of)
    found = [panel for series in definition.series for panel in builder.panels(series)]
    if not found:
        raise builder.error(builder.nothing())
    if definition.form != "small-multiples" and len(found) > 1:
        units = ", ".join(panel.unit for panel in found)
        raise builder.error(f"found units {units}, one pair of axes has one; filter, or use form 'small-multiples'")
    titles = [panel.title for panel in found]
    titles = [f"{panel.title}, {panel.unit}" if titles.count(panel.title) > 1 else panel.title for panel in found]
    titles = choose.without_common_end(titles)
    found = [replace(panel, short_title=title) for panel, title in zip(found, titles, strict=True)]
    return Panels(tuple(found), tuple(builder.empty), tuple(builder.remarks))


@dataclass
class _Builder:
    """What the panels of one chart share while they are put together."""

    db: sqlite3.Connection
    definition: Definition
    most_lines: int
    as_of: str | None
    remarks: dict[str, None] = field(default_factory=dict)
    letters: dict[tuple[pd.Timestamp, str], str] = field(default_factory=dict)
    empty: list[str] = field(default_factory=list)

    def error(self, message: str) -> TrackerError:
        return TrackerError(f"chart {self.definition.name!r}: {message}")

    def panels(self, series: str) -> list[Panel]:
        """One panel for each unit that the series has, in alphabetical order."""
        filters = self.definition.filters
        rows = read.frame(
            self.db,
            series,
            kind=self.definition.kind,
            conflict=filters.get("conflict"),
            party=filters.get("party"),
            place=filters.get("place"),
            donor=filters.get("donor"),
            claimant=filters.get("claimant"),
            source=filters.get("source"),
            as_of=self.as_of,
        )
        kinds = [kind for kind in KINDS if kind in set(rows["kind"])]
        if len(kinds) > 1:
            raise self.error(f"found kinds {', '.join(kinds)}, which are never mixed; set kind to one of them")
        allowed = TRANSFORMABLE[self.definition.transform]
        if kinds and kinds[0] not in allowed:
            name, wanted = self.definition.transform, " or ".join(allowed)
            raise self.error(f"found kind {kinds[0]}, transform '{name}' is for kind {wanted}")
        units = rows["unit"].fillna("")
        found = [self._panel(rows[units == unit], str(unit)) for unit in sorted(set(units))]
        ready = [panel for panel in found if panel is not None]
        if not ready:
            self.empty.append(str(rows.attrs["title"]))
        return ready

    def _panel(self, rows: pd.DataFrame, unit: str) -> Panel | None:
        series, kind = str(rows["series"].iloc[0]), rows["kind"].iloc[0]
        breaks = read.breaks(self.db, series)
        corrections = None
        if self.definition.transform != "none":
            corrections = read.corrections(self.db, series, as_of=self.as_of)
        chosen = choose.one_period(choose.one_channel(read.lines(rows), self.remarks), self.remarks)
        steps = {line: longest_step(self._cadence(line.source)) for line, _ in chosen}
        ready = [(line, self._ready(data, breaks, corrections, steps[line])) for line, data in chosen]
        ready = [(line, data) for line, data in ready if len(data)]
        if not ready:
            return None
        labels = choose.labels([line for line, _ in ready])
        if self.definition.form == "columns" and len(ready) > 1:
            found = "; ".join(labels)
            raise self.error(f"columns show one line, found {len(ready)} ({found}); filter, or use form 'line'")
        ready = choose.largest(ready, self.most_lines, self.remarks)
        labels = choose.labels([line for line, _ in ready])
        curves = tuple(
            Curve(line, label, data, steps[line], tuple(read.interruptions(line, breaks)))
            for (line, data), label in zip(ready, labels, strict=True)
        )
        attrs = rows.attrs
        marks = self._marks(breaks, curves)
        return Panel(
            series, attrs["title"], attrs["title"], unit, kind, curves, marks, attrs["cautions"], attrs["definition"]
        )

    def _ready(
        self, rows: pd.DataFrame, breaks: pd.DataFrame, corrections: pd.DataFrame | None, step: int | None
    ) -> pd.DataFrame:
        """The rows of a line transformed and then cut: the first day of a window has a change too."""
        definition = self.definition
        found = transformed(rows, breaks, corrections, step) if definition.transform != "none" else _as_they_are(rows)
        if definition.transform == "change":
            found = found.drop(columns="average7")
        elif definition.transform == "average7" and definition.form != "columns":
            found["drawn"] = found["average7"]
        if definition.since:
            found = found[found["day"] >= pd.Timestamp(definition.since)]
        if definition.until:
            found = found[found["day"] <= pd.Timestamp(definition.until)]
        visible = found["drawn"].notna() | (found["low"].notna() & (definition.transform == "none"))
        return found.reset_index(drop=True) if visible.any() else found.iloc[:0]

    def _marks(self, breaks: pd.DataFrame, curves: tuple[Curve, ...]) -> tuple[Mark, ...]:
        """The breaks that lie within what the curves show; the same break of several series has one letter."""
        first = min(curve.data["day"].min() for curve in curves)
        last = max(curve.data["day"].max() for curve in curves)
        found: dict[str, Mark] = {}
        for row in breaks[breaks["day"].between(first, last)].to_dict("records"):
            lines = [curve.line for curve in curves if curve.line.conflict == row["conflict"]]
            if any(pd.isna(row["claimant"]) or row["claimant"] == line.claimant for line in lines):
                letter = self.letters.setdefault((row["day"], row["note"]), _letter(len(self.letters)))
                found[letter] = Mark(row["day"], letter, row["note"])
        return tuple(found.values())

    def _cadence(self, source: str | None) -> int | None:
        row = self.db.execute("select cadence_days from sources where source = ?", (source,)).fetchone()
        return None if row is None or row[0] is None else int(row[0])

    def nothing(self) -> str:
        definition = self.definition
        wanted = [", ".join(definition.series)]
        wanted += [f"kind {definition.kind}"] if definition.kind else []
        wanted += [f"{key} {' or '.join(values)}" for key, values in definition.filters.items()]
        wanted += [f"since {definition.since}"] if definition.since else []
        wanted += [f"until {definition.until}"] if definition.until else []
        wanted += [f"as of {self.as_of}"] if self.as_of else []
        what = "accepted value" if definition.transform == "none" else "change between two accepted values"
        return f"found no {what} of {'; '.join(wanted)}; ingest its source or loosen the filters"


def transformed(
    rows: pd.DataFrame, breaks: pd.DataFrame | None, corrections: pd.DataFrame | None, step: int | None
) -> pd.DataFrame:
    """One line's changes with `drawn`, `average7` (per day) and `spread`, from its totals or as reported.

    A change over more days than the source's rhythm is drawn at its rate for the usual interval, over all its
    days: its area is its size.
    """
    if rows["kind"].iloc[0] == "change":
        average = read.average7(rows, rows["value"])
        return rows.assign(drawn=rows["value"], average7=average, spread=False)
    found = read.changes(rows, breaks, corrections)
    usual = 1 if step is None else step
    own = found["change"] - found["correction"].fillna(0.0)
    days = found["over_days"].astype("float64")
    found["spread"] = days > usual
    found["drawn"] = own.where(days <= usual, own * usual / days)
    found["average7"] = read.average7(found, own)
    return found


def _as_they_are(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(drawn=rows["value"])


def _letter(number: int) -> str:
    turn, place = divmod(number, 26)
    return chr(ord("a") + place) + (str(turn + 1) if turn else "")
