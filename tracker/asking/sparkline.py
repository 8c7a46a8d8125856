"""A line of the ledger as one row of text: ▁▂▃▄▅▆▇█, with a blank where nothing is known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from tracker.asking.query import Answer

BARS = "▁▂▃▄▅▆▇█"
WIDTH = 60
_LINE = (
    "conflict",
    "kind",
    "party",
    "place",
    "donor",
    "since",
    "unit",
    "claimant",
    "publisher",
    "source",
    "from_series",
)


def spark(values: Sequence[float | None], least: float, most: float) -> str:
    """One bar a value, from `least` (the lowest bar) to `most`; a blank for null."""
    steps = len(BARS) - 1
    span = most - least
    return "".join(
        " " if value is None else BARS[round((value - least) / span * steps) if span else steps // 2]
        for value in values
    )


def lines(answer: Answer, figure: str, *, rate: bool) -> Answer:
    """One row for each line of an answer that is sorted by line: its time, its scale, and its sparkline.

    `figure` is the column to draw, `day` or `month` the column of time. There are at most `WIDTH` bars, and a stretch
    of time without a figure is blank. A bar is the last figure of its stretch; with `rate` the sum of its figures per
    day (or month) that they cover, on a scale from 0 unless a bar is below.
    """
    places = {name: number for number, name in enumerate(answer.columns)}
    time = "month" if "month" in places else "day"
    covers = places.get("over_days")
    named = [name for name in _LINE if name in places]
    rows = []
    for line, group in groupby(answer.rows, key=lambda row: tuple(row[places[name]] for name in named)):
        known = [
            (row[places[time]], row[places[figure]], 1 if covers is None else row[covers])
            for row in group
            if row[places[figure]] is not None
        ]
        if not known:
            continue
        bars = _bars(known, rate=rate)
        drawn = [bar for bar in bars if bar is not None]
        least, most = min(drawn), max(drawn)
        row = spark(bars, min(0, least) if rate else least, most)
        rows.append((*line, known[0][0], known[-1][0], round(least, 1), round(most, 1), row))
    drawn_as = f"{figure}_per_{time}" if rate else figure
    return Answer([*named, f"first_{time}", f"last_{time}", "least", "most", drawn_as], rows)


def _bars(known: Sequence[tuple[str, float, int]], *, rate: bool) -> list[float | None]:
    first, last = _number(known[0][0]), _number(known[-1][0])
    count = min(WIDTH, last - first + 1)
    stretches: list[list[tuple[float, int]]] = [[] for _ in range(count)]
    for when, value, covers in known:
        stretches[(_number(when) - first) * count // (last - first + 1)].append((value, covers))
    if not rate:
        return [stretch[-1][0] if stretch else None for stretch in stretches]
    return [sum(v for v, _ in stretch) / sum(c for _, c in stretch) if stretch else None for stretch in stretches]


def _number(time: str) -> int:
    """Days, or months, since the year 0."""
    return int(time[:4]) * 12 + int(time[5:7]) if len(time) == len("2024-01") else date.fromisoformat(time).toordinal()
