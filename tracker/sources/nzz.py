"""Land under Russian control on the map of the Neue Zürcher Zeitung: its areas as archived, and its outlines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from tracker.clock import is_day
from tracker.documents.cells import number, pointer, read_json, refuse
from tracker.documents.geometry import measure
from tracker.documents.sums import spans
from tracker.documents.tables import iso_day, read_csv
from tracker.model import Claim, Document, Item, Line, Problem, Request, Source, Whole
from tracker.sources._territory import area_line, too_large

SOURCE = Source(
    id="nzz",
    title="Land under Russian control on the map of the Neue Zürcher Zeitung",
    publisher="conflict-investigations",
    claimant="Neue Zürcher Zeitung",
    licence="None; the outlines are Liveuamap's, to be asked before commercial use",
    cite="Neue Zürcher Zeitung after Liveuamap, archived by conflict-investigations, nzz-maps",
    homepage="https://github.com/conflict-investigations/nzz-maps",
    cadence_days=1,
    # A file of areas has all of its days, but an answer with outlines has one: nothing is taken back by its absence.
    lists_everything=False,
    note="Most days repeat the one before. Seven days of October 2023 are impossible. The areas count land as held that"
    " was lost within the last days, and lack the parts of Donetsk and Luhansk held before 2022 since 2024-03-14."
    " Another method than DeepState's: never splice them.",
)

_CSV = "https://raw.githubusercontent.com/conflict-investigations/nzz-maps/master/territory.csv"
_AREAS = (
    "https://q-server.st-cdn.nzz.ch/tools/custom_code/endpoints/2484ed2804c37655aa53312284ef8f7f/getAreas"
    "?appendItemToPayload=c43940da317fdc578cf589dd9357512c"
    "&toolRuntimeConfig=%7B%22fileRequestBaseUrl%22%3A%22https%3A%2F%2Fq-server.st-cdn.nzz.ch%2Ffile%22%7D&to="
)
PUBLISHER_OF_OUTLINES = "Neue Zürcher Zeitung"
# What land an outline is of, and whether it is held on the day. Land that was lost within the last days is not.
TYPES = {"nochange": True, "gains": True, "losses": False}
# The outlines leave out Crimea; from this day on also what Russia held of Donetsk and Luhansk before 2022.
WITHOUT_DONBAS_FROM = "2024-03-14"
OLDER_UNTIL = "2023-03-14"


def addresses(today: date, since: date | None = None) -> Iterator[Request]:
    """The file of areas, and the outlines of today, or of each day from `since` on."""
    yield Request(_CSV, "areas")
    day = since or today
    while day <= today:
        yield Request(f"{_AREAS}{day.isoformat()}", day.isoformat(), optional=True)
        day += timedelta(days=1)


def parse(document: Document) -> Iterator[Item | Whole]:
    """Areas by day, with or without Crimea, or the outlines of one day, whichever of the documents it is."""
    if document.body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] != b"{":
        yield from _table(document)
        return
    tree = read_json(document.body)
    if isinstance(tree.get("value"), dict):
        yield from _outlines(tree["value"].get("features"))
    else:
        yield from _listed(tree)


def _table(document: Document) -> Iterator[Item | Whole]:
    table = read_csv(document.body, day="date", needs=("area",))
    yield from table.faults({"area"}, "the columns that are read", __file__)
    days = list(table.rows())
    # The older file counts without Crimea. It writes its days without a time of day, and ends.
    older = all(len(row["date"]) == len(row.day) for row in days)
    if older and days and max(row.day for row in days) > OLDER_UNTIL:
        remedy = f"compare it with the days it had before, then mend {__file__}"
        raise refuse(
            "changed-shape", "days without a time of day, with or without Crimea?", days[-1]["date"], "", remedy
        )
    line = _line("occupied_outside_crimea" if older else "occupied")
    if not older:
        yield Whole()  # the outlines of single days have that line no more
    for row in days:
        yield from row.figure("area", line, row.day, unsure=too_large(row.value("area")))


def _listed(tree: dict[str, Any]) -> Iterator[Item]:
    """The older file again, as one object from instants to areas."""
    line = _line("occupied_outside_crimea")
    if not tree or not any(iso_day(key) for key in tree):
        raise refuse("changed-shape", "expected areas by day, or outlines", ", ".join(tree) or "{}")
    for key, cell in tree.items():
        day, place = iso_day(key), pointer(key)
        value = number(cell) if isinstance(cell, str) else None
        if day is None:
            yield Problem("no-date", "warning", f"{key!r} is no day, nothing of it was recorded", key, place)
        elif value is None and cell:
            yield Problem("not-a-number", "warning", f"the area of {day} is not a number", str(cell)[:80], place)
        elif value is not None:
            yield Claim(line, day, value, cell, place, unsure=too_large(value))


def _outlines(features: Any) -> Iterator[Item]:
    """The land held on a day, measured."""
    at = pointer("value", "features")
    if not isinstance(features, list) or not all(isinstance(one, dict) for one in features):
        raise refuse("changed-shape", "expected a list of outlines", str(features), at)
    held: dict[str, list[int]] = defaultdict(list)
    unknown: dict[str, Problem] = {}
    for row, feature in enumerate(features):
        properties = feature.get("properties") or {}
        type_, day = str(properties.get("type") or ""), str(properties.get("date") or "")
        if not is_day(day):
            raise refuse("no-date", "an outline without its day", str(properties), f"{at}/{row}/properties/date")
        if type_ not in TYPES:
            message, remedy = f"unknown outline {type_!r}, not counted", f"add it to TYPES in {__file__}"
            place = f"{at}/{row}/properties/type"
            unknown.setdefault(type_, Problem("unknown-type", "warning", message, type_, place, remedy))
        elif TYPES[type_]:
            held[day].append(row)
    yield from unknown.values()
    if not held:
        raise refuse("empty-list", "no outline of land that is held", str(features), at)
    for day, rows in held.items():
        line = _line("occupied_since_start" if day >= WITHOUT_DONBAS_FROM else "occupied_outside_crimea")
        area = measure(features[row].get("geometry") for row in rows)
        unsure = too_large(area) or (f"some of it is of an unknown type, {', '.join(unknown)}" if unknown else None)
        yield Claim(
            line._replace(publisher=PUBLISHER_OF_OUTLINES), day, area.value, area.quote,
            f"area={at} rows={spans(rows)}", unsure=unsure,
        )  # fmt: skip


def _line(what: str) -> Line:
    return area_line(what, "RU", SOURCE.claimant)
