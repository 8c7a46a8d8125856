"""Local copies as they come: single files, packed or not, and archives of many, one member at a time.

    for name, body in members(path):
        ...

Nothing is ever written to disk, and never more than one member is in memory.
"""

from __future__ import annotations

import gzip
import io
import lzma
import os
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from tracker.errors import TrackerError

LARGEST = 512 * 2**20
"""Bytes of a member, unpacked. Larger is taken for a mistake, or for a bomb."""

MOST = 100_000
"""Members of an archive. More is taken for a mistake."""

_TARS = (".tar", ".tar.gz", ".tgz", ".tar.xz", ".txz")
_GZIP, _XZ = b"\x1f\x8b", b"\xfd7zXZ\x00"


def members(path: Path) -> Iterator[tuple[str, bytes]]:
    """The files of a .tar, .tar.gz, .tar.xz or .zip with their names, in its order; another file gives itself.

    Whatever is packed with gzip or xz is unpacked. Names are relative paths with `/`. What is no file in an archive
    (a folder, a link) is left out. Raises TrackerError, naming file and member, for what cannot be read, is too large,
    or holds nothing.
    """
    name = path.name.lower()
    with _faults(str(path)):
        if name.endswith(_TARS):
            found = _of_tar(path)
        elif name.endswith(".zip"):
            found = _of_zip(path)
        else:
            _within(path.stat().st_size, str(path))
            yield _shown(path.name), unpacked(path.read_bytes(), str(path))
            return
        count = 0
        for count, (member, body) in enumerate(found, 1):
            if count > MOST:
                raise TrackerError(f"{path} holds more than {MOST:,} files; is it the right one?")
            yield safe_name(member), body
        if not count:
            raise TrackerError(f"{path} holds no files")


def safe_name(member: str) -> str:
    """The name of a member as a relative path: without `..`, drive, leading slash or control characters."""
    parts = _shown(member).replace("\\", "/").split("/")
    kept = [part for part in parts if part not in {"", ".", ".."} and not part.endswith(":")]
    return "".join(letter if letter.isprintable() else "?" for letter in "/".join(kept)) or "unnamed"


def _of_tar(path: Path) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(path) as packed:
        for member in packed:
            if member.isfile():
                where = f"{path}: {safe_name(member.name)}"
                _within(member.size, where)
                with _faults(where):
                    file = packed.extractfile(member)
                    body = _read(file, where) if file else b""
                if len(body) < member.size:
                    raise TrackerError(f"{where} ends too early: {len(body):,} of {member.size:,} bytes")
                yield member.name, unpacked(body, where)


def _of_zip(path: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as packed:
        for member in packed.infolist():
            if not member.is_dir():
                where = f"{path}: {safe_name(member.filename)}"
                _within(member.file_size, where)
                with _faults(where), packed.open(member) as file:
                    body = _read(file, where)
                yield member.filename, unpacked(body, where)


def unpacked(body: bytes, where: str) -> bytes:
    """The bytes themselves, or what they hold where they are gzip or xz. TrackerError where damaged."""
    if not body.startswith((_GZIP, _XZ)):
        return body
    with _faults(where):
        packed = io.BytesIO(body)
        with cast("IO[bytes]", gzip.open(packed) if body.startswith(_GZIP) else lzma.open(packed)) as file:
            return _read(file, where)


def _read(file: IO[bytes], where: str) -> bytes:
    body = file.read(LARGEST + 1)
    _within(len(body), where)
    return body


def _within(size: int, where: str) -> None:
    if size > LARGEST:
        raise TrackerError(f"{where} holds more than {LARGEST // 2**20} MiB unpacked; is it the right file?")


@contextmanager
def _faults(where: str) -> Iterator[None]:
    """What the libraries raise for a damaged or missing file becomes one line that names it."""
    try:
        yield
    except (OSError, EOFError, zlib.error, lzma.LZMAError, tarfile.TarError, zipfile.BadZipFile) as error:
        said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise TrackerError(f"{where} cannot be read: {said.partition(chr(10))[0]}") from None
    except (RuntimeError, NotImplementedError) as error:  # zipfile: a password is needed, an unknown packing
        raise TrackerError(f"{where} cannot be unpacked: {error}") from None


def _shown(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "replace")
