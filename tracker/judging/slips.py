"""Slips of the pen: what a figure would have been, had one thing not gone wrong in writing it down.

Each slip is a function from what was written to everything it may have been meant to be, between two bounds.
A figure with a fraction slips in its whole part.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tracker.judging.model import check, written
from tracker.model import Number

_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


class Slip(NamedTuple):
    """A slip that explains a figure: the name of its check, what was meant, in words, and whether only that was."""

    name: str
    meant: Number
    words: str
    only: bool = True


@check("hold")
def zero_reset(wrong: Number) -> Iterator[Slip]:
    """Zero, where something had been counted.

    A running total or a level that reads zero between figures far from it was left out or reset by a machine, and
    nothing became of what had been counted. Zero is also how many tools write what they do not know; missing is not
    zero. Held for as long as the figures around it are not zero themselves.
    """
    if wrong == 0:
        yield Slip("zero-reset", 0, "nothing, where something had been counted: missing, or reset")


@check("hold")
def unit_slip(wrong: Number) -> Iterator[Slip]:
    """Thousands or millions read as units, or the other way round.

    A table in thousands that is read as units, or the other way round, gives a figure a thousand or a million times
    too small or too large. Nothing else moves a figure by exactly that between two days, so the factor is looked for
    before any digit is. Rounding to thousands is allowed for.
    """
    for factor, word in ((1000, "thousands"), (1_000_000, "millions")):
        yield Slip("unit-slip", wrong * factor, f"in {word} read as units")
        if wrong % factor == 0 or isinstance(wrong, float):
            meant = wrong / factor
            yield Slip("unit-slip", int(meant) if wrong % factor == 0 else meant, f"units read as {word}")


@check("hold")
def factor_ten(wrong: Number) -> Iterator[Slip]:
    """Ten or a hundred times too much or too little.

    A figure ten or a hundred times its neighbours, or a tenth of them: a decimal point moved, or a zero was written
    or forgotten at the end. For whole numbers a tenth cannot be told from a last digit that was dropped, and is named
    so.
    """
    for factor, word in ((10, "ten times"), (100, "a hundred times")):
        if wrong % factor == 0:
            yield Slip("factor-ten", wrong // factor if isinstance(wrong, int) else wrong / factor, word)
        elif isinstance(wrong, float):
            yield Slip("factor-ten", wrong / factor, word)
    if isinstance(wrong, float):
        yield Slip("factor-ten", wrong * 10, "a tenth of")
        yield Slip("factor-ten", wrong * 100, "a hundredth of")


@check("hold")
def digit_dropped(wrong: Number) -> Iterator[Slip]:
    """A digit was left out.

    One digit fewer than the neighbours, and with one digit put back it stands between them: 1,119 for 11,199. Of
    all slips this one draws the deepest false fall.
    """
    text, rest = _digits(wrong)
    for place in range(len(text), -1, -1):
        for digit in "0123456789":
            if place or digit != "0":
                yield Slip("digit-dropped", _number(text[:place] + digit + text[place:], rest), _without(place, text))


@check("hold")
def digit_added(wrong: Number) -> Iterator[Slip]:
    """A digit too many.

    One digit more than the neighbours, and without it the figure stands between them: 241,085 for 24,185. A key hit
    twice, or a figure that ran into the one beside it.
    """
    text, rest = _digits(wrong)
    for place in range(len(text)):
        shorter = text[:place] + text[place + 1 :]
        if shorter and (shorter[0] != "0" or shorter == "0"):
            yield Slip("digit-added", _number(shorter, rest), f"with a {text[place]} too many")


@check("hold")
def digits_swapped(wrong: Number) -> Iterator[Slip]:
    """Two neighbouring digits changed places.

    Two neighbouring digits changed places, and put back the figure stands between its neighbours: 3,870 for
    3,780. Figures keep their length, so that neither a range nor a glance finds them.
    """
    text, rest = _digits(wrong)
    for place in range(len(text) - 1):
        one, other = text[place], text[place + 1]
        if one != other and (place or other != "0"):
            swapped = text[:place] + other + one + text[place + 2 :]
            yield Slip("digits-swapped", _number(swapped, rest), f"with {other}{one} written {one}{other}")


@check("hold")
def digit_mistyped(wrong: Number) -> Iterator[Slip]:
    """One digit is another.

    One digit differs, and with another in its place the figure stands between its neighbours: 311,550 for 312,550.
    The weakest of the slips, since nearly every figure is one digit away from some figure that would fit; it is named
    last, and it is the neighbours that make the point suspect, not the digit.
    """
    text, rest = _digits(wrong)
    for place, old in enumerate(text):
        for digit in "0123456789":
            if digit != old and (place or digit != "0"):
                changed = text[:place] + digit + text[place + 1 :]
                yield Slip("digit-mistyped", _number(changed, rest), f"with a {old} for a {digit}")


# In the order in which they are believed.
_SLIPS = (zero_reset, factor_ten, digits_swapped, digit_added, digit_dropped, digit_mistyped)


def explain(wrong: Number, low: float, high: float, grain: int = 1) -> Slip | None:
    """The slip that would put a figure between two bounds, or None. Of several figures the one nearest the middle.

    `grain` is what all figures of the line are multiples of, and so is the one that was meant.
    """
    if wrong < 0:
        return None
    for slip in unit_slip(wrong) if wrong else ():
        room = _rounded_off(wrong, slip)
        if low - room <= slip.meant <= high + room:
            return slip
    middle = (low + high) / 2
    for make in _SLIPS:
        fitting = [
            slip
            for slip in make(wrong)
            if slip.name == "zero-reset" or (low <= slip.meant <= high and _in(grain, slip))
        ]
        # A zero too many at the end is one digit added among others, unless no other would do.
        if fitting and not (make is factor_ten and _adds(wrong, fitting[0], low, high, grain)):
            only = len({slip.meant for slip in fitting}) == 1
            return min(fitting, key=lambda slip: abs(slip.meant - middle))._replace(only=only)
    return None


def _adds(wrong: Number, ten: Slip, low: float, high: float, grain: int) -> bool:
    return isinstance(wrong, int) and any(
        low <= slip.meant <= high and _in(grain, slip) and slip.meant != ten.meant for slip in digit_added(wrong)
    )


def _in(grain: int, slip: Slip) -> bool:
    return grain == 1 or slip.meant % grain == 0


def between(wrong: Number, right: Number) -> list[Slip]:
    """Every slip that turns one figure into the other, the likeliest first; both are known here."""
    found = [slip for slip in unit_slip(wrong) if wrong and abs(slip.meant - right) <= _rounded_off(wrong, slip)]
    for make in _SLIPS:
        fitting = [slip for slip in make(wrong) if (right > 0 if make is zero_reset else slip.meant == right)]
        found += fitting[:1]
    return found


def sentence(wrong: Number, slip: Slip) -> str:
    """The slip as the end of a message: `1,119 is 11,199 without its last digit`."""
    if slip.name == "zero-reset":
        return f"it is {slip.words}"
    of = f"{slip.words} {written(slip.meant)}" if slip.name == "factor-ten" else f"{written(slip.meant)} {slip.words}"
    return f"{written(wrong)} {'is' if slip.only else 'may be'} {of}"


def _rounded_off(wrong: Number, slip: Slip) -> float:
    """Thousands were rounded, so what was meant is known to half of one."""
    return 0.5 * slip.meant / wrong if slip.meant > wrong else 0.0


def _digits(value: Number) -> tuple[str, str]:
    """The digits of the whole part, and the fraction as it is written."""
    whole, dot, rest = repr(value).partition(".")
    return (whole, dot + rest) if "e" not in whole + rest else (str(int(value)), "")


def _number(text: str, rest: str) -> Number:
    return float(text + rest) if rest else int(text)


def _without(place: int, shorter: str) -> str:
    if place == len(shorter):
        return "without its last digit"
    return f"without its {_PLACES[place]} digit" if place < len(_PLACES) else "without one of its digits"
