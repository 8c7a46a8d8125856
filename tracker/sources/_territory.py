"""What the maps of the war in Ukraine have in common: their lines, and the size of the country."""

from __future__ import annotations

from tracker import catalog
from tracker.documents.geometry import Measured
from tracker.model import Line, Number

CONFLICT = "ukraine"


def area_line(what: str, party: str | None, claimant: str | None, place: str | None = None) -> Line:
    """The line of `territory.WHAT_area`. `place` is only named for land that is not Ukraine's."""
    return Line(CONFLICT, f"territory.{what}_area", "level", party, place, claimant=claimant)


def country_km2() -> float:
    """The area of the country, the denominator of shares of it."""
    area = catalog.load().conflicts[CONFLICT].area_km2
    if area is None:
        raise ValueError(f"the catalog has no area_km2 of {CONFLICT}")
    return area


def too_large(area: Number | Measured | None) -> str | None:
    """Why an area in km2 cannot be land of the country; None where it can."""
    value = area.value if isinstance(area, Measured) else area
    if value is None or value <= country_km2():
        return None
    return f"more land than the country has, {country_km2():g} km2"
