"""How often a figure is suspected that is right: `python -m tests.quiet`.

Thresholds were chosen on the General Staff's lines as PetroIvaniuk transcribed them, before MEASURED_FROM, and those of
levels on the occupied land of NZZ before LEVELS_MEASURED_FROM. Everything else is measured: those lines from that day
on, their other transcriptions, and the lines of the other sources.

A day is clean unless its figure is in doubt: the transcriptions of the General Staff's report differ and no two of them
have it, or it is in KNOWN. A fall of a total that a source really printed is a fall whoever reads it: that it is told,
or held while it is the newest, is no alarm; that it is held once the following days are there would be one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from tests import recorded_lines as recorded
from tests.planted import MEASURED_FROM, SERIES
from tests.recorded_lines import Recorded
from tracker.judging import Point, Verdict, judge_line

Alarm = tuple[str, str, str, str, str]

# What is found in the measured lines and is there: source, a part of the line's name, first and last day, and why.
KNOWN = [
    ("lod-db", "personnel", "2022-03-09", "2022-03-14", "the General Staff published 12,000 for a week"),
    ("minfin", "personnel", "2022-03-09", "2022-03-14", "the General Staff published 12,000 for a week"),
    ("territory-nzz", "territory", "2023-10-24", "2023-10-30", "more land than Ukraine has"),
    ("civilians-hdx", "affected", "2022-06-06", "2022-06-06", "a figure of 7 June, taken back for a day"),
    ("gaza-t4p", "daily famine_cum", "2025-07-21", "2025-07-21", "104 on a day between 86 and 101"),
    ("gaza-t4p", "injured_cum", "2025-06-06", "2025-07-18", "days without a report, filled with the day before"),
    ("gaza-t4p", "killed_cum", "2023-11-24", "2023-11-25", "days without a report, filled with the day before"),
]
WINDOW = 120
LEVELS_MEASURED_FROM = "2023-03-15"


def count_all(*, newest: bool = False) -> tuple[int, list[Alarm]]:
    """The clean days of the measured lines, and the alarms among them."""
    staff = recorded.general_staff()
    said, everywhere = recorded.agreed(), Counter((line.name, point.day) for line in staff for point in line.points)
    wrong = {
        (line.source, line.name, point.day)
        for line in staff
        for point in line.points
        if everywhere[line.name, point.day] > 1 and said.get((line.name, point.day)) != point.value
    }
    chosen_on = [line for line in staff if line.source == "petroivaniuk"]
    rest = [line for line in staff if line.source != "petroivaniuk"]
    rest += [*recorded.gaza(), *recorded.refugees(), *recorded.attacks(), *recorded.deaths()]
    rest.append(Recorded("territory-deepstate", "area", "level", recorded.deepstate()))
    days = 0
    alarms: list[Alarm] = []
    for lines, since in ((chosen_on, MEASURED_FROM), (rest, ""), (recorded.nzz(), LEVELS_MEASURED_FROM)):
        more_days, more = count(lines, since, newest=newest)
        days, alarms = days + more_days, alarms + [one for one in more if one[:3] not in wrong]
    return days - sum(day >= MEASURED_FROM or source != "petroivaniuk" for source, _, day in wrong), alarms


def count(lines: Iterable[Recorded], since: str = "", *, newest: bool = False) -> tuple[int, list[Alarm]]:
    """The days of some lines, and the alarms: source, line, day, check and severity.

    `newest`: each day is judged as it was when it was the newest.
    """
    days = 0
    alarms: list[Alarm] = []
    for line in lines:
        days += sum(point.day >= since for point in line.points)
        falls = {after.day for before, after in pairwise(line.points) if after.value < before.value}
        for one in _as_newest(line) if newest else _whole(line):
            check, severity = one.problem.check, one.problem.severity
            fell = check == "fall" and one.day in falls and (severity == "warning" or (newest and line.kind == "total"))
            if one.day >= since and severity != "info" and not fell and not _known(line, one.day):
                alarms.append((line.source, line.name, one.day, check, severity))
    return days, alarms


def _whole(line: Recorded) -> Iterator[Verdict]:
    yield from judge_line(SERIES, line.kind, line.points, corrections=line.corrections, breaks=line.breaks)


def _as_newest(line: Recorded) -> Iterator[Verdict]:
    for end in range(1, len(line.points)):
        points: list[Point] = line.points[max(0, end - WINDOW) : end + 1]
        yield from judge_line(
            SERIES, line.kind, points, corrections=line.corrections, breaks=line.breaks, judged={points[-1].day}
        )


def _known(line: Recorded, day: str) -> bool:
    return any(
        source == line.source and name in line.name and first <= day <= last for source, name, first, last, _ in KNOWN
    )


if __name__ == "__main__":
    for newest in (False, True):
        days, alarms = count_all(newest=newest)
        print(f"{'each as the newest' if newest else 'with both sides'}: {len(alarms)} alarms on {days:,} clean days")  # noqa: T201
        print("\n".join(f"  {' '.join(one)}" for one in alarms))  # noqa: T201
