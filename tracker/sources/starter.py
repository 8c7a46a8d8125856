"""Plain figures in the tracker's own CSV format: those that ship with the program, or anybody's export."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from typing import cast

from tracker.documents.locate import cell_value
from tracker.giving.figures import COLUMNS, QUOTE
from tracker.giving.spreadsheet import bare
from tracker.model import Claim, Document, Item, Kind, Line, Problem, Qualifier, Request, Source
from tracker.prose.numbers import numbers

_LINE = ("conflict", "series", "kind", "party", "place", "donor", "since", "claimant", "publisher")
_PERIOD = re.compile(r"([1-9][0-9]{0,5})?")

SOURCE = Source(
    id="starter",
    title="Figures that ship with the program",
    publisher=None,
    licence="Of each publisher: a row of the file names it, and tracker sources those of the sources",
    cite="the publisher named on each row",
    homepage="",
    cadence_days=1,
    default=False,
    lists_everything=True,
    judged=False,
    note="An export of the tracker itself; run the sources for newer figures.",
)


def addresses(today: date, since: date | None = None) -> Iterator[Request]:  # noqa: ARG001
    """Nowhere: the figures are on this machine already."""
    yield from ()


def parse(document: Document) -> Iterator[Item]:
    """One claim a row. Columns are found by name. The quote is the row's words where it has any, else its figure."""
    try:
        rows = csv.DictReader(io.StringIO(document.body.decode("utf-8-sig"), newline=""), strict=True)
        if missing := [name for name in COLUMNS if name not in (rows.fieldnames or ())]:
            found = ",".join(rows.fieldnames or ())[:80]
            message = f"not a file of plain figures: no column {missing[0]!r}"
            yield Problem("wrong-columns", "error", message, found, "", f"expected {','.join(COLUMNS)}")
            return
        lines: dict[tuple[str, ...], Line] = {}
        for number, row in enumerate(rows, 1):
            if None in row or None in row.values():
                message = f"row {number} has not as many cells as the header"
                yield Problem("broken-row", "error", message, "", f"row={number} column=value")
                return
            yield _claim(number, row, lines)
    except (UnicodeDecodeError, csv.Error) as error:
        yield Problem("not-csv", "error", f"not a CSV file: {error}", "", "", "expected a file of tracker export")


def _claim(number: int, row: dict[str, str], lines: dict[tuple[str, ...], Line]) -> Item:
    place = f"row={number} column=value"
    cell, period = row["value"], row["period_days"]
    read = cell_value(cell)
    if read is None or not _PERIOD.fullmatch(period):
        return Problem("not-a-number", "error", f"row {number} has no figure, or no whole period_days", cell, place)
    key = tuple(
        bare(row[name]) for name in ("conflict", "series", "kind", "party", "place", "donor", "since", "claimant")
    )
    key = (*key, bare(row["publisher"]))
    line = lines.get(key)
    if line is None:
        conflict, series, kind, *rest = key
        line = lines[key] = Line(conflict, series, cast("Kind", kind), *(part or None for part in rest))
    value, low, high = read
    quote = cell
    if words := row.get(QUOTE):
        where = next((one.start for one in numbers(words) if (one.value, one.low, one.high) == read), None)
        if where is not None:
            quote, place = words, f"row={number} column={QUOTE} number={where}"
    return Claim(
        line, row["day"], value, quote, place, cast("Qualifier | None", row["qualifier"] or None), low, high,
        int(period) if period else None, row["unit"] or None, url=bare(row["url"]) or None,
    )  # fmt: skip
