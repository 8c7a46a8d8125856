"""Axes as the house has them: a value axis of whole thousands, a thin grid, and nothing else."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from matplotlib.ticker import FixedLocator, FuncFormatter, LogLocator, MaxNLocator, NullLocator

from tracker.charting.layout import text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from tracker.charting.language import Language
    from tracker.charting.panels import Panel
    from tracker.charting.style import Style

FROM_ZERO = ("total", "change")
HEADROOM = 0.06
NEAR_ZERO = 0.4
"""A level whose lowest value is below this part of its highest is drawn from zero too: the ink is cheap."""
UNITS = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"))
"""How large ticks are written, from the number on that they are that large."""


class House(NamedTuple):
    """What every form needs to know: the style, and the language."""

    style: Style
    language: Language


def value_range(panel: Panel) -> tuple[float, float]:
    """The lowest and highest height on the axis of a panel: zero is in it for totals and changes, always.

    On a log scale the lowest one above zero, as zero is nowhere.
    """
    low, high = panel.heights
    if panel.log:
        if math.isnan(low):
            return 1.0, 10.0
        return (low, high) if low < high else (low / 10, high * 10)
    if panel.from_zero or panel.kind in FROM_ZERO or 0 < low < NEAR_ZERO * high:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        low, high = (low, low + 1.0) if low == 0 else (min(low, 0.0), max(high, 0.0))
    return low, high


def value_ticks(panel: Panel, most: int) -> list[float]:
    """Round numbers within what is drawn, and the one below it where that is not zero."""
    low, high = value_range(panel)
    if panel.log:
        ticks = [float(tick) for tick in LogLocator(numticks=most + 2).tick_values(low, high)]
        while len(ticks) > 2 and ticks[1] <= low:
            del ticks[0]
        return [tick for tick in ticks if tick <= high] or [low]
    drawn = [curve.data["drawn"].to_numpy(dtype="float64") for curve in panel.curves]
    whole = all(bool((np.isnan(one) | (one % 1 == 0)).all()) for one in drawn)
    locator = MaxNLocator(nbins=most, steps=[1, 2, 2.5, 5, 10], integer=whole)
    ticks = [float(tick) for tick in locator.tick_values(low, high)]
    while len(ticks) > 2 and ticks[1] <= low:
        del ticks[0]
    return [tick for tick in ticks if tick <= high]


def starts_elsewhere(panel: Panel) -> bool:
    """Whether the value axis of a panel does not start at zero, which its caption has to say."""
    return not panel.log and value_range(panel)[0] > 0


def dress(ax: Axes, panel: Panel, house: House, across: tuple[float, float], ticks: Sequence[float]) -> None:
    """Limits, ticks and grid. `across` is the first and last place of the axis along the bottom to be shown."""
    first, last = across
    room = (last - first) * 0.012 + 0.5
    ax.set_xlim(first - room, last + room)
    low, high = value_range(panel)
    low = min(low, ticks[0])
    if panel.log:
        ax.set_yscale("log")
        ax.set_ylim(low, high * (high / low) ** HEADROOM)
        ax.yaxis.set_minor_locator(NullLocator())
    else:
        ax.set_ylim(low - ((high - low) * HEADROOM if low < 0 else 0), high + (high - low) * HEADROOM)
    dress_values(ax, house, ticks)
    if low < 0 < high:
        ax.axhline(0, color=house.style.muted, linewidth=0.8, zorder=1.5)
        ax.spines["bottom"].set_visible(False)


def dress_values(ax: Axes, house: House, ticks: Sequence[float]) -> None:
    """The ticks and grid of the value axis, and the type of both."""
    style = house.style
    ax.yaxis.set_major_locator(FixedLocator(list(ticks)))
    ax.yaxis.set_major_formatter(FuncFormatter(lambda value, _: tick_text(value, ticks, house.language)))
    ax.tick_params(axis="y", length=0, pad=4, labelsize=style.tick_size)
    ax.tick_params(axis="x", which="major", length=4, labelsize=style.tick_size)
    ax.tick_params(axis="x", which="minor", length=3, labelsize=style.tick_size, labelcolor=style.muted)
    ax.grid(visible=True, axis="y", color=style.grid, linewidth=0.7)
    ax.set_axisbelow(True)
    for side in ("left", "right", "top"):
        ax.spines[side].set_visible(False)


def tick_text(value: float, ticks: Sequence[float], language: Language) -> str:
    """A tick's label with as many decimals as the ticks need to differ, and those of a million up in millions."""
    largest = max(abs(tick) for tick in ticks)
    scale, letter = next(((size, name) for size, name in UNITS if largest >= size), (1.0, ""))
    if abs(value) < largest * 1e-9:
        return "0"
    decimals = max(_decimals(tick / scale) for tick in ticks)
    if decimals > 4:  # tiny values: figures that differ, not a row of noughts
        return f"{value:.2g}"
    return language.number(value / scale, f".{decimals}f") + language.say(letter)


def tick_width(ticks: Sequence[float], house: House) -> float:
    """The room in points that the labels of the value axis take."""
    style = house.style
    return max(text_width(tick_text(tick, ticks, house.language), style.tick_size, style.font) for tick in ticks) + 5


def _decimals(value: float) -> int:
    return next((count for count in range(6) if math.isclose(round(value, count), value, abs_tol=1e-9)), 6)
