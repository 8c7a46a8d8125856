"""People displaced within their country: how many are, and how many newly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.prose import whereabouts
from tracker.prose.reading import Refused, Result

if TYPE_CHECKING:
    from tracker.prose.reading import Spot

_MANY = 1_000_000
_REMAIN = frozenset({"remain", "remains", "remained"})
_STATES = _REMAIN | {"are", "now", "currently", "still"}
_STILL = frozenset({"are", "is", "remain", "remained", "still", "currently", "now"})
_WITHIN = frozenset({"inside", "within"})
_NEWLY = ("newly ", "freshly ", "recently displaced")
_ABROAD = ("abroad", "за кордон", "за границ", "за рубеж")


def read_internal(spot: Spot, around: frozenset[str], before: frozenset[str], last: int) -> Result | None:
    """The claim of people displaced within their country."""
    del before
    ideas = spot.head.ideas
    if "flee" in around and not around & {"displaced", "driven", "idp"} and _inside(spot, around, last):
        return whereabouts.claim(spot, "idps.total", frozenset({"flee", "internal"}), last)
    if "in_and_out" in around or whereabouts.hosted(spot) or _some_abroad(spot, last):
        return None
    fallen = spot.sentence.find({"displaced"}, spot.at, last)
    held = fallen is not None and spot.sentence.word(fallen - 1) in (_REMAIN if spot.size >= _MANY else _STATES)
    if held and "refugee" not in around:
        return whereabouts.claim(spot, "idps.total", frozenset({"displaced", "internal"}), last)
    words = spot.sentence.words[whereabouts.start(spot) if whereabouts.verb_first(spot) else spot.at : last]
    if "internal" not in around and any(word.startswith(_ABROAD) for word in words) and "idp" in ideas:
        return whereabouts.claim(spot, "refugees.total", frozenset({"idp", "homeland"}), last)
    kept = (
        "refugee" not in around
        and _WITHIN.isdisjoint(spot.sentence.words[: spot.at])
        and whereabouts.within(spot, last)
    )
    inside = ("internal" in around or kept) and spot.sentence.any({"displaced"}, spot.at - 5, spot.at)
    if inside:
        return whereabouts.claim(spot, "idps.total", frozenset({"internal", "displaced"}), last)
    if "displaced" in around and whereabouts.within(spot, last):
        around |= {"internal"}
    if not ("idp" in around or ("displaced" in around and "internal" in around) or ("displaced" in ideas)):
        return None
    if "idp" not in ideas and around & {"refugee"} and "internal" not in around and "idp" not in around:
        return None
    if not spot.head.ideas and not spot.sentence.any({"idp", "displaced"}, spot.at + 1, spot.at + 5):
        return None
    near = spot.sentence.any({"new_arrival"}, spot.at - 5, spot.at) and spot.head.at != spot.at
    if "evacuate" in around:
        return Refused("people who are sheltered, rescued or moved")
    new = "new_arrival" in around or near or spot.timing.window is not None
    if new and not (spot.timing.start or spot.timing.since):
        if around & {"host"} and not around & {"new_arrival"} and spot.timing.window is None:
            new = False
    else:
        new = False
    if spot.size >= _MANY and spot.timing.window is None:
        new = False
    if spot.sentence.any({"idp", "displaced", "internal"}, spot.at, last) and not around & {"new_arrival"}:
        mark = spot.sentence.find({"idp", "displaced", "internal"}, spot.at, last)
        new = new and not (mark is not None and spot.sentence.word(mark - 1) in _STILL)
    if any(word.startswith(_NEWLY) for word in spot.sentence.words[spot.at : last]):
        new = True
    if spot.timing.month_or_year and not around & {"new_arrival"}:
        new = False
    marks = frozenset({"idp", "displaced", "internal", "new_arrival"})
    if not new:
        return whereabouts.claim(spot, "idps.total", frozenset({"idp", "displaced", "internal"}), last)
    return whereabouts.claim(spot, "idps.new", marks, last, period=spot.timing.window)


def _inside(spot: Spot, around: frozenset[str], last: int) -> bool:
    """Whether so many who fled stayed within their country: "4.5 million have sought safety inside Sudan"."""
    if spot.head.ideas - {"people", "civilian", "customer"} or spot.timing.window is not None or "host" in around:
        return False
    return "internal" in around or whereabouts.within(spot, last)


def _some_abroad(spot: Spot, last: int) -> bool:
    """Whether a part of the displaced is said to be abroad: "14 million displaced, of whom 3 million are abroad"."""
    if spot.size < _MANY or spot.sentence.any({"internal"}, spot.at, last) or whereabouts.within(spot, last):
        return False
    numbers = [at for at in range(last, min(last + 4, len(spot.sentence))) if spot.sentence.numbers[at] is not None]
    rest = numbers and spot.sentence.any({"including"}, spot.at, numbers[0] + 2)
    return bool(rest) and spot.sentence.any({"homeland", "refugee"}, numbers[0], numbers[0] + 9)
