"""The day a claim is about, from the sentence that states it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.prose.days import days, is_vague

if TYPE_CHECKING:
    from datetime import date

    from tracker.prose.pieces import Span

_CLAUSE = re.compile(r"[^,;:.()\u2013\u2014]*\Z")
_NOT_THE_CLAIMS = re.compile(
    r"\b(?:since|from|before|until|till|after|when|began|begun|started|launched|invasion|invaded|annexed)\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:said|reported|announced|stated|wrote|claimed|as of|by)(?: on| in| by)?(?: the)? \Z",
    re.IGNORECASE,
)
_BEFORE_DAY = 120


def claim_day(sentence: str, number: Span, published: date, *, event: bool) -> tuple[date, bool] | None:
    """The day of the number at `number` of a sentence, and whether the sentence says so (else it is the publication's).

    None where the text leaves the day open, or names a later one than its own. `event`: the number is of one event,
    not a total or a state.
    """
    stated = set()
    for one in days(sentence, published):
        head = sentence[max(0, one.start - _BEFORE_DAY) : one.start]
        clause = _CLAUSE.search(head)
        behind = sentence[number.end : one.start] if one.start > number.end else ""
        ahead = sentence[one.end : number.start] if one.end < number.start else ""
        if one.start < number.end and number.start < one.end:
            return None
        if _REPORTED.search(head):
            stated = {one.day}
            break
        if clause and _NOT_THE_CLAIMS.search(clause[0]):
            # An event's own day may stand behind such a word, a total's does not.
            if event:
                return None
        elif re.search("[0-9]", behind):
            continue  # "about 19 percent, down from 26 percent in March 2022"
        elif not event and re.search("[0-9]", ahead):
            return None
        else:
            stated.add(one.day)
    if len(stated) > 1 or is_vague(sentence):
        return None
    day = next(iter(stated), published)
    return (day, bool(stated)) if day <= published else None
