"""What one document changed in the days that were known before it: a correction, or another way of counting."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.judging import slips
from tracker.judging.model import Point, Verdict, check, verdict, written
from tracker.judging.thresholds import RESTATED_DAYS
from tracker.model import Number


def judge_restatement(old: Mapping[str, Number], new: Mapping[str, Number]) -> list[Verdict]:
    """Verdicts on the days that a document gives another value than was known: one for each of a few, one for many.

    `old` and `new` are values by ISO day. Days that only one of them has are new or withdrawn, and no restatement.
    """
    changed = sorted(day for day, value in new.items() if day in old and old[day] != value)
    if not changed:
        return []
    if len(changed) >= RESTATED_DAYS:
        return [restatement(changed, old, new)]
    return [correction(day, old[day], new[day]) for day in changed]


@check("info")
def correction(day: str, before: Number, after: Number) -> Verdict:
    """One or two days were changed after they were published.

    A publisher changed one or two days that it had published before. That is how slips are mended, and the message
    names the slip where there was one. The new value stands, the old one is kept beside it.
    """
    explained = slips.between(before, after)
    why = f": {slips.sentence(before, explained[0])}" if explained else ""
    return verdict("correction", "info", Point(day, after), f"{written(before)} became {written(after)}{why}")


@check("warning")
def restatement(changed: list[str], old: Mapping[str, Number], new: Mapping[str, Number]) -> Verdict:
    """Many days were changed at once.

    One document changed many days at once. Until somebody says otherwise that is a change of what is counted, not
    a correction, and a comparison across its first day compares two things. Nothing is held: the new figures are what
    the publisher says now. The message says whether all moved by the same amount or factor.
    """
    moves = {new[day] - old[day] for day in changed}
    factors = {round(new[day] / old[day], 3) for day in changed if old[day]}
    first, last = changed[0], changed[-1]
    if len(moves) == 1:
        how = f"each by {next(iter(moves)):+,}"
    elif len(factors) == 1 and factors != {1.0}:
        how = f"each by the factor {next(iter(factors)):g}"
    else:
        how = f"by {min(moves):+,} to {max(moves):+,}"
    what = f"{len(changed)} days from {first} to {last} were restated at once, {how}"
    return verdict("restatement", "warning", Point(last, new[last]), f"{what}: does it still count the same?")
