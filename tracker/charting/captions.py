"""What stands below a chart: how to read its marks, what was computed, what was left out, and what to be careful about.

Also the alternative text, which says in words what the picture says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from tracker.charting import words
from tracker.charting.axes import starts_elsewhere
from tracker.charting.forms.multiples import one_report
from tracker.charting.words import sentence, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.charting.definitions import Definition
    from tracker.charting.language import Language
    from tracker.charting.panels import Curve, Panel, Panels

FORM_WORDS = {
    "line": "Line chart", "step": "Step chart", "columns": "Column chart", "small-multiples": "Small charts",
    "band": "Band chart", "slope": "Slope chart", "dots": "Dot chart", "calendar": "Heat calendar",
}  # fmt: skip
LISTED = 3
SPOKEN_CURVES = 12


def caption(definition: Definition, panels: Panels, language: Language) -> list[str]:
    """The paragraphs below a chart, without those of its sources."""
    curves = [curve for panel in panels.drawn for curve in panel.curves]
    reading = [*_reading(curves, definition, language), *_computed(curves, definition, language)]
    say = language.say
    if any(starts_elsewhere(panel) for panel in panels.drawn) and definition.form != "calendar":
        reading.append(say("The value axis does not start at zero."))
    if definition.form == "small-multiples" and len(panels.drawn) > 1:
        alone = one_report(panels.drawn)
        reading.append(say("One report each, all on one scale." if alone else "Each panel has its own scale."))
    if definition.scale == "log":
        reading.append(say("Logarithmic scale: each step up is a multiplication."))
    marks = {
        mark.text: mark for panel in panels.drawn for mark in panel.marks if mark.is_break and mark.day is not None
    }
    broken = [f"({mark.text}) {language.day(mark.day)}: {say(mark.note)}" for mark in marks.values() if mark.day]
    left_out = [told(remark, language) for remark in panels.remarks]
    if panels.empty:
        left_out.append(say("No values to draw: {names}.", names=", ".join(panels.empty)))
    careful = [*_cautions(panels.drawn, language), *definition.notes]
    paragraphs = [list(dict.fromkeys(reading)), broken, careful, left_out]
    return [" ".join(sentence(text) for text in paragraph) for paragraph in paragraphs if paragraph]


def alt_text(
    definition: Definition, panels: Sequence[Panel], head: tuple[str, str], foot: Sequence[str], language: Language
) -> str:
    """What the picture says, for those who do not see it: form, title, each line's ends and range, and the caption."""
    title, subtitle = head
    parts = [f"{language.say(FORM_WORDS[definition.form])}: {sentence(title)}", sentence(subtitle) if subtitle else ""]
    spoken = 0
    for panel in panels:
        for curve in panel.curves:
            spoken += 1
            if spoken <= SPOKEN_CURVES or len(panels) > 1:
                parts.append(_spoken(panel, curve, language, many=len(panels) > 1))
    if spoken > SPOKEN_CURVES and len(panels) == 1:
        parts.append(language.say("And {more} more, which stand in the data.", more=spoken - SPOKEN_CURVES))
    events = [f"{mark.text} ({language.day(mark.day)})" for panel in panels for mark in panel.marks
              if mark.day is not None and not mark.is_break]  # fmt: skip
    if events:
        parts.append(language.say("Marked: {names}.", names=", ".join(dict.fromkeys(events))))
    return " ".join(filter(None, (*parts, *foot)))


def _spoken(panel: Panel, curve: Curve, language: Language, *, many: bool) -> str:
    first, last = words.ends(curve)
    name = ", ".join(filter(None, (panel.title if many else "", curve.row, curve.label))) or panel.title
    column = "drawn" if curve.transformed else "value"
    day = language.day
    if first["day"] == last["day"]:
        return sentence(f"{name}: {words.newest(curve, language)} ({panel.unit}, {day(last['day'])})")
    change = language.say(", change") if "spread" in curve.data else ""
    begin = language.say("{value} on {day}", value=words.quantity(first, language, column), day=day(first["day"]))
    end = language.say("{value} on {day}", value=words.newest(curve, language), day=day(last["day"]))
    text = f"{name}{change}: {begin}, {end}"
    heights = curve.data["drawn"].dropna()
    if len(heights) > 2:
        at: Any = heights.idxmax()
        between = language.say(
            "between {low} and {high}, highest on {day}",
            low=language.number(words.rounded(float(heights.min()))),
            high=language.number(words.rounded(float(heights.max()))),
            day=day(curve.data["day"].loc[at]),
        )
        text = f"{text}; {between}"
    return sentence(text)


