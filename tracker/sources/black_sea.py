"""Food that left Ukraine by ship under the Black Sea Initiative, by day of departure: trade, and a few ships of aid."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from tracker.catalog import load
from tracker.catalog.countries import FILE, country
from tracker.documents.sums import Sum
from tracker.documents.tables import Table, read_sheet
from tracker.model import Document, Item, Line, Problem, Request, Source

SOURCE = Source(
    id="black-sea",
    title="Vessel movements under the Black Sea Initiative",
    publisher="JCC",
    claimant="JCC",
    licence="Free with attribution",
    cite="Black Sea Grain Initiative Joint Coordination Centre, vessel movements",
    homepage="https://www.un.org/en/black-sea-grain-initiative/vessel-movements",
    cadence_days=None,
    default=False,
    lists_everything=True,
    note="The initiative ended on 2023-07-17, so it is no default, and no address is asked. Times in the workbook are"
    " an hour or two before the midnight that begins the day of departure. The workbook does not say which ships the"
    " World Food Programme chartered; seven voyages that a public statement names are counted as aid too (WFP_CHARTERS"
    " in the module has the statements), by country of destination and under its conflict, as it is aid from Ukraine"
    " and not to it. More were chartered, so these are no total of WFP's.",
)

VOYAGE, MORE_CARGO = "Outbound", "Outbound +"
NOT_FIGURES = {
    "Outbound Sequence", "Vessel name", "IMO", "Departure port", "Country", "Commodity", "Inspection İstanbul",
    "Income group", "Flag", "World Bank region", "UN region", "Development category",
}  # fmt: skip
SHIFT = timedelta(hours=2)

# Vessel and day of departure -> where it is said that the World Food Programme chartered it. Each statement was
# compared with the workbook: the vessel, the port or the day, and the tonnes agree (Brave Commander's are rounded
# there). Ships that Ukraine sent in its own name with WFP's help (Grain from Ukraine) are not among them.
WFP_CHARTERS = {
    ("BRAVE COMMANDER", "2022-08-16"):
        "https://www.seatrade-maritime.com/dry-bulk/first-ukraine-wfp-grain-ship-reaches-djibouti",
    ("KARTERIA", "2022-08-30"):
        "https://www.seatrade-maritime.com/dry-bulk/first-ukraine-wfp-grain-ship-reaches-djibouti",
    ("IKARIA ANGEL", "2022-09-17"):
        "https://ukrinform.net/rubric-economy/"
        "3573505-ship-carrying-30000-tonnes-of-wheat-for-ethiopia-leaves-chornomorsk.html",
    ("BC VANESSA", "2022-09-22"):
        "https://ukranews.com/en/news/"
        "883636-un-chartered-vessel-with-grain-for-afghanistan-left-odesa-seaport-infrastructure-ministry",
    ("NEW ISLAND", "2022-10-07"):
        "https://ukranews.com/en/news/886703-5th-vessel-chartered-by-un-left-chornomorsk-seaport-infrastructure-ministry",
    ("BOZBURUN-M", "2022-11-15"):
        "https://www.kmu.gov.ua/en/news/zernova-iniciativa-80-tis-tonn-ukrayinskoyi-prodovolchoyi-pshenici-pidut-na-"
        "potrebi-krayin-shcho-znahodyatsya-na-mezhi-golodu",
    ("GOKOVA-M", "2022-11-17"):
        "https://www.kmu.gov.ua/en/news/zernova-iniciativa-80-tis-tonn-ukrayinskoyi-prodovolchoyi-pshenici-pidut-na-"
        "potrebi-krayin-shcho-znahodyatsya-na-mezhi-golodu",
}  # fmt: skip
WFP = "WFP"


def addresses(today: date, since: date | None = None) -> Iterator[Request]:  # noqa: ARG001
    """Nowhere: the workbook no longer grows."""
    yield from ()


def _departure(text: str) -> str | None:
    """The day of `2022-07-31T23:00:00`, which is the next."""
    try:
        return (datetime.fromisoformat(text) + SHIFT).date().isoformat()
    except ValueError:
        return None


def parse(document: Document) -> Iterator[Item]:
    """Tonnes and voyages of each day, oldest first, then WFP's. Further cargo of a voyage is no further voyage."""
    table = read_sheet(document.body, "Data", day="Departure", as_day=_departure, needs=("Status", "Tonnage"))
    yield from table.faults({"Status", "Tonnage", *NOT_FIGURES}, "NOT_FIGURES", __file__)
    tonnes: dict[str, Sum] = {}
    voyages: dict[str, Sum] = {}
    unknown: set[str] = set()
    for row in table.rows():
        status = row["Status"]
        if status not in {VOYAGE, MORE_CARGO}:
            if status not in unknown:
                message, remedy = f"unknown status {status!r}, its rows are left out", f"see VOYAGE in {__file__}"
                yield Problem("unknown-status", "warning", message, status, row.locator("Status"), remedy)
            unknown.add(status)
            continue
        if row.value("Tonnage") is not None:
            tonnes.setdefault(row.day, Sum(table.layout, "Tonnage")).add(row)
        elif row["Tonnage"]:
            message = f"the tonnage of {row.day} is not a number"
            yield Problem("not-a-number", "warning", message, row["Tonnage"], row.locator("Tonnage"))
        if status == VOYAGE:
            voyages.setdefault(row.day, Sum(table.layout)).add(row)
    for series, sums in (("exports.food_tonnage", tonnes), ("exports.voyages", voyages)):
        line = Line("ukraine", series, "change", claimant=SOURCE.claimant)
        for day, total in sorted(sums.items()):
            yield from total.claim(line, day, period_days=1)
    yield from _aid(table)


def _aid(table: Table) -> Iterator[Item]:
    """What the World Food Programme's ships carried, by day of departure and country they went to."""
    tonnes: dict[tuple[str, str], Sum] = {}
    for row in table.rows():
        if (row["Vessel name"], row.day) not in WFP_CHARTERS or row.value("Tonnage") is None:
            continue
        called, where = row["Country"], row.locator("Country")
        if place := country(called):
            tonnes.setdefault((row.day, place), Sum(table.layout, "Tonnage")).add(row)
        else:
            message = f"unknown country {called!r}, the cargo is not counted as aid"
            yield Problem("unknown-country", "warning", message, called, where, f"add it to {FILE}")
    for (day, place), total in sorted(tonnes.items()):
        conflict = load().conflict_at(place, day)
        line = Line(conflict, "aid.tonnage", "change", place=place, donor=WFP, claimant=SOURCE.claimant)
        yield from total.claim(line, day, period_days=1)
