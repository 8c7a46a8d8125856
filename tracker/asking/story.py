"""The story of one number: every value seen for a day, in whose words, and which of them stands by which rule."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from tracker.amounts import amount
from tracker.asking import derivation, query, standing
from tracker.asking.query import Answer
from tracker.clock import instant, is_day
from tracker.errors import MisuseError

_COLUMNS = (
    "conflict, kind, party, place, donor, since, period_days, unit, value, low, high, qualifier, claimant, publisher,"
    " source, url, quote, locator, document, seen_at, superseded_at, status"
)
_FATES = {
    "accepted": "stands", "held": "held, not trusted", "rejected": "held, and rejected", "withdrawn": "withdrawn",
}  # fmt: skip
_GROUP = 8  # the leading columns that say which thing is counted
_PARTS = (3, 4)  # those of them that say which part: place and donor
_TOLD = 5  # things of which the whole story is told at once; of more those that are parts have a line each
_LISTED = 20  # such lines
_KEPT = 4  # values of one line that are told one by one; of more the first and the last ones, and what was held
_SHORT = 40  # letters of a quote that leaves room for its place on the same line

_Claim = dict[str, Any]


def claims(db: sqlite3.Connection, series: str, day: str, *, as_of: str | None = None, **chosen: str | None) -> Answer:
    """Every claim about the day, grouped by what is counted, oldest first. Raises TrackerError for unknown names.

    `chosen` are conflict, party, place or donor. The last column, `rule`, names the rule of the series beside the claim
    that stands, where several do.
    """
    query.check_series(db, series)
    for name, value in chosen.items():
        query.check_name(db, name, value)
    if not is_day(day):
        raise MisuseError(f"{day!r} is not a day; write it as 2024-01-26")
    seen = instant(as_of, end_of_day=True) if as_of else None
    filters = [("series", "=", series), ("day", "=", day), ("seen_at", "<=", seen)]
    condition, values = query.where([*filters, *((name, "=", value) for name, value in chosen.items())])
    answer = query.ask(
        db,
        f"select {_COLUMNS}, null as rule from claims where {condition}"
        " order by conflict, kind, party, place, donor, since, period_days, unit, seen_at, source, publisher",
        values,
    )
    rows = []
    for _, same in _things(answer):
        stand = _standing(same, series, seen)
        if len(stand) > 1:
            stand[0]["rule"] = standing.choose(stand, series).rule.id
        rows += [tuple(row.values()) for row in same]
    return Answer(answer.columns, rows)


def tell(
    db: sqlite3.Connection, series: str, day: str, *, as_of: str | None = None, **chosen: str | None
) -> Iterator[str]:
    """The story as lines of text. Raises TrackerError for unknown names."""
    answer = claims(db, series, day, as_of=as_of, **chosen)
    title, definition, cautions = db.execute(
        "select title, definition, cautions from series where series = ?", (series,)
    ).fetchone()
    yield f"{series} on {day}: {title}"
    yield definition
    if cautions:
        yield " ".join(cautions.split("\n"))
    seen = instant(as_of, end_of_day=True) if as_of else None
    derived = list(derivation.told(db, series, day, chosen, seen))
    if not answer.rows and derived:
        yield f"No claim about {day}; what follows is derived."
    elif not answer.rows:
        then = " was known then" if as_of else ""
        yield f"No claim about {day}{then}. {_nearest(db, series, day, seen, chosen)}"
    things = list(_things(answer))
    whole = [one for one in things if len(things) <= _TOLD or not any(one[0][at] for at in _PARTS)][:_TOLD]
    told: set[str] = set()
    for thing, rows in whole:
        yield ""
        yield _heading(thing)
        yield from _thing(db, rows, series, day, seen)
        yield from _verdict(_standing(rows, series, seen), series, told)
    parts = [one for one in things if one not in whole]
    if parts:
        yield ""
        for thing, rows in parts[:_LISTED]:
            stand = _standing(rows, series, seen)
            yield f"{_heading(thing)}: {_said(stand[0]) if stand else 'nothing stands'}"
        more = f"And {len(parts) - _LISTED} more. " if len(parts) > _LISTED else ""
        yield f"{more}For the whole story of one name it with --party, --place or --donor."
    yield from derived


def _things(answer: Answer) -> Iterator[tuple[tuple[Any, ...], list[_Claim]]]:
    """The claims of each thing that is counted."""
    for thing, rows in groupby(answer.rows, key=lambda row: row[:_GROUP]):
        yield thing, [dict(zip(answer.columns, row, strict=True)) for row in rows]


def _standing(rows: list[_Claim], series: str, seen: str | None) -> list[_Claim]:
    """The claims that stand now or at an instant, first the one that the rule of the series puts first."""
    stand = [row for row in rows if row["status"] == "accepted" and not _ended(row, seen)]
    return [stand[at] for at in standing.choose(stand, series).order] if stand else []


def _ended(claim: _Claim, seen: str | None) -> str | None:
    """When another value took the place of this one; None while it stands."""
    ended: str | None = claim["superseded_at"]
    return ended if ended and (seen is None or ended <= seen) else None


def _heading(thing: tuple[Any, ...]) -> str:
    conflict, kind, party, place, donor, since, period, unit = thing
    parts = [conflict, f"{kind} in {unit}"]
    named = (("party", party), ("place", place), ("donor", donor), ("since", since))
    parts += [f"{name} {value}" for name, value in named if value]
    if period:
        parts.append(f"over {period} day{'s' if period > 1 else ''}")
    return ", ".join(parts)


def _thing(db: sqlite3.Connection, rows: list[_Claim], series: str, day: str, seen: str | None) -> Iterator[str]:
    """The story of one thing: one channel after the other, that of which a value stands first, each from its start."""
    stand = _standing(rows, series, seen)
    by_rule = [rows[at] for at in standing.choose(rows, series).order]
    channels = dict.fromkeys(_channel(row) for row in (*stand, *by_rule))
    for channel in channels:
        history = [row for row in rows if _channel(row) == channel]
        middle = history[1 : 1 - _KEPT] if len(history) > _KEPT else []
        hidden = [row for row in middle if row["status"] in ("accepted", "withdrawn")]
        for number, row in enumerate(history):
            if row not in hidden:
                fate = _place(row, stand, series) if row in stand else _fate(row, seen)
                yield from _paragraph(db, row, fate, (series, day, seen), again=number > 0)
            elif row is hidden[0]:
                yield f"  and {len(hidden)} values more, until {hidden[-1]['superseded_at']}: {_listed(hidden)}"


def _place(row: _Claim, stand: list[_Claim], series: str) -> str:
    """That a claim stands, and beside another one why it is not the first."""
    if row is stand[0]:
        return "stands"
    first, line = standing.line_of(stand[0], series), standing.line_of(row, series)
    return f"stands beside it: {standing.choose(stand, series).rule.why_after(first, line)}"


def _channel(row: _Claim) -> tuple[str | None, ...]:
    return (row["claimant"], row["publisher"], row["source"])


def _listed(rows: list[_Claim]) -> str:
    return ", ".join("withdrawn" if row["status"] == "withdrawn" else _said(row) for row in rows)


def _said(claim: _Claim) -> str:
    return amount(claim["value"], claim["low"], claim["high"], claim["qualifier"])


def _fate(claim: _Claim, seen: str | None) -> str:
    ended = _ended(claim, seen)
    held = claim["status"] in {"held", "rejected"}
    return f"{'held ' if held else ''}until {ended}" if ended else _FATES[claim["status"]]


def _paragraph(
    db: sqlite3.Connection, claim: _Claim, fate: str, asked: tuple[str, str, str | None], *, again: bool
) -> Iterator[str]:
    """One value; `asked` for the series, the day and as of when. `again`: the channel is named before it."""
    series, day, seen = asked
    if claim["status"] == "withdrawn":
        yield f"  withdrawn by {claim['publisher'] or claim['source']}, seen {claim['seen_at']}"
        return
    who = claim["claimant"] or "no claimant named"
    by = f"{who}, printed by {claim['publisher'] or 'an unnamed publisher'}, read by {claim['source']}"
    yield f"  {_said(claim)}  {'the same, later' if again else by}"
    quote, place = (
        f"“{' '.join(claim['quote'].split())}”",
        f"at {claim['locator']} in document {claim['document'][:12]}",
    )
    if len(quote) > _SHORT:
        yield f"      {quote}"
        yield f"      {place}, from {claim['url']}"
    else:
        yield f"      {quote} {place}, from {claim['url']}"
    yield f"      seen {claim['seen_at']}, {fate}"
    if claim["status"] in {"held", "rejected"}:
        reasons = db.execute(
            "select distinct message from problems where document = ? and series = ? and day = ? and severity = 'hold'",
            (claim["document"], series, day),
        )
        for (reason,) in reasons:
            yield f"      because {reason.removeprefix(f'{series} on {day}: ')}"
    yield from _decisions(db, claim, series, day, seen)


def _decisions(db: sqlite3.Connection, claim: _Claim, series: str, day: str, seen: str | None) -> Iterator[str]:
    """What people decided about this value."""
    for at, verdict, who, because in db.execute(
        "select distinct decided_at, verdict, who, because from decisions where series = ? and day = ? and source = ?"
        " and (value, low, high, qualifier, party, place) is (?, ?, ?, ?, ?, ?)"
        " and decided_at <= ? order by decided_at",
        (
            series,
            day,
            claim["source"],
            *(claim[n] for n in ("value", "low", "high", "qualifier", "party", "place")),
            seen or "~",
        ),
    ):
        yield f"      {verdict} {at} by {who}: {because}"


def _verdict(stand: list[_Claim], series: str, told: set[str]) -> Iterator[str]:
    """What stands, and where several speak by which rule, whose reason is given once."""
    figures = {(row["value"], row["low"], row["high"]) for row in stand}
    if len(stand) < 2:
        yield "  One claim stands." if stand else "  Nothing stands."
        return
    said = ", ".join(sorted(amount(*figure, None) for figure in figures))
    if len(figures) == 1:
        yield f"  They agree: {len(stand)} claims that stand say {said}."
    else:
        yield f"  They disagree: {len(stand)} claims stand, with {len(figures)} different values: {said}."
    rule = standing.choose(stand, series).rule
    yield f"  {_said(stand[0])} is the figure, by the rule {rule.id}: {'as above.' if rule.id in told else rule.reason}"
    told.add(rule.id)


def _nearest(db: sqlite3.Connection, series: str, day: str, seen: str | None, chosen: dict[str, str | None]) -> str:
    view, instants = query.standing(seen)
    condition, values = query.where([("series", "=", series), *((name, "=", value) for name, value in chosen.items())])
    before, after = (
        db.execute(
            f"select {what}(day) from {view} and {condition} and day {than} :day", {**instants, **values, "day": day}
        ).fetchone()[0]
        for what, than in (("max", "<"), ("min", ">"))
    )
    near = " and ".join(each for each in (before, after) if each)
    return f"The nearest days with one: {near}." if near else "There is none on any other day either."
