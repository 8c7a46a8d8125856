"""The daily command: what it says, what it keeps, and that no document makes it stumble."""

from __future__ import annotations

import errno
import gzip
import json
import lzma
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tracker.cli import app
from tracker.clock import instant
from tracker.documents import bundles
from tracker.documents.bundles import members
from tracker.ingest import open_ingest
from tracker.ledger.archive import Archive, digest
from tracker.ledger.lock import exclusive
from tracker.model import TrackerError

SEEN = "2024-03-01"
GOOD = [
    {"date": "2024-01-01", "day": 678, "personnel": 360000, "personnel*": "about"},
    {"date": "2024-01-02", "day": 679, "personnel": 361000},
]


def tracker(*words: str | Path) -> Result:
    """Run the command in this process. Whatever it is given, it never ends in a traceback."""
    result = CliRunner().invoke(app, [str(word) for word in words])
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    return result


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "tracker.db"


def write(name: str, *rows: dict[str, object], raw: bytes | str | None = None) -> Path:
    path = Path(name)
    path.write_bytes(raw.encode() if isinstance(raw, str) else json.dumps(rows).encode() if raw is None else raw)
    return path


@pytest.fixture
def good(db: Path) -> Path:
    return write("good.json", *GOOD)


def ingest(*files: Path, seen_at: str = SEEN, **options: str) -> Result:
    named = [word for file in files for word in ("--file", str(file))]
    extra = [word for name, value in options.items() for word in (f"--{name}", value)]
    return tracker("ingest", "petroivaniuk", *named, "--seen-at", seen_at, *extra)


def rows(db: Path, sql: str = "select day, value, status from claims order by day, value") -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(db)) as connection:
        return connection.execute(sql).fetchall()


def one_line(result: Result, says: str, status: int = 1) -> None:
    """It failed, with nothing on stdout and one clear line on stderr."""
    assert (result.exit_code, result.stdout) == (status, "")
    assert result.stderr.startswith("tracker: ")
    assert result.stderr.count("\n") == 1
    assert says in result.stderr


def test_the_summary_is_data_on_stdout_and_the_words_are_on_stderr(db: Path, good: Path) -> None:
    result = ingest(good, format="json")
    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.stdout) == [
        {
            "source": "petroivaniuk", "document": "good.json", "outcome": "recorded", "new": 2, "revised": 0,
            "withdrawn": 0, "unchanged": 0, "held": 0, "problems": 0, "seen_at": "2024-03-01T00:00:00Z",
        }
    ]  # fmt: skip


def test_a_second_time_nothing_is_new_and_all_is_fine(db: Path, good: Path) -> None:
    ingest(good)
    before = rows(db)
    (report,) = json.loads(ingest(good, seen_at="2024-03-02", format="json").stdout)
    assert (report["outcome"], report["new"], report["unchanged"]) == ("unchanged", 0, 2)
    assert rows(db) == before


def test_a_held_claim_and_an_unknown_column_are_said_in_words_with_their_place(db: Path) -> None:
    result = ingest(write("odd.json", GOOD[0], {"date": "2024-06-01", "personnel": 1, "laser tanks": 3}))
    assert len(result.stdout.splitlines()) == 3
    hold, warning = sorted(result.stderr.splitlines())
    assert hold.startswith("petroivaniuk: odd.json: hold: losses.personnel.total is for 2024-06-01, later than")
    assert hold.endswith(" at /1/personnel")
    assert warning.startswith("petroivaniuk: odd.json: warning: unknown column 'laser tanks'")
    assert "petroivaniuk.py" in warning
    assert rows(db) == [("2024-01-01", 360000, "accepted"), ("2024-06-01", 1, "held")]


def test_a_refused_document_is_reported_and_kept_and_the_exit_code_is_1(db: Path) -> None:
    result = ingest(write("page.json", raw="<html>rate limited</html>"))
    assert result.exit_code == 1
    assert "refused" in result.stdout
    assert result.stderr.startswith("petroivaniuk: page.json: error: found a page of HTML, expected JSON")
    assert rows(db, "select outcome, problems from runs") == [("refused", 1)]
    assert Archive.beside(db).get(digest(b"<html>rate limited</html>"))


