"""Refugees, the internally displaced, those under protection, who returned, and who needs aid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.prose import places, whereabouts
from tracker.prose.codes import COUNTRIES
from tracker.prose.heads import QUALIFYING
from tracker.prose.reading import Read, Refused, Result

if TYPE_CHECKING:
    from tracker.prose.reading import Spot

_NEAR = 8
_MANY, _A_YEAR = 1_000_000, 366
_REMAIN = frozenset({"remain", "remains", "remained"})
_ABROAD = ("abroad", "за кордон", "за границ", "за рубеж")
_NEIGHBOURS = (
    "neighbouring countr",
    "neighboring countr",
    "other countries",
    "another country",
    "abroad",
    "across the border",
)
_TOWARDS = frozenset({"for", "to", "into"})
_ACROSS = frozenset({"across its borders", "across the border", "across borders", "abroad", "outside the country"})
_STATES = _REMAIN | {"are", "now", "currently", "still"}
_STILL = frozenset({"are", "is", "remain", "remained", "still", "currently", "now"})
_NEWLY = ("newly ", "freshly ", "recently displaced")
FAMILY = frozenset({"idp", "refugee", "displaced", "driven", "flee", "protection", "returned", "need", "influx"})


def read_displaced(spot: Spot) -> Result | None:
    """The claim of a number of people on the move or in need; None where the sentence is not about that."""
    sentence, head = spot.sentence, spot.head
    told = whereabouts.of_them(spot)
    elsewhere = whereabouts.hosted(spot) or whereabouts.lives_abroad(spot)
    if sentence.everything.isdisjoint(FAMILY) and not (told or elsewhere):
        return None
    last = whereabouts.end(spot)
    around = frozenset[str]().union(*sentence.ideas[spot.at : last]) | head.ideas
    before = frozenset[str]().union(*sentence.ideas[whereabouts.start(spot) : spot.at])
    if head.label is not None and head.at == spot.at:
        # "The number of people who need aid has risen to 16 million"
        around = around.union(*sentence.ideas[head.label : spot.at])
    elif whereabouts.verb_first(spot):
        around |= before
    if told is not None:
        return told._replace(first=spot.at, last=spot.at + 1, place=places.of(spot), at=spot.at, echo=True)
    if "something else" in head.ideas or _hurt(spot):
        return None
    if spot.timing.rate or spot.timing.longer_rate:
        return Refused("a rate of arrival") if around & FAMILY else None
    if around & FAMILY and "protection" not in around | before and _given(spot):
        return Refused("people who were rescued, or given aid")
    if around & FAMILY and any("war" in sentence.words[one].lower() for one in _other_wars(spot)):
        return Refused("another war")
    if around & FAMILY and sentence.any({"accident"}):
        return Refused("migrants, or people displaced by something else than a conflict")
    if "household" in head.ideas and around & FAMILY:
        return Refused("households, not people")
    if head.ideas & {"subset", "children"}:
        return Refused("a part by trade, sex or age") if around & FAMILY else None
    if head.ideas.isdisjoint({"people", "civilian", "idp", "refugee", "customer", "returned"}) and head.at != spot.at:
        return None
    for reader in (_in_need, _protected, _returned, _internal, _abroad, _uprooted):
        if found := reader(spot, around, before, last):
            return found
    return None


def _some_abroad(spot: Spot, last: int) -> bool:
    """Whether a part of the displaced is said to be abroad: "14 million displaced, of whom 3 million are abroad"."""
    if spot.size < _MANY or spot.sentence.any({"internal"}, spot.at, last) or whereabouts.within(spot, last):
        return False
    numbers = [at for at in range(last, min(last + 4, len(spot.sentence))) if spot.sentence.numbers[at] is not None]
    rest = numbers and spot.sentence.any({"including"}, spot.at, numbers[0] + 2)
    return bool(rest) and spot.sentence.any({"homeland", "refugee"}, numbers[0], numbers[0] + 9)


def _given(spot: Spot) -> bool:
    """Whether people are said to be rescued or given something, right before their number."""
    first = max(0 if spot.sentence.word(spot.at - 1) == "to" else whereabouts.start(spot), spot.at - 12)
    ideas = spot.sentence.ideas[first : spot.at]
    if spot.sentence.word(spot.at - 1) == "to" and any("delivered" in some for some in ideas):
        return True  # "distributed 3,400 kits to 17,000 displaced people"
    return any("evacuate" in some or ("supply" in some and "need" not in some) for some in ideas)


def _other_wars(spot: Spot) -> list[int]:
    if "otherwar" not in spot.sentence.everything:
        return []
    return [at for at, ideas in enumerate(spot.sentence.ideas) if "otherwar" in ideas]


def _hurt(spot: Spot) -> bool:
    """Whether the verb right before the number says that the people were killed or injured."""
    sentence = spot.sentence
    one = spot.at - 1
    while one >= 0 and not sentence.ideas[one].isdisjoint(QUALIFYING | {"skip"}):
        one -= 1
    return sentence.has(one, "kill", "injure")


def _made(spot: Spot, series: str, ideas: frozenset[str], last: int, *, period: int | None = None) -> Read:
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


def _in_need(spot: Spot, around: frozenset[str], before: frozenset[str], last: int) -> Result | None:
    del before
    if "need" not in around or "humanitarian" not in around:
        return None
    if around & {"evacuate"}:
        return Refused("people who were given aid")
    return _made(spot, "people_in_need.total", frozenset({"humanitarian", "need", "influx"}), last)


def _protected(spot: Spot, around: frozenset[str], before: frozenset[str], last: int) -> Result | None:
    if "protection" not in around | before:
        return None
    return _made(spot, "refugees.temporary_protection", frozenset({"protection"}), last)


def _returned(spot: Spot, around: frozenset[str], before: frozenset[str], last: int) -> Result | None:
    del before
    told = spot.before or spot.earlier
    if "returned" not in around or (told is not None and told.series.endswith(".deported")):
        return None
    first = 0 if whereabouts.verb_first(spot) else spot.head.label if spot.head.label is not None else spot.at
    back = spot.sentence.find({"returned"}, first, last)
    if spot.sentence.any({"soldier", "military", "capture_people"}, spot.at, spot.at + 4):
        return None
    if back is None or spot.sentence.any({"gain"}, spot.at, back + 2):
        return None
    return _made(spot, "returnees.total", frozenset({"returned"}), last)


def _internal(spot: Spot, around: frozenset[str], before: frozenset[str], last: int) -> Result | None:
    del before
    ideas = spot.head.ideas
    if "flee" in around and not around & {"displaced", "driven", "idp"} and _inside(spot, around, last):
        return _made(spot, "idps.total", frozenset({"flee", "internal"}), last)
    if "in_and_out" in around or whereabouts.hosted(spot) or _some_abroad(spot, last):
        return None
    fallen = spot.sentence.find({"displaced"}, spot.at, last)
    held = fallen is not None and spot.sentence.word(fallen - 1) in (_REMAIN if spot.size >= _MANY else _STATES)
    if held and "refugee" not in around:
        return _made(spot, "idps.total", frozenset({"displaced", "internal"}), last)
    words = spot.sentence.words[whereabouts.start(spot) if whereabouts.verb_first(spot) else spot.at : last]
    if "internal" not in around and any(word.startswith(_ABROAD) for word in words) and "idp" in ideas:
        return _made(spot, "refugees.total", frozenset({"idp", "homeland"}), last)
    inside = "internal" in around and spot.sentence.any({"displaced"}, spot.at - 5, spot.at)
    if inside:
        return _made(spot, "idps.total", frozenset({"internal", "displaced"}), last)
    if "displaced" in around and whereabouts.within(spot, last):
        around |= {"internal"}
    if not ("idp" in around or ("displaced" in around and "internal" in around) or ("displaced" in ideas)):
        return None
    if "idp" not in ideas and around & {"refugee"} and "internal" not in around and "idp" not in around:
        return None
    if not spot.head.ideas and not spot.sentence.any({"idp", "displaced"}, spot.at + 1, spot.at + 5):
        return None
    near = spot.sentence.any({"new_arrival"}, spot.at - 5, spot.at) and spot.head.at != spot.at
    if "evacuate" in around:
        return Refused("people who are sheltered, rescued or moved")
    new = "new_arrival" in around or near or spot.timing.window is not None
    if new and not (spot.timing.start or spot.timing.since):
        if around & {"host"} and not around & {"new_arrival"} and spot.timing.window is None:
            new = False
    else:
        new = False
    if spot.size >= _MANY and spot.timing.window is None:
        new = False
    if spot.sentence.any({"idp", "displaced", "internal"}, spot.at, last) and not around & {"new_arrival"}:
        mark = spot.sentence.find({"idp", "displaced", "internal"}, spot.at, last)
        new = new and not (mark is not None and spot.sentence.word(mark - 1) in _STILL)
    if any(word.startswith(_NEWLY) for word in spot.sentence.words[spot.at : last]):
        new = True
    if spot.timing.month_or_year and not around & {"new_arrival"}:
        new = False
    marks = frozenset({"idp", "displaced", "internal", "new_arrival"})
    if not new:
        return _made(spot, "idps.total", frozenset({"idp", "displaced", "internal"}), last)
    return _made(spot, "idps.new", marks, last, period=spot.timing.window)


def _inside(spot: Spot, around: frozenset[str], last: int) -> bool:
    """Whether so many who fled stayed within their country: "4.5 million have sought safety inside Sudan"."""
    if spot.head.ideas - {"people", "civilian", "customer"} or spot.timing.window is not None or "host" in around:
        return False
    return "internal" in around or whereabouts.within(spot, last)


def _homeward(spot: Spot, last: int) -> bool:
    """Whether people went home, and did not flee: "have left for Ukraine"."""
    fled = spot.sentence.find({"flee"}, spot.at, last)
    if fled is None:
        return False
    apart = spot.sentence.word(fled + 1) in _TOWARDS
    if not (apart or spot.sentence.words[fled].endswith((" for", " to", " into"))):
        return False
    return whereabouts.home(spot) in COUNTRIES[spot.sentence.ideas[min(fled + 1 + apart, len(spot.sentence) - 1)]]


def _abroad(spot: Spot, around: frozenset[str], before: frozenset[str], last: int) -> Result | None:
    del before
    ideas = spot.head.ideas
    if "evacuate" in around and "host" not in around:
        return None
    if "flee" in around and _homeward(spot, last):
        return Refused("people who went home")
    across = spot.sentence.word(spot.at + 1) if not ideas else ""
    if across in _ACROSS and spot.before is not None and spot.before.series in {"idps.total", "displaced.total"}:
        return spot.before._replace(series="refugees.total", first=spot.at, last=spot.at + 1, at=spot.at, echo=True)
    if "refugee" in ideas and spot.sentence.any({"displaced"}, spot.at - 5, spot.at):
        return _made(spot, "idps.total", frozenset({"refugee", "displaced"}), last)
    if "refugee" in ideas:
        return _made(spot, "refugees.total", frozenset({"refugee", "flee", "host"}), last)
    registered = "driven" not in around and "refugee" in around and around & {"host", "flee", "homeland", "register"}
    if registered or (not ideas and spot.sentence.any({"refugee"}, spot.at - 6, spot.at)):
        return _made(spot, "refugees.total", frozenset({"refugee", "flee", "host"}), last)
    if spot.sentence.any({"influx"}, spot.at + 1, spot.at + 3):
        foreign = spot.timing.start and any(whereabouts.abroad(spot, one) for one in range(spot.at))
        return _made(spot, "refugees.total", frozenset({"influx"}), last) if foreign else None
    called = spot.sentence.find({"refugee"}, spot.at, last)
    if called is not None and (spot.sentence.has(called - 1, "be") or spot.sentence.word(called - 1) == "as"):
        return _made(spot, "refugees.total", frozenset({"refugee"}), last)
    if whereabouts.hosted(spot) or ("displaced" not in around and whereabouts.lives_abroad(spot)):
        return _made(spot, "refugees.total", frozenset({"host"}), last)
    if "flee" in around and "driven" not in around and _left_the_country(spot, last):
        return _made(spot, "refugees.total", frozenset({"flee", "homeland"}), last)
    if "flee" in around and "driven" not in around and spot.head.ideas & {"people", "civilian"}:
        if spot.conflict == "ukraine" and "homeland" not in around:
            return None
        return _made(spot, "idps.new", frozenset({"flee"}), last, period=spot.timing.window)
    return None


def _left_the_country(spot: Spot, last: int) -> bool:
    """Whether people fled their country, and not a town of it: the country stands right behind the verb."""
    sentence = spot.sentence
    if whereabouts.verb_first(spot):
        fled = sentence.rfind({"flee"}, whereabouts.start(spot), last)
        return fled is not None and sentence.any({"homeland"}, fled - 5, fled + 5)
    label = spot.head.label
    fled = sentence.find({"flee"}, spot.at if label is None else label, last)
    if fled is None:
        return False
    if "homeland" in sentence.ideas[fled] or whereabouts.reached(spot, fled, last):
        return True
    if sentence.any({"homeland"}, fled + 1, min(fled + 9, last)) and any(
        sentence.words[one].startswith(_NEIGHBOURS) for one in range(fled + 1, min(fled + 9, last))
    ):
        return True  # "fled from eastern Congo to neighbouring countries"
    where = sentence.find({"homeland"}, fled + 1, min(fled + 5, len(sentence) if label is not None else last))
    return where is not None and not any(
        sentence.raw[at][0].isupper() and not sentence.ideas[at] for at in range(fled + 1, where)
    )


def _uprooted(spot: Spot, around: frozenset[str], before: frozenset[str], last: int) -> Result | None:
    del before
    if not (around & {"driven", "displaced", "idp"} or spot.sentence.any({"displaced"}, spot.at - 5, spot.at)):
        return None
    if head_bare(spot) and not around & {"driven", "displaced"}:
        return None
    recent = spot.timing.window is not None or (
        spot.timing.since is not None
        and spot.timing.day is not None
        and (spot.timing.day - spot.timing.since).days < _A_YEAR
    )
    long = (spot.timing.start and not recent) or spot.size >= _MANY or "in_and_out" in around
    if spot.sentence.any({"accident"}):
        return Refused("displaced by something else than a conflict")
    series = "displaced.total" if long else "idps.new"
    period = None if long else spot.timing.window
    return _made(spot, series, frozenset({"driven", "displaced"}), last, period=period)


def head_bare(spot: Spot) -> bool:
    """Whether nothing is named that is counted."""
    return not spot.head.ideas
