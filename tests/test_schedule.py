"""The units that are printed: absolute paths, quoting, and what cron and systemd make of a percent sign."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from tracker.cli import app
from tracker.making.schedule import unit
from tracker.model import TrackerError


def test_cron_gets_one_line_with_absolute_paths_and_escaped_percent_signs(tmp_path: Path) -> None:
    comment, line = unit("cron", tmp_path / "50% war" / "tracker.db").splitlines()
    assert comment.startswith("# ")
    assert line.startswith("0 8 * * * cd ")
    assert rf"{tmp_path}/50\% war" in line
    assert " ingest --db " in line
    assert " chart --db " in line
    assert " status --db " in line


def test_systemd_runs_the_charts_even_when_a_source_failed(tmp_path: Path) -> None:
    text = unit("systemd", tmp_path / "tracker.db")
    ingest, chart, status = [line for line in text.splitlines() if line.startswith("ExecStart=")]
    assert ingest.startswith("ExecStart=-")
    assert chart.startswith("ExecStart=-")
    assert status.startswith("ExecStart=/")
    assert "OnCalendar=*-*-* 08:00:00" in text


def test_the_workflow_keeps_the_ledger_with_its_archive(tmp_path: Path) -> None:
    text = unit("github", tmp_path / "tracker.db")
    assert "git add tracker.db tracker.db.archive charts" in text
    assert str(tmp_path) not in text


def test_another_system_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(TrackerError, match="there is no schedule for 'windows', expected cron, systemd or github"):
        unit("windows", tmp_path / "tracker.db")


@pytest.mark.parametrize("system", ["cron", "systemd", "github"])
def test_the_command_prints_it(system: str) -> None:
    assert CliRunner().invoke(app, ["schedule", system]).stdout == unit(system, Path("tracker.db"))
