"""Commands that ask the ledger."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.app import DEFAULT, AsOf, Database, Format, Kind, app, known_sql_format, known_story_format
from tracker.giving.formats import SQL_FORMATS


@app.command()
def show(
    series: Annotated[str, typer.Argument(help="A series, as tracker series lists them.")],
    conflict: Annotated[str | None, typer.Option()] = None,
    kind: Kind = None,
    party: Annotated[str | None, typer.Option(help="Whose losses, whose attacks: a code such as RU.")] = None,
    place: Annotated[str | None, typer.Option()] = None,
    donor: Annotated[str | None, typer.Option()] = None,
    claimant: Annotated[str | None, typer.Option()] = None,
    source: Annotated[str | None, typer.Option()] = None,
    since: Annotated[str | None, typer.Option(help="First day.")] = None,
    until: Annotated[str | None, typer.Option(help="Last day.")] = None,
    as_of: AsOf = None,
    change: Annotated[bool, typer.Option("--change", help="The change between consecutive reports.")] = False,  # noqa: FBT002
    monthly: Annotated[bool, typer.Option("--monthly", help="By month: last figures, growth, sums.")] = False,  # noqa: FBT002
    standing: Annotated[bool, typer.Option("--standing", help="One a day: who comes first by the rule.")] = False,  # noqa: FBT002
    sparkline: Annotated[bool, typer.Option("--sparkline", help="Each line as one row of bars.")] = False,  # noqa: FBT002
    form: Format = "table",
    db: Database = DEFAULT,
) -> None:
    """Show the figures of a series, now or as they were known."""
    from tracker.asking import derivation, query, shown  # noqa: PLC0415
    from tracker.giving import output  # noqa: PLC0415

    filters = {
        "conflict": conflict, "kind": kind, "party": party, "place": place, "donor": donor,
        "claimant": claimant, "source": source,
    }  # fmt: skip
    connection = query.connect(db)
    answer = shown.show(
        connection, series, filters, since=since, until=until, as_of=as_of, change=change, monthly=monthly,
        standing=standing,
    )  # fmt: skip
    about = derivation.note(answer)
    if not answer.rows and (change or form == "table"):
        about = shown.why_empty(connection, series, as_of=as_of, change=change, monthly=monthly)
    if sparkline:
        answer = shown.sparklines(answer, change=change, monthly=monthly)
    output.write(answer, form)
    if about:
        typer.echo(f"tracker: {about}", err=True)


@app.command()
def why(
    series: Annotated[str, typer.Argument(help="A series, as tracker series lists them.")],
    day: Annotated[str, typer.Argument(help="The day the number is about, YYYY-MM-DD.")],
    conflict: Annotated[str | None, typer.Option()] = None,
    party: Annotated[str | None, typer.Option(help="Whose losses, whose attacks: a code such as RU.")] = None,
    place: Annotated[str | None, typer.Option()] = None,
    donor: Annotated[str | None, typer.Option()] = None,
    as_of: AsOf = None,
    form: Annotated[
        str, typer.Option("--format", callback=known_story_format, help="text, table, csv, json, jsonl or md.")
    ] = "text",
    db: Database = DEFAULT,
) -> None:
    """Tell the story of a number: every value ever seen for a day, in whose words, which stands, by which rule."""
    from tracker.asking import query, story  # noqa: PLC0415
    from tracker.giving import output  # noqa: PLC0415

    connection = query.connect(db)
    chosen = {"conflict": conflict, "party": party, "place": place, "donor": donor}
    if form == "text":
        for line in story.tell(connection, series, day, as_of=as_of, **chosen):
            typer.echo(line)
    else:
        output.write(story.claims(connection, series, day, as_of=as_of, **chosen), form)


@app.command()
def revisions(
    series: Annotated[str | None, typer.Argument(help="Only this series.")] = None,
    source: Annotated[str | None, typer.Option()] = None,
    since: Annotated[str | None, typer.Option(help="Seen on or after that day.")] = None,
    form: Format = "table",
    db: Database = DEFAULT,
) -> None:
    """List the values that were replaced or taken back: old, new, when it was seen."""
    from tracker.asking import query, questions  # noqa: PLC0415
    from tracker.giving import output  # noqa: PLC0415

    output.write(questions.revisions(query.connect(db), series, source=source, since=since), form)


@app.command()
def since(
    series: Annotated[str, typer.Argument(help="A series that has a running total.")],
    day: Annotated[str, typer.Argument(help="The first day to count, YYYY-MM-DD.")],
    until: Annotated[str | None, typer.Option(help="The last day to count. Default: the newest.")] = None,
    conflict: Annotated[str | None, typer.Option()] = None,
    party: Annotated[str | None, typer.Option()] = None,
    place: Annotated[str | None, typer.Option()] = None,
    claimant: Annotated[str | None, typer.Option()] = None,
    source: Annotated[str | None, typer.Option()] = None,
    across_breaks: Annotated[bool, typer.Option("--across-breaks", help="Also where the counting changed.")] = False,  # noqa: FBT002
    form: Format = "table",
    db: Database = DEFAULT,
) -> None:
    """Say how many since an event: the difference of two totals, with both and their days."""
    from tracker.asking import elapsed, query  # noqa: PLC0415
    from tracker.giving import output  # noqa: PLC0415

    filters = {"conflict": conflict, "party": party, "place": place, "claimant": claimant, "source": source}
    answer = elapsed.since(
        query.connect(db), series, day, until=until, filters=filters, across_breaks=across_breaks
    )  # fmt: skip
    output.write(answer, form)


@app.command()
def digest(
    since: Annotated[str | None, typer.Option(help="Seen from that instant on. Default: the last 24 hours.")] = None,
    db: Database = DEFAULT,
) -> None:
    """Write the morning's note in Markdown: what is new, moved unusually, was revised, is held, is late."""
    from tracker.asking import questions  # noqa: PLC0415

    for line in questions.digest(db, since):
        typer.echo(line)


