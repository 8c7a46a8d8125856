"""Cells of CSV that a spreadsheet takes for what they are.

A text that starts with one of = + - @ (or with a tab or carriage return) would be run as a formula. Such a text gets
an apostrophe before it, and so does one that starts with an apostrophe, so that `bare` gives exactly what was there.
Numbers stay as they are: -25 is a figure, not a formula.
"""

from __future__ import annotations

from typing import Any

_FIRST = ("=", "+", "-", "@", "\t", "\r", "'")


def guarded(cell: Any) -> Any:
    """The cell as it is written."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FIRST) else cell


def bare(text: str) -> str:
    """The text of a cell that `guarded` wrote."""
    return text.removeprefix("'")
