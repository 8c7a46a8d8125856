"""The figures of one document by line and day, with what stands around them: what its judgement looks at."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Mapping, Sequence

from tracker.judging.model import Point
from tracker.judging.surroundings import Surroundings
from tracker.model import Line, Number

Key = tuple[Line, int]
"""The line as its module gives it, and period_days."""


class Figures:
    """The figures of one line in a document, small: days as numbers in a list of days, values as doubles."""

    __slots__ = ("days", "values", "whole")

    def __init__(self) -> None:
        self.days = array("i")
        self.values = array("d")
        self.whole = True

    def add(self, day: int, value: Number) -> None:
        """One more; `day` is its number in the list of days."""
        self.days.append(day)
        self.values.append(value)
        self.whole = self.whole and isinstance(value, int)

    def by_day(self, days: Sequence[str]) -> dict[str, Number]:
        """Day -> value, in order; a day that is given twice, differently, is left to the ledger's own rule."""
        found: dict[str, Number] = {}
        twice: set[str] = set()
        values = map(int, self.values) if self.whole else self.values
        for place, value in zip(self.days, values, strict=True):
            day = days[place]
            if found.setdefault(day, value) != value:
                twice.add(day)
        return {day: found[day] for day in sorted(found.keys() - twice)}


class About:
    """The figures of a document by line and day, and what was known of each line before.

    A document with all days of its lines is its own neighbourhood (`whole`), and may be large: of such a one nothing
    is copied or kept.
    """

    def __init__(
        self, said: Mapping[Key, Mapping[str, Number]], numbers: Mapping[Key, int], before: Surroundings, *, whole: bool
    ) -> None:
        self.said = said
        self._numbers = numbers
        self._before = before
        self._whole = whole
        self._known: dict[Key, dict[str, Number]] = {}

    def stood(self, key: Key) -> dict[str, Number]:
        """The figures as they were known before, by day: all of them, or those around a window."""
        number, days = self._numbers.get(key), self.said[key]
        if number is None or not days:
            return {}
        if self._whole:
            return self._before.stood(number, key[1])
        if key not in self._known:
            self._known[key] = self._before.around(number, key[1], days)
        return self._known[key]

    def around(self, key: Key) -> Mapping[str, Number]:
        """The figures with what stands around them, in order of day."""
        days = self.said[key]
        return days if self._whole else dict(sorted((self.stood(key) | dict(days)).items()))

    def days(self, key: Key, doubted: Collection[str]) -> Collection[str]:
        """The days that have a figure, in order; `doubted` are those of which this document has one nobody trusts."""
        days = self.said[key]
        if self._whole:
            return sorted(days.keys() | doubted) if doubted else days
        known = self._before.reported(self._numbers[key], days) if key in self._numbers and days else set()
        return sorted({*days, *doubted, *known})

    def points(self, key: Key, *, waiting: bool = False) -> list[Point]:
        """The same as points; with those that wait to be confirmed by what goes on from them, or to be mended."""
        around, number = self.around(key), self._numbers.get(key)
        if waiting and number is not None and self.said[key] and not self._whole:
            around = dict(sorted((self._before.waiting(number, key[1], self.said[key]) | dict(around)).items()))
        return [Point(day, value) for day, value in around.items()]
