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


class Paragraph(NamedTuple):
    """Lines of text and how they are set; size in points."""

    lines: list[str]
    size: float
    weight: str
    colour: str

    @property
    def height(self) -> float:
        """In points, with the gap below it."""
        return len(self.lines) * self.size * LEADING + GAP / 2


def draw(form: str, panels: Sequence[Panel], head: tuple[str, str], foot: Sequence[str], style: Style) -> Figure:
    """The figure of a chart. `head` is title and subtitle, `foot` is paragraphs. Sizes are those of the style."""
    with applied(style):
        wide = style.width - 2 * style.margin

        def paragraph(text: str, size: float, weight: str = "normal", colour: str = style.muted) -> Paragraph:
            return Paragraph(wrapped(text, wide, size, style.font, weight), size, weight, colour)

        title, subtitle = head
        above = [paragraph(title, style.title_size, "bold", style.ink), paragraph(subtitle, style.subtitle_size)]
        below = [paragraph(text, style.foot_size) for text in foot]
        bottom = style.margin + sum(text.height for text in below) + GAP
        middle = _height(form, len(panels), style)
        tall = bottom + middle + 2 * GAP + sum(text.height for text in above) + style.margin
        figure = Figure(figsize=(style.width / 72, tall / 72), dpi=style.dots_per_inch)
        _write(figure, above, style.margin, tall - style.margin)
        FORMS[form](figure, Box(style.margin, bottom, wide, middle), panels, style)
        _write(figure, below, style.margin, bottom - GAP)
    return figure


def _height(form: str, panels: int, style: Style) -> float:
    if form != "small-multiples":
        return style.plot_height
    return -(-panels // int(style.panels_across)) * (style.panel_height + TITLES_OF_PANELS)


def _write(figure: Figure, paragraphs: Sequence[Paragraph], left: float, top: float) -> None:
    """Write paragraphs below each other from the point (`left`, `top`) on."""
    width, height = (float(inches) * 72 for inches in figure.get_size_inches())
    for lines, size, weight, colour in paragraphs:
        for line in lines:
            figure.text(left / width, top / height, line, size=size, weight=weight, color=colour, ha="left", va="top")
            top -= size * LEADING
        top -= GAP / 2
