"""Where a level or a share leaves its neighbourhood and comes back, and where a change is out of all proportion."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tracker.judging.pace import Pace, pace
from tracker.judging.thresholds import (
    CHANGE_FACTOR,
    CHANGE_FLOOR,
    CHANGE_IMPOSSIBLE,
    CONFIRMING,
    CONFIRMING_GREAT,
    CONFIRMING_LEVEL,
    JUMP,
    LEVEL_SHARE,
    LONGEST_RUN,
    REACH,
    RETURNED,
    RUN_EDGE,
)
from tracker.judging.totals import Finding, is_great, leaps
from tracker.model import Number

_LOOKED_AT = 4  # of a block of steps, the greatest


def unlikely_levels(days: Sequence[int], values: Sequence[Number]) -> list[Finding]:
    """What is found in one line of levels or shares, in order: both rises and falls are its nature."""
    # A move and its way back make two steps, and there may be another pair nearby.
    moves = leaps([abs(after - before) for before, after in pairwise(values)], rank=_LOOKED_AT, times=1)
    suspects = [
        place for place in moves if abs(values[place] - values[place - 1]) > LEVEL_SHARE * abs(values[place - 1])
    ]
    found: list[Finding] = []
    reached = 0
    for place in suspects:
        if place >= reached:
            finding = _move(days, values, place)
            if finding:
                found.append(finding)
                reached = (finding.after if finding.how == "apart" else None) or finding.places[-1] + 1
                reached += finding.how == "apart"
    return found


def unlikely_changes(values: Sequence[Number]) -> list[Finding]:
    """Changes out of all proportion to those around them, on both sides where there are two."""
    found = []
    middle = sorted(values)[len(values) // 2] if values else 0
    for place in (after - 1 for after in leaps(values, rank=_LOOKED_AT, times=1)):
        value = values[place]
        if value < CHANGE_FLOOR or value <= CHANGE_FACTOR * middle:
            continue
        local = _around(values, place)
        largest = max(local.largest, 1.0)
        possible = value <= CHANGE_IMPOSSIBLE * largest
        # The newest day may be the first of a worse time; later days show whether it was.
        new = place + CONFIRMING >= len(values)
        if local.known and value > CHANGE_FACTOR * largest and not (new and possible):
            before = place - 1 if place else None
            after = place + 1 if place + 1 < len(values) else None
            found.append(Finding("apart", (place,), before, after, local, settled=True, small=possible))
    return found


def _around(values: Sequence[Number], place: int) -> Pace:
    """The neighbouring changes, taken as the steps of the total that they make."""
    total: list[Number] = [0]
    for value in (*values[max(0, place - REACH) : place], *values[place + 1 : place + 1 + REACH]):
        total.append(total[-1] + abs(value))
    return pace(range(len(total)), total, len(total), len(total))


def _move(days: Sequence[int], values: Sequence[Number], place: int) -> Finding | None:
    step, before = values[place] - values[place - 1], values[place - 1]
    after = _return(values, place)
    local = pace(days, values, place, after + 1 if after else place + 1)
    covered = days[place] - days[place - 1]
    least = 1 if isinstance(before, int) else 0  # one item more or less is a step of any count
    if not local.known or abs(step) <= JUMP * max(local.largest, least) * max(1, covered):
        return None
    if after:
        return Finding("apart", tuple(range(place, after)), place - 1, after, local, settled=True)
    following = len(values) - 1 - place
    settled = following >= (CONFIRMING_GREAT if is_great(step, before) else CONFIRMING_LEVEL)
    places = (place,) if settled else tuple(range(place, len(values)))
    return Finding("fall" if step < 0 else "jump", places, place - 1, None, local, settled=settled)


def _return(values: Sequence[Number], place: int) -> int | None:
    """The first place at which the level is back where it stood before it moved, if it leapt back as it had left."""
    before, move = values[place - 1], abs(values[place] - values[place - 1])
    for after in range(place + 1, min(len(values), place + 1 + LONGEST_RUN)):
        if abs(values[after] - before) <= RETURNED * move:
            leapt_back = abs(values[after] - values[after - 1]) >= RUN_EDGE * move
            wandered = max(values[place:after]) - min(values[place:after]) >= RUN_EDGE * move
            return after if leapt_back and not wandered else None
    return None
