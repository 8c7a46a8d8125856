"""What an export holds: the figures that stand, one row a claim, in an order that never depends on chance."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

from tracker.asking import query
from tracker.model import Number

IDENTITY = (
    "conflict", "series", "kind", "party", "place", "donor", "since", "claimant", "publisher", "source", "day",
    "period_days",
)  # fmt: skip
CONTENT = ("value", "low", "high", "qualifier", "unit")
COLUMNS = (
    "conflict", "series", "kind", "party", "place", "donor", "since", "day", "period_days", "value", "low", "high",
    "qualifier", "unit", "claimant", "publisher", "source", "licence", "url", "quote", "locator", "document",
    "seen_at",
)  # fmt: skip
NUMBERS = ("value", "low", "high")
WHOLE = ("period_days",)


class Selection(NamedTuple):
    """Which figures: all, or those of some series, conflicts, sources and kinds."""

    series: tuple[str, ...] = ()
    conflict: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()


class Row(NamedTuple):
    """A figure that stands. Fields are `COLUMNS`; absent dimensions are null."""

    conflict: str
    series: str
    kind: str
    party: str | None
    place: str | None
    donor: str | None
    since: str | None
    day: str
    period_days: int | None
    value: Number | None
    low: Number | None
    high: Number | None
    qualifier: str | None
    unit: str | None
    claimant: str | None
    publisher: str | None
    source: str
    licence: str | None
    url: str | None
    quote: str
    locator: str
    document: str
    seen_at: str

    def identity(self) -> tuple[Any, ...]:
        """What tells one claim from another."""
        return tuple(getattr(self, name) for name in IDENTITY)

    def content(self) -> tuple[Any, ...]:
        """What is claimed."""
        return (self.value, self.low, self.high, self.qualifier, self.unit)


def check(db: sqlite3.Connection, chosen: Selection) -> None:
    """Raise TrackerError, with the nearest, for a name that the ledger does not have."""
    for series in chosen.series:
        query.check_series(db, series)
    for column, names in chosen._asdict().items():
        for name in names if column != "series" else ():
            query.check_name(db, column, name)


def by_series(db: sqlite3.Connection, chosen: Selection) -> Iterator[tuple[str, list[Row]]]:
    """The chosen figures, a series at a time, sorted by identity."""
    conditions, values = ["1"], []
    for column, names in chosen._asdict().items():
        if names:
            conditions.append(f"c.{column} in ({', '.join('?' * len(names))})")
            values += names
    columns = ", ".join("s.licence" if column == "licence" else f"c.{column}" for column in COLUMNS)
    found = db.execute(
        f"select {columns} from current c left join sources s on s.source = c.source"
        f" where {' and '.join(conditions)} order by {', '.join(f'c.{name}' for name in ('series', *IDENTITY))}",
        values,
    )
    for series, rows in groupby(map(Row._make, found), key=lambda row: row.series):
        yield series, list(rows)
