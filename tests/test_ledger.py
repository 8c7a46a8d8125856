"""The ledger keeps everything, answers for any instant, and does not depend on the order of arrival."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.shapes import AFV, LISTING, TANK, WINDOW, Desk, document, parse
from tracker.catalog import load
from tracker.ledger.archive import digest
from tracker.ledger.ledger import Ledger
from tracker.model import Document, Source, TrackerError

MARCH, APRIL, MAY = "2024-03-01T00:00:00Z", "2024-04-01T00:00:00Z", "2024-05-01T00:00:00Z"


def test_nothing_is_known_before_the_first_fetch(desk: Desk) -> None:
    desk.record(document((TANK, "2024-01-01", 10), seen_at=MARCH))
    assert desk.as_of("2024-02-29T23:59:59Z") == {}
    assert desk.as_of(MARCH) == {(TANK, "2024-01-01"): 10}


def test_the_same_bytes_twice_add_nothing(desk: Desk) -> None:
    desk.record(document((TANK, "2024-01-01", 10), seen_at=MARCH))
    before = desk.claims()
    report = desk.record(document((TANK, "2024-01-01", 10), seen_at=APRIL))
    assert (report.outcome, report.tally.unchanged) == ("unchanged", 1)
    assert desk.claims() == before


def test_other_bytes_with_the_same_facts_add_nothing(desk: Desk) -> None:
    first = document((TANK, "2024-01-01", 10), seen_at=MARCH)
    desk.record(first)
    before = desk.claims()
    report = desk.record(Document(first.body + b"\n", first.address, APRIL))
    assert (report.outcome, report.tally.new, report.tally.unchanged) == ("recorded", 0, 1)
    assert desk.claims() == before


def test_a_revision_keeps_the_old_value_beside_the_new(desk: Desk) -> None:
    desk.record(document((TANK, "2024-01-01", 10), seen_at=MARCH))
    report = desk.record(document((TANK, "2024-01-01", 12), seen_at=APRIL))
    assert report.tally.revised == 1
    assert desk.as_of(MARCH) == {(TANK, "2024-01-01"): 10}
    assert desk.as_of(APRIL) == {(TANK, "2024-01-01"): 12}
    revisions = desk.db.execute("select old_value, new_value, difference, type, days_after, seen_at from revisions")
    assert revisions.fetchall() == [(10, 12, 2, "revision", 91, APRIL)]


def test_a_day_gone_from_a_source_that_lists_everything_is_withdrawn_and_may_return(desk: Desk) -> None:
    both = document((TANK, "2024-01-01", 10), (TANK, "2024-01-02", 11), seen_at=MARCH)
    desk.record(both)
    report = desk.record(document((TANK, "2024-01-01", 10), seen_at=APRIL))
    assert report.tally.withdrawn == 1
    assert desk.current() == {(TANK, "2024-01-01"): 10}
    assert desk.as_of(MARCH)[TANK, "2024-01-02"] == 11
    desk.record(replace(both, seen_at=MAY))
    assert desk.current()[TANK, "2024-01-02"] == 11
    types = desk.db.execute("select type, old_value, new_value from revisions order by seen_at").fetchall()
    assert types == [("withdrawal", 11, None), ("return", None, 11)]


def test_a_source_that_shows_a_window_withdraws_nothing_outside_it(desk: Desk) -> None:
    desk.record(document((TANK, "2024-01-01", 10), seen_at=MARCH), WINDOW)
    desk.record(document((TANK, "2024-01-02", 11), seen_at=APRIL), WINDOW)
    assert desk.current() == {(TANK, "2024-01-01"): 10, (TANK, "2024-01-02"): 11}


def test_a_line_that_a_document_does_not_mention_is_left_alone(desk: Desk) -> None:
    desk.record(document((TANK, "2024-01-01", 10), (AFV, "2024-01-01", 20), seen_at=MARCH))
    desk.record(document((TANK, "2024-01-01", 10), seen_at=APRIL))
    assert (AFV, "2024-01-01") in desk.current()


def test_a_document_that_was_not_fully_understood_withdraws_nothing(desk: Desk) -> None:
    desk.record(document((TANK, "2024-01-01", 10), (TANK, "2024-01-02", 11), seen_at=MARCH))
    report = desk.record(document((TANK, "2024-01-01", 10), seen_at=APRIL, warning=True))
    assert (report.tally.withdrawn, len(report.problems)) == (0, 1)
    assert (TANK, "2024-01-02") in desk.current()


def test_a_refused_document_changes_no_claim_and_leaves_one_problem(desk: Desk) -> None:
    desk.record(document((TANK, "2024-01-01", 10), seen_at=MARCH))
    before = desk.claims()
    report = desk.record(Document(b"[1, 2", "https://example.org", APRIL))
    assert (report.outcome, len(report.problems)) == ("refused", 1)
    assert desk.claims() == before
    assert desk.db.execute("select name, severity from problems").fetchall() == [("not-json", "error")]


def test_a_refusal_in_the_middle_of_a_document_takes_back_what_came_before_it(desk: Desk) -> None:
    report = desk.record(document((TANK, "2024-01-01", 10), ("losses.unheard.of", "2024-01-01", 1)))
    assert report.outcome == "refused"
    assert "unknown series 'losses.unheard.of'" in report.problems[0].message
    assert desk.claims() == []


def test_an_empty_document_is_refused(desk: Desk) -> None:
    desk.record(document((TANK, "2024-01-01", 10), seen_at=MARCH))
    assert desk.record(document(seen_at=APRIL)).outcome == "refused"
    assert desk.current() == {(TANK, "2024-01-01"): 10}


def test_a_day_later_than_the_document_is_held(desk: Desk) -> None:
    report = desk.record(document((TANK, "2024-03-03", 10), (TANK, "2024-03-01", 9), seen_at=MARCH))
    assert report.tally.held == 1
    assert desk.current() == {(TANK, "2024-03-01"): 9}
    assert [row[-1] for row in desk.claims()] == ["accepted", "held"]


def test_a_value_outside_the_plausible_range_is_held(desk: Desk) -> None:
    desk.record(document((TANK, "2024-01-01", -5)))
    assert desk.current() == {}
    assert desk.db.execute("select name from problems").fetchall() == [("implausible",)]


def test_one_identity_with_two_values_in_one_document_is_held_and_the_last_trusted_value_stands(desk: Desk) -> None:
    desk.record(document((TANK, "2024-01-01", 10), seen_at=MARCH))
    report = desk.record(document((TANK, "2024-01-01", 10), (TANK, "2024-01-01", 99), seen_at=APRIL))
    assert desk.current() == {(TANK, "2024-01-01"): 10}
    assert [(row[9], row[-1]) for row in desk.claims()] == [(10, "accepted"), (10, "held"), (99, "held")]
    assert report.problems[0].check == "conflicting-values"


def test_the_same_value_twice_in_one_document_is_no_conflict(desk: Desk) -> None:
    report = desk.record(document((TANK, "2024-01-01", 10), (TANK, "2024-01-01", 10)))
    assert (report.tally.new, report.problems) == (1, [])


def test_a_later_document_clears_a_hold(desk: Desk) -> None:
    desk.record(document((TANK, "2024-01-01", 10), (TANK, "2024-01-01", 99), seen_at=MARCH))
    desk.record(document((TANK, "2024-01-01", 10), seen_at=APRIL))
    assert desk.current() == {(TANK, "2024-01-01"): 10}
    standing = desk.db.execute("select value, status from claims where superseded_at is null").fetchall()
    assert standing == [(10, "accepted")]


def test_a_late_document_is_placed_where_its_instant_puts_it(desk: Desk) -> None:
    desk.record(document((TANK, "2024-01-01", 10), seen_at=MARCH))
    desk.record(document((TANK, "2024-01-01", 10), (TANK, "2024-01-02", 11), seen_at=MAY))
    desk.record(document((TANK, "2024-01-01", 7), seen_at=APRIL))
    assert desk.as_of(MARCH)[TANK, "2024-01-01"] == 10
    assert desk.as_of(APRIL)[TANK, "2024-01-01"] == 7
    assert desk.as_of(MAY)[TANK, "2024-01-01"] == 10


def test_dry_run_reports_what_would_happen_and_records_nothing(desk: Desk) -> None:
    first = document((TANK, "2024-01-01", 10))
    report = desk.ledger.record(LISTING, first, parse, desk.archive.get, dry_run=True)
    assert report.tally.new == 1
    assert desk.claims() == []
    assert desk.db.execute("select count(*) from runs").fetchone() == (0,)


@pytest.mark.parametrize(
    "statement",
    [
        "update ledger_entries set value = 11",
        "update ledger_entries set quote = '11'",
        "update ledger_entries set day = '2024-01-02'",
        "delete from ledger_entries",
        "delete from ledger_fetches",
        "update ledger_fetches set seen_at = '2020-01-01T00:00:00Z'",
        "delete from ledger_documents",
        "update ledger_lines set party = 'UA'",
        "delete from ledger_problems",
    ],
)
def test_the_database_itself_refuses_to_change_what_was_recorded(desk: Desk, statement: str) -> None:
    desk.record(document((TANK, "2024-01-01", 10), (TANK, "2024-01-01", 11), (TANK, "2024-01-02", 11)))
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        desk.db.execute(statement)


def test_values_keep_their_type_and_whole_floats_are_integers(desk: Desk) -> None:
    body = f'[["{TANK}", "2024-01-01", 10.0], ["{TANK}", "2024-01-02", 10.5]]'.encode()
    desk.record(Document(body, "https://example.org", MARCH))
    assert desk.db.execute("select value, typeof(value), quote from claims").fetchall() == [
        (10, "integer", "10.0"),
        (10.5, "real", "10.5"),
    ]


def test_another_programs_database_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("create table things (id)")
    other.close()
    with pytest.raises(TrackerError, match=r"other\.db is an SQLite database of another program"):
        Ledger(path, load())


def test_a_file_that_is_no_database_is_a_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("not a database, but long enough to have a header " * 10)
    with pytest.raises(TrackerError, match=r"notes\.db cannot be opened as a ledger"):
        Ledger(path, load())


def test_what_is_read_twice_in_one_second_keeps_its_order(desk: Desk) -> None:
    for moment, value in enumerate((10, 11, 12, 13)):
        desk.record(replace(document((TANK, "2024-01-01", value), seen_at=MARCH), moment=moment))
    assert desk.current() == desk.as_of(MARCH) == {(TANK, "2024-01-01"): 13}


# The properties. A model of a dozen lines says what the ledger must answer for any documents in any order.

INSTANTS = [f"2024-0{month}-01T00:00:00Z" for month in range(3, 8)]
rows = st.tuples(
    st.sampled_from([TANK, AFV]), st.sampled_from(["2024-01-01", "2024-01-02", "2024-01-03"]), st.integers(1, 3)
)
documents = st.builds(
    lambda rows, seen_at, warning: document(*rows, seen_at=seen_at, warning=warning),
    st.lists(rows, min_size=1, max_size=6),
    st.sampled_from(INSTANTS),
    st.sampled_from([False, False, True]),
)


def model(documents: list[Document], source: Source, instant: str) -> dict[tuple[str, str], int]:
    known: dict[tuple[str, str], int] = {}
    for each in sorted(documents, key=lambda each: (each.seen_at, digest(each.body))):
        if each.seen_at > instant:
            continue
        said: dict[tuple[str, str], set[int]] = {}
        told = json.loads(each.body)
        understood = not any(series == "warning" for series, _, _ in told)
        for series, day, value in told:
            if series == "warning":
                continue
            said.setdefault((series, day), set()).add(value)
        known.update({identity: values.pop() for identity, values in list(said.items()) if len(values) == 1})
        if source.lists_everything and understood:
            mentioned = {series for series, _ in said}
            known = {i: value for i, value in known.items() if i[0] not in mentioned or i in said}
    return known


@pytest.mark.parametrize("source", [LISTING, WINDOW], ids=["lists everything", "shows a window"])
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(arrived=st.lists(documents, min_size=1, max_size=7), data=st.data())
def test_any_documents_in_any_order_give_the_same_right_answers(
    arrived: list[Document], data: st.DataObject, source: Source
) -> None:
    in_order = sorted(arrived, key=lambda each: (each.seen_at, digest(each.body)))
    shuffled = data.draw(st.permutations(arrived))
    answers = []
    for sequence in (in_order, shuffled):
        with tempfile.TemporaryDirectory() as folder:
            desk = Desk(Path(folder))
            try:
                for each in sequence:
                    desk.record(each, source)
                    assert desk.stray() == []
                assert desk.as_of("2024-02-29T00:00:00Z") == {}
                for instant in INSTANTS:
                    assert desk.as_of(instant) == model(arrived, source, instant), instant
                assert desk.current() == model(arrived, source, "9999")
                before = desk.claims()
                desk.record(sequence[-1], source)
                assert desk.claims() == before
                answers.append(before)
            finally:
                desk.db.close()
    assert answers[0] == answers[1]
