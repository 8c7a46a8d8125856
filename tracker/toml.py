"""TOML that knows its lines: a mistake in a catalog file is answered with file, line and key.

tomllib says where the syntax broke, but not where a key stands, so the lines of headers and keys are
looked up in the text, and only once there is a mistake to tell.
"""

from __future__ import annotations

import math
import re
import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from tracker.model import TrackerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

Keys = tuple[str | int, ...]

_HEADER = re.compile(r"\s*(\[\[?)(.+?)\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*((?:[\w.-]|"[^"]*"|'[^']*')+)\s*=""")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_LONG_TEXT = re.compile(r'"""|\'\'\'')


@dataclass(slots=True)
class Table:
    """One table of a file. Its readers check types; `finish` refuses the keys that nobody asked for."""

    file: Path
    lines: Callable[[], Mapping[Keys, int]]
    keys: Keys
    data: dict[str, Any]
    read: set[str] = field(default_factory=set)

    def wrong(self, key: str | int | None, found: str, expected: str) -> TrackerError:
        """The error for one key, or for the table as a whole where `key` is None."""
        keys = self.keys if key is None else (*self.keys, key)
        lines = self.lines()
        at = keys
        while at and at not in lines:
            at = at[:-1]
        name = ".".join(str(part) if _BARE.fullmatch(str(part)) else f'"{part}"' for part in keys)
        # What was found may hold line breaks; the error is one line all the same.
        message = " ".join(f"{name}: found {found}, expected {expected}".split())
        return TrackerError(f"{self.file}:{lines.get(at, 1)}: {message}")

    def has(self, key: str) -> bool:
        """Whether the key is there at all."""
        return key in self.data

    def text(self, key: str, default: str | None = None) -> str:
        """A text that is not empty; without a default the key must be there."""
        value = self._value(key, default, "a text")
        if value != default and not (isinstance(value, str) and value.strip()):
            raise self.wrong(key, _shown(value), "a text")
        return str(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, empty where the key is left out."""
        value = self._value(key, [], "a list of texts")
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self.wrong(key, _shown(value), "a list of texts")
        return tuple(value)

    def one_of(self, key: str, allowed: tuple[str, ...]) -> str:
        """One of the allowed texts."""
        value = self.text(key)
        if value not in allowed:
            raise self.wrong(key, _shown(value), f"one of {', '.join(allowed)}")
        return value

    def number(self, key: str, default: float | None = None) -> float | None:
        """A finite number, the default where the key is left out; true and false are none."""
        value = self._value(key, default, "a number", optional=True)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise self.wrong(key, _shown(value), "a number")
        return float(value)

    def flag(self, key: str) -> bool:
        """True or false, false where the key is left out."""
        value = self._value(key, default=False, expected="true or false")
        if not isinstance(value, bool):
            raise self.wrong(key, _shown(value), "true or false")
        return value

    def day(self, key: str) -> str:
        """An ISO day, written as a TOML date or as a text."""
        expected = "a day as in 2022-02-24"
        value = self._value(key, None, expected)
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            try:
                return date.fromisoformat(value).isoformat()
            except ValueError:
                raise self.wrong(key, _shown(value), expected) from None
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.wrong(key, _shown(value), expected)
        return value.isoformat()

    def table(self, key: str, *, optional: bool = False) -> Table:
        """The table below this one; an empty one where it is optional and left out."""
        value = self._value(key, {} if optional else None, "a table")
        if not isinstance(value, dict):
            raise self.wrong(key, _shown(value), "a table")
        return Table(self.file, self.lines, (*self.keys, key), value)

    def tables(self) -> Iterator[tuple[str, Table]]:
        """Every key with its table, in the file's order."""
        for key in self.data:
            yield key, self.table(key)

    def listed(self, key: str) -> Iterator[Table]:
        """The tables of an array of tables."""
        value = self._value(key, [], f"tables headed [[{key}]]")
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.wrong(key, _shown(value), f"tables headed [[{key}]]")
        for number, item in enumerate(value):
            yield Table(self.file, self.lines, (*self.keys, key, number), item)

    def finish(self) -> None:
        """Every key of the table must have been read by now."""
        for key in self.data:
            if key not in self.read:
                raise self.wrong(key, "an unknown key", f"one of {', '.join(sorted(self.read))}")

    def _value(self, key: str, default: object, expected: str, *, optional: bool = False) -> Any:
        self.read.add(key)
        if key not in self.data and default is None and not optional:
            raise self.wrong(key, "nothing", expected)
        return self.data.get(key, default)


def read(file: Path, body: bytes) -> Table:
    """The whole file as a table. TrackerError where it is not TOML."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        raise TrackerError(f"{file}:{line}: found bytes that are not UTF-8, expected TOML in UTF-8") from None
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = " ".join(str(error).split())
        at = re.search(r"\(at line (\d+)", said)
        line = int(at.group(1)) if at else text.count("\n") + 1
        raise TrackerError(f"{file}:{line}: found broken TOML, expected a readable file: {said}") from None
    return Table(file, partial(_lines, text), (), data)


def _lines(text: str) -> dict[Keys, int]:
    """The line of each header and of each key below it.

    Keys inside an inline table have no entry: errors fall back to the line of the table.
    """
    found: dict[Keys, int] = {}
    counts: dict[Keys, int] = {}
    above: Keys = ()
    inside_text = False
    for number, line in enumerate(text.splitlines(), 1):
        was_inside = inside_text
        inside_text ^= len(_LONG_TEXT.findall(line)) % 2 == 1
        if was_inside:
            continue
        if (header := _HEADER.match(line)) and (path := _path(header.group(2))):
            above = path
            if header.group(1) == "[[":
                counts[path] = counts.get(path, -1) + 1
                above = (*path, counts[path])
            found.setdefault(above, number)
        elif (key := _KEY.match(line)) and (path := _path(key.group(1))):
            found.setdefault((*above, *path), number)
    return found


def _path(dotted: str) -> Keys:
    """The parts of a dotted key, read by tomllib itself; empty where the text is no key after all."""
    try:
        inner: object = tomllib.loads(f"{dotted} = 0")
    except tomllib.TOMLDecodeError:
        return ()
    parts: list[str | int] = []
    while isinstance(inner, dict):
        ((key, inner),) = inner.items()
        parts.append(key)
    return tuple(parts)


def _shown(value: object) -> str:
    """A value as the file would have it, near enough, and never long."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    text = "a table" if isinstance(value, dict) else repr(value)
    return text if len(text) <= 80 else text[:77] + "..."
