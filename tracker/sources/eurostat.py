"""People from Ukraine under temporary protection, and with residence permits, by country, as counted by Eurostat.

Three shapes: SDMX-CSV with or without columns of labels, JSON-stat, and a third party's file of the newest month.
"""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from collections.abc import Iterator
from datetime import date
from typing import Any

from tracker.catalog.countries import country, fled
from tracker.documents.cells import number, read_json, refuse, refuse_page, resolve
from tracker.documents.tables import Table, read_csv
from tracker.model import Claim, Document, Item, Kind, Line, Problem, Qualifier, RefusedError, Request, Source
from tracker.sources._jsonstat import Observation, complaint, observations

SOURCE = Source(
    id="eurostat",
    title="People from Ukraine under temporary protection and with residence permits (Eurostat)",
    publisher="Eurostat",
    claimant="Eurostat",
    licence="CC BY 4.0",
    cite="Eurostat, migr_asytpsm, migr_asytpfm and migr_resvalid",
    homepage="https://ec.europa.eu/eurostat/databrowser/view/migr_asytpsm/default/table",
    cadence_days=31,
    note="Rounded to 5. An answer may be any selection of periods, so nothing is withdrawn because it is missing. The"
    " row of the European Union is a claim of its own, with place EU; it is no sum of ours. Estimates (flags e and s)"
    " are 'about'; breaks, other definitions and low reliability are told as information. Figures of before 2022-02-24"
    " are under global, with party UA.",
)

_API = "https://ec.europa.eu/eurostat/api/dissemination"
# Dataset -> its series and kind, the filters that leave only totals, its first period.
DATASETS: dict[str, tuple[str, Kind, str, str]] = {
    "MIGR_ASYTPSM": ("refugees.temporary_protection", "level", "sex=T&age=TOTAL", "2022-03"),
    "MIGR_ASYTPFM": ("refugees.temporary_protection.granted", "change", "sex=T&age=TOTAL", "2022-03"),
    "MIGR_RESVALID": ("refugees.residence_permits", "level", "reason=TOTAL&duration=TOTAL", "2015"),
}
# How the label of a dataset begins, for an answer that does not give its code.
TITLES = {
    "beneficiaries of temporary protection at the end of the month": "MIGR_ASYTPSM",
    "decisions granting temporary protection": "MIGR_ASYTPFM",
    "all valid permits by reason": "MIGR_RESVALID",
}
# Dimension -> the one value of it that is not a part of a total, or another measure.
TOTALS = {"unit": "PER", "sex": "T", "age": "TOTAL", "reason": "TOTAL", "duration": "TOTAL"}
GROUPS_OF_CITIZENS = {"TOTAL", "EXT_EU27_2020", "EU27_2020_FOR", "STLS", "UNK", "RNC"}
# The European Union of different years is not one place.
AGGREGATES = {"EU27_2020": "EU", "EU28": "EU28", "EU27_2007": "EU27"}
QUALIFIERS: dict[str, Qualifier] = {"e": "about", "s": "about"}
REMARKS = {"b": "break in time series", "d": "definition differs", "u": "low reliability"}
OTHER_FLAGS = set("cfinprz")
FORECAST = "f"

DIMENSIONS = {"freq", "citizen", "geo", "time", *TOTALS}
LABELS = {
    "STRUCTURE_NAME", "Time frequency", "Duration", "Reason", "Unit of measure", "Country of citizenship", "Sex",
    "Age class", "Geopolitical entity (reporting)", "Time", "Observation value",
    "Observation status (Flag) V2 structure", "Confidentiality status (flag)",
}  # fmt: skip
COLUMNS = {
    "STRUCTURE", "STRUCTURE_ID", "DATAFLOW", "LAST UPDATE", "TIME_PERIOD", "OBS_VALUE", "OBS_FLAG", "CONF_STATUS",
}  # fmt: skip
NO_VALUE = {"", ":"}

DERIVED = "Bencce4/beyond-borders"
DERIVED_SHARES = {"pct_children", "pct_elderly", "pct_women_adult", "pct_men_adult", "pct_unknown_age"}

_PERIOD = re.compile(r"([12][0-9]{3})(?:-(0[1-9]|1[0-2]))?")
_MONTH_IN_NAME = re.compile(r"20[0-9]{2}-(?:0[1-9]|1[0-2])(?![0-9])")
_TABLES = f"in {__file__}"


