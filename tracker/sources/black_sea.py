"""Food that left Ukraine by ship under the Black Sea Initiative, by day of departure. Trade, not aid."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from tracker.documents.sums import Sum
from tracker.documents.tables import read_sheet
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
    " an hour or two before the midnight that begins the day of departure.",
)

VOYAGE, MORE_CARGO = "Outbound", "Outbound +"
NOT_FIGURES = {
    "Outbound Sequence", "Vessel name", "IMO", "Departure port", "Country", "Commodity", "Inspection İstanbul",
    "Income group", "Flag", "World Bank region", "UN region", "Development category",
}  # fmt: skip
SHIFT = timedelta(hours=2)


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
    """Tonnes and voyages of each day, oldest first. Further cargo of a voyage is no further voyage."""
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
