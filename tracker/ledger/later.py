"""What was seen later than a document, and may say or be trusted otherwise now that the document is known.

Documents arrive late: a past version, a page that was found afterwards, an answer that was recorded before one that
was seen a moment earlier. What came later then has to be read again, as far as it speaks of what changed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tracker.catalog import Catalog
from tracker.judging.surroundings import AROUND, IN_WORDS, moved
from tracker.judging.thresholds import PROSE_DAYS
from tracker.ledger.history import Key
from tracker.ledger.weaving import Days
from tracker.model import Document

Place = tuple[Key, int]
"""In history, and the number of the fetch."""


@dataclass(slots=True)
class Reading:
    """A document as it was read then, without its bytes; and which of the lines in question it speaks of."""

    fetch: int
    source: str
    document: Document
    complete: bool
    speaks_of: set[int] = field(default_factory=set)
    beside: bool = False
    """Whether it is judged by what changed, though it does not speak of it."""


def anything(db: sqlite3.Connection, key: Key) -> bool:
    """Whether any document of any source was seen later, or in the same moment."""
    found = db.execute(
        "select 1 from catalog_sources s where exists (select 1 from ledger_fetches f"
        " where f.source = s.source and f.seen_at >= ? and (f.seen_at, f.moment) >= (?, ?)) limit 1",
        (key[0], *key[:2]),
    ).fetchone()
    return found is not None


def seek(
    db: sqlite3.Connection, catalog: Catalog, key: Key, touched: Mapping[int, Days], *, judging: bool
) -> Iterator[tuple[Place, Reading]]:
    """What was read after a place in history and speaks of the same days of some lines; one may come several times.

    With `judging` also what is judged by them: the days around on the same line, the totals that a correction
    explains, and what texts say of the claimant's own series.
    """
    for line, days in touched.items():
        source, *told = _line(db, line)
        yield from _readings(db, key, source, line, _wide(days, AROUND if judging else 0), beside=False)
        if not judging:
            continue
        conflict, series, kind, party, place, donor, since, claimant = told
        for other, reader in db.execute(
            "select l.id, l.source from ledger_lines l where l.series = ? and l.conflict = ? and l.kind = ?"
            " and l.party = ? and l.place = ? and l.donor = ? and l.since = ? and l.claimant = ? and l.source <> ?"
            f" and exists (select 1 from ledger_entries e where e.line = l.id and {IN_WORDS})",
            (series, conflict, kind, party, place, donor, since, claimant, source),
        ):
            yield from _readings(db, key, reader, other, _wide(days, PROSE_DAYS), beside=True)
        if corrected := catalog.series[series].corrects:
            for other, reader in db.execute(
                "select id, source from ledger_lines where series = ? and conflict = ? and kind = 'total'"
                " and party = ? and place = ? and claimant = ?",
                (corrected, conflict, party, place, claimant),
            ):
                yield from _readings(db, key, reader, other, _wide(days, AROUND), beside=True)


def _line(db: sqlite3.Connection, number: int) -> tuple[str, ...]:
    row: tuple[str, ...] = db.execute(
        "select source, conflict, series, kind, party, place, donor, since, claimant from ledger_lines where id = ?",
        (number,),
    ).fetchone()
    return row


def _wide(days: Days, by: int) -> Days:
    return (moved(days[0], -by), moved(days[1], by)) if by else days


def _readings(
    db: sqlite3.Connection, key: Key, source: str, line: int, days: Days, *, beside: bool
) -> Iterator[tuple[Place, Reading]]:
    for fetch, name, seen_at, moment, address, publisher, published, complete in db.execute(
        """
        select f.id, d.hash, f.seen_at, f.moment, f.address, f.publisher, f.published, f.complete
        from ledger_mentions m
        join ledger_documents d on d.id = m.document
        join ledger_fetches f on f.document = d.id
        where m.line = ? and f.source = ? and f.outcome <> 'refused'
            and (f.seen_at, f.moment, d.hash) > (?, ?, ?)
            and (f.complete or (m.first_day <= ? and m.last_day >= ?))
            and not exists (select 1 from ledger_decisions v where v.fetch = f.id)
        """,
        (line, source, *key, days[1], days[0]),
    ):
        document = Document(b"", address, seen_at, publisher or None, published or None, moment)
        place = ((seen_at, moment, name), fetch)
        yield place, Reading(fetch, source, document, bool(complete), {line}, beside)
