"""Faults to be planted into clean lines: what goes wrong when figures are copied by hand, one function a kind.

The planters know nothing of the checks. Each makes its fault at a place of a line, and says which kinds of fault could
have made the very same figure of the same truth (11,190 without its last digit is also a tenth of it).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import NamedTuple

from tracker.judging import Point
from tracker.model import Number


class Planted(NamedTuple):
    """A line with a fault in it: the days that are wrong, and the names under which the fault may be found."""

    points: list[Point]
    days: set[str]
    names: set[str]


def dropped(right: Number) -> set[Number]:
    text = str(int(right))
    return {int(text[:at] + text[at + 1 :] or "0") for at in range(len(text)) if text[:at] + text[at + 1 :][:1] != "0"}


def added(right: Number) -> set[Number]:
    text = str(int(right))
    longer = [text[:at] + digit + text[at:] for at in range(len(text) + 1) for digit in "0123456789"]
    return {int(other) for other in longer if int(other) != right}


def swapped(right: Number) -> set[Number]:
    text = str(int(right))
    both = {text[:at] + text[at + 1] + text[at] + text[at + 2 :] for at in range(len(text) - 1)}
    return {int(other) for other in both if other[0] != "0" and int(other) != right}


def mistyped(right: Number) -> set[Number]:
    text = str(int(right))
    changed = [text[:at] + digit + text[at + 1 :] for at in range(len(text)) for digit in "123456789"]
    return {int(other) for other in changed if int(other) != right}


def ten(right: Number) -> set[Number]:
    return {right * 10, right * 100} | ({right // 10} if right % 10 == 0 else set())


def units(right: Number) -> set[Number]:
    return {right * 1000} | ({round(right / 1000)} if right >= 1000 else set())


def zero(right: Number) -> set[Number]:
    return {0} if right else set()


SLIPS: dict[str, Callable[[Number], set[Number]]] = {
    "digit-dropped": dropped,
    "digit-added": added,
    "digits-swapped": swapped,
    "digit-mistyped": mistyped,
    "factor-ten": ten,
    "unit-slip": units,
    "zero-reset": zero,
}


def slip(kind: str, points: Sequence[Point], at: int, random: Random) -> Planted | None:
    """One figure slips. None where the slip leaves the figure where nobody could tell (`tells`)."""
    right = points[at].value
    outcomes = [wrong for wrong in sorted(SLIPS[kind](right)) if tells(points, at, wrong)]
    if not outcomes:
        return None
    wrong = random.choice(outcomes)
    names = {name for name, make in SLIPS.items() if wrong in make(right)}
    if kind == "digit-mistyped" and at + 1 == len(points):
        names |= {"fall", "jump"}  # only the days after can tell a mistyped digit from a restatement
    return Planted(_with(points, at, wrong), {points[at].day}, names)


def tells(points: Sequence[Point], at: int, wrong: Number) -> bool:
    """Whether a wrong figure shows: it leaves the room between its neighbours.

    At the end of a line it shows if it falls, or is off by more than the whole month's rise, and by a tenth.
    """
    before = points[at - 1].value
    if at + 1 < len(points):
        return not before <= wrong <= points[at + 1].value
    month = before - points[max(0, at - 31)].value
    return wrong < before or wrong - points[at].value > max(month, before / 10)


def wrong_year(points: Sequence[Point], at: int, random: Random) -> Planted | None:
    """One to three rows have the year before: they overwrite its rows, and are missing where they belong."""
    rows = points[at : at + random.randint(1, 3)]
    moved = {_year_before(point.day): point.value for point in rows}
    gone = {point.day for point in rows}
    if points[0].day > min(moved) or any(point.value == moved.get(point.day) for point in points):
        return None
    kept = [Point(day, moved.get(day, value)) for day, value in points if day not in gone]
    return Planted(kept, set(moved), {"wrong-year"})


def misdated(points: Sequence[Point], at: int, random: Random) -> Planted | None:
    """The row of a day three to thirty days later or earlier stands here, in a line that moved on every day between."""
    other = at + random.choice((-1, 1)) * random.randint(3, 30)
    between = points[max(0, min(at, other)) : max(at, other) + 1]
    if not 0 <= other < len(points) or abs(_days(points[other].day, points[at].day)) > 30:
        return None
    if not tells(points, at, points[other].value) or not _moves_on(between, 5):
        return None
    return Planted(_with(points, at, points[other].value), {points[at].day}, {"misdated"})


def fall(points: Sequence[Point], at: int, random: Random) -> Planted | None:
    """The publisher takes back one to eight per cent of the total without a word, and goes on from there."""
    less = round(points[at - 1].value * random.uniform(0.01, 0.08))
    if points[at].value - less >= points[at - 1].value:
        return None
    lowered = [Point(day, value - less) for day, value in points[at:]]
    return Planted([*points[:at], *lowered], {points[at].day}, {"fall"})


def rebased(points: Sequence[Point], at: int, random: Random) -> Planted | None:
    """The total is re-based upwards overnight, by fifteen to sixty per cent, and goes on from there."""
    more = round(points[at - 1].value * random.uniform(0.15, 0.6))
    if not tells(points[: at + 1], at, points[at].value + more):
        return None
    raised = [Point(day, value + more) for day, value in points[at:]]
    return Planted([*points[:at], *raised], {points[at].day}, {"jump"})


def stuck(points: Sequence[Point], at: int, random: Random) -> Planted | None:
    """Yesterday is published again for three to six days, of a line that moved on every day of the month before."""
    end = min(len(points), at + random.randint(3, 6))
    month = points[max(0, at - 30) : min(len(points), end + 10)]
    if end - at < 3 or not _moves_on(month):
        return None
    days = {point.day for point in points[at:end]}
    return Planted([Point(d, points[at - 1].value if d in days else v) for d, v in points], days, {"flat-run"})


def _moves_on(points: Sequence[Point], on_average: int = 1) -> bool:
    rises = [after.value - before.value for before, after in pairwise(points)]
    return min(rises) > 0 and sum(rises) >= on_average * len(rises)


def _with(points: Sequence[Point], at: int, value: Number) -> list[Point]:
    return [*points[:at], Point(points[at].day, value), *points[at + 1 :]]


def _days(one: str, other: str) -> int:
    return (date.fromisoformat(other) - date.fromisoformat(one)).days


def _shift(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _year_before(day: str) -> str:
    return f"{int(day[:4]) - 1}{day[4:]}" if day[5:] != "02-29" else _shift(day, -366)


LINE_FAULTS: dict[str, Callable[[Sequence[Point], int, Random], Planted | None]] = {
    **{kind: lambda points, at, random, kind=kind: slip(kind, points, at, random) for kind in SLIPS},  # type: ignore[misc]
    "wrong-year": wrong_year,
    "misdated": misdated,
    "fall": fall,
    "jump": rebased,
    "flat-run": stuck,
}
