"""Where people on the move are, and which words of a sentence are about them: within their country, or abroad."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.prose import conflicts, places
from tracker.prose.codes import COUNTRIES
from tracker.prose.dates import MONTHS
from tracker.prose.heads import QUALIFYING, UNKNOWN
from tracker.prose.reading import Read

if TYPE_CHECKING:
    from tracker.prose.reading import Spot

_FAR, _NEAR = 20, 8
_STOPS = frozenset(".;!?")
_WITHIN = frozenset({"inside", "within"})
_TO = frozenset({"to", "into", "in", "for", "across", "reached", "от", "до", "у", "в", "во"})
_TOLD = frozenset({"flee", "displaced", "driven", "returned", "host", "need", "register", "protection", "be"})
_SAID = frozenset({"said", "says", "say"})
_BEFORE = frozenset({"previous", "last", "earlier", "before", "preceding", "prior"})
_MANY, _VERY_MANY, _TEN = 1000, 10_000, 10
_OUT_OF = frozenset({"из", "з", "із", "зі"})
_HAS = frozenset({"has", "have", "had"})
_BESIDE = QUALIFYING | {"skip", "be"}


def end(spot: Spot) -> int:
    """Where what belongs to the number ends: at another number, a stop, or who says so."""
    sentence = spot.sentence
    for at in range(max(spot.head.at, spot.at) + 1, min(spot.head.at + _FAR, len(sentence))):
        number = sentence.numbers[at]
        share = number and (number.fraction or sentence.has(at + 1, "percent") or is_ratio(spot, at))
        if sentence.words[at] in _SAID and sentence.word(at + 1) != ",":
            return at
        if number and sentence.has(at - 1, "and") and not sentence.any(_TOLD, spot.head.at + 1, at):
            continue  # "1.2 million refugees and 1.9 million displaced people have returned"
        if sentence.words[at] in _STOPS or (number and not share and number.value is not None and not _dated(spot, at)):
            return at
    return min(max(spot.head.at, spot.at) + _FAR, len(sentence))


def _dated(spot: Spot, at: int) -> bool:
    """Whether a number looks like a year or a day of a month."""
    sentence, raw = spot.sentence, spot.sentence.raw[at]
    return raw.isdecimal() and (
        len(raw) == len("2022") or sentence.has(at - 1, *MONTHS) or sentence.has(at + 1, *MONTHS)
    )


def start(spot: Spot) -> int:
    """Where what belongs to the number begins: behind the number before, or the beginning of the clause."""
    sentence = spot.sentence
    for at in range(spot.at - 1, max(-1, spot.at - _FAR), -1):
        if sentence.numbers[at] is not None or sentence.words[at] in {";", ","}:
            return at + 1
    return max(0, spot.at - _FAR)


def is_ratio(spot: Spot, at: int) -> bool:
    """Whether a number is one of "nine in ten"."""
    sentence, numbers = spot.sentence, spot.sentence.numbers
    if spot.size <= _TEN and (
        _small(spot, at + 3, at + 1, "out", "of")
        or _small(spot, at - 3, at - 2, "out", "of")
        or (sentence.raw[at] == "1" and _small(spot, at + 2, at + 1, "in"))
    ):
        return True
    if _of_ten(spot, at, at + 2) or _of_ten(spot, at - 2, at):
        return True
    for step in (-1, 1):
        joint = at + step
        one = joint + step
        spelled = sentence.raw[at].isalpha() and sentence.word(one).isalpha()
        if spelled and sentence.word(joint) == "in" and 0 <= one < len(numbers) and one not in spot.taken:
            beside, number = numbers[one], numbers[at]
            if all(found and found.value is not None and float(found.value) <= _TEN for found in (beside, number)):
                return True
    return False


def _of_ten(spot: Spot, first: int, last: int) -> bool:
    """Whether the numbers at two entries are "девять из десяти": so many in ten, and no weapons."""
    sentence = spot.sentence
    if not 0 <= first < last < len(sentence) or sentence.word(first + 1) not in _OUT_OF:
        return False
    some, ten = sentence.numbers[first], sentence.numbers[last]
    small = some is not None and ten is not None and ten.value == _TEN and float(some.value or _TEN) < _TEN
    return small and not sentence.any({"drone", "missile"}, last + 1, last + 4)


def _small(spot: Spot, number: int, first: int, *words: str) -> bool:
    """Whether a small number stands at one entry, and the words from another on."""
    sentence = spot.sentence
    found = sentence.numbers[number] if 0 <= number < len(sentence) else None
    small = found is not None and found.value is not None and float(found.value) <= _TEN
    return small and all(sentence.word(first + nth) == word for nth, word in enumerate(words))


def verb_first(spot: Spot) -> bool:
    """Whether the words are of a language that often has the verb before the people: "виїхали 6 мільйонів"."""
    sentence = spot.sentence
    beside = next((one for one in range(spot.at - 1, -1, -1) if sentence.ideas[one].isdisjoint(_BESIDE)), None)
    return beside is not None and sentence.words[beside][0] > "z"


def within(spot: Spot, last: int) -> bool:
    """Whether people are said to be "inside Sudan", before the number at the head of its clause or behind it."""
    sentence = spot.sentence
    if _WITHIN.isdisjoint(sentence.words):
        return False
    first = sentence.clause(spot.at)[0]
    for at in range(first, last):
        if sentence.words[at] in _WITHIN and (at > spot.at or not any(sentence.numbers[at : spot.at])):
            near = sentence.ideas[at + 1 : at + 4]
            if any(home(spot) in COUNTRIES[ideas] or f"~{spot.conflict}" in ideas for ideas in near):
                return True
    return False


def reached(spot: Spot, verb: int, last: int) -> bool:
    """Whether another country stands behind the verb of fleeing: "have fled to Chad"."""
    sentence = spot.sentence
    for at in range(verb, min(verb + 6, last)):
        if sentence.words[at] in _TO or sentence.word(at).endswith((" to", " into", " in", " refuge")):
            return any(abroad(spot, one) for one in range(at + 1, min(at + 6, last)))
    return False


def abroad(spot: Spot, at: int) -> bool:
    """Whether a country is named that is not the one the conflict is fought in."""
    codes = COUNTRIES[spot.sentence.ideas[at]]
    return bool(codes) and home(spot) not in codes


def home(spot: Spot) -> str:
    """The country the conflict drives people out of; empty where it is fought all over the world."""
    return spot.sides[0] if spot.sides else ""


def hosted(spot: Spot) -> bool:
    """Whether another country is said to have them: "Lebanon shelters 1.5 million Syrians", "has taken in 100,000"."""
    sentence, at = spot.sentence, spot.at
    verb = at - 1
    while verb >= 0 and "host" not in sentence.ideas[verb] and not sentence.ideas[verb].isdisjoint(_BESIDE):
        verb -= 1
    if "host" not in sentence.everything or spot.size < _MANY or not sentence.has(verb, "host"):
        return False
    if spot.head.ideas:
        if sentence.words[verb] in _HAS and spot.size < _VERY_MANY:
            return False
        theirs = {code for ideas in sentence.ideas[at + 1 : spot.head.at + 1] for code in COUNTRIES[ideas]}
        hosts = sentence.ideas[max(sentence.clause(at)[0], verb - 7) : verb]
        named = any(COUNTRIES[ideas] and not conflicts.share(theirs, COUNTRIES[ideas]) for ideas in hosts)
        return named and not theirs.isdisjoint(conflicts.most_affected())
    if sentence.words[verb] == "has":
        return False
    if spot.before is not None and spot.before.series == "refugees.total":
        return True
    # "The conflict has displaced 5.7 million people. Chad alone has received 489,000"
    told = spot.earlier is not None and spot.earlier.series in {"refugees.total", "displaced.total", "idps.total"}
    return told and any(abroad(spot, one) for one in range(max(sentence.clause(at)[0], verb - 4), verb))


def lives_abroad(spot: Spot) -> bool:
    """Whether people of the country are said to be in another: "1.2 million Ukrainians now live in Germany"."""
    sentence, at, end = spot.sentence, spot.at, spot.head.at
    if "host" not in sentence.everything:
        return False
    last = min(end + 12, len(sentence))
    own = any(home(spot) in COUNTRIES[ideas] for ideas in sentence.ideas[at + 1 : end + 1])
    verb = sentence.find({"host"}, end + 1, min(end + 5, last)) if own and spot.size >= _MANY else None
    if verb is None or not reached(spot, verb, last):
        return False
    # Who is in the other country of the same conflict may be held there.
    return not any(code in spot.sides[1:] for ideas in sentence.ideas[verb:last] for code in COUNTRIES[ideas])


def of_them(spot: Spot) -> Read | None:
    """The claim that a number goes on with at another place: "Egypt alone hosts 1.5 million of them"."""
    sentence, at = spot.sentence, spot.at
    told = spot.before or spot.earlier
    if told is None or not told.series.startswith(("refugees.", "idps.")) or spot.head.ideas - UNKNOWN:
        return None
    if sentence.word(at + 1) == "of them":
        hosts = [one for one in range(max(0, at - 5), at) if sentence.has(one, "host") and sentence.words[one] != "has"]
        return told if hosts else None
    # "a rise of 2 per cent on the 2,118,550 recorded in the previous round"
    was = sentence.has(at + 1, "say", "host") and sentence.word(at - 1) == "the"
    return told if was and not _BEFORE.isdisjoint(sentence.words[at + 2 : at + 7]) else None


def claim(spot: Spot, series: str, ideas: frozenset[str], last: int, *, period: int | None = None) -> Read:
    """A claim whose quote reaches to the word that tells the series."""
    sentence = spot.sentence
    behind = sentence.find(ideas, max(spot.at, spot.head.at if spot.head.ideas & ideas else 0), last)
    if behind is not None:
        stop = next((one for one in range(behind, last) if sentence.raw[one] in ",.;"), last)
        behind = sentence.rfind(ideas, behind, stop)
    end = max(spot.head.at, spot.at, behind if behind is not None else 0)
    start = spot.at
    if behind is None and (before := sentence.rfind(ideas, max(0, spot.at - _NEAR), spot.at)) is not None:
        start = before
    if start == spot.at:
        one = spot.at - 1
        while one >= 0 and not sentence.ideas[one].isdisjoint(QUALIFYING | {"skip"}):
            one -= 1
        start = one if sentence.has(one, "host") else start
    return Read(series, start, end, place=places.of(spot), period=period, at=spot.at)
