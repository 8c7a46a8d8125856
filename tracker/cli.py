"""The commands: parse, call, print. No logic, and no import that only one command needs."""

import errno
import gc
import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from tracker.errors import TrackerError
from tracker.formats import FORMATS, SQL_FORMATS


class Group(TyperGroup):
    """Our own errors are one line on stderr and exit status 1; anything else is a bug and shows its traceback."""

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]
        """Run a command."""
        gc.enable()  # __main__ turned it off for the start
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):  # a terminal without Cyrillic shows its code points
                stream.reconfigure(errors="backslashreplace")
        try:
            done = super().invoke(ctx)
            sys.stdout.flush()
        except TrackerError as error:
            typer.echo(f"tracker: {error}", err=True)
            raise typer.Exit(1) from None
        except BrokenPipeError:  # the reader of a pipe had enough
            _forget_stdout()
            raise typer.Exit(0) from None
        except OSError as error:
            if error.filename is None and error.errno in (errno.ENOSPC, errno.EIO, errno.EFBIG):
                _forget_stdout()
                typer.echo(f"tracker: the output cannot be written: {error.strerror}", err=True)
                raise typer.Exit(1) from None
            raise
        return done


def _forget_stdout() -> None:
    """Let the interpreter flush what is left into nothing when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _known_format(form: str) -> str:
    if form not in FORMATS:
        raise typer.BadParameter(f"there is no format {form!r}, expected one of {', '.join(FORMATS)}")
    return form


def _known_sql_format(form: str | None) -> str | None:
    return form if form is None or form in SQL_FORMATS else _known_format(form)


def _known_story_format(form: str) -> str:
    return form if form == "text" else _known_format(form)


app = typer.Typer(
    cls=Group,
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Conflict figures one can defend: every number with its words, its claimant and its history.",
)

Database = Annotated[Path, typer.Option("--db", envvar="TRACKER_DB", help="The database.", show_default=True)]
Format = Annotated[str, typer.Option("--format", callback=_known_format, help="table, csv, json, jsonl or md.")]
AsOf = Annotated[str | None, typer.Option(help="What was known at that instant (seen_at), not on that day.")]
DEFAULT = Path("tracker.db")


@app.callback(invoke_without_command=True)
def top(version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False) -> None:  # noqa: FBT002
    """Options of every command."""
    if version:
        from tracker import __version__  # noqa: PLC0415

        typer.echo(f"tracker {__version__}")
        raise typer.Exit


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
    published: Annotated[str | None, typer.Option(help="The day it was printed, if it does not say.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be recorded; record nothing.")] = False,  # noqa: FBT002
    form: Format = "table",
    db: Database = DEFAULT,
) -> None:
    """Ask the sources, or read local copies: new, revised and withdrawn claims, and what was wrong with them."""
    from tracker import run  # noqa: PLC0415

    if file:
        failed = run.ingest_files(
            db, source or [], file, seen_at=seen_at, url=url, publisher=publisher, published=published,
            dry_run=dry_run, form=form,
        )  # fmt: skip
    else:
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
    published: Annotated[str | None, typer.Option(help="The day it was printed, if it does not say.")] = None,
) -> None:
    """Show the claims in a text, with their quotes; nothing is recorded."""
    from tracker import extract  # noqa: PLC0415

    if form not in extract.FORMS:
        raise typer.BadParameter(f"there is no format {form!r}, expected one of {', '.join(extract.FORMS)}")
    extract.extract(path, form=form, explain=explain, published=published, publisher=publisher)


@app.command()
def show(
    series: Annotated[str, typer.Argument(help="A series, as tracker series lists them.")],
    conflict: Annotated[str | None, typer.Option()] = None,
    kind: Annotated[str | None, typer.Option(help="total, change, level or share.")] = None,
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
    sparkline: Annotated[bool, typer.Option("--sparkline", help="Each line as one row of bars.")] = False,  # noqa: FBT002
    form: Format = "table",
    db: Database = DEFAULT,
) -> None:
    """Show the figures of a series, now or as they were known."""
    from tracker import output, query, questions  # noqa: PLC0415

    filters = {
        "conflict": conflict, "kind": kind, "party": party, "place": place, "donor": donor,
        "claimant": claimant, "source": source,
    }  # fmt: skip
    connection = query.connect(db)
    answer = questions.show(
        connection, series, filters, since=since, until=until, as_of=as_of, change=change, monthly=monthly
    )
    if sparkline:
        answer = questions.sparklines(answer, change=change, monthly=monthly)
    output.write(answer, form)


@app.command()
def why(
    series: Annotated[str, typer.Argument(help="A series, as tracker series lists them.")],
    day: Annotated[str, typer.Argument(help="The day the number is about, YYYY-MM-DD.")],
    conflict: Annotated[str | None, typer.Option()] = None,
    as_of: AsOf = None,
    form: Annotated[
        str, typer.Option("--format", callback=_known_story_format, help="text, table, csv, json, jsonl or md.")
    ] = "text",
    db: Database = DEFAULT,
) -> None:
    """Tell the story of a number: every value ever seen for a day, in whose words, and which stands."""
    from tracker import output, query, story  # noqa: PLC0415

    connection = query.connect(db)
    if form == "text":
        for line in story.tell(connection, series, day, conflict=conflict, as_of=as_of):
            typer.echo(line)
    else:
        output.write(story.claims(connection, series, day, conflict=conflict, as_of=as_of), form)


@app.command()
def revisions(
    series: Annotated[str | None, typer.Argument(help="Only this series.")] = None,
    source: Annotated[str | None, typer.Option()] = None,
    since: Annotated[str | None, typer.Option(help="Seen on or after that day.")] = None,
    form: Format = "table",
    db: Database = DEFAULT,
) -> None:
    """List the values that were replaced or taken back: old, new, when it was seen."""
    from tracker import output, query, questions  # noqa: PLC0415

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
    from tracker import elapsed, output, query  # noqa: PLC0415

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
    from tracker import questions  # noqa: PLC0415

    for line in questions.digest(db, since):
        typer.echo(line)


@app.command()
def series(
    everything: Annotated[bool, typer.Option("--all", help="Also those the ledger has no claim of.")] = False,  # noqa: FBT002
    form: Format = "table",
    db: Database = DEFAULT,
) -> None:
    """List what is counted, with unit, days and claimants."""
    from tracker import output, questions  # noqa: PLC0415

    output.write(questions.series(db, everything=everything), form)


@app.command()
def sources(form: Format = "table", db: Database = DEFAULT) -> None:
    """List the sources: whose figures, who prints them, under which licence, and the newest day."""
    from tracker import output, questions  # noqa: PLC0415

    output.write(questions.sources(db), form)


@app.command()
def status(form: Format = "table", db: Database = DEFAULT) -> None:
    """Say how each source is: ok, late, stale, failing or never read. Exits with 1 when one is stale or failing."""
    from tracker import output, questions  # noqa: PLC0415

    answer = questions.status(db)
    output.write(answer, form)
    raise typer.Exit(1 if {"stale", "failing"} & {row[1] for row in answer.rows} else 0)


@app.command()
def schedule(
    system: Annotated[str, typer.Argument(help="cron, systemd or github.")],
    db: Database = DEFAULT,
) -> None:
    """Print what makes a computer run the daily command and the charts every morning."""
    from tracker import schedule  # noqa: PLC0415

    typer.echo(schedule.unit(system, db), nl=False)


@app.command()
def new_source(
    name: Annotated[str, typer.Argument(help="Its id: lower-case words between hyphens.")],
    folder: Annotated[Path, typer.Option(help="The checkout, or a new folder for a package of your own.")] = Path(),
) -> None:
    """Write a new source: a module, a document of its shape and a test, which pass as they are."""
    from tracker import scaffold  # noqa: PLC0415

    for path in scaffold.write(name, folder):
        typer.echo(path)


@app.command()
def sql(
    question: Annotated[str | None, typer.Argument(help="One select; - reads it from standard input.")] = None,
    name: Annotated[str | None, typer.Option(help="A named question.")] = None,
    param: Annotated[list[str] | None, typer.Option(help="A value for it, as name=value. Repeatable.")] = None,
    listing: Annotated[bool, typer.Option("--list", help="List the named questions.")] = False,  # noqa: FBT002
    form: Annotated[
        str | None, typer.Option("--format", callback=_known_sql_format, help=f"{', '.join(SQL_FORMATS)}.")
    ] = None,
    out: Annotated[Path | None, typer.Option("-o", "--out", help="A file; its ending says the format.")] = None,
    timeout: Annotated[float, typer.Option(min=0, help="Seconds a question may take; 0 for no limit.")] = 60,
    rows: Annotated[int, typer.Option(min=0, help="Rows an answer may have; 0 for no limit.")] = 1_000_000,
    db: Database = DEFAULT,
) -> None:
    """Ask in SQL. The database is opened read-only."""
    from tracker import output, query, questions  # noqa: PLC0415

    if listing:
        output.save(questions.listing(), out, output.format_of(out, form))
        return
    if (question is None) == (name is None):
        raise typer.BadParameter("give either a select or --name")
    text = sys.stdin.read() if question == "-" else question
    answer = questions.asked(db, text, name, param or [], query.Limits(timeout or None, rows or None))
    output.save(answer, out, output.format_of(out, form), plain=not name)
    if answer.cut:
        typer.echo(f"tracker: there are more rows; only the first {rows:,} are shown, --rows 0 gives all", err=True)
        raise typer.Exit(1)


@app.command()
def chart(
    what: Annotated[list[str] | None, typer.Argument(help="Names of charts, or series. Default: all charts.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="All that changed, and an index page.")] = False,  # noqa: FBT002
    as_of: AsOf = None,
    out: Annotated[Path, typer.Option("-o", "--out", help="A file (.svg, .png, .pdf), or a folder.")] = Path("charts"),
    charts: Annotated[Path | None, typer.Option(help="Your own folder of definitions.")] = None,
    theme: Annotated[str, typer.Option(help="light or dark.")] = "light",
    size: Annotated[str, typer.Option(help="web, print or social.")] = "web",
    language: Annotated[str, typer.Option("--lang", help="en or uk.")] = "en",
    dpi: Annotated[float | None, typer.Option(help="Dots per inch of PNG files; default: those of the size.")] = None,
    form: Annotated[str, typer.Option("--format", help="svg, png, pdf, or several with commas.")] = "svg,png",
    jobs: Annotated[int, typer.Option(min=1, max=32, help="Processes that draw, with --all.")] = 1,
    db: Database = DEFAULT,
) -> None:
    """Draw charts, each with its data as CSV beside it."""
    from tracker import drawing  # noqa: PLC0415

    wish = drawing.Wish(charts, theme, size, language, dpi, tuple(form.split(",")))
    if everything:
        if what:
            raise typer.BadParameter("--all draws every chart; name charts without it")
        if not drawing.draw_all(db, as_of=as_of, out=out, wish=wish, jobs=jobs):
            raise typer.Exit(1)
        return
    drawing.draw(db, what or [], as_of=as_of, out=out, wish=wish)


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
    from tracker import output, query, reviews  # noqa: PLC0415

    output.write(reviews.listing(query.connect(db), source, series), form)


@review.command("show")
def review_show(
    key: Annotated[str, typer.Argument(help="Key of a held claim.")],
    db: Database = DEFAULT,
) -> None:
    """Tell the story of the day that a held claim is about."""
    from tracker import query, reviews  # noqa: PLC0415

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


@app.command()
def replay(
    check: Annotated[bool, typer.Option("--check", help="Rebuild in a temporary file and compare.")] = False,  # noqa: FBT002
    out: Annotated[Path | None, typer.Option("-o", "--out", help="The new database; default: --db, if gone.")] = None,
    db: Database = DEFAULT,
) -> None:
    """Rebuild the ledger from the archive alone, or check that it would be the same."""
    from tracker import run  # noqa: PLC0415

    raise typer.Exit(0 if run.replay(db, check=check, out=out) else 1)


@app.command()
def audit(db: Database = DEFAULT) -> None:
    """Prove for every claim that its quote stands in its document and reads as the stored value."""
    from tracker import run  # noqa: PLC0415

    raise typer.Exit(0 if run.audit(db) else 1)


@app.command()
def export(
    folder: Annotated[Path | None, typer.Argument(help="The folder: new, empty, or of an earlier export.")] = None,
    form: Annotated[str, typer.Option("--format", help="csv, json, parquet, sqlite or datapackage.")] = "csv",
    out: Annotated[Path | None, typer.Option("-o", "--out", help="Or one file, of plain CSV.")] = None,
    series: Annotated[list[str] | None, typer.Option(help="Only these series. Repeatable.")] = None,
    conflict: Annotated[list[str] | None, typer.Option(help="Only these conflicts. Repeatable.")] = None,
    source: Annotated[list[str] | None, typer.Option(help="Only these sources. Repeatable.")] = None,
    kind: Annotated[str | None, typer.Option(help="Only total, change, level or share.")] = None,
    db: Database = DEFAULT,
) -> None:
    """Write the figures that stand: a folder of files with what changed since last time, or one plain CSV."""
    if (folder is None) == (out is None):
        raise typer.BadParameter("give either a folder or a file with -o")
    if out:
        from tracker import figures, query  # noqa: PLC0415

        typer.echo(f"{figures.export(query.connect(db), out, source or [], kind)} figures in {out}", err=True)
        return
    from tracker import exporting  # noqa: PLC0415

    kinds = (kind,) if kind else ()
    chosen = exporting.Selection(tuple(series or ()), tuple(conflict or ()), tuple(source or ()), kinds)
    typer.echo(exporting.say(exporting.export(db, Path(folder or "."), form, chosen), Path(folder or ".")), err=True)


@app.command()
def restore(
    folder: Annotated[Path, typer.Argument(help="A folder that tracker export wrote.")],
    db: Database = DEFAULT,
) -> None:
    """Make a new database of an export, for reading."""
    from tracker.exporting.restore import restore  # noqa: PLC0415

    typer.echo(f"{restore(folder, db):,} figures stand in {db}", err=True)


@app.command()
def serve(
    port: Annotated[int, typer.Option(help="The port, on this machine only.")] = 8001,
    db: Database = DEFAULT,
) -> None:
    """Show the database in a browser, with the named questions, by Datasette (an extra)."""
    from tracker import serve  # noqa: PLC0415

    serve.serve(db, port)


@app.command()
def demo(
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder to make.")] = Path("demo"),
) -> None:
    """Fill a database with the figures that ship with the program and draw the charts. No network."""
    from tracker import run  # noqa: PLC0415

    run.demo(out)
