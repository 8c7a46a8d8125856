"""One small chart a panel, all over the same days, its newest value below its title.

Each has its own scale, as its course is what it shows. Where there is no course yet, as no line has more than one
report, all have one scale: then a dot's height can be compared at least.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from tracker.charting import axes, curves, dayaxis, labels, words
from tracker.charting.forms import shared
from tracker.charting.layout import LEADING, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from tracker.charting.axes import House
    from tracker.charting.layout import Box
    from tracker.charting.panels import Panel

GAP = 16
TITLES = 50
"""Points of a small panel that its title and its days take."""
WITHOUT_COURSE = 0.6
"""The part of the usual height of panels that have one report each."""
NARROWEST = 130
"""Points that a panel needs to be legible: with less of them, fewer stand beside each other."""


def height(panels: Sequence[Panel], house: House) -> float:
    """As many rows as there are panels for, and lower ones where there is no course to be seen in them."""
    plot = house.style.panel_height * (WITHOUT_COURSE if one_report(panels) else 1)
    return -(-len(panels) // _across(panels, house)) * (plot + TITLES)


def draw(figure: Figure, box: Box, panels: Sequence[Panel], house: House) -> None:
    """All panels, with their axes below each other."""
    style = house.style
    shown = shared.span(panels)
    across = _across(panels, house)
    wide = (box.width - GAP * (across - 1)) / across
    titles = [wrapped(panel.short_title, wide, style.label_size, style.font, "bold") for panel in panels]
    lines_of_title = max(len(title) for title in titles)
    # The widest labels set the left margin of all, so that the panels' days stand below each other.
    scales = [_together(panels)] * len(panels) if one_report(panels) else panels
    all_ticks = [axes.value_ticks(scale, 4) for scale in scales]
    left = max(axes.tick_width(ticks, house) for ticks in all_ticks)
    several = [shared.ends(panel, house) if len(panel.curves) > 1 else [] for panel in panels]
    right = max(labels.room([end.text for end in ends], style) for ends in several) if any(several) else 4
    cells = box.cells(across, len(panels), GAP)
    for cell, panel, scale, title, ticks, ends in zip(cells, panels, scales, titles, all_ticks, several, strict=True):
        above = (lines_of_title + 1) * style.label_size * LEADING + 6
        inner = cell.inside(left=left, top=above, bottom=26, right=right)
        ax = inner.axes(figure)
        axes.dress(ax, scale, house, (shown.first, shown.last), ticks)
        dayaxis.outer_day_ticks(ax, shown.days, house.language)
        newest = "" if ends else _newest(panel, shown.days[1], house)
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
        for mark in panel.marks:
            if mark.is_break:
                _letter(ax, mark.at, mark.text, at_right=shown.last - mark.at < (shown.last - shown.first) * 0.1,
                        house=house)  # fmt: skip
        for number, curve in enumerate(panel.curves):
            curves.draw(ax, curve, style, number)
        labels.at_ends(ax, ends, style)


def one_report(panels: Sequence[Panel]) -> bool:
    """Whether panels of one unit and kind have a single report each."""
    alike = len({(panel.unit, panel.kind) for panel in panels}) == 1
    return len(panels) > 1 and alike and all(len(curve.data) == 1 for panel in panels for curve in panel.curves)


def _together(panels: Sequence[Panel]) -> Panel:
    return replace(panels[0], curves=tuple(curve for panel in panels for curve in panel.curves))


def _across(panels: Sequence[Panel], house: House) -> int:
    room = house.style.width - 2 * house.style.margin
    return max(1, min(int(house.style.panels_across), len(panels), int((room + GAP) // (NARROWEST + GAP))))


def _letter(ax: Axes, at: float, text: str, *, at_right: bool, house: House) -> None:
    """A break's letter inside the axes, where a small chart has room for it."""
    ax.axvline(at, color=house.style.muted, linewidth=0.8, linestyle=(0, (1, 2)), zorder=1.6, label="break")
    ax.annotate(
        text,
        (at, 1),
        xycoords=("data", "axes fraction"),
        xytext=(-2 if at_right else 2, 0),
        textcoords="offset points",
        ha="right" if at_right else "left",
        va="top",
        fontsize=house.style.foot_size,
        color=house.style.muted,
        fontstyle="italic",
    )


def _newest(panel: Panel, newest_of_all: pd.Timestamp, house: House) -> str:
    text = str(words.newest(panel.curves[0], house.language))
    day = shared.newest_day(panel.curves[0])
    if day == newest_of_all:
        return text
    return house.language.say("{value} on {day}", value=text, day=house.language.day(day))
