"""People who fled their country, and whom another one hosts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.prose import whereabouts
from tracker.prose.codes import COUNTRIES
from tracker.prose.reading import Refused, Result

if TYPE_CHECKING:
    from tracker.prose.reading import Spot

_NEIGHBOURS = (
    "neighbouring countr",
    "neighboring countr",
    "other countries",
    "another country",
    "abroad",
    "across the border",
)
_MANY, _NEAR = 10_000, 6
_TOWARDS = frozenset({"for", "to", "into"})
_A_FEW = 20_000
_ON_THE_MOVE = frozenset(
    {"host", "flee", "homeland", "register", "protection", "influx", "outside", "need", "be", "reach"}
)
_ACROSS = frozenset({"across its borders", "across the border", "across borders", "abroad", "outside the country"})


def read_abroad(spot: Spot, around: frozenset[str], before: frozenset[str], last: int) -> Result | None:
    """The claim of people who are abroad, or on their way there."""
    del before
    ideas = spot.head.ideas
    if "evacuate" in around and "host" not in around:
        return None
    if "flee" in around and _homeward(spot, last):
        return Refused("people who went home")
    across = spot.sentence.word(spot.at + 1) if not ideas else ""
    if across in _ACROSS and spot.before is not None and spot.before.series in {"idps.total", "displaced.total"}:
        return spot.before._replace(series="refugees.total", first=spot.at, last=spot.at + 1, at=spot.at, echo=True)
    if "refugee" in ideas and spot.sentence.any({"displaced"}, spot.at - 5, spot.at):
        return whereabouts.claim(spot, "idps.total", frozenset({"refugee", "displaced"}), last)
    if "refugee" in ideas:
        if spot.size < _A_FEW and around.isdisjoint(_ON_THE_MOVE):
            return Refused("refugees of a story: nothing tells that they were taken in or came")
        return whereabouts.claim(spot, "refugees.total", frozenset({"refugee", "flee", "host"}), last)
    registered = "driven" not in around and "refugee" in around and around & {"host", "flee", "homeland", "register"}
    if registered or (not ideas and spot.sentence.any({"refugee"}, spot.at - 6, spot.at)):
        return whereabouts.claim(spot, "refugees.total", frozenset({"refugee", "flee", "host"}), last)
    if spot.sentence.any({"influx"}, spot.at + 1, spot.at + 3):
        foreign = spot.timing.start and any(whereabouts.abroad(spot, one) for one in range(spot.at))
        return whereabouts.claim(spot, "refugees.total", frozenset({"influx"}), last) if foreign else None
    if _outside(spot):
        return whereabouts.claim(spot, "refugees.total", frozenset({"outside", "host"}), last)
    called = spot.sentence.find({"refugee"}, spot.at, last)
    if called is not None and (spot.sentence.has(called - 1, "be") or spot.sentence.word(called - 1) == "as"):
        return whereabouts.claim(spot, "refugees.total", frozenset({"refugee"}), last)
    if whereabouts.hosted(spot) or ("displaced" not in around and whereabouts.lives_abroad(spot)):
        return whereabouts.claim(spot, "refugees.total", frozenset({"host"}), last)
    if "flee" in around and "driven" not in around and _left_the_country(spot, last):
        return whereabouts.claim(spot, "refugees.total", frozenset({"flee", "homeland"}), last)
    if "flee" in around and "driven" not in around and spot.head.ideas & {"people", "civilian"}:
        if spot.conflict == "ukraine" and "homeland" not in around:
            return None
        return whereabouts.claim(spot, "idps.new", frozenset({"flee"}), last, period=spot.timing.window)
    return None


def _outside(spot: Spot) -> bool:
    """Whether people of the country are said to be out of it: "за кордоном перебувають 5,7 млн українців"."""
    sentence, home = spot.sentence, whereabouts.home(spot)
    if spot.size < _MANY or not sentence.any({"outside"}) or "people" not in spot.head.ideas:
        return False
    own = any(home in COUNTRIES[ideas] for ideas in sentence.ideas[spot.at + 1 : spot.head.at + 1])
    return own and sentence.any({"host", "be"}, spot.at - _NEAR, spot.head.at + _NEAR)


def _homeward(spot: Spot, last: int) -> bool:
    """Whether people went home, and did not flee: "have left for Ukraine"."""
    fled = spot.sentence.find({"flee"}, spot.at, last)
    if fled is None:
        return False
    apart = spot.sentence.word(fled + 1) in _TOWARDS
    if not (apart or spot.sentence.words[fled].endswith((" for", " to", " into"))):
        return False
    return whereabouts.home(spot) in COUNTRIES[spot.sentence.ideas[min(fled + 1 + apart, len(spot.sentence) - 1)]]


def _left_the_country(spot: Spot, last: int) -> bool:
    """Whether people fled their country, and not a town of it: the country stands right behind the verb."""
    sentence = spot.sentence
    if whereabouts.verb_first(spot):
        fled = sentence.rfind({"flee"}, whereabouts.start(spot), last)
        return fled is not None and sentence.any({"homeland"}, fled - 5, fled + 5)
    label = spot.head.label
    fled = sentence.find({"flee"}, spot.at if label is None else label, last)
    if fled is None:
        return False
    if "homeland" in sentence.ideas[fled] or whereabouts.reached(spot, fled, last):
        return True
    if sentence.any({"homeland"}, fled + 1, min(fled + 9, last)) and any(
        sentence.words[one].startswith(_NEIGHBOURS) for one in range(fled + 1, min(fled + 9, last))
    ):
        return True  # "fled from eastern Congo to neighbouring countries"
    where = sentence.find({"homeland"}, fled + 1, min(fled + 5, len(sentence) if label is not None else last))
    return where is not None and not any(
        sentence.raw[at][0].isupper() and not sentence.ideas[at] for at in range(fled + 1, where)
    )
