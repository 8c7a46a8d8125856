"""The only writer of the database. One fetch is one transaction: all of it is recorded, or none.

The ledger is a function of the set of fetches it was given: documents that arrive late, in any order, are
placed where their `seen_at` puts them, and every answer is as if they had come in order. Fetches of the very
same instant are ordered by the hash of their document.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Literal, NamedTuple, Self

from tracker import __version__, sources
from tracker.catalog import Catalog
from tracker.checks import Checks
from tracker.clock import now
from tracker.judging.judgement import Judge, Judged
from tracker.ledger import deciding, later, reread
from tracker.ledger.archive import digest
from tracker.ledger.deciding import Decision
from tracker.ledger.history import Key
from tracker.ledger.recording import Noted, Recording, Tally
from tracker.ledger.schema import mirror_source, prepare
from tracker.ledger.weaving import Days, Weaver, widen
from tracker.model import Document, Item, Line, Parse, Problem, RefusedError, Source, TrackerError, Whole

Outcome = Literal["recorded", "unchanged", "refused"]

Items = Callable[[], Iterable[Item | Whole]]
_KEPT = 50_000  # claims of a document that are kept in memory while it is judged and recorded

Archived = Callable[[str], bytes]
"""Gives the bytes of a hash."""


@dataclass
class Report:
    """What came of one document: the outcome, the counts of claims, the problems found."""

    source: str
    address: str
    seen_at: str
    outcome: Outcome
    tally: Tally = field(default_factory=Tally)
    problems: list[Problem] = field(default_factory=list)


def summed(reports: Sequence[Report]) -> Report:
    """One report for the documents of one archive; a problem then says in which of them it is."""
    if len(reports) == 1:
        return reports[0]
    total = replace(reports[0], address="", tally=Tally(), problems=[])
    for report in reports:
        total.tally.add(report.tally)
        name = report.address.removeprefix("file:")
        total.problems += [problem._replace(message=f"{name}: {problem.message}") for problem in report.problems]
    outcomes = {report.outcome for report in reports}
    total.outcome = next(one for one in ("recorded", "unchanged", "refused") if one in outcomes)
    return total


def _kept(items: Items) -> Items:
    """The items of a document that is not too large are kept, so that it is read once; others are read again."""
    first = list(islice(items(), _KEPT + 1))
    return items if len(first) > _KEPT else lambda: first


class Attempt(NamedTuple):
    """What came of a request: `outcome` is document, unchanged, missing or failed. Absent texts are ''."""

    source: str
    address: str
    at: str
    outcome: str
    status: int | None = None
    check: str = ""
    message: str = ""
    seconds: float = 0.0
    etag: str = ""
    last_modified: str = ""
    document: str = ""


class Ledger:
    """An open database, for writing. Use as a context manager."""

    def __init__(self, path: Path, catalog: Catalog, *, judging: bool = False) -> None:
        """With `judging` what a document says is judged beside what stands around it, see `judging.judgement`."""
        self.path = path
        self._catalog = catalog
        self._judging = judging
        try:
            self.db = sqlite3.connect(path, isolation_level=None, timeout=30)
            self.db.execute("pragma journal_mode = wal")
            self.db.execute("pragma synchronous = full")
            self.db.execute("pragma foreign_keys = on")
            self.db.execute("pragma cache_size = -16384")
            prepare(self.db, path, catalog)
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
                self._write_fetch(source, document, again.document, report, complete=again.complete, reader=reader)
                report.problems = reread.problems_of(self.db, source.id, document.address)
                return report
            return self._record(source, document, name, parse, archived, reader)

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

    def _record(
        self, source: Source, document: Document, name: str, parse: Parse, archived: Archived, reader: str
    ) -> Report:
        key = (document.seen_at, document.moment, name)
        report = Report(source.id, document.address, document.seen_at, "recorded")
        row = (name, len(document.body))
        self.db.execute("insert or ignore into ledger_documents (hash, bytes) values (?, ?)", row)
        (number,) = self.db.execute("select id from ledger_documents where hash = ?", (name,)).fetchone()
        (fetch,) = self.db.execute("select coalesce(max(id), 0) + 1 from ledger_fetches").fetchone()
        mirror_source(self.db, source)
        lines = self._source_lines(source.id)
        after = self.db.execute(
            "select 1 from ledger_fetches where source = ? and (seen_at, moment) >= (?, ?) limit 1",
            (source.id, *key[:2]),
        ).fetchone()
        checks = Checks(self._catalog, source, document)
        decided = deciding.decided(self.db, source.id, key)
        complete = False
        self.db.execute("savepoint claims")
        try:
            items = _kept(partial(parse, document))
            judged = self._judge(source, items, lines, checks, key[:2])
            recording = Recording(
                self.db, fetch, key, lines, checks, decided, newest=after is None, judged=judged
            )  # fmt: skip
            complete = recording.run(items, lists_everything=source.lists_everything)
        except RefusedError as refused:
            self.db.execute("rollback to claims")
            report.outcome = "refused"
            report.problems = [refused.problem]
            self._write_fetch(source, document, number, report, complete=False, reader=reader)
            self._write_problems(fetch, [Noted(refused.problem)])
            return report
        finally:
            with suppress(sqlite3.DatabaseError):
                self.db.execute("release claims")
        report.tally = recording.tally
        report.problems = [noted.problem for noted in recording.noted]
        self._write_fetch(source, document, number, report, complete=complete, reader=reader)
        self._write_problems(fetch, recording.noted)
        self.db.executemany(
            "insert into ledger_mentions (document, line, first_day, last_day) values (?, ?, ?, ?)"
            " on conflict do update set first_day = min(first_day, excluded.first_day),"
            " last_day = max(last_day, excluded.last_day)",
            [(number, line, *days) for line, days in sorted(recording.mentioned.items())],
        )
        self._read_later(source, key, recording.touched, lines, parse, archived)
        return report

    def _judge(
        self, source: Source, items: Items, lines: dict[Line, int], checks: Checks, at: tuple[str, int]
    ) -> Judged | None:
        if not (self._judging and source.judged):
            return None
        return Judge(self.db, self._catalog, source, lines, checks, at).judge(items())

    def _source_lines(self, source: str) -> dict[Line, int]:
        return {
            Line._make(part or None for part in parts): number
            for number, *parts in self.db.execute(
                "select id, conflict, series, kind, party, place, donor, since, claimant, publisher, source"
                " from ledger_lines where source = ?",
                (source,),
            )
        }

    def _write_fetch(
        self, source: Source, document: Document, number: int, report: Report, *, complete: bool, reader: str
    ) -> None:
        tally = report.tally
        self.db.execute(
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
        self.db.executemany(
            "insert into ledger_problems (fetch, name, severity, message, found, locator, remedy, line, day)"
            " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(fetch, *note.problem, note.line, note.day) for note in noted],
        )

    def _read_later(
        self,
        source: Source,
        key: Key,
        touched: dict[int, Days],
        lines: dict[Line, int],
        parse: Parse,
        archived: Archived,
    ) -> None:
        """Read again what was seen later: it may have confirmed what just changed, or is to be judged beside it.

        A complete document settles its lines for good, so the search for a line ends with the first of them. What is
        trusted otherwise now changes the surroundings of what was seen after it in turn.
        """
        if not touched or not later.anything(self.db, key):
            return
        known = {source.id: (source, parse, lines)}
        queue: dict[later.Place, later.Reading] = {}
        unsettled: set[int] = set()

        def add(key: Key, touched: Mapping[int, Days], judging: bool) -> None:  # noqa: FBT001
            unsettled.update(touched)
            for place, reading in later.seek(self.db, self._catalog, key, touched, judging=judging):
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
                known[reading.source] = (module.SOURCE, module.parse, self._source_lines(reading.source))
            document = replace(reading.document, body=archived(place[0][2]))
            turned = self._read_again(*known[reading.source], place[0], reading.fetch, document)
            if reading.complete:
                unsettled -= reading.speaks_of
            add(place[0], turned, True)

    def _read_again(
        self, source: Source, parse: Parse, lines: dict[Line, int], key: Key, fetch: int, document: Document
    ) -> dict[int, Days]:
        """Returns the lines and days of what is trusted otherwise than when it was read before."""
        decided = deciding.decided(self.db, source.id, key)
        checks = Checks(self._catalog, source, document)
        try:
            items = _kept(partial(parse, document))
            judged = self._judge(source, items, lines, checks, key[:2])
            again = Recording(self.db, fetch, key, lines, checks, decided, newest=False, judged=judged)
            again.run(items, lists_everything=source.lists_everything)
        except RefusedError as refused:
            raise TrackerError(
                f"{key[2][:12]}, seen {key[0]}, was read once and is refused now ({refused}); run tracker replay"
            ) from refused
        holds = [noted for noted in again.noted if (noted.line, noted.day) in again.turned]
        self._write_problems(fetch, [noted for noted in holds if noted.problem.severity == "hold"])
        turned: dict[int, Days] = {}
        for line, day in again.turned:
            widen(turned, line, (day, day))
        return turned

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
