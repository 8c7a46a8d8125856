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

from typing import TYPE_CHECKING, NamedTuple

from tracker.model import Number
from tracker.prose.number_patterns import (
    AND,
    BEFORE,
    BETWEEN,
    CHAIN,
    DASH_DIGIT,
    OF_BEFORE,
    ONE_BEFORE,
    OPEN_RANGE,
    QUICK,
    QUICK_WORD,
    SCALE,
    SCALE_BEFORE,
    SCALE_ENDS,
    SIZES,
    THOUSANDS,
    TO,
    UNREADABLE,
    WORDS,
)
from tracker.prose.number_single import GAPS, Single, single
from tracker.prose.number_starts import starts
from tracker.prose.number_words import FRACTION, OF_A_SCALE, PARTS, TOPS

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_HYPHENS = frozenset("-\u2010\u2011")
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


def number_at(text: str, start: int) -> Found | None:
    """The longest number phrase that begins exactly at `start`, or None.

    A range may begin with its word ("between", "from"). A currency sign stands before the number and a per cent
    sign behind it; neither is part of it.
    """
    if not 0 <= start < len(text) or (start and _inside(text, start)):
        return None
    if quick := QUICK.match(text, start):
        digits = quick[0]
        value = int(digits.replace(",", "") if len(digits) > 3 else digits)
        return tuple.__new__(Found, (start, quick.end(), value, None, None, False))  # half the time of Found(...)
    if (
        text[start] in "тТ"
        and THOUSANDS.match(text, start)
        and not ONE_BEFORE.search(text[max(0, start - BEFORE) : start])
    ):
        return None
    if word := QUICK_WORD.match(text, start):
        return Found(start, word.end(), WORDS[word[1].lower()], None, None)
    opened = OPEN_RANGE.match(text, start) if text[start] > "9" else None
    if not opened and text[start] > "9" and (part := _fraction(text, start)):
        return part
    first = single(text, opened.end() if opened else start)
    if first is None:
        return None
    found = _range(text, start, first, AND if opened and opened[1].lower() in BETWEEN else TO)
    if found or opened or DASH_DIGIT.match(text, first.end):
        return found  # "380,600-990" is neither a range nor two numbers
    return Found(start, first.end, first.value, None, None)


def numbers(text: str, first: int = 0, last: int | None = None) -> Iterator[Found]:
    """The number phrases that begin in `text[first:last]`, from left to right, none overlapping another.

    Time is linear in that part of the text. A number does not go on behind the end of a line.
    """
    position = first
    for start in starts(text, first, len(text) if last is None else last):
        if start < position:
            continue
        found = number_at(text, start)
        if found is not None:
            yield found
            position = found.end
        else:
            position = _past(text, start)


def _past(text: str, start: int) -> int:
    """Where to go on behind what cannot be read: past all that is glued to it, and the groups of three behind that."""
    ends = (match.end() for skip in (CHAIN, UNREADABLE) if (match := skip.match(text, start)))
    end = max(ends, default=start + 1)
    while text[end : end + 1] in _GLUE and "0" <= text[end + 1 : end + 2] <= "9":
        end = max(match.end() for skip in (CHAIN, UNREADABLE) if (match := skip.match(text, end + 1)))
    return end


def _fraction(text: str, start: int) -> Found | None:
    match = FRACTION.match(text, start)
    if match is None:
        return None
    part = match["part"] or match["half"] or match["parts"]
    top = TOPS[(match["top"] or match["tops"] or "a").lower()]
    one = Single(match.end(), top, 0, 1, PARTS[part.lower()])
    if top >= one.parts:
        return None
    if of := OF_A_SCALE.match(text, one.end):
        scale = SCALE.match(text, of.end() - 1)
        if scale:  # "a quarter of a million"
            one = one._replace(end=scale.end(), scale=SIZES[scale.lastgroup or ""])
            return Found(start, one.end, one.value, None, None)
    if match["parts"] and (scale := SCALE.match(text, one.end)) and text[scale.end() - 1] > "z":
        # "чверть мільйона"
        return Found(start, scale.end(), one._replace(scale=SIZES[scale.lastgroup or ""]).value, None, None)
    return Found(start, one.end, one.value, None, None, fraction=True)


def scaled(read: Reading, times: float | None) -> Reading:
    """A number in another unit: multiplied, and rounded to four places so that it reads the same again."""
    if times is None:
        return read
    value, low, high = (None if part is None else round(part * times, 4) for part in read)
    return value, low, high


def _inside(text: str, start: int) -> bool:
    """Whether `start`, which is not 0, is in the middle of a word, of a name such as F-16, or of another number."""
    last, first = text[start - 1], text[start]
    if last.isalnum() or last == "_":
        return True
    before = text[start - 2] if start > 1 else ""
    if last in _GLUE:
        return (before.isalpha() and last in _HYPHENS) or (before.isdecimal() and first.isdecimal())
    if last not in GAPS or before.isdecimal():
        return False
    if first in "aA":
        return OF_BEFORE.search(text[max(0, start - BEFORE) : start]) is not None  # "a quarter of a million"
    # What follows a scale belongs to it: if that phrase could not be read, neither can its end alone.
    return (
        first.isdecimal()
        and before in SCALE_ENDS
        and SCALE_BEFORE.search(text[max(0, start - BEFORE) : start]) is not None
    )


def _range(text: str, start: int, first: Single, joint: re.Pattern[str]) -> Found | None:
    between = joint.match(text, first.end)
    last = between and single(text, between.end())
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
