"""Where a running total does what a running total cannot do: it falls, or it leaps.

Every fault of a single figure shows as a fall, going in or coming out. The question is which of the points is wrong, or
whether none is and the total was corrected; it is asked of both sides.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from tracker.judging.pace import Pace, pace
from tracker.judging.thresholds import (
    CONFIRMING,
    CONFIRMING_GREAT,
    CORRECTED,
    CORRECTION_DAYS,
    FEWEST_STEPS,
    GREAT_FALL,
    GREAT_RISE,
    JUMP,
    LONGEST_RUN,
    RUN_EDGE,
    SMALL_FALL,
    SMALL_ITEMS,
    SPOILED,
)
from tracker.model import Number

_BLOCK = 64

How = Literal["apart", "fall", "jump"]


class Finding(NamedTuple):
    """Places of a line (indices of its points) that were found, what they did, and how sure that is.

    `apart`: points between `before` and `after` (places of their neighbours; None where there is none) that fit
    neither. `fall` and `jump`: the line goes on from `places[0]`. `settled`: the days after it have shown which it is;
    while they have not, all of `places` are suspects. `small`: the size of a correction. `pace` is the local one.
    `correction` is what was published for it.
    """

    how: How
    places: tuple[int, ...]
    before: int | None
    after: int | None
    pace: Pace
    settled: bool
    small: bool = False
    correction: Number | None = None


def leaps(steps: Sequence[Number], *, rank: int = SPOILED, times: float = JUMP / 2) -> list[int]:
    """Places after those of the steps that a closer look may find too great.

    Cheap, for it is what every line pays: a block of steps is sorted once, and what exceeds the one that only `rank`
    others exceed by so many `times` is looked at.
    """
    found: list[int] = []
    for begin in range(0, len(steps), _BLOCK):
        block = steps[begin : begin + _BLOCK] if begin + _BLOCK <= len(steps) else steps[-_BLOCK:]
        ranked = sorted(block)
        most = times * max(ranked[max(0, len(ranked) - 1 - rank)], 1)
        if ranked[-1] > most:
            here = enumerate(steps[begin : begin + _BLOCK], start=begin + 1)
            found += [place for place, step in here if step > most]
    return found


def is_great(step: Number, stood_at: Number) -> bool:
    """Whether a step is so great that a few points which go on from it do not yet make it believed."""
    return step > GREAT_RISE * abs(stood_at) or -step > GREAT_FALL * abs(stood_at)


def unlikely(days: Sequence[int], values: Sequence[Number], corrections: Mapping[int, Number]) -> list[Finding]:
    """What is found in one running total, in order. `days` and the keys of `corrections` are ordinals."""
    steps = [after - before for before, after in pairwise(values)]
    waiting = leaps(steps)
    if steps and min(steps) < 0:
        waiting = sorted({*waiting, *(place for place, step in enumerate(steps, start=1) if step < 0)})
    if not waiting:
        return []
    return _Line(days, values, corrections).findings(waiting)


class _Line:
    """One line under examination: points that are found apart are left out of what comes after."""

    def __init__(self, days: Sequence[int], values: Sequence[Number], corrections: Mapping[int, Number]) -> None:
        self._days = list(days)
        self._values = list(values)
        self._origin = list(range(len(values)))
        self._corrections = corrections

    def findings(self, waiting: list[int]) -> list[Finding]:
        found: list[Finding] = []
        done: set[int] = set()
        while waiting:
            origin = waiting.pop(0)
            place = bisect_left(self._origin, origin)
            if origin in done or place == len(self._origin) or self._origin[place] != origin or place == 0:
                continue
            finding = self._examine(place)
            if finding is None:
                continue
            found.append(self._in_origin(finding))
            if finding.how == "apart" or not finding.settled:
                first, end = finding.places[0], finding.places[-1] + 1
                del self._days[first:end], self._values[first:end], self._origin[first:end]
                if first < len(self._origin):
                    waiting.insert(0, self._origin[first])
            else:
                done.add(origin)
        return sorted(found, key=lambda finding: finding.places)

    def _in_origin(self, finding: Finding) -> Finding:
        at = self._origin
        return finding._replace(
            places=tuple(at[place] for place in finding.places),
            before=None if finding.before is None else at[finding.before],
            after=None if finding.after is None else at[finding.after],
        )

    def _examine(self, place: int) -> Finding | None:
        step = self._values[place] - self._values[place - 1]
        return self._fall(place) if step < 0 else self._rise(place, step)

    def _rise(self, place: int, step: Number) -> Finding | None:
        values, days, end = self._values, self._days, len(self._values)
        local = pace(days, values, place, place + 1)
        before = values[place - 1]
        if place < FEWEST_STEPS or not local.known or not local.is_jump(step, days[place] - days[place - 1], before):
            return None
        for back in range(place + 1, min(end, place + 1 + LONGEST_RUN)):
            if values[back] < values[back - 1] and self._bridges(place - 1, back, local, step):
                return self._apart(place, back, local)
        published = self._published(place, 1)
        covered = days[place] - days[place - 1]
        if published is not None and not local.is_jump(step - published, covered, before):
            return Finding("jump", (place,), place - 1, None, local, settled=True, correction=published)
        return self._lasting("jump", place, step, local)

    def _fall(self, place: int) -> Finding:
        values, days = self._values, self._days
        fall = values[place - 1] - values[place]
        local = pace(days, values, max(0, place - 1), place + 1)
        published = self._published(place, -1)
        if published is not None and fall <= -published:
            return Finding("fall", (place,), place - 1, None, local, settled=True, correction=published)
        spike, dip = self._spike(place, local), self._dip(place, local)
        if spike and dip:
            return spike if len(spike.places) <= len(dip.places) else dip
        if spike or dip:
            return spike or dip  # type: ignore[return-value]  # one of them is not None
        if place <= SPOILED and local.known and fall > local.most(1) and len(values) - place > CONFIRMING:
            return self._apart(0, place, local)
        return self._lasting("fall", place, -fall, local)

    def _spike(self, place: int, local: Pace) -> Finding | None:
        """The points before the fall are too high: there is one before them from which the total goes on."""
        values, days = self._values, self._days
        fall = values[place - 1] - values[place]
        for first in range(place - 1, max(0, place - 1 - LONGEST_RUN), -1):
            if values[first - 1] <= values[place] + _room(fall, local):
                entry = values[first] - values[first - 1]
                edge = self._edge(entry, days[first] - days[first - 1], slice(first, place), place, local)
                return (
                    self._apart(first, place, local) if edge and self._bridges(first - 1, place, local, fall) else None
                )
        return None

    def _dip(self, place: int, local: Pace) -> Finding | None:
        """The points from the fall on are too low: there is one after them that goes on from before."""
        values, days = self._values, self._days
        fall = values[place - 1] - values[place]
        for after in range(place + 1, min(len(values), place + 1 + LONGEST_RUN)):
            if values[after] >= values[place - 1] - _room(fall, local):
                leave = values[after] - values[after - 1]
                edge = self._edge(leave, days[after] - days[after - 1], slice(place, after), place, local)
                return (
                    self._apart(place, after, local) if edge and self._bridges(place - 1, after, local, fall) else None
                )
        return None

    def _edge(self, rise: Number, covered: int, run: slice, place: int, local: Pace) -> bool:
        """Whether a rise is the other edge of an excursion, some points, that the fall at a place is one edge of."""
        fall = self._values[place - 1] - self._values[place]
        points = self._values[run]
        length, wandered = len(points), max(points) - min(points)
        alike = RUN_EDGE * fall <= rise <= fall / RUN_EDGE
        if length > 1 and (fall <= _small(local) or not alike or wandered >= RUN_EDGE * fall):
            return False
        returns = length == 1 and rise == fall > 1  # exactly to where it stood: nobody takes back a day to the unit
        return returns or local.is_odd(rise, covered)

    def _bridges(self, before: int, after: int, local: Pace, fault: Number) -> bool:
        """Whether the total may have gone from one point straight to the other, past a fault of some size."""
        step, covered = self._values[after] - self._values[before], self._days[after] - self._days[before]
        return step >= -_room(fault, local) and not (local.known and local.is_jump(step, covered, self._values[before]))

    def _apart(self, first: int, after: int, local: Pace) -> Finding:
        places = tuple(range(first, after))
        stood = self._values[first - 1] if first else self._values[after]
        size = min(abs(self._values[place] - stood) for place in places)
        size = max(size, min(abs(self._values[place] - self._values[after]) for place in places))
        small = size <= _small(local) or self._outside(first, after) <= SMALL_ITEMS
        return Finding("apart", places, first - 1 if first else None, after, local, settled=True, small=small)

    def _outside(self, first: int, after: int) -> Number:
        """How far the farthest of some points leaves the room between the ones beside them."""
        if not first:
            return max(self._values[:after]) - self._values[after]
        low, high = self._values[first - 1], self._values[after]
        points = self._values[first:after]
        return max(low - min(points), max(points) - high)

    def _lasting(self, how: How, place: int, step: Number, local: Pace) -> Finding:
        """A fall or a leap from which nothing came back. The newest points are suspects until it is confirmed."""
        stood, following = self._values[place - 1], self._values[place + 1 :]
        settled = len(following) >= (CONFIRMING_GREAT if is_great(step, stood) else CONFIRMING)
        # A total that has outgrown what it fell from is no longer in doubt.
        settled = settled or (how == "fall" and bool(following) and following[-1] >= stood)
        places = (place,) if settled else tuple(range(place, len(self._values)))
        small = abs(step) <= SMALL_ITEMS
        return Finding(how, places, place - 1, None, local, settled=settled, small=small)

    def _published(self, place: int, sign: int) -> Number | None:
        """The published correction of that sign that falls on the step to a point, or within days of it."""
        first, last = self._days[place - 1] + 1 - CORRECTION_DAYS, self._days[place] + CORRECTION_DAYS
        near = [(abs(day - self._days[place]), day) for day in self._corrections if first <= day <= last]
        for _, day in sorted(near):
            if self._corrections[day] * sign > 0:
                return self._corrections[day]
        return None


def _room(fault: Number, local: Pace) -> float:
    """How much a total may really have been corrected downwards beside a fault of some size."""
    return min(CORRECTED * fault, _small(local))


def _small(local: Pace) -> float:
    """A fall up to this is the size of a correction."""
    return max(SMALL_FALL * local.largest, SMALL_ITEMS)
