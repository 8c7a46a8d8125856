"""Whose losses, whose attack, whose land: the party of a claim, from the names about its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.prose.codes import COUNTRIES

if TYPE_CHECKING:
    from tracker.prose.reading import Spot
    from tracker.prose.sentence import Sentence

_FAR = 30
_ALLY, _ALLIED = "KP", frozenset({"soldier", "military", "casualty", "death", "kill"})
_THEIR = frozenset({"its", "their", "his"})
_PASSIVE = frozenset({"been", "was", "were", "being"})
_NO_ADJECTIVES = frozenset(
    {"military", "soldier", "lose", "casualty", *(f"weekday{one}" for one in range(7)), "overnight", "past_day"}
)
_DEEDS = frozenset({"kill", "launch", "intercept"})
_ARMED = frozenset({"military", "soldier", "attack", "strike", "lose", "casualty", "death", "launch", "drone", "missile", "body"})
_CAPITALS = ("kyiv", "kiev", "moscow", "tehran", "beirut")
_LOSING = frozenset({"lose", "casualty", "death", "all_equipment"})
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
    span = range(max(first, 0), min(last, len(sentence)))
    for at in reversed(span) if nearest == "last" else span:
        ideas = sentence.ideas[at]
        if not ideas:
            continue
        if "enemy" in ideas:
            return enemy(spot)
        if subject and (_speaks(sentence, at) or _located(sentence, at, spot.at) or _of_a_place(sentence, at)):
            continue
        if code := code_at(sentence, at, spot.sides):
            both = subject and sentence.has(at - 1, "and") and at >= 2 and code_at(sentence, at - 2, spot.sides)
            return None if both else code
    return None


def _located(sentence: Sentence, at: int, number: int = -1) -> bool:
    """Whether the name at `at` stands behind a preposition of place, perhaps with an adjective between."""
    return sentence.word(at - 1) in _PLACING or (
        sentence.word(at - 2) in _PLACING
        and at - 1 != number
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
    if not sentence.words[at].endswith("'s") or not sentence.words[at].startswith(_CAPITALS):
        return False
    return not sentence.any(_ARMED, at + 1, at + 4)


def enemy(spot: Spot) -> str | None:
    """Whom the speaker calls the enemy; of a speaker who is not known, the side that invaded."""
    speaker = spot.speaker if spot.speaker in spot.sides else spot.sides[0]
    return other(speaker, spot.sides)


def loser(spot: Spot, event: int | None) -> str | None:
    """Whose soldiers or equipment are lost; of a war inside one country, that country's."""
    if any(one in {"each side", "both sides"} for one in _pairs(spot)):
        return None  # "150,000 casualties on each side"
    if spot.conflict == "ukraine" and _allied(spot):
        return _ALLY
    return _loser(spot, event) or (spot.sides[0] if len(spot.sides) == 1 else None)


