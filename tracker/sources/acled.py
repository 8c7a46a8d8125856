"""Events of political violence and their deaths by country and month, from ACLED's aggregates.

Workbooks at the Humanitarian Data Exchange. Countries with a response plan stand in two sheets by district, all others
in one sheet by country. ACLED's terms forbid passing on its single events, so these are never read.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from tracker.catalog import countries, load
from tracker.documents.cells import refuse
from tracker.documents.records import sheets
from tracker.documents.sums import Sum
from tracker.documents.tables import Row, Table, read_sheet
from tracker.model import Document, Item, Line, Problem, Request, Source
from tracker.sources import _hdx

SOURCE = Source(
    id="acled",
    title="Events of political violence and their deaths (ACLED, by country and month)",
    publisher="ACLED",
    claimant="ACLED",
    licence="ACLED terms of use: attribution, no redistribution of events",
    cite="Armed Conflict Location & Event Data Project (ACLED), acleddata.com",
    homepage="https://data.humdata.org/dataset/political-violence-events-and-fatalities",
    cadence_days=7,
    lists_everything=True,
    note="All months are revised weekly, and events are also removed. The month that still goes on is counted to the"
    " day in the file's name. Events that target civilians are part of political violence. Countries with a response"
    " plan are the sum of their districts. Palestine is filed by Gaza Strip and West Bank.",
)

# What a workbook is about is in its name only -> the series of its events, and of their deaths.
WORKBOOKS = {
    "political-violence": ("events.political_violence", "fatalities.political_violence"),
    "civilian-targeting": ("events.civilian_targeting", "fatalities.civilian_targeting"),
    "demonstration": ("events.demonstrations", None),
}
DATASETS = (
    "political-violence-events-and-fatalities",
    "civilian-targeting-events-and-fatalities",
    "demonstration-events",
)
BY_COUNTRY = "Non_HRP"
BY_DISTRICT = ("HRP_1", "HRP_2")
NOT_FIGURES_SHEETS = {"TOU"}
NEEDS = ("Country", "Month", "Year", "Events")
NOT_FIGURES = {"Country", "Month", "Year", "Admin1", "Admin2", "ISO3", "Admin1 Pcode", "Admin2 Pcode"}
# Countries that are filed by region -> its place.
REGIONS = {"PS": {"Gaza Strip": "PS-GZ", "West Bank": "PS-WB"}}
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
EVENT_ROWS = b"event_id_cnty"


class Period(NamedTuple):
    """The last day that is counted, and how many."""

    day: str
    days: int


def addresses(today: date, since: date | None = None) -> Iterator[Request]:  # noqa: ARG001 (they never change)
    """The data sets at the Humanitarian Data Exchange."""
    for name in DATASETS:
        yield Request(f"{_hdx.PACKAGE}{name}", name, index=True)


def links(document: Document) -> Iterator[Request]:
    """The workbooks of a data set."""
    for resource in _hdx.resources(document):
        if resource.format == "XLSX":
            yield Request(resource.url, resource.name)


def parse(document: Document) -> Iterator[Item]:
    """Events and deaths of each country and month."""
    if EVENT_ROWS in document.body[:10_000]:
        message = "rows of single events, which ACLED's terms forbid to pass on"
        raise refuse("event-rows", message, remedy="give the monthly workbooks to the tracker")
    there = sheets(document.body)
    name = document.address.rpartition("/")[2].replace("_", "-").lower()
    about = next((series for word, series in WORKBOOKS.items() if word in name), None)
    if about is None:
        expected = f"expected one of {', '.join(WORKBOOKS)} in its name"
        raise refuse("unknown-workbook", "what a workbook is about is in its name only", name, "", expected)
    if BY_COUNTRY not in there:
        raise refuse("changed-shape", f"no sheet {BY_COUNTRY!r}", ", ".join(there))
    for sheet in sorted(set(there) - {BY_COUNTRY, *BY_DISTRICT, *NOT_FIGURES_SHEETS}):
        message, remedy = f"unknown sheet {sheet!r}, nothing of it was recorded", f"add it to BY_DISTRICT in {__file__}"
        yield Problem("unknown-sheet", "warning", message, sheet, f"sheet={sheet}", remedy)
    reading = _Reading(document, about)
    for sheet in (BY_COUNTRY, *BY_DISTRICT):
        if sheet in there:
            yield from reading.sheet(read_sheet(document.body, sheet, needs=NEEDS), by_country=sheet == BY_COUNTRY)


class _Reading:
    """One workbook: the day to which it counts, and which country was in which sheet."""

    def __init__(self, document: Document, series: tuple[str, str | None]) -> None:
        as_of = re.search(r"as[-_]of[-_](\d{4}-\d{2}-\d{2})", document.address)
        self._as_of = as_of[1] if as_of else None
        self._today = document.seen_at[:10]
        self._series = series
        self._sheet_of: dict[tuple[str, str], str] = {}

    def sheet(self, table: Table, *, by_country: bool) -> Iterator[Item]:
        yield from table.faults({"Events", "Fatalities", *NOT_FIGURES}, "NOT_FIGURES", __file__)
        groups: dict[tuple[str, Period], list[Row]] = {}
        unknown: dict[tuple[str, str, str], Row] = {}
        unfinished = 0
        for row in table.rows():
            place, period = _place(row), self._period(row)
            if place is None:
                column = "Admin1" if countries.country(row["Country"]) in REGIONS else "Country"
                unknown.setdefault(("country", column, row[column]), row)
            elif isinstance(period, str):
                unknown.setdefault(("month", period, row[period]), row)
            elif period is None:
                unfinished += 1
            else:
                groups.setdefault((place, period), []).append(row)
        for (what, column, text), row in unknown.items():
            where = countries.FILE if column == "Country" else __file__
            message = f"unknown {what} {text!r}, nothing of it was recorded"
            yield Problem(f"unknown-{what}", "warning", message, text, row.locator(column), f"add it in {where}")
        if unfinished:
            message = f"{unfinished} rows of a month that still went on are left out: the file's name has no day"
            yield Problem("left-out", "info", message, "", f"{table.layout.prefix()}column=Month")
        for (place, period), rows in groups.items():
            yield from self._claims(table, place, period, rows, by_country=by_country)

    def _claims(self, table: Table, place: str, period: Period, rows: list[Row], *, by_country: bool) -> Iterator[Item]:
        sheet = self._sheet_of.setdefault((place, period.day), table.layout.sheet)
        unsure = None if sheet == table.layout.sheet else f"{place} stands in the sheet {sheet} as well"
        if by_country and len(rows) > 1:
            unsure = f"{place} stands {len(rows)} times for one month"
        for column, series in zip(("Events", "Fatalities"), self._series, strict=True):
            if series is None or column not in table.columns:
                continue
            total = Sum(table.layout, column)
            for row in rows:
                total.add(row)
            line = Line(load().conflict_at(place, period.day), series, "change", place=place, claimant="ACLED")
            yield from total.claim(line, period.day, period_days=period.days, unsure=unsure)

    def _period(self, row: Row) -> Period | str | None:
        """The month of a row; the column of it that is none; None for one that is not over, nobody knows how far."""
        if row["Month"] not in MONTHS:
            return "Month"
        if not re.fullmatch(r"(19|20)\d\d", row["Year"]):
            return "Year"
        year, month = int(row["Year"]), MONTHS.index(row["Month"]) + 1
        days = monthrange(year, month)[1]
        first, last = f"{year}-{month:02}-01", f"{year}-{month:02}-{days}"
        if self._as_of and first <= self._as_of < last:
            return Period(self._as_of, int(self._as_of[8:]))
        return None if last > self._today else Period(last, days)


def _place(row: Row) -> str | None:
    code = countries.country(row["Country"])
    return REGIONS[code].get(row["Admin1"]) if code in REGIONS else code
