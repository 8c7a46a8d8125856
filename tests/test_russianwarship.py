"""The JSON service: one day or pages of days, zeros for what was not counted yet, and a body that says not found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from tests.shapes import SHARED, given, needs_recordings
from tracker.ingest import Ingest, open_ingest
from tracker.ledger.audit import audit
from tracker.model import Claim, Document
from tracker.sources import russianwarship
from tracker.sources.russianwarship import SERVICE, addresses, next_page, parse

FILES = SHARED / "data" / "gs-russianwarship"


def one(day: str = "2024-01-26", count: int = 702, **cells: Any) -> dict[str, Any]:
    """A day of the service; `cells` are its stats."""
    post = "https://www.facebook.com/MinistryofDefence.UA/posts/1"
    return {
        "date": day,
        "day": count,
        "resource": post,
        "war_status": {"code": 1, "alias": "in_progress"},
        "stats": cells or {"tanks": 6265},
        "increase": dict.fromkeys(cells or {"tanks": 0}, 9),
    }


def answer(data: object) -> str:
    return json.dumps({"message": "The data were fetched successfully.", "data": data})


def listed(*days: dict[str, Any], following: str | None = None) -> str:
    return answer({"records": days, "paging": {"next_url": following, "prev_url": None}})


def told(claims: list[Claim]) -> list[tuple[str, str, object]]:
    """What, day, value."""
    return [(c.line.series.removeprefix("losses.").removeprefix("equipment."), c.day, c.value) for c in claims]


def test_a_day_has_totals_and_what_it_added_and_names_its_post() -> None:
    claims, problems = given(parse, answer(one(personnel_units=380600)))
    assert problems == []
    assert told(claims) == [("personnel.total", "2024-01-26", 380600), ("personnel.daily", "2024-01-26", 9)]
    assert [(c.line.kind, c.period_days, c.locator) for c in claims] == [
        ("total", None, "/data/stats/personnel_units"),
        ("change", 1, "/data/increase/personnel_units"),
    ]
    assert claims[0].url == "https://www.facebook.com/MinistryofDefence.UA/posts/1"


def test_the_first_version_without_status_and_submarines_is_read_alike() -> None:
    day = one(tanks=6265)
    del day["war_status"]
    claims, problems = given(parse, answer(day))
    assert (told(claims)[0], problems) == (("tank.total", "2024-01-26", 6265), [])


def test_a_page_of_days_and_a_list_of_pages_name_the_place_of_each_day() -> None:
    page = listed(one("2024-01-26", 702), one("2024-01-25", 701))
    assert [c.locator for c in given(parse, page)[0]][::2] == [
        "/data/records/0/stats/tanks",
        "/data/records/1/stats/tanks",
    ]
    claims, problems = given(parse, f"[{page}, {listed(one('2024-01-24', 700))}]")
    assert problems == []
    assert [(c.day, c.locator) for c in claims][-2:] == [
        ("2024-01-24", "/1/data/records/0/stats/tanks"),
        ("2024-01-24", "/1/data/records/0/increase/tanks"),
    ]


def test_the_next_page_is_the_one_that_the_service_names_until_a_page_has_no_days() -> None:
    def following(text: str) -> str | None:
        request = next_page(Document(text.encode(), SERVICE, "2026-06-09T00:00:00Z"))
        return request.url if request else None

    address = f"{SERVICE}?offset=50&limit=50"
    assert following(listed(one(), following=address)) == address
    assert following(listed(one(), following="/api/v2/statistics?offset=50")) == f"{SERVICE}?offset=50"
    assert following(listed(one(), following=None)) is None
    assert following(listed(following=address)) is None
    assert following(answer(one())) is None


def test_an_empty_page_at_the_end_is_no_fault() -> None:
    claims, problems = given(parse, f"[{listed(one())}, {listed()}]")
    assert (len(claims), problems) == (2, [])


@pytest.mark.parametrize(("day", "count", "what"), [("2022-04-30", 66, "truck"), ("2022-05-01", 67, "vehicle")])
def test_the_vehicles_are_those_without_fuel_tanks_until_the_two_were_merged(day: str, count: int, what: str) -> None:
    claims, _ = given(parse, answer(one(day, count, vehicles_fuel_tanks=1796)))
    assert [what for what, _, _ in told(claims)] == [f"{what}.total", f"{what}.daily"]


@pytest.mark.parametrize(
    ("key", "day", "count"),
    [
        ("cruise_missiles", "2022-04-30", 66),
        ("submarines", "2023-09-13", 567),
        ("special_military_equip", "2022-03-15", 20),
        ("atgm_srbm_systems", "2022-05-01", 67),
    ],
)
def test_a_zero_for_what_was_not_counted_on_the_day_is_no_figure(key: str, day: str, count: int) -> None:
    filled = one(day, count, tanks=1) | {"stats": {"tanks": 1, key: 0}, "increase": {key: 0}}
    assert told(given(parse, answer(filled))[0]) == [("tank.total", day, 1)]


def test_a_figure_that_is_repeated_after_the_counting_ended_is_held() -> None:
    claims, _ = given(parse, answer(one("2022-11-24", 274, atgm_srbm_systems=4) | {"increase": {}}))
    reason = "the General Staff did not count atgm_srbm_systems on 2022-11-24"
    assert [(c.value, c.unsure) for c in claims] == [(4, reason)]


def test_a_zero_for_what_is_counted_is_a_figure() -> None:
    claims, _ = given(parse, answer(one("2024-01-26", 702, submarines=1) | {"increase": {"submarines": 0}}))
    assert told(claims) == [("submarine.total", "2024-01-26", 1), ("submarine.daily", "2024-01-26", 0)]


def test_null_is_no_figure() -> None:
    assert told(given(parse, answer(one(tanks=6265, mlrs=None) | {"increase": None}))[0]) == [
        ("tank.total", "2024-01-26", 6265)
    ]


def test_a_day_whose_date_contradicts_its_number_is_held() -> None:
    claims, _ = given(parse, answer(one("2024-01-26", 72)))
    assert {c.unsure for c in claims} == {"the figures are dated 2024-01-26, which is day 702, but are numbered day 72"}


def test_an_unknown_key_is_one_warning_that_names_the_file_to_edit() -> None:
    claims, problems = given(parse, listed(one(tanks=6265, robots=1), one("2024-01-25", 701, robots=1)))
    assert len(claims) == 2
    assert [(p.check, p.found, p.locator) for p in problems] == [("unknown-column", "robots", "/data/records/0")]
    assert "russianwarship.py" in problems[0].remedy


@pytest.mark.parametrize(
    ("day", "check"), [({"stats": {"tanks": "many"}}, "not-a-number"), ({"date": "26.01.2024"}, "no-date")]
)
def test_what_cannot_be_read_is_a_warning(day: dict[str, Any], check: str) -> None:
    claims, problems = given(parse, listed(one() | day, one("2024-01-25", 701)))
    assert ([p.check for p in problems], claims[-1].day) == ([check], "2024-01-25")


@pytest.mark.parametrize(
    ("body", "check"),
    [
        ('{"message": "Statistics for this date are not found.", "errors": {"date": ["not found"]}}', "not-found"),
        ("[]", "empty-list"),
        (listed(), "empty-list"),
        ("{}", "changed-shape"),
        (answer(None), "changed-shape"),
        (answer([1]), "changed-shape"),
        (answer({"date": "2024-01-26"}), "changed-shape"),
        (answer({"records": [1]}), "changed-shape"),
        (answer({"records": {}}), "changed-shape"),
        (answer({"stats": {}, "increase": "x"}), "changed-shape"),
        ("null", "changed-shape"),
        ('{"data": {"stats": {"ta', "truncated"),
        ("<html><title>Just a moment...</title></html>", "captcha"),
        ("<html><body>502 Bad Gateway</body></html>", "html-page"),
    ],
)
def test_what_is_no_answer_of_the_service_is_one_error(body: str, check: str) -> None:
    claims, problems = given(parse, body)
    assert (claims, [(p.check, p.severity) for p in problems]) == ([], [(check, "error")])


def test_the_address_is_the_newest_day_or_the_days_from_since_on_and_nothing_there_is_no_failure() -> None:
    (latest,) = addresses(date(2026, 6, 9))
    assert (latest.url, latest.optional) == (f"{SERVICE}/latest", True)
    (window,) = addresses(date(2026, 6, 9), since=date(2026, 6, 1))
    assert window.url == f"{SERVICE}?offset=0&limit=50&date_from=2026-06-01&date_to=2026-06-09"
    assert not russianwarship.SOURCE.default


@pytest.fixture(scope="module")
def ingest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ingest]:
    with open_ingest(tmp_path_factory.mktemp("russianwarship") / "tracker.db", judging=False) as opened:
        yield opened


@needs_recordings
def test_the_recorded_answers(ingest: Ingest) -> None:
    def add(name: str) -> tuple[str, int, int, list[str]]:
        report = ingest.add_file("russianwarship", FILES / name, seen_at="2026-06-09T00:00:00Z")
        return report.outcome, report.tally.new, report.tally.held, [problem.check for problem in report.problems]

    assert add("v1_statistics_2022-11-24.json") == ("recorded", 27, 1, ["unsure"])
    assert add("v2_statistics_2022-04-14_reconstructed.json") == ("recorded", 26, 0, [])
    assert add("v2_statistics_not-found_http404.json") == ("refused", 0, 0, ["not-found"])
    db = ingest.ledger.db
    of = "select value from current where day = ? and series = ?"
    assert db.execute(of, ("2022-11-24", "losses.personnel.total")).fetchall() == [(85720,)]
    assert db.execute(of, ("2022-11-24", "losses.personnel.daily")).fetchall() == [(310,)]
    assert db.execute(of, ("2022-11-24", "losses.equipment.cruise_missile.total")).fetchall() == [(531,)]
    assert db.execute(of, ("2022-11-24", "losses.equipment.cruise_missile.daily")).fetchall() == [(51,)]
    assert db.execute(of, ("2022-04-14", "losses.equipment.truck.total")).fetchall() == [(1437,)]
    assert db.execute(of, ("2022-04-14", "losses.equipment.cruise_missile.total")).fetchall() == []
    assert audit(db, ingest.archive).faults == []
    assert add("v1_statistics_2022-11-24.json")[1] == 0
