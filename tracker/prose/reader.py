"""From a text to its claims: every number of every sentence is read by the rules of its family, or refused.

A number that nearly fits is no claim: a wrong figure does more harm than a missing one.
"""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from tracker import catalog
from tracker.model import Claim, Problem
from tracker.prose import conflicts
from tracker.prose.arms import BULLETS
from tracker.prose.bulletins import bulletins
from tracker.prose.claimants import publisher_of
from tracker.prose.days import published as published_day
from tracker.prose.finding import Finding, claim_of
from tracker.prose.lazy import lazy
from tracker.prose.measures import measured
from tracker.prose.numbers import Found, numbers
from tracker.prose.once import once
from tracker.prose.paragraph import LONGEST_SENTENCE, Head, Paragraph
from tracker.prose.pieces import Layout, Piece, Span, pieces_within, sentences, unread
from tracker.prose.reports import past_day_named
from tracker.prose.sentence import Sentence
from tracker.prose.telling import Refusal as Refusal  # noqa: PLC0414 (what a reader gives besides findings)
from tracker.prose.telling import Setting, Telling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.prose.timing import Timing

WHOLE = Layout()
# Patterns are written with plain spaces and apostrophes. One character for one: offsets stay as they are.
_PLAIN = {"\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2019": "'", "\u02bc": "'"}
_MOST_NAMES = 40_000
_HOURS = re.compile(r"\b(?:past|last|previous) ([0-9]{2}) hours", re.IGNORECASE)
_BEHIND_LIST = 40
_OUTSIDE = "outside the article: a menu, a link to another story, or what stands beside it"
# A sentence has a dozen numbers at most; what has so many is no sentence.
_MOST_NUMBERS = 120


def read(
    text: str, *, published: str | None = None, publisher: str | None = None, layout: Layout = WHOLE
) -> Iterator[Claim | Problem]:
    """The claims of a text, in its order; each is yielded once, at its fullest mention.

    `published` is the ISO day or instant of publication where that is known beyond the text. When neither it nor
    the text says, the one item is a Problem `no-date`: nothing could be recorded. `publisher` is filled into the
    lines; a publisher who is a claimant of the catalog vouches for what it credits to nobody else. `layout` says
    which parts of the text a page marks as its article.
    """
    day = published_on(text, published)
    if day is None:
        yield Problem(
            "no-date",
            "error",
            f"found no publication date ({published or 'none was given'}), expected one in the text or with it",
            remedy="give the day of publication with the document",
        )
        return
    for finding in findings(text, published=day.isoformat(), publisher=publisher, layout=layout):
        yield claim_of(finding, publisher, day.isoformat())


def findings(
    text: str, *, published: str | None = None, publisher: str | None = None, layout: Layout = WHOLE
) -> list[Finding]:
    """The claims of a text as it has them, in its order, each once; a day that the text leaves open is None."""
    reader = _Reader(text, _iso(published) or published_day(text), publisher, layout)
    return once(one for one in reader.results() if isinstance(one, Finding))


def explained(
    text: str, *, published: str | None = None, publisher: str | None = None, layout: Layout = WHOLE
) -> list[Finding | Refusal]:
    """What became of every number of a text, in its order."""
    reader = _Reader(text, _iso(published) or published_day(text), publisher, layout, explaining=True)
    return sorted(reader.results(), key=lambda one: one.start)


def published_on(text: str, published: str | None) -> date | None:
    """The day on which a text was published, by what is known beyond it (an ISO day or instant), else by its words."""
    return _iso(published) or published_day(text)


