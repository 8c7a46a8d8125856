"""The file read off the ministry's pages: newest first, nulls for unknown, a misprinted key in its past."""

from __future__ import annotations

import pytest

from tests.shapes import SHARED, given, needs_recordings
from tracker.ingest import open_ingest
from tracker.sources import lod_db

FILES = SHARED / "data" / "gs-lod-db"


def test_a_row_is_totals_that_name_the_page_they_were_read_from() -> None:
    claims, problems = given(
        lod_db.parse,
        '[{"date": "2024-01-26", "sourceUri": "https://example.org/26",'
        ' "personnel": 380600, "uavs": 7076, "ships": null}]',
    )
    assert problems == []
    assert [(c.line.series, c.day, c.value, c.quote, c.locator, c.url) for c in claims] == [
        ("losses.personnel.total", "2024-01-26", 380600, "380600", "/0/personnel", "https://example.org/26"),
        ("losses.equipment.uav.total", "2024-01-26", 7076, "7076", "/0/uavs", "https://example.org/26"),
    ]


@pytest.mark.parametrize(("day", "series"), [("2022-04-30", "truck"), ("2022-05-01", "vehicle")])
def test_the_vehicles_are_those_without_fuel_tanks_until_the_two_were_merged(day: str, series: str) -> None:
    claims, _ = given(lod_db.parse, f'[{{"date": "{day}", "personnel": null, "unarmoredVehicles": 1796}}]')
    assert [claim.line.series for claim in claims] == [f"losses.equipment.{series}.total"]


def test_the_misspelt_column_of_helicopters_is_read() -> None:
    claims, problems = given(lod_db.parse, '[{"date": "2024-01-26", "personnel": null, "rotoryWingAircraft": 324}]')
    assert ([(c.line.series, c.locator) for c in claims], problems) == (
        [("losses.equipment.helicopter.total", "/0/rotoryWingAircraft")], [],
    )  # fmt: skip


def test_an_unknown_column_is_a_warning_that_names_the_file_to_edit() -> None:
    claims, problems = given(lod_db.parse, '[{"date": "2024-01-26", "personnel": 380600, "robots": 3}]')
    assert len(claims) == 1
    assert [(p.check, p.found, p.locator) for p in problems] == [("unknown-column", "robots", "/0/robots")]
    assert "lod_db.py" in problems[0].remedy


@needs_recordings
def test_the_recorded_file_and_its_vintages(tmp_path) -> None:
    with open_ingest(tmp_path / "tracker.db", judging=False) as ingest:
        for path in sorted((FILES / "vintages").iterdir()):
            assert ingest.add_file("lod-db", path, seen_at=f"{path.name[:10]}T12:00:00Z").problems == []
        assert ingest.add_file("lod-db", FILES / "russian-losses.json", seen_at="2026-06-09T00:00:00Z").problems == []
        db = ingest.ledger.db
        spot = "select series, value from current where day = ? and series in (?, ?) order by series"
        pair = ("losses.personnel.total", "losses.equipment.uav.total")
        assert db.execute(spot, ("2026-06-08", *pair)).fetchall() == [(pair[1], 336224), (pair[0], 1374950)]
        days = "select count(distinct day), min(day), max(day) from current where series = ?"
        assert db.execute(days, pair[:1]).fetchone() == (1374, "2022-02-27", "2026-06-08")
        # The day was first published as a copy of the day before, and mended the day after.
        copied = db.execute(
            "select day, old_value, new_value, substr(seen_at, 1, 10) from revisions where series = ?"
            " and seen_at > '2026-04-20' and day between '2026-04-18' and '2026-04-21' order by day",
            pair[:1],
        ).fetchall()
        assert [row for row in copied if row[3] == "2026-04-21"], copied


def test_a_file_of_the_other_transcription_is_refused() -> None:
    claims, problems = given(lod_db.parse, '[{"date": "2024-01-26", "day": 702, "personnel": 1}]')
    assert (claims, [problem.check for problem in problems]) == ([], ["other-source"])
