"""What is tracked, what is counted and who says so: read from the TOML files beside this module.

Adding a conflict, a series, a claimant or a break is an edit of one of these files and of nothing else.
A mistake in them is one line with the file, the line, the key, what was found and what was expected.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast, get_args

from tracker import toml
from tracker.catalog import _series, standing
from tracker.catalog.standing import Standing
from tracker.model import Break, Claimant, Conflict, Event, Series, TrackerError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["FILES", "Catalog", "Population", "events", "load", "population"]

FILES = ("conflicts.toml", "series.toml", "claimants.toml", "breaks.toml", "standing.toml")

BreakType = Literal["start", "restart", "merge", "end"]

_FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Catalog:
    """The catalog. Series and conflicts by id, claimants by name, breaks in the order of their file.

    `digest` is the SHA-256 of the files it was read from, so that a mirror of it can tell whether it is stale;
    `reading` that of the files which decide what is read from a document: who stands is no part of that.
    """

    conflicts: Mapping[str, Conflict]
    series: Mapping[str, Series]
    claimants: Mapping[str, Claimant]
    breaks: tuple[Break, ...]
    standing: Standing = field(default_factory=Standing)
    digest: str = ""
    reading: str = ""

    def claimant(self, name: str) -> Claimant | None:
        """The claimant of that name or alias, whatever the case of its letters; None where it is unknown."""
        return self._called.get(_folded(name))

    def conflict_at(self, place: str, day: str) -> str:
        """The conflict under which figures of a whole country or region are filed that day, else `global`."""
        homes = (one for one in self.conflicts.values() if place in one.home and day >= one.start)
        return next((one.id for one in homes), "global")

    @cached_property
    def _called(self) -> dict[str, Claimant]:
        return {_folded(name): one for one in self.claimants.values() for name in (one.name, *one.aliases)}


@dataclass(frozen=True)
class Population:
    """People by country code, by one source, which has a name in each language of the charts and an address."""

    source: str
    sources: Mapping[str, str]
    url: str
    people: Mapping[str, float]


def load(folder: Path | None = None) -> Catalog:
    """The catalog of a folder with these files, by default the one that ships with the program.

    Raises TrackerError for the first mistake it meets.
    """
    return _shipped() if folder is None else _load(folder)


@cache
def events(folder: Path | None = None) -> Mapping[str, Event]:
    """The events of `events.toml` by id, in the order of the file. They are for charts only and not in the ledger.

    Raises TrackerError for the first mistake it meets.
    """
    known = load(folder).conflicts
    file = (folder or _FOLDER) / "events.toml"
    found = {}
    for name, table in toml.read(file, _bytes(file)).tables():
        titles = table.table("titles", optional=True)
        found[name] = Event(
            id=name,
            conflict=table.text("conflict"),
            day=table.day("day"),
            title=table.text("title"),
            source=table.text("source"),
            titles={code: titles.text(code) for code in titles.data},
            url=table.text("url", ""),
        )
        table.finish()
        if found[name].conflict not in known:
            raise table.wrong("conflict", repr(found[name].conflict), "a conflict of conflicts.toml")
    return found


@cache
def population(folder: Path | None = None) -> Population:
    """How many people live where, by `population.toml`. Raises TrackerError for its first mistake."""
    file = (folder or _FOLDER) / "population.toml"
    table = toml.read(file, _bytes(file))
    people, sources = table.table("people"), table.table("sources", optional=True)
    counts = {place: people.number(place) or 0.0 for place in people.data}
    for place, count in counts.items():
        if not count > 0:
            raise people.wrong(place, repr(people.data[place]), "a number of people above zero")
    found = Population(
        source=table.text("source"),
        sources={code: sources.text(code) for code in sources.data},
        url=table.text("url", ""),
        people=counts,
    )
    table.finish()
    return found


@cache
def _shipped() -> Catalog:
    return _load(_FOLDER)


def _load(folder: Path) -> Catalog:
    bodies = {name: _bytes(folder / name) for name in FILES}
    tables = {name: toml.read(folder / name, body) for name, body in bodies.items()}
    conflicts = _conflicts(tables["conflicts.toml"])
    series = _series.series(tables["series.toml"])
    claimants = _claimants(tables["claimants.toml"])
    breaks = _breaks(tables["breaks.toml"], conflicts, series, claimants)
    order = standing.read(tables["standing.toml"], conflicts, series, claimants)
    reading = {name: body for name, body in bodies.items() if name != "standing.toml"}
    return Catalog(conflicts, series, claimants, breaks, order, _digest(bodies), _digest(reading))


def _digest(bodies: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name, body in bodies.items():
        digest.update(f"{name}\0{len(body)}\0".encode())
        digest.update(body)
    return digest.hexdigest()


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise TrackerError(f"{file}: found no readable file ({error.strerror}), expected a catalog file") from None


def _conflicts(file: toml.Table) -> dict[str, Conflict]:
    conflicts = {}
    for name, table in file.tables():
        conflicts[name] = Conflict(
            id=name,
            title=table.text("title"),
            start=table.day("start"),
            countries=_countries(table),
            home=table.texts("home"),
            area_km2=table.number("area_km2"),
            area_source=table.text("area_source", ""),
        )
        if table.has("area_km2") and not table.has("area_source"):
            raise table.wrong("area_source", "nothing", "who says so, as a share names its denominator")
        table.finish()
    return conflicts


def _countries(table: toml.Table) -> tuple[str, ...]:
    codes = table.texts("countries")
    for code in codes:
        if not _is_code(code):
            raise table.wrong("countries", repr(code), "two-letter codes as in UA")
    return codes


def _claimants(file: toml.Table) -> dict[str, Claimant]:
    claimants = {}
    taken: dict[str, str] = {}
    for name, table in file.tables():
        side = table.text("side", "")
        if side and not _is_code(side):
            raise table.wrong("side", repr(side), "a two-letter code as in UA, or no side at all")
        aliases = table.texts("aliases")
        for key, called in ((None, name), *(("aliases", alias) for alias in aliases)):
            owner = taken.setdefault(_folded(called), name)
            if owner != name or aliases.count(called) > 1 or (key and _folded(called) == _folded(name)):
                raise table.wrong(key, f"{called!r}, which {owner!r} has already", "a name or alias used once")
        claimants[name] = Claimant(name, side, aliases)
        table.finish()
    return claimants


def _breaks(
    file: toml.Table,
    conflicts: Mapping[str, Conflict],
    series: Mapping[str, Series],
    claimants: Mapping[str, Claimant],
) -> tuple[Break, ...]:
    breaks = []
    for table in file.listed("break"):
        one = Break(
            conflict=table.text("conflict"),
            series=table.text("series"),
            day=table.day("day"),
            type=cast("BreakType", table.one_of("type", get_args(BreakType))),
            note=table.text("note"),
            claimant=table.text("claimant", "") or None,
            merged=table.texts("merged"),
        )
        table.finish()
        if one.conflict not in conflicts:
            raise table.wrong("conflict", repr(one.conflict), "a conflict of conflicts.toml")
        for key, name in (("series", one.series), *(("merged", name) for name in one.merged)):
            if name not in series:
                raise table.wrong(key, repr(name), "a series of series.toml")
        if one.claimant is not None and one.claimant not in claimants:
            raise table.wrong("claimant", repr(one.claimant), "the name of a claimant of claimants.toml")
        if bool(one.merged) != (one.type == "merge"):
            found = repr(list(one.merged)) if one.merged else "nothing"
            raise table.wrong("merged", found, "the series that a merge took in, and for no other type of break")
        breaks.append(one)
    file.finish()
    return tuple(breaks)


def _is_code(text: str) -> bool:
    return re.fullmatch(r"[A-Z]{2}", text) is not None


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
