"""The daily list of losses as the General Staff of Ukraine words it, in English, Ukrainian or both.

    The total combat losses of the enemy from 24.02.22 to 01.05.23 were approximately:
    personnel - about 190960 (+450) persons were liquidated,
    tanks - 3700 (+1), ...

One entry a line or all in one paragraph: a label, a dash or none, the total so far, and the day's part of it. What
makes it the official list is a heading that says up to which day, and at least three known labels behind it, one
after the other. Prose about the same figures ("lost 11 tanks (total 7,009)") is left to the readers of prose.

Time is linear in the text: it is walked from number to number, and what is looked at between two is looked at once.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from tracker.model import Number, Qualifier
from tracker.prose.numbers import number_at
from tracker.prose.official_heading import Heading, headings


class Figure(NamedTuple):
    """A number with its words: `quote` stands at `text[start:]`, the number begins at `quote[offset:]`."""

    value: Number
    quote: str
    start: int
    offset: int


class Entry(NamedTuple):
    """One label with its figures: `text[start:end]`.

    `series` is None where the label is not known; a label that is missing is the whole text of the entry. `unread` is
    the exact text of a part that stands where a figure should, and cannot be read as one.
    """

    start: int
    end: int
    label: str
    series: str | None
    qualifier: Qualifier | None = None
    total: Figure | None = None
    change: Figure | None = None
    unread: str = ""


class OfficialList(NamedTuple):
    """The entries under a heading in their order. `strays` are the parts in between that are none."""

    heading: Heading | None
    entries: list[Entry]
    strays: list[str]


class Labels(NamedTuple):
    """The `series` of each label as `plain` writes it, and the last words that labels and words for "about" have."""

    series: Mapping[str, str]
    ends: frozenset[str]


FEWEST = 3
"""Known labels that make a list. Two can meet by chance in a sentence."""

_GAP = "[ \u00a0]"
_DASH = "[\u2010-\u2015\u2212-]"
# What a label ends at: a number, or the day's part where the total is missing.
_ANCHOR = re.compile(rf"[0-9]|\({_GAP}*+\+")
_DIGITS = re.compile("[0-9]+")
_CHAIN = re.compile("[0-9](?:[0-9.,:/\u2010-\u2015-]*[0-9])?")
_ADDED = re.compile(rf"[0-9,. \u00a0]{{1,20}}\({_GAP}*+\+")
_ABOUT: Mapping[str, Qualifier] = {
    **dict.fromkeys(("близько", "приблизно", "орієнтовно", "около", "примерно", "ориентировочно"), "about"),
    **dict.fromkeys(("about", "around", "approximately"), "about"),
    **dict.fromkeys(("понад", "більше", "более", "свыше", "over", "more than"), "over"),
    **dict.fromkeys(("майже", "почти", "nearly", "almost"), "nearly"),
}
_ABOUT_ENDS = frozenset(words.rpartition(" ")[2] for words in _ABOUT)
_LAST_WORD = re.compile(r"[^\W_]+\Z")
_JOINT = re.compile(
    rf"{_GAP}*+(?P<dash>{_DASH})?{_GAP}*+(?P<about>(?:(?<![^\W_])(?:{'|'.join(_ABOUT)})(?:{_GAP}|/)*)*)\Z",
    re.IGNORECASE,
)
_JOINT_LENGTH = 60
_LABEL_LENGTH = 120
_LABEL_AFTER = re.compile(rf"[,;:)]|\.(?={_GAP}|[^\W\d_])")
# Whatever marks a row: a dash, a bullet, an emoji with the selectors of its variant and colour.
_BULLET = re.compile(r"[^\w(\n]*+")
_UNITS = re.compile(
    rf"(?:(?:{_GAP}|/)*+(?:од|осіб|шт|одиниць|людей|чел|человек|ед|единиц|persons?|people|units?)(?![^\W_])\.?)*+",
    re.IGNORECASE,
)
_BRACKET = re.compile(rf"{_GAP}*+\((?P<inside>[^()\n]{{0,80}})\)")
_PLUS = re.compile(rf"{_GAP}*+\(?{_GAP}*+\+{_GAP}*+")
_NEXT_LINE = re.compile(r"[^\n]{0,80}+(?:\n[^\w(]*+)?")
_FARTHEST = 200


def official_lists(text: str, labels: Mapping[str, str]) -> Iterator[OfficialList]:
    """Every list of a text. `labels` gives the series of each label as `plain` writes it.

    A list whose heading is missing comes with `heading` None: its figures have no day.
    """
    heads = list(headings(text))
    left = deque(heads)
    known = Labels(labels, _ends(tuple(labels)))
    for entries, strays in _runs(text, list(_entries(text, known, heads)), heads):
        if len({entry.series for entry in entries if entry.series}) >= FEWEST:
            heading = None  # the last one that stands above this list and below the one before
            while left and left[0].start < entries[0].start:
                heading = left.popleft()
            yield OfficialList(heading, entries, strays)


@cache
def _ends(labels: tuple[str, ...]) -> frozenset[str]:
    return _ABOUT_ENDS.union(end[0] for label in labels if (end := _LAST_WORD.search(label)))


def plain(label: str) -> str:
    """A label without what differs from day to day: case, kinds of space, spaces about a slash."""
    return "/".join(" ".join(part.split()) for part in label.casefold().split("/"))


def _entries(text: str, labels: Labels, heads: list[Heading]) -> Iterator[Entry]:
    """Whatever reads like an entry, wherever it stands, from left to right."""
    dates = iter(heads)
    date = next(dates, None)
    position = 0
    while anchor := _ANCHOR.search(text, position):
        at = anchor.start()
        while date and date.end <= at:
            date = next(dates, None)
        if date and date.start <= at:
            position = date.end
            continue
        entry = _entry(text, position, at, labels)
        if entry is None:
            digits = _DIGITS.match(text, at)
            position = digits.end() if digits else anchor.end()
        else:
            yield entry
            units = _UNITS.match(text, entry.end)
            position = units.end() if units else entry.end


def _entry(text: str, position: int, at: int, labels: Labels) -> Entry | None:
    """The entry whose number (or whose "(+") is at `at`, and whose label begins at `position` or later."""
    window = max(position, at - _JOINT_LENGTH)
    if not _likely(text, window, at, labels):
        return None
    joint = _JOINT.search(text, window, at)
    if joint is None:
        return None
    end = joint.start()
    start = max(position, end - _LABEL_LENGTH, text.rfind("\n", position, end) + 1)
    for delimiter in _LABEL_AFTER.finditer(text, start, end):
        start = delimiter.end()
    bullet = _BULLET.match(text, start, end)
    bare = bullet.end() if bullet else start
    series = labels.series.get(plain(text[start:end]))
    if series is None:
        series = _series(text[bare:end], labels.series)
    else:  # what looks like a bullet belongs to a misprint
        bare = end - len(text[start:end].lstrip())
    label = text[bare:end]
    # A hyphen glued to both sides is part of a name or an address, not of a list.
    dashed = joint["dash"] and not text[end : end + 2].startswith("-" + text[at])
    if text[at] == "(" and not joint["dash"]:
        return None  # without a dash this is "11 494 tanks (+6)", whose total nobody would see
    if series is None and not dashed and not (label and _ADDED.match(text, at)):
        return None  # a label that nobody knows needs more than a number behind it to be one
    about = joint["about"].casefold().partition("/")[0].strip()
    entry = _figures(text, at, Entry(bare, at, label, series, _ABOUT.get(about)))
    return entry if label else entry._replace(label=text[bare : entry.end].strip())


def _likely(text: str, window: int, at: int, labels: Labels) -> bool:
    """Whether an entry may stand before `at`: the text there ends like a label, or in a mark, or a plus follows."""
    words = text[window:at].rstrip(" \u00a0/").rsplit(None, 1)
    if not words:
        return False
    last = words[-1]
    if not last.isalnum():
        end = _LAST_WORD.search(last)
        if end is None:
            return True
        last = end[0]
    return last.casefold() in labels.ends or _ADDED.match(text, at) is not None


def _series(label: str, labels: Mapping[str, str]) -> str | None:
    """The series of a label in one language or in two ("танків / tanks"), which have to agree."""
    whole = plain(label)
    if whole in labels:
        return labels[whole]
    parts = whole.split("/")
    for cut in range(1, min(len(parts), 6)):
        first, second = labels.get("/".join(parts[:cut])), labels.get("/".join(parts[cut:]))
        if first and first == second:
            return first
    return None


def _figures(text: str, at: int, entry: Entry) -> Entry:
    """The entry with the figures that begin at `at`."""
    begin = entry.start
    if text[at] != "(":
        found = number_at(text, at)
        if found is None and text[at - 1] == "-":
            # "submarines-1" reads like a name, but the label says that it is none: the words begin at the number.
            alone = number_at(text[at : at + _JOINT_LENGTH], 0)
            found, begin = alone and alone._replace(end=at + alone.end), at
        total = found and _figure(text, begin, at, found.end)
        if not found or not total:
            chain = _CHAIN.match(text, at)
            end = found.end if found else chain.end() if chain else at
            return entry._replace(end=end, unread=text[entry.start : end])
        entry = entry._replace(end=found.end, total=total)
    bracket = _BRACKET.match(text, entry.end)
    inside = bracket["inside"].replace("\u00a0", " ").strip() if bracket else ""
    if bracket and inside in {"", "+"}:
        return entry._replace(end=bracket.end())
    plus = _PLUS.match(text, entry.end)
    found = number_at(text, plus.end()) if plus else None
    end = bracket.end() if bracket else found.end if found else entry.end
    whole = bracket is not None or (plus is not None and "(" not in plus[0])
    if plus and found and whole and not _DIGITS.search(text, found.end, end):
        change = _figure(text, begin, plus.end(), end)
        if change and change.value == found.value:
            return entry._replace(end=end, change=change)
    if plus or _DIGITS.search(inside):
        end = max(end, plus.end() if plus else end)
        return entry._replace(end=end, unread=text[entry.start : end])
    return entry


def _figure(text: str, start: int, at: int, end: int) -> Figure | None:
    """The figure at `at` in `text[start:end]`, read in these words alone, as whoever checks the quote will read it."""
    quote, offset = text[start:end], at - start
    found = number_at(quote, offset)
    return Figure(found.value, quote, start, offset) if found and found.value is not None else None


def _runs(text: str, entries: list[Entry], heads: list[Heading]) -> Iterator[tuple[list[Entry], list[str]]]:
    """The entries that stand one after another, and the lines in between that could not be read."""
    run, strays = entries[:1], list[str]()
    said = {entry.series for entry in run}
    left = deque(heads)
    for last, entry in pairwise(entries):
        while left and left[0].start < last.end:
            left.popleft()
        gap = text[last.end : min(entry.start, last.end + _FARTHEST + 1)]
        headed = left and left[0].start < entry.start
        # Past lines that are none, a list goes on only with what it knows and has not said yet.
        resumed = entry.series and last.series and entry.series not in said and len(gap) <= _FARTHEST
        if not headed and (resumed or _NEXT_LINE.fullmatch(gap)):
            run.append(entry)
            rest, *lines = gap.split("\n")
            strays += [line.strip() for line in lines if not _BULLET.fullmatch(line)]
            strays += [rest.strip()] if _DIGITS.search(rest) else []
        else:
            yield run, strays
            run, strays, said = [entry], [], set()
        said.add(entry.series)
    if run:
        yield run, strays
