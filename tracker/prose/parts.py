"""Parts of a toll: of which whole a number is a part, by trade, by age, by attack or by how the injured are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.prose.reading import Spot

_FAR = 14
_MANY_ATTACKS, _ATTACKS = 5, ("attacks", "incidents", "raids", "operations")
_OF = frozenset({"of", "among", "з", "із", "серед", "из", "среди"})


def bare_list(spot: Spot) -> bool:
    """Whether a number goes on counting children: "480 children killed, 764 maimed".

    Behind children who are a part ("12 people, two children among them, died and 30 were injured") the whole goes on.
    """
    before = spot.before
    if spot.head.ideas or before is None or not before.series.startswith("children."):
        return False
    part = spot.sentence.any({"including"}, before.at - 3, min(before.at + 5, spot.at))
    return not (part and any(spot.sentence.numbers[: before.at]))


def of_subset(spot: Spot) -> bool:
    """Whether the sentence begins with those it counts: "Of the journalists who covered the war, 137 are dead"."""
    sentence = spot.sentence
    comma = next((one for one in range(spot.at) if sentence.raw[one] == ","), 0)
    return sentence.word(0) in _OF and sentence.any({"subset"}, 1, comma)


def end_of_phrase(spot: Spot, at: int) -> int:
    """Where what is said of a number ends: at a comma, a stop, or the next number."""
    sentence = spot.sentence
    end = min(at + _FAR // 2, len(sentence))
    return next((one for one in range(at, end) if sentence.raw[one] in ",;." or sentence.numbers[one]), end)


def some_of_these(spot: Spot) -> bool:
    """Whether the number is a part of the same that was counted before: "23 injured, 14 of them in hospital"."""
    before = spot.before
    tolls = before is not None and before.series.startswith(("civilians.", "injuries.", "deaths."))
    return tolls and spot.sentence.has(spot.at + 1, "including")


def of_the_dead(spot: Spot) -> bool:
    """Whether a sentence parts the dead of the one before: "The dead include 733 children"."""
    sentence = spot.sentence
    included = sentence.find({"including"}, 0, spot.at)
    return (
        included is not None
        and sentence.words[included].startswith("includ")
        and sentence.any({"death", "kill"}, 0, included)
    )


def children_of(spot: Spot) -> bool:
    """Whether children are so many of a number: "children made up 600 of the 11,000 civilians killed"."""
    sentence, at = spot.sentence, spot.at
    whole = sentence.word(at + 1) == "of" and any(sentence.numbers[at + 2 : at + 4])
    return whole and sentence.any({"children"}, at - 4, at)


def of_civilian_casualties(spot: Spot) -> bool:
    """Whether the sentence parts a number of civilian casualties: "13,560 civilian casualties, with 5,614 deaths"."""
    sentence = spot.sentence
    casualty = sentence.find({"casualty"}, 0, spot.at)
    return casualty is not None and sentence.any({"civil"}, casualty - 2, casualty + 1)


def many_attacks(spot: Spot) -> bool:
    """Whether people were hurt in a counted number of attacks: "41 settler attacks, in which 17 were hurt"."""
    sentence = spot.sentence
    for at in sentence.counted:
        number = sentence.numbers[at]
        if at == spot.at or number is None or (number.value or 0) < _MANY_ATTACKS:
            continue
        if any(sentence.words[one].endswith(_ATTACKS) for one in range(at + 1, min(at + 4, len(sentence)))):
            return True
    return False
