"""Cells of CSV that a spreadsheet takes for what they are.

A text that starts with one of = + - @ (or with a tab or carriage return) would be run as a formula. Such a text gets
an apostrophe before it, and so does one that starts with an apostrophe, so that `bare` gives exactly what was there.
Numbers stay as they are: -25 is a figure, not a formula.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

_FIRST = ("=", "+", "-", "@", "\t", "\r", "'")


def guarded(cell: Any) -> Any:
    """The cell as it is written."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FIRST) else cell


class _Lines:
    """Ends rows with a line feed alone. The writer itself must think of both, or it would not quote a lone return."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, row: str) -> int:
        return self._out.write(row.removesuffix("\r\n") + "\n")


def write_rows(out: TextIO, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write CSV: guarded cells, an absent one empty, rows ended by a line feed."""
    writer = csv.writer(_Lines(out), lineterminator="\r\n")
    writer.writerow(map(guarded, columns))
    writer.writerows(map(guarded, row) for row in rows)


def bare(text: str) -> str:
    """The text of a cell that `guarded` wrote."""
    return text.removeprefix("'")
