"""Definitions and frames become pictures that can be published: `draw_chart` draws one, `save` writes it.

Importing this imports pandas and matplotlib.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from tracker.charting import captions, fields, frames, sources, style
from tracker.charting.axes import House
from tracker.charting.default import definition_for_series, language_for
from tracker.charting.definitions import Definition, Pick, names
from tracker.charting.draw import TooTallError, draw
from tracker.charting.panels import Panel
from tracker.charting.reading import load
from tracker.charting.save import Chart, png, save
from tracker.model import TrackerError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from tracker.charting.language import Language
    from tracker.charting.panels import Panels

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
    asked: tuple[Panel, ...] = ()
    while True:
        found = frames.panels(db, definition, int(house.style.most_lines), said, as_of)
        asked = asked or found.drawn
        page = _page(db, definition, found, asked, as_of, said)
        try:
            figure = draw(definition.form, found.drawn, (page.title, page.subtitle), page.foot, house)
        except TooTallError as error:
            fewer = _fewer(definition, found.drawn)
            if fewer is None:
                raise TrackerError(f"chart {definition.name!r}: {error}") from None
            definition = fewer
        else:
            break
    title, subtitle, foot, channels = page
    alt = captions.alt_text(definition, found.drawn, (title, subtitle), foot, said)
    cite = sources.citation(title, channels, as_of, said)
    return Chart(definition.name, title, figure, alt, partial(_plotted, found.drawn), house.style, cite, said.code)


class _Words(NamedTuple):
    """What is written around a plot, and whose figures it shows."""

    title: str
    subtitle: str
    foot: list[str]
    channels: list[sources.Channel]


def _page(
    db: sqlite3.Connection, definition: Definition, found: Panels, asked: Sequence[Panel], as_of: str | None,
    said: Language,
) -> _Words:  # fmt: skip
    values = fields.fields(found.drawn, said, asked)
    title = fields.filled(definition.title, values, definition.name)
    title = title or fields.plain_title(found.drawn, values, said)
    subtitle = fields.filled(definition.subtitle, values, definition.name) or ""
    channels = sources.channels(db, [curve for panel in found.drawn for curve in panel.curves])
    foot = [*captions.caption(definition, found, said), *sources.paragraphs(channels, said)]
    if as_of is not None:
        foot[-1] += " " + said.say("As known on: {instant}.", instant=said.instant(as_of))
    return _Words(title, subtitle, foot, channels)


def _fewer(definition: Definition, drawn: Sequence[Panel]) -> Definition | None:
    """The same chart with a panel or row less, None where there is none that could be left out."""
    if definition.form == "small-multiples":
        count = len(drawn)
    elif definition.form == "dots":
        count = len({curve.row for panel in drawn for curve in panel.curves})
    else:
        return None
    return replace(definition, most=count - 1) if count > 1 else None


def _plotted(drawn: tuple[Panel, ...]) -> pd.DataFrame:
    """What is drawn, one row a mark, with quote and address: the columns that have something to say, in one order."""
    parts = []
    for curve in (curve for panel in drawn for curve in panel.curves):
        named = {name: value for name, value in curve.line._asdict().items() if value is not None}
        if curve.against is not None:
            named |= {"other_claimant": curve.against.claimant, "other_publisher": curve.against.publisher}
        shown = {"shown_as": curve.label or curve.row} if curve.label or curve.row else {}
        parts.append(curve.data.assign(**named, **shown))
    data = pd.concat(parts, ignore_index=True)
    data = data.drop(columns=[name for name in INTERNAL if name in data])
    if not any(curve.transformed for panel in drawn for curve in panel.curves):
        data = data.drop(columns="drawn")
    data = data.loc[:, data.notna().any() | data.columns.isin(("value", "qualifier"))]
    order = [name for name in FIRST_COLUMNS if name in data]
    return data[[*order, *(name for name in data.columns if name not in order)]]
