"""From a text to its claims: rules of the vocabulary are tried on every number of every sentence.

A rule that nearly fits is no claim: a wrong figure does more harm than a missing one.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tracker import catalog
from tracker.model import Claim, Line, Problem
from tracker.prose import parties, vocabulary
from tracker.prose.claimants import Credit, credit
from tracker.prose.dating import claim_day
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
_LINES = 40

# Patterns are written with plain spaces and apostrophes. One character for one: offsets stay as they are.
_PLAIN = str.maketrans({"\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2019": "'"})


class _Place(NamedTuple):
    """Where a sentence stands: in which piece, in which of its lines, and as which sentence of that line."""

    piece: Piece
    line: int
    sentences: list[Span]
    nth: int

    @property
    def span(self) -> Span:
        return self.sentences[self.nth]


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
            f"found no publication date ({published or 'none was given'}), expected one in the text or with it",
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
        self._exact = text
        self._text = text.translate(_PLAIN)
        self._published = published
        self._publisher = publisher
        self._words = vocabulary.load()
        self._catalog = catalog.load()
        known = self._catalog.claimant(publisher) if publisher else None
        self._self = known.name if known else None

    def drafts(self) -> Iterator[_Draft]:
        found = numbers(self._exact)
        number = next(found, None)
        for piece in pieces(self._text):
            for line, span in enumerate(piece.lines):
                parts = sentences(self._text, span)
                for nth, sentence in enumerate(parts):
                    place = _Place(piece, line, parts, nth)
                    while number and number.end <= sentence.end:
                        if number.start >= sentence.start:
                            yield from self._drafts(place, number)
                        number = next(found, None)

    def _drafts(self, place: _Place, number: Found) -> Iterator[_Draft]:
        start, end = place.span
        right = self._text[number.end : min(end, number.end + _NEAR)]
        rules = [(rule, after) for rule in self._words.rules if (after := rule.after.match(right))]
        if not rules:
            return
        origin = max(start, number.start - _NEAR)
        left = self._text[origin : number.start]
        currency = self._words.currency.search(left)
        if currency:
            left = left[: currency.start()]
        qualifier = self._words.qualifier.search(left)
        if qualifier:
            left = left[: qualifier.start()]
        for rule, after in rules:
            before = rule.before.search(left)
            if not before or bool(currency) != (self._catalog.series[rule.series].unit == "currency"):
                continue
            words = self._text[origin + before.start() : number.end + after.end()]
            first = origin + before.start() + len(words) - len(words.lstrip())
            quote = Span(first, first + len(words.strip()))
            draft = self._draft(place, number, rule, quote, _set(after.groupdict()) | _set(before.groupdict()))
            if draft is None:
                continue
            claim = draft.claim
            if qualifier:
                claim = claim._replace(qualifier=self._words.qualifiers[qualifier[1].lower()])
            if currency:
                own = self._words.dollars.get(claim.line.donor or "") if currency[0] == "$" else None
                claim = claim._replace(unit=own or self._words.currencies[currency[0]])
            yield draft._replace(claim=claim)
            return

    def _draft(self, place: _Place, number: Found, rule: Rule, quote: Span, groups: dict[str, str]) -> _Draft | None:
        start = max(place.span.start, number.start - _CONTEXT)
        sentence = self._text[start : min(place.span.end, number.end + _CONTEXT)]
        words = self._exact[quote.start : quote.end]
        beginning = (
            self._text[line.start : min(line.end, line.start + _CONTEXT)] for line in place.piece.lines[:_LINES]
        )
        conflict = parties.conflict(sentence) or parties.conflict("\n".join(beginning))
        wanted = not rule.needs or rule.needs.search(sentence)
        if conflict is None or not wanted or (rule.never and rule.never.search(sentence)):
            return None
        if self._words.unreal.search(self._text[max(start, number.start - _UNREAL_BEFORE) : quote.end]):
            return None
        if number_at(words, number.start - quote.start) != _moved(number, quote.start):
            return None
        if rule.rest and (rest := rule.rest.search(self._text, number.end, start + len(sentence))):
            groups |= _set(rest.groupdict())
        party = parties.party(rule, groups, conflict, (self._text[quote.start : quote.end], sentence))
        if (rule.party or "party" in groups) and party is None:
            return None
        spot = Span(number.start - start, number.end - start)
        claimed = claim_day(sentence, spot, self._published, event=rule.kind == "change" and not rule.period_days)
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
            place=parties.place(groups, conflict),
            donor=parties.donors(groups),
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

    def _period(self, rule: Rule, place: _Place) -> int | None:
        if rule.kind != "change":
            return None
        lines = place.piece.lines[:_BACK] if place.piece.item else (place.span,)
        named = any(self._words.over_the_day.search(self._text[one.start : one.end]) for one in lines)
        return 1 if named else None

    def _credit(self, place: _Place, number: Found, conflict: str) -> Credit | None:
        """Whom the sentence credits, else one before it in the paragraph; for a headline, the body's first."""
        own = self._credit_of(place.span, number.start, conflict)
        if own:
            return own
        for sentence in reversed(place.sentences[max(0, place.nth - _BACK) : place.nth]):
            earlier = self._credit_of(sentence, sentence.end, conflict)
            if earlier:
                return earlier if earlier.name else None
        if place.piece.item and place.line == 0 and len(place.piece.lines) > 1:
            start, end = place.piece.lines[1]
            body = sentences(self._text, Span(start, min(end, start + 2 * _CONTEXT)))[0]
            first = self._credit_of(body, body.end, conflict)
            return first if first and first.name else None
        return None

    def _credit_of(self, sentence: Span, number: int, conflict: str) -> Credit | None:
        start = max(sentence.start, number - _CONTEXT)
        return credit(self._text[start : min(sentence.end, number + _CONTEXT)], number - start, conflict)


def _set(groups: dict[str, str | None]) -> dict[str, str]:
    return {name: words for name, words in groups.items() if words}


def _moved(number: Found, start: int) -> Found:
    return number._replace(start=number.start - start, end=number.end - start)


def _unsure(credited: Credit | None, number: str) -> str | None:
    if credited and credited.name is None:
        return f"credited to {credited.words.strip()!r}, who is no claimant of the catalog"
    if number.lower().startswith("from "):
        return f"{number!r} may be a change and not a range"
    return None
