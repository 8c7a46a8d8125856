"""Russian losses as claimed by the General Staff of Ukraine, transcribed by hand into JSON files.

Three files: personnel, equipment, and the restatements that the General Staff folded into a day's total.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tracker.documents.cells import read_json, refuse
from tracker.documents.tables import read_rows
from tracker.model import Document, Item, Line, Problem, Qualifier, Request, Source

SOURCE = Source(
    id="petroivaniuk",
    title="Russian losses claimed by the General Staff of Ukraine (2022 Ukraine Russia War Dataset)",
    publisher="PetroIvaniuk",
    claimant="General Staff of Ukraine",
    licence="MIT",
    cite="Petro Ivaniuk, 2022 Ukraine Russia War Dataset",
    homepage="https://github.com/PetroIvaniuk/2022-Ukraine-Russia-War-Dataset",
    cadence_days=1,
    lists_everything=True,
    note="Transcribed by hand, sometimes a day or two late; past days are corrected in place.",
)

_FILES = "https://raw.githubusercontent.com/PetroIvaniuk/2022-Ukraine-Russia-War-Dataset/main/data/russia_losses_"

# Column -> the series it belongs to, without its last part.
COLUMNS = {
    "personnel": "losses.personnel",
    "tank": "losses.equipment.tank",
    "APC": "losses.equipment.afv",
    "field artillery": "losses.equipment.artillery",
    "MRL": "losses.equipment.mlrs",
    "anti-aircraft warfare": "losses.equipment.air_defense",
    "aircraft": "losses.equipment.aircraft",
    "helicopter": "losses.equipment.helicopter",
    "drone": "losses.equipment.uav",
    "naval ship": "losses.equipment.ship",
    "submarines": "losses.equipment.submarine",
    "cruise missiles": "losses.equipment.cruise_missile",
    "mobile SRBM system": "losses.equipment.srbm",
    "vehicles and fuel tanks": "losses.equipment.vehicle",
    "military auto": "losses.equipment.truck",
    "fuel tank": "losses.equipment.fuel_tank",
    "special equipment": "losses.equipment.special",
    "ground robotic systems": "losses.equipment.ground_robot",
}
CAPTURED = "POW"
MISPRINTS = {"groun d robotic systems": "ground robotic systems"}
QUALIFIERS: dict[str, Qualifier] = {"about": "about", "more": "over"}
NOT_FIGURES = {"day", "personnel*", "greatest losses direction"}
FOREIGN = "sourceUri"  # has much the same columns otherwise
DAY_ZERO = date(2022, 2, 23)  # the publisher's day 2 is 2022-02-25


def addresses(today: date, since: date | None = None) -> Iterator[Request]:  # noqa: ARG001 (they never change)
    """The three files of the publisher's repository; the corrections first, as they explain falls of the totals."""
    for name in ("equipment_correction", "personnel", "equipment"):
        yield Request(f"{_FILES}{name}.json", name)


def parse(document: Document) -> Iterator[Item]:
    """Totals by day, or the published corrections, whichever of the files it is."""
    tree = read_json(document.body)
    # The file is a list, and was once a list under `data`.
    at = "/data" if isinstance(tree, dict) and "data" in tree else ""
    table = read_rows(tree, at, day="date", misprints=MISPRINTS)
    if FOREIGN in table.columns:
        raise refuse("other-source", f"a file with {FOREIGN}, which is of another source", FOREIGN)
    yield from table.faults({*COLUMNS, *NOT_FIGURES, CAPTURED}, "COLUMNS, MISPRINTS or NOT_FIGURES", __file__)
    # Only the file of corrections has personnel and equipment in one row.
    corrections = {"personnel", "tank"} <= set(table.columns)
    lines = {column: _line(column, corrections=corrections) for column in (*COLUMNS, CAPTURED)}
    for row in table.rows():
        day = row.day
        misdated = _misdated(day, row["day"])
        word = row["personnel*"]
        qualifier = QUALIFIERS.get(word)
        if word and qualifier is None:
            message, remedy = f"unknown word for the personnel of {day}", f"add it to QUALIFIERS in {__file__}"
            yield Problem("unknown-qualifier", "warning", message, word, row.locator("personnel*"), remedy)
        for column, line in lines.items():
            yield from row.figure(
                column, line, day,
                qualifier=qualifier if column == "personnel" else None,
                period_days=1 if corrections else None,
                unsure=misdated,
            )  # fmt: skip


def _line(column: str, *, corrections: bool) -> Line:
    if column == CAPTURED:
        return Line("ukraine", "losses.personnel.captured", "total", "RU", claimant=SOURCE.claimant)
    name = f"{COLUMNS[column]}.{'correction' if corrections else 'total'}"
    return Line("ukraine", name, "change" if corrections else "total", "RU", claimant=SOURCE.claimant)


def _misdated(day: str, count: str) -> str | None:
    """The rows carry their own count of days: a date far from it was mistyped. Off by one, the count was."""
    try:
        expected = (date.fromisoformat(day) - DAY_ZERO).days
        if abs(int(count) - expected) <= 1:
            return None
    except ValueError:
        return None  # not a day, or no count: the first is for the ledger's own checks to say
    return f"the row is dated {day}, which is day {expected}, but is numbered day {count}"
