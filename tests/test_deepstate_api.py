"""The map by status: what each colour, name and key counts as, which day a version is of, what is never counted."""

from __future__ import annotations

import json
import lzma
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.shapes import SHARED, given, needs_recordings
from tracker.documents.bundles import members
from tracker.ingest import open_ingest
from tracker.ledger.audit import audit
from tracker.model import Claim, Document, Problem
from tracker.sources import deepstate_api

FILES = SHARED / "data" / "territory-deepstate-api"
SAVED = 1711141551  # 2024-03-22 23:05 in Kyiv
APRIL_2022 = 1648989208  # 2022-04-03 15:33
AUGUST_2024 = 1724703303  # 2024-08-26 23:15

OCCUPIED = "Окуповано /// Occupied /// geoJSON.status.occupied\n"
UNKNOWN = "Статус невідомий /// Unknown status\u00a0/// geoJSON.status.unknown\n"
LIBERATED = "Звільнено 31.03\u00a0/// Liberated 31.03 /// geoJSON.status.dismissed_at {{at:31.03}}"
CRIMEA = "Окупований Крим /// Occupied Crimea\u00a0/// geoJSON.territories.crimea"
ORDLO = "ОРДЛО /// CADR and CALR /// geoJSON.territories.ordlo"
TUZLA = "Острів Тузла /// Occupied Tuzla Island\u00a0/// geoJSON.territories.tuzla"
AREA = 84.4739  # of a square of a tenth of a degree at 47 degrees north

Feature = dict[str, Any]


def drawn(fill: str, name: str, geometry: str = "Polygon") -> Feature:
    square = [[[x, y, 0] for x, y in ((37.0, 47.0), (37.1, 47.0), (37.1, 47.1), (37.0, 47.1), (37.0, 47.0))]]
    shape: dict[str, Any] = {"type": "Polygon", "coordinates": square}
    if geometry == "GeometryCollection":
        shape = {"type": geometry, "geometries": [shape, shape]}
    if geometry == "Point":
        shape = {"type": geometry, "coordinates": [37.0, 47.0, 0]}
    return {"type": "Feature", "properties": {"name": name, "fill": fill, "fill-opacity": 0.3}, "geometry": shape}


HELD_BEFORE = (drawn("#880e4f", CRIMEA), drawn("#880e4f", ORDLO), drawn("#880e4f", TUZLA))
WHOLE = (drawn("#a52714", OCCUPIED), *HELD_BEFORE)


def text_of(*features: Feature) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)


def read(*features: Feature, saved: int = SAVED) -> tuple[list[Claim], list[Problem]]:
    return given(deepstate_api.parse, text_of(*features), f"https://example.org/api/history/{saved}/geojson")


def told(claims: list[Claim]) -> dict[tuple[str, str | None, str | None], float]:
    """Areas in squares by series, party and place."""
    known = {}
    for claim in claims:
        name = claim.line.series.removeprefix("territory.").removesuffix("_area")
        known[name, claim.line.party, claim.line.place] = round((claim.value or 0) / AREA, 3)
    return known


def test_each_status_has_its_area_and_what_is_held_is_the_land_taken_and_the_land_held_before() -> None:
    claims, problems = read(*WHOLE, drawn("#bcaaa4", UNKNOWN), drawn("#0f9d58", LIBERATED), drawn("#0288d1", LIBERATED))
    assert problems == []
    assert told(claims) == {
        ("occupied_since_start", "RU", None): 1,
        ("held_before_start", "RU", None): 3,
        ("occupied", "RU", None): 4,
        ("contested", None, None): 1,
        ("liberated", "UA", None): 2,
    }
    assert {(claim.line.kind, claim.day, claim.unsure) for claim in claims} == {("level", "2024-03-22", None)}


def test_a_claim_says_what_was_measured_and_where() -> None:
    claims, _ = read(*HELD_BEFORE, drawn("#a52714", OCCUPIED, "GeometryCollection"), *WHOLE[:1])
    taken = next(claim for claim in claims if claim.line.series == "territory.occupied_since_start_area")
    assert (taken.value, taken.quote, taken.locator) == (
        253.421699,
        "3 polygons with 15 points",
        "area=/features rows=3-4",
    )


def test_points_are_units_and_arrows_and_no_land() -> None:
    claims, problems = read(drawn("#a52714", "Аеродром", "Point"), *WHOLE, drawn("#123456", "", "Point"))
    assert problems == []
    assert told(claims)["occupied", "RU", None] == 4


