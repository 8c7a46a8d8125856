"""Aid in tonnes and in cargoes, from statements: one a line, in JSON, with who said it, where, when and in what words.

No one publishes these as data. A number counts when a unit follows it and the goods are aid:

* "66,224 tonnes of in-kind assistance": what the tonnes are of decides. "45,000 tonnes of road salt" and tonnes of
  grain are not aid as a whole, and are left out.
* "cargoes of a total weight of about 18,200 tonnes": where no goods follow, the sentence has to speak of aid before.
* A sentence about the future has no figures.
* A named month ("during August") makes it the count of that month, anything else a running total.
"""

# ruff: noqa: RUF001  Ukrainian words are what is read here.

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import Any

from tracker import catalog
from tracker.clock import is_day
from tracker.documents.cells import read_json, refuse, refuse_page
from tracker.model import Claim, Document, Item, Line, Problem, Qualifier, Request, Source
from tracker.prose.numbers import Found, numbers

SOURCE = Source(
    id="aid-statements",
    title="Statements on aid in tonnes",
    publisher=None,
    licence="Quoted words of public statements",
    cite="The statements named in the addresses of their figures",
    homepage="https://civil-protection-humanitarian-aid.ec.europa.eu/where/europe/ukraine_en",
    cadence_days=None,
    default=False,
    note="Collected by hand, so it is no default. A statement that names no day is held, and dated by the day it was"
    " seen; give the day with --published, or accept it as it is: tracker review accept. The figures of the European"
    " Commission, the Energy Ministry of Ukraine and the World Food Programme are all aid.tonnage, each of its own"
    " deliveries. Of the World Food Programme food is aid, but only what a statement says to be for people in Ukraine.",
)

# Who a line says it is -> the claimant, where the catalog does not know that name.
SPEAKERS = {
    "European Commission (UCPM)": "European Commission",
    "World Food Programme (WFP)": "World Food Programme",
    "WFP Ukraine": "World Food Programme",
}
# Claimants whose food is aid by itself, and who give it all over the world.
RELIEF = {"World Food Programme"}

UNITS = {
    "aid.tonnage": re.compile(r"\s*(?:metric )?(?:tonnes|tons|тонн\w*)\b"),
    "aid.shipments": re.compile(r"\s*(?:cargoes|shipments|convoys|вантаж\w*)\b"),
}
AID = re.compile(r"\b(?:aid|assistance|relief|humanitarian|допомог\w*|гуманітарн\w*|вантаж\w*)", re.IGNORECASE)
# What the tonnes are of, where it is said: "of road salt", "допомоги". "від 36 країн" says who gave them.
GOODS = re.compile(r"\s+(?:of\s+(?P<english>[^,.;]+)|(?!від\b|з\b|із\b|для\b|в\b|у\b|до\b)(?P<other>[^\W\d]+))")
FOOD = re.compile(r"\b(?:food|flour|wheat|rations?|продовольств\w*|харч\w*|продуктов\w*|борошн\w*)\b", re.IGNORECASE)
# A relief agency buys in Ukraine for others, too: only what it gives there is aid to it.
IN_UKRAINE = re.compile(
    r"\b(?:in|to|into|inside|within|across|throughout) (?:the )?(?:people (?:in|of|across) )?Ukrain\w*"
    r"|\b(?:в|у|по|до) Україн\w*|\bукраїнцям\b",
    re.IGNORECASE,
)
TRADE = re.compile(r"\b(?:bought|buys?|purchas\w*|procur\w*|sourced|export\w*|закупи?\w*|експорт\w*)\b", re.IGNORECASE)
FUTURE = re.compile(r"\b(?:will|plans? to|going to|надішл\w+|отримає\w*|планує\w*|буде\w*)\b", re.IGNORECASE)
SENTENCE = re.compile(r"\[\.\.\.\]|(?<=[.!?])\s+|(?<=[.!?][»”\"])\s+")

QUALIFIERS: dict[str, Qualifier] = {
    "about": "about", "around": "about", "some": "about", "approximately": "about", "близько": "about",
    "приблизно": "about", "over": "over", "more than": "over", "понад": "over", "більш як": "over",
    "більше ніж": "over", "nearly": "nearly", "almost": "nearly", "майже": "nearly", "at least": "at_least",
    "щонайменше": "at_least", "up to": "up_to", "до": "up_to",
}  # fmt: skip
_QUALIFIER = re.compile(rf"\b({'|'.join(sorted(QUALIFIERS, key=len, reverse=True))})\s+$", re.IGNORECASE)

MONTHS = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    )
    for number, name in enumerate(names.split(), 1)
}
_MONTH = re.compile(rf"\b(?:during|in|протягом)\s+({'|'.join(MONTHS)})\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:during|in|throughout|протягом|упродовж|за|у|в) (20\d\d)\b", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since|from the start|з|від|із|зі)\b", re.IGNORECASE)
_HOST = re.compile(r"https?://(?:www\.)?([^/:?#\s]+)", re.IGNORECASE)
KEYS = {"source", "url", "published", "as_of", "text"}
UNDATED = "the statement names no day; it is dated by the day it was seen"


