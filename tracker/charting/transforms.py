"""What may be done to the values of one line before it is drawn: pure functions from rows to rows.

Rows have the columns of `rows.lines` and `drawn`, the height at which a row is drawn. A transform changes `drawn` and
leaves `value` as it was reported. Nothing is interpolated, and nothing is compared across a declared restart or merge.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pandas as pd

from tracker.asking import read
from tracker.model import Kind, Line, TrackerError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PER_100K = 100_000
NEAR_THE_END = 3
"""How many days before the end of a week or month the last report of a daily total may lie to stand for that end."""


@dataclass(frozen=True, eq=False)
class Rows:
    """One line's rows on their way. `kind` and `unit` are those of `drawn`; `step` is the rhythm of the line in days.

    `computed` has the phrases that say what was done, with their fields, for the caption.
    """

    data: pd.DataFrame
    kind: Kind
    unit: str
    step: int | None
    breaks: tuple[pd.Timestamp, ...] = ()
    computed: tuple[tuple[str, tuple[tuple[str, object], ...]], ...] = ()

    def having(self, data: pd.DataFrame, phrase: str, **fields: object) -> Rows:
        """The same line with other rows, and what was done to get them."""
        return replace(self, data=data, computed=(*self.computed, (phrase, tuple(fields.items()))))


def as_they_are(rows: Rows) -> Rows:
    """Drawn as reported."""
    return replace(rows, data=rows.data.assign(drawn=rows.data["value"]))


def change(rows: Rows, line: Line, breaks: pd.DataFrame | None, corrections: pd.DataFrame | None) -> Rows:
    """Each total or level less the one before, and `average7` per day.

    A change over more days than the source's rhythm is drawn at its rate for the usual interval, over all its days
    (`spread`): its area is its size. Counts that are changes already are only spread.
    """
    data, usual = rows.data, 1 if rows.step is None else rows.step
    if rows.kind == "change":
        own, days = data["value"], data["period_days"].astype("float64").fillna(1.0)
        found = data.assign(spread=days > usual)
    else:
        found = read.changes_of_line(line, data, breaks, corrections).reset_index(drop=True)
        own, days = found["change"] - found["correction"].fillna(0.0), found["over_days"].astype("float64")
        found["spread"] = days > usual
    found["drawn"] = own.where(days <= usual, own * usual / days)
    found["average7"] = read.average7(found, own)
    if rows.kind == "change":
        return replace(rows, data=found)
    phrase = {
        "total": "Computed as each running total less the one before.",
        "level": "Derived: each report less the one before; nobody reported these changes.",
    }[rows.kind]
    return replace(rows.having(found, phrase), kind="change")


def running_sum(rows: Rows) -> Rows:
    """The sum of all counts up to each day."""
    if rows.kind != "change":
        raise TrackerError(f"found kind {rows.kind}, transform 'sum' is for kind change")
    data = rows.data.sort_values("day", ignore_index=True)
    exact = data["qualifier"].isna().cummin()
    data = data.assign(drawn=data["drawn"].fillna(0.0).cumsum(), qualifier=data["qualifier"].where(exact, "about"))
    return replace(rows.having(data, "Computed as the sum of all figures up to each day."), kind="total")


def by_calendar(rows: Rows, unit: str) -> Rows:
    """Changes by calendar week (to Sunday) or month: counts added up, totals and levels from end to end.

    Only whole weeks and months have a row: the last one is left out until it is over. A count that reaches from one
    into the next stands in neither, and then both are left out.
    """
    freq = {"week": "W-SUN", "month": "M"}[unit]
    data = rows.data
    if rows.kind == "change":
        found = _added_up(data, freq)
        phrase = {"week": "Added up by week, Monday to Sunday.", "month": "Added up by month."}[unit]
    else:
        found = _end_to_end(rows, freq)
        phrase = {
            "week": "Computed from the last report of each week and of the week before.",
            "month": "Computed from the last report of each month and of the month before.",
        }[unit]
    step = {"week": 7, "month": 31}[unit]
    return replace(rows.having(found, phrase), kind="change", step=step)


def _added_up(data: pd.DataFrame, freq: str) -> pd.DataFrame:
    last = data["day"].dt.to_period(freq)
    length = data["period_days"].astype("float64").fillna(1.0)
    first = (data["day"] - pd.to_timedelta(length - 1, unit="D")).dt.to_period(freq)
    torn = set(first[first != last]) | set(last[first != last])
    groups = data.assign(_period=last).groupby("_period", sort=True)
    ends = groups["drawn"].sum(min_count=1)
    newest = data["day"].max()
    ends = ends[[period not in torn and period.end_time.normalize() <= newest for period in ends.index]]
    rows = groups.tail(1).set_index("_period").loc[ends.index]
    inexact = groups["qualifier"].apply(lambda said: said.dropna().iloc[0] if said.notna().any() else pd.NA)
    rows["qualifier"] = inexact.loc[ends.index].astype("string")
    return _of_periods(rows, ends)


def _end_to_end(rows: Rows, freq: str) -> pd.DataFrame:
    data = rows.data[rows.data["drawn"].notna()]
    late = NEAR_THE_END if (rows.step or 1) < 28 else 0
    last = data.groupby(data["day"].dt.to_period(freq), sort=True).tail(1)
    last = last.set_index(last["day"].dt.to_period(freq))
    ends = pd.PeriodIndex(last.index).end_time.normalize()
    known = last[(ends - pd.DatetimeIndex(last["day"])) <= pd.Timedelta(days=late)]
    before = known["drawn"].shift()
    follows = pd.Series(known.index, index=known.index).diff().map(lambda step: getattr(step, "n", 0) == 1)
    ends_before = known["day"].shift()
    apart = [
        any(previous < moment <= day for moment in rows.breaks)
        for previous, day in zip(ends_before, known["day"], strict=True)
    ]
    difference = (known["drawn"] - before).where(follows & ~pd.Series(apart, index=known.index))
    exact = known["qualifier"].isna() & known["qualifier"].shift().isna()
    found = known.assign(qualifier=known["qualifier"].where(exact, "about"))
    return _of_periods(found, difference).iloc[1:].reset_index(drop=True)


def _of_periods(rows: pd.DataFrame, drawn: pd.Series) -> pd.DataFrame:
    periods = pd.PeriodIndex(rows.index)
    ends = periods.end_time.normalize()
    lengths = (ends - periods.start_time).days + 1
    days = pd.Series(ends, index=rows.index).astype(read.DATETIME)
    counted = pd.Series(lengths, index=rows.index, dtype="Int64")
    return rows.assign(drawn=drawn, day=days, period_days=counted, spread=False).reset_index(drop=True)


def share(rows: Rows, whole: float | pd.Series, name: str) -> Rows:
    """In per cent of `whole`: one number, or values by day (rows of days without one are left out)."""
    data = rows.data
    values = whole if isinstance(whole, float) else data["day"].map(whole.where(whole > 0))
    data = data.assign(drawn=data["drawn"] / values * 100.0)
    data = data[data["drawn"].notna()].reset_index(drop=True)
    phrase = "In per cent of {whole}." if isinstance(whole, float) else "In per cent of “{whole}”."
    return replace(rows.having(data, phrase, whole=name), kind="share", unit="%")


def per_100k(rows: Rows, place: str | None, population: Mapping[str, float], source: str) -> Rows:
    """Per 100,000 people of the line's place. Raises TrackerError for a place whose people nobody counted."""
    people = population.get(place or "")
    if not people:
        raise TrackerError(f"population has no {place}, transform 'per-100k' needs how many people live there")
    data = rows.data.assign(drawn=rows.data["drawn"] * PER_100K / people)
    done = rows.having(data, "Per 100,000 people; population: {source}.", source=source)
    return replace(done, unit=f"{rows.unit} per 100,000")


def index(rows: Rows, base: str | None) -> Rows:
    """The value of the day `base`, or else the first one, is 100. A line without a value then cannot be compared."""
    known = rows.data[rows.data["drawn"].notna()]
    at = known if base is None else known[known["day"] == pd.Timestamp(base)]
    if at.empty or not at["drawn"].iloc[0] > 0:
        return replace(rows, data=rows.data.iloc[:0])
    first = at.iloc[0]
    data = rows.data.assign(drawn=rows.data["drawn"] / first["drawn"] * 100.0)
    return replace(rows.having(data, "Index: {day} is 100.", day=first["day"]), kind="level", unit="index")


PLAIN: dict[str, Callable[[Rows], Rows]] = {
    "sum": running_sum,
    "week": lambda rows: by_calendar(rows, "week"),
    "month": lambda rows: by_calendar(rows, "month"),
}
"""Transforms that need nothing but the rows."""
