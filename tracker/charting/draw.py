"""Panels and words become a matplotlib figure: title and subtitle on top, the form in the middle, caption below.

The page is as wide as the house style says and as tall as its text needs, so nothing is ever cut off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from matplotlib.figure import Figure

from tracker.charting.forms import FORMS
from tracker.charting.layout import LEADING, Box, wrapped
from tracker.charting.style import Style, applied

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.charting.frames import Panel

GAP = 5
TITLES_OF_PANELS = 50
"""Points of a small panel that its title and its days take."""


class Type(NamedTuple):
    """How a text is set; size in points."""

    size: float
    weight: str
    colour: str


def draw(form: str, panels: Sequence[Panel], head: tuple[str, str], foot: Sequence[str], style: Style) -> Figure:
    """The figure of a chart. `head` is title and subtitle, `foot` is paragraphs. Sizes are those of the style."""
    with applied(style):
        wide = style.width - 2 * style.margin
        title = Type(style.title_size, "bold", style.ink)
        subtitle = Type(style.subtitle_size, "normal", style.muted)
        small = Type(style.foot_size, "normal", style.muted)
        above_all = [
            (text, kind)
            for words, kind in zip(head, (title, subtitle), strict=True)
            for text in wrapped(words, wide, kind.size, style.font, kind.weight)
        ]
        paragraphs = [wrapped(text, wide, style.foot_size, style.font) for text in foot]
        above = style.margin + sum(kind.size * LEADING for _, kind in above_all) + 2 * GAP
        below = style.margin + sum(len(lines) * style.foot_size * LEADING + GAP / 2 for lines in paragraphs) + GAP
        middle = _height(form, len(panels), style)
        tall = above + middle + below
        figure = Figure(figsize=(style.width / 72, tall / 72), dpi=style.dots_per_inch)
        y = tall - style.margin
        for text, kind in above_all:
            _write(figure, text, (style.margin, y), kind)
            y -= kind.size * LEADING
        FORMS[form](figure, Box(style.margin, below, wide, middle), panels, style)
        y = below - GAP
        for lines in paragraphs:
            for text in lines:
                _write(figure, text, (style.margin, y), small)
                y -= style.foot_size * LEADING
            y -= GAP / 2
    return figure


def _height(form: str, panels: int, style: Style) -> float:
    if form != "small-multiples":
        return style.plot_height
    return -(-panels // int(style.panels_across)) * (style.panel_height + TITLES_OF_PANELS)


def _write(figure: Figure, text: str, at: tuple[float, float], kind: Type) -> None:
    x, y = (points / (inches * 72) for points, inches in zip(at, figure.get_size_inches(), strict=True))
    figure.text(x, y, text, fontsize=kind.size, fontweight=kind.weight, color=kind.colour, ha="left", va="top")
