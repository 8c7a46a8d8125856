"""Conflict events, the displaced and refugees from OCHA's Humanitarian API, in its files or its answers."""

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
from tracker.sources import _dtm, _hdx, _unhcr

SOURCE = Source(
    id="hapi",
    title="Conflict events, internally displaced people and refugees (HDX HAPI)",
    publisher="HDX HAPI",
    licence="ACLED terms of use and IOM terms: attribution, no redistribution of events; UNHCR's figures CC BY-IGO",
    cite="OCHA, HDX Humanitarian API, after ACLED, IOM's Displacement Tracking Matrix and UNHCR",
    homepage="https://data.humdata.org/dataset/hdx-hapi-conflict-event",
    cadence_days=31,
    note="A country's month is the sum of its districts where it has them. Events that target civilians are part of"
    " political violence. A month is printed as a whole while it still goes on; such a month is left out, and the"
    " first figures after its end may lack its last days. Palestine is filed by Gaza Strip and West Bank. The"
    " service itself, which needs an identifier, answers in the same rows, which are read from files. Refugees,"
    " asylum seekers, others in need of protection and returned people are UNHCR's, by origin and country of asylum at"
    " the end of a year: only the rows of all sexes and ages, whose parts are no figures of their own. They are summed"
    " from UNHCR's demographics, so they may differ from those in unhcr-statistics; nothing is summed over countries."
    " People in refugee-like situations (ROC), the stateless, host communities and others of concern are not read.",
)

DATASETS = ("hdx-hapi-conflict-event", "hdx-hapi-idps", "hdx-hapi-refugees", "hdx-hapi-returnees")

# Type of event -> the series of its events, and of its deaths.
EVENT_TYPES = {
    "political_violence": ("events.political_violence", "fatalities.political_violence"),
    "civilian_targeting": ("events.civilian_targeting", "fatalities.civilian_targeting"),
    "demonstration": ("events.demonstrations", None),
}
# Countries that are filed by region: the region's code -> its place.
REGIONS = {"PSE": {"PS01": "PS-WB", "PS02": "PS-GZ"}}
# Group of people -> what it is; of those in LEFT_OUT nothing is recorded.
GROUPS = {
    "REF": _unhcr.REFUGEES,
    "ASY": _unhcr.ASYLUM_SEEKERS,
    "OIP": _unhcr.OTHER_PROTECTION,
    "IDP": _unhcr.DISPLACED,
    "RET": _unhcr.RETURNED_REFUGEES,
    "RDP": _unhcr.RETURNED_DISPLACED,
}
LEFT_OUT = {
    "ROC": "people in refugee-like situations",
    "IOC": "people in situations like those of the displaced",
    "STA": "stateless people",
    "OOC": "others of concern",
    "HST": "host communities",
    "RST": "resettled refugees",
    "NAT": "naturalised refugees",
    "RRI": "a group that the service does not explain",
    "POC": "persons of concern, all groups together",
    "all": "all groups together",
}
SEXES = {"all", "f", "m", "x", "u", "o"}
NOT_FIGURES = {
    "origin_location_ref", "origin_location_code", "origin_location_name", "origin_has_hrp", "origin_in_gho",
    "asylum_location_ref", "asylum_location_code", "asylum_location_name", "asylum_has_hrp", "asylum_in_gho",
    "population_group", "gender", "age_range", "min_age", "max_age",
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
    """The files without years in their names, and those of this year or span of years and the one before."""
    newest = int(document.seen_at[:4])
    for resource in _hdx.resources(document):
        years = [int(year) for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", resource.url.rpartition("/")[2])]
        span = max(years, default=0) - min(years, default=0)
        if resource.format == "CSV" and (not years or max(years) >= newest - 1 - span):
            yield Request(resource.url, resource.name)


def parse(document: Document) -> Iterator[Item]:
    """Events and deaths by country and month, the displaced by round, or refugees by year, whichever it is."""
    table = _table(document.body)
    if "population_group" in table.columns:
        _need(table, "origin_location_code", "asylum_location_code", "gender", "age_range", "population")
        yield from table.faults({"population", *NOT_FIGURES}, "NOT_FIGURES", __file__)
        yield from _by_origin(table)
        return
    _need(table, "location_code", "admin_level")
    if "event_type" in table.columns:
        yield from table.faults({"events", "fatalities", *NOT_FIGURES}, "NOT_FIGURES", __file__)
        yield from _events(table, document.seen_at[:10])
    elif "operation" in table.columns:
        yield from table.faults({"population", *NOT_FIGURES}, "NOT_FIGURES", __file__)
        yield from _displaced(table)
    else:
        found = ",".join(table.columns)
        raise refuse("changed-header", "neither conflict events nor displaced people nor refugees", found)


def _table(body: bytes) -> Table:
    needs = ("reference_period_start",)
    if body.lstrip()[:1] in (b"{", b"["):
        return read_rows(read_json(body), "/*/data", day="reference_period_end", needs=needs)
    return read_csv(body, day="reference_period_end", needs=needs)


def _need(table: Table, *columns: str) -> None:
    """Refuse a document that lacks a column without which its rows mean something else."""
    for column in columns:
        if column not in table.columns:
            found, expected = ",".join(table.columns), f"expected {', '.join(columns)}"
            raise refuse("changed-header", f"no column {column!r}", found, table.layout.prefix().strip(), expected)


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


def _by_origin(table: Table) -> Iterator[Item]:
    """UNHCR's people by origin and asylum: the rows of everybody, of which those by sex and age are parts."""
    unknown: dict[tuple[str, str], Row] = {}
    left_out: dict[str, tuple[int, Row]] = {}
    for row in table.rows():
        if row["gender"] not in SEXES:
            unknown.setdefault(("gender", row["gender"]), row)
        if (row["gender"], row["age_range"]) != ("all", "all"):
            continue
        group = row["population_group"]
        if group in LEFT_OUT:
            count, first = left_out.get(group, (0, row))
            left_out[group] = (count + 1, first)
            continue
        if group not in GROUPS:
            unknown.setdefault(("population_group", group), row)
            continue
        sides = {side: _unhcr.code(row[side]) for side in ("origin_location_code", "asylum_location_code")}
        strange = [side for side, code in sides.items() if code is None]
        for side in strange:
            unknown.setdefault((side, row[side]), row)
        if not strange:
            yield from _unhcr.figure(row, "population", GROUPS[group], *sides.values())
    yield from _unknown(unknown)
    for group, (count, row) in left_out.items():
        message = f"{group}, {LEFT_OUT[group]}, is left out in {count} rows"
        yield Problem("left-out", "info", message, group, row.locator("population_group"))


def _unknown(rows: dict[tuple[str, str], Row]) -> Iterator[Problem]:
    tables = {
        "event_type": f"EVENT_TYPES in {__file__}",
        "admin1_code": f"REGIONS in {__file__}",
        "population_group": f"GROUPS or LEFT_OUT in {__file__}",
        "gender": f"SEXES in {__file__}",
    }
    for (column, text), row in rows.items():
        message, remedy = f"unknown {column} {text!r}", f"add it to {tables.get(column, countries.FILE)}"
        yield Problem(
            "unknown-label", "warning", f"{message}, nothing of it was recorded", text, row.locator(column), remedy
        )
