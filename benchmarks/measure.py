"""Runs a contestant in a process of its own and reads what the operating system says of it."""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


def contestant(work: Callable[[Path], dict[str, Any]], folder: Path) -> None:
    """In the child: do the work; print its CPU and wall seconds, and its peak memory above the imports."""
    before = resource.getrusage(resource.RUSAGE_SELF)
    cpu, wall = time.process_time(), time.perf_counter()
    extra = work(folder)
    after = resource.getrusage(resource.RUSAGE_SELF)
    figures = {
        "cpu": time.process_time() - cpu,
        "wall": time.perf_counter() - wall,
        "memory": (after.ru_maxrss - before.ru_maxrss) / 1024,
        "bytes": sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()),
    }
    sys.stdout.write(json.dumps(figures | extra) + "\n")


def run(module: str, name: str) -> dict[str, float]:
    """In the parent: one contestant, in a fresh folder."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-m", module, name, folder], check=True, capture_output=True, text=True
        )  # fmt: skip
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def in_turn(module: str, names: list[str], times: int) -> dict[str, list[dict[str, float]]]:
    """Every contestant `times` times, in turn, so that a machine that slows down slows them all."""
    taken: dict[str, list[dict[str, float]]] = {name: [] for name in names}
    for _ in range(times):
        for name in names:
            taken[name].append(run(module, name))
    return taken


def median(taken: list[dict[str, float]], key: str) -> float:
    return statistics.median(one[key] for one in taken)


def ratio(ours: list[dict[str, float]], theirs: list[dict[str, float]], key: str) -> float:
    """The median of the ratios, run by run."""
    return statistics.median(a[key] / b[key] for a, b in zip(ours, theirs, strict=True))
