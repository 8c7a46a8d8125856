"""The number that a proposal means: which of a text's own it is, and what the text has beside it.

Value, range, qualifier, currency and unit are read here by the grammar that the rules use. What the proposal says of
them is not looked at.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection
from typing import NamedTuple

from tracker.model import Qualifier, Series
from tracker.prose import lexicon
from tracker.prose.land import SQUARE_MILE
from tracker.prose.measures import measured
from tracker.prose.money import CROWNS, currency
from tracker.prose.numbers import Found, numbers
from tracker.prose.pieces import Span, sentences
from tracker.prose.quoting import qualifier
from tracker.prose.sentence import Sentence

_LONGEST = 300
_AROUND = 1000  # characters on either side of a number, in its own line, in which its sentence is looked for
_PLACES = 50  # of a quote that are tried
_SPACES = str.maketrans({"\u00a0": " ", "\u2009": " ", "\u202f": " "})
_SIGNS = frozenset("$\u20ac\u00a3\u20b4\u20bd\u00a5")
_UNITS = {"%": {"percent"}, "km2": {"km2", "mi2"}, "t": {"tonne"}}
_PERCENT_OF_ONE = 100.0


class UnprovedError(Exception):
    """Why a proposal is dropped."""


class Measured(NamedTuple):
    """A number with what stands beside it: `text[start:end]` holds all of it, `times` is as in a Finding."""

    number: Found
    start: int
    end: int
    qualifier: Qualifier | None
    currency: str | None
    times: float | None


class Page:
    """A text with its numbers."""

    def __init__(self, text: str) -> None:
        self.text, self._plain = text, text.translate(_SPACES)
        self._numbers = list(numbers(text))
        self._starts = [one.start for one in self._numbers]

    def read(
        self, quote: str, words: str | None, series: Series, donor: str | None, taken: Collection[int]
    ) -> Measured:
        """The number that `words` mean in a quote, and the quote as far as its qualifier and unit go.

        A quote that stands in several places is one whose number is `taken`, if there is such a one. Raises
        UnprovedError where the text has no such quote or number, or has the number in another unit than the series.
        """
        place, number = self._quoted(quote, words, taken)
        beside = self._beside(series, number, donor)
        start, end = min(place, beside.start), max(place + len(quote), beside.end)
        if end - start > _LONGEST:
            raise UnprovedError(f"its quote has more than {_LONGEST} characters with the words that belong to it")
        return beside._replace(start=start, end=end)

    def _quoted(self, quote: str, words: str | None, taken: Collection[int]) -> tuple[int, Found]:
        """Where a quote stands in the text, and which of the text's own numbers in it is meant."""
        if not quote or len(quote) > _LONGEST or "\n" in quote:
            raise UnprovedError(f"a quote is one line of at most {_LONGEST} characters")
        place, chosen, why = self.text.find(quote), None, "its quote does not stand in the text"
        for _ in range(_PLACES):
            if place < 0:
                break
            why = "its quote has no number of the text, or several that may be meant"
            number = _meant(self._inside(place, place + len(quote)), quote, place, words)
            if number and (chosen is None or number.start in taken):
                chosen = place, number
            place = self.text.find(quote, place + 1)
        if chosen is None:
            raise UnprovedError(why)
        return chosen

    def _inside(self, start: int, end: int) -> list[Found]:
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return [one for one in self._numbers[first:last] if one.end <= end]

    def _beside(self, series: Series, number: Found, donor: str | None) -> Measured:
        sentence = self._sentence(number)
        at = next((one for one in sentence.counted if sentence.starts[one] == number.start), None)
        if at is None or measured(self._plain, number):
            raise UnprovedError("its number is a measure of time or length, and counts nothing")
        first, kind = qualifier(sentence, at, at)
        start, end = sentence.starts[first], number.end
        while start and self.text[start - 1] in _SIGNS:
            start -= 1
        amount = self._amount(sentence, at, donor)
        if (amount is None) == (series.unit == "currency"):
            raise UnprovedError(f"{series.id} is in {series.unit}, and its number is {amount or 'no money'}")
        share = sentence.has(at + 1, "percent") or number.fraction
        if share != (series.unit == "%"):
            raise UnprovedError(f"{series.id} is in {series.unit}, and its number is {'' if share else 'not '}per cent")
        times = _PERCENT_OF_ONE if number.fraction else None
        unit = None if number.fraction else _UNITS.get(series.unit)
        if unit:
            behind = sentence.find(unit, at + 1, at + 4)
            if behind is None:
                raise UnprovedError(f"{series.id} is in {series.unit}, which does not stand behind its number")
            end = sentence.ends[behind]
            times = SQUARE_MILE if sentence.has(behind, "mi2") else None
        return Measured(number, start, end, kind, amount, times)

    def _amount(self, sentence: Sentence, at: int, donor: str | None) -> str | None:
        """The currency of an amount. Whose dollars or crowns are meant, the donor tells."""
        amount, start = currency(sentence, at), sentence.starts[at]
        before = self._plain[max(0, start - 3) : start].rstrip()
        if amount == "USD" and before.endswith("$") and not before[-2:-1].isalpha():
            return lexicon.load().dollars.get(donor or "", amount)
        if amount != CROWNS:
            return amount
        crowns = lexicon.load().crowns.get(donor or "")
        if crowns is None:
            raise UnprovedError("nobody says whose crowns")
        return crowns

    def _sentence(self, number: Found) -> Sentence:
        first = max(self.text.rfind("\n", 0, number.start) + 1, number.start - _AROUND)
        last = self.text.find("\n", number.end, number.end + _AROUND)
        line = Span(first, last if last >= 0 else min(len(self.text), number.end + _AROUND))
        within = sentences(self._plain, line)
        start, end = next((one for one in within if one.start <= number.start < one.end), line)
        end = max(end, number.end)
        return Sentence(self._plain, start, end, self._inside(start, end))


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
