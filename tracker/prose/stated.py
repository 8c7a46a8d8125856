"""Whether a number is stated as so, and of this conflict: not denied, false, supposed, hoped for or of long ago."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker import catalog

if TYPE_CHECKING:
    from tracker.prose.reading import Read, Spot

HOPED = "hoped for, planned, possible or asked for"
LONG_AGO = "of a time long before the conflict"
_UNREAL = frozenset({"unreal"})
_NOT_SO = frozenset({"unreal", "denied"})
_DISOWNED = frozenset({"false", "hearsay", "supposing"})
_CONFIRMED = frozenset({"confirmed", "verified", "true", "підтверджено", "подтвердится"})
_OF_A_WAR = ("civilians.", "children.", "deaths.", "injuries.", "losses.", "idps.", "displaced.", "refugees.")
_YEARS_BEFORE, _FAR_BACK = 8, 14


def disowned(spot: Spot) -> str | None:
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


def unreal(spot: Spot, result: Read) -> str | None:
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


def long_before(spot: Spot, result: Read) -> str | None:
    """Why a claim is none of this conflict: it is of long before, "the 1956 massacre", "in 2014 the war in Gaza"."""
    if not result.series.startswith(_OF_A_WAR):
        return None
    earliest = int(catalog.load().conflicts[spot.conflict].start[:4]) - _YEARS_BEFORE
    day = spot.timing.day if spot.timing.stated else None
    if day and day.year < earliest:
        return LONG_AGO
    words = spot.sentence.words[max(spot.sentence.clause(spot.at)[0], spot.at - _FAR_BACK) : spot.at]
    named = (int(word) for word in words if len(word) == len("1956") and word.isdecimal() and word[:2] in {"19", "20"})
    return LONG_AGO if any(year < earliest for year in named) else None
