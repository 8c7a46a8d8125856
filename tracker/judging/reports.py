"""What only the lines of one report together show: days that are not there, and a report that is dated wrong."""

from __future__ import annotations

from collections.abc import Collection, Container, Mapping
from typing import NamedTuple

from tracker.judging.model import Point, Verdict, verdict, written
from tracker.judging.still import missing_days
from tracker.judging.thresholds import COPIED_LINES, DATED_OTHERS, HABITUAL, HABITUAL_DAYS
from tracker.model import Number


class Restated(NamedTuple):
    """One line of a report about a day that was known: what was known, what it says now, and what it adds."""

    old: Number
    new: Number
    daily: Number


def judge_missing_days(
    lines: Mapping[str, Collection[str]], cadence_days: int, *, judged: Container[str] | None = None
) -> dict[str, list[Verdict]]:
    """Verdicts on gaps in one report, by the names of its lines, each given by its days in order.

    A day without any line is told once, at the first line that has the day after; a day that one line alone lacks is
    told at that line. What lacks days as a matter of course has another cadence, and nothing of it is told.
    """
    together: set[str] = set()
    for days in lines.values():
        together.update(days)
    waiting = {one.day: one for one in unusual_gaps(sorted(together), cadence_days)}
    gaps = set(waiting)
    found: dict[str, list[Verdict]] = {}
    for name, days in lines.items():
        found[name] = [waiting.pop(day) for day in days if day in waiting]
        if len(lines) > 1:
            found[name] += gaps_of_its_own(days, cadence_days, gaps)
    if judged is not None:
        found = {name: [one for one in verdicts if one.day in judged] for name, verdicts in found.items()}
    return {name: verdicts for name, verdicts in found.items() if verdicts}


def gaps_of_its_own(days: Collection[str], cadence_days: int, gaps: Container[str]) -> list[Verdict]:
    """The gaps of a line where its report has none; `gaps` are the days that end those of the report."""
    if len(days) < HABITUAL_DAYS:
        return []
    return unusual_gaps(days, cadence_days, gaps)


def unusual_gaps(days: Collection[str], cadence_days: int, known: Container[str] = ()) -> list[Verdict]:
    """Verdicts on the gaps between some days, which are in order; none where gaps are the habit.

    `known` are days that end a gap which is told elsewhere.
    """
    gaps = [one for one in missing_days(days, cadence_days) if one.day not in known]
    return gaps if len(gaps) <= max(1, HABITUAL * len(days)) else []


def judge_dated(lines: Mapping[str, Restated], day: str) -> dict[str, Verdict]:
    """Verdicts on a report about a day that was known, whose figures are those of the day after; by its lines' names.

    Its totals are what was known for the very same day and what it adds. One line may be off by a slip of its own.
    """
    moved = [name for name, line in lines.items() if line.daily]
    fitting = [name for name in moved if lines[name].new - lines[name].daily == lines[name].old]
    strays = sum(line.new - line.daily != line.old for line in lines.values())
    if len(fitting) < COPIED_LINES or strays > DATED_OTHERS * len(lines):
        return {}
    said = "the report adds its changes to what was known for this same day: it is the report of the day after"
    return {
        name: verdict("misdated", "hold", Point(day, line.new), f"{written(line.old)} was known; {said}")
        for name, line in lines.items()
        if line.new != line.old
    }
