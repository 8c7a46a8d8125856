"""How rows lie in a document: CSV, a list in JSON, a sheet of a workbook. Numbered, so that a locator finds them."""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from tracker.documents.cells import refuse, refuse_page, resolve

LARGEST_WORKBOOK = 512 * 2**20

Cells = Mapping[str, Any]
"""Column -> the exact text of the cell; None where JSON has null, or anything where it has no figure."""

Records = Callable[[], Iterable[tuple[int, Cells | None]]]
"""The rows with their numbers; None for one that has not as many cells as the header."""


class Layout(NamedTuple):
    """How a table lies in its document.

    `sheet` of a workbook, or a `.csv` in a zip archive; `header` the record that names the columns (1 is the first;
    0: there is none, and the columns are called 1, 2, 3, ...); `at` the pointer to a list of objects in JSON, where
    `/*/data` are the lists of all pages of a document together, one after the other.
    """

    sheet: str = ""
    header: int = 1
    at: str | None = None

    def prefix(self) -> str:
        """What a locator begins with, before its rows."""
        sheet = f"sheet={self.sheet} " if self.sheet else ""
        header = f"header={self.header} " if self.header != 1 else ""
        at = f"at={self.at or '/'} " if self.at is not None else ""
        return sheet + header + at


def records_of(body: bytes, layout: Layout, tree: Callable[[], Any]) -> dict[int, Cells]:
    """The rows of a table by number, as the locators of that layout count them. `tree` gives the JSON."""
    if layout.at is not None:
        _, records = object_records(tree(), layout)
    else:
        _, records = (sheet_records if layout.sheet else csv_records)(body, layout)
    return {count: cells for count, cells in records() if cells is not None}


def sheets(body: bytes) -> list[str]:
    """The names of a workbook's sheets. Raises RefusedError when it is none."""
    return list(_workbook(body).sheet_names)


def csv_records(body: bytes, layout: Layout) -> tuple[tuple[str, ...], Records]:
    """The columns and the rows of a CSV document. Blank lines do not count."""
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refuse("not-csv", f"not CSV: byte {error.start} is not UTF-8") from None

    def lines() -> Iterator[list[str]]:
        try:
            yield from filter(None, csv.reader(io.StringIO(text, newline=""), strict=True))
        except csv.Error as error:
            raise refuse("not-csv", f"not CSV: {error}") from None

    return _grid(lines, layout)


def _grid(lines: Callable[[], Iterator[list[str]]], layout: Layout) -> tuple[tuple[str, ...], Records]:
    first = lines()
    head: list[str] = next(first, [])
    for _ in range(layout.header - 1):
        head = next(first, [])
    names = [str(place) for place in range(1, len(head) + 1)] if layout.header == 0 else _distinct(head)

    def records() -> Iterator[tuple[int, Cells | None]]:
        rows = lines()
        for _ in range(layout.header):
            next(rows, None)
        width = len(names)
        for count, row in enumerate(rows, 1):
            yield count, dict(zip(names, row, strict=True)) if len(row) == width else None

    return tuple(name for name in names if name), records


def _distinct(head: list[str]) -> list[str]:
    names: list[str] = []
    seen: dict[str, int] = {}
    for name in head:
        seen[name] = seen.get(name, 0) + 1
        names.append(f"{name} ({seen[name]})" if seen[name] > 1 and name else name)
    return names


def object_records(tree: Any, layout: Layout) -> tuple[tuple[str, ...], Records]:
    """The columns and the rows of a list of objects in JSON."""
    at = layout.at or ""
    rows = _paged(tree, at.removeprefix("/*")) if at.startswith("/*") else resolve(tree, at)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        found = type(rows).__name__ if rows is not None else "nothing"
        raise refuse("changed-shape", f"expected a list of rows, found {found}", str(tree), at)
    columns = tuple(dict.fromkeys(key for row in rows for key in row))

    def records() -> Iterable[tuple[int, Cells | None]]:
        return enumerate(rows)

    return columns, records


def tagged(cells: Cells) -> bool:
    """Whether a row holds HXL tags and nothing else, but for notes beside the table."""
    filled = [cell for column, cell in cells.items() if column and cell]
    return bool(filled) and all(isinstance(cell, str) and cell.startswith("#") for cell in filled)


def _paged(tree: Any, at: str) -> list[Any] | None:
    pages = [resolve(page, at) for page in (tree if isinstance(tree, list) else [tree])]
    return [row for page in pages for row in page] if all(isinstance(page, list) for page in pages) else None


def _workbook(body: bytes) -> Any:
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 (only workbooks need it)

    refuse_page(body, "a workbook")
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST_WORKBOOK:
                raise refuse("oversized", f"a workbook of more than {LARGEST_WORKBOOK // 2**20} MiB unpacked")
        return CalamineWorkbook.from_filelike(io.BytesIO(body))
    except (CalamineError, zipfile.BadZipFile) as error:
        raise refuse("not-a-workbook", f"not a workbook: {error}", repr(body[:40])) from None


def _member(body: bytes, name: str) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            there = {part.filename: part.file_size for part in packed.infolist()}
            if name not in there:
                raise refuse("changed-shape", f"no file {name!r} in the archive", ", ".join(there))
            if there[name] > LARGEST_WORKBOOK:
                raise refuse("oversized", f"{name} has more than {LARGEST_WORKBOOK // 2**20} MiB unpacked")
            return packed.read(name)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error) as error:
        raise refuse("not-an-archive", f"not a zip archive of ours: {error}", repr(body[:40])) from None


def sheet_records(body: bytes, layout: Layout) -> tuple[tuple[str, ...], Records]:
    """The columns and the rows of a sheet, or of a `.csv` in a zip archive. Columns without a name are left out."""
    if layout.sheet.endswith(".csv"):
        refuse_page(body, "a zip archive")
        return csv_records(_member(body, layout.sheet), layout)
    book = _workbook(body)
    if layout.sheet not in book.sheet_names:
        there = ", ".join(book.sheet_names)
        raise refuse("changed-shape", f"no sheet {layout.sheet!r}", there, "", "expected a sheet of that name")
    grid = [
        [_text(cell) for cell in row] for row in book.get_sheet_by_name(layout.sheet).to_python(skip_empty_area=False)
    ]
    return _grid(lambda: iter(grid), layout)


def _text(cell: object) -> str:
    """A workbook's cell as text: whole numbers without a point, days and instants in ISO 8601."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return str(cell)
