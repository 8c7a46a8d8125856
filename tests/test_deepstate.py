"""The daily multipolygon: its area and share, its day, and what is none of its maps."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from tests.shapes import SHARED, given, needs_recordings
from tracker import catalog
from tracker.documents.bundles import members
from tracker.ingest import open_ingest
from tracker.ledger.audit import audit
from tracker.model import Claim, Document, Problem
from tracker.sources import deepstate

FILES = SHARED / "data" / "territory-deepstate-daily"
ADDRESS = "https://example.org/data/deepstatemap_data_20240708.geojson"

# Two squares of a tenth of a degree, the second with a hole.
SQUARE = "[ [ [ 37.0, 47.0 ], [ 37.1, 47.0 ], [ 37.1, 47.1 ], [ 37.0, 47.1 ], [ 37.0, 47.0 ] ] ]"
HOLED = (
    "[ [ [ 38.0, 47.0 ], [ 38.1, 47.0 ], [ 38.1, 47.1 ], [ 38.0, 47.1 ], [ 38.0, 47.0 ] ],"
    " [ [ 38.02, 47.02 ], [ 38.02, 47.08 ], [ 38.08, 47.08 ], [ 38.08, 47.02 ], [ 38.02, 47.02 ] ] ]"
)


def a_map(name: str = "deepstatemap_data_20240708", polygons: str = f"{SQUARE}, {HOLED}") -> str:
    return (
        f'{{"type": "FeatureCollection", "name": "{name}",'
        ' "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}},'
        ' "features": [{"type": "Feature", "properties": { },'
        f' "geometry": {{"type": "MultiPolygon", "coordinates": [ {polygons} ]}}}}]}}'
    )


def read(text: str, address: str = ADDRESS) -> tuple[list[Claim], list[Problem]]:
    return given(deepstate.parse, text, address)


def test_a_map_is_an_area_and_its_share_of_the_country() -> None:
    claims, problems = read(a_map())
    assert problems == []
    assert [(c.line.series, c.line.kind, c.line.party, c.day, c.value, c.quote, c.locator) for c in claims] == [
        ("territory.occupied_area", "level", "RU", "2024-07-08", 138.53719, "2 polygons with 15 points",
         "area=/features/0/geometry"),
        ("territory.occupied_share", "share", "RU", "2024-07-08", 0.022951, "2 polygons with 15 points",
         "area=/features/0/geometry per=603628"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("file:deepstatemap_data_20240708.geojson", ""),
        ("file:deepstatemap_data_20240708.geojson.xz", ""),
        ("file:map.geojson", "deepstatemap_data_20240708"),
    ],
)
def test_the_day_is_that_of_the_files_name_or_of_the_name_in_it(address: str, name: str) -> None:
    claims, _ = read(a_map(name), address)
    assert {(claim.day, claim.unsure) for claim in claims} == {("2024-07-08", None)}


def test_a_map_that_carries_another_day_than_its_file_is_not_trusted() -> None:
    claims, _ = read(a_map("deepstatemap_data_20240707"))
    assert {claim.unsure for claim in claims} == {"the file is named for 2024-07-08, the map in it for 2024-07-07"}


def test_more_land_than_the_country_has_is_not_trusted() -> None:
    claims, _ = read(a_map(polygons="[ [ [ 20, 40 ], [ 40, 40 ], [ 40, 60 ], [ 20, 60 ], [ 20, 40 ] ] ]"))
    assert {claim.unsure for claim in claims} == {"more land than the country has, 603628 km2"}


@pytest.mark.parametrize(
    ("text", "address", "check", "says"),
    [
        ("<!DOCTYPE html><html><body>404: Not Found</body></html>", ADDRESS, "html-page", "expected JSON"),
        ("404: Not Found", ADDRESS, "not-json", "line 1 column"),
        (a_map()[:200], ADDRESS, "truncated", "JSON that ends too early"),
        ("[]", ADDRESS, "changed-shape", "no list of features"),
        ('{"message": "API rate limit exceeded"}', ADDRESS, "changed-shape", "no list of features"),
        ('{"features": []}', ADDRESS, "changed-shape", "expected one feature without properties"),
        ('{"features": [{"properties": {"fill": "#a52714"}}]}', ADDRESS, "changed-shape", "without properties"),
        ('{"features": [{"properties": {}, "geometry": null}]}', ADDRESS, "empty-list", "no polygons"),
        (a_map(polygons=""), ADDRESS, "empty-list", "no polygons"),
        (a_map(polygons="[ [ [ 37.0, 47.0 ], [ 37.1, 47.0 ] ] ]"), ADDRESS, "bad-geometry", "does not end"),
        (a_map(""), "file:map.geojson", "no-date", "no day"),
        (a_map(""), "file:deepstatemap_data_20240230.geojson", "no-date", "no day"),
        (a_map(""), "file:deepstatemap_data_202407081.geojson", "no-date", "no day"),
    ],
)
def test_what_is_no_such_map_is_one_clear_problem(text: str, address: str, check: str, says: str) -> None:
    claims, problems = read(text, address)
    assert claims == []
    (problem,) = problems
    assert (problem.check, problem.severity) == (check, "error")
    assert says in problem.message


def test_the_last_two_weeks_are_asked_for_or_all_from_a_day_on_and_none_has_to_be_there() -> None:
    requests = list(deepstate.addresses(date(2024, 7, 20)))
    assert [requests[0].name, requests[-1].name, len(requests)] == ["2024-07-07", "2024-07-20", 14]
    assert requests[-1].url.endswith("/main/data/deepstatemap_data_20240720.geojson")
    assert all(request.optional for request in requests)
    since = list(deepstate.addresses(date(2024, 7, 20), date(2024, 7, 18)))
    assert [request.name for request in since] == ["2024-07-18", "2024-07-19", "2024-07-20"]


def test_land_gained_is_a_change_of_the_land_held() -> None:
    assert catalog.load().series["territory.change_area"].change_of == "territory.occupied_area"


# The recorded maps.

SPOTS = {
    "2024-07-08": (109_360.9, 18.12),
    "2024-12-31": (111_872.1, 18.53),
    "2025-06-30": (113_639.7, 18.83),
    "2025-12-31": (116_203.0, 19.25),
    "2026-07-22": (117_001.9, 19.38),
}
MISSING = ["2024-08-18", "2024-08-19", "2025-01-01", "2025-03-31", "2025-04-01", "2025-11-26", "2026-07-09"]


@needs_recordings
def test_the_recorded_days_hold_what_they_are_known_to_hold() -> None:
    areas: dict[str, float] = {}
    shares: dict[str, float] = {}
    for name, body in members(FILES / "deepstatemap_data_20240708-20260722.tar.xz"):
        claims, problems = given(deepstate.parse, body, f"file:{name}", "2026-07-23T00:00:00Z")
        assert problems == []
        for claim, known in zip(claims, (areas, shares), strict=True):
            assert claim.unsure is None
            known[claim.day] = claim.value or 0
    assert len(areas) == 738
    assert {day: (round(areas[day], 1), round(shares[day], 2)) for day in SPOTS} == SPOTS
    first, last = date(2024, 7, 8).toordinal(), date(2026, 7, 22).toordinal()
    every = [date.fromordinal(day).isoformat() for day in range(first, last + 1)]
    assert [day for day in every if day not in areas] == MISSING
    falls = [(day, round(areas[day], 1)) for before, day in pairwise(areas) if areas[day] < areas[before] - 5]
    assert len(falls) == 9
    assert ("2026-05-30", 116_893.3) in falls


@needs_recordings
def test_all_recorded_days_are_recorded_once_and_proved(tmp_path: Path) -> None:
    with open_ingest(tmp_path / "tracker.db", judging=False) as ingest:
        for hour, new in ((3, 2), (4, 0)):
            for name, body in members(FILES / "deepstatemap_data_20240708-20260722.tar.xz"):
                year, month, day = name[18:22], name[22:24], name[24:26]
                if not new and year != "2026":
                    continue  # a second time a part of them will do
                document = Document(body, f"file:{name}", f"{year}-{month}-{day}T{hour:02}:00:00Z")
                report = ingest.add("deepstate", document)
                assert (report.problems, report.tally.new, report.tally.revised) == ([], new, 0)
        told = ingest.ledger.db.execute("select series, count(*) from current group by series")
        assert sorted(told) == [("territory.occupied_area", 738), ("territory.occupied_share", 738)]
        proof = audit(ingest.ledger.db, ingest.archive)
        assert (proof.claims, proof.documents, proof.faults) == (1476, 738, [])


def test_a_day_that_was_redrawn_is_a_revision(tmp_path: Path) -> None:
    with open_ingest(tmp_path / "tracker.db", judging=False) as ingest:
        for text, seen_at in ((a_map(), "2024-07-08T03:00:00Z"), (a_map(polygons=SQUARE), "2024-07-09T03:00:00Z")):
            ingest.add("deepstate", Document(text.encode(), ADDRESS, seen_at))
        told = ingest.ledger.db.execute(
            "select old_value, new_value from revisions where series = 'territory.occupied_area'"
        )
        assert told.fetchall() == [(138.53719, 84.4739)]
