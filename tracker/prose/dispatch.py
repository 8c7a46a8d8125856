"""Which family of rules reads a number: by its sign, its unit, and the noun it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker import catalog
from tracker.prose import arms, displaced, echoes, frontline, land, money, people
from tracker.prose.heads import EQUIPMENT, QUALIFYING
from tracker.prose.reading import Read, Refused, Result
from tracker.prose.uncounted import TIMES, no_count

if TYPE_CHECKING:
    from tracker.prose.reading import Spot

HOPED = "hoped for, planned, possible or asked for"
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
_UNREAL = frozenset({"unreal"})
_NOT_SO = frozenset({"unreal", "denied"})
_DISOWNED = frozenset({"false", "hearsay", "supposing"})
_CONFIRMED = frozenset({"confirmed", "verified", "true", "підтверджено", "подтвердится"})
_OF_A_WAR = ("civilians.", "children.", "deaths.", "injuries.", "losses.", "idps.", "displaced.", "refugees.")
_YEARS_BEFORE, _FAR_BACK = 8, 14
_VERBAL, _ENDS = frozenset({"be", "intercept", "including"}), frozenset({",", ".", "", ")", "of"})
_SOFT = frozenset({"skip", "be"})


def read(spot: Spot) -> Result:
    """The claim of one number, or the reason why it is none."""
    refused = no_count(spot)
    if refused:
        return refused
    if why := _disowned(spot):
        return Refused(why)
    unit = money.currency(spot.sentence, spot.at)
    if unit:
        return money.read_money(spot, unit)
    result = _counted(spot)
    if isinstance(result, Read) and (why := _unreal(spot, result)):
        return Refused(why)
    if isinstance(result, Read) and result.series.startswith(_OF_A_WAR) and _long_before(spot):
        return Refused("of a time long before the conflict")
    return result


def _long_before(spot: Spot) -> bool:
    """Whether an event of long before is told of: "the 1956 massacre", "in 1994", "in 2014 the war in Gaza"."""
    earliest = int(catalog.load().conflicts[spot.conflict].start[:4]) - _YEARS_BEFORE
    day = spot.timing.day if spot.timing.stated else None
    if day and day.year < earliest:
        return True
    words = spot.sentence.words[max(spot.sentence.clause(spot.at)[0], spot.at - _FAR_BACK) : spot.at]
    return any(
        len(word) == len("1956") and word.isdecimal() and word[:2] in {"19", "20"} and int(word) < earliest
        for word in words
    )


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
    if ideas & {"engagement", "assault"} or sentence.word(spot.at + 1) in TIMES:
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


def _disowned(spot: Spot) -> str | None:
    """Why what a sentence tells is not told as so: it is said to be false, denied as a report, or only supposed."""
    sentence, at = spot.sentence, spot.at
    if sentence.everything.isdisjoint(_DISOWNED):
        return None
    first = next((one for one in range(at - 1, -1, -1) if sentence.raw[one] == ";"), 0)
    last = next((one for one in range(at, len(sentence)) if sentence.raw[one] == ";"), len(sentence))
    if sentence.any({"false"}, first, last):
        return "said to be false"
    report = sentence.rfind({"hearsay"}, first, at)
    if report is not None and sentence.any({"denied"}, report - 2, report + 1):
        return "denied"  # "dismissed claims that 900 tanks were lost"
    supposed = sentence.find({"supposing"}, first, first + 2)
    if supposed is not None and sentence.word(supposed + 1) not in _CONFIRMED and supposed < at:
        return HOPED  # "If a rocket falls here, 200 of us are dead"
    return None


def _said(spot: Spot, idea: frozenset[str], first: int, last: int) -> bool:
    """Whether one of the ideas stands there, and not as part of a date: "May" is also a month."""
    found = spot.sentence.find(idea, first, last)
    while found is not None and found in spot.taken:
        found = spot.sentence.find(idea, found + 1, last)
    return found is not None


def _unreal(spot: Spot, result: Read) -> str | None:
    """Why a claim is not stated as so: hoped for, planned, possible, or denied."""
    sentence, at = spot.sentence, spot.at
    if sentence.everything.isdisjoint(_NOT_SO):
        return None
    first, last = sentence.clause(at)
    comma = max((one for one in range(first, at) if sentence.words[one] in {",", ":"}), default=first)
    if _said(spot, _UNREAL, max(comma, at - 16), at):
        return HOPED
    if spot.refused == HOPED and sentence.any({"including"}, at - 4, at):
        return HOPED
    end = max(result.last, at)
    behind = spot.head.at + 1
    if "," not in sentence.raw[at:behind] and sentence.has(behind, "unreal"):
        return HOPED  # "100,000 refugees would arrive"
    if _said(spot, _UNREAL, at, min(end + 1, last)):
        return HOPED
    denied = sentence.rfind({"denied"}, max(comma, at - 6), at)
    if denied is not None and sentence.ideas[denied].isdisjoint({"at_least", "up_to"}):
        return "denied"
    return None
