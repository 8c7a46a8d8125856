"""One fetch is compared with what is known and written down: the inner half of the ledger.

Everything here happens inside the transaction of `Ledger.record`. Claims stream through in chunks, so that
the first load of a document of any size stays small in memory; a line that is new to the ledger needs no
comparison and is written straight away. Of a document that was seen before, the identities are kept in mind.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from itertools import groupby
from operator import itemgetter

from tracker.checks import Checks
from tracker.judging.judgement import Judged
from tracker.ledger.comparing import Comparison
from tracker.ledger.deciding import Decided, Said, Verdict
from tracker.ledger.history import ACCEPTED, HELD, Key
from tracker.ledger.linking import NONE_BEFORE, Linker
from tracker.ledger.reports import Noted, Tally
from tracker.ledger.rows import INSERT_OR_IGNORE, Row, content_of, plain
from tracker.ledger.schema import place_line
from tracker.ledger.weaving import Days, Identity, Weaver, widen
from tracker.model import Claim, Item, Line, Problem, RefusedError, Whole

CHUNK = 8192
_LINE = itemgetter(0)


class Recording:
    """One pass of one fetch over the ledger. `key` is its place in history; `newest` when nothing is after it."""

    def __init__(
        self,
        db: sqlite3.Connection,
        fetch: int,
        key: Key,
        lines: dict[Line, int],
        checks: Checks,
        decided: Decided,
        *,
        newest: bool,
        judged: Judged | None = None,
    ) -> None:
        self.tally = Tally()
        self.noted: list[Noted] = []
        self.mentioned: dict[int, Days] = {}
        self._db = db
        self._fetch = fetch
        self._key = key
        self._newest = newest
        self._weaver = Weaver(db)
        self._weaver.place(fetch, key)
        self.compared = Comparison(db, fetch, key, self._weaver, self.tally)
        self._lines = lines
        self._checks = checks
        self._decided = decided
        self._judged = judged or Judged()
        self._ids: dict[Line, int] = {}
        self._fresh: set[int] = set()
        self._totals: set[int] = set()
        self._linker = Linker()
        self._listing = True
        self._whole = False

    def run(self, items: Callable[[], Iterable[Item | Whole]], *, lists_everything: bool) -> bool:
        """Record everything `items` gives. Returns whether the document was complete.

        `items` is called again where a document contradicts itself, to hold all that it said.
        Raises RefusedError, with nothing usable written, on the first problem of severity `error`.
        """
        chunk: list[Row] = []
        ids, take = self._ids, chunk.append
        examine, fetch = self._examine if self._judged.held else self._checks.examine, self._fetch
        empty = True
        for item in items():
            empty = False
            if not isinstance(item, Claim):
                self._note(item)
                continue
            line, day, value, quote, locator, qualifier, low, high, period, unit, _, url = item
            problem = examine(item)
            number = ids.get(line)
            if problem is not None:
                if problem.severity == "error":
                    raise RefusedError(problem)
                number = number or self._line(line)
                if self._verdict(number, item) == "accepted":
                    problem = None
                else:
                    self.noted.append(Noted(problem, number, day))
                    self.tally.held += 1
            take(
                (
                    number or self._line(line), day, period or 0, fetch, 0, HELD if problem else ACCEPTED,
                    plain(value), plain(low), plain(high), qualifier, unit, quote, locator, url,
                )
            )  # fmt: skip
            if len(chunk) >= CHUNK:
                self._store(chunk)
                chunk.clear()
        if empty:
            message = "the document holds no figures at all"
            raise RefusedError(Problem("empty", "error", message, "", "", "look at the document"))
        self._store(chunk)
        complete = (lists_everything or self._whole) and self._listing
        if complete:
            complete = self._withdraw()
        if self.compared.conflicts:
            self._hold_conflicts(items())
        self._link()
        self._tell()
        return complete

    def _examine(self, claim: Claim) -> Problem | None:
        problem = self._checks.examine(claim)
        if problem is not None or claim.value is None:
            return problem
        return self._judged.held.get((claim.line, claim.day, claim.period_days or 0, claim.value))

    def _link(self) -> None:
        for number in self._linker.unordered:
            self._weaver.moved(number, self.mentioned[number])
        self._weaver.link()

    def _tell(self) -> None:
        """Of what the judgement merely tells, note what is about figures that this fetch brought."""
        for line, day, problem in self._judged.told:
            number = self._ids.get(line)
            brought = self._db.execute(
                "select 1 from ledger_entries where line = ? and day = ? and fetch = ? limit 1",
                (number, day, self._fetch),
            ).fetchone()
            if brought:
                self.noted.append(Noted(problem, number, day))

    def _verdict(self, line: int, claim: Claim) -> Verdict | None:
        """What a person decided of this value, if anything."""
        decided = self._decided.get((line, claim.day, claim.period_days or 0))
        return decided.get(content_of(claim)) if decided else None

    def _note(self, problem: Problem | Whole) -> None:
        if isinstance(problem, Whole):
            self._whole = True
            return
        if problem.severity == "error":
            raise RefusedError(problem)
        if problem.severity in ("warning", "hold"):
            self._listing = False  # something was not understood: what seems gone may only be unread
        self.noted.append(Noted(problem))

    def _line(self, line: Line) -> int:
        full = self._checks.full_line(line)
        number = self._lines.get(full)
        if number is None:
            cursor = self._db.execute(
                "insert into ledger_lines (conflict, series, kind, party, place, donor, since, claimant, publisher,"
                " source) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [part or "" for part in full],
            )
            number = int(cursor.lastrowid or 0)
            place_line(self._db, self._checks.catalog, number, full)
            self._lines[full] = number
            self._fresh.add(number)
            if full.kind == "total":
                self._totals.add(number)
        self._ids[line] = number
        return number

    def _store(self, rows: list[Row]) -> None:
        rows.sort(key=_LINE)  # stable: a line's rows stay in the order of the document
        unknown: list[Row] = []
        for line, group in groupby(rows, key=_LINE):
            of_line = list(group)
            days = [row[1] for row in of_line]
            span = (min(days), max(days))
            widen(self.mentioned, line, span)
            if line in self._fresh:
                unknown += of_line
                widen(self.compared.touched, line, span)
            else:
                self.compared.store(line, of_line, span)
        if unknown:
            self._store_fresh(unknown)

    def _store_fresh(self, rows: list[Row]) -> None:
        before = self._db.total_changes
        self._db.executemany(INSERT_OR_IGNORE, self._linker.linked(rows, self._key[0], self._totals))
        written = self._db.total_changes - before
        self.tally.new += written
        if written < len(rows):
            for row in rows:
                stored = self._db.execute(
                    "select status, value, low, high, qualifier, unit from ledger_entries"
                    " where line = ? and day = ? and period_days = ? and fetch = ? and n = 0",
                    row[:4],
                ).fetchone()
                if stored != row[5:11]:
                    self.compared.conflicts.add((row[0], (row[1], row[2])))

    def _withdraw(self) -> bool:
        """Take back what a complete document no longer lists. Returns whether it can be complete."""
        problem = self.compared.withdraw(sorted(self.mentioned.keys() - self._fresh), newest=self._newest)
        if problem:
            self.noted.append(Noted(problem))
        return problem is None

    def _hold_conflicts(self, items: Iterable[Item | Whole]) -> None:
        """Where the document gives one identity several values, keep them all (n = 1, 2, ...), held.

        Unless every one but one is held for a reason of its own: then that one stands.
        """
        said: dict[tuple[int, Identity], dict[Said, tuple[Claim, Problem | None]]] = {}
        for item in items:
            if not isinstance(item, Claim):
                continue
            place = (self._ids[item.line], (item.day, item.period_days or 0))
            if place in self.compared.conflicts:
                content = content_of(item)
                problem = self._checks.examine(item)
                claims = said.setdefault(place, {})
                if content not in claims or problem is None:  # said twice, it counts as it was said without doubt
                    claims[content] = (item, problem)
        for (line, identity), claims in sorted(said.items()):
            chosen = [claim for claim, _ in claims.values() if self._verdict(line, claim) == "accepted"]
            sound = chosen[-1:] or [claim for claim, problem in claims.values() if problem is None]
            for n, (content, (claim, _)) in enumerate(claims.items(), 1):
                status = ACCEPTED if [claim] == sound else HELD
                row = (line, *identity, self._fetch, n, status, *content, claim.quote, claim.locator, claim.url)
                self._db.execute(INSERT_OR_IGNORE, (*row, self._key[0], *NONE_BEFORE))
            self._weaver.weave(line, identity)
            widen(self.compared.touched, line, (identity[0], identity[0]))
            if len(sound) > 1:
                self.tally.held += len(sound)
                message = (
                    f"{sound[0].line.series} on {sound[0].day} is stated {len(sound)} times in one document,"
                    f" differently: {' and '.join(claim.quote for claim in sound)}"
                )
                problem = Problem("conflicting-values", "hold", message, sound[-1].quote, sound[-1].locator)
                self.noted.append(Noted(problem, line, sound[0].day))