def gaps(curve: Curve) -> int:
    """How many times a curve's reports lie further apart than its source's rhythm."""
    if curve.longest_step is None:
        return 0
    return int((np.diff(curve.data["at"].to_numpy(dtype="float64")) > curve.longest_step).sum())


def _cautions(panels: Sequence[Panel], language: Language) -> Iterator[str]:
    """Each caution once, with the names of the panels it is for where it is not for all."""
    for caution in dict.fromkeys(caution for panel in panels for caution in panel.cautions):
        concerned = [panel.short_title for panel in panels if caution in panel.cautions]
        text = language.say(caution)
        yield text if len(concerned) == len(panels) else f"{', '.join(concerned)}: {text}"


def _reading(curves: Sequence[Curve], definition: Definition, language: Language) -> Iterator[str]:
    say = language.say
    transformed = any(curve.transformed for curve in curves)
    yield from _qualified(curves, definition, language, transformed=transformed)
    if any(curve.data["low"].notna().any() for curve in curves) and not transformed:
        yield say("Bands and whiskers: the source gives a range.")
    if definition.form in ("dots", "slope", "calendar", "columns"):
        return
    if any(curve.longest_step is None and len(curve.data) > 1 for curve in curves):
        yield say("Separate points: the source has no fixed rhythm.")
    broken = sum(gaps(curve) for curve in curves)
    if broken and not any("spread" in curve.data for curve in curves):
        phrase = "Nothing is drawn where no report came for longer than usual (gaps: {count})."
        yield say(phrase, count=language.number(broken))


def _qualified(
    curves: Sequence[Curve], definition: Definition, language: Language, *, transformed: bool
) -> Iterator[str]:
    """What "about", "over" and the like became on the chart."""
    say, number = language.say, language.number
    if not any(curve.data["qualifier"].notna().any() for curve in curves):
        return
    said = pd.concat([curve.data["qualifier"] for curve in curves], ignore_index=True)
    groups = (words.APPROXIMATE, words.UPWARDS, words.DOWNWARDS)
    approximate, up, down = (int(said.isin(list(group)).sum()) for group in groups)
    share = say("all values")
    if approximate < len(said):
        share = say("{some} of {all} values", some=number(approximate), all=number(len(said)))
    if transformed and approximate:
        yield say("Approximate: the source does not give the figures behind {share} as exact.", share=share)
    elif approximate:
        yield say("A hollow mark stands for “about”, as the source says of {share}.", share=share)
    if definition.form in ("line", "step", "band", "dots", "small-multiples"):
        level = definition.form == "dots"
        if up:
            right = "An arrow to the right stands for “over” or “at least” ({count})."
            yield say(right if level else "An arrow up stands for “over” or “at least” ({count}).", count=number(up))
        if down:
            left = "An arrow to the left stands for “under” or “up to” ({count})."
            yield say(left if level else "An arrow down stands for “under” or “up to” ({count}).", count=number(down))


def _computed(curves: Sequence[Curve], definition: Definition, language: Language) -> Iterator[str]:
    averaged = definition.form == "columns"
    for curve in curves:
        for computed in curve.computed:
            if not (computed[0].startswith("Line: mean") and not averaged):
                yield told(computed, language)
            else:
                yield language.say("Drawn is the mean of the seven days up to each day, where at least five are known.")
    curve = curves[0]
    if "correction" in curve.data:
        corrected = curve.data[curve.data["correction"].notna()]
        if len(corrected):
            days = [f"{_signed(row['correction'], language)} ({language.day(row['day'])})"
                    for row in corrected.to_dict("records")]  # fmt: skip
            listed = ", ".join(days) if len(days) <= LISTED else language.say("{count}, see the data", count=len(days))
            yield language.say(
                "Corrections of earlier days that the source published are left out: {days}.", days=listed
            )
        unknown = curve.data["change"].isna()
        if unknown.any():
            days = [language.day(moment) for moment in curve.data.loc[unknown, "day"]]
            yield language.say("No change is computed across a break: {days}.", days=", ".join(days))
    if definition.form == "columns" and "spread" in curve.data and curve.data["spread"].any():
        yield language.say("Hollow columns: the change over several days, spread over them.")


def _signed(value: float, language: Language) -> str:
    return ("+" if value > 0 else "") + language.number(value)
