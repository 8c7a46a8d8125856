"""Reading the database without pandas: connections that cannot write, named questions, answers as rows."""

from __future__ import annotations

import sqlite3
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from tracker.clock import is_day
from tracker.errors import MisuseError
from tracker.model import TrackerError
from tracker.names import unknown


class Answer(NamedTuple):
    """Column names and rows, as SQLite gives them: str, int, float or None. `cut`: there were more rows."""

    columns: list[str]
    rows: list[tuple[Any, ...]]
    cut: bool = False


class Limits(NamedTuple):
    """How long a question may take, how many rows and how many characters its answer may have; null for no limit."""

    seconds: float | None = None
    rows: int | None = None
    size: int | None = None


UNLIMITED = Limits()


_WRITES = {
    sqlite3.SQLITE_INSERT: "insert",
    sqlite3.SQLITE_UPDATE: "update",
    sqlite3.SQLITE_DELETE: "delete",
    sqlite3.SQLITE_ATTACH: "attach",
    sqlite3.SQLITE_DETACH: "detach",
    sqlite3.SQLITE_CREATE_TABLE: "create table",
    sqlite3.SQLITE_CREATE_VIEW: "create view",
    sqlite3.SQLITE_CREATE_INDEX: "create index",
    sqlite3.SQLITE_CREATE_TRIGGER: "create trigger",
    sqlite3.SQLITE_CREATE_TEMP_TABLE: "create temp table",
    sqlite3.SQLITE_CREATE_TEMP_VIEW: "create temp view",
    sqlite3.SQLITE_DROP_TABLE: "drop table",
    sqlite3.SQLITE_DROP_VIEW: "drop view",
    sqlite3.SQLITE_DROP_INDEX: "drop index",
    sqlite3.SQLITE_DROP_TRIGGER: "drop trigger",
    sqlite3.SQLITE_ALTER_TABLE: "alter table",
    sqlite3.SQLITE_REINDEX: "reindex",
    sqlite3.SQLITE_ANALYZE: "analyze",
    sqlite3.SQLITE_TRANSACTION: "transaction",
    sqlite3.SQLITE_SAVEPOINT: "savepoint",
}
_PRAGMAS_THAT_READ = {"table_info", "table_xinfo", "table_list", "index_list", "index_info", "integrity_check"}


# A question that looks up the ends of many months touches most pages of a large file once: mapped, they are not copied.
_FOR_READING = ("mmap_size = 4294967296", "cache_size = -65536")


_LONGEST = 20_000_000  # bytes of one cell: more is a question gone wrong, and would fill the memory
LARGEST = 1_000_000_000
"""Characters and bytes of an answer, all its cells together, that is somebody's own: as it is held in memory."""
_FEW, _MANY = 1, 100  # rows that are taken at a time: few until they have turned out to be small
_BATCH = 1_000_000  # characters after which the next rows are few again
_FUNCTIONS_REFUSED = {"load_extension", "fts3_tokenizer"}  # the second gives and takes addresses in memory


def connect(path: Path) -> sqlite3.Connection:
    """A connection that can only read. Raises TrackerError when there is no ledger there."""
    if not path.is_file():
        raise TrackerError(f"there is no database {path}; run tracker ingest first, or name it with --db or TRACKER_DB")
    db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None, timeout=30)
    try:
        views = _views(db)
    except sqlite3.OperationalError:
        db.close()
        # In a folder that cannot be written SQLite cannot make the index of the write-ahead log. It needs none
        # where there is no log, that is, where the last run ended in good order.
        db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
        log = path.with_name(f"{path.name}-wal")
        if log.exists() and log.stat().st_size:
            raise TrackerError(f"{path} is in use, or was left by a run that was killed; run tracker ingest") from None
        views = _views(db)
    except sqlite3.DatabaseError as error:
        raise TrackerError(f"{path} is not a database: {error}") from None
    if not {"claims", "current"} <= views:
        raise TrackerError(f"{path} is not a ledger of this program; name another with --db or TRACKER_DB")
    db.execute("pragma query_only = on")
    db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
    for pragma in _FOR_READING:
        db.execute(f"pragma {pragma}")
    return db


def _views(db: sqlite3.Connection) -> set[str]:
    return {name for (name,) in db.execute("select name from sqlite_master where type = 'view'")}


_STEPS = 20_000  # of SQLite's machine between two looks at the clock: about a millisecond


