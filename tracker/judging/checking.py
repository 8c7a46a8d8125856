"""All checks on the ledger as it stands: what is held, what stands and should be looked at, where mirrors differ.

The lines of one report are gone through one at a time; beside each other are only a total and its change, a whole and
its parts, the running totals of a report that says every day what it added, and the channels of one claimant.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from tracker.catalog import Catalog
from tracker.judging.channels import mirrored
from tracker.judging.findings import DIMENSIONS, Finding, Lines, line_of
from tracker.judging.known_faults import KnownFault
from tracker.judging.surroundings import Surroundings
from tracker.judging.whole_report import Report

_REPORT = "source, publisher, claimant, conflict, party, place, donor, since"
_EVER = ("9999-12-31T00:00:00Z", 0)
_SMALL = ("mmap_size = 0", "cache_size = -4096")  # everything is read once in order, so a large cache gains nothing


class Checked(NamedTuple):
    """What is to be looked at, by source, and how many findings were known already."""

    findings: list[Finding]
    known: int


def check(db: sqlite3.Connection, catalog: Catalog, known: Sequence[KnownFault] = ()) -> Checked:
    """Run every check. A known fault is left out; one that fits nothing any more is a finding of its own."""
    for pragma in _SMALL:
        db.execute(f"pragma {pragma}")
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
    for report in _reports(db, catalog):
        yield from (one for one in report.findings() if (one.source, one.series, one.day, one.value) not in decided)
    yield from (one for one in mirrored(db) if (one.source, one.series, one.day, one.value) not in decided)


def _reports(db: sqlite3.Connection, catalog: Catalog) -> Iterator[Report]:
    """The lines that are printed together: all is alike but what is counted."""
    cadences = dict(db.execute("select source, cadence_days from catalog_sources"))
    before, reader = Surroundings(db, catalog, _EVER), Lines(db)
    rows = db.execute(f"select id, {DIMENSIONS} from ledger_lines order by {_REPORT}, series, kind").fetchall()
    for _, group in groupby(rows, key=lambda row: (*row[8:], row[1], *row[4:8])):
        lines = {line_of(row): row[0] for row in group if row[2] in catalog.series}
        yield Report(reader, catalog, before, lines, cadences.get(next(iter(lines)).source) if lines else None)
