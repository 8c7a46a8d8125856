"""One curve on its axes: broken at gaps, with the marks that tell "about", "over" and ranges from plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from matplotlib.path import Path

from tracker.charting import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from tracker.charting.panels import Curve
    from tracker.charting.style import Style

MARK_SIZE, SMALL = 4.5, 1.6
ARROW_SIZE = 15
"""Diameter in points of which an arrow is the half: it starts at the value."""
_HEAD = [Path.MOVETO, Path.LINETO, Path.MOVETO, Path.LINETO, Path.LINETO]
ARROWS = {
    "over": (words.UPWARDS, Path([(0, 0), (0, 1), (-0.3, 0.6), (0, 1), (0.3, 0.6)], _HEAD)),
    "up to": (words.DOWNWARDS, Path([(0, 0), (0, -1), (-0.3, -0.6), (0, -1), (0.3, -0.6)], _HEAD)),
}
Points = tuple["np.ndarray[Any, Any]", "np.ndarray[Any, Any]"]


def with_gaps(data: pd.DataFrame, column: str, longest_step: int, interruptions: Sequence[pd.Timestamp] = ()) -> Points:
    """Places on the axis and heights, with a NaN between two reports that lie further apart than that.

    So it is across a restart or a merge, as what stands on its two sides is not the same thing.
    """
    days, heights = data["at"].to_numpy(dtype="float64"), data[column].to_numpy(dtype="float64")
    apart = np.diff(days) > longest_step
    for moment in interruptions:
        later = (data["day"] >= moment).to_numpy()
        apart |= later[1:] & ~later[:-1]
    gaps = np.flatnonzero(apart) + 1
    return np.insert(days, gaps, (days[gaps - 1] + days[gaps]) / 2), np.insert(heights, gaps, np.nan)


def draw(ax: Axes, curve: Curve, style: Style, number: int, *, step: bool = False) -> None:
    """Draw a curve as the `number`th of its axes. Artists are labelled with what they show, for tests and readers."""
    colour, dash, mark = style.paint(number)
    data, longest = curve.data, curve.longest_step
    at, drawn = (data[name].to_numpy(dtype="float64") for name in ("at", "drawn"))
    shown = ~np.isnan(drawn)
    each_day = _points_per_day(ax)
    dense = (at.max() - at.min()) * each_day < (len(data) - 1) * style.mark_distance
    if longest is not None:
        days, heights = with_gaps(data, "drawn", longest, curve.interruptions)
        ax.plot(
            days,
            heights,
            color=colour,
            linestyle=dash,
            linewidth=style.line_width,
            drawstyle="steps-post" if step else "default",
            solid_capstyle="butt",
            label=curve.label or "values",
            zorder=2.5,
        )
    if not curve.transformed:
        _range(ax, curve, style, colour, dense=dense)
    marked = shown.copy()
    if dense and longest is not None:
        # Alone between two gaps a value has no line; and the last one is what the label speaks of.
        marked &= _alone(at, drawn, longest)
        marked[np.flatnonzero(shown)[-1:]] = True
    small = _crowded(at, marked, MARK_SIZE / each_day) if dense else np.zeros(len(data), dtype="bool")
    small[np.flatnonzero(shown)[-1:]] = False
    hollow = marked & _said(data, words.APPROXIMATE)
    for name, which, face in (("hollow", hollow, style.paper), ("filled", marked & ~hollow, colour)):
        for group, size in ((which & small, SMALL), (which & ~small, MARK_SIZE)):
            marks(ax, (at[group], drawn[group]), name, mark=mark, face=face, edge=colour, size=size)
    for name, (group, arrow) in ARROWS.items():
        bounds = np.flatnonzero(shown & _said(data, group))
        bounds = bounds[_apart(at[bounds], style.mark_distance / each_day)]
        marks(ax, (at[bounds], drawn[bounds]), name, mark=arrow, face="none", edge=colour, size=ARROW_SIZE)


def _said(data: pd.DataFrame, qualifiers: Sequence[str]) -> np.ndarray[Any, Any]:
    """Which rows have one of these qualifiers."""
    said = data["qualifier"]
    if said.isna().all():
        return np.zeros(len(data), dtype="bool")
    return np.array([one in qualifiers for one in said.tolist()], dtype="bool")


def marks(
    ax: Axes, points: Points, name: str, *, mark: str | Path, face: str, edge: str, size: float = MARK_SIZE
) -> None:
    """A mark at each point, with the name of what it stands for."""
    if not len(points[0]):
        return
    ax.plot(
        *points,
        linestyle="none",
        marker=mark,
        markersize=size,
        markerfacecolor=face,
        markeredgecolor=edge,
        markeredgewidth=1.3 if size > SMALL else 0.5,
        label=name,
        clip_on=False,
        zorder=3.5,
    )


def _range(ax: Axes, curve: Curve, style: Style, colour: str, *, dense: bool) -> None:
    """Low and high: a band where reports are many and in rhythm, whiskers otherwise."""
    data = curve.data
    ranges = data["low"].notna() & data["high"].notna()
    if not ranges.any():
        return
    if dense and curve.longest_step is not None:
        days, low = with_gaps(data, "low", curve.longest_step)
        _, high = with_gaps(data, "high", curve.longest_step)
        ax.fill_between(days, low, high, color=colour, alpha=style.band_opacity, linewidth=0, label="band")
        return
    rows = data[ranges]
    centre = (rows["low"] + rows["high"]) / 2
    ax.errorbar(
        rows["at"].to_numpy(dtype="float64"),
        centre,
        yerr=(rows["high"] - rows["low"]) / 2,
        fmt="none",
        ecolor=colour,
        elinewidth=1.3,
        capsize=3,
        label="whiskers",
    )


def _points_per_day(ax: Axes) -> float:
    figure = ax.get_figure(root=True)
    assert figure is not None  # noqa: S101  # axes here are always on a figure
    first, last = ax.get_xlim()
    return float(ax.get_position().width * figure.get_size_inches()[0] * 72 / (last - first))


def _apart(at: Sequence[float] | np.ndarray[Any, Any], least: float) -> np.ndarray[Any, Any]:
    """Which marks of a run stay so that none lies on another: the first, and then each that is far enough from it."""
    kept = np.zeros(len(at), dtype="bool")
    newest = float("-inf")
    for number, day in enumerate(at):
        if day - newest >= least:
            kept[number], newest = True, day
    return kept


def _crowded(at: np.ndarray[Any, Any], marked: np.ndarray[Any, Any], least: float) -> np.ndarray[Any, Any]:
    """Which marks would lie on each other at their full size, and run together into a broad ribbon."""
    crowded = np.zeros(len(at), dtype="bool")
    places = np.flatnonzero(marked)
    close = np.diff(at[places]) < least
    crowded[places[:-1][close]] = crowded[places[1:][close]] = True
    return crowded


def _alone(at: np.ndarray[Any, Any], drawn: np.ndarray[Any, Any], longest_step: int) -> np.ndarray[Any, Any]:
    """Which values have neither a neighbour before nor one after them that a line could lead to."""
    missing = np.isnan(drawn)
    apart = np.diff(at) > longest_step
    edge = np.array([True])
    after_gap = np.concatenate([edge, apart | missing[:-1]])
    before_gap = np.concatenate([apart | missing[1:], edge])
    alone: np.ndarray[Any, Any] = after_gap & before_gap
    return alone