def _pairs(spot: Spot) -> list[str]:
    """Each two words behind the number, up to the next stop or number."""
    sentence = spot.sentence
    end = min(spot.at + _FAR // 2, len(sentence) - 1)
    last = next((at for at in range(spot.at + 1, end) if sentence.numbers[at] or sentence.raw[at] in ",;"), end)
    return [f"{sentence.words[at]} {sentence.words[at + 1]}" for at in range(spot.at, last)]


def _allied(spot: Spot) -> bool:
    """Whether the soldiers are North Korea's: by their noun or label, or as those of the number before."""
    sentence = spot.sentence
    near = range(max(0, spot.at - _FAR // 2), min(spot.head.at + 1, len(sentence)))
    if any(_ALLY in COUNTRIES[sentence.ideas[at]] and sentence.any(_ALLIED, at + 1, at + 3) for at in near):
        return True
    return spot.before is not None and spot.before.party == _ALLY and named(spot, spot.before.at, spot.at) is None


def _loser(spot: Spot, event: int | None) -> str | None:
    """By the noun itself, by who lost them, else by who destroyed them."""
    sentence, at, end = spot.sentence, spot.at, spot.head.at
    label = spot.head.label
    first = at + 1 if label is None else max(0, label - 4)
    last = end + 1 if label is None else label + 1
    inside = [
        code
        for one in range(first, last)
        if not sentence.has(one + 1, "say", "body") and (code := code_at(sentence, one, spot.sides))
    ]
    if len(set(inside)) > 1:
        return None  # "Ukrainian and Russian troops"
    if label is not None and (own := named(spot, label - 1, label + 1)):
        return own
    comma = next((one for one in range(end + 1, min(end + 3, len(sentence))) if sentence.raw[one] == ","), end + 3)
    if own := named(spot, at + 1, comma, nearest="first", subject=True) if end > at else None:
        return own
    # "Russian casualties at over 1.2 million", "Ukraine's losses have totalled 11,300"
    losing = sentence.rfind(_LOSING, max(0, at - _FAR), at)
    if losing is None:
        losing = sentence.find({"casualty"}, end + 1)
        if losing is not None and (own := named(spot, losing - 3, losing)):
            return own
        losing = None
    if losing is not None and sentence.any({"we"}, losing - 2, losing + 1):
        return spot.speaker
    if losing is not None:
        before = named(spot, max(0, losing - 9), losing, subject=True) if losing else None
        after = _of(spot, losing)
        if after or before:
            return after or before
    if end > at and (own := named(spot, end + 1, comma)):
        return own
    if end > at and sentence.word(at + 1) == "of" and sentence.word(at + 2) in _THEIR:
        return named(spot, max(0, at - 10), at)  # "Russia has seen 3,000 of its tanks destroyed"
    behind = sentence.find({"lose"}, end + 1, end + 9)
    if behind is not None and (own := named(spot, end + 1, behind)):
        return own  # "1,000 casualties a day that Russia is suffering"
    struck = sentence.find({"strike"}, event, event + 8) if event is not None and event > at else None
    if struck is not None and (doer := named(spot, max(event or 0, struck - 3), struck)):
        return other(doer, spot.sides)  # "89 troops were killed in a Ukrainian missile attack"
    if event is not None and event < at:
        start = spot.before.last + 1 if spot.before and spot.before.last < event else 0
        struck = sentence.find({"strike"}, max(start, event - 12), event)
        if struck is not None and (doer := named(spot, max(start, struck - 6), struck + 1, subject=True)):
            return other(doer, spot.sides)  # "Ukrainian forces struck a Russian base, killing 89 soldiers"
        doer = named(spot, max(start, event - 10), event, subject=True)
        if doer and sentence.words[event - 1] in _PASSIVE:
            return doer  # "Russia's fleet has been knocked out: 26 ships"
        if doer:
            return other(doer, spot.sides)
    if spot.before and spot.before.series.startswith("losses.") and not named(spot, spot.before.last + 1, at):
        return spot.before.party
    if event is None and (own := named(spot, max(0, at - 6), at, subject=True)):
        return own  # "Russia has about 80,000 losses"
    if spot.earlier and spot.earlier.series.startswith("losses.") and not named(spot, 0, at, subject=True):
        return spot.earlier.party
    codes = {
        code
        for one in range(len(sentence))
        if (code := code_at(sentence, one, spot.sides)) and not sentence.has(one + 1, "body")
    }
    if sentence.any({"enemy"}) or (not codes and spot.speaker in spot.sides):
        return enemy(spot)
    if not codes and sentence.any({"strike"}):
        codes = _regions(spot)  # "50 soldiers were killed in a strike on Poltava"
    return codes.pop() if len(codes) == 1 else None


def _regions(spot: Spot) -> set[str]:
    """The sides whose regions the sentence names."""
    return {idea[1:3] for ideas in spot.sentence.ideas for idea in ideas if idea[0] == "#"} & set(spot.sides)


def _of(spot: Spot, losing: int) -> str | None:
    """ "losses of Russia in Ukraine", "втрати противника" """  # noqa: D210, D400
    return named(spot, losing + 1, min(losing + 4, spot.at), nearest="first", subject=True)


def attacker(spot: Spot, *, intercepted: bool) -> str | None:
    """Who launched the weapons: by their noun, by who fired, or as the other side of who shot them down."""
    sentence, at, end = spot.sentence, spot.at, spot.head.at
    if own := named(spot, at + 1, end + 1):
        return own
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
    regions = _regions(spot)
    if len(regions) == 1:
        return other(regions.pop(), spot.sides)
    if len(codes) == 1 and all(_located(sentence, at) for at in range(len(sentence)) if code_at(sentence, at, spot.sides)):
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
    return subject or named(spot, event, min(last, event + 10))
