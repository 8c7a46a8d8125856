"""Loading a ledger, beside raw sqlite3 and sqlite-utils writing the same rows into one all-text table.

One million claims: 500 lines on 2,000 days, in the order of a daily file (all lines of a day, then the next).
The peer's table has the columns of the public view `claims`, all text, with a unique key on the identity and
two indexes. Every contestant makes its rows while it runs.
"""

from __future__ import annotations

import sqlite3
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.measure import contestant, in_turn, median, ratio
from tracker import catalog
from tracker.ledger.archive import Archive
from tracker.ledger.ledger import Ledger
from tracker.model import Claim, Document, Item, Line, Source

LINES, DAYS = 500, 2000
AGAIN_LINES, AGAIN_DAYS = 14, 1565
SEEN = "2026-06-09T08:00:00Z"
LATER = "2026-06-10T08:00:00Z"
SOURCE = Source("bench", "Benchmark", "A publisher", "CC0", "cite", "https://example.org", 1, lists_everything=True)

COLUMNS = (
    "conflict", "series", "kind", "party", "place", "donor", "since", "day", "period_days", "value", "low", "high",
    "qualifier", "unit", "claimant", "publisher", "source", "url", "quote", "locator", "document", "seen_at",
    "superseded_at", "status",
)  # fmt: skip
IDENTITY = (
    "conflict", "series", "kind", "party", "place", "donor", "since", "day", "period_days", "claimant", "publisher",
    "source",
)  # fmt: skip
TABLE = f"create table claims ({', '.join(f'{c} text' for c in COLUMNS)}, unique ({', '.join(IDENTITY)}))"
INDEXES = ("create index by_day on claims (series, day)", "create index by_source on claims (source, seen_at)")
DOCUMENT = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
URL = "https://example.org/data/figures.json"
SERIES = "losses.equipment.uav.total"


def days(count: int) -> list[str]:
    first = date(2021, 1, 1)
    return [(first + timedelta(days=n)).isoformat() for n in range(count)]


def claims(_: Document, lines: int = LINES, count: int = DAYS) -> Iterator[Item]:
    made = [
        Line("ukraine", SERIES, "total", "RU", place=f"region {n}", claimant="General Staff of Ukraine")
        for n in range(lines)
    ]
    for i, day in enumerate(days(count)):
        for n, line in enumerate(made):
            value = i * 7 + n
            yield Claim(line, day, value, str(value), f"/{i}/column {n}", "about")


def rows(lines: int = LINES, count: int = DAYS) -> Iterator[tuple[str | None, ...]]:
    places = [f"region {n}" for n in range(lines)]
    for i, day in enumerate(days(count)):
        for n, place in enumerate(places):
            value = str(i * 7 + n)
            yield (
                "ukraine", SERIES, "total", "RU", place, "", "", day, "", value, None, None, "about", "units",
                "General Staff of Ukraine", "A publisher", "bench", URL, value, f"/{i}/column {n}", DOCUMENT, SEEN,
                None, "accepted",
            )  # fmt: skip


def small(_: Document) -> Iterator[Item]:
    return claims(_, AGAIN_LINES, AGAIN_DAYS)


def load_ours(folder: Path) -> dict[str, Any]:
    archive = Archive(folder / "archive")
    with Ledger(folder / "tracker.db", catalog.load()) as ledger:
        report = ledger.record(SOURCE, Document(b"one million claims", URL, SEEN), claims, archive.get)
    assert report.tally.new == LINES * DAYS, report
    return {}


def _as_ours(db: sqlite3.Connection) -> None:
    """The same journal, the same care and the same cache as the ledger has."""
    for pragma in ("journal_mode = wal", "synchronous = full", "cache_size = -16384"):
        db.execute(f"pragma {pragma}")


def load_raw(folder: Path) -> dict[str, Any]:
    db = sqlite3.connect(folder / "raw.db", isolation_level=None)
    _as_ours(db)
    db.execute("begin")
    for sql in (TABLE, *INDEXES):
        db.execute(sql)
    db.executemany(f"insert into claims values ({', '.join('?' * len(COLUMNS))})", rows())
    db.execute("commit")
    db.execute("pragma wal_checkpoint(truncate)")
    db.close()
    return {}


def load_sqlite_utils(folder: Path) -> dict[str, Any]:
    from sqlite_utils import Database  # noqa: PLC0415 (only this contestant may pay for it)

    db = Database(folder / "utils.db")
    _as_ours(db.conn)
    with db.atomic():
        for sql in (TABLE, *INDEXES):
            db.execute(sql)
        db.table("claims").upsert_all((dict(zip(COLUMNS, row, strict=True)) for row in rows()), pk=IDENTITY)
    db.close()
    return {}