@app.command()
def series(
    everything: Annotated[bool, typer.Option("--all", help="Also those the ledger has no claim of.")] = False,  # noqa: FBT002
    form: Format = "table",
    db: Database = DEFAULT,
) -> None:
    """List what is counted, with unit, days and claimants."""
    from tracker.asking import questions  # noqa: PLC0415
    from tracker.giving import output  # noqa: PLC0415

    output.write(questions.series(db, everything=everything), form)


@app.command()
def sql(
    question: Annotated[str | None, typer.Argument(help="One select; - reads it from standard input.")] = None,
    name: Annotated[str | None, typer.Option(help="A named question.")] = None,
    param: Annotated[list[str] | None, typer.Option(help="A value for it, as name=value. Repeatable.")] = None,
    listing: Annotated[bool, typer.Option("--list", help="List the named questions.")] = False,  # noqa: FBT002
    form: Annotated[
        str | None, typer.Option("--format", callback=known_sql_format, help=f"{', '.join(SQL_FORMATS)}.")
    ] = None,
    out: Annotated[Path | None, typer.Option("-o", "--out", help="A file; its ending says the format.")] = None,
    timeout: Annotated[float, typer.Option(min=0, help="Seconds a question may take; 0 for no limit.")] = 60,
    rows: Annotated[int, typer.Option(min=0, help="Rows an answer may have; 0 for no limit.")] = 1_000_000,
    db: Database = DEFAULT,
) -> None:
    """Ask in SQL. The database is opened read-only."""
    from tracker.asking import query, questions  # noqa: PLC0415
    from tracker.giving import output  # noqa: PLC0415

    if listing:
        output.save(questions.listing(), out, output.format_of(out, form))
        return
    if (question is None) == (name is None):
        raise typer.BadParameter("give either a select or --name")
    text = sys.stdin.read() if question == "-" else question
    answer = questions.asked(db, text, name, param or [], query.Limits(timeout or None, rows or None, query.LARGEST))
    output.save(answer, out, output.format_of(out, form), plain=not name)
    if answer.cut:
        typer.echo(f"tracker: there are more rows; only the first {rows:,} are shown, --rows 0 gives all", err=True)
        raise typer.Exit(1)
