"""Every claim walks back to the words of its document, and the audit names each that does not."""

from __future__ import annotations

import gzip
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tracker.cli import app
from tracker.ingest import Ingest, open_ingest
from tracker.ledger.archive import Archive, digest
from tracker.model import Document

PERSONNEL = [
    {"date": "2024-01-01", "day": 678, "personnel": 360000, "personnel*": "about", "POW": 0},
    {"date": "2024-01-02", "day": 679, "personnel": 361000},
    {"date": "2024-01-03", "day": 1045, "personnel": 792170},
    {"date": "2024-01-04", "day": 681, "personnel": 362500.5},
]
REVISED = [
    {"date": "2024-01-01", "day": 678, "personnel": 360100, "personnel*": "about", "POW": 0},
    {"date": "2024-01-04", "day": 681, "personnel": 362501},
]
FIGURES = """\
conflict,series,kind,party,place,donor,since,day,period_days,value,qualifier,unit,claimant,publisher,licence,url
ukraine,losses.personnel.killed,total,RU,,,,2024-01-01,,70000..80000,,,A claimant,A publisher,CC0,https://example.org
ukraine,losses.personnel.killed,total,RU,,,,2024-01-02,,70500,at_least,,A claimant,A publisher,CC0,https://example.org
"""
FIRST = json.dumps(PERSONNEL).encode()


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "tracker.db"
    with open_ingest(path) as ingest:
        add(ingest, "petroivaniuk", FIRST, "2024-03-01T00:00:00Z")
        add(ingest, "petroivaniuk", json.dumps(REVISED).encode(), "2024-04-01T00:00:00Z")
        add(ingest, "starter", FIGURES.encode(), "2024-03-01T00:00:00Z")
    return path


def add(ingest: Ingest, source: str, body: bytes, seen_at: str) -> None:
    assert ingest.add(source, Document(body, "https://example.org/figures", seen_at)).outcome == "recorded"


