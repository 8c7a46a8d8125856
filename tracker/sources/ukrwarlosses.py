"""Soldiers of both sides who are dead or missing by name, counted by the day, week or month of their death.

The site counts the names of two lists: for Russia that of svo.rf.gd, for Ukraine that of LostArmour, a Russian site.
"""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

from tracker.clock import is_day
from tracker.documents.cells import number, pointer, read_json, refuse
from tracker.model import Claim, Document, Item, Kind, Line, Problem, Request, Source

SOURCE = Source(
    id="ukrwarlosses",
    title="Soldiers dead and missing by name, by date of death (ukrwarlosses)",
    publisher="ukrwarlosses",
    licence="MIT",
    cite="ukrwarlosses, counts of the names listed by svo.rf.gd (Russia) and LostArmour (Ukraine)",
    homepage="https://github.com/ukrainewarlosses/ukrwarlosses",
    cadence_days=31,
    note="Names arrive months late: the newest days always rise later, so never read the last two months as a fall."
    " Deaths without a date are in the totals alone. The list of Ukrainian names is kept by the other party, and its"
    " days seem to be one early: 2022-02-23 has what belongs to the first day of the invasion. An irregular source.",
)

_LISTING = "https://api.github.com/repos/ukrainewarlosses/ukrwarlosses/contents/src/data"
# The names of the files that are wanted end in the day they were made. Ukrainian names that are listed twice are
# in the "raw" files; the files without them are another count and have no series.
FILES = {
    "russia": re.compile(r"(daily|weekly|monthly)_([0-9]{4}-[0-9]{2}-[0-9]{2})\.json"),
    "ukraine": re.compile(r"(daily|monthly)-raw_([0-9]{4}-[0-9]{2}-[0-9]{2})\.json"),
}
TOTALS = "https://raw.githubusercontent.com/ukrainewarlosses/ukrwarlosses/main/src/data/hardcoded-casualty-totals.json"

CLAIMANTS = {"RU": "svo.rf.gd", "UA": "LostArmour"}
# Key of a period -> what it counts. Its `total` is their sum, and no series.
KEYS = {"deaths": "killed.named", "missing": "missing.named"}
# Key of the totals -> what it counts, by party. Russia's are deaths alone.
TOTAL_KEYS = {
    "RU": {"total_losses": "killed.named"},
    "UA": {"dead": "killed.named", "missing": "missing.named", "prisoners": "captured"},
}
NOT_FIGURES = {"country", "last_updated", "source_url", "total_losses"}
NOT_COUNTED = {"prisoners": "0"}  # nobody counts them so far
PARTIES = {"russia": "RU", "ukraine": "UA"}
FIRST_DAY = "2022-02-24"

_WEEK = re.compile(r"(20[0-9]{2})-W([0-9]{2})")
_MONTH = re.compile(r"(20[0-9]{2})-(0[1-9]|1[0-2])")


class _Span(NamedTuple):
    """The last day of a period and how many days it has, None for a running total."""

    last: str
    days: int | None
    week: bool = False


def addresses(today: date, since: date | None = None) -> Iterator[Request]:  # noqa: ARG001 (files have all days)
    """The totals, and the listings of the two folders, whose files are named by the day they were made."""
    yield Request(TOTALS, "totals")
    for folder in FILES:
        yield Request(f"{_LISTING}/{folder}", folder, index=True)


def links(document: Document) -> Iterator[Request]:
    """The newest file of each kind that a listing has."""
    tree = read_json(document.body)
    rows = [row for row in tree if isinstance(row, dict)] if isinstance(tree, list) else []
    newest: dict[str, tuple[str, str]] = {}
    for row in rows:
        name, address = row.get("name"), row.get("download_url")
        folder = next((folder for folder in FILES if f"/{folder}/" in str(address)), None)
        made = FILES[folder].fullmatch(str(name)) if folder else None
        if made and isinstance(address, str):
            newest[f"{folder} {made[1]}"] = max((made[2], address), newest.get(f"{folder} {made[1]}", ("", "")))
    if not newest:
        raise refuse("changed-shape", "found no file of ours in the listing", str(tree)[:80], "", "see FILES")
    for name, (_, address) in newest.items():
        yield Request(address, name)


def parse(document: Document) -> Iterator[Item]:
    """Deaths and missing of each day, week or month, or the totals, whichever of the files it is."""
    tree = read_json(document.body)
    if not isinstance(tree, dict) or not any(_span(key) or key in PARTIES for key in tree):
        raise refuse("changed-shape", "expected an object with one object a day, week or month", type(tree).__name__)
    told: set[str] = set()
    for item in _totals(tree) if tree.keys() & PARTIES.keys() else _periods(tree):
        if isinstance(item, Claim) or item.check != "unknown-column":
            yield item
        elif item.found not in told:
            told.add(item.found)
            yield item


