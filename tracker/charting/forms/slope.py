"""Two moments and what lay between them left out: each line's first and last value, labelled at both sides."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.charting import axes, labels, words
from tracker.charting.curves import MARK_SIZE
from tracker.charting.forms import shared
from tracker.charting.labels import End

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.figure import Figure

    from tracker.charting.axes import House
    from tracker.charting.layout import Box
    from tracker.charting.panels import Panel


def draw(figure: Figure, box: Box, panels: Sequence[Panel], house: House) -> None:
    """A straight line from the first to the last value of each curve; lines of one report have no slope and a mark."""
    panel, style, language = panels[0], house.style, house.language
    pairs = [words.ends(curve) for curve in panel.curves]
    both = [curve.data.iloc[[0, -1]] for curve in panel.curves]
    panel = replace(panel, curves=tuple(replace(c, data=d) for c, d in zip(panel.curves, both, strict=True)))
    rights, lefts = [], []
    for number, (curve, (first, last)) in enumerate(zip(panel.curves, pairs, strict=True)):
        colour, column = style.paint(number)[0], "drawn" if curve.transformed else "value"
        newest = words.quantity(last, language, column)
        rights.append(End(f"{curve.label} {newest}".strip(), 1.0, shared.height_of(last), colour))
        if first["day"] < last["day"]:
            oldest = words.quantity(first, language, column)
            lefts.append(End(f"{curve.label} {oldest}".strip(), 0.0, shared.height_of(first), colour))
    left, right = (labels.room([end.text for end in side], style) for side in (lefts, rights))
    inner = box.inside(left=left, right=right, top=style.tick_size * 1.8, bottom=style.tick_size * 2.6 + 6)
    ax = inner.axes(figure)
    axes.dress(ax, panel, house, (0.0, 1.0), axes.value_ticks(panel, 6))
    ax.set_xlim(-0.01, 1.01)
    ax.set_yticks([])
    ax.spines["bottom"].set_visible(False)
    for number, (first, last) in enumerate(pairs):
        colour, dash, mark = style.paint(number)
        places = [0.0, 1.0] if first["day"] < last["day"] else [1.0]
        heights = [shared.height_of(row) for row in ((first, last) if len(places) == 2 else (last,))]
        ax.plot(places, heights, color=colour, linestyle=dash, linewidth=style.line_width, marker=mark,
                markersize=MARK_SIZE, label=panel.curves[number].label or "values", clip_on=False)  # fmt: skip
    days = shared.span(panels).days
    ax.set_xticks([0.0, 1.0], [language.day(day) for day in days])
    for side in (0.0, 1.0):
        ax.axvline(side, color=style.grid, linewidth=0.9, zorder=1)
    labels.at_ends(ax, lefts, style, left=True)
    labels.at_ends(ax, rights, style)
    ax.annotate(language.unit(panel.unit), (0, 1), xycoords="axes fraction", xytext=(0, 7), textcoords="offset points",
                fontsize=style.tick_size, color=style.muted)  # fmt: skip
