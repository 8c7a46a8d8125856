"""From a text to its claims: every number of every sentence is read by the rules of its family, or refused.

A number that nearly fits is no claim: a wrong figure does more harm than a missing one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, cast

from tracker import catalog
from tracker.model import Claim, Problem, Qualifier
from tracker.prose import conflicts, dispatch, heads
from tracker.prose.bulletins import bulletins
from tracker.prose.credit import Credit, credit, publisher_of
from tracker.prose.days import published as published_day
from tracker.prose.finding import Finding, claim_of, provable
from tracker.prose.numbers import numbers, scaled
from tracker.prose.once import once
from tracker.prose.pieces import Piece, Span, pieces, sentences
from tracker.prose.reading import Read, Refused, Spot
from tracker.prose.sentence import Sentence
from tracker.prose.times import When, dated, whens
from tracker.prose.timing import Timing, days_since, timing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.prose.lexicon import Ideas

# Patterns are written with plain spaces and apostrophes. One character for one: offsets stay as they are.
_PLAIN = str.maketrans({"\u00a0": " ", "\u2009": " ", "\u202f": " "})
_LONGEST_SENTENCE = 1500
_LONGEST_QUOTE = 300
_HOURS = re.compile(r"\b(?:past|last|previous) ([0-9]{2}) hours", re.IGNORECASE)
_LABEL = frozenset({"number", "of", "total", "cumulative", "toll", "new", "overall", "recovered"})
_DAILY = frozenset({"past_day", "per_day", "overnight"})
_TOTAL = frozenset({"start"})
_VERBS = frozenset({"lose", "occupy", "gain", "launch", "delivered", "committed", "host", "shell"})
MOST_NAMES = 40_000


class Refusal(NamedTuple):
    """A number that is no claim: `text[start:end]`, and why."""

    start: int
    end: int
    reason: str


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
    for finding in findings(text, published=day.isoformat(), publisher=publisher):
        yield claim_of(finding, publisher, day.isoformat())


def findings(text: str, *, published: str | None = None, publisher: str | None = None) -> list[Finding]:
    """The claims of a text as it has them, in its order, each once; a day that the text leaves open is None."""
    reader = _Reader(text, _iso(published) or published_day(text), publisher)
    return once(one for one in reader.results() if isinstance(one, Finding))


def explained(text: str, *, published: str | None = None, publisher: str | None = None) -> list[Finding | Refusal]:
    """What became of every number of a text, in its order."""
    reader = _Reader(text, _iso(published) or published_day(text), publisher)
    return sorted(reader.results(), key=lambda one: one.start)


def _iso(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


class _Paragraph:
    """What carries over from one sentence of a paragraph to the next."""

    def __init__(self) -> None:
        self.credit: Credit | None = None
        self.ideas: Ideas = frozenset()
        self.before: Read | None = None
        self.timing: Timing | None = None
        self.nth_timed: Sentence | None = None


class _Reader:
    def __init__(self, text: str, published: date | None, publisher: str | None) -> None:
        self._exact = text
        self._text = text.translate(_PLAIN)
        self._published = published
        self._publisher = publisher_of(publisher) if publisher else None
        self._numbers = list(numbers(text))
        self._starts = [one.start for one in self._numbers]
        self._conflict, self._war = None, False
        if self._numbers:
            self._conflict, self._war = conflicts.of_text(f"{self._text[:MOST_NAMES]}\n{publisher or ''}")
        self._paragraph = _Paragraph()
        self._credit: Credit | None = None
        self._window: date | int | None = None

    def results(self) -> Iterator[Finding | Refusal]:
        listed, spans = bulletins(self._exact, self._published.isoformat() if self._published else None)
        for one in listed:
            value = one.figure.value
            start, quote = one.figure.start, one.figure.quote
            finding = Finding(
                one.series, value, None, None, "ukraine", quote, start, one.figure.offset, "RU",
                qualifier=one.qualifier,
                day=one.day.isoformat() if one.day else self._day(), stated=True,
                period=1 if one.series.endswith(".daily") else None,
                claimant=self._publisher or "General Staff of Ukraine",
            )  # fmt: skip
            yield finding
        for piece in pieces(self._text):
            self._window = None
            for nth in range(len(piece.lines)):
                yield from self._line(piece, nth, spans)

    def _day(self) -> str | None:
        return self._published.isoformat() if self._published else None

    def _line(self, piece: Piece, nth: int, taken: list[tuple[int, int]]) -> Iterator[Finding | Refusal]:
        line = piece.lines[nth]
        if any(first <= line.start and line.end <= last + 40 for first, last in taken):
            return
        # A line that begins in small letters goes on with the one before.
        if not (nth and self._text[line.start : line.end].lstrip()[:1].islower()):
            self._paragraph = _Paragraph()
        paragraph = self._paragraph
        if not self._count(line):
            return
        for span in sentences(self._text, line):
            found = self._numbers[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]
            if not found:
                if paragraph or span.end < line.end:
                    self._listen(span, paragraph)
                continue
            for low in range(span.start, span.end, _LONGEST_SENTENCE):
                high = min(span.end, low + _LONGEST_SENTENCE)
                inside = [one for one in found if low <= one.start and one.end <= high]
                if inside:
                    yield from self._sentence(Sentence(self._text, low, high, inside), piece, nth, paragraph)

    def _count(self, line: Span) -> int:
        return bisect_left(self._starts, line.end) - bisect_left(self._starts, line.start)

    def _listen(self, span: Span, paragraph: _Paragraph) -> None:
        """A sentence without a number may still say who speaks in the next."""
        if span.end - span.start > _LONGEST_SENTENCE:
            return
        sentence = Sentence(self._text, span.start, span.end, [])
        paragraph.ideas = sentence.everything
        if (said := credit(sentence, len(sentence))) and said.name and not said.again:
            paragraph.credit = self._credit = said

    def _sentence(
        self, sentence: Sentence, piece: Piece, nth: int, paragraph: _Paragraph
    ) -> Iterator[Finding | Refusal]:
        found = whens(sentence, self._published)
        taken = set(dated(found))
        conflict = conflicts.of_sentence(sentence.ideas, self._conflict)
        sides = conflicts.sides(conflict) if conflict else ()
        before: Read | None = None
        self._open_window(sentence, found)
        last_credit: Credit | None = None
        refused = ""
        earlier_day: str | None = None
        found_before: list[Finding] = []
        for at, number in enumerate(sentence.numbers):
            if number is None:
                continue
            if at in taken:
                yield Refusal(number.start, number.end, "part of a date")
                continue
            if conflict is None:
                yield Refusal(number.start, number.end, "the text is about no conflict that is tracked")
                continue
            who = credit(sentence, at, country=sides[0] if sides else None)
            if who is None:
                who = paragraph.credit
            elif who.again:
                who = paragraph.credit or self._credit
            last_credit = who or last_credit
            context = paragraph.ideas | (self._beside(piece, nth) if piece.item else frozenset())
            when = timing(sentence, at, found, self._published, paragraph.timing)
            if paragraph.nth_timed is not sentence:
                paragraph.timing, paragraph.nth_timed = when, sentence
            spot = Spot(
                sentence, at, heads.head(sentence, at, taken), when,
                conflict, sides, before, self._publisher, self._side(who), self._war, context, self._window is not None,
                paragraph.before, refused,
            )  # fmt: skip
            result = dispatch.read(spot)
            refused = ""
            if isinstance(result, Refused):
                refused = result.reason
                yield Refusal(number.start, number.end, result.reason)
                continue
            compared = result.echo and sentence.any({"compared"}, at - 3, at)
            before = before if compared else result
            made = self._finding(spot, result, who, piece, nth)
            if made and result.echo and not spot.timing.stated and earlier_day:
                made = made._replace(day=earlier_day, stated=True)
            earlier_day = made.day if made and not compared else earlier_day
            if made is None:
                yield Refusal(number.start, number.end, "its quote does not read as the number alone")
            elif found_before and (pair := _joined(found_before[-1], made, self._exact)):
                found_before[-1:] = pair
            else:
                found_before.append(made)
        yield from found_before
        paragraph.ideas, paragraph.before = sentence.everything, before or paragraph.before
        said = credit(sentence, len(sentence)) if last_credit is None else last_credit
        if said and said.name and not said.again:
            paragraph.credit = self._credit = said

    def _beside(self, piece: Piece, nth: int) -> Ideas:
        """What the other lines of an item of a feed are about: its headline is short."""
        if nth or len(piece.lines) < 2:
            return frozenset()
        first, last = piece.lines[1]
        return Sentence(self._text, first, min(last, first + _LONGEST_SENTENCE), []).everything

    def _open_window(self, sentence: Sentence, found: list[When]) -> None:
        """A heading such as "Since the ceasefire (October 11):" opens a window for the lines below it."""
        if "ceasefire" in sentence.everything and found:
            self._window = found[0].low
        elif sentence.raw[-1] == ":" and (hours := _HOURS.search(sentence.text, sentence.start, sentence.end)):
            self._window = max(1, int(hours[1]) // 24)
        elif sentence.any({"start", "past_day"}):
            self._window = None

    def _side(self, who: Credit | None) -> str | None:
        name = who.name if who else self._publisher
        known = catalog.load().claimants.get(name or "")
        return known.side or None if known else None

    def _finding(self, spot: Spot, result: Read, who: Credit | None, piece: Piece, nth: int) -> Finding | None:
        sentence, at, when = spot.sentence, spot.at, spot.timing
        first, qualifier = _qualifier(sentence, at, result.first)
        first = min(first, at)
        first = _with_label(sentence, first) if first == spot.head.label else _with_subject(sentence, first)
        start, end = sentence.quote(first, _with_window(sentence, max(result.last, at), result.period))
        end = min(max(end, spot.number.end), start + _LONGEST_QUOTE)
        number = spot.number
        value, low, high = scaled((number.value, number.low, number.high), result.times)
        day, since, period = when.day, when.since, result.period
        if isinstance(self._window, int):
            period = self._window
        elif self._window and self._published and not when.stated:
            since, period = self._window, days_since(self._published, self._window)
        who = who or self._headline(piece, nth, spot)
        name = (who.name or None) if who and not who.again else self._publisher
        if day is not None and self._published is not None and (day - self._published).days > 1:
            return None
        series_since = since.isoformat() if self._window and since else None
        for stop in (end, *(one for one in sentence.ends if end < one <= end + 40)):
            finding = Finding(
                result.series, value, low, high, spot.conflict, self._exact[start:stop], start, number.start - start,
                result.party, result.place, result.donor, result.unit, qualifier,
                day.isoformat() if day else None, when.stated, period, series_since,
                name, who.known if who else True, result.times,
            )  # fmt: skip
            if provable(finding):
                return _closed(finding, self._exact)
        return None

    def _headline(self, piece: Piece, nth: int, spot: Spot) -> Credit | None:
        """For the headline of an item, whom the first sentence of its body credits."""
        if not piece.item or nth or len(piece.lines) < 2:
            return None
        body = sentences(self._text, piece.lines[1])[0]
        if body.end - body.start > _LONGEST_SENTENCE:
            return None
        sentence = Sentence(self._text, body.start, body.end, [])
        said = credit(sentence, len(sentence), country=spot.sides[0] if spot.sides else None)
        return said if said and said.known else None


def _with_subject(sentence: Sentence, first: int) -> int:
    """Where a quote begins that starts with a verb: with the country or the side right before it."""
    if sentence.ideas[first].isdisjoint(_VERBS):
        return first
    one = first - 1
    while one >= 0 and first - one < 3 and not sentence.ideas[one].isdisjoint({"be", "military"}):
        one -= 1
    return one if one >= 0 and any(idea[0] == "@" for idea in sentence.ideas[one]) else first


def _with_label(sentence: Sentence, first: int) -> int:
    """Where a quote begins that starts with the noun of a label: with the words that belong to it."""
    while first and sentence.words[first - 1] in _LABEL:
        first -= 1
    return first


def _with_window(sentence: Sentence, last: int, period: int | None) -> int:
    """Where a quote ends: with the words for its window, where these follow in the same breath."""
    wanted = _DAILY if period == 1 else _TOTAL
    for one in range(last + 1, min(last + 9, len(sentence))):
        if sentence.numbers[one] is not None or sentence.raw[one] in ",.;:()":
            return last
        if not sentence.ideas[one].isdisjoint(wanted):
            return one
    return last


def _joined(one: Finding, other: Finding, text: str) -> list[Finding] | None:
    """Killed and injured of one attack share one quote, as they share their sentence."""
    pair = {one.series.partition(".killed")[0], other.series.partition(".injured")[0]}
    if len(pair) != 1 or ".killed" not in one.series or ".injured" not in other.series or other.start - one.end > 30:
        return None
    end = max(one.end, other.end)
    quote = text[one.start : end]
    offset = other.start + other.offset - one.start
    joined = [one._replace(quote=quote), other._replace(quote=quote, start=one.start, offset=offset)]
    return joined if all(map(provable, joined)) else None


def _closed(finding: Finding, text: str) -> Finding:
    """The finding with the bracket closed that its quote opens."""
    quote, end = finding.quote, finding.end
    if "(" in quote and ")" not in quote and text[end : end + 1] == ")":
        return finding._replace(quote=quote + ")")
    return finding


def _qualifier(sentence: Sentence, at: int, first: int) -> tuple[int, Qualifier | None]:
    """The word before a number that says how exact it is, and where the quote begins with it."""
    for one in range(at - 1, max(-1, at - 4), -1):
        ideas = sentence.ideas[one]
        kinds = ideas & heads.QUALIFYING
        if kinds:
            kind = "nearly" if "nearly" in kinds else "at_least" if "at_least" in kinds else min(kinds)
            return min(first, one), cast("Qualifier", kind)
        if sentence.raw[one] not in {"$", "€", "£", "US", "~", "a", "an", "another", "total", "of", "further"}:
            break
    return first, None
