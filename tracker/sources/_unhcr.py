"""UNHCR's people by country of origin and of asylum: which series each of its groups is, and where it is filed.

UNHCR prints these figures itself, and others print them after it; they belong into the same series.
"""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterator
from typing import Literal, NamedTuple

from tracker.catalog import load
from tracker.catalog.countries import WORLD, country, fled
from tracker.documents.tables import Row
from tracker.model import Item, Kind, Line

CLAIMANT = "UNHCR"


class Measure(NamedTuple):
    """What a figure counts: people away from their country, or in their own."""

    series: str
    kind: Kind
    where: Literal["abroad", "at home"]


REFUGEES = Measure("refugees.total", "level", "abroad")
ASYLUM_SEEKERS = Measure("refugees.asylum_seekers", "level", "abroad")
OTHER_PROTECTION = Measure("refugees.other_protection", "level", "abroad")
RETURNED_REFUGEES = Measure("returnees.refugees", "change", "abroad")
DISPLACED = Measure("idps.total", "level", "at home")
RETURNED_DISPLACED = Measure("returnees.idps", "change", "at home")

# What stands for an origin that is no country of today, or none at all.
ORIGINS = {"UNK", "XXA", "VAR", "TIB"}


def code(text: str) -> str | None:
    """The country of one side, or UNHCR's own code; None for an unknown one."""
    return text if text in ORIGINS else country(text)


def figure(row: Row, column: str, measure: Measure, origin: str | None, asylum: str | None) -> Iterator[Item]:
    """The claim of a row's cell. None for a side stands for all countries together."""
    if row[column] in {"0", "0.0"} and origin and asylum and (origin == asylum) != (measure.where == "at home"):
        return  # nobody is a refugee in the own country, or displaced within another's: no figure
    days = 365 + isleap(int(row.day[:4])) if measure.kind == "change" else None
    yield from row.figure(column, _line(measure, origin, asylum, row.day), row.day, period_days=days)


def _line(measure: Measure, origin: str | None, asylum: str | None, day: str) -> Line:
    if measure.where == "abroad":
        conflict, party = fled(origin, day)
        return Line(conflict, measure.series, measure.kind, party, asylum, claimant=CLAIMANT)
    place = asylum or origin
    conflict = load().conflict_at(place, day) if place else WORLD
    return Line(conflict, measure.series, measure.kind, None, place, claimant=CLAIMANT)
