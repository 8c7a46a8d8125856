"""A run may be killed at any moment: the next one completes, and the ledger is as if nothing had happened.

The child counts what it is about to do, audit events of the interpreter (each opening, renaming and making of a
file) and steps of SQLite, as one clock, and kills itself when the clock shows a drawn number. TRACKER_KILLS sets
how many moments are drawn.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, redirect_stdout
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from tracker import run
from tracker.ingest import open_ingest
from tracker.ledger import ledger
from tracker.ledger.archive import Archive

KILLS = int(os.environ.get("TRACKER_KILLS", "12"))
STEPS = 200  # of SQLite's machine between two ticks
DAYS = 300

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a child is forked, which this system cannot do")


def figures(version: int) -> bytes:
    """Three hundred days; each version revises some, takes some back, and has some that are held."""
    rows = []
    for number in range(DAYS):
        if version and number % 29 == version:
            continue
        day = date(2023, 1, 1) + timedelta(days=number)
        revised = 10 * version if number % 17 == version else 0
        row: dict[str, Any] = {
            "date": day.isoformat(),
            "day": (day - date(2022, 2, 23)).days + (400 if number % 41 == version else 0),
            "personnel": 100_000 + 500 * number + revised,
            "personnel*": "about",
            "POW": version * 3,
        }
        rows.append(row)
        if version == 2 and number % 53 == 0:
            rows.append({**row, "personnel": row["personnel"] + 1})
    return json.dumps(rows).encode()


def scene(folder: Path) -> Path:
    """A ledger with one document, and the three documents of the run in question beside it."""
    for version in range(4):
        (folder / f"{version}.json").write_bytes(figures(version))
    path = folder / "tracker.db"
    with open_ingest(path) as ingest:
        ingest.add_file("petroivaniuk", folder / "0.json", seen_at="2024-03-01T00:00:00Z")
    return path


def daily_run(path: Path) -> None:
    """One new document, one that arrives late and changes the past, and one that is refused."""
    (path.parent / "4.json").write_bytes(b"<html>")
    with open_ingest(path) as ingest:
        for version, month in ((3, 6), (1, 4), (2, 5), (4, 7)):
            name = path.parent / f"{version}.json"
            ingest.add_file("petroivaniuk", name, seen_at=f"2024-0{month}-01T00:00:00Z")


def first_run(path: Path) -> None:
    """The very first: the database is made as well."""
    with open_ingest(path) as ingest:
        ingest.add_file("petroivaniuk", path.parent / "0.json", seen_at="2024-03-01T00:00:00Z")


def ticking(tick: Callable[[], None], work: Callable[[], None]) -> None:
    """Do the work with the clock running: each audit event and each stretch of SQLite's steps is a tick."""
    connect = sqlite3.connect

    def connected(*args: Any, **options: Any) -> sqlite3.Connection:
        db: sqlite3.Connection = connect(*args, **options)
        db.set_progress_handler(tick, STEPS)
        db.set_trace_callback(lambda _: tick())
        return db

    ledger.sqlite3.connect = connected  # type: ignore[attr-defined]
    sys.addaudithook(lambda *_: tick())
    work()


def child(work: Callable[[], None], *, kill_at: int) -> tuple[int, int]:
    """The work in a process of its own. Returns the signal that ended it (0: none) and the ticks of the clock."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        ticks = 0

        def tick() -> None:
            nonlocal ticks
            ticks += 1
            if ticks == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)

        try:
            ticking(tick, work)
            os.write(writing, str(ticks).encode())
        except BaseException as error:  # noqa: BLE001 (told to the parent, which fails with it)
            os.write(writing, repr(error).encode())
            os._exit(70)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read()
    _, status = os.waitpid(process, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, told.decode()
    return (os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0), int(told or 0)


def told(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything that the ledger answers and that does not count attempts."""
    with closing(sqlite3.connect(path)) as db:
        return {
            view: db.execute(f"select distinct {columns} from {view} order by {columns}").fetchall()
            for view, columns in {
                "claims": "series, day, kind, value, status, quote, locator, document, seen_at, superseded_at",
                "current": "series, day, kind, value, qualifier, document, seen_at",
                "revisions": "series, day, old_value, new_value, type, seen_at",
                "problems": "name, severity, message, document, seen_at",
                "documents": "document, source, bytes, seen_at",
            }.items()
        }


