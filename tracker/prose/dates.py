"""Dates by their parts: numbers with dots, a month with its days, a year."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tracker.prose.when import When, made, role

if TYPE_CHECKING:
    from tracker.prose.sentence import Sentence

MONTHS = tuple(f"month{number}" for number in range(1, 13))
WEEKDAYS = tuple(f"weekday{number}" for number in range(7))
ANY_MONTH, ANY_WEEKDAY = frozenset(MONTHS), frozenset(WEEKDAYS)
TODAY = frozenset({"today", "сьогодні", "сегодня"})
_COUNTED = frozenset(
    {"people", "civilian", "soldier", "children", "refugee", "idp", "kill", "injure", "casualty", "death"}
)
_DONE, _NOUNS = frozenset({"kill", "injure"}), _COUNTED - {"kill", "injure"}
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
NUMERIC = re.compile(
    r"(?<![0-9.])([0-9]{1,2})\.([0-9]{2})\.((?:20)?[0-9]{2})(?![0-9])|(20[0-9]{2})-([0-9]{2})-([0-9]{2})"
)
DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
_YEAR_WORDS = frozenset({"року", "рік", "році", "р", "году", "год", "года", "г"})
_BEFORE_YEAR = frozenset(
    {"in", "since", "by", "early", "late", "mid", "of", "year", "and", "-", "(", "fiscal", "for", "spring"}
)


def numeric_date(sentence: Sentence, at: int, match: re.Match[str]) -> When | None:
    """A date in numbers, as `match` has it."""
    if match[4]:
        day = made(int(match[4]), int(match[5]), int(match[6]))
    else:
        day = made(int(match[3]) % 100 + 2000, int(match[2]), int(match[1]))
    last = at
    while last + 1 < len(sentence) and sentence.ends[last] < match.end():
        last += 1
    return When(at, last, day, day, "day", role(sentence, at)) if day else None


def is_day_number(sentence: Sentence, at: int) -> bool:
    """Whether an entry may be the day of a month, or a range of them."""
    if at >= len(sentence):
        return False
    raw = sentence.raw[at]
    if raw.isdecimal() and raw.isascii():
        return len(raw) <= 2 and 1 <= int(raw) <= 31
    number = sentence.numbers[at]
    return bool(number and number.low is not None and 1 <= number.low < (number.high or 0) <= 31)


def day_range(sentence: Sentence, at: int) -> tuple[int, int]:
    """The first and the last day that an entry names."""
    number = sentence.numbers[at]
    if number and number.low is not None and number.high is not None:
        return int(number.low), int(number.high)
    return int(sentence.raw[at]), int(sentence.raw[at])


def month_of(sentence: Sentence, at: int) -> int:
    """The number of the month that an entry names."""
    return next(number for number, name in enumerate(MONTHS, 1) if name in sentence.ideas[at])


def month_first(sentence: Sentence, at: int, published: date | None) -> When | None:
    """A date that begins with its month, or a month alone, of the last such year up to `published`."""
    month, after = month_of(sentence, at), at + 1
    if sentence.word(after) == ".":
        after += 1
    if sentence.word(after) == "the":
        after += 1
    if is_day_number(sentence, after) and not _counts(sentence, after):
        low, high = day_range(sentence, after)
        last = after
        if sentence.word(last + 1) in {"st", "nd", "rd", "th"}:
            last += 1
        joint = sentence.word(last + 1)
        if (joint in DASHES or (joint in {"and", "to"})) and is_day_number(sentence, last + 2) and low == high:
            later = int(sentence.raw[last + 2]) if sentence.raw[last + 2].isdecimal() else 0
            if later > low and not _counts(sentence, last + 2):
                high, last = later, last + 2
        return day_of_month(sentence, at, last, month, low, high, published)
    if sentence.word(after) == "," and is_bare_year(sentence, after + 1):
        after += 1
    if is_bare_year(sentence, after):
        return _whole_month(sentence, at, after, int(sentence.raw[after]), month)
    if published is None:
        return None
    year = published.year if (month, 1) <= (published.month, published.day) else published.year - 1
    return _whole_month(sentence, at, at, year, month)


def _counts(sentence: Sentence, at: int) -> bool:
    """Whether a small number behind a month is a count of its own ("in January 12 people died").

    "On December 10 killed 14" and "a strike on Sept. 5 killed at least 11" have a day, and another number to count.
    """
    if not sentence.has(at + 1, *_COUNTED):
        return False
    month = at - 1 if sentence.word(at - 1) != "." else at - 2
    on = sentence.word(month - 1) == "on"
    verb = not sentence.ideas[at + 1].isdisjoint(_DONE) and sentence.ideas[at + 1].isdisjoint(_NOUNS)
    return not (verb and (on or any(sentence.numbers[at + 2 : at + 6])))


def _whole_month(sentence: Sentence, first: int, last: int, year: int, month: int) -> When:
    days = monthrange(year, month)[1]
    return When(first, last, date(year, month, 1), date(year, month, days), "month", role(sentence, first))


def day_of_month(
    sentence: Sentence, first: int, last: int, month: int, low: int, high: int, published: date | None
) -> When | None:
    """The days `low` to `high` of a month, with the year behind them or of the last such days up to `published`."""
    after = last + 1
    if sentence.word(after) in {",", "."} and is_bare_year(sentence, after + 1):
        after += 1
    year = int(sentence.raw[after]) if is_bare_year(sentence, after) else None
    if year:
        last = after
    if year is None:
        if published is None:
            return None
        tried = (made(published.year - back, month, high) for back in range(5))
        # Tomorrow's day is no day of the past year: reports of a night carry the next day's date.
        day = next((one for one in tried if one and one <= published + timedelta(days=1)), None)
    else:
        day = made(year, month, high)
    start = day and made(day.year, month, low)
    if day is None or start is None:
        return None
    return When(first, last, start, day, "day" if start == day else "span", role(sentence, first))


def is_bare_year(sentence: Sentence, at: int) -> bool:
    """Whether an entry is four digits of a year of these two centuries."""
    return at < len(sentence) and bool(_YEAR.fullmatch(sentence.raw[at]))


def is_year(sentence: Sentence, at: int) -> bool:
    """Whether an entry is a year, and no count: by the words beside it."""
    if not is_bare_year(sentence, at) or sentence.has(at + 1, *_COUNTED):
        return False
    before = sentence.word(at - 1).rpartition(" ")[2]  # "at the end of" is one entry
    return before in _BEFORE_YEAR or sentence.has(at - 1, "in", "since", "by") or sentence.word(at + 1) in _YEAR_WORDS
