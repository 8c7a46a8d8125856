"""Figures that must make up one another: a share and its area, a total and its parts."""

from __future__ import annotations

from collections.abc import Container, Sequence

from tracker.judging.model import Point, Verdict, check, verdict, written
from tracker.judging.thresholds import HABITUAL, HABITUAL_FEWEST
from tracker.model import Number

_AREA_ROUNDED = 0.5  # km2


def judge_share(
    share_points: Sequence[Point],
    area_points: Sequence[Point],
    area_km2: float,
    *,
    judged: Container[str] | None = None,
) -> list[Verdict]:
    """Verdicts on shares in per cent that are not the area of their day over `area_km2`."""
    areas = dict(area_points)
    found = [
        share_mismatch(point, areas[point.day], area_km2)
        for point in share_points
        if point.day in areas and (judged is None or point.day in judged)
    ]
    return [one for one in found if one is not None]


@check("warning")
def share_mismatch(point: Point, area: Number, area_km2: float) -> Verdict | None:
    """A share that is not its area over the whole.

    A share and an area of the same claim disagree by more than rounding explains. Mostly the share was taken of
    another denominator (an outline without an annexed region is five per cent smaller), which the message works out;
    otherwise one of the two is a slip. Told, not held: both figures are what was said.
    """
    exact = 100 * area / area_km2
    decimals = len(repr(point.value).partition(".")[2]) if isinstance(point.value, float) else 0
    room = 0.5 * 10.0**-decimals + 100 * _AREA_ROUNDED / area_km2
    if abs(point.value - exact) <= room:
        return None
    said = f"{written(area)} km2 is {exact:.{decimals + 1}f} % of {written(area_km2)} km2, not {written(point.value)} %"
    of = f"; it would be of {100 * area / point.value:,.0f} km2" if point.value > 0 else ""
    return verdict("share-mismatch", "warning", point, said + of)


def judge_parts(
    total_points: Sequence[Point],
    parts: Sequence[Sequence[Point]],
    *,
    judged: Container[str] | None = None,
) -> list[Verdict]:
    """Verdicts on stated totals that are not the sum of their parts, on days that have every part.

    Parts that habitually leave something out are not parts of the whole, which is said once, on the day that shows it.
    """
    by_day = [dict(points) for points in parts]
    compared = [point for point in total_points if all(point.day in part for part in by_day)]
    found = [parts_mismatch(point, [part[point.day] for part in by_day]) for point in compared]
    wrong = [one for one in found if one is not None]
    if len(wrong) >= HABITUAL_FEWEST and len(wrong) > HABITUAL * len(compared):
        message = f"on {len(wrong)} of {len(compared)} days the parts do not make up the total: some part is not here"
        shows = next(point for point in compared if point.day == wrong[HABITUAL_FEWEST - 1].day)
        wrong = [verdict("parts-mismatch", "info", shows, message)]
    return [one for one in wrong if judged is None or one.day in judged]


@check("warning")
def parts_mismatch(point: Point, parts: Sequence[Number]) -> Verdict | None:
    """A stated total that is not the sum of its parts.

    A stated total is not the sum of the parts stated beside it. One of them was read or typed wrong; which one, the
    check of each line against its own neighbours says. Sums of areas and money may differ by their rounding.
    """
    made = sum(parts)
    if abs(made - point.value) <= 1e-6 * abs(point.value) + 1e-9:  # which is less than one for any count of things
        return None
    apart = written(abs(made - point.value))
    return verdict("parts-mismatch", "warning", point, f"the parts make {written(made)}, which is {apart} off")
