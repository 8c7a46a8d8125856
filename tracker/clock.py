"""Instants and days as text: how they are written, and how people may write them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from tracker.errors import MisuseError

INSTANT = "%Y-%m-%dT%H:%M:%SZ"
_YEARS = range(1900, 2200)


def is_day(text: str) -> bool:
    """Whether `text` is a calendar day written YYYY-MM-DD (and not one of the other ISO spellings)."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def instant(text: str, *, end_of_day: bool = False) -> str:
    """An instant as people write it, in UTC: `2024-01-26`, `2024-01-26T08:00`, `2024-01-26T10:00:00+02:00`.

    A day alone is its first second, or with `end_of_day` its last. Without an offset it is UTC. Raises
    TrackerError for anything else.
    """
    try:
        if not is_day(text[:10]):
            raise ValueError  # noqa: TRY301 (ISO 8601 has spellings that people do not mean)
        when = datetime.fromisoformat(text)
        if is_day(text) and end_of_day:
            when = when.replace(hour=23, minute=59, second=59)
        when = when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
        if when.year not in _YEARS:
            raise ValueError  # noqa: TRY301
    except (ValueError, OverflowError):
        advice = "write 2024-01-26 or 2024-01-26T08:00:00Z, of a year from 1900 to 2199"
        raise MisuseError(f"{text!r} is not an instant; {advice}") from None
    return when.strftime(INSTANT)


def now() -> tuple[str, int]:
    """This instant, and the microseconds into its second."""
    present = datetime.now(UTC)
    return present.strftime(INSTANT), present.microsecond
