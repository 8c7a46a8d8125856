"""IDMC's updates: single reports of new displacements, of which several may be about the same people."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from tests.shapes import SHARED, given, needs_recordings
from tracker.ingest import Ingest, open_ingest
from tracker.ledger.audit import audit
from tracker.model import Claim, Problem
from tracker.sources import idmc

FILES = SHARED / "data" / "idp-idmc"


def report(figure: int | None, **more: Any) -> dict[str, Any]:
    """A report of people displaced by conflict in Sudan on 2023-08-03, in the older shape unless `more` says else."""
    usual = {
        "id": 1, "country": "Sudan", "iso3": "SDN", "centroid": "[13.5, 25.4]", "displacement_type": "Conflict",
        "qualifier": "total", "figure": figure, "displacement_date": "2023-08-02T12:00:00.000Z",
        "displacement_start_date": "2023-08-02T12:00:00.000Z", "displacement_end_date": "2023-08-02T12:00:00.000Z",
        "standard_popup_text": "<b> Sudan: 500 displacements, 03 August - 03 August </b>",
    }  # fmt: skip
    return {**usual, **more}


def read(*reports: dict[str, Any]) -> tuple[list[Claim], list[Problem]]:
    return given(idmc.parse, json.dumps(reports))


def test_a_report_is_a_change_over_its_days_in_a_country() -> None:
    claims, problems = read(report(175, displacement_start_date="2023-07-31", displacement_end_date="2023-08-03"))
    assert problems == []
    assert [
        (c.line.conflict, c.line.series, c.line.kind, c.line.place, c.day, c.period_days, c.value, c.locator)
        for c in claims
    ] == [("sudan", "idps.new", "change", "SD", "2023-08-03", 4, 175, "/0/figure")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023-08-03", "2023-08-03"),
        ("2023-08-02T12:00:00.000Z", "2023-08-03"),
        ("2023-11-06T11:00:00.000Z", "2023-11-07"),
        ("2023-12-31T11:00:00.000Z", "2024-01-01"),
        ("2023-08-03T00:00:00Z", "2023-08-03"),
        ("2023-08-03T17:30:00Z", None),
        ("3 August", None),
    ],
)
def test_an_instant_is_the_midnight_that_the_publisher_meant(text: str, day: str | None) -> None:
    assert idmc.as_day(text) == day


@pytest.mark.parametrize(("word", "qualifier"), [("total", None), ("more than", "over"), ("approximately", "about")])
def test_how_sure_a_report_is_stays_with_it(word: str, qualifier: str | None) -> None:
    claims, _ = read(report(500, qualifier=word))
    assert [c.qualifier for c in claims] == [qualifier]


def test_displacements_by_disasters_are_left_out() -> None:
    claims, problems = read(report(500), report(2, displacement_type="Disaster", qualifier="between"))
    assert [c.value for c in claims] == [500]
    assert [(p.severity, p.message) for p in problems] == [("info", "1 displacements by disasters are left out")]


def test_reports_of_the_same_days_without_roles_are_held_and_never_added_up() -> None:
    claims, _ = read(report(500), report(41))
    assert [(c.value, c.unsure) for c in claims] == [
        (500, "2 reports of the same days, 500, 41, may overlap"),
        (41, "2 reports of the same days, 500, 41, may overlap"),
    ]


def test_recommended_figures_of_the_same_days_are_added_and_those_that_confirm_them_left_out() -> None:
    claims, problems = read(
        report(500, role="Recommended figure", qualifier="more than"),
        report(480, role="Triangulation"),
        report(41, role="Recommended figure"),
    )
    assert [(c.value, c.quote, c.locator, c.qualifier, c.unsure) for c in claims] == [
        (541, "500 + 41", "at=/ sum=0,2 column=figure", "over", None)
    ]
    assert [(p.severity, p.message) for p in problems] == [("info", "1 reports that confirm another are left out")]


def test_a_report_without_a_figure_is_no_report_of_none() -> None:
    claims, problems = read(report(None))
    assert (claims, problems) == ([], [])


def test_a_period_that_ends_before_it_begins_is_a_warning() -> None:
    claims, problems = read(report(500, displacement_start_date="2023-08-09"))
    assert (claims, [(p.check, p.severity) for p in problems]) == ([], [("no-period", "warning")])


def test_what_happened_before_a_conflict_is_filed_under_the_world() -> None:
    claims, _ = read(report(500, displacement_start_date="2022-01-01", displacement_end_date="2022-01-01"))
    assert [c.line.conflict for c in claims] == ["global"]


@pytest.mark.parametrize(
    ("column", "text"),
    [("displacement_type", "Development"), ("qualifier", "between"), ("role", "Guess"), ("iso3", "XYZ")],
)
def test_an_unknown_label_is_named_and_the_rest_stands(column: str, text: str) -> None:
    claims, problems = read(report(500), report(7, **{column: text}), report(8, **{column: text}))
    assert [c.value for c in claims] == [500]
    assert [(p.check, p.severity, p.found, p.locator) for p in problems] == [
        ("unknown-label", "warning", text, f"/1/{column}")
    ]
    assert problems[0].remedy


@pytest.mark.parametrize(
    ("body", "check"),
    [
        ("<html><title>403</title></html>", "html-page"),
        ("[]", "empty-list"),
        ('{"detail": "Client is not registered."}', "changed-shape"),
        ('[{"iso3": "SDN", "figure": 5}]', "changed-header"),
        ('[{"iso3": "SDN", "fig', "truncated"),
    ],
)
def test_what_is_none_of_its_documents_is_one_clear_problem(body: str, check: str) -> None:
    claims, problems = given(idmc.parse, body)
    assert (claims, [(p.check, p.severity) for p in problems]) == ([], [(check, "error")])


# The recorded file.


@pytest.fixture
def ingest(tmp_path: Any) -> Iterator[Ingest]:
    with open_ingest(tmp_path / "tracker.db", judging=False) as opened:
        yield opened


@needs_recordings
def test_the_recorded_file_has_six_reports_of_conflict(ingest: Ingest) -> None:
    path = FILES / "idus_sample_IND.json"
    first = ingest.add_file("idmc", path, seen_at="2023-12-01T00:00:00Z")
    assert (first.outcome, first.tally.new, first.tally.held) == ("recorded", 6, 0)
    assert [problem.message for problem in first.problems] == ["107 displacements by disasters are left out"]
    known = ingest.ledger.db.execute(
        "select day, period_days, value, qualifier from current where series = 'idps.new' and place = 'IN' order by day"
    ).fetchall()
    assert known == [
        ("2023-05-28", 1, 2000, "about"),
        ("2023-06-04", 1, 457, "over"),
        ("2023-06-17", 32, 175, None),
        ("2023-06-25", 55, 1000, "about"),
        ("2023-07-22", 1, 41, None),
        ("2023-08-03", 1, 500, "over"),
    ]
    proof = audit(ingest.ledger.db, ingest.archive)
    assert (proof.claims, proof.faults) == (6, [])
    again = ingest.add_file("idmc", path, seen_at="2023-12-01T00:00:00Z").tally
    assert (again.new, again.revised, again.withdrawn) == (0, 0, 0)


@needs_recordings
def test_the_days_of_the_recorded_reports_are_those_of_their_own_texts() -> None:
    compared = 0
    for row in json.loads((FILES / "idus_sample_IND.json").read_bytes()):
        text = re.search(r", (\d\d \w+) +- (\d\d \w+) +</b>", row["standard_popup_text"])
        assert text is not None
        for column, said in (("displacement_start_date", text[1]), ("displacement_end_date", text[2])):
            day = idmc.as_day(row[column])
            assert day is not None
            assert datetime.fromisoformat(day).strftime("%d %B") == said
            compared += 1
    assert compared == 226


@needs_recordings
def test_a_report_that_is_gone_was_taken_back(ingest: Ingest) -> None:
    rows = json.loads((FILES / "idus_sample_IND.json").read_bytes())
    conflict = [row for row in rows if row["displacement_type"] == "Conflict"]
    path = ingest.ledger.path.parent / "updates.json"
    for seen_at, kept in (("2023-12-01T00:00:00Z", conflict), ("2023-12-02T00:00:00Z", conflict[1:])):
        path.write_text(json.dumps(kept))
        taken_back = ingest.add_file("idmc", path, seen_at=seen_at).tally.withdrawn
    assert taken_back == 1
