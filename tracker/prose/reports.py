"""An army's report of its day, which counts what the other side lost and leaves out when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.prose.dates import TODAY
from tracker.prose.heads import EVENTS

if TYPE_CHECKING:
    from datetime import date

    from tracker.prose.reading import Spot
    from tracker.prose.sentence import Sentence
    from tracker.prose.when import When

_ARMIES = ("General Staff", "Ministry of Defence")
_LONGEST_HEADING, _DAYS_LATER = 10, 2


def of_a_day(spot: Spot, party: str | None) -> bool:
    """Whether an army tells of the losses of the other side, and of no window and no strike: its reports are daily."""
    timing = spot.timing
    if timing.start or timing.window is not None or timing.month_or_year or spot.sentence.any({"strike"}, 0, spot.at):
        return False
    who = spot.credit.name if spot.credit and spot.credit.name else spot.publisher
    army = who is not None and who.startswith(_ARMIES)
    return army and party in spot.sides and spot.speaker in spot.sides and party != spot.speaker


def past_day_named(sentence: Sentence, dates: list[When], published: date | None) -> date | None:
    """The day of a heading that opens a report of it: "Херсонщина. Минула доба, 16 вересня"."""
    if published is None or "past_day" not in sentence.everything or len(sentence) > _LONGEST_HEADING:
        return None
    if len(dates) != 1 or dates[0].scale != "day" or sentence.any(EVENTS | {"launch", "intercept", "lose"}):
        return None
    taken = range(dates[0].first, dates[0].last + 1)
    day = dates[0].high
    alone = all(at in taken for at in sentence.counted)
    return day if alone and 0 < (published - day).days <= _DAYS_LATER else None


def of_today(spot: Spot) -> bool:
    """Whether soldiers are counted of this very day, and not of a strike in it: "97 were killed there today"."""
    sentence = spot.sentence
    return not TODAY.isdisjoint(sentence.words) and not sentence.any({"strike", "start"})
