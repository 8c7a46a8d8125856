"""The exact bytes of every document, kept by hash beside the database and never rewritten.

`tracker.db` has its archive in `tracker.db.archive/`: `ab/abcd....gz` for the bytes, and `journal.jsonl` with a
line for each fetch, so that the archive alone is enough to rebuild the ledger.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import tempfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tracker.model import TrackerError


def digest(body: bytes) -> str:
    """The name of a document: the SHA-256 of its bytes, in hexadecimal."""
    return hashlib.sha256(body).hexdigest()


class Archive:
    """A folder of documents by hash. Reading checks the hash; writing is atomic and skips what is there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.journal = folder / "journal.jsonl"

    @classmethod
    def beside(cls, database: Path) -> Archive:
        """The archive that belongs to a database."""
        return cls(database.with_name(database.name + ".archive"))

    def path(self, name: str) -> Path:
        """Where the document of that hash is kept."""
        return self.folder / name[:2] / f"{name}.gz"

    def put(self, body: bytes) -> str:
        """Keep the bytes; return their hash. The file appears whole or not at all.

        Raises TrackerError when it cannot be written.
        """
        name = digest(body)
        path = self.path(name)
        if not path.exists():
            try:
                self._write(path, body)
            except OSError as error:
                raise TrackerError(f"{path} cannot be written: {error.strerror}; nothing was recorded") from None
        return name

    def _write(self, path: Path, body: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                # The time stamp is left out, so that the same document is the same file on every machine.
                file.write(gzip.compress(body, compresslevel=6, mtime=0))
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).chmod(0o444)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise

    def get(self, name: str) -> bytes:
        """The bytes of that hash. Raises TrackerError when they are missing or not what they were."""
        path = self.path(name)
        try:
            body = gzip.decompress(path.read_bytes())
        except FileNotFoundError:
            raise TrackerError(f"{path} is missing: the document {name[:12]} is not in the archive") from None
        except (OSError, EOFError, zlib.error) as error:
            raise TrackerError(f"{path} cannot be read ({error}): the document {name[:12]} is damaged") from None
        if digest(body) != name:
            raise TrackerError(f"{path} was altered: its bytes have the hash {digest(body)[:12]}, expected {name[:12]}")
        return body

    def copy_to(self, other: Archive) -> None:
        """Give another database the same documents: linked where the file system can, and the journal copied."""
        if other.folder == self.folder:
            return
        for path in self.folder.glob("??/*.gz"):
            target = other.path(path.stem)
            target.parent.mkdir(parents=True, exist_ok=True)
            if not target.exists():
                try:
                    target.hardlink_to(path)
                except OSError:
                    other.put(self.get(path.stem))
        other.folder.mkdir(parents=True, exist_ok=True)
        other.journal.write_bytes(self.journal.read_bytes())

    def journalled(self) -> int:
        """The number of the last fetch in the journal; 0 when there is none."""
        try:
            with self.journal.open("rb") as file:
                file.seek(max(0, file.seek(0, os.SEEK_END) - 65536))
                lines = file.read().split(b"\n")
        except FileNotFoundError:
            return 0
        whole = [line for line in lines[:-1] if line]  # a line that was cut off has no end and does not count
        return int(self._parsed(whole[-1])["fetch"]) if whole else 0

    def note(self, fetches: Sequence[Mapping[str, object]]) -> None:
        """Append fetches to the journal. Raises TrackerError when it cannot be written."""
        if not fetches:
            return
        try:
            self._append(fetches)
        except OSError as error:
            message = f"{self.journal} cannot be written: {error.strerror}; the next run will try again"
            raise TrackerError(message) from None

    def _append(self, fetches: Sequence[Mapping[str, object]]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        with self.journal.open("ab+") as file:
            if file.seek(0, os.SEEK_END):
                file.seek(-1, os.SEEK_END)
                if file.read(1) != b"\n":
                    # A killed process left half a line: drop it, the fetch is written again below.
                    file.seek(0)
                    file.truncate(file.read().rfind(b"\n") + 1)
            file.write(b"".join(json.dumps(fetch, ensure_ascii=False).encode() + b"\n" for fetch in fetches))
            file.flush()
            os.fsync(file.fileno())

    def fetches(self) -> Iterator[dict[str, Any]]:
        """The journal, oldest first."""
        try:
            lines = self.journal.read_bytes().split(b"\n")[:-1]
        except FileNotFoundError:
            raise TrackerError(f"{self.journal} is missing: there is no archive to replay") from None
        yield from (self._parsed(line) for line in lines if line)

    def _parsed(self, line: bytes) -> dict[str, Any]:
        try:
            fetch = json.loads(line)
        except ValueError:
            fetch = None
        if not isinstance(fetch, dict) or not isinstance(fetch.get("fetch"), int):
            shown = line[:40].decode("utf-8", "replace")
            raise TrackerError(f"{self.journal} is damaged: {shown!r} is not a fetch; mend or remove the line")
        return fetch
