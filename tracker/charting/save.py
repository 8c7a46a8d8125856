"""A chart becomes files: the picture with its text in words, and beside it the data as CSV.

The same chart gives the same bytes: no dates, no random ids, no fonts of the machine.
"""

from __future__ import annotations

import csv as rows
import io
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from html import escape  # that of xml.sax imports all of urllib, http and email
from typing import TYPE_CHECKING, Any

from tracker.charting.style import Style, applied
from tracker.model import TrackerError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pandas as pd
    from matplotlib.figure import Figure
    from PIL.Image import Image as PaletteImage

FORMATS = (".svg", ".png", ".pdf")
NEARLY = 2
"""Steps of 255 by which a colour may differ from the paper's to be meant for it."""
CREATOR = "conflict-tracker"
COLOURS = 128
"""Colours of a PNG: a chart has few, and a palette makes the file a third of its size."""


@dataclass(frozen=True, eq=False)
class Chart:
    """A drawn chart. `alt_text` says what it shows; `data` is what is plotted, one row a mark, with its quotes.

    `citation` is a line to be pasted under a copy of it. `language` is the code of its words.
    """

    name: str
    title: str
    figure: Figure
    alt_text: str
    plotted: Callable[[], pd.DataFrame]
    style: Style
    citation: str = ""
    language: str = "en"

    @cached_property
    def data(self) -> pd.DataFrame:
        """What is plotted, one row a mark. Put together when it is asked for: not every picture is saved with it."""
        return self.plotted()


def save(chart: Chart, path: Path) -> tuple[Path, Path]:
    """Write the picture (.svg, .png or .pdf) and, beside it, the data as .csv. Returns both paths.

    Raises TrackerError for another ending, for a folder that is not there and where nothing can be written.
    """
    if path.suffix not in FORMATS:
        raise TrackerError(f"{path}: found ending {path.suffix!r}, expected {' or '.join(FORMATS)}")
    if not path.parent.is_dir():
        raise TrackerError(f"{path}: there is no folder {path.parent}; make it first")
    write(path, {".svg": svg, ".png": png, ".pdf": pdf}[path.suffix](chart))
    beside = path.with_suffix(".csv")
    write(beside, csv(chart))
    return path, beside


def write(path: Path, content: bytes) -> None:
    """Write a file. What is there already is only replaced by something whole. Raises TrackerError if it cannot be."""
    half = path.with_name(f".{path.name}.part")
    try:
        half.write_bytes(content)
        half.replace(path)
    except OSError as error:
        with suppress(OSError):
            half.unlink(missing_ok=True)
        raise TrackerError(f"{path} cannot be written: {error.strerror}") from None


def svg(chart: Chart) -> bytes:
    """The picture as SVG with `<title>` and `<desc>`, the same bytes each time."""
    out = io.BytesIO()
    with applied(chart.style):
        metadata = {"Title": chart.title, "Creator": CREATOR, "Date": None, "Description": chart.alt_text,
                    "Source": chart.citation, "Language": chart.language}  # fmt: skip
        chart.figure.savefig(out, format="svg", metadata=metadata)
    text = out.getvalue().decode("utf-8")
    # matplotlib writes the title but has the description in its metadata only, where no screen reader looks.
    # The ids hold the chart's name, because a page may have several charts in it.
    title, description = f"{chart.name}-title", f"{chart.name}-description"
    attributes = f'role="img" xml:lang="{chart.language}" aria-labelledby="{title} {description}"'
    text = text.replace("<svg ", f"<svg {attributes} ", 1)
    text = text.replace("<title>", f'<title id="{title}">', 1)
    explained = f'</title>\n <desc id="{description}">{escape(chart.alt_text, quote=False)}</desc>'
    return text.replace("</title>", explained, 1).encode("utf-8")


def png(chart: Chart, dots_per_inch: float | None = None) -> bytes:
    """The picture as PNG in a palette, with title, description and citation in its text chunks."""
    from PIL import Image  # noqa: PLC0415 (not every chart is a PNG)
    from PIL.PngImagePlugin import PngInfo  # noqa: PLC0415

    dots = dots_per_inch or chart.style.dots_per_inch
    out = io.BytesIO()
    with applied(chart.style):
        chart.figure.savefig(out, format="rgba", dpi=dots)
        # The canvas rounds to whole pixels, so its size is read from it and not worked out again.
        width, height = (int(inches * dots + 1e-6) for inches in chart.figure.get_size_inches())
    raw = out.getvalue()
    if width * height * 4 != len(raw):
        height = len(raw) // 4 // width
    picture = Image.frombytes("RGBA", (width, height), raw).convert("RGB")
    picture = picture.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    _keep_the_paper(picture, chart.style.paper)
    words = PngInfo()
    said = {"Title": chart.title, "Description": chart.alt_text, "Source": chart.citation, "Software": CREATOR}
    for key, text in said.items():
        words.add_itxt(key, text, chart.language)
    packed = io.BytesIO()
    picture.save(packed, format="png", pnginfo=words, dpi=(dots, dots), compress_level=6)
    return packed.getvalue()


def _keep_the_paper(picture: PaletteImage, paper: str) -> None:
    """A palette of averages makes white paper nearly white, which shows on a white page."""
    wanted = [int(paper[at : at + 2], 16) for at in (1, 3, 5)]
    palette = picture.getpalette() or []
    for at in range(0, len(palette), 3):
        if max(abs(one - other) for one, other in zip(palette[at : at + 3], wanted, strict=True)) <= NEARLY:
            palette[at : at + 3] = wanted
    picture.putpalette(palette)


def pdf(chart: Chart) -> bytes:
    """The picture as PDF with title and description in its properties."""
    out = io.BytesIO()
    with applied(chart.style):
        metadata = {"Title": chart.title, "Subject": chart.alt_text, "Keywords": chart.citation, "Creator": CREATOR,
                    "CreationDate": None}  # fmt: skip
        chart.figure.savefig(out, format="pdf", metadata=metadata)
    return out.getvalue()


def csv(chart: Chart) -> bytes:
    """The plotted data as CSV in UTF-8, whole numbers without a decimal point.

    Written by the standard library: pandas' own writer takes as long as it takes to draw the picture.
    """
    data = chart.data
    out = io.StringIO()
    writer = rows.writer(out, lineterminator="\n")
    writer.writerow(data.columns)
    writer.writerows(zip(*(_cells(data[name]) for name in data), strict=True))
    return out.getvalue().encode("utf-8")


def _cells(column: pd.Series) -> list[Any]:
    if column.dtype.kind == "M":
        return ["" if day == "NaT" else day for day in column.to_numpy().astype("datetime64[D]").astype(str).tolist()]
    if column.dtype.kind == "f":
        return ["" if number != number else f"{number:.15g}" for number in column.tolist()]  # noqa: PLR0124 (is NaN)
    known = column.notna().tolist()
    return [cell if is_known else "" for cell, is_known in zip(column.tolist(), known, strict=True)]
