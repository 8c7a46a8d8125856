"""JSON documents as cells: every value with the exact token it is written as and the pointer to it."""

from __future__ import annotations

import json
from typing import Any

from tracker.model import Number, TrackerError


def read_json(body: bytes) -> Any:
    """The document with every number as its token, a `str`; `NaN` and the like, and null, are None.

    Keeping tokens is what lets a quote be the very characters of the cell. Raises TrackerError with the place.
    """
    try:
        return json.loads(body.decode("utf-8-sig"), parse_int=str, parse_float=str, parse_constant=lambda _: None)
    except UnicodeDecodeError as error:
        raise TrackerError(f"not JSON: byte {error.start} is not UTF-8") from None
    except json.JSONDecodeError as error:
        start = error.doc[max(0, error.pos - 20) : error.pos + 20].strip()
        place = f"line {error.lineno} column {error.colno}"
        raise TrackerError(f"not JSON: {error.msg} at {place}, found {start!r}") from None
    except RecursionError:
        raise TrackerError("not JSON of ours: it is nested too deep") from None


def number(token: str) -> Number | None:
    """The number a cell's token stands for; None where it is not one plain decimal number."""
    try:
        return int(token) if token.lstrip("-").isascii() and token.lstrip("-").isdigit() else float(token)
    except ValueError:
        return None


def resolve(tree: Any, pointer: str) -> str | None:
    """The token at a JSON pointer (RFC 6901); None where the pointer leads nowhere."""
    for part in pointer.split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        if isinstance(tree, dict):
            tree = tree.get(key)
        elif isinstance(tree, list) and key.isdigit() and int(key) < len(tree):
            tree = tree[int(key)]
        else:
            return None
    return tree if isinstance(tree, str) else None


def pointer(*parts: str | int) -> str:
    """The JSON pointer (RFC 6901) of a path of keys and indexes."""
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in parts)
