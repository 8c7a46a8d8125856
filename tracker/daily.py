"""The daily run: many sources are asked, what they send is recorded as it comes, and no failure stops another."""

from __future__ import annotations

import sqlite3
import time
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from fnmatch import fnmatchcase
from typing import Literal

from tracker import sources
from tracker.clock import now
from tracker.fetching.answers import Known
from tracker.fetching.fetch import Fetcher
from tracker.fetching.gather import Finished, Gathered, Plan, Versions, gather
from tracker.ingest import Ingest
from tracker.ledger.archive import digest
from tracker.ledger.reports import Attempt, Tally
from tracker.ledger.reread import problems_of
from tracker.model import Document, Problem, Request, TrackerError
from tracker.names import unknown
from tracker.settings import Settings

Told = Callable[["Sourced"], None]
"""Is told of a source whenever something came of it."""


@dataclass
class Sourced:
    """What came of one source in a run.

    `failures` say in one line each what failed; `problems` are those that the address did not have the time before.
    """

    source: str
    documents: int = 0
    tally: Tally = field(default_factory=Tally)
    problems: list[tuple[str, Problem]] = field(default_factory=list)
    known_problems: int = 0
    failures: list[str] = field(default_factory=list)
    missing: int = 0
    newest_day: str | None = None
    seconds: float = 0.0
    done: bool = False

    @property
    def outcome(self) -> Literal["failed", "partly failed", "nothing there", "unchanged", "recorded"]:
        """In one word."""
        if self.failures:
            return "partly failed" if self.documents else "failed"
        if not self.documents:
            return "nothing there"
        changed = self.tally.new + self.tally.revised + self.tally.withdrawn + self.tally.held
        return "recorded" if changed else "unchanged"

    @property
    def bad(self) -> bool:
        """Whether somebody should look."""
        return bool(self.failures) or any(problem.severity != "info" for _, problem in self.problems)


def chosen(named: list[str], only: list[str], without: list[str], *, feeds: bool = False) -> list[str]:
    """The sources of a run: those named, or all that run by default, as far as the patterns let them.

    With `feeds` the news run by default, too.
    """
    known = sources.names()
    for name in named:
        if name not in known:
            raise TrackerError(unknown("source", name, known, "see tracker sources"))
    for pattern in (*only, *without):
        if not any(fnmatchcase(name, pattern) for name in known):
            raise TrackerError(unknown("source", pattern, known, "a pattern such as losses* has to fit one of them"))
    usual = [name for name in known if sources.load(name).SOURCE.default or (feeds and name == "news")]
    start = named or (known if only else usual)
    wanted = [name for name in start if not only or any(fnmatchcase(name, pattern) for pattern in only)]
    wanted = [name for name in wanted if not any(fnmatchcase(name, pattern) for pattern in without)]
    if not wanted:
        raise TrackerError("no source is left to run; see tracker sources")
    return wanted


def plans(names: Iterable[str], settings: Settings, *, today: date, since: date | None) -> list[Plan]:
    """What to ask for each source: its own addresses, or those that the user gives in their place."""
    for name in settings.addresses:
        if name not in sources.names():
            raise TrackerError(unknown("source", name, sources.names(), "in [addresses] of the settings"))
    made = []
    for name in names:
        module = sources.load(name)
        requests = list(module.addresses(today, since))
        if own := settings.addresses.get(name):
            # Moved, they are asked as before: with the same headers, and as lists of documents where they were.
            usual = [*requests, *[requests[0] if requests else Request("")] * len(own)]
            requests = [replace(one, url=url, otherwise=()) for one, url in zip(usual, own, strict=False)]
        if name == "news":
            requests += [Request(feed, index=True, publisher=who) for feed, who in settings.feeds.items()]
        made.append(Plan(name, module, requests))
    return made


def failed_before(db: sqlite3.Connection) -> list[str]:
    """The sources with an address whose newest attempt failed, or whose newest document was refused."""
    rows = db.execute(
        """
        select a.source from ledger_attempts a
        where a.id in (select max(id) from ledger_attempts group by source, address)
            and (a.outcome = 'failed' or exists (
                select 1 from ledger_fetches f where f.source = a.source and f.document = a.document
                    and f.outcome = 'refused' and f.seen_at = a.at))
        group by a.source order by a.source
        """
    )
    return [source for (source,) in rows]


