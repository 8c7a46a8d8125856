"""What several forms have in common: the axes of a full-sized chart, and what is written where lines end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from tracker.charting import axes, dayaxis, labels, marks, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from tracker.charting.axes import House
    from tracker.charting.layout import Box
    from tracker.charting.panels import Curve, Panel

FEW = 3
"""Labels that fit beside any chart of the usual height."""
AXES = 50
"""Points of a plot that are above and below its axes."""


class Span(NamedTuple):
    """The first and last day that is shown, and the same as places on the axis."""

    days: tuple[pd.Timestamp, pd.Timestamp]
    first: float
    last: float


def columns_of(data: pd.DataFrame) -> pd.Series:
    """How many days wide the column of each row is."""
    days = data["over_days"] if "over_days" in data else data["period_days"]
    return days.fillna(1).astype("float64")


def span(panels: Sequence[Panel], *, columns: bool = False) -> Span:
    """What all panels show together, with room for `columns`. An axis of days since a start begins at zero."""
    data = [curve.data for panel in panels for curve in panel.curves]
    wide = [(one["at"] + 0.5 - columns_of(one)).min() for one in data] if columns else [float("inf")]
    days = min(one["day"].min() for one in data), max(one["day"].max() for one in data)
    first, last = min(float(one["at"].min()) for one in data), max(float(one["at"].max()) for one in data)
    first = min(first, *wide)
    return Span(days, min(0.0, first) if panels[0].since_start else first, last)


def plot_height(panels: Sequence[Panel], house: House) -> float:
    """That of the house, and more where many labels stand beside the axes or events above them."""
    style, panel = house.style, panels[0]
    events = 3 * style.foot_size if panel.marks else 0
    if len(panel.curves) <= FEW:
        return style.plot_height + events
    beside = labels.tall([end.text for end in ends(panel, house)], style)
    return max(style.plot_height, beside + AXES) + events


def full_axes(
    figure: Figure, box: Box, panel: Panel, house: House, *, ticks: Sequence[float], room: float, columns: bool = False
) -> Axes:
    """Axes that fill a box, with `room` points for labels on the right, dressed, with events and breaks above."""
    style, shown = house.style, span([panel], columns=columns)
    left = axes.tick_width(ticks, house)
    bottom = style.tick_size * 2.6 + 6 + (style.tick_size * 1.3 if panel.since_start else 0)
    inner = box.inside(left=left, right=room, top=style.tick_size * 1.8, bottom=bottom)
    margin = (shown.last - shown.first) * 0.012 + 0.5
    placed = marks.place(panel.marks, (shown.first - margin, shown.last + margin), inner.width, house)
    inner = inner.inside(top=marks.height(placed, house))
    ax = inner.axes(figure)
    axes.dress(ax, panel, house, (shown.first, shown.last), ticks)
    if panel.since_start:
        dayaxis.number_ticks(ax, shown.last, inner.width, house.language)
        ax.annotate(house.language.say("Days since the start of each conflict"), (0, 0), xycoords="axes fraction",
                    xytext=(0, -style.tick_size * 3), textcoords="offset points", fontsize=style.tick_size,
                    color=style.muted)  # fmt: skip
    else:
        dayaxis.day_ticks(ax, shown.days, inner.width, house.language)
    marks.draw(ax, placed, inner.width, house)
    ax.annotate(
        house.language.unit(panel.unit),
        (-left / inner.width, 1),
        xycoords="axes fraction",
        xytext=(0, 7 + marks.height(placed, house)),
        textcoords="offset points",
        fontsize=style.tick_size,
        color=style.muted,
    )
    return ax


def ends(panel: Panel, house: House) -> list[labels.End]:
    """What is written where each curve of a panel ends: name and newest value, or of the only one value and day."""
    made = []
    spec = decimals(panel)
    for number, curve in enumerate(panel.curves):
        _, last = words.ends(curve)
        text = format(words.newest(curve, house.language), spec)
        name = curve.label or house.language.day(last["day"])
        texts = f"{name}\n{text}" if curve.label else f"{text}\n{name}"
        made.append(labels.End(texts, float(last["at"]), height_of(last), house.style.paint(number)[0]))
    return made


def decimals(panel: Panel) -> str:
    """The format of the labels: shares of which some were computed and some reported have one decimal, all of them."""
    mixed = len({curve.transformed for curve in panel.curves}) > 1
    return ".1f" if mixed and panel.unit == "%" else ""


def height_of(row: words.Row) -> float:
    """Where a row's mark is: its height, or the middle of its range, which is nowhere written."""
    return float(row["drawn"] if pd.notna(row["drawn"]) else (row["low"] + row["high"]) / 2)


def newest_day(curve: Curve) -> pd.Timestamp:
    """The day of the last row that is drawn."""
    day: pd.Timestamp = words.ends(curve)[1]["day"]
    return day
