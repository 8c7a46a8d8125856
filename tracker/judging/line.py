"""The judgement of one line: what is found in its figures becomes verdicts with a name and a message."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import pairwise

from tracker.judging.levels import unlikely_changes, unlikely_levels
from tracker.judging.model import Point, Verdict, check, ordinal, verdict
from tracker.judging.naming import Stretch, fall, jump, outlier
from tracker.judging.places import Line
from tracker.judging.still import flat_run, missing_days
from tracker.judging.thresholds import HABITUAL_FALL_SHARE, HABITUAL_FALLS, REPORT_FALLS
from tracker.judging.totals import unlikely
from tracker.model import Break, Kind, Number, Series

_INTERRUPTS = ("start", "restart", "merge")


def judge_line(
    series: Series,
    kind: Kind,
    points: Sequence[Point],
    *,
    corrections: Mapping[str, Number] | None = None,
    breaks: Sequence[Break] = (),
    cadence_days: int | None = None,
    judged: Container[str] | None = None,
    revised: bool = False,
) -> list[Verdict]:
    """Verdicts on the points of one line, which are in order of day, in that order.

    `corrections` are the published signed corrections by day, `breaks` the declared ones of this line. `judged` are
    the days on which to give verdicts, where the rest only stands around them. `revised`: the totals of the report that
    the line is of fall as a matter of course (`revised_as_a_whole`). The same points always give the same
    verdicts, and more days on either side change only what those days show.
    """
    del series  # its bounds are judged claim by claim, in tracker/checks.py
    published = {ordinal(day): value for day, value in (corrections or {}).items()}
    found: list[Verdict] = []
    for stretch in _stretches(kind, points, breaks):
        found += _judge(stretch, published, revised=revised)
        if cadence_days is not None:
            found += missing_days((point.day for point in stretch.points), cadence_days)
    if judged is not None:
        found = [one for one in found if one.day in judged]
    return sorted(found, key=lambda one: one.day)


def _stretches(kind: Kind, points: Sequence[Point], breaks: Sequence[Break]) -> list[Stretch]:
    days = [ordinal(point.day) for point in points]
    values = [point.value for point in points]
    cuts = [0, len(points)]
    if kind == "total":
        cuts += [sum(point.day < one.day for point in points) for one in breaks if one.type in _INTERRUPTS]
    return [
        Stretch(kind, points[first:end], days[first:end], values[first:end])
        for first, end in pairwise(sorted(set(cuts)))
    ]


def _judge(stretch: Stretch, published: Mapping[int, Number], *, revised: bool) -> list[Verdict]:
    kind, points, days, values = stretch
    if kind == "total":
        flat = flat_run(points, days, values)
        falls = None if revised else habitual_falls(points, values)
        if revised or falls:
            findings, flat = unlikely_levels(days, values), [*([falls] if falls else []), *flat]
            stretch = stretch._replace(kind="level")
        else:
            findings = unlikely(days, values, published)
    elif kind == "change":
        findings, flat = unlikely_changes(values), []
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
        name = {"apart": outlier, "fall": fall, "jump": jump}[finding.how]
        found += [name(stretch, finding, place, line) for place in finding.places]
    held = {one.day for one in found}
    return [*found, *(one for one in flat if one.day not in held)]


@check("info")
def habitual_falls(points: Sequence[Point], values: Sequence[Number]) -> Verdict | None:
    """A running total that falls as a matter of course.

    Some counts are revised all the time: a wreck that was counted abandoned is found destroyed, a name turns out to be
    another. A fall of theirs is no news. It is said once, on the day that shows it, and the line is then judged like a
    level, which may move both ways but not leave its neighbourhood and come back. Where the totals of one report do so
    together, that holds for all of its lines, also for one that has not fallen yet.
    """
    falls = [place for place, (before, after) in enumerate(pairwise(values), start=1) if after < before]
    if len(falls) < HABITUAL_FALLS or len(falls) <= HABITUAL_FALL_SHARE * len(values):
        return None
    message = f"falls on {len(falls)} of {len(values)} days: this total is revised as a matter of course"
    return verdict("habitual-falls", "info", points[falls[HABITUAL_FALLS - 1]], message)


def revised_as_a_whole(lines: Iterable[Sequence[Number]]) -> bool:
    """Whether the totals of one report, each in order of day, fall so often together that a fall is no news."""
    falls = steps = 0
    for values in lines:
        falls += sum(after < before for before, after in pairwise(values))
        steps += max(0, len(values) - 1)
    return is_revised(falls, steps)


def is_revised(falls: int, steps: int) -> bool:
    """The same of counts: falls among the steps of all totals of a report."""
    return falls >= REPORT_FALLS and falls > HABITUAL_FALL_SHARE * steps