@pytest.mark.parametrize(
    "name",
    ["Окуповано", "Окуповано /// Occupied", OCCUPIED, "Окуповано\n", "Ок\ufffd\ufffdповано", "Багатокутник 12"],
)
def test_the_name_may_drift_where_the_colour_says_what_it_is(name: str) -> None:
    claims, problems = read(drawn("#a52714", name), *HELD_BEFORE)
    assert problems == []
    assert told(claims)["occupied_since_start", "RU", None] == 1


@pytest.mark.parametrize("name", ["Окупована Абхазія /// geoJSON.territories.abkhazia", "Карелія", OCCUPIED])
def test_land_of_other_countries_is_never_counted(name: str) -> None:
    claims, problems = read(*WHOLE, drawn("#ff5252", name))
    assert problems == []
    assert sum(told(claims).values()) == 8


def test_until_may_2022_crimea_was_black_and_transnistria_had_its_later_colour() -> None:
    claims, problems = read(
        drawn("#a52714", "Окуповано"), drawn("#000000", "Окупований Крим"), drawn("#000000", "ОРДЛО"),
        drawn("#880e4f", "Придністров'я /// Transnistria"), drawn("#000000", "Під питанням"), saved=APRIL_2022,
    )  # fmt: skip
    assert problems == []
    assert told(claims) == {
        ("occupied_since_start", "RU", None): 1, ("held_before_start", "RU", None): 2, ("occupied", "RU", None): 3,
    }  # fmt: skip


def test_a_part_that_is_not_drawn_is_not_zero_and_a_map_without_crimea_is_not_whole() -> None:
    claims, _ = read(drawn("#a52714", OCCUPIED), drawn("#bcaaa4", UNKNOWN))
    assert told(claims).keys() == {("occupied_since_start", "RU", None), ("contested", None, None)}
    assert {claim.unsure for claim in claims} == {"the map is not whole, it lacks Crimea and ORDLO"}
    claims, _ = read(drawn("#a52714", OCCUPIED), drawn("#880e4f", ORDLO))
    assert {claim.unsure for claim in claims} == {"the map is not whole, it lacks Crimea"}


def test_land_in_russia_is_kept_apart() -> None:
    claims, problems = read(
        *WHOLE, drawn("#bdbdbd", UNKNOWN), drawn("#01579b", LIBERATED), drawn("#bcaaa4", UNKNOWN), saved=AUGUST_2024
    )
    assert problems == []
    found = told(claims)
    assert found["occupied_since_start", "UA", "RU"] == found["contested", None, "RU"] == 1
    assert found["contested", None, None] == found["occupied_since_start", "RU", None] == 1
    assert ("liberated", "UA", None) not in found


def test_the_lighter_grey_was_for_remarks_before_the_fighting_in_kursk_and_is_not_counted() -> None:
    claims, problems = read(*WHOLE, drawn("#bdbdbd", "Треба уточнення"), drawn("#757575", "Під питанням"))
    assert problems == []
    assert not any("contested" in claim.line.series for claim in claims)


@pytest.mark.parametrize(
    ("saved", "day"),
    [
        (1664055163, "2022-09-24"),  # 2022-09-25 00:32 in Kyiv
        (1704230214, "2024-01-02"),  # 23:16
        (1648989208, "2022-04-03"),  # 15:33
        (1720054800, "2024-07-03"),  # 2024-07-04 04:00
        (1720065600, "2024-07-04"),  # 07:00
    ],
)
def test_a_version_of_the_night_is_of_the_evening_before(saved: int, day: str) -> None:
    claims, _ = read(*WHOLE, saved=saved)
    assert {claim.day for claim in claims} == {day}


def test_of_several_versions_of_a_day_the_last_stands_and_the_first_is_kept(tmp_path: Path) -> None:
    with open_ingest(tmp_path / "tracker.db", judging=False) as ingest:
        for saved, features, hour in ((1711100000, WHOLE, 10), (SAVED, (*WHOLE, WHOLE[0]), 22)):
            document = Document(text_of(*features).encode(), f"file:{saved}.geojson", f"2024-03-22T{hour}:00:00Z")
            ingest.add("deepstate-api", document)
        revised = ingest.ledger.db.execute(
            "select day, old_value, new_value from revisions where series = 'territory.occupied_since_start_area'"
        )
        assert revised.fetchall() == [("2024-03-22", 84.4739, 168.9478)]


def newest(datetime: str) -> tuple[list[Claim], list[Problem]]:
    inner = json.loads(text_of(*WHOLE))
    text = json.dumps({"id": 1788638115, "datetime": datetime, "map": inner})
    return given(deepstate_api.parse, text, "https://example.org/api/history/last", "2026-09-06T00:00:00Z")


