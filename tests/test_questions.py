"""The named questions, each asked of a small ledger of invented figures of which the answer is plain."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.shapes import Desk
from tracker.asking import named, query
from tracker.model import Claim, Document, Item, Line, Problem, Source, TrackerError

GENERAL, OTHER = "General Staff of Ukraine", "UK Ministry of Defence"
PERSONNEL, TANK, AFV = "losses.personnel.total", "losses.equipment.tank.total", "losses.equipment.afv.total"


def source(name: str) -> Source:
    return Source(name, name.title(), f"Printer {name}", "CC0", f"cite {name}", "https://example.org", 1)


A, B = source("alpha"), source("beta")


def total(day: str, value: int, series: str = PERSONNEL, claimant: str = GENERAL, **more: Any) -> Claim:
    return claim(Line("ukraine", series, "total", "RU", claimant=claimant), day, value, **more)


def claim(line: Line, day: str, value: float | None, **more: Any) -> Claim:
    return Claim(line, day, value, str(value), "/0/x", **more)


def count(series: str, day: str, value: int) -> Claim:
    return claim(Line("ukraine", series, "change", "RU", claimant="Air Force of Ukraine"), day, value, period_days=1)


def level(series: str, day: str, value: float, place: str | None, claimant: str, kind: Any = "level") -> Claim:
    return claim(Line("ukraine", series, kind, "RU" if place is None else None, place, claimant=claimant), day, value)


def aid(donor: str, series: str, value: int, unit: str = "EUR") -> Claim:
    line = Line("ukraine", series, "total", None, "UA", donor, claimant="Kiel Institute")
    return claim(line, "2024-01-31", value, unit=unit)


def toll(conflict: str, day: str, value: int) -> Claim:
    return claim(Line(conflict, "deaths.total", "total", None, claimant="UN"), day, value)


ALPHA: list[Item] = [
    *[total(f"2024-01-{day:02}", 1000 + 10 * day) for day in range(1, 11)],
    total("2024-01-13", 1190),
    total("2024-02-01", 1300),
    total("2024-01-10", 40, TANK),
    total("2024-02-01", 52, TANK),
    total("2024-02-10", 51, TANK),
    total("2024-02-10", 7, AFV),
    claim(Line("ukraine", "losses.personnel.daily", "change", "RU", claimant=GENERAL), "2024-01-05", 12, period_days=1),
    *[count("attacks.missiles_launched", f"2024-01-{day}", 10) for day in (10, 20)],
    *[count("attacks.missiles_intercepted", f"2024-01-{day}", value) for day, value in ((10, 8), (20, 7))],
    count("attacks.missiles_launched", "2024-01-25", 99),
    *[level("territory.occupied_share", day, v, None, "DeepState", "share")
      for day, v in (("2024-01-31", 18.0), ("2024-02-29", 18.25))],
    *[level("territory.occupied_area", day, v, None, "DeepState")
      for day, v in (("2024-01-31", 1000.0), ("2024-02-10", 1100.0), ("2024-02-11", 1150.0))],
    *[level("refugees.temporary_protection", day, v, place, "Eurostat")
      for day, place, v in (("2024-01-31", "PL", 900), ("2024-02-29", "PL", 960), ("2024-03-31", "DE", 1100),
                            ("2024-02-29", "DE", 1000))],
    aid("EU", "aid.money.committed", 80), aid("EU", "aid.money.allocated", 20),
    aid("US", "aid.money.committed", 100, "USD"), aid("US", "aid.money.allocated", 50),
    toll("gaza", "2024-01-20", 25000), toll("sudan", "2024-01-05", 12000),
]  # fmt: skip
BETA: list[Item] = [
    total("2024-01-02", 1020),
    total("2024-01-03", 1031),
    total("2024-01-31", 900, claimant=OTHER, qualifier="about"),
    claim(Line("ukraine", PERSONNEL, "total", "RU", claimant=OTHER), "2024-02-01", None, low=900, high=950),
    total("2024-02-01", 5_000, claimant=OTHER, unsure="a joke"),
    Problem("unknown-column", "warning", "unknown column 'x'", "x", "/0/x", "add it to the table"),
]
REVISED: list[Item] = [total("2024-01-04", 1044), total("2024-02-01", 1301)]


def record(desk: Desk, of: Source, items: list[Item], seen_at: str) -> None:
    def parse(_: Document) -> Iterator[Item]:
        yield from items

    body = repr(items).encode()
    desk.archive.put(body)
    report = desk.ledger.record(of, Document(body, f"https://example.org/{of.id}", seen_at), parse, desk.archive.get)
    assert report.outcome == "recorded", report.problems


@pytest.fixture(scope="module")
def db() -> Iterator[sqlite3.Connection]:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        record(desk, A, ALPHA, "2024-04-01T08:00:00Z")
        record(desk, B, BETA, "2024-04-02T08:00:00Z")
        record(desk, A, REVISED, "2024-04-20T08:00:00Z")
        desk.db.close()
        with closing(query.connect(desk.path)) as connection:
            yield connection


def ask(db: sqlite3.Connection, name: str, columns: str, *params: str) -> list[tuple[Any, ...]]:
    """The answer of a named question, some of its columns."""
    question = named.load(name)
    answer = query.ask(db, question.sql, named.values(db, question, params))
    places = [answer.columns.index(column) for column in columns.split()]
    return [tuple(row[place] for place in places) for row in answer.rows]


ANSWERS: list[tuple[str, str, tuple[str, ...], list[tuple[Any, ...]]]] = [
    ("latest", "series day value", ("conflict=gaza",), [("deaths.total", "2024-01-20", 25000)]),
    ("biggest-days", "day change total", ("count=2", "source=alpha"),
     [("2024-01-04", 14, 1044), ("2024-01-02", 10, 1020)]),
    ("seven-day-average", "day change average_of_7_days days_known", ("since=2024-01-08",),
     [("2024-01-08", 10, 10.0, 7), ("2024-01-09", 10, 10.0, 7), ("2024-01-10", 10, 10.0, 7),
      ("2024-01-13", None, None, 4), ("2024-02-01", None, None, 0)]),
    ("changes-as-known-on", "from_day day change over_days", ("as_of=2024-04-19", f"series={TANK}"),
     [("2024-01-10", "2024-02-01", 12, 22), ("2024-02-01", "2024-02-10", -1, 9)]),
    ("changes-as-known-on", "day change", ("as_of=2024-03-31", f"series={TANK}"), []),
    ("months-as-known-on", "month value change", ("as_of=2024-04-01",),
     [("2024-01", 1190, None), ("2024-02", 1300, 110)]),
    ("months-as-known-on", "month value change", ("as_of=2024-04-20",),
     [("2024-01", 1190, None), ("2024-02", 1301, 111), ("2024-01", 1031, None), ("2024-01", 900, None),
      ("2024-02", None, None)]),
    ("by-month", "month value change", (f"series={TANK}",), [("2024-01", 40, None), ("2024-02", 51, 11)]),
    ("by-month", "month value change", ("series=attacks.missiles_launched",), [("2024-01", None, 119)]),
    ("by-year", "year value change from_day", (f"series={TANK}",), [("2024", 51, 11, "2024-01-10")]),
    ("since-event", "day_before value_before day value change over_days", ("since=2024-01-12",),
     [("2024-01-10", 1100, "2024-02-01", 1301, 201, 22)]),
    ("as-known-on", "day value", ("as_of=2024-04-19", "since=2024-02-01"),
     [("2024-02-01", 1300), ("2024-02-01", None)]),
    ("as-known-on", "day value", ("as_of=2024-04-01", "since=2024-02-01"), [("2024-02-01", 1300)]),
    ("revised", "day old_value new_value difference", (),
     [("2024-02-01", 1300, 1301, 1), ("2024-01-04", 1040, 1044, 4)]),
    ("revised", "day", ("since=2024-04-21",), []),
    ("revised-this-week", "day difference per_cent", (), [("2024-01-04", 4, 0.38), ("2024-02-01", 1, 0.08)]),
    ("revision-habits", "source revisions upwards average_size largest", (), [("alpha", 2, 2, 2.5, 4)]),
    ("first-published", "day first_value current_value difference", (),
     [("2024-02-01", 1300, 1301, 1), ("2024-01-04", 1040, 1044, 4)]),
    ("disagreements", "day value_a value_b differs_between", ("series=losses.personnel.total",),
     [("2024-02-01", 1301, None, "claimants"), ("2024-01-03", 1030, 1031, "channels")]),
    ("which-stands", "day value claimant source rule others", ("since=2024-01-31", f"series={PERSONNEL}"),
     [("2024-02-01", 1301, GENERAL, "alpha", "general-staff", 1),
      ("2024-01-31", 900, OTHER, "beta", "general-staff", 0)]),
    ("which-stands", "day value source others", ("since=2024-01-03", "until=2024-01-04", f"series={PERSONNEL}"),
     [("2024-01-04", 1044, "alpha", 0), ("2024-01-03", 1030, "alpha", 1)]),
    ("who-disagrees", "claimant_a claimant_b days", (), [(GENERAL, OTHER, 1)]),
    ("mirrors", "claimant source_a source_b days largest_difference", (), [(GENERAL, "alpha", "beta", 1, 1)]),
    ("occupied-share", "month share points", (), [("2024-01", 18, None), ("2024-02", 18.25, 0.25)]),
    ("fastest-gains", "from_day day gain gain_per_day", (),
     [("2024-02-10", "2024-02-11", 50, 50.0), ("2024-01-31", "2024-02-10", 100, 10.0)]),
    ("refugees-by-country", "place value day_before change per_cent", (),
     [("DE", 1100, "2024-02-29", 100, 10.0), ("PL", 960, None, None, None)]),
    ("refugees-by-country", "place change", ("days=28",), [("DE", 100), ("PL", 60)]),
    ("aid-by-donor", "donor series value unit", ("donor=US",),
     [("US", "aid.money.allocated", 50, "EUR"), ("US", "aid.money.committed", 100, "USD")]),
    ("allocated-against-committed", "donor committed allocated not_yet_allocated allocated_per_cent unit", (),
     [("EU", 80, 20, 60, 25.0, "EUR")]),
    ("interception-by-month", "month launched intercepted intercepted_per_cent reports", (),
     [("2024-01", 20, 15, 75.0, 2)]),
    ("tolls", "value day days_since_start", (), [(25000, "2024-01-20", 105), (12000, "2024-01-05", 265)]),
    ("stale-sources", "source days_old", ("factor=50",), [("beta", 79)]),
    ("problems-open", "severity source message", (),
     [("hold", "beta", "a joke"), ("warning", "beta", "unknown column 'x'")]),
    ("held", "value reason", (), [(5_000, "a joke")]),
    ("quotes", "value quote source superseded_at", ("day=2024-01-04",),
     [(1040, "1040", "alpha", "2024-04-20T08:00:00Z"), (1044, "1044", "alpha", None)]),
    ("said-by", "day value status", ("claimant=UK Ministry of Defence",),
     [("2024-02-01", None, "accepted"), ("2024-02-01", 5_000, "held"), ("2024-01-31", 900, "accepted")]),
    ("missing-days", "first_missing last_missing days_missing", (),
     [("2024-01-11", "2024-01-12", 2), ("2024-01-14", "2024-01-31", 18)]),
    ("family", "series total change", ("days=10",), [(TANK, 51, -1), (AFV, 7, None)]),
    ("milestones", "reached day value", ("step=100", "series=losses.personnel.total"),
     [(1000, "2024-01-01", 1010), (1100, "2024-01-10", 1100), (1200, "2024-02-01", 1301), (1300, "2024-02-01", 1301),
      (900, "2024-01-31", 900)]),
    ("falls", "day series fall explained", (), [("2024-02-10", TANK, -1, None)]),
    ("weekdays", "weekday average_change reports", ("since=2024-01-08",),
     [("Monday", 10.0, 1), ("Tuesday", 10.0, 1), ("Wednesday", 10.0, 1)]),
    ("claimants-by-month", "month claimant value spread", (f"series={PERSONNEL}",), [
        ("2024-01", GENERAL, 1190, 290), ("2024-01", GENERAL, 1031, 290), ("2024-01", OTHER, 900, 290)]),
    ("inexact", "said_as claims", (), [("about", 1), ("range", 1)]),
    ("licences", "source licence cite figures", ("series=deaths.total",), [("alpha", "CC0", "cite alpha", 2)]),
    ("new-this-week", "day", ("reach=100",), []),
    ("new-this-week", "series day value", ("days=30", "reach=100", "count=2"),
     [("refugees.temporary_protection", "2024-03-31", 1100), ("refugees.temporary_protection", "2024-02-29", 1000)]),
    ("delay", "source conflict lines least most", (), [
        ("alpha", "sudan", 1, 87, 87), ("beta", "ukraine", 2, 61, 90), ("alpha", "gaza", 1, 72, 72),
        ("alpha", "ukraine", 14, 1, 87)]),
    ("run-log", "source outcome new revised", ("count=1",), [("alpha", "recorded", 0, 2)]),
    ("corrections", "day", (), []),
    ("breaks-in-series", "day", (), []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "columns", "params", "expected"), ANSWERS, ids=lambda part: str(part)[:40])
def test_a_named_question_gives_the_plain_answer(
    db: sqlite3.Connection, name: str, columns: str, params: tuple[str, ...], expected: list[tuple[Any, ...]]
) -> None:
    assert ask(db, name, columns, *params) == expected


def test_the_reported_count_of_a_day_is_held_against_the_step_of_the_total(db: sqlite3.Connection) -> None:
    assert ask(db, "reported-against-computed", "day reported computed difference") == [("2024-01-05", 12, 6, 6)]


def test_corrections_and_breaks_of_the_figures_that_ship(starter_ledger: sqlite3.Connection) -> None:
    assert ("2025-02-28", PERSONNEL, 1650, GENERAL) in ask(
        starter_ledger, "corrections", "day total correction claimant"
    )
    assert ask(starter_ledger, "breaks-in-series", "day series type from_value", "conflict=gaza") == [
        ("2025-01-11", "deaths.total", "merge", 46006)
    ]


def test_coverage_counts_the_days_that_are_missing(db: sqlite3.Connection) -> None:
    rows = ask(db, "coverage", "series source claimant first_day last_day days_known days_missing")
    assert (PERSONNEL, "alpha", GENERAL, "2024-01-01", "2024-02-01", 12, 20) in rows


def test_days_since_start_counts_to_the_newest_figure_and_lists_conflicts_without_any(db: sqlite3.Connection) -> None:
    rows = ask(db, "days-since-start", "conflict newest_day days_since_start claimants")
    assert ("gaza", "2024-01-20", 105, 1) in rows
    assert ("haiti", None, None, None) in rows


def test_there_are_at_least_thirty_questions_and_each_has_a_test_of_its_answer() -> None:
    tested = {name for name, *_ in ANSWERS} | {"reported-against-computed", "coverage", "days-since-start"}
    assert tested == set(named.names())
    assert len(tested) >= 30


KIEL = "Kiel Institute"


def given(series: str, donor: str, unit: str, *months: tuple[str, float | None, int | None]) -> list[Item]:
    line = Line("ukraine", series, "change", None, "UA", donor, claimant=KIEL)
    return [
        claim(line, day, value, unit=unit, period_days=days, **({"low": 1, "high": 2} if value is None else {}))
        for day, value, days in months
    ]


def test_aid_of_months_is_added_up_and_what_cannot_be_added_is_null(tmp_path: Path) -> None:
    """The last month alone is not what a donor gave. A year over its own months, and a range, have no sum."""
    january, february = ("2024-01-31", 10.0, 31), ("2024-02-29", 5.0, 29)
    desk = Desk(tmp_path)
    items = [
        *given("aid.money.committed", "EU", "EUR", january, february, ("2024-04-30", 1.0, 30)),
        *given("aid.money.allocated", "EU", "EUR", january),
        *given("aid.money.committed", "US", "USD", january, february, ("2024-12-31", 99.0, 366)),
        *given("aid.money.allocated", "US", "USD", january, ("2024-02-29", None, 29)),
        *given("aid.money.committed", "JP", "EUR", january), *given("aid.money.allocated", "JP", "JPY", january),
    ]  # fmt: skip
    record(desk, A, items, "2025-04-01T08:00:00Z")
    desk.db.close()
    with closing(query.connect(desk.path)) as db:
        rows = ask(db, "aid-by-donor", "donor series value unit first_day last_day figures")
        assert ("EU", "aid.money.committed", 16, "EUR", "2024-01-01", "2024-04-30", 3) in rows
        assert ("US", "aid.money.committed", None, "USD", "2024-01-01", "2024-12-31", 3) in rows
        assert ("US", "aid.money.allocated", None, "USD", "2024-01-01", "2024-02-29", 2) in rows
        columns = "donor committed allocated not_yet_allocated allocated_per_cent unit"
        assert ask(db, "allocated-against-committed", columns) == [
            ("EU", 16, 10, 6, 62.5, "EUR"), ("US", None, None, None, None, "USD"),
        ]  # fmt: skip


def test_two_sources_of_one_claimant_are_no_two_claimants(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    record(desk, A, [total("2024-01-31", 1190)], "2024-04-01T08:00:00Z")
    record(desk, B, [total("2024-01-31", 1191)], "2024-04-01T08:00:00Z")
    desk.db.close()
    with closing(query.connect(desk.path)) as db:
        assert ask(db, "claimants-by-month", "month claimant value", f"series={PERSONNEL}") == []
        assert ask(db, "mirrors", "figures days largest_difference") == [(1, 1, 1)]


def test_the_biggest_days_are_ranked_in_each_currency_by_itself(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    items: list[Item] = [
        claim(Line("ukraine", "aid.money.committed", "total", None, "UA", donor, claimant=KIEL), day, value, unit=unit)
        for donor, unit, much in (("EU", "EUR", 10), ("US", "USD", 1000))
        for day, value in (("2024-01-01", much), ("2024-01-02", 2 * much), ("2024-01-03", 4 * much))
    ]
    record(desk, A, items, "2024-04-01T08:00:00Z")
    desk.db.close()
    with closing(query.connect(desk.path)) as db:
        rows = ask(db, "biggest-days", "day change unit", "series=aid.money.committed", "count=1")
        assert rows == [("2024-01-03", 20, "EUR"), ("2024-01-03", 2000, "USD")]


def test_a_step_of_nothing_gives_no_milestones(db: sqlite3.Connection) -> None:
    assert ask(db, "milestones", "reached", "step=0") == []
    assert ask(db, "milestones", "reached", "step=-5") == []


@pytest.mark.parametrize("name", named.names())
def test_a_question_is_neutral_between_conflicts_and_has_an_example(name: str) -> None:
    question = named.load(name)
    assert question.purpose.endswith(".")
    assert all(parameter.meaning for parameter in question.parameters)
    for word in ("ukrain", "russia", "'RU'", "'UA'", "gaza", "israel"):
        assert word not in question.sql.lower()


# The head of a question.

TEXT = """\
-- What it answers,
-- in two lines.
-- :since = 2024-01-01  first day
-- :count = 20  how many
-- :conflict  default: all
--
-- Example: "conflict=a b" count=3
-- day
-- ---
select 1 where :since and :count and :conflict and 'a::b' and x'00' -- :not
;
"""


def test_the_head_says_what_is_answered_and_which_parameters_there_are() -> None:
    question = named.read("x", TEXT.replace(" -- :not", ""))
    assert question.purpose == "What it answers, in two lines."
    assert [tuple(parameter) for parameter in question.parameters] == [
        ("since", "2024-01-01", "first day"), ("count", "20", "how many"), ("conflict", None, "default: all"),
    ]  # fmt: skip
    assert question.example == ("conflict=a b", "count=3")
    assert question.answer == ("day", "---")


def test_a_parameter_that_the_head_does_not_declare_is_refused() -> None:
    with pytest.raises(TrackerError, match=r"db/queries/x.sql: .* the same parameters: other"):
        named.read("x", TEXT.replace(" -- :not", " and :other"))


@pytest.mark.parametrize(
    ("name", "param", "says"),
    [
        ("biggest-days", "count=many", "expected a number such as 20"),
        ("biggest-days", "series=losses.personel.total", "did you mean 'losses.personnel.total'"),
        ("biggest-days", "conflict=ukrain", "did you mean 'ukraine'"),
        ("biggest-days", "source=alfa", "did you mean 'alpha'"),
        ("seven-day-average", "since=yesterday", "is not a day"),
        ("as-known-on", "as_of=soon", "is not an instant"),
        ("said-by", "claimant=UK", "there is no claimant 'UK'"),
    ],
)
def test_a_value_that_cannot_be_meant_is_one_clear_line(
    db: sqlite3.Connection, name: str, param: str, says: str
) -> None:
    with pytest.raises(TrackerError, match=says):
        named.values(db, named.load(name), [param])


def test_a_default_that_is_a_number_is_compared_as_a_number(db: sqlite3.Connection) -> None:
    question = named.load("milestones")
    assert named.values(db, question, ["step=2.5"])["step"] == 2.5
    assert named.values(db, question, [])["step"] == 100_000
