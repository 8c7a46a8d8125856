"""What the rules of a family get and give: one number in its sentence, and the claim it reads as, or why it is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tracker.prose.heads import Head
    from tracker.prose.numbers import Found
    from tracker.prose.sentence import Sentence
    from tracker.prose.timing import Timing


class Spot(NamedTuple):
    """The number at entry `at` of a sentence: what it counts, when it holds, and what was read just before it.

    `before` is the claim of the number before in the same sentence, `conflict` what the text is about with the codes of
    its `sides`. `publisher` is a claimant that published the text itself, `speaker` the side of who is credited.
    `war`: the text tells of fighting. `context` are the ideas of the sentence before in the paragraph, `earlier` is the last
    claim of the sentences before in it, `refused` why the number before in the same sentence is none.
    """

    sentence: Sentence
    at: int
    head: Head
    timing: Timing
    conflict: str
    sides: tuple[str, ...]
    before: Read | None
    publisher: str | None
    speaker: str | None
    war: bool
    context: frozenset[str]
    since_ceasefire: bool = False
    earlier: Read | None = None
    refused: str = ""

    @property
    def number(self) -> Found:
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

    `echo`: it goes on with the claim before it, whose day it has. `times` is what the number is multiplied with to be in the unit of the series. `period` is the length of the
    window, `dayless` that no single day is named.
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
