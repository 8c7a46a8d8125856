"""Commands that prove what the ledger says."""

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.app import DEFAULT, Database, app, clashing


@app.command()
def replay(
    check: Annotated[bool, typer.Option("--check", help="Rebuild in a temporary file and compare.")] = False,  # noqa: FBT002
    out: Annotated[Path | None, typer.Option("-o", "--out", help="The new database; default: --db, if gone.")] = None,
    db: Database = DEFAULT,
) -> None:
    """Rebuild the ledger from the archive alone, or check that it would be the same."""
    from tracker import run  # noqa: PLC0415

    if check:
        clashing("with --check", {"--out": out})
    raise typer.Exit(0 if run.replay(db, check=check, out=out) else 1)


@app.command()
def audit(db: Database = DEFAULT) -> None:
    """Prove for every claim that its quote stands in its document and reads as the stored value."""
    from tracker import run  # noqa: PLC0415

    raise typer.Exit(0 if run.audit(db) else 1)
