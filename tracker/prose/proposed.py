"""What a second reader proposes counts only as far as the text itself proves it.

A language model may propose claims (`tracker.fetching.second`). Nothing that it says of a number is believed: the quote
has to stand in the text word for word, value, range, qualifier, currency and unit are read there by the same grammar
as everywhere, and all codes are looked up. What is left for it to say is what the number counts, and such a claim is
held until a person accepts it. Pure, so that what was proposed once reads the same for ever without any model.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from tracker import catalog
from tracker.catalog import countries
from tracker.clock import is_day
from tracker.model import Qualifier, Series
from tracker.prose import lexicon
from tracker.prose.claimants import known_in, publisher_of
from tracker.prose.finding import Finding, provable
from tracker.prose.land import SQUARE_MILE
from tracker.prose.measures import measured
from tracker.prose.money import currency
from tracker.prose.numbers import Found, numbers, scaled
from tracker.prose.pieces import Span, sentences
from tracker.prose.quoting import qualifier
from tracker.prose.sentence import Sentence

MOST = 200
"""Proposals for one text that are looked at. No article has so many figures; an answer that has is noise."""

FIELDS = (
    "series", "conflict", "quote", "number", "party", "place", "donor", "day", "period_days", "since", "claimant",
)  # fmt: skip
_LONGEST = 300
_LONGEST_NAME = 100
_LONGEST_PERIOD = 36_525
_AROUND = 1000  # characters on either side of a number, in its own line, in which its sentence is looked for
_PLACES = 50  # of a quote that are tried
_SPACES = str.maketrans({"\u00a0": " ", "\u2009": " ", "\u202f": " "})
_WHOSE = ("losses.", "territory.")
_SIGNS = frozenset("$\u20ac\u00a3\u20b4\u20bd\u00a5")


class Proposed(NamedTuple):
    """A proposal that the text proves, as a finding, and as the row of FIELDS that gives the same finding again."""

    finding: Finding
    row: dict[str, str | int | None]


class Unproved(NamedTuple):
    """A proposal that is dropped: why, and some words of it."""

    reason: str
    found: str


class _UnprovedError(Exception):
    """Why a proposal is dropped."""


def vetted(
    proposals: Sequence[object],
    text: str,
    *,
    by: str,
    published: date,
    publisher: str | None = None,
    known: Sequence[Finding] = (),
) -> Iterator[Proposed | Unproved]:
    """The proposals that the text proves, in their order, and why the others are dropped.

    `known` is what the rules found in the text: it is not given a second time, and neither is a number that was
    proposed before. `by` names the model, `published` is the day of the text, which no claim can be later than.
    """
    page = _Page(text, by, published, publisher)
    taken = {one.start + one.offset for one in known}
    for raw in proposals[:MOST]:
        try:
            one = page.read(raw, taken)
        except _UnprovedError as why:
            yield Unproved(str(why), _shown(raw))
            continue
        place = one.finding.start + one.finding.offset
        if place not in taken and not any(_same(one.finding, other) for other in known):
            yield one
        taken.add(place)
    if len(proposals) > MOST:
        yield Unproved(f"more than {MOST} were proposed for one text, the others were not looked at", "")


class _Page:
    """A text with its numbers, and what every claim in it shares."""

    def __init__(self, text: str, by: str, published: date, publisher: str | None) -> None:
        self._text, self._plain = text, text.translate(_SPACES)
        self._by, self._published = by, published.isoformat()
        self._publisher = publisher
        self._numbers = list(numbers(text))
        self._starts = [one.start for one in self._numbers]

    def read(self, raw: object, taken: Iterable[int]) -> Proposed:
        """A proposal as the text has it; _UnprovedError when it has not. Numbers that are `taken` are preferred."""
        if not isinstance(raw, Mapping):
            raise _UnprovedError("it is no object with fields")
        said = {name: _said(raw, name) for name in FIELDS}
        series = catalog.load().series.get(said["series"] or "")
        conflict = catalog.load().conflicts.get(said["conflict"] or "")
        if series is None or conflict is None:
            raise _UnprovedError("no such series or conflict is in the catalog")
        start, quote, number = self._quoted(said["quote"] or "", said["number"], taken)
        party, donor, place = _country(said, "party"), _country(said, "donor"), _place(said["place"])
        if party is None and series.id.startswith(_WHOSE):
            raise _UnprovedError("it does not say whose they are")
        day, since = self._day(said["day"]), self._day(said["since"])
        period = _period(said["period_days"], series)
        claimant, is_known = self._claimant(said["claimant"], conflict.countries)
        begun, ended, kind, money, times = self._measure(series, number, donor)
        start, end = min(start, begun), max(start + len(quote), ended)
        value, low, high = scaled(number[2:5], times)
        finding = Finding(
            series.id, value, low, high, conflict.id, self._text[start:end], start, number.start - start,
            party, place, donor, money, kind, day, day is not None, period, since, claimant, is_known, times, self._by,
        )  # fmt: skip
        if not provable(finding):
            raise _UnprovedError("its quote alone does not read as the number that stands there")
        row: dict[str, str | int | None] = {
            **said, "quote": finding.quote, "number": self._text[number.start : number.end],
            "party": party, "place": place, "donor": donor, "period_days": period,
        }  # fmt: skip
        return Proposed(finding, row)

    def _quoted(self, quote: str, words: str | None, taken: Iterable[int]) -> tuple[int, str, Found]:
        """Where a quote stands in the text, and which of the text's own numbers in it is meant."""
        if not quote or len(quote) > _LONGEST or "\n" in quote:
            raise _UnprovedError(f"a quote is one line of at most {_LONGEST} characters")
        place, chosen, why = self._text.find(quote), None, "its quote does not stand in the text"
        for _ in range(_PLACES):
            if place < 0:
                break
            why = "its quote has no number of the text, or several that may be meant"
            number = _meant(self._inside(place, place + len(quote)), quote, place, words)
            if number and (chosen is None or number.start in taken):
                chosen = place, quote, number
            place = self._text.find(quote, place + 1)
        if chosen is None:
            raise _UnprovedError(why)
        return chosen

    def _inside(self, start: int, end: int) -> list[Found]:
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return [one for one in self._numbers[first:last] if one.end <= end]

    def _measure(
        self, series: Series, number: Found, donor: str | None
    ) -> tuple[int, int, Qualifier | None, str | None, float | None]:
        """What stands around a number: from where to where, qualifier, currency, and what it is multiplied with."""
        sentence = self._sentence(number)
        at = next((one for one in sentence.counted if sentence.starts[one] == number.start), None)
        if at is None or measured(self._plain, number):
            raise _UnprovedError("its number is a measure of time or length, and counts nothing")
        first, kind = qualifier(sentence, at, at)
        start, end = sentence.starts[first], number.end
        while start and self._text[start - 1] in _SIGNS:
            start -= 1
        amount = currency(sentence, at)
        if (amount is None) == (series.unit == "currency"):
            raise _UnprovedError(f"{series.id} is in {series.unit}, and its number is {amount or 'no money'}")
        before = self._plain[max(0, number.start - 3) : number.start].rstrip()
        if amount == "USD" and before.endswith("$") and not before[-2:-1].isalpha():
            amount = lexicon.load().dollars.get(donor or "", amount)
        if amount == "crowns":
            amount = lexicon.load().crowns.get(donor or "")
            if amount is None:
                raise _UnprovedError("nobody says whose crowns")
        percent = sentence.has(at + 1, "percent")
        share = percent or number.fraction
        if share != (series.unit == "%"):
            raise _UnprovedError(
                f"{series.id} is in {series.unit}, and its number is {'' if share else 'not '}per cent"
            )
        unit = {"%": {"percent"}, "km2": {"km2", "mi2"}, "t": {"tonne"}}.get(series.unit)
        times = None
        if number.fraction:
            times = 100.0
        elif unit:
            behind = sentence.find(unit, at + 1, at + 4)
            if behind is None:
                raise _UnprovedError(f"{series.id} is in {series.unit}, which does not stand behind its number")
            end = sentence.ends[behind]
            times = SQUARE_MILE if sentence.has(behind, "mi2") else None
        return start, end, kind, amount, times

    def _sentence(self, number: Found) -> Sentence:
        first = max(self._text.rfind("\n", 0, number.start) + 1, number.start - _AROUND)
        last = self._text.find("\n", number.end, number.end + _AROUND)
        line = Span(first, last if last >= 0 else min(len(self._text), number.end + _AROUND))
        within = sentences(self._plain, line)
        start, end = next((one for one in within if one.start <= number.start < one.end), line)
        end = max(end, number.end)
        return Sentence(self._plain, start, end, self._inside(start, end))

    def _day(self, said: str | None) -> str | None:
        if said is not None and not (is_day(said) and "1900" <= said <= self._published):
            raise _UnprovedError(f"its day is none from 1900 to {self._published}, when the text was published")
        return said

    def _claimant(self, said: str | None, sides: tuple[str, ...]) -> tuple[str | None, bool]:
        """Who is credited, by the text's own words or as its publisher, and whether the catalog knows them."""
        if said is None:
            return (publisher_of(self._publisher) if self._publisher else None), True
        if len(said) > _LONGEST_NAME or "\n" in said or (said not in self._text and said != self._publisher):
            raise _UnprovedError("its claimant does not stand in the text")
        found = catalog.load().claimant(said)
        name = found.name if found else known_in(said, sides)
        return name or said, name is not None


