"""Axes as the house has them: days along the bottom, whole thousands up the side, breaks marked, nothing else."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator

from tracker.charting import words
from tracker.charting.layout import position, positions, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from tracker.charting.frames import Curve, Panel
    from tracker.charting.style import Style

Days = tuple[pd.Timestamp, pd.Timestamp]
FROM_ZERO = ("total", "change")
HEADROOM = 0.06
YEARS_FROM = 500
MONTHS_FROM = 62
"""Spans in days from which on the day axis has years, or months."""
NARROWEST_YEAR = 26
"""Points that a year needs to carry its name."""
NEAR_ZERO = 0.4
"""A level whose lowest value is below this part of its highest is drawn from zero too: the ink is cheap."""


def value_range(panel: Panel) -> tuple[float, float]:
    """The lowest and highest height on the axis of a panel: zero is in it for totals and changes, always."""
    heights = pd.concat([curve.data[column] for curve in panel.curves for column in _columns(curve)]).dropna()
    low, high = float(heights.min()), float(heights.max())
    if panel.kind in FROM_ZERO or 0 < low < NEAR_ZERO * high:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        low, high = (low, low + 1.0) if low == 0 else (min(low, 0.0), max(high, 0.0))
    return low, high


def value_ticks(panel: Panel, most: int) -> list[float]:
    """Round numbers within what is drawn, and the one below it where that is not zero."""
    low, high = value_range(panel)
    whole = all(curve.data["drawn"].dropna().mod(1).eq(0).all() for curve in panel.curves)
    locator = MaxNLocator(nbins=most, steps=[1, 2, 2.5, 5, 10], integer=whole)
    ticks = [float(tick) for tick in locator.tick_values(low, high)]
    while len(ticks) > 2 and ticks[1] <= low:
        del ticks[0]
    return [tick for tick in ticks if tick <= high]


def starts_elsewhere(panel: Panel) -> bool:
    """Whether the value axis of a panel does not start at zero, which its caption has to say."""
    return value_range(panel)[0] > 0


def dress(ax: Axes, panel: Panel, style: Style, days: Days, ticks: Sequence[float]) -> None:
    """Limits, ticks, grid and break marks. `days` are the first and last to be shown."""
    first, last = days
    room = (last - first) * 0.012 + pd.Timedelta(hours=12)
    ax.set_xlim(position(first - room), position(last + room))
    low, high = value_range(panel)
    low = min(low, ticks[0])
    ax.set_ylim(low, high + (high - low) * HEADROOM)
    ax.yaxis.set_major_locator(FixedLocator(list(ticks)))
    ax.yaxis.set_major_formatter(FuncFormatter(lambda value, _: tick_text(value, ticks)))
    ax.tick_params(axis="y", length=0, pad=4, labelsize=style.tick_size)
    ax.tick_params(axis="x", which="major", length=4, labelsize=style.tick_size)
    ax.tick_params(axis="x", which="minor", length=3, labelsize=style.tick_size, labelcolor=style.muted)
    ax.grid(visible=True, axis="y", color=style.grid, linewidth=0.7)
    ax.set_axisbelow(True)
    for side in ("left", "right", "top"):
        ax.spines[side].set_visible(False)
    if low < 0 < high:
        ax.axhline(0, color=style.muted, linewidth=0.8, zorder=1.5)
        ax.spines["bottom"].set_visible(False)
    for mark in panel.marks:
        at_right = last - mark.day < (last - first) * 0.1  # where the newest value's mark and label are
        ax.axvline(position(mark.day), color=style.muted, linewidth=0.8, linestyle=(0, (1, 2)), zorder=1.6)
        ax.annotate(
            mark.letter,
            (position(mark.day), 1),
            xycoords=("data", "axes fraction"),
            xytext=(-2 if at_right else 2, 0),
            textcoords="offset points",
            ha="right" if at_right else "left",
            va="top",
            fontsize=style.foot_size,
            color=style.muted,
            fontstyle="italic",
        )


def tick_text(value: float, ticks: Sequence[float]) -> str:
    """A tick's label with as many decimals as the ticks need to differ, and those of a million up in millions."""
    scale, letter = (1e6, "m") if max(abs(tick) for tick in ticks) >= 1e6 else (1.0, "")
    decimals = max(_decimals(tick / scale) for tick in ticks)
    text = "0" if value == 0 else f"{value / scale:,.{decimals}f}{letter}"
    return text.replace("-", "\N{MINUS SIGN}")


