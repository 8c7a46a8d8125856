"""Two thousand faults of every kind, planted into clean lines, and how many are found: `python -m tests.planted`.

The lines are the figures that ship with the program. Thresholds were chosen on their days before MEASURED_FROM; faults
are planted on the days from then on. `tests/test_judging_planted.py` plants into the lines of other sources too.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from random import Random
from typing import NamedTuple

from tests.planting import LINE_FAULTS, SLIPS
from tests.recorded_lines import Recorded, starter
from tracker.judging import (
    Point,
    Verdict,
    judge_copied_days,
    judge_line,
    judge_mirrors,
    judge_pair,
    judge_parts,
    judge_restatement,
    judge_share,
)
from tracker.model import Series

MEASURED_FROM = "2024-07-01"
SERIES = Series("planted", "Planted", "items", "Figures with a planted fault", ("total", "change", "level", "share"))
FEWEST_DAYS = 100
EACH = 54  # of each kind in a line, on a day inside it and on its newest
OTHERS = {
    "level": 104, "change": 120, "total beside its change": 100, "mirror-difference": 160,
    "copied-day": 100, "restatement": 60, "share-mismatch": 30, "parts-mismatch": 30,
}  # fmt: skip


class Outcome(NamedTuple):
    """Of one planted fault: its kind, whether it was found at all, and whether by its name."""

    kind: str
    found: bool
    named: bool


def total_lines() -> list[Recorded]:
    """Running totals long enough, and of more than a handful of items."""
    return [line for line in starter() if len(line.points) > FEWEST_DAYS and line.points[-1].value >= 10]


def plant(seed: int, lines: Sequence[Recorded], since: str = "", each: int = EACH) -> Iterator[Outcome]:
    """Faults of single lines: every kind `each` times within a line, and as often on its newest day."""
    random = Random(seed)
    for kind, fault in LINE_FAULTS.items():
        for newest in (False, True):
            done = 0
            while done < each:
                line = random.choice(lines)
                at = random.randrange(12, len(line.points))
                if line.points[at].day < since or line.points[at].value < 10:
                    continue
                points = line.points[: at + 1] if newest else line.points
                planted = fault(points, at - 4 if newest and kind == "flat-run" else at, random)
                if planted is not None:
                    verdicts = judge_line(
                        SERIES, "total", planted.points, corrections=line.corrections, breaks=line.breaks
                    )
                    yield _outcome(f"{kind}{', newest day' if newest else ''}", verdicts, planted.days, planted.names)
                    done += 1


def others(seed: int) -> Iterator[Outcome]:
    """Faults that only related figures show, and those of levels."""
    random = Random(seed)
    for kind, plant_one in _OTHERS.items():
        done = 0
        while done < OTHERS[kind]:
            outcome = plant_one(random)
            if outcome is not None:
                yield outcome
                done += 1


def _outcome(kind: str, verdicts: Sequence[Verdict], days: set[str], names: set[str]) -> Outcome:
    told = [one.problem.check for one in verdicts if one.day in days and one.problem.check != "missing-days"]
    return Outcome(kind, bool(told), bool(names & set(told)))


def _stretch(random: Random, length: int = 120) -> tuple[list[Point], int]:
    """A piece of a real line that moves, from the measured days, and a place inside it."""
    while True:
        points = [point for point in random.choice(total_lines()).points if point.day >= MEASURED_FROM]
        first = random.randrange(max(1, len(points) - length))
        piece = points[first : first + length]
        if len(piece) == length and piece[-1].value - piece[0].value >= length:
            return piece, random.randrange(25, length - 25)


def _changes(points: Sequence[Point]) -> list[Point]:
    return [Point(after.day, after.value - before.value) for before, after in pairwise(points)]


def _with(points: Sequence[Point], at: int, value: float) -> list[Point]:
    return [*points[:at], Point(points[at].day, value), *points[at + 1 :]]


def _level(random: Random) -> Outcome | None:
    """A number of refugees that wanders, of which one day slips."""
    stock, points = 109_360.9, []
    for point in starter()[0].points[:400]:
        stock += random.gauss(8, 25)
        points.append(Point(point.day, round(stock)))
    at = random.randrange(12, len(points) - 1)
    kind = random.choice(("digit-dropped", "digit-added", "digits-swapped", "factor-ten", "unit-slip", "zero-reset"))
    right = points[at].value
    wrongs = [wrong for wrong in sorted(SLIPS[kind](right)) if abs(wrong - right) > 0.05 * right]
    if not wrongs:
        return None
    wrong = random.choice(wrongs)
    names = {name for name, make in SLIPS.items() if wrong in make(right)}
    verdicts = judge_line(SERIES, "level", _with(points, at, wrong))
    return _outcome("level", verdicts, {points[at].day}, names)


def _change(random: Random) -> Outcome | None:
    """A reported change that is another number."""
    points, at = _stretch(random)
    changes = _changes(points)
    right = changes[at].value
    wrong = random.choice([right + random.randint(1, 200), right * 10, right // 10, right + 100])
    if wrong == right:
        return None
    names = {"change-mismatch"} | {name for name, make in SLIPS.items() if wrong in make(right)}
    verdicts = judge_pair(points, _with(changes, at, wrong)).daily
    return _outcome("change", verdicts, {changes[at].day}, names)


def _total(random: Random) -> Outcome | None:
    """A total that slips, however little, beside changes that do not."""
    points, at = _stretch(random)
    kind = random.choice(sorted(SLIPS))
    wrongs = sorted(SLIPS[kind](points[at].value))
    if not wrongs:
        return None
    wrong = random.choice(wrongs)
    names = {name for name, make in SLIPS.items() if wrong in make(points[at].value)}
    verdicts = judge_pair(_with(points, at, wrong), _changes(points)).total
    return _outcome("total beside its change", verdicts, {points[at].day}, names)


def _mirror(random: Random) -> Outcome | None:
    """A second channel that slips, or repeats its day before, however little that shows."""
    points, at = _stretch(random)
    wrongs = sorted({wrong for make in SLIPS.values() for wrong in make(points[at].value)} | {points[at - 1].value})
    wrong = random.choice(wrongs)
    if wrong == points[at].value:
        return None
    found = judge_mirrors(points, _with(points, at, wrong))
    return _outcome("mirror-difference", [*found.a, *found.b], {points[at].day}, {"mirror-difference"})


def _copied(random: Random) -> Outcome | None:
    """A whole report that repeats the one before."""
    days = sorted(set.intersection(*({point.day for point in line.points} for line in total_lines() if _long(line))))
    day = random.choice([day for day in days[30:-30] if day >= MEASURED_FROM])
    lines = {}
    for line in filter(_long, total_lines()):
        at = next(place for place, point in enumerate(line.points) if point.day == day)
        near = line.points[at - 60 : at + 60]
        lines[line.name] = _with(near, near.index(line.points[at]), line.points[at - 1].value)
    found = [one for verdicts in judge_copied_days(lines).values() for one in verdicts]
    return _outcome("copied-day", found, {day}, {"copied-day"})


def _long(line: Recorded) -> bool:
    return len(line.points) > 1000


def _restated(random: Random) -> Outcome | None:
    """Several days changed at once."""
    points, at = _stretch(random)
    days = points[at : at + random.randint(3, 20)]
    more = random.choice([random.randint(1, 500), -random.randint(1, 5)])
    found = judge_restatement(dict(points), {point.day: point.value + more for point in days})
    return _outcome("restatement", found, {days[-1].day}, {"restatement"})


def _share(random: Random) -> Outcome | None:
    """A share of another whole, or of another day."""
    points = [Point(point.day, 109_360.9 + 11 * number) for number, point in enumerate(starter()[0].points[:100])]
    shares = [Point(day, round(area / 6_036.28, 2)) for day, area in points]
    at = random.randrange(len(shares))
    wrong = round(random.choice([points[at].value / 5_719.56, shares[at].value + random.choice([-1, 1])]), 2)
    found = judge_share(_with(shares, at, wrong), points, 603_628)
    return _outcome("share-mismatch", found, {shares[at].day}, {"share-mismatch"})


def _parts(random: Random) -> Outcome | None:
    """Two parts and their sum, of which one part slips."""
    (one, at), (other, _) = _stretch(random), _stretch(random)
    other = [Point(point.day, more.value) for point, more in zip(one, other, strict=True)]
    total = [Point(point.day, point.value + more.value) for point, more in zip(one, other, strict=True)]
    found = judge_parts(total, [_with(one, at, one[at].value + random.randint(1, 99)), other])
    return _outcome("parts-mismatch", found, {one[at].day}, {"parts-mismatch"})


_OTHERS: dict[str, Callable[[Random], Outcome | None]] = {
    "level": _level, "change": _change, "total beside its change": _total, "mirror-difference": _mirror,
    "copied-day": _copied, "restatement": _restated, "share-mismatch": _share, "parts-mismatch": _parts,
}  # fmt: skip


def table(outcomes: Sequence[Outcome]) -> list[str]:
    """A row a kind: planted, found, named."""
    tallies: dict[str, Counter[str]] = defaultdict(Counter)
    for one in outcomes:
        for kind in (one.kind, "all"):
            tallies[kind] += Counter(planted=1, found=one.found, named=one.named)
    rows = [
        f"| {kind} | {one['planted']} | {one['found']} | {one['named']} |"
        for kind, one in tallies.items()
        if kind != "all"
    ]
    whole = tallies["all"]
    last = f"| all | {whole['planted']} | {whole['found']} | {whole['named']} |"
    return ["| planted | how many | found | by its name |", "| --- | ---: | ---: | ---: |", *rows, last]


if __name__ == "__main__":
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 20260608
    print("\n".join(table([*plant(seed, total_lines(), MEASURED_FROM), *others(seed)])))  # noqa: T201
