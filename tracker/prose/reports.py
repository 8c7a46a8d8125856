"""An army's report of its day, which counts what the other side lost and leaves out when."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.prose.reading import Spot

_ARMIES = ("General Staff", "Ministry of Defence")
_TODAY = frozenset({"today", "сьогодні", "сегодня"})


def of_a_day(spot: Spot, party: str | None) -> bool:
    """Whether an army tells of the losses of the other side, and of no window and no strike: its reports are daily."""
    timing = spot.timing
    if timing.start or timing.window is not None or timing.month_or_year or spot.sentence.any({"strike"}, 0, spot.at):
        return False
    who = spot.credit.name if spot.credit and spot.credit.name else spot.publisher
    army = who is not None and who.startswith(_ARMIES)
    return army and party in spot.sides and spot.speaker in spot.sides and party != spot.speaker


def of_today(spot: Spot) -> bool:
    """Whether soldiers are counted of this very day, and not of a strike in it: "97 were killed there today"."""
    sentence = spot.sentence
    return not _TODAY.isdisjoint(sentence.words) and not sentence.any({"strike", "start"})
