"""What the reading commands ask of the public views."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from tracker.asking import query
from tracker.asking.query import Answer, Limits
from tracker.clock import INSTANT, instant, now
from tracker.errors import MisuseError

_REVISED = [
    "seen_at", "series", "day", "old_value", "new_value", "difference", "old_low", "old_high", "new_low", "new_high",
    "type", "cause", "days_after", "party", "place", "claimant", "publisher", "source", "document",
]  # fmt: skip


def asked(db: Path, sql: str | None, name: str | None, params: list[str], limits: Limits) -> Answer:
    """The answer to somebody's select, or to a named question with parameters."""
    connection = query.connect(db)
    if name is not None:
        from tracker.asking import named  # noqa: PLC0415

        question = named.load(name)
        return query.ask(connection, question.sql, named.values(connection, question, params), limits)
    if params:
        raise MisuseError("--param gives a value to a named question; name one with --name")
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


def revisions(db: sqlite3.Connection, series: str | None, *, source: str | None, since: str | None) -> Answer:
    """The values that were replaced, newest first, with the likely cause where there is one to read."""
    if series:
        query.check_series(db, series)
    query.check_name(db, "source", source)
    filters = [("series", "=", series), ("source", "=", source), ("seen_at", ">=", instant(since) if since else None)]
    condition, values = query.where(filters)
    found = query.ask(db, f"select * from revisions where {condition} order by seen_at desc, series, day desc", values)
    from tracker.asking import revised  # noqa: PLC0415

    rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
    told = [{**row, "cause": cause} for row, cause in zip(rows, revised.explain(db, rows), strict=True)]
    return Answer(
        _REVISED, [tuple(row[name][:12] if name == "document" else row[name] for name in _REVISED) for row in told]
    )


def series(path: Path, *, everything: bool) -> Answer:
    """The series with their reach in the ledger; those without any figure only with `everything`.

    One that is the change of a level reaches as far as that level, from its second report on: what nobody reported
    follows from two reports (`tracker.asking.derivation`). `claims` counts what was reported.

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
            max(l.last) as last_day, sum(l.days) as claims, max(l.derived_from) as derived_from
        from series s
        {"left" if everything else ""} join (
            -- The ends are looked up by key; only the count reads the entries.
            select
                n.series, n.conflict, n.claimant,
                (select day from ledger_entries where line = n.id and {stands} order by day limit 1) as first,
                (select day from ledger_entries where line = n.id and {stands} order by day desc limit 1) as last,
                (select nullif(count(*), 0) from ledger_entries where line = n.id and {stands}) as days,
                null as derived_from
            from ledger_lines n
            union all
            select * from (
                select
                    c.series, n.conflict, n.claimant,
                    (select day from ledger_entries where line = n.id and {stands} and value is not null
                        order by day limit 1 offset 1) as first,
                    (select day from ledger_entries where line = n.id and {stands} and value is not null
                        order by day desc limit 1) as last,
                    null, n.series
                from series c
                join ledger_lines n on n.series = c.change_of and n.kind = 'level'
            ) where first is not null
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
