"""What carries over from one sentence of a paragraph to the next: who speaks, what it is about, which window."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tracker.prose.claimants import Credit, is_person, resolve
from tracker.prose.credit import credit
from tracker.prose.pieces import Span, sentences
from tracker.prose.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tracker.prose.lexicon import Ideas
    from tracker.prose.numbers import Found
    from tracker.prose.pieces import Piece
    from tracker.prose.reading import Read
    from tracker.prose.timing import Timing

LONGEST_SENTENCE = 1500
_AIDED = frozenset({"aid_before"})
"""Stands among the ideas of what was said before where the paragraph before told of aid money."""
_HEARD = 3
_REMEMBERED = 4
_BELOW = 400
_OF_THIS = re.compile(
    r"\b(?:Про це|Об этом|That's according to|That is according to|This was (?:reported|announced) by)\b"
)
_NAME = r"(?:[A-Z][\w'-]+ ){1,2}[A-Z][\w'-]+"
_PERSON = re.compile(
    rf"\s*(?:(?:[Rr]egional )?[A-Z]\w+ )?({_NAME}) (?:has |had |also )?[a-z]+(?:ed|s|told|said|wrote)\b"
)
_TITLE = re.compile(r"\A(?:[a-z]+ )*(?:governor|mayor|head|president|minister|chief|commander|spokesman|spokeswoman)\Z")
_SPEAKS = re.compile(rf"\s*(?:[A-Z][a-z]+ )?({_NAME})(?:, [^,.\n]{{3,60}},)? (?:said|says|added|wrote|reported|told)\b")
_QUOTATIONS = (("\u00ab", "\u00bb"), ("\u201c", "\u201d"), ('"', '"'))
_STOP = re.compile(r"[.!?](?=\s)|\n")


class _Passed(NamedTuple):
    """A sentence that was passed without a look at its words, or a `whole_line` of them."""

    span: Span
    numbers: Sequence[Found]
    whole_line: bool = False


class Head(NamedTuple):
    """Where a paragraph begins: the line `nth` of a piece."""

    piece: Piece
    nth: int


class Paragraph:
    """The sentences of a paragraph that were passed, the last of which are only looked at when a rule asks.

    `before` is the last claim in it, `sides` are those of the conflict it tells of, `speaker` is who was credited
    last, before it or in it, `reporter` who counts the clashes of the day, direction by direction, and `struck` the
    day of the attack it tells of, `lost` whose losses the text told of last. The headline of an item of a feed, its
    first line, is spoken for by the body.
    """

    def __init__(self, text: str, head: Head, previous: Paragraph | None = None) -> None:
        self._text, self.head = text, head
        self._piece, self._nth = head
        self._unheard: list[_Passed | Sentence] = []
        self._credit: Credit | None = None
        self._ideas: Ideas = frozenset()
        self._timing: Timing | Callable[[], Timing | None] | None = None
        self._speaker = previous.said_before if previous else None
        self._previous = previous
        if previous:
            previous.forget()
        self.sides: tuple[str, ...] = ()
        self.before: Read | None = None
        self.aided = bool(previous and previous.before and previous.before.series.startswith("aid.money."))
        self.reporter: str | None = None
        self.struck: str | None = None
        self.lost: str | None = None
        self._struck_at = self._last = -1
        self._timings: list[Timing | Callable[[], Timing | None] | None] = []

    def passed(
        self,
        sentence: Span | Sentence,
        timing: Callable[[], Timing | None] | None = None,
        numbers: Sequence[Found] = (),
    ) -> None:
        """A sentence is over; `timing` tells when its first number holds, `numbers` are those of a span."""
        self._unheard.append(sentence if isinstance(sentence, Sentence) else _Passed(sentence, numbers))
        self._remember(timing)
        self._last = sentence.start

    def passed_line(
        self, line: Span, numbers: Sequence[Found], timing: Callable[[Span, Sequence[Found], Paragraph], Timing]
    ) -> None:
        """A line is over in which nothing was counted."""
        self._unheard.append(_Passed(line, numbers, whole_line=True))
        self._remember(partial(self._last_timing, line, numbers, timing))
        self._last = line.start

    def _remember(self, timing: Callable[[], Timing | None] | None) -> None:
        self._timings = [*self._timings[1 - _REMEMBERED :], self._timing]
        self._timing = timing

    def strike(self, day: str | None, sentence: int) -> None:
        """An attack of a day is told of by the sentence that begins at the offset `sentence`."""
        self.struck, self._struck_at = day, sentence

    @property
    def just_struck(self) -> bool:
        """Whether the sentence before tells of the attack."""
        return self._struck_at == self._last

    def lasting(self) -> Timing | None:
        """When the last sentence with a window of time holds, of those just before."""
        for one in (self.timing, *(told() if callable(told) else told for told in reversed(self._timings))):
            if one and one.stated and one.window:
                return one
        return None

    def _last_timing(
        self, line: Span, numbers: Sequence[Found], timing: Callable[[Span, Sequence[Found], Paragraph], Timing]
    ) -> Timing | None:
        last = sentences(self._text, line)[-1]
        inside = [one for one in numbers if one.start >= last.start]
        return timing(last, inside, self) if inside else None

    @property
    def timing(self) -> Timing | None:
        """When the first number of the sentence before holds."""
        if callable(self._timing):
            self._timing = self._timing()
        return self._timing

    @property
    def said_before(self) -> Credit | None:
        """Who was credited last, as far as anybody has asked."""
        return self._speaker

    def forget(self) -> None:
        """Let go of the paragraph before: a text may have thousands."""
        self._previous = None

    @property
    def speaker(self) -> Credit | None:
        """Who was credited last, in this paragraph or before it."""
        self._listen()
        if self._credit is None and self._previous is not None:
            self._speaker, self._previous = self._previous.credit or self._speaker, None
        return self._speaker

    @property
    def credit(self) -> Credit | None:
        """Who is credited by the sentences before."""
        self._listen()
        return self._credit

    @property
    def ideas(self) -> Ideas:
        """What the sentence before is about, and the body below where this is a headline."""
        self._listen()
        if self._piece.item and self._nth == 0 and len(self._piece.lines) > 1:
            first, last = self._piece.lines[1]
            return self._ideas | Sentence(self._text, first, min(last, first + LONGEST_SENTENCE), []).everything
        return self._ideas | _AIDED if self.aided else self._ideas

    def headline_credit(self, sides: tuple[str, ...]) -> Credit | None:
        """For the headline of an item, whom the first sentence of its body credits."""
        if not self._piece.item or self._nth or len(self._piece.lines) < 2:
            return None
        body = sentences(self._text, self._piece.lines[1])[0]
        if body.end - body.start > LONGEST_SENTENCE:
            return None
        sentence = Sentence(self._text, body.start, body.end, [])
        said = credit(sentence, len(sentence), countries=sides)
        return said if said and said.known else None

    @property
    def person(self) -> Credit | None:
        """The person the sentence before begins with: "Mayor Vitali Klitschko urged people to leave. ..., he said"."""
        begun = _PERSON.match(self._text, self._last) if self._last >= 0 else None
        return resolve(begun[1]) if begun and is_person(begun[1]) else None

    def named_below(self, who: Credit, end: int) -> Credit:
        """Who holds an office that only the next sentence names: "..., the governor says. Ivan Fedorov said"."""
        if who.known or not _TITLE.search(who.name):
            return who
        below = _SPEAKS.match(self._text, end)
        return (resolve(below[1]) or who) if below and is_person(below[1]) else who

    def quoted(self, start: int, end: int) -> Credit | None:
        """Whom the words behind a quotation credit that goes on past `end`: "Four were hurt. A base burned", X said."""
        text = self._text
        line = text.rfind("\n", 0, start) + 1
        said = text[max(line, start - _BELOW) : end]
        for mark, close in _QUOTATIONS:
            inside = said.rfind(mark) > said.rfind(close) if mark != close else said.count(mark) % 2 == 1
            if inside and (closed := text.find(close, end, end + _BELOW)) >= 0:
                return self._credited(closed + 1)
        return None

    def _credited(self, start: int) -> Credit | None:
        stop = _STOP.search(self._text, start, start + _BELOW)
        last = stop.start() if stop else min(len(self._text), start + _BELOW)
        if last <= start:
            return None
        sentence = Sentence(self._text, start, last, [])
        who = credit(sentence, len(sentence), countries=self.sides)
        return who if who and who.name and not who.again else None

    def afterwards(self, end: int) -> Credit | None:
        """Whom a sentence a little below credits with what stood before: "Про це повідомило Міненерго"."""
        told = _OF_THIS.search(self._text, end, end + _BELOW)
        if told is None:
            return None
        return self._credited(told.end())

    def _spans(self, one: _Passed) -> Iterator[tuple[Span, Sequence[Found]]]:
        if not one.whole_line:
            yield one.span, one.numbers
            return
        for span in sentences(self._text, one.span)[-_HEARD:]:
            yield span, [some for some in one.numbers if span.start <= some.start < span.end]

    def _listen(self) -> None:
        heard: list[Sentence | tuple[Span, Sequence[Found]]] = []
        for one in self._unheard[-_HEARD:]:
            heard += [one] if isinstance(one, Sentence) else self._spans(one)
        for some in heard[-_HEARD:]:
            if isinstance(some, Sentence):
                sentence = some
            else:
                (start, end), numbers = some
                if end - start > LONGEST_SENTENCE:
                    continue
                sentence = Sentence(self._text, start, end, numbers)
            self._ideas = sentence.everything
            if (said := credit(sentence, len(sentence), countries=self.sides)) and said.name and not said.again:
                self._credit = self._speaker = said
        self._unheard.clear()
