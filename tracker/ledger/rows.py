"""An observation as it is stored: the row of a claim, and the SQL that writes it."""

from __future__ import annotations

from tracker.ledger.deciding import Said
from tracker.model import Claim, Number

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
INSERT = _INSERT.format(or_ignore="")
INSERT_OR_IGNORE = _INSERT.format(or_ignore="or ignore")


def content_of(claim: Claim) -> Said:
    """What is compared of a claim: its value or range, qualifier and unit."""
    return (plain(claim.value), plain(claim.low), plain(claim.high), claim.qualifier, claim.unit)


def plain(value: Number | None) -> Number | None:
    """Whole floats as integers, so that 5 and 5.0 read and compare alike."""
    return int(value) if type(value) is float and value.is_integer() and abs(value) < _EXACT else value
