"""The forms a chart can have. Each is a module with one that draws panels into a box of the page.

A new form is a module here, its line in the table below, and its name in `definitions.FormName`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tracker.charting.forms import calendar, columns, dots, lines, multiples, shared, slope

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from tracker.charting.axes import House
    from tracker.charting.layout import Box
    from tracker.charting.panels import Panel

    Draw = Callable[[Figure, Box, Sequence[Panel], House], None]
    Height = Callable[[Sequence[Panel], House], float]

__all__ = ["FORMS", "Form"]


class Form(NamedTuple):
    """How a form is drawn, and how tall it wants to be in points."""

    draw: Draw
    height: Height


FORMS: dict[str, Form] = {
    "line": Form(lines.draw, shared.plot_height),
    "step": Form(partial(lines.draw, step=True), shared.plot_height),
    "band": Form(partial(lines.draw, band=True), shared.plot_height),
    "columns": Form(columns.draw, shared.plot_height),
    "small-multiples": Form(multiples.draw, multiples.height),
    "slope": Form(slope.draw, shared.plot_height),
    "dots": Form(dots.draw, dots.height),
    "calendar": Form(calendar.draw, calendar.height),
}
