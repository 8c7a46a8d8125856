"""Which part of a page is its article, and what the page says of itself: its day and its publisher.

A page marks its article for search engines and readers of screens: itemprop=articleBody, <article>, <main>. Where it
does, what stands outside is furniture, but for a feed whose items carry a time. Where it does not, all of the page
is read but for its asides and the lines that are links to other stories.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tracker.documents.marks import BEGIN, BODY, END, KINDS, LINK, LINK_END, linked_lines, without_links
from tracker.documents.markup import rendered, tidy
from tracker.documents.pages import decode, is_html, text_of
from tracker.prose.pieces import Layout

_MARK = re.compile(f"([{BEGIN}{END}])([1-6])")
_SHORTEST = 200
_HEAD = 200_000
_DAY = r"(20[0-9]{2}-[01][0-9]-[0-3][0-9])"
# Each with what a page has to hold, in small letters, for the pattern to be tried.
_PUBLISHED = (
    (
        b"article:published_time",
        re.compile(rf"article:published_time[\"'][^<>]{{0,80}}?content=[\"']{_DAY}", re.IGNORECASE),
    ),
    (
        b"article:published_time",
        re.compile(rf"content=[\"']{_DAY}[^<>\"']{{0,40}}[\"'][^<>]{{0,80}}?article:published_time", re.IGNORECASE),
    ),
    (b"datepublished", re.compile(rf"\"datePublished\"\s{{0,3}}:\s{{0,3}}\"{_DAY}")),
    (
        b"datepublished",
        re.compile(rf"itemprop=[\"']datePublished[\"'][^<>]{{0,80}}?(?:content|datetime)=[\"']{_DAY}", re.IGNORECASE),
    ),
    (b"<time", re.compile(rf"<time[^<>]{{0,120}}?datetime=[\"']{_DAY}", re.IGNORECASE)),
)
_SITE = re.compile(r"og:site_name[\"'][^<>]{0,80}?content=[\"']([^\"'<>]{2,80})[\"']", re.IGNORECASE)


class Page(NamedTuple):
    """A document as its text, how that is laid out, and what it says of itself."""

    text: str
    layout: Layout
    published: str | None
    publisher: str | None


def page_of(body: bytes) -> Page:
    """The text of a document with its article. Of plain text nothing is marked, and all of it is read."""
    if not is_html(body):
        return Page(text_of(body), Layout(), None, None)
    markup = decode(body)
    head = markup[:_HEAD]
    small = head.encode("ascii", "replace").lower()
    days = (found[1] for mark, pattern in _PUBLISHED if mark in small and (found := pattern.search(head)))
    site = _SITE.search(head) if b"og:site_name" in small else None
    if any(mark in markup for mark in (BEGIN, END, LINK, LINK_END)):
        text, layout = text_of(body), Layout()
    else:
        text, layout = _unmarked(rendered(markup, marked=True))
    return Page(text, layout, next(days, None), site[1].strip() if site else None)


def _unmarked(marked: str) -> tuple[str, Layout]:
    """The text without its marks, the parts that the best kind of mark encloses, and what is furniture."""
    text, found = _parts(tidy(without_links(marked)))
    furniture, beside = (
        [part for name in names for part in found.get(KINDS[name], ())] for names in (("nav", "footer"), ("aside",))
    )
    for kind in (BODY, KINDS["article"], KINDS["main"]):
        longest = max((last - first for first, last in found.get(kind, ())), default=0)
        if longest >= _SHORTEST:
            # Cards of other stories are articles too, and short.
            long = [part for part in found[kind] if 2 * (part[1] - part[0]) >= longest]
            for part, words in zip(found[kind], _marked_as(marked, kind), strict=True):
                beside += _linked(text, part, words) if part in long else ()
            return text, Layout(tuple(long), tuple(furniture), tuple(beside))
    return text, Layout((), tuple(furniture), (*beside, *_linked(text, (0, len(text)), marked)))


def _marked_as(marked: str, kind: str) -> Iterator[str]:
    """The parts of a marked text that are of a kind, in their order."""
    for part in marked.split(BEGIN + kind)[1:]:
        yield part.partition(END + kind)[0]


def _linked(text: str, part: tuple[int, int], marked: str) -> Iterator[tuple[int, int]]:
    """The lines of a part of a text that are links and nothing else; `marked` is the same part with its marks."""
    first, last = part
    if LINK not in marked or first == last:
        return
    lines = text[first:last].removesuffix("\n").split("\n")
    for line, is_link in zip(lines, linked_lines(marked), strict=True):
        if is_link:
            yield first, first + len(line)
        first += len(line) + 1


def _parts(marked: str) -> tuple[str, dict[str, list[tuple[int, int]]]]:
    """The text without its marks, and the parts of it that each kind of mark encloses. Other lines stay as they are."""
    parts: list[str] = []
    length = position = 0
    opened: dict[str, int] = {}
    found: dict[str, list[tuple[int, int]]] = {}
    while mark := _MARK.search(marked, position):
        start = marked.rfind("\n", position, mark.start()) + 1 or position
        if start > position:
            parts.append(marked[position : start - 1])
            length += start - position
        line = marked[start : _end(marked, start)]
        clean = "\t".join(cell for part in _MARK.sub("", line).split("\t") if (cell := part.strip()))
        if clean:
            parts.append(clean)
            length += len(clean) + 1
        for sign, kind in _MARK.findall(line):
            if sign == BEGIN:
                opened[kind] = length
            elif kind in opened:
                found.setdefault(kind, []).append((opened.pop(kind), length))
        position = start + len(line) + 1
    if position < len(marked):
        parts.append(marked[position:])
        length += len(marked) - position + 1
    for kind, start in opened.items():
        found.setdefault(kind, []).append((start, length))
    return "\n".join(parts), found


def _end(text: str, start: int) -> int:
    """Where the line ends that begins at `start`."""
    end = text.find("\n", start)
    return end if end >= 0 else len(text)