def test_a_format_that_does_not_exist_is_misuse_and_nothing_is_read(db: Path, good: Path) -> None:
    result = ingest(good, format="xml")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "xml" in result.stderr
    assert not db.exists() or rows(db) == []


# A dry run.


def test_a_dry_run_says_what_would_happen_and_leaves_nothing_not_even_a_database(db: Path, good: Path) -> None:
    result = tracker("ingest", "petroivaniuk", "--file", good, "--dry-run", "--seen-at", SEEN)
    assert (result.exit_code, result.stderr) == (0, "a dry run: nothing was recorded\n")
    assert "recorded    2" in result.stdout
    assert sorted(path.name for path in db.parent.iterdir()) == ["good.json"]


def test_a_dry_run_against_a_ledger_leaves_it_and_its_archive_as_they_were(db: Path, good: Path) -> None:
    ingest(good)
    before = {path: path.read_bytes() for path in db.parent.rglob("*") if path.is_file()}
    revised = write("revised.json", {**GOOD[0], "personnel": 360500})
    before[revised.resolve()] = revised.read_bytes()
    result = tracker(
        "ingest", "petroivaniuk", "--file", revised, "--dry-run", "--seen-at", "2024-04-01", "--format", "json"
    )
    (report,) = json.loads(result.stdout)
    assert (report["revised"], report["withdrawn"]) == (1, 1)
    assert {path: path.read_bytes() for path in db.parent.rglob("*") if path.is_file()} == before


def test_a_dry_run_of_a_late_document_reads_the_later_ones_from_the_archive(db: Path, good: Path) -> None:
    ingest(good)
    late = write("late.json", {**GOOD[0], "personnel": 1})
    result = tracker("ingest", "petroivaniuk", "--file", late, "--dry-run", "--seen-at", "2024-02-01")
    assert result.exit_code == 0
    assert rows(db) == [("2024-01-01", 360000, "accepted"), ("2024-01-02", 361000, "accepted")]


# When it was seen.


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("2024-03-01", "2024-03-01T00:00:00Z"),
        ("2024-03-01T08:30", "2024-03-01T08:30:00Z"),
        ("2024-03-01 08:30:15", "2024-03-01T08:30:15Z"),
        ("2024-03-01T08:30:15.999999Z", "2024-03-01T08:30:15Z"),
        ("2024-03-01T00:30:00+02:00", "2024-02-29T22:30:00Z"),
        ("2024-02-29T23:30:00-05:00", "2024-03-01T04:30:00Z"),
    ],
)
def test_seen_at_is_read_as_people_write_it_and_kept_in_utc(db: Path, good: Path, text: str, stored: str) -> None:
    assert ingest(good, seen_at=text).exit_code == 0
    assert rows(db, "select distinct seen_at from claims") == [(stored,)]


@pytest.mark.parametrize(
    "text",
    ["yesterday", "", " ", "2024-02-30", "2024-13-01", "1709251200", "2024-03-01T25:00", "01.03.2024", "0999-01-01",
     "9999-12-31T23:00", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "2024-03-01\n", "２０２４-03-01"],
)  # fmt: skip
def test_a_seen_at_that_is_no_instant_is_one_clear_line_and_nothing_is_made(db: Path, good: Path, text: str) -> None:
    one_line(ingest(good, seen_at=text), "is not an instant; write 2024-01-26 or 2024-01-26T08:00:00Z", status=2)
    assert not db.exists()


@pytest.mark.parametrize("text", ["20240126", "2024-W04-5", "2024-01-26"])
def test_a_day_however_it_is_written_means_its_last_second_where_an_as_of_is_given(text: str) -> None:
    try:
        assert instant(text, end_of_day=True) == "2024-01-26T23:59:59Z"
    except TrackerError:
        assert text != "2024-01-26"


def test_without_seen_at_a_copy_is_taken_as_fetched_now(db: Path, good: Path) -> None:
    before = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert tracker("ingest", "petroivaniuk", "--file", good).exit_code == 0
    after = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    ((seen,),) = rows(db, "select distinct seen_at from claims")
    assert before <= str(seen) <= after


