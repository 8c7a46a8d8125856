"""The judgement of one line: what is found in its figures becomes verdicts with a name and a message."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from tracker.judging import slips
from tracker.judging.levels import unlikely_changes, unlikely_levels
from tracker.judging.model import Point, Verdict, check, ordinal, verdict, written
from tracker.judging.places import Home, Line, hole, misdated, wrong_year
from tracker.judging.still import flat_run, missing_days
from tracker.judging.thresholds import HABITUAL_FALL_SHARE, HABITUAL_FALLS, REACH, WEAK
from tracker.judging.totals import Finding, unlikely
from tracker.model import Break, Kind, Number, Series, Severity

_COARSEST = 1000
_INTERRUPTS = ("start", "restart", "merge")


class _Stretch(NamedTuple):
    """The points of a line between two declared breaks."""

    kind: Kind
    points: Sequence[Point]
    days: list[int]
    values: list[Number]


def judge_line(
    series: Series,
    kind: Kind,
    points: Sequence[Point],
    *,
    corrections: Mapping[str, Number] | None = None,
    breaks: Sequence[Break] = (),
    cadence_days: int | None = None,
    judged: Container[str] | None = None,
) -> list[Verdict]:
    """Verdicts on the points of one line, which are in order of day, in that order.

    `corrections` are the published signed corrections by day, `breaks` the declared ones of this line. `judged` are
    the days on which to give verdicts, where the rest only stands around them. The same points always give the same
    verdicts, and more days on either side change only what those days show.
    """
    del series  # its bounds are judged claim by claim, in tracker/checks.py
    published = {ordinal(day): value for day, value in (corrections or {}).items()}
    found: list[Verdict] = []
    for stretch in _stretches(kind, points, breaks):
        found += _judge(stretch, published)
        if cadence_days is not None:
            found += missing_days(stretch.points, stretch.days, cadence_days)
    if judged is not None:
        found = [one for one in found if one.day in judged]
    return sorted(found, key=lambda one: one.day)


def _stretches(kind: Kind, points: Sequence[Point], breaks: Sequence[Break]) -> list[_Stretch]:
    days = [ordinal(point.day) for point in points]
    values = [point.value for point in points]
    cuts = [0, len(points)]
    if kind == "total":
        cuts += [sum(point.day < one.day for point in points) for one in breaks if one.type in _INTERRUPTS]
    return [
        _Stretch(kind, points[first:end], days[first:end], values[first:end])
        for first, end in pairwise(sorted(set(cuts)))
    ]


def _judge(stretch: _Stretch, published: Mapping[int, Number]) -> list[Verdict]:
    kind, points, days, values = stretch
    if kind == "total":
        flat = flat_run(points, days, values)
        revised = habitual_falls(points, values)
        if revised:
            findings, flat = unlikely_levels(days, values), [revised, *flat]
            stretch = stretch._replace(kind="level")
        else:
            findings = unlikely(days, values, published)
    elif kind == "change":
        findings, flat = unlikely_changes(days, values), []
    else:
        findings, flat = unlikely_levels(days, values), []
    if not findings:
        return flat
    suspects = {place for one in findings if one.how == "apart" or not one.settled for place in one.places}
    trusted = [place for place in range(len(values)) if place not in suspects]
    sound = [days[place] for place in trusted], [values[place] for place in trusted]
    found = []
    for finding in findings:
        line = Line(*sound, finding.pace.middle)
        if finding.how == "apart":
            found += [outlier(stretch, finding, place, line) for place in finding.places]
        elif finding.how == "fall":
            found += [fall(stretch, finding, place, line) for place in finding.places]
        else:
            found += [jump(stretch, finding, place, line) for place in finding.places]
    held = {one.day for one in found}
    return [*found, *(one for one in flat if one.day not in held)]


@check("hold")
def outlier(stretch: _Stretch, finding: Finding, place: int, line: Line) -> Verdict:
    """A figure that fits neither side.

    One figure, or a few in a row, that fit neither the figure before nor the one after, while those two fit each
    other. Where a slip of the pen or another day explains the figure, the verdict has that name; an outlier is what
    nothing explains. Held, unless it is no larger than the steps around
    it; a change of one day is only told, for terrible days happen.
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
def fall(stretch: _Stretch, finding: Finding, place: int, line: Line) -> Verdict:
    """A running total falls, or a level drops.

    A running total that falls, or a level that drops by more than it ever moves. Explained by a published
    correction it is told as information. Unexplained it is held while it is the newest, by the name of the slip where
    one explains it, and becomes a warning when the following days go on from it: then the total was restated, and the
    publisher has not said why.
    """
    return _change_of_level(stretch, finding, place, line, "fall", "falls")


@check("info")
def habitual_falls(points: Sequence[Point], values: Sequence[Number]) -> Verdict | None:
    """A running total that falls as a matter of course.

    Some counts are revised all the time: a wreck that was counted abandoned is found destroyed, a name turns out to be
    another. A fall of theirs is no news. It is said once, on the newest day, and the line is then judged like a level,
    which may move both ways but not leave its neighbourhood and come back.
    """
    falls = sum(after < before for before, after in pairwise(values))
    if falls < HABITUAL_FALLS or falls <= HABITUAL_FALL_SHARE * len(values):
        return None
    message = f"falls on {falls} of {len(values)} days: this total is revised as a matter of course"
    return verdict("habitual-falls", "info", points[-1], message)


@check("hold")
def jump(stretch: _Stretch, finding: Finding, place: int, line: Line) -> Verdict:
    """A running total or a level leaps, and has not come back.

    A running total that rises, or a level that moves, by several times the largest step in its neighbourhood, and
    has not come back. Held while it is the newest; information when the following days go on from it, for great days
    happen. Lines that stand still for days and leap must also move by a good share of what they stood at.
    """
    return _change_of_level(stretch, finding, place, line, "jump", "jumps")


def _change_of_level(stretch: _Stretch, finding: Finding, place: int, line: Line, name: str, verb: str) -> Verdict:
    point, before = stretch.points[place], stretch.points[finding.places[0] - 1]
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


def _bounds(stretch: _Stretch, finding: Finding, place: int) -> tuple[float, float]:
    """Between what a figure would have been believed at that place."""
    values, days, local = stretch.values, stretch.days, finding.pace
    sides = [values[other] for other in (finding.before, finding.after) if other is not None]
    if stretch.kind == "total":
        if finding.before is None or finding.after is None:
            reach = local.most(1) if finding.before is None else local.most(days[place] - days[finding.before])
            return (sides[0] - reach, sides[0]) if finding.before is None else (sides[0], sides[0] + reach)
        return sides[0], sides[1]
    return min(sides) - local.largest, max(sides) + local.largest


def _grain(stretch: _Stretch, place: int) -> int:
    """The power of ten that all the figures around a place are multiples of: personnel is counted in tens."""
    near = stretch.values[max(0, place - REACH) : place] + stretch.values[place + 1 : place + REACH]
    grain = 1
    while grain < _COARSEST and near and all(isinstance(value, int) and value % (grain * 10) == 0 for value in near):
        grain *= 10
    return grain


def _reason(
    stretch: _Stretch, place: int, line: Line, low: float, high: float, *, settled: bool
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
