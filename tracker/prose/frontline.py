"""What happens along a front: engagements and assaults, and places that come under fire."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.prose import places, sides
from tracker.prose.arms import FAR_IN_A_LIST, stop_of
from tracker.prose.reading import Read, Refused, Result

if TYPE_CHECKING:
    from tracker.prose.reading import Spot

_NEAR = 5


def assaulted(spot: Spot) -> bool:
    """Whether so many times an assault was made on a front: "the enemy attacked 12 times on the Lyman axis"."""
    sentence = spot.sentence
    front = sentence.any({"front"}) or not spot.context.isdisjoint({"front", "engagement"})
    front = front or sentence.any({"past_day"})
    return front and sentence.any({"launch", "assault", "assaulted"}, spot.at - _NEAR, spot.at + _NEAR)


def read_engagements(spot: Spot) -> Result:
    """The claim of a number of engagements or assaults on a front."""
    sentence = spot.sentence
    official = "General Staff" in (spot.publisher or "")
    goes_on = spot.earlier is not None and spot.earlier.series == "attacks.engagements"
    front = goes_on or sentence.any({"front"}) or "front" in spot.context
    if "engagement" not in spot.head.ideas and not (front or assaulted(spot)):
        return Refused("attacks, but not on a front")
    if spot.conflict != "ukraine" and not sentence.any({"past_day"}):
        return Refused("clashes without a day")
    if spot.timing.longer_rate:
        return Refused("a rate")
    if sentence.any({"ongoing"}, spot.head.at, spot.head.at + 5):
        return Refused("those still going on are a part of all")
    period = 1 if official or spot.timing.window is None else spot.timing.window
    return Read("attacks.engagements", spot.at, spot.head.at, place=places.of(spot), period=period, at=spot.at)


def read_settlements(spot: Spot) -> Result:
    """The claim of a number of places under fire."""
    sentence = spot.sentence
    shell = sentence.rfind({"shell"}, max(0, spot.at - 9), spot.at)
    if shell is None:  # "under fire were A, B, C, D and 25 more"
        shell = sentence.rfind({"shell"}, max(0, spot.at - FAR_IN_A_LIST), spot.at)
        shell = None if shell is None or any(sentence.numbers[shell : spot.at]) else shell
    behind = sentence.find({"shell"}, spot.head.at, stop_of(spot, spot.head.at + 1, 6))
    if spot.size <= 2:
        return Refused("too few to be a count of all places under fire")
    if shell is None and behind is None:
        return Refused("places, but not under fire")
    if sentence.any({"without_power"}):
        return Refused("places without power")
    if sentence.any({"gain", "occupy"}):
        return Refused("ground gained or lost in numbers of places")
    verb = shell if shell is not None else behind
    assert verb is not None  # noqa: S101 (one of the two stands)
    doer = sides.named(spot, max(0, verb - 8), verb + 1)
    if doer is None and spot.conflict == "ukraine":
        doer = sides.other("UA", spot.sides)
    first = min(verb, spot.at) if spot.at - verb <= _NEAR else spot.at
    period = 1 if spot.timing.window == 1 or "past_day" in spot.context else spot.timing.window
    return Read(
        "attacks.settlements_shelled", first, spot.head.at, doer, place=places.of(spot), period=period, at=spot.at
    )
