"""Reading the database without pandas: connections that cannot write, named questions, answers as rows."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tracker.clock import is_day
from tracker.model import TrackerError
from tracker.names import unknown
from tracker.resources import db_dir


class Answer(NamedTuple):
    """Column names and rows, as SQLite gives them: str, int, float or None."""

    columns: list[str]
    rows: list[tuple[Any, ...]]


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
_FOR_READING = ("mmap_size = 4294967296", "cache_size = -65536", "temp_store = memory")


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
    for pragma in _FOR_READING:
        db.execute(f"pragma {pragma}")
    return db


def _views(db: sqlite3.Connection) -> set[str]:
    return {name for (name,) in db.execute("select name from sqlite_master where type = 'view'")}


def ask(db: sqlite3.Connection, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> Answer:
    """The answer to one question. Raises TrackerError for SQL that is wrong or that would write."""
    refused: list[str] = []

    def authorize(action: int, name: str | None, value: str | None, *_: Any) -> int:
        writes = _WRITES.get(action)
        if writes is None and action == sqlite3.SQLITE_PRAGMA and value and name not in _PRAGMAS_THAT_READ:
            writes = f"pragma {name}"
        if writes:
            refused.append(writes)
            return sqlite3.SQLITE_DENY
        return sqlite3.SQLITE_OK

    db.set_authorizer(authorize)
    try:
        cursor = db.execute(sql, values)
        rows = cursor.fetchall()
    except UnicodeEncodeError:
        raise TrackerError("SQL: the question holds half a character; write it as UTF-8 text") from None
    except (sqlite3.Error, sqlite3.Warning) as error:
        if refused or "readonly" in str(error) or "cannot modify" in str(error):
            what = refused[0] if refused else "writing"
            raise TrackerError(f"the ledger is only read here and refused: {what}; expected one select") from None
        raise TrackerError(f"SQL: {error}; the views and their columns: select name from sqlite_master") from None
    finally:
        db.set_authorizer(None)
    if not cursor.description:
        raise TrackerError("SQL: there is no question; expected one select, such as: select * from latest")
    columns = [column[0] for column in cursor.description]
    if len(set(columns)) < len(columns):
        twice = next(name for name in columns if columns.count(name) > 1)
        raise TrackerError(f"SQL: two columns are named {twice!r}; give one of them another name with as")
    return Answer(columns, rows)


def names() -> list[str]:
    """The named questions."""
    return sorted(path.stem for path in (db_dir() / "queries").glob("*.sql"))


def named(name: str) -> str:
    """The SQL of a named question. Raises TrackerError, with the nearest name, when there is none."""
    if name not in names():
        raise TrackerError(unknown("query", name, names(), "see tracker sql --list"))
    return (db_dir() / "queries" / f"{name}.sql").read_text(encoding="utf-8")


def purpose(name: str) -> str:
    """What a named question answers: the comment at its head, on one line."""
    lines = named(name).splitlines()
    return " ".join(line.removeprefix("--").strip() for line in lines if line.startswith("--"))


def check_day(text: str | None, option: str) -> None:
    """Raise TrackerError when an option that takes a day has something else."""
    if text is not None and not is_day(text):
        raise TrackerError(f"{option} is {text!r}, which is not a day; write it as 2024-01-26")


def check_name(db: sqlite3.Connection, what: str, name: str | None, series: str | None = None) -> None:
    """Raise TrackerError, with the nearest, when no line (of the series) has that name in the column `what`."""
    if name is None:
        return
    condition = "where series = ?" if series else ""
    found = db.execute(f"select distinct {what} from ledger_lines {condition}", (series,) if series else ())
    known = sorted(each for (each,) in found if each)
    if name not in known:
        there = f"{series or 'the ledger'} has {', '.join(known[:8]) or 'none'}"
        raise TrackerError(unknown(what, name, known, there))


def check_series(db: sqlite3.Connection, series: str) -> None:
    """Raise TrackerError, with the nearest id, when the series is not in the catalog."""
    known = [name for (name,) in db.execute("select series from series")]
    if series not in known:
        raise TrackerError(unknown("series", series, known, "see tracker series --all"))


DIMENSIONS = ("conflict", "kind", "party", "place", "donor", "claimant", "publisher", "source")


def where(filters: Iterable[tuple[str, str, str | None]]) -> tuple[str, list[str]]:
    """SQL and values for those of (column, operator, value) that have a value."""
    used = [(f"{column} {operator} ?", value) for column, operator, value in filters if value is not None]
    return " and ".join(sql for sql, _ in used) or "1", [value for _, value in used]


def standing(as_of: str | None) -> tuple[str, list[str]]:
    """The view to read, with its condition, for now or as of an instant."""
    if as_of is None:
        return "current where 1", []
    condition = "claims where status = 'accepted' and seen_at <= ? and (superseded_at is null or superseded_at > ?)"
    return condition, [as_of, as_of]


def parameters(sql: str, texts: Iterable[str]) -> dict[str, str | None]:
    """`name=value` texts as the values of a question's `:names`; those not given are null."""
    wanted = set(re.findall(r":([a-z_]+)", sql))
    values: dict[str, str | None] = dict.fromkeys(wanted)
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals:
            raise TrackerError(f"--param is {text!r}; write it as name=value")
        if name not in wanted:
            there = f"the question has {', '.join(sorted(wanted)) or 'none'}"
            raise TrackerError(unknown("parameter", name, wanted, there))
        values[name] = value
    return values
