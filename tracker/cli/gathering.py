"""Commands that bring figures in, and say how their sources are."""

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.app import DEFAULT, Database, Format, Published, app, clashing


@app.command()
def ingest(
    source: Annotated[list[str] | None, typer.Argument(help="Sources to run; default: all that run daily.")] = None,
    only: Annotated[list[str] | None, typer.Option(help="Only sources that fit, such as losses*. Repeatable.")] = None,
    without: Annotated[list[str] | None, typer.Option("--except", help="Not those that fit. Repeatable.")] = None,
    since: Annotated[str | None, typer.Option(help="First day to ask for, where a source can be asked.")] = None,
    jobs: Annotated[int, typer.Option(min=1, max=32, help="Sources to ask at a time.")] = 4,
    offline: Annotated[bool, typer.Option("--offline", help="Read the newest archived copies again.")] = False,  # noqa: FBT002
    retry_failed: Annotated[bool, typer.Option("--retry-failed", help="Only what failed the last time.")] = False,  # noqa: FBT002
    file: Annotated[list[Path] | None, typer.Option(help="A local copy, taken as if just fetched. Repeatable.")] = None,
    seen_at: Annotated[str | None, typer.Option(help="When the copy was fetched, for past versions.")] = None,
    url: Annotated[str | None, typer.Option(help="Where the copy came from; without --file, a page to read.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Who printed it, where the document does not say.")] = None,
    published: Published = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be recorded; record nothing.")] = False,  # noqa: FBT002
    form: Format = "table",
    db: Database = DEFAULT,
) -> None:
    """Ask the sources, or read local copies: new, revised and withdrawn claims, and what was wrong with them."""
    from tracker import run  # noqa: PLC0415

    if file:
        asking = {"--only": only, "--except": without, "--since": since}
        clashing("with --file", {**asking, "--offline": offline, "--retry-failed": retry_failed})
        failed = run.ingest_files(
            db, source or [], file, seen_at=seen_at, url=url, publisher=publisher, published=published,
            dry_run=dry_run, form=form,
        )  # fmt: skip
    else:
        clashing("without --file", {"--seen-at": seen_at})
        if not url:
            clashing("without --file or --url", {"--publisher": publisher, "--published": published})
        choice = run.Choice(
            source or [], only or [], without or [],
            since=since, jobs=jobs, offline=offline, retry_failed=retry_failed,
            url=url, publisher=publisher, published=published,
        )  # fmt: skip
        failed = run.ingest_sources(db, choice, dry_run=dry_run, form=form)
    raise typer.Exit(1 if failed else 0)


@app.command()
def extract(
    path: Annotated[Path, typer.Argument(help="A text, a page, a .jsonl of documents, or - for standard input.")],
    form: Annotated[str, typer.Option("--format", help="text, json or jsonl.")] = "text",
    explain: Annotated[bool, typer.Option("--explain", help="For every number, what became of it.")] = False,  # noqa: FBT002
    publisher: Annotated[str | None, typer.Option(help="Who printed it, where the text does not say.")] = None,
    published: Published = None,
    second: Annotated[str | None, typer.Option(help="A model of llm (an extra) that may propose more.")] = None,
    keep: Annotated[Path | None, typer.Option(help="With --second: a new file for what it proposed.")] = None,
) -> None:
    """Show the claims in a text, with their quotes; nothing is recorded."""
    from tracker.giving import extract  # noqa: PLC0415

    if form not in extract.FORMS:
        raise typer.BadParameter(f"there is no format {form!r}, expected one of {', '.join(extract.FORMS)}")
    if explain:
        clashing("with --explain", {"--second": second, "--keep": keep})
    if not second:
        clashing("without --second", {"--keep": keep})
    answered = extract.extract(
        path, form=form, explain=explain, published=published, publisher=publisher, second=second, keep=keep
    )
    raise typer.Exit(0 if answered else 1)


@app.command()
def sources(form: Format = "table", db: Database = DEFAULT) -> None:
    """List the sources: whose figures, who prints them, under which licence, and the newest day."""
    from tracker.asking import questions  # noqa: PLC0415
    from tracker.giving import output  # noqa: PLC0415

    output.write(questions.sources(db), form)


@app.command()
def status(form: Format = "table", db: Database = DEFAULT) -> None:
    """Say how each source is: ok, late, stale, failing or never read. Exits with 1 when one is stale or failing."""
    from tracker.asking import questions  # noqa: PLC0415
    from tracker.giving import output  # noqa: PLC0415

    answer = questions.status(db)
    output.write(answer, form)
    raise typer.Exit(1 if {"stale", "failing"} & {row[1] for row in answer.rows} else 0)


@app.command()
def schedule(
    system: Annotated[str, typer.Argument(help="cron, systemd or github.")],
    db: Database = DEFAULT,
) -> None:
    """Print what makes a computer run the daily command and the charts every morning."""
    from tracker.making import schedule  # noqa: PLC0415

    typer.echo(schedule.unit(system, db), nl=False)


@app.command()
def new_source(
    name: Annotated[str, typer.Argument(help="Its id: lower-case words between hyphens.")],
    folder: Annotated[Path, typer.Option(help="The checkout, or a new folder for a package of your own.")] = Path(),
) -> None:
    """Write a new source: a module, a document of its shape and a test, which pass as they are."""
    from tracker.making import scaffold  # noqa: PLC0415

    for path in scaffold.write(name, folder):
        typer.echo(path)
