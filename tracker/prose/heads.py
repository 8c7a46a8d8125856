"""What a number counts: the noun behind it ("12 more Ukrainian drones"), or the label before it ("Death toll: 12")."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracker.model import QUALIFIERS
from tracker.prose.lexicon import NOTHING, Ideas

if TYPE_CHECKING:
    from tracker.prose.sentence import Sentence

EQUIPMENT = (
    *("armour", "all_equipment", "tank", "afv", "artillery", "mlrs", "air_defense", "aircraft", "helicopter", "uav"),
    *("cruise_missile", "vehicle", "ship", "submarine", "special"),
)
PEOPLE = ("people", "civilian", "children", "soldier", "subset", "idp", "refugee", "household", "customer")
TOLLS = ("casualty", "death", "injury")
OTHERS = (
    *("drone", "missile", "engagement", "assault", "settlement", "tonne", "shipment", "km2", "mi2", "percent"),
    "returned",
)
NOUNS = frozenset((*EQUIPMENT, *PEOPLE, *TOLLS, *OTHERS))
EVENTS = frozenset({"kill", "injure", "eliminate", "missing", "capture_people"})
QUALIFYING = frozenset(QUALIFIERS)
_OF_ATTACKS = frozenset({"missile", "drone", "settlement", "assault", "engagement"})
_OVER = frozenset({"skip", "military", "displaced"})
_BUT = frozenset({"while", "whereas", "but", "although", "але", "тоді", "но", "однак", "однако"})
_TOLD = frozenset({"dead", "wounded"})
UNKNOWN: Ideas = frozenset({"something else"})
OUT_OF = frozenset({"of", "the", "out", "зі", "з", "із", "из"})
_QUOTES = frozenset("\"'\u201c\u201d\u00ab\u00bb\u2018\u2019*#\u2026")
_DASHES = frozenset(":-\u2010\u2011\u2012\u2013\u2014\u2212")
_STOPS = frozenset(".;!?")
_ENDINGS = frozenset({"ма", "ти", "х", "ми", "га", "а", "и"})
_SHORTEST_ADJECTIVE = 4
_FARTHEST = 7
_FARTHEST_LABEL = 15
_BLOWS = frozenset({"strike", "attack"})
_PLURAL = ("s", "ів", "ов", "ев", "ок")
_UNKNOWN = 2
_MODEL = 3


class Head(NamedTuple):
    """The entry `at` of the noun that is counted, with the ideas of the whole noun phrase.

    `ideas` is empty, and `at` the number's own entry, where nothing is named ("killing at least four").
    `event` is a participle inside the phrase ("12 dead soldiers"). `label` is the entry of a noun before the number.
    """

    at: int
    ideas: Ideas
    event: int | None = None
    label: int | None = None


def head(sentence: Sentence, number: int, dated: set[int]) -> Head:
    """What the number at entry `number` counts."""
    found = _behind(sentence, number)
    label = _before(sentence, number, dated)
    if label is None or (found.ideas == UNKNOWN and sentence.ideas[label].isdisjoint(TOLLS) and found.event is None):
        return found
    return found._replace(ideas=found.ideas | (sentence.ideas[label] & NOUNS), label=label)


def _behind(sentence: Sentence, number: int) -> Head:
    at, steps, unknown = number + 1, 0, 0
    whose = False
    event: int | None = None
    if sentence.word(at) in _DASHES:
        if sentence.has(at + 1, *EVENTS):
            return Head(number, NOTHING)  # "3 людини загинули, ще 14 - поранені"
        # "113-ма", "двое из них - дети"
        at += 2 if sentence.word(at + 1) in _ENDINGS else sentence.has(at + 1, "children", "civilian")
    while at < len(sentence) and steps < _FARTHEST:
        ideas, word = sentence.ideas[at], sentence.words[at]
        steps += 1
        if sentence.numbers[at] is not None:
            if at > number + 1 and sentence.words[at - 1] in OUT_OF and steps <= 4:
                return _behind(sentence, at)._replace(event=None)  # "29 of 30 missiles"
            break
        if word in "([":
            close = next((one for one in range(at, min(at + 14, len(sentence))) if sentence.raw[one] in ")]"), None)
            if close is None:
                break
            at = close + 1
        elif at == number + 1 and "including" in ideas and sentence.has(at + 1, "children", "civilian"):
            at += 1  # "killed 19 people, four of them children"
        elif "be" in ideas and sentence.has(at + 1, "civilian", "soldier", "children"):
            at += 1  # "3,858 were civilians"
        elif not ideas.isdisjoint(NOUNS):
            verb = "break" in ideas or (not ideas.isdisjoint(EVENTS) and not _noun_follows(sentence, at + 1))
            if verb and ideas.isdisjoint({"casualty", "people", "soldier", "death"}):
                break
            return _whole(sentence, at, event)
        elif not ideas.isdisjoint(EVENTS):
            if not _noun_follows(sentence, at + 1):
                break
            event = at
            at += 1
        elif unknown and word == "of":
            break  # "77 cases of civilians being detained"
        elif whose and word.isalpha() and ideas.isdisjoint(_OVER):
            return Head(number, UNKNOWN, event)  # "at 15 of Ukraine's regions"
        elif _model(sentence, at):
            at += 3
        elif (
            (word in OUT_OF and any(sentence.numbers[at + 1 : at + (3 if word == "out" else 2)]))
            or word in _QUOTES
            or not ideas.isdisjoint(_OVER)
            or any(one[0] in "@#~" for one in ideas)
        ):
            whose = "possessive" in ideas and sentence.word(number + 1) == "of"
            at += 1
        elif not ideas and word.isalpha() and len(word) >= _SHORTEST_ADJECTIVE and unknown < _UNKNOWN:
            unknown += 1
            at += 1
        elif unknown and "in" in ideas:
            break
        elif at == number + 1 and word.endswith(_PLURAL) and not ideas.isdisjoint(_BLOWS):
            return Head(at, UNKNOWN)  # "two bombs exploded"
        elif not ideas and "-" in word and unknown < _UNKNOWN:
            unknown += 1
            at += 1
        else:
            break
    # "3,000 dolphins have died": a noun that no list has is no number of people.
    return Head(number, UNKNOWN if unknown else NOTHING, event)


def _model(sentence: Sentence, at: int) -> bool:
    """Whether the name of a model stands at `at`: the S-300 of "two S-300 missiles"."""
    raw = sentence.raw[at : at + 3]
    return len(raw) == _MODEL and raw[0].isupper() and len(raw[0]) <= _MODEL and raw[1] == "-" and raw[2].isdecimal()


def _noun_follows(sentence: Sentence, at: int) -> bool:
    for one in range(at, min(at + 3, len(sentence))):
        ideas = sentence.ideas[one]
        if not ideas.isdisjoint(("people", "soldier", "civilian", "children", "subset")) and ideas.isdisjoint(EVENTS):
            return True
        if not any(idea[0] in "@#~" for idea in ideas) and "skip" not in ideas:
            return False
    return False


def _whole(sentence: Sentence, at: int, event: int | None) -> Head:
    """The noun at `at` with the nouns it is put together with ("civilian casualties", "soldier losses")."""
    ideas = sentence.ideas[at] & NOUNS
    last = at
    while last + 1 < len(sentence) and sentence.numbers[last + 1] is None:
        behind = sentence.ideas[last + 1]
        if behind.isdisjoint(NOUNS) or not behind.isdisjoint({"be", "break", "and", "in", "link"}):
            break
        if (
            not behind.isdisjoint(EVENTS | {"attack", "launch", "intercept", "shell", "lose"})
            and "casualty" not in behind
        ):
            break
        ideas |= behind & NOUNS
        last += 1
    return Head(last, ideas, event)


def _before(sentence: Sentence, number: int, dated: set[int]) -> int | None:
    """The label of a number: "Number of martyrs: 6", "losses have reached about 5,000"."""
    at = number - 1
    linked = of = False
    while at >= 0 and number - at < 7:
        ideas, word = sentence.ideas[at], sentence.words[at]
        if " " in word and "casualty" in ideas:
            break  # "losses in men at 5,000"
        if not ideas.isdisjoint({"link", "lose"}) or word in _DASHES:
            of = of or word == "of"
            linked = linked or ("link" in ideas and word != "of") or word in _DASHES
        elif ideas.isdisjoint(QUALIFYING | {"skip", "be"}) and word not in _QUOTES:
            break
        at -= 1
    if not linked and not of:
        return None
    nearest: int | None = None
    if linked and sentence.word(at) in _TOLD and sentence.numbers[at - 1] is None and not sentence.has(at - 1, "be"):
        return at  # "Ukraine's military dead at 31,000"
    for one in range(at, max(-1, number - _FARTHEST_LABEL), -1):
        ideas = sentence.ideas[one]
        if (
            sentence.words[one] in _STOPS
            or sentence.words[one] in _BUT
            or (sentence.numbers[one] is not None and one not in dated)
        ):
            return nearest
        if "subset" in ideas or (sentence.has(one - 1, "including") and sentence.raw[one + 1] == ","):
            continue  # "officials put the figures at 70,000"
        if not ideas.isdisjoint(TOLLS) and "break" not in ideas:
            return one
        if nearest is None and linked and not ideas.isdisjoint(NOUNS) and "break" not in ideas:
            if ideas.isdisjoint(_OF_ATTACKS):
                return one
            nearest = one  # "the death toll from a missile strike rose to 52"
    return nearest
