"""The daily run: read a document, archive it, parse it, check it, record it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tracker import catalog, sources
from tracker.clock import now
from tracker.documents.bundles import members
from tracker.ledger.archive import Archive, digest
from tracker.ledger.deciding import Decision
from tracker.ledger.ledger import Ledger
from tracker.ledger.lock import exclusive
from tracker.ledger.reports import Report, summed
from tracker.model import Document, TrackerError


@dataclass(frozen=True, slots=True)
class Ingest:
    """An open ledger with its archive: what a run works on."""

    ledger: Ledger
    archive: Archive

    def add(self, source: str, document: Document, *, dry_run: bool = False) -> Report:
        """Take a document as fetched: archive its bytes and record what it says."""
        module = sources.load(source)
        reader = sources.reader(source, catalog.load().reading)
        if dry_run:
            body = self._body(document)
            return self.ledger.record(module.SOURCE, document, module.parse, body, reader=reader, dry_run=True)
        # The archive goes first. If the process dies in between, the bytes are there and merely not yet recorded.
        self.archive.put(document.body)
        report = self.ledger.record(module.SOURCE, document, module.parse, self.archive.get, reader=reader)
        self.archive.note(self.ledger.fetches_after(self.archive.journalled()))
        return report

    def decide(self, decision: Decision) -> None:
        """Record a decision about a held claim. Raises TrackerError when no such value is held."""
        self.ledger.decide(decision)
        self.archive.note(self.ledger.fetches_after(self.archive.journalled()))

    def add_file(
        self,
        source: str,
        path: Path,
        *,
        seen_at: str | None = None,
        address: str | None = None,
        publisher: str | None = None,
        published: str | None = None,
        dry_run: bool = False,
    ) -> Report:
        """Take a local copy as if it had been fetched now, or at `seen_at`. Packed files are unpacked.

        Of an archive (.tar, .zip) every member is a document; the report sums them up.
        """
        reports = []
        for count, (member, body) in enumerate(members(path)):
            instant, moment = (seen_at, count) if seen_at else now()
            name = called(path) if member == called(Path(path.name)) else member
            document = Document(body, address or f"file:{name}", instant, publisher, published, moment)
            # The same copy again is no evidence that its publisher still says so, unless one says when it was fetched.
            read = None if seen_at or address else self._read_last(source, document)
            reports.append(read or self.add(source, document, dry_run=dry_run))
        return summed(reports)

    def _read_last(self, source: str, document: Document) -> Report | None:
        reader = sources.reader(source, catalog.load().reading)
        return self.ledger.read_last(sources.load(source).SOURCE, document, reader)

    def _body(self, document: Document) -> Callable[[str], bytes]:
        name = digest(document.body)
        return lambda wanted: document.body if wanted == name else self.archive.get(wanted)


@contextmanager
def open_ingest(database: Path, *, judging: bool = True) -> Iterator[Ingest]:
    """The ledger and archive of a database, made if need be, for this process alone.

    Without `judging` what a document says is taken as it is, unless it contradicts itself.
    """
    if not database.parent.is_dir():
        raise TrackerError(f"{database.parent} is not a folder; make it first, or choose another with --db")
    archive = Archive.beside(database)
    with exclusive(database):
        journalled = archive.journalled()
        if journalled and not database.exists():
            # A new ledger would number its fetches from 1 again, and the journal would never learn of them.
            raise TrackerError(
                f"{database} is gone, but {archive.folder} is there; run tracker replay, or move it away"
            )
        with Ledger(database, catalog.load(), judging=judging) as ledger:
            if journalled > ledger.newest_fetch():
                message = f"{database} is older than {archive.folder}; move it away and run tracker replay"
                raise TrackerError(message)
            # A run that was killed may have left the journal behind the ledger.
            archive.note(ledger.fetches_after(journalled))
            yield Ingest(ledger, archive)


def called(path: Path) -> str:
    """How a local copy is named in its address: as it was given where that is relative, else by its name alone."""
    given = path.name if path.is_absolute() or ".." in path.parts else path.as_posix()
    return os.fsencode(given).decode("utf-8", "replace")
