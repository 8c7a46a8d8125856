"""The house style: numbers and colours of `charts/house.toml`, and what they mean for matplotlib."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, Any, cast

import matplotlib as mpl

from tracker import toml
from tracker.charting.definitions import HOUSE
from tracker.errors import MisuseError
from tracker.names import unknown
from tracker.resources import charts_dir

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OF_THEME = ("paper", "ink", "muted", "grid", "columns", "columns_in_front", "lines", "scale")
OF_SIZE = ("width", "height", "dots_per_inch")


@dataclass(frozen=True, slots=True)
class Style:
    """The house style. Lengths and type sizes are points, colours are `#rrggbb`.

    `height` is that of the whole page, None where it follows from what stands on it.
    """

    margin: float
    plot_height: float
    panel_height: float
    row_height: float
    panels_across: float
    font: str
    title_size: float
    subtitle_size: float
    label_size: float
    tick_size: float
    foot_size: float
    dashes: tuple[str, ...]
    marks: tuple[str, ...]
    line_width: float
    band_opacity: float
    mark_distance: float
    most_lines: float
    width: float
    height: float | None
    dots_per_inch: float
    paper: str
    ink: str
    muted: str
    grid: str
    columns: str
    columns_in_front: str
    lines: tuple[str, ...]
    scale: tuple[str, ...]

    def paint(self, number: int) -> tuple[str, str, str]:
        """Colour, dash and mark of the line of that number: no two of the first `most_lines` are the same."""
        turn, place = divmod(number, len(self.lines))
        return self.lines[place], self.dashes[turn % len(self.dashes)], self.marks[place % len(self.marks)]


def load(
    folder: Path | None = None, *, theme: str = "light", size: str = "web", dots_per_inch: float | None = None
) -> Style:
    """The style in `house.toml` of a folder, or that of the program where the folder has none.

    Raises TrackerError for an unknown theme or size and for a missing, unknown or mistaken key.
    """
    folder = folder if folder and (folder / f"{HOUSE}.toml").is_file() else charts_dir()
    values = dict(_values(folder / f"{HOUSE}.toml", theme, size))
    if dots_per_inch is not None:
        values["dots_per_inch"] = dots_per_inch
    return Style(**values)


@cache
def _values(file: Path, theme: str, size: str) -> dict[str, Any]:
    table = toml.read(file, file.read_bytes())
    tables = {"themes": table.table("themes"), "sizes": table.table("sizes")}
    wanted = {"themes": theme, "sizes": size}
    for kind, name in wanted.items():
        if not tables[kind].has(name):
            known = list(tables[kind].data)
            raise MisuseError(unknown(kind[:-1], name, known, f"{file.name} has {', '.join(known)}"))
    for choice in tables.values():
        choice.read.update(choice.data)
    values: dict[str, Any] = {}
    for key in fields(Style):
        place = table
        if key.name in OF_THEME:
            place = tables["themes"].table(theme)
        elif key.name in OF_SIZE:
            place = tables["sizes"].table(size)
        values[key.name] = _value(place, key.name, str(key.type))
    table.finish()
    return values


def _value(place: toml.Table, name: str, wanted: str) -> Any:
    if wanted.startswith("float"):
        value = place.number(name)
        if value is None and "None" not in wanted:
            raise place.wrong(name, "nothing", "a number")
        return value
    if wanted == "str":
        return place.text(name)
    texts = place.texts(name)
    if not texts:
        raise place.wrong(name, "nothing", "a list of texts")
    return texts


@contextmanager
def applied(style: Style) -> Iterator[None]:
    """Within: matplotlib's own defaults with the house style on top, whatever the machine is configured for."""
    with mpl.rc_context():
        # Validated once, as a whole: `rcdefaults` and `update` look at each of some 300 values again, for each chart.
        for name, value in _settings(style).items():
            dict.__setitem__(cast("dict[str, Any]", mpl.rcParams), name, value)
        yield


@cache
def _settings(style: Style) -> dict[str, Any]:
    # `rcdefaults` would import all of matplotlib's own styles, to learn which settings are not theirs. What begins
    # with "backend" is left alone, as reading it would look for one, and import pyplot for it.
    ours = mpl.RcParams(
        {
            "font.family": [style.font],
            "font.size": style.tick_size,
            "text.color": style.ink,
            "text.parse_math": False,  # a dollar in a label is money
            "axes.unicode_minus": True,
            "axes.edgecolor": style.muted,
            "axes.facecolor": style.paper,
            "xtick.color": style.muted,
            "ytick.color": style.muted,
            "figure.facecolor": style.paper,
            "savefig.facecolor": style.paper,
            "path.simplify": False,
            "svg.hashsalt": "conflict-tracker",  # ids of shapes, else random
            "svg.fonttype": "path",  # the letters as drawn: the reader's machine may not have the font
        }
    )
    plain, own = cast("dict[str, Any]", mpl.rcParamsDefault), cast("dict[str, Any]", ours)
    settings = dict(dict.items(plain)) | dict(dict.items(own))
    return {name: value for name, value in settings.items() if not name.startswith("backend")}
