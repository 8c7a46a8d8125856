"""The history of one identity, as a pure function of what was observed. No I/O.

An identity is observed by fetches in a fixed order. What stands at any instant, and which fetch ended it,
follows from the observations alone; the ledger calls `weave` whenever it adds one, so that the order in
which documents arrive makes no difference to what it answers.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from tracker.model import Number

ACCEPTED, HELD, WITHDRAWN = 0, 1, 2

Key = tuple[str, int, str]
"""The place of a fetch in history: (seen_at, moment, hash of the document)."""


AGAIN = 1_000_000
"""More values than one document has for one identity."""


class Content(NamedTuple):
    """What is compared to tell a new value from a repeated one. Quotes and locators may move freely."""

    status: int
    value: Number | None
    low: Number | None
    high: Number | None
    qualifier: str | None
    unit: str | None


class Entry(NamedTuple):
    """One stored observation. `n` is 0, or counts from 1 where one document states several values.

    A document that had to be judged again counts on from a multiple of AGAIN, and says nothing else any more.
    """

    key: Key
    fetch: int
    n: int
    content: Content


def weave(entries: Iterable[Entry]) -> dict[tuple[int, int], int | None]:
    """For each entry (fetch, n): the fetch that superseded it, or None while it stands.

    - What repeats the observation before it never stood: it is superseded by its own fetch.
    - A held observation leaves the accepted value standing and stands beside it until the next observation.
    - An accepted value or a withdrawal ends whatever stood before it. The value that stood already goes on
      standing, and only what was held beside it ends.
    - A document that states several values for the identity states them instead of its n = 0; at most one of
      them is not held.
    - What a document says since it was judged again takes the place of what it said before, which never stood.
    """
    ended: dict[tuple[int, int], int | None] = {}
    trusted: Entry | None = None
    doubted: list[tuple[int, int]] = []
    last: object = None
    for _, observation in groupby(sorted(entries), key=lambda entry: (entry.key, entry.fetch)):
        every = list(observation)
        latest = max(entry.n for entry in every) // AGAIN
        group = [entry for entry in every if entry.n // AGAIN == latest]
        several = [entry for entry in group if entry.n % AGAIN]
        said = several or group
        ended.update({(entry.fetch, entry.n): entry.fetch for entry in every if entry not in said})
        fetch = said[0].fetch
        contents = {entry.content for entry in said}
        if contents == last:
            ended.update({(fetch, entry.n): fetch for entry in said})
            continue
        last = contents
        ended.update({(fetch, entry.n): None for entry in said})
        ended.update(dict.fromkeys(doubted, fetch))
        doubted = [(fetch, entry.n) for entry in said if entry.content.status == HELD]
        believed = [entry for entry in said if entry.content.status != HELD]
        if believed:
            (entry,) = believed
            if trusted and trusted.content == entry.content:
                ended[fetch, entry.n] = fetch
                continue
            if trusted:
                ended[trusted.fetch, trusted.n] = fetch
            trusted = entry
    return ended
