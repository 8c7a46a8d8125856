"""Numbers as people write them: "374,520", "4.2 million", "85 тисяч 410", "between ten and 15", "$40bn".

What is left out rather than guessed:

* A comma with one or two digits behind it ("1,5") is a decimal comma only outside English, and one number does
  not say which language it stands in. It is read when a Cyrillic word or a per cent sign follows ("1,5 млн"), else not.
* Digits glued together any other way: times, dates, scores, fractions ("8:18", "2024-01-26", "24/7", "26.01.2024").
* Names and ordinals that hold digits: "F-16", "M777", "100th", "1990s", "5-го".
* Digits of other scripts, and numbers of more than fifteen digits.

A plain space between groups of three joins them ("92 740"), so the cells of a table that was flattened to one
line may read as one number: tables are not for this module.

Everything is linear in the length of the text: a chain of digits is matched once and skipped whole, and whatever
is tried beyond it is bounded by the length of the next number.
"""

# ruff: noqa: RUF002  Cyrillic words and the dashes people type are what is read here.

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tracker.model import Number
from tracker.prose.number_patterns import (
    AND,
    AND_A_HALF,
    BEFORE,
    BETWEEN,
    CHAIN,
    DASH_DIGIT,
    DASHED,
    DECIMAL_BEHIND,
    DECIMAL_COMMA,
    GAP_MATCH,
    GROUPS,
    MONTH_AFTER,
    MONTH_BEFORE,
    MOST_DIGITS,
    OF_BEFORE,
    OPEN_RANGE,
    ORDINAL,
    PLAIN,
    SCALE,
    SCALE_BEFORE,
    SIZES,
    SPLIT,
    TO,
    UNREADABLE,
    WORD_NUMBER,
    WORDS,
)
from tracker.prose.number_starts import starts
from tracker.prose.number_words import CYRILLIC_HALF, FRACTION, HALF_SCALES, OF_A_SCALE, PARTS, TOPS, WORD, worth

if TYPE_CHECKING:
    from collections.abc import Iterator

_GAPS = frozenset(" \u00a0\u2009\u202f")
_BEFORE_SCALE = _GAPS | {"-"}
_SCALE_LETTERS = frozenset("bdhkmtBDHKMTмтМТ")
_GLUE = frozenset(".,:/\u2010\u2011\u2012\u2013\u2014\u2015\u2212-")

Reading = tuple[Number | None, Number | None, Number | None]
"""value, low, high: a value, or a range."""


class Found(NamedTuple):
    """A number phrase: `text[start:end]` and its `value`, or for a range its `low` and `high` (then `value` is None).

    Values are in base units ("4.2 million" is 4200000), ints wherever they are whole. A `fraction` ("two-thirds of")
    is a part of one: 0.666...
    """

    start: int
    end: int
    value: Number | None
    low: Number | None
    high: Number | None
    fraction: bool = False


class _Single(NamedTuple):
    """A number that is not a range: `digits / 10**places / parts * scale`, ending at `end`."""

    end: int
    digits: int
    places: int
    scale: int
    parts: int = 1

    def times(self, scale: int) -> Number:
        top: int
        bottom: int
        top, bottom = self.digits * scale, 10**self.places * self.parts
        # Division of ints is rounded once, correctly; a float in between would drift.
        return top // bottom if top % bottom == 0 else top / bottom

    @property
    def value(self) -> Number:
        return self.times(self.scale)


def number_at(text: str, start: int) -> Found | None:
    """The longest number phrase that begins exactly at `start`, or None.

    A range may begin with its word ("between", "from"). A currency sign stands before the number and a per cent
    sign behind it; neither is part of it.
    """
    if not 0 <= start < len(text) or _inside(text, start):
        return None
    opened = OPEN_RANGE.match(text, start) if text[start] > "9" else None
    if not opened and text[start] > "9" and (part := _fraction(text, start)):
        return part
    first = _single(text, opened.end() if opened else start)
    if first is None:
        return None
    found = _range(text, start, first, AND if opened and opened[1].lower() in BETWEEN else TO)
    if found or opened or DASH_DIGIT.match(text, first.end):
        return found  # "380,600-990" is neither a range nor two numbers
    return Found(start, first.end, first.value, None, None)


