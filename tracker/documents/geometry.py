"""Areas of polygons in GeoJSON on the WGS 84 ellipsoid, in km2, and how a claim of one is proved.

A polygon has no words to quote: the quote of an area says what was measured (`41 polygons with 5012 points`), and
the audit measures it again. Coordinates come as `tracker.documents.cells.read_json` gives them, as tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from math import fsum, isfinite
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.documents.cells import refuse, resolve
from tracker.documents.sums import unspanned
from tracker.model import TrackerError

if TYPE_CHECKING:
    from pyproj import Geod

_LOCATOR = re.compile(r"area=(?P<at>\S+)(?: rows=(?P<rows>[0-9,-]+))?(?: per=(?P<per>[0-9.]+))?")
_CUT = "37"  # a stretch of a ring begins at a point whose longitude ends in it: about one point in ninety
_SHOWN = 40
_FEWEST = 4  # points of a ring, the first of them again as the last

Ring = Sequence[Sequence[str]]
"""Points of longitude, latitude and perhaps height, in degrees; the last is the first again."""


class Measured(NamedTuple):
    """An area in km2, or a share in per cent, and what was measured."""

    value: float
    quote: str


def polygons(geometry: Any) -> Iterator[list[Ring]]:
    """The polygons of a GeoJSON geometry: their rings, the outer one first. Points and lines have none."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind == "Polygon":
        yield geometry["coordinates"]
    elif kind == "MultiPolygon":
        yield from geometry["coordinates"]
    elif kind == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from polygons(part)


def measure(geometries: Iterable[Any]) -> Measured:
    """The area of geometries together in km2, to the m2.

    Raises RefusedError for a geometry that is none: without coordinates, outside the world, a ring that is cut off.
    """
    try:
        found = [one for geometry in geometries for one in polygons(geometry)]
        area = fsum(_polygon(one) for one in found) / 1e6
        points = sum(len(ring) for one in found for ring in one)
    except (ValueError, TypeError, LookupError) as error:
        raise refuse("bad-geometry", f"a polygon that is none: {error}") from None
    many = "polygon" if len(found) == 1 else "polygons"
    return Measured(round(area, 6), f"{len(found)} {many} with {points} points")


def share(area: Measured, per: float) -> Measured:
    """A measured area as a share of `per` km2, in per cent."""
    return Measured(round(area.value / per * 100, 6), area.quote)


def measured(tree: Any, locator: str) -> Measured:
    """What `area=/features/0/geometry` says of a document, or `area=/features rows=3,7-9`, each also ` per=603628`.

    `tree` is the document as `read_json` gives it. Raises TrackerError where there are no polygons at the locator.
    """
    match = _LOCATOR.fullmatch(locator)
    if match is None:
        raise TrackerError(
            f"unknown locator {locator!r}; expected area=/features/0/geometry or area=/features rows=3,7"
        )
    try:
        found = resolve(tree, match["at"])
        geometries = [found[row]["geometry"] for row in unspanned(match["rows"])] if match["rows"] else [found]
        area = measure(geometries)
        return share(area, float(match["per"])) if match["per"] else area
    except (ValueError, TypeError, LookupError, ArithmeticError) as error:
        raise TrackerError(f"no polygons at {locator!r}: {error}") from None


def _polygon(rings: Iterable[Ring]) -> float:
    """The outer ring without its holes, in m2. Which way round they run does not matter."""
    areas = [abs(_ring(ring)) for ring in rings]
    return areas[0] - fsum(areas[1:]) if areas else 0.0


def _ring(ring: Ring) -> float:
    """The area inside a ring in m2, negative when it runs clockwise.

    A map of one day and of the next share nearly all of their points, but hardly a ring. So a ring is taken apart:
    the chords over its stretches make one small ring, and each stretch makes one with its chord. Together they
    have the area of the whole, every chord being passed once there and once back; and the area of a stretch that
    was seen the day before is known.
    """
    eastings, northings = [point[0] for point in ring], [point[1] for point in ring]
    last = len(ring) - 1
    if len(ring) < _FEWEST or (eastings[0], northings[0]) != (eastings[last], northings[last]):
        raise ValueError(f"a ring of {len(ring)} points that does not end where it begins")
    cuts = [0, *(place for place in range(1, last) if eastings[place].endswith(_CUT)), last]
    stretches = [
        _stretch(" ".join(eastings[first : end + 1]), " ".join(northings[first : end + 1]))
        for first, end in pairwise(cuts)
        if end - first > 1
    ]
    chords = _stretch(" ".join(eastings[cut] for cut in cuts), " ".join(northings[cut] for cut in cuts))
    return fsum([chords, *stretches])


@lru_cache(maxsize=8192)
def _stretch(eastings: str, northings: str) -> float:
    """The area in m2 between a line of points and the straight way back, negative when clockwise."""
    x, y = [float(token) for token in eastings.split()], [float(token) for token in northings.split()]
    if len(x) != len(y) or not all(map(isfinite, x)) or not all(-90 <= degrees <= 90 for degrees in y):
        raise ValueError(f"a point outside the world: {eastings[:_SHOWN]} by {northings[:_SHOWN]}")
    area, _ = _geod().polygon_area_perimeter(x, y)
    return float(area)


@cache
def _geod() -> Geod:
    from pyproj import Geod  # noqa: PLC0415 (only maps need it)

    return Geod(ellps="WGS84")
