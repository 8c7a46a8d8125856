"""The explorer's file: daily crossings that turned into a stock under one name, and past days that were restated."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.shapes import SHARED, given, needs_recordings
from tracker.ingest import Ingest, open_ingest
from tracker.ledger.audit import audit
from tracker.model import Claim, Problem
from tracker.sources import hdx_ukraine

FILES = SHARED / "data" / "refugees-hdx-ukraine-viz"
RECORDED = (
    ("vintages/all_2022-03-08_07e40ac.json", "2022-03-08T12:00:00Z"),
    ("vintages/all_2022-03-08_e50861a.json", "2022-03-08T18:00:00Z"),
    ("vintages/all_2022-03-10_4f8ad15.json", "2022-03-10T12:00:00Z"),
    ("all_2022-06-14.json.xz", "2022-06-14T12:00:00Z"),
    ("all_2023-08-17.json", "2023-08-17T12:00:00Z"),
    ("all_2023-12-21.json", "2023-12-21T12:00:00Z"),
)


def read(
    *points: tuple[str, str | None],
    total: str | None = None,
    casualties: tuple[tuple[str, str, str], ...] = (),
    **more: Any,
) -> tuple[list[Claim], list[Problem]]:
    """Points of (day, people), the total over all, casualties of (day, killed, injured)."""
    refugees = [{"#affected+date+refugees": day, "#affected+refugees": people} for day, people in points]
    tree: dict[str, Any] = {"refugees_series_data": refugees, "regional_data": [{"#value+funding+rrp+pct": "0.2"}]}
    if total is not None:
        tree["regional_data"] = [{"#affected+refugees": total}]
    if casualties:
        tree["timeseries_casualties_data"] = [
            {"#date": day, "#affected+killed": killed, "#affected+injured": injured}
            for day, killed, injured in casualties
        ]
    return given(hdx_ukraine.parse, json.dumps(tree | more))


def told(claims: list[Claim]) -> list[tuple[object, ...]]:
    """Series, kind, day, value, period, claimant."""
    return [(c.line.series, c.line.kind, c.day, c.value, c.period_days, c.line.claimant) for c in claims]


def test_a_line_that_begins_with_the_invasion_is_the_crossings_of_each_day() -> None:
    claims, problems = read(("2022-02-24", "79209"), ("2022-02-25", "100391"), total="179600")
    assert problems == []
    assert told(claims) == [
        ("refugees.arrivals", "change", "2022-02-24", 79209, 1, "UNHCR"),
        ("refugees.arrivals", "change", "2022-02-25", 100391, 1, "UNHCR"),
    ]
    assert (claims[0].quote, claims[0].locator) == ("79209", "/refugees_series_data/0/#affected+refugees")


def test_a_line_that_begins_when_people_abroad_were_first_recorded_is_a_stock() -> None:
    claims, _ = read(("2022-04-25", "85000"), ("2023-12-19", "5931474"), total="5931474")
    assert told(claims) == [
        ("refugees.total", "level", "2022-04-25", 85000, None, "UNHCR"),
        ("refugees.total", "level", "2023-12-19", 5931474, None, "UNHCR"),
    ]


def test_without_a_total_the_first_day_alone_decides() -> None:
    crossings, _ = read(("2022-02-24", "79209"))
    stock, _ = read(("2022-04-25", "85000"))
    assert (crossings[0].line.series, stock[0].line.series) == ("refugees.arrivals", "refugees.total")


@pytest.mark.parametrize(
    ("points", "total", "series"),
    [
        ((("2022-02-24", "79209"), ("2022-06-09", "5000000")), "5000000", "refugees.total"),
        ((("2022-05-01", "30000"), ("2022-05-02", "20000")), "50000", "refugees.arrivals"),
    ],
)
def test_where_the_first_day_and_the_total_contradict_each_other_everything_is_held(
    points: tuple[tuple[str, str], ...], total: str, series: str
) -> None:
    claims, _ = read(*points, total=total)
    assert {c.line.series for c in claims} == {series}
    assert all(c.unsure and c.unsure.startswith(f"the line begins on {points[0][0]}") for c in claims)


def test_casualties_are_totals_of_the_human_rights_office_and_a_fall_is_kept() -> None:
    claims, problems = read(
        ("2022-04-25", "85000"), casualties=(("2022-06-06", "4253", "5141"), ("2022-06-07", "4183", "5014"))
    )
    assert problems == []
    assert told(claims)[1:] == [
        ("civilians.killed", "total", "2022-06-06", 4253, None, "OHCHR"),
        ("civilians.injured", "total", "2022-06-06", 5141, None, "OHCHR"),
        ("civilians.killed", "total", "2022-06-07", 4183, None, "OHCHR"),
        ("civilians.injured", "total", "2022-06-07", 5014, None, "OHCHR"),
    ]


def test_an_empty_cell_is_no_figure_and_a_word_is_a_warning() -> None:
    claims, problems = read(("2022-04-25", ""), ("2022-04-26", None), ("2022-04-27", "N/A"), ("2022-04-28", "85000"))
    assert ([c.value for c in claims], [(p.check, p.found) for p in problems]) == ([85000], [("not-a-number", "N/A")])


def test_the_other_tables_are_left_alone_and_an_unknown_one_is_a_warning() -> None:
    claims, problems = read(
        ("2022-04-25", "85000"), national_data=[{"#affected+idps": "7"}], returnees_data=[{"x": "5"}]
    )
    assert ([c.value for c in claims], [(p.check, p.severity, p.found) for p in problems]) == (
        [85000], [("unknown-table", "warning", "returnees_data")],
    )  # fmt: skip
    assert "hdx_ukraine.py" in problems[0].remedy


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("<!DOCTYPE html><html></html>", "html-page"),
        ("{}", "changed-shape"),
        ("[]", "changed-shape"),
        ('{"refugees_series_data": []}', "empty-list"),
        ('{"refugees_series_data": 5}', "changed-shape"),
        ('{"refugees_series_data": [{"#date": "2022-04-25", "#affected+refugees": "1"}]}', "changed-header"),
        ('{"refugees_series_data": [{"#affected+date+ref', "truncated"),
    ],
)
def test_what_is_none_of_its_files_is_one_clear_problem(text: str, check: str) -> None:
    claims, problems = given(hdx_ukraine.parse, text)
    assert (claims, [(p.check, p.severity) for p in problems]) == ([], [(check, "error")])


# The recorded files.


@pytest.fixture
def ingest(tmp_path: Path) -> Iterator[Ingest]:
    with open_ingest(tmp_path / "tracker.db", judging=False) as opened:
        yield opened


def printed(name: str) -> tuple[str, dict[str, int]]:
    """The series that a file's points belong to by its own day, and the points."""
    path = FILES / name
    raw = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    points = {
        row["#affected+date+refugees"]: int(row["#affected+refugees"])
        for row in json.loads(raw)["refugees_series_data"]
    }
    return ("refugees.arrivals" if "2022-02-24" in points else "refugees.total"), points


