"""One run at a time on one database. The operating system frees the lock when a process dies."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tracker.model import TrackerError


@contextmanager
def exclusive(database: Path) -> Iterator[None]:
    """Hold the lock file beside the database. Raises TrackerError at once when another process holds it."""
    path = database.with_name(database.name + ".lock")
    try:
        # Unbuffered: what cannot be written fails here and not when the file is closed.
        file = path.open("ab+", buffering=0)
    except OSError as error:
        raise TrackerError(f"{path} cannot be written ({error.strerror}); choose another place with --db") from None
    with file:
        try:
            _lock(file.fileno())
        except OSError:
            file.seek(0)
            holder = file.read().decode("ascii", "replace").strip() or "another process"
            raise TrackerError(f"{database} is in use by {holder}; wait until it has finished") from None
        with suppress(OSError):  # who holds it is a courtesy, the lock is what counts
            file.truncate(0)
            file.write(f"process {os.getpid()}".encode())
        yield


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
