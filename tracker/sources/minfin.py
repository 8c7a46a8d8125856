"""Russian losses as claimed by the General Staff of Ukraine, in the index that the Minfin site keeps.

Two channels of it: the index's own page of a month, and a copy in one CSV file that has all days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from tracker.documents.cells import refuse
from tracker.documents.pages import captcha, is_html, text_of, title_of
from tracker.documents.tables import read_csv
from tracker.model import Claim, Document, Item, Kind, Line, Problem, Qualifier, Request, Source, Whole
from tracker.prose.numbers import number_at

SOURCE = Source(
    id="minfin",
    title="Russian losses claimed by the General Staff of Ukraine (index of Minfin)",
    publisher="Minfin",
    claimant="General Staff of Ukraine",
    licence="Not stated; figures of the General Staff of Ukraine",
    cite="Minfin, index of Russian losses in Ukraine; copied as CSV by romansverdan, russian-Losses-in-Ukraine",
    homepage="https://index.minfin.com.ua/en/russian-invading/casualties/",
    cadence_days=1,
    note="The copy, filed under a publisher of its own, takes a day once and is mended by hand: in February 2026 it had"
    " a wrong figure of drones for days. It numbers its days one too high since 2025-11-09, and alone has 2022-02-24."
    " The page shows one month; no recorded page of it could be had for the tests.",
)

COPY = "https://raw.githubusercontent.com/romansverdan/russian-Losses-in-Ukraine/main/data/russia_losses.csv"
COPIED_BY = "romansverdan, after Minfin"  # mistypes of its own, and not what the page says today

# Column of the copy -> what it counts.
COLUMNS = {
    "personnel": "personnel",
    "tanks": "equipment.tank",
    "apv": "equipment.afv",
    "artillery": "equipment.artillery",
    "mlrs": "equipment.mlrs",
    "aaws": "equipment.air_defense",
    "aircrafts": "equipment.aircraft",
    "helicopters": "equipment.helicopter",
    "uav": "equipment.uav",
    "cruise_missiles": "equipment.cruise_missile",
    "warships": "equipment.ship",
    "vehicles_fuel_tanks": "equipment.vehicle",
    "special_equipment": "equipment.special",
    "submarines": "equipment.submarine",
}
NOT_FIGURES = {"day"}
DAY_ZERO = date(2022, 2, 23)  # day 1 of the copy is 2022-02-24

# Label of the page -> what it counts. The last six are of the first months.
LABELS = {
    "military personnel": "personnel",
    "tanks": "equipment.tank",
    "armored fighting vehicle": "equipment.afv",
    "artillery systems": "equipment.artillery",
    "mlrs": "equipment.mlrs",
    "anti-aircraft warfare": "equipment.air_defense",
    "planes": "equipment.aircraft",
    "helicopters": "equipment.helicopter",
    "uav": "equipment.uav",
    "cruise missiles": "equipment.cruise_missile",
    "ships (boats)": "equipment.ship",
    "submarines": "equipment.submarine",
    "cars and cisterns": "equipment.vehicle",
    "special equipment": "equipment.special",
    "ground robotic systems": "equipment.ground_robot",
    "cannons": "equipment.artillery",
    "mlrs grad": "equipment.mlrs",
    "cars": "equipment.truck",
    "cisterns with fuel": "equipment.fuel_tank",
    "mobile srbm": "equipment.srbm",
}
NOT_COUNTED = {"buk missile system"}  # one type of air defence, in the first days
QUALIFIERS: dict[str, Qualifier] = {"aprx.": "about", "about": "about", "more than": "over", "over": "over"}

_DAY = re.compile(r"(?P<day>[0-9]{2})\.(?P<month>[0-9]{2})\.(?P<year>20[0-9]{2})(?![0-9.])")
_ENTRY = re.compile(
    rf"(?P<label>[^\n\u2012-\u2015]{{1,60}}?)[ \u00a0]*[\u2012-\u2015][ \u00a0]*"
    rf"(?:(?P<about>{'|'.join(map(re.escape, QUALIFIERS))})[ \u00a0]*)?(?P<rest>.*)",
    re.IGNORECASE,
)
_ADDED = re.compile(r"[^0-9()+]{0,20}\(\+[ \u00a0]?(?=[0-9])")
_CAPTIVES = re.compile(r"[0-9][0-9 \u00a0]*\+?[ \u00a0]*(?:captives?|captured|prisoners?|pow)\b", re.IGNORECASE)


def addresses(today: date, since: date | None = None) -> Iterator[Request]:
    """The page of the current month, or of each month from `since` on, and the copy."""
    month = since.replace(day=1) if since else today
    home = SOURCE.homepage
    while (month.year, month.month) < (today.year, today.month):
        yield Request(f"{home}{month:%Y-%m}/", f"{month:%Y-%m}", otherwise=(f"{home}month.php?month={month:%Y-%m}",))
        month = (month.replace(day=1) + timedelta(days=31)).replace(day=1)
    yield Request(home, "page")
    yield Request(COPY, "copy")


def parse(document: Document) -> Iterator[Item | Whole]:
    """Totals by day; a page has what each day added, too."""
    return _page(document.body) if is_html(document.body) else _copy(document.body)


def _copy(body: bytes) -> Iterator[Item | Whole]:
    table = read_csv(body, day="date", needs=("personnel", "tanks"))
    yield from table.faults({*COLUMNS, *NOT_FIGURES}, "COLUMNS or NOT_FIGURES", __file__)
    yield Whole()
    lines = {column: _line(what, "total", COPIED_BY) for column, what in COLUMNS.items()}
    for row in table.rows():
        day, misdated = row.day, _misdated(row.day, row["day"])
        for column, line in lines.items():
            yield from row.figure(column, line, day, unsure=misdated)


def _misdated(day: str, count: str) -> str | None:
    """The rows are numbered: a date far from its number was mistyped. Off by one, the number was."""
    expected = (date.fromisoformat(day) - DAY_ZERO).days
    if not count.isdecimal() or abs(int(count) - expected) <= 1:
        return None
    return f"the row is dated {day}, which is day {expected}, but is numbered day {count}"


def _page(body: bytes) -> Iterator[Item]:
    if guard := captcha(body):
        raise refuse("captcha", f"found a bot challenge ({guard}), expected the index of losses", title_of(body) or "")
    text, start = text_of(body), 0
    day, inside, read = "", False, 0
    told: set[str] = set()
    for words in text.split("\n"):
        at, start = start, start + len(words) + 1
        if dated := _DAY.match(words):
            day, inside = f"{dated['year']}-{dated['month']}-{dated['day']}", False
            continue
        entry = _ENTRY.match(words)
        what = entry and LABELS.get(" ".join(entry["label"].split()).casefold())
        if entry and day and what:
            inside, read = True, read + 1
            yield from _figures(words, entry, what, day, at)
        elif entry and inside and (label := entry["label"].strip()).casefold() not in NOT_COUNTED | told:
            told.add(label.casefold())
            message, remedy = f"unknown label {label!r}, nothing of it was recorded", f"add it to LABELS in {__file__}"
            yield Problem("unknown-label", "warning", message, label, f"char={at}", remedy)
        inside = inside and entry is not None
    if not read:
        raise refuse("wrong-page", "found no list of losses under a date", title_of(body) or text, "", "see LABELS")


def _figures(words: str, entry: re.Match[str], what: str, day: str, at: int) -> Iterator[Item]:
    """The total of a line, what the day added to it, and the prisoners that old lines have with the personnel."""
    begin, place = entry.start("rest"), f"char={at} number="
    total = number_at(words, begin)
    if total is None or total.value is None:
        yield Problem("unread-figure", "warning", f"no figure that can be read in {words!r}", words, f"char={at}")
        return
    qualifier = QUALIFIERS.get((entry["about"] or "").casefold())
    yield Claim(_line(what, "total"), day, total.value, words, f"{place}{begin}", qualifier)
    added = _ADDED.search(words, total.end)
    if added and (change := number_at(words, added.end())) and change.value is not None:
        yield Claim(_line(what, "daily"), day, change.value, words, f"{place}{added.end()}", period_days=1)
    captives = _CAPTIVES.search(words, total.end)
    if captives and (taken := number_at(words, captives.start())) and taken.value is not None:
        line = Line("ukraine", "losses.personnel.captured", "total", "RU", claimant=SOURCE.claimant)
        yield Claim(line, day, taken.value, words, f"{place}{captives.start()}")


def _line(what: str, part: str, publisher: str | None = None) -> Line:
    kind: Kind = "total" if part == "total" else "change"
    return Line("ukraine", f"losses.{what}.{part}", kind, "RU", claimant=SOURCE.claimant, publisher=publisher)
