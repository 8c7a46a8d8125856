"""The hand-transcribed JSON files: totals, corrections, and every shape they had over the years."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.shapes import SHARED, given, needs_recordings
from tracker.ingest import Ingest, open_ingest
from tracker.model import Claim, Problem
from tracker.sources import petroivaniuk

FILES = SHARED / "data" / "gs-petroivaniuk"


def read(text: str) -> tuple[list[Claim], list[Problem]]:
    return given(petroivaniuk.parse, text)


def test_a_personnel_row_is_a_total_with_its_qualifier_and_the_prisoners_beside_it() -> None:
    claims, problems = read('[{"date": "2022-02-25", "day": 2, "personnel": 2800, "personnel*": "about", "POW": 0}]')
    assert problems == []
    assert [(c.line.series, c.line.kind, c.value, c.qualifier, c.quote, c.locator) for c in claims] == [
        ("losses.personnel.total", "total", 2800, "about", "2800", "/0/personnel"),
        ("losses.personnel.captured", "total", 0, None, "0", "/0/POW"),
    ]


def test_more_is_over() -> None:
    claims, _ = read('[{"date": "2022-03-02", "day": 7, "personnel": 5840, "personnel*": "more"}]')
    assert claims[0].qualifier == "over"


def test_an_unknown_word_beside_the_personnel_is_a_problem_and_the_figure_stands_without_one() -> None:
    claims, problems = read('[{"date": "2022-03-02", "day": 7, "personnel": 5840, "personnel*": "approx"}]')
    assert (claims[0].value, claims[0].qualifier) == (5840, None)
    assert [(problem.check, problem.found, problem.locator) for problem in problems] == [
        ("unknown-qualifier", "approx", "/0/personnel*")
    ]


def test_the_merged_columns_are_series_of_their_own() -> None:
    claims, _ = read(
        '[{"date": "2022-04-30", "day": 66, "military auto": 1796, "fuel tank": 76, "mobile SRBM system": 4},'
        ' {"date": "2022-05-01", "day": 67, "vehicles and fuel tanks": 1824, "cruise missiles": 84}]'
    )
    assert [c.line.series.removeprefix("losses.equipment.") for c in claims] == [
        "srbm.total", "truck.total", "fuel_tank.total", "cruise_missile.total", "vehicle.total",
    ]  # fmt: skip


def test_a_correction_is_a_signed_change_and_no_total() -> None:
    claims, _ = read('[{"date": "2022-10-13", "day": 231, "APC": -25, "tank": 0, "personnel": 0}]')
    assert {(c.line.series, c.line.kind, c.value, c.period_days) for c in claims} == {
        ("losses.equipment.afv.correction", "change", -25, 1),
        ("losses.equipment.tank.correction", "change", 0, 1),
        ("losses.personnel.correction", "change", 0, 1),
    }


def test_nan_and_null_are_no_figures() -> None:
    claims, problems = read(
        '[{"date": "2022-06-03", "day": 100, "tank": 1367, "fuel tank": NaN, "military auto": null}]'
    )
    assert ([c.value for c in claims], problems) == ([1367], [])


def test_a_day_count_written_as_text_is_a_day_count() -> None:
    claims, problems = read('[{"date": "2022-03-01", "day": "6", "personnel": 5710, "personnel*": "about"}]')
    assert ([c.unsure for c in claims], problems) == ([None], [])


def test_a_list_wrapped_in_data_is_the_same_list_one_step_further_down() -> None:
    claims, _ = read('{"data": [{"date": "2022-03-01", "day": 6, "personnel": 5710}]}')
    assert claims[0].locator == "/data/0/personnel"


def test_a_known_misprint_is_read_and_an_unknown_column_is_a_problem_that_names_the_file_to_edit() -> None:
    claims, problems = read(
        '[{"date": "2026-05-14", "day": 1541, "groun d robotic systems": 1381, "laser tanks": 3},'
        ' {"date": "2026-05-15", "day": 1542, "laser tanks": 4}]'
    )
    assert [(c.line.series, c.value) for c in claims] == [("losses.equipment.ground_robot.total", 1381)]
    (problem,) = problems
    assert (problem.check, problem.severity, problem.found, problem.locator) == (
        "unknown-column", "warning", "laser tanks", "/0/laser tanks",
    )  # fmt: skip
    assert "petroivaniuk.py" in problem.remedy


def test_a_row_whose_date_contradicts_its_day_count_is_not_trusted() -> None:
    claims, _ = read('[{"date": "2024-01-02", "day": 1044, "personnel": 792170}]')
    assert claims[0].unsure == "the row is dated 2024-01-02, which is day 678, but is numbered day 1044"


def test_a_day_count_that_is_off_by_one_is_the_counts_own_slip() -> None:
    claims, _ = read('[{"date": "2022-10-13", "day": 231, "tank": 0}]')
    assert claims[0].unsure is None


@pytest.mark.parametrize(
    ("text", "check", "says"),
    [
        ("<!DOCTYPE html><html></html>", "html-page", "found a page of HTML, expected JSON"),
        ('[{"date": "2022-02-25", "day": 2, "pers', "truncated", "JSON that ends too early"),
        ("[]", "empty-list", "a table without rows"),
        ('[{"date": "2022-02-25", "day": 2,}]', "not-json", "line 1 column"),
        ('{"error": "rate limited"}', "changed-shape", "expected a list of rows, found dict"),
        ('[{"model": "T-62M", "losses_total": 50}]', "changed-header", "no column 'date'"),
    ],
)
def test_what_is_none_of_the_files_is_one_clear_problem(text: str, check: str, says: str) -> None:
    claims, problems = read(text)
    assert claims == []
    (problem,) = problems
    assert (problem.check, problem.severity) == (check, "error")
    assert says in problem.message


# The recorded files.


@pytest.fixture
def ingest(tmp_path: Path) -> Iterator[Ingest]:
    with open_ingest(tmp_path / "tracker.db", judging=False) as opened:
        yield opened


def unpacked(path: Path) -> list[dict[str, str | int | float]]:
    raw = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    rows: list[dict[str, str | int | float]] = json.loads(raw, parse_constant=lambda _: None)
    return rows


@needs_recordings
def test_the_recorded_files_hold_what_they_are_known_to_hold_and_a_second_time_nothing_new(ingest: Ingest) -> None:
    for name in ("personnel", "equipment", "equipment_correction"):
        ingest.add_file("petroivaniuk", FILES / f"russia_losses_{name}.json")
    db = ingest.ledger.db
    of = "select count(*), max(value) from current where series = ?"
    assert db.execute(of, ("losses.personnel.total",)).fetchone() == (1565, 1374950)
    spot = db.execute(
        "select series, day, value, qualifier from current where (series, day) in (values"
        " ('losses.personnel.total', '2022-06-05'), ('losses.personnel.total', '2024-01-26'),"
        " ('losses.personnel.total', '2024-11-21'), ('losses.equipment.tank.total', '2026-06-08'),"
        " ('losses.equipment.uav.total', '2026-06-08'), ('losses.equipment.ground_robot.total', '2026-06-08'),"
        " ('losses.equipment.vehicle.total', '2022-05-06')) order by series, day"
    ).fetchall()
    assert spot == [
        ("losses.equipment.ground_robot.total", "2026-06-08", 1607, None),
        ("losses.equipment.tank.total", "2026-06-08", 11997, None),
        ("losses.equipment.uav.total", "2026-06-08", 336224, None),
        ("losses.equipment.vehicle.total", "2022-05-06", 1926, None),
        ("losses.personnel.total", "2022-06-05", 31150, "about"),
        ("losses.personnel.total", "2024-01-26", 380600, "about"),
        ("losses.personnel.total", "2024-11-21", 727250, "about"),
    ]
    for name in ("personnel", "equipment", "equipment_correction"):
        report = ingest.add_file("petroivaniuk", FILES / f"russia_losses_{name}.json")
        assert (report.tally.new, report.tally.revised, report.tally.withdrawn) == (0, 0, 0)


@needs_recordings
def test_a_published_correction_stands_beside_the_fall_it_explains(ingest: Ingest) -> None:
    for name in ("equipment", "equipment_correction"):
        ingest.add_file("petroivaniuk", FILES / f"russia_losses_{name}.json")
    fall = ingest.ledger.db.execute(
        "select from_value, value, change, correction from changes where series = 'losses.equipment.afv.total'"
        " and day = '2022-10-13'"
    ).fetchone()
    assert fall == (5181, 5167, -14, -25)


@needs_recordings
@pytest.mark.parametrize("backwards", [False, True], ids=["as they appeared", "the other way round"])
def test_as_of_every_vintage_the_answer_is_that_files_own_values_cell_by_cell(
    ingest: Ingest, *, backwards: bool
) -> None:
    vintages = sorted((FILES / "vintages").iterdir(), reverse=backwards)
    final = [FILES / "russia_losses_personnel.json", FILES / "russia_losses_equipment.json"]
    sequence = [(path, f"{path.name[:10]}T12:00:00Z") for path in vintages]
    sequence += [(path, "2026-06-09T12:00:00Z") for path in final]
    for path, seen_at in sequence:
        assert ingest.add_file("petroivaniuk", path, seen_at=seen_at).outcome == "recorded"
    for path, seen_at in sequence:
        of_personnel = "personnel" in path.name
        told = ingest.ledger.db.execute(
            "select series, day, value from claims where seen_at <= ? and (superseded_at is null or superseded_at > ?)"
            " and status = 'accepted'",
            (seen_at, seen_at),
        ).fetchall()
        known = {(s, d): v for s, d, v in told if s.startswith("losses.personnel") == of_personnel}
        assert len(told) == len({row[:2] for row in told})
        assert known == printed(path), path.name


def printed(path: Path) -> dict[tuple[str, str], int]:
    """The file's cells. Where a date is typed for another day, only the row that belongs there counts."""
    cells: dict[tuple[str, str], int] = {}
    for row in unpacked(path):
        if "duplicate-date" in path.name and (row["date"], row["day"]) == ("2024-01-02", 1044):
            continue
        for key, cell in row.items():
            column = petroivaniuk.MISPRINTS.get(key, key)
            if cell is None or column in {"date", *petroivaniuk.NOT_FIGURES}:
                continue
            series = "losses.personnel.captured" if column == "POW" else f"{petroivaniuk.COLUMNS[column]}.total"
            cells[series, str(row["date"])] = int(cell)
    return cells


@needs_recordings
def test_the_misdated_row_is_held_beside_the_right_one(ingest: Ingest) -> None:
    path = FILES / "vintages" / "2025-01-02_6573a75_personnel_duplicate-date.json"
    report = ingest.add_file("petroivaniuk", path, seen_at="2025-01-02T12:00:00Z")
    assert [problem.check for problem in report.problems] == ["unsure"]
    told = ingest.ledger.db.execute(
        "select value, status from claims where series = 'losses.personnel.total' and day = '2024-01-02'"
    )
    assert sorted(told) == [(360820, "accepted"), (792170, "held")]


@needs_recordings
def test_the_file_without_dates_is_refused_with_one_problem(ingest: Ingest) -> None:
    report = ingest.add_file("petroivaniuk", FILES / "russia_losses_equipment_oryx.json")
    assert (report.outcome, [problem.check for problem in report.problems]) == ("refused", ["changed-header"])


def test_a_file_of_the_other_transcription_is_refused() -> None:
    claims, problems = given(
        petroivaniuk.parse, '[{"date": "2024-01-26", "sourceUri": "https://example.org", "personnel": 1}]'
    )
    assert (claims, [problem.check for problem in problems]) == ([], ["other-source"])
