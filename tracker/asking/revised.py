"""The revisions with their likely causes: what the ledger knows beside each, for `tracker.asking.causes`."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from tracker.asking.causes import BESIDE, Around, Row, Together, likely
from tracker.judging.thresholds import RESTATED_DAYS
from tracker.model import Number

_LINE = ("series", "conflict", "kind", "party", "place", "donor", "since", "claimant", "publisher", "source")


def explain(db: sqlite3.Connection, rows: Sequence[Row]) -> Iterator[str | None]:
    """The likely cause of each row of `revisions`. All that a document changed in a line must be there."""
    units = dict(db.execute("select series, unit from series"))
    rows = [{**row, "unit": units[row["series"]]} for row in rows]
    groups: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in rows:
        groups[_group(row)].append(row)
    together = {key: Together(group) for key, group in groups.items()}
    readers, first_seen = _readings(db)
    decided = set(db.execute("select decided_at, source, series, day from decisions"))
    corrections, next_day = _corrections(db), _next_days(db, rows)
    for row in rows:
        same = together[_group(row)]
        few = row["type"] == "revision" and same.days < RESTATED_DAYS
        source, document = row["source"], row["document"]
        before = readers.get((source, row["old_seen_at"], document))
        around = Around(
            same,
            near=_near(db, row) if few else {},
            correction=corrections.get((*_claimed(row), row["day"])),
            first_seen=first_seen.get((source, document), ""),
            reread=before is not None and before != readers.get((source, row["seen_at"], document)),
            decided=(row["seen_at"], source, row["series"], row["day"]) in decided,
            next_day=(row["seen_at"], document, *_claimed(row), row["day"]) in next_day,
        )
        yield likely(row, around)


def _group(row: Row) -> tuple[Any, ...]:
    return (*(row[name] for name in _LINE), row["type"], row["document"], row["seen_at"])


def _claimed(row: Row) -> tuple[Any, ...]:
    return tuple(row[name] for name in _LINE if name not in ("kind", "since"))


def _readings(
    db: sqlite3.Connection,
) -> tuple[dict[tuple[str, str, str], str], dict[tuple[str, str], str]]:
    """The digest of the reader by source, instant and document, and the first instant by source and document."""
    found = db.execute(
        "select f.source, f.seen_at, d.hash, f.reader"
        " from ledger_fetches f join ledger_documents d on d.id = f.document"
        " where f.outcome <> 'refused' order by f.seen_at desc"
    ).fetchall()
    readers = {(source, seen_at, document): reader for source, seen_at, document, reader in found}
    return readers, {(source, document): seen_at for source, seen_at, document, _ in found}


def _corrections(db: sqlite3.Connection) -> dict[tuple[Any, ...], Number]:
    """Published corrections by what they correct and day."""
    columns = ("s.corrects", *(f"c.{name}" for name in _LINE[1:] if name not in ("kind", "since")))
    found = db.execute(
        f"select {', '.join(columns)}, c.day, c.value from series s join current c on c.series = s.series"
        " where s.corrects is not null and c.value <> 0"
    )
    return {tuple(key): value for *key, value in found}


def _next_days(db: sqlite3.Connection, rows: Sequence[Row]) -> set[tuple[Any, ...]]:
    """The totals, and the changes beside them, of which a document gives the next day under the same date."""
    totals = dict(db.execute("select series, change_of from series where change_of is not null"))
    by_key = {(row["seen_at"], row["document"], *_claimed(row), row["day"]): row for row in rows}
    found = set()
    for key, row in by_key.items():
        seen_at, document, series, *rest = key
        total = (seen_at, document, totals.get(series), *rest)
        if row["new_value"] and total in by_key and by_key[total]["difference"] == row["new_value"]:
            found |= {key, total}
    return found


def _near(db: sqlite3.Connection, row: Row) -> dict[str, Number]:
    """The figures of the same line that stand on the days beside, and on the same day of the years beside."""
    day = date.fromisoformat(row["day"])
    first, last = (str(day + timedelta(days=days)) for days in (-BESIDE, BESIDE))
    years = [f"{year}{row['day'][4:]}" for year in (day.year - 1, day.year + 1)]
    same = " and ".join(f"{name} is ?" for name in _LINE)
    found = db.execute(
        f"select day, value from current where {same} and period_days is ? and value is not null"
        " and (day between ? and ? or day in (?, ?))",
        [*(row[name] for name in _LINE), row["period_days"], first, last, *years],
    )
    return dict(found.fetchall())
