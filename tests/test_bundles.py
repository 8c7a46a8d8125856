"""Archives of documents are read one member at a time, within limits, and never written to disk."""

from __future__ import annotations

import gzip
import io
import lzma
import os
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.shapes import SHARED, needs_recordings
from tracker.documents import bundles
from tracker.documents.bundles import members, safe_name
from tracker.model import TrackerError


def tar(path: Path, files: dict[str, bytes], mode: str = "w") -> Path:
    with tarfile.open(path, mode) as packed:  # type: ignore[call-overload]
        for name, body in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(body)
            packed.addfile(member, io.BytesIO(body))
    return path


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, body in files.items():
            packed.writestr(name, body)
    return path


TWO = {"b.json": b"[1]", "folder/a.json": b"[2]"}


@pytest.mark.parametrize(
    ("name", "mode"),
    [("x.tar", "w"), ("x.tar.gz", "w:gz"), ("x.tgz", "w:gz"), ("x.tar.xz", "w:xz"), ("X.TAR.XZ", "w:xz")],
)
def test_a_tar_gives_its_files_in_its_order(tmp_path: Path, name: str, mode: str) -> None:
    assert list(members(tar(tmp_path / name, TWO, mode))) == list(TWO.items())


def test_a_zip_gives_its_files_in_its_order_and_no_folders(tmp_path: Path) -> None:
    assert list(members(zipped(tmp_path / "x.zip", {"folder/": b"", **TWO}))) == list(TWO.items())


@pytest.mark.parametrize("pack", [bytes, gzip.compress, lzma.compress])
def test_a_single_file_gives_itself_unpacked(tmp_path: Path, pack) -> None:
    path = tmp_path / "figures.json"
    path.write_bytes(pack(b"[1]"))
    assert list(members(path)) == [("figures.json", b"[1]")]


def test_a_workbook_is_a_zip_but_one_document(tmp_path: Path) -> None:
    path = zipped(tmp_path / "figures.xlsx", TWO)
    assert list(members(path)) == [("figures.xlsx", path.read_bytes())]


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress])
def test_packed_members_are_unpacked_too(tmp_path: Path, pack) -> None:
    assert list(members(tar(tmp_path / "x.tar", {"a.json.xz": pack(b"[1]")}))) == [("a.json.xz", b"[1]")]
    assert list(members(zipped(tmp_path / "x.zip", {"a.json.xz": pack(b"[1]")}))) == [("a.json.xz", b"[1]")]


def test_links_and_folders_are_no_files(tmp_path: Path) -> None:
    path = tmp_path / "x.tar"
    with tarfile.open(path, "w") as packed:
        for kind, name in ((tarfile.DIRTYPE, "folder"), (tarfile.SYMTYPE, "link"), (tarfile.CHRTYPE, "device")):
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, "/etc/passwd"
            packed.addfile(member)
        packed.addfile(tarfile.TarInfo("empty.json"))
    assert list(members(path)) == [("empty.json", b"")]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("a/b.json", "a/b.json"),
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\data\\a.json", "data/a.json"),
        ("./a//b.json", "a/b.json"),
        ("a\x1b[31m\n.json", "a?[31m?.json"),
        ("..", "unnamed"),
        (os.fsdecode(b"caf\xe9.json"), "caf\ufffd.json"),
    ],
)
def test_a_members_name_leads_nowhere_else(tmp_path: Path, name: str, safe: str) -> None:
    assert safe_name(name) == safe
    ((found, _),) = members(tar(tmp_path / "x.tar", {name: b"[]"}))
    assert found == safe


def one_line(path: Path) -> str:
    with pytest.raises(TrackerError) as raised:
        list(members(path))
    said = str(raised.value)
    assert "\n" not in said
    assert str(path) in said
    return said


@pytest.mark.parametrize("name", ["x.json", "x.tar", "x.zip"])
def test_a_missing_file_is_one_line(tmp_path: Path, name: str) -> None:
    assert "No such file" in one_line(tmp_path / name)


@pytest.mark.parametrize("name", ["x.tar", "x.tar.xz", "x.zip"])
def test_what_is_no_archive_is_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"<html>no such page</html>" * 100)
    assert "cannot be read" in one_line(tmp_path / name)


@pytest.mark.parametrize(("name", "mode"), [("x.tar", "w"), ("x.tar.gz", "w:gz"), ("x.tar.xz", "w:xz")])
def test_an_archive_that_was_cut_off_is_one_line_after_the_members_before(tmp_path: Path, name: str, mode: str) -> None:
    path = tar(tmp_path / name, {"a": os.urandom(4000), "b": os.urandom(40_000)}, mode)
    path.write_bytes(path.read_bytes()[:30_000])
    found: list[str] = []
    with pytest.raises(TrackerError, match=r"cannot be read|ends too early"):
        found.extend(name for name, _ in members(path))
    assert found == ["a"]


def test_a_packed_file_that_was_cut_off_is_one_line(tmp_path: Path) -> None:
    for name, pack in (("a.gz", gzip.compress), ("a.xz", lzma.compress)):
        (tmp_path / name).write_bytes(pack(os.urandom(4000))[:-200])
        assert "cannot be read" in one_line(tmp_path / name)


def test_a_damaged_member_is_named(tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.zip", {"a.json": bytes(1000), "b.json": b"[1]"})
    body = bytearray(path.read_bytes())
    body[40] ^= 0xFF
    path.write_bytes(body)
    assert "a.json cannot be read" in one_line(path)


def test_a_member_behind_a_password_is_named(tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.zip", {"a.json": b"[1]"})
    body = bytearray(path.read_bytes())
    body[6] |= 1  # says that it is encrypted, in the member's own header
    body[body.index(b"PK\x01\x02") + 8] |= 1  # and in the list of members
    path.write_bytes(body)
    assert "a.json cannot be unpacked" in one_line(path)


def test_an_archive_without_files_is_one_line(tmp_path: Path) -> None:
    assert "holds no files" in one_line(tar(tmp_path / "x.tar", {}))
    assert "holds no files" in one_line(zipped(tmp_path / "x.zip", {}))


@pytest.mark.parametrize("pack", [bytes, gzip.compress, lzma.compress])
def test_what_is_larger_unpacked_than_a_document_can_be_is_refused(tmp_path: Path, monkeypatch, pack) -> None:
    monkeypatch.setattr(bundles, "LARGEST", 1000)
    bomb = pack(bytes(100_000))
    (tmp_path / "a.json").write_bytes(bomb)
    for path in (
        tmp_path / "a.json", tar(tmp_path / "x.tar", {"a": bomb}), tar(tmp_path / "x.tar.xz", {"a": bomb}, "w:xz"),
        zipped(tmp_path / "x.zip", {"a": bomb}),
    ):  # fmt: skip
        assert "holds more than" in one_line(path)


def test_an_archive_of_endlessly_many_files_is_refused(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(bundles, "MOST", 3)
    assert "more than 3 files" in one_line(tar(tmp_path / "x.tar", {str(n): b"[]" for n in range(4)}))


@needs_recordings
def test_the_recorded_archives_are_read_to_their_end() -> None:
    days = list(members(SHARED / "data/territory-deepstate-daily/deepstatemap_data_20240708-20260722.tar.xz"))
    assert (len(days), sum(len(body) for _, body in days)) == (738, 57_783_664)
    assert (days[0][0], days[-1][0]) == ("deepstatemap_data_20240708.geojson", "deepstatemap_data_20260722.geojson")
