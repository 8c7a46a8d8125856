"""Plain figures: the tracker's own CSV format, written by `tracker export` and read by the `starter` source.

One row a claim that stands. `value` is one cell, `380600` or for a range `15..20`, so that a quote of it is
complete. Claimant, publisher, licence and address stand on every row. Where figures were read from words, a last column
`quote` has the sentence of each; a file of tables has no such column.
"""

from __future__ import annotations

import csv
import re
import sqlite3
from fnmatch import fnmatchcase
from pathlib import Path

from tracker.asking import query
from tracker.giving.spreadsheet import guarded
from tracker.model import Number, TrackerError

COLUMNS = (
    "conflict", "series", "kind", "party", "place", "donor", "since", "day", "period_days", "value", "qualifier",
    "unit", "claimant", "publisher", "licence", "url",
)  # fmt: skip
QUOTE = "quote"
"""The column that only a file with words has."""
_NUMBER = re.compile(r" number=([0-9]+)$")
_SENTENCE = re.compile(r"\s*\[\.\.\.\]\s*|(?<=[.!?])\s+|(?<=[.!?][»”\"])\s+")


def export(
    db: sqlite3.Connection,
    path: Path,
    sources: list[str],
    kind: str | None,
    series: tuple[str, ...] = (),
    as_of: str | None = None,
) -> int:
    """Write the figures of some sources, or of all, in a stable order. Returns how many.

    They are those that stand, or that stood at the instant `as_of`. `series` are patterns of which one has to fit,
    such as `losses.*.total`; none means every series.

    Raises TrackerError when there is nothing to write.
    """
    for source in sources:
        query.check_name(db, "source", source)
    query.check_name(db, "kind", kind)
    conditions = [f"c.source in ({', '.join('?' * len(sources))})"] if sources else []
    bound = list(sources)
    if as_of is not None:
        conditions += ["c.status = 'accepted'", "c.seen_at <= ?", "(c.superseded_at is null or c.superseded_at > ?)"]
        bound += [as_of, as_of]
    chosen = f"where {' and '.join(conditions)}" if conditions else ""
    figures = "current" if as_of is None else "claims"
    wordy = db.execute(
        f"select exists (select 1 from {figures} c {chosen or 'where 1'} and locator like '% number=%')", bound
    )
    columns = (*COLUMNS, QUOTE) if wordy.fetchone()[0] else COLUMNS
    rows = db.execute(
        f"""
        select c.conflict, c.series, c.kind, c.party, c.place, c.donor, c.since, c.day, c.period_days, c.value, c.low,
            c.high, c.qualifier, case s.unit when 'currency' then c.unit end, c.claimant, c.publisher, o.licence,
            case when c.url like 'file:%' then o.homepage else c.url end,
            c.quote, c.locator
        from {figures} c join sources o on o.source = c.source join series s on s.series = c.series
        {chosen}
        order by c.series, c.conflict, c.kind, c.claimant, c.publisher, c.party, c.place, c.donor, c.since, c.day
        """,
        bound,
    )
    count = 0
    if not path.parent.is_dir():
        raise TrackerError(f"{path.parent} is not a folder; make it first")
    half = path.with_name(f".{path.name}.part")  # what is there already is only replaced by something whole
    try:
        with half.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(columns)
            for row in rows:
                if (kind and row[2] != kind) or (series and not any(fnmatchcase(row[1], one) for one in series)):
                    continue
                value, low, high = row[9:12]
                # The figure is no formula, even where it begins with a minus; a quote of it has to be exact.
                texts = [*map(guarded, row[:9]), _cell(value, low, high), *map(guarded, row[12:18])]
                writer.writerow([*texts, guarded(sentence(*row[18:]))][: len(columns)])
                count += 1
        if count:
            half.replace(path)
    except OSError as error:
        raise TrackerError(f"{path} cannot be written: {error.strerror}") from None
    finally:
        half.unlink(missing_ok=True)
    if not count:
        raise TrackerError("there is nothing to export; tracker sources lists what the ledger holds")
    return count


def sentence(quote: str, locator: str) -> str:
    """The sentence of a quote that has its number, without what was left out around it; empty for a cell of a table."""
    number = _NUMBER.search(locator)
    if number is None:
        return ""
    place = min(int(number[1]), len(quote) - 1)
    ends = [(0, 0), *(match.span() for match in _SENTENCE.finditer(quote)), (len(quote), len(quote))]
    start = max(end for _, end in ends[:-1] if end <= place)
    return quote[start : min(begin for begin, _ in ends[1:] if begin > place)]


def _cell(value: Number | None, low: Number | None, high: Number | None) -> str:
    return str(value) if value is not None else f"{low}..{high}"
