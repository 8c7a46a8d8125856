"""Whether a source is alive, judged by its own habits: late, stale and failing are said before anybody asks."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from statistics import median
from typing import Literal, NamedTuple

from tracker import sources
from tracker.model import Source

State = Literal["ok", "late", "stale", "failing", "never"]

REPORTS = 14  # with fewer reported days nothing is judged
STALE_GAPS, STALE_DAYS = 4, 14  # silent for more than four of its own median gaps, and for at least 14 days
LATE_GAPS, LATE_DAYS = 2, 2  # silent for more than two, and two days longer than it promises


class Health(NamedTuple):
    """How a source is. `gap` is the median number of days between two days it reported; None where not judged."""

    source: str
    state: State
    newest_day: str | None
    silent_days: int | None
    gap: float | None
    last_success: str | None
    last_change: str | None
    open_problems: int
    reason: str


def judge(source: Source, days: Iterable[str], today: date) -> tuple[State, int | None, float | None, str]:
    """State, days of silence, median gap and the reason, from the days a source has reported. Pure."""
    reported = [date.fromisoformat(day) for day in sorted(days)]
    if not reported:
        return "never", None, None, "nothing was ever recorded"
    silent = max(0, (today - reported[-1]).days)
    if source.cadence_days is None:
        return "ok", silent, None, "no new days are expected"
    if len(reported) < REPORTS:
        return "ok", silent, None, f"not judged: {len(reported)} reported days, {REPORTS} are needed"
    gap = median((later - earlier).days for earlier, later in pairwise(reported))
    if silent > STALE_GAPS * gap and silent >= STALE_DAYS:
        return "stale", silent, gap, f"silent for {silent} days; it used to report {_every(gap)}"
    if silent > LATE_GAPS * gap and silent > source.cadence_days + LATE_DAYS:
        return "late", silent, gap, f"silent for {silent} days; it used to report {_every(gap)}"
    return "ok", silent, gap, ""


def _every(gap: float) -> str:
    return "every day" if gap == 1 else f"every {gap:g} days"


def health(db: sqlite3.Connection, today: date) -> list[Health]:
    """Every source that runs by default or was ever used here, in alphabetical order."""
    used = {name for (name,) in db.execute("select source from sources union select source from attempts")}
    return [_health(db, name, today) for name in sources.names() if name in used or sources.load(name).SOURCE.default]


def _health(db: sqlite3.Connection, name: str, today: date) -> Health:
    source = sources.load(name).SOURCE
    days = [
        day
        for (day,) in db.execute(
            "select distinct e.day from ledger_lines l join ledger_entries e on e.line = l.id"
            " where l.source = ? and e.superseded_by is null and e.status = 0",
            (name,),
        )
    ]
    state, silent, gap, reason = judge(source, days, today)
    failure = _failure(db, name)
    if failure:
        state, reason = "failing", failure
    success, change = db.execute(
        "select max(seen_at), max(case when new + revised + withdrawn > 0 then seen_at end) from runs"
        " where source = ? and outcome <> 'refused'",
        (name,),
    ).fetchone()
    return Health(name, state, max(days, default=None), silent, gap, success, change, _open_problems(db, name), reason)


def _failure(db: sqlite3.Connection, name: str) -> str:
    """Why the newest attempt at one of its addresses failed, or its newest document was refused; '' if none did."""
    row = db.execute(
        """
        select coalesce(message, problem) from attempts
        where outcome = 'failed' and attempt in (select max(attempt) from attempts where source = ? group by url)
        union all
        select p.message from ledger_fetches f join ledger_problems p on p.fetch = f.id
        where f.outcome = 'refused' and f.id in (
            select max(id) from ledger_fetches where source = ? and address like 'http%' group by address)
        limit 1
        """,
        (name, name),
    ).fetchone()
    return str(row[0]) if row else ""


def _open_problems(db: sqlite3.Connection, name: str) -> int:
    """The problems of what each address last gave."""
    (count,) = db.execute(
        """
        select count(*) from ledger_problems p where p.severity <> 'info' and p.fetch in (
            select max(r.id) from ledger_fetches n
            join ledger_fetches r on r.document = n.document and r.source = n.source and r.outcome <> 'unchanged'
            where n.id in (select max(id) from ledger_fetches where source = ? group by address)
            group by n.address)
        """,
        (name,),
    ).fetchone()
    return int(count)
