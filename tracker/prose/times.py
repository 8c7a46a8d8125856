"""Days, months, years and weekdays as a sentence names them, in three languages, and which of them a number is for."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tracker.prose.dates import (
    ANY_MONTH,
    DASHES,
    MONTHS,
    NUMERIC,
    TODAY,
    WEEKDAYS,
    day_of_month,
    day_range,
    is_bare_year,
    is_day_number,
    is_year,
    month_first,
    month_of,
    numeric_date,
)
from tracker.prose.reckoned import RELATIVE, day_apart, part_of_year
from tracker.prose.when import When, made, role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.prose.sentence import Sentence


_ANY = frozenset((*MONTHS, *WEEKDAYS, "yesterday", "days_ago", "day_after"))
_NAMED_DAYS = frozenset((*WEEKDAYS, "yesterday"))
_DIGITS = frozenset("0123456789")
_GLUED = re.compile("[0-9]{2}[.-][0-9]{2}")
_BETWEEN = frozenset({"between", "from", "covers", "з", "с"})
_TILL = frozenset({"and", "to", "until", "till", "through", "по", "до", "-", "\u2013"})
_LAST_YEAR = frozenset({"last year", "торік"})
_BOTH = frozenset({"and", "-", "–", "та", "і", "й", "и"})
_UP_TO = frozenset({"по", "до"})


def whens(sentence: Sentence, published: date | None) -> list[When]:
    """All days a sentence names, from left to right. Without a year it is the last such day up to `published`."""
    found: list[When] = []
    at = 0
    numeric: dict[int, re.Match[str]] = {}
    if _GLUED.search(sentence.text, sentence.start, sentence.end):
        numeric = {match.start(): match for match in NUMERIC.finditer(sentence.text, sentence.start, sentence.end)}
    words = sentence.words
    named = not sentence.everything.isdisjoint(_ANY)
    past = published is not None and not _LAST_YEAR.isdisjoint(words)
    if not (numeric or named or past or not TODAY.isdisjoint(words)):
        # No month, no weekday: nothing but a year can be a date.
        years = [at for at, word in enumerate(words) if word[0] in "12" and is_year(sentence, at)]
        return [_year(sentence, at) for at in years]
    relative = not sentence.everything.isdisjoint(RELATIVE)
    for candidate in _candidates(sentence):
        if candidate < at:
            continue
        at = candidate
        one = _apart(sentence, at, found, published) if relative else None
        one = one or _at(sentence, at, published, numeric)
        if one is None:
            at += 1
        else:
            found.append(one)
            at = one.last + 1
    return _spans(sentence, found)


def _spans(sentence: Sentence, found: list[When]) -> list[When]:
    """The days named, those of "between 25 August and 12 November" as one span."""
    joined: list[When] = []
    for one in found:
        before = joined[-1] if joined else None
        if (
            before
            and one.first - before.last in {2, 3}
            and sentence.word(before.first - 1) in _BETWEEN
            and sentence.words[one.first - 1] in _TILL
            and (one.first == before.last + 2 or sentence.words[before.last + 1] in {",", "on"})
        ):
            low = before.low
            if low > one.high or (low.year != one.high.year and not is_bare_year(sentence, before.last)):
                low = made(one.high.year, low.month, low.day) or low
            if low <= one.high:
                joined[-1] = When(before.first, one.last, low, one.high, "span", "")
                continue
        if before and (both := _months(sentence, before, one)):
            joined[-1] = both
            continue
        joined.append(one)
    return joined


def _months(sentence: Sentence, first: When, second: When) -> When | None:
    """Two months told of as one window: "in May and June 2025"."""
    if not (first.scale == second.scale == "month" and second.first == first.last + 2 and not first.role):
        return None
    if sentence.words[first.last + 1] not in _BOTH:
        return None
    low = first.low if is_bare_year(sentence, first.last) else first.low.replace(year=second.low.year)
    return When(first.first, second.last, low, second.high, "span", second.role) if low < second.high else None


def _candidates(sentence: Sentence) -> list[int]:
    """The entries that a date may begin with: digits, months, weekdays and the like."""
    words = sentence.words
    found = {*sentence.counted, *(at for at, word in enumerate(words) if word[0] in _DIGITS)}
    if not sentence.everything.isdisjoint(_ANY):
        found.update(at for at, some in enumerate(sentence.ideas) if some and not some.isdisjoint(_ANY))
    if not TODAY.isdisjoint(words):
        found.update(at for at, word in enumerate(words) if word in TODAY)
    if not _LAST_YEAR.isdisjoint(words):
        found.update(at for at, word in enumerate(words) if word in _LAST_YEAR)
    return sorted(found)


def _apart(sentence: Sentence, at: int, found: list[When], published: date | None) -> When | None:
    """A day so many days before the one named last, or before the day of publication."""
    named = found[-1].high if found and found[-1].scale == "day" and not found[-1].role else None
    apart = day_apart(sentence, at, named, published)
    return When(at, apart[0], apart[1], apart[1], "day", "") if apart else None


def _at(sentence: Sentence, at: int, published: date | None, numeric: dict[int, re.Match[str]]) -> When | None:
    ideas = sentence.ideas[at]
    if match := numeric.get(sentence.starts[at]):
        return numeric_date(sentence, at, match)
    if not ideas.isdisjoint(ANY_MONTH):
        return month_first(sentence, at, published)
    if is_day_number(sentence, at):
        month = at + 1
        second = None
        till = sentence.word(month) in _UP_TO and sentence.word(at - 1) in _BETWEEN  # "з 14 по 20 червня"
        if (till or sentence.word(month) in DASHES) and is_day_number(sentence, month + 1):
            second, month = month + 1, month + 2
        if month < len(sentence) and not sentence.ideas[month].isdisjoint(ANY_MONTH):
            low, high = day_range(sentence, at)
            if second is not None:
                high = int(sentence.raw[second])
            span = day_of_month(sentence, at, month, month_of(sentence, month), low, high, published)
            return span._replace(role="") if span and till else span
    if published and not ideas.isdisjoint(_NAMED_DAYS):
        back = 1 if "yesterday" in ideas else _back(ideas, published)
        day = published - timedelta(days=back)
        return When(at, at, day, day, "day", role(sentence, at))
    if published and sentence.words[at] in TODAY:
        return When(at, at, published, published, "day", "")
    if published and sentence.words[at] in _LAST_YEAR and not sentence.any(ANY_MONTH, at - 2, at):
        year = published.year - 1
        return When(at, at, date(year, 1, 1), date(year, 12, 31), "year", role(sentence, at))
    return _year(sentence, at) if is_year(sentence, at) else None


def _year(sentence: Sentence, at: int) -> When:
    year = int(sentence.raw[at])
    if part := part_of_year(sentence, at):
        first, month, months = part
        high = date(year, month + months - 1, monthrange(year, month + months - 1)[1])
        return When(first, at, date(year, month, 1), high, "span", role(sentence, first))
    return When(at, at, date(year, 1, 1), date(year, 12, 31), "year", role(sentence, at))


def _back(ideas: frozenset[str], published: date) -> int:
    day = next(number for number, name in enumerate(WEEKDAYS) if name in ideas)
    return (published.weekday() - day) % 7


def dated(found: list[When]) -> Iterator[int]:
    """The entries that are part of a date: their numbers count nothing."""
    for one in found:
        yield from range(one.first, one.last + 1)