def _meant(inside: list[Found], quote: str, place: int, words: str | None) -> Found | None:
    """The one number of a quote that some words mean: by what they read as, else by where they stand."""
    if words is None:
        return inside[0] if len(inside) == 1 else None
    wanted = next((one[2:] for one in numbers(words)), None)
    same = [one for one in inside if one[2:] == wanted]
    if len(same) == 1:
        return same[0]
    at = place + quote.find(words)
    there = [one for one in inside if one.start < at + len(words) and at < one.end] if at >= place else []
    return there[0] if len(there) == 1 and quote.count(words) == 1 else None


def _said(raw: Mapping[object, object], name: str) -> str | None:
    """A field as text; None where it is empty. Only short words and numbers are fields."""
    value = raw.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise _UnprovedError(f"its {name} is neither words nor a number")
    text = str(value).strip()
    if len(text) > 2 * _LONGEST:
        raise _UnprovedError(f"its {name} has {len(text)} characters")
    return text or None


def _country(said: Mapping[str, str | None], name: str) -> str | None:
    called = said[name]
    if called is None:
        return None
    code = called if called in lexicon.table("places")["country"] else countries.country(called)
    if code is None:
        raise _UnprovedError(f"its {name} is no country of the catalog")
    return code


def _place(called: str | None) -> str | None:
    if called is None or called in lexicon.table("places")["region"]:
        return called
    return _country({"place": called}, "place")


def _period(said: str | None, series: Series) -> int | None:
    if series.id.endswith(".daily"):
        return 1
    if said is None or "change" not in series.kinds:
        return None
    if not (said.isascii() and said.isdecimal() and len(said) <= len(str(_LONGEST_PERIOD))):
        raise _UnprovedError("its period_days is no whole number of days")
    if not 1 <= int(said) <= _LONGEST_PERIOD:
        raise _UnprovedError(f"its period_days is none from 1 to {_LONGEST_PERIOD}")
    return int(said)


def _same(one: Finding, other: Finding) -> bool:
    """Whether two mentions make the same claim: all that tells claims apart is alike, or open in one of them."""
    what, others = ((*f[:5], f.party, f.currency) for f in (one, other))
    return what == others and (one.day == other.day or not one.stated or not other.stated)


def _shown(raw: object) -> str:
    """Some words of a proposal, on one line."""
    quote = raw.get("quote") if isinstance(raw, Mapping) else raw
    text = quote[:_LONGEST] if isinstance(quote, str) else type(quote).__name__
    return " ".join(text.split())[:60]
