"""Which of the days that a sentence names is a number's, and which only says when somebody spoke."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.prose.sentence import Sentence
    from tracker.prose.when import When

_JOINTS = frozenset(
    {"and", "but", "while", "\u0456", "\u0442\u0430", "\u0430", "\u0430\u043b\u0435", "\u0438", "\u043d\u043e"}
)
_PLACES = frozenset(
    {"cities", "regions", "oblasts", "districts", "provinces", "states", "locations", "places", "towns"}
)
_HEAD = 3
_MARKS = frozenset(',;:.()"\u201c\u201d')
_HAPPENING = frozenset(
    {
        "kill",
        "injure",
        "death",
        "lose",
        "launch",
        "intercept",
        "strike",
        "attack",
        "military",
        "soldier",
        "gain",
        "occupy",
    }
)
_SAID_FAR = 8


_COMPARED_FAR = 6
_THE_ONE = frozenset({"the", "that", "those", "one", "ones", "attack", "strike", "raid", "night", "of", "on", "in"})


def chosen_of(sentence: Sentence, at: int, found: list[When]) -> When | None:
    """The date that belongs to a number: behind it with no other number between, else before it, else the only one."""
    if not found:
        return None
    fitting = [one for one in found if one.role != "since" and _level(sentence, one.first) in {0, _level(sentence, at)}]
    fitting = [one for one in fitting if _level(sentence, one.first) == _level(sentence, at) or one.first < at]
    fitting = [one for one in fitting if not compared(sentence, one)]
    of_event = [one for one in fitting if not of_saying(sentence, one.first)]
    fitting = of_event if any(one.last < at for one in of_event) else fitting
    behind = [one for one in fitting if one.first > at]
    after = next((one for one in behind if sentence.has(one.last, "day_after")), None)
    if after is not None:
        # "were killed on Tuesday, a day after a strike", but "he said on Wednesday, a day after the strike"
        told = all(one is after or of_saying(sentence, one.first) for one in fitting)
        of_it = told and sentence.any(_HAPPENING, after.last, after.last + 5)
        behind = [after] if of_it else [one for one in behind if one is not after]
    before = [one for one in fitting if one.last < at]
    dates = {entry for one in found for entry in range(one.first, one.last + 1)}
    if behind and not numbers_between(sentence, at + 1, behind[0].first, dates):
        return behind[0]
    if before:
        last = before[-1]
        # "26 percent in March 2022, now 19": the date before is another number's.
        heading = last.scale == "span" and last.first <= _HEAD
        apart = last.scale != "day" and not heading and _new_clause(sentence, last.last, at, dates)
        if not apart and (
            not numbers_between(sentence, last.first - 4, last.first, dates) or _same_list(sentence, last.last, at)
        ):
            return last
    if len({one.high for one in fitting}) == 1 and behind and not sentence.any({"compared"}, at, behind[0].first):
        return behind[0]
    return None


def compared(sentence: Sentence, one: When) -> bool:
    """Whether a date is only compared with: "3% more than in October", "larger than the one on May 26"."""
    before = sentence.words[max(0, one.first - _COMPARED_FAR) : one.first]
    if "than" not in before:
        return False
    between = before[before.index("than") + 1 :]
    return len(between) <= 1 or _THE_ONE.issuperset(between)


def of_saying(sentence: Sentence, at: int) -> bool:
    """Whether a date is when somebody said so: "wrote on Monday", "told reporters on Monday"."""
    for one in range(at - 1, max(-1, at - _SAID_FAR), -1):
        ideas = sentence.ideas[one]
        if "say" in ideas:
            return True
        if sentence.raw[one] in _MARKS or sentence.numbers[one] is not None or not ideas.isdisjoint(_HAPPENING):
            return False
    return False


def _new_clause(sentence: Sentence, first: int, last: int, dates: set[int]) -> bool:
    """Whether another number and then a clause of its own stand between a date and a number."""
    for at in range(first + 1, last):
        if sentence.numbers[at] is not None and at not in dates:
            rest = range(at + 1, last - 1)
            return any(sentence.raw[one] == "," and sentence.words[one + 1] in _JOINTS for one in rest)
    return False


def _same_list(sentence: Sentence, first: int, last: int) -> bool:
    return not sentence.any({"compared"}, first, last)


def numbers_between(sentence: Sentence, first: int, last: int, dates: set[int]) -> bool:
    """Whether a number that is no part of the `dates`, and no number of places, stands among some entries."""
    span = range(max(first, 0), min(last, len(sentence)))
    return any(
        sentence.numbers[one] is not None and one not in dates and sentence.word(one + 1) not in _PLACES for one in span
    )


def _level(sentence: Sentence, at: int) -> int:
    """0 outside brackets, else the entry that opens the bracket."""
    if "(" not in sentence.raw:
        return 0
    for one in range(at - 1, -1, -1):
        if sentence.raw[one] == ")":
            return 0
        if sentence.raw[one] == "(":
            return one + 1
    return 0
