"""Commands that check, and decide about what is held."""

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.app import DEFAULT, Database, Format, app


@app.command()
def check(
    known: Annotated[Path | None, typer.Option(help="Known old faults; default: known-faults.toml, if here.")] = None,
    form: Format = "table",
    db: Database = DEFAULT,
) -> None:
    """Run all checks on the ledger as it stands. Exits with 1 when something is to be looked at."""
    from tracker import run  # noqa: PLC0415

    raise typer.Exit(0 if run.check(db, known, form) else 1)


review = typer.Typer(help="Decide about claims that are held.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(review, name="review")
Keys = Annotated[list[str], typer.Argument(help="Keys of held claims, as review list shows them.")]
Because = Annotated[str, typer.Option(help="Why, for whoever asks in ten years.")]
Who = Annotated[str | None, typer.Option(envvar="TRACKER_WHO", help="Who decides; default: the user of this computer.")]


@review.command("list")
def review_list(
    source: Annotated[str | None, typer.Option()] = None,
    series: Annotated[str | None, typer.Option()] = None,
    form: Format = "table",
    db: Database = DEFAULT,
) -> None:
    """List the claims that are held and wait for a decision."""
    from tracker import reviews  # noqa: PLC0415
    from tracker.asking import query  # noqa: PLC0415
    from tracker.giving import output  # noqa: PLC0415

    output.write(reviews.listing(query.connect(db), source, series), form)


@review.command("show")
def review_show(
    key: Annotated[str, typer.Argument(help="Key of a held claim.")],
    db: Database = DEFAULT,
) -> None:
    """Tell the story of the day that a held claim is about."""
    from tracker import reviews  # noqa: PLC0415
    from tracker.asking import query  # noqa: PLC0415

    for line in reviews.show(query.connect(db), key):
        typer.echo(line)


@review.command("accept")
def review_accept(key: Keys, because: Because, who: Who = None, db: Database = DEFAULT) -> None:
    """Accept held claims: from now on they stand."""
    from tracker import reviews  # noqa: PLC0415

    for line in reviews.decide(db, key, "accepted", because, who):
        typer.echo(line, err=True)


@review.command("reject")
def review_reject(key: Keys, because: Because, who: Who = None, db: Database = DEFAULT) -> None:
    """Reject held claims: they are kept on the record and never stand."""
    from tracker import reviews  # noqa: PLC0415

    for line in reviews.decide(db, key, "rejected", because, who):
        typer.echo(line, err=True)
