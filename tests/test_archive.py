"""The archive keeps bytes by their hash and never rewrites them; its journal follows the ledger."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import stat
from pathlib import Path

import pytest

from tracker.ingest import open_ingest
from tracker.ledger.archive import Archive, digest
from tracker.model import Document, TrackerError

BODY = b'[{"date": "2024-01-01", "personnel": 360000}]'


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "tracker.archive")


def files(archive: Archive) -> list[Path]:
    return sorted(path for path in archive.folder.rglob("*") if path.is_file())


def fetch(number: int, note: str = "") -> dict[str, object]:
    return {"fetch": number, "source": "petroivaniuk", "document": "0" * 64, "address": note}


def test_a_document_is_kept_under_the_hash_of_its_bytes_and_comes_back_the_same(archive: Archive) -> None:
    name = archive.put(BODY)
    assert name == hashlib.sha256(BODY).hexdigest() == digest(BODY)
    assert archive.path(name) == archive.folder / name[:2] / f"{name}.gz"
    assert archive.get(name) == BODY


@pytest.mark.parametrize("body", [b"", b"\0" * 5, bytes(range(256)) * 300], ids=["empty", "nul", "binary"])
def test_any_bytes_are_kept(archive: Archive, body: bytes) -> None:
    assert archive.get(archive.put(body)) == body


def test_documents_are_kept_compressed_and_as_the_same_file_on_every_machine(archive: Archive, tmp_path: Path) -> None:
    body = BODY * 1000
    name = archive.put(body)
    packed = archive.path(name).read_bytes()
    assert len(packed) < len(body) / 20
    assert gzip.decompress(packed) == body
    other = Archive(tmp_path / "elsewhere.archive")
    other.put(body)
    assert other.path(name).read_bytes() == packed


def test_a_document_that_is_there_is_not_written_again_and_cannot_be_by_accident(archive: Archive) -> None:
    path = archive.path(archive.put(BODY))
    before = path.stat()
    archive.put(BODY)
    after = path.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert not stat.S_IMODE(after.st_mode) & 0o222
    assert files(archive) == [path]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_document_appears_whole_or_not_at_all(archive: Archive, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os if step == "fsync" else Path, step, fail)
    with pytest.raises((OSError, TrackerError)):
        archive.put(BODY)
    assert files(archive) == []
    monkeypatch.undo()
    assert archive.get(archive.put(BODY)) == BODY


def test_a_full_disk_is_one_clear_line(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(TrackerError, match=r"No space left on device"):
        archive.put(BODY)


def test_the_rest_of_a_killed_write_is_no_document(archive: Archive) -> None:
    name = digest(BODY)
    archive.path(name).parent.mkdir(parents=True)
    (archive.path(name).parent / "tmpabcd.part").write_bytes(b"half")
    with pytest.raises(TrackerError, match="is missing"):
        archive.get(name)
    archive.put(BODY)
    assert archive.get(name) == BODY


def damage(path: Path, body: bytes) -> None:
    path.chmod(0o644)
    path.write_bytes(body)


PACKED = gzip.compress(BODY * 50, mtime=0)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (PACKED[:-20], "is damaged"),
        (PACKED[:5], "is damaged"),
        (PACKED[:30] + b"\xff\xff\xff" + PACKED[33:], "is damaged"),
        (PACKED[:-8] + b"\0" * 8, "is damaged"),
        (b"not gzip at all", "is damaged"),
        (PACKED + b"rubbish", "is damaged"),
        (b"", "was altered"),
        (gzip.compress(BODY + b" "), "was altered"),
    ],
    ids=[
        "cut off",
        "cut in the header",
        "flipped bytes",
        "wrong checksum",
        "not gzip",
        "rubbish behind",
        "empty",
        "other bytes",
    ],
)
def test_a_document_that_is_not_what_it_was_is_a_clear_error_that_names_the_file(
    archive: Archive, body: bytes, says: str
) -> None:
    name = archive.put(BODY * 50)
    damage(archive.path(name), body)
    with pytest.raises(TrackerError, match=says) as caught:
        archive.get(name)
    assert str(archive.path(name)) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_document_is_a_clear_error_that_names_the_file(archive: Archive) -> None:
    name = archive.put(BODY)
    archive.path(name).unlink()
    with pytest.raises(TrackerError, match=f"{name}.gz is missing: the document {name[:12]} is not in the archive"):
        archive.get(name)


def test_a_folder_in_the_place_of_a_document_is_a_clear_error(archive: Archive) -> None:
    name = digest(BODY)
    archive.path(name).mkdir(parents=True)
    with pytest.raises(TrackerError, match="cannot be read"):
        archive.get(name)


def test_every_database_has_an_archive_of_its_own(tmp_path: Path) -> None:
    names = ("tracker.db", "tracker.sqlite", "tracker", "2024.01", "2024.02")
    assert len({Archive.beside(tmp_path / name).folder for name in names}) == len(names)


# The journal.


def test_the_journal_gives_back_what_was_noted_in_order_whatever_the_letters(archive: Archive) -> None:
    noted = [fetch(1, "https://example.org/втрати"), fetch(2, "line\nbreak \u2028 \u0085 end")]
    archive.note(noted[:1])
    archive.note(noted[1:])
    assert list(archive.fetches()) == noted
    assert archive.journalled() == 2


def test_without_a_journal_nothing_is_noted_and_replay_says_so(archive: Archive) -> None:
    assert archive.journalled() == 0
    archive.note([])
    assert not archive.folder.exists()
    with pytest.raises(TrackerError, match="there is no archive to replay"):
        list(archive.fetches())


@pytest.mark.parametrize("torn", [b'{"fetch": 3, "sou', b"{", b'{"fetch": 3}', b"\0\0\0"])
def test_the_journal_survives_a_torn_last_line(archive: Archive, torn: bytes) -> None:
    archive.note([fetch(1), fetch(2)])
    with archive.journal.open("ab") as file:
        file.write(torn)
    assert archive.journalled() == 2
    assert [each["fetch"] for each in archive.fetches()] == [1, 2]
    archive.note([fetch(3), fetch(4)])
    assert [each["fetch"] for each in archive.fetches()] == [1, 2, 3, 4]


def test_a_journal_that_is_only_a_torn_line_is_begun_again(archive: Archive) -> None:
    archive.folder.mkdir()
    archive.journal.write_bytes(b'{"fetch": 1, "so')
    assert archive.journalled() == 0
    archive.note([fetch(1)])
    assert [each["fetch"] for each in archive.fetches()] == [1]


@pytest.mark.parametrize("line", [b"rubbish", b"[]", b"{}", b"\xff\xfe", b"\0\0"], ids=repr)
def test_a_damaged_line_of_the_journal_is_a_clear_error_that_names_the_file(archive: Archive, line: bytes) -> None:
    archive.note([fetch(1)])
    with archive.journal.open("ab") as file:
        file.write(line + b"\n")
    with pytest.raises(TrackerError, match=r"journal\.jsonl") as caught:
        archive.journalled()
    assert "\n" not in str(caught.value)
    with pytest.raises(TrackerError, match=r"journal\.jsonl"):
        [each["fetch"] for each in archive.fetches()]


def test_a_long_journal_is_read_from_its_end(archive: Archive) -> None:
    archive.note([fetch(number, "x" * 150) for number in range(1, 2001)])
    assert archive.journal.stat().st_size > 2 * 65536
    assert archive.journalled() == 2000


def test_the_journal_catches_up_with_the_ledger_when_the_next_run_begins(tmp_path: Path) -> None:
    path = tmp_path / "tracker.db"
    with open_ingest(path) as ingest:
        for month in (3, 4, 5):
            body = BODY.replace(b"360000", b"36%d000" % month)
            ingest.add("petroivaniuk", Document(body, "file:figures.json", f"2024-0{month}-01T00:00:00Z"))
    journal = Archive.beside(path).journal
    whole = journal.read_bytes()
    for left in (whole[: len(whole) // 2], b""):
        journal.write_bytes(left)
        with open_ingest(path):
            pass
        assert journal.read_bytes() == whole
    journal.unlink()
    with open_ingest(path):
        pass
    assert journal.read_bytes() == whole


def test_what_the_journal_says_of_a_fetch_is_enough_to_read_it_again(tmp_path: Path) -> None:
    path = tmp_path / "tracker.db"
    document = Document(BODY, "https://example.org/втрати.json", "2024-03-01T00:00:00Z", "A publisher", "2024-02-29", 7)
    with open_ingest(path) as ingest:
        ingest.add("petroivaniuk", document)
    (line,) = Archive.beside(path).journal.read_text(encoding="utf-8").splitlines()
    assert json.loads(line) == {
        "fetch": 1,
        "source": "petroivaniuk",
        "document": digest(BODY),
        "address": "https://example.org/втрати.json",
        "publisher": "A publisher",
        "published": "2024-02-29",
        "seen_at": "2024-03-01T00:00:00Z",
        "moment": 7,
    }


def test_a_ledger_that_is_behind_its_journal_takes_nothing_until_it_is_replayed(tmp_path: Path) -> None:
    path = tmp_path / "tracker.db"
    with open_ingest(path) as ingest:
        ingest.add("petroivaniuk", Document(BODY, "file:figures.json", "2024-03-01T00:00:00Z"))
    path.unlink()
    with pytest.raises(TrackerError, match=r"is gone, but .* run tracker replay"), open_ingest(path):
        pass
    assert not path.exists()  # so that replay can take its place


def test_a_ledger_that_is_older_than_its_archive_takes_nothing(tmp_path: Path) -> None:
    path, old = tmp_path / "tracker.db", tmp_path / "old.db"
    with open_ingest(path) as ingest:
        ingest.add("petroivaniuk", Document(BODY, "file:figures.json", "2024-03-01T00:00:00Z"))
    old.write_bytes(path.read_bytes())
    with open_ingest(path) as ingest:
        ingest.add("petroivaniuk", Document(BODY, "file:figures.json", "2024-04-01T00:00:00Z"))
    path.write_bytes(old.read_bytes())
    with pytest.raises(TrackerError, match=r"is older than .* run tracker replay"), open_ingest(path):
        pass