def tick_width(ticks: Sequence[float], style: Style) -> float:
    """The room in points that the labels of the value axis take."""
    return max(text_width(tick_text(tick, ticks), style.tick_size, style.font) for tick in ticks) + 5


def day_ticks(ax: Axes, days: Days, room: float) -> None:
    """Years between their ticks, or months or days at theirs, as the span and the `room` in points allow."""
    first, last = days
    span = (last - first).days
    if span > YEARS_FROM:
        _years(ax, first, last, room)
        return
    if span > MONTHS_FROM:
        each = next((each for each in (1, 2, 3) if span / 30.4 / each <= room / 34), 6)
        major = pd.date_range(first, last, freq="MS")
        major = major[(major.month - 1) % each == 0]
        texts = [_month(day) for day in major]
    else:
        each = max(1, -(-span // max(2, int(room / 44))))
        major = pd.date_range(first, last, freq=f"{each}D")
        texts = [f"{day.day} {_month(day)}" for day in major]
    years = [day.year for day in major]
    new = [i == 0 or year != years[i - 1] for i, year in enumerate(years)]
    texts = [f"{text}\n{year}" if is_new else text for text, year, is_new in zip(texts, years, new, strict=True)]
    ax.set_xticks(list(positions(major)), texts)


def outer_day_ticks(ax: Axes, days: Days) -> None:
    """For small charts: ticks for the years, and names only for where the axis begins and ends."""
    first, last = days
    with_month = (last - first).days <= YEARS_FROM
    texts = [f"{_month(day)} {day.year}" if with_month else str(day.year) for day in days]
    if texts[0] == texts[1]:
        texts = [f"{day.day} {_month(day)}" for day in days]
    if first == last:
        texts[1] = ""
    ax.set_xticks(list(positions(pd.date_range(first, last, freq="YS"))), minor=True)
    ax.set_xticks([position(first), position(last)], texts)
    ax.tick_params(axis="x", which="major", length=0)
    outer = ax.get_xticklabels()
    outer[0].set_horizontalalignment("left")
    outer[-1].set_horizontalalignment("right")


def _years(ax: Axes, first: pd.Timestamp, last: pd.Timestamp, room: float) -> None:
    starts = pd.date_range(first, last, freq="YS")
    ax.set_xticks(list(positions(starts)), [""] * len(starts))
    each = max(1, -(-len(starts) * 30 // int(room)))
    edges = [first, *starts, last + pd.Timedelta(days=1)]
    middles, texts = [], []
    for begin, end in pairwise(edges):
        if (end - begin) / (last - first) * room >= NARROWEST_YEAR and begin.year % each == 0:
            middles.append(position(begin + (end - begin) / 2))
            texts.append(str(begin.year))
    ax.set_xticks(middles, texts, minor=True)
    ax.tick_params(axis="x", which="minor", length=0, pad=7, labelsize=ax.xaxis.get_tick_params()["labelsize"])


def _decimals(value: float) -> int:
    return next((count for count in range(6) if math.isclose(round(value, count), value, abs_tol=1e-9)), 6)


def _month(day: pd.Timestamp) -> str:
    return words.MONTHS[day.month - 1][:3]


def _columns(curve: Curve) -> list[str]:
    names = ["drawn", "average7"] if "spread" in curve.data else ["drawn", "low", "high"]
    return [name for name in names if name in curve.data]
