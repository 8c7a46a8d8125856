"""Missiles and drones launched at Ukraine and brought down, as its forces report each attack: added up by day.

One row is one model in one attack. Rows of a day, a kind and a claimant are added up; those of different claimants
never, as what a regional command reports may be in the Air Force's figure too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tracker.documents.sums import Sum
from tracker.documents.tables import Row, Table, read_csv, read_sheet
from tracker.model import Claim, Document, Item, Line, Problem, Request, Source

SOURCE = Source(
    id="missile-attacks",
    title="Massive missile attacks on Ukraine",
    publisher="Petro Ivaniuk",
    licence="CC BY-NC-SA 4.0",
    cite="Petro Ivaniuk, Massive Missile Attacks on Ukraine",
    homepage="https://www.kaggle.com/datasets/piterfm/massive-missile-attacks-on-ukraine",
    cadence_days=1,
    default=False,
    lists_everything=True,
    note="Needs a Kaggle token (KAGGLE_USERNAME, KAGGLE_KEY), so it is no default. An attack belongs to the day on"
    " which it ended. Of drones other than Shahed mostly those brought down are counted, as launched too, so a rate of"
    " interception drawn from all drones is too high. Of scouting drones only those brought down are recorded: what"
    " the file has as launched is nearly the same number again, as those that got away are hardly ever posted (1,392"
    " and 1,388 in the state of April 2026); each that is comes as a problem of severity info. All other rows are in a"
    " sum of their day. The newest days are completed later.",
)

# What the model list of the same publisher calls them. Rows may name several models, joined by `and`.
MODELS = {
    "missiles": {
        "3M22 Zircon", "Ballistic Missile", "Banderol", "C-300", "C-300/C-400", "C-400",
        "Intercontinental Ballistic Missile", "Intercontinental ballistic missile", "Iskander-K", "Iskander-M",
        "Iskander-M/KN-23", "KN-23", "Kalibr", "P-800 Oniks", "Unknown Missile", "X-101/X-555", "X-22", "X-22/X-31P",
        "X-22/X-32", "X-31", "X-31P", "X-31PD", "X-32", "X-35", "X-47 Kinzhal", "X-59", "X-59/X-69", "X-59MK2", "X-69",
    },
    "drones": {"Kub", "Lancet", "Shahed-136/131", "Unknown UAV", "Молнія", "Привет-82", "Фенікс"},
    "recon_drones": {
        "Eleron", "Forpost", "Granat-4", "Merlin-VR", "Mohajer-6", "Orion", "Orlan-10", "Orlan-30",
        "Reconnaissance UAV", "Supercam", "ZALA", "Картограф",
    },
    "bombs": {"Aerial Bomb", "GBU", "KAB"},
}  # fmt: skip
KINDS = {model: kind for kind, models in MODELS.items() for model in models}

# Kind -> column -> series. Scouting drones have no launches: those that got away are not counted.
SERIES = {
    "missiles": {
        "launched": "attacks.missiles_launched",
        "destroyed": "attacks.missiles_intercepted",
        "not_reach_goal": "attacks.missiles_lost",
    },
    "drones": {
        "launched": "attacks.drones_launched",
        "destroyed": "attacks.drones_intercepted",
        "not_reach_goal": "attacks.drones_lost",
    },
    "recon_drones": {"destroyed": "attacks.recon_drones_intercepted"},
    "bombs": {"launched": "attacks.bombs_launched", "destroyed": "attacks.bombs_intercepted"},
}

# The page that a post is on -> who speaks there. None: a channel that speaks for nobody named.
PAGES: dict[str, str | None] = {
    "kpszsu": "Air Force of Ukraine",
    "PvKPivden": "Air commands of Ukraine",
    "pvkshid": "Air commands of Ukraine",
    "PvkZahid": "Air commands of Ukraine",
    "PvkCenter": "Air commands of Ukraine",
    "GeneralStaff.ua": "General Staff of Ukraine",
    "CinCAFU": "Ukrainian officials",
    "ChiefUkrDIU": "Ukrainian officials",
    "kharkivoda.gov.ua": "Ukrainian officials",
    "war_monitor": None,
    "watch": None,
}
_PAGE = re.compile(r"(?:https?://t\.me/)?([^/]*)")

# `is_shahed` and the jet drones are parts of the row's own count, and no drones besides.
NOT_FIGURES = {
    "time_start", "launch_place", "target", "target_main", "carrier", "affected region", "destroyed_details",
    "launched_details", "launch_place_details", "border_crossing", "cross_border_belarus", "back_russia",
    "still_attacking", "is_shahed", "turbojet", "turbojet_destroyed", "num_hit_location", "num_fall_fragment_location",
}  # fmt: skip
PACKED = "missile_attacks_daily.csv"
COLUMNS = ("launched", "destroyed", "not_reach_goal")
KNOWN = {"model", "source", *COLUMNS, *NOT_FIGURES}


def addresses(today: date, since: date | None = None) -> Iterator[Request]:  # noqa: ARG001 (it never changes)
    """The one file of the data set, packed."""
    path = "www.kaggle.com/api/v1/datasets/download/piterfm/massive-missile-attacks-on-ukraine"
    yield Request("https://${KAGGLE_USERNAME}:${KAGGLE_KEY}@" + path)


def parse(document: Document) -> Iterator[Item]:
    """Counts by day, claimant and kind of weapon, newest first."""
    if document.body.lstrip(b"\xef\xbb\xbf").startswith(b"model,category,"):
        yield Problem("no-figures", "info", "the list of models has no figures")
        return
    needs = ("time_start", "model", "launched", "destroyed", "source")
    if document.body.startswith(b"PK"):
        table = read_sheet(document.body, PACKED, day="time_end", needs=needs)
    else:
        table = read_csv(document.body, day="time_end", needs=needs)
    yield from table.faults(KNOWN, "COLUMNS or NOT_FIGURES", __file__)
    groups: dict[tuple[str, str | None, str], list[Row]] = {}
    unknown: set[str] = set()
    seen: dict[tuple[str, ...], int] = {}
    for row in table.rows():
        page = str(_PAGE.match(row["source"])[1])  # type: ignore[index]  # it matches anything
        kinds = {KINDS.get(model) for model in row["model"].split(" and ")}
        kind = kinds.pop() if len(kinds) == 1 else None
        yield from _twins(row, seen)
        yield from _got_away(row, kind)
        if kind is not None and page in PAGES:
            groups.setdefault((row.day, PAGES[page], kind), []).append(row)
            continue
        column, text, where = ("model", row["model"], "MODELS") if kind is None else ("source", page, "PAGES")
        if text not in unknown:
            unknown.add(text)
            message = f"unknown {column} {text!r}, nothing of its rows was recorded"
            yield Problem(
                f"unknown-{column}", "warning", message, text, row.locator(column), f"add it to {where} in {__file__}"
            )
    for (day, claimant, kind), rows in groups.items():
        for column, series in SERIES[kind].items():
            yield from _added(table, column, rows, Line("ukraine", series, "change", "RU", claimant=claimant), day)


def _added(table: Table, column: str, rows: list[Row], line: Line, day: str) -> Iterator[Item]:
    """The sum of a column: a minimum where some of the rows have no figure."""
    total, counted = Sum(table.layout, column), []
    for row in rows:
        value = row.value(column)
        if value is not None:
            total.add(row)
            counted.append(row)
        elif row[column]:
            message = f"{column} of {day} is not a number"
            yield Problem("not-a-number", "warning", message, row[column], row.locator(column))
    qualifier = "at_least" if len(counted) < len(rows) else None
    unsure = next(filter(None, map(_doubt, counted)), None)
    for claim in total.claim(line, day, qualifier=qualifier, period_days=1, unsure=unsure):
        yield _whole(claim)


def _doubt(row: Row) -> str | None:
    begun, launched, destroyed = row["time_start"][:10], row.value("launched"), row.value("destroyed")
    if launched is not None and destroyed is not None and destroyed > launched:
        return f"row {row.number} has more brought down than launched"
    try:
        days = (date.fromisoformat(row.day) - date.fromisoformat(begun)).days
    except ValueError:
        return f"row {row.number} begins on {begun!r}, which is no day"
    return None if days in {0, 1} else f"row {row.number} begins on {begun} and ends on {row.day}"


def _whole(claim: Claim) -> Claim:
    """Counts are printed as `111.0`."""
    value = claim.value
    return claim._replace(value=int(value)) if isinstance(value, float) and value.is_integer() else claim


def _got_away(row: Row, kind: str | None) -> Iterator[Problem]:
    """A scouting drone that was posted and not brought down, which no series counts."""
    launched, destroyed = row.value("launched"), row.value("destroyed")
    if kind == "recon_drones" and launched is not None and destroyed is not None and launched > destroyed:
        message = f"{launched:g} launched, {destroyed:g} brought down: scouting drones that got away are not counted"
        yield Problem("left-out", "info", message, row["model"], row.locator("launched"))


def _twins(row: Row, seen: dict[tuple[str, ...], int]) -> Iterator[Problem]:
    """Two posts that say the same of one attack may be one report. Which, is not for us to say: both count."""
    same = tuple(row[column] for column in ("time_start", "time_end", "model", "launch_place", "target", *COLUMNS))
    if same in seen:
        message = f"rows {seen[same]} and {row.number} are of one attack and differ in their post only; both count"
        yield Problem("twin-rows", "info", message, row["model"], row.locator("model"))
    seen.setdefault(same, row.number)
