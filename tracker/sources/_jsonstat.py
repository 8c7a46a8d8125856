"""JSON-stat documents (version 2.0) as cells: the values of a cube, each with the code of every dimension."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import prod
from typing import Any, NamedTuple

from tracker.documents.cells import pointer, refuse, resolve

_LONGEST_KEY = 18  # digits; a cube of more values than that is none


class Observation(NamedTuple):
    """One value: its cell and where it stands, its flags, and the code it has in each dimension."""

    cell: str
    locator: str
    flags: str
    codes: Mapping[str, str]


def complaint(tree: Any) -> str | None:
    """What a service says in place of a cube, as an `error` or a `warning`; None where it does not."""
    said = resolve(tree, "/error") or resolve(tree, "/warning")
    first = said[0] if isinstance(said, list) else said
    label = first.get("label", first) if isinstance(first, dict) else first
    return str(label) if said else None


def observations(tree: Any) -> Iterator[Observation]:
    """The values of a cube that `read_json` read, in the order of the document.

    The cube is sparse: a key that is not there is no value, and not zero. Raises RefusedError when it is none.
    """
    values = resolve(tree, "/value")
    dimensions = _dimensions(tree)
    if not dimensions or not isinstance(values, dict | list):
        raise refuse("changed-shape", "not JSON-stat: value, id, size and dimension do not fit", str(tree))
    if not values:
        raise refuse("empty-list", "a cube without values", str(resolve(tree, "/label")))
    for key, cell in values.items() if isinstance(values, dict) else enumerate(values):
        if cell is not None:
            codes = _codes(str(key), dimensions)
            flags = resolve(tree, pointer("status", key))
            yield Observation(str(cell), pointer("value", key), str(flags or ""), codes)


def _dimensions(tree: Any) -> dict[str, list[str]]:
    """The codes of every dimension in their order; empty where the document contradicts itself."""
    names, sizes = resolve(tree, "/id"), resolve(tree, "/size")
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return {}
    known = {name: _axis(resolve(tree, pointer("dimension", name, "category", "index"))) for name in names}
    fits = all(known.values()) and sizes == [str(len(axis)) for axis in known.values()]
    return known if fits else {}


def _axis(index: Any) -> list[str]:
    """The codes of a dimension, from `{"BE": 0, "DE": 1}` or `["BE", "DE"]`."""
    if isinstance(index, list):
        return [str(code) for code in index]
    places = {str(place): str(code) for code, place in index.items()} if isinstance(index, dict) else {}
    return [places[str(at)] for at in range(len(places)) if str(at) in places]


def _codes(key: str, dimensions: dict[str, list[str]]) -> dict[str, str]:
    """Where a value lies: its key counts through the cube, the last dimension fastest."""
    inside = key.isdecimal() and len(key) <= _LONGEST_KEY and int(key) < prod(map(len, dimensions.values()))
    if not inside:
        raise refuse("changed-shape", "a value outside of its cube", key, pointer("value", key))
    codes, rest = {}, int(key)
    for name, axis in reversed(dimensions.items()):
        rest, at = divmod(rest, len(axis))
        codes[name] = axis[at]
    return codes
