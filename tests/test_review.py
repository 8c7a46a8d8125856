"""Decisions about held claims: on the record, followed by later documents, and the same after a replay."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tracker.cli import app

TANK = "losses.equipment.tank.total"


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger with a trusted 6,290 tanks, and a later 6,390 that its own day count contradicts."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "tracker.db"))
    read(6290, 702, "2024-01-26")
    read(6390, 802, "2024-01-27")
    return tmp_path / "tracker.db"


def read(tanks: int, count: int, seen: str) -> Result:
    Path("p.json").write_text(json.dumps([{"date": "2024-01-26", "day": count, "tank": tanks}]))
    return tracker("ingest", "petroivaniuk", "--file", "p.json", "--seen-at", seen)


def tracker(*words: str) -> Result:
    result = CliRunner().invoke(app, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    return result


def rows(question: str) -> list[tuple[object, ...]]:
    return [tuple(row.values()) for row in json.loads(tracker("sql", question, "--format", "json").stdout)]


def current() -> list[tuple[object, ...]]:
    return rows(f"select value from current where series = '{TANK}'")


def key() -> str:
    ((found,),) = rows("select key from held")
    return str(found)


def test_a_held_claim_waits_for_a_decision_with_its_reason(db: Path) -> None:
    told = json.loads(tracker("review", "list", "--format", "json").stdout)
    assert [(row["day"], row["value"], row["problem"]) for row in told] == [("2024-01-26", 6390, "unsure")]
    assert "is numbered day 802" in told[0]["because"]
    assert current() == [(6290,)]
    assert "held, not trusted" in tracker("review", "show", key()).stdout


def test_an_accepted_claim_stands_from_its_decision_on_and_what_stood_before_is_a_revision(db: Path) -> None:
    done = tracker("review", "accept", key(), "--because", "The page says so, too.", "--who", "A Reader")
    assert (done.exit_code, done.stderr) == (0, f"accepted: 6,390 for {TANK} on 2024-01-26 (petroivaniuk)\n")
    assert current() == [(6390,)]
    assert tracker("review", "list", "--format", "csv").stdout.count("\n") <= 1
    assert rows(f"select old_value, new_value from revisions where series = '{TANK}'") == [(6290, 6390)]
    known_then = tracker("show", TANK, "--as-of", "2024-02-01", "--format", "json").stdout
    assert [row["value"] for row in json.loads(known_then)] == [6290]
    told = tracker("why", TANK, "2024-01-26").stdout
    assert "by A Reader: The page says so, too." in told
    assert "by A Reader" not in tracker("why", TANK, "2024-01-26", "--as-of", "2024-02-01").stdout


def test_a_rejected_claim_stays_held_and_is_not_asked_about_again(db: Path) -> None:
    tracker("review", "reject", key(), "--because", "A slip of the pen.")
    assert current() == [(6290,)]
    assert rows("select key from held") == []
    assert rows(f"select value, status from claims where series = '{TANK}' order by value") == [
        (6290, "accepted"), (6390, "rejected"),
    ]  # fmt: skip
    assert "held, and rejected" in tracker("why", TANK, "2024-01-26").stdout


def test_what_was_rejected_was_neither_first_published_nor_is_it_what_stands(db: Path) -> None:
    asked = ("sql", "--name", "first-published", "--param", f"series={TANK}", "--format", "json")
    assert json.loads(tracker(*asked).stdout) == []
    tracker("review", "reject", key(), "--because", "A slip of the pen.")
    assert json.loads(tracker(*asked).stdout) == []


@pytest.mark.parametrize(("verdict", "stands"), [("accept", 6390), ("reject", 6290)])
def test_later_documents_that_repeat_the_value_follow_the_decision(db: Path, verdict: str, stands: int) -> None:
    tracker("review", verdict, key(), "--because", "It was looked at.")
    Path("p.json").write_text(json.dumps([{"date": "2024-01-26", "day": 805, "tank": 6390}]))
    tracker("ingest", "petroivaniuk", "--file", "p.json")
    assert current() == [(stands,)]
    assert rows("select key from held") == []


def test_a_later_document_that_repairs_the_value_clears_the_hold_by_itself(db: Path) -> None:
    read(6290, 702, "2024-01-28")
    assert rows("select key from held") == []
    assert current() == [(6290,)]


def test_another_value_is_not_covered_by_the_decision(db: Path) -> None:
    tracker("review", "accept", key(), "--because", "It was looked at.")
    Path("p.json").write_text(json.dumps([{"date": "2024-01-26", "day": 900, "tank": 6999}]))
    tracker("ingest", "petroivaniuk", "--file", "p.json")
    assert current() == [(6390,)]
    assert rows("select value from held") == [(6999,)]


@pytest.mark.parametrize("verdict", ["accept", "reject"])
def test_decisions_survive_a_replay(db: Path, verdict: str) -> None:
    tracker("review", verdict, key(), "--because", "It was looked at.", "--who", "A Reader")
    before = rows("select * from claims order by value, status"), rows("select * from decisions")
    assert tracker("replay", "--check").exit_code == 0
    db.unlink()
    assert tracker("replay").exit_code == 0
    assert (rows("select * from claims order by value, status"), rows("select * from decisions")) == before
    assert tracker("audit").exit_code == 0


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (["accept", "nothing", "--because", "x"], 1, "no claim 'nothing' waits for a decision; see"),
        (["reject", "nothing", "--because", " "], 2, "--because is empty"),
    ],
)
def test_a_decision_about_nothing_or_without_a_reason_is_refused(
    db: Path, words: list[str], status: int, says: str
) -> None:
    refused = tracker("review", *words)
    assert refused.exit_code == status
    assert says in refused.stderr


def test_decisions_are_never_changed(db: Path) -> None:
    import sqlite3  # noqa: PLC0415

    tracker("review", "reject", key(), "--because", "A slip of the pen.")
    connection = sqlite3.connect(db)
    for statement in ("delete from ledger_decisions", "update ledger_decisions set because = 'x'"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(statement)
    connection.close()
