"""Definitions and frames become pictures that can be published: `draw_chart` draws one, `save` writes it.

Importing this imports pandas and matplotlib.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from tracker import read
from tracker.charting import captions, frames, style, words
from tracker.charting.definitions import Definition, load, names
from tracker.charting.draw import draw
from tracker.charting.save import Chart, save
from tracker.model import KINDS

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

__all__ = ["Chart", "Definition", "definition_for_series", "draw_chart", "load", "names", "save"]

FIRST_COLUMNS = ("series", "conflict", "party", "place", "donor", "since", "claimant", "day", "period_days", "kind")
INTERNAL = ("drawn", "spread", "superseded_at", "status")


def draw_chart(
    db: sqlite3.Connection, definition: Definition, *, as_of: str | None = None, folder: Path | None = None
) -> Chart:
    """Draw a chart from the ledger as it stands, or as it stood at the instant `as_of` (`YYYY-MM-DDTHH:MM:SSZ`).

    `folder` has the house style, by default the one that ships with the program. Raises TrackerError where the
    ledger has nothing to draw and where the definition does not fit what it has.
    """
    house = style.load(folder)
    found = frames.panels(db, definition, int(house.most_lines), as_of)
    values = words.fields(found.drawn)
    title = words.filled(definition.title, values, definition) or words.plain_title(found.drawn, values)
    subtitle = words.filled(definition.subtitle, values, definition) or ""
    foot = captions.caption(db, definition, found, as_of)
    figure = draw(definition.form, found.drawn, (title, subtitle), foot, house)
    alt = captions.alt_text(definition, found.drawn, title, subtitle, foot)
    return Chart(definition.name, title, figure, alt, _plotted(found), house)


def definition_for_series(db: sqlite3.Connection, series: str) -> Definition:
    """A sensible chart for a series without a file: its first kind that has values, all of its lines.

    Raises TrackerError for an unknown series; one without values is found out when it is drawn.
    """
    about = read.describe(db, series)
    query = "select kind, count(distinct coalesce(unit, '')) from latest where series = ? group by kind"
    units = dict(db.execute(query, (series,)).fetchall())
    kind = next((kind for kind in KINDS if kind in units), None)
    return Definition(
        name=series,
        title=str(about["title"]) + ": {latest:,} on {latest_day}",
        subtitle=str(about["definition"]).replace("{", "{{").replace("}", "}}"),
        series=(series,),
        kind=kind,
        form="small-multiples" if units.get(kind, 0) > 1 else "line",
    )


def _plotted(found: frames.Panels) -> pd.DataFrame:
    data = pd.concat([curve.data for panel in found.drawn for curve in panel.curves], ignore_index=True)
    data = data.drop(columns=[name for name in INTERNAL if name in data])
    return data[[*FIRST_COLUMNS, *(name for name in data.columns if name not in FIRST_COLUMNS)]]
