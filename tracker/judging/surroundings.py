"""What the ledger had around the figures of a document, as of the instant at which the document was seen."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping
from datetime import date

from tracker.catalog import Catalog
from tracker.judging.model import Point
from tracker.judging.thresholds import ROUND
from tracker.model import Claim, Line, Number

AROUND = 120
"""Days on either side of a window that are looked at."""

UNFIT = (
    "jump", "fall", "outlier",
    "digits-swapped", "digit-mistyped", "digit-dropped", "digit-added", "factor-ten", "unit-slip", "zero-reset",
)  # fmt: skip
"""The verdicts that a figure does not fit the days around it, which later days may show to be wrong."""

Instant = tuple[str, int]
"""seen_at, and the microseconds into that second."""

_TEXT = "char="  # how the locator of a figure in a text begins
IN_WORDS = f"substr(e.locator, 1, {len(_TEXT)}) = '{_TEXT}'"
"""Whether the entry `e` was read in a text, as SQL."""

POINT = (
    "e.value is not null and (e.qualifier is null or e.qualifier = 'about')"
    f" and not (e.value % {ROUND} = 0 and {IN_WORDS})"
)
"""What is a point of a line, as SQL on the entry `e`; the same as `is_point`."""

_STOOD = (
    " from ledger_lines l join ledger_entries e on e.line = l.id join ledger_fetches f on f.id = e.fetch"
    " left join ledger_fetches g on g.id = e.superseded_by"
    " where e.status = 0 and (f.seen_at, f.moment) < (?, ?)"
    " and (g.id is null or (g.seen_at, g.moment) >= (?, ?))"
)


class Surroundings:
    """What stood before an instant: so that a document which arrives late is judged by what it could have known."""

    def __init__(self, db: sqlite3.Connection, catalog: Catalog, at: Instant) -> None:
        self._db = db
        self._at = (*at, *at)
        self._corrected = {one.corrects: one.id for one in catalog.series.values() if one.corrects}
        self._corrections: dict[Line, dict[str, Number]] = {}

    def stood(self, line: int, period: int, first: str = "", last: str = "~") -> dict[str, Number]:
        """The figures of a line between two days, in order."""
        return dict(
            self._db.execute(
                f"select e.day, e.value {_STOOD} and {POINT} and l.id = ? and e.day between ? and ?"
                " and e.period_days = ? order by e.day",
                (*self._at, line, first, last, period),
            )
        )

    def waiting(self, line: int, period: int, days: Mapping[str, Number]) -> dict[str, Number]:
        """The figures around some days that did not fit when they came, that wait still, and that nobody rejected.

        A level that moved for good is told from a slip by the reports that go on from it. Where each of them is a
        document of its own, the first has to be among what stands around the next.
        """
        rows = self._db.execute(
            "select e.day, e.value from ledger_entries e join ledger_fetches f on f.id = e.fetch"
            " left join ledger_fetches g on g.id = e.superseded_by"
            " where e.status = 1 and (f.seen_at, f.moment) < (?, ?)"
            f" and (g.id is null or (g.seen_at, g.moment) >= (?, ?)) and {POINT}"
            " and e.line = ? and e.day between ? and ? and e.period_days = ?"
            " and exists (select 1 from ledger_problems p where p.fetch = e.fetch and p.line = e.line"
            f" and p.day = e.day and p.severity = 'hold' and p.name in ({', '.join('?' * len(UNFIT))}))"
            " and not exists (select 1 from ledger_decisions v join ledger_fetches d on d.id = v.fetch"
            " where v.line = e.line and v.day = e.day and v.period_days = e.period_days and v.value is e.value"
            " and v.verdict = 'rejected' and (d.seen_at, d.moment) < (?, ?)) order by e.day, f.seen_at, f.moment",
            (
                *self._at, line, moved(min(days), -AROUND), moved(max(days), AROUND), period, *UNFIT, *self._at[:2],
            ),
        )  # fmt: skip
        return dict(rows)

    def reported(self, line: int, days: Collection[str]) -> set[str]:
        """The days around some days of which a line has a figure, be it trusted or not."""
        rows = self._db.execute(
            "select distinct e.day from ledger_entries e join ledger_fetches f on f.id = e.fetch"
            " where e.line = ? and e.day between ? and ? and e.status <> 2 and (f.seen_at, f.moment) < (?, ?)",
            (line, moved(min(days), -AROUND), moved(max(days), AROUND), *self._at[:2]),
        )
        return {day for (day,) in rows}

    def around(self, line: int, period: int, days: Mapping[str, Number]) -> dict[str, Number]:
        """The figures of a line on some days and around them."""
        return self.stood(line, period, moved(min(days), -AROUND), moved(max(days), AROUND))

    def corrections(self, total: Line) -> dict[str, Number]:
        """What the claimant of a total published as its corrections, whoever printed them: signed, by day."""
        series = self._corrected.get(total.series)
        if series is None:
            return {}
        wanted = Line(total.conflict, series, "change", total.party, total.place, claimant=total.claimant)
        if wanted not in self._corrections:
            found: dict[str, Number] = {}
            for day, value in self._db.execute(
                f"select e.day, e.value {_STOOD} and {POINT} and l.series = ? and l.conflict = ? and l.kind = 'change'"
                " and l.party = ? and l.place = ? and l.claimant = ? and e.value <> 0 order by e.day, l.id",
                (
                    *self._at,
                    series,
                    total.conflict,
                    *(part or "" for part in (total.party, total.place, total.claimant)),
                ),
            ):
                found.setdefault(day, value)  # two channels print the same correction
            self._corrections[wanted] = found
        return self._corrections[wanted]

    def elsewhere(self, line: Line, source: str, day: str, period: int, reach: int) -> list[Point]:
        """The figures of a claimant's own series around a day, in other sources than one."""
        rows = self._db.execute(
            f"select e.day, e.value {_STOOD} and {POINT} and l.series = ? and l.conflict = ? and l.kind = ?"
            " and l.party = ? and l.place = ? and l.donor = ? and l.since = ? and l.claimant = ? and l.source <> ?"
            " and e.day between ? and ? and e.period_days = ? order by e.day",
            (
                *self._at, line.series, line.conflict, line.kind, *(part or "" for part in line[3:8]), source,
                moved(day, -reach), moved(day, reach), period,
            ),
        )  # fmt: skip
        return [Point(*row) for row in rows]


def is_point(claim: Claim) -> bool:
    """Whether a claim is a point of its line: one value, and no bound or round number of a text, which says less."""
    if claim.value is None or claim.qualifier not in {None, "about"}:
        return False
    return not (in_words(claim) and claim.value % ROUND == 0)


def in_words(claim: Claim) -> bool:
    """Whether a claim was read in a text."""
    return claim.locator.startswith(_TEXT)


def moved(day: str, by: int) -> str:
    """The day some days later, or earlier; the calendar ends where it ends."""
    number = date.fromisoformat(day).toordinal() + by
    return date.fromordinal(min(max(number, 1), date.max.toordinal())).isoformat()
