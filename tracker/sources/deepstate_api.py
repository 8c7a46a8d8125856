"""Land by status on the map of DeepState, as it draws it itself, version by version."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from tracker.documents.cells import pointer, read_json, refuse
from tracker.documents.geometry import measure
from tracker.documents.sums import spans
from tracker.model import Claim, Document, Item, Line, Problem, Request, Source
from tracker.sources._territory import area_line, too_large

SOURCE = Source(
    id="deepstate-api",
    title="Land by status on the DeepState map, version by version",
    publisher="DeepState",
    claimant="DeepState",
    licence="No open licence; DeepState objects to unlicensed commercial use",
    cite="DeepState, DeepStateMap",
    homepage="https://deepstatemap.live",
    cadence_days=1,
    note="Outlines, measured here. Undocumented, and may refuse. Outlines of one status overlap by up to 0.4 %, so that"
    " their sum is too large by as much. A version drawn before five in the morning is of the day before; of several on"
    " a day the last one stands. Land outside Ukraine (Transnistria, Abkhazia, Karelia and others) is not counted, nor"
    " are other greys than the one for unknown status.",
)

_SITE = "https://deepstatemap.live/api/history/"
_HEADERS = {"User-Agent": "Mozilla/5.0 (compatible; conflict-tracker)"}  # it turns others away
DAYS = 14
_VERSION = re.compile(r"[0-9]{10}")
_IN_ADDRESS = re.compile(r"(?<![0-9])([0-9]{10})(?![0-9])")
# Kyiv draws at night: between 22:00 and four in the morning, and hardly ever at five. Three in the morning of UTC is
# five or six there, so what was drawn after midnight belongs to the evening it was drawn in.
_NIGHT = timedelta(hours=3)
# How far the hour in words may be ahead of UTC: Kyiv is two or three hours; a recorded answer of September is two.
_AHEAD = (timedelta(hours=2), timedelta(hours=3))


class Status(NamedTuple):
    """What land of one status is counted as."""

    series: str
    party: str | None
    place: str | None = None

    @property
    def line(self) -> Line:
        """The line of its area."""
        return area_line(self.series, self.party, SOURCE.claimant, self.place)


TAKEN = Status("occupied_since_start", "RU")
HELD_BEFORE = Status("held_before_start", "RU")
HELD = Status("occupied", "RU")
UNKNOWN = Status("contested", None)
UNKNOWN_IN_RUSSIA = Status("contested", None, "RU")
LIBERATED = Status("liberated", "UA")
TAKEN_IN_RUSSIA = Status("occupied_since_start", "UA", "RU")

# Colour -> what its land is counted as; None where it is not counted at all.
COLOURS = {
    "#a52714": TAKEN,
    "#bcaaa4": UNKNOWN,
    "#bdbdbd": UNKNOWN_IN_RUSSIA,
    "#0f9d58": LIBERATED,
    "#0288d1": LIBERATED,  # within the last days
    "#0097a7": LIBERATED,  # one polygon of one day
    "#01579b": TAKEN_IN_RUSSIA,
    "#ff5252": None,  # what Russia holds of other countries, or of its own peoples
    "#757575": None,  # a darker grey of summer 2022
    "#ce93d8": None,  # Wagner's mutiny, within Russia
}
# Before the first outlines around Sudzha the lighter grey was used for remarks.
LIGHT_GREY, LIGHT_GREY_FROM = "#bdbdbd", "2024-08-06"
# Of these colours the name decides: black until May 2022, when the other was that of Transnistria.
NAMED_COLOURS = {"#000000", "#880e4f"}
# A word of the name -> which land held before it is; None where it is none.
NAMES = {
    "крим": "Crimea",
    "crimea": "Crimea",
    "ордло": "ORDLO",
    "cadr": "ORDLO",
    "тузла": "Tuzla",
    "tuzla": "Tuzla",
    "придністров": None,
    "transnistria": None,
    "під питанням": None,  # "in question", for three days of April 2022
}
# What the names have said since March 2024, and the statuses that agree with it.
KEYS = {
    "occupied": {TAKEN},
    "unknown": {UNKNOWN, UNKNOWN_IN_RUSSIA},
    "dismissed": {LIBERATED, TAKEN_IN_RUSSIA},
    "dismissed_at": {LIBERATED, TAKEN_IN_RUSSIA},
}
NO_LAND = {"Point", "MultiPoint", "LineString", "MultiLineString"}
_KEY = re.compile(r"geoJSON\.status\.(\w+)")


def addresses(today: date, since: date | None = None) -> Iterator[Request]:
    """The list of versions, of which the last days' are wanted or those from `since` on; and the newest map."""
    first = since or today - timedelta(days=DAYS - 1)
    # What follows the # is for `links` and is not sent.
    yield Request(f"{_SITE}public#{first.isoformat()}", "versions", headers=_HEADERS, index=True)
    yield Request(f"{_SITE}last", "last", headers=_HEADERS)


def links(document: Document) -> Iterator[Request]:
    """The versions of the list from the wanted day on, the oldest first."""
    tree = read_json(document.body)
    first = document.address.partition("#")[2]
    if not isinstance(tree, list) or not all(isinstance(one, dict) for one in tree):
        raise refuse("changed-shape", "expected a list of versions", str(tree))
    for version in sorted({str(one.get("id")) for one in tree}):
        if not _VERSION.fullmatch(version):
            raise refuse("changed-shape", "the id of a version is no UNIX time", version)
        if _day(version) >= first:
            yield Request(f"{_SITE}{version}/geojson", version, headers=_HEADERS, once=True)