def test_where_the_copy_came_from_is_kept(db: Path, good: Path) -> None:
    ingest(good, url="https://example.org/втрати.json", publisher="A mirror")
    assert rows(db, "select distinct url, publisher, claimant from claims") == [
        ("https://example.org/втрати.json", "A mirror", "General Staff of Ukraine")
    ]


# Files.


def test_of_several_files_one_bad_one_fails_and_the_others_are_kept(db: Path, good: Path) -> None:
    second = write("second.json", {"date": "2024-01-01", "POW": 7})
    page = write("page.json", raw="<html>")
    result = ingest(good, Path("nowhere.json"), page, second)
    assert result.exit_code == 1
    assert [line.split()[1:3] for line in result.stdout.splitlines()[2:]] == [
        ["good.json", "recorded"], ["page.json", "refused"], ["second.json", "recorded"],
    ]  # fmt: skip
    said = result.stderr.splitlines()
    assert len(said) == 2
    assert said[0] == "tracker: nowhere.json cannot be read: No such file or directory"
    assert said[1].startswith("petroivaniuk: page.json: error: ")
    assert len(rows(db)) == 3


@pytest.mark.parametrize(
    "packed",
    [gzip.compress, lzma.compress, lambda body: lzma.compress(body[:9]) + lzma.compress(body[9:])],
    ids=["gzip", "xz", "xz in two pieces"],
)
def test_packed_copies_are_unpacked_whatever_they_are_called(db: Path, good: Path, packed: object) -> None:
    assert callable(packed)
    path = write("copy.dat", raw=packed(good.read_bytes()))
    (report,) = json.loads(ingest(path, format="json").stdout)
    assert (report["outcome"], report["new"]) == ("recorded", 2)
    assert Archive.beside(db).get(digest(good.read_bytes())) == good.read_bytes()
    (report,) = json.loads(ingest(good, seen_at="2024-04-01", format="json").stdout)
    assert (report["new"], report["revised"], report["unchanged"]) == (0, 0, 2)


@pytest.mark.parametrize(
    "body",
    [
        gzip.compress(b"x" * 999)[:-9],
        gzip.compress(b"x" * 999)[:12],
        b"\x1f\x8b",
        b"\x1f\x8bnot gzip at all",
        lzma.compress(b"x" * 999)[:-9],
        b"\xfd7zXZ\x00",
        b"\xfd7zXZ\x00 no xz at all",
        gzip.compress(b"x" * 99) + b"rubbish",
    ],
    ids=[
        "gz cut off",
        "gz cut early",
        "gz header",
        "gz rubbish",
        "xz cut off",
        "xz header",
        "xz rubbish",
        "gz and more",
    ],
)
def test_a_damaged_packed_copy_is_one_clear_line(db: Path, body: bytes) -> None:
    one_line(ingest(write("copy.gz", raw=body)), "copy.gz cannot be read: ")


def test_a_bomb_is_not_unpacked(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundles, "LARGEST", 2**20)
    for pack in (gzip.compress, lzma.compress):
        one_line(ingest(write("bomb.json", raw=pack(b" " * 2**21))), "bomb.json holds more than 1 MiB unpacked")


