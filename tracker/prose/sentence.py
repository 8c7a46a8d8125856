"""A sentence as words with their ideas and numbers with their values: what all rules look at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from tracker.prose import lexicon
from tracker.prose.lexicon import NOTHING, TOKEN, Ideas, Word

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
        self.raw: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.numbers: list[Found | None] = []
        self.counted: list[int] = []
        position = start
        for number in numbers:
            if position < number.start:
                self._add(position, number.start)
            self.counted.append(len(self.raw))
            self.raw.append(text[number.start : number.end])
            self.starts.append(number.start)
            self.ends.append(number.end)
            self.numbers.append(number)
            position = number.end
        self._add(position, end)
        self.ideas: list[Ideas] = []
        self.words: list[str] = []
        self._breaks: list[int] | None = None
        self._names: list[int] | None = None
        self._name()
        self.everything: Ideas = NOTHING.union(*self.ideas)

    def _add(self, start: int, end: int) -> None:
        # Gaps and words in turn; their lengths add up to where each stands.
        parts = TOKEN.split(self.text[start:end])
        edges = list(accumulate(map(len, parts), initial=start))
        words = parts[1::2]
        self.raw += words
        self.starts += edges[1:-1:2]
        self.ends += edges[2::2]
        self.numbers += [None] * len(words)

    def _name(self) -> None:
        """Find the ideas of every word, and make one entry of each phrase."""
        raw = self.raw
        known = list(map(lexicon.load().lexicon.word, raw))
        self.words = words = list(map(str.lower, raw))
        self.ideas = ideas = [word.ideas for word in known]
        phrases = self._phrases(known)
        for at in self.counted:
            ideas[at] = NOTHING
        if not phrases:
            return
        text, starts, ends, numbers = self.text, self.starts, self.ends, self.numbers
        for first, last, meant in reversed(phrases):
            raw[first:last] = [text[starts[first] : ends[last - 1]]]
            words[first:last] = [raw[first].lower()]
            ideas[first:last] = [meant]
            numbers[first:last] = [None]  # "24 hours" is a word for a window
            del starts[first + 1 : last], ends[first : last - 1]
        self.counted = [at for at, one in enumerate(numbers) if one is not None]

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
                if rest != words[at + 1 : at + 1 + size] and not (is_open and _fits(rest, words, at + 1)):
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
        return self.find(wanted, first, last) is not None

    def find(self, wanted: Collection[str], first: int = 0, last: int | None = None) -> int | None:
        """The first entry of one of the ideas among `first` to before `last`."""
        if self.everything.isdisjoint(wanted):
            return None
        stop = len(self.raw) if last is None else min(last, len(self.raw))
        return next((at for at in range(max(0, first), stop) if not self.ideas[at].isdisjoint(wanted)), None)

    def rfind(self, wanted: Collection[str], first: int, last: int) -> int | None:
        """The last entry of one of the ideas among `first` to before `last`."""
        if self.everything.isdisjoint(wanted):
            return None
        stop = min(last, len(self.raw)) - 1
        return next((at for at in range(stop, max(0, first) - 1, -1) if not self.ideas[at].isdisjoint(wanted)), None)

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
            self._names = [at for at, (raw, ideas) in pairs if raw[0].isupper() or (ideas and _is_named(ideas))]
        return self._names

    def quote(self, first: int, last: int) -> tuple[int, int]:
        """The offsets of the entries `first` to `last`, both included."""
        return self.starts[first], self.ends[last]


@cache
def _is_named(ideas: Ideas) -> bool:
    return any(idea[0] in "@#" for idea in ideas)


def _fits(rest: list[str], lower: list[str], at: int) -> bool:
    """Whether the words of a phrase, some of them open at their end, stand at `at`."""
    if at + len(rest) > len(lower):
        return False
    for word, wanted in zip(lower[at : at + len(rest)], rest, strict=True):
        if word != wanted and not (wanted[-1] == "*" and word.startswith(wanted[:-1])):
            return False
    return True
