"""A name that does not exist is answered with the nearest that does."""

from __future__ import annotations

from collections.abc import Iterable


def unknown(what: str, name: str, known: Iterable[str], advice: str) -> str:
    """One line: what was asked for, what may have been meant, what to do."""
    from difflib import get_close_matches  # noqa: PLC0415 (only a wrong name pays for it)

    near = get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f"there is no {what} {name!r}; {f'did you mean {near[0]!r}? ' if near else ''}{advice}"