def audit(db: Path) -> tuple[int, list[str], str]:
    """Exit code, lines of faults, and what was said on stderr."""
    result = CliRunner().invoke(app, ["audit", "--db", str(db)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout.splitlines(), result.stderr


def alter(db: Path, change: str, day: str, series: str = "losses.personnel.total") -> None:
    """Change entries of a day behind the ledger's back, all that were ever recorded with a value."""
    with closing(sqlite3.connect(db)) as connection, connection:
        connection.execute("drop trigger ledger_entries_close")
        cursor = connection.execute(
            f"update ledger_entries set {change} where day = ? and status <> 2"
            " and line in (select id from ledger_lines where series = ?)",
            (day, series),
        )
        assert cursor.rowcount > 0


def archived(db: Path, body: bytes) -> Path:
    path = Archive.beside(db).path(digest(body))
    path.chmod(0o644)
    return path


def test_every_claim_is_proved_revised_held_ranged_and_fractional_ones_too(db: Path) -> None:
    with closing(sqlite3.connect(db)) as connection:
        (stored,) = connection.execute("select count(*) from ledger_entries where status <> 2").fetchone()
        statuses = {row[0] for row in connection.execute("select distinct status from claims")}
    assert statuses == {"accepted", "held", "withdrawn"}
    assert audit(db) == (0, [], f"{stored} claims in 3 documents: all stand in their documents\n")


def test_the_audit_of_an_empty_ledger_is_fine(tmp_path: Path) -> None:
    with open_ingest(tmp_path / "tracker.db"):
        pass
    assert audit(tmp_path / "tracker.db") == (0, [], "0 claims in 0 documents: all stand in their documents\n")


@pytest.mark.parametrize("value", ["361001", "361000.5", "-361000", "0", "9223372036854775807"])
def test_an_altered_value_is_named_with_what_the_quote_reads(db: Path, value: str) -> None:
    alter(db, f"value = {value}", "2024-01-02")
    code, faults, said = audit(db)
    assert (code, len(faults)) == (1, 1)
    assert faults[0].startswith("losses.personnel.total 2024-01-02 (petroivaniuk, document ")
    assert "is stored, but the quote '361000' at /1/personnel reads 361000" in faults[0]
    assert said.endswith(": 1 faults\n")


@pytest.mark.parametrize(
    "change",
    ["low = low - 1", "high = high + 1", "low = null, high = null, value = 75000"],
    ids=["low", "high", "midpoint"],
)
def test_an_altered_range_is_named(db: Path, change: str) -> None:
    alter(db, change, "2024-01-01", "losses.personnel.killed")
    code, faults, _ = audit(db)
    assert (code, len(faults)) == (1, 1)
    assert faults[0].startswith("losses.personnel.killed 2024-01-01 (starter, document ")
    assert "the quote '70000..80000' at row=1 column=value reads 70000 to 80000" in faults[0]


@pytest.mark.parametrize("quote", ["361001", "3610000", "36100", " 361000", "", "about 361000"], ids=repr)
def test_an_altered_quote_is_named(db: Path, quote: str) -> None:
    alter(db, f"quote = '{quote}'", "2024-01-02")
    code, faults, _ = audit(db)
    assert (code, len(faults)) == (1, 1)
    assert faults[0].startswith("losses.personnel.total 2024-01-02")
    assert f"the quote {quote!r} does not stand at /1/personnel" in faults[0]


def test_a_quote_that_was_taken_out_is_named(db: Path) -> None:
    alter(db, "quote = null, locator = null", "2024-01-02")
    code, faults, _ = audit(db)
    assert (code, len(faults)) == (1, 1)
    assert faults[0].startswith("losses.personnel.total 2024-01-02")


@pytest.mark.parametrize(
    "locator",
    [
        "/0/personnel", "/1/POW", "/1", "/", "/99/personnel", "/-1/personnel", "/01x/personnel", "/²/personnel",
        "/" + "9" * 5000, "row=1 column=value", "row=0 column=value", "row=²  column=x", "char=0 number=0",
        "char=999999 number=0", "char=1 number=99", "somewhere", "",
    ],
)  # fmt: skip
def test_an_altered_locator_is_named(db: Path, locator: str) -> None:
    alter(db, f"locator = '{locator}'", "2024-01-02")
    code, faults, _ = audit(db)
    assert (code, len(faults)) == (1, 1)
    assert faults[0].startswith("losses.personnel.total 2024-01-02")


def test_a_locator_of_a_table_in_a_document_that_is_none_is_named(tmp_path: Path) -> None:
    db = tmp_path / "tracker.db"
    rows = [{"date": "2024-01-02", "personnel": 361000, "greatest losses direction": "x" * 200_000}]
    with open_ingest(db) as ingest:
        add(ingest, "petroivaniuk", json.dumps(rows).encode(), "2024-03-01T00:00:00Z")
    alter(db, "locator = 'row=1 column=value'", "2024-01-02")
    code, faults, _ = audit(db)
    assert (code, len(faults)) == (1, 1)
    assert faults[0].startswith("losses.personnel.total 2024-01-02")


def test_each_altered_row_is_named_and_no_other(db: Path) -> None:
    alter(db, "value = value + 1", "2024-01-01")
    code, faults, said = audit(db)
    assert code == 1
    assert [fault.split(" (")[0] for fault in faults] == ["losses.personnel.total 2024-01-01"] * 2
    assert said.endswith(": 2 faults\n")


def test_a_held_claim_is_proved_as_well(db: Path) -> None:
    alter(db, "value = 362170", "2024-01-03")
    code, faults, _ = audit(db)
    assert (code, len(faults)) == (1, 1)
    assert "2024-01-03" in faults[0]


@pytest.mark.parametrize(
    "body",
    [gzip.compress(FIRST.replace(b"361000", b"361001")), gzip.compress(FIRST)[:-9], b"rubbish", b""],
    ids=["another number", "cut off", "no gzip", "empty"],
)
def test_an_altered_document_is_named_and_the_other_documents_are_still_proved(db: Path, body: bytes) -> None:
    path = archived(db, FIRST)
    path.write_bytes(body)
    code, faults, said = audit(db)
    assert (code, len(faults)) == (1, 1)
    assert faults[0].startswith("5 claims from losses.personnel.")
    assert str(path) in faults[0]
    assert said.endswith("claims in 3 documents: 1 faults\n")


def test_a_missing_document_is_named(db: Path) -> None:
    path = archived(db, FIRST)
    path.unlink()
    code, faults, _ = audit(db)
    assert (code, len(faults)) == (1, 1)
    assert f"{path} is missing" in faults[0]


def test_a_missing_archive_fails_for_every_document(db: Path) -> None:
    Archive.beside(db).folder.rename(db.parent / "elsewhere")
    code, faults, _ = audit(db)
    assert (code, len(faults)) == (1, 3)


def test_without_a_database_the_audit_says_what_to_do(tmp_path: Path) -> None:
    code, faults, said = audit(tmp_path / "tracker.db")
    assert (code, faults) == (1, [])
    assert said.startswith("tracker: there is no database")
    assert said.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
