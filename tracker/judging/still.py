"""Figures that do not move where they should, and days that are not there."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date
from itertools import accumulate, pairwise

from tracker.judging.model import Point, Verdict, check, ordinal, verdict, written
from tracker.judging.pace import pace
from tracker.judging.thresholds import (
    COPIED_LINES,
    FLAT_CHANCE,
    FLAT_EVEN,
    FLAT_SEEN,
    FLAT_STEP,
    LONG_GAP,
    MONTHS_DIFFER,
    REACH,
    STEADY,
)
from tracker.model import Number, Problem, Severity


@check("warning")
def flat_run(points: Sequence[Point], days: Sequence[int], values: Sequence[Number]) -> list[Verdict]:
    """Yesterday's figure was published again.

    A running total that moves every day and stands exactly where it stood the day before: the report of yesterday
    was probably published again, and the next step will hold two days. One day is enough for a line whose smallest
    steps are large; any line may stand still only as long as its own habit allows. Told once a run and not held, for
    the figure is not wrong by more than a few days; whether the whole report is a copy is judged by `copied-day`.
    """
    found = []
    runs = _repeats(values)
    # How many of the steps up to each point are zero: most lines that stand still do so too often to be looked at.
    zeros = [0, 0, *accumulate(before == after for before, after in pairwise(values))] if runs else []
    for first, end in runs:
        begin, stop = max(1, first - REACH), min(len(values), end + 1 + REACH)
        others = zeros[stop] - zeros[begin] - (end - first)
        if others < STEADY * (stop - begin) and _cannot_stand(days, values, first, end):
            since = points[first - 1].day
            message = f"{written(values[first])} stands since {since}: was the report of that day published again?"
            found.append(verdict("flat-run", "warning", points[first], message))
    return found


def judge_copied_days(
    lines: Mapping[str, Sequence[Point]], *, judged: Container[str] | None = None
) -> dict[str, list[Verdict]]:
    """Verdicts on days of which all `lines` of one source and claimant repeat the day before, by the lines' names."""
    by_day: dict[str, dict[str, int]] = {}
    for name, points in lines.items():
        for place, point in enumerate(points[1:], start=1):
            if judged is None or point.day in judged:
                by_day.setdefault(point.day, {})[name] = place
    found: dict[str, list[Verdict]] = {}
    for places in by_day.values():
        if all(lines[name][place].value == lines[name][place - 1].value for name, place in places.items()):
            for name, one in copied_day(lines, places).items():
                found.setdefault(name, []).append(one)
    return found


@check("hold")
def copied_day(lines: Mapping[str, Sequence[Point]], places: Mapping[str, int]) -> dict[str, Verdict]:
    """A whole report repeats the report before it.

    All lines of one report stand where they stood, among them several that move on nearly every day: the day was
    published as a copy of the day before, before its own figures were there. One line may stand still by chance; that
    all do, never happens. Held in every line until the publisher puts the day's own figures in.
    """
    moving = [name for name, place in places.items() if _moves(lines[name], place)]
    if len(moving) < COPIED_LINES:
        return {}
    message = f"all {len(places)} lines repeat the day before, also {moving[0]}, which moves nearly every day"
    return {name: verdict("copied-day", "hold", lines[name][place], message) for name, place in places.items()}


@check("warning")
def missing_days(days: Iterable[str], cadence_days: int) -> list[Verdict]:
    """Days without a figure.

    Days without a figure where the source's cadence promises one. A gap is a gap: nothing is put into it, charts
    break their line there, and the step after it covers several days. It is told once, on the day that ends the gap:
    for information, or as a warning where the gap is long. What lacks days as a matter of course has another cadence
    than its source says, and is left alone.
    """
    found = []
    for before, after in pairwise(days):
        apart = ordinal(after) - ordinal(before)
        if apart > cadence_days + cadence_days // MONTHS_DIFFER:
            first, last = (date.fromordinal(ordinal(before) + days) for days in (cadence_days, apart - 1))
            gap = f"{first} is missing" if first == last else f"{first} to {last} are missing"
            severity: Severity = "warning" if apart > LONG_GAP * cadence_days else "info"
            found.append(
                Verdict(
                    after, Problem("missing-days", severity, f"{gap} before {after}", f"{apart - cadence_days} days")
                )
            )
    return found


def _repeats(values: Sequence[Number]) -> list[tuple[int, int]]:
    """Where values repeat the one before them: the first such place, and the one after the last."""
    runs: list[tuple[int, int]] = []
    for place, (before, after) in enumerate(pairwise(values), start=1):
        if before == after:
            runs.append((runs.pop()[0] if runs and runs[-1][1] == place else place, place + 1))
    return runs


def _cannot_stand(days: Sequence[int], values: Sequence[Number], first: int, end: int) -> bool:
    # The step after a run holds what was missed in it and says nothing of the habit.
    local = pace(days, values, first, min(end + 1, len(values)))
    if not local.known:
        return False
    if local.least >= max(FLAT_STEP, FLAT_EVEN * local.middle):
        return True
    if local.still >= STEADY:
        return False
    chance = (local.still * local.steps + 1) / (local.steps + 1)
    return bool(chance ** (end - first) < FLAT_CHANCE)


def _moves(points: Sequence[Point], place: int) -> bool:
    """Whether a line hardly ever stands still around a place."""
    first = max(0, place - REACH - 2)
    near, here = points[first : place + REACH + 3], place - first
    local = pace([ordinal(point.day) for point in near], [point.value for point in near], here, here + 1)
    return local.known and local.still * local.steps <= FLAT_SEEN + 1
