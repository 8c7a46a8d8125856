"""On which terms a publisher's figures may be used, also where an export of many publishers brought them."""

from __future__ import annotations

import sqlite3
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from tracker.model import Source

ON_EACH_ROW = "see each row of the source file"
"""What is said of the licence where no source of ours is the publisher's."""


class Terms(NamedTuple):
    """What a publisher asks for, and where it says so."""

    licence: str
    homepage: str


def of_publisher(db: sqlite3.Connection, name: str, url: str = "") -> Terms | None:
    """The terms of a publisher, by a source of the ledger, or else by one that ships with the program.

    Of several sources of one publisher the one whose homepage is `url`, else the first.
    """
    query = "select licence, homepage from sources where publisher = ? order by source"
    found = [Terms(*row) for row in db.execute(query, (name,))] or _shipped(name)
    return next((one for one in found if one.homepage == url), found[0] if found else None)


def of_all(db: sqlite3.Connection) -> list[tuple[str, str]]:
    """Who printed the figures that stand, and on which terms each: publisher and licence, by name."""
    rows = db.execute(
        "select distinct coalesce(l.publisher, o.title), l.publisher, o.publisher, o.licence, o.homepage"
        " from lines l join sources o on o.source = l.source order by 1, o.source"
    ).fetchall()
    found: dict[tuple[str, str], None] = {}
    for shown, publisher, own, licence, homepage in rows:
        many = own is None and publisher and not homepage  # an export of many publishers: the licence is theirs
        terms = of_publisher(db, publisher) if many else None
        found[shown, terms.licence if terms else ON_EACH_ROW if many else licence] = None
    return list(found)


@cache
def _shipped(name: str) -> list[Terms]:
    """The same by the modules of sources; only those that have the name are imported, as all of them take a moment."""
    folder = Path(__file__).parents[1] / "sources"
    files = [file for file in sorted(folder.glob("[a-z]*.py")) if name in file.read_text(encoding="utf-8")]
    found: list[Source] = [import_module(f"tracker.sources.{file.stem}").SOURCE for file in files]
    return [Terms(one.licence, one.homepage) for one in found if one.publisher == name]
