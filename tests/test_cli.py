"""The command line as a person and a script meet it: help, misuse, pipes, and what it imports."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
import typer.main
from typer.testing import CliRunner, Result

from tracker import __version__
from tracker.cli import app
from tracker.ingest import open_ingest
from tracker.model import Document

COMMANDS: Mapping[str, typer.core.TyperCommand] = typer.main.get_command(app).commands  # type: ignore[attr-defined]
TOTAL = "losses.personnel.total"
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}  # as a shell has it
HEAVY = ("pandas", "numpy", "matplotlib", "sqlite_utils")


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "tracker.db"
    rows = [{"date": f"2023-{month:02}-{day:02}", "personnel": 1000} for month in range(1, 13) for day in range(1, 29)]
    (path.parent / "figures.json").write_text(json.dumps(rows))
    with open_ingest(path) as ingest:
        ingest.add("petroivaniuk", Document(json.dumps(rows).encode(), "file:figures.json", "2024-03-01T00:00:00Z"))
    return path


def tracker(*words: str) -> Result:
    result = CliRunner().invoke(app, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    return result


def process(*words: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tracker", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload, no-any-return]


def test_the_commands_of_the_design_are_there() -> None:
    assert set(COMMANDS) >= {
        "ingest",
        "show",
        "why",
        "revisions",
        "series",
        "sources",
        "sql",
        "chart",
        "replay",
        "audit",
        "demo",
    }


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_line_of_help_and_shows_its_help(name: str) -> None:
    first = (COMMANDS[name].help or "").strip().splitlines()[0]
    assert first.endswith(".")
    assert len(first) > 20
    for option in ("--help", "-h"):
        result = tracker(name, option)
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout.startswith(f"Usage: tracker {name} " if "Usage: tracker" in result.stdout else "Usage: ")
        assert "Traceback" not in result.stdout


def test_the_help_lists_every_command_with_its_line() -> None:
    told = tracker("--help").stdout
    for name in COMMANDS:
        assert re.search(rf"^ +{name} +\S", told, re.MULTILINE), name


def test_without_a_command_the_help_is_shown() -> None:
    result = tracker()
    assert "Usage: " in result.stdout + result.stderr
    assert result.exit_code in (0, 2)


@pytest.mark.parametrize(
    "words",
    [
        ["nothing"], ["--nothing"], ["sql"], ["sql", "select 1", "--name", "latest"], ["sql", "select 1", "select 2"],
        ["show"], ["why", TOTAL], ["sql", "select 1", "--nothing"], ["sql", "--name"], ["export"],
        ["sql", "select 1", "--format", "xml"], ["show", TOTAL, "--format", "xml"], ["series", "--format", ""],
        ["why", TOTAL, "2023-01-01", "--format", "xml"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_misuse_exits_2_and_says_what_was_expected(db: Path, words: list[str]) -> None:
    result = CliRunner().invoke(app, words, env={"TRACKER_DB": str(db)})
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr
    assert "Traceback" not in result.stderr


def test_the_version_is_said() -> None:
    for result in (process("--version"), process("--version", env={"PATH": os.environ["PATH"]})):
        assert (result.returncode, result.stdout, result.stderr) == (0, f"tracker {__version__}\n", "")
    assert tracker("--version").stdout == f"tracker {__version__}\n"


def test_the_exit_code_of_the_process_is_the_one_promised(db: Path) -> None:
    for words, code in (
        (["sql", "select 1", "--db", str(db)], 0),
        (["audit", "--db", str(db)], 0),
        (["sql", "selec", "--db", str(db)], 1),
        (["show", "nothing", "--db", str(db)], 1),
        (["sql"], 2),
    ):
        done = process(*words)
        assert (done.returncode, "Traceback" in done.stderr) == (code, False), words
        if code == 1:
            assert (done.stdout, done.stderr.count("\n")) == ("", 1)


def test_the_database_is_named_by_option_or_environment_and_the_option_wins(db: Path, tmp_path: Path) -> None:
    question = ["sql", "select count(*) as n from current", "--format", "csv"]
    runner = CliRunner()
    assert runner.invoke(app, question, env={"TRACKER_DB": str(db)}).stdout == "n\n336\n"
    none = {"TRACKER_DB": str(tmp_path / "none.db")}
    assert runner.invoke(app, question, env=none).exit_code == 1
    assert runner.invoke(app, [*question, "--db", str(db)], env=none).stdout == "n\n336\n"
    assert process(*question, cwd=db.parent).stdout == "n\n336\n"


# Pipes.


def into_a_closed_pipe(*words: str) -> tuple[int, str]:
    """Run with a standard output that nobody reads any more. Returns the exit code and what was said on stderr."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "tracker", *words],
            stdout=writing, stderr=subprocess.PIPE, text=True, check=False, env=ENVIRONMENT,
        )  # fmt: skip
    finally:
        os.close(writing)
    return done.returncode, done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close differently there")
