"""Ships with food: midnights that were shifted, cargo that is no voyage, days added up."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shapes import SHARED, given, needs_recordings
from tests.workbooks import Cell, workbook
from tracker.ingest import open_ingest
from tracker.ledger.audit import audit
from tracker.model import Claim, Problem
from tracker.sources import black_sea

FILE = SHARED / "data" / "aid-tonnage" / "black_sea_initiative_vessel_movements.xlsx"
HEADER = ["Status", "Vessel name", "Tonnage", "Departure"]


def read(*rows: list[Cell], header: list[str] = HEADER) -> tuple[list[Claim], list[Problem]]:
    return given(black_sea.parse, workbook({"Data": [header, *rows]}))


def told(claims: list[Claim]) -> list[tuple[object, ...]]:
    return [(c.line.series, c.day, c.value, c.period_days, c.locator) for c in claims]


def test_the_hour_before_midnight_belongs_to_the_day_that_follows() -> None:
    claims, problems = read(
        ["Outbound", "A", 33000, "2022-08-04T23:00:00"], ["Outbound", "B", 5, "2023-01-05T22:00:00"]
    )
    assert problems == []
    assert [(c.line.series, c.day, c.value) for c in claims] == [
        ("exports.food_tonnage", "2022-08-05", 33000),
        ("exports.food_tonnage", "2023-01-06", 5),
        ("exports.voyages", "2022-08-05", 1),
        ("exports.voyages", "2023-01-06", 1),
    ]


def test_further_cargo_of_a_voyage_adds_tonnes_and_no_voyage() -> None:
    claims, _ = read(
        ["Outbound", "A", 1527, "2022-07-31T23:00:00"],
        ["Outbound +", "A", 25000, "2022-07-31T23:00:00"],
        ["Outbound", "B", 100, "2022-07-31T23:00:00"],
    )
    assert told(claims) == [
        ("exports.food_tonnage", "2022-08-01", 26627, 1, "sheet=Data sum=1-3 column=Tonnage"),
        ("exports.voyages", "2022-08-01", 2, 1, "sheet=Data count=1,3"),
    ]
    assert {(c.line.claimant, c.line.kind) for c in claims} == {("JCC", "change")}


def test_blank_rows_and_blank_tonnages_are_no_figures() -> None:
    claims, problems = read(["Outbound", "A", "", "2022-07-31T23:00:00"], ["", "", "", ""])
    assert ([c.line.series for c in claims], problems) == (["exports.voyages"], [])


def test_a_ship_that_wfp_chartered_is_aid_to_where_it_goes_and_the_same_vessel_on_another_day_is_not() -> None:
    header = [*HEADER, "Country"]
    claims, problems = read(
        ["Outbound", "IKARIA ANGEL", 29459, "2022-09-16T23:00:00", "Ethiopia"],
        ["Outbound +", "IKARIA ANGEL", 541, "2022-09-16T23:00:00", "Djibouti"],
        ["Outbound", "B", 70, "2022-09-16T23:00:00", "Ethiopia"],
        ["Outbound", "IKARIA ANGEL", 30000, "2022-10-29T23:00:00", "Ethiopia"],
        header=header,
    )
    assert problems == []
    aid = [(c.line.place, c.line.donor, c.line.claimant, c.line.kind, c.day, c.value, c.locator) for c in claims
           if c.line.series == "aid.tonnage"]  # fmt: skip
    assert aid == [
        ("DJ", "WFP", "JCC", "change", "2022-09-17", 541, "sheet=Data sum=2 column=Tonnage"),
        ("ET", "WFP", "JCC", "change", "2022-09-17", 29459, "sheet=Data sum=1 column=Tonnage"),
    ]
    assert "ukraine" not in {c.line.conflict for c in claims if c.line.series == "aid.tonnage"}


def test_a_ship_of_wfp_to_an_unknown_country_is_told_and_no_aid() -> None:
    claims, problems = read(
        ["Outbound", "KARTERIA", 37000, "2022-08-29T23:00:00", "Ruritania"], header=[*HEADER, "Country"]
    )
    assert [c.line.series for c in claims] == ["exports.food_tonnage", "exports.voyages"]
    assert [(p.check, p.found) for p in problems] == [("unknown-country", "Ruritania")]


def test_unknown_words_and_columns_are_warnings_and_the_rest_stands() -> None:
    claims, problems = read(
        ["Inbound", "A", 5, "2022-07-31T23:00:00", ""], ["Inbound", "A", 5, "2022-07-31T23:00:00", ""],
        ["Outbound", "B", "much", "2022-07-31T23:00:00", "x"], ["Outbound", "B", 7, "soon", ""],
        header=[*HEADER, "Mood"],
    )  # fmt: skip
    assert [c.line.series for c in claims] == ["exports.voyages"]
    assert [(p.check, p.severity, p.found) for p in problems] == [
        ("unknown-column", "warning", "Mood"),
        ("no-date", "warning", "soon"),
        ("unknown-status", "warning", "Inbound"),
        ("not-a-number", "warning", "much"),
    ]


@pytest.mark.parametrize(
    ("body", "check"),
    [
        (b"<!DOCTYPE html><html></html>", "html-page"),
        (b"PK\x03\x04 broken", "not-a-workbook"),
        (workbook({"Figures": [HEADER, ["Outbound", "A", 5, "2022-07-31T23:00:00"]]}), "changed-shape"),
        (workbook({"Data": [["Status", "Tonnes"], ["Outbound", 5]]}), "changed-header"),
        (workbook({"Data": [HEADER]}), "empty-list"),
    ],
)
def test_what_is_not_the_workbook_is_one_clear_problem(body: bytes, check: str) -> None:
    claims, problems = given(black_sea.parse, body)
    assert (claims, [(p.check, p.severity) for p in problems]) == ([], [(check, "error")])


@needs_recordings
def test_the_recorded_workbook_adds_up_to_what_it_is_known_to_hold(tmp_path: Path) -> None:
    with open_ingest(tmp_path / "tracker.db", judging=False) as ingest:
        assert ingest.add_file("black-sea", FILE, seen_at="2023-01-10T00:00:00Z").problems == []
        db = ingest.ledger.db
        of = "select sum(value), min(day), max(day) from current where series = ?"
        assert db.execute(of, ("exports.food_tonnage",)).fetchone() == (16945661, "2022-08-01", "2023-01-08")
        assert db.execute(of, ("exports.voyages",)).fetchone() == (633, "2022-08-01", "2023-01-08")
        aid = "select day, place, donor, value from current where series like 'aid.%' order by day, place"
        assert db.execute(aid).fetchall() == [
            ("2022-08-16", "ET", "WFP", 23300), ("2022-08-30", "YE", "WFP", 37000),
            ("2022-09-17", "DJ", "WFP", 541), ("2022-09-17", "ET", "WFP", 29459),
            ("2022-09-22", "AF", "WFP", 30000), ("2022-10-07", "ET", "WFP", 30000),
            ("2022-11-15", "AF", "WFP", 20000), ("2022-11-15", "YE", "WFP", 20000),
            ("2022-11-17", "AF", "WFP", 30000), ("2022-11-17", "YE", "WFP", 10000),
        ]  # fmt: skip
        assert audit(db, ingest.archive).faults == []
        tally = ingest.add_file("black-sea", FILE, seen_at="2023-01-11T00:00:00Z").tally
        assert (tally.new, tally.revised, tally.withdrawn) == (0, 0, 0)
