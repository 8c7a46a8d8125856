"""Killed and injured in Gaza, the West Bank and Lebanon, and what was destroyed in Gaza, day by day.

Four files. In those of Gaza a row names whose report it is; in that of the West Bank, whether there was one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from tracker.documents.cells import read_json, refuse
from tracker.documents.tables import Row, Table, read_rows
from tracker.model import Document, Item, Line, Problem, Request, Source

SOURCE = Source(
    id="palestine",
    title="Tolls of Gaza, the West Bank and Lebanon (Palestine Datasets)",
    publisher="Tech for Palestine",
    licence="Public domain",
    cite="Tech for Palestine, Palestine Datasets",
    homepage="https://data.techforpalestine.org",
    cadence_days=1,
    lists_everything=True,
    note="Rows without a report are the publisher's fillers. Its gap-filled columns are series of their own. The"
    " running total of Lebanon changed its meaning: where the file has phases, the ministry's own count is read.",
)

_API = "https://data.techforpalestine.org/api/"
_FILES = "https://raw.githubusercontent.com/TechForPalestine/palestine-datasets/main/"

HOURS = 24
GAPS_FILLED_BY = "Tech for Palestine"
# Source of a row -> whose figures its are. A row without an official report has figures all the same.
REPORT_SOURCES = {
    "mohtel": "Gaza Health Ministry",
    "gmotel": "Gaza Government Media Office",
    "unocha": "OCHA",
    "missing": GAPS_FILLED_BY,
    "moph_lb": "Ministry of Public Health of Lebanon",
    # They relay the ministry's totals of the time when it printed none itself.
    "ocha": "Ministry of Public Health of Lebanon",
    "who": "Ministry of Public Health of Lebanon",
}

# Column -> series, for running totals.
GAZA_TOTALS = {
    "killed_cum": "deaths.total",
    "injured_cum": "injuries.total",
    "killed_children_cum": "children.killed",
    "killed_women_cum": "women.killed",
    "med_killed_cum": "deaths.medical_workers",
    "press_killed_cum": "deaths.journalists",
    "civdef_killed_cum": "deaths.civil_defence",
    "aid_seeker_killed_cum": "deaths.aid_seekers",
    "aid_seeker_injured_cum": "injuries.aid_seekers",
    "famine_cum": "deaths.famine",
    "child_famine_cum": "deaths.famine.children",
    "massacres_cum": "deaths.massacres",
}
# Column -> series, for what a report adds.
GAZA_CHANGES = {
    "killed": "deaths.total",
    "injured": "injuries.total",
    "killed_recovered": "deaths.recovered",
    "killed_succumbed": "deaths.succumbed",
    "killed_truce_new": "deaths.truce",
    "killed_committee": "deaths.recognised",
}
GAP_FILLED_TOTALS = {"ext_killed_cum": "deaths.gap_filled", "ext_injured_cum": "injuries.gap_filled"}
GAP_FILLED_CHANGES = {"ext_killed": "deaths.gap_filled", "ext_injured": "injuries.gap_filled"}

FLASH_SOURCES = {"un", "fill"}
SETTLERS_PARTY = "IL"
WEST_BANK_TOTALS = {
    "killed_cum": "deaths.total",
    "injured_cum": "injuries.total",
    "killed_children_cum": "children.killed",
    "injured_children_cum": "children.injured",
    "settler_attacks_cum": "attacks.settlers",
    "displaced_persons_cum": "idps.new",
}
WEST_BANK_GAP_FILLED = {"killed_cum": "deaths.gap_filled", "injured_cum": "injuries.gap_filled"}
VERIFIED_CHANGES = {
    "verified/killed": "deaths.verified",
    "verified/injured": "injuries.verified",
    "verified/killed_children": "children.killed.verified",
    "verified/injured_children": "children.injured.verified",
}
VERIFIED_TOTALS = {f"{column}_cum": series for column, series in VERIFIED_CHANGES.items()}

LEBANON_TOTALS = {"killed_cum": "deaths.total", "injured_cum": "injuries.total"}
LEBANON_CHANGES = {"killed": "deaths.total", "injured": "injuries.total"}
# In a file with phases, the ministry's own count stands apart, and the other column joins the phases.
LEBANON_TOTALS_BY_PHASE = {f"{column}_reported": series for column, series in LEBANON_TOTALS.items()}
LEBANON_GAP_FILLED = {"killed_cum": "deaths.gap_filled", "injured_cum": "injuries.gap_filled"}
# The ministry's rounds of counting -> their first day, of those that are not the conflict's own.
PHASES = {"": None, "1": "2023-10-08", "2": None}
SINCE_THE_FIRST_PHASE = "2023-10-08"

DAMAGE = {
    "civic_buildings/destroyed": "damage.civic_buildings.destroyed",
    "civic_buildings/damaged": "damage.civic_buildings.damaged",
    "educational_buildings/destroyed": "damage.schools.destroyed",
    "educational_buildings/damaged": "damage.schools.damaged",
    "places_of_worship/mosques_destroyed": "damage.mosques.destroyed",
    "places_of_worship/mosques_damaged": "damage.mosques.damaged",
    "places_of_worship/churches_destroyed": "damage.churches.destroyed",
    "places_of_worship/churches_damaged": "damage.churches.damaged",
    "residential/destroyed": "damage.housing.destroyed",
    "residential/damaged": "damage.housing.damaged",
}

# What the publisher filled in of the smaller counts is left out; the columns as reported have them.
NOT_FIGURES = {
    "report_source", "report_period", "flash_source", "phase", "completed",
    "displaced_households_cum", "displaced_children_cum",
    *(f"ext_{column}" for column in GAZA_TOTALS),
    *(f"{block}/ext_{name}" for block, name in (column.split("/") for column in DAMAGE)),
}  # fmt: skip


def addresses(today: date, since: date | None = None) -> Iterator[Request]:  # noqa: ARG001 (they never change)
    """The daily files. That of Lebanon is read from the publisher's repository."""
    yield Request(f"{_API}v2/casualties_daily.json", "gaza", otherwise=(f"{_FILES}casualties_daily.json",))
    yield Request(f"{_API}v2/west_bank_daily.json", "west-bank", otherwise=(f"{_FILES}west_bank_daily.json",))
    yield Request(f"{_FILES}lebanon_casualties_daily.json", "lebanon")
    infrastructure = "infrastructure-damaged.json"
    yield Request(f"{_API}v3/{infrastructure}", "damage", otherwise=(f"{_FILES}{infrastructure}",))


