"""Documentation that cannot rot: what the README shows is run, and what exists is mentioned."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tracker.cli import app
from tracker.exporting import export
from tracker.ingest import open_ingest
from tracker.making import sourcebook
from tracker.resources import db_dir

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
CONSOLE = [line[2:] for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL) for line in block.splitlines()]
SHOWN = [line for block in BLOCKS for line in block.splitlines() if line.startswith("tracker ")]

# The files that the README's examples name, in the shapes that it says they have.
FILES = {
    "russia_losses_personnel.json": '[{"date": "2024-01-26", "day": 702, "personnel": 380600, "personnel*": "about"}]',
    "personnel-of-may-2022.json": '[{"date": "2022-05-28", "day": 94, "personnel": 30000, "personnel*": "about"}]',
    "post.txt": (
        "The total combat losses of the enemy from 24.02.22 to 26.01.24 were approximately:\n"
        "personnel ‒ about 380600 (+990) persons,\ntanks ‒ 6290 (+13),\nAPV ‒ 11689 (+25),\n"
    ),
    "page.txt": (
        "Army: losses pass a mark\nby A Reporter January 26, 2024 9:00 AM 1 min read\n\n"
        "Russia has lost 380,600 troops in Ukraine since the beginning of its full-scale invasion on Feb. 24, 2022,"
        " the General Staff of Ukraine's Armed Forces reported on Jan. 26.\n"
    ),
}


def test_the_readme_opens_with_the_two_commands() -> None:
    assert re.findall(r"^make (\w+)", BLOCKS[0], re.MULTILINE) == ["demo", "test"]


def test_every_command_the_readme_shows_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "tracker.db"))
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    runner = CliRunner()
    monkeypatch.setattr("uvicorn.run", lambda *_, **__: None)  # serving ends at once
    starter = str(db_dir() / "starter" / "general-staff.csv")
    assert runner.invoke(app, ["ingest", "starter", "--file", starter]).exit_code == 0
    assert len(SHOWN) > 15
    for line in SHOWN:
        done = runner.invoke(app, shlex.split(line, comments=True)[1:])
        assert done.exit_code == 0, (line, done.output, done.exception)


def test_the_python_and_the_duckdb_that_the_readme_shows_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    duckdb = pytest.importorskip("duckdb")
    monkeypatch.chdir(tmp_path)
    with open_ingest(tmp_path / "tracker.db") as ingest:
        ingest.add_file("starter", db_dir() / "starter" / "general-staff.csv")
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(code, {})
    assert "One claim stands." in capsys.readouterr().out
    (question,) = re.findall(r'^duckdb -c "(.*)"$', README, re.MULTILINE)
    export(tmp_path / "tracker.db", tmp_path / "parquet", "parquet")
    with duckdb.connect() as other:
        assert len(other.execute(question).fetchall()) > 10


def test_every_command_is_in_the_readme() -> None:
    for command in app.registered_commands:
        name = command.name or command.callback.__name__.replace("_", "-")  # type: ignore[union-attr]
        assert any(line.split()[:2] == ["tracker", name] for line in (*SHOWN, *CONSOLE)), name


def test_every_public_view_is_in_the_readme() -> None:
    for path in (db_dir() / "views").glob("*.sql"):
        assert f"`{path.stem}`" in README, path.stem


@pytest.mark.parametrize("path", sorted(db_dir().glob("queries/*.sql")), ids=lambda path: path.stem)
def test_every_named_question_says_what_it_answers_and_answers(path: Path, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("-- ")
    (tmp_path / "russia_losses_personnel.json").write_text(FILES["russia_losses_personnel.json"])
    runner, db = CliRunner(), ["--db", str(tmp_path / "tracker.db")]
    file = str(tmp_path / "russia_losses_personnel.json")
    assert runner.invoke(app, ["ingest", "petroivaniuk", "--file", file, *db]).exit_code == 0
    asked = runner.invoke(app, ["sql", "--name", path.stem, *db])
    assert asked.exit_code == 0, asked.output


def test_every_picture_in_the_readme_exists() -> None:
    for path in re.findall(r"!\[.*?\]\((.*?)\)", README):
        assert (ROOT / path).is_file(), path


def test_a_chart_that_a_ledger_has_no_figures_for_does_not_stop_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "losses.json").write_text(
        '[{"date": "2024-01-25", "day": 701, "tank": 6270}, {"date": "2024-01-26", "day": 702, "tank": 6290}]'
    )
    runner = CliRunner()
    assert runner.invoke(app, ["ingest", "petroivaniuk", "--file", "losses.json"]).exit_code == 0
    done = runner.invoke(app, ["chart", "-o", "pictures"])
    assert done.exit_code == 0, done.output
    assert "not drawn: " in done.stderr
    assert (tmp_path / "pictures" / "equipment.svg").is_file()
    assert runner.invoke(app, ["chart", "personnel-total", "-o", "pictures"]).exit_code == 1
    refused = runner.invoke(app, ["chart", "equipment", "-o", "equipment.jpg"])
    assert (
        refused.stderr
        == "tracker: equipment.jpg is no picture that can be drawn; expected .svg, .png, .pdf, or a folder\n"
    )


def test_the_page_of_sources_is_what_the_modules_say() -> None:
    told = sourcebook.book(ROOT / "tests" / "fixtures")
    assert (ROOT / "docs" / "sources.md").read_text(encoding="utf-8") == told, "run make docs"
