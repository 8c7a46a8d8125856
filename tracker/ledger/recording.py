"""One fetch is compared with what is known and written down: the inner half of the ledger.

Everything here happens inside the transaction of `Ledger.record`. Claims stream through in chunks, so that
the first load of a document of any size stays small in memory; a line that is new to the ledger needs no
comparison and is written straight away. Of a document that was seen before, the identities are kept in mind.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from tracker.checks import Checks
from tracker.judging.judgement import Judged
from tracker.ledger.deciding import Decided, Said, Verdict
from tracker.ledger.history import ACCEPTED, AGAIN, HELD, WITHDRAWN, Content, Key
from tracker.ledger.linking import NONE_BEFORE, Linker
from tracker.ledger.schema import place_line
from tracker.ledger.weaving import Days, Identity, Weaver, widen
from tracker.model import Claim, Item, Line, Number, Problem, RefusedError, Whole

CHUNK = 8192
_FEW, _MUCH = 50, 0.25  # a document that lacks more figures than both is not believed to have taken them back
_EXACT = 2.0**53  # above it a float is no longer every whole number

Row = tuple[
    int, str, int, int, int, int,
    Number | None, Number | None, Number | None, str | None, str | None, str | None, str | None, str | None,
]  # fmt: skip
"""line, day, period_days, fetch, n, status, value, low, high, qualifier, unit, quote, locator, url."""
_INSERT = (
    "insert {or_ignore} into ledger_entries (line, day, period_days, fetch, n, status, value, low, high,"
    " qualifier, unit, quote, locator, url, seen_at, from_day, from_value, from_unit)"
    " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_LINE = itemgetter(0)
INSERT = _INSERT.format(or_ignore="")
INSERT_OR_IGNORE = _INSERT.format(or_ignore="or ignore")


@dataclass
class Tally:
    """What came of a fetch, in claims."""

    new: int = 0
    revised: int = 0
    withdrawn: int = 0
    unchanged: int = 0
    held: int = 0

    def add(self, other: Tally) -> None:
        """Count in another."""
        for name in ("new", "revised", "withdrawn", "unchanged", "held"):
            setattr(self, name, getattr(self, name) + getattr(other, name))


@dataclass(slots=True)
class Noted:
    """A problem with the line and day it concerns, where it concerns one."""

    problem: Problem
    line: int | None = None
    day: str | None = None


@dataclass(slots=True)
class _Known:
    """What was last observed of an identity: its place in history and its contents (several: in conflict)."""

    key: Key
    contents: list[tuple[object, ...]] = field(default_factory=list)
    n: int = 0

    def judged_otherwise(self, content: tuple[object, ...]) -> bool:
        """Whether the same value alone is trusted now and was not, or the other way round."""
        return self.n % AGAIN == 0 and self.contents[0][0] != content[0] and self.contents[0][1:] == content[1:]


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
        self.touched: dict[int, Days] = {}
        self.turned: set[tuple[int, str]] = set()
        """Lines and days of what an earlier pass of the same fetch trusted and this one does not, or the reverse."""
        self._db = db
        self._fetch = fetch
        self._key = key
        self._newest = newest
        self._weaver = Weaver(db)
        self._weaver.place(fetch, key)
        self._lines = lines
        self._checks = checks
        self._decided = decided
        self._judged = judged or Judged()
        self._ids: dict[Line, int] = {}
        self._fresh: set[int] = set()
        self._totals: set[int] = set()
        self._linker = Linker()
        self._observed: dict[int, set[Identity]] = {}
        self._conflicts: set[tuple[int, Identity]] = set()
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
                    _plain(value), _plain(low), _plain(high), qualifier, unit, quote, locator, url,
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
        if self._conflicts:
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
        return decided.get(_said(claim)) if decided else None

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
                widen(self.touched, line, span)
            else:
                self._store_known(line, of_line, span)
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
                    self._conflicts.add((row[0], (row[1], row[2])))

    def _store_known(self, line: int, rows: list[Row], span: Days) -> None:
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
                self.tally.unchanged += not repeated
            elif repeated:
                self._conflicts.add((line, identity))
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
            self.tally.new += 1
        elif others == {ours}:
            self.tally.unchanged += 1
        else:
            self.tally.revised += 1

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

    def _withdraw(self) -> bool:
        """Take back what a complete document no longer lists. Returns whether it can be complete.

        One that lacks much of what was there has more likely lost its end than taken it all back.
        """
        gone: dict[int, list[Identity]] = {}
        known = 0
        for line in sorted(self.mentioned.keys() - self._fresh):
            observed = self._observed.get(line, set())
            standing = self._standing(line)
            known += standing
            if self._newest and standing == len(observed):
                continue
            gone[line] = [
                identity
                for identity, said in self._last_observed(line, "", "~").items()
                if identity not in observed and said.contents[0][0] != WITHDRAWN
            ]
        count = sum(map(len, gone.values()))
        if count > _FEW and count > _MUCH * known:
            message = f"{count:,} of {known:,} figures are gone from a document that lists everything: was it cut off?"
            self.noted.append(Noted(Problem("many-gone", "warning", message, "", "", "nothing was withdrawn")))
            return False
        for line, identities in gone.items():
            self._db.executemany(
                INSERT,
                [
                    (line, *identity, self._fetch, 0, WITHDRAWN, *[None] * 8, self._key[0], *NONE_BEFORE)
                    for identity in identities
                ],
            )
            self.tally.withdrawn += len(identities)
            for identity in identities:
                widen(self.touched, line, (identity[0], identity[0]))
                self._weaver.weave(line, identity)
        return True

    def _standing(self, line: int) -> int:
        """How many identities of the line have a value now, trusted or not."""
        (count,) = self._db.execute(
            "select count(*) from (select 1 from ledger_entries where line = ? and superseded_by is null"
            " and status <> 2 group by day, period_days)",
            (line,),
        ).fetchone()
        return int(count)

    def _hold_conflicts(self, items: Iterable[Item | Whole]) -> None:
        """Where the document gives one identity several values, keep them all (n = 1, 2, ...), held.

        Unless every one but one is held for a reason of its own: then that one stands.
        """
        said: dict[tuple[int, Identity], dict[Said, tuple[Claim, Problem | None]]] = {}
        for item in items:
            if not isinstance(item, Claim):
                continue
            place = (self._ids[item.line], (item.day, item.period_days or 0))
            if place in self._conflicts:
                content = _said(item)
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
            widen(self.touched, line, (identity[0], identity[0]))
            if len(sound) > 1:
                self.tally.held += len(sound)
                message = (
                    f"{sound[0].line.series} on {sound[0].day} is stated {len(sound)} times in one document,"
                    f" differently: {' and '.join(claim.quote for claim in sound)}"
                )
                problem = Problem("conflicting-values", "hold", message, sound[-1].quote, sound[-1].locator)
                self.noted.append(Noted(problem, line, sound[0].day))


def _said(claim: Claim) -> Said:
    return (_plain(claim.value), _plain(claim.low), _plain(claim.high), claim.qualifier, claim.unit)


def _plain(value: Number | None) -> Number | None:
    """Whole floats as integers, so that 5 and 5.0 read and compare alike."""
    return int(value) if type(value) is float and value.is_integer() and abs(value) < _EXACT else value
