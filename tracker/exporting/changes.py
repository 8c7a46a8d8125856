"""What an export has different from the one before it: the revisions and withdrawals, not what is merely new."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from tracker.exporting.rows import CONTENT, IDENTITY, Row

COLUMNS = ("type", *IDENTITY, *(f"old_{name}" for name in CONTENT), *(f"new_{name}" for name in CONTENT), "seen_at")
NAME = "CHANGES.csv"


class Difference(NamedTuple):
    """Rows of CHANGES.csv, and how many figures the export before did not have."""

    rows: list[tuple[Any, ...]]
    new: int


def difference(before: Iterable[Row], now: Iterable[Row]) -> Difference:
    """What became of the figures of one series. A withdrawal has nothing new and no `seen_at`."""
    old = {row.identity(): row for row in before}
    rows: list[tuple[Any, ...]] = []
    new = 0
    for row in now:
        was = old.pop(row.identity(), None)
        if was is None:
            new += 1
        elif was.content() != row.content():
            rows.append(("revision", *row.identity(), *was.content(), *row.content(), row.seen_at))
    nothing = (None,) * len(CONTENT)
    rows += [("withdrawal", *identity, *was.content(), *nothing, None) for identity, was in old.items()]
    return Difference(rows, new)
