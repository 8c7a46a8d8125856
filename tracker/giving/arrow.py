"""Answers as Arrow tables and Parquet files. Needs pyarrow: `pip install 'conflict-tracker[parquet]'`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from tracker.model import TrackerError

if TYPE_CHECKING:
    import pyarrow as pa


def needed() -> Any:
    """The module pyarrow. Raises TrackerError, saying what to install, when it is not there."""
    try:
        import pyarrow  # noqa: PLC0415, ICN001 (most who use the tracker do not need it)
        import pyarrow.parquet  # noqa: PLC0415
    except ImportError:
        raise TrackerError("Parquet needs pyarrow; install it with: pip install 'conflict-tracker[parquet]'") from None
    return pyarrow


def table(columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> pa.Table:
    """Columns of int64, float64, text or bytes; text where a column mixes text with anything else."""
    pyarrow = needed()
    cells = list(zip(*rows, strict=True)) if rows else [()] * len(columns)
    return pyarrow.table([_column(pyarrow, each) for each in cells], names=list(columns))


def _column(pyarrow: Any, cells: Sequence[Any]) -> Any:
    types = {type(cell) for cell in cells} - {type(None)}
    if types <= {int}:
        return pyarrow.array(cells, pyarrow.int64() if types else pyarrow.string())
    if types <= {int, float}:
        return pyarrow.array([None if cell is None else float(cell) for cell in cells], pyarrow.float64())
    if types == {bytes}:
        return pyarrow.array(cells, pyarrow.binary())
    return pyarrow.array([None if cell is None else str(cell) for cell in cells], pyarrow.string())


def write(made: pa.Table, target: Path | BinaryIO) -> None:
    """Write a table as one Parquet file."""
    needed().parquet.write_table(made, target, compression="zstd")
