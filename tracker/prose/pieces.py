"""The parts of a page that are read on their own: the article, the items of the feed beside it, their sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple


class Span(NamedTuple):
    """`text[start:end]`."""

    start: int
    end: int


# Spans are made by the thousand, and a named tuple's own constructor takes twice the time.
_new = tuple.__new__


class Layout(NamedTuple):
    """The parts of a text that a page marks as its article, and as furniture (menus, the foot of the page).

    `beside` are links to other stories and what stands next to the article: of those only a dated feed is read.
    """

    article: Sequence[tuple[int, int]] = ()
    furniture: Sequence[tuple[int, int]] = ()
    beside: Sequence[tuple[int, int]] = ()


class Piece(NamedTuple):
    """An article, or one item of a dated feed: a line with a time of day, the headline, the body.

    `lines` are the lines that hold words, each one a paragraph. An item's first line is its headline.
    """

    lines: tuple[Span, ...]
    item: bool


_LINE = re.compile(r"[^\n]+")
_TIME = re.compile(r"\s*[0-9]{1,2}:[0-9]{2}(?:[ \u00a0\u202f]?[AaPp]\.?[Mm]\.?)?\s*")
# It begins with a plain class of characters: whatever is none of them is skipped at the speed of a search for it.
# The first lookbehind has a row of stops tried once, not once for each of them.
# A translating machine leaves out the space behind a stop: "soldiers.The number".
_STOP = re.compile(
    r"[.!?](?:(?<![.!?].)[.!?]*+[\"'”’»)\]]*+\s++(?=[\"'“‘«(\[]*[A-ZА-ЯІЇЄҐ0-9])"
    r"|(?<=[a-zа-яіїєґ]{3}.)(?=[A-ZА-ЯІЇЄҐ][a-zа-яіїєґ]))",
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Maj|Sgt|Capt|Sen|Rep|Gov|No|vs"
    r"|approx|тис|тыс|млн|млрд|трлн|ст|р|м|ім|им|[A-ZА-ЯІЇЄҐ]))\.$",
)
_LONGEST_ABBREVIATION = 8
_LONGEST_LINE = 50_000
"""What is longer is read in parts, so that its numbers are never held all at once."""
# Behind the last item of a feed stands the foot of the page.
_LONGEST_ITEM = 12


def pieces(text: str) -> list[Piece]:
    """The pieces of a page in their order. A page without a feed is one piece."""
    found: list[Piece] = []
    lines: list[Span] = []
    item = False
    for match in _LINE.finditer(text):
        line = match[0]
        if _TIME.fullmatch(line):
            if lines:
                found.append(Piece(tuple(lines), item))
            lines, item = [], True
        elif not line.isspace():
            lines += [_new(Span, match.span())] if len(line) <= _LONGEST_LINE else _cut(text, *match.span())
    if lines:
        found.append(Piece(tuple(lines), item))
    return found


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    """An endless line in parts that end between two words, wherever words are parted at all."""
    while end - start > _LONGEST_LINE:
        space = text.rfind(" ", start + 1, start + _LONGEST_LINE)
        stop = space if space > 0 else start + _LONGEST_LINE
        yield _new(Span, (start, stop))
        start = stop
    yield _new(Span, (start, end))


def pieces_within(text: str, layout: Layout) -> list[Piece]:
    """The pieces of a page: of its article, with the items of a feed beside it; of all of it where none is marked."""
    article, furniture, beside = layout
    found = [one for first, last in article or [(0, len(text))] for one in _moved(pieces(text[first:last]), first)]
    edges = [0, *(edge for part in sorted(article) for edge in part), len(text)] if article else []
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        items = (one for one in _moved(pieces(text[first:last]), first) if one.item)
        found += [one._replace(lines=one.lines[:_LONGEST_ITEM]) for one in items]
    if not (furniture or beside):
        return found
    # The headline of an item of a feed is a link as often as not.
    passed = {True: _merged(furniture), False: _merged([*furniture, *beside])}
    kept = (tuple(line for line in one.lines if not _inside(line.start, passed[one.item])) for one in found)
    return [one._replace(lines=lines) for one, lines in zip(found, kept, strict=True) if lines]


def unread(read: Sequence[Piece], places: Iterable[int]) -> list[int]:
    """Those of some places of a text that are in none of the pieces that are read."""
    edges = _merged([line for piece in read for line in piece.lines])
    return [at for at in places if not _inside(at, edges)]


def _merged(parts: Sequence[tuple[int, int]]) -> list[int]:
    """Where parts begin and end, in turn, with those that overlap as one."""
    edges: list[int] = []
    for first, last in sorted(parts):
        if edges and first <= edges[-1]:
            edges[-1] = max(edges[-1], last)
        else:
            edges += (first, last)
    return edges


def _inside(at: int, edges: list[int]) -> bool:
    return bisect_right(edges, at) % 2 == 1


def _moved(found: list[Piece], start: int) -> list[Piece]:
    if not start:
        return found
    return [Piece(tuple(Span(line.start + start, line.end + start) for line in one.lines), one.item) for one in found]


def sentences(text: str, line: Span) -> list[Span]:
    """The sentences of a line. A stop behind an abbreviation ends none."""
    found: list[Span] = []
    first, last = line
    start = first
    for stop in _STOP.finditer(text, first, last):
        at = stop.start()
        word = text[max(0, at + 1 - _LONGEST_ABBREVIATION) : at]
        if text[at] == "." and not (len(word) == _LONGEST_ABBREVIATION - 1 and word.isalpha()):
            head = text[max(first, at + 1 - _LONGEST_ABBREVIATION) : at + 1]
            if _ABBREVIATION.search(head):
                continue
        end = stop.end()
        found.append(_new(Span, (start, end)))
        start = end
    if start < last:
        found.append(_new(Span, (start, last)))
    return found
