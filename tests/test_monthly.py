"""The view `monthly`: ends of months, growth of totals, sums of counts; equal to the plain way of working them out."""

from __future__ import annotations

import itertools
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.shapes import Desk
from tracker.asking import read
from tracker.model import Claim, Document, Item, Line, Source

SOURCE = Source("months", "Months", "A publisher", "CC0", "cite", "https://example.org", 1)
TOTAL = Line("ukraine", "losses.equipment.vehicle.total", "total", "RU", claimant="General Staff of Ukraine")
DAILY = Line("ukraine", "losses.personnel.daily", "change", "RU", claimant="A claimant")
MONEY = Line("ukraine", "aid.money.committed", "total", None, "UA", "EU", claimant="A claimant")
LEVEL = Line("ukraine", "refugees.temporary_protection", "level", None, "PL", claimant="A claimant")


def record(desk: Desk, *claims: Claim, seen_at: str = "2024-06-01T00:00:00Z") -> None:
    def parse(_: Document) -> Iterator[Item]:
        yield from claims

    body = repr(claims).encode()
    desk.archive.put(body)
    document = Document(body, "https://example.org/f", seen_at)
    report = desk.ledger.record(SOURCE, document, parse, desk.archive.get)
    assert report.outcome == "recorded", report.problems


def claim(line: Line, day: str, value: float, period: int | None = None, **more: Any) -> Claim:
    return Claim(line, day, value, str(value), "/0/x", period_days=period, **more)


def months(db: sqlite3.Connection, columns: str = "month, day, value, change") -> list[tuple[Any, ...]]:
    return db.execute(f"select {columns} from monthly order by series, month").fetchall()


def test_a_month_of_a_total_has_its_last_figure_and_the_growth_since_the_month_before(desk: Desk) -> None:
    record(
        desk, *[claim(TOTAL, f"2024-0{m}-{d:02}", v) for m, d, v in ((1, 10, 5), (1, 30, 8), (2, 1, 9), (2, 28, 20))]
    )
    assert months(desk.db) == [("2024-01", "2024-01-30", 8, None), ("2024-02", "2024-02-28", 20, 12)]
    assert months(desk.db, "from_day, unit") == [(None, "units"), ("2024-01-30", "units")]


def test_a_month_without_a_claim_is_a_row_without_figures_and_the_next_change_says_since_when(desk: Desk) -> None:
    record(desk, claim(TOTAL, "2023-11-30", 5), claim(TOTAL, "2024-01-02", 8))
    assert months(desk.db, "month, day, value, change, from_day") == [
        ("2023-11", "2023-11-30", 5, None, None),
        ("2023-12", None, None, None, "2023-11-30"),
        ("2024-01", "2024-01-02", 8, 3, "2023-11-30"),
    ]


def test_no_growth_is_computed_across_a_declared_merge(desk: Desk) -> None:
    record(desk, *[claim(TOTAL, day, v) for day, v in (("2022-04-30", 1777), ("2022-05-31", 2200), ("2022-06-30", 3))])
    assert [change for (change,) in months(desk.db, "change")] == [None, None, 3 - 2200]


def test_the_counts_of_a_month_are_added_up(desk: Desk) -> None:
    record(desk, *[claim(DAILY, f"2024-01-{day:02}", 10, 1) for day in range(1, 32)], claim(DAILY, "2024-02-01", 7, 1))
    assert months(desk.db) == [("2024-01", "2024-01-31", None, 310), ("2024-02", "2024-02-01", None, 7)]


def test_counts_that_overlap_or_began_in_an_earlier_month_or_are_ranges_are_not_added_up(desk: Desk) -> None:
    record(
        desk,
        claim(DAILY, "2024-01-10", 10, 1),
        claim(DAILY, "2024-01-31", 300, 31),
        claim(DAILY, "2024-02-03", 50, 7),
        claim(DAILY, "2024-03-07", 60, 7),
        Claim(DAILY, "2024-04-07", None, "1..5", "/0/x", low=1, high=5, period_days=1),
    )
    assert [(month, change) for month, _, _, change in months(desk.db)] == [
        ("2024-01", None), ("2024-02", None), ("2024-03", 60), ("2024-04", None),
    ]  # fmt: skip


def test_money_of_two_currencies_is_neither_subtracted_nor_added(desk: Desk) -> None:
    record(
        desk,
        *[claim(MONEY, f"2024-0{month}-28", month, unit=unit) for month, unit in ((1, "EUR"), (2, "EUR"), (3, "USD"))],
    )
    assert months(desk.db, "unit, change") == [("EUR", None), ("EUR", 1), ("USD", None)]
    assert desk.db.execute("select change from changes order by day").fetchall() == [(1,), (None,)]
    change = read.changes(read.frame(desk.db, MONEY.series))["change"]
    assert (change[0], change.isna().tolist()) == (1.0, [False, True])


def test_a_level_has_its_last_figure_and_no_change(desk: Desk) -> None:
    record(desk, claim(LEVEL, "2024-01-31", 5), claim(LEVEL, "2024-02-29", 6))
    assert months(desk.db) == [("2024-01", "2024-01-31", 5, None), ("2024-02", "2024-02-29", 6, None)]


def test_only_what_stands_now_counts(desk: Desk) -> None:
    record(desk, claim(TOTAL, "2024-01-30", 8), claim(TOTAL, "2024-01-31", 9_999_999_999))  # the second is held
    record(desk, claim(TOTAL, "2024-01-30", 7), seen_at="2024-06-02T00:00:00Z")
    assert months(desk.db) == [("2024-01", "2024-01-30", 7, None)]


days = st.dates(min_value=date(2023, 1, 1), max_value=date(2023, 12, 31))


@settings(max_examples=60, deadline=None)
@given(
    totals=st.dictionaries(days, st.integers(0, 5000), min_size=1, max_size=25),
    counts=st.dictionaries(days, st.integers(0, 500), min_size=1, max_size=25),
)
def test_the_months_are_what_the_days_give(totals: dict[date, int], counts: dict[date, int]) -> None:
    claims = [claim(TOTAL, day.isoformat(), value) for day, value in totals.items()]
    claims += [claim(DAILY, day.isoformat(), value, 1) for day, value in counts.items()]
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        record(desk, *claims)
        total = desk.db.execute(
            "select month, day, value, change from monthly where kind = 'total' and day is not null order by month"
        ).fetchall()
        count = desk.db.execute(
            "select month, change from monthly where kind = 'change' and day is not null order by month"
        ).fetchall()
        desk.db.close()
    ends: dict[str, tuple[str, int]] = {}
    sums: dict[str, int] = defaultdict(int)
    for day, value in sorted(totals.items()):
        ends[day.isoformat()[:7]] = (day.isoformat(), value)
    for day, value in counts.items():
        sums[day.isoformat()[:7]] += value
    values = [value for _, value in ends.values()]
    grown = [None, *(after - before for before, after in itertools.pairwise(values))]
    assert total == [(month, *end, change) for (month, end), change in zip(ends.items(), grown, strict=True)]
    assert count == sorted(sums.items())
