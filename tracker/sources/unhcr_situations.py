"""Refugees by host country, as recorded by UNHCR for a situation: the widgets of its Operational Data Portal.

Three shapes: a line over time, the newest figure of each host country, and the people in one host country by origin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any, Literal

from tracker.catalog.countries import country, fled
from tracker.documents.cells import read_json, refuse, resolve
from tracker.documents.tables import Row, read_rows
from tracker.model import Document, Item, Kind, Line, Problem, Request, Source

SOURCE = Source(
    id="unhcr-situations",
    title="Refugees by host country, situations of UNHCR's Operational Data Portal",
    publisher="UNHCR",
    claimant="UNHCR",
    licence="UNHCR data terms, with attribution",
    cite="UNHCR, Operational Data Portal",
    homepage="https://data.unhcr.org/en/situations/ukraine",
    cadence_days=7,
    note="The population group decides what is counted: its number is in the address, not in the line over time."
    " Host countries have their own days, and only the newest is shown: nothing is withdrawn. The line of Ukraine"
    " begins with a few countries only (85,000 on 2022-04-25). Rows that add asylum seekers to refugees count as"
    " refugees. Serbia and Kosovo are one row, place RS+XK. Portals number groups and widgets anew from time to time.",
)

_PORTAL = "https://data.unhcr.org/population/get"
WIDGETS = {
    "ukraine-days": f"{_PORTAL}/timeseries?widget_id=283577&sv_id=54&population_group=5478&frequency=day"
    "&fromDate=1900-01-01",
    "ukraine-countries": f"{_PORTAL}/sublocation?widget_id=283575&sv_id=54&population_group=5459,5478"
    "&forcesublocation=0&fromDate=1900-01-01",
    "south-sudan-origins": f"{_PORTAL}/origin?geo_id=259&population_collection=4,29",
}
# The country that the people of a situation have fled.
SITUATIONS = {"54": "UA"}
# Population group -> what it counts. Until the middle of 2022 it was border crossings: those of a day in the line
# over time, all since the invasion by country, whatever the portal called them.
GROUPS: dict[str, Literal["stock", "arrivals"]] = {"5478": "stock", "5457": "arrivals", "5460": "arrivals"}
TYPES = {"REF": "refugees.total", "ASY": "refugees.asylum_seekers"}
STOCK_OF_ALL_TIME = "C"
# Rows of several countries, and origins that are none.
PLACES = {"Serbia and Kosovo: S/RES/1244 (1999)": "RS+XK"}
ORIGINS = {"Various": "VAR", "Others": "OTH", "Unknown": "UNK", "Stateless": "XXA"}

LEVELS = {"Country", ""}

# Households are no people, and ages and sexes are parts of the number of people.
_NOT_FIGURES = """
    geomaster_name geomaster_id geomaster_id1 admin_level id centroid_lon centroid_lat lat_max lon_max lat_min lon_min
    pop_accommodation_code pop_accommodation_name pop_data_type_code pop_data_type_name pop_type_code pop_type_name
    pop_frequency_name pop_frequency_code pop_frequency_cumulative pop_frequency_cumulative_code pop_origin_name
    pop_origin_code month year population_groups population_groups_concat population_group_id source individuals_type
    demography_type min_master_depth numRecords master_record master_depth master_id published numChildren color
    households male_04 male_511 male_1217 male_1859 male_60 male_total male_hhs female_04 female_511 female_1217
    female_1859 female_60 female_total female_hhs children_total uac_total
