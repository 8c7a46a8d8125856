"""Russian losses as claimed by the General Staff of Ukraine, transcribed by hand into JSON files.

Three files: personnel, equipment, and the restatements that the General Staff folded into a day's total.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from tracker.cells import number, pointer, read_json
from tracker.model import Claim, Document, Item, Line, Problem, Qualifier, Request, Source, TrackerError

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
NOT_FIGURES = {"date", "day", "personnel*", "greatest losses direction"}
DAY_ZERO = date(2022, 2, 23)  # the publisher's day 2 is 2022-02-25


def addresses(today: date) -> Iterator[Request]:  # noqa: ARG001 (the addresses never change)
    """The three files of the publisher's repository."""
    for name in ("personnel", "equipment", "equipment_correction"):
        yield Request(f"{_FILES}{name}.json", name)


def parse(document: Document) -> Iterator[Item]:
    """Totals by day, or the published corrections, whichever of the files it is."""
    try:
        rows, at = _rows(read_json(document.body))
    except TrackerError as error:
        yield Problem("not-json", "error", str(error), "", "", "expected one of the publisher's JSON files")
        return
    # Only the file of corrections has personnel and equipment in one row.
    corrections = any("personnel" in row and "tank" in row for row in rows)
    lines = {column: _line(column, corrections=corrections) for column in (*COLUMNS, CAPTURED)}
    unknown: set[str] = set()
    for index, row in enumerate(rows):
        day = row.get("date")
        if not isinstance(day, str):
            yield Problem("no-date", "error", "a row has no date", str(row)[:80], pointer(*at, index))
            return
        misdated = _misdated(day, row.get("day"))
        word = row.get("personnel*")
        qualifier = QUALIFIERS.get(str(word))
        if word is not None and qualifier is None:
            message, remedy = f"unknown word for the personnel of {day}", f"add it to QUALIFIERS in {__file__}"
            yield Problem("unknown-qualifier", "warning", message, str(word), pointer(*at, index, "personnel*"), remedy)
        for key, cell in row.items():
            line = lines.get(MISPRINTS.get(key, key))
            if line is None:
                if key not in NOT_FIGURES and key not in unknown:
                    unknown.add(key)
                    yield _unknown(key, pointer(*at, index, key))
                continue
            if cell is None or cell == "":
                continue
            value = number(cell) if isinstance(cell, str) else None
            place = pointer(*at, index, key)
            if value is None:
                yield Problem("not-a-number", "warning", f"{key} of {day} is not a number", str(cell)[:80], place)
                continue
            yield Claim(
                line, day, value, cell, place,
                qualifier if key == "personnel" else None,
                period_days=1 if corrections else None,
                unsure=misdated,
            )  # fmt: skip


def _rows(tree: Any) -> tuple[list[dict[str, Any]], tuple[str, ...]]:
    """The rows and the path to them: the file is a list, and was once a list under `data`."""
    at = ("data",) if isinstance(tree, dict) and "data" in tree else ()
    rows = tree["data"] if at else tree
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise TrackerError(f"expected a list of rows, found {type(tree).__name__}")
    return rows, at


def _line(column: str, *, corrections: bool) -> Line:
    if column == CAPTURED:
        return Line("ukraine", "losses.personnel.captured", "total", "RU", claimant=SOURCE.claimant)
    name = f"{COLUMNS[column]}.{'correction' if corrections else 'total'}"
    return Line("ukraine", name, "change" if corrections else "total", "RU", claimant=SOURCE.claimant)


def _misdated(day: str, count: str | None) -> str | None:
    """The rows carry their own count of days: a date far from it was mistyped. Off by one, the count was."""
    try:
        expected = (date.fromisoformat(day) - DAY_ZERO).days
        if count is None or abs(int(count) - expected) <= 1:
            return None
    except (TypeError, ValueError):
        return None  # not a day, or no count: the first is for the ledger's own checks to say
    return f"the row is dated {day}, which is day {expected}, but is numbered day {count}"


def _unknown(key: str, place: str) -> Problem:
    remedy = f"add it to COLUMNS, MISPRINTS or NOT_FIGURES in {__file__}"
    message = f"unknown column {key!r}, nothing of it was recorded"
    return Problem("unknown-column", "warning", message, key, place, remedy)
