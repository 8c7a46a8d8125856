"""The only writer of the database. One fetch is one transaction: all of it is recorded, or none.

The ledger is a function of the set of fetches it was given: documents that arrive late, in any order, are
placed where their `seen_at` puts them, and every answer is as if they had come in order. Fetches of the very
same instant are ordered by the hash of their document.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

from tracker.catalog import Catalog
from tracker.clock import now
from tracker.ledger import deciding, reread
from tracker.ledger.archive import digest
from tracker.ledger.deciding import Decision
from tracker.ledger.intake import Archived, Intake
from tracker.ledger.reports import Attempt, Report
from tracker.ledger.schema import prepare
from tracker.ledger.weaving import Weaver
from tracker.model import Document, Parse, Source, TrackerError


class Ledger:
    """An open database, for writing. Use as a context manager."""

    def __init__(self, path: Path, catalog: Catalog, *, judging: bool = False) -> None:
        """With `judging` what a document says is judged beside what stands around it, see `judging.judgement`."""
        self.path = path
        try:
            self.db = sqlite3.connect(path, isolation_level=None, timeout=30)
            self.db.execute("pragma journal_mode = wal")
            self.db.execute("pragma synchronous = full")
            self.db.execute("pragma foreign_keys = on")
            self.db.execute("pragma cache_size = -16384")
            prepare(self.db, path, catalog)
            self._intake = Intake(self.db, catalog, judging=judging)
        except sqlite3.DatabaseError as error:
            raise TrackerError(f"{path} cannot be opened as a ledger: {error}") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        # Other readers may be at work: then the write-ahead log is left for the next run to fold in.
        with suppress(sqlite3.DatabaseError):
            self.db.execute("pragma wal_checkpoint(truncate)")
        self.db.close()

    def record(
        self,
        source: Source,
        document: Document,
        parse: Parse,
        archived: Archived,
        *,
        reader: str = "",
        dry_run: bool = False,
    ) -> Report:
        """Record what a document says.

        `parse` gives the claims and problems of a document; it may be called several times. `archived`
        returns archived bytes by hash: a document that arrives late changes the past, and the ones seen
        after it are read again to restore what they had confirmed without a word. `reader` is a digest of what
        reads the document: the same bytes are read again when it is another.
        """
        name = digest(document.body)
        with self._transaction(commit=not dry_run):
            if again := reread.seen_before(self.db, source, document, name, reader):
                report = Report(source.id, document.address, document.seen_at, "unchanged")
                report.tally.unchanged, report.tally.held = again.unchanged, again.held
                self._intake.write_fetch(
                    source, document, again.document, report, complete=again.complete, reader=reader
                )
                report.problems = reread.problems_of(self.db, source.id, document.address)
                return report
            return self._intake.take(source, parse, document, name, archived, reader)

    @contextmanager
    def _transaction(self, *, commit: bool) -> Iterator[None]:
        try:
            self.db.execute("begin immediate")
        except sqlite3.OperationalError as error:
            beside = f"{self.path.name}-shm"
            advice = f"look at who may write it and, where a run of another user left it, {beside} beside it"
            raise TrackerError(f"{self.path} cannot be written: {error}; {advice}") from error
        try:
            yield
            self.db.execute("commit" if commit else "rollback")
        except BaseException as error:
            with suppress(sqlite3.DatabaseError):  # a full disk may have rolled back already
                self.db.execute("rollback")
            # A broken constraint is a bug of ours, and shows its traceback.
            if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.IntegrityError):
                raise TrackerError(f"{self.path}: {error}; nothing of this document was recorded") from error
            raise

    def decide(self, decision: Decision, at: tuple[str, int] | None = None) -> None:
        """Record a decision about a held claim, as of now; or again, as of the instant of its first time.

        Raises TrackerError when no such value is held now.
        """
        with self._transaction(commit=True):
            line, period = deciding.record(self.db, decision, at or now(), replayed=at is not None)
            if decision.verdict == "accepted":
                weaver = Weaver(self.db)
                weaver.weave(line, (decision.day, period))
                weaver.link()

    def read_last(self, source: Source, document: Document, reader: str) -> Report | None:
        """What came of these bytes, where they are what was read last at their address, and read in the same way."""
        again = reread.read_last(self.db, source, document, reader)
        if again is None:
            return None
        report = Report(source.id, document.address, document.seen_at, "unchanged")
        report.problems = reread.problems_of(self.db, source.id, document.address)
        report.tally.unchanged, report.tally.held = again.unchanged, again.held
        return report

    def note_attempt(self, attempt: Attempt) -> None:
        """Keep what came of a request. `document` is the hash of what was read there, '' for nothing."""
        with self._transaction(commit=True):
            self.db.execute(
                "insert into ledger_attempts (source, address, at, outcome, status, check_name, message, seconds, etag,"
                " last_modified, document) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                " (select id from ledger_documents where hash = ?))",
                attempt,
            )

    def newest_fetch(self) -> int:
        """The number of the newest fetch; 0 when there is none."""
        (number,) = self.db.execute("select coalesce(max(id), 0) from ledger_fetches").fetchone()
        return int(number)

    def fetches_after(self, number: int) -> list[Mapping[str, object]]:
        """The fetches numbered above `number`, as the archive's journal keeps them."""
        names = ("fetch", "source", "document", "address", "publisher", "published", "seen_at", "moment")
        rows = self.db.execute(
            "select f.id, f.source, d.hash, f.address, f.publisher, f.published, f.seen_at, f.moment"
            " from ledger_fetches f join ledger_documents d on d.id = f.document where f.id > ? order by f.id",
            (number,),
        ).fetchall()
        fetches: list[Mapping[str, object]] = []
        for row in rows:
            decision = deciding.journalled(self.db, row[0])
            fetches.append(dict(zip(names, row, strict=True)) | ({"decision": decision} if decision else {}))
        return fetches
