"""The recorded sources as plain lines of points: small loaders for measuring the judgement, and what is known of them.

They read the raw files and know nothing of the source modules, whose own tests are elsewhere.
"""

from __future__ import annotations

import csv
import json
import lzma
import re
import tarfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from tests.shapes import SHARED
from tracker import catalog
from tracker.documents.cells import read_json
from tracker.documents.geometry import measure
from tracker.judging import Point
from tracker.model import Break, Kind, Number

DATA = SHARED / "data"
STARTER = Path(__file__).parents[1] / "db" / "starter" / "general-staff.csv"

# The column of each transcription of the General Staff's report: PetroIvaniuk's, lod-db's and Minfin's.
COLUMNS = [
    ("personnel", "personnel", "personnel"),
    ("tank", "tanks", "tanks"),
    ("APC", "afvs", "apv"),
    ("field artillery", "artillery", "artillery"),
    ("MRL", "rocketSystems", "mlrs"),
    ("anti-aircraft warfare", "airDefense", "aaws"),
    ("aircraft", "fixedWingAircraft", "aircrafts"),
    ("helicopter", "rotaryWingAircraft", "helicopters"),
    ("drone", "uavs", "uav"),
    ("naval ship", "ships", "warships"),
    ("cruise missiles", "missiles", "cruise_missiles"),
    ("vehicles and fuel tanks", "unarmoredVehicles", "vehicles_fuel_tanks"),
    ("special equipment", "specialEquipment", "special_equipment"),
]


class Recorded(NamedTuple):
    """One line: its points in order of day, and the published corrections of it."""

    source: str
    name: str
    kind: Kind
    points: list[Point]
    corrections: Mapping[str, Number] = {}
    breaks: tuple[Break, ...] = ()


def opened(path: Path) -> str:
    """The text of a recorded file, packed or not."""
    return lzma.open(path, "rt").read() if path.suffix == ".xz" else path.read_text(encoding="utf-8-sig")


def columns(rows: Iterable[Mapping[str, Any]], day: str, names: Iterable[str] = ()) -> dict[str, list[Point]]:
    """The numbers of rows by column, in order of day. Numbers may be text; what is no number is left out."""
    found: dict[str, list[Point]] = defaultdict(list)
    for row in rows:
        for name in names or row:
            value = number(row.get(name))
            if value is not None and name not in {day, "day"}:
                found[name].append(Point(str(row[day])[:10], value))
    return {name: sorted(points, key=lambda point: point.day) for name, points in found.items()}


def number(value: object) -> Number | None:
    """The value as a number, whole where it is."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        as_float = float(value)
    except ValueError:
        return None
    return None if as_float != as_float else int(as_float) if as_float.is_integer() else as_float


@cache
def starter() -> list[Recorded]:
    """The figures that ship with the program: running totals of the General Staff, with what it corrected."""
    totals: dict[str, list[Point]] = defaultdict(list)
    corrections: dict[str, dict[str, Number]] = defaultdict(dict)
    with STARTER.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            value = number(row["value"])
            if row["series"].endswith(".correction") and value:
                corrections[row["series"].replace(".correction", ".total")][row["day"]] = value
            elif row["kind"] == "total" and value is not None:
                totals[row["series"]].append(Point(row["day"], value))
    return [
        Recorded("starter", name, "total", sorted(points), corrections[name], _breaks(name))
        for name, points in sorted(totals.items())
    ]


def petroivaniuk(vintage: str = "", file: str = "equipment") -> dict[str, list[Point]]:
    folder = DATA / "gs-petroivaniuk"
    path = next(folder.glob(f"vintages/{vintage}*_{file}_*")) if vintage else folder / f"russia_losses_{file}.json"
    return columns(json.loads(opened(path)), "date")


def lod_db(vintage: str = "") -> dict[str, list[Point]]:
    folder = DATA / "gs-lod-db"
    path = next(folder.glob(f"vintages/{vintage}*")) if vintage else folder / "russian-losses.json"
    return columns(json.loads(opened(path)), "date")


def minfin(vintage: str = "") -> dict[str, list[Point]]:
    folder = DATA / "gs-minfin-csv"
    path = next(folder.glob(f"vintages/{vintage}*")) if vintage else folder / "russia_losses.csv"
    rows = [row for row in csv.DictReader(opened(path).splitlines()) if row["date"]]
    return columns(rows, "date")


@cache
def corrections() -> dict[str, dict[str, Number]]:
    rows = json.loads(opened(DATA / "gs-petroivaniuk" / "russia_losses_equipment_correction.json"))
    return {name: {day: value for day, value in points if value} for name, points in columns(rows, "date").items()}


def general_staff() -> list[Recorded]:
    """The three transcriptions of one report; the corrections, which one of them keeps, are the claimant's."""
    theirs = petroivaniuk(), lod_db(), minfin()
    theirs[0].update(petroivaniuk(file="personnel"))
    return [
        Recorded(source, name, "total", lines[names[channel]], corrections().get(name, {}), _breaks_of(name))
        for names in COLUMNS
        for name in names[:1]
        for channel, (source, lines) in enumerate(zip(("petroivaniuk", "lod-db", "minfin"), theirs, strict=True))
    ]


