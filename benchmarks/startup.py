"""What a command costs before it does anything, beside the bare interpreter. CPU seconds of whole processes."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tracker.ingest import open_ingest
from tracker.resources import db_dir

TIMES = 21


def cpu_of(command: list[str], folder: Path) -> float:
    before = os.times()
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def report() -> list[str]:
    """The table of the README, as lines of Markdown."""
    script = str(Path(sys.executable).with_name("tracker"))
    commands = {
        "tracker --version": ([script, "--version"], "at most 1.5"),
        "tracker --help": ([script, "--help"], "at most 7"),
        "tracker ingest --help": ([script, "ingest", "--help"], ""),
        "tracker sql, the newest three days of a series": (
            [
                script,
                "sql",
                "select day, value from current where series = 'losses.personnel.total' order by 1 desc limit 3",
            ],
            "",
        ),
    }
    bare = [sys.executable, "-c", "pass"]
    ratios: dict[str, list[float]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with open_ingest(folder / "tracker.db") as ingest:
            ingest.add_file("starter", db_dir() / "starter" / "general-staff.csv")
        for _ in range(TIMES):
            for what, (command, _) in commands.items():
                # Ten bare starts for each of ours: the clock of the operating system counts in hundredths.
                base = sum(cpu_of(bare, folder) for _ in range(10)) / 10
                ratios[what].append(sum(cpu_of(command, folder) for _ in range(3)) / 3 / base)
    lines = ["| start-up, CPU against `python -c pass` | measured | goal |", "| --- | ---: | ---: |"]
    lines += [f"| {what} | {statistics.median(taken):.2f} | {commands[what][1]} |" for what, taken in ratios.items()]
    return lines


def shell_ratio(words: list[str]) -> float:
    """What one command on the figures that ship with the program costs, as a multiple of the bare interpreter."""
    script = str(Path(sys.executable).with_name("tracker"))
    bare = [sys.executable, "-c", "pass"]
    taken = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with open_ingest(folder / "tracker.db") as ingest:
            ingest.add_file("starter", db_dir() / "starter" / "general-staff.csv")
        for _ in range(TIMES):
            base = sum(cpu_of(bare, folder) for _ in range(10)) / 10
            taken.append(sum(cpu_of([script, *words], folder) for _ in range(3)) / 3 / base)
    return statistics.median(taken)
