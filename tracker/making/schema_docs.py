"""`docs/schema.md`, `docs/queries.md` and the examples at the heads of questions, made from the SQL itself.

`python -m tracker.making.schema_docs` writes them, `--check` says which are out of date. Examples are answers to the
figures that ship with the program, read at a fixed instant, so that they are the same on every machine.
"""

from __future__ import annotations

import re
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from tracker.asking import named, query
from tracker.asking.named import EXAMPLE, Question
from tracker.asking.query import Answer
from tracker.giving import output
from tracker.resources import db_dir

SEEN_AT = "2027-01-01T00:00:00Z"
"""When the figures of an example are taken to have been seen: after all of their days."""

_ROWS, _CELL, _WIDTH = 3, 40, 116
_COLUMN = re.compile(r"(?:.*\bas |.*\.)?(\w+)(,?)\s+-- (.*)")
_MADE = "<!-- Made by python -m tracker.making.schema_docs; edit the comments in"


class View(NamedTuple):
    """A public view: its name, what one row is, and its columns with what they mean."""

    name: str
    purpose: str
    columns: tuple[tuple[str, str], ...]


def views(db: sqlite3.Connection) -> list[View]:
    """The public views of a database. A column without a comment of its own means what it means in `claims`."""
    folder = db_dir() / "views"
    shared = _column_comments((folder / "claims.sql").read_text(encoding="utf-8"))
    found = []
    for path in sorted(folder.glob("*.sql")):
        text = path.read_text(encoding="utf-8")
        head = [line.removeprefix("-- ") for line in text.split("create view", 1)[0].splitlines()]
        own = _column_comments(text)
        columns = tuple(
            (name, own.get(name) or shared.get(name) or "")
            for _, name, *_ in db.execute(f"pragma table_info('{path.stem}')")
        )
        found.append(View(path.stem, " ".join(head), columns))
    return found


def _column_comments(text: str) -> dict[str, str]:
    """Comments that end a line of the outer select, by the name of the column that the line gives."""
    select = text[text.index("create view") :]
    found = {}
    for line in select.splitlines():
        if line.startswith("from "):
            break
        if match := _COLUMN.fullmatch(line.strip()):
            found[match[1]] = match[3]
    return found


def schema(db: sqlite3.Connection) -> str:
    """The text of docs/schema.md."""
    out = [
        "# The public views", "", f"{_MADE} db/views/. -->", "",
        ("Any SQLite client reads them: no view needs a function that only this program has. Days are text such as"
        " `2024-01-26`, instants UTC text such as `2024-01-26T08:00:00Z`. Columns may be added, none is renamed."),
    ]  # fmt: skip
    for view in views(db):
        out += ["", f"## {view.name}", "", view.purpose, "", "| column | meaning |", "| --- | --- |"]
        out += [f"| `{name}` | {meaning} |" for name, meaning in view.columns]
    return "\n".join(out) + "\n"


def queries() -> str:
    """The text of docs/queries.md."""
    out = [
        "# Named questions", "", f"{_MADE} db/queries/. -->", "",
        ("`tracker sql --name NAME --param name=value`; a parameter that is not given has its default. The answers are"
        f" to the figures that ship with the program, their first {_ROWS} rows."),
    ]  # fmt: skip
    for name in named.names():
        question = named.load(name)
        out += ["", f"## {name}", "", question.purpose]
        if question.parameters:
            out += ["", "| parameter | default | meaning |", "| --- | --- | --- |"]
            out += [
                f"| `{p.name}` | {f'`{p.default}`' if p.default is not None else ''} | {p.meaning} |"
                for p in question.parameters
            ]
        params = "".join(f" --param {_shell(param)}" for param in question.example)
        out += ["", "```console", f"$ tracker sql --name {name}{params}", *question.answer, "```"]
    return "\n".join(out) + "\n"


def _shell(param: str) -> str:
    return f'"{param}"' if " " in param else param


def example(db: sqlite3.Connection, question: Question) -> list[str]:
    """The answer to a question's example as lines of text: the first rows, without the columns that do not fit."""
    answer = query.ask(db, question.sql, named.values(db, question, question.example))
    if not answer.rows:
        return ["(these figures hold no such thing)"]
    rows = [tuple(_cut(cell) for cell in row) for row in answer.rows[:_ROWS]]
    # What does not fit on a line is left out by whole columns, from the right.
    for width in range(len(answer.columns), 0, -1):
        text = StringIO()
        output.write(Answer(answer.columns[:width], [row[:width] for row in rows]), "table", text)
        lines = text.getvalue().splitlines()
        if max(map(len, lines)) <= _WIDTH:
            break
    return lines


def _cut(cell: object) -> object:
    return f"{cell[: _CELL - 1]}…" if isinstance(cell, str) and len(cell) > _CELL else cell


def with_answer(text: str, answer: list[str]) -> str:
    """The text of a question's file with another answer to its example."""
    lines = text.splitlines()
    head = next(number for number, line in enumerate(lines) if not line.startswith("--"))
    place = next(number for number, line in enumerate(lines[:head]) if line.startswith(f"-- {EXAMPLE}"))
    return "\n".join([*lines[: place + 1], *(f"-- {line}".rstrip() for line in answer), *lines[head:]]) + "\n"


def made(root: Path) -> Iterator[tuple[Path, str]]:
    """Every file that is made, and what it should hold. Examples first: docs/queries.md shows them."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tracker.db"
        _fill(path)
        with closing(query.connect(path)) as db:
            for name in named.names():
                file = db_dir() / "queries" / f"{name}.sql"
                yield file, with_answer(file.read_text(encoding="utf-8"), example(db, named.load(name)))
            yield root / "docs" / "schema.md", schema(db)
            yield root / "docs" / "queries.md", queries()


def _fill(path: Path) -> None:
    from tracker.ingest import open_ingest  # noqa: PLC0415
    from tracker.making import starter_set  # noqa: PLC0415

    with open_ingest(path) as ingest:
        for figures, day in starter_set.shipped():
            ingest.add_file("starter", figures, seen_at=f"{day}T00:00:00Z" if day else SEEN_AT)


def main(words: list[str]) -> int:
    """Write what is out of date, or with `--check` say what is."""
    root = db_dir().parent
    stale = 0
    for path, text in made(root):
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        if "--check" in words:
            sys.stderr.write(f"{path.relative_to(root)} is out of date; run: python -m tracker.making.schema_docs\n")
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
            sys.stderr.write(f"written {path.relative_to(root)}\n")
    return 1 if stale and "--check" in words else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
