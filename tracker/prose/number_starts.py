"""Where numbers may begin in a text. Most texts have few such places, and nothing else of them is looked at."""

from __future__ import annotations

import re
from heapq import merge
from typing import TYPE_CHECKING

from tracker.prose.number_patterns import ARTICLE_START, DIGIT_START, NUMERALS, SIZE_WORDS, WORDS_OF

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DIGIT = re.compile("[0-9]")
_TELLING = NUMERALS | SIZE_WORDS
# Of a longer line not all words are held at once.
_LONG = 100_000


def starts(text: str) -> Iterable[int]:
    """Where numbers may begin, from left to right: digits, an opened range, words that spell a number.

    Few words of a text spell numbers: which ones do is asked once, and only those are searched for.
    """
    small = text.lower()
    found = WORDS_OF.findall(small) if len(small) < _LONG else (match[0] for match in WORDS_OF.finditer(small))
    words = _TELLING.intersection(found)
    if not words and not _DIGIT.search(text):
        return ()
    digits = (match.start() for match in DIGIT_START.finditer(text))
    if not words:
        return digits
    spelled = words & NUMERALS
    small = small if len(small) == len(text) else "".join(one.lower()[0] for one in text)
    articles = (match.start() for match in ARTICLE_START.finditer(text)) if words & SIZE_WORDS else ()
    return merge(digits, articles, *(_places(small, word) for word in spelled))


def _places(small: str, word: str) -> Iterator[int]:
    """Where a word stands on its own in a text of small letters."""
    at, size = small.find(word), len(word)
    while at >= 0:
        end = at + size
        if not (at and small[at - 1].isalnum()) and not small[end : end + 1].isalpha():
            yield at
        at = small.find(word, end)
