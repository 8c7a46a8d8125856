"""The ledger as data frames: what stands now, or what stood at any past instant. Only reads, only the public views.

Types are declared, never inferred: `day` is datetime64[s], `value`, `low` and `high` are float64, `period_days` is
Int64, everything else is text with NA where the ledger has null. Clocks (`seen_at`, `superseded_at`) stay text.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypedDict, Unpack

import pandas as pd

from tracker.asking import derivation, query
from tracker.clock import is_day
from tracker.model import Kind, Line, TrackerError
from tracker.names import unknown

if TYPE_CHECKING:
    import sqlite3

Filter = str | Sequence[str] | None

COLUMNS = (
    "conflict", "series", "kind", "party", "place", "donor", "since", "day", "period_days", "value", "low", "high",
    "qualifier", "unit", "claimant", "publisher", "source", "url", "quote", "locator", "document", "seen_at",
    "superseded_at", "status",
)  # fmt: skip
NUMBERS = {"value": "float64", "low": "float64", "high": "float64", "period_days": "Int64"}
_OF_A_CLAIM = ("url", "quote", "locator", "document", "superseded_at", "status")
_DERIVED = {**NUMBERS, "from_value": "float64", "to_value": "float64"}
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
DATETIME: Final = "datetime64[s]"
# A change across one of these compares two different things. `start` and `end` have nothing on their other side.
INTERRUPTIONS = ("restart", "merge")


def describe(db: sqlite3.Connection, series: str) -> dict[Hashable | None, Any]:
    """`title`, `unit`, `definition` and `cautions` (a tuple) of a series. Raises TrackerError if there is none."""
    row = db.execute("select title, unit, definition, cautions from series where series = ?", (series,)).fetchone()
    if row is None:
        known = [name for (name,) in db.execute("select series from series order by series")]
        raise TrackerError(unknown("series", series, known, "`tracker series` lists them all"))
    title, unit, definition, cautions = row
    return {
        "title": title,
        "unit": unit,
        "definition": definition,
        "cautions": tuple(filter(None, (caution.strip() for caution in (cautions or "").splitlines()))),
    }


class Filters(TypedDict, total=False):
    """Which claims: one value or several of each of the dimensions, and days."""

    kind: Filter
    conflict: Filter
    party: Filter
    place: Filter
    donor: Filter
    claimant: Filter
    source: Filter
    since: str | None
    until: str | None


def frame(db: sqlite3.Connection, series: str, *, as_of: str | None = None, **filters: Unpack[Filters]) -> pd.DataFrame:
    """The accepted claims of a series, one row a claim, sorted by line and then day.

    The columns are those of the view `current`. A filter is one value or several of which any will do; `since`
    and `until` are ISO days, both included; `as_of` is an instant `YYYY-MM-DDTHH:MM:SSZ` and gives what was
    known then. `attrs` has `title`, `unit`, `definition` and `cautions`. Nothing found is an empty frame with
    the same types. Raises TrackerError for an unknown series, a day or an instant that is none.
    """
    attrs = describe(db, series)
    conditions, values = ["series = ?"], [series]
    for column in ("kind", "conflict", "party", "place", "donor", "claimant", "source"):
        wanted: Filter = filters.get(column)  # type: ignore[assignment]  # a literal to us, not to the type checker
        if wanted is None:
            continue
        choices = [wanted] if isinstance(wanted, str) else list(wanted)
        conditions.append(f"{column} in ({', '.join('?' * len(choices))})")
        values += choices
    for day, comparison in ((filters.get("since"), "day >= ?"), (filters.get("until"), "day <= ?")):
        if day is not None:
            conditions.append(comparison)
            values.append(_iso_day(day))
    view = "current"
    if as_of is not None:
        if not INSTANT.fullmatch(as_of):
            raise TrackerError(f"as-of {as_of!r} is not an instant: expected YYYY-MM-DDTHH:MM:SSZ")
        view = "claims"
        conditions.append("status = 'accepted' and seen_at <= ? and (superseded_at is null or superseded_at > ?)")
        values += [as_of, as_of]
    query = f"select {', '.join(COLUMNS)} from {view} where {' and '.join(conditions)}"
    rows = pd.DataFrame(db.execute(query, values).fetchall(), columns=list(COLUMNS), dtype="object")
    found = rows.astype({column: NUMBERS.get(column, "string") for column in COLUMNS})
    found["day"] = pd.to_datetime(found["day"], format="%Y-%m-%d").astype(DATETIME)
    found = found.sort_values([*Line._fields, "day", "period_days"], ignore_index=True)
    found.attrs = attrs
    return found


def with_derived(
    db: sqlite3.Connection, found: pd.DataFrame, series: str, *, as_of: str | None = None, **filters: Unpack[Filters]
) -> pd.DataFrame:
    """What `frame` gave, and where the series is the change of a level also the changes that nobody reported.

    Such a row has the two claims it follows from in four more columns, `from_series`, `from_day`, `from_value` and
    `to_value` (NA where the figure was reported), and neither quote nor document; `attrs` has `derived_from`. Without
    any the frame is given back as it is. Takes what `frame` took.
    """
    level = derivation.level_of(db, series)
    if level is None:
        return found
    view, instants = query.standing(as_of)
    names = (*(name for name in COLUMNS if name not in _OF_A_CLAIM), *derivation.FROM)
    answer = db.execute(
        f"select {', '.join(names)} from ({derivation.changes(view)})", {"series": series, "level": level, **instants}
    )
    rows = pd.DataFrame(answer.fetchall(), columns=list(names), dtype="object")
    rows = rows.reindex(columns=[*COLUMNS, *derivation.FROM])
    rows = rows.astype({name: _DERIVED.get(name, "string") for name in rows.columns})
    for name in ("day", "from_day"):
        rows[name] = pd.to_datetime(rows[name], format="%Y-%m-%d").astype(DATETIME)
    for column in ("kind", "conflict", "party", "place", "donor", "claimant", "source"):
        wanted: Filter = filters.get(column)  # type: ignore[assignment]  # as above
        if wanted is not None:
            rows = rows[rows[column].isin([wanted] if isinstance(wanted, str) else list(wanted))]
    since, until = filters.get("since"), filters.get("until")
    rows = rows[rows["day"].between(since or "0001-01-01", until or "9999-12-31")]
    if rows.empty:
        return found
    both = pd.concat([found, rows], ignore_index=True) if len(found) else rows
    both = both.astype(dict(rows.dtypes))
    both = both.sort_values([*Line._fields, "from_series", "day", "period_days"], ignore_index=True)
    both.attrs = found.attrs | {"derived_from": level}
    return both


def lines(frame: pd.DataFrame) -> list[tuple[Line, pd.DataFrame]]:
    """The frame apart by line (identity without day and period), in the order of the frame, each with its rows."""
    groups = frame.groupby(list(Line._fields), dropna=False, sort=False, observed=True)
    return [(_line(key), rows.reset_index(drop=True)) for key, rows in groups]


def breaks(db: sqlite3.Connection, series: str, conflict: Filter = None) -> pd.DataFrame:
    """Declared breaks of a series by day: `conflict`, `day` (datetime64), `type`, `note`, `claimant` (NA for all)."""
    columns = ["conflict", "day", "type", "note", "claimant"]
    rows = db.execute(f"select {', '.join(columns)} from breaks where series = ? order by day, note", (series,))
    declared = rows.fetchall()
    if not declared:  # most series have none, and an empty frame takes as long to make as a full one
        return _no_breaks(tuple(columns)).copy()
    found = pd.DataFrame(declared, columns=columns, dtype="string")
    found["day"] = pd.to_datetime(found["day"], format="%Y-%m-%d").astype(DATETIME)
    if conflict is None:
        return found
    return found[found["conflict"].isin([conflict] if isinstance(conflict, str) else list(conflict))]


@cache
def _no_breaks(columns: tuple[str, ...]) -> pd.DataFrame:
    return pd.DataFrame([], columns=list(columns), dtype="string").astype({"day": DATETIME})


def interruptions(line: Line, breaks: pd.DataFrame) -> list[pd.Timestamp]:
    """The days of the declared restarts and merges of a line, of all `breaks` of its series."""
    if breaks.empty:
        return []
    theirs = breaks["claimant"].isna() | _equals(breaks["claimant"], line.claimant)
    ours = breaks[theirs & _equals(breaks["conflict"], line.conflict) & breaks["type"].isin(INTERRUPTIONS)]
    return list(ours["day"])


def corrections(db: sqlite3.Connection, series: str, *, as_of: str | None = None) -> pd.DataFrame | None:
    """Published, signed corrections of this total: rows as from `frame`, or None where no series holds any."""
    names = [name for (name,) in db.execute("select series from series where corrects = ? order by series", (series,))]
    return pd.concat([frame(db, name, as_of=as_of) for name in names], ignore_index=True) if names else None


def changes(
    frame: pd.DataFrame, breaks: pd.DataFrame | None = None, corrections: pd.DataFrame | None = None
) -> pd.DataFrame:
    """One row per reporting interval of each total or level in `frame`: its columns and three more, as in `changes`.

    `change` (float64, in the series' unit) is this report less the one before it, null across a declared restart
    or merge; `over_days` (Int64) is how many days it covers; `correction` (float64) is the part of the change that
    the same source published as a correction, null for none. A line's first report ends no interval and has no
    row, a range has no single value and is passed over. A change is `about` where either end is not exact.
    Raises TrackerError for rows that are neither totals nor levels.
    """
    found = [changes_of_line(line, rows, breaks, corrections) for line, rows in lines(frame)]
    if not found:
        number = pd.Series(dtype="float64")
        found = [frame.assign(change=number, over_days=number.astype("Int64"), correction=number)]
    result = pd.concat(found, ignore_index=True)
    result.attrs = dict(frame.attrs)
    return result


def average7(changes: pd.DataFrame, values: pd.Series, minimum: int = 5) -> pd.Series:
    """The mean of `values` over the seven days that end on each day of one line of changes, float64.

    `values` are per day and aligned with `changes`; intervals of several days do not count, and null stands
    where fewer than `minimum` days of the seven are known.
    """
    covers = changes["over_days"] if "over_days" in changes else changes["period_days"]
    daily = values.where(covers.eq(1).fillna(value=False))
    daily.index = pd.DatetimeIndex(changes["day"])
    average = daily.rolling("7D", min_periods=minimum).mean()
    return average.set_axis(changes.index)


def changes_of_line(
    line: Line, rows: pd.DataFrame, breaks: pd.DataFrame | None, corrections: pd.DataFrame | None
) -> pd.DataFrame:
    """The rows that `changes` gives for one line; `rows` need no more than `day`, `value` and `qualifier`."""
    if line.kind not in ("total", "level"):
        raise TrackerError(f"{line.series}: a change is the change of a total or a level, found kind {line.kind!r}")
    rows = rows[rows["value"].notna()]
    before = rows["day"].shift()
    result = rows.assign(
        change=rows["value"].diff(),
        over_days=(rows["day"] - before).dt.days.astype("Int64"),
        correction=pd.Series(float("nan"), index=rows.index, dtype="float64"),
    )
    exact = rows["qualifier"].isna() & rows["qualifier"].shift().isna()
    result["qualifier"] = rows["qualifier"].where(exact, "about")
    if len(set(rows["unit"])) > 1:
        result.loc[~_equal(rows["unit"], rows["unit"].shift()), "change"] = float("nan")  # two currencies
    for day in [] if breaks is None else interruptions(line, breaks):
        result.loc[(before < day) & (rows["day"] >= day), "change"] = float("nan")
    for day, value in {} if corrections is None else _corrections_of(line, corrections).items():
        inside = (before < day) & (rows["day"] >= day)
        result.loc[inside, "correction"] = result.loc[inside, "correction"].add(value, fill_value=0.0)
    return result.iloc[1:]


def _corrections_of(line: Line, corrections: pd.DataFrame) -> dict[pd.Timestamp, float]:
    ours = corrections[corrections["value"].notna() & corrections["value"].ne(0)]
    for column in ("conflict", "party", "place", "donor", "claimant", "publisher", "source"):
        ours = ours[_equals(ours[column], getattr(line, column))]
    sums = ours.groupby("day")["value"].sum()
    return dict(zip(sums.index, sums, strict=True))


def _equal(one: pd.Series, other: pd.Series) -> pd.Series:
    return one.eq(other).fillna(value=False) | (one.isna() & other.isna())


def _equals(column: pd.Series, wanted: str | None) -> pd.Series:
    """Equality in which null equals null and nothing else."""
    return column.isna() if wanted is None else column.eq(wanted).fillna(value=False)


def _line(key: tuple[Any, ...]) -> Line:
    texts = [None if pd.isna(part) else str(part) for part in key]
    named = dict(zip(Line._fields, texts, strict=True))
    kind: Kind = named.pop("kind")  # type: ignore[assignment]  # the schema allows no other
    return Line(kind=kind, **named)  # type: ignore[arg-type]


def _iso_day(text: str) -> str:
    if not is_day(text):
        raise TrackerError(f"{text!r} is not a day: expected YYYY-MM-DD")
    return text
