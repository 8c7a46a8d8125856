"""Panels and words become a matplotlib figure: title and subtitle on top, the form in the middle, caption below.

The page is as wide as the house style says and as tall as its text needs, so nothing is ever cut off; a size that has
a height gives what the text leaves to the plot.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from matplotlib.figure import Figure

from tracker.charting.forms import FORMS
from tracker.charting.layout import LEADING, Box, wrapped
from tracker.charting.style import applied

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.charting.axes import House
    from tracker.charting.panels import Panel

GAP = 5


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


def draw(form: str, panels: Sequence[Panel], head: tuple[str, str], foot: Sequence[str], house: House) -> Figure:
    """The figure of a chart. `head` is title and subtitle, `foot` is paragraphs. Sizes are those of the style."""
    style = house.style
    with applied(style):
        wide = style.width - 2 * style.margin

        def paragraph(text: str, size: float, weight: str = "normal", colour: str = style.muted) -> Paragraph:
            return Paragraph(wrapped(text, wide, size, style.font, weight), size, weight, colour)

        title, subtitle = head
        above = [paragraph(title, style.title_size, "bold", style.ink), paragraph(subtitle, style.subtitle_size)]
        below = [paragraph(text, style.foot_size) for text in foot]
        bottom = style.margin + sum(text.height for text in below) + GAP
        around = bottom + 2 * GAP + sum(text.height for text in above) + style.margin
        middle = max(FORMS[form].height(panels, house), (style.height or 0) - around)
        tall = around + middle
        figure = Figure(figsize=(style.width / 72, tall / 72), dpi=style.dots_per_inch)
        _write(figure, above, style.margin, tall - style.margin)
        FORMS[form].draw(figure, Box(style.margin, bottom, wide, middle), panels, house)
        _write(figure, below, style.margin, bottom - GAP)
    return figure


def _write(figure: Figure, paragraphs: Sequence[Paragraph], left: float, top: float) -> None:
    """Write paragraphs below each other from the point (`left`, `top`) on."""
    width, height = (float(inches) * 72 for inches in figure.get_size_inches())
    for lines, size, weight, colour in paragraphs:
        for line in lines:
            figure.text(left / width, top / height, line, size=size, weight=weight, color=colour, ha="left", va="top")
            top -= size * LEADING
        top -= GAP / 2
