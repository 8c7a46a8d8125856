"""What a language model proposed, as `tracker extract --second MODEL --keep FILE` keeps it. No model is asked here.

One text a line, `{"model", "id", "publisher", "published", "url", "page", "text", "proposals"}`: `page` is the SHA-256
of the page that the text was read from. Whatever the file says, a proposal counts only as far as its text proves it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from tracker.clock import is_day
from tracker.documents.cells import read_json, refuse
from tracker.model import Document, Item, Problem, Request, Source
from tracker.prose.finding import claim_of
from tracker.prose.proposed import LONGEST_NAME, Unproved, vetted

SOURCE = Source(
    id="second-reader",
    title="Claims in texts that a language model proposed",
    publisher=None,
    licence="Quotations of single figures, each with its publisher and address",
    cite="The publisher of each text",
    homepage="",
    cadence_days=None,
    claimant=None,
    default=False,
    lists_everything=False,
    note="Every claim is held until a person accepts it, however often it is proposed.",
)


class _Row(NamedTuple):
    number: int
    model: str
    published: str
    text: str
    proposals: list[object]
    publisher: str | None
    url: str | None


def addresses(today: date, since: date | None = None) -> Iterator[Request]:  # noqa: ARG001
    """Nowhere: a person hands over what was proposed."""
    yield from ()


def parse(document: Document) -> Iterator[Item]:
    """The claims that the texts prove, each of them unsure; a warning for each proposal that is not proved."""
    lines = enumerate(document.body.splitlines(), 1)
    rows = [_row(read_json(line), number) for number, line in lines if line.strip()]
    for row in rows:
        publisher = document.publisher or row.publisher
        published = date.fromisoformat((document.published or row.published)[:10])
        for one in vetted(row.proposals, row.text, by=row.model, published=published, publisher=publisher):
            place = f"line={row.number} /text"
            if isinstance(one, Unproved):
                message = f"a proposal was dropped: {one.reason}"
                yield Problem("unproved-proposal", "warning", message, one.found, place, "nothing of it was recorded")
                continue
            claim = claim_of(one.finding, publisher, published.isoformat())
            yield claim._replace(locator=f"{claim.locator} in {place}", url=row.url)


def _row(found: Any, number: int) -> _Row:
    row = found if isinstance(found, dict) else {}
    model, published, text, proposals = (row.get(name) for name in ("model", "published", "text", "proposals"))
    named = isinstance(model, str) and model.isprintable() and 0 < len(model) <= LONGEST_NAME
    dated = isinstance(published, str) and is_day(published)
    if not (named and dated and isinstance(text, str) and text and isinstance(proposals, list)):
        raise refuse(
            "not-proposals", "found a line that is no text with proposals, expected model, published, text, proposals",
            str(found), f"line={number}", "make the file with tracker extract --second MODEL --keep FILE",
        )  # fmt: skip
    publisher, url = (row.get(name) for name in ("publisher", "url"))
    return _Row(
        number, str(model), str(published), text, proposals,
        publisher if isinstance(publisher, str) and publisher else None,
        url if isinstance(url, str) and url.startswith(("https://", "http://")) else None,
    )  # fmt: skip
