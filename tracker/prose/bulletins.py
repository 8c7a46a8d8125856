"""The official daily list inside a text: its labels are the words for equipment, its day is in its heading."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import NamedTuple

from tracker.model import Qualifier
from tracker.prose import lexicon
from tracker.prose.heads import EQUIPMENT
from tracker.prose.official_heading import day_of
from tracker.prose.official_list import Figure, official_lists, plain

_PERSONNEL = (
    *("personnel", "особового складу", "особовий склад", "личного состава", "личный состав"),
    *("особового складу - ліквідовано", "особового складу ‒ ліквідовано", "особового складу – ліквідовано"),
)
_TANKERS = ("цистерн з ПММ", "цистерни з ПММ", "цистерн з ППМ", "цистерни з ППМ", "fuel tanks", "автоцистерн")
_MARKS = ("24.02", "втрат", "losses")
_BLOCK, _OVERLAP = 1_000_000, 10


class Listed(NamedTuple):
    """One figure of a list: `day` is None where its heading does not say it."""

    series: str
    figure: Figure
    day: date | None
    qualifier: Qualifier | None


def bulletins(text: str, published: str | None) -> tuple[list[Listed], list[tuple[int, int]]]:
    """The figures of all lists of a text, and the parts of the text that the lists take up."""
    if not _may_list(text):
        return [], []
    found: list[Listed] = []
    spans: list[tuple[int, int]] = []
    for one in official_lists(text, labels()):
        day = day_of(one.heading, text, published, "") if one.heading else None
        spans.append((one.heading.start if one.heading else one.entries[0].start, one.entries[-1].end))
        for entry in one.entries:
            if entry.series is None:
                continue
            if entry.total:
                found.append(Listed(f"{entry.series}.total", entry.total, day, entry.qualifier))
            if entry.change:
                found.append(Listed(f"{entry.series}.daily", entry.change, day, None))
    return found, spans


def _may_list(text: str) -> bool:
    """Whether a text has one of the marks. Of a very long one not all small letters are held at once."""
    blocks = (text[start : start + _BLOCK + _OVERLAP].lower() for start in range(0, len(text), _BLOCK))
    return any(mark in small for small in blocks for mark in _MARKS)


@cache
def labels() -> dict[str, str]:
    """The series of each label as `plain` writes it: the vocabulary's words for equipment, and soldiers."""
    known = {plain(label): "losses.personnel" for label in _PERSONNEL}
    for language in lexicon.LANGUAGES:
        table = lexicon.table(language)
        for idea in EQUIPMENT[2:]:
            for entry in table.get(idea, ()):
                if "*" not in entry:
                    known.setdefault(plain(entry), f"losses.equipment.{idea}")
    return known | {plain(label): "losses.equipment.vehicle" for label in _TANKERS}
