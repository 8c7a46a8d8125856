"""Refugees from Ukraine and civilian casualties, as OCHA's explorer of data on Ukraine showed them until 2024."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from tracker.documents.cells import number, read_json, refuse, resolve
from tracker.documents.tables import Table, read_rows
from tracker.model import Document, Item, Line, Problem, Request, Source

SOURCE = Source(
    id="hdx-ukraine",
    title="Refugees from Ukraine and civilian casualties (OCHA's Ukraine data explorer)",
    publisher="OCHA",
    licence="MIT for the code; figures of UNHCR and OHCHR, with attribution",
    cite="OCHA Centre for Humanitarian Data, Ukraine data explorer, after UNHCR and OHCHR",
    homepage="https://github.com/OCHA-DAP/hdx-scraper-ukraine-viz",
    cadence_days=None,
    default=False,
    lists_everything=True,
    note="Closed in April 2024, and so not fetched by default. Until the middle of 2022 the figures under 'refugees'"
    " are the border crossings of a day, later the people recorded abroad. UNHCR restated past days of both."
    " Casualties are those that OHCHR had verified, and fell when it corrected itself. What the file gives by country"
    " or of aid, displacement and conflict events is not read: those have sources of their own.",
)

REFUGEES = "refugees_series_data"
CASUALTIES = "timeseries_casualties_data"
OTHER_TABLES = {
    "idps_macro_data", "fatalities_data", "regional_data", "national_data", "subnational_data",
    "secondary_national_data", "sources_data",
}  # fmt: skip
REFUGEE_DAY, REFUGEE_COLUMN = "#affected+date+refugees", "#affected+refugees"
# Column -> what it counts.
CASUALTY_COLUMNS = {"#affected+killed": "civilians.killed", "#affected+injured": "civilians.injured"}

ARRIVALS = Line("ukraine", "refugees.arrivals", "change", claimant="UNHCR")
STOCK = Line("ukraine", "refugees.total", "level", claimant="UNHCR")
# The first day of the people recorded abroad; the crossings began with the invasion.
STOCK_BEGINS = "2022-04-25"


def addresses(today: date, since: date | None = None) -> Iterator[Request]:  # noqa: ARG001 (it does not change)
    """The file of the explorer, as it was left."""
    yield Request("https://raw.githubusercontent.com/OCHA-DAP/hdx-scraper-ukraine-viz/main/all.json")


def parse(document: Document) -> Iterator[Item]:
    """The claims of UNHCR, then those of OHCHR where the file has them."""
    tree = read_json(document.body)
    if not isinstance(tree, dict) or not {REFUGEES, CASUALTIES} & tree.keys():
        raise refuse("changed-shape", f"no table {REFUGEES!r}", str(tree), "", f"see REFUGEES in {__file__}")
    for name in sorted(tree.keys() - {REFUGEES, CASUALTIES, *OTHER_TABLES}):
        message, remedy = f"unknown table {name!r}, nothing of it was recorded", f"add it to OTHER_TABLES in {__file__}"
        yield Problem("unknown-table", "warning", message, name, f"/{name}", remedy)
    if REFUGEES in tree:
        yield from _refugees(tree)
    if CASUALTIES in tree:
        yield from _casualties(tree)


def _refugees(tree: dict[str, Any]) -> Iterator[Item]:
    table = read_rows(tree, f"/{REFUGEES}", day=REFUGEE_DAY, needs=(REFUGEE_COLUMN,))
    yield from table.faults({REFUGEE_COLUMN}, "_refugees", __file__)
    stock, doubt = _is_stock(tree, table)
    for row in table.rows():
        line, period = (STOCK, None) if stock else (ARRIVALS, 1)
        yield from row.figure(REFUGEE_COLUMN, line, row.day, period_days=period, unsure=doubt)


def _is_stock(tree: dict[str, Any], table: Table) -> tuple[bool, str | None]:
    """Whether the points are people abroad rather than crossings in a day; and why that is in doubt, if it is.

    The file says it in two ways: by the day with which the line begins, and by its total, which is the newest of
    the people abroad, but the sum of the crossings.
    """
    points = {row.day: row.value(REFUGEE_COLUMN) for row in table.rows()}
    total = number(str(resolve(tree, f"/regional_data/0/{REFUGEE_COLUMN}")))
    begins_late = min(points, default="") >= STOCK_BEGINS
    ends_with_total = bool(points) and points[max(points)] == total
    if total is None or ends_with_total == begins_late:
        return begins_late, None
    return ends_with_total, f"the line begins on {min(points)}, but its last point and the file's total do not fit that"


def _casualties(tree: dict[str, Any]) -> Iterator[Item]:
    table = read_rows(tree, f"/{CASUALTIES}", day="#date", needs=tuple(CASUALTY_COLUMNS))
    yield from table.faults(CASUALTY_COLUMNS, "CASUALTY_COLUMNS", __file__)
    lines = {column: Line("ukraine", series, "total", claimant="OHCHR") for column, series in CASUALTY_COLUMNS.items()}
    for row in table.rows():
        for column, line in lines.items():
            yield from row.figure(column, line, row.day)