def test_the_newest_map_has_its_own_id_and_its_features_stand_under_map() -> None:
    claims, problems = newest("05.09 o 21:55")
    assert problems == []
    assert {(claim.day, claim.unsure) for claim in claims} == {("2026-09-05", None)}
    assert claims[0].locator == "area=/map/features rows=0"


def test_the_newest_map_that_contradicts_its_id_is_not_trusted() -> None:
    claims, _ = newest("04.09 o 21:55")
    assert {claim.unsure for claim in claims} == {
        "the map says '04.09 o 21:55', but its id is of 2026-09-05 19:55 UTC"
    }  # fmt: skip


def test_an_unknown_colour_is_one_warning_and_holds_the_status_it_may_belong_to() -> None:
    claims, problems = read(*WHOLE, drawn("#fbc02d", "Багатокутник 54"), drawn("#fbc02d", OCCUPIED))
    (problem,) = problems
    assert (problem.check, problem.severity, problem.found) == ("unknown-colour", "warning", "#fbc02d")
    assert problem.locator == "/features/4/properties"
    assert "COLOURS in " in problem.remedy
    assert "deepstate_api.py" in problem.remedy
    held = {claim.line.series for claim in claims if claim.unsure}
    assert held == {"territory.occupied_since_start_area", "territory.occupied_area"}


def test_an_unknown_name_in_the_colour_of_land_held_before_is_a_warning_and_not_counted() -> None:
    claims, problems = read(*WHOLE, drawn("#880e4f", "Кубань"), drawn("#880e4f", "Кубань"))
    assert [(problem.check, problem.found) for problem in problems] == [("unknown-name", "Кубань")]
    assert told(claims)["held_before_start", "RU", None] == 3


def test_an_unknown_status_is_a_warning_and_its_colour_counts() -> None:
    claims, problems = read(*WHOLE, drawn("#bcaaa4", "Сіра зона /// Grey /// geoJSON.status.grey"))
    assert [(problem.check, problem.found) for problem in problems] == [("unknown-status", "grey")]
    assert told(claims)["contested", None, None] == 1


def test_a_status_in_the_colour_of_another_is_a_warning_and_its_colour_counts() -> None:
    claims, problems = read(*WHOLE, drawn("#bcaaa4", LIBERATED))
    assert [(problem.check, problem.found) for problem in problems] == [("contradiction", "#bcaaa4 dismissed_at")]
    assert told(claims)["contested", None, None] == 1


def pointless() -> str:
    return text_of({**WHOLE[0], "geometry": {"type": "Polygon", "coordinates": [[[37, 47], [38, 47]]]}})


@pytest.mark.parametrize(
    ("text", "check", "says"),
    [
        ("<html><title>403 Forbidden</title></html>", "html-page", "expected JSON"),
        ("<html><title>Just a moment...</title></html>", "captcha", "bot challenge"),
        (text_of(*WHOLE)[:300], "truncated", "JSON that ends too early"),
        ("[]", "changed-shape", "no list of features"),
        ('{"type": "FeatureCollection"}', "changed-shape", "no list of features"),
        ('{"features": [7]}', "changed-shape", "no list of features"),
        ('{"features": [{"geometry": null}]}', "changed-shape", "a feature without properties"),
        (text_of(), "empty-list", "no land of any known status"),
        (text_of(drawn("#ff5252", "Карелія")), "empty-list", "no land of any known status"),
        ('[{"type": "occupied_after_24_02_2022", "area": 1.5}]', "changed-shape", "no list of features"),
        (pointless(), "bad-geometry", "a ring of 2 points that does not end where it begins"),
    ],
)
def test_what_is_no_such_map_is_one_clear_problem(text: str, check: str, says: str) -> None:
    claims, problems = given(deepstate_api.parse, text, f"https://example.org/api/history/{SAVED}/geojson")
    assert claims == []
    (problem,) = problems
    assert (problem.check, problem.severity) == (check, "error")
    assert says in problem.message


def test_a_map_that_does_not_say_when_it_was_saved_is_refused() -> None:
    _, problems = given(deepstate_api.parse, text_of(*WHOLE), "file:map.geojson")
    assert [problem.check for problem in problems] == ["no-date"]


def test_the_list_of_versions_and_the_newest_map_are_asked_for() -> None:
    requests = list(deepstate_api.addresses(date(2024, 3, 22)))
    assert [(request.url, request.index) for request in requests] == [
        ("https://deepstatemap.live/api/history/public#2024-03-09", True),
        ("https://deepstatemap.live/api/history/last", False),
    ]


