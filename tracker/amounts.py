"""Numbers as people read them, with what was said of them."""

from __future__ import annotations

from typing import Any


def figure(value: float | None) -> str:
    """A number for people: 380,600 and 18.12; nothing for null."""
    if value is None:
        return ""
    # Fifteen digits are all that a float keeps of a decimal number.
    return f"{value:,}" if isinstance(value, int) else f"{float(f'{value:.15g}'):,}"


def amount(value: Any, low: Any, high: Any, qualifier: str | None) -> str:
    """A claimed value with what was said of it: `about 380,600`, `over 1,100`, `15 to 20`."""
    number = figure(value) if value is not None else f"{figure(low)} to {figure(high)}" if low is not None else "none"
    return f"{qualifier.replace('_', ' ')} {number}" if qualifier else number