def addresses(today: date, since: date | None = None) -> Iterator[Request]:  # noqa: ARG001 (it asks to the newest)
    """The totals of people from Ukraine in each data set, as JSON-stat; as SDMX-CSV where that is not found."""
    for code, (_, _, totals, first) in DATASETS.items():
        name = code.lower()
        start = max(first, since.isoformat()[: len(first)]) if since else first
        filters = f"citizen=UA&{totals}&sinceTimePeriod={start}"
        as_csv = f"{name}/1.0/*.*.*.*.*.*?c[citizen]=UA&format=csvdata&formatVersion=2.0"
        yield Request(
            f"{_API}/statistics/1.0/data/{name}?format=JSON&lang=en&{filters}",
            name,
            otherwise=(f"{_API}/sdmx/3.0/data/dataflow/ESTAT/{as_csv}",),
        )


def parse(document: Document) -> Iterator[Item]:
    """The totals by country and period: at a month's or year's end, or granted in a month."""
    refuse_page(document.body, "JSON-stat or SDMX-CSV")
    start = document.body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start == b"<":
        raise _refused_query(document.body[:20_000].decode("utf-8", "replace"))
    if start in {b"{", b"["}:
        tree = read_json(document.body)
        yield from _claims(_dataset_of_json(tree), observations(tree))
        return
    table = read_csv(document.body)
    if "dest_iso3" in table.columns:
        yield from _derived(table, document)
        return
    if {"geo", "TIME_PERIOD", "OBS_VALUE"} - set(table.columns):
        found, expected = ",".join(table.columns), "expected geo, TIME_PERIOD and OBS_VALUE: ask for format=csvdata"
        raise refuse("changed-header", "not SDMX-CSV: a column is missing", found, "", expected)
    yield from table.faults({*COLUMNS, *LABELS, *DIMENSIONS}, "TOTALS, COLUMNS or LABELS", __file__)
    yield from _claims(_dataset_of_table(table), _csv_observations(table))


def _claims(dataset: str, observed: Iterator[Observation]) -> Iterator[Item]:
    """The claims, then what there is to say of flags and of what is unknown, each once."""
    told: dict[tuple[str, str], Problem] = {}
    parts = totals = 0
    for one in observed:
        for name in sorted(one.codes.keys() - DIMENSIONS):
            # Its values may be parts of a total: those that contradict each other are held by the ledger.
            message, remedy = f"unknown dimension {name!r}", f"add it to TOTALS or DIMENSIONS {_TABLES}"
            told[name, ""] = Problem("unknown-dimension", "warning", message, name, "/id", remedy)
        if _is_part(one):
            parts += 1
            continue
        totals += 1
        yield from _claim(dataset, one, told)
    yield from told.values()
    if not totals:
        message = f"{parts} values by sex, age or the like, and no total"
        raise refuse("only-parts", message, "", "", "ask for the totals")
    if parts:
        yield Problem("parts", "info", f"{parts} values are parts of a total or of no one country, and were left out")


def _is_part(one: Observation) -> bool:
    of_many = one.codes.get("citizen") in GROUPS_OF_CITIZENS
    return of_many or any(one.codes.get(dimension, total) != total for dimension, total in TOTALS.items())


def _claim(dataset: str, one: Observation, told: dict[tuple[str, str], Problem]) -> Iterator[Item]:
    series, kind, *_ = DATASETS[dataset]
    citizen, geo, time = (one.codes.get(dimension, "") for dimension in ("citizen", "geo", "time"))
    period, origin, place = _period(time), country(citizen), AGGREGATES.get(geo) or country(geo)
    for known, what, text, table in (
        (period, "period", time, "_PERIOD"),
        (origin, "citizenship", citizen, "GROUPS_OF_CITIZENS"),
        (place, "country", geo, "AGGREGATES"),
    ):
        if known is None:
            message, remedy = f"unknown {what} {text!r}, nothing of it was recorded", f"add it to {table} {_TABLES}"
            told.setdefault((what, text), Problem(f"unknown-{what}", "warning", message, text, one.locator, remedy))
    if period is None or origin is None or place is None or one.cell in NO_VALUE:
        return
    value = number(one.cell)
    if value is None:
        yield Problem("not-a-number", "warning", f"{geo} {time} is not a number", one.cell[:80], one.locator)
        return
    for flag in one.flags:
        if note := _note(flag, f"{geo} {time}", one.locator):
            told.setdefault(("flag", flag), note)
    day, days = period
    conflict, party = fled(origin, day)
    yield Claim(
        Line(conflict, series, kind, party, place, claimant=SOURCE.claimant), day, value, one.cell, one.locator,
        next((QUALIFIERS[flag] for flag in one.flags if flag in QUALIFIERS), None),
        period_days=days if kind == "change" else None,
        unsure="a forecast by the publisher" if FORECAST in one.flags else None,
    )  # fmt: skip


