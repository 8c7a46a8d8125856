"""A small source for the tests of the ledger: its document is the claims themselves, visible in the test."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tracker import catalog
from tracker.documents.cells import number, pointer, read_json
from tracker.ledger.archive import Archive
from tracker.ledger.ledger import Ledger
from tracker.ledger.reports import Report
from tracker.model import Claim, Document, Item, Line, Parse, Problem, RefusedError, Source, Whole

SHARED = Path(__file__).parents[2] / "shared"
needs_recordings = pytest.mark.skipif(not SHARED.is_dir(), reason="the recorded sources are not beside the checkout")

LISTING = Source(
    "listing", "Lists everything", "A publisher", "CC0", "cite", "https://example.org", 1, lists_everything=True
)
WINDOW = Source("window", "Shows a window", "A publisher", "CC0", "cite", "https://example.org", 1)

TANK = "losses.equipment.tank.total"
AFV = "losses.equipment.afv.total"


def line(series: str = TANK, party: str = "RU") -> Line:
    return Line("ukraine", series, "total", party, claimant="General Staff of Ukraine")


def document(*rows: tuple[str, str, int], seen_at: str = "2024-06-01T00:00:00Z", warning: bool = False) -> Document:
    """Rows of (series, day, value)."""
    body = json.dumps([*rows, *([["warning", "", 0]] if warning else [])]).encode()
    return Document(body, "https://example.org/figures.json", seen_at)


def parse(document: Document) -> Iterator[Item]:
    try:
        rows = read_json(document.body)
    except Exception as error:  # noqa: BLE001
        yield Problem("not-json", "error", str(error))
        return
    for index, (series, day, token) in enumerate(rows):
        if series == "warning":
            yield Problem("unknown-column", "warning", "unknown column 'x'", "x")
            continue
        yield Claim(line(series), day, number(token), token, pointer(index, 2))


def items(parse: Parse, document: Document) -> tuple[list[Claim], list[Problem]]:
    """What a source makes of a document: its claims, and its problems, also the one for which it refuses it."""
    claims: list[Claim] = []
    problems: list[Problem] = []
    try:
        for item in parse(document):
            if not isinstance(item, Whole):
                (claims if isinstance(item, Claim) else problems).append(item)  # type: ignore[arg-type]
    except RefusedError as refused:
        problems.append(refused.problem)
    return claims, problems


def given(
    parse: Parse, text: str | bytes, address: str = "file:test", seen_at: str = "2026-06-09T00:00:00Z"
) -> tuple[list[Claim], list[Problem]]:
    """The same of a text."""
    body = text.encode() if isinstance(text, str) else text
    return items(parse, Document(body, address, seen_at))


class Desk:
    """A ledger with its archive in a folder, and short ways to use them."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "tracker.db"
        self.archive = Archive.beside(self.path)
        self.ledger = Ledger(self.path, catalog.load())
        self.db: sqlite3.Connection = self.ledger.db

    def record(self, document: Document, source: Source = LISTING) -> Report:
        self.archive.put(document.body)
        return self.ledger.record(source, document, parse, self.archive.get)

    def as_of(self, instant: str) -> dict[tuple[str, str], int]:
        """Accepted values of (series, day); fails when there are two for one identity."""
        rows = self.db.execute(
            "select series, day, value from claims where status = 'accepted' and seen_at <= ?"
            " and (superseded_at is null or superseded_at > ?)",
            (instant, instant),
        ).fetchall()
        known = {(series, day): value for series, day, value in rows}
        assert len(known) == len(rows), "two values for one identity"
        return known

    def current(self) -> dict[tuple[str, str], int]:
        rows = self.db.execute("select series, day, value from current").fetchall()
        assert len({row[:2] for row in rows}) == len(rows), "two values for one identity"
        return {(series, day): value for series, day, value in rows}

    def claims(self) -> list[tuple[object, ...]]:
        return self.db.execute(
            "select * from claims order by series, day, seen_at, document, status, locator"
        ).fetchall()

    def stray(self) -> list[tuple[object, ...]]:
        """Entries whose copies of what other rows say (see migration 0006) are not what the plain query gives."""
        return self.db.execute(BESIDE).fetchall()


BESIDE = """
    with plain as (
        select e.line, e.day, e.period_days, e.fetch, e.n, f.seen_at, r.seen_at as superseded_at, f.hash,
            d.hash as name, p.day as from_day, p.value as from_value,
            case when p.line is not null and p.unit is not e.unit then coalesce(p.unit, '') end as from_unit
        from ledger_entries e
        join ledger_lines l on l.id = e.line
        join ledger_fetches f on f.id = e.fetch
        join ledger_documents d on d.id = f.document
        left join ledger_fetches r on r.id = e.superseded_by
        left join ledger_entries p on l.kind = 'total' and e.superseded_by is null and e.status = 0
            and e.value is not null and p.line = e.line and (p.day, p.period_days, p.fetch, p.n) = (
                select n.day, n.period_days, n.fetch, n.n from ledger_entries n
                where n.line = e.line and (n.day, n.period_days) < (e.day, e.period_days)
                    and n.superseded_by is null and n.status = 0 and n.value is not null
                order by n.day desc, n.period_days desc limit 1
            )
    )
    select e.*, p.* from plain p
    join ledger_entries e using (line, day, period_days, fetch, n)
    where (e.seen_at, e.superseded_at, e.from_day, e.from_value, e.from_unit, p.hash)
        is not (p.seen_at, p.superseded_at, p.from_day, p.from_value, p.from_unit, p.name)
"""
