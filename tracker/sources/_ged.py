"""Events of the Uppsala Conflict Data Program, in any of their layouts, as counts and deaths by country and month.

An event is filed under the month in which it ended. One that has no death even by its highest estimate is no event.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from tracker.catalog import countries, load
from tracker.documents.cells import number, read_json
from tracker.documents.sums import Range, Sum
from tracker.documents.tables import Row, Table, read_csv, read_rows
from tracker.model import Document, Item, Line, Problem

CLAIMANT = "UCDP"
PAGES = "/*/Result"

# The columns of the candidate files in their order. One file came without the row that names them.
COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office",
    "source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "where_description",
    "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians",
    "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
ALSO_KNOWN = {"iso3"}
NEEDS = ("id", "country", "adm_1", "date_end", "deaths_civilians", "best", "high", "low")

# The program counts the Palestinian territories under Israel.
REGIONS = {("IL", "Gaza Strip"): "PS-GZ", ("IL", "West Bank"): "PS-WB"}

# What the name of a file says of the months it is for: one, or from the first to the second of a year.
MONTH_OF_FILE = re.compile(r"_v(?P<year>\d\d)_0_(?P<last>\d\d?)\.csv", re.IGNORECASE)
MONTHS_OF_FILE = re.compile(r"_v(?P<year>\d\d)_(?P<first>\d\d)_\d\d_(?P<last>\d\d)\.csv", re.IGNORECASE)


class Month:
    """The events of a country in a month, and the sums of their deaths."""

    def __init__(self, table: Table, row: Row) -> None:
        layout, called = table.layout, row.called
        self.events = Sum(layout)
        self.best = Sum(layout, called("best"))
        self.civilians = Sum(layout, called("deaths_civilians"))
        self.range = Range(layout, called("low"), called("high"))
        self.unsure: str | None = None

    def add(self, row: Row) -> None:
        """Count an event in."""
        for one in (self.events, self.best, self.civilians, self.range):
            one.add(row)
        low, best, high = (number(row[column]) for column in ("low", "best", "high"))
        if low is None or best is None or high is None or not low <= best <= high:
            estimates = ", ".join(row[column] for column in ("low", "best", "high"))
            self.unsure = f"the estimates of event {row['id']} are not in their order: {estimates}"


def claims(document: Document) -> Iterator[Item]:
    """Events, deaths, civilian deaths and the range of deaths of each country and month."""
    table = _table(document.body)
    yield from table.faults({*COLUMNS, *ALSO_KNOWN}, "COLUMNS or ALSO_KNOWN", __file__)
    months: dict[tuple[str, str], Month] = {}
    unknown: dict[str, Row] = {}
    covered, elsewhere = _covered(document.address), 0
    # An event that is there twice counts as it is there the last time.
    for row in {row["id"]: row for row in table.rows()}.values():
        place = _place(row)
        if place is None:
            unknown.setdefault(row["country"], row)
        elif covered and not covered[0] <= row.day[:7] <= covered[1]:
            elsewhere += 1
        elif row.value("high") != 0:
            month = months.setdefault((place, row.day[:7]), Month(table, row))
            month.add(row)
    for name, row in unknown.items():
        message, remedy = f"unknown country {name!r}, nothing of it was recorded", f"add it to {countries.FILE}"
        yield Problem("unknown-country", "warning", message, name, row.locator("country"), remedy)
    if elsewhere and covered:
        message = f"{elsewhere} events outside {covered[0]} to {covered[1]} are left out: their months are elsewhere"
        yield Problem("left-out", "info", message, document.address)
    for (place, name), month in sorted(months.items()):
        yield from _month(place, name, month)


def _month(place: str, name: str, month: Month) -> Iterator[Item]:
    days = monthrange(int(name[:4]), int(name[5:]))[1]
    day = f"{name}-{days:02}"
    conflict = load().conflict_at(place, day)
    for series, total in (
        ("events.organised_violence", month.events),
        ("fatalities.organised_violence", month.best),
        ("fatalities.organised_violence.range", month.range),
        ("fatalities.organised_violence.civilians", month.civilians),
    ):
        line = Line(conflict, series, "change", place=place, claimant=CLAIMANT)
        yield from total.claim(line, day, period_days=days, unsure=month.unsure)


def _table(body: bytes) -> Table:
    if body.lstrip()[:1] in (b"{", b"["):
        return read_rows(read_json(body), PAGES, day="date_end", needs=NEEDS)
    if re.match(rb'(?:\xef\xbb\xbf)?"?[0-9]+"?,', body):
        places = {str(place): column for place, column in enumerate(COLUMNS, 1)}
        return read_csv(body, header=0, day="date_end", needs=NEEDS, misprints=places)
    return read_csv(body, day="date_end", needs=NEEDS)


def _place(row: Row) -> str | None:
    code = countries.country(row["country"])
    return REGIONS.get((code, row["adm_1"]), code) if code else None


def _covered(address: str) -> tuple[str, str] | None:
    match = MONTHS_OF_FILE.search(address) or MONTH_OF_FILE.search(address)
    if match is None:
        return None
    year, last = 2000 + int(match["year"]), int(match["last"])
    first = int(match.groupdict().get("first", last))
    return f"{year}-{first:02}", f"{year}-{last:02}"


def finished_months(today: date) -> tuple[int, int]:
    """The year of the month before this one, and how many of its months are over."""
    return (today.year, today.month - 1) if today.month > 1 else (today.year - 1, 12)
