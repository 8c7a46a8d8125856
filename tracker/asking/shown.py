"""What `tracker show` answers: the figures of a series, their changes, or its months; now or as they were known."""

from __future__ import annotations

import sqlite3

from tracker.asking import derivation, query
from tracker.asking.query import Answer
from tracker.clock import instant
from tracker.errors import MisuseError

_SHOWN = (
    "day, value, low, high, qualifier, unit, kind, period_days, party, place, donor, since, conflict, claimant,"
    " publisher, source, seen_at"
)
_MONTHLY = (
    "month, value, change, qualifier, unit, day, from_day, kind, party, place, donor, since, conflict, claimant,"
    " publisher, source"
)
_CHANGES = (
    "day, change, over_days, correction, break, value, unit, party, place, donor, since, conflict, claimant, publisher,"
    " source"
)


def show(
    db: sqlite3.Connection,
    series: str,
    filters: dict[str, str | None],
    *,
    since: str | None = None,
    until: str | None = None,
    as_of: str | None = None,
    change: bool = False,
    monthly: bool = False,
    standing: bool = False,
) -> Answer:
    """The claims of a series that stand, by line and day; with `change` the changes between reports, or by month.

    With both the months of what grows. With `standing` one claim for each thing and day: the one that the rule of the
    series puts first. Of a series that is the change of a level there are also the derived figures, with the two
    claims that each follows from (`tracker.asking.derivation`).
    """
    _check(db, series, since, until)
    if standing:
        _alone(filters, change=change, monthly=monthly)
    if change and not monthly:
        filters = {name: value for name, value in filters.items() if name != "kind"}
    level = None if change and not monthly else derivation.level_of(db, series)
    for name, value in filters.items():
        if not (level and (name, value) == ("kind", "change")):
            query.check_name(db, name, value, series, *filter(None, [level]))
    moment, columns = ("month", _MONTHLY) if monthly else ("day", _CHANGES if change else _SHOWN)
    if monthly:  # whole months: one of which only some days are asked for would have a figure of them all
        since, until = since and since[:7], until and until[:7]
    condition, values = query.where(
        [("series", "=", series), (moment, ">=", since), (moment, "<=", until)]
        + [(name, "=", value) for name, value in filters.items()]
    )
    if change and monthly:
        condition += " and kind in ('total', 'change')"  # the others do not grow, they stand
    seen = instant(as_of, end_of_day=True) if as_of else None
    given: dict[str, str | None] = {**values, "series": series, "as_of": seen, "conflict": filters.get("conflict")}
    sql = f"select {columns} from {_figures(seen, change=change, monthly=monthly)} and {condition}"
    order = f"conflict, {'kind, ' if columns != _CHANGES else ''}party, place, donor, since, unit, claimant, publisher"
    if level:
        sql, order = _with_derived(sql, columns, condition, seen, monthly=monthly), f"{order}, from_series"
        given["level"] = level
    answer = query.ask(db, f"{sql} order by {order}, source, {moment}", given)
    if not standing:
        return answer
    from tracker.asking.standing import one_a_day  # noqa: PLC0415

    return one_a_day(answer, series)


def why_empty(db: sqlite3.Connection, series: str, *, as_of: str | None, change: bool, monthly: bool) -> str:
    """Why `show` found nothing, and what to ask instead."""
    found = query.ask(db, "select distinct kind from lines where series = ? and last_day is not null", [series])
    kinds = {kind for (kind,) in found.rows} | ({"change"} if derivation.level_of(db, series) else set())
    grows = {"total", "change"} if monthly else {"total"}
    if change and kinds and not kinds & grows:
        words = {"level": "levels", "share": "shares", "change": "counts of a period"}
        has = " and ".join(sorted(words[kind] for kind in kinds))
        return f"--change is what totals grow by, and {series} has {has}; leave it out"
    if not kinds:
        return f"the ledger has no figure of {series} that stands; see tracker series"
    return f"no figure of {series} {f'that was known as of {as_of} ' if as_of else ''}fits; leave an option out"


def sparklines(shown: Answer, *, change: bool = False, monthly: bool = False) -> Answer:
    """What `show` gave, each line as one row of bars: its figures, or with `change` and by month what they grew by."""
    from tracker.asking import sparkline  # noqa: PLC0415

    grows = "change" in shown.columns and any(row[shown.columns.index("change")] is not None for row in shown.rows)
    figure = "change" if change or (monthly and grows) else "value"
    return sparkline.lines(shown, figure, rate=figure == "change")


def _check(db: sqlite3.Connection, series: str, since: str | None, until: str | None) -> None:
    query.check_series(db, series)
    query.check_day(since, "--since")
    query.check_day(until, "--until")


def _alone(filters: dict[str, str | None], *, change: bool, monthly: bool) -> None:
    """Raise MisuseError for what cannot be asked for beside the one figure that stands."""
    options = {"--change": change, "--monthly": monthly}
    options |= {f"--{name}": bool(filters.get(name)) for name in ("claimant", "source")}
    if other := next((option for option, given in options.items() if given), None):
        raise MisuseError(f"--standing chooses among all who speak, and takes no {other}; leave one of them out")


def _figures(seen: str | None, *, change: bool, monthly: bool) -> str:
    """What is read, up to its first condition: a view, or a question as of the instant."""
    if not (change or monthly):
        return query.standing(seen)[0]
    if seen is None:
        return f"{'monthly' if monthly else 'changes'} where 1"
    from tracker.asking import named  # noqa: PLC0415

    question = named.load("months-as-known-on" if monthly else "changes-as-known-on")
    return f"({question.sql.strip().removesuffix(';')}) where 1"


def _with_derived(sql: str, columns: str, condition: str, seen: str | None, *, monthly: bool) -> str:
    """The reported figures and the derived ones; `from_series` and what goes with it says which is which."""
    view, _ = query.standing(seen)
    rows = derivation.by_month(view) if monthly else derivation.changes(view)
    more = ("from_series",) if monthly else derivation.FROM
    nothing = ", ".join(f"null as {name}" for name in more)
    return (
        f"select * from ({sql.replace(columns, f'{columns}, {nothing}', 1)}"
        f" union all select {columns}, {', '.join(more)} from ({rows}) where {condition})"
    )
