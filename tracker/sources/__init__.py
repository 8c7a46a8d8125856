"""One module a publisher; the folder is the registry.

A module has `SOURCE`, says where to look with `addresses(today)`, and turns a document into claims and
problems with the pure function `parse(document)`. Nothing else needs to be edited to add one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from tracker.model import Document, Item, Request, Source, TrackerError
from tracker.names import unknown


class SourceModule(Protocol):
    """What a module in this folder offers."""

    SOURCE: Source

    def addresses(self, today: date) -> Iterator[Request]:
        """Where to look on that day."""
        ...

    def parse(self, document: Document) -> Iterator[Item]:
        """The claims and problems of a document. Pure: no network, no clock, no database."""
        ...


def names() -> list[str]:
    """The ids of all sources, in alphabetical order."""
    files = Path(__file__).parent.glob("*.py")
    return sorted(path.stem.replace("_", "-") for path in files if not path.stem.startswith("_"))


def load(name: str) -> SourceModule:
    """The module of a source. Raises TrackerError, with the nearest name, when there is none."""
    if name not in names():
        raise TrackerError(unknown("source", name, names(), "see tracker sources"))
    return cast("SourceModule", import_module(f"tracker.sources.{name.replace('-', '_')}"))
