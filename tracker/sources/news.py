"""News pages and posts, plain text or HTML, read for claims that belong to a series of the catalog."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.documents.article import page_of
from tracker.documents.feeds import feed_entries
from tracker.documents.pages import captcha
from tracker.model import Document, Item, Problem, Request, Source
from tracker.prose.reader import read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

SOURCE = Source(
    id="news",
    title="News pages",
    publisher=None,
    licence="Quotations of single figures, each with its publisher and address",
    cite="The publisher of each page",
    homepage="",
    cadence_days=None,
    claimant=None,
    default=False,
    lists_everything=False,
    note="Read by rules that leave out what they are not sure of; most figures of a page may be missing.",
)

_CHALLENGE = re.compile(
    r"\bcaptcha\b|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot|checking your browser"
    r"|enable javascript and cookies|unusual traffic|just a moment\.\.\.",
    re.IGNORECASE,
)
# An article may be about captchas; a challenge has little else to say.
_SHORT = 2000
_SHOWN = 80


def addresses(today: date, since: date | None = None) -> Iterator[Request]:  # noqa: ARG001 (pages are handed over, none is looked for)
    """No address of its own: a person names pages, or feeds in the settings."""
    yield from ()


def links(document: Document) -> Iterator[Request]:
    """The pages of a feed (RSS or Atom), each read once."""
    for entry in feed_entries(document.body):
        if entry.url.startswith(("http://", "https://")):
            yield Request(entry.url, once=True, publisher=document.publisher, published=entry.published)


def parse(document: Document) -> Iterator[Item]:
    """The claims of a page. A page without words, a bot challenge and a page without a date are errors."""
    guard = captcha(document.body)
    page = page_of(document.body)
    text = page.text
    challenge = _CHALLENGE.search(text) if len(text) < _SHORT else None
    if guard or challenge:
        yield Problem(
            "captcha",
            "error",
            f"found a bot challenge ({guard or 'by its words'}), expected an article",
            found=challenge[0] if challenge else "",
            remedy="open the address in a browser, save the page and ingest the file",
        )
    elif not re.search(r"[^\W\d_]", text):
        yield Problem(
            "empty-page",
            "error",
            f"found {len(document.body)} bytes without a word, expected an article",
            found=text.strip()[:_SHOWN],
            remedy="fetch the page again, or save it from a browser and ingest the file",
        )
    else:
        publisher = document.publisher or page.publisher
        yield from read(text, published=document.published or page.published, publisher=publisher, layout=page.layout)
