"""The daily list of losses as some of the press turns it round: the number, then what it counts.

    11 494 танки (+6 за добу)
    23 851 бойова броньована машина (+2)
    434 літаки

A line each, and at least three known labels on lines that follow each other. The entries are those of
`tracker.prose.official_list`, so that whoever reads one list reads the other.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping
from itertools import groupby

from tracker.prose.numbers import number_at
from tracker.prose.official_heading import headings
from tracker.prose.official_list import FEWEST, Entry, Figure, OfficialList, plain

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"[ \u00a0\u2010-\u2015\u2022\u00b7*-]*")
_LABEL = re.compile(
    r"[ \u00a0]+(?P<label>[^\W\d_][^\n()0-9]{1,80}?)[ \u00a0]*(?P<added>\(\+[ \u00a0]?(?=[0-9])|$|[.;,]\s*$)"
)
_LONGEST = 160


def number_first_lists(text: str, labels: Mapping[str, str]) -> Iterator[OfficialList]:
    """Every such list of a text, under the last heading above it. `labels` as in `official_lists`."""
    left = deque(headings(text))
    lines = (line for line in _LINE.finditer(text) if not line[0].isspace())
    entries = (_entry(text, *line.span(), labels) for line in lines)
    for is_list, group in groupby(entries, key=lambda entry: entry is not None):
        run = [entry for entry in group if entry] if is_list else []
        if len({entry.series for entry in run if entry.series}) >= FEWEST:
            heading = None  # the last one that stands above this list and below the one before
            while left and left[0].start < run[0].start:
                heading = left.popleft()
            yield OfficialList(heading, run, [])


def _entry(text: str, start: int, end: int, labels: Mapping[str, str]) -> Entry | None:
    bullet = _BULLET.match(text, start, end)
    begin = bullet.end() if bullet else start
    words = text[begin:end].rstrip()
    found = number_at(words, 0) if len(words) <= _LONGEST else None
    label = _LABEL.match(words, found.end) if found else None
    if not found or found.value is None or not label:
        return None
    entry = Entry(begin, begin + len(words), label["label"], labels.get(plain(label["label"])))
    entry = entry._replace(total=Figure(found.value, words, begin, 0))
    if label["added"].startswith("("):
        change = number_at(words, label.end())
        if change is None or change.value is None:
            return entry._replace(unread=words)
        entry = entry._replace(change=Figure(change.value, words, begin, label.end()))
    return entry
