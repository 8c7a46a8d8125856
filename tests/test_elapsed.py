"""How many since an event: two totals, both named, and no count across a break unless it is asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tracker.cli import app

VEHICLE = "losses.equipment.vehicle.total"
TANK = "losses.equipment.tank.total"


@pytest.fixture(autouse=True)
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "tracker.db"))
    rows = [
        {"date": "2022-04-29", "tank": 986, "vehicles and fuel tanks": 1695},
        {"date": "2022-04-30", "tank": 1008},
        {"date": "2022-05-02", "tank": 1062, "vehicles and fuel tanks": 1843},
        {"date": "2022-05-03", "tank": 1077},
    ]
    (tmp_path / "p.json").write_text(json.dumps(rows))
    assert tracker("ingest", "petroivaniuk", "--file", "p.json").exit_code == 0
    return tmp_path / "tracker.db"


def tracker(*words: str) -> Result:
    result = CliRunner().invoke(app, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    return result


def counted(*words: str) -> list[tuple[object, ...]]:
    result = tracker("since", *words, "--format", "json")
    assert result.exit_code == 0, result.stderr
    names = ("count", "over_days", "from_day", "from_value", "day", "value")
    return [tuple(row[name] for name in names) for row in json.loads(result.stdout)]


def test_the_count_begins_with_the_last_report_before_the_day() -> None:
    assert counted(TANK, "2022-04-30") == [(91, 4, "2022-04-29", 986, "2022-05-03", 1077)]


def test_a_day_without_a_report_takes_the_one_before_and_says_so() -> None:
    assert counted(TANK, "2022-05-02") == [(69, 3, "2022-04-30", 1008, "2022-05-03", 1077)]


def test_it_can_end_on_a_day() -> None:
    assert counted(TANK, "2022-04-30", "--until", "2022-05-02") == [(76, 3, "2022-04-29", 986, "2022-05-02", 1062)]


def test_across_a_merge_it_is_refused_unless_it_is_asked_for() -> None:
    refused = tracker("since", VEHICLE, "2022-04-30")
    assert refused.exit_code == 1
    assert "was not counted alike all the time: 2022-05-01 (merge): Vehicles and fuel tanks" in refused.stderr
    assert counted(VEHICLE, "2022-04-30", "--across-breaks")[0][0] == 148


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((TANK, "2021-01-01"), "no line of losses.equipment.tank.total has a total before 2021-01-01"),
        ((TANK, "2023-01-01"), "and one after it"),
        ((TANK, "yesterday"), "the day is 'yesterday', which is not a day"),
        ((TANK, "2022-05-01", "--until", "2022-04-01"), "--until 2022-04-01 is before 2022-05-01"),
        (("losses.equipment.tank.daily", "2022-05-01"), "has no running total"),
        (("losses.tanks", "2022-05-01"), "there is no series 'losses.tanks'"),
        ((TANK, "2022-05-01", "--party", "UA"), "there is no party 'UA'"),
    ],
)
def test_what_cannot_be_counted_is_one_clear_line(words: tuple[str, ...], says: str) -> None:
    refused = tracker("since", *words)
    misuse = "yesterday" in words or "--until" in words  # what cannot be followed, whatever the ledger holds
    assert (refused.exit_code, refused.stdout, refused.stderr.count("\n")) == (2 if misuse else 1, "", 1)
    assert says in refused.stderr
