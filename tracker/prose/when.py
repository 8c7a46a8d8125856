"""What a date in a sentence means: its days, and whether something began or ended with them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from tracker.prose.sentence import Sentence

Role = Literal["", "since", "by"]
_GLUE = frozenset(
    {"the", "on", "at", "of", "early", "late", "mid", "about", "morning", "evening", "night", ",", "a", "in"}
)
_SINCE = frozenset({"since", "before", "until", "till", "когда", "коли", "відколи"})


class When(NamedTuple):
    """The entries `first` to `last` of a sentence name the days `low` to `high`. `role` is what stands before them.

    `scale`: how exactly: a day, a span of days, a month, a year.
    """

    first: int
    last: int
    low: date
    high: date
    scale: Literal["day", "span", "month", "year"]
    role: Role


def role(sentence: Sentence, first: int) -> Role:
    """What stands before a date that begins at the entry `first`."""
    at = first - 1
    while at >= 0 and (sentence.words[at] in _GLUE and not sentence.has(at, "since", "by")):
        if sentence.words[at] == "," and first - at > 1:
            break
        at -= 1
    if sentence.words[first].endswith("'s"):
        return ""  # "the toll from Saturday's strike"
    if sentence.has(at, "since") or _since_clause(sentence, first):
        return "since"
    return "by" if sentence.has(at, "by") else ""


def _since_clause(sentence: Sentence, first: int) -> bool:
    """Whether the date is inside a clause such as "since Russia opened its campaign on" or "before its fall in"."""
    for at in range(first - 1, max(-1, first - 12), -1):
        if sentence.raw[at] in ",;:()" or sentence.numbers[at] is not None:
            return False
        if sentence.words[at].partition(" ")[0] in _SINCE:
            return True
    return False


def made(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
