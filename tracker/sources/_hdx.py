"""The Humanitarian Data Exchange: what its answer on a data set says of the files in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tracker.documents.cells import read_json, refuse, resolve
from tracker.model import Document

PACKAGE = "https://data.humdata.org/api/3/action/package_show?id="
"""Where a data set is described, before its name."""


class Resource(NamedTuple):
    """A file of a data set: its name, where it is, and its format in capitals (`XLSX`, `CSV`)."""

    name: str
    url: str
    format: str


def resources(document: Document) -> Iterator[Resource]:
    """The files of a data set, in its order: the whole answer, or the description in it alone.

    Raises RefusedError for anything else.
    """
    tree = read_json(document.body)
    described = tree.get("result", tree) if isinstance(tree, dict) else None
    listed = resolve(described, "/resources") if isinstance(described, dict) else None
    if not isinstance(listed, list):
        raise refuse("changed-shape", "found no list of files at the Humanitarian Data Exchange", str(tree))
    for one in listed:
        name, url, kind = (str(resolve(one, f"/{key}") or "") for key in ("name", "download_url", "format"))
        url = url or str(resolve(one, "/url") or "")
        if url.startswith(("https://", "http://")):
            yield Resource(name, url, kind.upper())
