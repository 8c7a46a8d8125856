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
    lines: Mapping[str, Mapping[str, Number]], cadence_days: int, *, judged: Container[str] | None = None
) -> dict[str, list[Verdict]]:
    """Verdicts on gaps in one report, by the names of its lines, whose figures are by day and in order.

    A day without any line is told once, at the first line that has the day after; a day that one line alone lacks is
    told at that line. What lacks days as a matter of course has another cadence, and nothing of it is told.
    """
    found: dict[str, list[Verdict]] = {}
    days: set[str] = set()
    for figures in lines.values():
        days.update(figures)
    for one in _unusual(sorted(days), cadence_days):
        name = next(name for name, figures in lines.items() if one.day in figures)
        found.setdefault(name, []).append(one)
    gaps = {one.day for verdicts in found.values() for one in verdicts}
    for name, figures in lines.items() if len(lines) > 1 else ():
        if len(figures) >= HABITUAL_DAYS:
            found.setdefault(name, []).extend(one for one in _unusual(figures, cadence_days) if one.day not in gaps)
    if judged is not None:
        found = {name: [one for one in verdicts if one.day in judged] for name, verdicts in found.items()}
    return {name: verdicts for name, verdicts in found.items() if verdicts}


def _unusual(days: Collection[str], cadence_days: int) -> list[Verdict]:
    gaps = missing_days(days, cadence_days)
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
