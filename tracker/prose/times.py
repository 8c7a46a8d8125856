"""Days, months, years and weekdays as a sentence names them, in three languages, and which of them a number is for."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

from tracker.prose.reckoned import RELATIVE, day_apart, part_of_year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.prose.sentence import Sentence

Role = Literal["", "since", "by"]


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


_MONTHS = tuple(f"month{number}" for number in range(1, 13))
_WEEKDAYS = tuple(f"weekday{number}" for number in range(7))
_ANY = frozenset((*_MONTHS, *_WEEKDAYS, "yesterday", "days_ago", "day_after"))
_NAMED_DAYS = frozenset((*_WEEKDAYS, "yesterday"))
_ANY_MONTH = frozenset(_MONTHS)
_COUNTED = frozenset(
    {"people", "civilian", "soldier", "children", "refugee", "idp", "kill", "injure", "casualty", "death"}
)
_DIGITS = frozenset("0123456789")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_NUMERIC = re.compile(
    r"(?<![0-9.])([0-9]{1,2})\.([0-9]{2})\.((?:20)?[0-9]{2})(?![0-9])|(20[0-9]{2})-([0-9]{2})-([0-9]{2})"
)
_GLUED = re.compile("[0-9]{2}[.-][0-9]{2}")
_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
_YEAR_WORDS = frozenset({"року", "рік", "році", "р", "году", "год", "года", "г"})
_BEFORE_YEAR = frozenset(
    {"in", "since", "by", "early", "late", "mid", "of", "year", "and", "-", "(", "fiscal", "for", "spring"}
)
_GLUE = frozenset(
    {"the", "on", "at", "of", "early", "late", "mid", "about", "morning", "evening", "night", ",", "a", "in"}
)
_SINCE = frozenset({"since", "before", "until", "till", "когда", "коли", "відколи"})
_BETWEEN = frozenset({"between", "from", "covers", "з", "с"})
_TILL = frozenset({"and", "to", "until", "till", "through", "по", "до", "-", "\u2013"})
_TODAY = frozenset({"today", "сьогодні", "сегодня"})


def whens(sentence: Sentence, published: date | None) -> list[When]:
    """All days a sentence names, from left to right. Without a year it is the last such day up to `published`."""
    found: list[When] = []
    at = 0
    numeric: dict[int, re.Match[str]] = {}
    if _GLUED.search(sentence.text, sentence.start, sentence.end):
        numeric = {match.start(): match for match in _NUMERIC.finditer(sentence.text, sentence.start, sentence.end)}
    words = sentence.words
    named = not sentence.everything.isdisjoint(_ANY)
    if not (numeric or named or not _TODAY.isdisjoint(words)):
        # No month, no weekday: nothing but a year can be a date.
        years = [at for at, word in enumerate(words) if word[0] in "12" and _is_year(sentence, at)]
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
            if low > one.high or (low.year != one.high.year and not _bare_year(sentence, before.last)):
                low = made(one.high.year, low.month, low.day) or low
            if low <= one.high:
                joined[-1] = When(before.first, one.last, low, one.high, "span", "")
                continue
        joined.append(one)
    return joined


def _candidates(sentence: Sentence) -> list[int]:
    """The entries that a date may begin with: digits, months, weekdays and the like."""
    words = sentence.words
    found = {*sentence.counted, *(at for at, word in enumerate(words) if word[0] in _DIGITS)}
    if not sentence.everything.isdisjoint(_ANY):
        found.update(at for at, some in enumerate(sentence.ideas) if some and not some.isdisjoint(_ANY))
    if not _TODAY.isdisjoint(words):
        found.update(at for at, word in enumerate(words) if word in _TODAY)
    return sorted(found)


def _apart(sentence: Sentence, at: int, found: list[When], published: date | None) -> When | None:
    """A day so many days before the one named last, or before the day of publication."""
    named = found[-1].high if found and found[-1].scale == "day" and not found[-1].role else None
    apart = day_apart(sentence, at, named, published)
    return When(at, apart[0], apart[1], apart[1], "day", "") if apart else None


def _at(sentence: Sentence, at: int, published: date | None, numeric: dict[int, re.Match[str]]) -> When | None:
    ideas = sentence.ideas[at]
    if match := numeric.get(sentence.starts[at]):
        return _numeric(sentence, at, match)
    if not ideas.isdisjoint(_ANY_MONTH):
        return _month_first(sentence, at, published)
    if _day_number(sentence, at):
        month = at + 1
        second = None
        if sentence.word(month) in _DASHES and _day_number(sentence, month + 1):
            second, month = month + 1, month + 2
        if month < len(sentence) and not sentence.ideas[month].isdisjoint(_ANY_MONTH):
            low, high = _day_range(sentence, at)
            if second is not None:
                high = int(sentence.raw[second])
            return _dated(sentence, at, month, _month_of(sentence, month), low, high, published)
    if published and not ideas.isdisjoint(_NAMED_DAYS):
        back = 1 if "yesterday" in ideas else _back(ideas, published)
        day = published - timedelta(days=back)
        return When(at, at, day, day, "day", _role(sentence, at))
    if published and sentence.words[at] in _TODAY:
        return When(at, at, published, published, "day", "")
    return _year(sentence, at) if _is_year(sentence, at) else None


def _year(sentence: Sentence, at: int) -> When:
    year = int(sentence.raw[at])
    if part := part_of_year(sentence, at):
        first, month, months = part
        high = date(year, month + months - 1, monthrange(year, month + months - 1)[1])
        return When(first, at, date(year, month, 1), high, "span", _role(sentence, first))
    return When(at, at, date(year, 1, 1), date(year, 12, 31), "year", _role(sentence, at))


def _back(ideas: frozenset[str], published: date) -> int:
    day = next(number for number, name in enumerate(_WEEKDAYS) if name in ideas)
    return (published.weekday() - day) % 7


def _numeric(sentence: Sentence, at: int, match: re.Match[str]) -> When | None:
    if match[4]:
        day = made(int(match[4]), int(match[5]), int(match[6]))
    else:
        day = made(int(match[3]) % 100 + 2000, int(match[2]), int(match[1]))
    last = at
    while last + 1 < len(sentence) and sentence.ends[last] < match.end():
        last += 1
    return When(at, last, day, day, "day", _role(sentence, at)) if day else None


def _day_number(sentence: Sentence, at: int) -> bool:
    if at >= len(sentence):
        return False
    raw = sentence.raw[at]
    if raw.isdecimal() and raw.isascii():
        return len(raw) <= 2 and 1 <= int(raw) <= 31
    number = sentence.numbers[at]
    return bool(number and number.low is not None and 1 <= number.low < (number.high or 0) <= 31)


def _day_range(sentence: Sentence, at: int) -> tuple[int, int]:
    number = sentence.numbers[at]
    if number and number.low is not None and number.high is not None:
        return int(number.low), int(number.high)
    return int(sentence.raw[at]), int(sentence.raw[at])


def _month_of(sentence: Sentence, at: int) -> int:
    return next(number for number, name in enumerate(_MONTHS, 1) if name in sentence.ideas[at])


def _month_first(sentence: Sentence, at: int, published: date | None) -> When | None:
    month, after = _month_of(sentence, at), at + 1
    if sentence.word(after) == ".":
        after += 1
    if sentence.word(after) == "the":
        after += 1
    if _day_number(sentence, after) and not _counts(sentence, after):
        low, high = _day_range(sentence, after)
        last = after
        if sentence.word(last + 1) in {"st", "nd", "rd", "th"}:
            last += 1
        joint = sentence.word(last + 1)
        if (joint in _DASHES or (joint in {"and", "to"})) and _day_number(sentence, last + 2) and low == high:
            later = int(sentence.raw[last + 2]) if sentence.raw[last + 2].isdecimal() else 0
            if later > low and not _counts(sentence, last + 2):
                high, last = later, last + 2
        return _dated(sentence, at, last, month, low, high, published)
    if sentence.word(after) == "," and _bare_year(sentence, after + 1):
        after += 1
    if _bare_year(sentence, after):
        return _whole_month(sentence, at, after, int(sentence.raw[after]), month)
    if published is None:
        return None
    year = published.year if (month, 1) <= (published.month, published.day) else published.year - 1
    return _whole_month(sentence, at, at, year, month)


def _counts(sentence: Sentence, at: int) -> bool:
    """Whether a small number behind a month is a count of its own ("in January 12 people died")."""
    return sentence.has(at + 1, *_COUNTED)


def _whole_month(sentence: Sentence, first: int, last: int, year: int, month: int) -> When:
    days = monthrange(year, month)[1]
    return When(first, last, date(year, month, 1), date(year, month, days), "month", _role(sentence, first))


def _dated(
    sentence: Sentence, first: int, last: int, month: int, low: int, high: int, published: date | None
) -> When | None:
    after = last + 1
    if sentence.word(after) in {",", "."} and _bare_year(sentence, after + 1):
        after += 1
    year = int(sentence.raw[after]) if _bare_year(sentence, after) else None
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
    return When(first, last, start, day, "day" if start == day else "span", _role(sentence, first))


def _bare_year(sentence: Sentence, at: int) -> bool:
    return at < len(sentence) and bool(_YEAR.fullmatch(sentence.raw[at]))


def _is_year(sentence: Sentence, at: int) -> bool:
    if not _bare_year(sentence, at) or sentence.has(at + 1, *_COUNTED):
        return False
    before = sentence.word(at - 1)
    return before in _BEFORE_YEAR or sentence.has(at - 1, "in", "since", "by") or sentence.word(at + 1) in _YEAR_WORDS


def _role(sentence: Sentence, first: int) -> Role:
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


def dated(found: list[When]) -> Iterator[int]:
    """The entries that are part of a date: their numbers count nothing."""
    for one in found:
        yield from range(one.first, one.last + 1)
