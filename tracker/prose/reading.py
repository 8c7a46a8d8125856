"""What the rules of a family get and give: one number in its sentence, and the claim it reads as, or why it is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tracker import catalog
from tracker.prose import lexicon
from tracker.prose.heads import QUALIFYING, Head, head
from tracker.prose.lazy import lazy

if TYPE_CHECKING:
    from tracker.prose.claimants import Credit
    from tracker.prose.numbers import Found
    from tracker.prose.sentence import Sentence
    from tracker.prose.timing import Timing


@dataclass(eq=False)
class Spot:
    """The number at entry `at` of a sentence: what it counts, and what was read just before it.

    `taken` are the entries that are part of a date.

    `before` is the claim of the number before in the same sentence, `earlier` the last claim of the sentences before
    in the paragraph, `refused` why the number before in the same sentence is none. `conflict` is what the text is
    about, with the codes of its `sides`; `war`: the text tells of fighting. `publisher` is a claimant that published
    the text itself, `lost` is whose losses were told of before, `windowed` says that a heading opened a window of time
    for the number.
    """

    sentence: Sentence
    at: int
    taken: set[int]
    conflict: str
    sides: tuple[str, ...]
    publisher: str | None
    before: Read | None
    earlier: Read | None
    refused: str
    war: bool
    windowed: bool
    when: Callable[[int], Timing]
    who: Callable[[int], Credit | None]
    told: Callable[[], frozenset[str]]
    lost: str | None = None

    @lazy
    def head(self) -> Head:
        """What the number counts."""
        return head(self.sentence, self.at, self.taken)

    @lazy
    def timing(self) -> Timing:
        """For which day and window the number holds. Most numbers are refused before anybody asks."""
        return self.when(self.at)

    @lazy
    def credit(self) -> Credit | None:
        """Who is credited with the number."""
        return self.who(self.at)

    @lazy
    def speaker(self) -> str | None:
        """The side of who is credited, or of the publisher."""
        name = self.credit.name if self.credit else self.publisher
        known = catalog.load().claimants.get(name or "")
        if known:
            return known.side or None
        words = (lexicon.load().lexicon.word(word).ideas for word in (name or "").split()[:3])
        return next((idea[1:] for ideas in words for idea in ideas if idea[1:] in self.sides), None)

    @lazy
    def context(self) -> frozenset[str]:
        """The ideas of the sentence before in the paragraph."""
        return self.told()

    @lazy
    def left(self) -> int:
        """The entry before the number and its qualifiers: "displaced" in "has displaced more than 12 million"."""
        one = self.at - 1
        while one > 0 and not self.sentence.ideas[one].isdisjoint(QUALIFYING):
            one -= 1
        return one

    @property
    def number(self) -> Found:
        """The number itself."""
        found = self.sentence.numbers[self.at]
        assert found is not None  # noqa: S101 (a spot is made of a number)
        return found

    @property
    def size(self) -> float:
        """The number, or the upper end of its range."""
        found = self.number
        return float((found.value if found.value is not None else found.high) or 0)


class Read(NamedTuple):
    """A claim: its series, the entries of its quote, and what tells it from others of the series.

    `times` is what the number is multiplied with to be in the unit of the series, `period` the length of the window.
    `echo`: it goes on with the claim before it, whose day it has.
    """

    series: str
    first: int
    last: int
    party: str | None = None
    place: str | None = None
    donor: str | None = None
    period: int | None = None
    times: float | None = None
    since: str | None = None
    unit: str | None = None
    at: int = 0
    echo: bool = False


class Refused(NamedTuple):
    """Why a number is no claim."""

    reason: str


Result = Read | Refused
