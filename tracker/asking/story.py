"""The story of one number: every value seen for a day, in whose words, and which of them stand."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from tracker.asking import derivation, query
from tracker.asking.query import Answer
from tracker.clock import instant, is_day
from tracker.errors import MisuseError
from tracker.giving.output import amount

_COLUMNS = (
    "conflict, kind, party, place, donor, since, period_days, unit, value, low, high, qualifier, claimant, publisher,"
    " source, url, quote, locator, document, seen_at, superseded_at, status"
)
_FATES = {"accepted": "stands", "held": "held, not trusted", "rejected": "held, and rejected"}
_GROUP = 8  # the leading columns that say which thing is counted


def claims(
    db: sqlite3.Connection, series: str, day: str, *, conflict: str | None = None, as_of: str | None = None
) -> Answer:
    """Every claim about the day, grouped by what is counted, oldest first. Raises TrackerError for unknown names."""
    query.check_series(db, series)
    query.check_name(db, "conflict", conflict)
    if not is_day(day):
        raise MisuseError(f"{day!r} is not a day; write it as 2024-01-26")
    seen = instant(as_of, end_of_day=True) if as_of else None
    filters = [("series", "=", series), ("day", "=", day), ("conflict", "=", conflict), ("seen_at", "<=", seen)]
    condition, values = query.where(filters)
    return query.ask(
        db,
        f"select {_COLUMNS} from claims where {condition}"
        " order by conflict, kind, party, place, donor, since, period_days, unit, seen_at, source, publisher",
        values,
    )


def tell(
    db: sqlite3.Connection, series: str, day: str, *, conflict: str | None = None, as_of: str | None = None
) -> Iterator[str]:
    """The story as lines of text."""
    answer = claims(db, series, day, conflict=conflict, as_of=as_of)
    title, definition, cautions = db.execute(
        "select title, definition, cautions from series where series = ?", (series,)
    ).fetchone()
    yield f"{series} on {day}: {title}"
    yield definition
    if cautions:
        yield " ".join(cautions.split("\n"))
    view, instants = query.standing(instant(as_of, end_of_day=True) if as_of else None)
    derived = list(derivation.told(db, series, day, conflict, view, instants))
    if not answer.rows and derived:
        yield f"No claim about {day}; what follows is derived."
    elif not answer.rows:
        yield f"No claim about {day}{' was known then' if as_of else ''}. {_nearest(db, series, day, conflict, as_of)}"
    limit = instant(as_of, end_of_day=True) if as_of else "9999"
    for group, rows in groupby(answer.rows, key=lambda row: row[:_GROUP]):
        yield ""
        yield _heading(group)
        stand: list[tuple[Any, ...]] = []
        for row in rows:
            claim = dict(zip(answer.columns, row, strict=True))
            ended = claim["superseded_at"] if (claim["superseded_at"] or "~") <= limit else None
            yield from _paragraph(db, claim, ended, series, day)
            if ended is None and claim["status"] == "accepted":
                stand.append(row)
        yield _verdict(stand)
    yield from derived


def _heading(group: tuple[Any, ...]) -> str:
    conflict, kind, party, place, donor, since, period, unit = group
    parts = [conflict, f"{kind} in {unit}"]
    named = (("party", party), ("place", place), ("donor", donor), ("since", since))
    parts += [f"{name} {value}" for name, value in named if value]
    if period:
        parts.append(f"over {period} day{'s' if period > 1 else ''}")
    return ", ".join(parts)


def _paragraph(
    db: sqlite3.Connection, claim: dict[str, Any], ended: str | None, series: str, day: str
) -> Iterator[str]:
    if claim["status"] == "withdrawn":
        yield f"  withdrawn by {claim['publisher'] or claim['source']}, seen {claim['seen_at']}"
        return
    said = amount(claim["value"], claim["low"], claim["high"], claim["qualifier"])
    held = claim["status"] in {"held", "rejected"}
    fate = f"{'held ' if held else ''}until {ended}" if ended else _FATES[claim["status"]]
    who = claim["claimant"] or "no claimant named"
    yield f"  {said}  {who}, printed by {claim['publisher'] or 'an unnamed publisher'}, read by {claim['source']}"
    yield f"      {_quoted(claim['quote'])}"
    yield f"      at {claim['locator']} in document {claim['document'][:12]}, from {claim['url']}"
    yield f"      seen {claim['seen_at']}, {fate}"
    if held:
        reasons = db.execute(
            "select distinct message from problems where document = ? and series = ? and day = ? and severity = 'hold'",
            (claim["document"], series, day),
        )
        for (reason,) in reasons:
            yield f"      because {reason}"
    yield from _decisions(db, claim, series, day)


def _decisions(db: sqlite3.Connection, claim: dict[str, Any], series: str, day: str) -> Iterator[str]:
    """What people decided about this value."""
    for at, verdict, who, because in db.execute(
        "select distinct decided_at, verdict, who, because from decisions where series = ? and day = ? and source = ?"
        " and (value, low, high, qualifier, party, place) is (?, ?, ?, ?, ?, ?) order by decided_at",
        (series, day, claim["source"], *(claim[n] for n in ("value", "low", "high", "qualifier", "party", "place"))),
    ):
        yield f"      {verdict} {at} by {who}: {because}"


def _quoted(quote: str) -> str:
    return f"“{' '.join(quote.split())}”"


def _verdict(stand: list[tuple[Any, ...]]) -> str:
    figures = {(row[_GROUP], row[_GROUP + 1], row[_GROUP + 2]) for row in stand}
    if not stand:
        return "  Nothing stands."
    if len(stand) == 1:
        return "  One claim stands."
    if len(figures) == 1:
        return f"  They agree: {len(stand)} claims that stand say {amount(*next(iter(figures)), None)}."
    said = ", ".join(sorted(amount(*figure, None) for figure in figures))
    return f"  They disagree: {len(stand)} claims stand, with {len(figures)} different values: {said}."


def _nearest(db: sqlite3.Connection, series: str, day: str, conflict: str | None, as_of: str | None) -> str:
    view, instants = query.standing(instant(as_of, end_of_day=True) if as_of else None)
    condition, values = query.where([("series", "=", series), ("conflict", "=", conflict)])
    before, after = (
        db.execute(
            f"select {what}(day) from {view} and {condition} and day {than} ?", [*instants, *values, day]
        ).fetchone()[0]
        for what, than in (("max", "<"), ("min", ">"))
    )
    near = " and ".join(each for each in (before, after) if each)
    return f"The nearest days with one: {near}." if near else "There is none on any other day either."
