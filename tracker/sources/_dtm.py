"""The operations of IOM's Displacement Tracking Matrix: which of them count the displaced of which place.

A country may have several operations at the same time. They overlap, differ in whom they count, and must never be
joined or summed. An operation that is in neither table was not looked at yet, and nothing of it is recorded.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tracker.catalog import load
from tracker.model import Line, Problem

WAR_IN_SUDAN = "2023-04-15"


class Operation(NamedTuple):
    """Where an operation counts the displaced, and since when they had to flee, where it counts only those."""

    place: str
    since: str | None = None


# Country and name -> where it counts. All but those of Sudan, Haiti, Afghanistan and Chad are decided by the service's
# list of operations alone: look at their figures when they first come.
OPERATIONS = {
    ("SD", "Armed Clashes in Sudan (Overview)"): Operation("SD"),  # everybody displaced, also before the war
    ("SD", "Armed Clashes in Sudan"): Operation("SD", WAR_IN_SUDAN),  # weekly, those of the war only
    ("HT", "Countrywide monitoring"): Operation("HT"),
    ("AF", "Returns and displacement in Afghanistan"): Operation("AF"),
    ("TD", "Lake Chad Basin Crisis"): Operation("TD-LC"),
    ("CM", "Lake Chad Basin Crisis"): Operation("CM-EN"),
    ("BF", "Burkina Faso Crisis"): Operation("BF"),
    ("CD", "Countrywide monitoring"): Operation("CD"),
    ("CD", "Ituri"): Operation("CD-IT"),
    ("CD", "Kasai"): Operation("CD-KS"),
    ("CD", "Kasai Central"): Operation("CD-KC"),
    ("CD", "Kasai Oriental"): Operation("CD-KE"),
    ("CD", "Lomami"): Operation("CD-LO"),
    ("CD", "Nord Kivu"): Operation("CD-NK"),
    ("CD", "Sankuru"): Operation("CD-SA"),
    ("CD", "Sud Kivu"): Operation("CD-SK"),
    ("CD", "Tanganyika"): Operation("CD-TA"),
    ("CF", "Central African Republic conflict"): Operation("CF"),
    ("ET", "Countrywide monitoring"): Operation("ET"),
    ("IQ", "Iraq conflict"): Operation("IQ"),
    ("LB", "Displacement due to conflict"): Operation("LB"),
    ("LY", "Libya Crisis"): Operation("LY"),
    ("ML", "Mali Conflict"): Operation("ML"),
    ("MZ", "Cabo Delgado Conflict"): Operation("MZ-P"),
    ("SS", "Mobility Tracking"): Operation("SS"),
    ("SY", "Syrian Arab Republic Displacement"): Operation("SY"),
    ("SY", "As-Sweida Conflict"): Operation("SY-SU"),
    ("YE", "Yemen conflict"): Operation("YE"),
}

# Why -> the operations of which nothing is recorded for that reason.
LEFT_OUT = {
    "counts the people of another operation on other days": {"Armed Clashes in Sudan (Monthly)"},
    "counts registrations, not the displaced": {
        "Displacement due to Conflict in Ukraine (Registration)", "Biometric Registration",
    },
    "covers parts of a country that have no code together, or grew from a part to the whole": {
        "Darfur conflict", "Displacement in Tahoua and Tillaberi", "Lake Chad Basin Crisis",
        "Maguindanao Displacement", "North Central and North West", "Rest of DRC", "Sahel Crisis",
    },
    "overlaps with another operation of the country": {
        "M23 Crisis Response", "Northern Ethiopia Crisis", "Somalia - Countrywide Monitoring", "Somalia displacement",
    },
    "counts arrivals, or the displaced of no conflict": {
        "Arrivals in Armenia", "Burundi Complex Emergency", "Disaster Risk Reduction (DRR)",
        "Kenya mixed displacement", "Mobility Monitoring in Garissa", "Mobility Monitoring in Isolo",
        "Mobility Monitoring in Kenya", "Mobility Monitoring in Mandera", "Mobility Monitoring in Marsabit",
        "Mobility Monitoring in Turkana", "Mobility Monitoring in Wajir", "Mongolia countrywide monitoring",
        "Papua New Guinea Country monitoring", "Zimbabwe Countrywide monitoring",
    },
    "counts the displaced of a natural disaster": {
        "Aceh earthquake", "Bahamas (the) - Hurricane Dorian Response", "Central Sulawesi Earthquake",
        "Cyclone Eloise", "Cyclone Idai", "Cyclone Kenneth", "Cyclone Pam", "Drought Impact",
        "Drought Response in Southern Africa", "Drought in Grand Sud", "Drought in Madagascar",
        "Earthquake (August-2021)", "Earthquakes in Mindanao", "Ecuador Earthquake", "El Nino Costero",
        "Erupcion del Volcan de Fuego", "Flash Floods in Attapeu", "Floods in Nepal (2020)",
        "Floods in Uganda (2020)", "Floods(2018)", "Garut floods", "Haiti Earthquake", "Hurricane Beryl",
        "Hurricane ETA and IOTA response", "Hurricane Matthew", "Hurricane Season in the Caribbean (2017)",
        "KwaZulu-Natal Floods 2022", "Lombok Earthquake", "Malawi Floods", "Manaro Volcano Eruption (Ambae)",
        "Mt Agung Volcano", "Nepal Earthquake", "Nepal Floods (2017)", "Pakistan floods (2012)",
        "Pakistan floods (2022)", "Sri Lanka Floods (2017)",
        "Storms Amanda and Cristobal Response in El Salvador", "Tropical Cyclone Harold Response",
        "Tropical Cyclone Winston", "Tropical Storm Ana", "Typhoon Haiyan", "Volcano",
    },
}  # fmt: skip
_REASONS = {name: reason for reason, names in LEFT_OUT.items() for name in names}

# How a round was counted -> whether it counts everybody. Sites hold only some of the displaced.
ASSESSMENTS = {"BA": True, "SA": False}


class Rounds:
    """Which rounds of a document are to be recorded, and what is to be said of the others."""

    def __init__(self) -> None:
        self._left_out: dict[tuple[str, str], tuple[int, str]] = {}
        self._unknown: dict[tuple[str, str], str] = {}

    def counted(self, country: str, operation: str, assessment: str, locator: str) -> Operation | None:
        """What the rows of an operation count; None where they are left out, or where nobody decided yet."""
        known = OPERATIONS.get((country, operation))
        if known is None and operation not in _REASONS:
            self._unknown.setdefault(("operation", f"{operation} in {country}"), locator)
        elif assessment not in ASSESSMENTS:
            self._unknown.setdefault(("assessment type", assessment), locator)
        elif known is None:
            self._leave_out(operation, _REASONS[operation], locator)
        elif not ASSESSMENTS[assessment]:
            self._leave_out(operation, "counts the displaced in sites only", locator)
        else:
            return known
        return None

    def _leave_out(self, operation: str, reason: str, locator: str) -> None:
        count, place = self._left_out.get((operation, reason), (0, locator))
        self._left_out[operation, reason] = (count + 1, place)

    def problems(self) -> Iterator[Problem]:
        """One for each operation and reason."""
        for (what, name), place in self._unknown.items():
            message = f"unknown {what} {name!r}, nothing of it was recorded"
            remedy = f"add it to {'OPERATIONS or LEFT_OUT' if what == 'operation' else 'ASSESSMENTS'} in {__file__}"
            yield Problem(f"unknown-{what.split()[0]}", "warning", message, name, place, remedy)
        for (operation, reason), (count, place) in self._left_out.items():
            message = f"{operation} is left out in {count} rows, as it {reason}"
            yield Problem("left-out", "info", message, operation, place)


def line(operation: Operation, day: str) -> Line:
    """The line of an operation's rounds, under the conflict of its place that day."""
    place = operation.place
    conflict = load().conflict_at(place, day)
    return Line(conflict, "idps.total", "level", place=place, since=operation.since, claimant="IOM")
