"""What migration 0006 keeps beside an entry is what the plain query gives, also in a ledger of before."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.shapes import BESIDE, Desk
from tracker.asking import named
from tracker.catalog import load
from tracker.ledger.deciding import Decision
from tracker.ledger.ledger import Ledger
from tracker.ledger.schema import APPLICATION_ID, statements
from tracker.model import Claim, Document, Item, Line, Source
from tracker.resources import db_dir

SOURCE = Source("beside", "Beside", "A publisher", "CC0", "cite", "https://example.org", 1, lists_everything=True)
MONEY = Line("ukraine", "aid.money.committed", "total", None, "UA", "EU", claimant="A claimant")
TANK = Line("ukraine", "losses.equipment.tank.total", "total", "RU", claimant="A claimant")
DAILY = Line("ukraine", "losses.personnel.daily", "change", "RU", claimant="A claimant")
LEVEL = Line("ukraine", "refugees.temporary_protection", "level", None, "PL", claimant="A claimant")


SAID: dict[bytes, tuple[Claim, ...]] = {}


def parse(document: Document) -> Iterator[Item]:
    yield from SAID[document.body]


def record(desk: Desk, seen_at: str, *claims: Claim) -> None:
    body = repr(claims).encode()
    SAID[body] = claims
    desk.archive.put(body)
    desk.ledger.record(SOURCE, Document(body, "https://example.org/f", seen_at), parse, desk.archive.get)


def tanks(*figures: tuple[str, float | None]) -> list[Claim]:
    return [Claim(TANK, day, value, str(value), "/0/x") for day, value in figures]


def before(desk: Desk) -> list[tuple[Any, ...]]:
    return desk.db.execute("select day, from_day, from_value, change from changes order by series, day").fetchall()


def test_days_that_come_in_any_order_in_a_first_document_are_linked_by_day(desk: Desk) -> None:
    record(desk, "2024-02-01T00:00:00Z", *tanks(("2024-01-03", 9), ("2024-01-01", 5), ("2024-01-02", 6)))
    assert before(desk) == [("2024-01-02", "2024-01-01", 5, 1), ("2024-01-03", "2024-01-02", 6, 3)]
    assert desk.stray() == []


def test_a_day_that_comes_between_two_others_is_linked_on_both_sides(desk: Desk) -> None:
    record(desk, "2024-02-01T00:00:00Z", *tanks(("2024-01-01", 5), ("2024-01-09", 9)))
    record(desk, "2024-02-02T00:00:00Z", *tanks(("2024-01-01", 5), ("2024-01-04", 8), ("2024-01-09", 9)))
    assert before(desk) == [("2024-01-04", "2024-01-01", 5, 3), ("2024-01-09", "2024-01-04", 8, 1)]


def test_a_withdrawn_day_is_passed_over_and_a_held_one_too_until_it_is_accepted(desk: Desk) -> None:
    record(desk, "2024-02-01T00:00:00Z", *tanks(("2024-01-01", 5), ("2024-01-02", -1), ("2024-01-04", 7)))
    assert before(desk) == [("2024-01-04", "2024-01-01", 5, 2)]
    full = desk.db.execute(
        "select conflict, series, kind, party, place, donor, since, claimant, publisher, source from held"
    ).fetchone()
    decision = Decision(Line._make(full), "2024-01-02", None, -1, None, None, None, None, "accepted", "me", "why not")
    desk.ledger.decide(decision, ("2024-02-02T00:00:00Z", 0))
    assert before(desk) == [("2024-01-02", "2024-01-01", 5, -6), ("2024-01-04", "2024-01-02", -1, 8)]
    assert desk.stray() == []
    record(desk, "2024-02-03T00:00:00Z", *tanks(("2024-01-02", -1), ("2024-01-04", 7)))
    assert before(desk) == [("2024-01-04", "2024-01-02", -1, 8)]
    assert desk.stray() == []


def test_between_two_currencies_both_values_are_kept_and_the_change_is_null(desk: Desk) -> None:
    euro, dollar = (Claim(MONEY, f"2024-01-0{d}", d, str(d), "/0/x", unit=u) for d, u in ((1, "EUR"), (2, "USD")))
    record(desk, "2024-02-01T00:00:00Z", euro, dollar)
    assert before(desk) == [("2024-01-02", "2024-01-01", 1, None)]
    assert desk.stray() == []


def figure(line: Line, day: int, value: float | None, period: int | None, unit: str) -> Claim:
    low, high = (1, 4) if value is None else (None, None)
    unit_of = unit if line == MONEY else None
    return Claim(line, f"2024-01-0{day}", value, str(value), "/0/x", None, low, high, period, unit_of)


values = st.one_of(st.integers(-1, 3), st.just(2.5), st.none())
figures = st.lists(
    st.builds(
        figure,
        st.sampled_from([TANK, MONEY, LEVEL, DAILY]),
        st.integers(1, 6),
        values,
        st.sampled_from([None, None, 7]),
        st.sampled_from(["EUR", "USD"]),
    ),
    min_size=1,
    max_size=10,
)
arrivals = st.lists(
    st.tuples(st.sampled_from([f"2024-0{m}-01T00:00:00Z" for m in range(2, 7)]), figures), min_size=1, max_size=6
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(arrived=arrivals, accepted=st.booleans())
def test_whatever_arrives_in_any_order_the_copies_are_what_the_plain_query_gives(
    tmp_path_factory: pytest.TempPathFactory, *, arrived: list[tuple[str, list[Claim]]], accepted: bool
) -> None:
    desk = Desk(tmp_path_factory.mktemp("beside"))
    try:
        for seen_at, claims in arrived:
            record(desk, seen_at, *claims)
            assert desk.stray() == []
        as_known(desk, arrived, tmp_path_factory.mktemp("then"))
        for row in desk.db.execute(
            "select conflict, series, kind, party, place, donor, since, claimant, publisher, source, day, period_days,"
            " value, low, high, qualifier, nullif(unit, case when series like 'aid.%' then '' else unit end) from held"
        ).fetchall():
            verdict = "accepted" if accepted else "rejected"
            decision = Decision._make((Line._make(row[:10]), *row[10:], verdict, "me", "because"))
            desk.ledger.decide(decision, ("2024-06-02T00:00:00Z", 0))
            assert desk.stray() == []
    finally:
        desk.db.close()


VIEWS = {
    "changes-as-known-on": (
        "select from_day, day, change, over_days, correction, break, from_value, value, qualifier, unit, conflict,"
        " series, party, place, donor, since, claimant, publisher, source from changes where series = ?"
        " order by conflict, party, place, donor, since, claimant, publisher, source, day"
    ),
    "months-as-known-on": (
        "select month, value, change, qualifier, unit, day, from_day, kind, conflict, series, party, place, donor,"
        " since, claimant, publisher, source from monthly where series = ?"
        " order by conflict, kind, party, place, donor, since, claimant, publisher, source, month"
    ),
}


def as_known(desk: Desk, arrived: list[tuple[str, list[Claim]]], folder: Path) -> None:
    """What was known at an instant is what the views of a ledger say that saw nothing later."""
    instant = "2024-03-15T00:00:00Z"
    past = Desk(folder)
    try:
        for seen_at, claims in arrived:
            if seen_at <= instant:
                record(past, seen_at, *claims)
        for name, sql in VIEWS.items():
            question = named.load(name)
            for line in (TANK, MONEY, LEVEL, DAILY):
                given = {"series": line.series, "as_of": instant, "conflict": None}
                then = desk.db.execute(question.sql, given).fetchall()
                assert sorted(then, key=repr) == sorted(past.db.execute(sql, [line.series]).fetchall(), key=repr), name
    finally:
        past.db.close()


COPIED = (
    "ledger_documents", "ledger_fetches", "ledger_lines", "ledger_mentions", "ledger_entries", "ledger_problems",
    "ledger_decisions",
)  # fmt: skip


def as_it_was_before(path: Path, old: Path) -> None:
    """The ledger at `path` as a program of before 0006 would have written it."""
    new = sqlite3.connect(path)
    db = sqlite3.connect(old, isolation_level=None)
    migrations = sorted(each for each in (db_dir() / "migrations").glob("*.sql") if each.name < "0006")
    db.execute(
        "create table _sqlite_migrations (id integer primary key, migration_set text, name text, applied_at text)"
    )
    for each in migrations:
        for statement in statements(each.read_text(encoding="utf-8")):
            db.execute(statement)
        row = ("tracker", each.stem, "2026-01-01")
        db.execute("insert into _sqlite_migrations (migration_set, name, applied_at) values (?, ?, ?)", row)
    for table in COPIED:
        columns = [row[1] for row in db.execute(f"pragma table_info({table})")]
        marks = ", ".join("?" * len(columns))
        rows = new.execute(f"select {', '.join(columns)} from {table}")
        db.executemany(f"insert into {table} values ({marks})", rows)
    db.execute(f"pragma user_version = {len(migrations)}")
    db.execute(f"pragma application_id = {APPLICATION_ID}")
    db.close()
    new.close()


def test_a_ledger_of_before_is_brought_up_and_answers_the_same(desk: Desk, tmp_path: Path) -> None:
    record(desk, "2024-02-01T00:00:00Z", *tanks(("2024-01-01", 5), ("2024-01-02", 6), ("2024-01-03", -1)))
    record(desk, "2024-02-02T00:00:00Z", *tanks(("2024-01-01", 4), ("2024-01-02", 6), ("2024-01-04", 9.5)))
    old = tmp_path / "old.db"
    as_it_was_before(desk.path, old)
    questions = [f"select * from {view} order by series, day, seen_at, value" for view in ("claims", "current")]
    questions += ["select * from changes order by day", "select * from held", "select * from runs"]
    with Ledger(old, load()) as ledger:
        for sql in questions:
            assert ledger.db.execute(sql).fetchall() == desk.db.execute(sql).fetchall(), sql
        assert ledger.db.execute(BESIDE).fetchall() == []
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            ledger.db.execute("update ledger_fetches set hash = 'x'")
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            ledger.db.execute("update ledger_entries set seen_at = 'x'")


def test_a_held_claim_is_found_without_reading_the_others(desk: Desk) -> None:
    steps = [row[3] for row in desk.db.execute("explain query plan select * from held")]
    assert any("ledger_entries_held" in step for step in steps), steps
