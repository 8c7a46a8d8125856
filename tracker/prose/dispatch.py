"""Which family of rules reads a number: by its sign, its unit, and the noun it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.prose import arms, displaced, echoes, frontline, land, money, people, whereabouts
from tracker.prose.heads import EQUIPMENT, QUALIFYING
from tracker.prose.measures import MEASURES
from tracker.prose.reading import Read, Refused, Result

if TYPE_CHECKING:
    from tracker.prose.reading import Spot

_SOME = frozenset({"most", "some", "many", "few", "several", "none", "part", "majority", "half", "all", "each", "any"})
_SIZES = frozenset({"population", "city", "town", "village", "nation", "community"})
HOPED = "hoped for, planned, possible or asked for"
ALL_BUT = "left to arithmetic: all but so many"
_DASHES = frozenset("-\u2010\u2011")
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
_THOSE = frozenset({"the", "them", "those", "these"})
_UNREAL = frozenset({"unreal"})
_NOT_SO = frozenset({"unreal", "denied"})
_AGES = frozenset({"aged", "age", "віком", "віці", "возрасте", "возрастом"})
_VERBAL, _ENDS = frozenset({"be", "intercept", "including"}), frozenset({",", ".", "", ")", "of"})
_OLDEST = 115
_SHORTEST_WORD = 5
_YEARS = frozenset({"років", "роки", "лет", "года"})
_WARS = frozenset({"war", "invasion", "offensive", "conflict", "uprising", "coup"})
_PERSON = frozenset({"man", "woman", "boy", "girl"})
_TIMES = frozenset({"times", "fold", "раза", "разів", "рази", "раз"})
_SOFT = frozenset({"skip", "be"})


def read(spot: Spot) -> Result:
    """The claim of one number, or the reason why it is none."""
    refused = _no_count(spot)
    if refused:
        return refused
    unit = money.currency(spot.sentence, spot.at)
    if unit:
        return money.read_money(spot, unit)
    result = _counted(spot)
    if isinstance(result, Read) and (why := _unreal(spot, result)):
        return Refused(why)
    return result


def _measuring(word: str) -> bool:
    """Whether a word glued to a number measures it: "10-storey", "15-річний", and no ending: "113-ма"."""
    return "a" <= word[:1] <= "z" or word in MEASURES or len(word) >= _SHORTEST_WORD


def _aged(spot: Spot) -> bool:
    """Whether a number is an age by the words about it: "the oldest is 59", "45 та 63 років"."""
    sentence, at = spot.sentence, spot.at
    if spot.size >= _OLDEST:
        return False
    if sentence.any({"eldest"}, at - 6, at) and sentence.has(at + 1, "people", "civilian") is False:
        return True
    joint = sentence.word(at + 1) == "," or sentence.has(at + 1, "and")
    return joint and any(sentence.numbers[at + 2 : at + 3]) and sentence.word(at + 3) in _YEARS


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
    if ideas & {"engagement", "assault"} or sentence.word(spot.at + 1) in _TIMES:
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


def _no_count(spot: Spot) -> Refused | None:
    sentence, at = spot.sentence, spot.at
    number, behind, before, second = (sentence.word(at + step) for step in (0, 1, -1, -2))
    glued = behind in _DASHES and sentence.starts[at + 1] == sentence.ends[at]
    if glued and _measuring(sentence.word(at + 2)):
        return Refused("a measure in front of a noun, such as \u201c10-storey\u201d")
    if (before == "of" and second in _SOME) or (second == "of" and sentence.word(at - 3) in _SOME):
        return Refused("an uncounted part of so many")
    if before == "of" or second == "of" or sentence.word(at - 3) == "of":
        of = next(one for one in (at - 1, at - 2, at - 3) if sentence.word(one) == "of")
        if sentence.has(of - 1, "percent"):
            return Refused("of which a share is told")
        bare = all(not sentence.ideas[one].isdisjoint(QUALIFYING) for one in range(of + 1, at))
        if bare and sentence.word(of - 1) in _SIZES:
            return Refused("how many live in a place")
    if number == "one" and before in {"no", "not"}:
        return Refused("no one")
    if behind == "\u00b0":
        return Refused("a temperature")
    if behind == "of":
        some = sentence.word(at + 2).partition(" ")[0] in _THOSE and not spot.number.fraction
        down = sentence.any({"drone", "missile"}, at + 3, at + 5) and sentence.any({"intercept"}, at - 4, at)
        known = down or sentence.any({"host"}, at - 4, at)  # "took in 98,000 of those who fled"
        known = known or money.currency(sentence, at) is not None or whereabouts.of_them(spot) is not None
        if some and not known and not any(sentence.numbers[at + 3 : at + 4]):
            return Refused("some of those that are counted elsewhere")
        if number in {"one", "1"} and not any(sentence.numbers[at + 2 : at + 3]):
            return Refused("one of several")
    if number.startswith("a dozen"):
        return Refused("a vague count")
    if behind in _WARS and len(number) == len("2006") and number[:2] in {"19", "20"}:
        return Refused("a year")
    if before == "of" and second in _PERSON and spot.size < _OLDEST:
        return Refused("an age")
    if behind in _TIMES and not frontline.assaulted(spot):
        return Refused("so many times")
    if behind in MEASURES:
        return Refused("a measure of length, time or power")
    if before == "in" and at >= 2 and sentence.numbers[at - 2] is not None and sentence.has(at + 1, "including"):
        return Refused("a share: so many in so many")
    if sentence.has(at - 1, "naming") or (sentence.has(at - 3, "naming") and sentence.numbers[at - 2] is not None):
        return Refused("the number of a thing, not of things")
    start = sentence.starts[at]
    if "all but" in sentence.text[max(0, start - 30) : start].lower() or (
        spot.refused == ALL_BUT and sentence.has(at - 1, "and")
    ):
        return Refused(ALL_BUT)
    if whereabouts.is_ratio(spot, at):
        return Refused("so many in so many")
    alone = before == "," and behind == "," and spot.size < _OLDEST and number.isdecimal()
    if alone or _aged(spot) or before in _AGES or sentence.word(at - 3) in _AGES:
        return Refused("an age")
    if "(" in sentence.raw and _sum(spot):
        return Refused("a part of a sum in brackets")
    return None


def _sum(spot: Spot) -> bool:
    """Whether a number is a part of the one before its bracket: "9 (4 + 5)", "7 martyrs (5 new and 2 recovered)"."""
    sentence, at = spot.sentence, spot.at
    for one in range(at - 1, max(-1, at - 24), -1):
        if sentence.raw[one] == ")":
            return False
        if sentence.raw[one] == "(":
            close = next((end for end in range(at, min(at + 30, len(sentence))) if sentence.raw[end] == ")"), at)
            return "+" in sentence.raw[one:close] or _splits(spot, one, close)
    return False


def _splits(spot: Spot, first: int, close: int) -> bool:
    """Whether the numbers in a bracket add up to the one before it."""
    sentence, before = spot.sentence, spot.before
    if before is None or not before.series.startswith(("deaths.", "injuries.", "civilians.")):
        return False  # of weapons the parts are claims of their own
    inside = [one.value for one in sentence.numbers[first:close] if one and one.value is not None]
    whole = next((one.value for one in reversed(sentence.numbers[max(0, first - 6) : first]) if one), None)
    return len(inside) > 1 and whole is not None and sum(map(float, inside)) == float(whole)


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
