"""What carries over from one sentence of a paragraph to the next: who speaks, what it is about, which window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.prose.claimants import Credit
from tracker.prose.credit import credit
from tracker.prose.pieces import Span, sentences
from tracker.prose.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.prose.lexicon import Ideas
    from tracker.prose.numbers import Found
    from tracker.prose.pieces import Piece
    from tracker.prose.reading import Read
    from tracker.prose.timing import Timing

LONGEST_SENTENCE = 1500
_HEARD = 3


class Paragraph:
    """The sentences of a paragraph that were passed, the last of which are only looked at when a rule asks.

    `before` is the last claim in it. `headline` is the first line of an item of a feed, whose body speaks for it.
    """

    def __init__(self, text: str, piece: Piece, nth: int, speaker: Credit | None) -> None:
        self._text, self._piece, self._nth = text, piece, nth
        self._unheard: list[tuple[Span, Sequence[Found]] | Sentence] = []
        self._credit: Credit | None = None
        self._ideas: Ideas = frozenset()
        self._timing: Timing | Callable[[], Timing] | None = None
        self.speaker = speaker
        self.before: Read | None = None

    def passed(
        self, sentence: Span | Sentence, timing: Callable[[], Timing] | None = None, numbers: Sequence[Found] = ()
    ) -> None:
        """A sentence is over; `timing` tells when its first number holds, `numbers` are those of a span."""
        self._unheard.append(sentence if isinstance(sentence, Sentence) else (sentence, numbers))
        self._timing = timing

    @property
    def timing(self) -> Timing | None:
        """When the first number of the sentence before holds."""
        if callable(self._timing):
            self._timing = self._timing()
        return self._timing

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
        return self._ideas

    def headline_credit(self, sides: tuple[str, ...]) -> Credit | None:
        """For the headline of an item, whom the first sentence of its body credits."""
        if not self._piece.item or self._nth or len(self._piece.lines) < 2:
            return None
        body = sentences(self._text, self._piece.lines[1])[0]
        if body.end - body.start > LONGEST_SENTENCE:
            return None
        sentence = Sentence(self._text, body.start, body.end, [])
        said = credit(sentence, len(sentence), country=sides[0] if sides else None)
        return said if said and said.known else None

    def _listen(self) -> None:
        for one in self._unheard[-_HEARD:]:
            if isinstance(one, Sentence):
                sentence = one
            else:
                (start, end), numbers = one
                if end - start > LONGEST_SENTENCE:
                    continue
                sentence = Sentence(self._text, start, end, numbers)
            self._ideas = sentence.everything
            if (said := credit(sentence, len(sentence))) and said.name and not said.again:
                self._credit = self.speaker = said
        self._unheard.clear()
