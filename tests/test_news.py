from __future__ import annotations

from datetime import date

import pytest

from tracker.documents.feeds import Entry, feed_entries
from tracker.documents.pages import text_of
from tracker.model import Claim, Document, Problem, TrackerError
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


MARKED = """<!doctype html><html><head><meta property="og:site_name" content="Example Courier">
<meta property="article:published_time" content="2025-03-14T10:00:00Z"></head><body>
<nav><a href="/1">Russia has lost 5,000 tanks since the beginning of the war</a></nav>
<main><article><h1>Army counts its losses</h1><p>{padding}</p><p>Russia has lost 701,250 troops in Ukraine since the
beginning of the war, the General Staff of Ukraine said on March 13.</p></article></main>
<aside><h2>News Feed</h2><div>9:02 AM</div><h3>Poland hosts 990,000 Ukrainian refugees.</h3></aside>
<footer>Russia has lost 300 aircraft since the beginning of the war</footer></body></html>
""".replace("{padding}", "The war goes on, and both armies stay where they are. " * 10)


def test_of_a_page_that_marks_its_article_only_that_and_the_feed_beside_it_are_read() -> None:
    found = [one for one in parse(document(MARKED)) if isinstance(one, Claim)]
    assert [(one.line.series, one.value) for one in found] == [
        ("losses.personnel.total", 701_250),
        ("refugees.total", 990_000),
    ]
    assert {one.line.publisher for one in found} == {"Example Courier"}
    assert [one.day for one in found] == ["2025-03-13", "2025-03-14"]


FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Example</title>
<item><title>Army &amp; losses</title><link>https://news.example/1</link>
<pubDate>Fri, 26 Jan 2024 08:00:00 +0200</pubDate>
<description>&lt;p&gt;Russia has lost &lt;b&gt;380,600&lt;/b&gt; troops.&lt;/p&gt;</description>
</item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Example</title><entry><title>A</title>
<link rel="self" href="https://news.example/self"/><link href="https://news.example/2"/><id>tag:2</id>
<updated>2024-01-26</updated><summary>Two.</summary></entry></feed>"""


def test_the_entries_of_a_feed_have_address_day_title_and_words() -> None:
    assert feed_entries(FEED) == [
        Entry("https://news.example/1", "2024-01-26T06:00:00Z", "Army & losses", "Russia has lost 380,600 troops.")
    ]
    assert feed_entries(ATOM) == [Entry("https://news.example/2", "2024-01-26", "A", "Two.")]


@pytest.mark.parametrize("body", [b"", b"<html><p>no feed", b"<!DOCTYPE r [<!ENTITY a 'b'>]><rss/>"])
def test_what_is_no_feed_is_one_error(body: bytes) -> None:
    with pytest.raises(TrackerError, match=r"feed"):
        feed_entries(body)
