"""Figures as files: CSV, JSON (one object a line, so that a diff shows what changed), and partitioned Parquet."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from tracker.exporting.rows import COLUMNS, NUMBERS, WHOLE, Row
from tracker.giving.spreadsheet import bare, write_rows
from tracker.model import Number, TrackerError

DATA = "data"
_PARTS = ("conflict", "series")  # of a Parquet path; by Hive's custom they are not in the file as well


class Form(NamedTuple):
    """How figures are kept in files: the paths that a series' rows go to, and how one is written and read."""

    parts: Callable[[str, list[Row]], Iterator[tuple[str, list[Row]]]]
    write: Callable[[Path, Sequence[Row]], None]
    read: Callable[[Path], list[Row]]


def _one_file(ending: str) -> Callable[[str, list[Row]], Iterator[tuple[str, list[Row]]]]:
    def parts(series: str, rows: list[Row]) -> Iterator[tuple[str, list[Row]]]:
        yield f"{DATA}/{series}.{ending}", rows

    return parts


def _by_conflict(series: str, rows: list[Row]) -> Iterator[tuple[str, list[Row]]]:
    for conflict, part in groupby(rows, key=lambda row: row.conflict):
        yield f"{DATA}/conflict={conflict}/series={series}/claims.parquet", list(part)


def write_csv(path: Path, rows: Sequence[Sequence[Any]], columns: Sequence[str] = COLUMNS) -> None:
    """Text that a spreadsheet would run as a formula is guarded; an absent cell is empty."""
    with path.open("w", encoding="utf-8", newline="") as file:
        write_rows(file, columns, rows)


def _read_csv(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, strict=True)
        return [_row({name: _cell(name, text) for name, text in row.items()}, path) for row in rows]


def _cell(name: str, text: str) -> str | Number | None:
    if name in ("quote", "locator"):
        return bare(text)  # these two are never absent, and may be empty
    if not text:
        return None
    if name in NUMBERS or name in WHOLE:
        return float(text) if set(text) & set(".en") else int(text)
    return bare(text)


def _write_json(path: Path, rows: Sequence[Row]) -> None:
    lines = (json.dumps(row._asdict(), ensure_ascii=False, allow_nan=False) for row in rows)
    path.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


def _read_json(path: Path) -> list[Row]:
    return [_row(row, path) for row in json.loads(path.read_text(encoding="utf-8"))]


def _write_parquet(path: Path, rows: Sequence[Row]) -> None:
    from tracker.giving import arrow  # noqa: PLC0415

    pyarrow = arrow.needed()
    names = [name for name in COLUMNS if name not in _PARTS]
    types = {name: pyarrow.float64() if name in NUMBERS else pyarrow.int64() for name in (*NUMBERS, *WHOLE)}
    schema = pyarrow.schema([(name, types.get(name, pyarrow.string())) for name in names])
    cells = [[getattr(row, name) for row in rows] for name in names]
    try:
        columns = [pyarrow.array(each, schema.field(name).type) for name, each in zip(names, cells, strict=True)]
    except ValueError as error:  # an integer that a float cannot hold: better refused than another number
        raise TrackerError(f"{path}: {error}; export it as csv or json") from None
    arrow.write(pyarrow.Table.from_arrays(columns, schema=schema), path)


def _read_parquet(path: Path) -> list[Row]:
    from tracker.giving import arrow  # noqa: PLC0415

    conflict, series = (part.partition("=")[2] for part in path.parts[-3:-1])
    table = arrow.needed().parquet.ParquetFile(path).read().to_pylist()
    whole = [{**row, **{name: _whole(row[name]) for name in NUMBERS if name in row}} for row in table]
    return [_row({"conflict": conflict, "series": series, **row}, path) for row in whole]


def _whole(value: float | None) -> Number | None:
    """The ledger keeps whole numbers as integers; a float column of Parquet cannot tell."""
    return int(value) if value is not None and value.is_integer() else value


def _row(cells: dict[str, Any], path: Path) -> Row:
    try:
        return Row(**{name: cells[name] for name in COLUMNS})
    except KeyError as missing:
        raise TrackerError(f"{path} is no file of an export: it has no column {missing}") from None


def read(form: Form, path: Path) -> list[Row]:
    """The rows of a file that `form` wrote. Raises TrackerError, naming the file, when it is none or is damaged."""
    try:
        return form.read(path)
    except OSError as error:
        raise TrackerError(f"{path} cannot be read: {error.strerror or error}") from None
    except (ValueError, TypeError, AttributeError, csv.Error) as error:
        raise TrackerError(f"{path} is no whole file of an export: {error}") from None


FORMS = {
    "csv": Form(_one_file("csv"), write_csv, _read_csv),
    "json": Form(_one_file("json"), _write_json, _read_json),
    "parquet": Form(_by_conflict, _write_parquet, _read_parquet),
}
