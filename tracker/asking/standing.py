"""Which claim stands among several of one thing and day, by the catalog's rules: now, or as of any instant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from tracker import catalog
from tracker.asking.query import Answer
from tracker.catalog.standing import Rule
from tracker.model import Line

THING = ("conflict", "kind", "party", "place", "donor", "since", "day", "period_days", "unit")
"""What claims of one series have in common that speak of one thing on one day."""

Row = Mapping[str, Any]


class Choice(NamedTuple):
    """What a rule makes of claims of one thing and day: `order` has the places of the rows, first who stands."""

    rule: Rule
    order: list[int]


def line_of(row: Row, series: str) -> Line:
    """The line of a row of `claims` or `current`."""
    return Line(series=series, **{name: row[name] for name in Line._fields if name != "series"})


def choose(rows: Sequence[Row], series: str) -> Choice:
    """The rule for some claims of one thing and day, and their order by it. There must be one claim at least."""
    lines = [line_of(row, series) for row in rows]
    rule = catalog.load().standing.rule(lines[0].conflict, series)
    return Choice(rule, sorted(range(len(lines)), key=lambda at: rule.place(lines[at])))


def one_a_day(answer: Answer, series: str) -> Answer:
    """Of the claims of a series that stand at one instant those that stand by its rule: one for each thing and day.

    With the columns `rule` and `others`, the number of other claims that speak of the same.
    """
    rows: Iterable[dict[str, Any]] = (dict(zip(answer.columns, row, strict=True)) for row in answer.rows)

    def thing(row: Row) -> tuple[tuple[bool, Any], ...]:
        return tuple((row[name] is not None, row[name]) for name in THING)

    kept = []
    for _, found in groupby(sorted(rows, key=thing), key=thing):
        same = list(found)
        choice = choose(same, series)
        kept.append((*(same[choice.order[0]][name] for name in answer.columns), choice.rule.id, len(same) - 1))
    return Answer([*answer.columns, "rule", "others"], kept, answer.cut)
