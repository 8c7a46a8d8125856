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

from tracker.errors import MisuseError, TrackerError
from tracker.giving.formats import FORMATS, SQL_FORMATS


class Group(TyperGroup):
    """Our own errors are one line on stderr and exit status 1, misuse 2; anything else is a bug, with its traceback."""

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
            raise typer.Exit(2 if isinstance(error, MisuseError) else 1) from None
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


def known_kind(kind: str | None) -> str | None:
    """One of the kinds that a claim may have, or none."""
    from tracker.model import KINDS  # noqa: PLC0415

    if kind is not None and kind not in KINDS:
        raise typer.BadParameter(f"there is no kind {kind!r}, expected one of {', '.join(KINDS)}")
    return kind


def known_day(day: str | None) -> str | None:
    """A day, or none."""
    from tracker.clock import is_day  # noqa: PLC0415

    if day is not None and not is_day(day):
        raise typer.BadParameter(f"{day!r} is not a day; write it as 2024-01-26")
    return day


def clashing(option: str, others: dict[str, object]) -> None:
    """BadParameter where options are given that do nothing beside another."""
    useless = [name for name, value in others.items() if value]
    if useless:
        raise typer.BadParameter(f"{' and '.join(useless)} can do nothing {option}; leave one of them out")


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
Kind = Annotated[str | None, typer.Option(callback=known_kind, help="Only total, change, level or share.")]
Published = Annotated[str | None, typer.Option(callback=known_day, help="The day it was printed, if it does not say.")]
DEFAULT = Path("tracker.db")


@app.callback(invoke_without_command=True)
def top(version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False) -> None:  # noqa: FBT002
    """Options of every command."""
    if version:
        from tracker import __version__  # noqa: PLC0415

        typer.echo(f"tracker {__version__}")
        raise typer.Exit
