"""What the tests of charts share: short ways to a definition, and to what stands on a figure's axes."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from tests.test_read import PERSONNEL
from tracker import charting
from tracker.charting import Definition, Pick
from tracker.ingest import open_ingest
from tracker.making import starter_set


def chart(series: str = PERSONNEL, title: str = "A title", **more: object) -> Definition:
    return Definition("test", title, (Pick(series),), **more)  # type: ignore[arg-type]


def charts(*picks: Pick, title: str = "A title", **more: object) -> Definition:
    return Definition("test", title, picks, **more)  # type: ignore[arg-type]


def only_axes(drawn: charting.Chart) -> Axes:
    (axes,) = drawn.figure.axes
    return axes


def labelled(axes: Axes, label: str) -> list[Line2D]:
    return [line for line in axes.get_lines() if line.get_label() == label]


def days(line: Line2D) -> list[float]:
    return [float(day) for day in np.asarray(line.get_xdata())]


def heights(line: Line2D) -> list[float]:
    return [float(height) for height in np.asarray(line.get_ydata())]


def bars(axes: Axes) -> list[Rectangle]:
    return [patch for patch in axes.patches if isinstance(patch, Rectangle)]


def box(text: Text) -> Bbox:
    """Where a text stands on the page, in pixels."""
    return text.get_window_extent(FigureCanvasAgg(text.get_figure(root=True)).get_renderer())  # type: ignore[no-untyped-call]


def number(day: str) -> int:
    return date.fromisoformat(day).toordinal() - date(1970, 1, 1).toordinal()


def words(drawn: charting.Chart) -> str:
    """Everything written on the page outside the axes."""
    return " ".join(" ".join(text.get_text() for text in drawn.figure.texts).split())


def texts(drawn: charting.Chart) -> list[Text]:
    """Every text on the page that can be seen."""
    found = list(drawn.figure.texts)
    for axes in drawn.figure.axes:
        found += axes.texts
        for axis in (axes.xaxis, axes.yaxis) if axes.axison else ():
            found += [*axis.get_ticklabels(), *axis.get_ticklabels(minor=True), axis.label]
    return [text for text in found if text.get_text().strip() and text.get_visible()]


def overlaps(found: list[Text]) -> list[tuple[str, str]]:
    boxes = [(text.get_text(), box(text)) for text in found]
    return [
        (one, other)
        for i, (one, its) in enumerate(boxes)
        for other, theirs in boxes[i + 1 :]
        if its.overlaps(theirs) and its.width and theirs.width
    ]


def starter(folder: Path) -> sqlite3.Connection:
    """A ledger of the figures that ship with the program: the past ones as of their days, the others of one day."""
    with open_ingest(folder / "tracker.db") as ingest:
        for path, day in starter_set.shipped():
            ingest.add_file("starter", path, seen_at=f"{day or '2026-08-01'}T00:00:00Z")
    return sqlite3.connect(folder / "tracker.db")
