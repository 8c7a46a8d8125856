"""Two channels of one claimant: what both print should be the same, and where it is not, one of them slipped."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

from tracker.judging import slips
from tracker.judging.model import Point, Verdict, check, ordinal, verdict, written
from tracker.judging.thresholds import CLEARLY_FARTHER, TELLING_STEP
from tracker.model import Number, Severity

_CERTAIN = 2.0


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
    in_a, in_b = Point(day, channels.a[day]), Point(day, channels.b[day])
    suspect_a, suspect_b = _suspicion(channels, channels.a, place), _suspicion(channels, channels.b, place)
    hint = _hint(channels, place, (in_a, in_b) if suspect_a >= suspect_b else (in_b, in_a))
    certain = max(suspect_a, suspect_b) >= _CERTAIN > min(suspect_a, suspect_b)
    severity: Severity = "hold" if certain else "warning"
    of_a = verdict("mirror-difference", severity, in_a, f"the other channel has {written(in_b.value)}: {hint}")
    of_b = verdict("mirror-difference", severity, in_b, f"the other channel has {written(in_a.value)}: {hint}")
    if certain or max(suspect_a, suspect_b) > CLEARLY_FARTHER * min(suspect_a, suspect_b):
        return (of_a, None) if suspect_a > suspect_b else (None, of_b)
    return of_a, of_b


def _suspicion(channels: _Channels, values: Mapping[str, Number], place: int) -> float:
    """How far a channel is from the middle between the days around on which both agree, 1 being their edge.

    Beyond the edge, or a copy of the day before in a line that moves, is certain.
    """
    day = channels.days[place]
    at = bisect_left(channels.agreed, day)
    sides = [channels.a[near] for near in channels.agreed[max(0, at - 1) : at + 1]]
    if len(sides) < 2:
        return 0.0
    low, high = min(sides), max(sides)
    value = values[day]
    if not low <= value <= high:
        return _CERTAIN
    moving = high - low >= TELLING_STEP * (ordinal(channels.agreed[at]) - ordinal(channels.agreed[at - 1]))
    if moving and value == values[channels.days[place - 1]]:
        return _CERTAIN
    return abs(value - (low + high) / 2) / ((high - low) / 2 or 1)


def _hint(channels: _Channels, place: int, suspects: tuple[Point, Point]) -> str:
    """What turns the one into the other; the likelier fault is the first of the suspects."""
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
    first, second = suspects[0].value, suspects[1].value
    for wrong, right in ((first, second), (second, first)):
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
