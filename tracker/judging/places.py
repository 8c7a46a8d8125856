"""Figures that stand on the wrong day: each fits another place of its own line far better."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from tracker.judging.model import check
from tracker.judging.pace import pace
from tracker.judging.thresholds import CORRECTION_DAYS, FARTHEST_HOLE, LONGEST_RUN, SAME_VALUE_DAYS, TELLING_STEP
from tracker.model import Number

_YEARS = (1, -1, 2, -2, 3, -3)


class Home(NamedTuple):
    """Where a figure belongs: the name of its check, the ISO day, and in words."""

    name: str
    day: str
    words: str


class Line(NamedTuple):
    """What is trusted of a line: ordinals and values in order, and its middle step a day near the suspect."""

    days: Sequence[int]
    values: Sequence[Number]
    step: float


@check("hold")
def wrong_year(day: int, value: Number, line: Line) -> Home | None:
    """The year of a row was typed wrong.

    A figure that does not fit its day but fits the same day of another year, where the line has none or the very
    same: the year was typed wrong, as in the first days of January. Such a row overwrites a good one and leaves a
    hole where it belongs, so that both days are wrong at once.
    """
    here = date.fromordinal(day)
    for years in _YEARS:
        try:
            there = here.replace(year=here.year + years)
        except ValueError:
            continue  # 29 February
        if _fits(there.toordinal(), value, line):
            return Home("wrong-year", there.isoformat(), f"it fits {there}: the year was typed wrong")
    return None


@check("hold")
def misdated(day: int, value: Number, line: Line) -> Home | None:
    """A figure of another day.

    A figure that does not fit its day but is exactly that of another day nearby: the row was dated wrong, or copied
    from the wrong place. Where no slip explains a figure, a hole of the line that it would fill does. A whole report is
    dated wrong when its totals are what was known for its own day and what it adds.
    """
    first, end = bisect_left(line.days, day - SAME_VALUE_DAYS), bisect_left(line.days, day + SAME_VALUE_DAYS + 1)
    telling = line.step >= TELLING_STEP  # a line that hardly moves has the same figure on many days
    same = [line.days[place] for place in range(first, end) if telling and line.values[place] == value]
    if same:
        there = date.fromordinal(min(same, key=lambda other: abs(other - day)))
        return Home("misdated", there.isoformat(), f"it is the figure of {there}")
    return None


def hole(day: int, value: Number, line: Line) -> Home | None:
    """The same on weaker evidence: a figure that fits a hole of the line. Many slips would, so it is asked last."""
    there = _hole(day, value, line)
    return Home("misdated", there, f"it fits {there}, for which there is no figure") if there else None


def _fits(day: int, value: Number, line: Line) -> bool:
    """Whether a value would be at home on a day: the line has the same there, or has none and room for it."""
    place = bisect_left(line.days, day)
    if place < len(line.days) and line.days[place] == day:
        return line.values[place] == value
    if place == 0:
        return False
    before = line.values[place - 1]
    if place == len(line.days):
        covered = day - line.days[-1]
        most = pace(line.days, line.values, place, place).most(covered)
        return covered <= LONGEST_RUN and before <= value <= before + most
    return line.days[place] - line.days[place - 1] <= LONGEST_RUN and before <= value <= line.values[place]


def _hole(day: int, value: Number, line: Line) -> str | None:
    """The first day of a short hole of a rising line that has room for a value."""
    place = bisect_left(line.values, value)
    if 0 < place < len(line.days):
        first, after = line.days[place - 1] + 1, line.days[place]
        wide = after - first
        near = abs(first - day) <= FARTHEST_HOLE and not first - CORRECTION_DAYS <= day <= after
        if 0 < wide <= LONGEST_RUN and near and line.values[place - 1] < value < line.values[place]:
            return date.fromordinal(first).isoformat()
    return None
