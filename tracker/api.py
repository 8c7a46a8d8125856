"""The ledger in Python: `tracker.open(path)`. Only reads; every answer is a tidy pandas frame or a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Self, Unpack

import pandas as pd

from tracker.asking import derivation, named, query, questions, read, story
from tracker.asking.query import Answer
from tracker.clock import instant


class Database:
    """A ledger that is open for reading. Use it as a context manager, or `close` it.

    >>> import tracker
    >>> with tracker.open("tracker.db") as db:
    ...     db.series()[["series", "unit", "claims"]]
                       series    unit  claims
    0  losses.personnel.total  people       3
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._db = query.connect(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"tracker.open({str(self.path)!r})"

    def close(self) -> None:
        """Close the file. What was read stays."""
        self._db.close()

    def series(self, *, everything: bool = False) -> pd.DataFrame:
        """The series with `title`, `unit`, `conflicts`, `claimants`, `first_day`, `last_day` and `claims` that stand.

        A series with `derived_from` also has, or only has, changes of that level that nobody reported; they are no
        claims. With `everything` also those of the catalog that the ledger holds no claim of.
        """
        return _frame(questions.series(self.path, everything=everything))

    def frame(
        self, series: str, *, as_of: str | None = None, change: bool = False, **filters: Unpack[read.Filters]
    ) -> pd.DataFrame:
        """The accepted claims of a series, one row a claim, by line and day; the columns are those of `current`.

        `as_of` is an instant, or a day for its last second: what was known then. With `change` there is one row for
        each reporting interval of a total or level instead, with three more columns: `change`, `over_days`,
        `correction` (see `tracker.asking.read.changes`); counts of a period that the series has as well are left out,
        unless `kind` asks for them, and of counts alone there is no change. Filters: `kind`, `conflict`, `party`,
        `place`, `donor`, `claimant` and `source` are one value or several; `since` and `until` are days, both included.

        Of a series that is the change of a level, such as `territory.change_area`, the changes that nobody reported
        come beside the reported ones: `from_series`, `from_day`, `from_value` and `to_value` are the two claims that
        each follows from, and `attrs["derived_from"]` is the level.

        `attrs` has `title`, `unit`, `definition`, `cautions`, `as_of` and `sources`: for each source its `title`,
        `publisher`, `licence`, `cite` and `homepage`. Raises TrackerError for a name, day or instant that is none.

        >>> import tracker
        >>> db = tracker.open("tracker.db")
        >>> daily = db.frame("losses.personnel.total", conflict="ukraine", change=True)
        >>> daily[["day", "change", "over_days"]]
                 day  change  over_days
        0 2024-01-02   920.0          1
        1 2024-01-04  1480.0          2
        >>> daily.attrs["unit"], daily.attrs["sources"]["petroivaniuk"]["licence"]
        ('people', 'MIT')
        """
        query.check_series(self._db, series)
        level = None if change else derivation.level_of(self._db, series)
        for name in query.DIMENSIONS:
            wanted = filters.get(name)
            for each in [wanted] if isinstance(wanted, str) else wanted or ():  # type: ignore[attr-defined]
                if not (level and (name, each) == ("kind", "change")):
                    query.check_name(self._db, name, each, series, *filter(None, [level]))
        until = instant(as_of, end_of_day=True) if as_of else None
        found = read.frame(self._db, series, as_of=until, **filters)
        if level:
            found = read.with_derived(self._db, found, series, as_of=until, **filters)
        grows = found["kind"].isin(("total", "level"))
        if change and not filters.get("kind") and grows.any():
            found = found[grows]
        attrs = found.attrs | {"as_of": until, "sources": self._sources(set(found["source"]))}
        if change:
            declared = read.breaks(self._db, series, filters.get("conflict"))
            found = read.changes(found, declared, read.corrections(self._db, series, as_of=until))
        found.attrs = attrs
        return found

    def query(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> pd.DataFrame:
        """The answer to one select on the public views. Raises TrackerError for SQL that is wrong or would write.

        >>> import tracker
        >>> tracker.open("tracker.db").query("select day, value from latest where series like ?", ["losses.%"])
                  day   value
        0  2024-01-04  362410
        """
        return _frame(query.ask(self._db, sql, dict(values) if isinstance(values, Mapping) else values))

    def ask(self, name: str, **params: str | float) -> pd.DataFrame:
        """The answer to a named question (`tracker sql --list`), with its parameters.

        >>> import tracker
        >>> tracker.open("tracker.db").ask("biggest-days", count=1)[["day", "change"]]
                  day  change
        0  2024-01-02     920
        """
        question = named.load(name)
        given = named.values(self._db, question, [f"{key}={value}" for key, value in params.items()])
        return _frame(query.ask(self._db, question.sql, given))

    def why(self, series: str, day: str, *, conflict: str | None = None, as_of: str | None = None) -> str:
        """The story of a number: every value ever seen for a day, in whose words, and which stands.

        >>> import tracker
        >>> print(tracker.open("tracker.db").why("losses.personnel.total", "2024-01-02"))  # doctest: +ELLIPSIS
        losses.personnel.total on 2024-01-02: Military casualties
        ...
          One claim stands.
        """
        return "\n".join(story.tell(self._db, series, day, conflict=conflict, as_of=as_of))

    def _sources(self, used: set[str]) -> dict[str, dict[str, Any]]:
        about = query.ask(self._db, "select source, title, publisher, licence, cite, homepage from sources")
        return {row[0]: dict(zip(about.columns[1:], row[1:], strict=True)) for row in about.rows if row[0] in used}


def _frame(answer: Answer) -> pd.DataFrame:
    """Columns of int64 (Int64 with nulls), float64 or text, as SQLite gave them."""
    cells = list(zip(*answer.rows, strict=True)) if answer.rows else [()] * len(answer.columns)
    return pd.DataFrame({name: _column(column) for name, column in zip(answer.columns, cells, strict=True)})


def _column(cells: Sequence[Any]) -> pd.Series:
    types = {type(cell) for cell in cells} - {type(None)}
    if types == {int}:
        return pd.Series(cells, dtype="Int64" if None in cells else "int64")
    if types and types <= {int, float}:
        return pd.Series(cells, dtype="float64")
    return pd.Series(cells, dtype="object" if bytes in types else "string")
