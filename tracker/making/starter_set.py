"""Which figures ship with the program, in `db/starter/`: exported by the tracker itself from a ledger that has them.

    python -m tracker.making.starter_set LEDGER

Run it after the sources brought something worth shipping; the ledger is only read.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

from tracker.asking import query
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


def write(ledger: Path) -> None:
    """Export every part."""
    db = query.connect(ledger)
    for name, part in PARTS.items():
        path = db_dir() / "starter" / f"{name}.csv"
        count = figures.export(db, path, part.sources, None, part.series)
        sys.stdout.write(f"{count:>7,} figures in {path}\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
