"""What several channels print of one claimant is one fact, and the channel that tells most comes first; and questions
for the newest give what all would give, cut off."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from benchmarks.claims_5m import write
from tests.shapes import Desk
from tests.test_questions import PERSONNEL, TANK, A, B, ask, claim, level, record, toll, total
from tracker.asking import named, query
from tracker.model import Item, Line

MAPPER, OTHER_MAPPER = "DeepState", "Neue Zürcher Zeitung"
AREA = "territory.occupied_area"


def written(folder: Path, *, alpha: list[Item], beta: list[Item]) -> sqlite3.Connection:
    desk = Desk(folder)
    record(desk, A, alpha, "2024-04-01T08:00:00Z")
    record(desk, B, beta, "2024-04-02T08:00:00Z")
    desk.db.close()
    return query.connect(desk.path)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Two channels of one claimant: alpha knows two days, beta all of them, and one of these otherwise."""
    alpha: list[Item] = [total("2024-01-01", 1000), total("2024-01-02", 1100)]
    beta: list[Item] = [*[total(f"2024-01-0{day}", 900 + 100 * day) for day in range(1, 5)], total("2024-01-05", 1450)]
    with closing(written(tmp_path, alpha=alpha, beta=beta)) as connection:
        yield connection


def test_a_day_that_two_channels_print_is_one_of_the_biggest_days_once(db: sqlite3.Connection) -> None:
    rows = ask(db, "biggest-days", "day change channels source")
    assert rows == [
        ("2024-01-05", 150, 1, "beta"), ("2024-01-02", 100, 2, "alpha"), ("2024-01-03", 100, 1, "beta"),
        ("2024-01-04", 100, 1, "beta"),
    ]  # fmt: skip


def test_of_a_day_that_channels_print_otherwise_each_change_is_there(tmp_path: Path) -> None:
    alpha: list[Item] = [total("2024-01-01", 1000), total("2024-01-02", 1100)]
    beta: list[Item] = [total("2024-01-01", 1000), total("2024-01-02", 1010)]
    with closing(written(tmp_path, alpha=alpha, beta=beta)) as connection:
        assert ask(connection, "biggest-days", "day change channels") == [("2024-01-02", 100, 1), ("2024-01-02", 10, 1)]


def test_a_milestone_is_reached_when_the_first_channel_says_so(tmp_path: Path) -> None:
    """A channel with few reports once had its own, later day for each milestone beside the true one."""
    alpha: list[Item] = [total("2024-01-01", 50), total("2024-03-01", 250)]
    beta: list[Item] = [total("2024-01-01", 50), total("2024-01-20", 101), total("2024-03-02", 260)]
    with closing(written(tmp_path, alpha=alpha, beta=beta)) as connection:
        rows = ask(connection, "milestones", "reached day value source", "step=100", f"series={PERSONNEL}")
        assert rows == [(100, "2024-01-20", 101, "beta"), (200, "2024-03-01", 250, "alpha")]


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("by-month", "month"),
        ("by-year", "year"),
        ("seven-day-average", "day"),
        ("weekdays", "weekday"),
        ("as-known-on", "day"),
        ("since-event", "day"),
    ],
)
def test_of_one_claimant_the_channel_that_tells_most_comes_first_and_one_may_be_asked_for(
    db: sqlite3.Connection, name: str, column: str
) -> None:
    since = {"by-month": "2024-01-01", "by-year": None}.get(name, "2024-01-02")
    given = [f"since={since}"] if since else []
    sources = [source for _, source in ask(db, name, f"{column} source", *given)]
    if name not in ("by-month", "by-year"):  # which have as many months or years
        assert sources == sorted(sources, reverse=True)
    assert {"alpha", "beta"} == set(sources)
    assert {source for _, source in ask(db, name, f"{column} source", *given, "source=alpha")} == {"alpha"}


def test_months_of_a_channel_without_figures_do_not_bring_it_to_the_top(tmp_path: Path) -> None:
    alpha: list[Item] = [total("2024-01-01", 1000), total("2024-12-01", 1100)]
    beta: list[Item] = [total(f"2024-{month:02}-01", 1000 + month) for month in range(1, 5)]
    with closing(written(tmp_path, alpha=alpha, beta=beta)) as connection:
        assert ask(connection, "by-month", "source")[0] == ("beta",)
        assert ask(connection, "by-year", "source") == [("beta",), ("alpha",)]


def test_the_count_of_a_day_is_no_toll(tmp_path: Path) -> None:
    counted = Line("gaza", "deaths.total", "change", None, claimant="UN")
    alpha: list[Item] = [toll("gaza", "2024-01-20", 25000), claim(counted, "2024-01-21", 80, period_days=1)]
    with closing(written(tmp_path, alpha=alpha, beta=[toll("sudan", "2024-01-05", 12000)])) as connection:
        assert ask(connection, "tolls", "value kind") == [(25000, "total"), (12000, "total")]


