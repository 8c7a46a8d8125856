"""Two channels of one claimant: what both print should be the same, and where it is not, one of them slipped."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

from tracker.judging import slips
from tracker.judging.model import Point, Verdict, check, verdict, written
from tracker.model import Number

_CLEARLY_FARTHER = 3.0


class MirrorVerdicts(NamedTuple):
    """Verdicts on the points of one channel and of the other."""

    a: list[Verdict]
    b: list[Verdict]


class _Channels(NamedTuple):
    """Both channels by day, the days they share in order, and those on which they agree."""

    a: Mapping[str, Number]
    b: Mapping[str, Number]
    days: Sequence[str]
    agreed: Sequence[str]


def judge_mirrors(
    points_a: Sequence[Point], points_b: Sequence[Point], *, judged: Container[str] | None = None
) -> MirrorVerdicts:
    """Verdicts where two channels of one claimant differ on a day that both have.

    The verdict is on the channel that does not fit the days on which both agree, or on both where neither fits worse.
    """
    a = {point.day: point.value for point in points_a}
    b = {point.day: point.value for point in points_b}
    if a == b:
        return MirrorVerdicts([], [])
    days = [day for day in a if day in b]
    channels = _Channels(a, b, days, [day for day in days if a[day] == b[day]])
    found = MirrorVerdicts([], [])
    for place, day in enumerate(days):
        if a[day] != b[day] and (judged is None or day in judged):
            in_a, in_b = mirror_difference(channels, place)
            found.a.extend([in_a] if in_a else [])
            found.b.extend([in_b] if in_b else [])
    return found


@check("hold")
def mirror_difference(channels: _Channels, place: int) -> tuple[Verdict | None, Verdict | None]:
    """Two channels of one claimant differ.

    Two publishers transcribe one claim, and on a day they differ: at least one of them did not read it right. The
    message says what turns the one into the other: digits swapped, a digit dropped or added, the figure of the day
    before, a correction that one of them took over and the other did not. The channel that leaves the days on which
    both agree is held; where both could be right, both are told and neither is held.
    """
    day = channels.days[place]
    one, other = channels.a[day], channels.b[day]
    hint = _hint(channels, place)
    fits_a, fits_b = _distance(channels, day, one), _distance(channels, day, other)
    of_a = f"the other channel has {written(other)}: {hint}"
    of_b = f"the other channel has {written(one)}: {hint}"
    point_a, point_b = Point(day, one), Point(day, other)
    copied_a, copied_b = _copied(channels.a, channels, place), _copied(channels.b, channels, place)
    if copied_a != copied_b or (fits_a.outside != fits_b.outside):
        if copied_a or (fits_a.outside and not copied_b):
            return verdict("mirror-difference", "hold", point_a, of_a), None
        return None, verdict("mirror-difference", "hold", point_b, of_b)
    if fits_a.away > _CLEARLY_FARTHER * fits_b.away:
        return verdict("mirror-difference", "warning", point_a, of_a), None
    if fits_b.away > _CLEARLY_FARTHER * fits_a.away:
        return None, verdict("mirror-difference", "warning", point_b, of_b)
    return (
        verdict("mirror-difference", "warning", point_a, of_a),
        verdict("mirror-difference", "warning", point_b, of_b),
    )


class _Fit(NamedTuple):
    outside: bool
    away: float


def _distance(channels: _Channels, day: str, value: Number) -> _Fit:
    """Whether a value leaves the room between the agreed days around it, and how far it is from their middle."""
    at = bisect_left(channels.agreed, day)
    sides = [channels.a[near] for near in channels.agreed[max(0, at - 1) : at + 1]]
    if len(sides) < 2:
        return _Fit(False, 0.0)
    low, high = min(sides), max(sides)
    return _Fit(not low <= value <= high, abs(value - (low + high) / 2))


def _copied(values: Mapping[str, Number], channels: _Channels, place: int) -> bool:
    """Whether a channel repeats its day before, where the other moves on."""
    if place == 0:
        return False
    return values[channels.days[place]] == values[channels.days[place - 1]]


def _hint(channels: _Channels, place: int) -> str:
    day = channels.days[place]
    one, other = channels.a[day], channels.b[day]
    before = channels.days[place - 1] if place else None
    after = channels.days[place + 1] if place + 1 < len(channels.days) else None
    if before and one == channels.a[before] == channels.b[before]:
        return f"{written(one)} is copied from the day before"
    if before and other == channels.b[before] == channels.a[before]:
        return f"{written(other)} is copied from the day before"
    run = _run(channels, place)
    if len(run) > 1 and len({channels.a[day] - channels.b[day] for day in run}) == 1:
        return f"they differ by {written(abs(one - other))} on {len(run)} days in a row: a correction came late to one"
    for near, where in ((before, "day before"), (after, "day after")):
        if near and (one == channels.b[near] or other == channels.a[near]):
            shifted = written(one if one == channels.b[near] else other)
            return f"{shifted} is what the other has for the {where}: off by a day"
    for wrong, right in ((one, other), (other, one)):
        explained = slips.between(wrong, right)
        if explained:
            return slips.sentence(wrong, explained[0])
    return f"they are {written(abs(one - other))} apart"


def _run(channels: _Channels, place: int) -> list[str]:
    """The days around a place on which the two differ without a break."""
    first = end = place
    while first > 0 and channels.a[channels.days[first - 1]] != channels.b[channels.days[first - 1]]:
        first -= 1
    while end + 1 < len(channels.days) and channels.a[channels.days[end + 1]] != channels.b[channels.days[end + 1]]:
        end += 1
    return list(channels.days[first : end + 1])