def test_a_file_that_is_too_large_is_not_read_into_memory_first(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def whole(_: Path) -> bytes:
        raise AssertionError("the whole file was read before its size was looked at")

    monkeypatch.setattr(bundles, "LARGEST", 2**20)
    monkeypatch.setattr(Path, "read_bytes", whole)
    one_line(ingest(write("large.json", raw=b" " * 2**21)), "1 MiB")


def test_a_missing_file_and_a_folder_are_one_clear_line(db: Path) -> None:
    one_line(ingest(Path("nowhere.json")), "nowhere.json cannot be read: No such file or directory")
    Path("folder").mkdir()
    one_line(ingest(Path("folder")), "folder cannot be read: Is a directory")


def test_an_unreadable_file_is_one_clear_line(db: Path, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, *_: object, **__: object) -> object:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    with monkeypatch.context() as patched:  # permissions themselves do not bind whoever runs as root
        patched.setattr(Path, "read_bytes", refuse)
        patched.setattr(Path, "open", refuse)
        with pytest.raises(TrackerError, match=r"^good\.json cannot be read: Permission denied$"):
            next(members(good))


def test_a_file_whose_name_is_no_text_is_read_all_the_same(db: Path) -> None:
    path = Path(os.fsdecode(b"fig\xffures.json"))
    try:
        path.write_text(json.dumps(GOOD))
    except OSError:
        pytest.skip("this file system has no such names")
    assert ingest(path).exit_code == 0
    assert len(rows(db)) == 2


# Misuse and places that do not work.


def test_an_unknown_source_is_answered_with_the_nearest(db: Path, good: Path) -> None:
    one_line(
        tracker("ingest", "petroivanuik", "--file", good),
        "there is no source 'petroivanuik'; did you mean 'petroivaniuk'?",
    )
    assert not Archive.beside(db).folder.exists()


def test_a_file_needs_exactly_one_source(db: Path, good: Path) -> None:
    for named in ([], ["petroivaniuk", "starter"]):
        result = tracker("ingest", *named, "--file", good)
        assert result.exit_code in (1, 2)
        assert "--file is read by one source" in result.stderr
    assert not db.exists()


def test_a_folder_that_is_not_there_is_one_clear_line(db: Path, good: Path) -> None:
    one_line(ingest(good, db="nowhere/tracker.db"), "nowhere is not a folder; make it first")


@pytest.mark.parametrize("body", [b"some notes, not a database " * 50, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_file_that_is_no_ledger_is_one_clear_line_and_stays_as_it_is(db: Path, good: Path, body: bytes) -> None:
    db.write_bytes(body)
    one_line(ingest(good), "tracker.db cannot be opened as a ledger")
    assert db.read_bytes() == body


def test_a_folder_in_the_place_of_the_database_is_one_clear_line(db: Path, good: Path) -> None:
    db.mkdir()
    one_line(ingest(good), "tracker.db")


def test_a_damaged_ledger_is_one_clear_line(db: Path) -> None:
    days = [{"date": f"2023-{month:02}-{day:02}", "personnel": 1} for month in range(1, 13) for day in range(1, 29)]
    many = write("many.json", *({**row, "POW": number, "tank": number} for number, row in enumerate(days)))
    ingest(many)
    with db.open("r+b") as file:
        (size,), (root,) = rows(db, "pragma page_size"), rows(
            db, "select rootpage from sqlite_master where name = 'ledger_entries'"
        )  # fmt: skip
        file.seek((int(str(root[0])) - 1) * int(str(size[0])))
        file.write(b"\xff" * int(str(size[0])))
    one_line(ingest(write("next.json", *days), seen_at="2024-04-01"), "malformed")


def test_one_run_at_a_time(db: Path, good: Path) -> None:
    with exclusive(db):
        one_line(ingest(good), f"tracker.db is in use by process {os.getpid()}; wait until it has finished")
    assert not db.exists()
    assert ingest(good).exit_code == 0


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions do not bind whoever runs as root"
)
def test_a_folder_that_is_read_only_is_one_clear_line(db: Path, good: Path) -> None:
    folder = Path("locked")
    folder.mkdir()
    folder.chmod(0o555)
    try:
        one_line(ingest(good, db="locked/tracker.db"), "cannot be written (Permission denied)")
    finally:
        folder.chmod(0o755)


def test_a_lock_that_cannot_be_written_is_one_clear_line(db: Path, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def refuse(path: Path, *args: str, **options: str) -> object:
        if path.suffix == ".lock":
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        return opened(path, *args, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    one_line(ingest(good), "tracker.db.lock cannot be written (Read-only file system); choose another place with --db")


def test_an_archive_that_cannot_be_written_is_one_clear_line_and_nothing_is_recorded(db: Path, good: Path) -> None:
    ingest(good)
    before = rows(db)
    archive = Archive.beside(db).folder
    body = json.dumps([{**GOOD[0], "personnel": 5}]).encode()
    (archive / digest(body)[:2]).write_bytes(b"a file where a folder is needed")
    one_line(ingest(write("next.json", raw=body), seen_at="2024-04-01"), archive.name)
    assert rows(db) == before


# A full disk.


def big(days: int = 300) -> list[dict[str, object]]:
    months = [(year, month, day) for year in (2022, 2023) for month in range(1, 13) for day in range(1, 29)]
    return [
        {"date": f"{year}-{month:02}-{day:02}", "tank": n, "aircraft": n, "APC": n, "MRL": n, "drone": n}
        for n, (year, month, day) in enumerate(months[2:days])
    ]


@pytest.mark.parametrize("room", [0, 1, 2, 5, 9])
def test_a_full_disk_leaves_the_ledger_as_it_was_with_one_clear_line(db: Path, good: Path, room: int) -> None:
    ingest(good)
    before = rows(db)
    path = write("big.json", *big())
    with open_ingest(db) as opened:
        (pages,) = opened.ledger.db.execute("pragma page_count").fetchone()
        opened.ledger.db.execute(f"pragma max_page_count = {pages + room}")
        with pytest.raises(TrackerError, match=r"tracker\.db: database or disk is full; nothing of this document"):
            opened.add_file("petroivaniuk", path, seen_at="2024-04-01T00:00:00Z")
        assert not opened.ledger.db.in_transaction
        opened.ledger.db.execute("pragma max_page_count = 1000000")
        assert opened.add_file("petroivaniuk", good, seen_at="2024-05-01T00:00:00Z").outcome == "unchanged"
    assert rows(db) == before
    assert rows(db, "pragma integrity_check") == [("ok",)]
    assert tracker("replay", "--check").exit_code == 0


_LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)),) * 2)
from tracker.cli import app
app()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the size of files cannot be limited there")
@pytest.mark.parametrize("limit", [1, 700, 20_000, 60_000])
def test_no_file_may_grow_and_still_it_is_one_clear_line_and_the_ledger_is_as_it_was(
    db: Path, good: Path, limit: int
) -> None:
    ingest(good)
    before = rows(db)
    path = write("big.json", *big(250))
    words = ["ingest", "petroivaniuk", "--file", str(path), "--seen-at", "2024-04-01"]
    done = subprocess.run(
        [sys.executable, "-c", _LIMITED, str(limit), *words], capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr, done.stderr
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.startswith("tracker: ")
    assert rows(db) == before
    assert rows(db, "pragma integrity_check") == [("ok",)]
    assert ingest(path, seen_at="2024-04-01").exit_code == 0
    assert tracker("replay", "--check").exit_code == 0


# Hostile documents. Each is answered, none is a traceback, and no claim that was there is lost.


def hostile() -> Iterator[tuple[str, bytes]]:
    day = b'[{"date": "2024-01-03", "personnel": %s}]'
    yield "empty", b""
    yield "nul bytes", b"\0" * 1000
    yield "nul bytes inside", b'[{"date": "2024-01-03\0", "personnel": 1}]'
    yield "a written nul", b'[{"date": "2024-01-03\\u0000", "personnel": 1}]'
    yield "bad utf-8", b'[{"date": "2024-01-03", "personnel\xff": 1}]'
    yield "utf-16", '[{"date": "2024-01-03", "personnel": 1}]'.encode("utf-16")
    yield "deep lists", b"[" * 100_000 + b"]" * 100_000
    yield "deep objects", b'{"data":' * 100_000 + b"1" + b"}" * 100_000
    for depth in (900, 940, 960, 980, 990):
        yield f"{depth} deep inside a row", b'[{"x": ' + b"[" * depth + b"]" * depth + b"}]"
        yield f"{depth} deep in a cell", day % (b"[" * depth + b"]" * depth)
    for name, token in {
        "401 digits": b"1" + b"0" * 400, "5000 digits": b"1" + b"0" * 5000, "65 bits": b"36893488147419103232",
        "exactly 2 to the 63rd": b"9223372036854775808", "less than 64 bits hold": b"-9223372036854775809",
        "a float past 64 bits": b"1e30", "infinity": b"Infinity", "minus infinity": b"-Infinity", "nan": b"NaN",
        "1e999": b"1e999", "-1e999": b"-1e999", "minus zero": b"-0", "minus zero point zero": b"-0.0",
        "1e-999": b"1e-999",
        "infinity in words": b'"Infinity"', "nan in words": b'"nan"', "a day count for a value": b'"2024-01-03"',
        "true": b"true", "a list": b"[1]", "an object": b'{"a": 1}', "an empty text": b'""', "spaces": b'"  "',
        "underscores": b'"1_000"', "other digits": '"٣٦٠"'.encode(), "hexadecimal": b'"0x10"',
        "a lone surrogate": b'"\\ud800"',
    }.items():  # fmt: skip
        yield name, day % token
    for name, text in {
        "no such day": "2024-02-30", "a day without dashes": "20240101", "a week": "2024-W01-1", "an instant":
        "2024-01-03T00:00:00", "the last day of all": "9999-12-31", "the first day of all": "0001-01-01",
        "a day with a space": " 2024-01-03", "an empty day": "", "a surrogate for a day": "\\ud800",
        "other digits for a day": "２０２４-０１-０３",
    }.items():  # fmt: skip
        yield name, f'[{{"date": "{text}", "day": 680, "personnel": 5}}]'.encode()
    yield "a day that is a number", b'[{"date": 20240103, "personnel": 1}]'
    for count in (b"[1]", b"{}", b"true", b"null", b'"x"', b"1e400", b"9" * 5000, b'"\xc2\xb2"'):
        yield f"a day count {count[:9]!r}", b'[{"date": "2024-01-03", "day": ' + count + b', "personnel": 1}]'
    yield "a surrogate for a column", b'[{"date": "2024-01-03", "\\ud800": 1, "personnel": 1}]'
    yield "a surrogate for a qualifier", b'[{"date": "2024-01-03", "personnel*": "\\ud800", "personnel": 1}]'
    yield "a column that is a path", b'[{"date": "2024-01-03", "a/b~c": 1, "personnel": 1}]'
    yield "a column of a megabyte", b'[{"date": "2024-01-03", "' + b"x" * 2**20 + b'": 1, "personnel": 1}]'
    yield "a column that is sql", b'[{"date": "2024-01-03", "\'; drop table x; --": 1, "personnel": 1}]'
    yield (
        "two thousand unknown columns",
        json.dumps([{"date": "2024-01-03", **{f"c{n}": n for n in range(2000)}}]).encode(),
    )
    yield "data that is no list", b'{"data": {"date": 1}}'
    yield "rows that are lists", b'[["2024-01-03", 1]]'


HOSTILE = dict(hostile())


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_document_is_answered_and_no_claim_is_lost(db: Path, good: Path, name: str) -> None:
    ingest(good)
    before = rows(db, "select day, value from current order by day")
    result = ingest(write("hostile.json", raw=HOSTILE[name]), seen_at="2024-04-01", format="json")
    reports = json.loads(result.stdout) if result.stdout else []
    outcome = reports[0]["outcome"] if reports else "failed"
    assert result.exit_code == (0 if outcome == "recorded" and not reports[0]["problems"] else 1)
    if outcome != "recorded":
        assert result.stderr.count("\n") == 1
        assert rows(db, "select day, value from current order by day") == before
    withdrawn = rows(db, "select count(*) from claims where status = 'withdrawn'")[0][0]
    assert len(rows(db, "select 1 from current where day < '2024-01-03'")) + int(str(withdrawn)) >= len(before)
    # What was recorded is proved and rebuilt like everything else.
    audited = tracker("audit")
    assert (audited.exit_code, audited.stdout) == (0, "")
    assert tracker("replay", "--check").exit_code == 0
    assert ingest(good, seen_at="2024-05-01").exit_code == 0
    assert rows(db, "select day, value from current where day < '2024-01-03' and day > '2023' order by day") == before


def test_a_hundred_megabytes_of_brackets_are_refused_with_one_line(db: Path, good: Path) -> None:
    ingest(good)
    before = rows(db)
    result = ingest(write("brackets.json", raw=b"[" * 100_000_000), seen_at="2024-04-01")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "nested too deep" in result.stderr
    assert rows(db) == before


@pytest.mark.parametrize("token", ["1" + "0" * 400, "36893488147419103232", "9223372036854775808", "1e30", "1e999"])
def test_a_number_too_large_to_keep_costs_no_other_claim_of_the_document(db: Path, token: str) -> None:
    path = write(
        "huge.json",
        raw=f'[{{"date": "2024-01-02", "personnel": 361000}}, {{"date": "2024-01-03", "personnel": {token}}}]',
    )
    result = ingest(path)
    assert "/1/personnel" in result.stderr
    if "refused" not in result.stdout:
        assert rows(db, "select day, value from current") == [("2024-01-02", 361000)]


def test_a_key_that_stands_twice_in_a_row_is_not_silently_chosen(db: Path) -> None:
    result = ingest(write("twice.json", raw='[{"date": "2024-01-03", "personnel": 5, "personnel": 7}]'))
    assert result.stderr != ""
    assert rows(db, "select value from current") == []


@pytest.mark.parametrize("cell", ["1_000", "٣٦٠", "nan", "infinity", "1__0", "0x10", "1,000"])
def test_a_cell_that_is_not_one_plain_number_is_no_figure(db: Path, cell: str) -> None:
    result = ingest(write("odd.json", GOOD[0], {"date": "2024-01-03", "personnel": cell}))
    assert "personnel of 2024-01-03 is not a number" in result.stderr
    assert rows(db) == [("2024-01-01", 360000, "accepted")]


HEADER = (
    "conflict,series,kind,party,place,donor,since,day,period_days,value,qualifier,unit,claimant,publisher,licence,url\n"
)
ROW = [
    "ukraine",
    "losses.personnel.killed",
    "total",
    "RU",
    "",
    "",
    "",
    "2024-01-01",
    "",
    "7",
    "",
    "",
    "A",
    "B",
    "CC0",
    "x",
]


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        (8, "²"),
        (8, "0"),
        (8, "9" * 20),
        (8, "9" * 5000),
        (8, "-1"),
        (2, "sum"),
        (2, ""),
        (1, "losses.unheard"),
        (0, ""),
        (9, "²"),
        (9, ""),
        (9, ".."),
        (9, "1.."),
        (9, "5..3"),
        (9, "1e999..5"),
        (9, "1.." + "9" * 400),
        (9, "9" * 400),
        (9, "1" + "0" * 20 + "..2" + "0" * 20),
        (6, "2024-13-01"),
        (7, ""),
        (7, "2024-02-30"),
        (10, "roughly"),
        (11, "EUR"),
        (3, "\0"),
        (9, "\ufeff7"),
        (3, "x" * 200_000),
    ],
    ids=lambda part: str(part)[:12],
)
def test_a_hostile_cell_of_a_table_of_figures_is_answered(db: Path, column: int, cell: str) -> None:
    row = [*ROW[:column], cell, *ROW[column + 1 :]]
    path = write("figures.csv", raw=HEADER + ",".join(ROW) + "\n" + ",".join(row) + "\n")
    result = tracker("ingest", "starter", "--file", path, "--seen-at", SEEN)
    assert result.exit_code == ("refused" in result.stdout)
    assert result.stdout != ""
    assert tracker("audit").exit_code == 0
    assert tracker("replay", "--check").exit_code == 0


@pytest.mark.parametrize(
    "raw",
    [
        HEADER,
        "",
        HEADER[:-2],
        HEADER + "a,b",
        HEADER + '"',
        "\0" * 99,
        HEADER + "\r\r\r",
        HEADER + ",".join(ROW) + ",more\n",
    ],
    ids=[
        "only a header",
        "empty",
        "a column short",
        "a row short",
        "an open quote",
        "nul",
        "returns",
        "a cell too many",
    ],
)
def test_a_broken_table_of_figures_is_answered(db: Path, raw: str) -> None:
    result = tracker("ingest", "starter", "--file", write("figures.csv", raw=raw), "--seen-at", SEEN)
    assert result.exit_code == 1
    assert "refused" in result.stdout
    assert result.stderr.count("\n") == 1


def test_a_copy_that_is_not_there_leaves_no_database_behind(db: Path) -> None:
    one_line(ingest(Path("nowhere.json")), "nowhere.json cannot be read: No such file or directory")
    assert not db.exists()
