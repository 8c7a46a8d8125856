"""JSON documents as cells: every value with the exact token it is written as and the pointer to it."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from math import isfinite
from typing import Any

from tracker.documents.pages import captcha, is_html, text_of
from tracker.model import Number, Problem, RefusedError

_NUMBER = re.compile(r"-?[0-9]{1,400}(\.[0-9]{1,400})?([eE][-+]?[0-9]{1,3})?")
_INDEX = re.compile(r"[0-9]{1,9}")
_LARGEST = 2**63 - 1  # what a database can keep
_SHOWN = 80


def refuse(check: str, message: str, found: str = "", locator: str = "", remedy: str = "") -> RefusedError:
    """The error to raise for a document that is none of a source's."""
    return RefusedError(Problem(check, "error", message, found[:_SHOWN], locator, remedy))


def refuse_page(body: bytes, expected: str) -> None:
    """Raise RefusedError when a page of HTML, or a bot challenge, came in place of data."""
    if not is_html(body):
        return
    remedy = "open the address in a browser; if the data moved, mend the addresses of the source"
    if guard := captcha(body):
        raise refuse("captcha", f"found a bot challenge ({guard}), expected {expected}", remedy=remedy)
    said = " ".join(text_of(body[:20_000]).split())
    raise refuse("html-page", f"found a page of HTML, expected {expected}", said, remedy=remedy)


def read_json(body: bytes) -> Any:
    """The document with every number as its token, a `str`; `NaN` and the like, and null, are None.

    Keeping tokens is what lets a quote be the very characters of the cell. Raises RefusedError with the place,
    also for a key that stands twice in one object: which of its values counts is not ours to choose.
    """
    refuse_page(body, "JSON")
    try:
        text = body.decode("utf-8-sig")
        tree = json.loads(
            text, parse_int=str, parse_float=str, parse_constant=lambda _: None, object_pairs_hook=_object
        )  # fmt: skip
        if "\\u" in text:
            json.dumps(tree, ensure_ascii=False).encode()  # half a surrogate pair is no text
        return tree  # noqa: TRY300
    except UnicodeEncodeError:
        raise refuse("not-json", "not JSON of ours: a \\u escape is half a character") from None
    except UnicodeDecodeError as error:
        raise refuse("not-json", f"not JSON: byte {error.start} is not UTF-8") from None
    except json.JSONDecodeError as error:
        start = error.doc[max(0, error.pos - 20) : error.pos + 20].strip()
        place = f"line {error.lineno} column {error.colno}"
        cut = error.pos >= len(error.doc.rstrip()) or error.msg.startswith("Unterminated string")
        check, what = (
            ("truncated", "JSON that ends too early") if cut and error.doc.strip() else ("not-json", "not JSON")
        )
        raise refuse(check, f"{what}: {error.msg} at {place}, found {start!r}") from None
    except RecursionError:
        raise refuse("not-json", "not JSON of ours: it is nested too deep") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise refuse("not-json", f"not JSON of ours: the key {twice!r} stands twice in one object")
    return made


def number(token: str, times: str = "1") -> Number | None:
    """The number a cell's token stands for, exactly `times` it where the column counts in thousands or billions.

    None where it is not one plain decimal number that can be kept.
    """
    match = _NUMBER.fullmatch(token)
    if not match:
        return None
    if times != "1":
        return _kept(Decimal(token) * Decimal(times))
    if match[1] or match[2]:
        value = float(token)
        return value if isfinite(value) else None
    whole = int(token)
    return whole if -_LARGEST <= whole <= _LARGEST else None


def _kept(value: Decimal) -> Number | None:
    if value == value.to_integral_value() and abs(value) <= _LARGEST:
        return int(value)
    inexact = float(value)
    return inexact if isfinite(inexact) else None


def resolve(tree: Any, pointer: str) -> Any:
    """What stands at a JSON pointer (RFC 6901): for a number its token; None where the pointer leads nowhere."""
    for part in pointer.split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        if isinstance(tree, dict):
            tree = tree.get(key)
        elif isinstance(tree, list) and _INDEX.fullmatch(key) and int(key) < len(tree):
            tree = tree[int(key)]
        else:
            return None
    return tree


def pointer(*parts: str | int) -> str:
    """The JSON pointer (RFC 6901) of a path of keys and indexes."""
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in parts)
