"""A ledger of claims about conflicts: what was said, by whom, in which words, and when it could be known.

>>> import tracker
>>> db = tracker.open("tracker.db")
>>> db.frame("losses.personnel.total", conflict="ukraine", since="2024-01-01", until="2024-01-02")["value"].tolist()
[360010.0, 360930.0]
"""

from __future__ import annotations

TYPE_CHECKING = False  # importing typing would double what `tracker --version` takes
if TYPE_CHECKING:
    from pathlib import Path

    from tracker.api import Database

__all__ = ["open"]
__version__ = "0.1.0"


def open(path: str | Path = "tracker.db") -> Database:  # noqa: A001 (read as tracker.open)
    """The ledger at `path`, for reading: see `tracker.api.Database`. Raises TrackerError when there is none."""
    from pathlib import Path  # noqa: PLC0415 (the command line imports this package: it is to cost nothing)

    from tracker.api import Database  # noqa: PLC0415

    return Database(Path(path))
