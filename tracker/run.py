"""What the commands that write or prove do, and what they say about it: data on stdout, words on stderr."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tracker.asking import query
from tracker.asking.query import Answer
from tracker.clock import instant, now
from tracker.documents.bundles import members
from tracker.errors import MisuseError
from tracker.giving import output
from tracker.ingest import Ingest, open_ingest
from tracker.ledger.archive import Archive
from tracker.ledger.reports import Report
from tracker.model import Request, TrackerError
from tracker.words import say, tell_problems


@dataclass(frozen=True, slots=True)
class Choice:
    """Which sources a run asks, and how. Patterns are those of file names: `losses*`."""

    sources: list[str]
    only: list[str]
    without: list[str]
    since: str | None
    jobs: int
    offline: bool
    retry_failed: bool
    url: str | None = None
    publisher: str | None = None
    published: str | None = None


def ingest_sources(db: Path, choice: Choice, *, dry_run: bool, form: str) -> bool:
    """Ask the sources. Prints a summary; returns whether anything failed, with what worked kept."""
    from tracker import daily, progress, settings  # noqa: PLC0415

    query.check_day(choice.since, "--since")
    user = settings.load()
    names = daily.chosen(choice.sources, choice.only, choice.without, feeds=bool(user.feeds))
    if choice.url and len(names) != 1:
        raise MisuseError(f"--url is read by one source, found {len(names)}; see tracker sources")
    today = date.fromisoformat(now()[0][:10])
    since = date.fromisoformat(choice.since) if choice.since else None
    with _ledger(db, dry_run=dry_run) as ingest:
        if choice.retry_failed:
            failed = daily.failed_before(ingest.ledger.db)
            names = [name for name in names if name in failed]
            if not names:
                progress.summarise([], form)
                say("nothing failed the last time")
                return False
        (newest,) = ingest.ledger.db.execute("select max(seen_at) from ledger_fetches").fetchone()
        if newest and newest > now()[0]:
            say(f"the newest document was seen {newest}, which is later than the clock of this computer: look at both")
        with progress.shown(names) as told:
            run = daily.Run(ingest, dry_run=dry_run, told=told)
            if choice.offline:
                sourced = run.offline(names)
            else:
                planned = daily.plans(names, user, today=today, since=since)
                if choice.url:
                    page = Request(choice.url, publisher=choice.publisher, published=choice.published)
                    planned = [planned[0]._replace(requests=[page])]
                sourced = run.fetch(planned, user, jobs=choice.jobs)
    progress.summarise(sourced, form)
    if dry_run:
        say("a dry run: nothing was recorded")
    return any(one.bad for one in sourced)


def ingest_files(
    db: Path,
    sources: list[str],
    files: list[Path],
    *,
    seen_at: str | None,
    url: str | None,
    publisher: str | None,
    published: str | None,
    dry_run: bool,
    form: str,
) -> bool:
    """Read local copies. Prints a summary; returns whether anything failed, with what worked kept."""
    if len(sources) != 1:
        raise MisuseError(f"--file is read by one source, found {len(sources)}; see tracker sources")
    seen = None if seen_at is None else instant(seen_at)
    if seen and seen > now()[0]:
        raise MisuseError(f"--seen-at {seen_at} is in the future; give the instant at which the copy was fetched")
    if not any(path.exists() for path in files):
        next(members(files[0]))  # says what is wrong with it, before a database is made
    reports: list[Report] = []
    failed = False
    with _ledger(db, dry_run=dry_run) as ingest:
        for path in files:
            try:
                report = ingest.add_file(
                    sources[0], path, seen_at=seen, address=url, publisher=publisher, published=published,
                    dry_run=dry_run,
                )  # fmt: skip
            except TrackerError as error:
                if len(files) == 1:
                    raise
                say(f"tracker: {error}")
                failed = True
                continue
            reports.append(replace(report, address=path.name))
            failed = failed or any(problem.severity != "info" for problem in report.problems)
    summarise(reports, form)
    if dry_run:
        say("a dry run: nothing was recorded")
    return failed


@contextmanager
def _ledger(db: Path, *, dry_run: bool) -> Iterator[Ingest]:
    """The ledger of a run. A dry run on a database that is not there yet leaves none behind."""
    if dry_run and not db.exists():
        with tempfile.TemporaryDirectory() as folder, open_ingest(Path(folder) / db.name) as ingest:
            yield ingest
    else:
        with open_ingest(db) as ingest:
            yield ingest


def summarise(reports: list[Report], form: str = "table") -> None:
    """A line for each document, then each problem with its place."""
    rows = [
        (
            r.source, r.address, r.outcome, r.tally.new, r.tally.revised, r.tally.withdrawn, r.tally.unchanged,
            r.tally.held, len(r.problems), r.seen_at,
        )
        for r in reports
    ]  # fmt: skip
    counts = ["new", "revised", "withdrawn", "unchanged", "held", "problems"]
    output.write(Answer(["source", "document", "outcome", *counts, "seen_at"], list(rows)), form)
    for report in reports:
        tell_problems(report.source, [(report.address, problem) for problem in report.problems])


def check(db: Path, known: Path | None, form: str) -> bool:
    """Run all checks on the ledger as it stands; print what they find. Returns whether there is nothing to look at."""
    from tracker import catalog  # noqa: PLC0415
    from tracker.judging import checking, known_faults  # noqa: PLC0415
    from tracker.judging.findings import Finding  # noqa: PLC0415

    checked = checking.check(query.connect(db), catalog.load(), known_faults.load(known))
    output.write(Answer(list(Finding._fields), [tuple(one) for one in checked.findings]), form)
    told = sum(finding.severity == "info" for finding in checked.findings)
    count = len(checked.findings) - told
    say(f"{count:,} to look at, {told:,} for information, {checked.known:,} known")
    return not count


def audit(db: Path) -> bool:
    """Look at every claim; say what does not walk back to its words. Returns whether all do."""
    from tracker.ledger.audit import audit  # noqa: PLC0415

    found = audit(query.connect(db), Archive.beside(db))
    for fault in found.faults:
        sys.stdout.write(f"{fault.claim}: {fault.reason}\n")
    verdict = "all stand in their documents" if not found.faults else f"{len(found.faults)} faults"
    say(f"{found.claims:,} claims in {found.documents:,} documents: {verdict}")
    return not found.faults


def replay(db: Path, *, check: bool, out: Path | None) -> bool:
    """Rebuild the ledger from its archive; with `check`, in a temporary file, and compare."""
    from tracker.ledger.replay import differences, rebuild  # noqa: PLC0415

    archive = Archive.beside(db)
    if not check:
        path = out or db
        say(f"{rebuild(archive, path):,} fetches recorded in {path}")
        return True
    query.connect(db).close()
    with tempfile.TemporaryDirectory() as folder:
        rebuilt = Path(folder) / "replayed.db"
        count = rebuild(archive, rebuilt)
        found = list(differences(db, rebuilt))
    for difference in found:
        sys.stdout.write(difference + "\n")
    say(f"{count:,} fetches replayed: {'the ledger differs' if found else 'the same ledger'}")
    return not found


def demo(folder: Path) -> None:
    """A database and charts of the figures that ship with the program."""
    from tracker import drawing  # noqa: PLC0415
    from tracker.making import starter_set  # noqa: PLC0415

    started = time.monotonic()
    drawing.make_folder(folder)
    db = folder / "tracker.db"
    say(f"Reading the figures that ship with the program into {db}")
    with open_ingest(db) as ingest:
        reports = [
            ingest.add_file("starter", path, seen_at=instant(day) if day else None)
            for path, day in starter_set.shipped()
        ]
    summarise(reports)
    charts = folder / "charts"
    drawing.draw_all(db, as_of=None, out=charts, wish=drawing.Wish(), jobs=2)
    latest = query.ask(
        query.connect(db),
        "select series, conflict, party, day, value, qualifier, unit, claimant from latest where place is null and"
        " series in ('losses.personnel.total', 'territory.occupied_share', 'refugees.total', 'deaths.total')"
        " and (kind, series) <> ('change', 'deaths.total') order by series, conflict, claimant",
    )
    output.write(latest)
    say(
        f"Done in {time.monotonic() - started:.1f} s. Look at the charts in {charts}, and try:\n"
        f"  tracker why losses.personnel.total 2024-01-26 --db {db}\n"
        f"  tracker show losses.personnel.total --since 2026-06-01 --db {db}\n"
        f"  tracker sql --name latest --db {db}\n"
        f"  tracker audit --db {db}"
    )
