"""The forms a chart can have, each one function that draws panels into a box of the page.

A new form is a function with `@form(NAME)` and its name in `definitions.FormName`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from matplotlib import patheffects

from tracker.charting import axes as house
from tracker.charting import curves, labels, words
from tracker.charting.layout import LEADING, Box, position, positions, wrapped

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from tracker.charting.frames import Curve, Panel
    from tracker.charting.style import Style

Form = Callable[["Figure", Box, Sequence["Panel"], "Style"], None]
FORMS: dict[str, Form] = {}

MOST_SEPARATE_COLUMNS = 120
"""With more columns than this there is no paper between them, and one outline draws them all."""


def form(name: str) -> Callable[[Form], Form]:
    """Enter a function into the registry of forms."""

    def enter(function: Form) -> Form:
        FORMS[name] = function
        return function

    return enter


@form("line")
def line(figure: Figure, box: Box, panels: Sequence[Panel], style: Style) -> None:
    """Reports joined by lines, labelled at their ends."""
    _one_panel(figure, box, panels[0], style, step=False)


@form("step")
def step(figure: Figure, box: Box, panels: Sequence[Panel], style: Style) -> None:
    """The same with each value standing until the next report."""
    _one_panel(figure, box, panels[0], style, step=True)


@form("columns")
def columns(figure: Figure, box: Box, panels: Sequence[Panel], style: Style) -> None:
    """A column for each count, from zero, with the seven-day average on top where the transform asks for it."""
    panel, curve = panels[0], panels[0].curves[0]
    data = curve.data
    averaged = "average7" in data and data["average7"].notna().any()
    last = data.iloc[-1]
    texts = [f"newest day\n{words.quantity(dict(last), 'drawn')}"]
    if averaged:
        average = data.dropna(subset=["average7"]).iloc[-1]
        texts = [f"7-day average\n{words.average(average['average7'])} a day"]
    room = labels.room(texts, style)
    ticks = house.value_ticks(panel, 6)
    ax = _axes(figure, box, panel, style, ticks=ticks, room=room)
    _columns(ax, curve, style)
    if averaged:
        broken = curves.with_gaps(data, "average7", curve.longest_step or 1)
        thin = style.line_width * 0.65
        halo = [patheffects.withStroke(linewidth=thin + 1.2, foreground=style.paper)]
        ax.plot(*broken, color=style.ink, linewidth=thin, path_effects=halo, label="average7", zorder=3)
        end = labels.End(texts[0], position(average["day"]), float(average["average7"]), style.ink)
    else:
        end = labels.End(texts[0], position(last["day"]), float(last["drawn"]), style.columns)
    labels.at_ends(ax, [end], style)


@form("small-multiples")
def small_multiples(figure: Figure, box: Box, panels: Sequence[Panel], style: Style) -> None:
    """One small chart a panel, all over the same days, each on its own scale, its newest value below its title."""
    days = _days(panels)
    across = min(int(style.panels_across), len(panels))
    gap = 16
    wide = (box.width - gap * (across - 1)) / across
    titles = [wrapped(panel.short_title, wide, style.label_size, style.font, "bold") for panel in panels]
    lines_of_title = max(len(title) for title in titles)
    # The widest labels set the left margin of all, so that the panels' days stand below each other.
    all_ticks = [house.value_ticks(panel, 4) for panel in panels]
    left = max(house.tick_width(ticks, style) for ticks in all_ticks)
    several = [_ends(panel, style) if len(panel.curves) > 1 else [] for panel in panels]
    right = max(labels.room([end.text for end in ends], style) for ends in several) if any(several) else 4
    cells = box.cells(across, len(panels), gap)
    for cell, panel, title, ticks, ends in zip(cells, panels, titles, all_ticks, several, strict=True):
        above = (lines_of_title + 1) * style.label_size * LEADING + 6
        inner = cell.inside(left=left, top=above, bottom=26, right=right)
        ax = inner.axes(figure)
        house.dress(ax, panel, style, days, ticks)
        house.outer_day_ticks(ax, days)
        newest = "" if ends else _newest(panel, days[1])
        for line_number, text in enumerate([*title, newest]):
            ax.annotate(
                text,
                (-left / inner.width, 1),
                xycoords="axes fraction",
                xytext=(0, 7 + (len(title) - line_number) * style.label_size * LEADING),
                textcoords="offset points",
                fontsize=style.label_size,
                fontweight="bold" if line_number < len(title) else "normal",
            )
        for number, curve in enumerate(panel.curves):
            curves.draw(ax, curve, style, number)
        labels.at_ends(ax, ends, style)


def _newest(panel: Panel, newest_of_all: pd.Timestamp) -> str:
    _, last = words.ends(panel.curves[0])
    text = str(words.quantity(last, words.height_column(panel.curves[0])))
    return text if last["day"] == newest_of_all else f"{text} on {words.day(last['day'])}"


def _ends(panel: Panel, style: Style) -> list[labels.End]:
    """What is written where each curve of a panel ends: name and newest value, or of the only one value and day."""
    ends = []
    for number, curve in enumerate(panel.curves):
        _, last = words.ends(curve)
        text = str(words.quantity(last, words.height_column(curve)))
        height: float = last["drawn"] if pd.notna(last["drawn"]) else (last["low"] + last["high"]) / 2
        name = curve.label or words.day(last["day"])
        texts = f"{name}\n{text}" if curve.label else f"{text}\n{name}"
        ends.append(labels.End(texts, position(last["day"]), float(height), style.paint(number)[0]))
    return ends


def _one_panel(figure: Figure, box: Box, panel: Panel, style: Style, *, step: bool) -> None:
    ends = _ends(panel, style)
    room = labels.room([end.text for end in ends], style)
    ticks = house.value_ticks(panel, 6)
    ax = _axes(figure, box, panel, style, ticks=ticks, room=room)
    for number, curve in enumerate(panel.curves):
        curves.draw(ax, curve, style, number, step=step)
    labels.at_ends(ax, ends, style)


def _axes(
    figure: Figure,
    box: Box,
    panel: Panel,
    style: Style,
    *,
    ticks: Sequence[float],
    room: float,
) -> Axes:
    days = _days([panel])
    left = house.tick_width(ticks, style)
    inner = box.inside(left=left, right=room, top=style.tick_size * 1.8, bottom=style.tick_size * 2.6 + 6)
    ax = inner.axes(figure)
    house.dress(ax, panel, style, days, ticks)
    house.day_ticks(ax, days, inner.width)
    ax.annotate(
        panel.unit,
        (-left / inner.width, 1),
        xycoords="axes fraction",
        xytext=(0, 7),
        textcoords="offset points",
        fontsize=style.tick_size,
        color=style.muted,
    )
    return ax


def _columns(ax: Axes, curve: Curve, style: Style) -> None:
    data = curve.data
    widths = _widths(data)
    solid = ~data["spread"] if "spread" in data else pd.Series(True, index=data.index)
    right = positions(data["day"]) + 0.5
    if len(data) > MOST_SEPARATE_COLUMNS:
        # Edges of every interval; between two intervals that do not touch lies an empty one.
        starts, ends = right - widths, right
        edges = np.unique(np.concatenate([starts, ends]))
        heights = np.full(len(edges) - 1, np.nan)
        at = np.searchsorted(edges, starts)
        heights[at[solid]] = data["drawn"][solid]
        ax.stairs(heights, edges, fill=True, color=style.columns, linewidth=0, label="columns")
    else:
        drawn = data["drawn"][solid]
        ax.bar((right - widths)[solid] + widths[solid] * 0.1, drawn, widths[solid] * 0.8, align="edge",
               color=style.columns, label="columns")  # fmt: skip
    if not solid.all():
        hollow = ~solid
        ax.bar((right - widths)[hollow], data["drawn"][hollow], widths[hollow], align="edge", facecolor="none",
               edgecolor=style.columns, linewidth=1, label="spread")  # fmt: skip


def _widths(data: pd.DataFrame) -> np.ndarray:
    days = data["over_days"] if "over_days" in data else data["period_days"]
    return days.fillna(1).to_numpy(dtype="float64")


def _days(panels: Sequence[Panel]) -> tuple[pd.Timestamp, pd.Timestamp]:
    shown = [curve.data["day"] for panel in panels for curve in panel.curves]
    return min(days.min() for days in shown), max(days.max() for days in shown)
