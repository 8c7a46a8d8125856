"""Questions stay fast as a ledger grows: they look figures up by key. And they stay right: DuckDB answers the same."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from benchmarks.claims_5m import copy_to_duckdb, write
from benchmarks.sql import QUESTIONS, Question, same, timed
from tracker.asking import named, query

DAYS = 100


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("claims") / "tracker.db"
    write(made, series=5, days=DAYS)
    return made


@pytest.fixture(scope="module")
def ledger(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(query.connect(path)) as db:
        yield db


@pytest.fixture(scope="module")
def duckdb(path: Path, ledger: sqlite3.Connection) -> Iterator[Any]:
    db = copy_to_duckdb(ledger, path.with_suffix(".duckdb"))
    yield db
    db.close()


def small(sql: str) -> str:
    return sql.replace("bench.series.123", "bench.series.003").replace("2024-01-01T12", "2021-03-01T12")


def plan(db: sqlite3.Connection, sql: str) -> list[str]:
    return [row[3] for row in db.execute(f"explain query plan {sql}")]


each_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.title)


@each_question
def test_a_question_reads_no_more_of_the_entries_than_it_finds_by_key(
    ledger: sqlite3.Connection, question: Question
) -> None:
    steps = plan(ledger, question.ours)
    # Only the lines may be gone through: there are some thousands, and each has its figures beside each other.
    assert {step for step in steps if step.startswith("SCAN")} <= {"SCAN l"}, steps
    entries = [step for step in steps if step.startswith("SEARCH") and step.split()[1] in ("e", "n", "p", "f", "ce")]
    assert entries
    assert all("(line=?" in step or "INTEGER PRIMARY KEY" in step for step in entries), steps
    # What is searched by its line alone is either all of the answer, or read from its newest day until the first hit.
    assert not [step for step in steps if "TEMP B-TREE" in step], steps
    if "where" not in question.ours and "from latest" not in question.ours:
        assert all("line=? AND day" in step for step in entries if step.split()[1] in "en"), steps


@pytest.mark.parametrize("view", ["claims", "current", "latest", "changes", "monthly"])
def test_a_filter_on_a_series_reaches_the_key_of_the_lines_through_every_view(
    ledger: sqlite3.Connection, view: str
) -> None:
    steps = plan(ledger, f"select * from {view} where series = 'losses.personnel.total' and conflict = 'ukraine'")
    assert any(step.startswith("SEARCH l ") and "(series=? AND conflict=?" in step for step in steps), steps
    assert not [step for step in steps if step.startswith("SCAN")], steps


def test_a_question_about_the_last_days_reads_only_the_last_days(ledger: sqlite3.Connection) -> None:
    for view in ("claims", "current", "changes"):
        steps = plan(ledger, f"select * from {view} where series = 'x' and day >= '2024-01-01'")
        assert any("SEARCH e USING PRIMARY KEY (line=? AND day>?" in step for step in steps), steps


def test_what_is_said_on_the_other_side_is_looked_up_by_day_also_where_days_are_asked_for(
    ledger: sqlite3.Connection,
) -> None:
    """A condition on `day` once made SQLite read the other line from that day on for each claim of the first."""
    steps = plan(ledger, "select * from disagreements where series = 'x' and day >= '2024-01-01'")
    assert any(step.startswith("SEARCH a USING PRIMARY KEY (line=? AND day>?") for step in steps), steps
    assert any(step.startswith("SEARCH b USING PRIMARY KEY (line=? AND day=? AND period_days=?") for step in steps)


def test_of_a_line_the_reach_is_looked_up_and_the_claims_are_counted_in_the_order_in_which_they_lie(
    ledger: sqlite3.Connection,
) -> None:
    assert {step for step in plan(ledger, "select * from lines") if step.startswith("SCAN")} == {"SCAN l"}
    question = named.load("coverage").sql.replace(":conflict", "null")
    assert not [step for step in plan(ledger, question) if "TEMP B-TREE FOR GROUP" in step]


def test_changes_are_read_off_their_entries(ledger: sqlite3.Connection) -> None:
    steps = plan(ledger, "select day, change, over_days from changes where series = 'x'")
    assert [step.split()[1] for step in steps if "line=?" in step] == ["e"], steps


def test_as_of_a_past_instant_nothing_but_the_entries_is_read(ledger: sqlite3.Connection) -> None:
    asked = "status = 'accepted' and seen_at <= 'T' and (superseded_at is null or superseded_at > 'T')"
    steps = plan(ledger, f"select day, value from claims where series = 'x' and {asked}")
    assert {step.split()[1] for step in steps if step.startswith(("SEARCH", "SCAN"))} == {"l", "e", "v"}, steps


def test_documents_that_a_question_does_not_ask_for_are_not_read(ledger: sqlite3.Connection) -> None:
    steps = plan(ledger, "select day, value, unit from current where series = 'x'")
    assert not [step for step in steps if step.startswith(("SEARCH d ", "SEARCH r "))], steps


@each_question
def test_duckdb_gives_the_same_answer(ledger: sqlite3.Connection, duckdb: Any, question: Question) -> None:
    answer = timed(ledger, small(question.ours))[1]
    assert answer
    for wording in question.theirs:
        assert same(answer, timed(duckdb, small(wording))[1]), wording