def test_a_figure_that_differs_in_its_last_bits_was_not_revised(tmp_path: Path) -> None:
    """Publishers add areas up anew: 100501.23 becomes 100501.23000000001. What moved by a metre did."""
    desk = Desk(tmp_path)
    first, again = (0.1 + 0.2, 5.0), (0.3, 5.00001)
    for values, seen in ((first, "2024-04-01T08:00:00Z"), (again, "2024-04-02T08:00:00Z")):
        items: list[Item] = [level(AREA, f"2024-01-0{n}", v, None, MAPPER) for n, v in enumerate(values, 1)]
        record(desk, A, items, seen)
    desk.db.close()
    with closing(query.connect(desk.path)) as connection:
        assert len(query.ask(connection, "select day from revisions").rows) == 2
        assert ask(connection, "revised", "day difference") == [("2024-01-02", 0.00001)]
        assert ask(connection, "revised-this-week", "day") == [("2024-01-02",)]
        assert ask(connection, "revision-habits", "revisions") == [(1,)]
        assert ask(connection, "first-published", "day difference", f"series={AREA}") == [("2024-01-02", 0.00001)]


def test_a_difference_is_written_as_people_write_it_and_a_count_stays_a_count(tmp_path: Path) -> None:
    alpha: list[Item] = [total("2024-01-01", 1000), level(AREA, "2024-01-01", 100501.23, None, MAPPER)]
    beta: list[Item] = [total("2024-01-01", 1003), level(AREA, "2024-01-01", 116914.452419, None, OTHER_MAPPER)]
    with closing(written(tmp_path, alpha=alpha, beta=beta)) as connection:
        rows = ask(connection, "disagreements", "series difference")
        assert sorted(rows) == [(PERSONNEL, 3), (AREA, 16413.222419)]
        assert isinstance(next(value for series, value in rows if series == PERSONNEL), int)


# The newest of many.


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("many") / "tracker.db"
    write(path, series=4, days=90)
    with closing(query.connect(path)) as connection:
        yield connection


def plainly(db: sqlite3.Connection, view: str, order: str, given: dict[str, Any]) -> list[tuple[Any, ...]]:
    """The question put to all of the view at once."""
    sql = (
        f"select * from {view} where series = coalesce(:series, series) and day >= :since and day <= :until"
        f" order by {order} limit :count"
    )
    return query.ask(db, sql, {"series": None, "since": "1900-01-01", "until": "9999-12-31", **given}).rows


NEWEST = [
    ("disagreements", "day desc, series, kind, conflict, party, place, donor, claimant_a, source_a, source_b"),
    ("standing", "day desc, series, conflict, kind, party, place, donor"),
]


@pytest.mark.parametrize(("view", "order"), NEWEST)
@pytest.mark.parametrize("count", [1, 7, 100, 1000, 100_000])
@pytest.mark.parametrize("more", [(), ("series=bench.series.002",), ("since=2021-03-20",), ("since=2030-01-01",)])
def test_the_newest_are_those_that_all_of_them_begin_with(
    many: sqlite3.Connection, view: str, order: str, count: int, more: tuple[str, ...]
) -> None:
    name = {"standing": "which-stands"}.get(view, view)
    given = dict(each.split("=") for each in more)
    columns = "series day kind party" + (" source_a value_a source_b value_b" if view == "disagreements" else " value")
    everything = plainly(many, view, order, {**given, "count": count})
    places = [description[0] for description in many.execute(f"select * from {view} limit 0").description]
    expected = [tuple(row[places.index(column)] for column in columns.split()) for row in everything]
    assert ask(many, name, columns, f"count={count}", *more) == expected
    assert bool(expected) == (more != ("since=2030-01-01",))


def test_what_stood_until_a_day_is_looked_for_from_that_day_backwards(many: sqlite3.Connection) -> None:
    rows = ask(many, "which-stands", "day", "until=2021-01-20", "count=5")
    assert [day for (day,) in rows] == ["2021-01-20"] * 4 + ["2021-01-19"]


def test_newest_figures_are_compared_with_earlier_ones_by_key(many: sqlite3.Connection) -> None:
    """An outer join once made SQLite copy every claim of the ledger first."""
    question = named.load("refugees-by-country")
    values = named.values(many, question, ["series=bench.series.002"])
    steps = [row[3] for row in many.execute(f"explain query plan {question.sql}", values)]
    assert not [step for step in steps if "AUTOMATIC" in step or step.startswith(("SCAN", "MATERIALIZE"))], steps
    entries = [step for step in steps if step.startswith("SEARCH e ")]
    assert entries
    assert all("(line=?" in step for step in entries), steps


def test_of_places_the_newest_and_an_earlier_figure_of_the_same_line_are_compared(tmp_path: Path) -> None:
    series = "refugees.temporary_protection"
    alpha: list[Item] = [
        level(series, day, value, "PL", "Eurostat") for day, value in (("2024-01-31", 900), ("2024-03-31", 990))
    ]
    beta: list[Item] = [level(series, "2024-01-31", 5, "PL", "Eurostat"), total("2024-01-01", 4, TANK)]
    with closing(written(tmp_path, alpha=alpha, beta=beta)) as connection:
        rows = ask(connection, "refugees-by-country", "place day value_before change per_cent source")
        assert rows == [
            ("PL", "2024-03-31", 900, 90, 10.0, "alpha"), ("PL", "2024-01-31", None, None, None, "beta"),
        ]  # fmt: skip
