"""Aid to Ukraine from the workbook of a release of the Ukraine Support Tracker: totals and months by donor.

The totals are the publisher's own, from its summary by country. The months are sums over the announcements that have
a date; where a donor has announcements of that kind without one ("until 6/7/2022"), its months are minimum counts.
"""

from __future__ import annotations

import html
import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple
from urllib.parse import urljoin

from tracker.documents.cells import refuse
from tracker.documents.records import Layout, sheet_records, sheets
from tracker.documents.sums import Sum
from tracker.documents.tables import Row, read_sheet
from tracker.model import Document, Item, Line, Problem, Request, Source
from tracker.sources import _kiel
from tracker.sources._kiel import donor

SOURCE = Source(
    id="kiel-workbook",
    title="Ukraine Support Tracker, the workbook of a release",
    publisher="Kiel Institute",
    claimant="Kiel Institute",
    licence="Free with attribution",
    cite="Kiel Institute for the World Economy, Ukraine Support Tracker",
    homepage="https://www.kielinstitut.de/publications/ukraine-support-tracker-data-6453/",
    cadence_days=90,
    note="Two to six releases a year, each at a new address, and each restates past months. Announcements without a"
    " date are in the totals only. The totals of earlier releases stand, so nothing is ever taken back.",
)

# The page refuses programs that name themselves.
BROWSER = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"}
_LINK = re.compile(rb'href="([^"]*Ukraine_Support_Tracker_Release_[0-9]+[^"]*\.xlsx[^"]*)"', re.IGNORECASE)

SUMMARY, ANNOUNCEMENTS = "country summary", "bilateral assistance, main data"
KINDS = {"Financial": "financial", "Humanitarian": "humanitarian", "Military": "military"}
MEASURES = {"allocations": "allocated", "commitments": "committed"}
# Column of the summary, in billions of euros -> series.
TOTALS = {
    f"{kind} {measure}": f"aid.money.{member}{part}"
    for measure, part in MEASURES.items()
    for kind, member in (*((kind, f"{name}.") for kind, name in KINDS.items()), ("Total bilateral", ""))
}
ALL_DONORS = "Total"
BILLIONS = "1000000000"
MISSING = frozenset({"", ".", "\u00a0"})

# Column of the announcements -> what releases called it.
NAMES = {
    "donor": "countries",
    "announcement_date": "Announcement Date",
    "aid_type_general": "Type of Aid General",
    "aid_type_general ": "Type of Aid General",
    "tot_sub_activity_value_EUR": "Converted Value in EUR",
}
VALUE = "Converted Value in EUR"
PARTS = {"Allocation": "allocated", "Commitment": "committed", "": "committed"}

_PERIOD = re.compile(r"covering .{5,40}? to ([A-Z][a-z]+ [0-9]{1,2}, 20[0-9]{2})")
_MONTH_ONLY = re.compile(r"(?:not specified|unclear), (0[1-9]|1[0-2])/(?:20)?([0-9]{2})")


class Group(NamedTuple):
    """The announcements that are added up."""

    donor: str
    kind: str
    part: str


def addresses(today: date, since: date | None = None) -> Iterator[Request]:  # noqa: ARG001 (it never changes)
    """The page that names the newest workbook."""
    yield Request(SOURCE.homepage, headers=BROWSER, index=True)


def links(document: Document) -> Iterator[Request]:
    """The first workbook that the page names."""
    if found := _LINK.search(document.body):
        yield Request(urljoin(document.address, html.unescape(found[1].decode("utf-8", "replace"))), headers=BROWSER)


def parse(document: Document) -> Iterator[Item]:
    """Totals by donor, then months by donor."""
    body, names = document.body, sheets(document.body)
    called = {name.casefold().partition(" (")[0]: name for name in reversed(names)}
    if SUMMARY not in called or ANNOUNCEMENTS not in called:
        raise refuse("changed-shape", "no sheet 'Country Summary' or no main data", ", ".join(names))
    yield from _summary(body, called[SUMMARY], _period_end(document, names))
    yield from _announcements(body, called[ANNOUNCEMENTS])


