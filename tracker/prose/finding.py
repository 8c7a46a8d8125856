"""A finding is what the reader makes of one number: a claim as a text has it, which may leave its day open.

It becomes a `Claim` of the ledger, where a day is needed, or a row in the shape of the labelled news.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from tracker import catalog
from tracker.model import Claim, Kind, Line, Number, Qualifier
from tracker.prose.numbers import number_at, scaled

OPEN_DAY = "the text does not say for which day"


class Finding(NamedTuple):
    """One claim. `start` is where `quote` stands in the text, `offset` where its number begins in the quote.

    `times` is what the number was multiplied with, None for nothing. `known` says that the catalog has the claimant.
    `proposed_by` names the model of a second reader; the rules do not vouch for such a claim.
    """

    series: str
    value: Number | None
    low: Number | None
    high: Number | None
    conflict: str
    quote: str
    start: int
    offset: int
    party: str | None = None
    place: str | None = None
    donor: str | None = None
    currency: str | None = None
    qualifier: Qualifier | None = None
    day: str | None = None
    stated: bool = False
    period: int | None = None
    since: str | None = None
    claimant: str | None = None
    known: bool = True
    times: float | None = None
    proposed_by: str | None = None

    @property
    def end(self) -> int:
        """Where the quote ends in the text."""
        return self.start + len(self.quote)

    @property
    def kind(self) -> Kind:
        """The kind that the catalog has for such a claim: one with a window is a change wherever that is possible."""
        kinds = catalog.load().series[self.series].kinds
        if self.period is not None and "change" in kinds:
            return "change"
        return kinds[0]

    @property
    def locator(self) -> str:
        """The locator that `tracker.documents.locate` understands."""
        times = f" times={self.times:.10g}" if self.times else ""  # six digits are too few for a square mile
        return f"char={self.start} number={self.offset}{times}"


def claim_of(finding: Finding, publisher: str | None, day: str) -> Claim:
    """The finding as a claim of the ledger; `day` stands in, and the claim is unsure, where the text names none."""
    kind = finding.kind
    known = finding.claimant if finding.known else None
    unsure = None
    if finding.claimant and not finding.known:
        unsure = f"credited to {finding.claimant!r}, who is no claimant of the catalog"
    elif finding.day is None:
        unsure = OPEN_DAY
    elif finding.quote[finding.offset :].lower().startswith("from "):
        unsure = "a number behind 'from' may be where a change began"
    if finding.proposed_by:
        unsure = "; ".join(filter(None, (f"proposed by {finding.proposed_by}, not by the rules", unsure)))
    line = Line(
        conflict=finding.conflict,
        series=finding.series,
        kind=kind,
        party=finding.party,
        place=finding.place,
        donor=finding.donor,
        since=finding.since,
        claimant=known,
        publisher=publisher,
    )
    return Claim(
        line=line,
        day=finding.day or day,
        value=finding.value,
        low=finding.low,
        high=finding.high,
        quote=finding.quote,
        locator=finding.locator,
        qualifier=finding.qualifier,
        period_days=finding.period if kind == "change" else None,
        unit=finding.currency,
        unsure=unsure,
    )


def label_of(finding: Finding) -> dict[str, Any]:
    """The finding as a row in the shape of the labelled news, the claimant in the text's own words if need be."""
    unit = catalog.load().series[finding.series].unit
    places = {"place": finding.place, "donor": finding.donor, "since": finding.since}
    proposed = {"proposed_by": finding.proposed_by} if finding.proposed_by else {}
    return {
        "series": finding.series,
        "party": finding.party,
        "value": finding.value,
        "low": finding.low,
        "high": finding.high,
        "unit": unit,
        "currency": finding.currency,
        "qualifier": finding.qualifier,
        "day": finding.day,
        "period_days": finding.period,
        "claimant": finding.claimant,
        "quote": finding.quote,
        "start": finding.start,
        "end": finding.end,
        "attrs": {"conflict": finding.conflict, **{name: one for name, one in places.items() if one}},
        **proposed,
    }


def provable(finding: Finding) -> bool:
    """Whether the quote alone reads as the value, as whoever audits the claim will read it."""
    found = number_at(finding.quote, finding.offset)
    if found is None:
        return False
    read = found[2:5] if finding.times is None else scaled(found[2:5], finding.times)
    return read == finding[1:4]
