"""Definitions and frames become pictures that can be published: `draw_chart` draws one, `save` writes it.

Importing this imports pandas and matplotlib.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from tracker.charting import captions, fields, frames, sources, style
from tracker.charting.axes import House
from tracker.charting.default import definition_for_series, language_for
from tracker.charting.definitions import Definition, Pick, names
from tracker.charting.draw import draw
from tracker.charting.panels import Panel
from tracker.charting.reading import load
from tracker.charting.save import Chart, png, save

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
    said = language_for(db, definition, look.language)
    house = House(style.load(look.folder, theme=look.theme, size=look.size, dots_per_inch=look.dots_per_inch), said)
    definition = definition.in_language(said.code)
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
    return Chart(definition.name, title, figure, alt, partial(_plotted, found.drawn), house.style, cite, said.code)


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
