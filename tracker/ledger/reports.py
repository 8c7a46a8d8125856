"""What came of a fetch: claims that are counted, problems with their place, a report of each document, an attempt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from tracker.model import Problem

Outcome = Literal["recorded", "unchanged", "refused"]


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


@dataclass
class Report:
    """What came of one document: the outcome, the counts of claims, the problems found."""

    source: str
    address: str
    seen_at: str
    outcome: Outcome
    tally: Tally = field(default_factory=Tally)
    problems: list[Problem] = field(default_factory=list)


def summed(reports: Sequence[Report]) -> Report:
    """One report for the documents of one archive; a problem then says in which of them it is."""
    if len(reports) == 1:
        return reports[0]
    total = replace(reports[0], address="", tally=Tally(), problems=[])
    for report in reports:
        total.tally.add(report.tally)
        name = report.address.removeprefix("file:")
        total.problems += [problem._replace(message=f"{name}: {problem.message}") for problem in report.problems]
    outcomes = {report.outcome for report in reports}
    total.outcome = next(one for one in ("recorded", "unchanged", "refused") if one in outcomes)
    return total


class Attempt(NamedTuple):
    """What came of a request: `outcome` is document, unchanged, missing or failed. Absent texts are ''."""

    source: str
    address: str
    at: str
    outcome: str
    status: int | None = None
    check: str = ""
    message: str = ""
    seconds: float = 0.0
    etag: str = ""
    last_modified: str = ""
    document: str = ""
