"""The house style: numbers and colours of `charts/house.toml`, and what they mean for matplotlib."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import matplotlib as mpl

from tracker import toml
from tracker.charting.definitions import HOUSE
from tracker.resources import charts_dir

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Style:
    """The house style. Lengths and type sizes are points, colours are `#rrggbb`."""

    width: float
    margin: float
    plot_height: float
    panel_height: float
    panels_across: float
    dots_per_inch: float
    font: str
    title_size: float
    subtitle_size: float
    label_size: float
    tick_size: float
    foot_size: float
    paper: str
    ink: str
    muted: str
    grid: str
    columns: str
    lines: tuple[str, ...]
    dashes: tuple[str, ...]
    marks: tuple[str, ...]
    line_width: float
    band_opacity: float
    mark_distance: float
    most_lines: float

    def paint(self, number: int) -> tuple[str, str, str]:
        """Colour, dash and mark of the line of that number: no two of the first `most_lines` are the same."""
        turn, place = divmod(number, len(self.lines))
        return self.lines[place], self.dashes[turn % len(self.dashes)], self.marks[place % len(self.marks)]


def load(folder: Path | None = None) -> Style:
    """The style in `house.toml` of a folder. Raises TrackerError for a missing, unknown or mistaken key."""
    file = (folder or charts_dir()) / f"{HOUSE}.toml"
    table = toml.read(file, file.read_bytes())
    values: dict[str, Any] = {}
    for key in fields(Style):
        if key.type == "float":
            values[key.name] = table.number(key.name)
            if values[key.name] is None:
                raise table.wrong(key.name, "nothing", "a number")
        elif key.type == "str":
            values[key.name] = table.text(key.name)
        else:
            values[key.name] = table.texts(key.name)
            if not values[key.name]:
                raise table.wrong(key.name, "nothing", "a list of texts")
    table.finish()
    return Style(**values)


@contextmanager
def applied(style: Style) -> Iterator[None]:
    """Within: matplotlib's own defaults with the house style on top, whatever the machine is configured for."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(
            {
                "font.family": [style.font],
                "font.size": style.tick_size,
                "text.color": style.ink,
                "text.parse_math": False,  # a dollar in a label is money
                "axes.unicode_minus": True,
                "axes.edgecolor": style.muted,
                "xtick.color": style.muted,
                "ytick.color": style.muted,
                "figure.facecolor": style.paper,
                "savefig.facecolor": style.paper,
                "path.simplify": False,
                "svg.hashsalt": "conflict-tracker",  # ids of shapes, else random
                "svg.fonttype": "path",  # the letters as drawn: the reader's machine may not have the font
            }
        )
        yield
