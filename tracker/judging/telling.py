"""Prose against the claimant's own series: what a text says of a day, and what the tables say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.judging import slips
from tracker.judging.model import Point, Verdict, check, ordinal, verdict, written
from tracker.judging.thresholds import PROSE_ABOUT, PROSE_DAYS, PROSE_OVER
from tracker.model import Number, Qualifier

_ABOVE = {"over", "at_least"}
_BELOW = {"under", "up_to", "nearly"}


def judge_prose(
    claim_value: Number | None,
    low: Number | None,
    high: Number | None,
    qualifier: Qualifier | None,
    series_points: Sequence[Point],
    day: str,
    *,
    passing: bool = True,
) -> list[Verdict]:
    """A verdict where a claim in prose cannot be what the claimant's own series has around its day, else none.

    Either `claim_value` is set or `low` and `high` are. `passing`: the text names figures of the days around; where a
    report of its own day differs by little, that is for `judge_mirrors` to say. Without a figure of the series within
    days nothing is said.
    """
    here = ordinal(day)
    near = [point for point in series_points if abs(ordinal(point.day) - here) <= PROSE_DAYS]
    if not near:
        return []
    values = [point.value for point in near]
    if max(point.day for point in near) < day:
        values.append(max(values) * (1 + PROSE_OVER))
    if min(point.day for point in near) > day:
        values.append(min(values) * (1 - PROSE_OVER))
    found = prose_contradiction(claim_value, low, high, qualifier, values, day)
    if found is None and passing and claim_value is not None and qualifier is None:
        found = _no_day_s(claim_value, near, day)
    return [found] if found else []


@check("hold")
def prose_contradiction(
    claim_value: Number | None,
    low: Number | None,
    high: Number | None,
    qualifier: Qualifier | None,
    near: Sequence[Number],
    day: str,
) -> Verdict | None:
    """A text contradicts the claimant's own series.

    A text puts a number in a claimant's mouth that the claimant's own table, for that day and the days beside it,
    does not have: the reporter slipped, the day is wrong, or the reader took the number for something it is not. What
    "over", "nearly", "about" and a range allow is allowed, so "over 300,000" agrees with 312,550. Held when the text
    is exact or far off, told when a rounding was merely generous. A figure without such a word that lies among those of
    the days, and is none of them, not even rounded, is told.
    """
    least, most = _meant(claim_value, low, high, qualifier)
    bottom, top = min(near), max(near)
    if least <= top and bottom <= most:
        return None
    value = claim_value if claim_value is not None else high
    point = Point(day, value if value is not None else 0)
    stated = written(point.value) if claim_value is not None else f"{written(least)} to {written(most)}"
    own = written(bottom) if bottom == top else f"{written(bottom)} to {written(top)}"
    explained = slips.explain(claim_value, bottom, top) if claim_value is not None else None
    why = f": {slips.sentence(point.value, explained)}" if explained else ""
    gap = max(least - top, bottom - most)
    beyond = (qualifier in _ABOVE and least > top) or (qualifier in _BELOW and most < bottom)
    generous = qualifier is not None and gap <= (PROSE_ABOUT if beyond else PROSE_OVER) * abs(top)
    said = f"the text says {qualifier + ' ' if qualifier else ''}{stated}; the claimant's own figures there are {own}"
    return verdict("prose-contradiction", "warning" if generous else "hold", point, said.replace("_", " ") + why)


def _no_day_s(value: Number, near: Sequence[Point], day: str) -> Verdict | None:
    """A verdict on a figure that none of the days around has, although all of them are there."""
    days = {point.day for point in near}
    whole = {date.fromordinal(ordinal(day) + by).isoformat() for by in (-1, 0, 1)} <= days
    grain = next(grain for grain in (10**power for power in range(12, -1, -1)) if value % grain == 0 or grain == 1)
    if not whole or any(abs(point.value - value) < grain or point.value == value for point in near):
        return None
    (own, *_) = (point.value for point in near if point.day == day)
    explained = slips.between(value, own)
    why = f": {slips.sentence(value, explained[0])}" if explained else ""
    said = f"the text says {written(value)}, which is the figure of no day around; the claimant's own is {written(own)}"
    return verdict("prose-contradiction", "warning", Point(day, value), said + why)


def _meant(
    value: Number | None, low: Number | None, high: Number | None, qualifier: Qualifier | None
) -> tuple[float, float]:
    """Between what the figure lies that a text means by a number."""
    if value is None:
        return float(low or 0), float(high or 0)
    above, below = value * (1 + PROSE_OVER), value * (1 - PROSE_OVER)
    bounds: dict[Qualifier | None, tuple[float, float]] = {
        "over": (value, above),
        "at_least": (value, above),
        "under": (below, value),
        "up_to": (below, value),
        "nearly": (value * (1 - PROSE_ABOUT), value),
        "about": (value * (1 - PROSE_ABOUT), value * (1 + PROSE_ABOUT)),
    }
    return bounds.get(qualifier, (float(value), float(value)))
