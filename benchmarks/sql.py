"""Questions to five million claims: the public views in SQLite, beside DuckDB's best wording of the same question.

Both answer in this process and hand over their rows as Python objects (`fetchall`). Each question has several
wordings for DuckDB, all of them are tried, and the fastest counts. The answers must be equal. The contestants take
turns, after one answer each that is not counted; the figure is the median, in milliseconds.
"""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import time
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from benchmarks.claims_5m import DAYS, SERIES, SOURCES, copy_to_duckdb, write
from benchmarks.startup import shell_ratio
from tracker.asking import query

TIMES = 9
ONE = "series = 'bench.series.123' and source = 'source-2'"
INSTANT = "2024-01-01T12:00:00Z"
_AS_OF = "status = 'accepted' and seen_at <= '{0}' and (superseded_at is null or superseded_at > '{0}')"
_STANDS = "status = 'accepted' and superseded_at is null"
_LINE = "conflict, series, kind, party, place, donor, since, claimant, publisher, source"
_HISTORY = "day, value, low, high, qualifier, quote, url, document, seen_at, superseded_at, status"
_CHANGE = "source, day, value - lag(value) over w as change, day - lag(day) over w as over_days"


class Question(NamedTuple):
    """What is asked, the SQL on our views, DuckDB's wordings, and what the ratio to DuckDB may be."""

    title: str
    ours: str
    theirs: tuple[str, ...]
    goal: float | None


def _months(figures: str) -> str:
    return (
        "with months as (select series, source, kind, date_trunc('month', day) as first, arg_max(value, day) as last,"
        f" sum(value) as added from claims where {_STANDS} group by all)"
        " select series, source, strftime(first, '%Y-%m') as month, case when kind <> 'change' then last end as value"
        f"{figures} from months"
    )


_GROWTH = (
    ", case kind when 'total' then last - lag(last) over (partition by series, source, kind order by first)"
    " when 'change' then added end as change"
)
ALL_SOURCES = "series = 'bench.series.123'"
QUESTIONS = [
    Question(
        "latest of every series and source",
        "select series, source, day, value, unit, qualifier, claimant from latest",
        (
            (
                f"select series, source, max(day), arg_max(value, day), any_value(unit), arg_max(qualifier, day),"
                f" any_value(claimant) from claims where {_STANDS} group by series, source"
            ),
            (
                f"select series, source, day, value, unit, qualifier, claimant from claims join (select series, source,"
                f" max(day) as day from claims where {_STANDS} group by all) using (series, source, day)"
                f" where {_STANDS}"
            ),
            (
                f"select series, source, day, value, unit, qualifier, claimant from claims where {_STANDS} qualify"
                f" row_number() over (partition by series, source order by day desc) = 1"
            ),
            (
                "select series, source, day, value, unit, qualifier, claimant from claims where rowid in (select"
                f" arg_max(rowid, day) from claims where {_STANDS} group by series, source)"
            ),
        ),
        0.25,
    ),
    Question(
        "one series' whole history, as one source tells it",
        f"select {_HISTORY} from claims where {ONE}",
        (f"select {_HISTORY} from claims where {ONE}",),
        0.1,
    ),
    Question(
        "one series' whole history, all sources and all columns",
        f"select * from claims where {ALL_SOURCES}",
        (f"select * from claims where {ALL_SOURCES}",),
        None,
    ),
    Question(
        "one series as of a past instant",
        f"select source, day, value, qualifier from claims where {ONE} and {_AS_OF.format(INSTANT)}",
        (f"select source, day, value, qualifier from claims where {ONE} and {_AS_OF.format(INSTANT[:-1])}",),
        0.35,
    ),
    Question(
        "one series as of a past instant, all sources",
        f"select source, day, value, qualifier from claims where {ALL_SOURCES} and {_AS_OF.format(INSTANT)}",
        (f"select source, day, value, qualifier from claims where {ALL_SOURCES} and {_AS_OF.format(INSTANT[:-1])}",),
        None,
    ),
    Question(
        "daily change of one series",
        f"select source, day, change, over_days from changes where {ONE}",
        (
            (
                f"select {_CHANGE} from claims where {ONE} and {_STANDS} window w as (order by day)"
                " qualify lag(day) over w is not null"
            ),
            (
                f"select * from (select {_CHANGE} from claims where {ONE} and {_STANDS} window w as (order by day))"
                " where over_days is not null"
            ),
        ),
        0.5,
    ),
    Question(
        "daily change of one series, all sources",
        f"select source, day, change, over_days from changes where {ALL_SOURCES}",
        (
            (
                f"select * from (select {_CHANGE} from claims where {ALL_SOURCES} and {_STANDS}"
                " window w as (partition by source order by day)) where over_days is not null"
            ),
        ),
        None,
    ),
    Question(
        "all series by month: last figure",
        "select series, source, month, value from monthly",
        (
            _months(""),
            (
                f"select series, source, strftime(date_trunc('month', day), '%Y-%m') as month,"
                f" case when kind <> 'change' then arg_max(value, day) end as value from claims where {_STANDS}"
                " group by series, source, kind, month"
            ),
        ),
        2.0,
    ),
    Question(
        "all series by month: last figure, growth and sum",
        "select series, source, month, value, change from monthly",
        (_months(_GROWTH),),
        2.0,
    ),
]


