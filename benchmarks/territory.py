"""Maps into claims, beside pyproj measuring the same polygons and doing nothing else.

Ours: the bytes of each map go through the source's `parse`, which reads the JSON, measures, and makes claims. The
peer gets every ring ready, as two lists of floats, and is timed for `Geod.polygon_area_perimeter` alone: what reading
the JSON costs it is not counted. Both are the CPU time of one process, the unpacking of the archive left out.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pyproj import Geod

from benchmarks.measure import contestant, in_turn, median, ratio
from tracker import sources
from tracker.documents.bundles import members
from tracker.ingest import open_ingest
from tracker.model import Claim, Document

DATA = Path(__file__).parents[2] / "shared" / "data"
DAYS = ("deepstate", DATA / "territory-deepstate-daily" / "deepstatemap_data_20240708-20260722.tar.xz")
VERSIONS = ("deepstate-api", DATA / "territory-deepstate-api" / "history_geojson_2022-04-03_2025-02-28.tar.xz")
SEEN = "2026-07-23T00:00:00Z"

Rings = list[tuple[list[float], list[float], bool]]
"""Longitudes and latitudes of rings, and whether each is a hole."""


def documents(path: Path) -> Iterator[Document]:
    for name, body in members(path):
        yield Document(body, f"file:{name}", SEEN)


def parsed(source: str, path: Path) -> dict[str, Any]:
    """Bytes to claims, one document at a time."""
    module = sources.load(source)
    next(iter(module.parse(next(documents(path)))))  # what is loaded once is not what is measured
    taken, claims = 0.0, 0
    for document in documents(path):
        cpu = time.process_time()
        claims += sum(type(item) is Claim for item in module.parse(document))
        taken += time.process_time() - cpu
    return {"cpu": taken, "claims": claims}


def recorded(source: str, path: Path) -> dict[str, Any]:
    """Bytes to claims in a ledger, with the archive: what `tracker ingest` does."""
    taken, claims = 0.0, 0
    with tempfile.TemporaryDirectory() as folder, open_ingest(Path(folder) / "tracker.db") as ingest:
        for document in documents(path):
            cpu = time.process_time()
            claims += ingest.add(source, document).tally.new
            taken += time.process_time() - cpu
    return {"cpu": taken, "claims": claims}


def measured(path: Path, wanted: frozenset[str]) -> dict[str, Any]:
    """What pyproj takes for the polygons of the wanted colours, or on all where the maps have none."""
    geod = Geod(ellps="WGS84")
    taken, points = 0.0, 0
    for document in documents(path):
        rings: Rings = []
        for feature in json.loads(document.body)["features"]:
            if feature["properties"].get("fill") in wanted or not feature["properties"]:
                rings.extend(_rings(feature["geometry"]))
        points += sum(len(x) for x, _, _ in rings)
        cpu = time.process_time()
        for x, y, _ in rings:
            geod.polygon_area_perimeter(x, y)
        taken += time.process_time() - cpu
    return {"cpu": taken, "points": points}


def apart(path: Path) -> dict[str, Any]:
    """How far our areas are from pyproj's, at most, as a share of the area."""
    geod = Geod(ellps="WGS84")
    module = sources.load("deepstate")
    farthest = 0.0
    for document in documents(path):
        rings = _rings(json.loads(document.body)["features"][0]["geometry"])
        whole = sum((-1 if hole else 1) * abs(geod.polygon_area_perimeter(x, y)[0]) for x, y, hole in rings) / 1e6
        ours = next(item.value for item in module.parse(document) if isinstance(item, Claim))
        farthest = max(farthest, abs((ours or 0) / whole - 1))
    return {"ppm": farthest * 1e6}


def _rings(geometry: dict[str, Any]) -> Rings:
    if geometry["type"] == "GeometryCollection":
        return [ring for part in geometry["geometries"] for ring in _rings(part)]
    coordinates = geometry.get("coordinates") or []
    polygons = {"Polygon": [coordinates], "MultiPolygon": coordinates}.get(geometry["type"], [])
    return [
        ([float(point[0]) for point in ring], [float(point[1]) for point in ring], place > 0)
        for polygon in polygons
        for place, ring in enumerate(polygon)
    ]


COUNTED = frozenset({"#a52714", "#880e4f", "#000000", "#bcaaa4", "#bdbdbd", "#0f9d58", "#0288d1", "#01579b", "#0097a7"})
CONTESTANTS = {
    "days-parsed": lambda _: parsed(*DAYS),
    "days-recorded": lambda _: recorded(*DAYS),
    "days-pyproj": lambda _: measured(DAYS[1], COUNTED),
    "days-apart": lambda _: apart(DAYS[1]),
    "versions-parsed": lambda _: parsed(*VERSIONS),
    "versions-pyproj": lambda _: measured(VERSIONS[1], COUNTED),
}


def report(times: int = 5) -> list[str]:
    """The table of the README, as lines of Markdown."""
    if not DATA.is_dir():
        return ["Territory: the recorded maps are not beside the checkout, nothing was measured."]
    days = in_turn("benchmarks.territory", ["days-parsed", "days-recorded", "days-pyproj"], times)
    apart_by = in_turn("benchmarks.territory", ["days-apart"], 1)["days-apart"]
    versions = in_turn("benchmarks.territory", ["versions-parsed", "versions-pyproj"], 1)
    lines = ["| maps into claims | CPU s | claims |", "| --- | ---: | ---: |"]
    for name, taken in (
        ("738 days, parsed", days["days-parsed"]),
        ("738 days, recorded and archived", days["days-recorded"]),
        ("738 days, pyproj alone", days["days-pyproj"]),
        ("1,202 versions by status, parsed", versions["versions-parsed"]),
        ("1,202 versions by status, pyproj alone", versions["versions-pyproj"]),
    ):
        claims = f"{median(taken, 'claims'):,.0f}" if "claims" in taken[0] else ""
        lines.append(f"| {name} | {median(taken, 'cpu'):.2f} | {claims} |")
    parse, record = (ratio(days[name], days["days-pyproj"], "cpu") for name in ("days-parsed", "days-recorded"))
    lines += [
        "",
        "| ratio | measured | goal |",
        "| --- | ---: | ---: |",
        f"| 738 days, CPU, parsed / pyproj alone | {parse:.2f} | at most 1.5 |",
        f"| 738 days, CPU, recorded and archived / pyproj alone | {record:.2f} |  |",
        f"| farthest from pyproj, ppm | {median(apart_by, 'ppm'):.6f} | at most 20 |",
    ]
    return lines


if __name__ == "__main__":
    contestant(CONTESTANTS[sys.argv[1]], Path(sys.argv[2]))
