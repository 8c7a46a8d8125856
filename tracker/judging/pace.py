"""How a line moves in a neighbourhood: its usual and its largest step, in units of the line per day."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from tracker.judging.thresholds import FEWEST_STEPS, JUMP, JUMP_SHARE, ODD, ODD_FLOOR, REACH, SPOILED, STEADY
from tracker.model import Number


class Pace(NamedTuple):
    """Local steps per day: 10th percentile, middle, 90th percentile, third largest, the share of zeros, how many."""

    least: float
    middle: float
    usual: float
    largest: float
    still: float
    steps: int

    @property
    def known(self) -> bool:
        """Whether there are enough steps to say what is usual."""
        return self.steps >= FEWEST_STEPS

    def is_odd(self, step: float, days: int) -> bool:
        """Whether a rise over some days is more than the line usually makes."""
        expected = self.usual * days
        return step > ODD * expected + ODD_FLOOR * sqrt(max(1.0, self.usual))

    def is_jump(self, step: float, days: int, stood_at: float) -> bool:
        """Whether a rise over some days is more than the line ever makes here."""
        if step <= self.most(days):
            return False
        return self.still < STEADY or step > JUMP_SHARE * abs(stood_at)

    def most(self, days: int) -> float:
        """The greatest rise over some days that is no jump for a steady line."""
        return JUMP * max(self.largest, 1.0) * days


def pace(days: Sequence[int], values: Sequence[Number], first: int, end: int) -> Pace:
    """The pace around the points `first` to `end` (exclusive), of which every step that touches them is left out.

    `days` are ordinals in order. Falls count as nothing: a line that only falls has no pace of rises.
    """
    begin, stop = max(0, first - REACH - 1), min(len(values), end + REACH + 1)
    steps = [
        abs(values[place + 1] - values[place]) / (days[place + 1] - days[place] or 1)
        for place in (*range(begin, first - 1), *range(end, stop - 1))
    ]
    if not steps:
        return Pace(0.0, 0.0, 0.0, 0.0, 0.0, 0)
    still = steps.count(0) / len(steps)
    steps.sort()
    count = len(steps)
    largest = steps[max(0, count - 1 - SPOILED)] if count > 2 * SPOILED else steps[-1]
    return Pace(steps[count // 10], steps[count // 2], steps[(count - 1) * 9 // 10], largest, still, count)
