"""The claims of a series as a chart needs them: one small frame for each line, without what the line says already.

`read.frame` is for people: every column, typed. A chart reads the view that those are made of, by the key of a line,
whose constants it asks for once, as its `Line`, and leaves out what is never drawn. Rows are those of one line, sorted
by day.
"""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from tracker.model import Line

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

NUMBERS = ("value", "low", "high")
TEXTS = ("qualifier", "unit", "quote", "url", "seen_at", "status")
OWN = ("day", "period_days", *NUMBERS, *TEXTS)
WITH_SINCE = {"window": "since"}
CURRENT = "superseded_by is null and status = 'accepted'"
AS_OF = "status = 'accepted' and seen_at <= ? and (superseded_at is null or superseded_at > ?)"


def lines(
    db: sqlite3.Connection,
    series: str,
    filters: Mapping[str, Sequence[str]],
    *,
    kind: str | None = None,
    as_of: str | None = None,
    seen: tuple[Sequence[str], Sequence[str]] | None = None,
) -> list[tuple[Line, pd.DataFrame]]:
    """The accepted claims of a series by line, as they stand or stood at the instant `as_of`.

    With `seen`, conditions and their values, all claims that were ever recorded and meet these.

    A filter is several values of which any will do; among them `*` is any that is given, `-` none that is given and
    `!DE` all but that one.
    """
    conditions, values = ["series = ?"], [series]
    if kind is not None:
        conditions.append("kind = ?")
        values.append(kind)
    for name, wanted in filters.items():
        condition, bound = _condition(WITH_SINCE.get(name, name), wanted)
        conditions += condition
        values += bound
    if seen is not None:
        conditions += seen[0]
        values += seen[1]
    elif as_of is not None:
        conditions.append(AS_OF)
        values += [as_of, as_of]
    else:
        conditions.append(CURRENT)
    query = f"select line, {', '.join(OWN)} from ledger_claims where {' and '.join(conditions)}"
    found = db.execute(query, values).fetchall()
    found.sort(key=itemgetter(0, 1))  # the order in which they come, but for what a filter of SQLite's took first
    by_line = {line: list(rows) for line, rows in groupby(found, itemgetter(0))}
    of_series = db.execute(f"select line, {', '.join(Line._fields)} from lines where series = ?", (series,))
    keys = {line: tuple(constants) for line, *constants in of_series if line in by_line}
    ordered = sorted(keys, key=lambda line: [(part is None, part) for part in keys[line]])
    return [(Line(*keys[line]), _frame(by_line[line], 1)) for line in ordered]


def _condition(column: str, wanted: Sequence[str]) -> tuple[list[str], list[str]]:
    plain = [value for value in wanted if value not in ("*", "-") and value[:1] != "!"]
    unwanted = [value[1:] for value in wanted if value[:1] == "!"]
    either = [f"{column} in ({', '.join('?' * len(plain))})"] if plain else []
    either += [f"{column} is null"] if "-" in wanted else []
    conditions = [f"({' or '.join(either)})"] if either else []
    conditions += [f"{column} is not null"] if "*" in wanted else []
    # Without the first half, a null would be neither in the list nor not in it.
    conditions += [f"({column} is null or {column} not in ({', '.join('?' * len(unwanted))}))"] if unwanted else []
    return conditions, [*plain, *unwanted]


def frame(rows: Sequence[Sequence[Any]]) -> pd.DataFrame:
    """Rows of the columns `OWN` as a frame.

    `day` is datetime64[s], numbers are float64 and `period_days` Int64, texts are objects with None for null.
    """
    return _frame(rows, 0)


def _frame(rows: Sequence[Sequence[Any]], first: int) -> pd.DataFrame:
    """The same from rows that have something else in front of column number `first`."""
    columns = dict(zip(OWN, tuple(zip(*rows, strict=True))[first:], strict=True))
    made: dict[str, Any] = {"day": np.array(columns["day"], dtype="datetime64[D]").astype("datetime64[s]")}
    periods = columns["period_days"]
    missing = np.array([period is None for period in periods])
    whole = np.array([period or 0 for period in periods], dtype="int64")
    made["period_days"] = pd.arrays.IntegerArray(whole, missing)
    made |= {name: np.array(columns[name], dtype="float64") for name in NUMBERS}
    for name in TEXTS:
        text = np.empty(len(rows), dtype="object")
        text[:] = columns[name]
        made[name] = pd.Series(text, dtype="object")
    return pd.DataFrame(made)
