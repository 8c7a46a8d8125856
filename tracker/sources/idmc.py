"""New internal displacements by conflict and violence, report by report, as gathered by IDMC.

An event is reported more than once, in parts and as a whole, by several parties. Where a row has a role, the ones that
IDMC recommends do not overlap; older answers have no roles, and of theirs nothing may be added up.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tracker.catalog import countries, load
from tracker.clock import is_day
from tracker.documents.sums import Sum
from tracker.documents.tables import Row, Table, read_json_rows
from tracker.model import Document, Item, Line, Problem, Qualifier, Request, Source

SOURCE = Source(
    id="idmc",
    title="New internal displacements by conflict (IDMC Internal Displacement Updates)",
    publisher="IDMC",
    claimant="IDMC",
    licence="CC BY-NC 4.0",
    cite="Internal Displacement Monitoring Centre (IDMC), Internal Displacement Updates",
    homepage="https://www.internal-displacement.org/database/displacement-data/",
    cadence_days=1,
    default=False,
    lists_everything=True,
    note="Needs a client id in IDMC_CLIENT_ID. Provisional reports of single events: displacements, not people."
    " Periods overlap, so that a sum over days counts twice. Only conflict, not disasters. Days are read as the"
    " publisher shows them; the service gave them as instants half a day before.",
)

FIGURE = "figure"
DISPLACEMENT_TYPES = {"Conflict": True, "Disaster": False}
QUALIFIERS: dict[str, Qualifier | None] = {"total": None, "more than": "over", "approximately": "about"}
# Role of a row -> whether it is the figure that IDMC goes by. '' where the answer has no roles.
ROLES = {"": True, "Recommended figure": True, "Triangulation": False, "Triangulation figure": False}
TABLES = {"displacement_type": "DISPLACEMENT_TYPES", "qualifier": "QUALIFIERS", "role": "ROLES"}
NOT_FIGURES = {
    "id", "country", "iso3", "latitude", "longitude", "centroid", "role", "displacement_type", "qualifier",
    "displacement_date", "displacement_start_date", "displacement_end_date", "year", "event_id", "event_name",
    "event_codes", "event_code_types", "event_start_date", "event_end_date", "category", "subcategory", "type",
    "subtype", "standard_popup_text", "standard_info_text", "old_id", "sources", "source_url", "locations_name",
    "locations_coordinates", "locations_accuracy", "locations_type", "displacement_occurred", "created_at",
}  # fmt: skip


def addresses(today: date, since: date | None = None) -> Iterator[Request]:  # noqa: ARG001 (it never changes)
    """All updates in one answer."""
    service = "https://helix-tools-api.idmcdb.org/external-api/idus/all/"
    yield Request(f"{service}?client_id=${{IDMC_CLIENT_ID}}&release_environment=RELEASE")


def as_day(text: str) -> str | None:
    """The day of `2023-08-03`, and of the instant `2023-08-02T12:00:00.000Z`, which is its midnight in New Zealand."""
    day, _, time = text.partition("T")
    if not is_day(day):
        return None
    if time[:5] in {"11:00", "12:00"}:  # with and without daylight saving time
        return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    return day if time[:5] in {"", "00:00"} else None


def parse(document: Document) -> Iterator[Item]:
    """Displacements by country and period: one report each, or the sum of those that are recommended."""
    needs = ("iso3", "displacement_type", "qualifier", FIGURE, "displacement_start_date")
    table = read_json_rows(document.body, day="displacement_end_date", as_day=as_day, needs=needs)
    yield from table.faults({FIGURE, *NOT_FIGURES}, "NOT_FIGURES", __file__)
    periods: dict[tuple[str, str, int], list[Row]] = {}
    unknown: dict[tuple[str, str], Row] = {}
    disasters = confirming = 0
    for row in table.rows():
        if DISPLACEMENT_TYPES.get(row["displacement_type"], True) and (column := _unknown(row)):
            unknown.setdefault((column, row[column]), row)
        elif not DISPLACEMENT_TYPES[row["displacement_type"]]:
            disasters += 1
        elif not ROLES[row["role"]]:
            confirming += 1
        elif days := _days(row):
            periods.setdefault((countries.country(row["iso3"]) or "", row.day, days), []).append(row)
        else:
            message = f"a displacement that ends on {row.day} has no start before it, nothing of it was recorded"
            yield Problem("no-period", "warning", message, row["displacement_start_date"], row.locator(FIGURE))
    for (column, text), row in unknown.items():
        message = f"unknown {column} {text!r}, nothing of it was recorded"
        where = f"{TABLES[column]} in {__file__}" if column in TABLES else str(countries.FILE)
        yield Problem("unknown-label", "warning", message, text, row.locator(column), f"add it to {where}")
    for count, what in ((disasters, "displacements by disasters"), (confirming, "reports that confirm another")):
        if count:
            yield Problem("left-out", "info", f"{count} {what} are left out", what)
    for (place, day, days), rows in sorted(periods.items()):
        line = Line(load().conflict_at(place, day), "idps.new", "change", place=place, claimant=SOURCE.claimant)
        yield from _claims(table, line, day, days, rows)


def _unknown(row: Row) -> str | None:
    """The first column of a row whose text is in no table."""
    if row["displacement_type"] not in DISPLACEMENT_TYPES:
        return "displacement_type"
    if row["role"] not in ROLES:
        return "role"
    if row["qualifier"] not in QUALIFIERS:
        return "qualifier"
    return None if countries.country(row["iso3"]) else "iso3"


def _days(row: Row) -> int:
    """The days of a row's period; 0 where it has no first day, or one after the last."""
    start = as_day(row["displacement_start_date"])
    return max(0, (date.fromisoformat(row.day) - date.fromisoformat(start)).days + 1) if start else 0


def _claims(table: Table, line: Line, day: str, days: int, rows: list[Row]) -> Iterator[Item]:
    if len(rows) > 1 and all(row["role"] for row in rows):
        total = Sum(table.layout, FIGURE)
        for row in rows:
            total.add(row)
        yield from total.claim(line, day, period_days=days, qualifier=_together(rows))
        return
    figures = ", ".join(row[FIGURE] for row in rows)
    unsure = f"{len(rows)} reports of the same days, {figures}, may overlap" if len(rows) > 1 else None
    for row in rows:
        qualifier = QUALIFIERS[row["qualifier"]]
        url = row["source_url"]
        yield from row.figure(FIGURE, line, day, period_days=days, qualifier=qualifier, unsure=unsure, url=url)


def _together(rows: list[Row]) -> Qualifier | None:
    """How sure a sum is: about, if a part is; else over, if a part is."""
    said = {QUALIFIERS[row["qualifier"]] for row in rows}
    if "about" in said:
        return "about"
    return "over" if "over" in said else None