def _note(flag: str, of: str, locator: str) -> Problem | None:
    if flag in REMARKS:
        message = f"figures are flagged {flag!r} ({REMARKS[flag]}), first that of {of}"
        return Problem("flag", "info", message, flag, locator)
    if flag in QUALIFIERS or flag in OTHER_FLAGS:
        return None
    message, remedy = f"unknown flag {flag!r}, the figure stands without it", f"add it to OTHER_FLAGS {_TABLES}"
    return Problem("unknown-flag", "warning", message, flag, locator, remedy)


def _period(text: str) -> tuple[str, int] | None:
    """The last day and the days of `2024` or `2024-11`."""
    match = _PERIOD.fullmatch(text)
    if not match:
        return None
    year, month = int(match[1]), int(match[2] or 0)
    if not month:
        return f"{year}-12-31", 365 + isleap(year)
    days = monthrange(year, month)[1]
    return f"{year}-{month:02}-{days}", days


def _dataset_of_table(table: Table) -> str:
    column = "STRUCTURE_ID" if "STRUCTURE_ID" in table.columns else "DATAFLOW"
    names = sorted({row[column] for row in table.rows()})
    if len(names) > 1:
        raise refuse("mixed-datasets", "rows of more than one data set", ", ".join(names))
    return _known("".join(names).partition(":")[2].partition("(")[0], "".join(names))


def _csv_observations(table: Table) -> Iterator[Observation]:
    dimensions = DIMENSIONS & set(table.columns)
    for row in table.rows():
        codes = {dimension: row[dimension] for dimension in dimensions} | {"time": row["TIME_PERIOD"]}
        yield Observation(row["OBS_VALUE"], row.locator("OBS_VALUE"), row["OBS_FLAG"], codes)


def _dataset_of_json(tree: Any) -> str:
    if said := complaint(tree):
        raise _refused_query(said)
    label = str(resolve(tree, "/label") or "")
    code = str(resolve(tree, "/extension/id") or "")
    titled = (name for title, name in TITLES.items() if label.casefold().startswith(title))
    return _known(code or next(titled, ""), label)


def _known(dataset: str, found: str) -> str:
    if dataset.upper() not in DATASETS:
        message, remedy = f"unknown data set {dataset or found!r}", f"add it to DATASETS {_TABLES}"
        raise refuse("unknown-dataset", message, found, "", remedy)
    return dataset.upper()


def _refused_query(said: str) -> RefusedError:
    if "ASYNCHRONOUS" in said.upper() or "SUBMITTED" in said.upper():
        return refuse("asynchronous", "the answer is being prepared", said, "", "ask again later, or for less")
    if "TOO_BIG" in said.upper() or "413" in said:
        return refuse("too-large", "the query was too large", said, "", f"narrow the filters of DATASETS {_TABLES}")
    return refuse("service-error", "the service answered with an error", said)


def _derived(table: Table, document: Document) -> Iterator[Item]:
    """A third party's sums of the newest month by country. The month is only in the file's name."""
    named = _MONTH_IN_NAME.findall(document.address)
    period = _period(named[-1] if named else (document.published or "")[:7])
    if period is None or not (named or (document.published or "")[:10] == period[0]):
        remedy = "keep the month in the file's name (2025-11), or give the last day of the month with --published"
        raise refuse("no-month", "the file does not say which month it is for", document.address, "", remedy)
    yield from table.faults({"dest_iso3", "total_refugees", *DERIVED_SHARES}, "DERIVED_SHARES", __file__)
    series, kind, *_ = DATASETS["MIGR_ASYTPSM"]
    conflict, party = fled("UA", period[0])
    for row in table.rows():
        found = row["dest_iso3"]
        if place := country(found):
            line = Line(conflict, series, kind, party, place, claimant=SOURCE.claimant, publisher=DERIVED)
            yield from row.figure("total_refugees", line, period[0])
        else:
            message, remedy = f"unknown country {found!r}", "add it to tracker/catalog/countries.toml"
            yield Problem("unknown-country", "warning", message, found, row.locator("dest_iso3"), remedy)
