"""The figures that a title or subtitle may hold in braces.

Of one line, as `{latest}` for a chart with a single one or `{key.latest}` for the series with that key:

`latest`, `first`, `highest`: the newest, oldest and highest value as `Quantity`, which carries "about" or "over" into
the text; `latest_day`, `first_day`, `highest_day`; `latest_month`: month and year of the newest day; `moved`: "grew by"
or "shrank by" with the size of the newest change; `rise`: newest less oldest; `gain_year`: how much a total rose in the
year before its newest day; `average7`, `average7_year_ago`: the seven-day average of a change on the newest day and a
year before; `trend`: "up from", "down from" or "little changed from", comparing these two.

Of the whole chart: `claimant`; `fastest`, `fastest_ratio`: the panel whose total grew most in a year, and how many
times over, among all panels that were asked for, also where the page has no room for some; `top`, `top_latest`: the
row, line or panel with the highest newest value; `second`, `second_latest`; `ratio`: the first line over the second on
the newest day that both have, `part` the second in per cent of the first, `apart` how far they lie apart, `whole` what
the first has then, and `whole_day` that day; `count`: how many rows, lines or panels are drawn; `sum`: their newest
values together; `old`: how many of them are above 365; `newest`: the value of the newest day of all.

A field is absent where the data does not have it (no report a year ago, a restart since, several lines; no `first` of
a day that was never revised). A title with an absent field gives way to the plain one.
"""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from tracker.charting import words
from tracker.charting.words import Quantity
from tracker.model import TrackerError

if TYPE_CHECKING:
    from tracker.charting.language import Language
    from tracker.charting.panels import Curve, Panel

OF_A_LINE = (
    "latest", "latest_day", "first", "first_day", "highest", "highest_day", "rise", "gain_year", "average7",
    "average7_year_ago", "trend", "latest_month", "moved",
)  # fmt: skip
FIELDS = (
    *OF_A_LINE, "claimant", "fastest", "fastest_ratio", "top", "top_latest", "second", "second_latest", "ratio",
    "part", "apart", "whole", "whole_day", "count", "sum", "old", "newest",
)  # fmt: skip
LITTLE = 0.05
"""Below this relative difference an average is called little changed."""
A_YEAR = 365


@dataclass(frozen=True, slots=True)
class Moved:
    """A change in words: its size with the verb that has its direction. The format spec is for the number."""

    language: Language
    change: float

    def __format__(self, spec: str) -> str:
        phrase = "grew by {value}" if self.change >= 0 else "shrank by {value}"
        return self.language.say(phrase, value=self.language.number(abs(self.change), spec))

    def __str__(self) -> str:
        return format(self, "")


def fields(panels: Sequence[Panel], language: Language, asked: Sequence[Panel] = ()) -> dict[str, object]:
    """The fields that the data has, by name; `asked` are all panels, also those that are not drawn."""
    curves = [curve for panel in panels for curve in panel.curves]
    found: dict[str, object] = {"count": Quantity(language, float(len(curves)))}
    claimants = {curve.line.claimant for curve in curves}
    if len(claimants) == 1 and None not in claimants:
        found["claimant"] = language.say(str(claimants.pop()))
    if len(curves) == 1:
        found |= of_a_line(panels[0].kind, curves[0], language)
    for panel in panels:
        for curve in panel.curves:
            if curve.key and curve.key not in found:
                found[curve.key] = SimpleNamespace(**of_a_line(panel.kind, curve, language))
    if len(curves) > 1:
        found |= _compared(panels, language)
    return found | _fastest(asked or panels, [panel.title for panel in panels])


def filled(template: str, values: Mapping[str, object], name: str) -> str | None:
    """The text with its fields filled in and a capital first, None where the data has no value for one of them."""
    try:
        text = string.Formatter().vformat(template, (), values)
    except KeyError:
        return None
    except AttributeError as error:
        if isinstance(error.obj, SimpleNamespace):
            return None
        raise TrackerError(f"chart {name!r}: cannot fill {template!r}: {error}") from None
    except (ValueError, TypeError) as error:
        raise TrackerError(f"chart {name!r}: cannot fill {template!r}: {error}") from None
    return text[:1].upper() + text[1:]


def plain_title(panels: Sequence[Panel], values: Mapping[str, object], language: Language) -> str:
    """A title that is always true: what is counted, and for a single line how much and when."""
    if len(panels) > 1:
        return language.say(
            "{title} and {more} more, each on its own scale", title=panels[0].title, more=len(panels) - 1
        )
    title, day = panels[0].title, values.get("latest_day")
    if "of_day" in panels[0].curves[0].data:
        of_day = language.day(words.ends(panels[0].curves[0])[1]["of_day"])
        phrase = "{title} of {day}: {value}" if "first" in values else "{title} of {day}: {value}, and no revision seen"
        return language.say(phrase, title=title, value=values.get("latest", "?"), day=of_day)
    if "average7" in values:
        return language.say(
            "{title}: {value} a day in the week to {day}", title=title, value=values["average7"], day=day
        )
    if "latest" not in values:
        return title
    if "spread" in panels[0].curves[0].data:
        return language.say("{title}: change of {value} to {day}", title=title, value=values["latest"], day=day)
    return language.say("{title}: {value} on {day}", title=title, value=values["latest"], day=day)


