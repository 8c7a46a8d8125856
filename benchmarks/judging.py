"""What judging costs: a ledger of a million figures, 500 lines of 2,000 days, one line at a time.

`python -m benchmarks judging`. The lines are made up: running totals that move by one to hundreds a day, levels that
are never still, losses of a few days with a heavy tail. One line in a hundred has a fault in it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.measure import contestant, in_turn, median
from tracker.judging import Point, judge_line
from tracker.model import Kind, Series

LINES, DAYS, TIMES = 500, 2000, 3
SERIES = Series("made.up", "Made up", "items", "Made up for this measurement", ("total", "level", "change"))


def lines() -> Iterator[tuple[Kind, list[Point]]]:
    """One line after the other, seeded: six running totals, a level that is never still, and losses of some days."""
    random = Random(20260608)
    days = [(date(2020, 1, 1) + timedelta(days=day)).isoformat() for day in range(DAYS)]
    for number in range(LINES):
        kind: Kind = ("total", "total", "total", "total", "total", "total", "level", "change")[number % 8]
        pace, stood, values = 3.0 ** (number % 8), 100_000 if kind == "level" else 0, []
        for _ in days:
            if kind == "total":
                stood += round(random.gammavariate(2, pace / 2))
            elif kind == "level":
                stood = round(100_000 * random.uniform(0.8, 1.2))
            else:
                stood = round(random.paretovariate(1.2) * 10) if random.random() < 0.3 else 0
            values.append(stood)
        if number % 100 == 0:
            values[DAYS // 2] //= 10
        yield kind, [Point(*one) for one in zip(days, values, strict=True)]


def judged(_: Path) -> dict[str, Any]:
    """In the child: every line made and judged."""
    return {"verdicts": sum(len(judge_line(SERIES, kind, line, cadence_days=1)) for kind, line in lines())}


def made(_: Path) -> dict[str, Any]:
    """In the child: every line made, to be taken off."""
    return {"points": sum(len(line) for _, line in lines())}


def report() -> list[str]:
    """The table."""
    taken = in_turn("benchmarks.judging", ["made", "judged"], TIMES)
    spent = median(taken["judged"], "cpu") - median(taken["made"], "cpu")
    return [
        f"Judging {LINES * DAYS:,} figures in {LINES} lines, median of {TIMES} runs in turn",
        "",
        "| | |",
        "| --- | ---: |",
        f"| CPU seconds, without making the figures | {spent:.2f} |",
        f"| memory above the imports, MB | {median(taken['judged'], 'memory'):.1f} |",
        f"| verdicts | {median(taken['judged'], 'verdicts'):,.0f} |",
    ]


if __name__ == "__main__":
    contestant({"made": made, "judged": judged}[sys.argv[1]], Path(sys.argv[2]))
