"""One module a publisher; the folder is the registry.

A module has `SOURCE`, says where to look with `addresses`, and turns a document into claims and problems with the
pure function `parse`. Nothing else needs to be edited to add one. Two more functions are for services that need
them: `links`, where an address leads to a list of documents, and `next_page`, where a document comes in pages.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import Protocol, cast

from tracker.catalog import countries
from tracker.model import Document, Item, Request, Source, TrackerError, Whole
from tracker.names import unknown

GROUP = "conflict_tracker.sources"
"""The entry points by which a package brings sources: their name is the id, their value a module."""

READERS = ("documents/*.py", "checks.py", "catalog/countries.py", "prose/*.py", "prose/*.toml", "catalog/words/*.toml")
"""What parse builds on, beside the source's own module and what several sources read alike."""


class SourceModule(Protocol):
    """What a module in this folder offers."""

    SOURCE: Source
    __file__: str

    def addresses(self, today: date, since: date | None = None) -> Iterator[Request]:
        """Where to look on that day; `since` is the first day that is wanted, where older ones can be asked for."""
        ...

    def parse(self, document: Document) -> Iterator[Item | Whole]:
        """The claims and problems of a document. Pure: no network, no clock, no database.

        Raises RefusedError for a document that is none of the source's.
        """
        ...


class IndexedSource(Protocol):
    """What a module offers whose addresses lead to lists of documents (`Request.index`)."""

    def links(self, document: Document) -> Iterator[Request]:
        """The documents that an index names. Pure."""
        ...


class PagedSource(Protocol):
    """What a module offers whose service answers in pages.

    The pages are one document: a JSON list of them, each as it came.
    """

    def next_page(self, document: Document) -> Request | None:
        """What to ask for after a page, None after the last. Pure."""
        ...


def names() -> list[str]:
    """The ids of all sources, in alphabetical order: those of this folder, and those of installed packages."""
    return sorted(_modules())


@cache
def _modules() -> dict[str, str]:
    """The module of each source. Raises TrackerError when a package brings a source that is there already."""
    files = Path(__file__).parent.glob("*.py")
    modules = {
        path.stem.replace("_", "-"): f"tracker.sources.{path.stem}" for path in files if not path.stem.startswith("_")
    }
    for point in entry_points(group=GROUP):
        if modules.setdefault(point.name, point.value) != point.value:
            raise TrackerError(f"{point.value} brings a source {point.name!r}, which is {modules[point.name]} already")
    return modules


@cache
def reader(name: str, catalog_digest: str) -> str:
    """A digest of all that decides what a source reads: its module, the readers it builds on, the catalog.

    What several sources of this folder read alike is in modules beside them whose names begin with `_`.

    When it changes, documents that were read before are read again when they are seen again.
    """
    package = Path(__file__).parents[1]
    files = [Path(load(name).__file__), countries.FILE, *sorted(Path(__file__).parent.glob("_[!_]*.py"))]
    files += [path for pattern in READERS for path in sorted(package.glob(pattern))]
    digest = hashlib.sha256(catalog_digest.encode())
    for path in files:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def load(name: str) -> SourceModule:
    """The module of a source. Raises TrackerError, with the nearest name, when there is none."""
    if name not in names():
        raise TrackerError(unknown("source", name, names(), "see tracker sources"))
    module = _modules()[name]
    try:
        return cast("SourceModule", import_module(module))
    except ImportError as error:
        raise TrackerError(f"the source {name} cannot be loaded from {module}: {error}") from error
