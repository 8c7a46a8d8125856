"""The morning's note in Markdown: what is new, what moved unusually, what was revised, held, or is late."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from statistics import median
from typing import Any

from tracker.amounts import amount, figure
from tracker.asking import freshness, revised

_SHOWN = 12  # lines of a section and source; the rest is counted
_BEFORE = 28  # intervals that say what is usual
_UNUSUAL = 3  # times the usual pace


def note(db: sqlite3.Connection, since: str, today: date) -> Iterator[str]:
    """The lines of the note about everything seen since an instant. Every figure names its source and address."""
    yield f"# Figures of {today}"
    yield ""
    (fetches, new, revised, held) = db.execute(
        "select count(*), coalesce(sum(new), 0), coalesce(sum(revised), 0), coalesce(sum(held), 0) from runs"
        " where seen_at >= ?",
        (since,),
    ).fetchone()
    yield f"Since {since}: {fetches:,} documents read, {new:,} claims new, {revised:,} revised, {held:,} held."
    for title, lines in (
        ("New", _new(db, since)),
        ("Moved unusually", _unusual(db, since)),
        ("Revised", _revised(db, since)),
        ("Held", _held(db, since)),
        ("Late", _late(db, today)),
    ):
        yield f"\n## {title}\n"
        told = list(lines)
        yield from told or ["Nothing."]


def _new(db: sqlite3.Connection, since: str) -> Iterator[str]:
    """The newest day of each line, where it was first seen in this time, by source."""
    rows = _ask(
        db,
        """
        select s.title, c.* from latest c join series s on s.series = c.series
        where c.seen_at >= ? and not exists (
            select 1 from revisions r where r.series = c.series and r.day = c.day and r.seen_at = c.seen_at
                and r.source = c.source and r.party is c.party and r.place is c.place and r.donor is c.donor)
        order by c.source, c.place is not null, c.donor is not null, c.series, c.conflict, c.party, c.place
        """,
        (since,),
    )
    yield from _by_source(rows, lambda row: f"{_named(row)}: {_value(row)} on {row['day']}. {_who(row)}")


def _unusual(db: sqlite3.Connection, since: str) -> Iterator[str]:
    """Newest intervals of totals whose pace is more than three times the usual one, or that fell."""
    seen = _ask(
        db,
        "select c.*, s.title from latest c join series s on s.series = c.series where c.kind = 'total'"
        " and c.seen_at >= ? order by c.source, c.series, c.party, c.place",
        (since,),
    ).fetchall()
    for row in seen:
        recent = db.execute(
            "select change, over_days from changes where series = ? and conflict = ? and source = ? and claimant is ?"
            " and publisher is ? and party is ? and place is ? and donor is ? and since is ? and change is not null"
            " order by day desc limit ?",
            (
                *(row[name] for name in ("series", "conflict", "source", "claimant", "publisher")),
                *(row[name] for name in ("party", "place", "donor", "since")), _BEFORE + 1,
            ),
        ).fetchall()  # fmt: skip
        if len(recent) <= freshness.REPORTS:
            continue
        (change, days), *before = recent
        usual = median(abs(one) / over for one, over in before)
        if change < 0 or (change / days > _UNUSUAL * usual and change / days > 1):
            pace = f"{_rate(change / days)} a day, usually {_rate(usual)}"
            yield f"- {_named(row)}: {change:+,} to {row['day']} ({pace}). {_who(row)}"


def _revised(db: sqlite3.Connection, since: str) -> Iterator[str]:
    rows = _ask(
        db,
        "select s.title, r.* from revisions r join series s on s.series = r.series where r.seen_at >= ?"
        " order by r.source, r.day desc, r.series",
        (since,),
    ).fetchall()
    why = {id(row): cause for row, cause in zip(rows, revised.explain(db, [dict(row) for row in rows]), strict=True)}

    def told(row: sqlite3.Row) -> str:
        old = amount(row["old_value"], row["old_low"], row["old_high"], row["old_qualifier"])
        new = amount(row["new_value"], row["new_low"], row["new_high"], row["new_qualifier"])
        withdrawn = row["type"] == "withdrawal"
        became = "taken back" if withdrawn else f"now {new}"
        likely = f" (likely: {why[id(row)]})" if why[id(row)] and not withdrawn else ""
        return f"{_named(row)} on {row['day']}: was {old}, {became}{likely}. {_who(row)}"

    yield from _by_source(rows, told)


def _held(db: sqlite3.Connection, since: str) -> Iterator[str]:
    rows = _ask(
        db,
        "select s.title, h.* from held h join series s on s.series = h.series where h.seen_at >= ?"
        " order by h.source, h.day desc, h.series",
        (since,),
    )
    yield from _by_source(
        rows, lambda row: f"{_named(row)}: {_value(row)} on {row['day']}, because {row['because']}. {_who(row)}"
    )


def _late(db: sqlite3.Connection, today: date) -> Iterator[str]:
    for one in freshness.health(db, today):
        if one.state in {"late", "stale", "failing"}:
            yield f"- {one.source} is {one.state}: {one.reason}; newest day {one.newest_day or 'none'}."


def _ask(db: sqlite3.Connection, sql: str, values: tuple[str, ...]) -> sqlite3.Cursor:
    cursor = db.cursor()
    cursor.row_factory = sqlite3.Row
    return cursor.execute(sql, values)


def _by_source(rows: Iterable[sqlite3.Row], told: Any) -> Iterator[str]:
    count, source = 0, None
    for row in rows:
        if row["source"] != source:
            yield from _rest(count, source)
            count, source = 0, row["source"]
        count += 1
        if count <= _SHOWN:
            yield f"- {told(row)}"
    yield from _rest(count, source)


def _rest(count: int, source: str | None) -> Iterator[str]:
    if count > _SHOWN:
        yield f"- and {count - _SHOWN:,} more of {source}."


def _named(row: sqlite3.Row) -> str:
    about = [row["conflict"], *(row[name] for name in ("party", "place", "donor") if row[name])]
    period = f" in {row['period_days']} days" if (row["period_days"] or 0) > 1 else ""
    return f"{row['title']} ({', '.join(about)}){period}"


def _rate(rate: float) -> str:
    return figure(int(rate) if rate.is_integer() else round(rate, 1))


def _value(row: sqlite3.Row) -> str:
    said = amount(row["value"], row["low"], row["high"], row["qualifier"])
    return f"{said} {row['unit']}" if row["unit"] not in {"people", "items", "units", "events"} else said


def _who(row: sqlite3.Row) -> str:
    printed = f", printed by {row['publisher']}" if row["publisher"] not in {None, row["claimant"]} else ""
    return f"{row['claimant'] or 'No claimant named'}{printed}: <{row['url']}>"
