"""A column for each count, from zero, with the seven-day average on top where the transform asks for it.

Two series stand within each other: the second one is narrower and darker, so that it is not told by colour alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from matplotlib import patheffects
from matplotlib.patches import StepPatch

from tracker.charting import axes, curves, labels, words
from tracker.charting.forms import shared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from tracker.charting.axes import House
    from tracker.charting.layout import Box
    from tracker.charting.panels import Curve, Panel

MOST_SEPARATE_COLUMNS = 120
"""With more columns than this there is no paper between them, and one outline draws them all."""
WIDTHS = (0.8, 0.44)
WEEK, MONTH = 7, 28
"""Days of a week, and of the shortest month."""


def draw(figure: Figure, box: Box, panels: Sequence[Panel], house: House) -> None:
    """Columns of one series, or of two within each other."""
    panel, style = panels[0], house.style
    first = panel.curves[0]
    averaged = "average7" in first.data and bool(first.data["average7"].notna().any())
    ends = [_average_end(first, house)] if averaged else [_end(curve, i, house) for i, curve in enumerate(panel.curves)]
    room = labels.room([end.text for end in ends], style)
    ax = shared.full_axes(figure, box, panel, house, ticks=axes.value_ticks(panel, 6), room=room, columns=True)
    for number, curve in enumerate(panel.curves):
        _columns(ax, curve, number, house)
    if averaged:
        broken = curves.with_gaps(first.data, "average7", first.longest_step or 1)
        thin = style.line_width * 0.65
        halo = [patheffects.withStroke(linewidth=thin + 1.2, foreground=style.paper)]
        ax.plot(*broken, color=style.ink, linewidth=thin, path_effects=halo, label="average7", zorder=3)
    labels.at_ends(ax, ends, style)


def _average_end(curve: Curve, house: House) -> labels.End:
    average = curve.data.dropna(subset=["average7"]).iloc[-1]
    value = words.average(average["average7"], house.language)
    text = house.language.say("7-day average") + "\n" + house.language.say("{value} a day", value=value)
    return labels.End(text, float(average["at"]), float(average["average7"]), house.style.ink)


def _end(curve: Curve, number: int, house: House) -> labels.End:
    _, last = words.ends(curve)
    value = words.newest(curve, house.language)
    name = curve.label
    if not name:
        length: Any = last["period_days"]
        days = 1 if pd.isna(length) else int(length)
        day = last["day"]
        if days >= MONTH and day.day == day.days_in_month and days == day.day:
            name = house.language.date(day, "LLLL y")
        else:
            named = house.language.day(day)
            phrase = "week to {day}" if days == WEEK else "{days} days to {day}"
            name = named if days == 1 else house.language.say(phrase, days=days, day=named)
    colour = (house.style.columns, house.style.columns_in_front)[number]
    return labels.End(f"{name}\n{value}", float(last["at"]), float(last["drawn"]), colour)


def _columns(ax: Axes, curve: Curve, number: int, house: House) -> None:
    data, colour = curve.data, (house.style.columns, house.style.columns_in_front)[number]
    widths = shared.columns_of(data).to_numpy()
    solid = ~data["spread"].astype(bool) if "spread" in data else pd.Series(True, index=data.index)
    right = data["at"].to_numpy(dtype="float64") + 0.5
    name = ("columns", "columns in front")[number]
    if len(data) > MOST_SEPARATE_COLUMNS and number == 0:
        # Edges of every interval; between two intervals that do not touch lies an empty one.
        starts, ends = right - widths, right
        edges = np.unique(np.concatenate([starts, ends]))
        heights = np.full(len(edges) - 1, np.nan)
        at = np.searchsorted(edges, starts)
        heights[at[solid]] = data["drawn"][solid]
        patch = StepPatch(heights, edges, fill=True, facecolor=colour, linewidth=0, label=name)
        ax.add_artist(patch)  # `stairs` would search its outline for limits, which are set already
    else:
        part = WIDTHS[number]
        drawn = data["drawn"][solid]
        lefts = (right - widths)[solid] + widths[solid] * (1 - part) / 2
        ax.bar(lefts, drawn, widths[solid] * part, align="edge", color=colour, label=name, zorder=1.8 + number / 10)
    if not solid.all():
        hollow = ~solid
        ax.bar((right - widths)[hollow], data["drawn"][hollow], widths[hollow], align="edge", facecolor="none",
               edgecolor=colour, linewidth=1, label="spread")  # fmt: skip
