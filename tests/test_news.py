from __future__ import annotations

from datetime import date

import pytest

from tracker.model import Claim, Document, Problem
from tracker.pages import text_of
from tracker.prose.numbers import number_at
from tracker.sources import load
from tracker.sources.news import SOURCE, addresses, parse

HTML = """<!doctype html>
<html><head><title>Example Courier</title><script>var troops = "Russia has lost 1 troops";</script></head>
<body><nav><a href="/">Home</a></nav>
<article><h1>Envoy returns</h1><p>by Ada Example March 14, 2025 3:05 PM</p>
<p>Nothing was signed.</p></article>
<aside><h2>News Feed</h2>
<div>9:02 AM</div><h3>General Staff: Russia has lost 701,250 troops in Ukraine.</h3>
<p>Russia has lost <b>701,250</b> troops in Ukraine since the beginning of its full-scale invasion on Feb. 24, 2022,
the General Staff of Ukraine&#39;s Armed Forces reported on March&nbsp;13.</p></aside></body></html>
"""
POST = "Russia has lost 701,250 troops in Ukraine since the beginning of the war, the General Staff of Ukraine said."


def document(body: str, *, publisher: str | None = None, published: str | None = None) -> Document:
    return Document(body.encode(), "https://news.example/1", "2025-03-15T06:00:00Z", publisher, published)


def problem(body: str) -> Problem:
    (found,) = parse(document(body))
    assert isinstance(found, Problem)
    return found


def test_the_source_is_registered_and_looks_nowhere_by_itself() -> None:
    assert load("news").SOURCE is SOURCE
    assert (SOURCE.default, SOURCE.lists_everything, SOURCE.publisher, SOURCE.claimant) == (False, False, None, None)
    assert list(addresses(date(2025, 3, 15))) == []


def test_a_page_is_read_as_its_text() -> None:
    page = document(HTML, publisher="Example Courier")
    (claim,) = parse(page)
    assert isinstance(claim, Claim)
    assert (claim.value, claim.line.claimant, claim.day) == (701_250, "General Staff of Ukraine", "2025-03-13")
    assert claim.line.publisher == "Example Courier"
    start, offset = (int(part.split("=")[1]) for part in claim.locator.split())
    assert text_of(page.body)[start : start + len(claim.quote)] == claim.quote
    number = number_at(claim.quote, offset)
    assert number
    assert number.value == claim.value


def test_a_post_takes_its_day_from_what_the_fetch_knew() -> None:
    (claim,) = parse(document(POST, published="2025-03-14T08:00:00Z"))
    assert isinstance(claim, Claim)
    assert (claim.day, claim.line.publisher) == ("2025-03-14", None)


def test_a_post_without_any_day_is_an_error() -> None:
    found = problem(POST)
    assert (found.check, found.severity) == ("no-date", "error")


@pytest.mark.parametrize(
    "body", ["", "  \n\n ", "<!doctype html><html><body><div></div></body></html>", "12 | 13 | 14"]
)
def test_a_page_without_words_is_an_error(body: str) -> None:
    found = problem(body)
    assert (found.check, found.severity) == ("empty-page", "error")


@pytest.mark.parametrize(
    "body",
    [
        "<!doctype html><html><head><title>Just a moment...</title></head><body><p>Wait</p></body></html>",
        "March 14, 2025 3:05 PM\nPlease complete the CAPTCHA below. " + POST,
        "Verify you are human by completing the action below.",
    ],
)
def test_a_bot_challenge_is_an_error_whatever_else_it_says(body: str) -> None:
    found = problem(body)
    assert (found.check, found.severity) == ("captcha", "error")


def test_an_article_about_captchas_is_an_article() -> None:
    article = "Machines solve every captcha by now.\n" + "The rest of a long article.\n" * 100 + POST
    (claim,) = parse(document(article, published="2025-03-14"))
    assert isinstance(claim, Claim)


def test_a_page_without_claims_gives_nothing() -> None:
    assert list(parse(document("March 14, 2025 3:05 PM\nA quiet day in the port of Example."))) == []