def agreed() -> dict[tuple[str, str], Number]:
    """What at least two of the three transcriptions have, by column and day: what the General Staff said."""
    votes: dict[tuple[str, str], list[Number]] = defaultdict(list)
    for line in general_staff():
        for day, value in line.points:
            votes[line.name, day].append(value)
    return {key: value for key, values in votes.items() for value in values if values.count(value) > 1}


def gaza() -> list[Recorded]:
    folder = DATA / "gaza-t4p"
    found = []
    for file in ("casualties_daily", "west_bank_daily", "lebanon_casualties_daily"):
        for name, points in columns(json.loads(opened(folder / f"{file}.json")), "report_date").items():
            if name.endswith("_cum") and not name.startswith("ext_"):
                found.append(Recorded("gaza-t4p", f"{file} {name}", "total", points))
            elif name in {"killed", "injured"}:
                found.append(Recorded("gaza-t4p", f"{file} {name}", "change", points))
    return found


def refugees() -> list[Recorded]:
    data = json.loads(opened(DATA / "refugees-hdx-ukraine-viz" / "all_2023-12-21.json"))
    stock = columns(data["refugees_series_data"], "#affected+date+refugees")
    harmed = columns(data["timeseries_casualties_data"], "#date")
    return [Recorded("refugees-hdx", name, "level", points) for name, points in stock.items()] + [
        Recorded("civilians-hdx", name, "total", points) for name, points in harmed.items()
    ]


def nzz() -> list[Recorded]:
    folder = DATA / "territory-nzz"
    found = []
    for file in ("territory", "nzz_area_occupied"):
        rows = csv.DictReader(opened(folder / f"{file}.csv").splitlines())
        found += [
            Recorded("territory-nzz", f"{file} {name}", "level", points)
            for name, points in columns(rows, "date").items()
        ]
    return found


def oryx(state: str = "2023-06-08") -> list[Recorded]:
    path = next((DATA / "equipment-oryx").glob(f"{state}*")) / "daily_count.csv"
    lines: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in csv.DictReader(opened(path).splitlines()):
        lines[f"{row['country']} {row['equipment_type']}"].append(row)
    parts = ("destroyed", "abandoned", "captured", "damaged", "type_total")
    return [
        Recorded("equipment-oryx", f"{line} {name}", "total", points)
        for line, rows in lines.items()
        for name, points in columns(rows, "date_recorded", parts).items()
    ]


def attacks() -> list[Recorded]:
    """Launched and destroyed a day, as sums over the rows of the day on which an attack ended."""
    sums: dict[str, dict[str, Number]] = {"launched": defaultdict(int), "destroyed": defaultdict(int)}
    for row in csv.DictReader(
        opened(DATA / "attacks-missile-kaggle" / "missile_attacks_daily_2026-04.csv").splitlines()
    ):
        for name, days in sums.items():
            days[row["time_end"][:10]] += number(row[name]) or 0
    return [
        Recorded("attacks", name, "change", [Point(*one) for one in sorted(days.items())])
        for name, days in sums.items()
    ]


def deaths() -> list[Recorded]:
    rows = json.loads(opened(DATA / "deaths-ukrwarlosses" / "russia_daily_2025-09-01.json"))
    return [Recorded("deaths", "deaths", "change", [Point(day, row["deaths"]) for day, row in sorted(rows.items())])]


def _breaks(series: str) -> tuple[Break, ...]:
    return tuple(one for one in catalog.load().breaks if one.series == series)


def _breaks_of(column: str) -> tuple[Break, ...]:
    from tracker.sources.petroivaniuk import COLUMNS as SERIES  # noqa: PLC0415 (only the names are wanted)

    return _breaks(f"{SERIES[column]}.total")


@cache
def deepstate() -> list[Point]:
    """The area of each day's polygons in km2."""
    found = []
    with tarfile.open(next((DATA / "territory-deepstate-daily").glob("*.tar.xz"))) as archive:
        for member in archive:
            name, file = re.search(r"_(\d{4})(\d\d)(\d\d)\.geojson$", member.name), archive.extractfile(member)
            if name and file:
                features = read_json(file.read())["features"]
                found.append(Point("-".join(name.groups()), measure(one["geometry"] for one in features).value))
    return sorted(found)
