"""Where a quote stands in a document, and what number it reads as.

Locators are written by the source modules and understood here, without them:

    /699/personnel                  a cell of a JSON document, as a JSON pointer (RFC 6901)
    line=3 /text                    the same of one line of a document that has JSON on each
    row=12 column=value             a cell of a CSV document; the row under the header is 1
    sheet=Data row=12 column=IDPs   a cell of a workbook; sheet=a.csv is a file in a zip archive
    header=2 row=12 column=Killed   where the header is another record than the first (0: there is none)
    sum=3,7,12-19 column=best       the sum of cells; count=3,7 the number of rows; both may begin as above, or
                                    with at=/data/flows for a list in JSON, whose rows count from 0; at=/*/data
                                    are the lists of all pages together. column=low..high are two sums, a range
    area=/features/0/geometry       the area of polygons in GeoJSON, see `tracker.documents.geometry`
    char=1203 number=17             text: the quote starts at character 1203 of the document's text, and its number
                                    at the quote's own character 17; times=100 behind it is another unit ("a fifth"
                                    is 20 per cent), rounded to four places
    char=12 number=3 in line=2 /text    the same in a text that is a cell of JSON, on a line of it or of the whole

A cell's locator may end in ` times=1000000000` where the column counts in billions, or in ` number=0` where the
cell holds words, and its number starts at that character of it.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

from tracker.documents import sums
from tracker.documents.cells import number, read_json, resolve
from tracker.documents.pages import text_of
from tracker.documents.records import Cells, Layout, records_of
from tracker.model import TrackerError
from tracker.prose.numbers import Reading as Reading  # noqa: PLC0414 (what a quote reads as belongs to both)
from tracker.prose.numbers import number_at, scaled

_TEXT = re.compile(r"char=([0-9]{1,12}) number=([0-9]{1,12})(?: times=([0-9]{1,4}(?:\.[0-9]{1,8})?))?")
_INSIDE = re.compile(rf"{_TEXT.pattern} in (?:line=(?P<line>[1-9][0-9]{{0,8}}) )?(?P<pointer>/.*)", re.DOTALL)
_ENDING = re.compile(r"(?P<place>.*?)(?: times=(?P<times>[0-9.]{1,30}))?(?: number=(?P<number>[0-9]{1,6}))?", re.DOTALL)
_LAYOUT = r"(?:sheet=(?P<sheet>.+?) )?(?:header=(?P<header>[0-9]{1,3}) )?(?:at=(?P<at>\S+) )?"
_ROWS = r"[0-9]{1,9}(?:-[0-9]{1,9})?(?:,[0-9]{1,9}(?:-[0-9]{1,9})?)*"
_CELL = re.compile(_LAYOUT + rf"(?:row=(?P<row>[0-9]{{1,9}})|sum=(?P<sum>{_ROWS})) column=(?P<column>.+)", re.DOTALL)
_LINE = re.compile(r"line=(?P<line>[1-9][0-9]{0,8}) (?P<pointer>/.*)", re.DOTALL)
_AREA = re.compile(r"area=.+")
_COUNT = re.compile(_LAYOUT + rf"count=(?P<count>{_ROWS})", re.DOTALL)


class Quotes:
    """The places of one document's bytes. Each of its forms is only made when a locator asks for it."""

    def __init__(self, body: bytes) -> None:
        self._body = body
        self._tables: dict[Layout, dict[int, Cells]] = {}

    @cached_property
    def _tree(self) -> Any:
        return read_json(self._body)

    @cached_property
    def _lines(self) -> list[bytes]:
        return self._body.splitlines()

    def _line(self, count: int) -> Any:
        return read_json(self._lines[count - 1]) if count <= len(self._lines) else None

    @cached_property
    def _text(self) -> str:
        return text_of(self._body)

    def read(self, quote: str | None, locator: str | None) -> Reading | None:
        """The number the quote reads as, when the quote stands at its locator; None when it does not.

        Raises TrackerError for a locator of no known form, or of another kind of document.
        """
        if quote is None or locator is None:
            return None
        forms = ((_TEXT, self._span), (_INSIDE, self._inside), (_COUNT, self._count), (_AREA, self._area))
        for form, read in forms:
            if match := form.fullmatch(locator):
                return read(quote, match)
        return self._cell(quote, locator)

    def _span(self, quote: str, match: re.Match[str]) -> Reading | None:
        return _stands(quote, self._text, match)

    def _inside(self, quote: str, match: re.Match[str]) -> Reading | None:
        text = resolve(self._line(int(match["line"])) if match["line"] else self._tree, match["pointer"])
        return _stands(quote, text, match) if isinstance(text, str) else None

    def _cell(self, quote: str, locator: str) -> Reading | None:
        ending = _ENDING.fullmatch(locator)
        place = ending["place"] if ending else locator
        cell = _CELL.fullmatch(place)
        if cell and cell["sum"]:
            return self._sum(quote, cell)
        if cell:
            found: Any = self._rows(cell).get(int(cell["row"]), {}).get(cell["column"])
        elif locator.startswith("/"):
            found = resolve(self._tree, place)
        elif line := _LINE.fullmatch(place):
            found = resolve(self._line(int(line["line"])), line["pointer"])
        else:
            raise TrackerError(f"unknown locator {locator!r}; expected a form that tracker.documents.locate lists")
        if found != quote or ending is None:
            return None
        return _words(quote, int(ending["number"])) if ending["number"] else cell_value(quote, ending["times"] or "1")

    def _count(self, quote: str, match: re.Match[str]) -> Reading | None:
        known, rows = self._rows(match), sums.unspanned(match["count"])
        stands = quote == f"{len(rows)} rows" and all(row in known for row in rows)
        return (len(rows), None, None) if stands else None

    def _rows(self, match: re.Match[str]) -> dict[int, Cells]:
        at = match["at"] if match["at"] != "/" else ""
        layout = Layout(match["sheet"] or "", int(match["header"] or 1), at)
        if layout not in self._tables:
            self._tables[layout] = records_of(self._body, layout, lambda: self._tree)
        return self._tables[layout]

    def _sum(self, quote: str, match: re.Match[str]) -> Reading | None:
        known = self._rows(match)
        rows, columns = sums.unspanned(match["sum"]), match["column"].split("..")
        cells = [[known.get(row, {}).get(column) or "" for row in rows] for column in columns]
        values = [sums.added(one) for one in cells]
        if None in values or quote != " .. ".join(sums.quote(one) for one in cells):
            return None
        return (values[0], None, None) if len(set(values)) == 1 else (None, values[0], values[-1])

    def _area(self, quote: str, match: re.Match[str]) -> Reading | None:
        from tracker.documents.geometry import measured  # noqa: PLC0415 (only maps need it)

        found = measured(self._tree, match[0])
        return (found.value, None, None) if found.quote == quote else None


def _stands(quote: str, text: str, match: re.Match[str]) -> Reading | None:
    start, times = int(match[1]), float(match[3]) if match[3] else None
    return _words(quote, int(match[2]), times) if text[start : start + len(quote)] == quote else None


def _words(quote: str, offset: int, times: float | None = None) -> Reading | None:
    found = number_at(quote, offset)
    return scaled((found.value, found.low, found.high), times) if found else None


def cell_value(cell: str, times: str = "1") -> Reading | None:
    """A cell as a value (`380600`), or as a range (`15..20`). None where it is no number."""
    low, dots, high = cell.partition("..")
    first, second = number(low, times), number(high, times)
    if dots:
        return None if first is None or second is None else (None, first, second)
    return None if first is None else (first, None, None)
