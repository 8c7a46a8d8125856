"""Where a quote stands in a document, and what number it reads as.

Locators are written by the source modules and understood here, without them:

    /699/personnel             a cell of a JSON document, as a JSON pointer (RFC 6901)
    row=12 column=value        a cell of a CSV document; the row under the header is 1
    char=1203 number=17        text: the quote starts at character 1203 of the document's text, and its number
                               at the quote's own character 17
    char=1203 number=17 times=100   the same, in another unit: the number is multiplied ("a fifth" is 20 per cent,
                               46,000 square miles are 119,139.448 square kilometres) and rounded to four places
"""

from __future__ import annotations

import csv
import io
import re
from functools import cached_property
from typing import Any

from tracker.cells import number, read_json, resolve
from tracker.model import TrackerError
from tracker.pages import text_of
from tracker.prose.numbers import Reading as Reading  # noqa: PLC0414 (what a quote reads as belongs to both)
from tracker.prose.numbers import number_at, scaled

_TEXT = re.compile(r"char=([0-9]{1,12}) number=([0-9]{1,12})(?: times=([0-9]{1,4}(?:\.[0-9]{1,8})?))?")
_CELL = re.compile(r"row=([0-9]{1,12}) column=(.+)", re.DOTALL)


class Quotes:
    """The places of one document's bytes. Each of its forms is only made when a locator asks for it."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    @cached_property
    def _tree(self) -> Any:
        return read_json(self._body)

    @cached_property
    def _text(self) -> str:
        return text_of(self._body)

    @cached_property
    def _rows(self) -> list[dict[str, str]]:
        try:
            return list(csv.DictReader(io.StringIO(self._body.decode("utf-8-sig"), newline="")))
        except (UnicodeDecodeError, csv.Error) as error:
            raise TrackerError(f"the document is no CSV: {error}") from None

    def read(self, quote: str | None, locator: str | None) -> Reading | None:
        """The number the quote reads as, when the quote stands at its locator; None when it does not.

        Raises TrackerError for a locator of no known form, or of another kind of document.
        """
        if quote is None or locator is None:
            return None
        if locator.startswith("/"):
            return cell_value(quote) if resolve(self._tree, locator) == quote else None
        if match := _TEXT.fullmatch(locator):
            start, offset = int(match[1]), int(match[2])
            if self._text[start : start + len(quote)] != quote:
                return None
            found = number_at(quote, offset)
            return (
                scaled((found.value, found.low, found.high), float(match[3]) if match[3] else None) if found else None
            )
        if match := _CELL.fullmatch(locator):
            row = int(match[1])
            stands = 0 < row <= len(self._rows) and self._rows[row - 1].get(match[2]) == quote
            return cell_value(quote) if stands else None
        raise TrackerError(f"unknown locator {locator!r}; expected a JSON pointer, row= column=, or char= number=")


def cell_value(cell: str) -> Reading | None:
    """A cell as a value (`380600`), or as a range (`15..20`). None where it is no number."""
    low, dots, high = cell.partition("..")
    first, second = number(low), number(high)
    if dots:
        return None if first is None or second is None else (None, first, second)
    return None if first is None else (first, None, None)
