"""`python -m benchmarks [PART...]`: run and print the tables of benchmarks/README.md."""

from __future__ import annotations

import platform
import sqlite3
import sys
from importlib.metadata import version

from benchmarks import charts, judging, ledger, recordings, sql, startup, territory

PARTS = {
    "ledger": ledger.report,
    "startup": startup.report,
    "judging": judging.report,
    "charts": charts.report,
    "sql": sql.report,
    "territory": territory.report,
    "recordings": recordings.report,
}


def main(wanted: list[str]) -> None:
    packages = ", ".join(f"{name} {version(name)}" for name in ("sqlite-utils", "typer", "pandas", "pyproj"))
    print(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {packages}; {platform.machine()}\n")
    for name in wanted or list(PARTS):
        print("\n".join(PARTS[name]()), "\n", flush=True)


main(sys.argv[1:])
