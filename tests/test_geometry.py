"""Areas on the ellipsoid: what is measured, what is no polygon, and how far from pyproj's own measure it may be."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod

from tests.shapes import SHARED, needs_recordings
from tracker.documents.bundles import members
from tracker.documents.cells import read_json
from tracker.documents.geometry import Measured, measure, measured, share
from tracker.model import RefusedError, TrackerError

GEOD = Geod(ellps="WGS84")

# A degree by a degree around Donetsk, and a hole of half a degree in it.
SQUARE = [["37", "47"], ["38", "47"], ["38", "48"], ["37", "48"], ["37", "47"]]
HOLE = [["37.2", "47.2"], ["37.7", "47.2"], ["37.7", "47.7"], ["37.2", "47.7"], ["37.2", "47.2"]]
OF_SQUARE, OF_HOLE = 8376.498721, 2096.139451


def polygon(*rings: list[list[str]]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": list(rings)}


def by_pyproj(rings: list[list[list[str]]]) -> float:
    """The geodesic area in km2: the outer ring without the holes."""
    areas = [
        abs(GEOD.polygon_area_perimeter([float(p[0]) for p in ring], [float(p[1]) for p in ring])[0]) for ring in rings
    ]
    return (areas[0] - sum(areas[1:])) / 1e6


def test_an_area_is_that_of_the_ellipsoid_to_the_square_metre() -> None:
    assert measure([polygon(SQUARE)]) == Measured(OF_SQUARE, "1 polygon with 5 points")
    assert abs(by_pyproj([SQUARE]) - OF_SQUARE) < 1e-6


def test_a_hole_is_no_land_whichever_way_round_its_ring_runs() -> None:
    for hole in (HOLE, HOLE[::-1]):
        for outer in (SQUARE, SQUARE[::-1]):
            assert measure([polygon(outer, hole)]).value == pytest.approx(OF_SQUARE - OF_HOLE, abs=2e-6)


def test_heights_are_ignored() -> None:
    assert measure([polygon([[*point, "0"] for point in SQUARE])]).value == OF_SQUARE


def test_polygons_are_found_in_collections_and_points_and_lines_have_none() -> None:
    collection = {"type": "GeometryCollection", "geometries": [polygon(SQUARE), {"type": "Point", "coordinates": []}]}
    multi = {"type": "MultiPolygon", "coordinates": [[SQUARE], [HOLE]]}
    line = {"type": "LineString", "coordinates": SQUARE}
    found = measure([collection, multi, line, None])
    assert found.quote == "3 polygons with 15 points"
    assert found.value == pytest.approx(2 * OF_SQUARE + OF_HOLE, abs=2e-6)


def test_nothing_to_measure_is_nothing() -> None:
    assert measure([]) == Measured(0.0, "0 polygons with 0 points")


def test_a_share_is_of_the_measured_area() -> None:
    assert share(Measured(OF_SQUARE, "1 polygon with 5 points"), 603_628) == Measured(
        1.387692, "1 polygon with 5 points"
    )


@settings(max_examples=50, deadline=None)
@given(st.integers(3, 400), st.randoms(use_true_random=False))
def test_taking_a_ring_apart_does_not_change_its_area(count: int, random) -> None:
    """Rings whose points end in the cut or not, at every place of the ring, against the ring as a whole."""
    ring = []
    for n in range(count):
        angle, radius = 2 * math.pi * n / count, random.uniform(0.2, 3)
        easting = f"{37 + radius * math.cos(angle):.4f}" + random.choice(["37", "11", ""])
        ring.append([easting, f"{48 + radius * math.sin(angle) / 2:.6f}"])
    ring.append(ring[0])
    assert measure([polygon(ring)]).value == pytest.approx(by_pyproj([ring]), rel=1e-9, abs=1e-6)


@pytest.mark.parametrize(
    ("geometry", "says"),
    [
        ({"type": "Polygon"}, "coordinates"),
        ({"type": "Polygon", "coordinates": None}, "NoneType"),
        ({"type": "Polygon", "coordinates": "none"}, "index"),
        ({"type": "Polygon", "coordinates": [[["37"]] * 4]}, "index"),
        ({"type": "Polygon", "coordinates": [SQUARE[:-1]]}, "4 points that does not end where it begins"),
        ({"type": "Polygon", "coordinates": [SQUARE[:2] + SQUARE[:1]]}, "3 points that does not end"),
        ({"type": "Polygon", "coordinates": [[]]}, "0 points"),
        ({"type": "Polygon", "coordinates": [[[None, "1"], *SQUARE[1:4], [None, "1"]]]}, "NoneType"),
        ({"type": "Polygon", "coordinates": [[["37", "95"], *SQUARE[1:4], ["37", "95"]]]}, "outside the world"),
        ({"type": "Polygon", "coordinates": [[["1e999", "9"], *SQUARE[1:4], ["1e999", "9"]]]}, "outside the world"),
        ({"type": "Polygon", "coordinates": [[["37", "nan"], *SQUARE[1:4], ["37", "nan"]]]}, "outside the world"),
        ({"type": "Polygon", "coordinates": [[["x", "9"], *SQUARE[1:4], ["x", "9"]]]}, "could not convert"),
        ({"type": "GeometryCollection"}, "geometries"),
    ],
)
def test_what_is_no_polygon_is_refused_in_one_line(geometry: Any, says: str) -> None:
    with pytest.raises(RefusedError) as raised:
        measure([geometry])
    assert raised.value.problem.check == "bad-geometry"
    assert says in raised.value.problem.message


def document() -> Any:
    features = [{"geometry": polygon(SQUARE)}, {"geometry": {"type": "Point"}}, {"geometry": polygon(HOLE)}]
    return read_json(json.dumps({"map": {"features": features}}).encode())


@pytest.mark.parametrize(
    ("locator", "value", "quote"),
    [
        ("area=/map/features/0/geometry", OF_SQUARE, "1 polygon with 5 points"),
        ("area=/map/features rows=0-2", 10472.638173, "2 polygons with 10 points"),
        ("area=/map/features rows=0 per=603628", 1.387692, "1 polygon with 5 points"),
        ("area=/map/features/1/geometry", 0.0, "0 polygons with 0 points"),
        ("area=/elsewhere", 0.0, "0 polygons with 0 points"),
    ],
)
def test_a_locator_is_measured_again(locator: str, value: float, quote: str) -> None:
    assert measured(document(), locator) == Measured(value, quote)


@pytest.mark.parametrize(
    "locator", ["area=/map/features rows=7", "area=/map rows=0", "area=/map/features rows=0 per=0", "area= rows=x"]
)
def test_a_locator_that_leads_nowhere_is_one_line(locator: str) -> None:
    with pytest.raises(TrackerError, match=r"locator|no polygons"):
        measured(document(), locator)


@needs_recordings
def test_every_recorded_day_is_within_20_ppm_of_pyproj() -> None:
    path = SHARED / "data/territory-deepstate-daily/deepstatemap_data_20240708-20260722.tar.xz"
    farthest, days = 0.0, 0
    for _, body in members(path):
        geometry = read_json(body)["features"][0]["geometry"]
        whole = sum(by_pyproj(rings) for rings in geometry["coordinates"])
        farthest = max(farthest, abs(measure([geometry]).value / whole - 1))
        days += 1
    assert days == 738
    assert farthest < 20e-6
    assert farthest < 1e-9  # what it really is
