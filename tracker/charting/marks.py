"""Events and declared breaks above the plot, each on a thin line at its day, in as many rows as they need."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracker.charting.layout import LEADING, text_width, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from tracker.charting.axes import House
    from tracker.charting.panels import Mark

WIDEST = 88
APART = 5
"""Points between two texts of a row, and the widest line of one."""


class Placed(NamedTuple):
    """A mark's text in lines: its left edge in points from that of the axes, and the lines of text below its first."""

    mark: Mark
    lines: list[str]
    left: float
    row: int


def place(marks: Sequence[Mark], across: tuple[float, float], wide: float, house: House) -> list[Placed]:
    """Where the texts stand: each in the lowest row in which it touches no other.

    A text begins at its line, or ends there where it would leave the axes.
    """
    style = house.style
    first, last = across
    taken: list[list[tuple[float, float]]] = []
    placed = []
    for mark in marks:
        lines = wrapped(mark.text, WIDEST, style.foot_size, style.font)
        long = max(text_width(line, style.foot_size, style.font) for line in lines)
        at = (mark.at - first) / (last - first) * wide if last > first else 0.0
        left = at if at + long <= wide else max(0.0, at - long)
        span = (left - APART, left + long + APART)
        row = 0
        while any(_meets(span, other) for level in range(row, row + len(lines)) for other in _row(taken, level)):
            row += 1
        for level in range(row, row + len(lines)):
            _row(taken, level).append(span)
        placed.append(Placed(mark, lines, left, row))
    return placed


def height(placed: Sequence[Placed], house: House) -> float:
    """The room in points that they need above the axes."""
    rows = max((one.row + len(one.lines) for one in placed), default=0)
    return rows * house.style.foot_size * LEADING + (4 if rows else 0)


def draw(ax: Axes, placed: Sequence[Placed], wide: float, house: House) -> None:
    """Lines through the axes, dotted for breaks, and their texts above, breaks in italics."""
    style = house.style
    for mark, lines, left, row in placed:
        dash = (0, (1, 2)) if mark.is_break else (0, (4, 2))
        name = "break" if mark.is_break else "event"
        ax.axvline(mark.at, color=style.muted, linewidth=0.8, linestyle=dash, zorder=1.6, label=name)
        ax.annotate(
            "\n".join(lines),
            (left / wide, 1),
            xycoords="axes fraction",
            xytext=(0, 3 + row * style.foot_size * LEADING),
            textcoords="offset points",
            ha="left",
            va="bottom",
            fontsize=style.foot_size,
            linespacing=LEADING - 0.08,
            color=style.muted,
            fontstyle="italic" if mark.is_break else "normal",
            annotation_clip=False,
        )


def _row(taken: list[list[tuple[float, float]]], number: int) -> list[tuple[float, float]]:
    while len(taken) <= number:
        taken.append([])
    return taken[number]


def _meets(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] < other[1] - APART and other[0] < one[1] - APART
