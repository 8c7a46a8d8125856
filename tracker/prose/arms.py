"""Equipment lost, weapons launched and shot down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.prose import places, reports, sides
from tracker.prose.heads import EQUIPMENT, OUT_OF, QUALIFYING
from tracker.prose.losers import loser
from tracker.prose.reading import Read, Refused, Result

if TYPE_CHECKING:
    from tracker.prose.reading import Spot
    from tracker.prose.sentence import Sentence

_NEAR, _FAR = 5, 16
FAR_IN_A_LIST = 40
"""How many entries before a number the verb of a list may stand."""
_MANY, _FLEET = 100, 10
_LONGEST_DAY, _DEAR = 2000, frozenset({"ship", "submarine", "aircraft", "helicopter"})
"""More than an army loses in a day; of what is dear, ten are."""
_LOSS = frozenset({"lose", "destroy", "eliminate", "casualty", "intercept"})
_ACTS = frozenset({"launch", "intercept"})
_BESIDE = QUALIFYING | {"skip"}
_STOPS = frozenset(".;!?")
_WHICH = frozenset({"which", "them", "яких", "них", "которых"})
_COMMA = _STOPS | {","}
_GROUND = frozenset({"vehicle", "artillery", "tank", "afv", "mlrs", "special"})
_RAID = frozenset({"barrage", "salvo", "raid", "volley"})
_INVOLVED = frozenset({"involved", "involving"})
_WEAPON = ("missile", "drone", "rocket", "uav", "shahed")
BULLETS = frozenset("-\u2013\u2014\u2022\u25aa\u00b7*")
_OFFICIAL = ("General Staff", "Ministry of Defence", "Air Force")


def read_equipment(spot: Spot) -> Result:
    """The claim of a number of tanks, aircraft or the like that were lost."""
    sentence, timing = spot.sentence, spot.timing
    before = spot.before or spot.earlier
    before = before if before and before.series.startswith("losses.") and "incident" not in before.series else None
    if before is not None and before is not spot.before and "equipment" not in before.series:
        before = None
    loss = sentence.rfind(_LOSS, max(0, spot.at - FAR_IN_A_LIST), spot.at)
    behind = sentence.find(_LOSS, spot.head.at, _end(spot, spot.head.at + 1, _FAR))
    if loss is None and behind is not None and _of_another(spot, behind):
        behind = None
    if loss is None and behind is None and before is None:
        return Refused("equipment, but not said to be lost")
    verb = loss if loss is not None else behind
    if verb is not None and sentence.any({"supply"}, min(verb, spot.at), max(verb, spot.at)):
        return Refused("equipment that is supplied")
    if sentence.any({"unreal"}, max(0, spot.at - 8), spot.at):
        return Refused("not said to be so")
    if verb is None and spot.before is None and sentence.has(spot.head.at + 1, "be", "host"):
        return Refused("equipment, but not said to be lost")  # "Three submarines remain"
    name = next(one for one in EQUIPMENT if one in spot.head.ideas)
    party = loser(spot, verb if verb is not None and "lose" not in sentence.ideas[verb] else None)
    if party is None:
        return Refused("no telling whose equipment")
    goes_on = not timing.start and spot.size < _MANY and (spot.before or spot.earlier)
    a_day = timing.stated and not timing.window and loss is not None and "lose" in sentence.ideas[loss]
    a_day = a_day and not timing.start and spot.size < _MANY
    list_of_a_day = goes_on and goes_on.series.endswith(".daily") and not timing.window
    # "destroyed four tanks, 35 artillery systems, 167 drones": what stands in one list is of one day.
    listed = spot.before is not None and spot.before.series.endswith(".daily") and "equipment" in spot.before.series
    listed = listed and not timing.start and spot.size < (_FLEET if name in _DEAR else _LONGEST_DAY)
    summed = before is not None and before.series.endswith(".total")
    reported = not summed and spot.size < (_FLEET if name in _DEAR else _MANY) and reports.of_a_day(spot, party)
    daily = timing.window == 1 or timing.rate or a_day or bool(list_of_a_day) or listed or reported
    total = (
        timing.start
        or before is not None
        or spot.size >= (_FLEET if name == "ship" else _MANY)
        or (timing.window or 0) > 1
    )
    if not daily and not total:
        return Refused("equipment lost in one event, neither a total nor a day's")
    part = "daily" if daily else "total"
    name = "all" if name == "all_equipment" else name
    window = timing.window if (timing.window or 0) > 1 and timing.day else None
    return Read(
        f"losses.equipment.{name}.{part}",
        spot.at,
        max(spot.head.at, spot.at),
        party,
        period=1 if daily else window,
        at=spot.at,
    )


def _of_another(spot: Spot, verb: int) -> bool:
    """Whether a verb of losing behind a number is the next number's: "has 5,000 guns and loses 30 a day"."""
    sentence = spot.sentence
    joined = sentence.any({"and"}, spot.head.at + 1, verb) and not sentence.any({"be"}, spot.head.at + 1, verb)
    return joined and any(sentence.numbers[verb + 1 : verb + 3])


