"""Numbers, days and sentences of a chart: every figure that a title, label or caption holds is made here.

Fields of titles and subtitles, for charts of a single line unless said otherwise:

`latest`, `first`: the newest and oldest value as `Quantity`, which carries "about" or "over" into the text;
`latest_day`, `first_day`; `claimant`; `gain_year`: how much a total rose in the year before its newest day;
`average7`, `average7_year_ago`: the seven-day average of a change on the newest day and a year before;
`trend`: "up from", "down from" or "little changed from", comparing these two;
`fastest`, `fastest_ratio`: the panel whose total grew most in a year, and how many times over.

A field is absent where the data does not have it (no report a year ago, a restart since, several lines). A title
with an absent field gives way to the plain one.
"""

from __future__ import annotations

import string
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from tracker.model import TrackerError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.charting.definitions import Definition
    from tracker.charting.frames import Curve, Panel

    Row = Mapping[Any, Any]

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
SPOKEN = {"at_least": "at least", "up_to": "up to"}
APPROXIMATE = ("about", "nearly")
UPWARDS = ("over", "at_least")
DOWNWARDS = ("under", "up_to")
LITTLE = 0.05
"""Below this relative difference an average is called little changed."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value or range with its qualifier. Formats as `about 1,374,950`; the format spec is for the number."""

    value: float | None
    low: float | None = None
    high: float | None = None
    qualifier: str | None = None

    def __format__(self, spec: str) -> str:
        if self.value is not None:
            text = number(self.value, spec)
        else:
            text = f"{number(self.low, spec)} to {number(self.high, spec)}"
        return f"{SPOKEN.get(self.qualifier, self.qualifier)} {text}" if self.qualifier else text

    def __str__(self) -> str:
        return format(self, "")


def number(value: float | None, spec: str = "") -> str:
    """A number with thousands apart, and no more decimals than it needs: 1,374,950 or 117,001.9 or 18.53."""
    if value is None:
        return "unknown"
    whole = float(value).is_integer()
    if spec not in ("", ","):
        return format(int(value) if whole and spec.endswith("d") else value, spec)
    if whole:
        return f"{int(value):,}"
    return f"{value:,.1f}" if abs(value) >= 100 else f"{value:,.2f}"


def signed(value: float) -> str:
    """The same with a real minus sign."""
    return number(value).replace("-", "\N{MINUS SIGN}")


def average(value: float) -> Quantity:
    """An average in three figures, which is all that it can bear."""
    return Quantity(float(f"{value:.3g}"), qualifier="about")


def day(moment: pd.Timestamp) -> str:
    """A day in words that do not depend on the machine's language: 8 June 2026."""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def instant(text: str) -> str:
    """An instant of the ledger for people: 9 June 2026, 06:40 UTC."""
    return f"{day(pd.Timestamp(text[:10]))}, {text[11:16]} UTC"


def quantity(row: Row, column: str = "value") -> Quantity:
    """What one row of a curve says."""
    value, low, high = (_float(row[name]) for name in (column, "low", "high"))
    return Quantity(value, low, high, None if pd.isna(row["qualifier"]) else str(row["qualifier"]))


def _float(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)


def height_column(curve: Curve) -> str:
    """The column whose figure is written for a row of the curve: the value, or what a transform made of it."""
    return "drawn" if "spread" in curve.data else "value"


def ends(curve: Curve) -> tuple[Row, Row]:
    """The first and the last row of a curve that has something to draw."""
    shown = curve.data[curve.data["drawn"].notna() | curve.data["low"].notna()]
    return dict(shown.iloc[0]), dict(shown.iloc[-1])


def fields(panels: Sequence[Panel]) -> dict[str, object]:
    """The fields that the data has, by name."""
    curves = [curve for panel in panels for curve in panel.curves]
    found: dict[str, object] = {}
    claimants = {curve.line.claimant for curve in curves}
    if len(claimants) == 1 and None not in claimants:
        found["claimant"] = str(claimants.pop())
    if len(curves) == 1:
        found |= _of_one_line(panels[0].kind, curves[0])
    ratios = []
    for panel in panels:
        now, before = _a_year(panel.curves[0])
        if panel.kind == "total" and len(panel.curves) == 1 and "spread" not in panel.curves[0].data and now and before:
            ratios.append((now / before, panel.short_title))
    if len(ratios) > 1:
        found["fastest_ratio"], found["fastest"] = max(ratios)
    return found


def filled(template: str, values: Mapping[str, object], definition: Definition) -> str | None:
    """The text with its fields filled in and a capital first, None where the data has no value for one of them."""
    try:
        text = string.Formatter().vformat(template, (), values)
    except KeyError:
        return None
    except (ValueError, TypeError, AttributeError) as error:
        raise TrackerError(f"chart {definition.name!r}: cannot fill {template!r}: {error}") from None
    return text[:1].upper() + text[1:]


def plain_title(panels: Sequence[Panel], values: Mapping[str, object]) -> str:
    """A title that is always true: what is counted, and for a single line how much and when."""
    if len(panels) > 1:
        return f"{panels[0].title} and {len(panels) - 1} more, each on its own scale"
    title, newest = panels[0].title, values.get("latest_day")
    if "average7" in values:
        return f"{title}: {values['average7']} a day in the week to {newest}"
    if "latest" not in values:
        return title
    if "spread" in panels[0].curves[0].data:
        return f"{title}: change of {values['latest']} to {newest}"
    return f"{title}: {values['latest']} on {newest}"


def _of_one_line(kind: str, curve: Curve) -> dict[str, object]:
    first, last = ends(curve)
    column = height_column(curve)
    found: dict[str, object] = {
        "latest": quantity(last, column),
        "latest_day": day(last["day"]),
        "first": quantity(first, column),
        "first_day": day(first["day"]),
    }
    if "average7" in curve.data:
        return found | _averages(curve)
    now, before = _a_year(curve)
    if kind == "total" and now is not None and before is not None and now > before:
        found["gain_year"] = Quantity(now - before, qualifier="about" if _inexact(curve) else None)
    return found


def _averages(curve: Curve) -> dict[str, object]:
    known = curve.data.set_index("day")["average7"]
    newest = known.index.max()
    now, before = known.loc[newest], _near(known.dropna(), newest - pd.DateOffset(years=1))
    if pd.isna(now):
        return {}
    found: dict[str, object] = {"average7": average(float(now))}
    if before:
        found["average7_year_ago"] = Quantity(average(before).value)
        ratio = float(now) / before - 1
        found["trend"] = "little changed from" if abs(ratio) < LITTLE else "up from" if ratio > 0 else "down from"
    return found


def _a_year(curve: Curve) -> tuple[float | None, float | None]:
    """The newest value and the one a year before it, None where there is none or a break lies between."""
    known = curve.data.dropna(subset=["value"]).set_index("day")["value"]
    if known.empty:
        return None, None
    newest = known.index.max()
    then = newest - pd.DateOffset(years=1)
    if any(then - pd.Timedelta(days=7) < broken <= newest for broken in curve.interruptions):
        return float(known.loc[newest]), None
    return float(known.loc[newest]), _near(known, then)


def _near(known: pd.Series, wanted: pd.Timestamp) -> float | None:
    """The last value of the week that ends on a day."""
    week = known[(known.index <= wanted) & (known.index > wanted - pd.Timedelta(days=7))]
    return float(week.iloc[-1]) if len(week) else None


def _inexact(curve: Curve) -> bool:
    return bool(curve.data["qualifier"].iloc[-7:].notna().any())
