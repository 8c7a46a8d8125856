"""All checks on the ledger as it stands: what waits, what differs between mirrors, and what is known already."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tracker.cli import app

DAYS = [f"2024-01-{day:02}" for day in range(1, 31)]
TANK = "losses.equipment.tank.total"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "tracker.db"))
    return tmp_path


def tracker(*words: str) -> Result:
    result = CliRunner().invoke(app, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    return result


def read(source: str, column: str, **changed: int) -> None:
    """Thirty days of a total that grows by about ten a day, with some days changed: d05=6111."""
    rows: list[dict[str, str | int | None]] = [
        {"date": day, column: changed.get(f"d{day[-2:]}", 6000 + 10 * count + count % 3)}
        for count, day in enumerate(DAYS)
    ]
    if source == "lod-db":  # which has no file without that column
        rows[0]["personnel"] = None
    Path(f"{source}.json").write_text(json.dumps(rows))
    tracker("ingest", source, "--file", f"{source}.json")


def findings(*options: str) -> list[tuple[str, str, str, int]]:
    result = tracker("check", "--format", "json", *options)
    told = json.loads(result.stdout)
    assert result.exit_code == (1 if told else 0)
    return [(row["source"], row["check"], row["day"], row["value"]) for row in told]


def test_a_sound_ledger_has_nothing_to_look_at() -> None:
    read("petroivaniuk", "tank")
    assert findings() == []


def test_a_digit_too_few_is_held_on_the_day_and_named() -> None:
    read("petroivaniuk", "tank", d15=614)
    assert findings() == [("petroivaniuk", "digit-dropped", "2024-01-15", 614)]
    stands = tracker("sql", f"select count(*) from current where series = '{TANK}'", "--format", "csv").stdout
    assert stands == "count(*)\n29\n"


def test_a_held_value_is_no_longer_to_be_looked_at_once_it_was_decided() -> None:
    read("petroivaniuk", "tank", d15=614)
    (row,) = json.loads(tracker("check", "--format", "json").stdout)
    tracker("review", "reject", row["key"], "--because", "A digit is missing.")
    assert findings() == []


def test_mirrors_of_one_claimant_that_differ_are_told_at_both_where_neither_fits_worse() -> None:
    read("petroivaniuk", "tank")
    read("lod-db", "tanks", d15=6139)
    assert findings() == [
        ("lod-db", "mirror-difference", "2024-01-15", 6139),
        ("petroivaniuk", "mirror-difference", "2024-01-15", 6142),
    ]


def test_a_later_document_that_repairs_the_value_clears_it() -> None:
    read("petroivaniuk", "tank", d15=614)
    read("petroivaniuk", "tank")
    assert findings() == []


FAULT = f"""
[[fault]]
source = "petroivaniuk"
series = "{TANK}"
day = 2024-01-15
value = 614
check = "digit-dropped"
because = "6,142 on the page of the day"
"""


def test_a_known_fault_is_not_told_and_one_that_fits_nothing_any_more_is(folder: Path) -> None:
    (folder / "known-faults.toml").write_text(FAULT)
    read("petroivaniuk", "tank", d15=614)
    assert findings() == []
    read("petroivaniuk", "tank")
    assert [row[:3] for row in findings()] == [("petroivaniuk", "known-fault-gone", "2024-01-15")]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (FAULT.replace('because = "6,142 on the page of the day"\n', ""), "because: found nothing, expected a text"),
        (FAULT.replace("2024-01-15", "'soon'"), "expected a day as in 2022-02-24"),
        (FAULT + "why = 1\n", "found an unknown key"),
    ],
)
def test_a_mistake_in_the_list_is_one_line_with_file_line_and_key(folder: Path, text: str, says: str) -> None:
    read("petroivaniuk", "tank")
    (folder / "known-faults.toml").write_text(text)
    refused = tracker("check")
    assert (refused.exit_code, refused.stderr.count("\n")) == (1, 1)
    assert says in refused.stderr
    assert "known-faults.toml:" in refused.stderr


def test_a_list_that_is_not_there_is_said_so() -> None:
    read("petroivaniuk", "tank")
    assert "nowhere.toml is not there" in tracker("check", "--known", "nowhere.toml").stderr
