"""Which words of its sentence a claim is quoted with."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from tracker.model import Qualifier
from tracker.prose import heads
from tracker.prose.codes import CURRENCIES
from tracker.prose.dates import ANY_MONTH
from tracker.prose.finding import Finding, provable

if TYPE_CHECKING:
    from tracker.prose.reading import Read, Spot
    from tracker.prose.sentence import Sentence

_DAILY = frozenset({"past_day", "per_day", "overnight"})
_TOTAL = frozenset({"start"})
_LABEL = frozenset({"number", "of", "total", "cumulative", "toll", "new", "overall", "recovered"})
_VERBS = frozenset({"lose", "occupy", "gain", "launch", "delivered", "committed", "host", "shell"})
_BETWEEN = frozenset({"$", "€", "£", "US", "~", "a", "an", "another", "total", "of", "further"})
_PLACED = (
    "attacks.settlements",
    "children.deported",
    "civilians.deported",
    "aid.",
    "territory.",
    "refugees.",
    "idps.",
    "returnees.",
    "displaced.",
)
_SIGNS = frozenset({"$", "\u20ac", "\u00a3", "\u20b4", "\u20bd", "\u00a5", "US", "A", "C", "NZ"})
_LONGEST = 300
_COUNTS = frozenset({"total", "names", "імена", "имена", "всього"})
_MORE = frozenset({"another", "further", "additional", "ще", "еще", "ещё"})
_ARTICLES = frozenset({"a", "an", "the"})
_STOPPING = frozenset(',;:.()\u2014\u2013"\u201c\u201d')
_FEW_WORDS = 4
_RAIDS = ({"attacks.drones_launched", "attacks.missiles_launched"},)
_APART = 30


def quoted(spot: Spot, result: Read) -> tuple[int, int, Qualifier | None]:
    """The offsets of a claim's quote, and the qualifier that stands before its number."""
    sentence, at = spot.sentence, spot.at
    first, kind = qualifier(sentence, at, result.first)
    first = min(first, at)
    first = _with_label(sentence, first) if first == spot.head.label else _with_subject(sentence, first)
    if first == at:
        first = _with_sign(sentence, at)
    first = _with_opening(sentence, first)
    if result.series == "attacks.engagements":
        first = _with_verb(sentence, first)
    last = max(result.last, at)
    if not result.series.startswith("losses.equipment"):
        last = _with_window(sentence, last, result.period)
    last = _with_date(sentence, last)
    if result.series.startswith(_PLACED):
        last = _with_place(sentence, _with_bracket(sentence, last))
    start, end = sentence.quote(first, last)
    return start, min(max(end, spot.number.end), start + _LONGEST), kind


def _with_opening(sentence: Sentence, first: int) -> int:
    """Where a quote begins: with "a total of", "another" or "including" right before it."""
    one = first - 1
    if one >= 1 and sentence.words[one] == "of" and sentence.words[one - 1] in _COUNTS:
        one, first = one - 2, one - 1
    elif one >= 0 and (sentence.words[one] in _MORE or sentence.has(one, "including")):
        one, first = one - 1, one
    return one if one >= 0 and sentence.words[one] in _ARTICLES else first


def _with_verb(sentence: Sentence, first: int) -> int:
    """Where a quote begins: with the few words before it, which say who fought ("the army carried out 13 assaults")."""
    one = first
    while (
        one > 0
        and first - one < _FEW_WORDS
        and sentence.raw[one - 1] not in _STOPPING
        and not sentence.numbers[one - 1]
    ):
        one -= 1
    return one


def _with_date(sentence: Sentence, last: int) -> int:
    """Where a quote ends: with the month or the year right behind it ("31,680 casualties in January")."""
    if last + 2 >= len(sentence) or not sentence.has(last + 1, "in"):
        return last
    word, ideas = sentence.raw[last + 2], sentence.ideas[last + 2]
    year = len(word) == len("2024") and word.isdecimal() and word[:2] in {"19", "20"}
    return last + 2 if year or not ideas.isdisjoint(ANY_MONTH) else last


def _with_label(sentence: Sentence, first: int) -> int:
    """Where a quote begins that starts with the noun of a label: with the words that belong to it."""
    while first and sentence.words[first - 1] in _LABEL:
        first -= 1
    return first


