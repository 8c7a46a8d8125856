"""What was found in a line gets its name and its words: the slip or the other day that explains it, or none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tracker.judging import slips
from tracker.judging.model import Point, Verdict, check, verdict, written
from tracker.judging.places import Home, Line, hole, misdated, wrong_year
from tracker.judging.thresholds import REACH, WEAK
from tracker.judging.totals import Finding
from tracker.model import Kind, Number, Severity

_COARSEST = 1000


class Stretch(NamedTuple):
    """The points of a line between two declared breaks."""

    kind: Kind
    points: Sequence[Point]
    days: list[int]
    values: list[Number]


@check("hold")
def outlier(stretch: Stretch, finding: Finding, place: int, line: Line) -> Verdict:
    """A figure that fits neither side.

    One figure, or a few in a row, that fit neither the figure before nor the one after, while those two fit each
    other. Where a slip of the pen or another day explains the figure, the verdict has that name; an outlier is what
    nothing explains. Held, unless it is no larger than the steps around it; a change of one day is only told, for
    terrible days happen.
    """
    point = stretch.points[place]
    low, high = _bounds(stretch, finding, place)
    beside = " and ".join(
        written(stretch.values[other]) for other in (finding.before, finding.after) if other is not None
    )
    stand = "stand beside it" if " and " in beside else "stands beside it"
    severity: Severity = "warning" if finding.small else "hold"
    # A change may be anything, so that some slip always explains it.
    reason = _reason(stretch, place, line, low, high, settled=True) if stretch.kind != "change" else None
    if reason is None:
        return verdict("outlier", severity, point, f"{beside} {stand}: {written(point.value)} fits neither side")
    return verdict(reason[0], severity, point, f"{beside} {stand}: {reason[1]}")


@check("hold")
def fall(stretch: Stretch, finding: Finding, place: int, line: Line) -> Verdict:
    """A running total falls, or a level drops.

    A running total that falls, or a level that drops by more than it ever moves. Explained by a published
    correction it is told as information. Unexplained it is held while it is the newest, by the name of the slip where
    one explains it, and becomes a warning when the following days go on from it: then the total was restated, and the
    publisher has not said why.
    """
    return _change_of_level(stretch, finding, place, line, "fall", "falls")


@check("hold")
def jump(stretch: Stretch, finding: Finding, place: int, line: Line) -> Verdict:
    """A running total or a level leaps, and has not come back.

    A running total that rises, or a level that moves, by several times the largest step in its neighbourhood, and
    has not come back. Held while it is the newest; information when the following days go on from it, for great days
    happen. Lines that stand still for days and leap must also move by a good share of what they stood at.
    """
    return _change_of_level(stretch, finding, place, line, "jump", "jumps")


def _change_of_level(stretch: Stretch, finding: Finding, place: int, line: Line, name: str, verb: str) -> Verdict:
    # The last one that is trusted: points between them were found apart.
    point, before = stretch.points[place], stretch.points[finding.before or 0]
    moved = point.value - before.value
    said = f"{verb} by {written(abs(moved))}, from {written(before.value)} on {before.day}"
    if finding.correction is not None:
        return verdict(name, "info", point, f"{said}: a correction of {finding.correction:+,} was published")
    if finding.settled:
        severity: Severity = "warning" if name == "fall" and stretch.kind == "total" else "info"
        return verdict(name, severity, point, f"{said}, and the following days go on from there, unexplained")
    low, high = _bounds(stretch, finding, place)
    if finding.small:
        return verdict(name, "warning", point, f"{said}; no following day has confirmed it yet")
    reason = _reason(stretch, place, line, low, high, settled=False)
    if reason is None:
        return verdict(name, "hold", point, f"{said}; no following day has confirmed it yet")
    if reason[0] in WEAK and not _tight(
        slips.explain(point.value, low, high, _grain(stretch, place)), point, before, finding
    ):
        return verdict(name, "hold", point, f"{said}; no following day has confirmed it yet. Perhaps {reason[1]}")
    return verdict(reason[0], "hold", point, f"{written(before.value)} stands before it: {reason[1]}")


def _tight(slip: slips.Slip | None, point: Point, before: Point, finding: Finding) -> bool:
    """Whether a slip proves something although one side is open, where nearly any figure is a slip from one that fits.

    What was meant must be near the figure before, by the measure of how far off the written one is.
    """
    if slip is None:
        return False
    room = max(slip.meant - before.value, finding.pace.usual)
    return bool(room <= WEAK[slip.name] * abs(point.value - slip.meant))


def _bounds(stretch: Stretch, finding: Finding, place: int) -> tuple[float, float]:
    """Between what a figure would have been believed at that place."""
    values, days, local = stretch.values, stretch.days, finding.pace
    sides = [values[other] for other in (finding.before, finding.after) if other is not None]
    if stretch.kind == "total":
        if finding.before is None or finding.after is None:
            reach = local.most(1) if finding.before is None else local.most(days[place] - days[finding.before])
            return (sides[0] - reach, sides[0]) if finding.before is None else (sides[0], sides[0] + reach)
        return min(sides), max(sides)
    return min(sides) - local.largest, max(sides) + local.largest


def _grain(stretch: Stretch, place: int) -> int:
    """The power of ten that all the figures around a place are multiples of: personnel is counted in tens."""
    near = stretch.values[max(0, place - REACH) : place] + stretch.values[place + 1 : place + REACH]
    grain = 1
    while grain < _COARSEST and near and all(isinstance(value, int) and value % (grain * 10) == 0 for value in near):
        grain *= 10
    return grain


def _reason(
    stretch: Stretch, place: int, line: Line, low: float, high: float, *, settled: bool
) -> tuple[str, str] | None:
    """The name of the check and the words for what probably happened; `settled` when there are both sides."""
    day, value = stretch.days[place], stretch.values[place]
    slip = slips.explain(value, low, high, _grain(stretch, place))
    if slip and slip.name in {"zero-reset", "unit-slip"}:
        return slip.name, slips.sentence(value, slip)
    home: Home | None = None
    if stretch.kind == "total":
        home = wrong_year(day, value, line) or misdated(day, value, line)
        if home is None and settled and (slip is None or slip.name == "digit-mistyped"):
            home = hole(day, value, line)
    if home:
        return home.name, home.words
    return (slip.name, slips.sentence(value, slip)) if slip else None
