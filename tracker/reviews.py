"""Held claims and what people decide about them."""

from __future__ import annotations

import getpass
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from tracker.amounts import amount
from tracker.asking import query, story
from tracker.asking.query import Answer
from tracker.errors import MisuseError
from tracker.ingest import open_ingest
from tracker.ledger.deciding import Decision, Verdict
from tracker.model import Line, TrackerError

_LIST = "key, source, series, day, value, low, high, qualifier, party, place, claimant, problem, because"
_DIMENSIONS = "conflict, series, kind, party, place, donor, since, claimant, publisher, source"


def listing(db: sqlite3.Connection, source: str | None, series: str | None) -> Answer:
    """The held claims that wait for a decision, the newest day first."""
    query.check_name(db, "source", source)
    if series:
        query.check_series(db, series)
    condition, values = query.where([("source", "=", source), ("series", "=", series)])
    return query.ask(db, f"select {_LIST} from held where {condition} order by source, day desc, series, key", values)


def show(db: sqlite3.Connection, key: str) -> Iterator[str]:
    """The story of the day that a held claim is about."""
    row = _held(db, key)
    return story.tell(db, row["series"], row["day"], conflict=row["conflict"])


def decide(database: Path, keys: list[str], verdict: Verdict, because: str, who: str | None) -> Iterator[str]:
    """Accept or reject held claims, on the record. Yields a line for each. Nothing is done when a key is unknown."""
    if not because.strip():
        raise MisuseError("--because is empty; say in a sentence why, for whoever asks in ten years")
    who = who or os.environ.get("TRACKER_WHO") or _user()
    with open_ingest(database) as ingest:
        db = ingest.ledger.db
        for row in [_held(db, key) for key in keys]:
            line = Line(*(row[name] for name in _DIMENSIONS.split(", ")))
            (unit,) = db.execute("select unit from series where series = ?", (row["series"],)).fetchone()
            named = row["unit"] if unit == "currency" else None  # other series have one unit for all claims
            said = (row["value"], row["low"], row["high"], row["qualifier"], named)
            ingest.decide(Decision(line, row["day"], row["period_days"], *said, verdict, who, because.strip()))
            value = amount(row["value"], row["low"], row["high"], row["qualifier"])
            yield f"{verdict}: {value} for {row['series']} on {row['day']} ({row['source']})"


def _held(db: sqlite3.Connection, key: str) -> sqlite3.Row:
    cursor = db.cursor()
    cursor.row_factory = sqlite3.Row
    row: sqlite3.Row | None = cursor.execute("select * from held where key = ?", (key,)).fetchone()
    if row is None:
        raise TrackerError(f"no claim {key!r} waits for a decision; see tracker review list")
    return row


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "an unnamed user"
