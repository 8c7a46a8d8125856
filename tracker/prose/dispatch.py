"""Which family of rules reads a number: by its sign, its unit, and the noun it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.prose import arms, displaced, echoes, frontline, land, money, people
from tracker.prose.heads import EQUIPMENT, QUALIFYING
from tracker.prose.reading import Read, Refused, Result
from tracker.prose.stated import disowned, long_before, unreal
from tracker.prose.uncounted import no_count

if TYPE_CHECKING:
    from tracker.prose.reading import Spot

_EQUIPMENT = frozenset(EQUIPMENT)
_PEOPLE = frozenset(
    {
        "people",
        "civilian",
        "children",
        "soldier",
        "casualty",
        "death",
        "injury",
        "subset",
        "idp",
        "refugee",
        "customer",
        "household",
    }
)
_PERSONS = frozenset({"people", "civilian", "children"})
_VERBAL, _ENDS = frozenset({"be", "intercept", "including"}), frozenset({",", ".", "", ")", "of"})
_SOFT = frozenset({"skip", "be"})


def read(spot: Spot) -> Result:
    """The claim of one number, or the reason why it is none."""
    refused = no_count(spot)
    if refused:
        return refused
    if why := disowned(spot):
        return Refused(why)
    unit = money.currency(spot.sentence, spot.at)
    if unit:
        return money.read_money(spot, unit)
    result = _counted(spot)
    if isinstance(result, Read) and (why := unreal(spot, result) or long_before(spot, result)):
        return Refused(why)
    return result


def _counted(spot: Spot) -> Result:
    sentence, ideas = spot.sentence, spot.head.ideas
    if spot.number.fraction or sentence.has(spot.at + 1, "percent"):
        return land.read_share(spot)
    if echo := echoes.echo(spot):
        return echo
    if not ideas and (more := land.read_more(spot)):
        return more
    if ideas & {"km2", "mi2"}:
        return land.read_area(spot)
    if ideas & {"tonne"} or (ideas & {"shipment"} and sentence.any({"aidnoun"})):
        return money.read_freight(spot)
    if ideas & {"engagement", "assault"} or sentence.has(spot.at + 1, "times"):
        return frontline.read_engagements(spot)
    if "settlement" in ideas:
        return frontline.read_settlements(spot)
    if spot.head.event is None and _toll(spot):
        return people.read_people(spot)
    if "customer" in ideas and (cut := land.read_customers(spot)):
        return cut
    listed = spot.before is not None and spot.before.series.startswith("losses.equipment")
    listed = listed or ("uav" in ideas and arms.on_the_ground(spot))
    if ideas & {"drone", "missile"} and not (listed and ideas & _EQUIPMENT):
        found = arms.read_weapons(spot)
        if isinstance(found, Read) or not ideas & _EQUIPMENT or not sentence.any({"lose"}):
            return found
    if ideas & _EQUIPMENT:
        return arms.read_equipment(spot)
    for family in (land.read_customers, displaced.read_displaced):
        if found_or_none := family(spot):
            return found_or_none
    if (
        not ideas
        and spot.before
        and spot.before.series.startswith("attacks.")
        and sentence.has(spot.at - 1, "intercept")
    ):
        return arms.read_weapons(spot)
    if ideas & _PEOPLE or not ideas:
        found = people.read_people(spot)
        before = spot.before or spot.earlier
        if isinstance(found, Refused) and not ideas and before and before.series.startswith("attacks."):
            back = 5 if spot.before and not sentence.has(spot.at + 1, "including") else 0
            near = sentence.any({"intercept"}, spot.at - back, spot.at + 6)
            near = (near and _bare(spot)) or _shot_of_them(spot)
            return arms.read_weapons(spot) if near else found
        return found
    return Refused(f"counts {', '.join(sorted(ideas))}, of which there is no series")


def _toll(spot: Spot) -> bool:
    """Whether people are said to be dead or hurt right behind: "left 12 people dead"."""
    sentence, head = spot.sentence, spot.head
    if "death" in head.ideas and head.at > spot.at:
        return True  # "claimed 14,000 lives and drove millions from their homes"
    if head.ideas.isdisjoint(_PERSONS) or not sentence.numbers[spot.at]:
        return False
    at = max(head.at, spot.at) + 1
    while sentence.has(at, "be") and not sentence.has(at, "kill", "injure"):
        at += 1
    return sentence.has(at, "kill", "injure")


def _shot_of_them(spot: Spot) -> bool:
    """Whether so many of the weapons told of before were shot down: "air defences shot down 51 of them"."""
    sentence, one = spot.sentence, spot.at - 1
    while one >= 0 and not sentence.ideas[one].isdisjoint(QUALIFYING | _SOFT) and not sentence.has(one, "intercept"):
        one -= 1
    ends = sentence.has(spot.at + 1, "including") or sentence.word(spot.at + 1) in _ENDS
    return ends and sentence.has(one, "intercept")


def _bare(spot: Spot) -> bool:
    """Whether nothing but a verb or a stop stands behind the number."""
    sentence = spot.sentence
    ideas = sentence.ideas[spot.at + 1] if spot.at + 1 < len(sentence) else frozenset[str]()
    return not ideas.isdisjoint(_VERBAL) or sentence.word(spot.at + 1) in _ENDS
