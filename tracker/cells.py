"""JSON documents as cells: every value with the exact token it is written as and the pointer to it."""

from __future__ import annotations

import json
import re
from math import isfinite
from typing import Any

from tracker.model import Number, TrackerError

_NUMBER = re.compile(r"-?[0-9]{1,400}(\.[0-9]{1,400})?([eE][-+]?[0-9]{1,3})?")
_INDEX = re.compile(r"[0-9]{1,9}")
_LARGEST = 2**63 - 1  # what a database can keep


def read_json(body: bytes) -> Any:
    """The document with every number as its token, a `str`; `NaN` and the like, and null, are None.

    Keeping tokens is what lets a quote be the very characters of the cell. Raises TrackerError with the place,
    also for a key that stands twice in one object: which of its values counts is not ours to choose.
    """
    try:
        text = body.decode("utf-8-sig")
        tree = json.loads(
            text, parse_int=str, parse_float=str, parse_constant=lambda _: None, object_pairs_hook=_object
        )  # fmt: skip
        if "\\u" in text:
            json.dumps(tree, ensure_ascii=False).encode()  # half a surrogate pair is no text
        return tree  # noqa: TRY300
    except UnicodeEncodeError:
        raise TrackerError("not JSON of ours: a \\u escape is half a character") from None
    except UnicodeDecodeError as error:
        raise TrackerError(f"not JSON: byte {error.start} is not UTF-8") from None
    except json.JSONDecodeError as error:
        start = error.doc[max(0, error.pos - 20) : error.pos + 20].strip()
        place = f"line {error.lineno} column {error.colno}"
        raise TrackerError(f"not JSON: {error.msg} at {place}, found {start!r}") from None
    except RecursionError:
        raise TrackerError("not JSON of ours: it is nested too deep") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise TrackerError(f"not JSON of ours: the key {twice!r} stands twice in one object")
    return made


def number(token: str) -> Number | None:
    """The number a cell's token stands for; None where it is not one plain decimal number that can be kept."""
    match = _NUMBER.fullmatch(token)
    if not match:
        return None
    if match[1] or match[2]:
        value = float(token)
        return value if isfinite(value) else None
    whole = int(token)
    return whole if -_LARGEST <= whole <= _LARGEST else None


def resolve(tree: Any, pointer: str) -> str | None:
    """The token at a JSON pointer (RFC 6901); None where the pointer leads nowhere."""
    for part in pointer.split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        if isinstance(tree, dict):
            tree = tree.get(key)
        elif isinstance(tree, list) and _INDEX.fullmatch(key) and int(key) < len(tree):
            tree = tree[int(key)]
        else:
            return None
    return tree if isinstance(tree, str) else None


def pointer(*parts: str | int) -> str:
    """The JSON pointer (RFC 6901) of a path of keys and indexes."""
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in parts)
