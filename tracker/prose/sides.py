"""Whose attack, whose land, who is named: the party of a claim, from the names about its number."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from tracker.prose.codes import COUNTRIES

if TYPE_CHECKING:
    from collections.abc import Collection

    from tracker.prose.reading import Spot
    from tracker.prose.sentence import Sentence

_NO_ADJECTIVES = frozenset(
    {"military", "soldier", "lose", "casualty", *(f"weekday{one}" for one in range(7)), "overnight", "past_day"}
)
_DEEDS = frozenset({"kill", "launch", "intercept"})
_ARMED = frozenset(
    {"military", "soldier", "attack", "strike", "lose", "casualty", "death", "launch", "drone", "missile", "body"}
)
_CAPITALS = ("kyiv", "kiev", "moscow", "tehran", "beirut")
_PLACING = frozenset(
    {
        "in",
        "at",
        "on",
        "across",
        "into",
        "over",
        "against",
        "near",
        "inside",
        "through",
        "throughout",
        "у",
        "в",
        "по",
        "на",
        "to",
        "над",
    }
)


def code_at(sentence: Sentence, at: int, sides: tuple[str, ...]) -> str | None:
    """The side that the entry at `at` names."""
    for code in COUNTRIES[sentence.ideas[at]]:
        if code in sides:
            return code
    return None


def other(code: str | None, sides: tuple[str, ...]) -> str | None:
    """The other of two sides."""
    rest = [side for side in sides if side != code]
    return rest[0] if code and len(sides) == 2 and len(rest) == 1 else None


def named(spot: Spot, first: int, last: int, *, nearest: str = "last", subject: bool = False) -> str | None:
    """The side named among the entries `first` to before `last`, the `nearest` to one end.

    A `subject` is neither where something happens ("in Ukraine") nor whose ministry says so ("Ukraine's ministry").
    """
    sentence = spot.sentence
    sided = sentence.sided()
    span = sided[bisect_left(sided, first) : bisect_left(sided, last)]
    for at in reversed(span) if nearest == "last" else span:
        if "enemy" in sentence.ideas[at]:
            return enemy(spot)
        if subject and (
            _speaks(sentence, at) or _located(sentence, at, {spot.at, *spot.taken}) or _of_a_place(sentence, at)
        ):
            continue
        if code := code_at(sentence, at, spot.sides):
            both = subject and sentence.has(at - 1, "and") and at >= 2 and code_at(sentence, at - 2, spot.sides)
            return None if both else code
    return None


def _located(sentence: Sentence, at: int, numbers: Collection[int] = ()) -> bool:
    """Whether the name at `at` stands behind a preposition of place, perhaps with an adjective between.

    The `numbers` are no adjectives: "in 2024 Russian forces", "of 300 Ukrainian soldiers".
    """
    if sentence.word(at - 1) == "of" and sentence.has(at - 2, "percent", "km2", "mi2", "territory"):
        return True  # "holds 20% of Ukraine"
    return sentence.word(at - 1) in _PLACING or (
        sentence.word(at - 2) in _PLACING
        and at - 1 not in numbers
        and sentence.ideas[at - 1].isdisjoint(_NO_ADJECTIVES)
    )


def _speaks(sentence: Sentence, at: int) -> bool:
    """Whether the name at `at` is that of a body that says so: "Ukraine's navy", "Russia's military claims"."""
    if sentence.has(at + 1, "body"):
        return True
    end = at + 1
    while end < at + 4 and (sentence.has(end, "military") or (end > at + 1 and not sentence.ideas[end : end + 1])):
        end += 1
    return end > at + 1 and sentence.has(end, "say") and sentence.ideas[end].isdisjoint(_DEEDS)


def _of_a_place(sentence: Sentence, at: int) -> bool:
    """Whether a capital is only where something is: "Kyiv's biggest hospital", but "Kyiv's forces"."""
    if (
        not sentence.words[at].endswith("'s")
        or not sentence.words[at].startswith(_CAPITALS)
        or sentence.word(at + 1).startswith("own")
    ):
        return False
    return not sentence.any(_ARMED, at + 1, at + 4)


def enemy(spot: Spot) -> str | None:
    """Whom the speaker calls the enemy; of a speaker who is not known, the side that invaded."""
    speaker = spot.speaker if spot.speaker in spot.sides else spot.sides[0]
    return other(speaker, spot.sides)


def regions_named(spot: Spot) -> set[str]:
    """The sides whose regions the sentence names."""
    return {idea[1:3] for ideas in spot.sentence.ideas for idea in ideas if idea[0] == "#"} & set(spot.sides)


def attacker(spot: Spot, *, intercepted: bool) -> str | None:
    """Who launched the weapons: by their noun, by who fired, or as the other side of who shot them down."""
    sentence, at, end = spot.sentence, spot.at, spot.head.at
    if own := named(spot, at + 1, end + 1):
        return own
    foreign = any(COUNTRIES[ideas] for ideas in sentence.ideas[at + 1 : end])
    if foreign and not any(code_at(sentence, one, spot.sides) for one in range(len(sentence))):
        return None  # "370 Iranian missiles", in a text about another war; but "Russia launched 90 Iranian drones"
    if intercepted:
        goes_on = spot.before or spot.earlier
        if not spot.head.ideas and goes_on and goes_on.series.startswith("attacks."):
            return goes_on.party  # "33 were shot down on their way to the capital"
        event = sentence.rfind({"intercept"}, max(0, at - 12), at)
        fired = spot.before if spot.before and spot.before.series.endswith("_launched") else None
        if fired and fired.party and event is not None and fired.at < event and not named(spot, fired.at, event):
            return fired.party  # "launched 55 missiles, of which air defences shot down 39"
        if event is not None:
            doer = named(spot, max(sentence.clause(event)[0], event - 14), event)
            if doer:
                return other(doer, spot.sides)
        if spot.before and spot.before.series.startswith("attacks.") and spot.before.party:
            return spot.before.party
        own = named(spot, max(0, at - 3), at, subject=True)
        if own and event is None and own != spot.speaker:
            return own
        behind = sentence.find({"intercept"}, at, at + 12)
        if event is None and behind is not None and sentence.word(behind + 1) != "by" and spot.speaker in spot.sides:
            return other(spot.speaker, spot.sides)  # "Russia's military says 51 drones were brought down"
        doer = named(spot, behind, behind + 8) if behind is not None else None
        if doer or spot.speaker in spot.sides:
            return other(doer or spot.speaker, spot.sides)
        named_none = not any(code_at(sentence, one, spot.sides) for one in range(len(sentence)))
        earlier = spot.earlier.party if spot.earlier and spot.earlier.series.startswith("attacks.") else None
        return earlier if earlier and named_none else _only(spot)
    if spot.before and spot.before.party and spot.before.series.startswith("attacks.") and at - spot.before.at <= 4:
        return spot.before.party  # "43 of the 83 missiles"
    by = sentence.find({"launch"}, end, end + 5)
    if by is not None and (doer := named(spot, by + 1, by + 5)) and sentence.word(by + 1) == "by":
        return doer  # "30 missiles launched by Russia"
    event = sentence.rfind({"launch"}, max(0, at - 16), at)
    if event is None and spot.before and spot.before.series.startswith("attacks.") and spot.before.party:
        return spot.before.party
    if event is None:
        event = sentence.rfind({"strike"}, max(0, at - 16), at)
    if event is not None and (doer := named(spot, max(0, event - 14), event + 1, subject=True)):
        return doer
    if spot.before and spot.before.series.startswith("attacks.") and spot.before.party:
        return spot.before.party
    if doer := named(spot, max(0, at - 10), at, subject=True):
        return doer
    return enemy(spot) if sentence.any({"enemy"}) or spot.speaker in spot.sides else _only(spot)


def _only(spot: Spot) -> str | None:
    """The side an attack can only have come from: of the two, the one whose places are not named as hit."""
    sentence = spot.sentence
    codes = {code for one in range(len(sentence)) if (code := code_at(sentence, one, spot.sides))}
    regions = regions_named(spot)
    if len(regions) == 1:
        return other(regions.pop(), spot.sides)
    if len(codes) == 1 and all(
        _located(sentence, at) for at in range(len(sentence)) if code_at(sentence, at, spot.sides)
    ):
        return other(codes.pop(), spot.sides)  # "near four Russian airfields"
    if spot.conflict == "ukraine":
        return other("UA", spot.sides) if codes != {"RU"} else "RU"
    return codes.pop() if len(codes) == 1 else None


def holder(spot: Spot, event: int) -> str | None:
    """Who holds or gained land: the subject of the verb at `event`, "under Russian control", else the invader."""
    sentence = spot.sentence
    first, last = sentence.clause(event)
    if "occupied" in sentence.words[event] or "окуп" in sentence.words[event] or "оккуп" in sentence.words[event]:
        by = sentence.word(event + 1) == "by"
        return (named(spot, event + 1, event + 5) if by else None) or other(spot.sides[0], spot.sides)
    noun = sentence.words[event] in {"control", "occupation", "hands"}
    if noun and (near := named(spot, max(first, event - 2), event + 3)):
        return near
    subject = named(spot, first, event, subject=True) or named(spot, max(0, event - 25), event, subject=True)
    if subject:
        return subject
    for at in range(event + 1, min(last, event + 10)):
        if code := code_at(sentence, at, spot.sides):
            # "Controls 18% of Ukraine": that is whose land it is.
            return other(code, spot.sides) if sentence.words[at - 1] == "of" else code
    return None
