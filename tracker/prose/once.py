"""A claim that a text makes twice is one claim, at its fullest mention."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.prose.finding import Finding


def once(found: Iterable[Finding]) -> list[Finding]:
    """Each claim once, in the order of the text: a mention that names nobody or no day repeats one that does."""
    found = list(found)
    if len(found) < 2:
        return found
    kept: dict[object, list[Finding]] = {}
    for one in sorted(found, key=_fullness, reverse=True):
        what = (one.series, one.party, one.conflict, one.value, one.low, one.high, one.currency)
        mentions = kept.setdefault(what, [])
        if not any(_repeats(one, fuller) for fuller in mentions):
            mentions.append(one)
    return sorted((one for mentions in kept.values() for one in mentions), key=lambda one: one.start + one.offset)


def _fullness(one: Finding) -> tuple[bool, bool, bool, int, int]:
    return bool(one.claimant), one.stated, bool(one.qualifier), len(one.quote), -one.start


def _repeats(one: Finding, fuller: Finding) -> bool:
    by = one.claimant in {None, fuller.claimant} or not one.known
    day = one.day == fuller.day or not one.stated or not fuller.stated
    place = one.place in {None, fuller.place} or one.value is None or abs(one.value) > 20 or fuller.place is None
    return by and day and place
