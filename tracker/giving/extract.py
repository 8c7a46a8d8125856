"""What `tracker extract` shows: the claims of a text with their quotes marked, as rows, or why a number is none."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from tracker.amounts import figure
from tracker.documents.article import page_of
from tracker.errors import TrackerError
from tracker.prose.finding import Finding, label_of
from tracker.prose.pieces import Layout
from tracker.prose.reader import WHOLE, Refusal, explained, findings

FORMS = ("text", "json", "jsonl")
_OPEN, _CLOSE = "\u27e6", "\u27e7"


class Text(NamedTuple):
    """One text to read: its id (a file's name, or that of a row), what is known of it, and its words."""

    id: str
    text: str
    published: str | None = None
    publisher: str | None = None
    layout: Layout = WHOLE


def extract(
    path: Path,
    *,
    form: str = "text",
    explain: bool = False,
    published: str | None = None,
    publisher: str | None = None,
    out: TextIO | None = None,
) -> None:
    """Write the claims of a file, of standard input (`-`), or of every document of a .jsonl, one document at a time.

    A .jsonl has `{"id", "text"}` and perhaps `published` and `publisher` a line; it gives `{"id", "claims"}` a line.
    Raises TrackerError for a file that cannot be read.
    """
    out = out or sys.stdout
    for one in _texts(path, published, publisher):
        if explain:
            _explain(one, out)
        elif path.suffix == ".jsonl" or form == "jsonl":
            row = {"id": one.id, "claims": [label_of(found) for found in _findings(one)]}
            out.write(json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n")
        elif form == "json":
            rows = [label_of(found) for found in _findings(one)]
            out.write(json.dumps(rows, ensure_ascii=False, indent=1, allow_nan=False) + "\n")
        else:
            _view(one, out)


def _texts(path: Path, published: str | None, publisher: str | None) -> Iterator[Text]:
    if path.suffix == ".jsonl":
        yield from _rows(path)
        return
    try:
        body = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        raise TrackerError(f"{path}: found no readable file ({error.strerror}), expected a text or a page") from None
    page = page_of(body)
    yield Text(path.name, page.text, published or page.published, publisher or page.publisher, page.layout)


def _rows(path: Path) -> Iterator[Text]:
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _row(line, f"{path}:{number}")
    except (OSError, UnicodeDecodeError) as error:
        raise TrackerError(f"{path}: found no readable file ({error}), expected documents, one a line") from None


def _row(line: str, where: str) -> Text:
    try:
        row: Any = json.loads(line)
        return Text(str(row["id"]), str(row["text"]), row.get("published"), row.get("publisher"))
    except (json.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
        raise TrackerError(f"{where}: found no document ({error}), expected an object with id and text") from None


def _findings(one: Text) -> list[Finding]:
    return findings(one.text, published=one.published, publisher=one.publisher, layout=one.layout)


def _view(one: Text, out: TextIO) -> None:
    """Every line that holds a claim with its quotes in brackets, and below it a line for each claim."""
    found = _findings(one)
    start = 0
    for line in one.text.split("\n"):
        end = start + len(line)
        here = [claim for claim in found if start <= claim.start < end]
        if here:
            out.write(f"{_marked(line, start, here)}\n")
            out.writelines(f"  {number}  {described(claim)}\n" for number, claim in enumerate(here, 1))
            out.write("\n")
        start = end + 1
    count = f"{len(found)} claim{'' if len(found) == 1 else 's'}"
    print(f"{one.id}: {count}", file=sys.stderr)  # noqa: T201 (words go to stderr)


def _marked(line: str, start: int, found: list[Finding]) -> str:
    """The line with each quote in brackets; quotes that overlap share theirs."""
    parts: list[list[int]] = []
    for one in sorted(found, key=lambda claim: claim.start):
        if parts and one.start <= parts[-1][1]:
            parts[-1][1] = max(parts[-1][1], one.end)
        else:
            parts.append([one.start, one.end])
    for first, last in reversed(parts):
        first, last = first - start, min(last - start, len(line))  # noqa: PLW2901 (offsets into the line)
        line = f"{line[:first]}{_OPEN}{line[first:last]}{_CLOSE}{line[last:]}"
    return line


def described(one: Finding) -> str:
    """A claim in one line: what, whose, how much, for when, who says so."""
    value = f"{figure(one.low)} to {figure(one.high)}" if one.value is None else figure(one.value)
    words = [one.series, one.party, one.qualifier and one.qualifier.replace("_", " "), value, one.currency]
    window = {None: "", 1: "in a day"}.get(one.period, f"in {one.period} days")
    about = [one.place and f"at {one.place}", one.donor and f"from {one.donor}", window]
    credit = one.claimant or "said by nobody else"
    day = one.day or "day open"
    return "; ".join(
        part for part in (" ".join(word for word in words if word), ", ".join(filter(None, about)), day, credit) if part
    )


def _explain(one: Text, out: TextIO) -> None:
    """Every number of the text, and what became of it."""
    for found in explained(one.text, published=one.published, publisher=one.publisher, layout=one.layout):
        if isinstance(found, Refusal):
            number, verdict, start = one.text[found.start : found.end], f"none: {found.reason}", found.start
        else:
            start = found.start + found.offset
            number, verdict = found.quote, described(found)
        out.write(f"{one.id}:{start}\t{' '.join(number.split())}\t{verdict}\n")
