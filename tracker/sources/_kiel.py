"""The donors of the Ukraine Support Tracker: countries, and institutions that are none."""

from __future__ import annotations

from tracker.catalog.countries import country

DONORS = {
    "EU": "EU",
    "EU (Commission and Council)": "EU",
    "EU Institutions": "EU",
    "European Investment Bank": "EIB",
    "European Peace Facility": "EPF",
}


def donor(called: str) -> str | None:
    """The code of a donor by a name or code that the tracker uses; None where it is unknown."""
    return DONORS.get(called) or country(called)
