"""A sentence as words with their ideas and numbers with their values: what all rules look at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING

from tracker.prose import lexicon
from tracker.prose.codes import COUNTRIES
from tracker.prose.lexicon import NOTHING, Ideas, Word

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tracker.prose.numbers import Found

_STOPS = frozenset(";!?():\u2014")
_BREAK = frozenset({"break"})


class Sentence:
    """Words, phrases and numbers of `text[start:end]`, side by side in lists; a phrase is one entry.

    `words` are in small letters, `raw` as written, `ideas` what each belongs to, `starts` and `ends` offsets into
    the text, `numbers` the Found of an entry or None, `counted` the entries that have one.
    """

    __slots__ = (
        "_breaks",
        "_names",
        "_sided",
        "counted",
        "end",
        "ends",
        "everything",
        "ideas",
        "numbers",
        "raw",
        "start",
        "starts",
        "text",
        "words",
    )

    def __init__(self, text: str, start: int, end: int, numbers: Sequence[Found]) -> None:
        self.text, self.start, self.end = text, start, end
        self.counted: list[int] = []
        self._breaks: list[int] | None = None
        self._names: list[int] | None = None
        self._sided: list[int] | None = None
        words = lexicon.load().lexicon
        known: list[Word] = []
        position = start
        for number in numbers:
            if position < number.start:
                known += words.words(text[position : number.start])
            self.counted.append(len(known))
            known.append(words.word(text[number.start : number.end]))
            position = number.end
        known += words.words(text[position:end])
        self.raw: list[str] = [word.spelling for word in known]
        self.words: list[str] = [word.small for word in known]
        self.ideas: list[Ideas] = [word.ideas for word in known]
        self.starts: list[int] = []
        self.ends: list[int] = []
        self._place(start)
        self.numbers: list[Found | None] = [None] * len(known)
        for at, number in zip(self.counted, numbers, strict=True):
            self.numbers[at] = number
            self.ideas[at] = NOTHING
        self._join(self._phrases(known))
        self.everything: Ideas = NOTHING.union(*self.ideas)

    def _place(self, position: int) -> None:
        """Find where each word stands: between two there is nothing but space."""
        find, starts, ends = self.text.find, self.starts, self.ends
        for word in self.raw:
            start = find(word, position)
            position = start + len(word)
            starts.append(start)
            ends.append(position)

    def _join(self, phrases: list[tuple[int, int, Ideas]]) -> None:
        """Make one entry of each phrase. It counts nothing: "24 hours" is a word for a window."""
        if not phrases:
            return
        raw, words, starts, ends = self.raw, self.words, self.starts, self.ends
        for first, last, meant in reversed(phrases):
            raw[first:last] = [self.text[starts[first] : ends[last - 1]]]
            words[first:last] = [raw[first].lower()]
            self.ideas[first:last] = [meant]
            self.numbers[first:last] = [None]
            del starts[first + 1 : last], ends[first : last - 1]
        self.counted = [at for at, one in enumerate(self.numbers) if one is not None]

    def _phrases(self, known: list[Word]) -> list[tuple[int, int, Ideas]]:
        """The phrases from left to right: first word, one past the last, and what they mean. None overlaps another."""
        words = self.words
        found: list[tuple[int, int, Ideas]] = []
        free, end = 0, len(words) - 1
        for at in [at for at, word in enumerate(known) if word.begins]:
            if at < free or at >= end:
                continue
            word = known[at]
            tried = word.phrases.get(words[at + 1], ())
            if word.open_phrases:
                tried = (*tried, *word.open_phrases)
            elif not tried:
                continue
            ideas, length = NOTHING, 0
            for rest, idea, is_open in tried:
                size = len(rest)
                if size < length:
                    continue
                # Of two words the second is known to be there, but where it is open.
                fits = (size == 1 and not is_open) or rest == words[at + 1 : at + 1 + size]
                if not (fits or (is_open and _fits(rest, words, at + 1))):
                    continue
                ideas, length = (ideas if size == length else NOTHING) | {idea}, size
            if length:
                free = at + length + 1
                found.append((at, free, ideas.union(*[one.inherited for one in known[at:free]])))
        return found

    def __len__(self) -> int:
        return len(self.raw)

    def has(self, at: int, *ideas: str) -> bool:
        """Whether the entry at `at` (which may be outside) belongs to one of the ideas."""
        return 0 <= at < len(self.raw) and not self.ideas[at].isdisjoint(ideas)

    def any(self, wanted: Collection[str], first: int = 0, last: int | None = None) -> bool:
        """Whether one of the ideas stands among the entries `first` to before `last`."""
        return not self.everything.isdisjoint(wanted) and self.find(wanted, first, last) is not None

    def find(self, wanted: Collection[str], first: int = 0, last: int | None = None) -> int | None:
        """The first entry of one of the ideas among `first` to before `last`."""
        if self.everything.isdisjoint(wanted):
            return None
        start = max(0, first)
        for at, ideas in enumerate(self.ideas[start : None if last is None else max(0, last)], start):
            if not ideas.isdisjoint(wanted):
                return at
        return None

    def rfind(self, wanted: Collection[str], first: int, last: int) -> int | None:
        """The last entry of one of the ideas among `first` to before `last`."""
        if self.everything.isdisjoint(wanted):
            return None
        ideas = self.ideas
        for at in range(min(last, len(ideas)) - 1, max(0, first) - 1, -1):
            if not ideas[at].isdisjoint(wanted):
                return at
        return None

    def word(self, at: int) -> str:
        """The entry in small letters, an empty string outside."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def clause(self, at: int) -> tuple[int, int]:
        """The entries around `at` up to a semicolon, a dash, a bracket or a word such as "while": first, one past."""
        if self._breaks is None:
            raw, ideas = self.raw, self.ideas
            found = [one for one, word in enumerate(raw) if word in _STOPS]
            if "break" in self.everything:
                found = sorted({*found, *(one for one, some in enumerate(ideas) if some == _BREAK)})
            self._breaks = found
        breaks = self._breaks
        before = bisect_left(breaks, at)
        behind = bisect_right(breaks, at)
        first = breaks[before - 1] + 1 if before else 0
        return first, breaks[behind] if behind < len(breaks) else max(len(self.raw), at + 1)

    def names(self) -> list[int]:
        """The entries that may name a place or a side: those with a capital, and whatever a list has as one."""
        if self._names is None:
            pairs = enumerate(zip(self.raw, self.ideas, strict=True))
            self._names = [at for at, (raw, ideas) in pairs if raw[0].isupper() or (ideas and is_named(ideas))]
        return self._names

    def sided(self) -> list[int]:
        """The entries that may name a side: a country, or the enemy."""
        if self._sided is None:
            pairs = enumerate(self.ideas)
            self._sided = [at for at, ideas in pairs if ideas and ("enemy" in ideas or COUNTRIES[ideas])]
        return self._sided

    def quote(self, first: int, last: int) -> tuple[int, int]:
        """The offsets of the entries `first` to `last`, both included."""
        return self.starts[first], self.ends[last]


@cache
def is_named(ideas: Ideas) -> bool:
    """Whether ideas are of a place or a conflict: what a list has a name for."""
    return any(idea[0] in "@#" for idea in ideas)


def _fits(rest: list[str], lower: list[str], at: int) -> bool:
    """Whether the words of a phrase, some of them open at their end, stand at `at`."""
    if at + len(rest) > len(lower):
        return False
    for word, wanted in zip(lower[at : at + len(rest)], rest, strict=True):
        if word != wanted and not (wanted[-1] == "*" and word.startswith(wanted[:-1])):
            return False
    return True
