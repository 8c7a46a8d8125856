"""Which figures ship with the program, in `db/starter/`: exported by the tracker itself from a ledger that has them.

    python -m tracker.making.starter_set LEDGER [NAME...]

Run it after the sources brought something worth shipping; the ledger is only read. Without names all parts are
written that stand now. `db/starter/vintages/` has a few lines as they stood on past days, so that what was known on
these days can be asked for and a revision can be seen without waiting for one; for them the ledger must have read the
documents of these days with `--seen-at`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

from tracker.asking import query
from tracker.clock import instant
from tracker.giving import figures
from tracker.resources import db_dir


class Part(NamedTuple):
    """One file: of which sources, and which series."""

    sources: list[str]
    series: tuple[str, ...] = ()


PARTS = {
    "general-staff": Part(["petroivaniuk"]),
    "territory": Part(["deepstate", "nzz"]),
    "refugees": Part(["eurostat", "unhcr-situations", "hdx-ukraine"], ("refugees.*",)),
    "displacement": Part(["iom-dtm"]),
    "civilians": Part(["hdx-ukraine"], ("civilians.*",)),
    "aid": Part(
        ["kiel"], ("aid.money.allocated", "aid.money.committed", "aid.money.*.allocated", "aid.money.disbursed")
    ),
    "aid-tonnage": Part(["aid-statements", "black-sea"]),
    "humanitarian-funding": Part(["ocha-fts"]),
    "attacks": Part(["missile-attacks"]),
    "middle-east": Part(["palestine"], ("deaths.total", "injuries.total", "children.killed", "deaths.gap_filled")),
    "confirmed-losses": Part(
        ["oryx"], ("losses.confirmed.all.total", "losses.confirmed.tank.*", "losses.confirmed.i?v.total")
    ),
    "named-deaths": Part(["ukrwarlosses"]),
    "political-violence": Part(["acled", "hapi", "ucdp"]),
}


VINTAGES = {
    "2022-03-08-arrivals": Part(["hdx-ukraine"], ("refugees.arrivals",)),
    "2022-03-10-arrivals": Part(["hdx-ukraine"], ("refugees.arrivals",)),
    "2022-06-14-arrivals": Part(["hdx-ukraine"], ("refugees.arrivals",)),
    "2022-05-29-personnel": Part(["petroivaniuk"], ("losses.personnel.total",)),
    "2022-05-30-personnel": Part(["petroivaniuk"], ("losses.personnel.total",)),
    "2025-10-19-gaza-toll": Part(["palestine"], ("deaths.total",)),
    "2025-10-20-gaza-toll": Part(["palestine"], ("deaths.total",)),
}
"""Files that begin with the day on which their figures were seen."""


def shipped() -> list[tuple[Path, str | None]]:
    """The files that ship with the program in the order of their days, and the day each was seen, None for now."""
    folder = db_dir() / "starter"
    past = [(path, path.name[:10]) for path in sorted((folder / "vintages").glob("*.csv"))]
    return [*past, *((path, None) for path in sorted(folder.glob("*.csv")))]


def write(ledger: Path, names: list[str]) -> None:
    """Export every part that stands now, or those named."""
    db = query.connect(ledger)
    for name in names or PARTS:
        past = name in VINTAGES
        part = VINTAGES[name] if past else PARTS[name]
        path = db_dir() / "starter" / ("vintages" if past else "") / f"{name}.csv"
        as_of = instant(name[:10]) if past else None
        count = figures.export(db, path, part.sources, None, part.series, as_of)
        sys.stdout.write(f"{count:>7,} figures in {path}\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]), sys.argv[2:])
