"""The stored history of an identity is brought in line with `history.weave`, whenever an observation was added."""

from __future__ import annotations

import sqlite3

from tracker.ledger.history import Content, Entry, Key, weave
from tracker.ledger.linking import link

Identity = tuple[str, int]
"""Of a claim within its line: day, period_days."""

Days = tuple[str, str]
"""The first and the last day of something."""


class Weaver:
    """Knows the place of each fetch in history, and lets entries end where their history says."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._keys: dict[int, Key] = {}
        self._moved: dict[int, Days] = {}

    def key(self, fetch: int) -> Key:
        """The place of a fetch in history."""
        key = self._keys.get(fetch)
        if key is None:
            found = self._db.execute(
                "select f.seen_at, f.moment, d.hash from ledger_fetches f join ledger_documents d on d.id = f.document"
                " where f.id = ?",
                (fetch,),
            ).fetchone()
            key = self._keys[fetch] = (found[0], found[1], found[2])
        return key

    def place(self, fetch: int, key: Key) -> None:
        """Tell the place of a fetch that is not written down yet."""
        self._keys[fetch] = key

    def moved(self, line: int, days: Days) -> None:
        """Tell that other figures may stand on these days of a line: `link` will look at them."""
        widen(self._moved, line, days)

    def link(self) -> None:
        """Let the totals around all that moved say what stands before them."""
        for line, days in self._moved.items():
            link(self._db, line, *days)
        self._moved.clear()

    def weave(self, line: int, identity: Identity) -> list[Entry]:
        """Let every entry of an identity end where its history says. Returns those that ever stood."""
        self.moved(line, (identity[0], identity[0]))
        rows = self._db.execute(
            "select fetch, n, superseded_by, status, value, low, high, qualifier, unit from ledger_entries"
            " where line = ? and day = ? and period_days = ?",
            (line, *identity),
        ).fetchall()
        entries = [Entry(self.key(fetch), fetch, n, Content(*content)) for fetch, n, _, *content in rows]
        if len(rows) == 1 and rows[0][2] is None:
            return entries
        stored = {(row[0], row[1]): row[2] for row in rows}
        woven = weave(entries)
        self._db.executemany(
            "update ledger_entries set superseded_by = ?, superseded_at = ?, from_day = null, from_value = null,"
            " from_unit = null where line = ? and day = ? and period_days = ? and fetch = ? and n = ?",
            [
                (ended, ended and self.key(ended)[0], line, *identity, *entry)
                for entry, ended in woven.items()
                if ended != stored[entry]
            ],
        )
        return [entry for entry in entries if woven[entry.fetch, entry.n] != entry.fetch]


def widen(spans: dict[int, Days], line: int, days: Days) -> None:
    """Let the span of a line reach over these days too."""
    first, last = spans.get(line, days)
    spans[line] = (min(first, days[0]), max(last, days[1]))