def _period_end(document: Document, names: list[str]) -> str:
    """The last day that the release covers, as its first sheet says, or the day that was given with the workbook."""
    _, records = sheet_records(document.body, Layout(sheet=names[0], header=0))
    text = " ".join(str(cell) for _, cells in records() for cell in (cells or {}).values())
    if found := _PERIOD.search(text):
        return datetime.strptime(found[1], "%B %d, %Y").date().isoformat()  # noqa: DTZ007 (a day, no instant)
    if document.published:
        return document.published[:10]
    raise refuse("no-date", "the workbook does not say until when it counts", text, remedy="give it with --published")


def _header(body: bytes, sheet: str, column: str) -> int:
    _, records = sheet_records(body, Layout(sheet=sheet, header=0))
    return next((count for count, cells in records() if column in (cells or {}).values()), 1)


def _summary(body: bytes, sheet: str, day: str) -> Iterator[Item]:
    table = read_sheet(body, sheet, header=_header(body, sheet, "Country"), needs=("Country",), missing=MISSING)
    if not set(TOTALS) & set(table.columns):
        raise refuse("changed-header", f"no column of totals in {sheet!r}", ",".join(table.columns))
    for row in table.rows():
        called = row["Country"]
        giver = donor(called)
        if giver is None and called != ALL_DONORS:
            if called.strip():
                yield _unknown("donor", row, "Country")
            continue
        for column, series in TOTALS.items():
            line = Line("ukraine", series, "total", donor=giver, claimant=SOURCE.claimant)
            yield from row.figure(column, line, day, unit="EUR", times=BILLIONS)


def _announcements(body: bytes, sheet: str) -> Iterator[Item]:
    needs = ("countries", "Announcement Date", "Type of Aid General", VALUE)
    table = read_sheet(body, sheet, needs=needs, missing=MISSING, misprints=NAMES)
    months: dict[tuple[Group, str], Sum] = {}
    undated: dict[Group, list[Row]] = {}
    told: set[str] = set()
    for row in table.rows():
        value = row.value(VALUE)
        if value is None or (value == 0 and row["measure"] == "Commitment"):
            continue  # a package has its value in one of its rows; commitments by month are empty in late releases
        giver, kind = donor(row["countries"]), KINDS.get(row["Type of Aid General"].strip())
        part = PARTS.get(row["measure"].strip())
        if giver is None or kind is None or part is None:
            wrong = (
                ("donor", "countries")
                if giver is None
                else ("kind", "Type of Aid General" if kind is None else "measure")
            )
            if row[wrong[1]] not in told:
                yield _unknown(wrong[0], row, wrong[1])
            told.add(row[wrong[1]])
            continue
        group, month = Group(giver, kind, part), _month(row["Announcement Date"])
        if month is None:
            undated.setdefault(group, []).append(row)
        else:
            months.setdefault((group, month), Sum(table.layout, row.called(VALUE))).add(row)
    for (group, month), total in months.items():
        days = monthrange(int(month[:4]), int(month[5:]))[1]
        line = Line(
            "ukraine", f"aid.money.{group.kind}.{group.part}", "change", donor=group.donor, claimant=SOURCE.claimant
        )
        qualifier = "at_least" if group in undated else None
        yield from total.claim(line, f"{month}-{days}", period_days=days, unit="EUR", qualifier=qualifier)
    if undated:
        rows = [row for of_group in undated.values() for row in of_group]
        message = f"{len(rows)} announcements have no date and are in no month, only in the totals"
        yield Problem("undated", "info", message, rows[0]["Announcement Date"], rows[0].locator("Announcement Date"))


def _month(text: str) -> str | None:
    """The month of `2022-03-01`, `29/06/2022` or `not specified, 03/22`; None for `until 6/7/2022` and the like."""
    if found := _MONTH_ONLY.fullmatch(text.strip()):
        return f"20{found[2]}-{found[1]}"
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text.strip()[:10], form).strftime("%Y-%m")  # noqa: DTZ007
        except ValueError:
            continue
    return None


def _unknown(what: str, row: Row, column: str) -> Problem:
    message, file = (
        f"unknown {what} {row[column]!r}, nothing of its rows was recorded",
        _kiel.__file__ if what == "donor" else __file__,
    )
    remedy = f"add it to {'DONORS' if what == 'donor' else 'KINDS or PARTS'} in {file}"
    return Problem(f"unknown-{what}", "warning", message, row[column], row.locator(column), remedy)