def parse(document: Document) -> Iterator[Item]:
    """The area of each status on one version of the map."""
    tree = read_json(document.body)
    within = ("map",) if isinstance(tree, dict) and isinstance(tree.get("map"), dict) else ()
    features = (tree["map"] if within else tree).get("features") if isinstance(tree, dict) else None
    if not isinstance(features, list) or not all(isinstance(one, dict) for one in features):
        raise refuse("changed-shape", "no list of features, expected a map in GeoJSON", str(tree))
    version, at = _version(document.address, tree), pointer(*within, "features")
    rows: dict[Status, list[int]] = defaultdict(list)
    lands: set[str] = set()
    doubts: dict[Status, str] = {}
    complaints: dict[str, Problem] = {}
    for drawn in _drawn(features):
        status, land = drawn.status(_day(version))
        if status:
            rows[status].append(drawn.row)
            lands.add(land)
        if problem := drawn.complaint(status, f"{at}/{drawn.row}/properties"):
            complaints.setdefault(problem.found, problem)
            if drawn.colour not in COLOURS:
                doubts |= dict.fromkeys(KEYS.get(drawn.key, ()), f"some of it is in an unknown colour, {drawn.colour}")
    yield from complaints.values()
    if not rows:
        raise refuse("empty-list", "no land of any known status", str(features), at)
    if TAKEN in rows and HELD_BEFORE in rows:
        rows[HELD] = sorted(rows[TAKEN] + rows[HELD_BEFORE])
        doubts[HELD] = doubts.get(TAKEN, "")
    # Every map so far has both: without one it is not whole.
    lacking = [land for land in ("Crimea", "ORDLO") if land not in lands]
    doubt = f"the map is not whole, it lacks {' and '.join(lacking)}" if lacking else _misdated(version, tree)
    for status, counted in rows.items():
        area = measure(features[row].get("geometry") for row in counted)
        locator = f"area={at} rows={spans(counted)}"
        unsure = doubt or doubts.get(status) or too_large(area)
        yield Claim(status.line, _day(version), area.value, area.quote, locator, unsure=unsure)


class _Drawn(NamedTuple):
    """A feature with an outline: its row, and what it says of itself."""

    row: int
    colour: str
    name: str
    key: str

    def status(self, day: str) -> tuple[Status | None, str]:
        """What it is counted as, if at all, and which land it is where the name says so."""
        if self.colour == LIGHT_GREY and day < LIGHT_GREY_FROM:
            return None, ""
        if self.colour not in NAMED_COLOURS:
            return COLOURS.get(self.colour), ""
        land = next((land for word, land in NAMES.items() if land and word in self.name.casefold()), "")
        return (HELD_BEFORE if land else None), land

    def complaint(self, status: Status | None, place: str) -> Problem | None:
        """What is not understood of it."""
        said = f"{self.name!r} in {self.colour or 'no colour'}"

        def warning(check: str, message: str, found: str, table: str) -> Problem:
            remedy = f"look at the map; if it is meant so, add it to {table} in {__file__}"
            return Problem(check, "warning", message, found, place, remedy)

        if self.colour in NAMED_COLOURS and not any(word in self.name.casefold() for word in NAMES):
            return warning("unknown-name", f"unknown land {said}, not counted", self.name, "NAMES")
        if self.colour not in COLOURS and self.colour not in NAMED_COLOURS:
            return warning("unknown-colour", f"unknown colour: {said}, not counted", self.colour, "COLOURS")
        if self.key and self.key not in KEYS:
            return warning("unknown-status", f"unknown status: {said}", self.key, "KEYS")
        if self.key and status and status not in KEYS[self.key]:
            message = f"{said} is counted by its colour, as {status.series}"
            return warning("contradiction", message, f"{self.colour} {self.key}", "KEYS")
        return None


def _drawn(features: list[dict[str, Any]]) -> Iterator[_Drawn]:
    """The features that are neither points, which are units, airfields and arrows, nor lines."""
    for row, feature in enumerate(features):
        if isinstance(feature.get("geometry"), dict) and feature["geometry"].get("type") in NO_LAND:
            continue
        properties = feature.get("properties")
        if not isinstance(properties, dict):
            raise refuse("changed-shape", "a feature without properties", str(feature), f"row {row}")
        name = " ".join(str(properties.get("name") or "").split())
        key = _KEY.search(name)
        yield _Drawn(row, str(properties.get("fill") or ""), name, key[1] if key else "")


def _version(address: str, tree: dict[str, Any]) -> str:
    """The id of the version: the UNIX time at which it was saved."""
    named = str(tree.get("id") or "")
    if _VERSION.fullmatch(named):
        return named
    if found := _IN_ADDRESS.search(address):
        return found[1]
    remedy = "keep the file's name, ID.geojson, or give the address it came from with --url"
    raise refuse("no-date", "no id of a version, neither in the map nor in its address", address, "", remedy)


def _saved(version: str) -> datetime:
    return datetime.fromtimestamp(int(version), UTC)


def _day(version: str) -> str:
    return (_saved(version) - _NIGHT).date().isoformat()


def _misdated(version: str, tree: dict[str, Any]) -> str | None:
    """The newest map says in words when it was saved; None where that agrees with its id."""
    said = str(tree.get("datetime") or "")
    if not said or said in {f"{_saved(version) + ahead:%d.%m o %H:%M}" for ahead in _AHEAD}:
        return None
    return f"the map says {said!r}, but its id is of {_saved(version):%Y-%m-%d %H:%M} UTC"
