"""What a run of many sources shows while it goes, and at its end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tracker.asking.query import Answer
from tracker.daily import Sourced
from tracker.giving import output
from tracker.words import say, tell_problems

_FAILURES = 5  # lines of a source; when a network is down, all its addresses fail alike


@contextmanager
def shown(names: list[str]) -> Iterator[Callable[[Sourced], None]]:
    """Gives a function that is told of every step: a bar on a terminal, elsewhere a line for each source."""
    if not sys.stderr.isatty():
        yield _plain
        return
    from rich.console import Console  # noqa: PLC0415 (only a terminal needs it)
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("sources", total=len(names))

        def told(sourced: Sourced) -> None:
            bar.update(task, description=sourced.source, advance=int(sourced.done))

        yield told


def _plain(sourced: Sourced) -> None:
    if sourced.done:
        tally = sourced.tally
        say(f"{sourced.source}: {sourced.outcome}, {tally.new:,} new, {tally.revised:,} revised ({sourced.seconds} s)")


def summarise(run: list[Sourced], form: str = "table") -> None:
    """A line for each source, then what failed and what is wrong for the first time."""
    rows = [
        (
            one.source, one.outcome, one.documents, one.tally.new, one.tally.revised, one.tally.withdrawn,
            one.tally.unchanged, one.tally.held, len(one.problems) + one.known_problems, one.newest_day, one.seconds,
        )
        for one in run
    ]  # fmt: skip
    counts = ["documents", "new", "revised", "withdrawn", "unchanged", "held", "problems"]
    output.write(Answer(["source", "outcome", *counts, "newest_day", "seconds"], list(rows)), form)
    for one in run:
        tell_problems(one.source, one.problems)
        if one.known_problems:
            say(f"{one.source}: {one.known_problems} problems as before; see the view problems")
        for failure in one.failures[:_FAILURES]:
            say(f"{one.source}: failed: {failure}")
        if len(one.failures) > _FAILURES:
            say(f"{one.source}: failed: and {len(one.failures) - _FAILURES} more; see the view attempts")
