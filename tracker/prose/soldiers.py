"""Soldiers killed, wounded, missing, captured, or lost without saying how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker import catalog
from tracker.prose import places, reports, sides
from tracker.prose.heads import EVENTS
from tracker.prose.losers import loser
from tracker.prose.parts import of_the_dead
from tracker.prose.reading import Read, Refused, Result

if TYPE_CHECKING:
    from tracker.prose.reading import Spot

_INVADERS = frozenset({"russians", "росіян", "россиян"})
_NEAR, _FAR, _LINE = 6, 14, 30
_SMALL, _FEW, _GREAT = 1000, 100, 20_000
_COMPARING = frozenset({"than", "comparing", "compared", "exceeding", "surpassing", "unlike"})
_BODIES = ("bodies", "тіл", "тел")
_TWO = 2
_OTHERS = frozenset({"people", "civilian", "children", "death"})
_MILITARY = {"kill": "killed", "injure": "wounded", "missing": "missing", "capture_people": "captured"}


def are_soldiers(spot: Spot, events: set[str]) -> bool:
    """Whether the people a number counts are soldiers."""
    ideas, before = spot.head.ideas, spot.before
    if "civilian" in ideas or "children" in ideas:
        return False
    if "soldier" in ideas or "eliminate" in events or _nation(spot):
        return True
    if "casualty" in ideas:
        label = spot.head.label if spot.head.label is not None else spot.at
        return not spot.sentence.any({"civil"}, min(label, spot.at) - 3, spot.at + 4)
    if "death" in ideas and spot.sentence.any({"soldier"}, spot.head.at + 1, spot.head.at + 5):
        return True  # "it admitted to 5,937 deaths among its soldiers"
    if spot.head.label is not None and "death" in ideas and _military(spot, spot.head.label):
        return True  # "Russian military deaths have passed 100,000"
    if spot.head.label is not None and "death" in ideas and _invaders(spot, spot.head.label - 2, spot.head.label + 1):
        return True  # "puts Russian deaths at 250,000"
    if (
        len(events) != 1
        and "people" in ideas
        and not spot.sentence.any({"civil"}, spot.at, spot.at + 9)
        and spot.sentence.any({"lose"}, spot.at - 3, spot.at)
    ):
        return sides.named(spot, spot.at - 10, spot.at, subject=True) is not None  # "the enemy lost 1,260 people"
    # "Israeli forces killed three Palestinians": who stands before the verb did it.
    doers = _TWO if not spot.sentence.any(EVENTS, spot.at - _TWO, spot.at) else 0
    if (
        events
        and spot.sentence.any({"military"}, spot.at - doers, _before_doer(spot))
        and not ideas & {"customer"} - {"people"}
    ):
        near = spot.sentence.any({"lose"}, spot.at - 8, spot.at) or "people" in ideas
        if near and not spot.sentence.any({"strike", "civil"}):
            return True  # "around 500 people as wounded in action"
    if (
        events
        and spot.sentence.any({"lose"}, spot.at - 4, spot.at)
        and (spot.sentence.any({"military"}, spot.at - 8, spot.at) or _invaders(spot, spot.at - 9, spot.at))
    ):
        return True  # "Kyiv's forces were suffering up to 100 deaths"
    # "200,000 confirmed dead and the geography of Russian losses"
    named = spot.sentence.any({"casualty"}) and not spot.sentence.any({"strike", "civil"})
    if events and named and not ideas & {"people", "customer", "civilian"}:
        return True
    if not ideas and len(events) == 1 and before is None and spot.earlier is None and "soldier" in spot.context:
        return spot.context.isdisjoint(_OTHERS)  # "... how many soldiers were killed. Kyiv said some 400 died"
    if not ideas and not events and before and before.series.startswith("losses.personnel") and spot.timing.window == 1:
        return True  # "362,280 in all, 790 more in the past day"
    # "1.2 million Russian casualties, including 325,000 deaths"
    before = before or spot.earlier
    bare = not ideas & {"people", "customer"} or (spot.earlier is not None and "injury" in ideas)
    return bool(bare and before and before.series.startswith("losses.personnel") and events)


def _before_doer(spot: Spot) -> int:
    """Where what is said of those counted ends: before "by", behind which stands who did it."""
    end = min(spot.head.at + _NEAR + 1, len(spot.sentence))
    return next((at for at in range(spot.head.at + 1, end) if spot.sentence.words[at] == "by"), end)


def _invaders(spot: Spot, first: int, last: int) -> bool:
    """Whether so many of the side that invaded are meant that they can only be soldiers."""
    if spot.size < _GREAT or len(spot.sides) < _TWO:
        return False
    return sides.named(spot, first, last, subject=True) == spot.sides[1]


def _military(spot: Spot, label: int) -> bool:
    """Whether a label is of an army: "Russian military deaths"."""
    return spot.sentence.any({"military"}, label - 2, label + 1) and not spot.sentence.any({"strike", "civil"})


def _nation(spot: Spot) -> bool:
    """Whether a people stands for its army: "dead Russians"."""
    words = spot.sentence.words
    at = spot.head.label if spot.head.label is not None and spot.head.at == spot.at else spot.head.at
    return words[at] in _INVADERS and not spot.sentence.any({"strike", "civil"})


def read_soldiers(spot: Spot, events: set[str], event: int | None, first: int, last: int) -> Result:
    """The claim of a number of soldiers to whom `events` happened, as the entry `event` says."""
    sentence, timing = spot.sentence, spot.timing
    lost = sentence.rfind({"lose"}, max(0, spot.at - _LINE), spot.at)
    label = spot.head.label
    undivided = (
        (not events and not spot.head.ideas)
        or ("casualty" in spot.head.ideas and not (label is not None and event is not None and label < event < spot.at))
        or "eliminate" in events
        or len(events) > 1
    )
    if not events and not undivided:
        listed = spot.before is not None and spot.before.series.startswith("losses.equipment")
        if listed and lost is None:
            lost = spot.at  # "destroyed 183 tanks and more than 8,700 soldiers"
        if lost is None and "soldier" in spot.head.ideas:
            # "destroyed 120 soldiers in a day", as Russian reports word it
            event = lost = sentence.rfind({"destroy"}, max(0, spot.at - _NEAR), spot.at)
        if lost is None and _named_dead(spot):
            events = {"kill"}
        elif lost is None or sentence.any({"supply", "evacuate"}, lost, spot.at):
            return Refused("soldiers, but not said to be lost")
        else:
            undivided, first = True, min(first, lost) if spot.at - lost < _NEAR else first
    if spot.head.label is not None and spot.at - spot.head.label < _FAR:
        first = min(first, spot.head.label)
    if event is not None and sentence.words[event].startswith(_BODIES):
        return Refused("bodies, brought home or found")
    if timing.longer_rate:
        return Refused("a rate of a month or a year")
    if other_war(spot):
        return Refused("another war")
    party = loser(spot, event)
    if party is None:
        return Refused("no telling whose soldiers")
    name = "" if undivided else _MILITARY[next(iter(events))]
    goes_on_incident = spot.earlier is not None and spot.earlier.series.endswith("incident") and not timing.start
    goes_on_incident = goes_on_incident or (
        spot.before is not None and spot.before.series.endswith("incident") and not timing.start
    )
    battle = goes_on_incident or sentence.any({"battle"}, spot.at - 12, spot.at + 13)
    clashes = spot.earlier is not None and spot.earlier.series == "deaths.total" and "clash" in spot.context
    clashes = clashes or (event is None and of_the_dead(spot))
    battle = battle or (clashes and not timing.start and spot.size < _SMALL)  # "the dead included 427 fighters"
    goes_on = spot.before is not None and spot.before.series.endswith(".daily") and not timing.start and not battle
    daily = timing.window == 1 or timing.rate or goes_on or (timing.overnight and not timing.start)
    reported = spot.size < _SMALL and not battle and (reports.of_a_day(spot, party) or reports.of_today(spot))
    daily = daily or reported
    total = timing.start or ((timing.window is not None or spot.before is not None) and not battle)
    if daily and spot.size < _GREAT:
        middle, period = ("daily", 1) if name in {"", "killed", "wounded"} else ("", 1)
    elif not total and spot.size < _GREAT and (battle or (spot.size < _SMALL and sentence.any({"strike"}))):
        middle, period = "incident", None
        if name not in {"", "killed"}:
            return Refused("soldiers wounded or captured in one event")
    else:
        middle, period = ("total" if not name else ""), timing.window if (timing.window or 0) > 1 else None
        if spot.size < (_FEW if name else _SMALL) and not total:
            return Refused("few soldiers, and neither a total, a day nor an event is named")
    series = ".".join(part for part in ("losses.personnel", name, middle) if part)
    return Read(series, first, last, party, period=period, place=places.of(spot), at=spot.at)


def _named_dead(spot: Spot) -> bool:
    """Whether names are counted where the dead are told of: "we know the names of 109,625 soldiers"."""
    if not spot.sentence.any({"names"}, spot.at - _NEAR, spot.at):
        return False
    return spot.sentence.any({"kill", "death"}) or not spot.context.isdisjoint({"kill", "death"})


def _of_past_war(spot: Spot) -> bool:
    """Whether a year before the conflict is said to be that of a war: "the 2006 war", "in 2014 the war in Gaza"."""
    words, began = spot.sentence.words, catalog.load().conflicts[spot.conflict].start[:4]
    years = (at for at, word in enumerate(words) if len(word) == len(began) and word.isdecimal() and word < began)
    return any("war" in words[at + 1 : at + 4] and words[at][:2] in {"19", "20"} for at in years)


def other_war(spot: Spot) -> bool:
    """Whether the number is of another war, and is not only compared with it: "more than in Afghanistan"."""
    sentence = spot.sentence
    if "war" in sentence.words and _of_past_war(spot):
        return True
    if "otherwar" not in sentence.everything:
        return False
    own = {f"@{side}" for side in spot.sides}
    told = [one for one, ideas in enumerate(sentence.ideas) if "otherwar" in ideas and ideas.isdisjoint(own)]
    other = next((one for one in told if one >= spot.at), None)
    if told and told[0] < spot.at:
        return True
    if other is None:
        return False
    return not any(sentence.words[one].partition(" ")[0] in _COMPARING for one in range(spot.at, other))
