"""Commands that give figures away: pictures, exports, a page, a demonstration."""

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.app import DEFAULT, AsOf, Database, Kind, app, clashing


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
def export(
    folder: Annotated[Path | None, typer.Argument(help="The folder: new, empty, or of an earlier export.")] = None,
    form: Annotated[str, typer.Option("--format", help="csv, json, parquet, sqlite or datapackage.")] = "csv",
    out: Annotated[Path | None, typer.Option("-o", "--out", help="Or one file, of plain CSV.")] = None,
    series: Annotated[list[str] | None, typer.Option(help="Only these series. Repeatable.")] = None,
    conflict: Annotated[list[str] | None, typer.Option(help="Only these conflicts. Repeatable.")] = None,
    source: Annotated[list[str] | None, typer.Option(help="Only these sources. Repeatable.")] = None,
    kind: Kind = None,
    db: Database = DEFAULT,
) -> None:
    """Write the figures that stand: a folder of files with what changed since last time, or one plain CSV."""
    if (folder is None) == (out is None):
        raise typer.BadParameter("give either a folder or a file with -o")
    if out:
        from tracker.asking import query  # noqa: PLC0415
        from tracker.giving import figures  # noqa: PLC0415

        clashing("with -o", {"--conflict": conflict})
        ledger = query.connect(db)
        for name in series or []:
            query.check_series(ledger, name)
        count = figures.export(ledger, out, source or [], kind, tuple(series or ()))
        typer.echo(f"{count} figures in {out}", err=True)
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
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port, on this machine only.")] = 8001,
    db: Database = DEFAULT,
) -> None:
    """Show the database in a browser, with the named questions, by Datasette (an extra)."""
    from tracker.giving import serve  # noqa: PLC0415

    serve.serve(db, port)


@app.command()
def demo(
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder to make.")] = Path("demo"),
) -> None:
    """Fill a database with the figures that ship with the program and draw the charts. No network."""
    from tracker import run  # noqa: PLC0415

    run.demo(out)
