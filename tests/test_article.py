"""Which part of a page is news: its article, and not the links and boxes beside it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tracker.documents.article import Page, page_of
from tracker.documents.pages import text_of
from tracker.prose.pieces import pieces_within
from tracker.prose.reader import Refusal, explained, findings

POST = "<p>Russia has lost 380,600 troops in Ukraine since the beginning of the invasion.</p>"
OTHER = "Russia has lost 279,900 troops in Ukraine"
NAMES = (
    *("a", "article", "main", "nav", "aside", "footer", "div", "p", "td", "tr", "table", "li", "ul", "h3"),
    *("sup", "pre", "template", "span", "br", "script"),
)
PIECES = st.one_of(
    st.sampled_from([f"<{slash}{name}>" for name in NAMES for slash in ("", "/")]),
    st.sampled_from(['<div itemprop="articleBody">', '<a href="x">', "<A HREF=x>", "<a", "<a/>", "<!-- x -->"]),
    st.sampled_from(
        ["word ", "12 killed", " ", "\n", "\t", "\u00a0", "\u3000", "Read also: ", "x" * 210, "<", "&lt;", ":"]
    ),
)


def page(body: str) -> Page:
    return page_of(f"<!doctype html><title>News</title><body>{body}</body>".encode())


def lines(body: str) -> list[str]:
    """The lines of a page that are read."""
    found = page(body)
    return [
        found.text[line.start : line.end] for piece in pieces_within(found.text, found.layout) for line in piece.lines
    ]


@given(st.lists(PIECES, max_size=40))
def test_to_look_for_the_article_changes_no_word_of_the_text(parts: list[str]) -> None:
    body = f"<!doctype html>{''.join(parts)}".encode()
    found = page_of(body)
    assert found.text == text_of(body)
    assert all(
        0 <= first <= last <= len(found.text) + 1 for first, last in (*found.layout.article, *found.layout.beside)
    )


def test_a_line_that_is_a_link_is_another_story() -> None:
    links = f"<ul><li><a href=/1>{OTHER}</a></li><li>12:40 <a href=/2>{OTHER}</a></li></ul>"
    for body in (POST + links, f"<article>{POST}<p>{'Words. ' * 40}</p>{links}</article>"):
        found = page(body)
        claims = findings(found.text, published="2024-01-26", layout=found.layout)
        assert [one.value for one in claims] == [380_600]


def test_a_label_before_a_link_makes_it_no_news() -> None:
    assert lines(f"{POST}<p>Read also: <a href=/1>{OTHER}</a></p>") == lines(POST)


def test_a_card_is_a_link_around_several_lines() -> None:
    assert lines(f"{POST}<a href=/1><h3>{OTHER}</h3><p>It said so.</p></a>") == lines(POST)


def test_words_beside_a_link_are_news() -> None:
    body = "<p>The army said <a href=/1>on Friday</a> that it lost 12 tanks.</p>"
    assert lines(body) == ["The army said on Friday that it lost 12 tanks."]


def test_a_link_that_is_never_closed_swallows_nothing() -> None:
    assert lines(f"<a name=top>{POST}<p>More words.</p>") == [*lines(POST), "More words."]


def test_what_stands_aside_is_read_only_as_a_dated_feed() -> None:
    assert lines(f"{POST}<aside><p>{OTHER}.</p></aside>") == lines(POST)
    feed = lines(f"{POST}<aside><div>9:02 AM</div><h3><a href=/1>{OTHER}</a></h3><p>It said so.</p></aside>")
    assert feed == [*lines(POST), OTHER, "It said so."]


def test_numbers_outside_the_article_are_explained_too() -> None:
    found = page(f"{POST}<p>Read also: <a href=/1>{OTHER}, the General Staff says</a></p>")
    refused = [
        one for one in explained(found.text, published="2024-01-26", layout=found.layout) if isinstance(one, Refusal)
    ]
    assert [(found.text[one.start : one.end], one.reason.partition(":")[0]) for one in refused] == [
        ("279,900", "outside the article")
    ]
