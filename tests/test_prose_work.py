"""The reader takes work in proportion to the text, whatever the text. Calls are counted, not seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from types import FrameType

import pytest

from tracker.documents.article import page_of
from tracker.prose.finding import Finding
from tracker.prose.number_starts import starts
from tracker.prose.pieces import pieces
from tracker.prose.reader import explained

UNITS = (
    *("1", "1 ", "1, ", "5 (", "5-", "killed 5 people ", "Russia lost 5 tanks and ", "on Monday 5 May ", "5 million "),
    *("according to said ", ', "said ', "since the beginning of ", ", including 5 ", "(compared to 5) ", "5\n"),
    *("двадцять п'ять тисяч ", "Aa.Bb", "a'b-", "\u0301\u200b\ud7ff", "General Staff: ", "9:00\n5 people killed\n"),
    *("000 380,600 ", "from five ", "two hours. ", "5 km\n", "a-million "),
)
TAGS = (
    *("<div>", "<article>", "<main><article>", '<div itemprop="articleBody">', "<nav>", '<div itemprop="'),
    *(
        "<time datetime=",
        "<p>a < b",
        "<a href=x>y</a>",
        "<a>y",
        "<aside>y",
        "y</a>",
        "<p><a>y</a>",
        "<a><p>y</a>",
        "<b c'>",
        "<pre>",
        "<p>x</p><sup>",
        "\n<td> <td>",
    ),
)


def calls(work: Callable[[], object]) -> int:
    """How many functions, of Python and of C, the work calls."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("unit", UNITS)
def test_twice_the_text_is_twice_the_work(unit: str) -> None:
    explained(unit, published="2024-05-12")
    once = calls(partial(explained, unit * 1500, published="2024-05-12"))
    twice = calls(partial(explained, unit * 3000, published="2024-05-12"))
    assert twice < 2.2 * once + 2000


@pytest.mark.parametrize("tag", TAGS)
def test_twice_the_markup_is_twice_the_work(tag: str) -> None:
    once, twice = (calls(partial(page_of, f"<!doctype html>{tag * size}".encode())) for size in (2000, 4000))
    assert twice < 2.2 * once + 2000


def test_a_page_nested_a_hundred_thousand_deep_is_read() -> None:
    page = page_of(b"<!doctype html>" + b"<div>" * 100_000 + b"<p>Words</p>" + b"</div>" * 100_000)
    assert page.text == "Words"


@pytest.mark.parametrize("unit", ["1", "x", "\u0301\u200b\ud7ff\u01301"])
def test_a_text_without_a_space_is_searched_in_blocks(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    assert calls(lambda: list(starts(text, 0, len(text)))) < 2 * len(text)
    assert calls(lambda: list(starts("1" * 200_000, 0, 200_000))) < 1000


def test_a_line_without_an_end_is_read_in_windows() -> None:
    text = "Russia has lost 380,600 troops in Ukraine since the beginning of the war and " * 400
    found = [one for one in explained(text, published="2024-05-12") if isinstance(one, Finding)]
    assert found
    assert all(len(one.quote) < 400 for one in found)


def test_an_endless_line_is_read_in_parts_that_leave_nothing_out() -> None:
    for text in ("Russia has lost 380,600 troops. " * 5000, "x" * 120_000, " " + "x" * 120_000):
        lines = [line for piece in pieces(text) for line in piece.lines]
        assert all(0 < end - start <= 50_000 for start, end in lines)
        assert [start for start, _ in lines] == [0, *(end for _, end in lines[:-1])]
        assert lines[-1].end == len(text)