def timed(db: Any, sql: str) -> tuple[float, list[tuple[Any, ...]]]:
    started = time.perf_counter()
    rows = db.execute(sql).fetchall()
    return (time.perf_counter() - started) * 1000, rows


def _plain(cell: Any) -> str:
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%dT%H:%M:%SZ")
    return cell.isoformat() if isinstance(cell, date) else repr(cell) if isinstance(cell, float) else str(cell)


def same(ours: list[tuple[Any, ...]], theirs: list[tuple[Any, ...]]) -> bool:
    """Whether two answers hold the same rows, in any order."""
    return sorted(tuple(map(_plain, row)) for row in ours) == sorted(tuple(map(_plain, row)) for row in theirs)


class Measured(NamedTuple):
    """Medians in milliseconds: our connection, a plain connection of sqlite3, DuckDB's best wording; rows."""

    ours: float
    plain: float
    duckdb: float
    rows: int


def measure(question: Question, ours: sqlite3.Connection, plain: sqlite3.Connection, theirs: Any) -> Measured:
    """Ask all in turn. Raises AssertionError when the answers differ."""
    answer = timed(ours, question.ours)[1]
    timed(plain, question.ours)
    for wording in question.theirs:
        assert same(answer, timed(theirs, wording)[1]), f"{question.title}: {wording}"
    taken: dict[str, list[float]] = {"ours": [], "plain": [], **{wording: [] for wording in question.theirs}}
    for _ in range(TIMES):
        taken["ours"].append(timed(ours, question.ours)[0])
        taken["plain"].append(timed(plain, question.ours)[0])
        for wording in question.theirs:
            taken[wording].append(timed(theirs, wording)[0])
    medians = {name: statistics.median(each) for name, each in taken.items()}
    best = min(medians[wording] for wording in question.theirs)
    return Measured(medians["ours"], medians["plain"], best, len(answer))


def report() -> list[str]:
    """The tables of the README, as lines of Markdown."""
    claims = SERIES * SOURCES * DAYS * 51 // 50
    lines = [
        (
            f"| {claims:,} claims: {SERIES} series, {SOURCES} sources, {DAYS:,} days, 2 % revised"
            f" | rows | tracker, ms | plain sqlite3, ms | DuckDB {duckdb.__version__}, ms | tracker / DuckDB | goal |"
        ),
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "tracker.db"
        write(path)
        with closing(query.connect(path)) as ours, closing(sqlite3.connect(path)) as plain:
            theirs = copy_to_duckdb(plain, Path(name) / "claims.duckdb")
            for question in QUESTIONS:
                m = measure(question, ours, plain, theirs)
                goal = "" if question.goal is None else f"at most {question.goal}"
                lines.append(
                    f"| {question.title} | {m.rows:,} | {m.ours:.1f} | {m.plain:.1f} | {m.duckdb:.1f}"
                    f" | {m.ours / m.duckdb:.2f} | {goal} |"
                )
            theirs.close()
    small = shell_ratio(["sql", "select series, day, value from latest limit 3"])
    named = shell_ratio(["sql", "--name", "latest"])
    return [
        *lines,
        "",
        "| from the shell, CPU against `python -c pass` | measured | goal |",
        "| --- | ---: | ---: |",
        f"| tracker sql, a small question | {small:.1f} | at most 12 |",
        f"| tracker sql --name latest | {named:.1f} | |",
    ]