@pytest.mark.parametrize(
    "words",
    [
        ["sql", "select 1"],
        ["sql", "select a.day from current a, current b"],
        ["show", TOTAL],
        ["why", TOTAL, "2023-01-01"],
        ["sources"],
        ["show", TOTAL, "--format", "jsonl"],
    ],
    ids=" ".join,
)
def test_a_reader_that_had_enough_is_no_error_whether_little_or_much_was_to_come(db: Path, words: list[str]) -> None:
    code, said = into_a_closed_pipe(*words, "--db", str(db))
    assert (code, said) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize("question", ["select 1", "select a.day from current a, current b"])
def test_an_output_that_cannot_be_written_is_one_clear_line(db: Path, question: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "tracker", "sql", question, "--db", str(db)],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False, env=ENVIRONMENT,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "No space left on device" in done.stderr


def test_cyrillic_is_no_traceback_on_a_terminal_that_has_none(db: Path) -> None:
    words = ["sql", "select char(1074, 1090, 1088, 1072, 1090, 1080) as word", "--format", "csv", "--db", str(db)]
    done = process(*words, env={**ENVIRONMENT, "PYTHONIOENCODING": "cp1252"})
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("word\n")


# Imports.

_IMPORTS = """
import json, sys
from tracker.__main__ import main
try:
    main()
except SystemExit as end:
    code = end.code or 0
else:
    code = 0
sys.stdout.flush()
sys.stderr.write("\\n" + json.dumps([code, [name for name in %r if name in sys.modules]]))
"""


def imported(*words: str) -> tuple[int, list[str]]:
    """The exit code, and the heavy packages that a process had imported at its end."""
    done = subprocess.run(
        [sys.executable, "-c", _IMPORTS % (HEAVY,), *words], capture_output=True, text=True, check=False
    )
    code, heavy = json.loads(done.stderr.splitlines()[-1])
    return code, heavy


@pytest.mark.parametrize(
    "words",
    [
        ["--version"],
        ["--help"],
        ["ingest", "--help"],
        ["chart", "--help"],
        ["sql", "select 1"],
        ["sql", "--list"],
        ["sql", "--name", "latest"],
        ["show", TOTAL],
        ["why", TOTAL, "2023-01-01"],
        ["revisions"],
        ["series"],
        ["sources"],
        ["audit"],
    ],
    ids=" ".join,
)
def test_reading_and_help_import_nothing_heavy(db: Path, words: list[str]) -> None:
    known = [] if words[-1] in ("--version", "--help", "--list") else ["--db", str(db)]
    assert imported(*words, *known) == (0, [])


def test_a_daily_run_on_a_ledger_that_is_there_imports_nothing_heavy(db: Path) -> None:
    words = [
        "ingest",
        "petroivaniuk",
        "--file",
        str(db.parent / "figures.json"),
        "--seen-at",
        "2024-03-02",
        "--db",
        str(db),
    ]
    assert imported(*words) == (0, [])


@pytest.mark.parametrize(
    "module",
    [
        "tracker.cli",
        "tracker.ingest",
        "tracker.run",
        "tracker.asking.story",
        "tracker.ledger.replay",
        "tracker.ledger.audit",
        "tracker.sources",
    ],
)
def test_importing_a_module_imports_nothing_heavy(module: str) -> None:
    code = f"import sys, {module}; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
