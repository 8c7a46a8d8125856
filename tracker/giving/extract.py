"""What `tracker extract` shows: the claims of a text with their quotes marked, as rows, or why a number is none."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

from tracker.amounts import figure
from tracker.documents.article import page_of
from tracker.errors import TrackerError
from tracker.ledger.archive import digest
from tracker.prose.finding import Finding, label_of
from tracker.prose.pieces import Layout
from tracker.prose.reader import WHOLE, Refusal, explained, findings

if TYPE_CHECKING:
    from tracker.giving.proposals import Second

FORMS = ("text", "json", "jsonl")
_OPEN, _CLOSE = "\u27e6", "\u27e7"


class Text(NamedTuple):
    """One text to read: its id (a file's name, or that of a row), what is known of it, and its words.

    `page` is the SHA-256 of the bytes that it was read from.
    """

    id: str
    text: str
    published: str | None = None
    publisher: str | None = None
    layout: Layout = WHOLE
    url: str | None = None
    page: str | None = None


def extract(
    path: Path,
    *,
    form: str = "text",
    explain: bool = False,
    published: str | None = None,
    publisher: str | None = None,
    second: str | None = None,
    keep: Path | None = None,
    out: TextIO | None = None,
) -> bool:
    """Write the claims of a file, of standard input (`-`), or of every document of a .jsonl, one document at a time.

    A .jsonl has `{"id", "text"}` and perhaps `published`, `publisher` and `url` a line; it gives `{"id", "claims"}` a
    line. `second` names a model that may propose more, `keep` a new file for what it proposed. Returns whether the
    second reader, where there is one, had an answer that could be read for each text.
    Raises TrackerError for a file that cannot be read or written.
    """
    out = out or sys.stdout
    with _second(second, keep) if second else nullcontext() as reader:
        for one in _texts(path, published, publisher):
            if explain:
                _explain(one, out)
                continue
            found = findings(one.text, published=one.published, publisher=one.publisher, layout=one.layout)
            if reader:
                found = sorted([*found, *reader.beyond(one, found)], key=lambda each: each.start + each.offset)
            _write(one, found, form if path.suffix != ".jsonl" else "jsonl", out)
    return reader is None or reader.answered


def _second(model: str, keep: Path | None) -> Second:
    from tracker.giving.proposals import Second  # noqa: PLC0415 (only who asks for it)

    return Second(model, keep)


def _write(one: Text, found: list[Finding], form: str, out: TextIO) -> None:
    rows = [label_of(each) for each in found] if form != "text" else []
    if form == "jsonl":
        out.write(json.dumps({"id": one.id, "claims": rows}, ensure_ascii=False, allow_nan=False) + "\n")
    elif form == "json":
        out.write(json.dumps(rows, ensure_ascii=False, indent=1, allow_nan=False) + "\n")
    else:
        _view(one, found, out)


def _texts(path: Path, published: str | None, publisher: str | None) -> Iterator[Text]:
    if path.suffix == ".jsonl":
        yield from _rows(path)
        return
    try:
        body = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        raise TrackerError(f"{path}: found no readable file ({error.strerror}), expected a text or a page") from None
    page = page_of(body)
    dated, printer = published or page.published, publisher or page.publisher
    yield Text(path.name, page.text, dated, printer, page.layout, page=digest(body))


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
        return Text(str(row["id"]), str(row["text"]), row.get("published"), row.get("publisher"), url=row.get("url"))
    except (json.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
        raise TrackerError(f"{where}: found no document ({error}), expected an object with id and text") from None


def _view(one: Text, found: list[Finding], out: TextIO) -> None:
    """Every line that holds a claim with its quotes in brackets, and below it a line for each claim."""
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
    by = one.proposed_by and f"proposed by {one.proposed_by}, not by the rules"
    said = (" ".join(word for word in words if word), ", ".join(filter(None, about)), day, credit, by)
    return "; ".join(part for part in said if part)


def _explain(one: Text, out: TextIO) -> None:
    """Every number of the text, and what became of it."""
    for found in explained(one.text, published=one.published, publisher=one.publisher, layout=one.layout):
        if isinstance(found, Refusal):
            number, verdict, start = one.text[found.start : found.end], f"none: {found.reason}", found.start
        else:
            start = found.start + found.offset
            number, verdict = found.quote, described(found)
        out.write(f"{one.id}:{start}\t{' '.join(number.split())}\t{verdict}\n")
