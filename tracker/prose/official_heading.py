"""Headings that say up to which day losses are counted, and the year that most of them leave out.

"from 24.02.22 to 01.05.23", "from 24.02 to 12.04", "станом на 2 квітня", "Бойові втрати ворога на 1 січня 2026 року".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple


class Heading(NamedTuple):
    """`text[start:end]` says the day of the month; `year` is None where it does not say the year."""

    start: int
    end: int
    day: int
    month: int
    year: int | None


_GAP = "[ \u00a0]"
_DASH = "[\u2010-\u2015\u2212-]"
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_UKRAINIAN = ("січ", "лют", "берез", "квіт", "трав", "черв", "лип", "серп", "верес", "жовт", "листопад", "груд")
_SINCE = re.compile(
    rf"(?<![^\W_])(?:from|since|з|із|від){_GAP}{{1,3}}24\.02(?:\.(?:20)?22)?"
    rf"{_GAP}{{0,3}}(?:to|till|по|до|{_DASH}){_GAP}{{0,3}}"
    r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{2})(?:\.(?P<year>[0-9]{4}|[0-9]{2}))?(?![0-9])",
    re.IGNORECASE,
)
# A day alone says little: it has to stand on a line about losses.
_AS_OF = re.compile(
    rf"(?<![^\W_])(?:на{_GAP}(?:ранок{_GAP})?|вранці{_GAP})(?P<day>[0-9]{{1,2}}){_GAP}(?P<month>{'|'.join(_UKRAINIAN)})[^\W\d_]*+"
    rf"(?:{_GAP}(?P<year>20[0-9]{{2}})(?![0-9]))?",
    re.IGNORECASE,
)
_LOSSES = re.compile("втрат", re.IGNORECASE)
_PAST = re.compile(
    rf"(?<![^\W_])(?:за|протягом){_GAP}(?:минул|останн|попередн)[^\W\d_]*+{_GAP}доб[уи],{_GAP}"
    rf"(?P<day>[0-9]{{1,2}}){_GAP}(?P<month>{'|'.join(_UKRAINIAN)})",
    re.IGNORECASE,
)
_NEAR = 120
_STAMP = re.compile(
    r"(?<![0-9])(?:(?P<y>20[0-9]{2})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})"
    rf"|(?P<day>[0-9]{{1,2}}) (?P<month>{'|'.join(_ENGLISH)})[a-z]* (?P<year>20[0-9]{{2}}))(?![0-9])",
    re.IGNORECASE,
)
_ABOVE = 2000
# 2022, 12042022 or 20220412
_YEAR = re.compile(r"(?<![0-9])(?:[0-3][0-9][01][0-9])?(20[2-9][0-9])(?:[01][0-9][0-3][0-9])?(?![0-9])")


def headings(text: str) -> Iterator[Heading]:
    """Every heading of a text from left to right."""
    found = [*_SINCE.finditer(text), *(match for match in _AS_OF.finditer(text) if _about_losses(text, match))]
    for match in sorted(found, key=re.Match.start):
        name, year = match["month"].lower(), match["year"]
        month = int(name) if name.isdecimal() else 1 + _UKRAINIAN.index(name)
        yield Heading(*match.span(), int(match["day"]), month, int(year) % 100 + 2000 if year else None)


def day_of(heading: Heading, text: str, published: str | None, address: str) -> date | None:
    """The day of a heading of `text`. None where nothing tells the year, or there is no such day.

    A year that is left out is the one nearest to when the page was published: by the last time stamp above the
    heading, else by what the fetch knew, else by the address.
    """
    if heading.year:
        return _date(heading.year, heading.month, heading.day)
    stamps = [*_STAMP.finditer(text, max(0, heading.start - _ABOVE), heading.start)][-1:]
    stamps += [*_STAMP.finditer(published or ""), *_STAMP.finditer(address.replace("/", "-"))]
    when = next(filter(None, map(_stamped, stamps)), None)
    years = [when.year - 1, when.year, when.year + 1] if when else [int(year) for year in _YEAR.findall(address)[-1:]]
    days = filter(None, (_date(year, heading.month, heading.day) for year in years))
    return min(days, key=lambda day: abs(day - (when or day)), default=None)


def morning_after(text: str, published: str | None) -> date | None:
    """The day of a report on "the past day, 26 October": the one after, and only where it was published on that day."""
    stamp = next(_STAMP.finditer(published or ""), None)
    when = _stamped(stamp) if stamp else None
    past = _PAST.search(text)
    if when is None or past is None:
        return None
    before = when - timedelta(days=1)
    named = int(past["day"]), 1 + _UKRAINIAN.index(past["month"].lower())
    return when if named == (before.day, before.month) else None


def _about_losses(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - _NEAR) : match.start()].rpartition("\n")[2]
    after = text[match.end() : match.end() + _NEAR].partition("\n")[0]
    return bool(_LOSSES.search(before) or _LOSSES.search(after))


def _stamped(stamp: re.Match[str]) -> date | None:
    if stamp["y"]:
        return _date(int(stamp["y"]), int(stamp["m"]), int(stamp["d"]))
    return _date(int(stamp["year"]), 1 + _ENGLISH.index(stamp["month"].lower()), int(stamp["day"]))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
