"""`python -m tests.specimens FOLDER` draws what no chart of real figures shows together, from figures made up for it.

Each title says so. The same rules are read off the axes in `tests/test_chart_rules.py` and `tests/test_charts.py`.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from tests.chart_shapes import chart
from tests.test_read import GENERAL_STAFF, Tell, claim, telling, totals
from tracker import charting
from tracker.charting import Definition

MADE_UP = "Made-up figures: "


def eight_lines(tell: Tell) -> tuple[Definition, str | None]:
    lines = [GENERAL_STAFF._replace(claimant=f"Claimant number {number}") for number in range(1, 9)]
    values = [[1000 + (9 + 4 * number) * place for place in range(60)] for number in range(8)]
    tell([one for line, own in zip(lines, values, strict=True) for one in totals(line, *own)])
    return chart(title=MADE_UP + "eight claimants, eight labels"), None


def marks(tell: Tell) -> tuple[Definition, str | None]:
    said = [None, "about", "over", None, "up_to", "about", None, "at_least"]
    days = pd.date_range("2024-01-01", periods=len(said), freq="2D").strftime("%Y-%m-%d")
    claims = [claim(GENERAL_STAFF, day, 1000 + 60 * i, qualifier=one)
              for i, (day, one) in enumerate(zip(days, said, strict=True))]  # fmt: skip
    tell([*claims, claim(GENERAL_STAFF, "2024-01-18", None, low=1500, high=1700)])
    return chart(title=MADE_UP + "about is hollow, bounds are arrows, a range has whiskers, gaps stay open"), None


def band(tell: Tell) -> tuple[Definition, str | None]:
    days = pd.date_range("2023-01-01", periods=300).strftime("%Y-%m-%d")
    tell([claim(GENERAL_STAFF, day, None, low=100 + 5 * i, high=160 + 8 * i) for i, day in enumerate(days)])
    return chart(title=MADE_UP + "many ranges are a band, and it has no middle", form="band"), None


def spread(tell: Tell) -> tuple[Definition, str | None]:
    values = [0, 10, 30, 60, None, None, 150, 160, 175, 170, 190, 215]
    tell(totals(GENERAL_STAFF, *values))
    title = MADE_UP + "a change over three days is hollow, a correction goes below zero"
    return chart(title=title, transforms=("average7",), form="columns"), None


def as_of(tell: Tell) -> tuple[Definition, str | None]:
    tell(totals(GENERAL_STAFF, 1000, 1100, 1200), seen_at="2024-01-04T08:00:00Z")
    tell(totals(GENERAL_STAFF, 1000, 1150, 1250, 1300), seen_at="2024-01-06T08:00:00Z")
    return chart(title=MADE_UP + "{latest:,} is what was known on 5 January"), "2024-01-05T00:00:00Z"


def not_drawn(tell: Tell) -> tuple[Definition, str | None]:
    """A value ten times too high is held, another is taken back: nothing stands in their place, and no line crosses."""
    tell(totals(GENERAL_STAFF, 1000, 1060, 1120, 1180, 1240, 1300, None, 1420, 1480), seen_at="2024-01-10T08:00:00Z")
    unsure = claim(GENERAL_STAFF, "2024-01-07", 13600, unsure="ten times the day before")
    values = totals(GENERAL_STAFF, 1000, 1060, None, 1180, 1240, 1300, None, 1420, 1480)
    tell([*values, unsure], seen_at="2024-01-11T08:00:00Z")
    return chart(title=MADE_UP + "what is held or was withdrawn is not drawn, and leaves a gap"), None


SPECIMENS: dict[str, Callable[[Tell], tuple[Definition, str | None]]] = {
    "rule-eight-lines": eight_lines,
    "rule-marks": marks,
    "rule-band": band,
    "rule-spread": spread,
    "rule-as-of": as_of,
    "rule-held": not_drawn,
}


def main(folder: Path) -> None:
    for name, make in SPECIMENS.items():
        with tempfile.TemporaryDirectory() as temporary, telling(Path(temporary)) as tell:
            definition, until = make(tell)
            db = tell(
                totals(GENERAL_STAFF._replace(series="losses.personnel.killed"), 1), seen_at="2026-01-01T00:00:00Z"
            )
            drawn = charting.draw_chart(db, definition, as_of=until)
            (folder / f"{name}.png").write_bytes(charting.png(drawn, 144))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
