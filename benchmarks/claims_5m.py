"""Five million claims: one ledger, written straight into its tables, and the same claims as one table of DuckDB.

500 series, each read from 5 sources on 2,000 days, and every fiftieth claim revised 30 days later: 5.1 million
entries. Eight series in ten are running totals, one in ten counts of a day, one in ten a level. Each source has one
document a day, seen the morning after; its revisions stand in the document of the day they were seen. The rows go
in by the key of the table, which is the fast path; the schema, its triggers and its indexes are the real ones.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker import catalog
from tracker.ledger.ledger import Ledger
from tracker.ledger.schema import place_lines

if TYPE_CHECKING:
    import duckdb

SERIES, SOURCES, DAYS, DELAY = 500, 5, 2000, 30
FIRST_DAY = date(2021, 1, 1)
KINDS = ("change", "level", *["total"] * 8)
FETCH = (
    "insert into ledger_fetches (id, source, document, address, publisher, published, seen_at, moment, outcome,"
    " complete, new, revised, withdrawn, unchanged, held, recorded_at, program, reader, hash)"
    " values (?, ?, ?, ?, ?, '', ?, 0, 'recorded', 0, ?, 0, 0, 0, 0, ?, 'bench', '', ?)"
)
ENTRY = (
    "insert into ledger_entries (line, day, period_days, fetch, n, status, value, qualifier, quote, locator,"
    " superseded_by, seen_at, superseded_at, from_day, from_value) values (?, ?, ?, ?, 0, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def series_name(number: int) -> str:
    return f"bench.series.{number:03}"


def day_of(number: int) -> str:
    return (FIRST_DAY + timedelta(days=number)).isoformat()


def seen_on(day: int) -> str:
    """When the fetch of a day was made."""
    return f"{day_of(day + 1)}T06:00:00Z"


def fetch_of(source: int, day: int) -> int:
    """The number of the fetch of a source that was made the morning after a day."""
    return day * SOURCES + source + 1


def write(path: Path, *, series: int = SERIES, days: int = DAYS) -> None:
    """Make the ledger."""
    with Ledger(path, catalog.load()) as ledger:
        db = ledger.db
        db.execute("pragma synchronous = off")
        db.execute("begin")
        db.executemany(
            "insert into catalog_series values (?, ?, 'items', 'Synthetic.', ?, '', 0, null, null, null)",
            [(series_name(n), f"Series {n}", KINDS[n % len(KINDS)]) for n in range(series)],
        )
        db.executemany(
            "insert into catalog_sources values (?, ?, ?, 'A claimant', 'CC0', '', 'https://example.org', 1, 0, '')",
            [(f"source-{n}", f"Source {n}", f"Publisher {n}") for n in range(SOURCES)],
        )
        _write_fetches(db, series, days)
        lines = [(n, source) for n in range(series) for source in range(SOURCES)]
        db.executemany(
            "insert into ledger_lines values (?, 'ukraine', ?, ?, 'RU', '', '', '', 'A claimant', ?, ?)",
            [
                (i, series_name(n), KINDS[n % len(KINDS)], f"Publisher {source}", f"source-{source}")
                for i, (n, source) in enumerate(lines, 1)
            ],
        )
        place_lines(db, catalog.load())
        for i, (n, source) in enumerate(lines, 1):
            db.executemany(ENTRY, _entries(i, n, source, days))
        db.execute("commit")


def _write_fetches(db: sqlite3.Connection, series: int, days: int) -> None:
    for day in range(days + DELAY):
        seen = seen_on(day)
        for source in range(SOURCES):
            number = fetch_of(source, day)
            name = hashlib.sha256(str(number).encode()).hexdigest()
            db.execute("insert into ledger_documents values (?, ?, 70000)", (number, name))
            address = f"https://example.org/{source}/{day_of(day)}.json"
            about = (number, f"source-{source}", number, address, f"Publisher {source}", seen, series, seen, name)
            db.execute(FETCH, about)


def _entries(line: int, series: int, source: int, days: int) -> Iterator[tuple[Any, ...]]:
    kind = KINDS[series % len(KINDS)]
    period = 1 if kind == "change" else 0
    step = 3 + series % 40
    before: tuple[str, int] | tuple[None, None] = (None, None)
    for day in range(days):
        # The sources differ a little from each other, so that there is something to disagree about.
        value = day * step + source // 4 if kind == "total" else 1000 + (day * step + source // 4) % 700
        revised = (day * 7 + series * 3 + source) % 50 == 0
        where, text, seen = f"/{series}/{day_of(day)}", day_of(day), seen_on(day)
        entry = (line, text, period, fetch_of(source, day))
        if revised:
            again, then = fetch_of(source, day + DELAY), seen_on(day + DELAY)
            yield (*entry, value - 2, "about", str(value - 2), where, again, seen, then, None, None)
            entry, seen = (line, text, period, again), then
        yield (*entry, value, "about", str(value), where, None, seen, None, *before)
        if kind == "total":
            before = (text, value)


_TABLES = {
    "lines": "select * from ledger_lines",
    "fetches": "select id, address, seen_at, hash from ledger_fetches",
    "series": "select series, unit from catalog_series",
    "entries": (
        "select line, day, period_days, fetch, value, qualifier, quote, locator, superseded_by from ledger_entries"
    ),
}


def copy_to_duckdb(ledger: sqlite3.Connection, path: Path) -> duckdb.DuckDBPyConnection:
    """The same claims as one native table of DuckDB with the columns of `claims`, in the order they were seen."""
    import duckdb  # noqa: PLC0415
    import pyarrow as pa  # noqa: PLC0415

    db = duckdb.connect(path)
    for name, query in _TABLES.items():
        cursor = ledger.execute(query)
        columns = [column[0] for column in cursor.description]
        made = False
        while rows := cursor.fetchmany(500_000):
            batch = pa.table([pa.array(column) for column in zip(*rows, strict=True)], names=columns)  # noqa: F841
            db.execute(f"insert into {name} from batch" if made else f"create temp table {name} as from batch")
            made = True
    db.execute(
        """
        create table claims as
        select
            l.conflict, l.series, l.kind, nullif(l.party, '') as party, nullif(l.place, '') as place,
            nullif(l.donor, '') as donor, nullif(l.since, '') as since, cast(e.day as date) as day,
            nullif(e.period_days, 0) as period_days, e.value, null::double as low, null::double as high, e.qualifier,
            s.unit, l.claimant, l.publisher, l.source, f.address as url, e.quote, e.locator, f.hash as document,
            cast(f.seen_at as timestamp) as seen_at, cast(r.seen_at as timestamp) as superseded_at,
            'accepted' as status
        from entries e join lines l on l.id = e.line join fetches f on f.id = e.fetch
        join series s on s.series = l.series left join fetches r on r.id = e.superseded_by
        order by f.seen_at, l.source, l.id, e.day
        """
    )
    for name in ("entries", "lines", "fetches", "series"):
        db.execute(f"drop table {name}")
    db.execute("checkpoint")
    return db
