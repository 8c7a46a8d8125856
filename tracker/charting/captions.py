"""What stands below a chart: how to read its marks, what was left out, whose figures they are and when they were seen.

Also the alternative text, which says in words what the picture says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from tracker.charting import words
from tracker.charting.axes import starts_elsewhere

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from tracker.charting.definitions import Definition
    from tracker.charting.frames import Curve, Panel, Panels

FORM_WORDS = {"line": "Line chart", "step": "Step chart", "columns": "Column chart", "small-multiples": "Small charts"}
LISTED = 3


def caption(db: sqlite3.Connection, definition: Definition, panels: Panels, as_of: str | None) -> tuple[str, ...]:
    """The paragraphs below a chart."""
    curves = [curve for panel in panels.drawn for curve in panel.curves]
    reading = [*_reading(curves), *_computed(definition, panels.drawn)]
    if any(starts_elsewhere(panel) for panel in panels.drawn):
        reading.append("The value axis does not start at zero.")
    marks = {mark.letter: mark for panel in panels.drawn for mark in panel.marks}
    broken = [f"({mark.letter}) {words.day(mark.day)}: {mark.note}" for mark in marks.values()]
    left_out = [*panels.remarks]
    if panels.empty:
        left_out.append(f"No values to draw: {', '.join(panels.empty)}.")
    paragraphs = [reading, broken, [*_cautions(panels.drawn), *definition.notes], left_out, *_sources(db, curves)]
    if as_of is not None:
        paragraphs[-1].append(f"As known on: {words.instant(as_of)}.")
    return tuple(" ".join(_sentence(text) for text in paragraph) for paragraph in paragraphs if paragraph)


def alt_text(definition: Definition, panels: Sequence[Panel], title: str, subtitle: str, foot: Sequence[str]) -> str:
    """What the picture says, for those who do not see it."""
    parts = [f"{FORM_WORDS[definition.form]}: {_sentence(title)}", _sentence(subtitle) if subtitle else ""]
    for panel in panels:
        for curve in panel.curves:
            first, last = words.ends(curve)
            column = words.height_column(curve)
            name = ", ".join(filter(None, (panel.title if len(panels) > 1 else "", curve.label))) or panel.title
            shown = [first, last] if first["day"] < last["day"] else [last]
            values = [f"{words.quantity(row, column)} on {words.day(row['day'])}" for row in shown]
            change = ", change" if column == "drawn" else ""
            parts.append(f"{name}{change}: {', '.join(values)}.")
    return " ".join(filter(None, (*parts, *foot)))


def gaps(curve: Curve) -> int:
    """How many times a curve's reports lie further apart than its source's rhythm."""
    if curve.longest_step is None:
        return 0
    return int((curve.data["day"].diff().dt.days > curve.longest_step).sum())


def _cautions(panels: Sequence[Panel]) -> Iterator[str]:
    """Each caution once, with the names of the panels it is for where it is not for all."""
    for caution in dict.fromkeys(caution for panel in panels for caution in panel.cautions):
        concerned = [panel.short_title for panel in panels if caution in panel.cautions]
        yield caution if len(concerned) == len(panels) else f"{', '.join(concerned)}: {caution}"


def _reading(curves: Sequence[Curve]) -> Iterator[str]:
    rows = pd.concat([curve.data[["qualifier", "value", "low"]] for curve in curves], ignore_index=True)
    transformed = any("spread" in curve.data for curve in curves)
    said = rows["qualifier"]
    approximate, up, down = (
        int(said.isin(list(group)).sum()) for group in (words.APPROXIMATE, words.UPWARDS, words.DOWNWARDS)
    )
    share = "all values" if approximate == len(said) else f"{approximate:,} of {len(said):,} values"
    if transformed and approximate:
        yield f"Approximate: the source does not give the totals behind {share} as exact."
    elif approximate:
        yield f"A hollow mark stands for “about”, as the source says of {share}."
    if up and not transformed:
        yield f"An arrow up stands for “over” or “at least” ({up:,})."
    if down and not transformed:
        yield f"An arrow down stands for “under” or “up to” ({down:,})."
    if rows["low"].notna().any() and not transformed:
        yield "Bands and whiskers: the source gives a range."
    if any(curve.longest_step is None for curve in curves):
        yield "Separate points: the source has no fixed rhythm."
    broken = sum(gaps(curve) for curve in curves)
    if broken and not transformed:
        count = "1 gap" if broken == 1 else f"{broken:,} gaps"
        yield f"Nothing is drawn where no report came for longer than usual ({count})."


def _computed(definition: Definition, panels: Sequence[Panel]) -> Iterator[str]:
    if definition.transform == "none":
        return
    curve = panels[0].curves[0]
    if "over_days" in curve.data:
        yield "Computed as each running total less the one before."
        corrected = curve.data[curve.data["correction"].notna()]
        if len(corrected):
            days = [f"{row['correction']:+,.0f} on {words.day(row['day'])}" for row in corrected.to_dict("records")]
            listed = ", ".join(days) if len(days) <= LISTED else f"{len(days)} of them, see the data"
            yield f"Corrections of earlier days that the source published are left out: {listed}."
        if curve.data["spread"].any():
            yield "Hollow columns: the change over several days, spread over them."
        unknown = curve.data["change"].isna()
        if unknown.any():
            days = [words.day(moment) for moment in curve.data.loc[unknown, "day"]]
            yield f"No change is computed across a break: {', '.join(days)}."
    if definition.transform == "average7":
        yield "Line: mean of the seven days up to each day, where at least five of them are known."


def _sources(db: sqlite3.Connection, curves: Sequence[Curve]) -> Iterator[list[str]]:
    """One paragraph for each claimant and channel."""
    channels: dict[tuple[str | None, str | None, str | None], list[Curve]] = {}
    for curve in curves:
        channels.setdefault((curve.line.claimant, curve.line.publisher, curve.line.source), []).append(curve)
    for (claimant, publisher, source), theirs in channels.items():
        row = db.execute("select licence, homepage from sources where source = ?", (source,)).fetchone()
        licence, homepage = row or ("", "")
        newest = max(words.ends(curve)[1]["day"] for curve in theirs)
        seen = max(str(curve.data["seen_at"].max()) for curve in theirs)
        address = f", {homepage.removeprefix('https://').rstrip('/')}" if homepage else ""
        yield [
            f"Claimant: {claimant or 'not named'}.",
            *([f"Publisher: {publisher}."] if publisher and publisher != claimant else []),
            f"Source: {source}{address}. Licence: {licence or 'not stated'}.",
            f"Newest day: {words.day(newest)}. Seen: {words.instant(seen)}.",
        ]


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
