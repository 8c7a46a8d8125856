"""One number that is no range, with its scales: "374,520", "4.2 million", "85 тисяч 410", "a hundred and five"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tracker.prose.number_patterns import (
    AND_A_HALF,
    BEFORE,
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
    ORDINAL,
    PLAIN,
    SCALE,
    SIZES,
    SPLIT,
    WORD_NUMBER,
    WORDS,
)
from tracker.prose.number_words import CYRILLIC_HALF, HALF_SCALES, WORD, worth

if TYPE_CHECKING:
    from tracker.model import Number

GAPS = frozenset(" \u00a0\u2009\u202f")
_BEFORE_SCALE = GAPS | {"-"}
_SCALE_LETTERS = frozenset("bdhkmtBDHKMTмтМТ")


class Single(NamedTuple):
    """A number that is not a range: `digits / 10**places / parts * scale`, ending at `end`."""

    end: int
    digits: int
    places: int
    scale: int
    parts: int = 1

    def times(self, scale: int) -> Number:
        """Its digits in a scale that may be another's ("10 to 15 million")."""
        top: int
        bottom: int
        top, bottom = self.digits * scale, 10**self.places * self.parts
        # Division of ints is rounded once, correctly; a float in between would drift.
        return top // bottom if top % bottom == 0 else top / bottom

    @property
    def value(self) -> Number:
        """The number, an int wherever it is whole."""
        return self.times(self.scale)


def single(text: str, start: int) -> Single | None:
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
        total = Single(rest.end, int(total.value + rest.value), 0, 1)
        last = rest
    return total


def _is_cyrillic(text: str, end: int) -> bool:
    """Whether the word that ends at `end`, perhaps with its full stop, is a Cyrillic one."""
    return "\u0430" <= text[end - 2].lower() <= "\u0457"


def _scaled(text: str, start: int) -> Single | None:
    """One number and the scale behind it, if there is one."""
    plain = _digits(text, start) if "0" <= text[start : start + 1] <= "9" else _words(text, start)
    if plain is None:
        return None
    end = plain.end + (text[plain.end : plain.end + 1] in _BEFORE_SCALE)
    scale = SCALE.match(text, plain.end) if text[end : end + 1] in _SCALE_LETTERS else None
    return (
        Single(scale.end(), plain.digits, plain.places, SIZES[scale.lastgroup or ""], plain.parts) if scale else plain
    )


def _words(text: str, start: int) -> Single | None:
    if text[start : start + 1] >= "\u0410":
        return _cyrillic_words(text, start)
    match = WORD_NUMBER.match(text, start)
    if not match:
        return None
    half = AND_A_HALF.match(text, match.end())
    if match.lastgroup == "small" and not half:
        return Single(match.end(), WORDS[match["small"].lower()], 0, 1)
    word = {name: WORDS.get(found.lower(), 0) for name, found in match.groupdict().items() if found}
    if "half" in word:
        return Single(match.end(), 5, 1, 1)
    value = 100 * word.pop("hundreds", 0) + sum(word.values())
    return Single(half.end(), 10 * value + 5, 1, 1) if half else Single(match.end(), value, 0, 1)


def _cyrillic_words(text: str, start: int) -> Single | None:
    """Words that stand in falling order: hundreds, tens, ones. A half is glued to its scale."""
    if half := CYRILLIC_HALF.match(text, start):
        return Single(half.end(), 15 if half["one"] else 5, 1, HALF_SCALES[half.lastgroup or ""])
    total, room, end, position = 0, 10**7, start, start
    while (word := WORD.match(text, position)) and 0 < (size := worth(word[0])) < room:
        total, end = total + size, word.end()
        room = 100 if 100 <= size < 1000 else 10 if 20 <= size < 100 else 0
        position = end + 1 if GAP_MATCH.match(text, end) else len(text)
    return Single(end, total, 0, 1) if total else None


def _digits(text: str, start: int) -> Single | None:
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
    return Single(end, int(whole + part), len(part), 1)


def _group_tail(text: str, end: int) -> str | None:
    """The decimals behind a last group of three that ends at `end`, perhaps none; None for anything else glued on."""
    chain = CHAIN.match(text, end - 3)
    if chain is None or chain.end() == end or DASH_DIGIT.match(text, end):
        return ""
    tail = text[end : chain.end()] if chain.end() - end <= MOST_DIGITS else ""
    return tail if re.fullmatch(r"\.[0-9]+", tail) else None


def _decimal_comma(text: str, start: int, end: int) -> Single | None:
    comma, scale = DECIMAL_COMMA.fullmatch(text, start, end), SCALE.match(text, end)
    if comma and ((scale and (scale.lastgroup or "").startswith("cyrillic")) or DECIMAL_BEHIND.match(text, end)):
        return Single(end, int(comma["whole"] + comma["part"]), len(comma["part"]), 1)
    return None


def _is_day(text: str, start: int, whole: str) -> bool:
    return int(whole) <= 31 and bool(MONTH_BEFORE.search(text[max(0, start - BEFORE) : start]))
