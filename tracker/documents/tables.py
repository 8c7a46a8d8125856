"""Documents as tables: CSV, lists in JSON, sheets of workbooks. Every cell with its exact text and its locator.

    table = read_csv(document.body, day="date", needs=("tanks",))
    yield from table.faults({*COLUMNS, *NOT_FIGURES}, "COLUMNS or NOT_FIGURES", __file__)
    for row in table.rows():
        for column, line in lines.items():
            yield from row.figure(column, line, row.day)

Columns are found by name. A document that is no such table raises `RefusedError`, which is for the ledger to
record: source modules let it through. A broken row is left out and reported; the others stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypedDict, Unpack

from tracker.clock import is_day
from tracker.documents.cells import number, pointer, read_json, refuse, refuse_page
from tracker.documents.records import Cells, Layout, Records, csv_records, object_records, sheet_records, tagged
from tracker.model import Claim, Item, Line, Number, Problem, Qualifier

BLANK = frozenset({""})
_SHOWN = 80

AsDay = Callable[[str], str | None]
"""A cell as an ISO day; None where it is none."""


def iso_day(text: str) -> str | None:
    """The day of `2024-01-26`, `2024-01-26 00:00:00` or `2024-01-26T00:00:00`."""
    return text[:10] if is_day(text[:10]) and text[10:11] in {"", " ", "T"} else None


class Options(TypedDict, total=False):
    """What all tables can be told; see `Table`."""

    day: str
    as_day: AsDay
    missing: frozenset[str]
    misprints: Mapping[str, str]


class Row:
    """One row: a mapping from a column's name to the exact text of its cell, '' where there is none."""

    __slots__ = ("_table", "cells", "number")

    def __init__(self, table: Table, number: int, cells: Cells) -> None:
        self._table = table
        self.number = number
        self.cells = cells

    def __getitem__(self, column: str) -> str:
        return _shown(self.cells.get(self.called(column)))

    @property
    def day(self) -> str:
        """The ISO day of the row, in a table that has a column for it; '' where there is none."""
        return self._table.as_day(self[self._table.day]) or ""

    def called(self, column: str) -> str:
        """The name that the document gives a column, which may be a known misprint."""
        if column in self.cells or not self._table.misprints:
            return column
        return next(
            (bad for bad, good in self._table.misprints.items() if good == column and bad in self.cells), column
        )

    def locator(self, column: str) -> str:
        """Where the cell stands."""
        layout, name = self._table.layout, self.called(column)
        if layout.at is not None and not layout.at.startswith("/*"):
            return layout.at + pointer(self.number, name)
        return f"{layout.prefix()}row={self.number} column={name}"

    def value(self, column: str, times: str = "1") -> Number | None:
        """The cell as a number; None where it is blank or none."""
        return number(self[column], times)

    def figure(
        self,
        column: str,
        line: Line,
        day: str,
        *,
        qualifier: Qualifier | None = None,
        period_days: int | None = None,
        unit: str | None = None,
        unsure: str | None = None,
        url: str | None = None,
        times: str = "1",
    ) -> Iterator[Item]:
        """The claim that a cell makes: none where it is blank, a warning where it is no number."""
        cell = self[column]
        if cell in self._table.missing:
            return
        place = self.locator(column)
        value = number(cell, times)
        if value is None:
            yield Problem("not-a-number", "warning", f"{column} of {day} is not a number", cell[:_SHOWN], place)
            return
        if times != "1":
            place = f"{place} times={times}"
        yield Claim(
            line, day, value, cell, place, qualifier,
            period_days=period_days, unit=unit, unsure=unsure, url=url or None,
        )  # fmt: skip