def _iso(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _plain(text: str) -> str:
    for odd, plain in _PLAIN.items():
        text = text.replace(odd, plain)
    return text


class _Reader:
    def __init__(
        self,
        text: str,
        published: date | None,
        publisher: str | None,
        layout: Layout,
        *,
        explaining: bool = False,
    ) -> None:
        self._explaining = explaining
        self._exact = text
        self._layout = layout
        self._text = _plain(text)
        self._published, self._printed_by = published, publisher
        self._publisher = publisher_of(publisher) if publisher else None
        self._window: date | int | None = None
        self._headed: date | None = None
        self._head: Head | None = None
        self._paragraph: Paragraph | None = None

    @lazy
    def _setting(self) -> Setting:
        """What the text is about; only a text with a number is asked."""
        conflict, war = conflicts.of_text(f"{self._text[:_MOST_NAMES]}\n{self._printed_by or ''}")
        # What a side of a conflict publishes is of the conflict, whether it says so or not.
        publisher = catalog.load().claimants.get(self._publisher or "")
        war = war or bool(publisher and publisher.side)
        return Setting(self._exact, self._published, self._publisher, conflict, war)

    def results(self) -> Iterator[Finding | Refusal]:
        published = self._published
        listed, spans = bulletins(self._exact, published.isoformat() if published else None)
        for one in listed:
            day = one.day or published
            yield Finding(
                one.series, one.figure.value, None, None, "ukraine", one.figure.quote, one.figure.start,
                one.figure.offset, "RU", qualifier=one.qualifier, day=day.isoformat() if day else None, stated=True,
                period=1 if one.series.endswith(".daily") else None,
                claimant=self._publisher or "General Staff of Ukraine",
            )  # fmt: skip
        read = pieces_within(self._text, self._layout)
        for piece in read:
            self._window = self._headed = None
            yield from self._piece(piece, spans)
        if self._explaining and self._layout != WHOLE:
            found = {one.start: one.end for one in numbers(self._exact)}
            yield from (Refusal(start, found[start], _OUTSIDE) for start in unread(read, found))

    def _piece(self, piece: Piece, lists: list[tuple[int, int]]) -> Iterator[Finding | Refusal]:
        """The lines of a piece; one without a number only begins a paragraph. `lists` are read already."""
        numbered = numbers(self._exact, piece.lines[0].start, piece.lines[-1].end)
        number = next(numbered, None)
        for nth, line in enumerate(piece.lines):
            start, end = line
            found: list[Found] = []
            while number is not None and number.start < end:
                if number.start >= start:
                    found.append(number)
                number = next(numbered, None)
            if lists and any(first <= start and end <= last + _BEHIND_LIST for first, last in lists):
                continue
            # A line that begins in small letters goes on with the one before.
            if not (nth and self._head and self._goes_on(line)):
                self._head = Head(piece, nth)
            if found:
                yield from self._line(line, found, self._begun())

    def _goes_on(self, line: Span) -> bool:
        first = self._text[line.start]
        if first.isspace():
            first = self._text[line.start : line.end].lstrip()[:1]
        return first.islower() or first in BULLETS

    def _begun(self) -> Paragraph:
        """The paragraph of a line: the one that goes on, or a new one, which the last speaker still speaks in."""
        before = self._paragraph
        if before is None or before.head is not self._head:
            assert self._head is not None  # noqa: S101 (a line was met)
            reporter, lost = (before.reporter, before.lost) if before else (None, None)
            self._paragraph = before = Paragraph(self._text, self._head, before)
            before.reporter, before.lost = reporter, lost
        return before

    def _line(self, line: Span, found: list[Found], paragraph: Paragraph) -> Iterator[Finding | Refusal]:
        text = self._text
        counting = {one.start for one in found if self._explaining or not measured(text, one)}
        if not counting and self._idle(line):
            paragraph.passed_line(line, found, self._timing)
            return
        nth = 0
        for span in sentences(text, line):
            first = nth
            while nth < len(found) and found[nth].start < span.end:
                nth += 1
            inside = found[first:nth]
            if not inside:
                paragraph.passed(span, partial(self._timing, span, inside, paragraph))
            elif counting.isdisjoint([one.start for one in inside]) and self._idle(span):
                paragraph.passed(span, partial(self._timing, span, inside, paragraph), inside)
            elif span.end - span.start <= LONGEST_SENTENCE:
                yield from self._sentence(span, inside, paragraph)
            else:
                for low in range(span.start, span.end, LONGEST_SENTENCE):
                    part = Span(low, min(span.end, low + LONGEST_SENTENCE))
                    inside = [one for one in found[first:nth] if part.start <= one.start < part.end]
                    yield from self._sentence(part, inside, paragraph)

    def _idle(self, span: Span) -> bool:
        """Whether words whose numbers only count hours or the like can be passed without a look at them."""
        start, end = span
        if self._window is not None or end - start > LONGEST_SENTENCE:
            return False
        small = self._text[start:end].lower()
        return not (small.rstrip().endswith(":") or "truce" in small or "ceasefire" in small or "перемир" in small)

    def _timing(self, span: Span, found: Sequence[Found], paragraph: Paragraph) -> Timing:
        return Telling(self._setting, Sentence(self._text, *span, found), paragraph, None).first()

    def _sentence(self, span: Span, found: list[Found], paragraph: Paragraph) -> Iterator[Finding | Refusal]:
        """A sentence, or a stretch of one that is too long; numbers that its end cuts in two are left out."""
        if found and found[-1].end > span.end:
            found = [one for one in found if one.end <= span.end]
        if len(found) > _MOST_NUMBERS:
            yield from (Refusal(one.start, one.end, "one of a table of numbers") for one in found)
            return
        if not found:
            return
        sentence = Sentence(self._text, *span, found)
        telling = Telling(self._setting, sentence, paragraph, None)
        self._open_window(sentence, telling)
        if self._window is not None:
            setting = self._setting._replace(day=self._headed)
            telling = Telling(setting, sentence, paragraph, self._window)
        yield from telling.results()
        paragraph.passed(sentence, telling.first)
        paragraph.before = telling.before or paragraph.before

    def _open_window(self, sentence: Sentence, telling: Telling) -> None:
        """A heading such as "Since the ceasefire (October 11):" opens a window for the lines below it."""
        if "ceasefire" in sentence.everything and telling.dates:
            self._window = telling.dates[0].low
        elif day := past_day_named(sentence, telling.dates, self._published):
            self._window, self._headed = 1, day
        elif sentence.raw[-1] == ":" and (hours := _HOURS.search(sentence.text, sentence.start, sentence.end)):
            self._window = max(1, int(hours[1]) // 24)
        elif sentence.any({"start", "past_day"}):
            self._window = self._headed = None
