"""A heat calendar: a square a day, weeks from left to right, Monday on top, a block for each year.

Darker is more on light paper and lighter is more on dark paper, so it reads without colour; a day without a report is
an empty outline, which no colour of the scale is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from matplotlib.collections import PatchCollection
from matplotlib.patches import Rectangle

from tracker.charting.forms import shared
from tracker.charting.layout import Box, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from tracker.charting.axes import House
    from tracker.charting.panels import Panel

WEEKS = 53.5
KEY = 30
"""Points below the blocks for the scale."""
ABOVE = 14
"""Points above each block for its months."""
FILLED = 0.88


def height(panels: Sequence[Panel], house: House) -> float:
    """Seven squares and the months for each year, and the scale below."""
    return len(_years(panels[0])) * (7 * _side(house) + ABOVE + 6) + KEY + 8


def draw(figure: Figure, box: Box, panels: Sequence[Panel], house: House) -> None:
    """A block for each year that has a report."""
    panel, style = panels[0], house.style
    data = panel.curves[0].data
    days = pd.date_range(*shared.span(panels).days)
    known = data.drop_duplicates("day", keep="last").set_index("day")["drawn"]
    bounds = steps_of(known, len(style.scale))
    years = _years(panel)
    each = (box.height - KEY) / len(years)
    left = text_width("0000", style.label_size, style.font) + 8
    for place, year in enumerate(years):
        part = Box(box.left, box.bottom + KEY + each * (len(years) - 1 - place), box.width, each)
        ax = part.inside(left=left, top=ABOVE, bottom=6).axes(figure)
        _block(ax, known, days[days.year == year], bounds, house)
        ax.annotate(str(year), (0, 0.5), xycoords="axes fraction", xytext=(-left, 0), textcoords="offset points",
                    va="center", fontsize=style.label_size, fontweight="bold")  # fmt: skip
    _key(Box(box.left + left, box.bottom + 4, box.width - left, KEY - 8).axes(figure), bounds, house)


def steps_of(known: pd.Series, count: int) -> list[float]:
    """The upper bounds of the classes: round numbers that divide the days into parts of like size."""
    values = known.dropna()
    cuts = [float(values.quantile(part / count)) for part in range(1, count)]
    rounded = [float(f"{cut:.2g}") for cut in cuts]
    return [*dict.fromkeys(rounded), float(values.max())]


def _block(ax: Axes, known: pd.Series, days: pd.DatetimeIndex, bounds: list[float], house: House) -> None:
    style = house.style
    first = pd.Timestamp(days[0].year, 1, 1)
    offset = first.day_of_week
    values = known.reindex(days)
    weeks = (days.day_of_year - 1 + offset) // 7
    squares = [Rectangle((week, 6 - day), FILLED, FILLED) for week, day in zip(weeks, days.day_of_week, strict=True)]
    classes = np.minimum(np.searchsorted(bounds, values.fillna(-np.inf), side="left"), len(style.scale) - 1)
    unknown = values.isna().to_numpy()
    faces = [style.paper if nothing else style.scale[int(one)] for one, nothing in zip(classes, unknown, strict=True)]
    edges = [style.grid if nothing else face for face, nothing in zip(faces, unknown, strict=True)]
    ax.add_collection(PatchCollection(squares, facecolors=faces, edgecolors=edges, linewidths=0.5, label="days"))
    ax.set_xlim(-0.2, WEEKS)
    ax.set_ylim(-0.2, 7.1)
    ax.set_axis_off()
    for month in range(1, 13):
        start = pd.Timestamp(days[0].year, month, 1)
        at = (start.day_of_year - 1 + offset) // 7
        ax.annotate(house.language.month(start), (at, 7.1), xytext=(0, 2), textcoords="offset points",
                    color=style.muted, fontsize=style.foot_size, annotation_clip=False)  # fmt: skip


def _key(ax: Axes, bounds: list[float], house: House) -> None:
    style, language = house.style, house.language
    ax.set_axis_off()
    figure = ax.get_figure(root=True)
    assert figure is not None  # noqa: S101  # axes here are always on a figure
    wide = ax.get_position().width * float(figure.get_size_inches()[0]) * 72
    ax.set_xlim(0, wide)
    ax.set_ylim(0, 20)
    texts = [language.say("up to {value}", value=language.number(bound)) for bound in bounds]
    texts.append(language.say("no report"))
    faces = [*style.scale[: len(bounds) - 1], style.scale[-1], style.paper]
    at, y = 0.0, 16.0
    for face, text in zip(faces, texts, strict=True):
        needed = 12 + text_width(text, style.foot_size, style.font)
        if at and at + needed > wide:
            at, y = 0.0, y - style.foot_size * 1.7
        edge = style.grid if face == style.paper else face
        ax.add_patch(Rectangle((at, y - 4.5), 9, 9, facecolor=face, edgecolor=edge, linewidth=0.6, label="key"))
        ax.annotate(text, (at + 12, y), va="center", fontsize=style.foot_size, annotation_clip=False)
        at += needed + 10


def _side(house: House) -> float:
    return (house.style.width - 2 * house.style.margin - 34) / WEEKS


def _years(panel: Panel) -> list[int]:
    first, last = shared.span([panel]).days
    return list(range(first.year, last.year + 1))
