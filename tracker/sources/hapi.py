"""Conflict events and internally displaced people from OCHA's Humanitarian API, in its files or its answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from tracker.catalog import countries, load
from tracker.documents.cells import read_json, refuse
from tracker.documents.sums import Sum
from tracker.documents.tables import Row, Table, iso_day, read_csv, read_rows
from tracker.model import Document, Item, Line, Problem, Request, Source
from tracker.sources import _dtm, _hdx

SOURCE = Source(
    id="hapi",
    title="Conflict events and internally displaced people (HDX HAPI)",
    publisher="HDX HAPI",
    licence="ACLED terms of use and IOM terms: attribution, no redistribution of events",
    cite="OCHA, HDX Humanitarian API, after ACLED and IOM's Displacement Tracking Matrix",
    homepage="https://data.humdata.org/dataset/hdx-hapi-conflict-event",
    cadence_days=31,
    note="A country's month is the sum of its districts where it has them. Events that target civilians are part of"
    " political violence. A month is printed as a whole while it still goes on; such a month is left out, and the"
    " first figures after its end may lack its last days. Palestine is filed by Gaza Strip and West Bank. The"
    " service itself, which needs an identifier, answers in the same rows, which are read from files.",
)

DATASETS = ("hdx-hapi-conflict-event", "hdx-hapi-idps")

# Type of event -> the series of its events, and of its deaths.
EVENT_TYPES = {
    "political_violence": ("events.political_violence", "fatalities.political_violence"),
    "civilian_targeting": ("events.civilian_targeting", "fatalities.civilian_targeting"),
    "demonstration": ("events.demonstrations", None),
}
# Countries that are filed by region: the region's code -> its place.
REGIONS = {"PSE": {"PS01": "PS-WB", "PS02": "PS-GZ"}}
NOT_FIGURES = {
    "location_code", "location_name", "location_ref", "has_hrp", "in_gho", "provider_admin1_name",
    "provider_admin2_name", "admin1_code", "admin1_name", "admin1_ref", "admin2_code", "admin2_name", "admin2_ref",
    "admin_level", "event_type", "operation", "assessment_type", "reporting_round", "reference_period_start",
    "reference_period_end", "dataset_hdx_id", "resource_hdx_id", "dataset_id", "resource_id", "warning", "error",
}  # fmt: skip


class Month(NamedTuple):
    """What is summed: the code of a country, its region where it is filed by region, a type, a period."""

    country: str
    region: str
    type: str
    start: str
    end: str


def addresses(today: date, since: date | None = None) -> Iterator[Request]:  # noqa: ARG001 (they never change)
    """The data sets at the Humanitarian Data Exchange, which needs no key."""
    for name in DATASETS:
        yield Request(f"{_hdx.PACKAGE}{name}", name, index=True)


def links(document: Document) -> Iterator[Request]:
    """The files without years in their names, and those of this year and the one before."""
    newest = int(document.seen_at[:4])
    for resource in _hdx.resources(document):
        years = [int(year) for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", resource.url.rpartition("/")[2])]
        if resource.format == "CSV" and (not years or max(years) >= newest - 1):
            yield Request(resource.url, resource.name)


def parse(document: Document) -> Iterator[Item]:
    """Events and deaths by country and month, or the displaced by round, whichever it is."""
    table = _table(document.body)
    if "event_type" in table.columns:
        yield from table.faults({"events", "fatalities", *NOT_FIGURES}, "NOT_FIGURES", __file__)
        yield from _events(table, document.seen_at[:10])
    elif "operation" in table.columns:
        yield from table.faults({"population", *NOT_FIGURES}, "NOT_FIGURES", __file__)
        yield from _displaced(table)
    else:
        raise refuse("changed-header", "neither conflict events nor displaced people", ",".join(table.columns))


def _table(body: bytes) -> Table:
    needs = ("location_code", "admin_level", "reference_period_start")
    if body.lstrip()[:1] in (b"{", b"["):
        return read_rows(read_json(body), "/*/data", day="reference_period_end", needs=needs)
    return read_csv(body, day="reference_period_end", needs=needs)


def _events(table: Table, today: str) -> Iterator[Item]:
    levels: dict[Month, dict[str, list[Row]]] = {}
    unknown: dict[tuple[str, str], Row] = {}
    unfinished = 0
    for row in table.rows():
        if row.day > today:
            unfinished += 1
            continue
        region = row["admin1_code"] if row["location_code"] in REGIONS else ""
        start = iso_day(row["reference_period_start"]) or ""
        month = Month(row["location_code"], region, row["event_type"], start, row.day)
        if month.type not in EVENT_TYPES:
            unknown.setdefault(("event_type", month.type), row)
        elif _place(month) is None:
            unknown.setdefault(("admin1_code", region) if region else ("location_code", month.country), row)
        else:
            levels.setdefault(month, {}).setdefault(row["admin_level"], []).append(row)
    if unfinished:
        message = f"{unfinished} rows of periods that still went on are left out"
        yield Problem("left-out", "info", message, "", f"{table.layout.prefix()}column=reference_period_end")
    yield from _unknown(unknown)
    for month, rows in levels.items():
        # The same events may be there by country and by district: one level alone is summed.
        yield from _sums(table, month, rows[max(rows)])


def _sums(table: Table, month: Month, rows: list[Row]) -> Iterator[Item]:
    place = _place(month) or ""
    days = (date.fromisoformat(month.end) - date.fromisoformat(month.start)).days + 1 if month.start else 0
    if days < 1:
        message = f"the period of {month.country} that ends on {month.end} has no start before it"
        yield Problem("no-period", "warning", message, month.start, rows[0].locator("reference_period_start"))
        return
    for column, series in zip(("events", "fatalities"), EVENT_TYPES[month.type], strict=True):
        total = Sum(table.layout, column)
        for row in rows:
            total.add(row)
        if series:
            conflict = load().conflict_at(place, month.end)
            line = Line(conflict, series, "change", place=place, claimant="ACLED")
            yield from total.claim(line, month.end, period_days=days)


def _place(month: Month) -> str | None:
    if month.country in REGIONS:
        return REGIONS[month.country].get(month.region)
    return countries.country(month.country)


def _displaced(table: Table) -> Iterator[Item]:
    rounds = _dtm.Rounds()
    unknown: dict[tuple[str, str], Row] = {}
    for row in table.rows():
        if row["admin_level"] != "0":
            continue  # parts of the national figure
        country = countries.country(row["location_code"])
        if country is None:
            unknown.setdefault(("location_code", row["location_code"]), row)
            continue
        counted = rounds.counted(country, row["operation"], row["assessment_type"], row.locator("operation"))
        if counted:
            yield from row.figure("population", _dtm.line(counted, row.day), row.day)
    yield from _unknown(unknown)
    yield from rounds.problems()


def _unknown(rows: dict[tuple[str, str], Row]) -> Iterator[Problem]:
    tables = {"event_type": f"EVENT_TYPES in {__file__}", "admin1_code": f"REGIONS in {__file__}"}
    for (column, text), row in rows.items():
        message, remedy = f"unknown {column} {text!r}", f"add it to {tables.get(column, countries.FILE)}"
        yield Problem(
            "unknown-label", "warning", f"{message}, nothing of it was recorded", text, row.locator(column), remedy
        )
