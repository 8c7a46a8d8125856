"""What was read before: the same bytes, what an address gave last, and what was wrong with it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from tracker.ledger.archive import digest
from tracker.ledger.deciding import READER
from tracker.model import Document, Problem, Source


@dataclass(frozen=True, slots=True)
class Again:
    """A document that was read before: its number, whether it was complete, how many claims it had and had held."""

    document: int
    complete: bool
    unchanged: int
    held: int


def seen_before(db: sqlite3.Connection, source: Source, document: Document, name: str, reader: str) -> Again | None:
    """The same bytes, read before in the same way, and nothing else on their lines since."""
    key = (document.seen_at, document.moment, name)
    row = db.execute(
        """
        select f.document, f.complete, f.seen_at, f.moment, f.new + f.revised + f.unchanged, f.held
        from ledger_documents d join ledger_fetches f on f.document = d.id
        where d.hash = ? and f.source = ? and (f.seen_at, f.moment) <= (?, ?) and f.outcome <> 'refused'
            and (f.reader, f.publisher, f.published) = (?, ?, ?)
        order by f.seen_at desc, f.moment desc limit 1
        """,
        (
            name, source.id, *key[:2],
            reader, document.publisher or "", document.published or "",
        ),
    ).fetchone()  # fmt: skip
    if row is None:
        return None
    number, complete, seen_then, moment_then, unchanged, held = row
    between = db.execute(
        """
        select f.seen_at, f.moment, d.hash
        from ledger_fetches f join ledger_documents d on d.id = f.document
        where f.source = ? and f.seen_at between ? and ? and f.document <> ? and f.outcome = 'recorded'
            and exists (select 1 from ledger_mentions a join ledger_mentions b on b.line = a.line
                        where a.document = f.document and b.document = ? and (f.complete or ?
                            or (a.first_day <= b.last_day and a.last_day >= b.first_day)))
        """,
        (source.id, seen_then, document.seen_at, number, number, complete),
    ).fetchall()
    if any((seen_then, moment_then, name) < other < key for other in between):
        return None
    return Again(number, bool(complete), unchanged, held)


def read_last(db: sqlite3.Connection, source: Source, document: Document, reader: str) -> Again | None:
    """What came of these bytes, where they are what was read last at their address, and read in the same way."""
    row = db.execute(
        """
        select d.hash, f.reader, f.publisher, f.published, f.outcome, f.new + f.revised + f.unchanged, f.held,
            d.id, f.complete
        from ledger_fetches f join ledger_documents d on d.id = f.document
        where f.source = ? and f.address = ? and f.reader <> ? order by f.seen_at desc, f.moment desc limit 1
        """,
        (source.id, document.address, READER),
    ).fetchone()
    same = (digest(document.body), reader, document.publisher or "", document.published or "")
    if row is None or row[:4] != same or row[4] == "refused":
        return None
    return Again(row[7], bool(row[8]), row[5], row[6])


def problems_of(db: sqlite3.Connection, source: str, address: str) -> list[Problem]:
    """The problems of what an address of a source gave last, also when it was not read again since."""
    rows = db.execute(
        """
        select p.name, p.severity, p.message, p.found, p.locator, p.remedy
        from ledger_problems p where p.fetch = (
            select r.id from ledger_fetches n
            join ledger_fetches r on r.document = n.document and r.source = n.source and r.outcome <> 'unchanged'
            where n.source = ? and n.address = ?
            order by n.seen_at desc, n.moment desc, r.seen_at desc, r.moment desc limit 1)
        order by p.id
        """,
        (source, address),
    )
    return [Problem(*row) for row in rows]
