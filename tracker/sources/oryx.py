"""Equipment losses of both sides as Oryx confirms them on pictures, scraped from its pages into CSV files.

Two files: the totals of each type as they stand, which name no day, and the days on which a type changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tracker.catalog.countries import FILE, country
from tracker.documents.tables import Row, read_csv
from tracker.model import Document, Item, Line, Problem, Request, Source

SOURCE = Source(
    id="oryx",
    title="Equipment losses confirmed on pictures (Oryx)",
    publisher="scarnecchia",
    claimant="Oryx",
    licence="CC BY 4.0; Oryx asks for credit",
    cite="Oryx, Attack on Europe; scraped by scarnecchia, oryx_data",
    homepage="https://www.oryxspioenkop.com/2022/02/attack-on-europe-documenting-equipment.html",
    cadence_days=None,
    default=False,
    note="The scraper stopped on 2025-07-19. A minimum count. Types were split, joined and renamed, and Russia and"
    " Ukraine have different ones. The file of days was rebuilt in 2024 with far fewer rows, so nothing is withdrawn"
    " on its evidence. It has a mistyped total of Russia on 2022-03-28 (1,115 between 1,924 and 2,085).",
)

_FILES = "https://raw.githubusercontent.com/scarnecchia/oryx_data/main/"
STOPPED = "2025-07-19"  # what is fetched later still is what stood on that day

PARTS = {
    "type_total": "total",
    "destroyed": "destroyed",
    "abandoned": "abandoned",
    "captured": "captured",
    "damaged": "damaged",
}
NOT_FIGURES = {"country", "equipment_type", "date_recorded"}
NOT_FIGURES |= {f"{part}{diff}" for part in PARTS for diff in ("_diff", "_diff_diff")}

# Type, in small letters and with single spaces -> the member of losses.confirmed.
TYPES = {
    "all types": "all",
    "tanks": "tank",
    "armoured fighting vehicles": "afv",
    "infantry fighting vehicles": "ifv",
    "armoured personnel carriers": "apc",
    "mine-resistant ambush protected": "mrap",
    "infantry mobility vehicles": "imv",
    "command posts and communications stations": "command_post",
    "communications stations": "communications",
    "engineering vehicles": "engineering",
    "engineering vehicles and equipment": "engineering",
    "unmanned ground vehicles": "ground_robot",
    "self-propelled anti-tank missile systems": "atgm_carrier",
    "anti-tank guided missiles": "atgm",
    "man-portable air defence systems": "manpads",
    "artillery support vehicles and equipment": "artillery_support",
    "heavy mortars": "mortar",
    "towed artillery": "artillery_towed",
    "self-propelled artillery": "artillery_self_propelled",
    "multiple rocket launchers": "mlrs",
    "anti-aircraft guns": "aa_gun",
    "self-propelled anti-aircraft guns": "aa_gun_self_propelled",
    "surface-to-air missile systems": "sam",
    "radars": "radar",
    "radars and communications equipment": "radar",
    "jammers and deception systems": "jammer",
    "aircraft": "aircraft",
    "helicopters": "helicopter",
    "unmanned aerial vehicles": "uav",
    "unmanned combat aerial vehicles": "uav_combat",
    "reconnaissance unmanned aerial vehicles": "uav_recon",
    "naval ships": "ship",
    "naval ships and submarines": "ship",
    "logistics trains": "train",
    "trucks, vehicles and jeeps": "truck",
    "trucks, vehicles, and jeeps": "truck",
    "losses excluding recon drones and trucks": "heavy",
    "losses of armoured combat vehicles [tanks, afvs, ifvs, apcs, and mraps]": "armour",
}
# The second half of a heading that was cut in two on 2022-12-26; it has no figures of its own.
NOT_TYPES = {"tured: 569)"}
BASELINE = "2022-02-23"  # a row of zeros that the scraper begins each type with, and nobody counted

# "Tanks - 14532, of which: destroyed: 10584, ...": some headings of the list came along as names of types.
_SENTENCE = re.compile(r"(?P<type>.+?) [-(] ?(?P<total>[0-9]+), of which.*", re.DOTALL)


def addresses(today: date, since: date | None = None) -> Iterator[Request]:  # noqa: ARG001 (they never change)
    """The two files of the repository."""
    yield Request(f"{_FILES}totals_by_type.csv", "totals")
    yield Request(f"{_FILES}daily_count.csv", "days")


def parse(document: Document) -> Iterator[Item]:
    """Totals by party and type: of the days on which they changed, or of the day on which the file was published."""
    table = read_csv(document.body, needs=("country", "equipment_type", *PARTS))
    if "date_recorded" in table.columns:
        table = read_csv(document.body, day="date_recorded", needs=("country", "equipment_type", *PARTS))
    yield from table.faults({*PARTS, *NOT_FIGURES}, "PARTS or NOT_FIGURES", __file__)
    stood = document.published or min(document.seen_at, STOPPED)
    told = set(NOT_TYPES)
    for row in table.rows():
        name, party = " ".join(row["equipment_type"].split()), country(row["country"])
        sentence = _SENTENCE.fullmatch(name)
        member = TYPES.get((sentence["type"] if sentence else name).casefold())
        if member and party:
            yield from _figures(row, member, party, row.day if table.day else stood[:10], _doubt(row, sentence))
            continue
        column, table_of_it = ("country", str(FILE)) if member else ("equipment_type", f"TYPES in {__file__}")
        unknown = row["country"] if member else name
        if unknown not in told:
            told.add(unknown)
            message, remedy = f"unknown {column} {unknown!r}, nothing of it was recorded", f"add it to {table_of_it}"
            yield Problem("unknown-label", "warning", message, unknown, row.locator(column), remedy)


def _figures(row: Row, member: str, party: str, day: str, doubt: str | None) -> Iterator[Item]:
    for column, part in PARTS.items():
        if day != BASELINE or row[column] != "0":
            line = Line("ukraine", f"losses.confirmed.{member}.{part}", "total", party, claimant=SOURCE.claimant)
            yield from row.figure(column, line, day, unsure=doubt)


def _doubt(row: Row, sentence: re.Match[str] | None) -> str | None:
    """Why a row cannot be right by what it says itself."""
    total, *parts = (row.value(column) for column in PARTS)
    if sentence and str(total) != sentence["total"]:
        return f"the heading says {sentence['total']}, the row says {total}"
    known = [part for part in parts if part is not None]
    if total is None or len(known) < len(parts) or sum(known) == total:
        return None
    return f"destroyed, abandoned, captured and damaged are {sum(known)} together, type_total is {total}"
