"""Figures that a publisher gives in parts, one row an event or a district: their sum, which names every row.

A sum is a claim like any other: its quote is made of the cells it adds up, its locator lists their rows, and
the audit adds them up again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import fsum
from typing import Any

from tracker.documents.cells import number
from tracker.documents.records import Layout
from tracker.documents.tables import Row
from tracker.model import Claim, Item, Line, Number, Problem

_SHOWN = 6


class Sum:
    """The sum of one column over rows of one table, or with no column the count of the rows.

    A row whose cell is no number is no part of it, and makes it incomplete: the claim is held.
    """

    def __init__(self, layout: Layout, column: str = "") -> None:
        self._layout = layout
        self._column = column
        self._rows: list[int] = []
        self._cells: list[str] = []
        self._without: list[int] = []

    def add(self, row: Row) -> None:
        """Count a row in."""
        if self._column and row.value(self._column) is None:
            self._without.append(row.number)
            return
        self._rows.append(row.number)
        self._cells.append(row[self._column] if self._column else "")

    def claim(self, line: Line, day: str, **more: Any) -> Iterator[Claim]:
        """The claim of the sum; none where no row was counted in. `more` are fields of `Claim`."""
        if not self._rows:
            return
        value = added(self._cells) if self._column else len(self._rows)
        if self._without:
            rows = f"{len(self._without)} of {len(self._without) + len(self._rows)} rows"
            incomplete = f"{rows} have no number in {self._column}, the first of them row {self._without[0]}"
            more["unsure"] = more.get("unsure") or incomplete
        yield Claim(line, day, value, self.quote(), self.locator(), **more)

    def quote(self) -> str:
        """The cells that are added up, the first of them where there are many."""
        return quote(self._cells) if self._column else f"{len(self._rows)} rows"

    def locator(self) -> str:
        """The rows and the column that are added up."""
        what = f"sum={spans(self._rows)} column={self._column}" if self._column else f"count={spans(self._rows)}"
        return self._layout.prefix() + what


class Range:
    """The sums of two columns over the same rows, as one claim from the lower to the higher."""

    def __init__(self, layout: Layout, low: str, high: str) -> None:
        self._layout = layout
        self._columns = (low, high)
        self._rows: list[int] = []
        self._cells: tuple[list[str], list[str]] = ([], [])

    def add(self, row: Row) -> None:
        """Count a row in, if both of its cells are numbers."""
        if all(row.value(column) is not None for column in self._columns):
            self._rows.append(row.number)
            for cells, column in zip(self._cells, self._columns, strict=True):
                cells.append(row[column])

    def claim(self, line: Line, day: str, **more: Any) -> Iterator[Item]:
        """The claim: a value where both sums are the same; a warning where the lower is the higher one."""
        if not self._rows:
            return
        low, high = (added(cells) or 0 for cells in self._cells)
        quoted, place = " .. ".join(quote(cells) for cells in self._cells), self.locator()
        if low > high:
            message = f"the sum of {self._columns[0]} on {day} is above that of {self._columns[1]}"
            yield Problem("reversed-range", "warning", message, f"{low}, {high}", place)
        elif low == high:
            yield Claim(line, day, low, quoted, place, **more)
        else:
            yield Claim(line, day, None, quoted, place, low=low, high=high, **more)

    def locator(self) -> str:
        """The rows and the two columns."""
        return f"{self._layout.prefix()}sum={spans(self._rows)} column={'..'.join(self._columns)}"


def added(cells: Sequence[str]) -> Number | None:
    """The sum of cells; None where one is no number. Whole numbers stay whole."""
    values = [number(cell) for cell in cells]
    if any(value is None for value in values):
        return None
    known = [value for value in values if value is not None]
    return sum(known) if all(isinstance(value, int) for value in known) else fsum(known)


def quote(cells: Sequence[str]) -> str:
    """`7 + 0 + 12`, or `7 + 0 + 12 + 1 + 4 + 9 + ... (136 cells)`."""
    shown = " + ".join(cells[:_SHOWN])
    return shown if len(cells) <= _SHOWN else f"{shown} + ... ({len(cells)} cells)"


def spans(rows: Sequence[int]) -> str:
    """Row numbers in their order as `3,7,12-19`."""
    parts: list[list[int]] = []
    for row in rows:
        if parts and row == parts[-1][1] + 1:
            parts[-1][1] = row
        else:
            parts.append([row, row])
    return ",".join(f"{first}-{last}" if last > first else str(first) for first, last in parts)


def unspanned(text: str) -> list[int]:
    """The row numbers of `3,7,12-19`."""
    rows: list[int] = []
    for part in text.split(","):
        first, _, last = part.partition("-")
        rows.extend(range(int(first), int(last or first) + 1))
    return rows
