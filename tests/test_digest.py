"""The morning's note: what is new, what moved unusually, what was revised, held, or is late, each with its source."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tracker.cli import app


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "tracker.db"))
    return tmp_path


def tracker(*words: str) -> Result:
    result = CliRunner().invoke(app, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    return result


def read(tanks: dict[str, int], seen_at: str, **odd: object) -> None:
    rows = [{"date": day, "tank": value, **odd} for day, value in tanks.items()]
    Path("p.json").write_text(json.dumps(rows))
    tracker("ingest", "petroivaniuk", "--file", "p.json", "--seen-at", seen_at)


def section(note: str, title: str) -> list[str]:
    found = re.search(rf"^## {title}\n\n(.*?)(?=\n## |\Z)", note, re.MULTILINE | re.DOTALL)
    assert found
    return found[1].strip().splitlines()


MONTH = {f"2024-01-{day:02}": 6000 + 10 * day for day in range(1, 31)}


def test_a_quiet_night_says_nothing_under_every_head_but_who_is_late() -> None:
    read(MONTH, "2024-01-31")
    note = tracker("digest", "--since", "2024-02-01").stdout
    assert note.startswith("# Figures of ")
    assert "0 documents read" in note
    for title in ("New", "Moved unusually", "Revised", "Held"):
        assert section(note, title) == ["Nothing."]
    assert any(line.startswith("- petroivaniuk is stale: silent for ") for line in section(note, "Late"))


def test_what_is_new_names_value_day_claimant_printer_and_address() -> None:
    read(MONTH, "2024-01-31")
    note = tracker("digest", "--since", "2024-01-31").stdout
    (line,) = section(note, "New")
    assert line == (
        "- Tanks lost (ukraine, RU): 6,300 on 2024-01-30. General Staff of Ukraine, printed by PetroIvaniuk:"
        " <file:p.json>"
    )
    assert section(note, "Moved unusually") == ["Nothing."]


def test_a_pace_beyond_the_usual_and_a_fall_are_told() -> None:
    read(MONTH, "2024-01-31")
    read({**MONTH, "2024-01-31": 6340}, "2024-02-01")
    (line,) = section(tracker("digest", "--since", "2024-02-01").stdout, "Moved unusually")
    assert line.startswith("- Tanks lost (ukraine, RU): +40 to 2024-01-31 (40 a day, usually 10).")


def test_what_was_revised_and_taken_back_is_told_with_both_values() -> None:
    read(MONTH, "2024-01-31")
    changed = {**MONTH, "2024-01-10": 6105}
    del changed["2024-01-05"]
    read(changed, "2024-02-01")
    told = section(tracker("digest", "--since", "2024-02-01").stdout, "Revised")
    likely = "(likely: late addition to new days: the count grew)"
    assert [line.partition(". General")[0] for line in told] == [
        f"- Tanks lost (ukraine, RU) on 2024-01-10: was 6,100, now 6,105 {likely}",
        "- Tanks lost (ukraine, RU) on 2024-01-05: was 6,050, taken back",
    ]


def test_what_is_held_is_told_with_its_reason() -> None:
    read({"2024-01-26": 6290}, "2024-01-27", day=902)
    (line,) = section(tracker("digest", "--since", "2024-01-27").stdout, "Held")
    assert "6,290 on 2024-01-26, because the row is dated 2024-01-26" in line