def test_of_the_list_the_versions_since_a_day_are_asked_for_once_the_oldest_first() -> None:
    text = (
        f'[{{"id": {SAVED}, "status": true, "descriptionEn": ""}},'
        ' {"id": 1711055151, "status": true}, {"id": 1648989208}]'
    )
    (index, _) = deepstate_api.addresses(date(2024, 3, 22), date(2024, 3, 21))
    requests = list(deepstate_api.links(Document(text.encode(), index.url, "2024-03-23T00:00:00Z")))
    assert [request.url for request in requests] == [
        "https://deepstatemap.live/api/history/1711055151/geojson",
        "https://deepstatemap.live/api/history/1711141551/geojson",
    ]
    assert all(request.once for request in requests)


# The recorded versions.

SPOTS = {
    "2022-09-24": (72_684.1, 43_986.7, 1_231.5),
    "2022-11-07": (69_303.5, 43_983.2, 1_102.2),
    "2024-01-02": (64_580.1, 43_987.7, 496.4),
    "2024-08-26": (65_789.6, 43_987.8, 665.9),
}
PARTS = ("territory.occupied_since_start_area", "territory.held_before_start_area", "territory.contested_area")


@needs_recordings
def test_the_recorded_archive_holds_what_it_is_known_to_hold() -> None:
    areas: dict[tuple[str, str], float] = {}
    checks = set()
    count = 0
    for count, (name, body) in enumerate(members(FILES / "history_geojson_2022-04-03_2025-02-28.tar.xz"), 1):
        near = any(deepstate_api._day(name.split(".")[0]) == day for day in SPOTS)
        if near or count % 40 == 1:
            claims, problems = given(deepstate_api.parse, body, f"file:{name}", "2025-03-01T00:00:00Z")
            checks |= {problem.check for problem in problems}
            assert all(claim.unsure is None for claim in claims)
            areas |= {
                (claim.day, claim.line.series): claim.value or 0 for claim in claims if claim.line.place is None
            }  # fmt: skip
    assert count == 1202
    assert checks <= {"contradiction"}
    assert {day: tuple(round(areas[day, part], 1) for part in PARTS) for day in SPOTS} == SPOTS
    for (day, series), area in areas.items():
        if series == "territory.occupied_area":
            assert area == pytest.approx(areas[day, PARTS[0]] + areas[day, PARTS[1]], abs=1e-5)


@needs_recordings
def test_the_two_recorded_oddities_are_named() -> None:
    wanted = {"1675810986.geojson": "unknown-colour", "1727985923.geojson": "contradiction"}
    for name, body in members(FILES / "history_geojson_2022-04-03_2025-02-28.tar.xz"):
        if check := wanted.pop(name, None):
            _, problems = given(deepstate_api.parse, body, f"file:{name}")
            assert [problem.check for problem in problems] == [check]
    assert wanted == {}


@needs_recordings
def test_the_recorded_samples_are_recorded_once_and_proved(tmp_path: Path) -> None:
    with open_ingest(tmp_path / "tracker.db", judging=False) as ingest:
        for again in (False, True):
            for path in sorted((FILES / "samples").iterdir()):
                seen_at = f"2025-03-0{2 if again else 1}T00:00:{path.name[8:10]}Z"
                report = ingest.add_file("deepstate-api", path, seen_at=seen_at)
                assert (report.problems, report.tally.new > 0) == ([], not again)
        proof = audit(ingest.ledger.db, ingest.archive)
        assert (proof.claims, proof.documents, proof.faults) == (27, 5, [])


@needs_recordings
def test_the_recorded_newest_map_with_its_rings_cut_short_is_held() -> None:
    body = (FILES / "history_last_2026-09-05_truncated-rings.json").read_bytes()
    claims, problems = given(deepstate_api.parse, body, "https://deepstatemap.live/api/history/last")
    assert problems == []
    assert {(claim.day, claim.unsure) for claim in claims} == {
        ("2026-09-05", "the map is not whole, it lacks Crimea and ORDLO")
    }


@needs_recordings
def test_a_recorded_map_that_was_cut_off_is_refused() -> None:
    body = lzma.decompress((FILES / "samples" / "1711141551.geojson.xz").read_bytes())
    _, problems = given(deepstate_api.parse, body[: len(body) // 2], "file:1711141551.geojson")
    assert [problem.check for problem in problems] == ["truncated"]
