"""Killed, wounded, missing, captured: soldiers or civilians, in one attack, in a window, or since the start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.prose import places, sides
from tracker.prose.heads import EVENTS, QUALIFYING
from tracker.prose.reading import Read, Refused, Result

if TYPE_CHECKING:
    from tracker.prose.reading import Spot

_INVADERS = frozenset({"russians", "росіян", "россиян"})
# Tolls of these conflicts mean civilians where they do not say otherwise; their soldiers are counted apart.
_PARTED = frozenset({"ukraine", "west-bank"})
SUBSET = "a part of a toll by trade, sex or rank"
_BESIDE = QUALIFYING | {"skip"}
_QUOTES = frozenset("\"'\u201c\u201d\u00ab\u00bb\u2018\u2019-\u2014\u2013:")
_STOPS = frozenset(".;()!?")
_TOLLS = {"death": "kill", "injury": "injure"}
_NEAR, _FAR, _LINE = 6, 14, 30
_WHOLE_MONTH = 28
_SMALL, _GREAT = 1000, 20_000
_MILITARY = {"kill": "killed", "injure": "wounded", "missing": "missing", "capture_people": "captured"}
_CIVILIAN = {"kill": "killed", "injure": "injured"}
_MIXED = {"kill": "deaths.total", "injure": "injuries.total"}


def read_people(spot: Spot) -> Result:
    """The claim of a number of people killed, injured or lost."""
    sentence, ideas = spot.sentence, spot.head.ideas
    events, event = _events(spot)
    first = spot.at if event is None else min(event, spot.at)
    last = max(spot.head.at, spot.at) if event is None else max(event, spot.head.at, spot.at)
    bare = not ideas
    if bare and spot.refused == SUBSET:
        return Refused(SUBSET)  # "91 rescuers were killed and 340 injured"
    if "subset" in ideas:
        return Refused(SUBSET)
    if "household" in ideas:
        return Refused("households, not people")
    if sentence.any({"deport"}) and not ideas.isdisjoint({"children", "civilian", "people"}):
        return _deported(spot, first, last)
    if _of_soldiers(spot, events):
        return _soldiers(spot, events, event, first, last)
    if not events and "civilian" in ideas and spot.before and spot.before.series == "deaths.total":
        # "4,556 fatalities, of which 3,858 were civilians"
        return spot.before._replace(series="civilians.killed", first=first, last=last, at=spot.at, echo=True)
    if not events & {"kill", "injure"}:
        return Refused("people, but nothing that is counted happens to them")
    if len(events) > 1:
        return Refused("killed and injured people together are no series")
    if "casualty" in ideas and events != {"kill"}:
        return Refused("undivided casualties that are not said to be soldiers")
    if sentence.any({"accident", "otherwar"}):
        return Refused("an accident, a crime, or another war")
    told = spot.war or spot.before is not None or sentence.any({"attack", f"~{spot.conflict}"}) or "civilian" in ideas
    if not told:
        return Refused("nothing says that it is of a conflict")
    return _others(spot, events.pop(), first, last)


def bare_list(spot: Spot) -> bool:
    """Whether a number goes on counting children: "480 children killed, 764 maimed"."""
    return not spot.head.ideas and spot.before is not None and spot.before.series.startswith("children.")


def _events(spot: Spot) -> tuple[set[str], int | None]:
    """What happened to the people, and the entry that says so."""
    sentence, at, head = spot.sentence, spot.at, spot.head
    if head.event is not None:
        return _at(spot, head.event), head.event
    if head.label is not None and head.at == at:
        for beside in (head.label - 1, head.label + 1):
            if 0 <= beside < at and _is_event(spot, beside):
                return _at(spot, beside), beside  # "the number of dead Russians at 25,000"
    left = at - 1
    while left >= max(0, at - _NEAR) and (
        sentence.words[left] in _QUOTES or (not sentence.ideas[left].isdisjoint(_BESIDE) and not _is_event(spot, left))
    ):
        left -= 1
    if left >= 0 and at - left < _NEAR and _is_event(spot, left):
        return _together(spot, left, -1), left
    noun = {toll for idea, toll in _TOLLS.items() if idea in head.ideas}
    if noun:
        return noun, head.label if head.label is not None and head.at == at else head.at
    comma = False
    start = max(head.at, at) + 1
    resumed = _past_parts(spot, start)
    for right in range(start, min(resumed + _FAR, len(sentence))):
        if right >= resumed and _is_event(spot, right):
            return _together(spot, right, 1), right
        word = sentence.words[right]
        if right < resumed:
            continue
        number = sentence.numbers[right] is not None and sentence.words[right - 1] != "of"
        if number or word in _STOPS or sentence.ideas[right] == {"break"}:
            break
        if word == ",":
            if comma:
                break
            comma = True
        if sentence.has(right, "evacuate", "supply"):
            break
    before = spot.before
    if before and before.series.startswith(("civilians.", "children.", "deaths.", "injuries.")) and _listed(spot):
        return ({"kill"} if "killed" in before.series or "deaths" in before.series else set()), None
    return set(), None


def _past_parts(spot: Spot, at: int) -> int:
    """Where the sentence goes on behind its parts: "36 people, including two children, were injured"."""
    sentence = spot.sentence
    if sentence.word(at) != "," or not sentence.has(at + 1, "including"):
        return at
    return next((one + 1 for one in range(at + 2, min(at + 14, len(sentence))) if sentence.raw[one] == ","), at)


def _listed(spot: Spot) -> bool:
    """Whether the number is a part of the one before: "including two children"."""
    before = spot.before
    return bool(
        before
        and "children" in spot.head.ideas
        and spot.sentence.any({"including"}, before.at, spot.at)
        and spot.at - before.at < _FAR
    )


def _is_event(spot: Spot, at: int) -> bool:
    return not spot.sentence.ideas[at].isdisjoint(EVENTS)


def _at(spot: Spot, at: int) -> set[str]:
    return set(spot.sentence.ideas[at] & EVENTS)


def _together(spot: Spot, at: int, step: int) -> set[str]:
    """The events of a verb and of those it is joined to ("killed, injured or captured"), which share one number."""
    sentence, found = spot.sentence, _at(spot, at)
    one = at
    for _ in range(3):
        joint = one + step
        if not (sentence.word(joint) in {",", "/"} or sentence.has(joint, "and")):
            break
        if sentence.word(joint) == "," and sentence.has(joint + step, "and"):
            joint += step
        nxt = joint + step
        if not (0 <= nxt < len(sentence)) or not _is_event(spot, nxt):
            break
        # "were killed and injured five others": the second verb has its own number.
        if step > 0 and _own_number(spot, nxt):
            break
        found |= _at(spot, nxt)
        one = nxt
    return found


def _own_number(spot: Spot, at: int) -> bool:
    sentence = spot.sentence
    for one in range(at + 1, min(at + 4, len(sentence))):
        if sentence.numbers[one] is not None:
            return True
        if sentence.ideas[one].isdisjoint(_BESIDE):
            return False
    return False


def _of_soldiers(spot: Spot, events: set[str]) -> bool:
    ideas, before = spot.head.ideas, spot.before
    if "civilian" in ideas or "children" in ideas:
        return False
    if "soldier" in ideas or "eliminate" in events or _nation(spot):
        return True
    if "casualty" in ideas:
        return not spot.sentence.any({"civil"}, spot.at - 3, spot.at + 4)
    if not events and "people" in ideas and spot.sentence.any({"lose"}, spot.at - 3, spot.at):
        return sides.named(spot, spot.at - 10, spot.at, subject=True) is not None  # "the enemy lost 1,260 people"
    if (
        events
        and spot.sentence.any({"military"}, spot.at - 2, spot.head.at + 7)
        and not ideas & {"customer"} - {"people"}
    ):
        near = spot.sentence.any({"lose"}, spot.at - 8, spot.at) or "people" in ideas
        if near and not spot.sentence.any({"strike", "civil"}):
            return True  # "around 500 people as wounded in action"
    if (
        events
        and spot.sentence.any({"lose"}, spot.at - 4, spot.at)
        and spot.sentence.any({"military"}, spot.at - 8, spot.at)
    ):
        return True  # "Kyiv's forces were suffering up to 100 deaths"
    # "200,000 confirmed dead and the geography of Russian losses"
    named = spot.sentence.any({"casualty"}) and not spot.sentence.any({"strike", "civil"})
    if events and named and not ideas & {"people", "customer", "civilian"}:
        return True
    if not ideas and not events and before and before.series.startswith("losses.personnel") and spot.timing.window == 1:
        return True  # "362,280 in all, 790 more in the past day"
    # "1.2 million Russian casualties, including 325,000 deaths"
    before = before or spot.earlier
    bare = not ideas & {"people", "customer"} or (spot.earlier is not None and "injury" in ideas)
    return bool(bare and before and before.series.startswith("losses.personnel") and events)


def _nation(spot: Spot) -> bool:
    """Whether a people stands for its army: "dead Russians"."""
    words = spot.sentence.words
    at = spot.head.label if spot.head.label is not None and spot.head.at == spot.at else spot.head.at
    return words[at] in _INVADERS and not spot.sentence.any({"strike", "civil"})


def _soldiers(spot: Spot, events: set[str], event: int | None, first: int, last: int) -> Result:
    sentence, timing = spot.sentence, spot.timing
    lost = sentence.rfind({"lose"}, max(0, spot.at - _LINE), spot.at)
    undivided = (
        (not events and not spot.head.ideas)
        or "casualty" in spot.head.ideas
        or "eliminate" in events
        or len(events) > 1
    )
    if not events and not undivided:
        if lost is None or sentence.any({"supply", "evacuate"}, lost, spot.at):
            return Refused("soldiers, but not said to be lost")
        undivided, first = True, min(first, lost) if spot.at - lost < _NEAR else first
    if spot.head.label is not None and spot.at - spot.head.label < _FAR:
        first = min(first, spot.head.label)
    if timing.longer_rate:
        return Refused("a rate of a month or a year")
    if sentence.any({"otherwar"}):
        return Refused("another war")
    party = sides.loser(spot, event)
    if party is None:
        return Refused("no telling whose soldiers")
    name = "" if undivided else _MILITARY[next(iter(events))]
    battle = sentence.any({"battle"}, spot.at - 12, spot.at + 13)
    goes_on = spot.before is not None and spot.before.series.endswith(".daily") and not timing.start and not battle
    daily = timing.window == 1 or timing.rate or goes_on or (timing.overnight and not timing.start)
    total = timing.start or ((timing.window is not None or spot.before is not None) and not battle)
    if daily and not (timing.start and spot.size >= _GREAT):
        middle, period = ("daily", 1) if name in {"", "killed", "wounded"} else ("", 1)
    elif not total and (battle or (spot.size < _SMALL and sentence.any({"strike"}))):
        middle, period = "incident", None
        if name not in {"", "killed"}:
            return Refused("soldiers wounded or captured in one event")
    else:
        middle, period = ("total" if not name else ""), timing.window if (timing.window or 0) > 1 else None
        if spot.size < 100 and not total:
            return Refused("few soldiers, and neither a total, a day nor an event is named")
    series = ".".join(part for part in ("losses.personnel", name, middle) if part)
    return Read(series, first, last, party, period=period, place=places.of(spot), at=spot.at)


def _deported(spot: Spot, first: int, last: int) -> Result:
    event = spot.sentence.find({"deport"}) or spot.at
    if abs(event - spot.at) > _FAR:
        return Refused("the deported are others")
    series = "children.deported" if "children" in spot.head.ideas else "civilians.deported"
    period = None if spot.timing.month_or_year else spot.timing.window
    return Read(series, min(first, event), max(last, event), period=period, at=spot.at)


def _others(spot: Spot, event: str, first: int, last: int) -> Result:
    """People who are not said to be soldiers: civilians, or the undivided dead of a war."""
    timing, ideas, sentence = spot.timing, spot.head.ideas, spot.sentence
    if timing.rate or timing.longer_rate:
        return Refused("a rate")
    place = places.of(spot)
    local = place is not None and not places.whole(place, spot)
    who = "children" if "children" in ideas or bare_list(spot) else "civilians"
    listed = not ideas and spot.before is not None and spot.before.series.startswith("civilians.")
    civil = who == "children" or "civilian" in ideas or listed or sentence.any({"civil"}, spot.at - 3, spot.head.at + 2)
    mixed = not civil and spot.conflict not in _PARTED
    struck = sentence.any({"strike"})
    whole = spot.windowed or timing.start or (timing.window or 0) >= _WHOLE_MONTH
    civilians, undivided = f"{who}.{_CIVILIAN[event]}", _MIXED[event]
    if not civil and not mixed and spot.size >= _GREAT:
        return Refused("so many dead that they may be soldiers, and nothing says which")

    def made(series: str, period: int | None = None) -> Read:
        return Read(series, first, last, place=place, period=period, at=spot.at)

    if whole:
        war_dead = mixed or (timing.start and not civil and not struck and not local)
        return made(undivided if war_dead else civilians, timing.window)
    if timing.window is not None and not local:
        return made(undivided if mixed else civilians, timing.window)
    everywhere = sentence.any({"nationwide"}) or (place is not None and not timing.stated)
    if everywhere and not local and struck and not mixed:
        return made(civilians, 1)  # "Russia struck parts of Ukraine, killing four"
    incident = local or struck or "strike" in spot.context or timing.stated or timing.overnight
    if mixed and (sentence.any({"clash"}) or not incident or (ideas & {"death", "injury"} and not struck)):
        return made(undivided, timing.window)
    if not incident and spot.size >= _SMALL:
        return made(civilians, timing.window)
    if who == "children" and event == "injure":
        return Refused("children injured in one attack are no series of their own")
    return made(f"{civilians}.incident")
