"""Numbers that count nothing of their own: measures, ages, years, shares, parts of a sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.prose import frontline, money, whereabouts
from tracker.prose.heads import QUALIFYING
from tracker.prose.measures import MEASURES
from tracker.prose.reading import Refused

if TYPE_CHECKING:
    from tracker.prose.reading import Spot

ALL_BUT = "left to arithmetic: all but so many"
_SOME = frozenset({"most", "some", "many", "few", "several", "none", "part", "majority", "half", "all", "each", "any"})
_SIZES = frozenset({"population", "city", "town", "village", "nation", "community"})
_DASHES = frozenset("-\u2010\u2011")
_THOSE = frozenset({"the", "them", "those", "these"})
_AGES = frozenset({"aged", "age", "віком", "віці", "возрасте", "возрастом"})
_OLDEST, _SHORTEST_WORD = 115, 5
_YEARS = frozenset({"років", "роки", "лет", "года"})
_WARS = frozenset({"war", "invasion", "offensive", "conflict", "uprising", "coup"})
_PERSON = frozenset({"man", "woman", "boy", "girl"})
_BEFORE_YEARS = frozenset({"the", "a", "an", "in", "of"})
_RECKONINGS = frozenset({"count", "estimate", "account", "tally", "measure", "report", "study"})


def no_count(spot: Spot) -> Refused | None:
    """Why a number counts nothing of its own: a measure, an age, a year, a share, a part; None where it may."""
    sentence, at = spot.sentence, spot.at
    number, behind, before, second = (sentence.word(at + step) for step in (0, 1, -1, -2))
    glued = behind in _DASHES and sentence.starts[at + 1] == sentence.ends[at]
    if glued and _measuring(sentence.word(at + 2)):
        return Refused("a measure in front of a noun, such as \u201c10-storey\u201d")
    if (before == "of" and second in _SOME) or (second == "of" and sentence.word(at - 3) in _SOME):
        return Refused("an uncounted part of so many")
    if before == "of" or second == "of" or sentence.word(at - 3) == "of":
        of = next(one for one in (at - 1, at - 2, at - 3) if sentence.word(one) == "of")
        if sentence.has(of - 1, "percent"):
            return Refused("of which a share is told")
        bare = all(not sentence.ideas[one].isdisjoint(QUALIFYING) for one in range(of + 1, at))
        if bare and sentence.word(of - 1) in _SIZES:
            return Refused("how many live in a place")
    if number == "one" and before in {"no", "not"}:
        return Refused("no one")
    if behind == "\u00b0":
        return Refused("a temperature")
    if behind == "of":
        some = sentence.word(at + 2).partition(" ")[0] in _THOSE and not spot.number.fraction
        down = sentence.any({"drone", "missile"}, at + 3, at + 5) and sentence.any({"intercept"}, at - 4, at)
        known = down or sentence.any({"host"}, at - 4, at)  # "took in 98,000 of those who fled"
        known = known or money.currency(sentence, at) is not None or whereabouts.of_them(spot) is not None
        if some and not known and not any(sentence.numbers[at + 3 : at + 4]):
            return Refused("some of those that are counted elsewhere")
        if number in {"one", "1"} and not any(sentence.numbers[at + 2 : at + 3]):
            return Refused("one of several")
    if number == "one" and behind in _RECKONINGS:
        return Refused("one of several reckonings")  # "60 by one count"
    if number.startswith("a dozen"):
        return Refused("a vague count")
    year = len(number) == len("2006") and number[:2] in {"19", "20"}
    if year and (
        behind in _WARS or (sentence.has(at - 1, "start") and before[-1].isdecimal()) or before.endswith(" february")
    ):
        return Refused("a year")  # "since 24 February" is one entry, and 2022 the next
    if (
        year
        and before.rpartition(" ")[2] in _BEFORE_YEARS
        and (spot.head.at != at + 1 or any(sentence.numbers[at + 2 : at + 3]))
    ):
        return Refused("a year")  # "the 2022 attack on the station killed 61", "in 1994 killed civilians were"
    if before == "of" and second in _PERSON and spot.size < _OLDEST:
        return Refused("an age")
    if sentence.has(at + 1, "times") and not frontline.assaulted(spot):
        return Refused("so many times")
    if behind in MEASURES:
        return Refused("a measure of length, time or power")
    many = sentence.numbers[at - 2] if before == "in" and at > 1 else None
    if many and (sentence.has(at + 1, "including") or (many.value == 1 and spot.size <= _OLDEST)):
        return Refused("a share: so many in so many")  # "1 in 5 drones"
    if sentence.has(at - 1, "naming") or (sentence.has(at - 3, "naming") and sentence.numbers[at - 2] is not None):
        return Refused("the number of a thing, not of things")
    start = sentence.starts[at]
    if "all but" in sentence.text[max(0, start - 30) : start].lower() or (
        spot.refused == ALL_BUT and sentence.has(at - 1, "and")
    ):
        return Refused(ALL_BUT)
    if whereabouts.is_ratio(spot, at):
        return Refused("so many in so many")
    alone = before == "," and behind == "," and spot.size < _OLDEST and number.isdecimal()
    if alone or _aged(spot) or before in _AGES or sentence.word(at - 3) in _AGES:
        return Refused("an age")
    if "(" in sentence.raw and _sum(spot):
        return Refused("a part of a sum in brackets")
    return None


def _measuring(word: str) -> bool:
    """Whether a word glued to a number measures it: "10-storey", "15-річний", and no ending: "113-ма"."""
    return "a" <= word[:1] <= "z" or word in MEASURES or len(word) >= _SHORTEST_WORD


def _aged(spot: Spot) -> bool:
    """Whether a number is an age by the words about it: "the youngest of the dead was 14", "45 та 63 років"."""
    sentence, at = spot.sentence, spot.at
    if spot.size >= _OLDEST:
        return False
    if "oldest" in sentence.everything:
        said = spot.head.at == at and sentence.any({"oldest"}, 0, at) and sentence.has(at - 1, "be", "link")
        if said or (sentence.any({"oldest"}, at - 6, at) and not sentence.has(at + 1, "people", "civilian")):
            return True
    joint = sentence.word(at + 1) == "," or sentence.has(at + 1, "and")
    return joint and any(sentence.numbers[at + 2 : at + 3]) and sentence.word(at + 3) in _YEARS


def _sum(spot: Spot) -> bool:
    """Whether a number is a part of the one before its bracket: "9 (4 + 5)", "7 martyrs (5 new and 2 recovered)"."""
    sentence, at = spot.sentence, spot.at
    for one in range(at - 1, max(-1, at - 24), -1):
        if sentence.raw[one] == ")":
            return False
        if sentence.raw[one] == "(":
            close = next((end for end in range(at, min(at + 30, len(sentence))) if sentence.raw[end] == ")"), at)
            return "+" in sentence.raw[one:close] or _splits(spot, one, close)
    return False


def _splits(spot: Spot, first: int, close: int) -> bool:
    """Whether the numbers in a bracket add up to the one before it."""
    sentence, before = spot.sentence, spot.before
    if before is None or not before.series.startswith(("deaths.", "injuries.", "civilians.")):
        return False  # of weapons the parts are claims of their own
    inside = [one.value for one in sentence.numbers[first:close] if one and one.value is not None]
    whole = next((one.value for one in reversed(sentence.numbers[max(0, first - 6) : first]) if one), None)
    return len(inside) > 1 and whole is not None and sum(map(float, inside)) == float(whole)
