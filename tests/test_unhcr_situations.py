"""The widgets of UNHCR's portal: a number in the address says what is counted, every country has its own day."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.shapes import SHARED, given, needs_recordings
from tracker.ingest import Ingest, open_ingest
from tracker.ledger.audit import audit
from tracker.model import Claim, Problem
from tracker.sources import unhcr_situations

FILES = SHARED / "data" / "refugees-unhcr-odp"
DAYS = "timeseries_widget283577_sv54_group5478_day_2022-08.json"
COUNTRIES = "sublocation_widget283575_sv54_group5459-5478_2022-08.json"
ORIGINS = "origin_geo259-south-sudan_collection4-29.json"

ADDRESS = "https://data.unhcr.org/population/get/timeseries?widget_id=283577&sv_id=54&population_group={}&frequency=day"
UKRAINE = {"situation_view_id": "54", "situation_view_name": "Ukraine Refugee Situation"}


def days(
    *points: tuple[str, int, int | str | None], group: str = "5478", situation: dict[str, str] = UKRAINE
) -> tuple[list[Claim], list[Problem]]:
    """A line over time, of (day, timestamp, people)."""
    rows = [{"data_date": day, "unix_timestamp": stamp, "individuals": people} for day, stamp, people in points]
    tree = {**situation, "data": {"timeseries": rows, "source": "UNHCR, Government"}, "currentSeries": 1}
    return given(unhcr_situations.parse, json.dumps(tree), ADDRESS.format(group))


def host(name: str, day: str, people: str | None, group: str = "5478", **more: Any) -> dict[str, Any]:
    ordinary = {
        "geomaster_name": name, "geomaster_id": 10781, "admin_level": "Country", "centroid_lon": "19.4013",
        "source": "UNHCR, Government", "date": day, "month": "8", "year": "2022", "population_group_id": group,
        "individuals": people, "households": "0", "population_groups": [{"id": group, "pop_type_code": "REF"}],
    }  # fmt: skip
    return ordinary | more


def countries(*rows: dict[str, Any]) -> tuple[list[Claim], list[Problem]]:
    return given(unhcr_situations.parse, json.dumps({**UKRAINE, "data": list(rows)}))


def came_from(name: str, people: str | None, groups: str, code: str = "REF", **more: Any) -> dict[str, Any]:
    ordinary = {
        "geomaster_name": "South Sudan", "admin_level": "Country", "pop_type_code": code,
        "pop_frequency_cumulative_code": "C", "pop_origin_name": name, "pop_origin_code": "?", "date": "2024-05-31",
        "month": 9, "year": 2024, "population_groups": groups, "population_group_id": "4739", "individuals": people,
        "households": "4423", "male_04": "1190", "female_04": "1193",
    }  # fmt: skip
    return ordinary | more


def origins(*rows: dict[str, Any]) -> tuple[list[Claim], list[Problem]]:
    return given(unhcr_situations.parse, json.dumps({"pop_frequency_code": ["D"], "data": list(rows)}))


def told(claims: list[Claim]) -> list[tuple[object, ...]]:
    """Conflict, series, kind, party, place, day, value, period."""
    return [(*c.line[:5], c.day, c.value, c.period_days) for c in claims]


# The line over time.


def test_a_point_of_the_group_of_recorded_people_is_a_stock() -> None:
    claims, problems = days(("2022-08-02", 1659398400, 6303929), ("2022-08-03", 1659484800, 6307137))
    assert problems == []
    assert told(claims) == [
        ("ukraine", "refugees.total", "level", None, None, "2022-08-02", 6303929, None),
        ("ukraine", "refugees.total", "level", None, None, "2022-08-03", 6307137, None),
    ]
    assert [(c.quote, c.locator) for c in claims][:1] == [("6303929", "/data/timeseries/0/individuals")]


@pytest.mark.parametrize("group", ["5457", "5460", "5457,5460", "5457%2C5460"])
def test_a_point_of_the_earlier_groups_is_the_crossings_of_a_day_and_never_a_stock(group: str) -> None:
    claims, _ = days(("2022-02-24", 1645660800, 79982), group=group)
    assert told(claims) == [("ukraine", "refugees.arrivals", "change", None, None, "2022-02-24", 79982, 1)]


@pytest.mark.parametrize("group", ["", "9999", "5478,5457", "5478,9999"])
def test_of_no_group_or_an_unknown_one_or_two_that_differ_nothing_is_read(group: str) -> None:
    claims, problems = days(("2022-08-03", 1659484800, 6307137), group=group)
    assert (claims, [(p.check, p.severity) for p in problems]) == ([], [("unknown-group", "error")])
    assert "GROUPS" in problems[0].remedy


def test_the_group_is_also_found_in_the_name_of_a_local_copy() -> None:
    rows = [{"data_date": "2022-08-03", "unix_timestamp": 1659484800, "individuals": 6307137}]
    text = json.dumps({**UKRAINE, "data": {"timeseries": rows}})
    assert len(given(unhcr_situations.parse, text, f"file:{DAYS}")[0]) == 1


def test_an_unknown_situation_is_refused_by_its_name() -> None:
    other = {"situation_view_id": "112", "situation_view_name": "Chad Situation"}
    claims, problems = days(("2022-08-03", 1659484800, 5), situation=other)
    assert (claims, [(p.check, p.found) for p in problems]) == ([], [("unknown-situation", "Chad Situation")])


def test_a_fall_is_kept_and_an_empty_point_is_no_zero() -> None:
    claims, problems = days(
        ("2022-08-01", 1659312000, 100), ("2022-08-02", 1659398400, None), ("2022-08-03", 1659484800, 90)
    )
    assert ([c.value for c in claims], problems) == ([100, 90], [])


def test_a_point_whose_timestamp_is_another_day_is_held() -> None:
    claims, _ = days(("2022-08-03", 1645660800, 6307137))
    assert claims[0].unsure == "the point is dated 2022-08-03, but its timestamp is 2022-02-24"
    claims, _ = days(("2022-08-03", 10**30, 6307137))
    assert claims[0].unsure is not None


# The newest figure of each host country.


def test_every_host_country_is_a_stock_of_its_own_day_and_nothing_is_summed() -> None:
    claims, problems = countries(
        host("Poland", "2022-08-01", "1256568"), host("Türkiye", "2022-05-19", "145000"),
        host("Czech Republic", "2022-08-02", "404839"), host("Republic of Moldova", "2022-08-01", "88018"),
    )  # fmt: skip
    assert problems == []
    assert told(claims) == [
        ("ukraine", "refugees.total", "level", None, "PL", "2022-08-01", 1256568, None),
        ("ukraine", "refugees.total", "level", None, "TR", "2022-05-19", 145000, None),
        ("ukraine", "refugees.total", "level", None, "CZ", "2022-08-02", 404839, None),
        ("ukraine", "refugees.total", "level", None, "MD", "2022-08-01", 88018, None),
    ]
    assert (claims[0].quote, claims[0].locator) == ("1256568", "/data/0/individuals")


def test_the_earlier_groups_are_all_crossings_into_a_country_whatever_the_portal_calls_them() -> None:
    named = [{"id": "5460", "name": "Ukrainian Asylum-seekers/applications cumulative", "pop_type_code": "ASY"}]
    claims, _ = countries(host("Poland", "2022-04-25", "2922978", "5460", population_groups=named))
    assert told(claims) == [("ukraine", "refugees.arrivals", "total", None, "PL", "2022-04-25", 2922978, None)]


def test_two_countries_in_one_row_are_a_place_of_their_own() -> None:
    claims, _ = countries(host("Serbia and Kosovo: S/RES/1244 (1999)", "2022-08-03", "14366"))
    assert claims[0].line.place == "RS+XK"


def test_unknown_countries_groups_levels_and_columns_are_warnings_said_once_and_the_rest_stands() -> None:
    claims, problems = countries(
        host("Atlantis", "2022-08-01", "1"), host("Atlantis", "2022-08-02", "2"),
        host("Poland", "2022-08-01", "3", "9999"), host("Poland", "2022-08-01", "4", admin_level="Province"),
        host("Germany", "2022-08-01", "915000", robots=1),
    )  # fmt: skip
    assert [(c.line.place, c.value) for c in claims] == [("DE", 915000)]
    assert [(p.check, p.severity, p.found, p.locator) for p in problems] == [
        ("unknown-column", "warning", "robots", "/data/4/robots"),
        ("unknown-country", "warning", "Atlantis", "/data/0/geomaster_name"),
        ("unknown-group", "warning", "9999", "/data/2/population_group_id"),
        ("unknown-level", "warning", "Province", "/data/3/admin_level"),
    ]
    assert all("unhcr_situations.py" in problem.remedy for problem in problems)


def test_nothing_is_withdrawn_for_only_the_newest_day_is_shown() -> None:
    assert not unhcr_situations.SOURCE.lists_everything


# The people in one host country by origin.


def test_people_are_filed_under_the_conflict_they_fled_and_the_party_tells_the_country_where_that_does_not() -> None:
    claims, problems = origins(
        came_from("Sudan", "762283", "Refugees from Sudan - 2023, Registered asylum-seekers from Sudan"),
        came_from("Dem. Rep. of the Congo", "13533", "Registered refugees from Congo (Democratic Republic)"),
        came_from("Central African Rep.", "2486", "Registered refugees from Central African Republic"),
        came_from("Various", "5805", "Asylum Seekers in South Sudan", "ASY"),
        came_from("Others", "35", "Registered asylum-seekers from various", "ASY"),
    )
    assert problems == []
    assert told(claims) == [
        ("sudan", "refugees.total", "level", None, "SS", "2024-05-31", 762283, None),
        ("drc", "refugees.total", "level", None, "SS", "2024-05-31", 13533, None),
        ("global", "refugees.total", "level", "CF", "SS", "2024-05-31", 2486, None),
        ("global", "refugees.asylum_seekers", "level", "VAR", "SS", "2024-05-31", 5805, None),
        ("global", "refugees.asylum_seekers", "level", "OTH", "SS", "2024-05-31", 35, None),
    ]


def test_a_row_that_adds_asylum_seekers_to_refugees_counts_refugees() -> None:
    both = "Registered asylum-seekers from Eritrea, Registered refugees from Eritrea"
    claims, _ = origins(came_from("Eritrea", "2580", both, "ASY"))
    assert claims[0].line.series == "refugees.total"


def test_a_zero_is_a_figure_and_null_is_none() -> None:
    claims, _ = origins(came_from("Somalia", "0", "refugees"), came_from("Ethiopia", None, "refugees"))
    assert [c.value for c in claims] == [0]


def test_what_is_no_stock_of_all_time_is_not_taken_for_one() -> None:
    claims, problems = origins(came_from("Sudan", "300", "refugees", pop_frequency_cumulative_code="N"))
    assert (claims, [(p.check, p.found) for p in problems]) == ([], [("unknown-frequency", "N")])


def test_unknown_origins_and_types_are_warnings() -> None:
    claims, problems = origins(
        came_from("Atlantis", "1", "refugees"), came_from("Sudan", "2", "refugees", "IDP"),
        came_from("Sudan", "3", "refugees"),
    )  # fmt: skip
    assert [c.value for c in claims] == [3]
    assert [(p.check, p.found) for p in problems] == [("unknown-origin", "Atlantis"), ("unknown-type", "IDP")]


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("<!DOCTYPE html><html></html>", "html-page"),
        ('{"data": []}', "empty-list"),
        ('{"data": {"timeseries": []}}', "unknown-group"),
        ('{"data": null}', "changed-shape"),
        ('{"error": "no such widget"}', "changed-shape"),
        ('{"data": [{"name": "Poland"}]}', "changed-header"),
        ("[1, 2]", "changed-shape"),
    ],
)
def test_what_is_no_widget_is_one_clear_problem(text: str, check: str) -> None:
    claims, problems = given(unhcr_situations.parse, text)
    assert (claims, [(p.check, p.severity) for p in problems]) == ([], [(check, "error")])


def test_the_addresses_are_those_of_the_widgets() -> None:
    urls = [request.url for request in unhcr_situations.addresses(date(2026, 1, 1))]
    assert len(urls) == 3
    assert "population_group=5478&frequency=day&fromDate=1900-01-01" in urls[0]


# The recorded files.


@pytest.fixture
def ingest(tmp_path: Path) -> Iterator[Ingest]:
    with open_ingest(tmp_path / "tracker.db", judging=False) as opened:
        yield opened


RECORDED = (
    (DAYS, "2022-08-05T00:00:00Z", 69),
    (COUNTRIES, "2022-08-05T00:00:00Z", 44),
    (ORIGINS, "2024-07-02T00:00:00Z", 10),
)


@needs_recordings
def test_the_recorded_files_hold_what_they_are_known_to_hold_and_a_second_time_nothing_new(ingest: Ingest) -> None:
    for name, seen_at, claims in RECORDED:
        report = ingest.add_file("unhcr-situations", FILES / name, seen_at=seen_at)
        assert (report.outcome, report.tally.new, report.problems) == ("recorded", claims, [])
    db = ingest.ledger.db
    spot = "select day, value from current where conflict = ? and series = 'refugees.total' and place = ?"
    assert db.execute(spot, ("ukraine", "PL")).fetchall() == [("2022-08-01", 1256568)]
    assert db.execute(spot, ("ukraine", "RU")).fetchall() == [("2022-08-02", 1968127)]
    assert db.execute(spot, ("sudan", "SS")).fetchall() == [("2024-06-30", 762283)]
    line = "select count(*), min(day), max(day) from current where conflict = 'ukraine' and place is null"
    assert db.execute(line).fetchone() == (69, "2022-04-25", "2022-08-03")
    ends = "select value from current where conflict = 'ukraine' and place is null and day in (?, ?) order by day"
    assert db.execute(ends, ("2022-04-25", "2022-08-03")).fetchall() == [(85000,), (6307137,)]
    rows = "select count(*), sum(value), min(day), max(day) from current where conflict = 'ukraine' and place <> ''"
    assert db.execute(rows).fetchone() == (44, 6307137, "2022-05-19", "2022-08-03")
    for name, seen_at, _ in RECORDED:
        tally = ingest.add_file("unhcr-situations", FILES / name, seen_at=seen_at.replace("T00", "T01")).tally
        assert (tally.new, tally.revised, tally.withdrawn, tally.held) == (0, 0, 0, 0)
    assert audit(db, ingest.archive).faults == []