def _end(spot: Spot, first: int, far: int) -> int:
    """The entry where the sentence ends, or `far` entries on: a list of numbers may share one verb."""
    words = spot.sentence.words
    return next(
        (at for at in range(first, min(first + far, len(words))) if words[at] in _STOPS), min(first + far, len(words))
    )


def stop_of(spot: Spot, first: int, far: int, stops: frozenset[str] = _STOPS) -> int:
    """The entry where what follows the number ends: the next number, a stop, or `far` entries on."""
    sentence = spot.sentence
    for at in range(first, min(first + far, len(sentence))):
        if sentence.numbers[at] is not None or sentence.words[at] in stops:
            return at
    return min(first + far, len(sentence))


def read_weapons(spot: Spot) -> Result:
    """The claim of a number of missiles or drones that were launched or shot down."""
    sentence, timing, head = spot.sentence, spot.timing, spot.head
    weapon = "missiles" if "missile" in head.ideas and "drone" not in head.ideas else "drones"
    before = spot.before or spot.earlier
    if head.ideas.isdisjoint({"missile", "drone"}) and before:
        weapon = "missiles" if "missiles" in before.series else "drones"
    if spot.size > 1 and sentence.words[head.at].endswith(_WEAPON) and sentence.has(head.at + 1, "strike", "attack"):
        return Refused("a number of attacks, not of weapons")  # "three missile strikes"
    if sentence.has(head.at + 1, "and") and sentence.any({"missile", "drone"}, head.at + 2, head.at + 3):
        return Refused("missiles and drones together")
    if "respectively" in sentence.words and head.ideas.isdisjoint({"missile", "drone"}):
        return Refused("so many of each, respectively")
    act = _act(spot)
    if act is None:
        return Refused("weapons, but neither launched nor shot down")
    entry, intercepted = act
    low, high = min(entry, spot.at), max(entry, spot.at)
    if sentence.any({"supply"}, low, high) or sentence.any({"supply"}, max(0, spot.at - 3), spot.at):
        return Refused("weapons that are supplied")
    if timing.longer_rate or timing.rate:
        return Refused("a rate")
    party = sides.attacker(spot, intercepted=intercepted)
    if party is None:
        return Refused("no telling whose weapons")
    official = any(body in (spot.publisher or "") for body in _OFFICIAL)
    place = places.of(spot)
    daily = timing.stated and (place is None or places.whole(place, spot)) and not timing.month_or_year
    daily = daily and timing.since is None and not _one_raid(sentence)
    period = 1 if official or timing.overnight or timing.window == 1 or (daily and not timing.window) else timing.window
    if period is None and place is None and before and before.series.startswith("attacks.") and not timing.stated:
        period = before.period  # "overnight" was said of those before
    series = f"attacks.{weapon}_{'intercepted' if intercepted else 'launched'}"
    verb = sentence.numbers[entry] is None
    first = entry if verb and 0 < spot.at - entry <= 3 else spot.at
    last = entry if 0 < entry - head.at <= _NEAR else max(head.at, spot.at)
    return Read(series, first, last, party, place=place, period=period, at=spot.at)