def numbers(text: str) -> Iterator[Found]:
    """All number phrases of a text from left to right, none overlapping another. Time is linear in the text."""
    position = 0
    for start in starts(text):
        if start < position:
            continue
        found = number_at(text, start)
        if found is not None:
            yield found
            position = found.end
        else:
            ends = (match.end() for skip in (CHAIN, UNREADABLE) if (match := skip.match(text, start)))
            position = max(ends, default=start + 1)


def _fraction(text: str, start: int) -> Found | None:
    match = FRACTION.match(text, start)
    if match is None:
        return None
    part = match["part"] or match["half"] or match["parts"]
    top = TOPS[(match["top"] or match["tops"] or "a").lower()]
    one = _Single(match.end(), top, 0, 1, PARTS[part.lower()])
    if top >= one.parts:
        return None
    if of := OF_A_SCALE.match(text, one.end):
        scale = SCALE.match(text, of.end() - 1)
        if scale:  # "a quarter of a million"
            one = one._replace(end=scale.end(), scale=SIZES[scale.lastgroup or ""])
            return Found(start, one.end, one.value, None, None)
    return Found(start, one.end, one.value, None, None, fraction=True)


def scaled(read: Reading, times: float | None) -> Reading:
    """A number in another unit: multiplied, and rounded to four places so that it reads the same again."""
    if times is None:
        return read
    value, low, high = (None if part is None else round(part * times, 4) for part in read)
    return value, low, high


def _inside(text: str, start: int) -> bool:
    """Whether `start` is in the middle of a word, of a name such as F-16, or of another number."""
    before, first = text[max(0, start - 2) : start], text[start]
    if not before:
        return False
    glued = before[-1].isalnum() or before[-1] == "_"
    if len(before) == 2:
        name = before[0].isalpha() and before[1] in "-\u2010\u2011"
        tail = before[0].isdecimal() and first.isdecimal() and (before[1] in _GLUE)
        glued = glued or name or bool(tail)
    if glued:
        return True
    if before[0].isdecimal() or before[-1] not in _GAPS:
        return False
    head = text[max(0, start - BEFORE) : start]
    if first in "aA":
        return bool(OF_BEFORE.search(head))  # "a quarter of a million"
    # What follows a scale belongs to it: if that phrase could not be read, neither can its end alone.
    return first.isdecimal() and bool(SCALE_BEFORE.search(head))


def _range(text: str, start: int, first: _Single, joint: re.Pattern[str]) -> Found | None:
    between = joint.match(text, first.end)
    last = between and _single(text, between.end())
    if not last or DASH_DIGIT.match(text, last.end):
        return None
    low: Number = first.value
    if first.scale == 1 and low < 1000:
        low = first.times(last.scale)  # "10 to 15 million"
        if (
            last.scale == 1
            and last.value % 1000 == 0
            and 1000 * low < last.value
            and not DASH_DIGIT.match(text, first.end)
        ):
            low = first.times(1000)  # "70 to 80,000"
    return Found(start, last.end, None, low, last.value) if low < last.value else None


def _single(text: str, start: int) -> _Single | None:
    """A number that is not a range, with all its scales ("1 million 209 thousand", "85 тисяч 410")."""
    last = total = _scaled(text, start)
    while total and last and last.scale > 1 and not last.places and (gap := SPLIT.match(text, last.end)):
        rest = _scaled(text, gap.end())
        if rest is None or rest.places or rest.value >= last.scale or DASH_DIGIT.match(text, rest.end):
            break
        spelled = text[start].isalpha() and text[gap.end()].isalpha()
        split = _is_cyrillic(text, last.end) and not MONTH_AFTER.match(text, rest.end)
        if rest.scale == 1 and not spelled and not split:
            break
        total = _Single(rest.end, int(total.value + rest.value), 0, 1)
        last = rest
    return total


def _is_cyrillic(text: str, end: int) -> bool:
    """Whether the word that ends at `end`, perhaps with its full stop, is a Cyrillic one."""
    return "\u0430" <= text[end - 2].lower() <= "\u0457"


