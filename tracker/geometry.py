"""Areas of polygons in GeoJSON on the WGS 84 ellipsoid, in km2, and how a claim of one is proved.

A polygon has no words to quote: the quote of an area says what was measured (`MultiPolygon of 41 polygons, 5012
points`), and the audit measures it again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.cells import resolve
from tracker.model import TrackerError
from tracker.sums import unspanned

if TYPE_CHECKING:
    from pyproj import Geod

_LOCATOR = re.compile(r"area=(?P<at>\S+)(?: rows=(?P<rows>[0-9,-]+))?(?: per=(?P<per>[0-9.]+))?")

Ring = list[list[float]]


class Measured(NamedTuple):
    """An area in km2, or a share in per cent, and what was measured."""

    value: float
    quote: str


@cache
def _geod() -> Geod:
    from pyproj import Geod  # noqa: PLC0415 (only maps need it)

    return Geod(ellps="WGS84")


@lru_cache(maxsize=20_000)
def _ring(flat: tuple[float, ...], step: int) -> float:
    """The area of a ring in m2. Maps of one day and the next share most of their rings."""
    area, _ = _geod().polygon_area_perimeter(flat[0::step], flat[1::step])
    return abs(float(area))


def _polygon(rings: Iterable[Ring]) -> float:
    """The outer ring without its holes, in m2."""
    areas = []
    for ring in rings:
        step = len(ring[0]) if ring else 2
        areas.append(_ring(tuple(number for point in ring for number in point), step))
    return areas[0] - sum(areas[1:]) if areas else 0.0


def polygons(geometry: Any) -> list[list[Ring]]:
    """The polygons of a GeoJSON geometry: their rings, the outer one first. Points and lines have none."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind == "Polygon":
        return [geometry["coordinates"]]
    if kind == "MultiPolygon":
        return list(geometry["coordinates"])
    if kind == "GeometryCollection":
        return [one for part in geometry["geometries"] for one in polygons(part)]
    return []


def measure(geometries: Iterable[Any], per: float | None = None) -> Measured:
    """The area of geometries together in km2, to the m2; with `per` km2 their share of it in per cent."""
    found = [one for geometry in geometries for one in polygons(geometry)]
    area = sum(_polygon(one) for one in found) / 1e6
    points = sum(len(ring) for one in found for ring in one)
    value = round(area, 6) if per is None else round(area / per * 100, 6)
    return Measured(value, f"{len(found)} polygons with {points} points")


def measured(body: bytes, locator: str) -> Measured:
    """What `area=/features/0/geometry` says of a document, or `area=/features rows=3,7-9`, each also ` per=603628`."""
    match = _LOCATOR.fullmatch(locator)
    if match is None:
        raise TrackerError(
            f"unknown locator {locator!r}; expected area=/features/0/geometry or area=/features rows=3,7"
        )
    try:
        found = resolve(json.loads(body), match["at"])
        geometries = [found[row]["geometry"] for row in unspanned(match["rows"])] if match["rows"] else [found]
        return measure(geometries, float(match["per"]) if match["per"] else None)
    except (ValueError, TypeError, LookupError) as error:
        raise TrackerError(f"no polygons at {locator!r}: {error}") from None
