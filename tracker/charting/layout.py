"""Where things stand on the page, in points from its lower left corner: boxes, broken lines of text, spread labels."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.font_manager import FontProperties, findfont
from matplotlib.ft2font import FT2Font, LoadFlags

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NUMBER = re.compile(r"[(“]?[\d.,\N{NARROW NO-BREAK SPACE}\N{NO-BREAK SPACE}]*\d(?: \d+)*")
LEADING = 1.28
"""Distance of two lines of text, in type sizes."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page, in points from the lower left corner."""

    left: float
    bottom: float
    width: float
    height: float

    def inside(self, *, left: float = 0, right: float = 0, top: float = 0, bottom: float = 0) -> Box:
        """The box less a margin on each side."""
        return Box(self.left + left, self.bottom + bottom, self.width - left - right, self.height - top - bottom)

    def cells(self, across: int, count: int, gap: float) -> list[Box]:
        """`count` equal boxes in rows of `across`, from the top left."""
        down = -(-count // across)
        width, height = (self.width - gap * (across - 1)) / across, self.height / down
        return [
            Box(
                self.left + (width + gap) * (i % across), self.bottom + height * (down - 1 - i // across), width, height
            )
            for i in range(count)
        ]

    def axes(self, figure: Figure) -> Axes:
        """New axes whose frame is this box."""
        width, height = (inches * 72 for inches in figure.get_size_inches())
        return figure.add_axes((self.left / width, self.bottom / height, self.width / width, self.height / height))


def positions(days: pd.Series | pd.DatetimeIndex) -> np.ndarray:
    """Where days stand on a day axis: days since 1970-01-01, which is also how matplotlib counts."""
    return ((pd.DatetimeIndex(days) - pd.Timestamp(0)) / pd.Timedelta(days=1)).to_numpy(dtype="float64")


def position(day: pd.Timestamp) -> float:
    """Where one day stands on a day axis."""
    return float((day - pd.Timestamp(0)) / pd.Timedelta(days=1))


@lru_cache(maxsize=16384)
def text_width(text: str, size: float, font: str, weight: str = "normal") -> float:
    """The width of one line of text in points: what the font says, without a renderer, so the same everywhere."""
    if not text:
        return 0.0
    face = _face(font, weight)
    face.set_size(100, 72)  # large, as the font rounds to whole pixels
    face.set_text(text, 0.0, flags=LoadFlags.NO_HINTING)
    return float(face.get_width_height()[0]) / 64 * size / 100


@cache
def _face(font: str, weight: str) -> FT2Font:
    """A face of its own: `get_font` gives the one that text is drawn with, whose size is not ours to change."""
    return FT2Font(findfont(FontProperties(family=font, weight=weight)))


# A face reads its file as it goes, and a copy of this process would move the same place in the same open file.
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_face.cache_clear)


def wrapped(text: str, width: float, size: float, font: str, weight: str = "normal") -> list[str]:
    """The text in lines no wider than `width` points, broken at spaces; a longer word stands alone.

    A number stays with the word after it ("4 August", "84 km²"), if a line has room for both. Words are measured one by
    one, which is what makes a page of text cheap; the space between them is the font's.
    """
    lines: list[list[str]] = []
    space = text_width("n n", size, font, weight) - 2 * text_width("n", size, font, weight)
    used = 0.0
    for word in _kept_together(text, width, size, font, weight):
        wide = text_width(word, size, font, weight)
        if lines and used + space + wide <= width:
            lines[-1].append(word)
            used += space + wide
        else:
            lines.append([word])
            used = wide
    return [" ".join(line) for line in lines]


def _kept_together(text: str, width: float, size: float, font: str, weight: str) -> list[str]:
    """The words of a text, a number as one with the word after it."""
    found: list[str] = []
    for word in filter(None, re.split(r"[ \t\n]+", text)):  # not at the narrow spaces within a number
        joined = f"{found[-1]} {word}" if found and NUMBER.fullmatch(found[-1]) else ""
        if joined and text_width(joined, size, font, weight) <= width:
            found[-1] = joined
        else:
            found.append(word)
    return found


def balanced(text: str, width: float, size: float, font: str, weight: str = "normal") -> list[str]:
    """The text in as few lines as `wrapped` needs, and these of like length: a headline's last word is not alone."""
    lines = wrapped(text, width, size, font, weight)
    if len(lines) < 2:
        return lines
    least = max(text_width(word, size, font, weight) for word in text.split())
    narrower = width
    while narrower > least:
        narrower -= size
        found = wrapped(text, narrower, size, font, weight)
        if len(found) > len(lines):
            break
        lines = found
    return lines


def shortened(text: str, width: float, size: float, font: str) -> str:
    """The text, cut with an ellipsis where it is wider than `width` points."""
    if text_width(text, size, font) <= width:
        return text
    while text and text_width(text + "…", size, font) > width:
        text = text[:-1]
    return text.rstrip() + "…"


def spread(centres: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float] | None:
    """The centres moved as little as a pass up and a pass down need to keep labels apart, None if they cannot fit."""
    if sum(heights) > high - low:
        return None
    order = sorted(range(len(centres)), key=lambda i: (centres[i], i))
    placed = list(centres)
    floor = low
    for i in order:
        placed[i] = max(placed[i], floor + heights[i] / 2)
        floor = placed[i] + heights[i] / 2
    ceiling = high
    for i in reversed(order):
        placed[i] = min(placed[i], ceiling - heights[i] / 2)
        ceiling = placed[i] - heights[i] / 2
    return placed
