"""What a fetch says of lines that are known: what is new, what is another value, what is gone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field

from tracker.ledger.history import AGAIN, HELD, WITHDRAWN, Content, Key
from tracker.ledger.linking import NONE_BEFORE
from tracker.ledger.reports import Tally
from tracker.ledger.rows import INSERT, Row
from tracker.ledger.weaving import Days, Identity, Weaver, widen
from tracker.model import Problem

_FEW, _MUCH = 50, 0.25  # a document that lacks more figures than both is not believed to have taken them back


@dataclass(slots=True)
class _Known:
    """What was last observed of an identity: its place in history and its contents (several: in conflict)."""

    key: Key
    contents: list[tuple[object, ...]] = field(default_factory=list)
    n: int = 0

    def judged_otherwise(self, content: tuple[object, ...]) -> bool:
        """Whether the same value alone is trusted now and was not, or the other way round."""
        return self.n % AGAIN == 0 and self.contents[0][0] != content[0] and self.contents[0][1:] == content[1:]


class Comparison:
    """One fetch beside the history of the lines it speaks of. `key` is its place there.

    Filled on the way: `touched`, the days of lines where other figures may stand now; `conflicts`, the identities that
    the fetch gives several values; `turned`, lines and days of what an earlier pass of the same fetch trusted and this
    one does not, or the reverse.
    """

    def __init__(self, db: sqlite3.Connection, fetch: int, key: Key, weaver: Weaver, tally: Tally) -> None:
        self.touched: dict[int, Days] = {}
        self.conflicts: set[tuple[int, Identity]] = set()
        self.turned: set[tuple[int, str]] = set()
        self._db, self._fetch, self._key, self._weaver, self._tally = db, fetch, key, weaver, tally
        self._observed: dict[int, set[Identity]] = {}

    def store(self, line: int, rows: list[Row], span: Days) -> None:
        """Write what the rows of a line, on the days of `span`, say that was not known."""
        known = self._last_observed(line, *span)
        observed = self._observed.setdefault(line, set())
        insert: list[Row] = []
        for row in rows:
            identity = (row[1], row[2])
            content = row[5:11]
            last = known.get(identity)
            repeated = identity in observed
            observed.add(identity)
            if last is not None and last.key == self._key and not repeated:
                # A later pass of the same fetch: what it said of this identity is written already, and only how far it
                # is trusted can be another, since the figures around it are.
                if last.judged_otherwise(content):
                    n = (last.n // AGAIN + 1) * AGAIN
                    insert.append((*row[:4], n, *row[5:]))
                    known[identity] = _Known(self._key, [content], n)
                    self.turned.add((line, row[1]))
                continue
            if last is not None and last.contents == [content]:
                self._tally.unchanged += not repeated
            elif repeated:
                self.conflicts.add((line, identity))
            else:
                insert.append(row)
                known[identity] = _Known(self._key, [content])
        self._db.executemany(INSERT, [(*row, self._key[0], *NONE_BEFORE) for row in insert])
        for row in insert:
            widen(self.touched, line, (row[1], row[1]))
            self._count(self._others(line, (row[1], row[2])), Content(*row[5:11]))

    def _count(self, others: set[Content], ours: Content) -> None:
        """Of an identity that was known: revised, if anything else was ever said of it."""
        if not others:
            self._tally.new += 1
        elif others == {ours}:
            self._tally.unchanged += 1
        else:
            self._tally.revised += 1

    def _last_observed(self, line: int, first: str, last: str) -> dict[Identity, _Known]:
        """What stood, held or accepted, at this fetch's place in history."""
        known: dict[Identity, _Known] = {}
        for day, period, fetch, n, *content in self._db.execute(
            "select day, period_days, fetch, n, status, value, low, high, qualifier, unit from ledger_entries"
            " where line = ? and day between ? and ? order by day, period_days, fetch, n",
            (line, first, last),
        ):
            key = self._weaver.key(fetch)
            if key > self._key:
                continue
            said = known.get((day, period))
            if said is None or key > said.key or (key == said.key and n and n % AGAIN <= 1):
                known[day, period] = _Known(key, [tuple(content)], n)
            elif key == said.key:
                said.contents.append(tuple(content))
        return known

    def _others(self, line: int, identity: Identity) -> set[Content]:
        """Bring an identity's history in line. Returns what other fetches made stand."""
        return {
            entry.content
            for entry in self._weaver.weave(line, identity)
            if entry.fetch != self._fetch and entry.content.status != HELD
        }

    def withdraw(self, lines: Iterable[int], *, newest: bool) -> Problem | None:
        """Take back what a complete document no longer lists of its lines; `newest` when nothing was seen after it.

        One that lacks much of what was there has more likely lost its end than taken it all back: then nothing is
        withdrawn, and a problem says so.
        """
        gone: dict[int, list[Identity]] = {}
        known = 0
        for line in lines:
            observed = self._observed.get(line, set())
            standing = self._standing(line)
            known += standing
            if newest and standing == len(observed):
                continue
            gone[line] = [
                identity
                for identity, said in self._last_observed(line, "", "~").items()
                if identity not in observed and said.contents[0][0] != WITHDRAWN
            ]
        count = sum(map(len, gone.values()))
        if count > _FEW and count > _MUCH * known:
            message = f"{count:,} of {known:,} figures are gone from a document that lists everything: was it cut off?"
            return Problem("many-gone", "warning", message, "", "", "nothing was withdrawn")
        for line, identities in gone.items():
            self._take_back(line, identities)
        return None

    def _take_back(self, line: int, identities: list[Identity]) -> None:
        behind = (self._fetch, 0, WITHDRAWN, *[None] * 8, self._key[0], *NONE_BEFORE)
        self._db.executemany(INSERT, [(line, *identity, *behind) for identity in identities])
        self._tally.withdrawn += len(identities)
        for identity in identities:
            widen(self.touched, line, (identity[0], identity[0]))
            self._weaver.weave(line, identity)

    def _standing(self, line: int) -> int:
        """How many identities of the line have a value now, trusted or not."""
        (count,) = self._db.execute(
            "select count(*) from (select 1 from ledger_entries where line = ? and superseded_by is null"
            " and status <> 2 group by day, period_days)",
            (line,),
        ).fetchone()
        return int(count)
