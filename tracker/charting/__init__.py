"""Definitions and frames become pictures that can be published: `draw_chart` draws one, `save` writes it.

Importing this imports pandas and matplotlib.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from tracker.asking import derivation, read
from tracker.charting import captions, fields, frames, sources, style
from tracker.charting.axes import House
from tracker.charting.definitions import Definition, Pick, names
from tracker.charting.draw import draw
from tracker.charting.language import language
from tracker.charting.panels import Panel
from tracker.charting.reading import load
from tracker.charting.save import Chart, png, save
from tracker.model import KINDS

if TYPE_CHECKING:
    import sqlite3

__all__ = ["Chart", "Definition", "Look", "Pick", "definition_for_series", "draw_chart", "load", "names", "png", "save"]

FIRST_COLUMNS = (
    "series", "conflict", "party", "place", "donor", "since", "claimant", "publisher", "source", "kind", "day",
    "period_days", "value", "low", "high", "qualifier", "unit", "drawn", "quote", "url", "seen_at",
)  # fmt: skip
INTERNAL = ("at", "spread", "status")


class Look(NamedTuple):
    """How charts are to look: names of `house.toml` and of a language; `folder` may have a house style of its own."""

    theme: str = "light"
    size: str = "web"
    language: str = "en"
    dots_per_inch: float | None = None
    folder: Path | None = None


def draw_chart(
    db: sqlite3.Connection, definition: Definition, *, as_of: str | None = None, look: Look | None = None
) -> Chart:
    """Draw a chart from the ledger as it stands, or as it stood at the instant `as_of` (`YYYY-MM-DDTHH:MM:SSZ`).

    Raises TrackerError where the ledger has nothing to draw and where the definition does not fit what it has.
    """
    look = look or Look()
    said = language(look.language)
    house = House(style.load(look.folder, theme=look.theme, size=look.size, dots_per_inch=look.dots_per_inch), said)
    definition = definition.in_language(look.language)
    found = frames.panels(db, definition, int(house.style.most_lines), said, as_of)
    curves = [curve for panel in found.drawn for curve in panel.curves]
    values = fields.fields(found.drawn, said)
    title = fields.filled(definition.title, values, definition.name)
    title = title or fields.plain_title(found.drawn, values, said)
    subtitle = fields.filled(definition.subtitle, values, definition.name) or ""
    channels = sources.channels(db, curves)
    foot = [*captions.caption(definition, found, said), *sources.paragraphs(channels, said)]
    if as_of is not None:
        foot[-1] += " " + said.say("As known on: {instant}.", instant=said.instant(as_of))
    figure = draw(definition.form, found.drawn, (title, subtitle), foot, house)
    alt = captions.alt_text(definition, found.drawn, (title, subtitle), foot, said)
    cite = sources.citation(title, channels, as_of, said)
    return Chart(definition.name, title, figure, alt, partial(_plotted, found.drawn), house.style, cite, look.language)


def definition_for_series(db: sqlite3.Connection, series: str) -> Definition:
    """A sensible chart for a series without a file: its first kind that has values, all of its lines.

    Raises TrackerError for an unknown series; one without values is found out when it is drawn.
    """
    about = read.describe(db, series)
    query = (
        "select kind, count(distinct coalesce(unit, '')), count(*), count(distinct day) from latest"
        " where series = ? group by kind"
    )
    found = {kind: (units, lines, days) for kind, units, lines, days in db.execute(query, (series,))}
    kind = next((kind for kind in KINDS if kind in found), None)
    level = derivation.level_of(db, series) if kind is None else None
    if level:
        return _derived(db, series, level)
    units, lines, _ = found.get(kind, (0, 0, 0)) if kind else (0, 0, 0)
    dense = bool(kind == "change" and lines == 1)
    return Definition(
        name=series,
        title=str(about["title"]) + ": {latest:,} on {latest_day}",
        picks=(Pick(series),),
        subtitle=str(about["definition"]).replace("{", "{{").replace("}", "}}"),
        kind=kind,
        form="small-multiples" if units > 1 else "columns" if dense else "line",
    )


def _derived(db: sqlite3.Connection, series: str, level: str) -> Definition:
    """The changes of a level that nobody reported, as the catalog names a series for them."""
    about = read.describe(db, series)
    (lines,) = db.execute("select count(*) from latest where series = ? and kind = 'level'", (level,)).fetchone()
    return Definition(
        name=series,
        title=str(about["title"]) + ": {latest:,} on {latest_day}",
        picks=(Pick(level),),
        subtitle=str(about["definition"]).replace("{", "{{").replace("}", "}}"),
        kind="level",
        transforms=("change",),
        form="columns" if lines == 1 else "line",
    )


def _plotted(drawn: tuple[Panel, ...]) -> pd.DataFrame:
    """What is drawn, one row a mark, with quote and address: the columns that have something to say, in one order."""
    parts = []
    for curve in (curve for panel in drawn for curve in panel.curves):
        named = {name: value for name, value in curve.line._asdict().items() if value is not None}
        shown = {"shown_as": curve.label or curve.row} if curve.label or curve.row else {}
        parts.append(curve.data.assign(**named, **shown))
    data = pd.concat(parts, ignore_index=True)
    data = data.drop(columns=[name for name in INTERNAL if name in data])
    if not any(curve.transformed for panel in drawn for curve in panel.curves):
        data = data.drop(columns="drawn")
    data = data.loc[:, data.notna().any() | data.columns.isin(("value", "qualifier"))]
    order = [name for name in FIRST_COLUMNS if name in data]
    return data[[*order, *(name for name in data.columns if name not in order)]]
