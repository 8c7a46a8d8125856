"""Whose soldiers or equipment are lost, from the names about a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.prose.codes import COUNTRIES
from tracker.prose.sides import code_at, enemy, named, other, regions_named

if TYPE_CHECKING:
    from tracker.prose.reading import Spot

_FAR, _TOLL = 30, 1000
_ALLY, _ALLIED = "KP", frozenset({"soldier", "military", "casualty", "death", "kill"})
_SIDES, _EACH = frozenset({"side", "sides"}), frozenset({"each side", "both sides"})
_THEIR = frozenset({"its", "their", "his"})
_PASSIVE = frozenset({"been", "was", "were", "being"})
_LOSING = frozenset({"lose", "casualty", "death", "all_equipment"})


def loser(spot: Spot, event: int | None) -> str | None:
    """Whose soldiers or equipment are lost; of a war inside one country, that country's."""
    if not _SIDES.isdisjoint(spot.sentence.words) and any(one in _EACH for one in _pairs(spot)):
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
    if f"@{_ALLY}" in sentence.everything and any(
        _ALLY in COUNTRIES[sentence.ideas[at]] and sentence.any(_ALLIED, at + 1, at + 3) for at in near
    ):
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
        if (code := code_at(sentence, one, spot.sides))
        and not (sentence.has(one + 1, "body") or sentence.has(one - 1, "body"))
    }
    if sentence.any({"enemy"}) or (not codes and spot.speaker in spot.sides):
        return enemy(spot)
    if not codes and sentence.any({"strike"}):
        codes = regions_named(spot)  # "50 soldiers were killed in a strike on Poltava"
    if not codes and spot.size >= _TOLL:
        return spot.lost  # "by our estimate at least 165,000 soldiers had died by the end of 2024"
    return codes.pop() if len(codes) == 1 else None


def _of(spot: Spot, losing: int) -> str | None:
    """ "losses of Russia in Ukraine", "втрати противника" """  # noqa: D210, D400
    return named(spot, losing + 1, min(losing + 4, spot.at), nearest="first", subject=True)
