"""What a sentence says of the window of a number: a rate, a night, a week, a time that is not one day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.prose.chosen import numbers_between

if TYPE_CHECKING:
    from tracker.prose.sentence import Sentence
    from tracker.prose.when import When

_WEEKS = 14
_HAS = frozenset({"has", "have", "had"})
_WAR_HAS = re.compile(
    r"\b(?:war|conflict|invasion) (?:in|on|against|of) (?:the )?[A-Z][\w' -]{2,30} (?:has|have|had)\b"
)
_NEAR_RATE = 13
_RATE, _MEAN = frozenset({"rate"}), frozenset({"average"})


def near(sentence: Sentence, at: int) -> tuple[int, int]:
    """The entries about a number that words for its window may stand among: up to a semicolon."""
    if ";" not in sentence.raw:
        return max(0, at - 25), at + 26
    low = next((one for one in range(at, max(-1, at - 26), -1) if sentence.raw[one] == ";"), max(0, at - 25))
    return low, next((one for one in range(at, min(at + 26, len(sentence))) if sentence.raw[one] == ";"), at + 26)


def longer_rate(sentence: Sentence, at: int) -> bool:
    """Whether the number is said to be one of each week, month or year, before the next comma."""
    last = next((one for one in range(at + 1, min(at + 9, len(sentence))) if sentence.raw[one] == ","), at + 9)
    said = sentence.find(_RATE, at + 1, last)
    return said is not None and sentence.word(said - 1) not in {"in", "within"}  # "took 210 km² in a month"


def said_of(sentence: Sentence, at: int, idea: str, low: int, high: int) -> bool:
    """Whether words for a window are about this number, and not about one that follows them behind a comma."""
    if idea not in sentence.everything:
        return False
    found = sentence.find({idea}, low, high)
    while found is not None:
        comma = found > at and any(sentence.raw[one] in ",;(" for one in range(at, found))
        if not (comma and any(sentence.numbers[one] for one in range(found + 1, min(found + 5, len(sentence))))):
            return True
        found = sentence.find({idea}, found + 1, high)
    return False


def war_has(sentence: Sentence) -> bool:
    """Whether a war as such did it: "the war in Ukraine has killed 726 children"."""
    return not _HAS.isdisjoint(sentence.words) and bool(_WAR_HAS.search(sentence.text, sentence.start, sentence.end))


def since_war(sentence: Sentence) -> bool:
    """Whether a count is said to go on "since the ground offensive began"."""
    if "since" not in sentence.words:
        return False
    since = sentence.words.index("since")
    return sentence.any({"attack", "battle"}, since + 1, since + 7)


def vague(sentence: Sentence, at: int) -> bool:
    """Whether the sentence names a time that is not one day, and not beside another number."""
    found = [one for one, ideas in enumerate(sentence.ideas) if "vague_time" in ideas]
    found = [one for one in found if not any(word[:5] == "since" for word in sentence.words[max(0, one - 6) : one])]
    return any(not any(sentence.numbers[one] for one in range(min(at, when) + 1, max(at, when))) for when in found)


def average(sentence: Sentence, at: int, found: list[When]) -> bool:
    """Whether "average daily" stands before a number, with no other number between."""
    said = sentence.rfind(_MEAN, 0, at)
    if said is None:
        return False
    dates = {entry for one in found for entry in range(one.first, one.last + 1)}
    return not numbers_between(sentence, said, at, dates)


def a_day(sentence: Sentence, at: int) -> bool:
    """Whether the number is said to be one of each day."""
    return "per_day" in sentence.everything and sentence.any({"per_day"}, *_around(sentence, at, _NEAR_RATE))


def _around(sentence: Sentence, at: int, far: int) -> tuple[int, int]:
    """The entries about a number, up to `far` on each side and not past the numbers beside it."""
    back = range(at - 1, max(-1, at - 2 * far), -1)
    first = next((one + 1 for one in back if sentence.numbers[one] or sentence.raw[one] == ","), max(0, at - 2 * far))
    last = next((one for one in range(at + 1, min(at + far, len(sentence))) if sentence.raw[one] in ",;("), at + far)
    return first, last


def told_then(sentence: Sentence, last: int, at: int) -> bool:
    """Whether a month is when somebody spoke of what had been till then: "In May he told them 46,000 had died"."""
    said = sentence.find({"say"}, last + 1, at)
    return said is not None and "had" in " ".join(sentence.words[said : at + _WEEKS]).split()
