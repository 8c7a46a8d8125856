"""All checks on the ledger as it stands: what is held, what stands and should be looked at, where mirrors differ.

One line is in memory at a time, and for mirrors those of one claimant and thing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, groupby
from typing import Any, NamedTuple

from tracker.catalog import Catalog
from tracker.judging import Point, Verdict, judge_line, judge_mirrors
from tracker.judging.judgement import breaks_of
from tracker.judging.known_faults import KnownFault
from tracker.model import Line, Number

_DIMENSIONS = "conflict, series, kind, party, place, donor, since, claimant, publisher, source"


class Finding(NamedTuple):
    """What a check found. `key` names a held claim for `tracker review`; `known` is the reason why it is not told."""

    source: str
    check: str
    severity: str
    series: str
    day: str
    value: Number | None
    message: str
    key: str | None = None


class Checked(NamedTuple):
    """What is to be looked at, by source, and how many findings were known already."""

    findings: list[Finding]
    known: int


def check(db: sqlite3.Connection, catalog: Catalog, known: Sequence[KnownFault] = ()) -> Checked:
    """Run every check. A known fault is left out; one that fits nothing any more is a finding of its own."""
    found = list({_name(one): one for one in _found(db, catalog)}.values())  # a slip differs from every mirror, once
    listed = {(one.source, one.series, one.day, one.value, one.check) for one in known}
    names = {_name(one) for one in found}
    told = [one for one in found if _name(one) not in listed]
    for fault in known:
        if (fault.source, fault.series, fault.day, fault.value, fault.check) not in names:
            message = f"the known fault {fault.check} of {fault.value} fits nothing any more; remove it from the list"
            told.append(
                Finding(fault.source, "known-fault-gone", "warning", fault.series, fault.day, None, message)
            )  # fmt: skip
    told.sort(key=lambda one: (one.source, one.series, one.day, one.check))
    return Checked(told, len(found) - len([one for one in told if one.check != "known-fault-gone"]))


def _name(finding: Finding) -> tuple[str, str, str, str, str]:
    return (finding.source, finding.series, finding.day, str(finding.value), finding.check)


def _found(db: sqlite3.Connection, catalog: Catalog) -> Iterator[Finding]:
    for row in db.execute("select source, problem, series, day, value, because, key from held"):
        source, names, series, day, value, because, key = row
        yield Finding(source, (names or "held").split(",")[0], "hold", series, day, value, because or "", key)
    decided = set(db.execute("select source, series, day, value from decisions where verdict = 'accepted'"))
    yield from (one for one in _lines(db, catalog) if (one.source, one.series, one.day, one.value) not in decided)
    yield from (one for one in _mirrors(db) if (one.source, one.series, one.day, one.value) not in decided)


def _lines(db: sqlite3.Connection, catalog: Catalog) -> Iterator[Finding]:
    """What stands in each line and would be held, or warned of, today."""
    lines = db.execute(f"select id, {_DIMENSIONS} from ledger_lines order by id")
    for number, *parts in lines.fetchall():
        line = Line._make(part or None for part in parts)
        if line.kind == "change" or line.series not in catalog.series:
            continue  # what happened in a period may be anything
        points = _standing(db, number)
        corrections = _corrections(db, catalog, line)
        verdicts = judge_line(
            catalog.series[line.series], line.kind, points, corrections=corrections, breaks=breaks_of(catalog, line)
        )
        yield from _told(line, points, verdicts)


def _standing(db: sqlite3.Connection, line: int) -> list[Point]:
    rows = db.execute(
        "select day, value from ledger_entries where line = ? and superseded_by is null and status = 0"
        " and value is not null and period_days = 0 order by day",
        (line,),
    )
    return [Point(*row) for row in rows]


def _corrections(db: sqlite3.Connection, catalog: Catalog, line: Line) -> dict[str, Number]:
    names = [series.id for series in catalog.series.values() if series.corrects == line.series]
    if not names:
        return {}
    return dict(
        db.execute(
            "select day, sum(value) from current where series = ? and conflict = ? and party is ? and place is ?"
            " and claimant is ? and publisher is ? and source = ? and value <> 0 group by day",
            (names[0], line.conflict, line.party, line.place, line.claimant, line.publisher, line.source),
        )
    )


def _told(line: Line, points: Sequence[Point], verdicts: Iterable[Verdict]) -> Iterator[Finding]:
    values = dict(points)
    for day, problem in verdicts:
        if problem.severity in {"hold", "warning"}:
            yield Finding(
                str(line.source), problem.check, "warning", line.series, day, values.get(day), problem.message
            )  # fmt: skip


def _mirrors(db: sqlite3.Connection) -> Iterator[Finding]:
    """Where two channels of one claimant differ, at the channel that does not fit."""
    rows = db.execute(
        f"select id, {_DIMENSIONS} from ledger_lines where claimant <> '' and kind <> 'change'"
        " order by conflict, series, kind, party, place, donor, since, claimant, source, publisher"
    ).fetchall()
    for _, group in groupby(rows, key=lambda row: row[1:9]):
        channels: list[tuple[Any, ...]] = list(group)
        if len(channels) < 2:
            continue
        points = {row[0]: _standing(db, row[0]) for row in channels}
        for one, other in combinations(channels, 2):
            found = judge_mirrors(points[one[0]], points[other[0]])
            for row, verdicts, beside in ((one, found.a, other), (other, found.b, one)):
                line = Line._make(part or None for part in row[1:])
                for told in _told(line, points[row[0]], verdicts):
                    yield told._replace(message=f"{told.message} (beside {beside[9] or beside[10]})")
