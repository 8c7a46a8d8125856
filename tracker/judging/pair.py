"""A total and the change that is reported beside it: the one must be the step of the other."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from tracker.judging import slips
from tracker.judging.model import Point, Verdict, check, ordinal, verdict, written
from tracker.judging.thresholds import HABITUAL, HABITUAL_FEWEST, JUMP, LONG_CHANGE
from tracker.model import Number


class PairVerdicts(NamedTuple):
    """Verdicts on the points of the total, and on those of the change."""

    total: list[Verdict]
    daily: list[Verdict]


class _Step(NamedTuple):
    """One day that has a total, the total of the day before, and a reported change."""

    day: int
    total: Point
    before: Point
    daily: Point
    error: Number  # of the step against the reported change


def judge_pair(
    total_points: Sequence[Point],
    daily_points: Sequence[Point],
    *,
    corrections: Mapping[str, Number] | None = None,
    judged: Container[str] | None = None,
) -> PairVerdicts:
    """Verdicts where a reported change of one day is not the step of the total on that day.

    `corrections` are signed and by day; a step may hold the correction or not. Lines that habitually differ do not
    count the same thing, which is said once, as information, on the day that shows it.
    """
    steps = _steps(total_points, daily_points, corrections or {})
    wrong = [step for step in steps if step.error]
    if len(wrong) >= HABITUAL_FEWEST and len(wrong) > HABITUAL * len(steps):
        message = f"on {len(wrong)} of {len(steps)} days the change is not the step of the total: two different counts"
        found = PairVerdicts([], [verdict("change-mismatch", "info", wrong[HABITUAL_FEWEST - 1].daily, message)])
    else:
        found = change_mismatch(wrong, {step.day: step for step in steps})
    if judged is None:
        return found
    return PairVerdicts(*([one for one in verdicts if one.day in judged] for verdicts in found))


@check("hold")
def change_mismatch(wrong: Sequence[_Step], steps: Mapping[int, _Step]) -> PairVerdicts:
    """A reported change that is not the change of the total.

    The report of a day prints a total and what it grew by, and the two do not agree with the total of the day
    before. Where the next day's change differs by as much the other way, the total is wrong and what it should read is
    known exactly; where the total goes on undisturbed, the change is wrong, or a correction was folded into the total
    without a word. The verdict has the name of a slip where one turns the right figure into the wrong one. A figure
    that is known to be wrong is held; where it cannot be known which, both are told.
    """
    found = PairVerdicts([], [])
    settled: set[int] = set()
    for step in wrong:
        if step.day in settled:
            continue
        after = steps.get(step.day + 1)
        right = step.total.value - step.error
        said = f"{written(step.before.value)} the day before and {step.daily.value:+,} make {written(right)}"
        if after is not None and after.error == -step.error:
            found.total.append(_held(step.total, right, f"{said}, and so does the day after"))
            settled.add(after.day)
        elif after is None and step.total.value == step.before.value and step.daily.value > 0:
            found.total.append(
                verdict("change-mismatch", "hold", step.total, f"{said}: the total repeats the day before")
            )
        elif _slipped(step.daily.value, step.daily.value + step.error):
            moved = step.daily.value + step.error
            found.daily.append(_held(step.daily, moved, f"the total grew by {written(moved)}"))
        elif after is None and not _possible(step) and slips.between(step.total.value, right):
            found.total.append(_held(step.total, right, said))
        elif after is None:
            message = f"{said}, not {written(step.total.value)}; the day after will show which is wrong"
            found.total.append(verdict("change-mismatch", "warning", step.total, message))
            found.daily.append(verdict("change-mismatch", "warning", step.daily, message))
        else:
            message = f"{said}, not {written(step.total.value)}, from which it goes on: a correction nobody published?"
            found.daily.append(verdict("change-mismatch", "warning", step.daily, message))
    return found


def _possible(step: _Step) -> bool:
    """Whether a total may be right although its change is not: it moves on, by no more than such a change allows.

    A slip explains nearly any small difference, and on the newest day only the change speaks against the total.
    """
    moved = step.total.value - step.before.value
    return 0 <= moved <= JUMP * max(step.daily.value, 1)


def _slipped(found: Number, right: Number) -> bool:
    """Whether a slip explains a change. A short figure is a digit away from every other, which explains nothing."""
    if not found:
        return False  # a line that was left out, or a correction of the total that is no loss of this day
    names = {slip.name for slip in slips.between(found, right)}
    return bool(names - {"digit-mistyped"}) or ("digit-mistyped" in names and found >= LONG_CHANGE)


def _held(point: Point, right: Number, said: str) -> Verdict:
    explained = slips.between(point.value, right)
    if explained:
        return verdict(explained[0].name, "hold", point, f"{said}: {slips.sentence(point.value, explained[0])}")
    return verdict("change-mismatch", "hold", point, f"{said}, not {written(point.value)}")


def _steps(total: Sequence[Point], daily: Sequence[Point], corrections: Mapping[str, Number]) -> list[_Step]:
    changes = {ordinal(point.day): point for point in daily}
    found = []
    for before, point in pairwise(total):
        day = ordinal(point.day)
        if day in changes and day - ordinal(before.day) == 1:
            error = point.value - before.value - changes[day].value
            if error and any(error == corrections.get(near) for near in _days_around(day)):
                error = 0
            found.append(_Step(day, point, before, changes[day], error))
    return found


def _days_around(day: int) -> list[str]:
    """The day and those beside it: tables of corrections are a day apart in places."""
    return [date.fromordinal(near).isoformat() for near in (day, day - 1, day + 1)]
