"""The wheel carries everything: installed elsewhere, it runs from an empty folder without the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds nothing but the installed wheel."""
    wheels = tmp_path_factory.mktemp("wheels")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(wheels), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = wheels.glob("*.whl")
    target = tmp_path_factory.mktemp("site")
    install = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--quiet", "--target", str(target)]
    subprocess.run([*install, str(wheel)], check=True, capture_output=True)
    return target


def run(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(installed), "MPLBACKEND": "agg"}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_the_wheel_holds_the_sql_the_starter_figures_and_the_charts(installed: Path) -> None:
    data = installed / "tracker" / "_data"
    for folder in ("db/migrations", "db/views", "db/queries", "db/starter", "charts"):
        inside = {path.name for path in (data / folder).iterdir() if path.is_file()}
        assert inside == {path.name for path in (ROOT / folder).iterdir() if path.is_file()}, folder


def test_the_installed_program_is_the_one_that_runs(installed: Path, tmp_path: Path) -> None:
    asked = run(
        installed, tmp_path, "-c", "import tracker.resources as r; print(r.__file__, r.db_dir(), r.charts_dir())"
    )
    assert [path.startswith(str(installed)) for path in asked.stdout.split()] == [True, True, True], asked.stderr


def test_the_demo_of_an_installed_wheel_makes_a_database_and_charts_and_a_second_run_changes_nothing(
    installed: Path, tmp_path: Path
) -> None:
    first = run(installed, tmp_path, "-m", "tracker", "demo")
    assert first.returncode == 0, first.stderr
    pictures = sorted((tmp_path / "demo" / "charts").glob("*.svg"))
    shipped = sorted(path.stem for path in (ROOT / "charts").glob("*.toml") if path.stem != "house")
    assert sorted(picture.stem for picture in pictures) == shipped
    before = [picture.read_bytes() for picture in pictures]
    second = run(installed, tmp_path, "-m", "tracker", "demo")
    assert second.returncode == 0, second.stderr
    assert f"0 drawn, {len(shipped)} unchanged, 0 not drawn" in second.stderr
    assert [picture.read_bytes() for picture in pictures] == before


def test_the_starter_figures_walk_back_to_their_cells(installed: Path, tmp_path: Path) -> None:
    run(installed, tmp_path, "-m", "tracker", "demo")
    audit = run(installed, tmp_path, "-m", "tracker", "audit", "--db", "demo/tracker.db")
    assert (audit.returncode, audit.stdout) == (0, ""), audit.stdout
    assert "all stand in their documents" in audit.stderr
