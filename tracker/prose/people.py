"""Killed, wounded, missing, captured: soldiers or civilians, in one attack, in a window, or since the start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.prose import places
from tracker.prose.happened import events_of
from tracker.prose.parts import (
    bare_list,
    children_of,
    end_of_phrase,
    many_attacks,
    of_civilian_casualties,
    of_subset,
    of_the_dead,
    one_attack,
    some_of_these,
)
from tracker.prose.reading import Read, Refused, Result
from tracker.prose.soldiers import are_soldiers, other_war, read_soldiers

if TYPE_CHECKING:
    from tracker.prose.reading import Spot

# Tolls of these conflicts mean civilians where they do not say otherwise; their soldiers are counted apart.
_OCCUPIED = "west-bank"
_PARTED = frozenset({"ukraine", _OCCUPIED})
_PARTED_PEOPLE = frozenset({"israelis", "ukrainians"})
_COUNTED_CIVIL = ("civilians.", "children.")
SUBSET = "a part of a toll by trade, sex or rank"
_DEPORTS = "ukraine"
"""Elsewhere people are abducted by armed groups, which no series counts."""
_DOING = frozenset({"attended", "gathered", "protested", "marched", "mourned", "queued", "rallied", "watched"})
_DEPORTED = frozenset({"children", "civilian", "people"})
_FAR = 14
_WHOLE_MONTH = 28
_SMALL, _LARGE, _GREAT = 1000, 3000, 20_000
_SAME = frozenset({"people", "customer", "injury", "death"})
_WITH_CHILDREN = {
    "civilians.injured": "children.killed",
    "civilians.injured.incident": "children.killed.incident",
    "injuries.total": "children.killed",
    "civilians.killed": "children.killed",
    "civilians.killed.incident": "children.killed.incident",
    "deaths.total": "children.killed",
}
_INJURED_CHILDREN = frozenset({"civilians.injured", "injuries.total"})
_PAIRS = {
    "civilians.killed": ("injure", "civilians.injured"),
    "civilians.injured": ("kill", "civilians.killed"),
    "civilians.killed.incident": ("injure", "civilians.injured.incident"),
    "civilians.injured.incident": ("kill", "civilians.killed.incident"),
    "deaths.total": ("injure", "injuries.total"),
    "children.killed": ("injure", "civilians.injured"),
    "children.killed.incident": ("injure", "civilians.injured.incident"),
}
_CIVILIAN = {"kill": "killed", "injure": "injured"}
_MIXED = {"kill": "deaths.total", "injure": "injuries.total"}


def read_people(spot: Spot) -> Result:
    """The claim of a number of people killed, injured or lost."""
    sentence, ideas = spot.sentence, spot.head.ideas
    events, event = events_of(spot)
    first = spot.at if event is None else min(event, spot.at)
    last = max(spot.head.at, spot.at) if event is None else max(event, spot.head.at, spot.at)
    bare = not ideas
    if bare and spot.refused == SUBSET:
        return Refused(SUBSET)  # "91 rescuers were killed and 340 injured"
    if bare and "soldiers" in spot.refused:
        return Refused(spot.refused)  # "five of its soldiers were killed and 14 wounded"
    if "subset" in ideas or (bare and of_subset(spot)):
        return Refused(SUBSET)
    if bare and (
        some_of_these(spot) or (spot.before is None and spot.refused and sentence.word(spot.at + 1) == "of them")
    ):
        return Refused("a part of those before")
    if "household" in ideas:
        return Refused("households, not people")
    if sentence.word(spot.head.at + 1) in _DOING:
        return Refused("people who came together")
    if event is not None and sentence.word(event - 1) == "alone" and sentence.has(event - 2, "drone", "missile"):
        return Refused(SUBSET)  # "short-range drones alone killed 64"
    if sentence.any({"grave"}, spot.at - 3, spot.at):
        return Refused("how some of the injured are")
    if sentence.any({"grave"}, spot.head.at + 1, end_of_phrase(spot, spot.head.at + 1)) and (bare or spot.size <= _FAR):
        return Refused("how some of the injured are")
    whom = spot.context if bare else ideas  # "the deportation of children. Kyiv says 16,226 were taken to Russia"
    if (
        spot.conflict == _DEPORTS
        and sentence.any({"deport"})
        and not whom.isdisjoint({"children", "civilian"} if bare else _DEPORTED)
    ):
        return _deported(spot, first, last)
    if are_soldiers(spot, events):
        return read_soldiers(spot, events, event, first, last)
    if not events and "civilian" in ideas and spot.before and spot.before.series == "deaths.total":
        # "4,556 fatalities, of which 3,858 were civilians"
        return spot.before._replace(series="civilians.killed", first=first, last=last, at=spot.at, echo=True)
    if not events & {"kill", "injure"}:
        return Refused("people, but nothing that is counted happens to them")
    if len(events) > 1:
        return Refused("killed and injured people together are no series")
    if "casualty" in ideas and events != {"kill"}:
        return Refused("undivided casualties that are not said to be soldiers")
    if (
        event is not None
        and sentence.words[event].startswith("bod")
        and sentence.any({"handed_over"}, event - _FAR, event)
    ):
        return Refused("bodies that are handed over")
    if event is not None and sentence.words[event].startswith("bod") and sentence.any({"death"}, spot.head.at + 1):
        return Refused("bodies that the toll behind them counts")
    if sentence.any({"accident"}) or other_war(spot):
        return Refused("an accident, a crime, or another war")
    told = (
        spot.war
        or spot.before is not None
        or spot.earlier is not None
        or spot.timing.start
        or sentence.any({"attack", "strike", f"~{spot.conflict}"})
        or "civilian" in ideas
    )
    if not told:
        return Refused("nothing says that it is of a conflict")
    return _others(spot, events.pop(), first, last)


def _of_a_war(spot: Spot) -> bool:
    """Whether the sentence before gives the undivided toll of a war, or the number before this one a day's part."""
    told = spot.before or spot.earlier
    return told is not None and told.series in {"deaths.total", "injuries.total"}