def parse(document: Document) -> Iterator[Item]:
    """Running totals and daily counts, oldest day first, of whichever of the files it is."""
    tree = read_json(document.body)
    if isinstance(tree, dict) and "gaza" in tree:
        message = "the summary repeats the newest row of each daily file, nothing of it was recorded"
        raise refuse("aggregate", message, ",".join(tree), remedy="give the daily files to the tracker")
    table = read_rows(_flat(tree), day="report_date")
    for column, items in FILES.items():
        if column in table.columns:
            for item in items(table):
                yield item._replace(locator=item.locator.replace("~1", "/"))  # the pointer into a block
            return
    raise refuse(
        "changed-header", "none of the four files", ",".join(table.columns), "", f"expected {', '.join(FILES)}"
    )


def _flat(tree: Any) -> Any:
    """The rows with the cells of their blocks as columns `block/name`."""
    if not isinstance(tree, list):
        return tree
    return [_flat_row(row) if isinstance(row, dict) else row for row in tree]


def _flat_row(row: dict[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, cell in row.items():
        flat |= {f"{name}/{inner}": one for inner, one in cell.items()} if isinstance(cell, dict) else {name: cell}
    return flat


def _gaza(table: Table) -> Iterator[Item]:
    yield from _faults(table, *GAZA_TOTALS, *GAZA_CHANGES, *GAP_FILLED_TOTALS, *GAP_FILLED_CHANGES)
    before: dict[str, str] = {}
    for row in table.rows():
        claimant = REPORT_SOURCES.get(row["report_source"])
        is_filler = row["report_period"] == "0"
        # A filler repeats the totals of the row before. What it does not repeat was reported.
        told = {name: of for name, of in GAZA_TOTALS.items() if not is_filler or row[name] != before.get(name)}
        counted = {name: of for name, of in GAZA_CHANGES.items() if not is_filler or row[name] != "0"}
        before.update({name: row[name] for name in GAZA_TOTALS if row[name]})
        if claimant is not None:
            yield from _totals(row, told, "gaza", claimant)
            yield from _changes(row, counted, "gaza", claimant)
        yield from _totals(row, GAP_FILLED_TOTALS, "gaza", GAPS_FILLED_BY)
        if not is_filler:
            yield from _changes(row, GAP_FILLED_CHANGES, "gaza", GAPS_FILLED_BY)


def _west_bank(table: Table) -> Iterator[Item]:
    yield from _faults(table, *WEST_BANK_TOTALS, *VERIFIED_TOTALS, *VERIFIED_CHANGES)
    for row in table.rows():
        if row["flash_source"] == "un":
            yield from _totals(row, WEST_BANK_TOTALS, "west-bank", "OCHA")
        yield from _totals(row, WEST_BANK_GAP_FILLED, "west-bank", GAPS_FILLED_BY)
        yield from _totals(row, VERIFIED_TOTALS, "west-bank", "OCHA")
        yield from _changes(row, VERIFIED_CHANGES, "west-bank", "OCHA", period_days=1)


def _lebanon(table: Table) -> Iterator[Item]:
    yield from _faults(table, *LEBANON_TOTALS, *LEBANON_CHANGES, *LEBANON_TOTALS_BY_PHASE)
    for row in table.rows():
        claimant, phase = REPORT_SOURCES.get(row["report_source"]), row["phase"]
        if claimant is None or phase not in PHASES:
            continue
        if phase:
            yield from _totals(row, LEBANON_GAP_FILLED, "lebanon", GAPS_FILLED_BY, SINCE_THE_FIRST_PHASE)
        yield from _totals(
            row, LEBANON_TOTALS_BY_PHASE if phase else LEBANON_TOTALS, "lebanon", claimant, PHASES[phase]
        )
        yield from _changes(row, LEBANON_CHANGES, "lebanon", claimant)


def _damage(table: Table) -> Iterator[Item]:
    yield from _faults(table, *DAMAGE)
    for row in table.rows():
        yield from _totals(row, DAMAGE, "gaza", "Gaza Government Media Office")


# The column that only this file has -> its reader, in the order in which they are tried.
FILES: Mapping[str, Callable[[Table], Iterator[Item]]] = {
    "residential/ext_destroyed": _damage,
    "flash_source": _west_bank,
    "ext_killed_cum": _gaza,
    "killed_cum": _lebanon,
}


def _totals(
    row: Row, columns: Mapping[str, str], conflict: str, claimant: str, since: str | None = None
) -> Iterator[Item]:
    for column, series in columns.items():
        party = SETTLERS_PARTY if series == "attacks.settlers" else None
        line = Line(conflict, series, "total", party, since=since, claimant=claimant)
        yield from row.figure(column, line, row.day)


def _changes(
    row: Row, columns: Mapping[str, str], conflict: str, claimant: str, period_days: int | None = None
) -> Iterator[Item]:
    """Counts of a period: of the row's hours, unless told otherwise."""
    hours = row.value("report_period")
    days = int(hours) // HOURS if hours and hours % HOURS == 0 else None
    unsure = None if days or period_days else f"the row says that it covers {row['report_period'] or 'no'} hours"
    for column, series in columns.items():
        line = Line(conflict, series, "change", claimant=claimant)
        yield from row.figure(column, line, row.day, period_days=period_days or days, unsure=unsure)


def _faults(table: Table, *columns: str) -> Iterator[Problem]:
    yield from table.faults({*columns, *NOT_FIGURES}, "the tables of its file, or to NOT_FIGURES", __file__)
    for column, known in (("report_source", REPORT_SOURCES), ("flash_source", FLASH_SOURCES), ("phase", PHASES)):
        seen = {row[column]: row for row in reversed(list(table.rows())) if column in table.columns}
        for word, row in seen.items():
            if word not in known:
                message = f"unknown {column} {word!r}, nothing of its rows was recorded as reported"
                check, remedy = f"unknown-{column.replace('_', '-')}", f"add it to {column.upper()}S in {__file__}"
                yield Problem(check, "warning", message, word, row.locator(column), remedy)