def _one_raid(sentence: Sentence) -> bool:
    """Whether the weapons are those of one raid, and not of a day: "a barrage that involved 38 missiles"."""
    return not (_RAID.isdisjoint(sentence.words) or _INVOLVED.isdisjoint(sentence.words))


def _act(spot: Spot) -> tuple[int, bool] | None:
    """The entry that says what happened to the weapons, and whether they were shot down."""
    sentence, at = spot.sentence, spot.at
    of = sentence.words[at - 1] in OUT_OF and spot.before is not None
    if of and spot.before and at - spot.before.at <= 3 and spot.before.series.endswith("_intercepted"):
        return spot.before.at, False  # "shot down 29 of 30 missiles"
    if sentence.word(at - 1).rpartition(" ")[2] in _WHICH:
        # "598 drones and 31 missiles, of which 563 drones and 26 missiles were downed": a part has its own verb.
        down = sentence.find({"intercept"}, at + 1, _end(spot, at + 1, _FAR))
        if down is not None:
            return down, True
        fired = spot.before if not spot.head.ideas.isdisjoint({"missile", "drone"}) else None
        return (fired.at, False) if fired and fired.series.endswith("_launched") else None
    parts = sentence.word(at + 1) in OUT_OF and any(sentence.numbers[at + 2 : at + 4])
    shot = sentence.rfind({"intercept"}, max(0, at - 20), at) if parts else None
    if shot is not None:
        return shot, True  # "shot down 7 of 13 missiles and 22 of 29 drones"
    left = at - 1
    while left >= max(0, at - _NEAR) and not sentence.ideas[left].isdisjoint(_BESIDE | {"and"} - {"launch"}):
        left -= 1
    if left >= 0 and not (near := sentence.ideas[left] & _ACTS):
        pass
    elif left >= 0:
        return left, _down(near, spot)
    behind = sentence.find(_ACTS, spot.head.at + 1, stop_of(spot, spot.head.at + 1, 9, _COMMA))
    if behind is None and (more := _joined(spot)):
        behind = sentence.find(_ACTS, more, stop_of(spot, more, 9, _COMMA))
    if behind is not None:
        return behind, _down(sentence.ideas[behind] & _ACTS, spot)
    before = spot.before
    apart = max((one for one in range(at) if sentence.raw[one] == ";"), default=-1)
    shot = sentence.rfind({"intercept"}, max(apart + 1, at - _FAR), at)
    if before and before.at < apart and shot is not None:
        return shot, True  # "sent 48 missiles; air defences stopped 41 of the missiles"
    if before and before.series.startswith("attacks.") and at - before.at < _FAR and before.at > apart:
        return before.at, before.series.endswith("intercepted")
    earlier = sentence.rfind(_ACTS, max(0, at - _FAR), at)
    if earlier is not None:
        return earlier, _down(sentence.ideas[earlier] & _ACTS, spot)
    # A line of a list, or one that goes on with the line before, has its verb above it.
    if sentence.raw[0][0].islower() or sentence.raw[0] in BULLETS:
        if spot.earlier and spot.earlier.series.startswith("attacks."):
            return at, spot.earlier.series.endswith("intercepted")
        if _ACTS & spot.context:
            return at, "launch" not in spot.context
    return None


def _joined(spot: Spot) -> int:
    """The entry behind the number of other weapons with the same verb: "810 drones and 13 missiles were fired"."""
    sentence, start = spot.sentence, spot.head.at + 1
    at = next((one for one in range(start, min(start + 4, len(sentence))) if sentence.numbers[one]), 0)
    joined = at and sentence.any({"and"}, start, at) and sentence.any({"drone", "missile"}, at + 1, at + 4)
    return at + 1 if joined else 0


def _down(acts: frozenset[str], spot: Spot) -> bool:
    return "intercept" in acts and ("launch" not in acts or spot.sentence.any({"intercept"}))


def on_the_ground(spot: Spot) -> bool:
    """Whether an army counts drones among vehicles and guns that it destroyed in a day, and not those of a raid."""
    if not spot.sentence.any(_GROUND) or spot.timing.overnight:
        return False
    return reports.of_a_day(spot, sides.other(spot.speaker, spot.sides))
