"""Panels and words become a matplotlib figure: title and subtitle on top, the form in the middle, caption below.

The page is as wide as the house style says and as tall as its text needs, so nothing is ever cut off. A size that has
a height is as tall as that and no taller: the plot has what the text leaves, and where that is too little nothing is
drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from matplotlib.figure import Figure

from tracker.charting.forms import FORMS
from tracker.charting.layout import LEADING, Box, balanced, wrapped
from tracker.charting.style import applied
from tracker.model import TrackerError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.charting.axes import House
    from tracker.charting.panels import Panel

GAP = 5
LEAST = 0.8
"""The part of the height that a form wants with which it still can be read."""


class TooTallError(TrackerError):
    """A page of a given height has no room for all that is to stand on it."""


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
    """The figure of a chart. `head` is title and subtitle, `foot` is paragraphs. Sizes are those of the style.

    Raises TooTallError where the style has a height, and the text leaves too little of it to the plot.
    """
    style = house.style
    with applied(style):
        wide = style.width - 2 * style.margin

        def paragraph(text: str, size: float, weight: str = "normal", colour: str = style.muted) -> Paragraph:
            return Paragraph(wrapped(text, wide, size, style.font, weight), size, weight, colour)

        title, subtitle = head
        lines = balanced(title, wide, style.title_size, style.font, "bold")
        above = [Paragraph(lines, style.title_size, "bold", style.ink), paragraph(subtitle, style.subtitle_size)]
        below = [paragraph(text, style.foot_size) for text in foot]
        bottom = style.margin + sum(text.height for text in below) + GAP
        around = bottom + 2 * GAP + sum(text.height for text in above) + style.margin
        middle = FORMS[form].height(panels, house)
        if style.height is not None:
            if style.height - around < middle * LEAST:
                found = f"{max(0, style.height - around):.0f} points of its {style.height:g} for the plot"
                message = f"a page of this size leaves {found}, form {form!r} needs {middle * LEAST:.0f}"
                raise TooTallError(f"{message}; take another size, shorter words or fewer series")
            middle = style.height - around
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