class _Guard:
    """Watches one question: refuses what writes, stops what takes too long, and remembers that it did."""

    def __init__(self, seconds: float | None) -> None:
        self.refused: str | None = None
        self.late = False
        self.seconds = seconds
        self._end = time.monotonic() + (seconds or 0)

    def authorize(self, action: int, name: str | None, value: str | None, *_: Any) -> int:
        writes = _WRITES.get(action)
        if writes is None and action == sqlite3.SQLITE_PRAGMA and value and name not in _PRAGMAS_THAT_READ:
            writes = f"pragma {name}"
        if action == sqlite3.SQLITE_FUNCTION and value in _FUNCTIONS_REFUSED:
            writes = value
        if writes is None:
            return sqlite3.SQLITE_OK
        self.refused = self.refused or writes
        return sqlite3.SQLITE_DENY

    def watch(self) -> bool:
        self.late = self.late or time.monotonic() >= self._end
        return self.late

    def explain(self, error: Exception) -> TrackerError:
        if self.late:
            return self.too_late()
        if self.refused or "readonly" in str(error) or "cannot modify" in str(error):
            what = self.refused or "writing"
            return TrackerError(f"the ledger is only read here and refused: {what}; expected one select")
        if "bindings" in str(error):
            return TrackerError("SQL: a parameter such as :name has no value; write the value itself")
        return TrackerError(f"SQL: {error}; the views and their columns: select name from sqlite_master")

    def too_late(self) -> TrackerError:
        return TrackerError(
            f"the question was stopped after {self.seconds:g} s; ask for fewer series or days, or allow more with"
            " --timeout"
        )

    def take(self, cursor: sqlite3.Cursor, limits: Limits) -> list[tuple[Any, ...]]:
        """The rows, and one more than the limit where there are more.

        The clock is looked at between rows, too: few steps of SQLite's machine can make large cells.
        """
        most = sys.maxsize if limits.rows is None else limits.rows + 1
        rows: list[tuple[Any, ...]] = []
        size, count = 0, _FEW
        while len(rows) < most and (batch := cursor.fetchmany(min(count, most - len(rows)))):
            rows += batch
            taken = sum([len(cell) for row in batch for cell in row if isinstance(cell, (str, bytes))])
            size += taken
            if limits.size is not None and size > limits.size:
                raise TrackerError(
                    f"the answer is larger than {limits.size / 1e6:,.0f} MB; ask for fewer rows or columns, or use"
                    " tracker export"
                )
            if self.seconds is not None and self.watch():
                raise self.too_late()
            count = min(_MANY, 2 * count) if taken < _BATCH else _FEW
        return rows

    @contextmanager
    def over(self, db: sqlite3.Connection) -> Iterator[None]:
        db.set_authorizer(self.authorize)
        if self.seconds is not None:
            db.set_progress_handler(self.watch, _STEPS)
        try:
            yield
        except UnicodeEncodeError:
            raise TrackerError("SQL: the question holds half a character; write it as UTF-8 text") from None
        except (sqlite3.Error, sqlite3.Warning) as error:
            raise self.explain(error) from None
        finally:
            db.set_authorizer(None)
            db.set_progress_handler(None, 0)


def ask(
    db: sqlite3.Connection, sql: str, values: Sequence[Any] | dict[str, Any] = (), limits: Limits = UNLIMITED
) -> Answer:
    """The answer to one question, cut at the limit of rows.

    Raises TrackerError for SQL that is wrong, that would write, that takes longer than the limit, or whose answer is
    larger than the limit.
    """
    guard = _Guard(limits.seconds)
    with guard.over(db):
        cursor = db.execute(sql, values)
        rows = cursor.fetchall() if limits == UNLIMITED else guard.take(cursor, limits)
    if not cursor.description:
        raise TrackerError("SQL: there is no question; expected one select, such as: select * from latest")
    columns = [column[0] for column in cursor.description]
    if len(set(columns)) < len(columns):
        twice = next(name for name in columns if columns.count(name) > 1)
        raise TrackerError(f"SQL: two columns are named {twice!r}; give one of them another name with as")
    if limits.rows is not None and len(rows) > limits.rows:
        return Answer(columns, rows[: limits.rows], cut=True)
    return Answer(columns, rows)


def check_day(text: str | None, option: str) -> None:
    """Raise TrackerError when an option that takes a day has something else."""
    if text is not None and not is_day(text):
        raise MisuseError(f"{option} is {text!r}, which is not a day; write it as 2024-01-26")


def check_name(db: sqlite3.Connection, what: str, name: str | None, *series: str) -> None:
    """Raise TrackerError, with the nearest, when no line (of the series) has that name in the column `what`."""
    if name is None:
        return
    condition = f"where series in ({', '.join('?' * len(series))})" if series else ""
    found = db.execute(f"select distinct {what} from ledger_lines {condition}", series)
    known = sorted(each for (each,) in found if each)
    if name not in known:
        there = f"{series[0] if series else 'the ledger'} has {', '.join(known[:8]) or 'none'}"
        raise TrackerError(unknown(what, name, known, there))


def check_conflict(db: sqlite3.Connection, name: str | None) -> None:
    """Raise TrackerError, with the nearest id, when the conflict is not in the catalog."""
    known = [each for (each,) in db.execute("select conflict from conflicts order by conflict")]
    if name is not None and name not in known:
        raise TrackerError(unknown("conflict", name, known, f"the conflicts are {', '.join(known)}"))


def check_series(db: sqlite3.Connection, series: str) -> None:
    """Raise TrackerError, with the nearest id, when the series is not in the catalog."""
    known = [name for (name,) in db.execute("select series from series")]
    if series not in known:
        raise TrackerError(unknown("series", series, known, "see tracker series --all"))


DIMENSIONS = ("conflict", "kind", "party", "place", "donor", "claimant", "publisher", "source")


def where(filters: Iterable[tuple[str, str, str | None]]) -> tuple[str, dict[str, str]]:
    """SQL and its named values for those of (column, operator, value) that have a value."""
    used = [(f"where_{place}", one) for place, one in enumerate(filters) if one[2] is not None]
    sql = " and ".join(f"{column} {operator} :{name}" for name, (column, operator, _) in used)
    return sql or "1", {name: str(value) for name, (_, _, value) in used}


KNOWN = "status = 'accepted' and seen_at <= :as_of and (superseded_at is null or superseded_at > :as_of)"
"""The condition, on the view `claims`, for what was known at an instant."""


def standing(as_of: str | None) -> tuple[str, dict[str, str]]:
    """The view to read, with its condition and the values of that, for now or as of an instant."""
    return ("current where 1", {}) if as_of is None else (f"claims where {KNOWN}", {"as_of": as_of})
