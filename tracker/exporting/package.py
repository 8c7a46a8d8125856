"""`datapackage.json`: a description of the exported files by the Frictionless specification, version 1.

Units, licences, sources and the meaning of each column are those of the ledger itself.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from tracker.asking import query
from tracker.exporting.rows import COLUMNS, NUMBERS, WHOLE
from tracker.model import KINDS, QUALIFIERS

NAME = "datapackage.json"
_REQUIRED = {"conflict", "series", "kind", "day", "source", "quote", "locator", "document", "seen_at"}


def describe(
    db: sqlite3.Connection, files: Mapping[str, Sequence[str]], sources: set[str], through: str
) -> dict[str, Any]:
    """The package. `files` are the paths of each series' files, `through` the instant of the newest fetch.

    `sources` are the ids of those that the figures are from.
    """
    from tracker.making.schema_docs import views  # noqa: PLC0415 (only a package tells what columns mean)

    meanings = next(dict(view.columns) for view in views(db) if view.name == "claims")
    meanings["licence"] = "under which the figure may be used: that of its source"
    about = {row[0]: row[1:] for row in db.execute("select series, title, unit, definition, cautions from series")}
    known = query.ask(db, "select source, title, publisher, licence, cite, homepage from sources order by source").rows
    used = [row for row in known if row[0] in sources]
    return {
        "profile": "tabular-data-package",
        "name": "conflict-figures",
        "title": "Conflict figures as they were claimed",
        "description": f"Figures that stand in the ledger, with claimant, publisher and words, as known at {through}.",
        "licenses": _licences(used),
        "sources": [
            {"title": f"{title}{f' ({cite})' if cite else ''}", **({"path": homepage} if homepage else {})}
            for _, title, _, _, cite, homepage in used
        ],
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": series.replace("_", "-").lower(),
                "path": paths[0],
                "title": about[series][0],
                "description": " ".join([about[series][2], *filter(None, (about[series][3] or "").splitlines())]),
                "unit": about[series][1],
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {"fields": [_field(name, meanings[name]) for name in COLUMNS], "missingValues": [""]},
            }
            for series, paths in files.items()
        ],
    }


def _licences(used: Sequence[tuple[Any, ...]]) -> list[dict[str, str]]:
    """Each licence once. Not a list of SPDX names: some are a publisher's own terms."""
    titles = sorted({licence for _, _, _, licence, _, _ in used if licence})
    return [{"name": _name(title), "title": title} for title in titles]


def _name(title: str) -> str:
    plain = "".join(letter if letter.isascii() and (letter.isalnum() or letter in "._-") else "-" for letter in title)
    return plain.strip("-") or "other"


def _field(name: str, meaning: str) -> dict[str, Any]:
    kind = "number" if name in NUMBERS else "integer" if name in WHOLE else "date" if name == "day" else "string"
    field: dict[str, Any] = {"name": name, "type": "datetime" if name == "seen_at" else kind, "description": meaning}
    constraints: dict[str, Any] = {"required": True} if name in _REQUIRED else {}
    choices = {"kind": KINDS, "qualifier": QUALIFIERS}.get(name)
    if choices:
        constraints["enum"] = list(choices)
    return {**field, "constraints": constraints} if constraints else field
