"""The ledger as files that others read: one file a series, in a stable order, with what changed since the last time.

A folder that was exported into has `EXPORT.json`, which says what it holds; another folder that is not empty is
left alone. Files of the export before that are no longer part of it are removed.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from tracker.asking import query
from tracker.errors import MisuseError
from tracker.exporting import changes, package
from tracker.exporting.files import FORMS, Form, write_csv
from tracker.exporting.files import read as read_file
from tracker.exporting.rows import COLUMNS, Row, Selection, by_series, check
from tracker.model import TrackerError

FORMATS = ("csv", "json", "parquet", "sqlite", "datapackage")
MANIFEST, LEDGER = "EXPORT.json", "tracker.db"


class Exported(NamedTuple):
    """What was written: figures, files, and what is different from the export before."""

    figures: int
    files: int
    new: int
    changed: int


def export(db: Path, folder: Path, form: str, chosen: Selection = Selection()) -> Exported:  # noqa: B008 (a tuple)
    """Write the ledger's figures that stand, or the chosen ones; as `sqlite` the whole ledger with its history.

    Raises TrackerError for an unknown format or name, for a folder of something else, for a selection of nothing.
    """
    if form not in FORMATS:
        raise MisuseError(f"there is no export format {form!r}, expected one of {', '.join(FORMATS)}")
    if form == "sqlite" and any(chosen):
        raise MisuseError("an export as sqlite is the whole ledger; leave out the selection, or choose another format")
    with closing(query.connect(db)) as ledger:
        check(ledger, chosen)
        before = manifest(folder)
        half: list[Path] = []
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return _write(ledger, folder, form, chosen, before, half)
        except OSError as error:
            raise TrackerError(f"{error.filename or folder} cannot be written: {error.strerror}") from None
        except sqlite3.OperationalError as error:
            raise TrackerError(f"{folder} cannot be written: {error}") from None
        finally:
            for path in half:
                path.unlink(missing_ok=True)
                _remove_empty(path.parent, folder)


def say(done: Exported, folder: Path) -> str:
    """What was written, in a sentence."""
    files = "1 file" if done.files == 1 else f"{done.files:,} files"
    since = f"{done.new:,} new, {done.changed:,} revised or withdrawn since the last export"
    return f"{done.figures:,} figures in {files} in {folder}: {since}"


def manifest(folder: Path) -> dict[str, Any] | None:
    """What the export in a folder holds; null for a folder that is new or empty. Raises TrackerError for any other."""
    path = folder / MANIFEST
    if path.is_file():
        try:
            found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            names = [name for paths in found["series"].values() for name in paths]
            whole = found["format"] in FORMATS and not any(name.startswith("/") or ".." in name for name in names)
        except (ValueError, KeyError, TypeError, AttributeError):
            whole = False
        if not whole:
            raise TrackerError(f"{path} is damaged; name another folder, or remove what is in {folder}")
        return found
    if folder.exists() and (not folder.is_dir() or any(not _left_over(each) for each in folder.rglob("*"))):
        raise TrackerError(f"{folder} is not an export of this program and not empty; name a new folder")
    return None


def _left_over(path: Path) -> bool:
    """Whether this is a part of a first export that was killed: a half file, or a folder of such."""
    return path.is_dir() or (path.name.startswith(".") and path.name.endswith((".part", ".part-journal")))


def read(folder: Path) -> Iterator[tuple[str, list[Row]]]:
    """The figures of an export, a series at a time, in order. Raises TrackerError where there is none."""
    found = manifest(folder)
    if found is None:
        raise TrackerError(f"{folder} has no export: there is no {MANIFEST}")
    for series in found["series"]:
        yield series, _rows_before(folder, found, series)


def _write(
    ledger: sqlite3.Connection,
    folder: Path,
    form: str,
    chosen: Selection,
    before: dict[str, Any] | None,
    half: list[Path],
) -> Exported:
    form_of_files = FORMS.get("csv" if form == "datapackage" else form)
    files: dict[str, list[str]] = {}
    different: list[tuple[Any, ...]] = []
    figures = new = 0
    used: set[str] = set()
    for series, rows in by_series(ledger, chosen):
        found = changes.difference(_rows_before(folder, before, series), rows)
        different += found.rows
        figures += len(rows)
        new += found.new
        used.update(row.source for row in rows)
        files[series] = list(_write_series(folder, form_of_files, series, rows, half)) if form_of_files else [LEDGER]
    if not figures:
        raise TrackerError("there is nothing to export; tracker series lists what the ledger holds")
    for series in (before or {}).get("series", {}).keys() - files.keys():
        different += changes.difference(_rows_before(folder, before, series), ()).rows
    # Only now the files of before are replaced: what is different was told from all of them, whole.
    for path in half:
        path.replace(path.with_name(path.name.removesuffix(".part").removeprefix(".")))
    if form == "sqlite":
        half += [folder / f".{LEDGER}.part{log}" for log in ("", "-journal")]
        _copy(ledger, folder / LEDGER)
    (through,) = ledger.execute("select max(seen_at) from runs").fetchone()
    if form == "datapackage":
        _replace(folder / package.NAME, json.dumps(package.describe(ledger, files, used, through), indent=1))
    write_csv(folder / changes.NAME, different, changes.COLUMNS)
    about = {"format": form, "through": through, "selection": chosen._asdict(), "series": files}
    _replace(folder / MANIFEST, json.dumps(about, indent=1))
    _remove(folder, before, {path for paths in files.values() for path in paths}, form)
    return Exported(figures, len({path for paths in files.values() for path in paths}), new, len(different))


def _write_series(folder: Path, form: Form, series: str, rows: list[Row], half: list[Path]) -> Iterator[str]:
    for name, part in form.parts(series, rows):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        half.append(path.with_name(f".{path.name}.part"))
        form.write(half[-1], part)
        yield name


def _rows_before(folder: Path, before: dict[str, Any] | None, series: str) -> list[Row]:
    if before is None or series not in before["series"]:
        return []
    if before["format"] == "sqlite":
        with closing(query.connect(folder / LEDGER)) as ledger:
            return [row for _, rows in by_series(ledger, Selection(series=(series,))) for row in rows]
    form = FORMS["csv" if before["format"] == "datapackage" else before["format"]]
    return [row for name in before["series"][series] for row in read_file(form, folder / name)]


def _copy(ledger: sqlite3.Connection, path: Path) -> None:
    half = path.with_name(f".{path.name}.part")
    half.unlink(missing_ok=True)
    with closing(sqlite3.connect(half)) as copy:
        ledger.backup(copy)
        copy.execute("pragma journal_mode = delete")  # one file, with no log beside it
    half.replace(path)


def _replace(path: Path, text: str) -> None:
    half = path.with_name(f".{path.name}.part")
    half.write_text(text + "\n", encoding="utf-8")
    half.replace(path)


def _remove(folder: Path, before: dict[str, Any] | None, kept: set[str], form: str) -> None:
    """Remove what the export before wrote and this one did not, and the folders that this leaves empty."""
    gone = {path for paths in (before or {}).get("series", {}).values() for path in paths} - kept
    if form != "datapackage":
        gone.add(package.NAME)
    for name in sorted(gone):
        path = folder / name
        path.unlink(missing_ok=True)
        _remove_empty(path.parent, folder)


def _remove_empty(path: Path, folder: Path) -> None:
    """Remove a folder, and those around it within `folder`, where nothing is left in them."""
    while path != folder and path.is_dir() and not any(path.iterdir()):
        path.rmdir()
        path = path.parent


__all__ = ["COLUMNS", "FORMATS", "Exported", "Row", "Selection", "export", "manifest", "read", "say"]
