"""A document into the ledger: it is judged and recorded, and what was seen after it is read again where need be.

Everything here happens inside the transaction of `Ledger.record`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import NamedTuple

from tracker import __version__, sources
from tracker.catalog import Catalog
from tracker.checks import Checks
from tracker.clock import now
from tracker.judging.judgement import Judge
from tracker.ledger import deciding, later
from tracker.ledger.history import Key
from tracker.ledger.recording import Recording
from tracker.ledger.reports import Noted, Report
from tracker.ledger.schema import mirror_source
from tracker.ledger.weaving import Days, widen
from tracker.model import Document, Item, Line, Parse, RefusedError, Source, TrackerError, Whole

Items = Callable[[], Iterable[Item | Whole]]
_KEPT = 50_000  # claims of a document that are kept in memory while it is judged and recorded

Archived = Callable[[str], bytes]
"""Gives the bytes of a hash."""


class Origin(NamedTuple):
    """Where documents come from: the source, what reads them, and the numbers of its lines."""

    source: Source
    parse: Parse
    lines: dict[Line, int]


class Intake:
    """Takes documents into one database. With `judging` each is judged beside what stands around it."""

    def __init__(self, db: sqlite3.Connection, catalog: Catalog, *, judging: bool) -> None:
        self._db, self._catalog, self._judging = db, catalog, judging

    def take(
        self, source: Source, parse: Parse, document: Document, name: str, archived: Archived, reader: str
    ) -> Report:
        """Record a document whose hash is `name`; the arguments are those of `Ledger.record`."""
        key = (document.seen_at, document.moment, name)
        report = Report(source.id, document.address, document.seen_at, "recorded")
        row = (name, len(document.body))
        self._db.execute("insert or ignore into ledger_documents (hash, bytes) values (?, ?)", row)
        (number,) = self._db.execute("select id from ledger_documents where hash = ?", (name,)).fetchone()
        (fetch,) = self._db.execute("select coalesce(max(id), 0) + 1 from ledger_fetches").fetchone()
        mirror_source(self._db, source)
        after = self._db.execute(
            "select 1 from ledger_fetches where source = ? and (seen_at, moment) >= (?, ?) limit 1",
            (source.id, *key[:2]),
        ).fetchone()
        origin = Origin(source, parse, self._lines(source))
        self._db.execute("savepoint claims")
        try:
            recording, complete = self._pass(origin, key, fetch, document, newest=after is None)
        except RefusedError as refused:
            self._db.execute("rollback to claims")
            report.outcome = "refused"
            report.problems = [refused.problem]
            self.write_fetch(source, document, number, report, complete=False, reader=reader)
            self._write_problems(fetch, [Noted(refused.problem)])
            return report
        finally:
            with suppress(sqlite3.DatabaseError):
                self._db.execute("release claims")
        report.tally = recording.tally
        report.problems = [noted.problem for noted in recording.noted]
        self.write_fetch(source, document, number, report, complete=complete, reader=reader)
        self._write_problems(fetch, recording.noted)
        self._db.executemany(
            "insert into ledger_mentions (document, line, first_day, last_day) values (?, ?, ?, ?)"
            " on conflict do update set first_day = min(first_day, excluded.first_day),"
            " last_day = max(last_day, excluded.last_day)",
            [(number, line, *days) for line, days in sorted(recording.mentioned.items())],
        )
        self._read_later(origin, key, recording.compared.touched, archived)
        return report

    def _pass(
        self, origin: Origin, key: Key, fetch: int, document: Document, *, newest: bool
    ) -> tuple[Recording, bool]:
        """Judge and record what a document says. Also returns whether it was complete."""
        source, parse, lines = origin
        checks = Checks(self._catalog, source, document)
        decided = deciding.decided(self._db, source.id, key)
        items = _kept(partial(parse, document))
        judged = None
        if self._judging and source.judged:
            judged = Judge(self._db, self._catalog, source, lines, checks, key[:2]).judge(items())
        recording = Recording(self._db, fetch, key, lines, checks, decided, newest=newest, judged=judged)
        return recording, recording.run(items, lists_everything=source.lists_everything)

    def _read_later(self, origin: Origin, key: Key, touched: dict[int, Days], archived: Archived) -> None:
        """Read again what was seen later: it may have confirmed what just changed, or is to be judged beside it.

        A complete document settles its lines for good, so the search for a line ends with the first of them. What is
        trusted otherwise now changes the surroundings of what was seen after it in turn.
        """
        if not touched or not later.anything(self._db, key):
            return
        known = {origin.source.id: origin}
        queue: dict[later.Place, later.Reading] = {}
        unsettled: set[int] = set()

        def add(key: Key, touched: Mapping[int, Days], judging: bool) -> None:  # noqa: FBT001
            unsettled.update(touched)
            for place, reading in later.seek(self._db, self._catalog, key, touched, judging=judging):
                queued = queue.setdefault(place, reading)
                queued.speaks_of |= reading.speaks_of
                queued.beside |= reading.beside

        add(key, touched, self._judging)
        while queue:
            place = min(queue)
            reading = queue.pop(place)
            if not (reading.beside or unsettled & reading.speaks_of):
                continue
            if reading.source not in known:
                module = sources.load(reading.source)
                known[reading.source] = Origin(module.SOURCE, module.parse, self._lines(module.SOURCE))
            document = replace(reading.document, body=archived(place[0][2]))
            turned = self._read_again(known[reading.source], place[0], reading.fetch, document)
            if reading.complete:
                unsettled -= reading.speaks_of
            add(place[0], turned, True)

    def _read_again(self, origin: Origin, key: Key, fetch: int, document: Document) -> dict[int, Days]:
        """Returns the lines and days of what is trusted otherwise than when it was read before."""
        try:
            again, _ = self._pass(origin, key, fetch, document, newest=False)
        except RefusedError as refused:
            raise TrackerError(
                f"{key[2][:12]}, seen {key[0]}, was read once and is refused now ({refused}); run tracker replay"
            ) from refused
        holds = [noted for noted in again.noted if (noted.line, noted.day) in again.compared.turned]
        self._write_problems(fetch, [noted for noted in holds if noted.problem.severity == "hold"])
        turned: dict[int, Days] = {}
        for line, day in again.compared.turned:
            widen(turned, line, (day, day))
        return turned

    def _lines(self, source: Source) -> dict[Line, int]:
        return {
            Line._make(part or None for part in parts): number
            for number, *parts in self._db.execute(
                "select id, conflict, series, kind, party, place, donor, since, claimant, publisher, source"
                " from ledger_lines where source = ?",
                (source.id,),
            )
        }

    def write_fetch(
        self, source: Source, document: Document, number: int, report: Report, *, complete: bool, reader: str
    ) -> None:
        """Write down that a document, known by its number, was read, and what came of it."""
        tally = report.tally
        self._db.execute(
            "insert into ledger_fetches (source, document, address, publisher, published, seen_at, moment, outcome,"
            " complete, new, revised, withdrawn, unchanged, held, recorded_at, program, reader, hash)"
            " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
            " (select hash from ledger_documents where id = ?))",
            (
                source.id, number, document.address, document.publisher or "", document.published or "",
                document.seen_at, document.moment, report.outcome, int(complete),
                tally.new, tally.revised, tally.withdrawn, tally.unchanged, tally.held,
                now()[0], __version__, reader, number,
            ),
        )  # fmt: skip

    def _write_problems(self, fetch: int, noted: list[Noted]) -> None:
        self._db.executemany(
            "insert into ledger_problems (fetch, name, severity, message, found, locator, remedy, line, day)"
            " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(fetch, *note.problem, note.line, note.day) for note in noted],
        )


def _kept(items: Items) -> Items:
    """The items of a document that is not too large are kept, so that it is read once; others are read again."""
    first = list(islice(items(), _KEPT + 1))
    return items if len(first) > _KEPT else lambda: first
