"""Prose against the claimant's own series: what a text says of a day, and what the tables say."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.judging import slips
from tracker.judging.model import Point, Verdict, check, ordinal, verdict, written
from tracker.judging.thresholds import PROSE_ABOUT, PROSE_DAYS, PROSE_OVER
from tracker.model import Number, Qualifier


def judge_prose(
    claim_value: Number | None,
    low: Number | None,
    high: Number | None,
    qualifier: Qualifier | None,
    series_points: Sequence[Point],
    day: str,
) -> list[Verdict]:
    """A verdict where a claim in prose cannot be what the claimant's own series has around its day, else none.

    Either `claim_value` is set or `low` and `high` are. Without a figure of the series within days nothing is said.
    """
    here = ordinal(day)
    near = [point.value for point in series_points if abs(ordinal(point.day) - here) <= PROSE_DAYS]
    if not near:
        return []
    found = prose_contradiction(claim_value, low, high, qualifier, near, day)
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
    is exact or far off, told when a rounding was merely generous.
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
    generous = qualifier is not None and gap <= PROSE_OVER * abs(top)
    said = f"the text says {qualifier + ' ' if qualifier else ''}{stated}; the claimant's own figures there are {own}"
    return verdict("prose-contradiction", "warning" if generous else "hold", point, said.replace("_", " ") + why)


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
