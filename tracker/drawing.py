"""What the chart command does, and what it says about it: words on stderr."""

from __future__ import annotations

import gc
import importlib
import sqlite3
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.asking import query
from tracker.clock import instant
from tracker.errors import MisuseError
from tracker.model import TrackerError
from tracker.names import unknown
from tracker.words import say

if TYPE_CHECKING:
    from tracker import charting

PICTURES = (".svg", ".png", ".pdf")
DEFAULT_FORMATS = ("svg", "png")


@dataclass(frozen=True, slots=True)
class Wish:
    """How charts are wanted. `charts` is a folder of definitions, by default the one that ships with the program."""

    charts: Path | None = None
    theme: str = "light"
    size: str = "web"
    language: str = "en"
    dots_per_inch: float | None = None
    formats: Sequence[str] = field(default=DEFAULT_FORMATS)

    def look(self) -> charting.Look:
        """The same for the charting room."""
        from tracker import charting  # noqa: PLC0415

        return charting.Look(self.theme, self.size, self.language, self.dots_per_inch, self.charts)


def draw(db: Path, what: list[str], *, as_of: str | None, out: Path, wish: Wish | None = None) -> list[Path]:
    """Draw named charts, or the default chart of a series. `out` is a file for one chart, else a folder."""
    _load()
    from tracker import charting  # noqa: PLC0415

    wish = wish or Wish()
    _check(wish)
    connection = query.connect(db)
    until = instant(as_of, end_of_day=True) if as_of else None
    single = bool(out.suffix) and not out.is_dir()
    if single and out.suffix not in PICTURES:
        raise MisuseError(f"{out} is no picture that can be drawn; expected {', '.join(PICTURES)}, or a folder")
    wanted = what or charting.names(wish.charts)
    if single and len(wanted) != 1:
        raise MisuseError(f"{out} is one file, but {len(wanted)} charts are to be drawn; name a folder with -o")
    if not single:
        make_folder(out)
    paths: list[Path] = []
    for name in wanted:
        try:
            definition = _definition(connection, name, wish)
            chart = charting.draw_chart(connection, definition, as_of=until, look=wish.look())
        except TrackerError as error:
            if what:
                raise
            say(f"not drawn: {error}")  # all charts were asked for, and this ledger has no figures for this one
            continue
        targets = [out] if single else [out / f"{name}.{ending}" for ending in wish.formats]
        for path in targets:
            charting.save(chart, path)
        paths += targets
        say(f"drawn {', '.join(str(path) for path in targets)}")
        if chart.language != wish.language:
            say(f"{name} has no words in {wish.language}, or the catalog none on its series: it is in {chart.language}")
        if what:
            say(f"cite: {chart.citation}")
    return paths


def draw_all(db: Path, *, as_of: str | None, out: Path, wish: Wish, jobs: int = 1) -> bool:
    """Draw every chart of a folder that changed since the last time, and the page of thumbnails. Returns success."""
    _load()
    from tracker.charting import batch  # noqa: PLC0415

    _check(wish)
    query.connect(db).close()
    make_folder(out)
    until = instant(as_of, end_of_day=True) if as_of else None
    done = batch.draw_all(db, out, wish.look(), until, tuple(wish.formats), jobs, say)
    say(f"{done.drawn} drawn, {done.unchanged} unchanged, {done.failed} not drawn; see {out / 'index.html'}")
    return not done.mistaken


def _load() -> None:
    """Import what draws. It makes many objects and no garbage: looking for some meanwhile costs a fifth of a chart."""
    if "tracker.charting" in sys.modules or not gc.isenabled():
        return
    gc.disable()
    try:
        importlib.import_module("tracker.charting")
    finally:
        gc.freeze()
        gc.enable()


def make_folder(path: Path) -> None:
    """Make a folder, or say in one line why that cannot be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TrackerError(f"the folder {path} cannot be made: {error.strerror}") from None


def _check(wish: Wish) -> None:
    if wish.charts is not None and not wish.charts.is_dir():
        raise TrackerError(f"there is no folder of charts {wish.charts}; --charts names a folder of TOML files")
    for ending in wish.formats:
        if f".{ending}" not in PICTURES:
            raise MisuseError(f"there is no format {ending!r} of pictures, expected svg, png or pdf")
    if wish.dots_per_inch is not None and not 20 <= wish.dots_per_inch <= 1200:
        raise MisuseError(f"--dpi {wish.dots_per_inch:g} is out of range, expected 20 to 1200")


def _definition(connection: sqlite3.Connection, name: str, wish: Wish) -> charting.Definition:
    from tracker import charting  # noqa: PLC0415

    charts = charting.names(wish.charts)
    if name in charts:
        return charting.load(name, wish.charts)
    series = [row[0] for row in connection.execute("select series from series")]
    if name not in series:
        raise TrackerError(unknown("chart or series", name, [*charts, *series], f"the charts are {', '.join(charts)}"))
    return charting.definition_for_series(connection, name, wish.language)
