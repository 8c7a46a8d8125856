"""The checks on the channels of one claimant beside each other: what is printed at two places should agree."""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import combinations, groupby
from typing import Any

from tracker.judging import Point, judge_mirrors, judge_prose
from tracker.judging.findings import DIMENSIONS, Finding, Lines, line_of, told
from tracker.judging.surroundings import IN_WORDS, POINT, moved
from tracker.judging.thresholds import PROSE_DAYS


def mirrored(db: sqlite3.Connection) -> Iterator[Finding]:
    """Where two channels of one claimant differ, at the channel that does not fit."""
    rows = db.execute(
        f"select id, {DIMENSIONS} from ledger_lines where claimant <> '' and kind <> 'change'"
        " order by conflict, series, kind, party, place, donor, since, claimant, source, publisher"
    ).fetchall()
    lines = Lines(db)
    for _, group in groupby(rows, key=lambda row: row[1:9]):
        channels: list[tuple[Any, ...]] = list(group)
        if len(channels) < 2:
            continue
        points = {row[0]: lines.read(row[0]).points for row in channels}
        passing = [row for row in channels if _in_passing(db, row)]
        for row in channels:
            others = [point for other in channels if other[0] != row[0] for point in points[other[0]]]
            yield from _prose(db, row, others, whole=row in passing)
        for one, other in combinations([row for row in channels if row not in passing], 2):
            found = judge_mirrors(points[one[0]], points[other[0]])
            for row, verdicts, beside in ((one, found.a, other), (other, found.b, one)):
                for finding in told(line_of(row), points[row[0]], verdicts):
                    yield finding._replace(message=f"{finding.message} (beside {beside[9] or beside[10]})")


def _in_passing(db: sqlite3.Connection, row: Sequence[Any]) -> bool:
    """Whether a channel is a text that names a figure now and then, and often that of another day: no mirror."""
    found = db.execute(
        "select 1 from ledger_entries e, catalog_sources s where e.line = ? and s.source = ? and s.cadence_days is null"
        f" and {IN_WORDS} limit 1",
        (row[0], row[10]),
    )
    return found.fetchone() is not None


def _prose(db: sqlite3.Connection, row: Sequence[Any], others: Sequence[Point], *, whole: bool) -> Iterator[Finding]:
    """What a channel says that cannot be what the others have around its days: bounds and round numbers, or all."""
    said = db.execute(
        "select e.day, e.value, e.low, e.high, e.qualifier from ledger_entries e where e.line = ? and e.status = 0"
        f" and e.superseded_by is null and e.period_days = 0 and (? or not ({POINT})) order by e.day",
        (row[0], whole),
    ).fetchall()
    days = sorted(others) if said else []
    for day, value, low, high, qualifier in said:
        first, last = bisect_left(days, (moved(day, -PROSE_DAYS),)), bisect_left(days, (moved(day, PROSE_DAYS + 1),))
        verdicts = judge_prose(value, low, high, qualifier, days[first:last], day)
        yield from told(line_of(row), [Point(day, value)] if value is not None else [], verdicts)
