"""Refugees, the internally displaced, those under protection, who returned, and who needs aid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.prose import places, whereabouts
from tracker.prose.abroad import read_abroad
from tracker.prose.heads import QUALIFYING
from tracker.prose.internal import read_internal
from tracker.prose.reading import Refused, Result

if TYPE_CHECKING:
    from tracker.prose.reading import Spot

_FEW = 20
_MANY, _A_YEAR = 1_000_000, 366
FAMILY = frozenset(
    {"idp", "refugee", "displaced", "driven", "flee", "protection", "returned", "need", "influx", "outside"}
)


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
    for reader in (_in_need, _protected, _returned, read_internal, read_abroad, _uprooted):
        if found := reader(spot, around, before, last):
            return found
    return None


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


def _in_need(spot: Spot, around: frozenset[str], before: frozenset[str], last: int) -> Result | None:
    del before
    if "need" not in around or "humanitarian" not in around:
        return None
    if around & {"evacuate"}:
        return Refused("people who were given aid")
    return whereabouts.claim(spot, "people_in_need.total", frozenset({"humanitarian", "need", "influx"}), last)


def _protected(spot: Spot, around: frozenset[str], before: frozenset[str], last: int) -> Result | None:
    if "protection" not in around | before:
        return None
    return whereabouts.claim(spot, "refugees.temporary_protection", frozenset({"protection"}), last)


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
    if spot.size < _FEW:
        return Refused("people brought home one by one")  # after an exchange, or from where they were held
    return whereabouts.claim(spot, "returnees.total", frozenset({"returned"}), last)


def _uprooted(spot: Spot, around: frozenset[str], before: frozenset[str], last: int) -> Result | None:
    del before
    if not (around & {"driven", "displaced", "idp"} or spot.sentence.any({"displaced"}, spot.at - 5, spot.at)):
        return None
    if head_bare(spot) and not (around & {"driven", "displaced"} or spot.sentence.has(spot.left, "displaced")):
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
    return whereabouts.claim(spot, series, frozenset({"driven", "displaced"}), last, period=period)


def head_bare(spot: Spot) -> bool:
    """Whether nothing is named that is counted."""
    return not spot.head.ideas
