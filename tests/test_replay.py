"""The same bytes give the same ledger: rebuilt from the archive alone, in whatever order they came."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from tracker.cli import app
from tracker.ingest import open_ingest
from tracker.ledger.archive import Archive, digest
from tracker.ledger.replay import differences, rebuild
from tracker.model import Document

MARCH, APRIL, MAY, JUNE = (f"2024-0{month}-01T00:00:00Z" for month in (3, 4, 5, 6))


def figures(*rows: tuple[str, object], **extra: object) -> bytes:
    """A file of the publisher's shape: rows of (day, personnel)."""
    return json.dumps([{"date": day, "personnel": value, **extra} for day, value in rows]).encode()


FIRST = figures(("2024-01-01", 360000), ("2024-01-02", 361000), ("2024-01-03", 362000))
REVISED = figures(("2024-01-01", 360000), ("2024-01-02", 361500), ("2024-01-03", 362000))
WITHDRAWN = figures(("2024-01-01", 360000), ("2024-01-02", 361500))
HELD = figures(("2024-01-01", 360000), ("2024-01-02", 361500), ("2024-01-03", -5), ("2999-01-01", 1))
CONFLICT = figures(("2024-01-01", 1), ("2024-01-01", 2), ("2024-01-02", 361500))
UNKNOWN = figures(("2024-01-01", 360000), laser_tanks=3)
REFUSED = b"<html>rate limited</html>"

STORY = [(FIRST, MARCH), (REVISED, APRIL), (WITHDRAWN, MAY), (FIRST, JUNE)]