def _scaled(text: str, start: int) -> _Single | None:
    """One number and the scale behind it, if there is one."""
    plain = _digits(text, start) if "0" <= text[start : start + 1] <= "9" else _words(text, start)
    if plain is None:
        return None
    end = plain.end + (text[plain.end : plain.end + 1] in _BEFORE_SCALE)
    scale = SCALE.match(text, plain.end) if text[end : end + 1] in _SCALE_LETTERS else None
    return (
        _Single(scale.end(), plain.digits, plain.places, SIZES[scale.lastgroup or ""], plain.parts) if scale else plain
    )


def _words(text: str, start: int) -> _Single | None:
    if text[start : start + 1] >= "\u0410":
        return _cyrillic_words(text, start)
    match = WORD_NUMBER.match(text, start)
    if not match:
        return None
    half = AND_A_HALF.match(text, match.end())
    if match.lastgroup == "small" and not half:
        return _Single(match.end(), WORDS[match["small"].lower()], 0, 1)
    word = {name: WORDS.get(found.lower(), 0) for name, found in match.groupdict().items() if found}
    if "half" in word:
        return _Single(match.end(), 5, 1, 1)
    value = 100 * word.pop("hundreds", 0) + sum(word.values())
    return _Single(half.end(), 10 * value + 5, 1, 1) if half else _Single(match.end(), value, 0, 1)


def _cyrillic_words(text: str, start: int) -> _Single | None:
    """Words that stand in falling order: hundreds, tens, ones. A half is glued to its scale."""
    if half := CYRILLIC_HALF.match(text, start):
        return _Single(half.end(), 15 if half["one"] else 5, 1, HALF_SCALES[half.lastgroup or ""])
    total, room, end, position = 0, 10**7, start, start
    while (word := WORD.match(text, position)) and 0 < (size := worth(word[0])) < room:
        total, end = total + size, word.end()
        room = 100 if 100 <= size < 1000 else 10 if 20 <= size < 100 else 0
        position = end + 1 if GAP_MATCH.match(text, end) else len(text)
    return _Single(end, total, 0, 1) if total else None


def _digits(text: str, start: int) -> _Single | None:
    chain = CHAIN.match(text, start)
    if chain is None or chain.end() - start > 3 * MOST_DIGITS:
        return None
    dashed = DASHED.fullmatch(chain[0])
    glued = dashed["low"] if dashed else chain[0]
    end = start + len(glued)
    plain = PLAIN.fullmatch(glued)
    if plain is None:
        return _decimal_comma(text, start, end)
    whole, part = plain["whole"].replace(",", ""), plain["part"] or ""
    if len(glued) <= 3 and not dashed and (groups := GROUPS.match(text, end)) and not _is_day(text, start, whole):
        tail = None if groups["more"] else _group_tail(text, groups.end())
        if tail is None:
            return None
        whole, part, end = whole + re.sub("[^0-9]", "", groups[0]), tail[1:], groups.end() + len(tail)
    if len(whole + part) > MOST_DIGITS or (whole[0] == "0" and len(whole) > 1):
        return None
    if ORDINAL.match(text, end) or text[end : end + 1].isdecimal():
        return None
    return _Single(end, int(whole + part), len(part), 1)


def _group_tail(text: str, end: int) -> str | None:
    """The decimals behind a last group of three that ends at `end`, perhaps none; None for anything else glued on."""
    chain = CHAIN.match(text, end - 3)
    if chain is None or chain.end() == end or DASH_DIGIT.match(text, end):
        return ""
    tail = text[end : chain.end()] if chain.end() - end <= MOST_DIGITS else ""
    return tail if re.fullmatch(r"\.[0-9]+", tail) else None


def _decimal_comma(text: str, start: int, end: int) -> _Single | None:
    comma, scale = DECIMAL_COMMA.fullmatch(text, start, end), SCALE.match(text, end)
    if comma and ((scale and (scale.lastgroup or "").startswith("cyrillic")) or DECIMAL_BEHIND.match(text, end)):
        return _Single(end, int(comma["whole"] + comma["part"]), len(comma["part"]), 1)
    return None


def _is_day(text: str, start: int, whole: str) -> bool:
    return int(whole) <= 31 and bool(MONTH_BEFORE.search(text[max(0, start - BEFORE) : start]))
