"""Where numbers may begin in a text. Most texts have few such places, and nothing else of them is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.prose.latin import latin_words
from tracker.prose.number_patterns import CHAIN, CYRILLIC_WORDS_OF, NUMERALS, OPENED, OPENERS, SIZE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

_TELLING = NUMERALS | SIZE_WORDS | OPENERS
_LATIN = frozenset(word.encode() for word in _TELLING if word.isascii())
_CYRILLIC = frozenset(word for word in _TELLING if not word.isascii())
_BEHIND_OPENERS = NUMERALS | {"a", "пол"}
_DIGITS = bytes(ord("0") if chr(one).isdecimal() and one < 128 else ord(" ") for one in range(256))
_BLOCK = 32_000
"""Of a longer text not all words are held at once."""


def starts(text: str, first: int, last: int) -> Iterator[int]:
    """Where numbers may begin in `text[first:last]`, from left to right: digits, an opened range, words that spell one.

    Few words of a text spell numbers: which ones do is asked once, and only those are searched for. Of digits that
    are glued together only the first is a start.
    """
    while first < last:
        end = _end(text, first, last)
        yield from _within(text, first, end)
        first = end


def _end(text: str, first: int, last: int) -> int:
    """Where a block ends that begins at `first`: between two words, wherever words are parted at all."""
    if last - first <= _BLOCK:
        return last
    end = first + _BLOCK
    gap = max(text.rfind(" ", first, end), text.rfind("\n", first, end))
    return gap + 1 if gap > first else end


def _within(text: str, first: int, last: int) -> list[int]:
    small = text[first:last].lower()
    words = telling_words(small)
    digits = list(_digits(text, first, last))
    if not words:
        return digits
    if len(small) != last - first:  # a letter whose small form is two characters
        small = "".join(one.lower()[0] for one in text[first:last])
    found = {at for word in words & NUMERALS for at in _places(small, word)}
    found.update(at for word in words & OPENERS for at in _places(small, word) if _opens(small, at + len(word)))
    found.update(
        at - back for word in words & SIZE_WORDS for at in _places(small, word) if (back := _article(small, at))
    )
    return sorted([*digits, *(first + at for at in found)])


def _digits(text: str, first: int, last: int) -> Iterator[int]:
    """Where digits begin, alone or glued together. To look for one byte takes half the time that a pattern does."""
    marked = text[first:last].encode("ascii", "replace").translate(_DIGITS)
    at = marked.find(b"0")
    while at >= 0:
        chain = CHAIN.match(text, first + at, last)
        assert chain is not None  # noqa: S101 (it begins with a digit)
        yield first + at
        at = marked.find(b"0", chain.end() - first)


def telling_words(small: str) -> frozenset[str]:
    """The words of a text in small letters that a number may begin with, or that stand beside one's first word."""
    found = frozenset(map(bytes.decode, _LATIN.intersection(latin_words(small))))
    return found if small.isascii() else found.union(_CYRILLIC.intersection(CYRILLIC_WORDS_OF.findall(small)))


def _places(small: str, word: str) -> Iterator[int]:
    """Where a word stands on its own in a text of small letters."""
    at, size = small.find(word), len(word)
    while at >= 0:
        end = at + size
        if not (at and small[at - 1].isalnum()) and not small[end : end + 1].isalpha():
            yield at
        at = small.find(word, end)


def _opens(small: str, end: int) -> bool:
    """Whether a number may follow a word such as "from" that ends at `end`."""
    behind = OPENED.match(small, end)
    return behind is not None and (behind[1] is None or behind[1] in _BEHIND_OPENERS)


def _article(small: str, at: int) -> int:
    """How far before a word at `at` its article begins, 0 where it has none: "a million", "a half-dozen"."""
    if small[at - 1 : at] not in {" ", "-"}:
        return 0
    back = 2 if small[at - 2 : at - 1] == "a" else 3 if small[max(0, at - 3) : at - 1] == "an" else 0
    return 0 if back and at > back and small[at - back - 1].isalnum() else back
