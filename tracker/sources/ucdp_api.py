"""Events of organised violence and their deaths by country and month, from the service, which needs a token."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tracker.documents.cells import read_json, refuse
from tracker.model import Document, Item, Request, Source
from tracker.sources import _ged

SOURCE = Source(
    id="ucdp-api",
    title="Events of organised violence and their deaths (UCDP service)",
    publisher="Uppsala Conflict Data Program",
    claimant=_ged.CLAIMANT,
    licence="CC BY 4.0",
    cite="Uppsala Conflict Data Program, UCDP Georeferenced Event Dataset and Candidate Events Dataset",
    homepage="https://ucdp.uu.se/apidocs/",
    cadence_days=31,
    default=False,
    note="Needs a token in UCDP_TOKEN; the same events without one are in ucdp. With --since the final events of past"
    " years are asked for too. 5,000 calls a day.",
)

_SERVICE = "https://ucdpapi.pcr.uu.se/api/gedevents/"
_TOKEN = {"x-ucdp-access-token": "${UCDP_TOKEN}"}
# The events of a year are final in the summer after it.
FINAL_FROM_MONTH = 7


def addresses(today: date, since: date | None = None) -> Iterator[Request]:
    """The newest candidate month, and with `since` the final events from the first of its month on."""
    year, month = _ged.finished_months(today)
    if since:
        version = today.year if today.month >= FINAL_FROM_MONTH else today.year - 1
        days = f"StartDate={since.replace(day=1)}&EndDate={date(version, 1, 1) - timedelta(days=1)}"
        yield Request(f"{_SERVICE}{version % 100}.1?pagesize=1000&page=0&{days}", "final", _TOKEN)
    yield Request(f"{_SERVICE}{year % 100}.0.{month}?pagesize=1000&page=0", "candidate", _TOKEN, optional=True)


def next_page(document: Document) -> Request | None:
    """The page after this one."""
    page = read_json(document.body)
    if not isinstance(page, dict) or "Result" not in page:
        raise refuse("changed-shape", "found no page of events", str(page))
    following = page.get("NextPageUrl")
    return Request(following, headers=_TOKEN) if isinstance(following, str) and following else None


def parse(document: Document) -> Iterator[Item]:
    """The months of a page, or of all pages."""
    yield from _ged.claims(document)
