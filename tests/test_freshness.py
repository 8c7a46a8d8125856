"""When a source is called late, stale or failing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from typer.testing import CliRunner

from tests.shapes import LISTING
from tracker.asking.freshness import judge
from tracker.cli import app

TODAY = date(2026, 11, 23)


def days(count: int, gap: int, silent: int) -> list[str]:
    """`count` reported days, `gap` days from each other, the newest of them `silent` days ago."""
    return [(TODAY - timedelta(days=silent + gap * step)).isoformat() for step in range(count)]


@pytest.mark.parametrize(
    ("count", "gap", "silent", "state"),
    [
        (100, 1, 0, "ok"),
        (100, 1, 3, "ok"),
        (100, 1, 4, "late"),  # more than two of its gaps and two days over its cadence
        (100, 1, 13, "late"),  # more than four gaps, but not 14 days
        (100, 1, 14, "stale"),
        (100, 7, 14, "ok"),  # a weekly source skips one week
        (100, 7, 15, "late"),
        (100, 7, 28, "late"),
        (100, 7, 29, "stale"),
        (14, 30, 121, "stale"),
        (13, 30, 1000, "ok"),  # too few reports to know its habits
    ],
)
def test_a_source_is_judged_by_its_own_median_gap(count: int, gap: int, silent: int, state: str) -> None:
    judged, silence, median, reason = judge(replace(LISTING, cadence_days=1), days(count, gap, silent), TODAY)
    assert (judged, silence) == (state, silent)
    assert median == (gap if count >= 14 else None)
    assert bool(reason) == (state != "ok" or count < 14)


def test_a_pause_in_its_past_does_not_make_a_daily_source_patient() -> None:
    assert judge(LISTING, [*days(100, 1, 20), *days(3, 1, 400)], TODAY)[0] == "stale"


def test_a_closed_source_is_not_stale_and_one_without_figures_was_never_read() -> None:
    assert judge(replace(LISTING, cadence_days=None), days(100, 1, 900), TODAY)[0] == "ok"
    assert judge(LISTING, [], TODAY)[0] == "never"


def test_a_day_ahead_of_the_clock_is_no_negative_silence() -> None:
    assert judge(LISTING, days(20, 1, -1), TODAY)[1] == 0


def test_the_command_exits_with_1_when_a_source_is_stale_and_says_which(tmp_path) -> None:
    db = ["--db", str(tmp_path / "tracker.db")]
    rows = ",".join(f'{{"date": "2023-01-{day:02}", "tank": {day}}}' for day in range(1, 29))
    (tmp_path / "p.json").write_text(f"[{rows}]")
    runner = CliRunner()
    runner.invoke(app, ["ingest", "petroivaniuk", "--file", str(tmp_path / "p.json"), *db])
    told = runner.invoke(app, ["status", "--format", "csv", *db])
    assert told.exit_code == 1
    lines = {line.split(",")[0]: line.split(",")[1] for line in told.stdout.splitlines()}
    assert (lines["petroivaniuk"], lines["lod-db"]) == ("stale", "never")
