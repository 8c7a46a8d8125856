"""Days as English text names them, and the day a page was published."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Day(NamedTuple):
    """A day that `text[start:end]` names. A month or a year alone stands for its last day."""

    start: int
    end: int
    day: date


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?![0-9A-Za-z])"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?<![0-9-]){_YEAR}-(?P<number>[0-9]{{2}})-(?P<day>[0-9]{{2}})(?![0-9])",
        rf"\b{_MONTH} {_DAY}(?:,? {_YEAR})?",
        rf"(?<![0-9.,:]){_DAY} (?:of )?{_MONTH}(?![a-z])(?:,? {_YEAR})?",
        rf"\b{_MONTH},? {_YEAR}",
        rf"\b(?:in|by|of|during) {_YEAR}",
        r"\b(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b",
        r"\b(?i:(?P<yesterday>yesterday))\b",
    )
)
_VAGUE = re.compile(
    r"(?i:\b(?:last|previous|past|earlier this|this|next) (?:week|month|year|spring|summer|autumn|fall|winter)\b"
    r"|\b(?:years?|months?|weeks?|days) (?:ago|earlier|before)\b|\bat the (?:time|peak|beginning|start) of\b"
    r"|\bat (?:that|the) time\b|\bby then\b|\bformerly\b|\bpreviously\b)"
    r"|\b(?:in|during|for) (?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"(?! [0-9])",
)
_CLOCK = r" ?[0-9]{1,2}:[0-9]{2}"
_PUBLISHED = (
    re.compile(r"(?:^|\s)date (?=[0-9]{4}-)", re.MULTILINE),
    re.compile(r"(?i:\b(?:published|posted|updated)(?: on| at)?:? +)(?=[A-Z0-9])"),
)
# "[12th March 2021, Example]" at the head of a report
_DATELINE = re.compile(r"\s*\[([^\]\n]{4,60})\]")
_LINE = re.compile(r"^.{1,200}$", re.MULTILINE)
# How far into a page its byline may stand.
_HEAD = 4000


def days(text: str, published: date | None) -> Iterator[Day]:
    """The days a text names, from left to right. Without a year it is the last such day up to `published`."""
    found = sorted(
        (match.start(), -match.end(), position, match)
        for position, form in enumerate(_FORMS)
        for match in form.finditer(text)
    )
    reached = 0
    for start, negative_end, _, match in found:
        day = _day(match, published) if start >= reached else None
        if day is not None:
            reached = -negative_end
            yield Day(start, reached, day)


def is_vague(text: str) -> bool:
    """Whether a text names a time that is not one day ("last month", "in May")."""
    return bool(_VAGUE.search(text))


def published(text: str) -> date | None:
    """The day a page says it was published: beside the word for it, or in a byline with the time of day."""
    head = text[:_HEAD]
    if dateline := _DATELINE.match(head):
        named = list(days(dateline[1], None))
        if named:
            return named[-1].day
    for label in _PUBLISHED:
        for match in label.finditer(head):
            near = next(days(head[match.end() : match.end() + 30], None), None)
            if near and near.start == 0:
                return near.day
    for line in _LINE.finditer(head):
        for one in days(line[0], None):
            rest = line[0][one.end :]
            alone = not line[0][: one.start].strip() and not rest.strip()
            if alone or re.match(_CLOCK, rest):
                return one.day
    return None


def _day(match: re.Match[str], published: date | None) -> date | None:
    part = match.groupdict()
    if part.get("weekday") or part.get("yesterday"):
        if published is None:
            return None
        back = (published.weekday() - _WEEKDAYS.index(part["weekday"].lower())) % 7 if part.get("weekday") else 1
        return published - timedelta(days=back)
    month = int(part.get("number") or 0)
    if part.get("month"):
        month = 1 + _MONTHS.index(part["month"][:3].lower())
    if not part.get("year"):
        return _latest(month, int(part["day"]), published)
    year = int(part["year"])
    month = month or 12
    if not 1 <= month <= 12:
        return None
    return _made(year, month, int(part["day"]) if part.get("day") else monthrange(year, month)[1])


def _latest(month: int, day: int, published: date | None) -> date | None:
    if published is None:
        return None
    candidates = (_made(published.year - back, month, day) for back in range(5))
    return next((one for one in candidates if one and one <= published), None)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
