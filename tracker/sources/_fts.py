"""What answers of OCHA's Financial Tracking Service and files made of them have in common, and those files.

The funding of a year grows from its first day on and is revised for years, so it is a total since that day. Of plans
only those of one country have lines: the requirement of others is repeated for each of their countries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from tracker import catalog
from tracker.catalog.countries import country
from tracker.documents.records import tagged
from tracker.documents.sums import Sum
from tracker.documents.tables import Row, Table, iso_day
from tracker.model import Document, Item, Kind, Line, Problem

CLAIMANT = "OCHA"

FUNDED, PLEDGED = "aid.money.funded", "aid.money.pledged"
REQUIRED, PLAN_FUNDED, SHARE = "aid.money.required", "aid.money.plan_funded", "aid.money.funded_share"
KINDS: dict[str, Kind] = {FUNDED: "total", PLEDGED: "total", REQUIRED: "level", PLAN_FUNDED: "total", SHARE: "share"}

# Type of a plan -> whether it is one country's own.
PLAN_TYPES = {
    "Humanitarian response plan": True,
    "Humanitarian needs and response plan": True,
    "Flash appeal": True,
    "Regional response plan": False,
    "Other": False,
    "": False,
}


class ByPlan(NamedTuple):
    """What a file of the plans of countries calls its columns."""

    country: str
    type: str
    start: str
    end: str
    funding: str
    figures: Mapping[str, str]
    others: frozenset[str]
    publisher: str


HDX = ByPlan(
    "countryCode", "typeName", "startDate", "endDate", "funding",
    {"requirements": REQUIRED, "funding": PLAN_FUNDED, "percentFunded": SHARE},
    frozenset({"id", "name", "code", "typeId", "year"}),
    "HDX",
)  # fmt: skip
HAPI = ByPlan(
    "location_code", "appeal_type", "reference_period_start", "reference_period_end", "funding_usd",
    {"requirements_usd": REQUIRED, "funding_usd": PLAN_FUNDED, "funding_pct": SHARE},
    frozenset({
        "has_hrp", "in_gho", "appeal_code", "appeal_name", "dataset_hdx_id", "resource_hdx_id", "warning", "error",
    }),
    "HDX HAPI",
)  # fmt: skip
FLOW_COLUMNS = {
    "date", "budgetYear", "description", "amountUSD", "srcOrganization", "srcOrganizationTypes", "srcLocations",
    "srcUsageYearStart", "srcUsageYearEnd", "destPlan", "destPlanCode", "destPlanId", "destOrganization",
    "destOrganizationTypes", "destGlobalClusters", "destLocations", "destProject", "destProjectCode", "destEmergency",
    "destUsageYearStart", "destUsageYearEnd", "contributionType", "flowType", "method", "boundary", "onBoundary",
    "status", "firstReportedDate", "decisionDate", "keywords", "originalAmount", "originalCurrency", "exchangeRate",
    "id", "refCode", "createdAt", "updatedAt",
}  # fmt: skip


def _incoming(document: Document, table: Table) -> Iterator[Item]:
    """Single flows, added up as the service does it."""
    yield from table.faults(FLOW_COLUMNS, "FLOW_COLUMNS", __file__)
    sums: dict[tuple[str, str, str], Sum] = {}
    for row in _rows(table):
        if (row["boundary"], row["onBoundary"]) == ("incoming", "single") and row.value("amountUSD") is not None:
            series = PLEDGED if row["status"] == "pledge" else FUNDED
            key = (series, row["destLocations"], row["destUsageYearStart"])
            sums.setdefault(key, Sum(table.layout, "amountUSD")).add(row)
    for (series, called, year), total in sums.items():
        counted, day = line(document, series, called, *year_of(year), HDX.publisher)
        if counted is None:
            yield unknown("country", called, total.locator(), "catalog/countries.toml")
        else:
            yield from total.claim(counted, day, unit="USD")


def _by_plan(file: ByPlan) -> Callable[[Document, Table], Iterator[Item]]:
    """The reader of a file of plans: those of one country, and the funding of each country with and without a plan."""

    def read(document: Document, table: Table) -> Iterator[Item]:
        known = {file.country, file.type, file.start, file.end, *file.figures, *file.others}
        yield from table.faults(known, "HDX or HAPI", __file__)
        sums: dict[tuple[str, str], Sum] = {}
        for row in _rows(table):
            called, kind = row[file.country], row[file.type]
            yield from unknown_type(kind, row.locator(file.type))
            year = row["year"] or row[file.start][:4]
            if row.value(file.funding) is not None:
                sums.setdefault((called, year), Sum(table.layout, file.funding)).add(row)
            for column, series in file.figures.items():
                counted, day = line(document, series, called, row[file.start], row[file.end], file.publisher)
                if counted is not None and PLAN_TYPES.get(kind):
                    yield from row.figure(column, counted, day, unit=None if series == SHARE else "USD")
        for (called, year), total in sums.items():
            counted, day = line(document, FUNDED, called, *year_of(year), file.publisher)
            if counted is None:
                yield unknown("country", called, total.locator(), "catalog/countries.toml")
            else:
                yield from total.claim(counted, day, unit="USD")

    return read


def line(
    document: Document, series: str, called: str, since: str, until: str, publisher: str | None = None
) -> tuple[Line | None, str]:
    """The line of a country's window, and the day that its figure is for: the last, or that on which it was seen.

    No line where the country is unknown, or the window is none.
    """
    place, first, last = country(called), iso_day(since), iso_day(until)
    if place is None or first is None or last is None:
        return None, ""
    day = min(last, document.seen_at[:10])
    conflict = catalog.load().conflict_at(place, day)
    one = Line(conflict, series, KINDS[series], place=place, since=first, claimant=CLAIMANT, publisher=publisher)
    return one, day


def year_of(year: str) -> tuple[str, str]:
    """The first and the last day of a year."""
    return f"{year}-01-01", f"{year}-12-31"


def _rows(table: Table) -> Iterator[Row]:
    """The rows without that of the HXL tags, where there is one."""
    return (row for row in table.rows() if not tagged(row.cells))


def unknown_type(kind: str | None, locator: str) -> Iterator[Problem]:
    """A warning for a type of plan that is not in the table."""
    if kind not in PLAN_TYPES:
        yield unknown("plan-type", str(kind), locator, f"PLAN_TYPES in {__file__}")


def unknown(what: str, found: str, locator: str, where: str) -> Problem:
    """A warning for a text that is not in its table."""
    return Problem(f"unknown-{what}", "warning", f"unknown {what} {found!r}", found, locator, f"add it to {where}")


def once(items: Iterator[Item]) -> Iterator[Item]:
    """The items, and each problem only where it is met first."""
    told = set()
    for item in items:
        if isinstance(item, Problem):
            if (item.check, item.found) in told:
                continue
            told.add((item.check, item.found))
        yield item


# A column that only such a file has -> its reader.
FILES: Mapping[str, Callable[[Document, Table], Iterator[Item]]] = {
    "onBoundary": _incoming,
    "percentFunded": _by_plan(HDX),
    "funding_pct": _by_plan(HAPI),
}