"""
NOT_FIGURES = frozenset(_NOT_FIGURES.split())

_GROUP = re.compile(r"group=?([0-9]+(?:(?:,|%2C)[0-9]+)*)")
_FIGURE = "individuals"
_TABLES = f"in {__file__}"


def addresses(today: date, since: date | None = None) -> Iterator[Request]:  # noqa: ARG001 (they never change)
    """The widgets."""
    for name, url in WIDGETS.items():
        yield Request(url, name)


def parse(document: Document) -> Iterator[Item]:
    """The claims of a widget, whichever it is."""
    tree = read_json(document.body)
    data = resolve(tree, "/data")
    if isinstance(data, dict):
        yield from _line_over_time(tree, document.address)
        return
    rows = read_rows(tree, "/data", day="date", needs=("geomaster_name", _FIGURE))
    yield from rows.faults({*NOT_FIGURES, _FIGURE}, "NOT_FIGURES", __file__)
    origin = None if "pop_origin_name" in rows.columns else _origin(tree)
    told: dict[str, Problem] = {}
    for row in rows.rows():
        found = _of_situation(row, origin, told) if origin else _of_origin(row, told)
        place = PLACES.get(row["geomaster_name"]) or country(row["geomaster_name"])
        if place is None:
            _tell(told, row, "country", "geomaster_name", "PLACES")
        elif row["admin_level"] not in LEVELS:
            _tell(told, row, "level", "admin_level", "LEVELS")
        elif found is not None:
            series, kind, came_from = found
            yield from row.figure(_FIGURE, _line(series, kind, came_from, row.day, place), row.day)
    yield from told.values()


def _line_over_time(tree: Any, address: str) -> Iterator[Item]:
    groups = [group for found in _GROUP.findall(address) for group in re.split(r",|%2C", found)]
    meanings = {GROUPS.get(group) for group in groups}
    if len(meanings) != 1 or None in meanings:
        remedy = f"give the address it came from with --url; a new group belongs to GROUPS {_TABLES}"
        raise refuse("unknown-group", "no telling what is counted: a stock, or arrivals", address, "", remedy)
    origin, stock = _origin(tree), "stock" in meanings
    rows = read_rows(tree, "/data/timeseries", day="data_date", needs=(_FIGURE,))
    yield from rows.faults({"unix_timestamp", _FIGURE}, "parse", __file__)
    for row in rows.rows():
        if stock:
            line, period = _line("refugees.total", "level", origin, row.day), None
        else:
            line, period = _line("refugees.arrivals", "change", origin, row.day), 1
        yield from row.figure(_FIGURE, line, row.day, period_days=period, unsure=_misdated(row))


def _misdated(row: Row) -> str | None:
    """Every point has its day twice."""
    stamp = row["unix_timestamp"]
    try:
        other = datetime.fromtimestamp(int(stamp), UTC).date().isoformat() if stamp else row.day
    except (OverflowError, OSError, ValueError):
        other = "no day"
    return None if other == row.day else f"the point is dated {row.day}, but its timestamp is {other}"


def _origin(tree: Any) -> str:
    situation = str(resolve(tree, "/situation_view_id"))
    if situation not in SITUATIONS:
        called = str(resolve(tree, "/situation_view_name") or situation)
        raise refuse("unknown-situation", "no telling whose refugees", called, "", f"add it to SITUATIONS {_TABLES}")
    return SITUATIONS[situation]


def _of_situation(row: Row, origin: str, told: dict[str, Problem]) -> tuple[str, Kind, str] | None:
    """What a row of a situation counts: the group says."""
    meanings = {GROUPS.get(group.strip()) for group in row["population_group_id"].split(",")}
    if len(meanings) != 1 or None in meanings:
        _tell(told, row, "group", "population_group_id", "GROUPS")
        return None
    return ("refugees.total", "level", origin) if "stock" in meanings else ("refugees.arrivals", "total", origin)


def _of_origin(row: Row, told: dict[str, Problem]) -> tuple[str, Kind, str] | None:
    """What a row of a host country counts: refugees, asylum seekers, or both together as refugees."""
    series = TYPES.get(row["pop_type_code"])
    origin = ORIGINS.get(row["pop_origin_name"]) or country(row["pop_origin_name"])
    if series is None:
        _tell(told, row, "type", "pop_type_code", "TYPES")
    elif row["pop_frequency_cumulative_code"] != STOCK_OF_ALL_TIME:
        _tell(told, row, "frequency", "pop_frequency_cumulative_code", "STOCK_OF_ALL_TIME")
    elif origin is None:
        _tell(told, row, "origin", "pop_origin_name", "ORIGINS")
    else:
        return "refugees.total" if "refugees" in row["population_groups"].casefold() else series, "level", origin
    return None


def _line(series: str, kind: Kind, origin: str, day: str, place: str | None = None) -> Line:
    conflict, party = fled(origin, day)
    return Line(conflict, series, kind, party, place, claimant=SOURCE.claimant)


def _tell(told: dict[str, Problem], row: Row, what: str, column: str, table: str) -> None:
    """Note an unknown text, once."""
    text = row[column]
    message, remedy = f"unknown {what} {text!r}, nothing of it was recorded", f"add it to {table} {_TABLES}"
    told.setdefault(f"{what} {text}", Problem(f"unknown-{what}", "warning", message, text, row.locator(column), remedy))
