"""The newspaper's map: areas with and without Crimea, outlines of a day, and days that cannot be."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.shapes import SHARED, given, needs_recordings
from tracker import catalog
from tracker.documents.bundles import members
from tracker.ingest import open_ingest
from tracker.ledger.audit import audit
from tracker.model import Claim, Document, Problem
from tracker.sources import nzz

FILES = SHARED / "data" / "territory-nzz"
SQUARE = [[[37.0, 47.0], [37.1, 47.0], [37.1, 47.1], [37.0, 47.1], [37.0, 47.0]]]


def read(text: str) -> tuple[list[Claim], list[Problem]]:
    return given(nzz.parse, text)


def outlines(*types: str, day: str = "2025-05-27", shape: str = "Polygon") -> str:
    geometry: dict[str, Any] = {"type": shape, "coordinates": [SQUARE, SQUARE] if shape == "MultiPolygon" else SQUARE}
    features = [
        {
            "type": "Feature",
            "properties": {"type": one, "date": day, "_datefrom": "2025-05-24", "_dateto": day, "view": "daily"},
            "geometry": geometry,
        }
        for one in types
    ]
    return json.dumps({"value": {"type": "FeatureCollection", "features": features}})


def test_a_row_is_the_land_held_on_a_day() -> None:
    claims, problems = read("date,area\n2022-02-24 00:00:00,57309.166\n2022-02-25 00:00:00,73610.962\n")
    assert problems == []
    assert [(c.line.series, c.line.kind, c.line.party, c.day, c.value, c.quote, c.locator) for c in claims] == [
        ("territory.occupied_area", "level", "RU", "2022-02-24", 57309.166, "57309.166", "row=1 column=area"),
        ("territory.occupied_area", "level", "RU", "2022-02-25", 73610.962, "73610.962", "row=2 column=area"),
    ]


def test_a_day_that_repeats_the_day_before_is_a_figure_all_the_same() -> None:
    claims, _ = read("date,area\n2026-06-08 00:00:00,100501.23\n2026-06-09 00:00:00,100501.23\n")
    assert [(claim.day, claim.value) for claim in claims] == [("2026-06-08", 100501.23), ("2026-06-09", 100501.23)]


def test_more_land_than_the_country_has_is_held_and_the_days_around_it_are_not() -> None:
    claims, _ = read(
        "date,area\n2023-10-23 00:00:00,107029.0\n2023-10-24 00:00:00,750858.212\n2023-10-31 00:00:00,107002.013\n"
    )
    assert [claim.unsure for claim in claims] == [None, "more land than the country has, 603628 km2", None]


def test_no_area_is_not_zero() -> None:
    claims, problems = read("date,area\n2022-02-24 00:00:00,\n2022-02-25 00:00:00,73610.962\n")
    assert ([claim.day for claim in claims], problems) == (["2022-02-25"], [])


def test_the_older_file_counts_without_crimea_and_is_another_series() -> None:
    claims, problems = read("date,area\n2022-02-24,30619.84572184\n2022-02-25,46921.64196282\n")
    assert problems == []
    assert {claim.line.series for claim in claims} == {"territory.occupied_outside_crimea_area"}


def test_the_older_file_as_json_is_the_same_series() -> None:
    claims, problems = read('{"2022-02-24T00:00:00.000":30619.84572184, "2022-02-25T00:00:00.000":null}')
    assert problems == []
    (claim,) = claims
    assert (claim.line.series, claim.day, claim.value, claim.quote, claim.locator) == (
        "territory.occupied_outside_crimea_area", "2022-02-24", 30619.84572184, "30619.84572184",
        "/2022-02-24T00:00:00.000",
    )  # fmt: skip


def test_broken_entries_of_the_older_file_are_named_and_the_others_stand() -> None:
    claims, problems = read('{"2022-02-24T00:00:00.000": 1.5, "yesterday": 2, "2022-02-25T00:00:00.000": "much"}')
    assert [claim.value for claim in claims] == [1.5]
    assert [(problem.check, problem.found) for problem in problems] == [
        ("no-date", "yesterday"),
        ("not-a-number", "much"),
    ]


def test_days_without_a_time_beyond_the_older_files_end_could_be_either_file_and_are_refused() -> None:
    claims, problems = read("date,area\n2023-03-14,83749.34\n2023-03-15,110438.66\n")
    assert claims == []
    assert [(problem.check, problem.severity) for problem in problems] == [("changed-shape", "error")]


def test_outlines_are_measured_and_what_was_lost_is_not_held() -> None:
    claims, problems = read(outlines("nochange", "gains", "losses"))
    assert problems == []
    (claim,) = claims
    assert (claim.line.series, claim.line.publisher, claim.day, claim.value, claim.quote, claim.locator) == (
        "territory.occupied_since_start_area", "Neue Zürcher Zeitung", "2025-05-27", 168.9478,
        "2 polygons with 10 points", "area=/value/features rows=0-1",
    )  # fmt: skip
    (claim,), _ = read(outlines("losses", "nochange", shape="MultiPolygon"))
    assert (claim.value, claim.locator) == (168.9478, "area=/value/features rows=1")


@pytest.mark.parametrize(
    ("day", "series"),
    [
        ("2022-02-24", "occupied_outside_crimea"),
        ("2024-03-13", "occupied_outside_crimea"),
        ("2024-03-14", "occupied_since_start"),
    ],
)
def test_outlines_leave_out_crimea_and_later_all_that_was_held_before(day: str, series: str) -> None:
    (claim,), _ = read(outlines("nochange", day=day))
    assert claim.line.series == f"territory.{series}_area"


def test_the_day_on_which_the_land_held_before_left_the_figure_is_a_break_of_this_map_only() -> None:
    breaks = [one for one in catalog.load().breaks if one.series == "territory.occupied_area"]
    assert [(one.day, one.type, one.claimant) for one in breaks] == [
        (nzz.WITHOUT_DONBAS_FROM, "restart", nzz.SOURCE.claimant)
    ]  # fmt: skip


def test_an_unknown_type_of_outline_is_one_warning_and_the_area_is_held() -> None:
    (claim,), (problem,) = read(outlines("nochange", "contested", "contested"))
    assert (problem.check, problem.severity, problem.found) == ("unknown-type", "warning", "contested")
    assert problem.locator == "/value/features/1/properties/type"
    assert "TYPES in " in problem.remedy
    assert (claim.value, claim.unsure) == (84.4739, "some of it is of an unknown type, contested")


@pytest.mark.parametrize(
    ("text", "check", "says"),
    [
        ("<!DOCTYPE html><html><body>404: Not Found</body></html>", "html-page", "a page of HTML"),
        ("404: Not Found", "changed-header", "no column 'date'"),
        ("", "empty-list", "without rows"),
        ("date,area\n", "empty-list", "without rows"),
        ("date,km2\n2022-02-24 00:00:00,57309.166\n", "changed-header", "no column 'area'"),
        ("[]", "changed-header", "no column 'date'"),
        ("{}", "changed-shape", "expected areas by day"),
        ('{"error": "too many requests"}', "changed-shape", "expected areas by day"),
        ('{"type": "FeatureCollection", "features": []}', "changed-shape", "expected areas by day"),
        ('{"value": {"features": null}}', "changed-shape", "expected a list of outlines"),
        ('{"value": {"features": []}}', "empty-list", "no outline of land"),
        ('{"value": {"features": [{"properties": {"type": "nochange"}}]}}', "no-date", "without its day"),
        (outlines("losses"), "empty-list", "no outline of land"),
        (outlines("nochange").replace("[37.0, 47.0]]", "[36.9, 47.0]]"), "bad-geometry", "does not end where"),
        (outlines("nochange")[:120], "truncated", "ends too early"),
    ],
)
def test_what_is_none_of_the_documents_is_one_clear_problem(text: str, check: str, says: str) -> None:
    claims, problems = read(text)
    assert claims == []
    (problem,) = problems
    assert (problem.check, problem.severity) == (check, "error")
    assert says in problem.message


def test_the_areas_and_the_outlines_of_today_are_asked_for_or_of_each_day_from_one_on() -> None:
    requests = list(nzz.addresses(date(2025, 6, 1)))
    assert [request.name for request in requests] == ["areas", "2025-06-01"]
    assert requests[0].url == "https://raw.githubusercontent.com/conflict-investigations/nzz-maps/master/territory.csv"
    assert requests[1].url.endswith("&to=2025-06-01")
    assert requests[1].optional
    assert len(list(nzz.addresses(date(2025, 6, 1), date(2025, 5, 30)))) == 4


# The recorded files.

IMPOSSIBLE = [f"2023-10-{day}" for day in range(24, 31)]


@needs_recordings
def test_the_recorded_areas_hold_what_they_are_known_to_hold() -> None:
    claims, problems = read(FILES.joinpath("territory.csv").read_text())
    known = {claim.day: claim.value for claim in claims}
    assert problems == []
    assert (len(claims), len(known), min(known), max(known)) == (1567, 1567, "2022-02-24", "2026-06-09")
    days = {day: known[day] for day in ("2022-02-24", "2022-03-31", "2022-11-14", "2025-06-01")}
    assert days == {
        "2022-02-24": 57_309.166, "2022-03-31": 157_669.347, "2022-11-14": 114_581.54, "2025-06-01": 96_518.886,
    }  # fmt: skip
    assert [claim.day for claim in claims if claim.unsure] == IMPOSSIBLE
    values = list(known.values())
    assert sum(one == other for one, other in zip(values, values[1:], strict=False)) == 1068  # noqa: RUF007


# day asked for -> day of the outlines, what is held, and with what was lost within the last days
OUTLINES = {
    "2022-02-24": ("2022-02-24", 30_620.5, 30_620.5),
    "2022-03-31": ("2022-03-30", 128_642.3, 130_978.8),
    "2022-09-12": ("2022-09-11", 92_221.8, 100_587.5),
    "2022-11-14": ("2022-11-14", 83_505.9, 87_891.6),
    "2024-02-18": ("2024-02-16", 80_881.4, 80_881.4),
    "2025-06-01": ("2025-05-27", 69_796.2, 69_829.3),
}


@needs_recordings
def test_the_recorded_outlines_are_the_areas_without_crimea_and_without_what_was_lost() -> None:
    areas = {claim.day: claim.value or 0 for claim in read(FILES.joinpath("territory.csv").read_text())[0]}
    crimea = 26_689.3  # the difference between the publisher's two files, on every day that both have
    for path in sorted((FILES / "getAreas").iterdir()):
        ((_, body),) = members(path)
        (claim,), problems = given(nzz.parse, body)
        tree = json.loads(body)
        for feature in tree["value"]["features"]:
            feature["properties"]["type"] = "gains"
        (everything,), _ = given(nzz.parse, json.dumps(tree))
        assert problems == []
        assert (claim.day, round(claim.value or 0, 1), round(everything.value or 0, 1)) == OUTLINES[path.name[:10]]
        # Within 50 ppm, as their method of measuring is not known.
        assert areas[claim.day] == pytest.approx((everything.value or 0) + crimea, rel=50e-6)


@needs_recordings
def test_all_recorded_files_are_recorded_once_and_proved(tmp_path: Path) -> None:
    files = [*sorted((FILES / "getAreas").iterdir()), FILES / "nzz_area_occupied.csv", FILES / "territory.csv"]
    with open_ingest(tmp_path / "tracker.db", judging=False) as ingest:
        for again in (False, True):
            tallies = [
                ingest.add_file("nzz", path, seen_at=f"2026-06-1{int(again)}T00:00:0{number}Z").tally
                for number, path in enumerate(files)
            ]
            assert sum(tally.new + tally.revised + tally.withdrawn for tally in tallies) == (0 if again else 1957)
            assert sum(tally.held for tally in tallies) == 7
        told = ingest.ledger.db.execute(
            "select publisher, series, count(*) from current group by 1, 2 order by 1, 2"
        ).fetchall()
        assert told == [
            ("Neue Zürcher Zeitung", "territory.occupied_outside_crimea_area", 5),
            ("Neue Zürcher Zeitung", "territory.occupied_since_start_area", 1),
            ("conflict-investigations", "territory.occupied_area", 1560),
            ("conflict-investigations", "territory.occupied_outside_crimea_area", 384),
        ]
        # The older file as JSON differs in the last digits of 97 days.
        report = ingest.add_file("nzz", FILES / "nzz_area_occupied.json", seen_at="2026-06-12T00:00:00Z")
        assert (report.tally.new, report.tally.revised, report.tally.unchanged) == (0, 97, 287)
        proof = audit(ingest.ledger.db, ingest.archive)
        assert proof.faults == []
        assert (proof.claims, proof.documents) == (6 + 384 + 97 + 1567, 9)


def test_a_row_that_changed_is_a_revision(tmp_path: Path) -> None:
    with open_ingest(tmp_path / "tracker.db", judging=False) as ingest:
        for area, seen_at in (("57309.166", "2022-03-01T00:00:00Z"), ("57310.0", "2022-03-02T00:00:00Z")):
            body = f"date,area\n2022-02-24 00:00:00,{area}\n".encode()
            ingest.add("nzz", Document(body, "file:territory.csv", seen_at))
        assert ingest.ledger.db.execute("select old_value, new_value from revisions").fetchall() == [(57309.166, 57310)]