@dataclass(frozen=True)
class Table:
    """The columns of a document's table in their order, and its rows.

    `missing` are the texts that stand for no figure; `misprints` maps a column's misprinted name to the right one.
    `day` is the column of the day, '' where a row has none of its own.
    """

    layout: Layout
    columns: tuple[str, ...]
    records: Records
    day: str = ""
    as_day: AsDay = iso_day
    missing: frozenset[str] = BLANK
    misprints: Mapping[str, str] = field(default_factory=dict)

    def rows(self) -> Iterator[Row]:
        """The rows, read anew each time. Broken and undated ones are left out: `faults` says which."""
        for count, cells in self._untagged():
            if cells is not None:
                row = Row(self, count, cells)
                if not self.day or row.day:
                    yield row

    def faults(self, known: Iterable[str], tables: str, file: str) -> Iterator[Problem]:
        """A warning for each unknown column, and for each broken or undated row: nothing of them is recorded.

        `tables` names the tables of the module `file` that a new column belongs to.
        """
        expected = {*known, *self.misprints, self.day}
        for column in self.columns:
            if column not in expected:
                message, remedy = (
                    f"unknown column {column!r}, nothing of it was recorded",
                    f"add it to {tables} in {file}",
                )
                yield Problem("unknown-column", "warning", message, column, self._first(column), remedy)
        for count, cells in self._untagged():
            if cells is None:
                message = f"row {count} has not as many cells as the header, nothing of it was recorded"
                yield Problem("broken-row", "warning", message, "", f"{self.layout.prefix()}row={count}")
            elif (
                self.day
                and any(_shown(cell).strip() for cell in cells.values())
                and not (row := Row(self, count, cells)).day
            ):
                message = f"{self.day} of row {count} is no day, nothing of the row was recorded"
                yield Problem("no-date", "warning", message, row[self.day], row.locator(self.day))

    def _untagged(self) -> Iterator[tuple[int, Cells | None]]:
        """The records, but for the row of HXL tags that some publishers put under the header."""
        for place, (count, cells) in enumerate(self.records()):
            if place or cells is None or not tagged(cells):
                yield count, cells

    def _first(self, column: str) -> str:
        row = next((row for row in self.rows() if row.cells.get(column) is not None), None)
        return row.locator(column) if row else ""


def read_csv(
    body: bytes,
    *,
    needs: Sequence[str] = (),
    header: int = 1,
    **options: Unpack[Options],
) -> Table:
    """A CSV document, UTF-8, with commas. Blank lines do not count; the row under the header is row 1.

    `needs` are the columns without which it is another document. A second column of one name gets ` (2)`.
    """
    refuse_page(body, "CSV")
    layout = Layout(header=header)
    columns, records = csv_records(body, layout)
    return _table(layout, columns, records, needs, options)


def read_rows(
    tree: Any,
    at: str = "",
    *,
    needs: Sequence[str] = (),
    **options: Unpack[Options],
) -> Table:
    """A list of objects at a pointer in a document that `read_json` read. Row numbers are indexes, from 0."""
    layout = Layout(at=at)
    columns, records = object_records(tree, layout)
    return _table(layout, columns, records, needs, options)


def read_json_rows(body: bytes, *, needs: Sequence[str] = (), **options: Unpack[Options]) -> Table:
    """A JSON document that is a list of objects."""
    return read_rows(read_json(body), needs=needs, **options)


def read_sheet(
    body: bytes,
    sheet: str,
    *,
    needs: Sequence[str] = (),
    header: int = 1,
    **options: Unpack[Options],
) -> Table:
    """A sheet of a workbook. Row 1 is under the header; columns without a name are left out."""
    layout = Layout(sheet=sheet, header=header)
    columns, records = sheet_records(body, layout)
    return _table(layout, columns, records, needs, options)


def _shown(cell: Any) -> str:
    if cell is None or isinstance(cell, str):
        return cell or ""
    try:
        return str(cell)[:_SHOWN]
    except RecursionError:
        return type(cell).__name__


def _table(
    layout: Layout,
    columns: tuple[str, ...],
    records: Records,
    needs: Sequence[str],
    options: Options,
) -> Table:
    place, found = layout.prefix().strip(), ",".join(columns)
    empty = next(iter(records()), None) is None
    misprints = options.get("misprints", {})
    called = {misprints.get(column, column) for column in columns}
    wanted = [*filter(None, [options.get("day")]), *needs]
    for column in wanted:
        if column not in called and columns:
            raise refuse("changed-header", f"no column {column!r}", found, place, f"expected {', '.join(wanted)}")
    if empty:
        raise refuse("empty-list", "a table without rows", found, place)
    return Table(layout, columns, records, **options)
