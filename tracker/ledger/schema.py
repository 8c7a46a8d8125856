"""The database's shape: numbered migrations, the public views, and the mirror of the catalog.

Migrations are applied by sqlite-utils, which is imported only when one is pending: it imports pandas, and a
daily run that has nothing to migrate should not pay for that.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.catalog import Catalog
from tracker.model import Line, Source, TrackerError
from tracker.resources import db_dir

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x54524B52  # "TRKR"
"""Written into the header of each database, so that no other program's file is taken for one."""


def statements(script: str) -> Iterator[str]:
    """The statements of an SQL script, triggers in one piece. `executescript` would commit the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        yield statement


def prepare(db: sqlite3.Connection, path: Path, catalog: Catalog) -> None:
    """Bring a new or older database up to this program's migrations, views and catalog."""
    migrations = sorted((db_dir() / "migrations").glob("*.sql"))
    (version,) = db.execute("pragma user_version").fetchone()
    (application,) = db.execute("pragma application_id").fetchone()
    if application != APPLICATION_ID and db.execute("select count(*) from sqlite_master").fetchone()[0]:
        raise TrackerError(f"{path} is an SQLite database of another program; name a new file with --db")
    if version > len(migrations):
        raise TrackerError(
            f"{path} has schema {version}, this program knows up to {len(migrations)}; install a newer one"
        )
    if version < len(migrations):
        # Ours from the first byte, also if this process dies before the first table is made.
        db.execute(f"pragma application_id = {APPLICATION_ID}")
        _migrate(db, migrations)
    views = _read_views()
    if _meta(db, "views") != _digest(views) or _meta(db, "catalog") != catalog.digest:
        _refresh(db, views, catalog)


def _migrate(db: sqlite3.Connection, paths: list[Path]) -> None:
    from sqlite_utils import Database, Migrations  # noqa: PLC0415 (see the module's docstring)

    migrations = Migrations("tracker")
    for number, path in enumerate(paths, 1):

        @migrations(name=path.stem)
        def apply(database: Database, path: Path = path, number: int = number) -> None:
            for statement in statements(path.read_text(encoding="utf-8")):
                database.execute(statement)
            database.execute(f"pragma user_version = {number}")

    migrations.apply(Database(db))


def _read_views() -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted((db_dir() / "views").glob("*.sql"))}


def _digest(views: dict[str, str]) -> str:
    return hashlib.sha256("\0".join(f"{name}\0{sql}" for name, sql in views.items()).encode()).hexdigest()


def _meta(db: sqlite3.Connection, key: str) -> str | None:
    row = db.execute("select value from ledger_meta where key = ?", (key,)).fetchone()
    return row[0] if row else None


def _refresh(db: sqlite3.Connection, views: dict[str, str], catalog: Catalog) -> None:
    db.execute("begin immediate")
    try:
        # Those of an earlier version too, but not a view that its owner made.
        for name in {*(_meta(db, "view_names") or "").split(), *views}:
            db.execute(f'drop view if exists "{name}"')
        for sql in views.values():
            for statement in statements(sql):
                db.execute(statement)
        _mirror(db, catalog)
        kept = (("views", _digest(views)), ("view_names", " ".join(views)), ("catalog", catalog.digest))
        for key, value in kept:
            db.execute("insert or replace into ledger_meta values (?, ?)", (key, value))
        db.execute("commit")
    except BaseException:
        db.execute("rollback")
        raise


def _mirror(db: sqlite3.Connection, catalog: Catalog) -> None:
    for table in ("conflicts", "series", "claimants", "breaks", "rules"):
        db.execute(f"delete from catalog_{table}")
    db.executemany(
        "insert into catalog_conflicts values (?, ?, ?, ?, ?, ?)",
        [
            (c.id, c.title, c.start, ",".join(c.countries), c.area_km2, c.area_source)
            for c in catalog.conflicts.values()
        ],
    )
    db.executemany(
        "insert into catalog_series values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                s.id, s.title, s.unit, s.definition, ",".join(s.kinds), "\n".join(s.cautions),
                s.low, s.high, s.change_of, s.corrects,
            )
            for s in catalog.series.values()
        ],
    )  # fmt: skip
    db.executemany(
        "insert into catalog_claimants values (?, ?, ?)",
        [(c.name, c.side, "\n".join(c.aliases)) for c in catalog.claimants.values()],
    )
    db.executemany(
        "insert into catalog_breaks values (?, ?, ?, ?, ?, ?, ?)",
        [(b.conflict, b.series, b.day, b.type, b.note, b.claimant, ",".join(b.merged)) for b in catalog.breaks],
    )
    db.executemany(
        "insert into catalog_rules values (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                r.id, ",".join(r.series), r.conflict or "", "\n".join(r.claimants), "\n".join(r.channels),
                "\n".join(r.last), r.least_days, r.reason,
            )
            for r in catalog.standing.rules
        ],
    )  # fmt: skip
    place_lines(db, catalog)


def place_lines(db: sqlite3.Connection, catalog: Catalog) -> None:
    """Write what the rules of the catalog make of every line there is."""
    db.execute("delete from catalog_places")
    lines = db.execute(
        "select id, conflict, series, kind, party, place, donor, since, claimant, publisher, source from ledger_lines"
    ).fetchall()
    for number, *parts in lines:
        place_line(db, catalog, number, Line(*parts))


def place_line(db: sqlite3.Connection, catalog: Catalog, number: int, line: Line) -> None:
    """Write what the rules make of one new line."""
    rule = catalog.standing.rule(line.conflict, line.series)
    db.execute("insert into catalog_places values (?, ?, ?)", (number, rule.id, rule.place(line)))


def mirror_source(db: sqlite3.Connection, source: Source) -> None:
    """Write what a source says of itself beside its figures, if it is not there already."""
    row = (
        source.id, source.title, source.publisher, source.claimant, source.licence, source.cite,
        source.homepage, source.cadence_days, int(source.lists_everything), source.note,
    )  # fmt: skip
    if db.execute("select * from catalog_sources where source = ?", (source.id,)).fetchone() != row:
        db.execute("insert or replace into catalog_sources values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
