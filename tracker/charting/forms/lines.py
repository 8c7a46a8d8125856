"""Lines, steps and bands on one pair of axes, labelled at their ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from tracker.charting import axes, curves, labels
from tracker.charting.forms import shared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from tracker.charting.axes import House
    from tracker.charting.layout import Box
    from tracker.charting.panels import Panel


def draw(
    figure: Figure, box: Box, panels: Sequence[Panel], house: House, *, step: bool = False, band: bool = False
) -> None:
    """Reports joined by lines; as steps each value stands until the next report; a band spans what is claimed."""
    panel, style = panels[0], house.style
    ends = shared.ends(panel, house)
    room = labels.room([end.text for end in ends], style)
    ax = shared.full_axes(figure, box, panel, house, ticks=axes.value_ticks(panel, 6), room=room)
    if band and len(panel.curves) > 1:
        _span_of_claims(ax, panel, house)
    for number, curve in enumerate(panel.curves):
        curves.draw(ax, curve, style, number, step=step)
    labels.at_ends(ax, ends, style)


def _span_of_claims(ax: Axes, panel: Panel, house: House) -> None:
    """From the lowest to the highest claim of each day on which all of them have one. It has no middle."""
    drawn = [curve.data.drop_duplicates("at").set_index("at")["drawn"] for curve in panel.curves]
    both = pd.concat(drawn, axis=1, join="inner").dropna().sort_index()
    step = max((curve.longest_step or 1 for curve in panel.curves), default=1)
    frame = pd.DataFrame({"at": both.index, "low": both.min(axis=1).to_numpy(), "high": both.max(axis=1).to_numpy()})
    if frame.empty:
        return
    at, low = curves.with_gaps(frame, "low", step)
    _, high = curves.with_gaps(frame, "high", step)
    ax.fill_between(at, low, high, color=house.style.columns, alpha=0.35, linewidth=0, label="span", zorder=1.9)
