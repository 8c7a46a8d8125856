"""Proof for every claim: its quote stands at its locator in its document, and reads as the stored value."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

from tracker.documents.locate import Quotes, Reading
from tracker.ledger.archive import Archive
from tracker.model import TrackerError

_ROWS = """
    select d.hash, l.series, e.day, l.source, f.seen_at, e.value, e.low, e.high, e.quote, e.locator
    from ledger_entries e
    join ledger_fetches f on f.id = e.fetch
    join ledger_documents d on d.id = f.document
    join ledger_lines l on l.id = e.line
    where e.status <> 2
    order by d.hash
"""


class Fault(NamedTuple):
    """A claim that does not walk back to its words, and why."""

    claim: str
    reason: str


class Audit(NamedTuple):
    """How many claims and documents were looked at, and what is wrong with them."""

    claims: int
    documents: int
    faults: list[Fault]


def audit(db: sqlite3.Connection, archive: Archive) -> Audit:
    """Look at every claim ever recorded, document by document. One document is in memory at a time."""
    claims = documents = 0
    faults: list[Fault] = []
    for name, rows in groupby(db.execute(_ROWS), key=lambda row: str(row[0])):
        documents += 1
        try:
            quotes = Quotes(archive.get(name))
        except TrackerError as error:
            lost = list(rows)
            claims += len(lost)
            faults.append(Fault(f"{len(lost)} claims from {_place(lost[0])} on", str(error)))
            continue
        for row in rows:
            claims += 1
            faults.extend(_examine(quotes, row))
    return Audit(claims, documents, faults)


def _examine(quotes: Quotes, row: tuple[Any, ...]) -> Iterator[Fault]:
    *_, value, low, high, quote, locator = row
    try:
        read = quotes.read(quote, locator)
    except TrackerError as error:
        yield Fault(_place(row), str(error))
        return
    if read is None:
        yield Fault(_place(row), f"the quote {quote!r} does not stand at {locator}, or is no number there")
    elif read != (value, low, high):
        stored, said = (_plain(reading) for reading in ((value, low, high), read))
        yield Fault(_place(row), f"{stored} is stored, but the quote {quote!r} at {locator} reads {said}")


def _plain(reading: Reading) -> str:
    return " to ".join(str(part) for part in reading if part is not None)


def _place(row: tuple[Any, ...]) -> str:
    name, series, day, source, seen_at = row[:5]
    return f"{series} {day} ({source}, document {name[:12]}, seen {seen_at})"
