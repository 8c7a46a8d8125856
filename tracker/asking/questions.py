"""What the reading commands ask of the public views."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from tracker.asking import query
from tracker.asking.query import Answer, Limits
from tracker.clock import INSTANT, instant, now
from tracker.model import TrackerError

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


def asked(db: Path, sql: str | None, name: str | None, params: list[str], limits: Limits) -> Answer:
    """The answer to somebody's select, or to a named question with parameters."""
    connection = query.connect(db)
    if name is not None:
        from tracker.asking import named  # noqa: PLC0415

        question = named.load(name)
        return query.ask(connection, question.sql, named.values(connection, question, params), limits)
    if params:
        raise TrackerError("--param gives a value to a named question; name one with --name")
    return query.ask(connection, sql or "", (), limits)


def listing() -> Answer:
    """The named questions, what they answer, and their parameters with the defaults."""
    from tracker.asking import named  # noqa: PLC0415

    rows = []
    for name in named.names():
        question = named.load(name)
        given = (p.name if p.default is None else f"{p.name}={p.default}" for p in question.parameters)
        rows.append((name, question.purpose, " ".join(given)))
    return Answer(["name", "answers", "parameters"], rows)


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
) -> Answer:
    """The claims of a series that stand, by line and day; with `change` the changes between reports, or by month."""
    query.check_series(db, series)
    query.check_day(since, "--since")
    query.check_day(until, "--until")
    if change and not monthly:
        filters = {name: value for name, value in filters.items() if name != "kind"}
    for name, value in filters.items():
        query.check_name(db, name, value, series)
    days = [("day", ">=", since), ("day", "<=", until)]
    if monthly:  # whole months: one of which only some days are asked for would have a figure of them all
        days = [("month", ">=", since and since[:7]), ("month", "<=", until and until[:7])]
    condition, values = query.where(
        [("series", "=", series), *days, *((name, "=", value) for name, value in filters.items())]
    )
    if change and monthly:
        condition += " and kind in ('total', 'change')"  # the others do not grow, they stand
    given: dict[str, str | None] = {}
    for number, value in enumerate(values):
        condition = condition.replace("?", f":given{number}", 1)
        given[f"given{number}"] = value
    columns = _MONTHLY if monthly else _CHANGES if change else _SHOWN
    kind, moment = "" if change and not monthly else "kind, ", "month" if monthly else "day"
    table, more = _figures(series, filters, as_of=as_of, change=change, monthly=monthly)
    return query.ask(
        db,
        f"select {columns} from {table} and {condition} order by conflict, {kind}party, place, donor, since, unit,"
        f" claimant, publisher, source, {moment}",
        given | more,
    )


def _figures(
    series: str, filters: dict[str, str | None], *, as_of: str | None, change: bool, monthly: bool
) -> tuple[str, dict[str, str | None]]:
    """What `show` reads, up to its first condition, and the values of that: a view, or a question as of an instant."""
    if as_of is None:
        return f"{'monthly' if monthly else 'changes' if change else 'current'} where 1", {}
    known_at = instant(as_of, end_of_day=True)
    if not (change or monthly):
        return f"claims where {query.KNOWN}", {"as_of": known_at}
    from tracker.asking import named  # noqa: PLC0415

    question = named.load("months-as-known-on" if monthly else "changes-as-known-on")
    given = {"series": series, "as_of": known_at, "conflict": filters.get("conflict")}
    return f"({question.sql.strip().removesuffix(';')}) where 1", given


def sparklines(shown: Answer, *, change: bool = False, monthly: bool = False) -> Answer:
    """What `show` gave, each line as one row of bars: its figures, or with `change` and by month what they grew by."""
    from tracker.asking import sparkline  # noqa: PLC0415

    grows = "change" in shown.columns and any(row[shown.columns.index("change")] is not None for row in shown.rows)
    figure = "change" if change or (monthly and grows) else "value"
    return sparkline.lines(shown, figure, rate=figure == "change")


def revisions(db: sqlite3.Connection, series: str | None, *, source: str | None, since: str | None) -> Answer:
    """The values that were replaced, newest first."""
    if series:
        query.check_series(db, series)
    query.check_name(db, "source", source)
    filters = [("series", "=", series), ("source", "=", source), ("seen_at", ">=", instant(since) if since else None)]
    condition, values = query.where(filters)
    return query.ask(
        db,
        "select seen_at, series, day, old_value, new_value, difference, old_low, old_high, new_low, new_high, type,"
        " days_after, party, place, claimant, publisher, source, substr(document, 1, 12) as document"
        f" from revisions where {condition} order by seen_at desc, series, day desc",
        values,
    )


def series(path: Path, *, everything: bool) -> Answer:
    """The series with their reach in the ledger; those without any claim only with `everything`.

    Without a database the catalog that ships with the program is listed.
    """
    if not path.is_file():
        from tracker import catalog  # noqa: PLC0415

        known = catalog.load().series.values()
        return Answer(["series", "title", "unit", "kinds"], [(s.id, s.title, s.unit, ",".join(s.kinds)) for s in known])
    stands = "superseded_by is null and status = 0"
    return query.ask(
        query.connect(path),
        f"""
        select s.series, s.title, s.unit, group_concat(distinct l.conflict) as conflicts,
            group_concat(distinct nullif(l.claimant, '')) as claimants, min(l.first) as first_day,
            max(l.last) as last_day, sum(l.days) as claims
        from series s
        {"left" if everything else ""} join (
            -- The ends are looked up by key; only the count reads the entries.
            select
                n.series, n.conflict, n.claimant,
                (select day from ledger_entries where line = n.id and {stands} order by day limit 1) as first,
                (select day from ledger_entries where line = n.id and {stands} order by day desc limit 1) as last,
                (select nullif(count(*), 0) from ledger_entries where line = n.id and {stands}) as days
            from ledger_lines n
        ) l on l.series = s.series
        group by s.series order by s.series
        """,
    )


def sources(path: Path) -> Answer:
    """The sources this program can read, and how far their figures reach in the ledger, where there is one."""
    from tracker.sources import load, names  # noqa: PLC0415

    reach: dict[str, tuple[str | None, str | None]] = {}
    if path.is_file():
        answer = query.ask(query.connect(path), "select source, newest_day, last_seen_at from sources")
        reach = {row[0]: (row[1], row[2]) for row in answer.rows}
    rows = []
    for name in names():
        source = load(name).SOURCE
        about = (name, source.title, source.claimant, source.publisher, source.licence)
        rows.append((*about, *reach.get(name, (None, None))))
    return Answer(["source", "title", "claimant", "publisher", "licence", "newest_day", "last_seen_at"], rows)


def status(path: Path) -> Answer:
    """How each source is; see `tracker.asking.freshness`."""
    from tracker.asking import freshness  # noqa: PLC0415

    today = date.fromisoformat(now()[0][:10])
    rows = [tuple(one) for one in freshness.health(query.connect(path), today)]
    return Answer(list(freshness.Health._fields), rows)


def digest(path: Path, since: str | None) -> Iterator[str]:
    """The morning's note since an instant, by default of the last 24 hours; see `tracker.asking.digest`."""
    from tracker.asking import digest  # noqa: PLC0415

    present = datetime.fromisoformat(now()[0])
    start = instant(since) if since else (present - timedelta(days=1)).strftime(INSTANT)
    return digest.note(query.connect(path), start, present.date())