def tracker(*words: str | Path) -> Result:
    result = CliRunner().invoke(app, [str(word) for word in words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def ingest(path: Path, *documents: tuple[bytes, str] | tuple[bytes, str, int]) -> list[str]:
    """Documents of (bytes, seen at), or also with microseconds into that second."""
    read = [Document(body, "file:x.json", seen, None, None, *moment) for body, seen, *moment in documents]
    with open_ingest(path) as opened:
        return [opened.add("petroivaniuk", each).outcome for each in read]


def claims(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute("select * from claims order by series, day, seen_at, document, status, locator").fetchall()


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "tracker.db"


@pytest.mark.parametrize(
    "documents",
    [
        [],
        STORY,
        STORY[::-1],
        [STORY[0], STORY[3], STORY[1], STORY[2]],
        [(FIRST, MARCH), (FIRST, APRIL), (FIRST, MARCH), (FIRST, APRIL)],
        [(FIRST, MARCH), (REVISED, MARCH), (WITHDRAWN, MARCH)],
        [(HELD, MARCH), (FIRST, APRIL), (HELD, MAY)],
        [(CONFLICT, APRIL), (FIRST, MARCH), (CONFLICT, MAY)],
        [(FIRST, MARCH), (REFUSED, APRIL), (REVISED, MAY)],
        [(REFUSED, MARCH), (REFUSED, MARCH)],
        [(FIRST, MARCH), (UNKNOWN, APRIL), (UNKNOWN, MAY)],
    ],
    ids=[
        "nothing", "in order", "backwards", "out of order", "the same again", "in one second", "held", "in conflict",
        "refused between", "only refused", "with a problem",
    ],
)  # fmt: skip
def test_a_replay_gives_the_same_ledger(db: Path, documents: list[tuple[bytes, str]]) -> None:
    ingest(db, *documents)
    before = claims(db)
    if not documents:
        Archive.beside(db).folder.mkdir()
        Archive.beside(db).journal.touch()
    result = tracker("replay", "--check", "--db", db)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"{len(documents)} fetches replayed: the same ledger\n"
    assert claims(db) == before


def test_any_order_of_arrival_gives_the_same_ledger(tmp_path: Path) -> None:
    seen = set()
    for number, order in enumerate(permutations(STORY)):
        path = tmp_path / f"{number}.db"
        ingest(path, *order)
        seen.add(repr(claims(path)))
    assert len(seen) == 1


cells = st.sampled_from([1, 2, 3, -5, 5.5, "many"])  # plausible, implausible, a fraction, no number at all
days = st.sampled_from(["2024-01-01", "2024-01-02", "2024-04-15"])  # the last one is still to come for some
bodies = st.builds(
    lambda rows, extra: figures(*rows, **extra),
    st.lists(st.tuples(days, cells), min_size=1, max_size=4),
    st.sampled_from([{}, {}, {"day": 678}, {"personnel*": "about"}, {"laser tanks": 1}]),
)
readings = st.tuples(bodies | st.just(REFUSED), st.sampled_from([MARCH, APRIL, MAY]), st.sampled_from([0, 0, 5, 7]))


@settings(max_examples=25, deadline=None)
@given(arrived=st.lists(readings, max_size=5), data=st.data())
def test_any_documents_in_any_order_replay_to_the_same_ledger(
    arrived: list[tuple[bytes, str, int]], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(arrived))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for order in (arrived, shuffled):
            path = folder / f"{id(order)}.db"
            ingest(path, *order)
            if order:
                rebuild(Archive.beside(path), path.with_suffix(".again"))
                assert list(differences(path, path.with_suffix(".again"))) == []
        assert claims(folder / f"{id(arrived)}.db") == claims(folder / f"{id(shuffled)}.db")


def test_the_check_leaves_nothing_behind(db: Path) -> None:
    ingest(db, *STORY)
    before = {path: path.read_bytes() for path in db.parent.rglob("*") if path.is_file()}
    tracker("replay", "--check", "--db", db)
    after = {path: path.read_bytes() for path in db.parent.rglob("*") if path.is_file()}
    assert {path: body for path, body in after.items() if path.suffix not in (".db-shm", ".db-wal")} == before


def alter(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        for (trigger,) in db.execute("select name from sqlite_master where type = 'trigger'").fetchall():
            db.execute(f"drop trigger {trigger}")
        assert db.execute(sql).rowcount > 0


INSERT = """
insert into ledger_entries (line, day, period_days, fetch, n, status, value, quote, locator)
select line, '2024-01-09', period_days, fetch, n, status, value, quote, locator
from ledger_entries where value = 361500
"""


@pytest.mark.parametrize(
    "sql",
    [
        "update ledger_entries set value = value + 1 where day = '2024-01-02' and value = 361500",
        "update ledger_entries set quote = '361 500' where value = 361500",
        "update ledger_entries set qualifier = 'about' where value = 361500",
        "update ledger_entries set day = '2024-01-22' where value = 361500",
        "update ledger_entries set status = 1 where value = 361500",
        "update ledger_entries set superseded_by = null where value = 361000",
        "update ledger_fetches set seen_at = '2024-04-02T00:00:00Z' where id = 2",
        "update ledger_lines set claimant = 'Somebody else'",
        "delete from ledger_entries where value = 361500",
        INSERT,
    ],
    ids=lambda sql: " ".join(sql.split()[:6]),
)
def test_the_difference_is_said_after_a_row_was_altered(db: Path, sql: str) -> None:
    ingest(db, (FIRST, MARCH), (REVISED, APRIL))
    alter(db, sql)
    result = tracker("replay", "--check", "--db", db)
    assert result.exit_code == 1
    (line,) = result.stdout.splitlines()
    assert line.startswith("tracker.db has losses.personnel.total 2024-")
    assert "replayed.db has " in line
    assert result.stderr == "2 fetches replayed: the ledger differs\n"


@pytest.mark.parametrize("words", [["-o", "new.db"], []], ids=["to a new file", "in its old place"])
def test_the_ledger_is_rebuilt_from_the_archive_alone_when_the_database_is_gone(db: Path, words: list[str]) -> None:
    ingest(db, *STORY, (REFUSED, JUNE), (HELD, JUNE))
    before = claims(db)
    db.unlink()
    new = db.with_name(words[1]) if words else db
    result = tracker("replay", "--db", db, *(("-o", new) if words else ()))
    assert (result.exit_code, result.stderr) == (0, f"6 fetches recorded in {new}\n")
    assert claims(new) == before


def test_a_rebuilt_ledger_goes_on_like_the_old_one(db: Path) -> None:
    ingest(db, (FIRST, MARCH), (REFUSED, MARCH))
    db.unlink()
    tracker("replay", "--db", db)
    ingest(db, (WITHDRAWN, MAY), (REVISED, APRIL))
    assert tracker("replay", "--check", "--db", db).exit_code == 0
    assert tracker("audit", "--db", db).exit_code == 0
    assert [each["fetch"] for each in Archive.beside(db).fetches()] == [1, 2, 3, 4]


def test_nothing_that_exists_is_overwritten(db: Path) -> None:
    ingest(db, *STORY)
    other = db.with_name("notes.txt")
    other.write_text("mine")
    more: list[list[str | Path]] = [[], ["-o", db], ["-o", other]]
    for words in more:
        result = tracker("replay", "--db", db, *words)
        assert (result.exit_code, result.stdout) == (1, "")
        assert "exists; name a new file with -o, or compare with --check" in result.stderr
        assert result.stderr.count("\n") == 1
    assert other.read_text() == "mine"
    assert tracker("replay", "--check", "--db", db).exit_code == 0


def missing(path: Path) -> None:
    path.unlink()


def altered(path: Path) -> None:
    path.chmod(0o644)
    path.write_bytes(b"rubbish")


@pytest.mark.parametrize("harm", [missing, altered])
def test_a_document_that_is_lost_stops_the_rebuild_with_one_line_and_leaves_no_half_ledger(
    db: Path, harm: Callable[[Path], None]
) -> None:
    ingest(db, *STORY)
    path = Archive.beside(db).path(digest(REVISED))
    harm(path)
    new = db.with_name("new.db")
    result = tracker("replay", "--db", db, "-o", new)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"tracker: {path} ")
    assert result.stderr.count("\n") == 1
    assert sorted(each.name for each in db.parent.glob("new*")) == []


def test_without_an_archive_there_is_nothing_to_replay_and_nothing_is_made(db: Path) -> None:
    result = tracker("replay", "--db", db)
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "there is no archive to replay" in result.stderr
    assert list(db.parent.iterdir()) == []


def test_a_source_that_is_gone_from_the_program_is_one_clear_line(db: Path) -> None:
    ingest(db, (FIRST, MARCH))
    journal = Archive.beside(db).journal
    journal.write_text(journal.read_text().replace("petroivaniuk", "petroivanjuk"))
    result = tracker("replay", "--check", "--db", db)
    assert result.exit_code == 1
    assert "there is no source 'petroivanjuk'; did you mean 'petroivaniuk'?" in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_rebuilt_ledger_has_an_archive_of_its_own_and_goes_on_from_there(db: Path) -> None:
    ingest(db, (FIRST, APRIL), (REVISED, MAY))
    rebuilt = db.parent / "rebuilt.db"
    assert tracker("replay", "-o", rebuilt, "--db", db).exit_code == 0
    assert claims(rebuilt) == claims(db)
    assert tracker("audit", "--db", rebuilt).exit_code == 0
    ingest(rebuilt, (WITHDRAWN, MARCH))
    assert tracker("replay", "--check", "--db", rebuilt).exit_code == 0
    assert tracker("replay", "--check", "--db", db).exit_code == 0
