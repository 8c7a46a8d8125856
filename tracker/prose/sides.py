"""Whose losses, whose attack, whose land: the party of a claim, from the names about its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.prose.codes import COUNTRIES

if TYPE_CHECKING:
    from tracker.prose.reading import Spot
    from tracker.prose.sentence import Sentence

_FAR = 30
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
        if subject and (sentence.has(at + 1, "body") or _located(sentence, at)):
            continue
        if code := code_at(sentence, at, spot.sides):
            both = subject and sentence.has(at - 1, "and") and at >= 2 and code_at(sentence, at - 2, spot.sides)
            return None if both else code
    return None


def _located(sentence: Sentence, at: int) -> bool:
    """Whether the name at `at` stands behind a preposition of place, perhaps with an adjective between."""
    return sentence.word(at - 1) in _PLACING or (
        sentence.word(at - 2) in _PLACING
        and sentence.numbers[at - 1] is None
        and sentence.ideas[at - 1].isdisjoint({"military", "soldier", "lose", "casualty"})
    )


def enemy(spot: Spot) -> str | None:
    """Whom the speaker calls the enemy; of a speaker who is not known, the side that invaded."""
    speaker = spot.speaker if spot.speaker in spot.sides else spot.sides[0]
    return other(speaker, spot.sides)


def loser(spot: Spot, event: int | None) -> str | None:
    """Whose soldiers or equipment are lost; of a war inside one country, that country's."""
    return _loser(spot, event) or (spot.sides[0] if len(spot.sides) == 1 else None)


def _loser(spot: Spot, event: int | None) -> str | None:
    """By the noun itself, by who lost them, else by who destroyed them."""
    sentence, at, end = spot.sentence, spot.at, spot.head.at
    label = spot.head.label
    first = at + 1 if label is None else max(0, label - 4)
    last = end + 1 if label is None else label + 1
    inside = [code for one in range(first, last) if (code := code_at(sentence, one, spot.sides))]
    if len(set(inside)) > 1:
        return None  # "Ukrainian and Russian troops"
    if label is not None and (own := named(spot, label - 1, label + 1)):
        return own
    if own := named(spot, at + 1, end + 3, nearest="first", subject=True) if end > at else None:
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
    if end > at and (own := named(spot, end + 1, end + 3)):
        return own
    behind = sentence.find({"lose"}, end + 1, end + 9)
    if behind is not None and (own := named(spot, end + 1, behind)):
        return own  # "1,000 casualties a day that Russia is suffering"
    struck = sentence.find({"strike"}, event, event + 8) if event is not None and event > at else None
    if struck is not None and (doer := named(spot, max(event or 0, struck - 3), struck)):
        return other(doer, spot.sides)  # "89 troops were killed in a Ukrainian missile attack"
    if event is not None and event < at:
        start = spot.before.last + 1 if spot.before and spot.before.last < event else 0
        doer = named(spot, max(start, event - 10), event, subject=True)
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
    return codes.pop() if len(codes) == 1 else None


def _of(spot: Spot, losing: int) -> str | None:
    """ "losses of Russia in Ukraine", "втрати противника" """  # noqa: D210, D400
    return named(spot, losing + 1, min(losing + 4, spot.at), nearest="first", subject=True)


def attacker(spot: Spot, *, intercepted: bool) -> str | None:
    """Who launched the weapons: by their noun, by who fired, or as the other side of who shot them down."""
    sentence, at, end = spot.sentence, spot.at, spot.head.at
    if own := named(spot, at + 1, end + 1):
        return own
    if intercepted:
        event = sentence.rfind({"intercept"}, max(0, at - 12), at)
        if event is not None:
            doer = named(spot, max(0, event - 14), event)
            if doer:
                return other(doer, spot.sides)
        if spot.before and spot.before.series.startswith("attacks.") and spot.before.party:
            return spot.before.party
        own = named(spot, max(0, at - 3), at)
        if own and event is None:
            return own
        behind = sentence.find({"intercept"}, at, at + 12)
        doer = named(spot, behind, behind + 8) if behind is not None else None
        return other(doer or spot.speaker, spot.sides) if doer or spot.speaker in spot.sides else _only(spot)
    if spot.before and spot.before.party and spot.before.series.startswith("attacks.") and at - spot.before.at <= 4:
        return spot.before.party  # "43 of the 83 missiles"
    by = sentence.find({"launch"}, end, end + 5)
    if by is not None and (doer := named(spot, by + 1, by + 5)) and sentence.word(by + 1) == "by":
        return doer  # "30 missiles launched by Russia"
    event = sentence.rfind({"launch"}, max(0, at - 16), at)
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
    regions = {idea[1:3] for ideas in sentence.ideas for idea in ideas if idea[0] == "#"} & set(spot.sides)
    if len(regions) == 1:
        return other(regions.pop(), spot.sides)
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
