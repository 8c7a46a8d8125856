"""Land under Russian control, one map of DeepState a day, mirrored as one multipolygon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from tracker.clock import is_day
from tracker.documents.cells import read_json, refuse
from tracker.documents.geometry import measure, share
from tracker.model import Claim, Document, Item, Line, Request, Source
from tracker.sources._territory import CONFLICT, area_line, country_km2, too_large

SOURCE = Source(
    id="deepstate",
    title="Land under Russian control on the DeepState map, by day",
    publisher="cyterat",
    claimant="DeepState",
    licence="GPL-3.0 for the repository; DeepState publishes no open licence and objects to unlicensed commercial use",
    cite="DeepStateMap, mirrored by cyterat, deepstate-map-data",
    homepage="https://github.com/cyterat/deepstate-map-data",
    cadence_days=1,
    note="Outlines, measured here. The day is that of publication, in the early morning: the map is of the evening"
    " before. Crimea and the land held since 2014 are in it. Days are missing; some are redrawn the day after.",
)

_FILES = "https://raw.githubusercontent.com/cyterat/deepstate-map-data/main/data/deepstatemap_data_"
DAYS = 14  # a day may be redrawn, and a computer may have been off
_NAME = re.compile(r"deepstatemap_data_([0-9]{4})([0-9]{2})([0-9]{2})(?![0-9])")
_AREA = area_line("occupied", "RU", SOURCE.claimant)
_SHARE = Line(CONFLICT, "territory.occupied_share", "share", "RU", claimant=SOURCE.claimant)


def addresses(today: date, since: date | None = None) -> Iterator[Request]:
    """A file for each of the last days, or for each from `since` on. Not every day has one."""
    day = since or today - timedelta(days=DAYS - 1)
    while day <= today:
        yield Request(f"{_FILES}{day:%Y%m%d}.geojson", day.isoformat(), optional=True)
        day += timedelta(days=1)


def parse(document: Document) -> Iterator[Item]:
    """The area of the multipolygon, and its share of the country."""
    tree = read_json(document.body)
    features = tree.get("features") if isinstance(tree, dict) else None
    if not isinstance(features, list) or not all(isinstance(one, dict) for one in features):
        raise refuse("changed-shape", "no list of features, expected a map in GeoJSON", str(tree))
    if len(features) != 1 or features[0].get("properties"):
        found = f"{len(features)} features" if len(features) != 1 else str(features[0]["properties"])
        remedy = "maps by status are for the source deepstate-api"
        raise refuse("changed-shape", "expected one feature without properties", found, "/features", remedy)
    day, doubt = _day(document.address, str(tree.get("name") or ""))
    locator = "/features/0/geometry"
    area = measure([features[0].get("geometry")])
    if not area.value:
        raise refuse("empty-list", f"no polygons: {area.quote}", str(features[0].get("geometry")), locator)
    part, unsure = share(area, country_km2()), doubt or too_large(area)
    yield Claim(_AREA, day, area.value, area.quote, f"area={locator}", unsure=unsure)
    yield Claim(_SHARE, day, part.value, part.quote, f"area={locator} per={country_km2():.0f}", unsure=unsure)


def _day(address: str, name: str) -> tuple[str, str | None]:
    """The day of the file's name, and the reason to doubt it where the map itself carries another."""
    outside, inside = _named_day(address), _named_day(name)
    if not outside and not inside:
        remedy = "keep the file's name, deepstatemap_data_YYYYMMDD, or give the address it came from with --url"
        raise refuse("no-date", "no day, neither in the file's name nor in the map's", address, "", remedy)
    differ = outside and inside and outside != inside
    return outside or inside, f"the file is named for {outside}, the map in it for {inside}" if differ else None


def _named_day(text: str) -> str:
    found = _NAME.search(text)
    day = "-".join(found.groups()) if found else ""
    return day if is_day(day) else ""
