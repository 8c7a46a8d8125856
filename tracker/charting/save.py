"""A chart becomes files: the picture with its text in words, and beside it the data as CSV.

The same chart gives the same bytes: no dates, no random ids, no fonts of the machine.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from tracker.charting.style import Style, applied
from tracker.model import TrackerError

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd
    from matplotlib.figure import Figure

FORMATS = (".svg", ".png", ".pdf")


@dataclass(frozen=True, eq=False)
class Chart:
    """A drawn chart. `alt_text` says what it shows; `data` is what is plotted, one row a mark, with its quotes."""

    name: str
    title: str
    figure: Figure
    alt_text: str
    data: pd.DataFrame
    style: Style


def save(chart: Chart, path: Path) -> tuple[Path, Path]:
    """Write the picture (.svg, .png or .pdf) and, beside it, the data as .csv. Returns both paths.

    Raises TrackerError for another ending and for a folder that is not there.
    """
    if path.suffix not in FORMATS:
        raise TrackerError(f"{path}: found ending {path.suffix!r}, expected {' or '.join(FORMATS)}")
    if not path.parent.is_dir():
        raise TrackerError(f"{path}: there is no folder {path.parent}; make it first")
    path.write_bytes({".svg": svg, ".png": png, ".pdf": pdf}[path.suffix](chart))
    beside = path.with_suffix(".csv")
    beside.write_bytes(csv(chart))
    return path, beside


def svg(chart: Chart) -> bytes:
    """The picture as SVG with `<title>` and `<desc>`, the same bytes each time."""
    out = io.BytesIO()
    with applied(chart.style):
        metadata = {"Title": chart.title, "Creator": "conflict-tracker", "Date": None, "Description": chart.alt_text}
        chart.figure.savefig(out, format="svg", metadata=metadata)
    text = out.getvalue().decode("utf-8")
    # matplotlib writes the title but has the description in its metadata only, where no screen reader looks.
    # The ids hold the chart's name, because a page may have several charts in it.
    title, description = f"{chart.name}-title", f"{chart.name}-description"
    text = text.replace("<svg ", f'<svg role="img" aria-labelledby="{title} {description}" ', 1)
    text = text.replace("<title>", f'<title id="{title}">', 1)
    explained = f'</title>\n <desc id="{description}">{escape(chart.alt_text)}</desc>'
    return text.replace("</title>", explained, 1).encode("utf-8")


def png(chart: Chart) -> bytes:
    """The picture as PNG with title and description in its text chunks."""
    out = io.BytesIO()
    with applied(chart.style):
        metadata = {"Title": chart.title, "Description": chart.alt_text, "Software": "conflict-tracker"}
        chart.figure.savefig(out, format="png", metadata=metadata)
    return out.getvalue()


def pdf(chart: Chart) -> bytes:
    """The picture as PDF with title and description in its properties."""
    out = io.BytesIO()
    with applied(chart.style):
        metadata = {
            "Title": chart.title,
            "Subject": chart.alt_text,
            "Creator": "conflict-tracker",
            "CreationDate": None,
        }
        chart.figure.savefig(out, format="pdf", metadata=metadata)
    return out.getvalue()


def csv(chart: Chart) -> bytes:
    """The plotted data as CSV in UTF-8, whole numbers without a decimal point."""
    text = chart.data.to_csv(index=False, lineterminator="\n", float_format="%.15g", date_format="%Y-%m-%d")
    return str(text).encode("utf-8")