def _periods(tree: dict[str, Any]) -> Iterator[Item]:
    # Only the files of Ukraine have the missing.
    party = "UA" if any("missing" in cells for cells in tree.values() if isinstance(cells, dict)) else "RU"
    newest = max(tree)
    for key, cells in tree.items():
        span = _span(key)
        if span is None or not isinstance(cells, dict):
            message = f"{key!r} is no day, week or month with counts, nothing of it was recorded"
            yield Problem("no-date", "warning", message, key, pointer(key))
            continue
        doubt = _sum_doubt(cells, "total", KEYS) or _span_doubt(span, party, newest=key == newest)
        yield from _unknown(cells, {*KEYS, "total"}, key)
        for name, what in KEYS.items():
            yield from _claim(party, what, cells.get(name), pointer(key, name), span, doubt)


def _totals(tree: dict[str, Any]) -> Iterator[Item]:
    for key, cells in tree.items():
        if not isinstance(cells, dict):
            continue  # when the file was made
        party, day = PARTIES.get(key), str(cells.get("last_updated"))[:10]
        if party is None or not is_day(day):
            message = f"{key!r} is no party that is known, or has no day"
            yield Problem("unknown-label", "warning", message, key, pointer(key), f"see PARTIES in {__file__}")
            continue
        yield from _unknown(cells, {*TOTAL_KEYS[party], *NOT_FIGURES}, key)
        doubt = _sum_doubt(cells, "total_losses", TOTAL_KEYS[party])
        for name, what in TOTAL_KEYS[party].items():
            if cells.get(name) != NOT_COUNTED.get(name, ""):
                yield from _claim(party, what, cells.get(name), pointer(key, name), _Span(day, None), doubt)


def _claim(party: str, what: str, cell: Any, place: str, span: _Span, doubt: str | None) -> Iterator[Item]:
    if cell is None:
        return
    value = number(cell) if isinstance(cell, str) else None
    if value is None:
        yield Problem("not-a-number", "warning", f"{place} is not a number", str(cell)[:80], place)
        return
    kind: Kind = "change" if span.days else "total"
    line = Line("ukraine", f"losses.personnel.{what}", kind, party, claimant=CLAIMANTS[party])
    yield Claim(line, span.last, value, cell, place, period_days=span.days, unsure=doubt)


def _unknown(cells: dict[str, Any], known: set[str], key: str) -> Iterator[Problem]:
    for name in (name for name in cells if name not in known):
        message = f"unknown key {name!r}, nothing of it was recorded"
        yield Problem("unknown-column", "warning", message, name, pointer(key, name), f"add it to KEYS in {__file__}")


def _sum_doubt(cells: dict[str, Any], total: str, parts: Iterable[str]) -> str | None:
    """The printed total has to be the sum of what is counted."""
    stated = number(str(cells.get(total)))
    counted = [number(str(cells[name])) for name in parts if cells.get(name) is not None]
    if stated is None or None in counted or sum(filter(None, counted)) == stated:
        return None
    return f"{' + '.join(map(str, counted))} is not the {stated} of {total}"


def _span_doubt(span: _Span, party: str, *, newest: bool) -> str | None:
    if span.last < FIRST_DAY:
        return f"{span.last} is before the invasion; the days of this list seem to be one early"
    if span.days and span.week and party == "UA":
        return "which days the weeks of this list have is not known"
    first = date.fromisoformat(span.last) - timedelta(days=(span.days or 1) - 1)
    if newest and span.week and f"{first:%Y-%m}" != span.last[:7]:
        return "the newest week: the counting stops at the end of a month, which is within it"
    return None


def _span(key: str) -> _Span | None:
    if is_day(key):
        return _Span(key, 1)
    if month := _MONTH.fullmatch(key):
        days = monthrange(int(month[1]), int(month[2]))[1]
        return _Span(f"{key}-{days}", days)
    week = _WEEK.fullmatch(key)
    return _weeks(int(week[1])).get(int(week[2])) if week else None


@cache
def _weeks(year: int) -> dict[int, _Span]:
    """The weeks of a year as the site numbers them, which is not the way of ISO 8601.

    They begin on Sunday, with week 1 on the first of January, and do not reach into another year. In summer they
    begin on Monday: the site takes whole days of 24 hours since New Year's midnight, and American summer time is
    an hour short. The daily file adds up to the weekly one in this way, week by week, and in no other.
    """
    new_year = date(year, 1, 1)
    days = [new_year + timedelta(days=n) for n in range(366 if isleap(year) else 365)]
    weeks: dict[int, list[date]] = {}
    for n, day in enumerate(days):
        passed = n - (_sunday(year, 3, 2) < day <= _sunday(year, 11, 1))
        weeks.setdefault((passed + new_year.isoweekday() % 7) // 7 + 1, []).append(day)
    return {number: _Span(week[-1].isoformat(), len(week), week=True) for number, week in weeks.items()}


def _sunday(year: int, month: int, count: int) -> date:
    """The first Sunday of a month, or the second."""
    first = date(year, month, 1)
    return first + timedelta(days=(7 - first.isoweekday()) % 7 + 7 * (count - 1))
