"""How often a line reports, which decides where it has a gap."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

    import pandas as pd

# A month, a quarter and a year have no fixed number of days: from, to, longest.
CALENDAR = ((28, 31, 31), (89, 92, 92), (365, 366, 366))
REPORTS = 6
"""With fewer reports a line has no habit that could be known."""
USUAL = 0.95
"""A gap that is longer than this part of a line's own ones is unusual for it."""


def longest_step(cadence_days: int | None) -> int | None:
    """How many days two reports of a source of that rhythm may lie apart without a gap between them."""
    if cadence_days is None:
        return None
    return next((longest for low, high, longest in CALENDAR if low <= cadence_days <= high), cadence_days)


def own_step(days: pd.Series) -> int | None:
    """The same from the line's own days, None where they are too few or too far between to be a rhythm."""
    gaps = days.drop_duplicates().sort_values().diff().dt.days.dropna()
    if len(gaps) < REPORTS - 1:
        return None
    return longest_step(int(gaps.quantile(USUAL, interpolation="lower")))


def step_of(db: sqlite3.Connection, source: str | None, days: pd.Series) -> int | None:
    """That of its source; where the source prints the figures of many publishers, such as an export, the line's own."""
    row = db.execute("select cadence_days, publisher from sources where source = ?", (source,)).fetchone()
    if row is None or row[0] is None:
        return None
    return own_step(days) if row[1] is None else longest_step(int(row[0]))
