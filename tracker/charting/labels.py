"""Names at the ends of lines, moved apart where they would overlap, with a thin leader to where each line ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.patches import Patch

from tracker.charting.layout import LEADING, spread, text_width, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from tracker.charting.style import Style

WIDEST = 90
LEADER = 12
LEAST_APART = 3
LONG_AGO = 0.85
"""The part of the axes' width before which the end of a line is far from its label."""


@dataclass(frozen=True, slots=True)
class End:
    """Where a line ends, in data coordinates, and what is to be written there (lines of text)."""

    text: str
    day: float
    height: float
    colour: str


def room(texts: Sequence[str], style: Style) -> float:
    """The room in points that labels need beside the axes."""
    widths = [text_width(line, style.label_size, style.font) for text in texts for line in _lines(text, style)]
    return max(widths, default=0) + LEADER + 6


def tall(texts: Sequence[str], style: Style) -> float:
    """The points that labels need below each other."""
    return sum(len(_lines(text, style)) * style.label_size * LEADING + LEAST_APART for text in texts)


def at_ends(ax: Axes, ends: Sequence[End], style: Style, *, left: bool = False) -> None:
    """Write the labels beside the axes; the leader has the line's colour, the text the ink's, to be legible.

    A legend takes over only where the labels cannot all stand beside the axes.
    """
    figure = ax.get_figure(root=True)
    assert figure is not None  # noqa: S101  # axes here are always on a figure
    position = ax.get_position()
    tall = position.height * float(figure.get_size_inches()[1]) * 72
    wide = position.width * float(figure.get_size_inches()[0]) * 72
    to_axes = (ax.transData - ax.transAxes).transform
    texts = [_lines(end.text, style) for end in ends]
    heights = [len(text) * style.label_size * LEADING + LEAST_APART for text in texts]
    places = [to_axes((end.day, end.height)) for end in ends]
    points = [float(place[1]) * tall for place in places]
    placed = spread(points, heights, -style.label_size, tall + style.label_size)
    if placed is None:
        names = [" ".join(text) for text in texts]
        handles = [Patch(facecolor=end.colour) for end in ends]
        ax.legend(handles, names, loc="upper left", fontsize=style.tick_size, frameon=False)
        return
    side, edge = (-1.0, 0.0) if left else (1.0, 1.0)
    for end, text, place, point, at in zip(ends, texts, places, points, placed, strict=True):
        ax.plot(
            [float(place[0]) + side * 5 / wide, edge + side * 2 / wide, edge + side * (LEADER - 3) / wide],
            [point / tall, point / tall, at / tall],
            transform=ax.transAxes,
            color=end.colour,
            linewidth=0.8,
            linestyle="solid"
            if left or place[0] > LONG_AGO
            else (0, (1, 3)),  # a long leader must not look like a line
            clip_on=False,
            label="leader",
            zorder=1.8,
        )
        ax.annotate(
            "\n".join(text),
            (edge + side * LEADER / wide, at / tall),
            xycoords="axes fraction",
            va="center",
            ha="right" if left else "left",
            fontsize=style.label_size,
            linespacing=LEADING - 0.08,
            annotation_clip=False,
        )


def _lines(text: str, style: Style) -> list[str]:
    return [part for line in text.splitlines() for part in wrapped(line, WIDEST, style.label_size, style.font)]
