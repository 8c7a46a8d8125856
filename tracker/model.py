"""The records everything else passes around. Frozen, typed, no I/O, no clock.

A *claim* is a value on a day of a *line*. A line is everything about a claim that stays the same from one
day to the next (what is counted, whose, where, who says so, who printed it, through which source); it is
what a chart draws as one line. Line, day and period together are the identity of a claim.
`Line` and `Claim` are named tuples because a large source makes a million of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, get_args

from tracker.errors import TrackerError as TrackerError  # noqa: PLC0414 (a record's fault is raised beside it)

Kind = Literal["total", "change", "level", "share"]
Qualifier = Literal["about", "over", "under", "at_least", "up_to", "nearly"]
Status = Literal["accepted", "held", "withdrawn"]
Severity = Literal["error", "hold", "warning", "info"]

KINDS: tuple[Kind, ...] = get_args(Kind)
QUALIFIERS: tuple[Qualifier, ...] = get_args(Qualifier)

Number = int | float


class Line(NamedTuple):
    """A claim's identity without its day and period. Fields are the words of the public views.

    `publisher` and `source` may be left out by a source module: the ingest fills them from its `SOURCE`
    and from the document. `since` is an ISO day and only set for a counting window that is not the
    series' own.
    """

    conflict: str
    series: str
    kind: Kind
    party: str | None = None
    place: str | None = None
    donor: str | None = None
    since: str | None = None
    claimant: str | None = None
    publisher: str | None = None
    source: str | None = None


class Claim(NamedTuple):
    """One party's statement that a line had a value on a day.

    `day` is an ISO date, for a period its last day. Either `value` is set, or `low` and `high` are.
    `quote` is the exact text, or the exact cell, that the number was read from, and `locator` says where
    in the document it stands (see `tracker.documents.locate`). `unit` is only set where the series leaves it open
    (money: an ISO 4217 code). `unsure` is the reason why the reader of a text would not vouch for the
    claim: it is recorded, but held. `url` is the claim's own address, where the document names one.
    """

    line: Line
    day: str
    value: Number | None
    quote: str
    locator: str
    qualifier: Qualifier | None = None
    low: Number | None = None
    high: Number | None = None
    period_days: int | None = None
    unit: str | None = None
    unsure: str | None = None
    url: str | None = None


class Problem(NamedTuple):
    """What a check or a parser found, as a value with a place: collected and shown, never raised.

    `severity`: `error` (nothing of the document is recorded), `hold` (the claim is recorded but not
    trusted), `warning` (the rest of the document stands; nothing is withdrawn on its evidence), `info`.
    `check` is the name of the rule. `found` is the exact text; `remedy` what to do, with file and line
    where there is one to edit.
    """

    check: str
    severity: Severity
    message: str
    found: str = ""
    locator: str = ""
    remedy: str = ""


class Whole(NamedTuple):
    """Said by `parse` of a document that has all days of the lines it has, in a source whose other documents do not."""


class RefusedError(TrackerError):
    """A document that is not usable at all: nothing of it is recorded. Readers raise it; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Document:
    """The exact bytes of one fetch and how they came.

    `address` is where they came from (an URL, or `file:NAME` for a local copy), `publisher` and
    `published` are what the fetch knew beyond the bytes (a feed's entry, an option), both optional;
    `published` is an ISO date or instant. `seen_at` is a UTC instant `YYYY-MM-DDTHH:MM:SSZ`, and `moment`
    the microseconds into that second, which keep the order of documents that were read right after each other.
    """

    body: bytes
    address: str
    seen_at: str
    publisher: str | None = None
    published: str | None = None
    moment: int = 0


@dataclass(frozen=True, slots=True)
class Request:
    """One address to look at.

    `name` tells apart the documents of one source in messages. `otherwise` are other spellings of the address,
    tried in order where the one before is not found. `optional`: that nothing is found there (yet) is no failure.
    `index`: the answer is no document but a list of where the documents are; the module's `links` reads it.
    `once`: what was read there does not change, and is not asked for again. `publisher` and `published` are what a
    list of documents says of this one.
    `${NAME}` in the address or a header stands for a secret of that name in the environment: it is filled in
    on the way out and is never archived, recorded or shown.
    """

    url: str
    name: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    otherwise: tuple[str, ...] = ()
    optional: bool = False
    index: bool = False
    once: bool = False
    publisher: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """What a source module says of itself. The module's file name is the id, with `-` for `_`.

    `claimant` is whose figures they are; `publisher` who prints them, where the document does not say.
    `cadence_days` is how often new days are to be expected. `lists_everything`: a document that has a line
    at all has all of that line's days, so that a day that is gone from it was taken back (see also `Whole`).
    `judged`: its figures are judged beside what stands around them; not so an export, whose figures were.
    """

    id: str
    title: str
    publisher: str | None
    licence: str
    cite: str
    homepage: str
    cadence_days: int | None
    claimant: str | None = None
    default: bool = True
    lists_everything: bool = False
    note: str = ""
    judged: bool = True


@dataclass(frozen=True, slots=True)
class Conflict:
    """What is tracked. `start` is the ISO day its totals count from, `area_km2` the denominator of its shares.

    `home`: the countries and regions of which data sets that count by country are filed under it.
    """

    id: str
    title: str
    start: str
    countries: tuple[str, ...] = ()
    home: tuple[str, ...] = ()
    area_km2: float | None = None
    area_source: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """What is counted: plain definition, unit (`currency` where each claim names its own), allowed kinds.

    `low` and `high` bound what is plausible for one claim in the unit. `change_of` names the total whose
    reported change this is; `corrects` the total that a signed, published correction belongs to. `parts` name the
    series that make it up, of the same line but for the series; `share_of` the area of which it is the share of the
    whole conflict's.
    """

    id: str
    title: str
    unit: str
    definition: str
    kinds: tuple[Kind, ...]
    cautions: tuple[str, ...] = ()
    low: float | None = 0.0
    high: float | None = None
    change_of: str | None = None
    corrects: str | None = None
    parts: tuple[str, ...] = ()
    share_of: str | None = None


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who states things. `side` is the party it belongs to, empty for neither."""

    name: str
    side: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Break:
    """A declared break of a series: `restart` (counting begins anew), `merge` (now holds another), `end`, `start`."""

    conflict: str
    series: str
    day: str
    type: Literal["start", "restart", "merge", "end"]
    note: str
    claimant: str | None = None
    merged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened and may be marked on a chart. `title` is a few words; `titles` those in other languages.

    `source` says who reported it and `url` where, so that a mark on a chart can be defended like a figure.
    """

    id: str
    conflict: str
    day: str
    title: str
    source: str
    titles: Mapping[str, str] = field(default_factory=dict)
    url: str = ""


Item = Claim | Problem
Parse = Callable[[Document], Iterable[Item | Whole]]