def sound(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert db.execute("pragma foreign_key_check").fetchall() == []


def replays(path: Path) -> bool:
    with redirect_stdout(StringIO()) as differences:
        same = run.replay(path, check=True, out=None)
    assert same, differences.getvalue()
    return same


@pytest.mark.parametrize(("work", "share"), [(daily_run, 3), (first_run, 1)], ids=["a daily run", "the very first run"])
def test_a_run_that_is_killed_at_any_moment_leaves_a_sound_ledger_and_the_next_run_completes_it(
    tmp_path: Path, work: Callable[[Path], None], share: int
) -> None:
    template = tmp_path / "template"
    template.mkdir()
    base = scene(template)
    if work is first_run:
        base.unlink()
        shutil.rmtree(Archive.beside(base).folder)
    whole = tmp_path / "whole"
    shutil.copytree(template, whole)
    path = whole / "tracker.db"
    ended, ticks = child(lambda: work(path), kill_at=0)
    assert (ended, ticks > 500) == (0, True)
    expected = told(path)
    assert {row[4] for row in expected["claims"]} >= {"accepted", "held"}

    dice = random.Random(20240126)
    killed = 0
    moments = [dice.randint(1, ticks) for _ in range(max(1, KILLS * share // 4))]
    for moment in moments:
        folder = tmp_path / f"at-{moment}"
        shutil.copytree(template, folder)
        path = folder / "tracker.db"
        ended, _ = child(lambda path=path: work(path), kill_at=moment)  # type: ignore[misc]
        killed += ended == signal.SIGKILL
        if path.exists():
            sound(path)
        ended, _ = child(lambda path=path: work(path), kill_at=0)  # type: ignore[misc]
        assert ended == 0, moment
        sound(path)
        assert told(path) == expected, moment
        assert replays(path), moment
        shutil.rmtree(folder)
    assert killed >= len(moments) * 0.9


def test_a_run_killed_before_the_schema_is_made_leaves_a_database_of_ours(tmp_path: Path) -> None:
    """The first table that migrating makes is its own list of what was applied, before anything of ours."""
    path = tmp_path / "tracker.db"

    def work() -> None:
        from sqlite_utils import Migrations  # noqa: PLC0415

        Migrations.pending = lambda *_: os.kill(os.getpid(), signal.SIGKILL)  # type: ignore[method-assign, assignment]
        with open_ingest(path):
            pass

    ended, _ = child(work, kill_at=0)
    assert ended == signal.SIGKILL
    with open_ingest(path) as ingest:
        assert ingest.ledger.db.execute("select count(*) from claims").fetchone() == (0,)


# Two runs at once.

_RUN = """
import sys
from pathlib import Path
from tracker import sources
from tracker.cli import app
from tracker.sources import petroivaniuk

parse = petroivaniuk.parse

def held_up(document):
    # Both processes come this far, or the other has been turned away, before the one inside goes on.
    print("inside", flush=True)
    sys.stdin.readline()
    yield from parse(document)

petroivaniuk.parse = held_up
app()
"""


def test_of_two_runs_at_once_one_wins_and_the_other_says_so_in_one_line(tmp_path: Path) -> None:
    path = scene(tmp_path)
    words = ["ingest", "petroivaniuk", "--file", str(tmp_path / "1.json"), "--db", str(path)]
    words += ["--seen-at", "2024-04-01"]
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", _RUN, *words]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as winner:
        assert winner.stdout
        assert winner.stdout.readline() == "inside\n"
        loser = subprocess.run([sys.executable, "-m", "tracker", *words], capture_output=True, text=True, check=False)
        told_on, said = winner.communicate("go on\n" * 9)
    assert (winner.returncode, said.count("Traceback")) == (1, 0)  # one claim of the file is held
    assert "recorded" in told_on
    assert (loser.returncode, loser.stdout) == (1, "")
    assert loser.stderr == f"tracker: {path} is in use by process {winner.pid}; wait until it has finished\n"
    after = subprocess.run([sys.executable, "-m", "tracker", *words], capture_output=True, text=True, check=False)
    assert "hold" in after.stderr
    assert replays(path)


def test_two_runs_started_together_lose_nothing_whoever_wins(tmp_path: Path) -> None:
    path = scene(tmp_path)
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "tracker", "ingest", "petroivaniuk", "--file", str(tmp_path / f"{version}.json"),
             "--db", str(path), "--seen-at", f"2024-0{version + 3}-01"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for version in (1, 2)
    ]  # fmt: skip
    ends = []
    for each in runs:
        out, said = each.communicate()
        assert "Traceback" not in said
        ends.append((each.returncode, "recorded" in out))
    assert {code for code, _ in ends} == {1}  # each file holds a claim that is not trusted
    assert any(recorded for _, recorded in ends)
    sound(path)
    with closing(sqlite3.connect(path)) as db:
        (fetches,) = db.execute("select count(*) from runs").fetchone()
    assert fetches == 1 + sum(recorded for _, recorded in ends)
    assert replays(path)
