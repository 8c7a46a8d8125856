"""Rows on standard output, in the formats of `--format`."""

from __future__ import annotations

import json
import sys
from math import isfinite
from pathlib import Path
from typing import Any, TextIO

from tracker.amounts import figure
from tracker.asking.query import Answer
from tracker.errors import MisuseError
from tracker.giving.formats import SQL_FORMATS
from tracker.giving.spreadsheet import write_rows
from tracker.model import TrackerError


def write(answer: Answer, form: str = "table", out: TextIO | None = None, *, plain: bool = False) -> None:
    """Write the rows as `table` (aligned, for people), `csv`, `json`, `jsonl` or `md`.

    A table groups digits by thousands unless it is `plain`: the program knows which of its own columns are figures,
    but not whether a number in somebody's answer is a count or a year.
    """
    out = out or sys.stdout
    columns, rows = answer.columns, answer.rows
    if form == "csv":
        write_rows(out, columns, rows)
    elif form == "json":
        json.dump([_object(columns, row) for row in rows], out, ensure_ascii=False, indent=1, allow_nan=False)
        out.write("\n")
    elif form == "jsonl":
        for row in rows:
            out.write(json.dumps(_object(columns, row), ensure_ascii=False, allow_nan=False) + "\n")
    elif form == "md":
        for cells in (columns, ["---"] * len(columns), *rows):
            out.write(f"| {' | '.join(_text(cell).replace('|', '&#124;') for cell in cells)} |\n")
    else:
        _table(columns, rows, out, plain=plain)


def format_of(path: Path | None, form: str | None) -> str:
    """The format that was asked for, else that of the file's ending, else `table`."""
    if form:
        return form
    ending = path.suffix.removeprefix(".") if path else ""
    return ending if ending in SQL_FORMATS else "table"


def save(answer: Answer, path: Path | None, form: str, *, plain: bool = False) -> None:
    """Write the rows to a file, or without one to standard output; of `SQL_FORMATS`, so Parquet too.

    A file that is there already is only replaced by a whole one. Raises TrackerError where it cannot be written.
    """
    if path is None:
        if form != "parquet":
            write(answer, form, plain=plain)
        elif sys.stdout.isatty():
            raise MisuseError("Parquet is not for a terminal; name a file with -o")
        else:
            from tracker.giving import arrow  # noqa: PLC0415

            arrow.write(arrow.table(answer.columns, answer.rows), sys.stdout.buffer)
        return
    if path.is_dir():
        raise TrackerError(f"{path} is a folder; name a file with -o")
    half = path.with_name(f".{path.name}.part")
    try:
        if form == "parquet":
            from tracker.giving import arrow  # noqa: PLC0415

            arrow.write(arrow.table(answer.columns, answer.rows), half)
        else:
            with half.open("w", encoding="utf-8", newline="") as file:
                write(answer, form, file, plain=plain)
        half.replace(path)
    except OSError as error:
        raise TrackerError(f"{path} cannot be written: {error.strerror or error}") from None
    finally:
        half.unlink(missing_ok=True)


def _object(columns: list[str], row: tuple[Any, ...]) -> dict[str, Any]:
    return {name: _plain(cell) for name, cell in zip(columns, row, strict=True)}


def _plain(cell: Any) -> Any:
    # JSON has neither bytes nor infinity.
    if isinstance(cell, bytes):
        return cell.hex()
    return str(cell) if isinstance(cell, float) and not isfinite(cell) else cell


def _text(cell: Any) -> str:
    return "" if cell is None else str(cell).replace("\n", " ")


def _table(columns: list[str], rows: list[tuple[Any, ...]], out: TextIO, *, plain: bool) -> None:
    # Columns that are null in every row would only push the others off the screen.
    kept = [i for i in range(len(columns)) if any(row[i] is not None for row in rows)] if rows else range(len(columns))
    numeric = {i for i in kept if rows and all(isinstance(row[i], int | float | None) for row in rows)}
    shown = _text if plain else figure
    cells = [[shown(row[i]) if i in numeric else _text(row[i]) for i in kept] for row in rows]
    widths = [max([len(columns[i]), *(len(line[n]) for line in cells)]) for n, i in enumerate(kept)]
    for line in ([columns[i] for i in kept], ["-" * width for width in widths], *cells):
        padded = (
            cell.rjust(width) if i in numeric else cell.ljust(width)
            for i, cell, width in zip(kept, line, widths, strict=True)
        )  # fmt: skip
        out.write("  ".join(padded).rstrip() + "\n")
