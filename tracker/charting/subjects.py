"""Charts that are not of values by day: how a value was revised, where claims differ, how fresh the sources are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from tracker.asking import read
from tracker.charting import choose, rows
from tracker.charting.definitions import Pick
from tracker.charting.loading import Loaded, Loader
from tracker.charting.transforms import Rows
from tracker.model import Line

if TYPE_CHECKING:
    from collections.abc import Callable

ALWAYS = 100_000
"""A step in days that no gap exceeds: a value stands until it is replaced, however long that takes."""


def revisions(loader: Loader, pick: Pick) -> list[Loaded]:
    """How the value of one day changed as it was seen: the axis is the day of `seen_at`, `of_day` the day concerned.

    Here `until` is a day of seeing. It shortens the years in which nothing changed, and never hides a revision.
    """
    about = read.describe(loader.db, pick.series)
    until = loader.as_of or "9999"
    conditions = ["series = ?", "day = ?", "status in ('accepted', 'withdrawn')", "seen_at <= ?"]
    found = rows.lines(
        loader.db, pick.series, loader.definition.filters_of(pick), kind=pick.kind or loader.definition.kind,
        seen=(conditions[1:], [str(loader.definition.day), until]),
    )  # fmt: skip
    if not found:
        loader.empty.append(loader.language.say(str(about["title"])))
        return []
    (newest,) = loader.db.execute("select max(seen_at) from claims where seen_at <= ?", (until,)).fetchone()
    last = max(data["seen_at"].max()[:10] for _, data in found)
    shown = max(last, min(newest[:10], loader.definition.until or newest[:10]))
    if shown < newest[:10]:
        choose.remark(loader.remarks, "Drawn to {day}. What was seen last still stood on {newest}.",
                      day=pd.Timestamp(shown), newest=pd.Timestamp(newest[:10]))  # fmt: skip
    empty = read.breaks(loader.db, pick.series).iloc[:0]
    return [
        Loaded(pick, line, _as_seen(data, shown), str(about["title"]), about["cautions"], empty) for line, data in found
    ]


def _as_seen(data: pd.DataFrame, newest: str) -> Rows:
    """One row for each value as it was first seen, and the last one again for the day it was last known to stand.

    Whatever its series counts, one day's value through time is a level: a revision of a thousandth has to be visible.
    """
    first = str(data["unit"].iloc[0] or "")
    if len(set(data["period_days"].dropna())) > 1:  # a day and the month that ends on it are two things: the longer one
        data = data[data["period_days"].eq(data["period_days"].max())]
    data = data.sort_values("seen_at", kind="stable")
    data = data.assign(of_day=data["day"], day=_days(data["seen_at"]))
    data = data.drop_duplicates("day", keep="last")
    data = data.assign(drawn=data["value"].where(data["status"].eq("accepted")))
    last = data.iloc[[-1]].assign(day=_days(pd.Series([newest], index=data.index[-1:])))
    if last["day"].iloc[0] > data["day"].iloc[-1]:
        data = pd.concat([data, last])
    return Rows(data.reset_index(drop=True), "level", first, ALWAYS)


def _days(instants: pd.Series) -> pd.Series:
    days: pd.Series = pd.to_datetime(instants.str[:10], format="%Y-%m-%d").astype(read.DATETIME)
    return days


def disagreements(loader: Loader, pick: Pick) -> list[Loaded]:
    """How far two claims of the same thing lie apart, day by day: the first by name less each of the others."""
    found = sorted(loader.values(pick), key=lambda one: _who(one.line))
    made = []
    for number, one in enumerate(found):
        for other in found[number + 1 :]:
            same = choose.DIMENSIONS[1:]
            if any(getattr(one.line, name) != getattr(other.line, name) for name in same):
                continue
            made.append(_apart(loader, one, other))
    return [one for one in made if len(one.rows.data)]


def _apart(loader: Loader, one: Loaded, other: Loaded) -> Loaded:
    theirs = other.rows.data.drop_duplicates("day").set_index("day")
    data = one.rows.data
    difference = data["drawn"] - data["day"].map(theirs["drawn"])
    beside = {f"other_{name}": data["day"].map(theirs[name]) for name in ("quote", "url", "seen_at")}
    data = data.assign(drawn=difference, other_value=data["drawn"] - difference, **beside)
    data = data[difference.notna()].reset_index(drop=True)
    label = loader.language.say("{one} less {other}", one=_who(one.line), other=_who(other.line))
    apart = replace(one.rows, data=data, kind="change")
    apart = apart.having(data, "Computed as {one} less {other}, on days that both have.",
                       one=_who(one.line), other=_who(other.line))  # fmt: skip
    return replace(one, rows=apart, pick=replace(one.pick, label=label), against=other.line)


def _who(line: Line) -> str:
    return line.claimant or line.publisher or "?"


def freshness(loader: Loader, _: Pick) -> list[Loaded]:
    """For each publisher and source how many days its newest figure lies behind the newest fetch of the ledger."""
    until = loader.as_of or "9999"
    (newest,) = loader.db.execute("select max(seen_at) from claims where seen_at <= ?", (until,)).fetchone()
    if newest is None:
        return []
    found = loader.db.execute(
        "select publisher, source, max(day), max(seen_at), group_concat(distinct claimant), count(*) from claims"
        " where status = 'accepted' and seen_at <= ? and (superseded_at is null or superseded_at > ?)"
        " group by publisher, source order by publisher, source",
        (until, until),
    ).fetchall()
    today = pd.Timestamp(newest[:10])
    made = []
    for publisher, source, day, seen, claimants, claims in found:
        silent = max(0, (today - pd.Timestamp(day)).days)
        line = Line("global", "freshness", "level", claimant=None, publisher=publisher, source=source)
        quote = f"{claims} claims of {claimants or 'nobody named'}"
        data = rows.frame([(day, None, float(silent), None, None, None, "days", quote, None, seen, None)])
        fresh = Rows(data.assign(drawn=data["value"]), "level", "days", None)
        made.append(Loaded(Pick("freshness"), line, fresh, "Days since the newest figure", (), pd.DataFrame()))
    return made


LOADERS: dict[str, Callable[[Loader, Pick], list[Loaded]]] = {
    "values": Loader.values,
    "revisions": revisions,
    "disagreements": disagreements,
    "freshness": freshness,
}