@needs_recordings
@pytest.mark.parametrize("backwards", [False, True], ids=["as they appeared", "the other way round"])
def test_as_of_every_vintage_the_answer_is_that_files_own_points(ingest: Ingest, *, backwards: bool) -> None:
    for name, seen_at in reversed(RECORDED) if backwards else RECORDED:
        report = ingest.add_file("hdx-ukraine", FILES / name, seen_at=seen_at)
        assert (report.outcome, report.problems, report.tally.held) == ("recorded", [], 0)
    for name, seen_at in RECORDED:
        series, points = printed(name)
        known = ingest.ledger.db.execute(
            "select day, value from claims where series = ? and status = 'accepted' and seen_at <= ?"
            " and (superseded_at is null or superseded_at > ?)",
            (series, seen_at, seen_at),
        ).fetchall()
        assert (len(known), dict(known)) == (len(points), points), name
    for name, seen_at in RECORDED:
        tally = ingest.add_file("hdx-ukraine", FILES / name, seen_at=seen_at).tally
        assert (tally.new, tally.revised, tally.withdrawn, tally.held) == (0, 0, 0, 0)
    assert audit(ingest.ledger.db, ingest.archive).faults == []


@needs_recordings
def test_the_recorded_files_hold_what_they_are_known_to_hold(ingest: Ingest) -> None:
    for name, seen_at in RECORDED:
        ingest.add_file("hdx-ukraine", FILES / name, seen_at=seen_at)
    db = ingest.ledger.db
    of = "select count(*), min(day), max(day) from current where series = ?"
    assert db.execute(of, ("refugees.total",)).fetchone() == (435, "2022-04-25", "2023-12-19")
    assert db.execute(of, ("refugees.arrivals",)).fetchone() == (106, "2022-02-24", "2022-06-09")
    assert db.execute(of, ("civilians.killed",)).fetchone() == (483, "2022-03-03", "2023-11-09")
    spot = "select series, value from current where day = ? order by series"
    assert db.execute(spot, ("2023-12-19",)).fetchall() == [("refugees.total", 5931474)]
    killed_and_injured = [("civilians.injured", 17748), ("civilians.killed", 9701)]
    assert [row for row in db.execute(spot, ("2023-11-09",)) if row[0] != "refugees.total"] == killed_and_injured
    assert db.execute(spot, ("2022-03-03",)).fetchall() == [
        ("civilians.injured", 553), ("civilians.killed", 249), ("refugees.arrivals", 184205),
    ]  # fmt: skip


@needs_recordings
def test_the_days_that_were_restated_in_march_2022_are_revisions(ingest: Ingest) -> None:
    for name, seen_at in RECORDED[:3]:
        ingest.add_file("hdx-ukraine", FILES / name, seen_at=seen_at)
    revised = (
        "select day, old_value, new_value from revisions where series like '%arrivals' and seen_at = ? order by day"
    )
    second, third = (ingest.ledger.db.execute(revised, (seen_at,)).fetchall() for _, seen_at in RECORDED[1:3])
    assert third[0] == ("2022-02-24", 85787, 85382)
    assert (len(second), len(third)) == (3, 13)  # the third file has 14 days, of which one is new