def of_a_line(kind: str, curve: Curve, language: Language) -> dict[str, object]:
    """The fields of one line."""
    first, last = words.ends(curve)
    column = "drawn" if curve.transformed else "value"
    found: dict[str, object] = {
        "latest": words.newest(curve, language),
        "latest_day": language.day(last["day"]),
        "latest_month": language.date(last["day"], "LLLL y"),
        "first_day": language.day(first["day"]),
    }
    if not _never_revised(curve):
        found["first"] = words.quantity(first, language, column)
    if curve.data["drawn"].notna().any():
        at = int(np.nanargmax(curve.data["drawn"].to_numpy(dtype="float64")))
        highest = {name: curve.data[name].iloc[at] for name in ("day", column, "low", "high", "qualifier")}
        found |= {"highest": words.quantity(highest, language, column), "highest_day": language.day(highest["day"])}
        begin, end = words.known(first["drawn"]), words.known(last["drawn"])
        if first["day"] < last["day"] and begin is not None and end is not None:
            found["rise"] = Quantity(language, words.rounded(end - begin))
    if kind == "change" and words.known(last["drawn"]) is not None:
        found["moved"] = Moved(language, words.rounded(float(last["drawn"])))
    if "average7" in curve.data and curve.data["average7"].notna().any():
        return found | _averages(curve, language)
    now, before = _a_year(curve)
    if kind == "total" and now is not None and before is not None and now > before:
        found["gain_year"] = Quantity(language, now - before, qualifier="about" if _inexact(curve) else None)
    return found


def _compared(panels: Sequence[Panel], language: Language) -> dict[str, object]:
    named = [(curve, curve.row or curve.label or panel.short_title) for panel in panels for curve in panel.curves]
    known = [(words.ends(curve)[1]["drawn"], name, curve) for curve, name in named]
    known = [one for one in known if pd.notna(one[0])]
    found: dict[str, object] = {}
    if known:
        latest = max(known, key=lambda one: words.ends(one[2])[1]["day"])
        found["newest"] = words.newest(latest[2], language)
    ordered = sorted(known, key=lambda one: -float(one[0]))
    for place, (_, name, curve) in zip(("top", "second"), ordered, strict=False):
        found |= {place: name, f"{place}_latest": words.newest(curve, language)}
    if len({panel.unit for panel in panels}) == 1:
        found["sum"] = Quantity(language, words.rounded(sum(float(height) for height, _, _ in known)))
        found["old"] = Quantity(language, float(sum(height > A_YEAR for height, _, _ in known)))
    if len(known) > 1:
        found |= _of_two(known[0][2], known[1][2], language)
    return found


def _of_two(one: Curve, other: Curve, language: Language) -> dict[str, object]:
    """The first two lines against each other, on the newest day that both have."""
    heights = [
        curve.data.drop_duplicates("day", keep="last").set_index("day")["drawn"].dropna() for curve in (one, other)
    ]
    both = heights[0].index.intersection(heights[1].index)
    if both.empty:
        return {}
    newest = both.max()
    first, second = (float(known.loc[newest]) for known in heights)
    found: dict[str, object] = {
        "apart": Quantity(language, words.rounded(abs(first - second))),
        "whole": Quantity(language, words.rounded(first)),
        "whole_day": language.day(newest),
    }
    if first > 0 and second > 0:
        found |= {"ratio": Quantity(language, first / second), "part": Quantity(language, second / first * 100)}
    return found


def _fastest(panels: Sequence[Panel], drawn: Sequence[str]) -> dict[str, object]:
    """Of the panels with those titles that are `drawn`, if one of them it is."""
    ratios = []
    for panel in panels if len(panels) > 1 else ():
        now, before = _a_year(panel.curves[0])
        if panel.kind == "total" and len(panel.curves) == 1 and not panel.curves[0].transformed and now and before:
            ratios.append((now / before, panel.short_title, panel.title))
    if len(ratios) < 2:
        return {}
    ratio, name, title = max(ratios)
    return {"fastest_ratio": ratio, "fastest": name} if title in drawn else {}


def _averages(curve: Curve, language: Language) -> dict[str, object]:
    known = curve.data.set_index("day")["average7"]
    newest = known.index.max()
    now, before = known.loc[newest], _near(known.dropna(), newest - pd.DateOffset(years=1))
    if pd.isna(now):
        return {}
    found: dict[str, object] = {"average7": words.average(float(now), language)}
    if before:
        found["average7_year_ago"] = Quantity(language, words.average(before, language).value)
        ratio = float(now) / before - 1
        trend = "little changed from" if abs(ratio) < LITTLE else "up from" if ratio > 0 else "down from"
        found["trend"] = language.say(trend)
    return found


def _a_year(curve: Curve) -> tuple[float | None, float | None]:
    """The newest value and the one a year before it, None where there is none or a break lies between."""
    data = curve.data
    heights = data["drawn"].to_numpy()
    known = np.flatnonzero(~np.isnan(heights))
    if not len(known):
        return None, None
    newest = pd.Timestamp(data["day"].iloc[known[-1]])
    then = newest - pd.DateOffset(years=1)
    now = float(heights[known[-1]])
    if any(then - pd.Timedelta(days=7) < broken <= newest for broken in curve.interruptions):
        return now, None
    days = data["day"].to_numpy()[known]
    last = int(np.searchsorted(days, np.datetime64(then), side="right")) - 1
    if last < 0 or days[last] <= np.datetime64(then - pd.Timedelta(days=7)):
        return now, None
    return now, float(heights[known[last]])


def _never_revised(curve: Curve) -> bool:
    """Whether one value is all that was ever seen of a day: then there is no first one to be told from it."""
    return "of_day" in curve.data and len(set(curve.data["drawn"].dropna())) == 1


def _near(known: pd.Series, wanted: pd.Timestamp) -> float | None:
    """The last value of the week that ends on a day."""
    week = known[(known.index <= wanted) & (known.index > wanted - pd.Timedelta(days=7))]
    return float(week.iloc[-1]) if len(week) else None


def _inexact(curve: Curve) -> bool:
    return bool(curve.data["qualifier"].iloc[-7:].notna().any())
