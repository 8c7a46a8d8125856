"""Where a number holds: the place its sentence names, as a code where one is known, else as the words."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from tracker.prose.codes import COUNTRIES, REGIONS
from tracker.prose.sentence import is_named

if TYPE_CHECKING:
    from tracker.prose.lexicon import Ideas
    from tracker.prose.reading import Spot
    from tracker.prose.sentence import Sentence

_INTO = frozenset(
    {
        "in",
        "on",
        "near",
        "at",
        "against",
        "across",
        "outside",
        "inside",
        "around",
        "from",
        "of",
        "hit",
        "struck",
        "у",
        "в",
        "на",
        "по",
        "із",
        "во",
    }
)
_KINDS = frozenset(
    {
        "region",
        "city",
        "town",
        "village",
        "oblast",
        "province",
        "district",
        "area",
        "of",
        "the",
        "capital",
        "southern",
        "northern",
        "eastern",
        "western",
        "central",
        "port",
        "occupied",
        "місті",
        "селі",
        "городе",
        "районі",
        "neighbourhood",
        "parts",
        "several",
        "many",
        "camp",
        "locality",
    }
)
_COUNTRY = ("ukraine", "україн", "украин")
_WHOLE = {"gaza": ("Gaza", "Gaza Strip"), "west-bank": ("West Bank",)}
_THE_REGION = frozenset({"region", "oblast", "province", "district", "city", "town", "village"})
_IN_THE_REGION = frozenset(
    {"області", "области", "регіоні", "регионе", "місті", "городе", "громаді", "районі", "районе"}
)
_CITIES = ("kyiv", "kiev", "київ", "києв", "киев", "tehran", "тегеран")
_QUARTERS = ("central", "southern", "northern", "eastern", "western")
_QUARTERS_OF = frozenset({"north", "south", "east", "west"})
_ATTACKS = frozenset({"strike", "attack", "military", "soldier", "launch"})
_WEAPONS = frozenset({"drone", "missile"})
_NO_PLACES = frozenset({"telegram", "facebook", "twitter", "x", "i"})


def of(spot: Spot) -> str | None:
    """The place nearest to the number: a region, else a named place behind a preposition, else a country."""
    sentence = spot.sentence
    first, last = sentence.clause(spot.at)
    if not spot.head.ideas.isdisjoint(_WEAPONS) and (part := sentence.find({"including"}, spot.at, last)) is not None:
        last = part  # "shot down 155 drones, including 11 over the Moscow region"
    names = sentence.names()
    inside = names[bisect_left(names, first) : bisect_left(names, last)]
    order = sorted(inside, key=lambda at: (abs(at - spot.at), at))
    for at in order:
        if found := REGIONS[sentence.ideas[at]]:
            return found[0]
    for at in sorted(order, key=lambda one: sentence.raw[one] in _WHOLE.get(spot.conflict, ())):
        if _names(spot, at):
            return _spelled(sentence, at)
    country = [at for at in order if _after_preposition(spot, at) and _country(spot, at)]
    if country and _country(spot, country[0]) in spot.sides:
        return _country(spot, country[0])
    everywhere = names[: bisect_left(names, spot.at)]
    regions = [region for at in everywhere for region in REGIONS[sentence.ideas[at]]]
    if regions:
        return regions[0]
    named = [at for at in everywhere if _names(spot, at)]
    if named:
        return _spelled(sentence, named[0])
    return _country(spot, country[0]) if country else None


def _spelled(sentence: Sentence, at: int) -> str:
    """A name as written, that of a quarter with the land it is of: "North Darfur"."""
    name = sentence.raw[at].removesuffix("'s").removesuffix("\u2019s")
    whole = sentence.words[at] in _QUARTERS_OF and at + 1 < len(sentence) and sentence.raw[at + 1][0].isupper()
    return f"{name} {sentence.raw[at + 1]}" if whole else name


def before_bracket(spot: Spot, bracket: int) -> tuple[int, str | None]:
    """The entry where the name before a bracket begins, and the place it names: "Kharkiv Oblast (119)"."""
    sentence, first = spot.sentence, bracket
    while first > 0 and (sentence.raw[first - 1][0].isupper() or sentence.words[first - 1] in _THE_REGION):
        first -= 1
    names = range(first, bracket)
    region = next((REGIONS[sentence.ideas[at]] for at in names if REGIONS[sentence.ideas[at]]), ())
    country = next((COUNTRIES[sentence.ideas[at]] for at in names if COUNTRIES[sentence.ideas[at]]), ())
    spelled = " ".join(sentence.raw[at] for at in names if sentence.words[at] not in _THE_REGION)
    if not names and any(idea[0] in "#~" for idea in sentence.ideas[0]):
        spelled = sentence.raw[0]  # "Khartoum received the most returnees (1.3 million)"
    return (first if names else bracket - 1), next(iter((*region, *country)), spelled or of(spot))


def country_named(spot: Spot) -> bool:
    """Whether the clause names the country of the conflict itself as the place, and not a part of it."""
    sentence = spot.sentence
    first, last = sentence.clause(spot.at)
    return any(
        sentence.words[at].startswith(_COUNTRY) and _last_word(sentence, at - 1) in _INTO
        for at in range(max(first, 1), last)
    )


def a_part(spot: Spot) -> bool:
    """Whether the clause names a part of a country, if not by its name: "southern Ukraine", "a central region"."""
    sentence = spot.sentence
    first, last = sentence.clause(spot.at)
    cities = (at for at in sentence.names() if first < at < last and sentence.words[at].startswith(_CITIES))
    if any(sentence.words[at - 1] in _INTO for at in cities):
        return True
    if any(sentence.words[at] in _THE_REGION and sentence.words[at - 1] == "the" for at in range(first + 1, last)):
        return sentence.any({"in"}, first, last)
    if any(sentence.words[at] in _IN_THE_REGION and sentence.words[at - 1] in _INTO for at in range(first + 1, last)):
        return True
    quarters = (at for at in range(first, min(last, len(sentence) - 1)) if sentence.words[at].endswith(_QUARTERS))
    return any(sentence.has(at + 1, "territory") or COUNTRIES[sentence.ideas[at + 1]] for at in quarters)


def whole(place: str, spot: Spot) -> bool:
    """Whether a place is one of the countries of the conflict, and no narrower one."""
    return place in spot.sides or place in _WHOLE.get(spot.conflict, ())


def _last_word(sentence: Sentence, at: int) -> str:
    """The last word of an entry, which may be a phrase such as "strikes on"."""
    return sentence.words[at].rpartition(" ")[2]


def _country(spot: Spot, at: int) -> str | None:
    sentence = spot.sentence
    code = next(iter(COUNTRIES[sentence.ideas[at]]), None)
    if code and (
        sentence.any(_ATTACKS, at + 1, at + 2)
        or (sentence.words[at].endswith("n") and sentence.any(_ATTACKS, at + 2, at + 3))
    ):
        return None  # "in a Russian missile attack"
    return code


def _names(spot: Spot, at: int) -> bool:
    """Whether the entry is a capitalised name that no list knows, behind a preposition."""
    sentence = spot.sentence
    raw, ideas = sentence.raw[at], sentence.ideas[at]
    if not raw[0].isupper() or raw.isupper() or len(raw) < 3 or sentence.words[at] in _NO_PLACES:
        return False
    return _unlisted(ideas) and _after_preposition(spot, at)


@cache
def _unlisted(ideas: Ideas) -> bool:
    """Whether a word means nothing but a conflict, or that something is its own."""
    return all(idea[0] == "~" or idea == "possessive" for idea in ideas)


def _after_preposition(spot: Spot, at: int) -> bool:
    sentence = spot.sentence
    one = at - 1
    while one >= 0 and at - one < 7:
        word = _last_word(sentence, one)
        if word in _INTO and word != "of":
            return True
        if word not in _KINDS and not is_named(sentence.ideas[one]):
            return False
        one -= 1
    return False
