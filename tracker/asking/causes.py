"""The likely cause of a revision, in words, where its figures and those around it tell one.

Pure: a revision, and what else is known, in; words out. `tracker.asking.revised` gathers what else is known. A cause is
a reading of the figures, not a word of the publisher; where there is none to read, it is None.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from tracker.judging import slips
from tracker.judging.model import written
from tracker.judging.thresholds import RESTATED_DAYS
from tracker.model import Number

NEW_DAYS = 45
"""A figure that was seen no later than this after its day was still new: what then grows is completed."""

TELLING = 100
"""Smaller figures differ by a digit, or equal those of other days, too easily for a slip to be read from them."""

MOSTLY = 0.9
"""The share of many days that grew from which on what came is additions; names are also moved between days."""

BESIDE = 10
"""Days to each side in which the reports before and after are looked for."""

_LEAP = 2.0  # a figure that became this many times as much, or as little, leapt
_SLIPS = {
    "digits-swapped": "digits swapped",
    "digit-added": "a digit too many",
    "digit-dropped": "a digit left out",
    "digit-mistyped": "a digit mistyped",
    "factor-ten": "factor ten",
    "unit-slip": "thousands taken for units, or units for thousands",
    "zero-reset": "zero where something had been counted",
}

Row = Mapping[str, Any]


class Together:
    """The revisions of one line and type that came with one document."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows

    @cached_property
    def days(self) -> int:
        """How many days they are about."""
        return len({row["day"] for row in self.rows})

    @cached_property
    def in_words(self) -> str:
        """What became of many days at once: what was counted grew, or it is counted in another way."""
        first = self.rows[0]
        if _counts(first) and first["kind"] == "change" and (added := _added(self.rows)):
            grown = sum((row["difference"] or 0) > 0 for row in self.rows)
            return f"{added} on {grown:,} of {self.days:,} days"
        moves = {round(row["difference"], 6) for row in self.rows if row["difference"] is not None}
        how = f", each by {next(iter(moves)):+,}" if len(moves) == 1 else ""
        if len(moves) > 1:
            how = f", by {min(moves):+,} to {max(moves):+,}"
        return f"restatement of many days at once ({self.days:,} days{how})"


@dataclass(frozen=True, slots=True)
class Around:
    """What is known beside a revision.

    `together` are the revisions of its line and type by the same document, itself among them. `near` are figures of the
    line that stand now, by ISO day: of the days beside it, and of the same day in the years beside. `correction` is
    what the claimant published as a correction for the day. `first_seen`: when the source first gave the document.
    `reread`: the old value was read from the same bytes, by another reader. `decided`: a person decided it. `next_day`:
    the total grew by just what the same document gives as the change of the day, so that it holds the day after.
    """

    together: Together
    near: Mapping[str, Number] = field(default_factory=dict)
    correction: Number | None = None
    first_seen: str = ""
    reread: bool = False
    decided: bool = False
    next_day: bool = False


def likely(row: Row, around: Around) -> str | None:
    """The likely cause of a row of `revisions` with the column `unit`, or None."""
    return _of_the_reading(row, around) or _of_the_kind(row, around) or _of_the_figures(row, around)


def _of_the_reading(row: Row, around: Around) -> str | None:
    """What somebody here did, or the same bytes did."""
    if around.decided:
        return "decision by a person"
    if around.reread:
        return f"re-read by a newer reader{_at_once(around)}"
    if around.first_seen and around.first_seen < row["old_seen_at"]:
        return f"the source gave its document of {around.first_seen[:10]} again{_at_once(around)}"
    return None


def _of_the_kind(row: Row, around: Around) -> str | None:
    """What needs no look at two numbers."""
    old, new = row["old_value"], row["new_value"]
    if row["type"] == "withdrawal":
        return f"withdrawn by the source{_at_once(around)}"
    if row["type"] == "return":
        return f"vanished and came back{_at_once(around)}"
    if old is None or new is None:
        ranges = "a range became another" if old == new else "a range became a number"
        return ranges if old is None else "a number became a range"
    return "the words changed, not the number" if old == new else None


def _of_the_figures(row: Row, around: Around) -> str | None:
    old, new = row["old_value"], row["new_value"]
    if around.correction is not None and abs(new - old) == abs(around.correction):
        return f"published correction ({around.correction:+,})"
    if around.together.days >= RESTATED_DAYS:
        return around.together.in_words
    if around.next_day:
        return "the figures of the day after, under this day"
    if said := _slip(row, around):
        return said
    return _added([row]) if _counts(row) else "drawn again" if row["unit"] == "km2" else None


def _at_once(around: Around) -> str:
    return f", {around.together.days:,} days at once" if around.together.days > 1 else ""


def _counts(row: Row) -> bool:
    """Whether it counts something in whole numbers, so that it grows by what is found later."""
    return row["kind"] in ("change", "total") and row["unit"] not in ("currency", "km2", "%")


def _added(together: Sequence[Row]) -> str | None:
    grown = sum((one["difference"] or 0) > 0 for one in together)
    if grown < MOSTLY * len(together):
        return None
    fresh = all(_age(one) <= NEW_DAYS for one in together)
    return f"late addition{' to new days' if fresh else ''}: the count grew"


def _age(row: Row) -> int:
    """How many days after its day the old value was first seen."""
    return (date.fromisoformat(row["old_seen_at"][:10]) - date.fromisoformat(row["day"])).days


def _slip(row: Row, around: Around) -> str | None:
    """A slip that was mended, where the figures around say that it was one."""
    old, new = row["old_value"], row["new_value"]
    if abs(old) < TELLING and abs(new) < TELLING:
        return None
    if row["kind"] in ("total", "level"):
        beside = sorted((abs(_apart(row, day)), day) for day in around.near if day != row["day"])
        had = next((day for _, day in beside if around.near[day] == old), None)
        has = next((day for _, day in beside if around.near[day] == new), None)
        if had and not has:
            return f"had the figure of {had}"
        if has and not had and row["kind"] == "total":
            return f"has the figure of {has} now: off by a day?"
    fits = _fits(row, around.near)
    leapt = not old or not new or not 1 / _LEAP < new / old < _LEAP
    if fits is False or (fits is None and leapt):
        found = slips.between(old, new)
        if found:
            return f"{_SLIPS[found[0].name]}: {slips.sentence(old, found[0])}"
    return f"{written(old)} did not fit between the days around" if fits is False else None


def _fits(row: Row, near: Mapping[str, Number]) -> bool | None:
    """Whether the old total fitted between the reports before and after; None where the new one does not either."""
    before = max((day for day in near if -BESIDE <= _apart(row, day) < 0), default=None)
    after = min((day for day in near if 0 < _apart(row, day) <= BESIDE), default=None)
    if row["kind"] != "total" or before is None or after is None:
        return None
    low, high = near[before], near[after]
    if not low <= row["new_value"] <= high:
        return None
    return bool(low <= row["old_value"] <= high)


def _apart(row: Row, day: str) -> int:
    return (date.fromisoformat(day) - date.fromisoformat(row["day"])).days
