"""Russian losses as claimed by the General Staff of Ukraine, from the JSON service of russianwarship.rip.

Two versions of it, which differ in what they have beside the figures, and two forms: one day, or pages of days.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any
from urllib.parse import urljoin

from tracker.clock import is_day
from tracker.documents.cells import number, pointer, read_json, refuse, resolve
from tracker.model import Claim, Document, Item, Kind, Line, Problem, Request, Source

SOURCE = Source(
    id="russianwarship",
    title="Russian losses claimed by the General Staff of Ukraine (russianwarship.rip)",
    publisher="russianwarship.rip",
    claimant="General Staff of Ukraine",
    licence="Not stated; figures of the General Staff of Ukraine",
    cite="russianwarship.rip, after the Ministry of Defence of Ukraine",
    homepage="https://russianwarship.rip",
    cadence_days=1,
    default=False,
    note="Kept by volunteers; whether it still updates is not known, so it only runs when it is named. It prints 0 for"
    " what was not counted yet, and goes on printing what is no longer counted: neither is taken for a figure.",
)

SERVICE = "https://russianwarship.rip/api/v2/statistics"

# Key -> what it counts.
KEYS = {
    "personnel_units": "personnel",
    "tanks": "equipment.tank",
    "armoured_fighting_vehicles": "equipment.afv",
    "artillery_systems": "equipment.artillery",
    "mlrs": "equipment.mlrs",
    "aa_warfare_systems": "equipment.air_defense",
    "planes": "equipment.aircraft",
    "helicopters": "equipment.helicopter",
    "vehicles_fuel_tanks": "equipment.vehicle",
    "warships_cutters": "equipment.ship",
    "cruise_missiles": "equipment.cruise_missile",
    "uav_systems": "equipment.uav",
    "special_military_equip": "equipment.special",
    "atgm_srbm_systems": "equipment.srbm",
    "submarines": "equipment.submarine",
}
NOT_FIGURES = {"message", "data", "date", "day", "resource", "war_status", "stats", "increase"}
# Until then the key had the vehicles without the fuel tanks, which the General Staff counted apart.
VEHICLES_WITH_FUEL_TANKS_FROM = "2022-05-01"
# The first and the last day on which the General Staff counted it, where that is not every day.
COUNTED = {
    "atgm_srbm_systems": ("2022-03-26", "2022-04-30"),
    "cruise_missiles": ("2022-05-01", "9999"),
    "special_military_equip": ("2022-03-16", "9999"),
    "submarines": ("2023-09-14", "9999"),
}
DAY_ZERO = date(2022, 2, 23)  # the service's day 1 is 2022-02-24


def addresses(today: date, since: date | None = None) -> Iterator[Request]:
    """The newest day, or all days from `since` on in pages."""
    window = f"?offset=0&limit=50&date_from={since}&date_to={today}"
    yield Request(f"{SERVICE}{window}" if since else f"{SERVICE}/latest", optional=True)


def next_page(document: Document) -> Request | None:
    """The page that the service names as the next one, as long as there are days on this one."""
    tree = read_json(document.body)
    address = resolve(tree, "/data/paging/next_url")
    more = isinstance(address, str) and address and resolve(tree, "/data/records")
    return Request(urljoin(SERVICE, address), optional=True) if more else None


def parse(document: Document) -> Iterator[Item]:
    """Totals, and what the day added to them. One day, a page of days, or a list of pages."""
    tree = read_json(document.body)
    pages = [(pointer(n), page) for n, page in enumerate(tree)] if isinstance(tree, list) else [("", tree)]
    days = [(at, day) for start, page in pages for at, day in _days(page, start)]
    if not days:
        raise refuse("empty-list", "the service has no day in the window that was asked for")
    told = NOT_FIGURES | KEYS.keys()
    parts = [(at, part) for at, day in days for part in (day, day["stats"], day.get("increase") or {})]
    for at, key in ((at, key) for at, part in pages + parts for key in part):
        if key not in told:
            told.add(key)
            message = f"unknown key {key!r}, nothing of it was recorded"
            yield Problem("unknown-column", "warning", message, key, at, f"add it to KEYS in {__file__}")
    for at, day in days:
        yield from _figures(at, day)


def _days(page: Any, start: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The days of a page with the pointers to them. Raises RefusedError for what is no page of days."""
    records = resolve(page, "/data/records")
    listed = [resolve(page, "/data")] if records is None else records
    for n, day in enumerate(listed if isinstance(listed, list) else [listed]):
        at = f"{start}/data" if records is None else f"{start}{pointer('data', 'records', n)}"
        if not isinstance(resolve(day, "/stats"), dict) or not isinstance(day.get("increase") or {}, dict):
            said = resolve(page, "/message")
            found = said if isinstance(said, str) else type(page).__name__
            if resolve(page, "/errors"):
                raise refuse("not-found", "the service has no figures for the day that was asked for", found, start)
            raise refuse("changed-shape", "expected `data` with `date`, `stats` and `increase`", found, start)
        yield at, day


def _figures(at: str, day: dict[str, Any]) -> Iterator[Item]:
    when, count = str(day.get("date")), str(day.get("day"))
    if not is_day(when):
        yield Problem("no-date", "warning", "date is no day, nothing of the day was recorded", when, f"{at}/date")
        return
    expected = (date.fromisoformat(when) - DAY_ZERO).days
    misdated = f"the figures are dated {when}, which is day {expected}, but are numbered day {count}"
    doubt = misdated if count.isdecimal() and int(count) != expected else None
    parts: tuple[tuple[str, str, Kind], ...] = (("stats", "total", "total"), ("increase", "daily", "change"))
    for (group, part, kind), key in product(parts, KEYS):
        cell, place = (day.get(group) or {}).get(key), f"{at}{pointer(group, key)}"
        first, last = COUNTED.get(key, ("", "9999"))
        counted = first <= when <= last
        if cell is None or (cell == "0" and not counted):
            continue
        value = number(cell) if isinstance(cell, str) else None
        if value is None:
            yield Problem("not-a-number", "warning", f"{key} of {when} is not a number", str(cell)[:80], place)
            continue
        apart = key == "vehicles_fuel_tanks" and when < VEHICLES_WITH_FUEL_TANKS_FROM
        what = "equipment.truck" if apart else KEYS[key]
        line = Line("ukraine", f"losses.{what}.{part}", kind, "RU", claimant=SOURCE.claimant)
        yield Claim(
            line, when, value, cell, place,
            period_days=1 if kind == "change" else None,
            unsure=doubt or (None if counted else f"the General Staff did not count {key} on {when}"),
            url=_address(day.get("resource")),
        )  # fmt: skip


def _address(resource: object) -> str | None:
    return resource if isinstance(resource, str) and resource.startswith(("https://", "http://")) else None
