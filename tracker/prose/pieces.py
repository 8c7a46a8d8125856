"""The parts of a page that are read on their own: the article, the items of the feed beside it, their sentences."""

from __future__ import annotations

import re
from typing import NamedTuple


class Span(NamedTuple):
    """`text[start:end]`."""

    start: int
    end: int


class Piece(NamedTuple):
    """An article, or one item of a dated feed: a line with a time of day, the headline, the body.

    `lines` are the lines that hold words, each one a paragraph. An item's first line is its headline.
    """

    lines: tuple[Span, ...]
    item: bool


_LINE = re.compile(r"[^\n]+")
_TIME = re.compile(r"\s*[0-9]{1,2}:[0-9]{2}(?:[ \u00a0\u202f]?[AaPp]\.?[Mm]\.?)?\s*")
# The lookbehind has a row of stops tried once, not once for each of them.
# A translating machine leaves out the space behind a stop: "soldiers.The number".
_STOP = re.compile(
    r"(?<![.!?])[.!?]++[\"'”’»)\]]*+\s++(?=[\"'“‘«(\[]*[A-ZА-ЯІЇЄҐ0-9])"
    r"|(?<=[a-zа-яіїєґ]{3})[.!?](?=[A-ZА-ЯІЇЄҐ][a-zа-яіїєґ])",
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Maj|Sgt|Capt|Sen|Rep|Gov|No|vs"
    r"|approx|тис|тыс|млн|млрд|трлн|ст|р|м|ім|им|[A-ZА-ЯІЇЄҐ]))\.$",
)
_LONGEST_ABBREVIATION = 8


def pieces(text: str) -> list[Piece]:
    """The pieces of a page in their order. A page without a feed is one piece."""
    found: list[Piece] = []
    lines: list[Span] = []
    item = False
    for match in _LINE.finditer(text):
        if _TIME.fullmatch(match[0]):
            if lines:
                found.append(Piece(tuple(lines), item))
            lines, item = [], True
        elif not match[0].isspace():
            lines.append(Span(match.start(), match.end()))
    if lines:
        found.append(Piece(tuple(lines), item))
    return found


def sentences(text: str, line: Span) -> list[Span]:
    """The sentences of a line. A stop behind an abbreviation ends none."""
    found: list[Span] = []
    start = line.start
    for stop in _STOP.finditer(text, line.start, line.end):
        head = text[max(line.start, stop.start() + 1 - _LONGEST_ABBREVIATION) : stop.start() + 1]
        if not _ABBREVIATION.search(head):
            found.append(Span(start, stop.end()))
            start = stop.end()
    if start < line.end:
        found.append(Span(start, line.end))
    return found