class Run:
    """One run over an open ledger. Gives a `Sourced` for each plan, in the order of the plans."""

    def __init__(self, ingest: Ingest, *, dry_run: bool = False, told: Told | None = None) -> None:
        self._ingest = ingest
        self._db = ingest.ledger.db
        self._dry_run = dry_run
        self._told = told or (lambda _: None)
        self._sourced: dict[str, Sourced] = {}

    def fetch(self, planned: list[Plan], settings: Settings, *, jobs: int) -> list[Sourced]:
        """Ask everything that is planned and record what comes."""
        self._sourced = {plan.source: Sourced(plan.source) for plan in planned}
        started = time.monotonic()
        documents = self._documents()
        kept = self._ingest.archive.path
        versions: Versions = {place: known for place, (known, name) in documents.items() if kept(name).exists()}
        with Fetcher(settings.fetching) as fetcher:
            for item in gather(planned, fetcher, versions, jobs=jobs, get_once=lambda *place: place in documents):
                sourced = self._sourced[item.source]
                if isinstance(item, Finished):
                    if item.error:
                        self._bug(sourced, item.error)
                    self._finish(sourced, time.monotonic() - started)
                else:
                    self._take(sourced, item, documents)
                    self._told(sourced)
        return list(self._sourced.values())

    def offline(self, names: list[str]) -> list[Sourced]:
        """Read the newest archived copy of each address again, as after an upgrade, without any network."""
        self._sourced = {name: Sourced(name) for name in names}
        for name, sourced in self._sourced.items():
            started = time.monotonic()
            for address, hashed, publisher, published in self._newest_copies(name):
                seen_at, moment = now()
                body = self._ingest.archive.get(hashed)
                document = Document(body, address, seen_at, publisher or None, published or None, moment)
                self._record(sourced, document, address)
            self._finish(sourced, time.monotonic() - started)
        return list(self._sourced.values())

    def _take(self, sourced: Sourced, item: Gathered, documents: dict[tuple[str, str], tuple[Known, str]]) -> None:
        attempt = Attempt(sourced.source, item.request.url, item.seen_at, "failed", seconds=item.seconds)
        version, hashed = documents.get((item.source, item.request.url), (Known(), ""))
        if item.error or not item.answer:
            error = item.error
            assert error is not None  # noqa: S101 (one of the two is there)
            sourced.failures.append(str(error))
            attempt = attempt._replace(status=error.status, check=error.check, message=str(error))
        elif item.answer.outcome == "missing":
            sourced.missing += 1
            attempt = attempt._replace(outcome="missing", status=item.answer.status)
        elif item.request.index:
            attempt = attempt._replace(outcome="document", status=item.answer.status)
        else:
            answer = item.answer
            try:
                if answer.outcome == "document":
                    body, hashed, version = answer.body, digest(answer.body), answer.version
                else:
                    body = self._ingest.archive.get(hashed)
                request = item.request
                document = Document(
                    body, answer.address, item.seen_at, request.publisher, request.published, item.moment
                )
                self._record(sourced, document, request.name or request.url)
            except Exception as error:  # noqa: BLE001 (a fault of one source, or of ours in it, stops no other)
                if isinstance(error, TrackerError):
                    sourced.failures.append(f"{item.request.url}: {error}")
                else:
                    self._bug(sourced, error)
                attempt = attempt._replace(status=answer.status, check="not-recorded", message=str(error))
            else:
                attempt = attempt._replace(
                    outcome=answer.outcome, status=answer.status,
                    etag=version.etag, last_modified=version.last_modified, document=hashed,
                )  # fmt: skip
        if not self._dry_run:
            self._ingest.ledger.note_attempt(attempt)

    def _bug(self, sourced: Sourced, error: BaseException) -> None:
        """A fault of the program itself: told whole, and no reason to leave the other sources unread."""
        if not isinstance(error, Exception):
            raise error
        traceback.print_exception(error)
        sourced.failures.append(f"a fault in the program, see above: {type(error).__name__}: {error}")

    def _record(self, sourced: Sourced, document: Document, name: str) -> None:
        known = problems_of(self._db, sourced.source, document.address)
        before = {(problem.check, problem.message) for problem in known}
        report = self._ingest.add(sourced.source, document, dry_run=self._dry_run)
        sourced.documents += report.outcome != "refused"
        sourced.tally.add(report.tally)
        if report.outcome == "refused":
            sourced.failures.append(f"{document.address}: {report.problems[0].message}")
        for problem in report.problems:
            if (problem.check, problem.message) in before:
                sourced.known_problems += 1
            else:
                sourced.problems.append((name, problem))

    def _finish(self, sourced: Sourced, seconds: float) -> None:
        sourced.seconds = round(seconds, 1)
        sourced.done = True
        row = self._db.execute("select newest_day from sources where source = ?", (sourced.source,)).fetchone()
        sourced.newest_day = row[0] if row else None
        self._told(sourced)

    def _documents(self) -> dict[tuple[str, str], tuple[Known, str]]:
        """For each (source, address) that was read: its version and the hash of its document."""
        rows = self._db.execute(
            """
            select a.source, a.address, a.etag, a.last_modified, d.hash
            from ledger_attempts a join ledger_documents d on d.id = a.document
            where a.id in (select max(id) from ledger_attempts where document is not null group by source, address)
            """
        )
        return {(source, address): (Known(etag, modified), name) for source, address, etag, modified, name in rows}

    def _newest_copies(self, source: str) -> list[tuple[str, str, str, str]]:
        """Address, hash, publisher and day of publication of what the web last gave at each address, oldest first."""
        return self._db.execute(
            """
            select f.address, d.hash, f.publisher, f.published
            from ledger_fetches f join ledger_documents d on d.id = f.document
            where f.source = ? and f.address like 'http%' and f.id = (
                select n.id from ledger_fetches n where n.source = f.source and n.address = f.address
                order by n.seen_at desc, n.moment desc limit 1)
            order by f.seen_at, f.moment
            """,
            (source,),
        ).fetchall()
