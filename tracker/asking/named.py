"""Named questions: `db/queries/NAME.sql`, one select with a comment at its head.

    -- What the question answers, in one or more lines.
    -- :since = 2024-01-01  a parameter, its default, what it means
    -- :conflict  a parameter whose default is null
    --
    -- Example: since=2024-06-01
    -- an answer, filled in by python -m tracker.making.schema_docs

The default says what a parameter takes: a number where the default is one; a day for `since`, `until` and `day`;
an instant for `as_of`; a name that the ledger holds for `series` and the dimensions; otherwise any text.
"""

from __future__ import annotations

import re
import shlex
import sqlite3
from collections.abc import Iterable
from typing import Any, NamedTuple

from tracker.asking import query
from tracker.clock import instant
from tracker.errors import MisuseError
from tracker.model import TrackerError
from tracker.names import unknown
from tracker.resources import db_dir

_PARAMETER = re.compile(r":([a-z_]+)(?: = (\S+))?(?: +(.*))?")
USED = re.compile(r"(?<![:\w]):([a-z_]+)")
"""A parameter where the SQL of a question uses it."""

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_DAYS = ("since", "until", "day")
EXAMPLE = "Example:"


class Parameter(NamedTuple):
    """A `:name` of a question. `default` is null where it is not given."""

    name: str
    default: str | None
    meaning: str


class Question(NamedTuple):
    """A named question. `example` is the parameters of its example, `answer` the lines of that example's answer."""

    name: str
    purpose: str
    parameters: tuple[Parameter, ...]
    example: tuple[str, ...]
    answer: tuple[str, ...]
    sql: str


def names() -> list[str]:
    """The named questions."""
    return sorted(path.stem for path in (db_dir() / "queries").glob("*.sql"))


def load(name: str) -> Question:
    """A named question. Raises TrackerError, with the nearest name, when there is none."""
    if name not in names():
        raise TrackerError(unknown("query", name, names(), "see tracker sql --list"))
    return read(name, (db_dir() / "queries" / f"{name}.sql").read_text(encoding="utf-8"))


def read(name: str, text: str) -> Question:
    """A question from the text of its file. Raises TrackerError when head and select do not fit."""
    lines = text.splitlines()
    head = [line.removeprefix("--").removeprefix(" ") for line in lines[: _head_length(lines)]]
    purpose: list[str] = []
    parameters: list[Parameter] = []
    example: tuple[str, ...] = ()
    rest = iter(head)
    for line in rest:
        if line.startswith(EXAMPLE):
            example = tuple(shlex.split(line.removeprefix(EXAMPLE)))
            break
        if found := _PARAMETER.fullmatch(line):
            parameters.append(Parameter(found[1], found[2], found[3] or ""))
        elif line:
            purpose.append(line)
    sql = "\n".join(lines[len(head) :]) + "\n"
    declared, used = {parameter.name for parameter in parameters}, set(USED.findall(sql))
    if declared != used:
        odd = ", ".join(sorted(declared ^ used))
        raise TrackerError(f"db/queries/{name}.sql: the head and the select do not have the same parameters: {odd}")
    return Question(name, " ".join(purpose), tuple(parameters), example, tuple(rest), sql)


def _head_length(lines: list[str]) -> int:
    return next((number for number, line in enumerate(lines) if not line.startswith("--")), len(lines))


def values(db: sqlite3.Connection, question: Question, texts: Iterable[str]) -> dict[str, Any]:
    """`name=value` texts as the values of a question's parameters, with the defaults of the others."""
    known = {parameter.name: parameter for parameter in question.parameters}
    given: dict[str, str] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals:
            raise MisuseError(f"--param is {text!r}; write it as name=value")
        if name not in known:
            there = f"the question has {', '.join(sorted(known)) or 'none'}"
            raise MisuseError(unknown("parameter", name, known, there))
        given[name] = value
    return {
        parameter.name: _value(db, parameter, given[parameter.name]) if parameter.name in given
        else _number(parameter.default)
        for parameter in question.parameters
    }  # fmt: skip


def _value(db: sqlite3.Connection, parameter: Parameter, text: str) -> Any:
    name, default, _ = parameter
    if default is not None and _NUMBER.fullmatch(default):
        if not _NUMBER.fullmatch(text):
            raise MisuseError(f"--param {name} is {text!r}; expected a number such as {default}")
        return _number(text)
    if name in _DAYS:
        query.check_day(text, f"--param {name}")
    elif name == "as_of":
        return instant(text, end_of_day=True)
    elif name == "series":
        query.check_series(db, text)
    elif name == "conflict":
        query.check_conflict(db, text)
    elif name in query.DIMENSIONS:
        query.check_name(db, name, text)
    return text


def is_number(default: str) -> bool:
    """Whether a parameter with that default takes a number."""
    return bool(_NUMBER.fullmatch(default))


def _number(text: str | None) -> str | int | float | None:
    if text is None or not _NUMBER.fullmatch(text):
        return text
    return float(text) if "." in text else int(text)