def _deported(spot: Spot, first: int, last: int) -> Result:
    event = spot.sentence.find({"deport"}) or spot.at
    if abs(event - spot.at) > _FAR:
        return Refused("the deported are others")
    series = "children.deported" if "children" in (spot.head.ideas or spot.context) else "civilians.deported"
    period = None if spot.timing.month_or_year else spot.timing.window
    low, high = min(spot.at, event), max(spot.at, event)
    if any(spot.sentence.numbers[low + 1 : high]):
        event = spot.at
    return Read(series, min(first, event), max(last, event), period=period, at=spot.at)


def _others(spot: Spot, event: str, first: int, last: int) -> Result:
    """People who are not said to be soldiers: civilians, or the undivided dead of a war."""
    timing, ideas, sentence = spot.timing, spot.head.ideas, spot.sentence
    if timing.rate or timing.longer_rate:
        return Refused("a rate")
    place = places.of(spot)
    local = (place is not None and not places.whole(place, spot)) or places.a_part(spot)
    who = "children" if "children" in ideas or bare_list(spot) or children_of(spot) else "civilians"
    listed = not ideas and spot.before is not None and spot.before.series.startswith("civilians.")
    label = spot.head.label if spot.head.label is not None else spot.at
    civil = (
        who == "children"
        or "civilian" in ideas
        or listed
        or sentence.any({"civil"}, min(label, spot.at) - 3, spot.head.at + 2)
        or (spot.before is not None and spot.before.series.startswith(_COUNTED_CIVIL) and spot.size >= _GREAT)
        or of_civilian_casualties(spot)
    )
    mixed = not civil and spot.conflict not in _PARTED and sentence.words[spot.head.at] not in _PARTED_PEOPLE
    struck = sentence.any({"strike"})
    single = timing.month_or_year and local and one_attack(spot)
    whole = spot.windowed or timing.start or ((timing.window or 0) >= _WHOLE_MONTH and not single)
    counted = timing.until and "strike" not in spot.context and not (spot.earlier and "incident" in spot.earlier.series)
    whole = whole or ((counted or sentence.any({"past_month"})) and not (local or struck))
    civilians, undivided = f"{who}.{_CIVILIAN[event]}", _MIXED[event]
    if not civil and not mixed and spot.size >= _GREAT:
        return Refused("so many dead that they may be soldiers, and nothing says which")

    def made(series: str, period: int | None = None) -> Read:
        return Read(series, first, last, place=place, period=period, at=spot.at)

    before = spot.before or (spot.earlier if of_the_dead(spot) else None)
    if who == "children" and before and before.series in _WITH_CHILDREN and event == "kill":
        # "more than 5,000, including 210 children"
        return made(_WITH_CHILDREN[before.series], before.period)
    if who == "children" and before and before.series in _INJURED_CHILDREN and event == "injure":
        return made("children.injured", before.period)  # "wounded 64, including 12 children"
    paired = before and spot.at - before.at <= _FAR and ideas <= _SAME and place in {None, before.place}
    if paired and before and before.series in _PAIRS and event == _PAIRS[before.series][0] and who != "children":
        if mixed and before.series == "children.killed":
            return made("injuries.total", before.period)._replace(echo=True)
        return made(_PAIRS[before.series][1], before.period)  # "left 53 dead and 60 injured"
    if whole:
        war_dead = mixed or (timing.start and not civil and not struck and not local and spot.conflict != _OCCUPIED)
        return made(undivided if war_dead else civilians, timing.window)
    if timing.window is not None and not local:
        return made(undivided if mixed else civilians, timing.window)
    nationwide = sentence.any({"nationwide"})
    everywhere = nationwide or (place is not None and not timing.stated) or places.country_named(spot)
    if everywhere and not local and (struck or nationwide) and not mixed:
        return made(civilians, 1)  # "Russia struck parts of Ukraine, killing four"
    site = sentence.any({"site"}, spot.at - _FAR, spot.at + _FAR)
    goes_on = spot.earlier is not None and spot.earlier.series.endswith(".incident") and timing.window is None
    incident = (
        local
        or struck
        or goes_on
        or "strike" in spot.context
        or (timing.stated and not timing.saying)
        or timing.overnight
        or site
    )
    if mixed and timing.stated and not (local or struck or site) and _of_a_war(spot):
        return made(undivided, 1)  # "3,544 people have been killed in Lebanon. On Monday 28 were killed"
    toll = ideas & {"death", "injury"} and not struck and not (local and timing.stated)
    if mixed and (sentence.any({"clash"}) or not incident or toll):
        return made(undivided, timing.window)
    if (not incident and spot.size >= _SMALL) or spot.size >= _LARGE or many_attacks(spot):
        return made(undivided if mixed else civilians, timing.window)
    if who == "children" and event == "injure":
        return Refused("children injured in one attack are no series of their own")
    return made(f"{civilians}.incident", None if single else timing.window)
