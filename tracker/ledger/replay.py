"""The same bytes give the same ledger: rebuild it from the archive, and compare."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from itertools import zip_longest
from operator import itemgetter
from pathlib import Path
from typing import Any

from tracker import catalog, sources
from tracker.asking import query
from tracker.ledger import deciding
from tracker.ledger.archive import Archive
from tracker.ledger.history import AGAIN
from tracker.ledger.ledger import Ledger
from tracker.model import Document, TrackerError

# All that the ledger answers, in one fixed order. Entries that never stood are traces of the order of arrival.
_HISTORY = f"""
    select l.conflict, l.series, l.kind, l.party, l.place, l.donor, l.since, l.claimant, l.publisher, l.source,
        e.day, e.period_days, f.seen_at, d.hash, e.n % {AGAIN}, e.status, e.value, e.low, e.high, e.qualifier, e.unit,
        e.quote, e.locator, r.seen_at,
        e.seen_at, e.superseded_at, e.from_day, e.from_value, e.from_unit, f.hash  -- copies, for questions
    from ledger_entries e
    join ledger_lines l on l.id = e.line
    join ledger_fetches f on f.id = e.fetch
    join ledger_documents d on d.id = f.document
    left join ledger_fetches r on r.id = e.superseded_by
    where e.superseded_by is not e.fetch
    order by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
"""


def rebuild(archive: Archive, path: Path) -> int:
    """Record every fetch of the archive's journal in a new database, oldest first. Returns their number.

    The new database gets an archive of its own, unless it takes the place of a lost one beside its archive.
    Raises TrackerError when the database exists, or when a document is missing or was altered.
    """
    if path.exists():
        raise TrackerError(f"{path} exists; name a new file with -o, or compare with --check")
    fetches = sorted(archive.fetches(), key=itemgetter("seen_at", "moment", "document"))
    # Made in a folder of its own and moved when it is whole: half a ledger looks like a ledger.
    with tempfile.TemporaryDirectory(dir=path.absolute().parent, prefix=".replay-") as folder:
        half = Path(folder) / path.name
        count = _record(fetches, archive, half)
        archive.copy_to(Archive.beside(path))
        half.replace(path)
    return count


def _record(fetches: list[dict[str, Any]], archive: Archive, path: Path) -> int:
    count = 0
    with Ledger(path, catalog.load(), judging=True) as ledger:
        for fetch in fetches:
            if "decision" in fetch:
                ledger.decide(deciding.from_journal(fetch["decision"]), (fetch["seen_at"], fetch["moment"]))
            else:
                _read(ledger, archive, fetch)
            count += 1
    return count


def _read(ledger: Ledger, archive: Archive, fetch: dict[str, Any]) -> None:
    module = sources.load(fetch["source"])
    document = Document(
        archive.get(fetch["document"]),
        fetch["address"],
        fetch["seen_at"],
        fetch["publisher"] or None,
        fetch["published"] or None,
        fetch["moment"],
    )
    reader = sources.reader(module.SOURCE.id, catalog.load().reading)
    ledger.record(module.SOURCE, document, module.parse, archive.get, reader=reader)


def differences(first: Path, second: Path) -> Iterator[str]:
    """One line for each entry that one of two ledgers has and the other has not, or has differently."""
    databases = [query.connect(path) for path in (first, second)]
    try:
        ours, theirs = (db.execute(_HISTORY) for db in databases)
        for one, other in zip_longest(ours, theirs):
            if one != other:
                yield f"{first.name} has {_line(one)}, {second.name} has {_line(other)}"
                # One entry too many shifts all the rest: the first difference is the one to look at.
                return
    finally:
        for db in databases:
            db.close()


def _line(row: tuple[Any, ...] | None) -> str:
    if row is None:
        return "nothing more"
    return f"{row[1]} {row[10]} ({row[9]}) {row[16]} seen {row[12]} until {row[23] or 'now'}"