def addresses(today: date, since: date | None = None) -> Iterator[Request]:  # noqa: ARG001
    """Nowhere: statements are collected by hand."""
    yield from ()


def parse(document: Document) -> Iterator[Item]:
    """The figures of each line, in the order of its text."""
    refuse_page(document.body, "statements, one a line")
    lines = [(count, line) for count, line in enumerate(document.body.splitlines(), 1) if line.strip()]
    if not lines:
        raise refuse("empty-list", "no statements")
    for count, line in lines:
        statement = read_json(line)
        if not isinstance(statement, dict) or not isinstance(statement.get("text"), str) or "source" not in statement:
            expected = f"expected {', '.join(sorted(KEYS))}"
            raise refuse("changed-shape", "a line that is no statement", str(statement), f"line={count} /", expected)
        for key in statement.keys() - KEYS:
            message, remedy = f"unknown key {key!r}, nothing of it was recorded", f"add it to KEYS in {__file__}"
            yield Problem("unknown-column", "warning", message, key, f"line={count} /{key}", remedy)
        yield from _figures(document, count, statement)


def _figures(document: Document, count: int, statement: dict[str, Any]) -> Iterator[Item]:
    text, speaker = statement["text"], str(statement["source"])
    claimant = catalog.load().claimant(SPEAKERS.get(speaker, speaker))
    if claimant is None:
        remedy = f"add it to SPEAKERS in {__file__}, or to catalog/claimants.toml"
        message = f"unknown speaker {speaker!r}, nothing of the statement was recorded"
        yield Problem("unknown-claimant", "warning", message, speaker, f"line={count} /source", remedy)
        return
    given = (statement.get("as_of"), statement.get("published"), document.published)
    stated = next((day[:10] for day in given if isinstance(day, str) and is_day(day[:10])), None)
    url = statement.get("url")
    host = _HOST.match(url) if isinstance(url, str) else None
    for start, sentence in _sentences(text):
        for found in numbers(sentence):
            series = _series(sentence, found, relief=claimant.name in RELIEF)
            if series is None:
                continue
            place = f"line={count} /text number={start + found.start}"
            if claimant.name in RELIEF and not IN_UKRAINE.search(text):
                message, remedy = (
                    "aid, but not said to be for Ukraine, is not recorded",
                    f"see IN_UKRAINE in {__file__}",
                )
                yield Problem("no-place", "info", message, sentence[:80], place, remedy)
                continue
            day, days, running = _day(sentence, stated or document.seen_at[:10])
            line = Line("ukraine", series, "change" if days else "total", claimant=claimant.name)
            word = _QUALIFIER.search(sentence[: found.start])
            yield Claim(
                line._replace(publisher=host[1].lower() if host else None),
                day, found.value, text, place,
                QUALIFIERS[word[1].lower()] if word else None,
                low=found.low, high=found.high, period_days=days,
                unsure=running if stated else UNDATED, url=url if host else None,
            )  # fmt: skip


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for end in (*(gap.span() for gap in SENTENCE.finditer(text)), (len(text), len(text))):
        yield start, text[start : end[0]]
        start = end[1]


def _series(sentence: str, found: Found, *, relief: bool) -> str | None:
    """What the number counts, where it is a count of aid that has arrived. With `relief` food is aid, too."""
    if FUTURE.search(sentence) or (relief and TRADE.search(sentence)):
        return None
    for series, unit in UNITS.items():
        counted = unit.match(sentence, found.end)
        if counted is None:
            continue
        goods = GOODS.match(sentence, counted.end()) if series == "aid.tonnage" else None
        named = (goods["english"] or goods["other"]) if goods else sentence[: counted.end()]
        return series if AID.search(named) or (relief and FOOD.search(named)) else None
    return None


def _day(sentence: str, known: str) -> tuple[str, int | None, str | None]:
    """The day of a running total, or the last day of the month or year that the sentence names, and the days it has.

    The last is why that may be wrong: a year that is named before it is over.
    """
    month, year_named = _MONTH.search(sentence), _YEAR.search(sentence)
    if month is None and year_named and not _SINCE.search(sentence):
        year = int(year_named[1])
        last = date(year, 12, 31)
        if last.isoformat() > known:
            return (
                known,
                date.fromisoformat(known).timetuple().tm_yday,
                f"the statement names {year}, which is not over",
            )
        return last.isoformat(), last.timetuple().tm_yday, None
    if month is None:
        return known, None, None
    number = MONTHS[month[1].lower()]
    year = int(known[:4]) - (number > int(known[5:7]))
    days = monthrange(year, number)[1]
    return date(year, number, days).isoformat(), days, None
