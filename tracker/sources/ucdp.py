"""Events of organised violence and their deaths by country and month: candidate events of the current year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tracker.model import Document, Item, Request, Source
from tracker.sources import _ged

SOURCE = Source(
    id="ucdp",
    title="Events of organised violence and their deaths (UCDP candidate events)",
    publisher="Uppsala Conflict Data Program",
    claimant=_ged.CLAIMANT,
    licence="CC BY 4.0",
    cite="Uppsala Conflict Data Program, UCDP Candidate Events Dataset and Georeferenced Event Dataset",
    homepage="https://ucdp.uu.se/downloads/",
    cadence_days=31,
    note="Candidate events are provisional; later files restate them. An event counts in the month in which it ended."
    " The range of deaths is the sum of the low and of the high estimates. Gaza and the West Bank are told from the"
    " rest of Israel by the event's region. Files of past years are read with --file; the service is ucdp-api.",
)

_FILES = "https://ucdp.uu.se/downloads/candidateged/GEDEvent_v"
# A file from January to the end of a quarter takes the place of those of its months, about a month later.
QUARTER = 3


def addresses(today: date, since: date | None = None) -> Iterator[Request]:  # noqa: ARG001 (the year's files only)
    """The year before, the year's first quarters as far as their file should be there, and the months after them."""
    year, over = _ged.finished_months(today)
    quarters = (over - 1) // QUARTER * QUARTER
    yield _months(year - 1, 12, optional=True)
    if quarters:
        yield _months(year, quarters)
    for month in range(quarters + 1, over + 1):
        newest = month == over
        yield Request(f"{_FILES}{year % 100}_0_{month}.csv", f"{year}-{month:02}", optional=newest)


def _months(year: int, last: int, *, optional: bool = False) -> Request:
    short = year % 100
    name = f"{year}-01 to {year}-{last:02}"
    return Request(f"{_FILES}{short}_01_{short}_{last:02}.csv", name, optional=optional)


def parse(document: Document) -> Iterator[Item]:
    """The months of a file: with a header, without one, or in the layout of the Humanitarian Data Exchange."""
    yield from _ged.claims(document)
