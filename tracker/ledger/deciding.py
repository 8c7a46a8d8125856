"""Decisions about held claims, inside the ledger's transaction: an event in history like a fetch.

An accepted claim stands from its decision on, and goes on standing when later documents repeat the value, whatever
a check says of it. A rejected one stays held. Both hold for that value of that identity only.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Literal, NamedTuple

from tracker import __version__
from tracker.clock import now
from tracker.ledger.history import ACCEPTED, HELD, Key
from tracker.model import Line, Number, TrackerError

Verdict = Literal["accepted", "rejected"]
READER = "decision"
"""Stands in `ledger_fetches.reader` for those that are decisions."""

Said = tuple[Number | None, Number | None, Number | None, str | None, str | None]
"""value, low, high, qualifier, unit."""

Decided = Mapping[tuple[int, str, int], Mapping[Said, Verdict]]
"""line, day, period_days -> what was decided of each value. The newest decision counts."""


class Decision(NamedTuple):
    """What was decided of one value of one identity, by whom and why. Absent parts are None."""

    line: Line
    day: str
    period_days: int | None
    value: Number | None
    low: Number | None
    high: Number | None
    qualifier: str | None
    unit: str | None
    verdict: Verdict
    who: str
    because: str

    @property
    def said(self) -> Said:
        """The value that was decided on."""
        return (self.value, self.low, self.high, self.qualifier, self.unit)


def decided(db: sqlite3.Connection, source: str, key: Key) -> Decided:
    """The decisions about a source's claims at a place in history."""
    found: dict[tuple[int, str, int], dict[Said, Verdict]] = {}
    for line, day, period, *said, verdict in db.execute(
        """
        select d.line, d.day, d.period_days, d.value, d.low, d.high, d.qualifier, d.unit, d.verdict
        from ledger_decisions d join ledger_fetches f on f.id = d.fetch
        where f.source = ? and (f.seen_at, f.moment) <= (?, ?) order by f.seen_at, f.moment
        """,
        (source, *key[:2]),
    ):
        found.setdefault((line, day, period), {})[tuple(said)] = verdict
    return found


def record(
    db: sqlite3.Connection, decision: Decision, at: tuple[str, int], *, replayed: bool = False
) -> tuple[int, int]:
    """Write a decision down; returns the line and the period. To be called in a transaction.

    Raises TrackerError when no such value is held at that place in history. One that is `replayed` may be about a
    value that was trusted all along: a document that came later than the decision, but was seen before it, says why.
    """
    line = _line(db, decision.line)
    period = decision.period_days or 0
    held = db.execute(
        """
        select e.quote, e.locator, e.url, f.source, f.document, f.address, f.publisher, f.published
        from ledger_entries e join ledger_fetches f on f.id = e.fetch
        where e.line = ? and e.day = ? and e.period_days = ? and (e.status = ? or e.status = ?)
            and (e.value, e.low, e.high, e.qualifier, e.unit) is (?, ?, ?, ?, ?)
            and (f.seen_at, f.moment) <= (?, ?)
        order by e.status desc, f.seen_at desc, f.moment desc limit 1
        """,
        (line, decision.day, period, HELD, ACCEPTED if replayed else HELD, *decision.said, *at),
    ).fetchone()
    if held is None:
        shown = decision.value if decision.value is not None else f"{decision.low} to {decision.high}"
        raise TrackerError(f"no held claim says {shown} for {decision.line.series} on {decision.day}")
    quote, locator, url, source, document, address, publisher, published = held
    (fetch,) = db.execute("select coalesce(max(id), 0) + 1 from ledger_fetches").fetchone()
    db.execute(
        "insert into ledger_fetches (source, document, address, publisher, published, seen_at, moment, outcome,"
        " complete, new, revised, withdrawn, unchanged, held, recorded_at, program, reader, hash)"
        " values (?, ?, ?, ?, ?, ?, ?, 'recorded', 0, 0, 0, 0, 0, 0, ?, ?, ?,"
        " (select hash from ledger_documents where id = ?))",
        (source, document, address, publisher, published, *at, now()[0], __version__, READER, document),
    )
    db.execute(
        "insert into ledger_decisions (fetch, line, day, period_days, value, low, high, qualifier, unit, verdict, who,"
        " because) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (fetch, line, decision.day, period, *decision.said, decision.verdict, decision.who, decision.because),
    )
    if decision.verdict == "accepted":
        db.execute(
            "insert into ledger_entries (line, day, period_days, fetch, n, status, value, low, high, qualifier, unit,"
            " quote, locator, url, seen_at) values (?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (line, decision.day, period, fetch, ACCEPTED, *decision.said, quote, locator, url, at[0]),
        )
    return line, period


def _line(db: sqlite3.Connection, line: Line) -> int:
    row = db.execute(
        "select id from ledger_lines where series = ? and conflict = ? and kind = ? and party = ? and place = ?"
        " and donor = ? and since = ? and claimant = ? and publisher = ? and source = ?",
        [
            part or ""
            for part in (
                line.series, line.conflict, line.kind, line.party, line.place, line.donor, line.since, line.claimant,
                line.publisher, line.source,
            )
        ],
    ).fetchone()  # fmt: skip
    if row is None:
        raise TrackerError(f"the ledger has no line {line.series} of {line.source} that this decision is about")
    return int(row[0])


def journalled(db: sqlite3.Connection, fetch: int) -> dict[str, object] | None:
    """The decision of a fetch as the archive's journal keeps it; None where it is none."""
    row = db.execute(
        """
        select d.day, d.period_days, d.value, d.low, d.high, d.qualifier, d.unit, d.verdict, d.who, d.because,
            l.conflict, l.series, l.kind, l.party, l.place, l.donor, l.since, l.claimant, l.publisher, l.source
        from ledger_decisions d join ledger_lines l on l.id = d.line where d.fetch = ?
        """,
        (fetch,),
    ).fetchone()
    if row is None:
        return None
    names = ("day", "period_days", "value", "low", "high", "qualifier", "unit", "verdict", "who", "because")
    return {**dict(zip(names, row[:10], strict=True)), "line": list(row[10:])}


def from_journal(kept: Mapping[str, object]) -> Decision:
    """The decision that a line of the journal keeps."""
    known = dict(kept)
    line = Line._make(part or None for part in known.pop("line"))  # type: ignore[attr-defined]
    return Decision(line=line, **{**known, "period_days": known["period_days"] or None})  # type: ignore[arg-type]
