"""Civilians killed and injured in Ukraine as verified by OHCHR, with the other key figures of OCHA's sheet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from tracker.documents.tables import read_csv
from tracker.model import Document, Item, Kind, Line, Request, Source

SOURCE = Source(
    id="ohchr",
    title="Key figures on Ukraine, civilian casualties among them",
    publisher="OCHA",
    claimant="OHCHR",
    licence="Free with attribution",
    cite="OHCHR and others, key figures on Ukraine compiled by OCHA",
    homepage="https://data.humdata.org/visualization/ukraine-humanitarian-operations/",
    cadence_days=None,
    default=False,
    lists_everything=True,
    note="Civilian casualties are OHCHR's verified minimum, published with a lag. OHCHR has since moved to monthly"
    " reports in PDF, so this sheet of the first months is no default. Its labels say US$m where it has US dollars.",
)


class Figure(NamedTuple):
    """What a column counts, and who says so. `times` makes per cent of a fraction."""

    series: str
    kind: Kind
    claimant: str
    place: str | None = None
    unit: str | None = None
    times: str = "1"


# The sheet's own misspellings are in the names. Where a column names nobody, the figure is OCHA's.
COLUMNS = {
    "Civilian casualities(OHCHR) - Killed": Figure("civilians.killed", "total", "OHCHR"),
    "Civilian casualities(OHCHR) - Injured": Figure("civilians.injured", "total", "OHCHR"),
    "Refugees(UNHCR)": Figure("refugees.total", "level", "UNHCR"),
    "IDPs": Figure("idps.total", "level", "OCHA", "UA"),
    "Attacks on Education Facilities": Figure("attacks.education", "total", "OCHA"),
    "Attacks on Health Care": Figure("attacks.health_care", "total", "OCHA"),
    "Number of People Reached": Figure("people_reached.total", "total", "OCHA", "UA"),
    "People Affected(Flash Appeal)": Figure("people_affected.total", "level", "OCHA", "UA"),
    "People in Need(Flash Appeal)": Figure("people_in_need.total", "level", "OCHA", "UA"),
    "People Targeted(Flash Appeal)": Figure("people_targeted.total", "level", "OCHA", "UA"),
    "Ukraine Flash Appeal 2022 - Required (US$m)": Figure("aid.money.required", "level", "OCHA", "UA", "USD"),
    "Ukraine Flash Appeal 2022 - Funded (US$m)": Figure("aid.money.plan_funded", "total", "OCHA", "UA", "USD"),
    "Ukraine Flash Appeal 2022 - % coverage": Figure("aid.money.funded_share", "share", "OCHA", "UA", times="100"),
    "Number of Voyages": Figure("exports.voyages", "total", "JCC"),
    "Tonnage of Commodities": Figure("exports.food_tonnage", "total", "JCC"),
}
MISPRINTS = {
    "Civilian casualties(OHCHR) - Killed": "Civilian casualities(OHCHR) - Killed",
    "Civilian casualties(OHCHR) - Injured": "Civilian casualities(OHCHR) - Injured",
}
# Parts of other columns, the appeal's requirement once more but rounded, and plans for which there is no line beside
# that of the appeal.
NOT_FIGURES = {
    "Total Population(Flash Appeal)", "People Affected - IDPs", "PiN - IDPs", "People Targeted - IDPs",
    "Requirements (US$)(Flash Appeal)", "Projection Time Frame (Flash Appeal)", "Flash Appeal URL",
    "Number of Organisations", "Source URL", "FTS URL",
    "Ukraine Humanitarian Response Plan 2022 - Required (US$m)",
    "Ukraine Humanitarian Response Plan 2022 - Funded (US$m)",
    "Ukraine Humanitarian Response Plan 2022 - % coverage",
    "Ukraine Regional Refugee Response Plan 2022 - Required (US$m)",
    "Ukraine Regional Refugee Response Plan 2022 - Funded (US$m)",
    "Ukraine Regional Refugee Response Plan 2022 - % coverage",
    "CERF - Contributions (US$m) ", "CERF - Allocations (US$m) ",
    "Ukraine Humanitarian Fund - Contributions (US$m)", "Ukraine Humanitarian Fund - Allocations (US$m)",
}  # fmt: skip
LEAST_MONEY = 1_000_000
SMALL = "the label says millions, and for once the figure may be in millions"
MISSING = frozenset({"", "N/A", "NA"})
_SHEET = "2PACX-1vQIdedbZz0ehRC0b4fsWiP14R7MdtU1mpmwAkuXUPElSah2AWCURKGALFDuHjvyJUL8vzZAt3R1B5qg"


def addresses(today: date, since: date | None = None) -> Iterator[Request]:  # noqa: ARG001 (it never changes)
    """The sheet, as it is published."""
    yield Request(f"https://docs.google.com/spreadsheets/d/e/{_SHEET}/pub?gid=0&single=true&output=csv")


def parse(document: Document) -> Iterator[Item]:
    """Figures by day, oldest first. The row above the header only groups the columns."""
    killed = "Civilian casualities(OHCHR) - Killed"
    table = read_csv(document.body, header=2, day="Date", needs=(killed,), missing=MISSING, misprints=MISPRINTS)
    yield from table.faults({*COLUMNS, *NOT_FIGURES}, "COLUMNS, MISPRINTS or NOT_FIGURES", __file__)
    for row in table.rows():
        pages = row["Source URL"].split()
        for column, one in COLUMNS.items():
            line = Line("ukraine", one.series, one.kind, place=one.place, claimant=one.claimant)
            value = row.value(column)
            unsure = SMALL if one.unit and value is not None and value < LEAST_MONEY else None
            yield from row.figure(
                column, line, row.day,
                unit=one.unit, times=one.times, unsure=unsure, url=pages[0] if pages else None,
            )  # fmt: skip
