"""The ledger in a browser, by Datasette: `tracker serve`. Needs the extra: `pip install 'conflict-tracker[serve]'`.

The file is opened as one that does not change, and only for this machine. The named questions are there with their
defaults, the views with what their columns mean, the licences with their sources.
"""

from __future__ import annotations

import re
import sqlite3
import sys
from collections.abc import Container
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.asking import named, query, terms
from tracker.asking.named import Question
from tracker.making.schema_docs import views
from tracker.model import TrackerError

if TYPE_CHECKING:
    from datasette.app import Datasette

HOST = "127.0.0.1"
_SETTINGS = {
    "sql_time_limit_ms": 10_000,
    "max_returned_rows": 5_000,
    "default_page_size": 50,
    "suggest_facets": False,  # it would count every column of millions of rows before it shows a page
}


def serve(db: Path, port: int) -> None:
    """Serve the ledger until it is interrupted. Raises TrackerError without Datasette or without a ledger."""
    app = site(db).app()
    import uvicorn  # noqa: PLC0415 (Datasette brings it)

    sys.stderr.write(f"{db} at http://{HOST}:{port}/ (Ctrl+C ends it; what is ingested meanwhile is not shown)\n")
    uvicorn.run(app, host=HOST, port=port, log_level="warning", lifespan="on")


def site(db: Path) -> Datasette:
    """The web application. Raises TrackerError without Datasette, without a ledger, or while one is written."""
    try:
        from datasette.app import Datasette  # noqa: PLC0415
    except ImportError:
        message = "serving needs Datasette; install it with: pip install 'conflict-tracker[serve]'"
        raise TrackerError(message) from None
    with closing(query.connect(db)) as ledger:
        about = metadata(ledger, db.stem)
    log = db.with_name(f"{db.name}-wal")
    if log.exists() and log.stat().st_size:
        raise TrackerError(f"{db} is being written, or was left by a run that was killed; run tracker ingest first")
    _refuse_large_cells()
    return Datasette(immutables=[str(db)], metadata=about, settings=_SETTINGS)


_LONGEST = 1_000_000  # bytes of one cell: a page of a gigabyte would fill the memory of the server and of the browser


def _refuse_large_cells() -> None:
    from datasette import hookimpl  # noqa: PLC0415
    from datasette.plugins import pm  # noqa: PLC0415

    class Cells:  # a plugin has a __name__: the class, not an instance
        @staticmethod
        @hookimpl  # type: ignore[untyped-decorator]
        def prepare_connection(conn: sqlite3.Connection) -> None:
            conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)

    if not pm.has_plugin("tracker"):  # plugins are those of the process, not of one site
        pm.register(Cells, "tracker")


def metadata(ledger: sqlite3.Connection, name: str) -> dict[str, Any]:
    """What Datasette shows about a ledger: titles, descriptions, licences, and the named questions."""
    licences = terms.of_all(ledger)
    tables = [row[0] for row in ledger.execute("select name from sqlite_master where type = 'table'")]
    shown = {
        view.name: {
            "description": view.purpose, "columns": {column: _plain(meaning) for column, meaning in view.columns},
            **({"units": _UNITS[view.name]} if view.name in _UNITS else {}),
        }
        for view in views(ledger)
    }  # fmt: skip
    return {
        "title": "Conflict figures one can defend",
        "description": "Every number with its words, its claimant and its history. The column unit says what counts.",
        "license": "; ".join(dict.fromkeys(licence for _, licence in licences if licence)) or None,
        "source": "; ".join(f"{publisher} ({licence})" for publisher, licence in licences) or None,
        "databases": {
            name: {
                "tables": {**{table: {"hidden": True} for table in tables}, **shown},
                "queries": {
                    address(question.name, shown): _canned(question) for question in map(named.load, named.names())
                },
            }
        },
    }


def address(name: str, views: Container[str]) -> str:
    """Under which name a question is found: Datasette shows it in place of a view that has the same one."""
    return f"{name}-question" if name in views else name


# Of the columns whose unit is the same in every row. Figures have theirs in the column `unit`.
_UNITS = {
    "conflicts": {"area_km2": "km**2"},
    "changes": {"over_days": "day"},
    "revisions": {"days_after": "day"},
    "sources": {"cadence_days": "day"},
    "documents": {"bytes": "byte"},
}


def _plain(meaning: str) -> str:
    return meaning.replace("`", "")


def _canned(question: Question) -> dict[str, Any]:
    parameters = "; ".join(
        f"{p.name}: {p.meaning}{f' (default {p.default})' if p.default is not None else ''}"
        for p in question.parameters
    )
    return {
        "title": question.name.replace("-", " ").capitalize(),
        "description": f"{question.purpose} {f'Parameters: {parameters}.' if parameters else ''}".strip(),
        "sql": with_defaults(question),
        "params": [parameter.name for parameter in question.parameters],
    }


def with_defaults(question: Question) -> str:
    """The SQL of a question in which an empty parameter has its default: a form on a page leaves fields empty."""
    defaults = {parameter.name: parameter.default for parameter in question.parameters}

    def filled(match: re.Match[str]) -> str:
        name = match[1]
        default = defaults[name]
        if default is None:
            return f"nullif(:{name}, '')"
        quoted = default.replace("'", "''")
        text = f"coalesce(nullif(:{name}, ''), '{quoted}')"
        return f"({text} + 0)" if named.is_number(default) else text

    return named.USED.sub(filled, question.sql).rstrip().removesuffix(";")
