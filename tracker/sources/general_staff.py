"""Russian losses as the General Staff of Ukraine publishes them every morning: the official list itself.

Pages of the Government portal and the Ministry of Defence, posts, and reprints that keep the list, in English,
Ukrainian or both. What the list may look like is known to `tracker.prose.official_list`; here are its words.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta

from tracker.documents.pages import captcha, is_html, text_of, title_of
from tracker.model import Claim, Document, Item, Kind, Line, Problem, Qualifier, Request, Source
from tracker.prose.number_first import number_first_lists
from tracker.prose.official_heading import day_of, morning_after
from tracker.prose.official_list import Figure, OfficialList, official_lists, plain

SOURCE = Source(
    id="general-staff",
    title="Russian losses claimed by the General Staff of Ukraine (the official daily list)",
    publisher=None,
    claimant="General Staff of Ukraine",
    licence="CC BY 4.0",
    cite="General Staff of the Armed Forces of Ukraine, through the Ministry of Defence and the Government portal",
    homepage="https://mod.gov.ua/news",
    cadence_days=1,
    note="One page a day, not there before about 07:30 in Kyiv. CC BY 4.0 is the licence of the Government portal.",
)

_LINE = sys._getframe().f_lineno + 1  # noqa: SLF001 (messages say where the table is)
LABELS = {
    "losses.personnel": "personnel | особового складу | особовий склад",
    "losses.equipment.tank": "tanks | танків | танки",
    "losses.equipment.afv": """APV | AFV | AFVs | troop-carrying AFVs
        | armored combat vehicles | armoured combat vehicles | armored fighting vehicles | armoured fighting vehicles
        | бойових броньованих машин | бойові броньовані машини | бойова броньована машина | ББМ""",
    "losses.equipment.artillery": "artillery systems | артилерійських систем | артилерійські системи",
    "losses.equipment.mlrs": """MLRS | multiple launch rocket systems
        | РСЗВ | реактивних систем залпового вогню | реактивні системи залпового вогню""",
    "losses.equipment.air_defense": """anti-aircraft warfare systems | anti-aircraft systems | air defense systems
        | air defence systems | засобів ППО | засоби ППО | засобів протиповітряної оборони""",
    "losses.equipment.aircraft": "aircraft | літаків | літаки",
    "losses.equipment.helicopter": "helicopters | гелікоптерів | гелікоптери",
    "losses.equipment.uav": """UAV | UAVs | UAV operational-tactical level
        | unmanned aerial vehicles of the operational-tactical level
        | БПЛА | БпЛА оперативно-тактичного рівня | безпілотники оперативно-тактичного рівня
        | безпілотників оперативно-тактичного рівня""",
    "losses.equipment.cruise_missile": "cruise missiles | крилатих ракет | крилаті ракети",
    "losses.equipment.ship": """warships/boats | ships/boats | boats/cutters | warships | boats
        | кораблів/катерів | кораблі/катери | кораблі та катери | кораблів та катерів | кораблів і катерів""",
    "losses.equipment.submarine": "submarines | підводних човнів | підводні човни | підводних човни",
    "losses.equipment.vehicle": """vehicles and fuel tanks
        | автомобільної техніки та автоцистерн | автомобільна техніка та автоцистерни
        | автомобільна техніка й автоцистерни | автомобільну техніку та автоцистерни
        | автомобілів і автоцистерн""",
    "losses.equipment.truck": "vehicles | automotive equipment | автомобільної техніки | автомобільна техніка",
    "losses.equipment.fuel_tank": """fuel tanks | tanks with fuel and lubricants | автоцистерн | автоцистерни
        | цистерн з ППМ | цистерни з ППМ | цистерн з ПММ | цистерни з ПММ""",
    "losses.equipment.special": """special equipment
        | спеціальної техніки | спеціальна техніка | спеціальну техніку | одиниць спеціальної техніки""",
    "losses.equipment.ground_robot": """ground robotic systems | ground robotic complexes
        | наземних робототехнічних комплексів | наземні робототехнічні комплекси | НРК""",
    "losses.equipment.srbm": """SRBM | SRBM system | SRBM systems | mobile SRBM system
        | launchers of the tactical missile system | launcher of the operational-tactical missile system
        | пускових установок ОТРК | пускові установки ОТРК | ПУ ОТРК""",
}
MISPRINTS = {"-aircraft warfare systems": "losses.equipment.air_defense"}
ENDED = {
    # From that day on the two are one line, "vehicles and fuel tanks".
    "losses.equipment.truck": "2022-05-01",
    "losses.equipment.fuel_tank": "2022-05-01",
}
PUBLISHERS = {
    "kmu.gov.ua": "Cabinet of Ministers of Ukraine",
    "mil.gov.ua": "Ministry of Defence of Ukraine",
    "mod.gov.ua": "Ministry of Defence of Ukraine",
}

_SERIES = {plain(label): series for series, words in LABELS.items() for label in words.split("|")} | MISPRINTS
_REMEDY = f"add it to LABELS (line {_LINE}) or MISPRINTS in {__file__}"
_EXPECTED = "expected the official list of losses, under a heading such as 'from 24.02.22 to 01.05.23'"
_HOST = re.compile(rb"https?://([A-Za-z0-9.-]+)")
_HOME = re.compile(rb"(?:<base|canonical|og:url|og:image)[^>]{0,80}?https?://([A-Za-z0-9.-]+)")
_MONTHS = {
    "bojovi-vtrati-voroga": "sichnya lyutogo bereznya kvitnya travnya chervnya"
    " lipnya serpnya veresnya zhovtnya listopada grudnya",
    "boiovi-vtraty-voroha": "sichnia liutoho bereznia kvitnia travnia chervnia"
    " lypnia serpnia veresnia zhovtnia lystopada hrudnia",
}
_LATE = 3  # days to look back: a page may appear late, or be missed by a run
_BROWSER = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}


def addresses(today: date, since: date | None = None) -> Iterator[Request]:
    """The Ministry's page of each day, in the spellings that it uses; only one of them exists, and not before 7:30."""
    day = since or today - timedelta(days=_LATE)
    while day <= today:
        spelt = [
            f"https://mod.gov.ua/news/{title}-na-{day.day}-{months.split()[day.month - 1]}-{day.year}-roku"
            for title, months in _MONTHS.items()
        ]
        yield Request(spelt[0], day.isoformat(), _BROWSER, otherwise=tuple(spelt[1:]), optional=True)
        day += timedelta(days=1)


