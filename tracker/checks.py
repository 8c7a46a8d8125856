"""Claims become problems: what is not well formed refuses the document, what is not trusted is held.

A claim that breaks the model (an unknown series, a kind the series does not have, no quote) is a fault of
the source module and refuses its document. A claim that is well formed but cannot be right, or that its
reader would not vouch for, is recorded and held.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from math import isfinite

from tracker.catalog import Catalog
from tracker.clock import is_day
from tracker.model import QUALIFIERS, Claim, Document, Line, Problem, Series, Source

_CURRENCY_LENGTH = 3
_PARTY = re.compile(r"[A-Z][A-Z0-9-]{1,9}")


class Checks:
    """The checks that need nothing but the claim, its document and the catalog. One object for one document."""

    def __init__(self, catalog: Catalog, source: Source, document: Document) -> None:
        self.catalog = catalog
        self._source = source
        self._document = document
        self._series: dict[Line, Series] = {}
        self._days: dict[str, bool] = {}
        # A day has begun somewhere on earth at most 14 hours before it does in UTC.
        seen = date.fromisoformat(document.seen_at[:10])
        self._newest = (seen + timedelta(days=1) if int(document.seen_at[11:13]) >= 10 else seen).isoformat()

    def full_line(self, line: Line) -> Line:
        """The line with the publisher and the source that its module leaves to the ingest."""
        publisher = line.publisher or self._document.publisher or self._source.publisher
        return line._replace(publisher=publisher, source=self._source.id)

    def examine(self, claim: Claim) -> Problem | None:  # noqa: C901, PLR0911, PLR0912 (one flat pass: it runs a million times)
        """None for a claim that may be accepted; severity `error` or `hold` otherwise."""
        line, day, value, quote, locator, qualifier, low, high, period, unit, unsure, _ = claim
        series = self._series.get(line)
        if series is None:
            problem = self._examine_line(line)
            if problem:
                return problem
            series = self._series[line] = self.catalog.series[line.series]
        if value is None:
            if low is None or high is None or not low < high or not isfinite(low) or not isfinite(high):
                return self._fault(claim, f"a claim has a value, or a low below a high, not {low!r} and {high!r}")
            smallest, largest = low, high
        elif low is not None or high is not None or not isfinite(value):
            return self._fault(claim, f"a claim has one finite value or a range, not {value!r}, {low!r}, {high!r}")
        else:
            smallest = largest = value
        if day not in self._days:
            if not is_day(day):
                return self._fault(claim, f"the day is {day!r}, expected YYYY-MM-DD")
            self._days[day] = day <= self._newest
        if not quote or not locator:
            return self._fault(claim, "a claim needs the quote it was read from and its locator")
        if qualifier is not None and qualifier not in QUALIFIERS:
            return self._fault(claim, f"unknown qualifier {qualifier!r}, expected one of {', '.join(QUALIFIERS)}")
        if period is not None and (line.kind != "change" or period < 1):
            return self._fault(claim, f"period_days is {period!r} for kind {line.kind!r}; only a change has one")
        if (unit is None) == (series.unit == "currency") or (unit is not None and len(unit) != _CURRENCY_LENGTH):
            return self._fault(claim, f"unit is {unit!r}; money has its ISO 4217 code, anything else none")
        if not self._days[day]:
            message = f"{line.series} is for {day}, later than the document, which was seen {self._document.seen_at}"
            return Problem("future-day", "hold", message, quote, locator)
        if (series.low is not None and smallest < series.low) or (series.high is not None and largest > series.high):
            message = f"{line.series} on {day} is outside the plausible range {series.low} to {series.high}"
            return Problem("implausible", "hold", message, quote, locator)
        return Problem("unsure", "hold", unsure, quote, locator) if unsure else None

    def _examine_line(self, line: Line) -> Problem | None:
        known = self.catalog.series.get(line.series)
        if known is None:
            return self._line_fault(line, f"unknown series {line.series!r}, expected one of catalog/series.toml")
        if line.conflict not in self.catalog.conflicts:
            return self._line_fault(line, f"unknown conflict {line.conflict!r}, expected one of catalog/conflicts.toml")
        if line.kind not in known.kinds:
            kinds = " or ".join(known.kinds)
            return self._line_fault(line, f"{line.series} has no kind {line.kind!r}, expected {kinds}")
        if line.since is not None and not is_day(line.since):
            return self._line_fault(line, f"since is {line.since!r}, expected YYYY-MM-DD")
        if line.party is not None and not _PARTY.fullmatch(line.party):
            return self._line_fault(line, f"party is {line.party!r}, expected the code of a country or an actor")
        return None

    def _fault(self, claim: Claim, message: str) -> Problem:
        where = f"{claim.line.series} {claim.day}"
        return Problem("malformed-claim", "error", f"{where}: {message}", claim.quote, claim.locator, self._remedy())

    def _line_fault(self, line: Line, message: str) -> Problem:
        return Problem("malformed-claim", "error", message, line.series, "", self._remedy())

    def _remedy(self) -> str:
        return f"mend the source module of {self._source.id}"
