"""Which of several voices stands: the named rules of standing.toml, and the order that a rule makes of lines.

Where several claimants, publishers or sources speak of one thing on one day, all of it is kept and shown. The rule of
the series says which of them is the figure, and why. It looks at who speaks and never at what is said, so that it does
not flip from day to day, and holds as of any past instant as it does now.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tracker.model import Line
    from tracker.toml import Table

UNLISTED = 1000
"""The place of whoever a rule does not list; a line without a claimant comes one later."""

_WAYS = (
    "another claimant comes first",
    "another channel comes first",
    "exports come last",
    "copies come after",
    *["by the alphabet"] * 3,
)
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Rule:
    """Who comes first for the series that it holds for.

    `series` are ids, or the beginnings of ids with `*` at their end; `conflict` is the only one it holds for, None for
    all. `claimants` and `channels` (publishers and sources, by name) come in their order before those not listed;
    `last` are channels that come after the others. `least_days`: a chart draws one channel from end to end, the first
    that has at least this share of the days of the longest. `reason` is a sentence.
    """

    id: str
    series: tuple[str, ...]
    conflict: str | None
    claimants: tuple[str, ...]
    channels: tuple[str, ...]
    last: tuple[str, ...]
    least_days: float
    reason: str

    def place(self, line: Line) -> str:
        """What sorts the lines of one thing, the one that comes first having the least.

        Claimant, then channel; an export of this program after what it was exported from; who prints their own figures
        before those who copy them; then by name. Plain text, so that SQL sorts by it too.
        """
        return "\t".join(self._places(line))

    def why_after(self, first: Line, line: Line) -> str:
        """Why a line comes after the first one, in a few words."""
        pairs = zip(_WAYS, self._places(first), self._places(line), strict=True)
        return next((way for way, one, other in pairs if one != other), "the same line")

    def _places(self, line: Line) -> tuple[str, ...]:
        claimant, publisher, source = line.claimant or "", line.publisher or "", line.source or ""
        by_claimant = _place(self.claimants, claimant) if claimant else UNLISTED + 1
        by_channel = min(_place(self.channels, publisher), _place(self.channels, source))
        return (
            f"{by_claimant:04}",
            f"{by_channel:04}",
            "1" if source in self.last else "0",
            "0" if publisher == claimant else "1",
            claimant,
            publisher,
            source,
        )


@dataclass(frozen=True, slots=True)
class Standing:
    """All rules, in the order of their file; one of them holds for every series of every conflict."""

    rules: tuple[Rule, ...] = ()

    def rule(self, conflict: str, series: str) -> Rule:
        """The rule that holds: that with the longest beginning of the id, and of two alike that of the conflict."""
        holding = [
            (len(pattern.rstrip("*")), one.conflict is not None, one)
            for one in self.rules
            if one.conflict in (None, conflict)
            for pattern in one.series
            if _matches(pattern, series)
        ]
        return max(holding, key=lambda found: found[:2])[2]


def read(file: Table, conflicts: Collection[str], series: Collection[str], claimants: Collection[str]) -> Standing:
    """The rules of a file. TrackerError for the first mistake: an unknown name, or two rules for the same."""
    last = file.texts("last")
    rules: list[Rule] = []
    holds: dict[tuple[str, str | None], str] = {}
    for table in file.listed("rule"):
        one = Rule(
            id=table.text("id"),
            series=table.texts("series"),
            conflict=table.text("conflict", "") or None,
            claimants=table.texts("claimants"),
            channels=table.texts("channels"),
            last=last,
            least_days=table.number("least_days", 0.0) or 0.0,
            reason=table.text("reason"),
        )
        table.finish()
        _check(table, one, conflicts, claimants)
        if any(one.id == other.id for other in rules):
            raise table.wrong("id", f"{one.id!r} a second time", "each id once")
        for pattern in one.series or ("",):
            if not any(_matches(pattern, name) for name in series):
                expected = "series of series.toml, or beginnings of some, as in losses.*"
                raise table.wrong("series", repr(pattern) if pattern else "nothing", expected)
            other = holds.setdefault((pattern, one.conflict), one.id)
            if other != one.id or one.series.count(pattern) > 1:
                found = f"{pattern!r}, which the rule {other!r} is for already"
                raise table.wrong("series", found, "one rule for each, or one conflict's")
        rules.append(one)
    file.finish()
    if ("*", None) not in holds:
        raise file.wrong(None, "no rule for series '*' of all conflicts", "one that holds where no other does")
    return Standing(tuple(rules))


def _check(table: Table, one: Rule, conflicts: Collection[str], claimants: Collection[str]) -> None:
    if not _ID.fullmatch(one.id):
        raise table.wrong("id", repr(one.id), "lower-case words with - between them")
    if one.conflict is not None and one.conflict not in conflicts:
        raise table.wrong("conflict", repr(one.conflict), "a conflict of conflicts.toml")
    for name in one.claimants:
        if name not in claimants:
            raise table.wrong("claimants", repr(name), "names of claimants of claimants.toml")
    for key, names in (("claimants", one.claimants), ("channels", one.channels)):
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise table.wrong(key, f"{twice!r} twice", "each name once")
    if not 0 <= one.least_days <= 1:
        raise table.wrong("least_days", f"{one.least_days:g}", "a share from 0 to 1")
    if not one.reason.endswith(".") or "\n" in one.reason:
        raise table.wrong("reason", repr(one.reason), "a sentence with its full stop, on one line")


def _matches(pattern: str, series: str) -> bool:
    if pattern == "*":
        return True
    return series.startswith(pattern[:-1]) if pattern.endswith(".*") else series == pattern


def _place(names: Sequence[str], name: str) -> int:
    return names.index(name) if name in names else UNLISTED
