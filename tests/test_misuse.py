"""Exit status: 0 is fine, 1 is something that failed or is not there, 2 is a command line that cannot be followed."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tracker.cli import app
from tracker.ingest import open_ingest
from tracker.model import Document

FIGURES = json.dumps([{"date": "2024-01-01", "day": 678, "personnel": 360000, "personnel*": "about"}])


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TRACKER_DB", raising=False)
    (tmp_path / "a.json").write_text(FIGURES, encoding="utf-8")
    with open_ingest(tmp_path / "tracker.db") as ingest:
        document = Document(FIGURES.encode(), "https://example.org/f", "2024-01-01T09:00:00Z")
        assert ingest.add("petroivaniuk", document).outcome == "recorded"


def run(line: str) -> Result:
    result = CliRunner().invoke(app, shlex.split(line))
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    return result


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("ingest --since yesterday", "'yesterday'"),
        ("ingest --jobs 0", "1<=x<=32"),
        ("ingest --format xml", "expected one of table, csv"),
        ("ingest --file a.json", "--file is read by one source"),
        ("ingest petroivaniuk --file a.json --seen-at soon", "'soon' is not an instant"),
        ("ingest petroivaniuk --file a.json --seen-at 2199-01-01", "in the future"),
        ("ingest petroivaniuk --file a.json --offline", "--offline can do nothing with --file"),
        ("ingest petroivaniuk --file a.json --since 2024-01-01 --only x", "--only and --since can do nothing"),
        ("ingest petroivaniuk --file a.json --published soon", "'soon' is not a day"),
        ("ingest petroivaniuk --seen-at 2024-01-01", "--seen-at can do nothing without --file"),
        ("ingest petroivaniuk --publisher X", "--publisher can do nothing without --file or --url"),
        ("ingest --url https://example.org/a", "--url is read by one source"),
        ("extract a.json --published soon", "'soon' is not a day"),
        ("extract a.json --format xml", "expected one of text, json"),
        ("schedule bogus", "expected cron, systemd or github"),
        ("new-source 'Bad Name'", "is no id of a source"),
        ("show losses.personnel.total --since soon", "--since is 'soon'"),
        ("show losses.personnel.total --as-of soon", "is not an instant"),
        ("show losses.personnel.total --kind bogus", "expected one of total, change"),
        ("why losses.personnel.total soon", "'soon' is not a day"),
        ("why losses.personnel.total 2024-01-01 --format xml", "there is no format"),
        ("revisions --since soon", "is not an instant"),
        ("since losses.personnel.total soon", "'soon', which is not a day"),
        ("since losses.personnel.total 2024-01-01 --until 2023-01-01", "is before"),
        ("digest --since soon", "is not an instant"),
        ("digest --since 2300-01-01", "of a year from 1900 to 2199"),
        ("digest --since 9999-12-31T23:59:59-12:00", "of a year from 1900 to 2199"),
        ("sql", "give either a select or --name"),
        ("sql --name by-month --param x", "write it as name=value"),
        ("sql --name by-month --param bogus=1", "there is no parameter 'bogus'"),
        ("sql 'select 1' --param a=1", "name one with --name"),
        ("sql 'select 1' --timeout -1", "x>=0"),
        ("chart losses.personnel.total --theme bogus -o x.svg", "there is no theme 'bogus'"),
        ("chart losses.personnel.total --lang xx -o x.svg", "there is no language 'xx'"),
        ("chart losses.personnel.total --format gif", "there is no format 'gif'"),
        ("chart losses.personnel.total --dpi 5 -o x.png", "--dpi 5 is out of range"),
        ("chart losses.personnel.total -o x.gif", "no picture that can be drawn"),
        ("chart --all losses.personnel.total", "name charts without it"),
        ("export", "give either a folder or a file"),
        ("export x --format xml", "there is no export format"),
        ("export x --kind bogus", "expected one of total, change"),
        ("export -o x.csv --conflict ukraine", "--conflict can do nothing with -o"),
        ("serve --port 99999999", "1<=x<=65535"),
        ("review accept 1 --because ''", "--because is empty"),
        ("replay --check -o x.db", "--out can do nothing with --check"),
        ("bogus", "No such command 'bogus'"),
    ],
)
def test_a_command_line_that_cannot_be_followed_is_2_and_says_why(line: str, says: str) -> None:
    result = run(line)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("ingest petroivanuk", "did you mean 'petroivaniuk'?"),
        ("ingest --only bogus*", "there is no source 'bogus*'"),
        ("ingest petroivaniuk --file gone.json", "gone.json cannot be read"),
        ("extract gone.txt", "found no readable file"),
        ("show losses.personel.total", "did you mean 'losses.personnel.total'?"),
        ("show losses.personnel.total --claimant bogus", "there is no claimant 'bogus'"),
        ("why bogus 2024-01-01", "there is no series 'bogus'"),
        ("sql --name bogus", "there is no query 'bogus'"),
        ("sql 'select nothing'", "SQL: "),
        ("chart bogus -o x.svg", "there is no chart or series 'bogus'"),
        ("export x --series bogus", "there is no series 'bogus'"),
        ("export -o x.csv --series bogus", "there is no series 'bogus'"),
        ("review show bogus", "no claim 'bogus' waits"),
        ("audit --db gone.db", "there is no database gone.db"),
        ("restore gone --db new.db", "gone has no export"),
    ],
)
def test_what_is_not_there_is_1_with_the_nearest_that_is(line: str, says: str) -> None:
    result = run(line)
    assert (result.exit_code, result.stdout) == (1, "")
    assert says in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_plain_export_takes_the_series_that_are_named(tmp_path: Path) -> None:
    assert run("export -o x.csv --series losses.equipment.tank.total").exit_code == 1
    assert run("export -o x.csv --series losses.personnel.total").exit_code == 0
    assert len((tmp_path / "x.csv").read_text(encoding="utf-8").splitlines()) == 2


def test_a_ledger_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    """A run of another user may leave an index of the write-ahead log that only that user may write."""
    with open_ingest(tmp_path / "tracker.db") as ingest:
        ingest.ledger.db.execute("pragma query_only = on")
        document = Document(FIGURES.replace("360000", "1").encode(), "https://example.org/f", "2024-01-02T09:00:00Z")
        with pytest.raises(Exception, match=r"tracker\.db cannot be written: .*tracker\.db-shm beside it") as raised:
            ingest.add("petroivaniuk", document)
        assert type(raised.value).__name__ == "TrackerError"
