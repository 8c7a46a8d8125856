"""Russian losses as claimed by the General Staff of Ukraine, read off the ministry's page of each day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tracker.documents.cells import refuse
from tracker.documents.tables import read_json_rows
from tracker.model import Document, Item, Line, Request, Source

SOURCE = Source(
    id="lod-db",
    title="Russian losses claimed by the General Staff of Ukraine (orc-losses)",
    publisher="lod-db",
    claimant="General Staff of Ukraine",
    licence="MIT",
    cite="lod-db, orc-losses, after the Ministry of Defence of Ukraine",
    homepage="https://github.com/lod-db/orc-losses",
    cadence_days=1,
    lists_everything=True,
    note="Has gaps, the longest from July to December 2023. A day is sometimes published as a copy of the day before.",
)

# Column -> what it counts.
COLUMNS = {
    "personnel": "personnel",
    "tanks": "equipment.tank",
    "afvs": "equipment.afv",
    "artillery": "equipment.artillery",
    "airDefense": "equipment.air_defense",
    "rocketSystems": "equipment.mlrs",
    "unarmoredVehicles": "equipment.vehicle",
    "fixedWingAircraft": "equipment.aircraft",
    "rotaryWingAircraft": "equipment.helicopter",
    "uavs": "equipment.uav",
    "ships": "equipment.ship",
    "submarines": "equipment.submarine",
    "specialEquipment": "equipment.special",
    "missiles": "equipment.cruise_missile",
}
MISPRINTS = {"rotoryWingAircraft": "rotaryWingAircraft"}
NOT_FIGURES = {"sourceUri"}
FOREIGN = "day"  # a file that numbers its days has much the same columns otherwise
# Until then the column had the vehicles without the fuel tanks, which the General Staff counted apart.
VEHICLES_WITH_FUEL_TANKS_FROM = "2022-05-01"


def addresses(today: date, since: date | None = None) -> Iterator[Request]:  # noqa: ARG001 (it never changes)
    """The one file of the repository."""
    yield Request("https://raw.githubusercontent.com/lod-db/orc-losses/main/russian-losses.json")


def parse(document: Document) -> Iterator[Item]:
    """Totals by day, newest first; each row names the page it was read from."""
    table = read_json_rows(document.body, day="date", needs=("personnel",), misprints=MISPRINTS)
    if FOREIGN in table.columns:
        raise refuse("other-source", f"a file with {FOREIGN!r}, which is of another source", FOREIGN)
    yield from table.faults({*COLUMNS, *NOT_FIGURES}, "COLUMNS, MISPRINTS or NOT_FIGURES", __file__)
    lines = {column: _line(what) for column, what in COLUMNS.items()}
    trucks = _line("equipment.truck")
    for row in table.rows():
        day = row.day
        for column, line in lines.items():
            apart = column == "unarmoredVehicles" and day < VEHICLES_WITH_FUEL_TANKS_FROM
            yield from row.figure(column, trucks if apart else line, day, url=row["sourceUri"])


def _line(what: str) -> Line:
    return Line("ukraine", f"losses.{what}.total", "total", "RU", claimant=SOURCE.claimant)
