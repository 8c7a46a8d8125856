"""Losses confirmed on pictures: types of equipment by party, on the days they changed or as they stand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from tests.shapes import SHARED, given, items, needs_recordings
from tracker import catalog
from tracker.documents.bundles import members
from tracker.ingest import Ingest, open_ingest
from tracker.ledger.audit import audit
from tracker.model import Claim, Document
from tracker.sources import oryx

FILES = SHARED / "data" / "equipment-oryx"
PARTS = ("total", "destroyed", "abandoned", "captured", "damaged")


def totals(*rows: str) -> str:
    return "\n".join(["country,equipment_type,destroyed,abandoned,captured,damaged,type_total", *rows]) + "\n"


def days(*rows: str) -> str:
    """The file of days; only the first of its ten columns of differences is written out."""
    header = "country,equipment_type,destroyed,abandoned,captured,damaged,type_total,date_recorded,destroyed_diff"
    return "\n".join([header, *rows]) + "\n"


def told(claims: list[Claim]) -> list[tuple[object, ...]]:
    return [(c.line.series.removeprefix("losses.confirmed."), c.line.party, c.day, c.value) for c in claims]


def test_a_row_is_the_total_and_its_parts_each_a_line_of_its_own() -> None:
    claims, problems = given(oryx.parse, days("Russia,Tanks,447,49,252,22,770,2022-06-26,2"))
    assert problems == []
    assert told(claims) == [
        ("tank.total", "RU", "2022-06-26", 770),
        ("tank.destroyed", "RU", "2022-06-26", 447),
        ("tank.abandoned", "RU", "2022-06-26", 49),
        ("tank.captured", "RU", "2022-06-26", 252),
        ("tank.damaged", "RU", "2022-06-26", 22),
    ]
    assert {(c.line.kind, c.line.claimant, c.period_days) for c in claims} == {("total", "Oryx", None)}
    assert (claims[0].quote, claims[0].locator) == ("770", "row=1 column=type_total")


def test_ukrainian_losses_are_those_of_ukraine() -> None:
    claims, _ = given(oryx.parse, totals("Ukraine,Helicopters,8,0,3,0,11"))
    assert {c.line.party for c in claims} == {"UA"}


def test_a_file_without_days_is_of_the_day_it_was_published_else_seen_and_never_after_the_scraper_stopped() -> None:
    body = totals("Russia,Tanks,1,0,0,0,1").encode()

    def day(seen_at: str, published: str | None = None) -> str:
        claims, _ = items(oryx.parse, Document(body, "file:totals_by_type.csv", seen_at, published=published))
        return claims[0].day

    assert day("2022-06-27T12:00:00Z") == "2022-06-27"
    assert day("2026-06-09T12:00:00Z") == "2025-07-19"
    assert day("2026-06-09T12:00:00Z", published="2023-06-08T10:00:00Z") == "2023-06-08"


def test_a_type_whose_name_ends_in_a_line_break_is_the_same_type() -> None:
    claims, problems = given(oryx.parse, days('Ukraine,"Surface-To-Air Missile Systems\n\n",15,1,1,0,17,2022-03-26,0'))
    assert problems == []
    assert told(claims)[0] == ("sam.total", "UA", "2022-03-26", 17)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trucks, Vehicles and Jeeps", "Trucks, Vehicles, and Jeeps"),
        ("Radars", "Radars And Communications Equipment"),
        ("Naval Ships", "Naval Ships and Submarines"),
    ],
)
def test_names_of_one_type_are_one_line(one: str, other: str) -> None:
    claims, _ = given(oryx.parse, totals(f'Russia,"{one}",1,0,0,0,1', f'Ukraine,"{other}",1,0,0,0,1'))
    assert len({c.line.series for c in claims}) == len(PARTS)


def test_every_type_has_its_series_in_the_catalog() -> None:
    known = catalog.load().series
    assert {f"losses.confirmed.{member}.{part}" for member in oryx.TYPES.values() for part in PARTS} <= known.keys()


HEAVY = (
    "Losses excluding Recon Drones and Trucks - {}, of which:"
    " destroyed: 10584, damaged: 714, abandoned: 1005, captured: 2229"
)


def test_a_heading_that_came_along_as_a_type_is_a_subset_of_its_own_and_no_part_of_all_types() -> None:
    heading = HEAVY.format(14532)
    claims, problems = given(
        oryx.parse,
        totals("Russia,All Types,13864,1054,2982,813,18713", f'Russia,"{heading}",10584,1005,2229,714,14532'),
    )
    assert problems == []
    assert [row for row in told(claims) if str(row[0]).endswith(".total")] == [
        ("all.total", "RU", "2025-07-19", 18713),
        ("heavy.total", "RU", "2025-07-19", 14532),
    ]
    assert {c.unsure for c in claims} == {None}


def test_a_heading_that_says_another_number_than_its_row_is_held() -> None:
    claims, _ = given(oryx.parse, totals(f'Russia,"{HEAVY.format(15000)}",10584,1005,2229,714,14532'))
    assert {c.unsure for c in claims} == {"the heading says 15000, the row says 14532"}


def test_a_heading_that_was_cut_in_two_is_held_and_its_rest_is_left_out_knowingly() -> None:
    claims, problems = given(
        oryx.parse,
        days(
            'Russia,"Infantry Fighting Vehicles (1849, of which destroyed: 1159, damaged: 40, abandoned: 81, cap",'
            "1159,81,0,40,1280,2022-12-26,0",
            "Russia,tured: 569),0,0,0,0,0,2022-12-26,0",
        ),
    )
    assert problems == []
    assert {(c.line.series.split(".")[2], c.unsure) for c in claims} == {
        ("ifv", "the heading says 1849, the row says 1280")
    }


def test_a_row_whose_parts_do_not_add_up_is_held() -> None:
    claims, _ = given(oryx.parse, days("Russia,Tanks,100,49,252,22,770,2022-03-28,0"))
    reason = "destroyed, abandoned, captured and damaged are 423 together, type_total is 770"
    assert {c.unsure for c in claims} == {reason}


def test_a_row_that_only_its_neighbours_contradict_is_kept_as_printed() -> None:
    claims, problems = given(oryx.parse, days("Russia,All Types,100,144,855,16,1115,2022-03-28,0"))
    assert (told(claims)[0], claims[0].unsure, problems) == (("all.total", "RU", "2022-03-28", 1115), None, [])


def test_the_zeros_that_the_scraper_begins_with_were_counted_by_nobody() -> None:
    claims, problems = given(
        oryx.parse, days("Russia,Aircraft,0,0,0,0,0,2022-02-23,0", "Russia,Aircraft,13,0,0,0,13,2022-03-19,13")
    )
    assert (told(claims)[0], len(claims), problems) == (("aircraft.total", "RU", "2022-03-19", 13), 5, [])


def test_a_zero_on_any_other_day_is_a_figure_and_an_empty_cell_is_none() -> None:
    claims, _ = given(oryx.parse, totals("Ukraine,Heavy Mortars,0,,0,0,0"))
    assert [(c.line.series.split(".")[-1], c.value) for c in claims] == [
        ("total", 0), ("destroyed", 0), ("captured", 0), ("damaged", 0),
    ]  # fmt: skip


def test_an_unknown_type_or_country_is_one_warning_that_names_the_file_to_edit() -> None:
    named = ("Russia,Zeppelins", "Ukraine,Zeppelins", "Ruritania,Tanks", "Russia,Tanks")
    claims, problems = given(oryx.parse, totals(*(f"{name},1,0,0,0,1" for name in named)))
    assert len(claims) == len(PARTS)
    assert [(p.check, p.found, p.locator) for p in problems] == [
        ("unknown-label", "Zeppelins", "row=1 column=equipment_type"),
        ("unknown-label", "Ruritania", "row=3 column=country"),
    ]
    assert "oryx.py" in problems[0].remedy
    assert "countries.toml" in problems[1].remedy


@pytest.mark.parametrize(
    ("body", "check"),
    [
        ("", "empty-list"),
        ("country,system,status,url\nRussia,T-72,damaged,x\n", "changed-header"),
        (totals(), "empty-list"),
        ("<html><body>404: Not Found</body></html>", "html-page"),
        ("404: Not Found", "changed-header"),
        (b"\x80\x81\xff", "not-csv"),
    ],
)
def test_what_is_neither_of_the_files_is_one_error(body: str | bytes, check: str) -> None:
    claims, problems = given(oryx.parse, body)
    assert (claims, [(p.check, p.severity) for p in problems]) == ([], [(check, "error")])


def test_the_frozen_files_are_only_fetched_when_they_are_asked_for() -> None:
    assert [request.name for request in oryx.addresses(date(2026, 6, 9))] == ["totals", "days"]
    assert not oryx.SOURCE.default


# The recorded files: three states of the repository

STATES = ("2022-06-27_7db780e", "2023-06-08_7ad0d15", "2024-10-27_e09637d")


def seen(state: str) -> str:
    return f"{state[:10]}T12:00:00Z"


@pytest.fixture(scope="module")
def ingest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ingest]:
    """All the recorded states, as they appeared."""
    with open_ingest(tmp_path_factory.mktemp("oryx") / "tracker.db", judging=False) as opened:
        for state in STATES:
            for name in ("daily_count.csv", "totals_by_type.csv"):
                report = opened.add_file("oryx", FILES / state / name, seen_at=seen(state))
                assert report.outcome == "recorded"
                assert {problem.check for problem in report.problems} <= {"unsure"}
        yield opened


@needs_recordings
@pytest.mark.parametrize(
    ("day", "member", "russia", "ukraine"),
    [
        ("2022-06-27", "all", 4388, 1184),
        ("2023-06-08", "all", 10538, 3504),
        ("2024-10-27", "all", 18713, 6891),
        ("2022-06-27", "tank", 770, 197),
        ("2023-06-08", "tank", 2012, 514),
        ("2024-10-27", "tank", 3505, 964),
    ],
)
def test_recorded_spot_values(ingest: Ingest, day: str, member: str, russia: int, ukraine: int) -> None:
    of = "select party, value from current where day = ? and series = ? order by party"
    found = ingest.ledger.db.execute(of, (day, f"losses.confirmed.{member}.total")).fetchall()
    assert found == [("RU", russia), ("UA", ukraine)]


@needs_recordings
def test_the_recorded_typo_that_adds_up_in_its_own_row_is_kept(ingest: Ingest) -> None:
    of = (
        "select day, value from current where series = 'losses.confirmed.all.total' and party = 'RU'"
        " and day between '2022-03-27' and '2022-03-29' order by day"
    )
    assert ingest.ledger.db.execute(of).fetchall() == [
        ("2022-03-27", 1924), ("2022-03-28", 1115), ("2022-03-29", 2085),
    ]  # fmt: skip


@needs_recordings
def test_a_later_file_with_fewer_rows_withdraws_nothing(ingest: Ingest) -> None:
    counts = "select count(*) from claims where status = 'withdrawn'"
    assert ingest.ledger.db.execute(counts).fetchone() == (0,)
    of = (
        "select value from current where day = '2023-06-04' and series = 'losses.confirmed.tank.total' and party = 'RU'"
    )
    assert ingest.ledger.db.execute(of).fetchone() is not None


@needs_recordings
def test_the_recorded_list_of_events_is_another_file() -> None:
    claims, problems = given(oryx.parse, next(members(FILES / STATES[2] / "event_damaged.csv.xz"))[1])
    assert (claims, [p.check for p in problems]) == ([], ["changed-header"])


@needs_recordings
def test_recorded_claims_walk_back_to_their_cells_and_a_second_time_brings_nothing_new(ingest: Ingest) -> None:
    assert audit(ingest.ledger.db, ingest.archive).faults == []
    for state in STATES:
        for name in ("daily_count.csv", "totals_by_type.csv"):
            tally = ingest.add_file("oryx", FILES / state / name, seen_at=seen(state)).tally
            assert (tally.new, tally.revised, tally.withdrawn) == (0, 0, 0)