def again_ours(folder: Path) -> dict[str, Any]:
    """Other bytes with the same facts, and then the same bytes, timed inside the process."""
    archive = Archive(folder / "archive")
    first = Document(b"x" * 700_000, URL, SEEN)
    second = Document(b"y" * 700_000, URL, LATER)
    with Ledger(folder / "tracker.db", catalog.load()) as ledger:
        ledger.record(SOURCE, first, small, archive.get)
        cpu = time.process_time()
        report = ledger.record(SOURCE, second, small, archive.get)
        cpu = time.process_time() - cpu
        assert (report.tally.new, report.tally.unchanged) == (0, AGAIN_LINES * AGAIN_DAYS), report
        same = []
        for minute in range(20):
            document = Document(b"y" * 700_000, URL, f"2026-06-11T08:{minute:02}:00Z")
            started = time.perf_counter()
            assert ledger.record(SOURCE, document, small, archive.get).outcome == "unchanged"
            same.append(time.perf_counter() - started)
    return {"again": cpu, "same": sorted(same)[len(same) // 2]}


def again_raw(folder: Path) -> dict[str, Any]:
    db = sqlite3.connect(folder / "raw.db", isolation_level=None)
    _as_ours(db)
    for sql in (TABLE, *INDEXES):
        db.execute(sql)
    others = [column for column in COLUMNS if column not in IDENTITY]
    upsert = (
        f"insert into claims values ({', '.join('?' * len(COLUMNS))}) on conflict ({', '.join(IDENTITY)}) do update set"
        f" {', '.join(f'{column} = excluded.{column}' for column in others)}"
    )
    taken = 0.0
    for _ in range(2):
        cpu = time.process_time()
        db.execute("begin")
        db.executemany(upsert, rows(AGAIN_LINES, AGAIN_DAYS))
        db.execute("commit")
        taken = time.process_time() - cpu
    db.close()
    return {"again": taken}


CONTESTANTS = {
    "ours": load_ours, "raw": load_raw, "sqlite-utils": load_sqlite_utils, "again-ours": again_ours,
    "again-raw": again_raw,
}  # fmt: skip


def report(times: int = 3) -> list[str]:
    """The table of the README, as lines of Markdown."""
    first = in_turn("benchmarks.ledger", ["ours", "raw", "sqlite-utils"], times)
    again = in_turn("benchmarks.ledger", ["again-ours", "again-raw"], max(times, 5))
    rows_again = AGAIN_LINES * AGAIN_DAYS
    same_facts = ratio(again["again-ours"], again["again-raw"], "again")
    ours, raw, utils = first["ours"], first["raw"], first["sqlite-utils"]
    lines = [
        "| first load of 1,000,000 claims | CPU s | wall s | memory above imports, MiB | file, MB |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for name, taken in (("tracker", ours), ("sqlite3 executemany", raw), ("sqlite-utils upsert_all", utils)):
        lines.append(
            f"| {name} | {median(taken, 'cpu'):.1f} | {median(taken, 'wall'):.1f} | {median(taken, 'memory'):.0f}"
            f" | {median(taken, 'bytes') / 1e6:.0f} |"
        )
    lines += [
        "",
        "| ratio | measured | goal |",
        "| --- | ---: | ---: |",
        f"| first load, CPU, tracker / executemany | {ratio(ours, raw, 'cpu'):.2f} | at most 1.3 |",
        f"| first load, CPU, upsert_all / tracker | {ratio(utils, ours, 'cpu'):.2f} | at least 2.5 |",
        f"| file, tracker / executemany | {ratio(ours, raw, 'bytes'):.2f} | at most 0.6 |",
        f"| memory above the imports, MiB | {median(ours, 'memory'):.0f} | at most 64 |",
        f"| other bytes, same facts ({rows_again:,} rows), CPU, tracker / upsert | {same_facts:.2f} | at most 1.0 |",
        f"| the same bytes again, ms in the process | {median(again['again-ours'], 'same') * 1000:.1f} | at most 5 |",
    ]
    return lines


if __name__ == "__main__":
    # Memory is counted above the imports; making a database imports sqlite-utils, and that pandas.
    __import__("sqlite_utils")
    contestant(CONTESTANTS[sys.argv[1]], Path(sys.argv[2]))
