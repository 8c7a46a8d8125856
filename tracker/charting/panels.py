"""What will be drawn, as records between the ledger and the page: panels of curves with their data and marks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from tracker.model import Kind, Line

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    Row = Mapping[Any, Any]

Computed = tuple[str, tuple[tuple[str, object], ...]]


@dataclass(frozen=True, eq=False)
class Curve:
    """One line to be drawn. `label` tells it from the panel's others and is empty for the only one.

    `data` has the columns of `rows.lines`, `drawn` (the height at which a row is drawn) and `at` (where it stands on
    the axis: days since 1970-01-01, or since the conflict's start), for changes also those of `read.changes`,
    `average7` and `spread` (a change over more days than the line's rhythm, drawn as its rate). `longest_step` is how
    many days two reports may lie apart without a gap, None for a line without a rhythm. `interruptions` are the days
    across which nothing may be compared. `key` is its name in titles, `row` that of its row in a chart of dots.
    `computed` are the phrases that say what was done to the values; without any, `drawn` is the value. `against` is the
    line that was taken off; `data` has its `other_value`, `other_quote`, `other_url` and `other_seen_at`.
    """

    line: Line
    label: str
    data: pd.DataFrame
    longest_step: int | None
    interruptions: tuple[pd.Timestamp, ...] = ()
    key: str = ""
    row: str = ""
    computed: tuple[Computed, ...] = ()
    against: Line | None = None

    @property
    def transformed(self) -> bool:
        """Whether what is drawn is something else than what was reported."""
        return bool(self.computed) or "spread" in self.data

    @cached_property
    def ends(self) -> tuple[Row, Row]:
        """The first and the last row that has something to draw."""
        seen = (self.data["drawn"].notna() | self.data["low"].notna()).to_numpy().nonzero()[0]
        first, last = int(seen[0]), int(seen[-1])
        one, other = ({name: column.iloc[at] for name, column in self.data.items()} for at in (first, last))
        return one, other


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to be marked at a place of the axis: a declared break, whose letter leads to its note, or an event."""

    at: float
    text: str
    note: str = ""
    day: pd.Timestamp | None = None

    @property
    def is_break(self) -> bool:
        """Whether it is a break of the series and no event."""
        return bool(self.note)


@dataclass(frozen=True, eq=False)
class Panel:
    """What is drawn on one pair of axes: curves of one kind and unit.

    `short_title` is the title without the words at its end that the titles of all panels end with. `since_start` says
    that the axis counts days since each conflict's start, `from_zero` that the value axis has to start at zero, as it
    does for totals and changes anyway.
    """

    title: str
    short_title: str
    unit: str
    kind: Kind
    curves: tuple[Curve, ...]
    marks: tuple[Mark, ...]
    cautions: tuple[str, ...]
    since_start: bool = False
    log: bool = False
    from_zero: bool = False

    @cached_property
    def heights(self) -> tuple[float, float]:
        """The lowest and the highest thing drawn, above zero on a log scale; NaN where there is nothing."""
        names = [("drawn", "average7") if curve.transformed else ("drawn", "low", "high") for curve in self.curves]
        found = [curve.data[name].to_numpy() for curve, own in zip(self.curves, names, strict=True)
                 for name in own if name in curve.data]  # fmt: skip
        known = np.concatenate(found)
        known = known[~np.isnan(known) & ((known > 0) | (not self.log))]
        return (float(known.min()), float(known.max())) if len(known) else (float("nan"), float("nan"))


@dataclass(frozen=True, eq=False)
class Panels:
    """All panels of a chart, the titles of series that had nothing to draw, and remarks on what was left out."""

    drawn: tuple[Panel, ...]
    empty: tuple[str, ...]
    remarks: tuple[Computed, ...]
