"""From a text to its claims: rules of the vocabulary are tried on every number of every sentence.

A rule that nearly fits is no claim: a wrong figure does more harm than a missing one.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tracker import catalog
from tracker.model import Claim, Line, Problem, Qualifier
from tracker.prose import vocabulary
from tracker.prose.claimants import Credit, credit
from tracker.prose.days import days, is_vague
from tracker.prose.days import published as published_day
from tracker.prose.numbers import Found, number_at, numbers
from tracker.prose.pieces import Piece, Span, pieces, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.prose.vocabulary import Rule

# How far from its number a pattern may look, and how far the words that say who and when may stand.
_NEAR = 160
_CONTEXT = 400
_UNREAL_BEFORE = 80
_BACK = 4

_NOT_THE_CLAIMS = re.compile(
    r"\b(?:since|from|before|until|till|after|began|begun|started|launched|invasion|invaded|start|beginning|beyond|past"
    r"|annexed|set for|planned for)(?: of)?(?: on| in)?(?: the)? ?$",
    re.IGNORECASE,
)
_REPORTED = re.compile(r"\b(?:said|reported|announced|stated|wrote|claimed|as of|by)(?: on| in| by)?(?: the)? $", re.IGNORECASE)


class _Place(NamedTuple):
    """Where a sentence stands: in which piece, in which of its lines, and as which sentence of that line."""

    piece: Piece
    line: int
    sentences: list[Span]
    index: int

    @property
    def span(self) -> Span:
        return self.sentences[self.index]


class _Draft(NamedTuple):
    """A claim with what decides between two mentions of it."""

    claim: Claim
    start: int
    stated: bool
    context: int

    @property
    def fullness(self) -> tuple[bool, bool, bool, int, int]:
        claim = self.claim
        return bool(claim.line.claimant), self.stated, bool(claim.qualifier), self.context, -self.start


def read(text: str, *, published: str | None = None, publisher: str | None = None) -> Iterator[Claim | Problem]:
    """The claims of a text, in its order; each is yielded once, at its fullest mention.

    `published` is the ISO day or instant of publication where that is known beyond the text. When neither it nor
    the text says, the one item is a Problem `no-date`: nothing could be recorded. `publisher` is filled into the
    lines; a publisher who is a claimant of the catalog vouches for what it credits to nobody else.
    """
    day = _iso(published) or published_day(text)
    if day is None:
        yield Problem(
            "no-date",
            "error",
            f"found no publication date{f' in {published!r}' if published else ''}, expected one in the text or with it",
            remedy="give the day of publication with the document",
        )
        return
    reader = _Reader(text, day, publisher)
    yield from (draft.claim for draft in _once(reader.drafts()))


def _iso(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _once(drafts: Iterator[_Draft]) -> list[_Draft]:
    """Of mentions of one claim, the fullest: one that names nobody or no day repeats one that does."""
    kept: dict[object, list[_Draft]] = {}
    for draft in sorted(drafts, key=lambda one: one.fullness, reverse=True):
        claim = draft.claim
        mentions = kept.setdefault((claim.line._replace(claimant=None), claim.value, claim.low, claim.high), [])
        if not any(
            claim.line.claimant in {None, fuller.claim.line.claimant}
            and (claim.day == fuller.claim.day or not draft.stated)
            for fuller in mentions
        ):
            mentions.append(draft)
    return sorted((draft for mentions in kept.values() for draft in mentions), key=lambda one: one.start)


class _Reader:
    def __init__(self, text: str, published: date, publisher: str | None) -> None:
        self._text = text
        self._published = published
        self._publisher = publisher
        self._words = vocabulary.load()
        self._catalog = catalog.load()
        known = self._catalog.claimant(publisher) if publisher else None
        self._self = known.name if known else None
        self._conflicts = {
            country: one.id
            for one in self._catalog.conflicts.values()
            for country in one.countries
            if sum(country in other.countries for other in self._catalog.conflicts.values()) == 1
        }

    def drafts(self) -> Iterator[_Draft]:
        found = numbers(self._text)
        number = next(found, None)
        for piece in pieces(self._text):
            for line, span in enumerate(piece.lines):
                parts = sentences(self._text, span)
                for index, sentence in enumerate(parts):
                    place = _Place(piece, line, parts, index)
                    while number and number.end <= sentence.end:
                        if number.start >= sentence.start:
                            yield from self._drafts(place, number)
                        number = next(found, None)

    def _drafts(self, place: _Place, number: Found) -> Iterator[_Draft]:
        start, end = place.span
        left = self._text[max(start, number.start - _NEAR) : number.start]
        right = self._text[number.end : min(end, number.end + _NEAR)]
        currency = self._words.currency.search(left)
        if currency:
            left = left[: currency.start()]
        qualifier = self._words.qualifier.search(left)
        if qualifier:
            left = left[: qualifier.start()]
        for rule in self._words.rules:
            after = rule.after.match(right)
            before = after and rule.before.search(left)
            if not after or not before or bool(currency) != (self._catalog.series[rule.series].unit == "currency"):
                continue
            lead = number.start - (len(self._text[max(start, number.start - _NEAR) : number.start]) - before.start())
            quote = Span(lead, number.end + after.end())
            draft = self._draft(place, number, rule, quote, {**after.groupdict(), **_set(before.groupdict())})
            if draft is None:
                continue
            claim = draft.claim._replace(
                qualifier=self._words.qualifiers[qualifier[1].lower()] if qualifier else None,
                unit=self._words.currencies[currency[0]] if currency else None,
            )
            yield draft._replace(claim=claim)
            return

    def _draft(
        self, place: _Place, number: Found, rule: Rule, quote: Span, groups: dict[str, str | None]
    ) -> _Draft | None:
        start = max(place.span.start, number.start - _CONTEXT)
        sentence = self._text[start : min(place.span.end, number.end + _CONTEXT)]
        words = self._text[quote.start : quote.end].rstrip()
        quote = Span(quote.start + len(words) - len(words.lstrip()), quote.start + len(words))
        words = words.strip()
        conflict = self._conflict(sentence, place.piece)
        wanted = not rule.needs or rule.needs.search(sentence)
        if conflict is None or not wanted or (rule.never and rule.never.search(sentence)):
            return None
        if self._words.unreal.search(self._text[max(start, number.start - _UNREAL_BEFORE) : quote.end]):
            return None
        if number_at(words, number.start - quote.start) != _moved(number, quote.start):
            return None
        if rule.rest and (rest := rule.rest.search(self._text, number.end, start + len(sentence))):
            groups |= _set(rest.groupdict())
        party = self._party(rule, groups, conflict, words, sentence)
        if (rule.party or "party" in groups) and party is None:
            return None
        claimed = self._day(sentence, number.start - start)
        if claimed is None:
            return None
        day, stated = claimed
        credited = self._credit(place, number, conflict)
        by = credited.name if credited else self._self
        line = Line(
            conflict=conflict,
            series=rule.series,
            kind=rule.kind,
            party=party,
            place=self._place(groups, conflict),
            donor=self._codes(groups.get("donor")),
            claimant=by,
            publisher=self._publisher,
        )
        claim = Claim(
            line=line,
            day=day.isoformat(),
            value=number.value,
            low=number.low,
            high=number.high,
            quote=words,
            locator=f"char={quote.start} number={number.start - quote.start}",
            period_days=rule.period_days or self._period(rule, place),
            unsure=_unsure(credited, self._text[number.start : number.end]),
        )
        return _Draft(claim, quote.start, stated, len(words))

    def _conflict(self, sentence: str, piece: Piece) -> str | None:
        """The conflict whose countries the sentence names, or else its piece, when there is just one that is named most."""
        whole = "\n".join(self._text[line.start : line.end][:_CONTEXT] for line in piece.lines[:40])
        for text in (sentence, whole):
            named = Counter(self._conflicts.get(self._words.names[name[0]], "") for name in self._words.name.finditer(text))
            del named[""]
            ranking = named.most_common(2)
            if ranking and (len(ranking) == 1 or ranking[0][1] > ranking[1][1]):
                return ranking[0][0]
        return None

    def _party(
        self, rule: Rule, groups: dict[str, str | None], conflict: str, quote: str, sentence: str
    ) -> str | None:
        sides = self._catalog.conflicts[conflict].countries
        if rule.party == "holder":
            # Occupied land is held by the other side of the two.
            owner = self._words.names.get(groups.get("place") or "", sides[0])
            others = [side for side in sides if side != owner]
            return others[0] if len(sides) == 2 and len(others) == 1 else None
        if rule.party == "any":
            for text in (quote, sentence):
                named = {self._words.names[name[0]] for name in self._words.name.finditer(text)} & set(sides)
                if len(named) == 1:
                    return named.pop()
            return None
        code = self._words.names.get(groups.get("party") or "")
        return code if code in sides else None

    def _place(self, groups: dict[str, str | None], conflict: str) -> str | None:
        region, place = groups.get("region"), groups.get("place")
        if region:
            return self._words.regions[region]
        code = self._words.names[place] if place else None
        # The whole of the country that a conflict is about is no narrower place.
        return None if code in self._catalog.conflicts[conflict].countries[:1] else code

    def _codes(self, words: str | None) -> str | None:
        codes = {self._words.names[name[0]] for name in self._words.name.finditer(words or "")}
        return ", ".join(sorted(codes)) or None

    def _period(self, rule: Rule, place: _Place) -> int | None:
        if rule.kind != "change":
            return None
        lines = place.piece.lines[:_BACK] if place.piece.item else (place.span,)
        named = any(self._words.over_the_day.search(self._text[one.start : one.end]) for one in lines)
        return 1 if named else None

    def _day(self, sentence: str, number: int) -> tuple[date, bool] | None:
        """The day a sentence's claim is about, and whether the sentence says so; None where the text leaves it open."""
        plain = set()
        for one in days(sentence, self._published):
            head = sentence[max(0, one.start - 30) : one.start]
            if _NOT_THE_CLAIMS.search(head):
                continue
            if _REPORTED.search(head):
                return (one.day, True) if one.day <= self._published else None
            plain.add(one.day)
        if len(plain) > 1 or is_vague(sentence):
            return None
        if plain:
            day = plain.pop()
            return (day, True) if day <= self._published else None
        return self._published, False

    def _credit(self, place: _Place, number: Found, conflict: str) -> Credit | None:
        """Whom the sentence credits, or else a sentence before it in the paragraph; for a headline, the body's first."""
        own = self._credit_of(place.span, number.start, conflict)
        if own:
            return own
        for sentence in reversed(place.sentences[max(0, place.index - _BACK) : place.index]):
            earlier = self._credit_of(sentence, sentence.end, conflict)
            if earlier:
                return earlier if earlier.name else None
        if place.piece.item and place.line == 0 and len(place.piece.lines) > 1:
            body = sentences(self._text, place.piece.lines[1])[0]
            first = self._credit_of(body, body.end, conflict)
            return first if first and first.name else None
        return None

    def _credit_of(self, sentence: Span, number: int, conflict: str) -> Credit | None:
        start = max(sentence.start, number - _CONTEXT)
        return credit(self._text[start : min(sentence.end, number + _CONTEXT)], number - start, conflict)


def _set(groups: dict[str, str | None]) -> dict[str, str | None]:
    return {name: words for name, words in groups.items() if words}


def _moved(number: Found, start: int) -> Found:
    return number._replace(start=number.start - start, end=number.end - start)


def _unsure(credited: Credit | None, number: str) -> str | None:
    if credited and credited.name is None:
        return f"credited to {credited.words.strip()!r}, who is no claimant of the catalog"
    if number.lower().startswith("from "):
        return f"{number!r} may be a change and not a range"
    return None


__all__ = ["Qualifier", "read"]
