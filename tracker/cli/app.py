"""The command line itself: how errors, pipes and formats are met, and the options that commands share."""

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
from tracker.giving.formats import FORMATS, SQL_FORMATS


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


def known_format(form: str) -> str:
    """One of the formats for rows; BadParameter for another."""
    if form not in FORMATS:
        raise typer.BadParameter(f"there is no format {form!r}, expected one of {', '.join(FORMATS)}")
    return form


def known_sql_format(form: str | None) -> str | None:
    """One of the formats that answers to SQL have, or none."""
    return form if form is None or form in SQL_FORMATS else known_format(form)


def known_story_format(form: str) -> str:
    """One of the formats for rows, or text."""
    return form if form == "text" else known_format(form)


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
Format = Annotated[str, typer.Option("--format", callback=known_format, help="table, csv, json, jsonl or md.")]
AsOf = Annotated[str | None, typer.Option(help="What was known at that instant (seen_at), not on that day.")]
DEFAULT = Path("tracker.db")


@app.callback(invoke_without_command=True)
def top(version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False) -> None:  # noqa: FBT002
    """Options of every command."""
    if version:
        from tracker import __version__  # noqa: PLC0415

        typer.echo(f"tracker {__version__}")
        raise typer.Exit
