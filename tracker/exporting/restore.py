"""A ledger made of an export.

Equal means: as `sqlite`, the whole history, row by row. In the other formats, the same figures stand: `current` has
the same rows in every column, but that `document` is the hash of the rows that were read here, because the documents
themselves are no part of an export. Each source's figures go in as they were seen, in that order. What was held,
superseded or withdrawn is history, and stays behind; so do the archive and its proofs: a restored ledger is for
reading.
"""

from __future__ import annotations

import json
import shutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import cast

from tracker import catalog, exporting
from tracker.exporting.rows import Row
from tracker.ledger.ledger import Ledger
from tracker.model import Claim, Document, Item, Kind, Line, Qualifier, Source, TrackerError
from tracker.sources import load, names


def restore(folder: Path, db: Path) -> int:
    """Make a new ledger of an export; returns how many figures stand in it.

    Raises TrackerError when there is no export, when the database is there already, and when a figure is refused.
    """
    about = exporting.manifest(folder)
    if about is None:
        raise TrackerError(f"{folder} has no export: there is no {exporting.MANIFEST}")
    if db.exists():
        raise TrackerError(f"{db} is there already; name a new file with --db")
    if about["format"] == "sqlite":
        try:
            shutil.copyfile(folder / exporting.LEDGER, db)
        except OSError as error:
            raise TrackerError(f"{folder / exporting.LEDGER} cannot be copied: {error.strerror}") from None
        return sum(len(rows) for _, rows in exporting.read(folder))
    try:
        return _record(folder, db)
    except BaseException:
        for beside in (db, *(db.with_name(f"{db.name}{ending}") for ending in ("-wal", "-shm"))):
            beside.unlink(missing_ok=True)
        raise


def _record(folder: Path, db: Path) -> int:
    seen: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for _, rows in exporting.read(folder):
        for row in rows:
            seen[row.seen_at, row.source, row.document].append(row)
    count = 0
    known = catalog.load()
    money = {series for series, about in known.series.items() if about.unit == "currency"}
    with Ledger(db, known) as ledger:
        for number, ((seen_at, _, _), rows) in enumerate(sorted(seen.items(), key=lambda each: each[0])):
            body = json.dumps(rows, ensure_ascii=False).encode()
            document = Document(body, rows[0].url or folder.name, seen_at, moment=number)
            report = ledger.record(_source(rows[0]), document, partial(_claims, rows, money), _nothing)
            if report.outcome == "refused" or report.tally.held:
                raise TrackerError(f"{folder}: {report.problems[0].message}; was it exported by a newer tracker?")
            count += len(rows)
    return count


def _claims(rows: list[Row], money: set[str], _: Document) -> Iterator[Item]:
    for row in rows:
        line = Line(
            row.conflict, row.series, cast("Kind", row.kind), row.party, row.place, row.donor, row.since, row.claimant,
            row.publisher,
        )  # fmt: skip
        yield Claim(
            line, row.day, row.value, row.quote, row.locator, cast("Qualifier | None", row.qualifier), row.low,
            row.high, row.period_days, row.unit if row.series in money else None, url=row.url,
        )  # fmt: skip


def _source(row: Row) -> Source:
    """What the source says of itself where this program knows it. The publisher stands on each row, or nowhere."""
    if row.source in names():
        return replace(load(row.source).SOURCE, publisher=None, lists_everything=False)
    return Source(row.source, row.source, None, row.licence or "", "", "", None)


def _nothing(name: str) -> bytes:
    raise TrackerError(f"the document {name[:12]} is no part of an export")
