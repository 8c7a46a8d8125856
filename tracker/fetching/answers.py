"""What comes of a request: an answer, with what it says of its version, or why there is none."""

from __future__ import annotations

from typing import Literal, NamedTuple

from tracker.model import TrackerError


class Known(NamedTuple):
    """What the last answer of an address said of its version: its ETag and its Last-Modified, '' without."""

    etag: str = ""
    last_modified: str = ""


class Answer(NamedTuple):
    """What came of a request. `address` is the spelling that answered; secrets stand in it by name.

    `unchanged`: the publisher says that nothing is new. `missing`: there is nothing at any of the spellings.
    """

    outcome: Literal["document", "unchanged", "missing"]
    address: str
    status: int
    body: bytes = b""
    version: Known = Known()


class FetchError(TrackerError):
    """A request that failed for good. `check` is the name of what went wrong; `status` of HTTP, where there is one."""

    def __init__(self, check: str, message: str, status: int | None = None) -> None:
        super().__init__(message)
        self.check = check
        self.status = status


class AgainError(Exception):
    """Asking again may help, after `wait` seconds where the publisher said so."""

    def __init__(self, error: FetchError, wait: float | None = None) -> None:
        super().__init__(str(error))
        self.error = error
        self.wait = wait
