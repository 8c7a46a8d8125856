"""All recorded files of all sources into one ledger, and all of them a second time: claims, seconds, memory.

The recordings lie beside the checkout, in `../shared/data`; without them there is nothing to measure.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.measure import contestant, run
from tracker.ingest import Ingest, open_ingest
from tracker.model import TrackerError

DATA = Path(__file__).parents[2] / "shared" / "data"

FOLDERS = {
    "gs-petroivaniuk": ["petroivaniuk"],
    "gs-lod-db": ["lod-db"],
    "gs-minfin-csv": ["minfin"],
    "gs-official-posts": ["general-staff"],
    "gs-russianwarship": ["russianwarship"],
    "territory-deepstate-daily": ["deepstate"],
    "territory-deepstate-api": ["deepstate-api"],
    "territory-nzz": ["nzz"],
    "refugees-unhcr-odp": ["unhcr-situations"],
    "refugees-hdx-ukraine-viz": ["hdx-ukraine"],
    "refugees-unhcr-rdf": ["unhcr-statistics"],
    "refugees-eurostat": ["eurostat"],
    "idp-iom-dtm": ["iom-dtm"],
    "idp-idmc": ["idmc"],
    "aid-kiel-site": ["kiel"],
    "aid-kiel-derived-r28": ["kiel"],
    "aid-kiel-xlsx": ["kiel-workbook"],
    "aid-ocha-fts": ["ocha-fts"],
    "aid-tonnage": ["aid-statements", "black-sea"],
    "attacks-missile-kaggle": ["missile-attacks"],
    "civilians-ohchr-keyfigures": ["ohchr"],
    "events-acled-hdx": ["acled"],
    "events-ucdp": ["ucdp"],
    "hapi": ["hapi"],
    "equipment-oryx": ["oryx"],
    "deaths-ukrwarlosses": ["ukrwarlosses"],
    "gaza-t4p": ["palestine"],
}
"""Folder of the recordings -> the sources that read its files; a file is read by the first that takes it."""


def files(folder: str) -> list[Path]:
    """The files of a folder, those in its sub-folders (earlier states) first."""
    found = [path for path in (DATA / folder).rglob("*") if path.is_file() and "samples" not in path.parts]
    return sorted(found, key=lambda path: (-len(path.parts), path))


def load(ingest: Ingest) -> Iterator[tuple[str, float, int]]:
    """Read everything; yields folder, seconds and claims that are new or unchanged."""
    os.chdir(DATA)  # a relative path is the name of a copy: two states of one file are two copies
    for folder, readers in FOLDERS.items():
        started, claims = time.perf_counter(), 0
        for path in files(folder):
            for reader in readers:
                try:
                    report = ingest.add_file(reader, path.relative_to(DATA))
                except TrackerError:
                    continue
                claims += report.tally.new + report.tally.revised + report.tally.unchanged
                if report.outcome != "refused":
                    break
        yield folder, time.perf_counter() - started, claims


def twice(folder: Path) -> dict[str, Any]:
    figures: dict[str, Any] = {}
    for name in ("first", "second"):
        started = time.perf_counter()
        with open_ingest(folder / "tracker.db") as ingest:
            figures[f"{name}_parts"] = list(load(ingest))
            before = figures.get("changes", 0)
            figures["changes"] = ingest.ledger.db.execute("select sum(new + revised + withdrawn) from runs").fetchone()[
                0
            ]
            figures[f"{name}_changes"] = figures["changes"] - before
        figures[f"{name}_seconds"] = time.perf_counter() - started
    return figures


def report() -> list[str]:
    if not DATA.is_dir():
        return ["## All recorded files", "", "The recordings are not beside the checkout."]
    done: dict[str, Any] = run("benchmarks.recordings", "twice")
    claims = sum(part[2] for part in done["first_parts"])
    lines = ["## All recorded files", "", "| folder | claims | seconds | again, seconds |", "| --- | --- | --- | --- |"]
    for (folder, seconds, count), (_, again, _) in zip(done["first_parts"], done["second_parts"], strict=True):
        lines.append(f"| {folder} | {count:,} | {seconds:.1f} | {again:.2f} |")
    first, second = done["first_seconds"], done["second_seconds"]
    lines += [
        f"| all | {claims:,} | {first:.1f} | {second:.1f} |",
        "",
        f"{claims / first:,.0f} claims a second, {done['memory']:.0f} MiB above the imports.",
        f"The second time takes {second / first:.2f} of the first and changes {done['second_changes']} claims.",
    ]
    return lines


if __name__ == "__main__":
    contestant(twice, Path(sys.argv[2]))