def _with_sign(sentence: Sentence, at: int) -> int:
    """Where a quote begins that starts with an amount: with the sign of its currency."""
    while at and sentence.ends[at - 1] == sentence.starts[at] and (sentence.raw[at - 1] in _SIGNS):
        at -= 1
    coded = at and sentence.raw[at - 1].isupper() and CURRENCIES[sentence.ideas[at - 1]]
    return at - 1 if coded else at


def _with_bracket(sentence: Sentence, last: int) -> int:
    """Where a quote ends: with the same amount in another unit, in brackets right behind it."""
    if last + 2 >= len(sentence) or sentence.raw[last + 1] != "(":
        return last
    close = next((one for one in range(last + 2, min(last + 8, len(sentence))) if sentence.raw[one] == ")"), last)
    return close if any(sentence.numbers[last + 1 : close]) else last


def _with_place(sentence: Sentence, last: int) -> int:
    """Where a quote ends: with the country or the land that its next words name ("of Ukraine", "has fled to Chad")."""
    end = last
    for one in range(last + 1, min(last + 7, len(sentence))):
        ideas = sentence.ideas[one]
        if (
            sentence.numbers[one] is not None
            or sentence.raw[one] in ",.;:()\u2013\u2014"
            or "say" in ideas
            or not ideas.isdisjoint({"break", "and"})
        ):
            break
        if any(idea[0] in "@#~" for idea in ideas) or not ideas.isdisjoint({"homeland", "internal"}):
            end = one
    return end


def _with_window(sentence: Sentence, last: int, period: int | None) -> int:
    """Where a quote ends: with the words for its window, where these follow in the same breath."""
    wanted = _DAILY if period == 1 else _TOTAL
    for one in range(last + 1, min(last + 9, len(sentence))):
        if sentence.numbers[one] is not None or sentence.raw[one] in ",.;:()":
            return last
        if not sentence.ideas[one].isdisjoint(wanted):
            return one
    return last


def joined(one: Finding, other: Finding, text: str) -> list[Finding] | None:
    """Killed and injured of one attack share one quote, as they share their sentence."""
    pair = {one.series.partition(".killed")[0], other.series.partition(".injured")[0]}
    toll = len(pair) == 1 and ".killed" in one.series and ".injured" in other.series
    if not (toll or _weapons(one, other)) or other.start - one.end > _APART:
        return None
    end = max(one.end, other.end)
    quote = text[one.start : end]
    offset = other.start + other.offset - one.start
    joined = [one._replace(quote=quote), other._replace(quote=quote, start=one.start, offset=offset)]
    return joined if all(map(provable, joined)) else None


def _weapons(one: Finding, other: Finding) -> bool:
    """Whether two findings are the drones and the missiles of one attack: "launched 197 drones and 50 missiles"."""
    kinds = {one.series, other.series}
    return len(kinds) == 2 and kinds in _RAIDS and one.end <= other.start


def closed(finding: Finding, text: str) -> Finding:
    """The finding with the bracket closed that its quote opens."""
    quote, end = finding.quote, finding.end
    if "(" in quote and ")" not in quote and text[end : end + 1] == ")":
        return finding._replace(quote=quote + ")")
    return finding


def qualifier(sentence: Sentence, at: int, first: int) -> tuple[int, Qualifier | None]:
    """The word before a number that says how exact it is, and where the quote begins with it."""
    for one in range(at - 1, max(-1, at - 4), -1):
        ideas = sentence.ideas[one]
        kinds = ideas & heads.QUALIFYING
        if kinds == {"over"} and "committed" in ideas and sentence.raw[at - 1] in _SIGNS:
            break  # "passed a $61bn bill"
        if kinds and not (kinds == {"over"} and sentence.word(one - 1) == "control"):
            kind = "nearly" if "nearly" in kinds else "at_least" if "at_least" in kinds else min(kinds)
            return min(first, one), cast("Qualifier", kind)
        if sentence.raw[one] not in _BETWEEN:
            break
    return first, None


def _with_subject(sentence: Sentence, first: int) -> int:
    """Where a quote begins that starts with a verb: with the country or the side right before it."""
    if sentence.ideas[first].isdisjoint(_VERBS):
        return first
    one = first - 1
    while one >= 0 and first - one < 3 and not sentence.ideas[one].isdisjoint({"be", "military"}):
        one -= 1
    return one if one >= 0 and any(idea[0] == "@" for idea in sentence.ideas[one]) else first