def parse(document: Document) -> Iterator[Item]:
    """The totals of the list and what the day added to them; one error when there is no list, or no day to it."""
    text = text_of(document.body)
    publisher = _publisher(document)
    day: str | Problem | None = None
    seen: set[Item] = set()
    lists = [*official_lists(text, _SERIES)] or number_first_lists(text, _SERIES)
    for found in lists:
        again = found.heading is None and day is not None
        day = day if again else _day(found, text, document)
        if day is None or isinstance(day, Problem):
            break
        # A list that is printed twice says everything once. What only a list without a day says has none.
        new = {_bare(item): item for item in _items(found, day, publisher) if _bare(item) not in seen}
        if again and new:
            first = text[found.entries[0].start : found.entries[0].end]
            yield Problem("no-day", "warning", "a second, different list has no heading with a day", first)
        elif not again:
            seen |= new.keys()
            yield from new.values()
    if day is None:
        yield _no_list(document, text)
    elif isinstance(day, Problem):
        yield day


def _bare(item: Item) -> Item:
    return item._replace(quote="", locator="") if isinstance(item, Claim) else item._replace(locator="")


def _items(found: OfficialList, day: str, publisher: str | None) -> Iterator[Item]:
    for entry in found.entries:
        place = f"char={entry.start}"
        ended = ENDED.get(entry.series or "")
        if entry.series is None or (ended and day >= ended):
            message = f"unknown label {entry.label!r}, nothing of its entry was recorded"
            remedy = f"its line ended on {ended}; see ENDED in {__file__}" if ended else _REMEDY
            yield Problem("unknown-label", "warning", message, entry.label, place, remedy)
            continue
        if entry.unread:
            message = f"{entry.unread!r} has no figure that can be read, expected one such as '- 3700 (+1)'"
            yield Problem("unread-figure", "warning", message, entry.unread, place)
        if entry.total:
            yield _claim(_line(f"{entry.series}.total", "total", publisher), day, entry.total, entry.qualifier)
        if entry.change:
            yield _claim(_line(f"{entry.series}.daily", "change", publisher), day, entry.change)
    for line in found.strays:
        yield Problem("unread-line", "warning", f"{line!r} stands in the list, but is no entry of it", line)


def _line(series: str, kind: Kind, publisher: str | None) -> Line:
    return Line("ukraine", series, kind, "RU", claimant=SOURCE.claimant, publisher=publisher)


def _claim(line: Line, day: str, figure: Figure, qualifier: Qualifier | None = None) -> Claim:
    place = f"char={figure.start} number={figure.offset}"
    period = 1 if line.kind == "change" else None
    return Claim(line, day, figure.value, figure.quote, place, qualifier, period_days=period)


def _publisher(document: Document) -> str | None:
    """Who printed it: as the fetch knew, else by the address, else by where a page says that it belongs."""
    home = _HOST.match(document.address.encode())
    if home is None and is_html(document.body):
        home = _HOME.search(document.body)
    host = home[1].decode().lower() if home else ""
    printed = (name for site, name in PUBLISHERS.items() if host == site or host.endswith(f".{site}"))
    return document.publisher or next(printed, SOURCE.publisher)


def _day(found: OfficialList, text: str, document: Document) -> str | Problem:
    head, first = found.heading, found.entries[0]
    if head is None and (morning := morning_after(text[: first.start], document.published)):
        return morning.isoformat()
    if head is None:
        quote = text[first.start : first.end]
        return Problem("no-day", "error", f"found a list without a heading that says its day, {_EXPECTED}", quote)
    day = day_of(head, text, document.published, document.address)
    if day:
        return day.isoformat()
    words = text[head.start : head.end]
    if head.year:
        return Problem("no-day", "error", f"{words!r} is no day of the calendar, {_EXPECTED}", words)
    message = f"{words!r} has no year, and neither the page nor its address tells one in which there is that day"
    return Problem("no-year", "error", message, words, "", "say when it was published")


def _no_list(document: Document, text: str) -> Problem:
    found = title_of(document.body) or text.strip()[:80] or "an empty document"
    if guard := captcha(document.body):
        remedy = "fetch it again later, or save it with a browser and pass the file"
        return Problem("captcha", "error", f"found a check for robots by {guard}, {_EXPECTED}", found, "", remedy)
    return Problem("wrong-page", "error", f"found {found!r}, {_EXPECTED}", found)
