"""Internally displaced people and returnees as estimated by IOM's Displacement Tracking Matrix.

Workbooks of Ukraine, one a round, by oblast; and the rounds of other countries by operation, from IOM's service or
its copy at the Humanitarian Data Exchange. `tracker.sources._dtm` decides which operations are recorded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tracker.catalog import countries
from tracker.documents.cells import read_json, refuse
from tracker.documents.records import sheets
from tracker.documents.sums import Sum
from tracker.documents.tables import Row, Table, iso_day, read_csv, read_rows, read_sheet
from tracker.model import Document, Item, Line, Problem, Qualifier, Request, Source
from tracker.sources import _dtm, _hdx

SOURCE = Source(
    id="iom-dtm",
    title="Internally displaced people and returnees (IOM Displacement Tracking Matrix)",
    publisher="IOM",
    claimant="IOM",
    licence="IOM terms: non-commercial use with attribution",
    cite="International Organization for Migration (IOM), Displacement Tracking Matrix (DTM)",
    homepage="https://dtm.iom.int",
    cadence_days=60,
    note="Ukraine by oblast: four oblasts near the front are under-represented, or hidden and yet part of IOM's own"
    " national total, so a sum of the oblasts is none. Rounds 13 and 14 print upper estimates. Elsewhere a national"
    " figure is the sum of a round's rows by cause and origin, of baseline assessments only. Of Sudan's operations the"
    " overview is the line of the country, the weekly one counts since the war, the monthly one is left out."
    " Answers of IOM's own service, which needs a key, are read from files.",
)

# Where the rounds are: the data set, the format of its files, and which of them have a layout that is known.
DATASETS = {
    "global-iom-dtm-from-api": ("CSV", re.compile(r"admin-0")),
    "ukraine-idp-estimates": ("XLSX", re.compile(r"(?<![a-z])r(?:ound)?[ _-]*(1[4-9]|[2-9]\d)(?!\d)", re.IGNORECASE)),
}

# Column of a workbook -> what it counts, and how sure it is. Round 14 had upper estimates.
COLUMNS: dict[str, tuple[str, Qualifier | None]] = {
    "Estimated de facto IDPs present": ("idps.total", None),
    "Estimated max. de facto IDPs present": ("idps.total", "up_to"),
    "Estimated returnee pop. Present": ("returnees.total", None),
    "Estimated max. returnee pop. Present": ("returnees.total", "up_to"),
    "Estimated max. returnee population  present": ("returnees.total", "up_to"),
}
NOT_FIGURES = {"Round", "Country Name", "Country Code", "Reported Date", "Oblast", "Oblast pcode"}
SHEETS = ("Estimated Population", "Returnees by Oblast")

# Oblast -> its place code in humanitarian data, and in ISO 3166-2, which differ for six of them.
OBLASTS = {
    "Avtonomna Respublika Krym": ("UA01", "UA-43"),
    "Cherkaska": ("UA71", "UA-71"),
    "Chernihivska": ("UA74", "UA-74"),
    "Chernivetska": ("UA73", "UA-77"),
    "Dnipropetrovska": ("UA12", "UA-12"),
    "Donetska": ("UA14", "UA-14"),
    "Ivano-Frankivska": ("UA26", "UA-26"),
    "Kharkivska": ("UA63", "UA-63"),
    "Khersonska": ("UA65", "UA-65"),
    "Khmelnytska": ("UA68", "UA-68"),
    "Kirovohradska": ("UA35", "UA-35"),
    "Kyiv": ("UA80", "UA-30"),
    "Kyivska": ("UA32", "UA-32"),
    "Luhanska": ("UA44", "UA-09"),
    "Lvivska": ("UA46", "UA-46"),
    "Mykolaivska": ("UA48", "UA-48"),
    "Odeska": ("UA51", "UA-51"),
    "Poltavska": ("UA53", "UA-53"),
    "Rivnenska": ("UA56", "UA-56"),
    "Sevastopol": ("UA85", "UA-40"),
    "Sumska": ("UA59", "UA-59"),
    "Ternopilska": ("UA61", "UA-61"),
    "Vinnytska": ("UA05", "UA-05"),
    "Volynska": ("UA07", "UA-07"),
    "Zakarpatska": ("UA21", "UA-21"),
    "Zaporizka": ("UA23", "UA-23"),
    "Zhytomyrska": ("UA18", "UA-18"),
}
# Rounds 13 to 17 have the codes of Kyiv and its oblast the wrong way round; the names go with the shares on another
# sheet, and with the figures of later rounds.
MISPRINTED_CODES = {("Kyiv", "UA32"), ("Kyivska", "UA80"), ("Kyiv", "Temp03")}
NOWHERE = "Residence location unknown (in Ukraine)"
MISSING = frozenset({"", "n/a", "Not available"})

# The first round counted by groups of oblasts, in sheets of their own, and has its day in its file's name only.
FIRST_ROUND = "Macro-regions of origin for IDP"
WHOLE_COUNTRY = "total displaced within UKR"
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

NOT_FIGURES_OF_ROUNDS = {
    "id", "operation", "admin0Name", "admin0Pcode", "admin1Name", "admin1Pcode", "admin2Name", "admin2Pcode",
    "adminLevel", "yearReportingDate", "monthReportingDate", "roundNumber", "displacementReason", "numberMales",
    "numberFemales", "idpOriginAdmin1Name", "idpOriginAdmin1Pcode", "assessmentType", "operationStatus",
}  # fmt: skip


def addresses(today: date, since: date | None = None) -> Iterator[Request]:  # noqa: ARG001 (they never change)
    """The data sets at the Humanitarian Data Exchange, which needs no key."""
    for name in DATASETS:
        yield Request(f"{_hdx.PACKAGE}{name}", name, index=True)


def links(document: Document) -> Iterator[Request]:
    """The rounds of a data set that have a layout that is known."""
    for resource in _hdx.resources(document):
        for wanted, name in DATASETS.values():
            if resource.format == wanted and name.search(resource.name):
                yield Request(resource.url, resource.name, once=wanted == "XLSX")


def parse(document: Document) -> Iterator[Item]:
    """The displaced and the returnees of a round in Ukraine, or the displaced of all rounds elsewhere."""
    if not document.body.startswith(b"PK"):
        yield from _rounds(_table(document.body))
        return
    there = sheets(document.body)
    if FIRST_ROUND in there:
        yield from _first_round(document)
        return
    sheet = next((name for name in SHEETS if name in there), None)
    if sheet is None:
        expected = f"expected one of {', '.join((*SHEETS, FIRST_ROUND))}"
        raise refuse("changed-shape", "a workbook without a sheet that is known", ", ".join(there), "", expected)
    yield from _oblasts(read_sheet(document.body, sheet, needs=tuple(sorted(NOT_FIGURES)), missing=MISSING))


def _oblasts(table: Table) -> Iterator[Item]:
    yield from table.faults({*COLUMNS, *NOT_FIGURES}, "COLUMNS or NOT_FIGURES", __file__)
    for row in table.rows():
        name, code = row["Oblast"].rstrip("*"), row["Oblast pcode"]
        if not name:
            continue  # notes under the table
        if name == NOWHERE:
            message = f"people whose oblast is unknown are left out, as they are in no oblast: {name}"
            yield Problem("left-out", "info", message, name, row.locator("Oblast"))
            continue
        if name not in OBLASTS:
            message, remedy = f"unknown oblast {name!r}, nothing of it was recorded", f"add it to OBLASTS in {__file__}"
            yield Problem("unknown-place", "warning", message, name, row.locator("Oblast"), remedy)
            continue
        day = iso_day(row["Reported Date"])
        if day is None:
            found, locator = row["Reported Date"], row.locator("Reported Date")
            yield Problem("no-date", "warning", f"the round of {name} has no day", found, locator)
            continue
        expected, place = OBLASTS[name]
        wrong = code != expected and (name, code) not in MISPRINTED_CODES
        unsure = f"the oblast is {name}, {expected}, but its code is {code}" if wrong else None
        for column, (series, qualifier) in COLUMNS.items():
            line = Line("ukraine", series, "level", place=place, claimant=SOURCE.claimant)
            yield from row.figure(column, line, day, qualifier=qualifier, unsure=unsure)


def _first_round(document: Document) -> Iterator[Item]:
    dated = re.search(r"([a-z]{3})(\d{2})(20\d{2})", document.address)
    if dated is None or dated[1] not in MONTHS:
        remedy = "give the file under its own name, as in idp-estimate-mar162022.xlsx"
        raise refuse("no-date", "the first round has its day in its file's name only", document.address, "", remedy)
    day = f"{dated[3]}-{MONTHS.index(dated[1]) + 1:02}-{dated[2]}"
    for sheet, column, figure, names in (
        (FIRST_ROUND, "Marco-region", "# est. Departed", {WHOLE_COUNTRY: "UA"}),
        ("Current location of IDPs", "Macro-region", "# est. IDPs presence per macro-region", {"KYIV": "UA-30"}),
    ):
        for row in read_sheet(document.body, sheet, header=2, needs=(column, figure)).rows():
            if row[column] in names:
                line = Line("ukraine", "idps.total", "level", place=names[row[column]], claimant=SOURCE.claimant)
                yield from row.figure(figure, line, day)
    yield Problem("left-out", "info", "the groups of oblasts of the first round are left out, as they have no codes")


def _table(body: bytes) -> Table:
    needs = ("operation", "admin0Pcode", "numPresentIdpInd", "assessmentType", "roundNumber")
    if body.lstrip()[:1] in (b"{", b"["):
        return read_rows(read_json(body), "/result", day="reportingDate", needs=needs, missing=MISSING)
    return read_csv(body, day="reportingDate", needs=needs, missing=MISSING)


def _rounds(table: Table) -> Iterator[Item]:
    """National figures: a round is one row, or one for each cause and origin, which make up the whole."""
    yield from table.faults({"numPresentIdpInd", *NOT_FIGURES_OF_ROUNDS}, "NOT_FIGURES_OF_ROUNDS", __file__)
    rounds, sums = _dtm.Rounds(), dict[tuple[Line, str, str], Sum]()
    unknown: dict[str, Row] = {}
    national = 0
    for row in table.rows():
        if row["admin1Pcode"] or row["adminLevel"] not in {"", "0"}:
            continue  # parts of what the national rows say
        national += 1
        country = countries.country(row["admin0Pcode"])
        if country is None:
            unknown.setdefault(row["admin0Pcode"], row)
            continue
        counted = rounds.counted(country, row["operation"], row["assessmentType"], row.locator("operation"))
        if counted:
            key = (_dtm.line(counted, row.day), row.day, row["roundNumber"])
            sums.setdefault(key, Sum(table.layout, "numPresentIdpInd")).add(row)
    if not national:
        raise refuse("no-national-rows", "all rows are of districts", remedy="give the answer for whole countries")
    for code, row in unknown.items():
        message, remedy = f"unknown country {code!r}, nothing of it was recorded", f"add it to {countries.FILE}"
        yield Problem("unknown-country", "warning", message, code, row.locator("admin0Pcode"), remedy)
    for (line, day, _), total in sums.items():
        yield from total.claim(line, day)
    yield from rounds.problems()
