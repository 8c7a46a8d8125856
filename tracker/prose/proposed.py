"""What a second reader proposes counts only as far as the text itself proves it.

A language model may propose claims (`tracker.fetching.second`). Nothing that it says of a number is believed: the quote
has to stand in the text word for word, value, range, qualifier, currency and unit are read there by the same grammar
as everywhere, and all codes are looked up. What is left for it to say is what the number counts, and such a claim is
held until a person accepts it. Pure, so that what was proposed once reads the same for ever without any model.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from tracker import catalog
from tracker.catalog import countries
from tracker.clock import is_day
from tracker.model import Series
from tracker.prose import lexicon
from tracker.prose.claimants import publisher_of
from tracker.prose.finding import Finding, provable
from tracker.prose.known import known_in
from tracker.prose.numbers import scaled
from tracker.prose.proposed_number import Page, UnprovedError

MOST = 200
"""Proposals for one text that are looked at. No article has so many figures; an answer that has is noise."""

FIELDS = (
    "series", "conflict", "quote", "number", "party", "place", "donor", "day", "period_days", "since", "claimant",
)  # fmt: skip
_LONGEST_FIELD = 600
LONGEST_NAME = 100
_LONGEST_PERIOD = 36_525
_WHOSE = ("losses.", "territory.")


class Proposed(NamedTuple):
    """A proposal that the text proves, as a finding, and as the row of FIELDS that gives the same finding again."""

    finding: Finding
    row: dict[str, str | int | None]


class Unproved(NamedTuple):
    """A proposal that is dropped: why, and some words of it."""

    reason: str
    found: str


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
    vetting = _Vetting(text, by, published, publisher)
    taken = {one.start + one.offset for one in known}
    for raw in proposals[:MOST]:
        try:
            one = vetting.read(raw, taken)
        except UnprovedError as why:
            yield Unproved(str(why), _shown(raw))
            continue
        place = one.finding.start + one.finding.offset
        if place not in taken and not any(_same(one.finding, other) for other in known):
            yield one
        taken.add(place)
    if len(proposals) > MOST:
        yield Unproved(f"more than {MOST} were proposed for one text, the others were not looked at", "")


class _Vetting:
    """What every claim in a text shares."""

    def __init__(self, text: str, by: str, published: date, publisher: str | None) -> None:
        self._page = Page(text)
        self._by, self._published = by, published.isoformat()
        self._publisher = publisher

    def read(self, raw: object, taken: Collection[int]) -> Proposed:
        """A proposal as the text has it. Raises UnprovedError when it has not."""
        if not isinstance(raw, Mapping):
            raise UnprovedError("it is no object with fields")
        said = {name: _said(raw, name) for name in FIELDS}
        series = catalog.load().series.get(said["series"] or "")
        conflict = catalog.load().conflicts.get(said["conflict"] or "")
        if series is None or conflict is None:
            raise UnprovedError("no such series or conflict is in the catalog")
        party, donor, place = _country(said, "party"), _country(said, "donor"), _place(said["place"])
        if party is None and series.id.startswith(_WHOSE):
            raise UnprovedError("it does not say whose they are")
        day, since = self._day(said["day"]), self._day(said["since"])
        period = _period(said["period_days"], series)
        claimant, known = self._claimant(said["claimant"], conflict.countries)
        number, start, end, kind, money, times = self._page.read(
            said["quote"] or "", said["number"], series, donor, taken
        )
        quote = self._page.text[start:end]
        finding = Finding(
            series.id, *scaled(number[2:5], times), conflict.id, quote, start, number.start - start,
            party, place, donor, money, kind, day, day is not None, period, since, claimant, known, times, self._by,
        )  # fmt: skip
        if not provable(finding):
            raise UnprovedError("its quote alone does not read as the number that stands there")
        row: dict[str, str | int | None] = {
            **said, "quote": quote, "number": self._page.text[number.start : number.end],
            "party": party, "place": place, "donor": donor, "period_days": period,
        }  # fmt: skip
        return Proposed(finding, row)

    def _day(self, said: str | None) -> str | None:
        if said is not None and not (is_day(said) and "1900" <= said <= self._published):
            raise UnprovedError(f"its day is none from 1900 to {self._published}, when the text was published")
        return said

    def _claimant(self, said: str | None, sides: tuple[str, ...]) -> tuple[str | None, bool]:
        """Who is credited, by the text's own words or as its publisher, and whether the catalog knows them."""
        if said is None:
            name = publisher_of(self._publisher) if self._publisher else None
            return name, name is None or name in catalog.load().claimants
        if len(said) > LONGEST_NAME or "\n" in said or (said not in self._page.text and said != self._publisher):
            raise UnprovedError("its claimant does not stand in the text")
        found = catalog.load().claimant(said)
        name = found.name if found else known_in(said, sides)
        return name or said, name is not None


def _said(raw: Mapping[object, object], name: str) -> str | None:
    """A field as text; None where it is empty. Only short words and numbers are fields."""
    value = raw.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise UnprovedError(f"its {name} is neither words nor a number")
    text = str(value).strip()
    if len(text) > _LONGEST_FIELD:
        raise UnprovedError(f"its {name} has {len(text)} characters")
    return text or None


def _country(said: Mapping[str, str | None], name: str) -> str | None:
    called = said[name]
    if called is None:
        return None
    code = called if called in lexicon.table("places")["country"] else countries.country(called)
    if code is None:
        raise UnprovedError(f"its {name} is no country of the catalog")
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
        raise UnprovedError("its period_days is no whole number of days")
    if not 1 <= int(said) <= _LONGEST_PERIOD:
        raise UnprovedError(f"its period_days is none from 1 to {_LONGEST_PERIOD}")
    return int(said)


def _same(one: Finding, other: Finding) -> bool:
    """Whether two mentions make the same claim: all that tells claims apart is alike, or open in one of them."""
    what, others = ((*f[:5], f.party, f.currency) for f in (one, other))
    return what == others and (one.day == other.day or not one.stated or not other.stated)


def _shown(raw: object) -> str:
    """Some words of a proposal, on one line."""
    quote = raw.get("quote") if isinstance(raw, Mapping) else raw
    text = quote[:_LONGEST_FIELD] if isinstance(quote, str) else type(quote).__name__
    return " ".join(text.split())[:60]
