"""The workbook of a release: totals as it states them, months as its announcements add up, dates in all their forms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.shapes import SHARED, given, items, needs_recordings
from tests.workbooks import Cell, workbook
from tracker.ingest import Ingest, open_ingest
from tracker.ledger.audit import audit
from tracker.model import Claim, Document, Problem
from tracker.sources import kiel_workbook

FILE = SHARED / "data" / "aid-kiel-xlsx" / "Ukraine_Support_Tracker_Release_7.xlsx"
README = [["Ukraine Support Tracker - 7th release (covering January 24 to October 3, 2022)"]]
SUMMARY: list[list[Cell]] = [
    ["", "Numbers by country", "", "", ""],
    ["", "Country", "Military commitments", "Total bilateral commitments", "Total bilateral commitments"],
    ["", "", "€ billion", "€ billion", "% GDP"],
    ["", "Norway", 0.5, 1.25, 0.01],
    ["", "EU (Commission and Council)", "", 11.74, 0.07],
    ["", "Total", 0.5, 12.99, 5.4],
]
MAIN: list[Cell] = [
    "ID",
    "countries",
    "Announcement Date",
    "Type of Aid General",
    "Total ",
    "Converted Value in EUR",
    "\u00a0",
]


def book(*announcements: Sequence[Cell], main: Sequence[Cell] = MAIN, readme: list[list[str]] = README) -> bytes:
    rows = announcements or [["NOM1", "Norway", "2022-03-01", "Military", 1, 5000000, "x"]]
    return workbook({"ReadMe": readme, "Country Summary": SUMMARY, "Bilateral assistance, MAIN DATA": [main, *rows]})


def read(*announcements: Sequence[Cell], main: Sequence[Cell] = MAIN) -> tuple[list[Claim], list[Problem]]:
    """The months alone."""
    claims, problems = given(kiel_workbook.parse, book(*announcements, main=main))
    return [claim for claim in claims if claim.line.kind == "change"], problems


def told(claims: list[Claim]) -> list[tuple[object, ...]]:
    series = (c.line.series.removeprefix("aid.money.") for c in claims)
    return [(s, c.line.donor, c.day, c.value, c.period_days, c.qualifier) for s, c in zip(series, claims, strict=True)]


def test_the_summary_is_totals_in_euros_on_the_last_day_the_release_covers() -> None:
    claims, _ = given(kiel_workbook.parse, book())
    totals = [claim for claim in claims if claim.line.kind == "total"]
    assert told(totals) == [
        ("military.committed", "NO", "2022-10-03", 500000000, None, None),
        ("committed", "NO", "2022-10-03", 1250000000, None, None),
        ("committed", "EU", "2022-10-03", 11740000000, None, None),
        ("military.committed", None, "2022-10-03", 500000000, None, None),
        ("committed", None, "2022-10-03", 12990000000, None, None),
    ]
    assert totals[0].locator == "sheet=Country Summary header=2 row=2 column=Military commitments times=1000000000"
    assert {c.unit for c in claims} == {"EUR"}


def test_the_second_column_of_one_name_is_a_share_and_no_total() -> None:
    claims, _ = given(kiel_workbook.parse, book())
    assert not [claim for claim in claims if "(2)" in claim.locator]


def test_announcements_of_a_donor_a_kind_and_a_month_are_added_up() -> None:
    claims, problems = read(
        ["NOM1", "Norway", "2022-03-01", "Military", 1, 5000000, ""],
        ["NOM2", "Norway", "29/03/2022", "Military ", 1, 2000000.5, ""],
        ["NOM3", "Norway", "2022-04-01", "Military", 1, 7, ""],
        ["NOH1", "Norway", "2022-03-01", "Humanitarian", 1, 9, ""],
    )
    assert problems == []
    assert told(claims) == [
        ("military.committed", "NO", "2022-03-31", 7000000.5, 31, None),
        ("military.committed", "NO", "2022-04-30", 7, 30, None),
        ("humanitarian.committed", "NO", "2022-03-31", 9, 31, None),
    ]
    assert claims[0].locator == "sheet=Bilateral assistance, MAIN DATA sum=1-2 column=Converted Value in EUR"


@pytest.mark.parametrize("cell", [".", "", "\u00a0"])
def test_a_point_is_no_figure_and_only_one_row_of_a_package_has_its_value(cell: str) -> None:
    claims, problems = read(
        ["USM1", "United States", "2022-03-01", "Military", 1, 800000000, ""],
        ["USM1", "United States", "2022-03-01", "Military", "", cell, ""],
    )
    assert ([c.quote for c in claims], problems) == (["800000000"], [])


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("2022-03-01", "2022-03"),
        ("2022-03-01T00:00:00", "2022-03"),
        ("29/06/2022", "2022-06"),
        ("not specified, 03/22", "2022-03"),
        ("unclear, 09/2022", "2022-09"),
        ("until 6/7/2022", None),
        ("between 3/4/22 & 3/11/22", None),
        ("unspecified", None),
        (".", None),
    ],
)
def test_dates_are_read_in_the_forms_they_have_and_never_guessed(written: str, month: str | None) -> None:
    claims, problems = read(["NOM1", "Norway", written, "Military", 1, 5, ""])
    assert [c.day[:7] for c in claims] == ([month] if month else [])
    assert [p.check for p in problems] == ([] if month else ["undated"])


def test_months_of_a_donor_with_an_undated_announcement_are_minimum_counts() -> None:
    claims, problems = read(
        ["NOM1", "Norway", "2022-03-01", "Military", 1, 5, ""],
        ["NOM2", "Norway", "until 6/7/2022", "Military", 1, 5, ""],
        ["NOH1", "Norway", "2022-03-01", "Humanitarian", 1, 5, ""],
    )
    assert [(c.line.series, c.qualifier) for c in claims] == [
        ("aid.money.military.committed", "at_least"),
        ("aid.money.humanitarian.committed", None),
    ]
    assert [(p.check, p.severity, p.found) for p in problems] == [("undated", "info", "until 6/7/2022")]


def test_later_releases_name_their_columns_otherwise_and_tell_allocations_from_commitments() -> None:
    later = ["donor", "announcement_date", "aid_type_general ", "measure", "tot_sub_activity_value_EUR"]
    claims, problems = read(
        ["Norway", "2024-03-01", "Military", "Allocation", 5],
        ["Norway", "2024-03-01", "Military", "Commitment", 7],
        ["Norway", "2024-03-01", "Military", "Commitment", 0],
        main=later,
    )
    assert problems == []
    assert told(claims) == [
        ("military.allocated", "NO", "2024-03-31", 5, 31, None),
        ("military.committed", "NO", "2024-03-31", 7, 31, None),
    ]
    assert claims[0].locator.endswith("column=tot_sub_activity_value_EUR")


def test_sheets_are_found_whatever_the_case_of_their_names_and_their_currency() -> None:
    body = workbook(
        {
            "ReadMe": README,
            "Country Summary (€)": SUMMARY,
            "Bilateral Assistance, MAIN DATA": [MAIN, ["x", "Norway", "2022-03-01", "Military", 1, 5, ""]],
        }
    )
    claims, problems = given(kiel_workbook.parse, body)
    assert (len(claims), problems) == (6, [])


def test_unknown_donors_and_kinds_are_warnings_once_each() -> None:
    row: list[Cell] = ["X1", "Atlantis", "2022-03-01", "Military", 1, 5, ""]
    claims, problems = read(row, row, ["X2", "Norway", "2022-03-01", "Spiritual", 1, 5, ""])
    assert claims == []
    assert [(p.check, p.severity, p.found) for p in problems] == [
        ("unknown-donor", "warning", "Atlantis"),
        ("unknown-kind", "warning", "Spiritual"),
    ]


def test_a_release_that_does_not_say_until_when_it_counts_needs_the_day() -> None:
    body = book(readme=[["Ukraine Support Tracker"]])
    assert [p.check for p in given(kiel_workbook.parse, body)[1]] == ["no-date"]
    claims, _ = items(kiel_workbook.parse, Document(body, "file:x", "2026-06-09T00:00:00Z", published="2022-10-03"))
    assert claims[0].day == "2022-10-03"


def test_the_page_leads_to_the_newest_workbook_asked_for_as_a_browser_does() -> None:
    page = (
        b'<a href="/a.pdf">x</a> <a href="/fileadmin/u-Ukraine_Support_Tracker_Release_29.xlsx?v=1&amp;b=2">new</a>'
        b'<a href="/fileadmin/v-Ukraine_Support_Tracker_Release_28.xlsx">old</a>'
    )
    address = "https://www.kielinstitut.de/publications/x/"
    requests = list(kiel_workbook.links(Document(page, address, "2026-06-09T00:00:00Z")))
    expected = "https://www.kielinstitut.de/fileadmin/u-Ukraine_Support_Tracker_Release_29.xlsx?v=1&b=2"
    assert [(one.url, "Mozilla" in one.headers["User-Agent"]) for one in requests] == [(expected, True)]
    assert list(kiel_workbook.links(Document(b"<html></html>", address, "2026-06-09T00:00:00Z"))) == []


@pytest.mark.parametrize(
    ("body", "check"),
    [
        (b"<!DOCTYPE html><html>403 Forbidden</html>", "html-page"),
        (b"PK\x03\x04 broken", "not-a-workbook"),
        (workbook({"Sheet1": [["a"], [1]]}), "changed-shape"),
        (book(["NOM1", 5], main=["donor", "value"]), "changed-header"),
    ],
)
def test_what_is_not_the_workbook_is_one_clear_problem(body: bytes, check: str) -> None:
    _, problems = given(kiel_workbook.parse, body)
    assert [(p.check, p.severity) for p in problems] == [(check, "error")]


@pytest.fixture(scope="module")
def ingest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ingest]:
    database: Path = tmp_path_factory.mktemp("kiel-workbook") / "tracker.db"
    with open_ingest(database, judging=False) as opened:
        opened.add_file("kiel-workbook", FILE, seen_at="2022-10-12T00:00:00Z")
        yield opened


@needs_recordings
def test_the_recorded_release_holds_its_own_totals(ingest: Ingest) -> None:
    of = "select donor, round(value / 1e9, 3) from current where kind = 'total' and series = ?"
    largest = f"{of} order by value desc limit 3"
    assert ingest.ledger.db.execute(largest, ("aid.money.committed",)).fetchall() == [
        (None, 89.44),
        ("US", 52.311),
        ("EU", 11.74),
    ]


@needs_recordings
def test_a_month_that_is_no_minimum_count_of_a_donor_adds_up_to_its_total(ingest: Ingest) -> None:
    of = (
        "select round(sum(value)), count(distinct qualifier) from current"
        " where series = 'aid.money.financial.committed' and donor = ? and kind = ?"
    )
    db = ingest.ledger.db
    assert db.execute(of, ("US", "change")).fetchone() == db.execute(of, ("US", "total")).fetchone()


@needs_recordings
def test_the_announcement_of_the_year_2922_is_held(ingest: Ingest) -> None:
    held = ingest.ledger.db.execute("select day, value from claims where status = 'held'").fetchall()
    assert held == [("2922-02-28", 5300000)]


@needs_recordings
def test_every_recorded_claim_walks_back_to_its_cells_and_a_second_time_brings_nothing_new(ingest: Ingest) -> None:
    proof = audit(ingest.ledger.db, ingest.archive)
    assert (proof.claims, proof.faults) == (416, [])
    tally = ingest.add_file("kiel-workbook", FILE, seen_at="2022-10-13T00:00:00Z").tally
    assert (tally.new, tally.revised, tally.withdrawn) == (0, 0, 0)
