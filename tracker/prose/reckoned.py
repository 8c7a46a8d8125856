"""Days that are reckoned from another, and parts of a year: "two days ago", "the first half of 2024"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.prose.sentence import Sentence

RELATIVE = frozenset({"yesterday", "days_ago", "day_after"})
"""The ideas of words for a day so many days from another."""
_MOST_DAYS, _MONTHS, _PART_WORDS = 14, 12, 6
_THIS_DAY = ("yesterday", "вчора", "вчера", "напередодні", "накануне")
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "перш": 1, "друг": 2, "перв": 1, "втор": 2}
_PARTS = {"half": 6, "quarter": 3, "піврічч": 6, "квартал": 3, "полугоди": 6}


def day_apart(sentence: Sentence, at: int, named: date | None, published: date | None) -> tuple[int, date] | None:
    """The last entry and the day of "two days ago", "three days after", "a day earlier" at entry `at`.

    It is reckoned from the day `named` just before it in the sentence, else from the day of publication.
    """
    ideas, number, last = sentence.ideas[at], sentence.numbers[at], at
    if number is not None and sentence.has(at + 1, "days_ago", "day_after"):
        days, last = int(number.value or 0), at + 1
    elif sentence.has(at, "day_after", "yesterday") and not sentence.words[at].startswith(_THIS_DAY):
        days = 1
    else:
        return None
    base = named if named and "ago" not in sentence.words[last] else published
    if base is None or not 0 < days <= _MOST_DAYS or ("day_after" in ideas and sentence.numbers[at - 1] is not None):
        return None
    return last, base - timedelta(days=days)


def part_of_year(sentence: Sentence, at: int) -> tuple[int, int, int] | None:
    """The entry where "the first half of 2024" begins, the first month of it, and how many months it has."""
    for one in range(max(0, at - _PART_WORDS), at - 1):
        nth = next((number for stem, number in _NTH.items() if sentence.words[one].startswith(stem)), None)
        if nth is None:
            continue
        for word in sentence.words[one].split()[1:] + sentence.words[one + 1 : one + 2]:
            months = next((length for stem, length in _PARTS.items() if word.startswith(stem)), None)
            if months and nth * months <= _MONTHS:
                return one, (nth - 1) * months + 1, months
        number = sentence.numbers[one + 1]
        if nth == 1 and number is not None and sentence.word(one + 2) == "months":
            length = int(number.value or 0)
            return (one, 1, length) if 0 < length <= _MONTHS else None
    return None
