"""ACLED's workbooks: months by country and by district, what is about civilians apart, and no single events."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from tests.shapes import SHARED, given, needs_recordings
from tests.workbooks import Cell, workbook
from tracker.ingest import Ingest, open_ingest
from tracker.ledger.audit import audit
from tracker.model import Claim, Document, Problem
from tracker.sources import acled

FILES = SHARED / "data" / "events-acled-hdx"
VIOLENCE = "file:political-violence-events-and-fatalities_as-of-2025-01-10.xlsx"
COUNTRIES: list[Cell] = ["Country", "Month", "Year", "Events", "Fatalities"]
DISTRICTS: list[Cell] = [
    "Country", "Admin1", "Admin2", "ISO3", "Admin2 Pcode", "Admin1 Pcode", "Month", "Year", "Events", "Fatalities",
]  # fmt: skip

Rows = Sequence[Sequence[Cell]]
ANYWHERE: list[Cell] = ["Albania", "December", "2024", 0, 0]


def district(country: str, admin1: str, admin2: str, month: str, year: str, events: Cell, deaths: Cell) -> list[Cell]:
    return [country, admin1, admin2, "", "", "", month, year, events, deaths]


def book(countries: Rows = (ANYWHERE,), first: Rows = (), second: Rows = (), **more: Rows) -> bytes:
    filler = [district("Chad", "Lac", "Mamdi", "December", "2024", 0, 0)]
    return workbook(
        {
            "TOU": [["Licensing"], ["Attribution is needed"]],
            "Non_HRP": [COUNTRIES, *countries],
            "HRP_1": [DISTRICTS, *(first or filler)],
            "HRP_2": [DISTRICTS, *(second or [district("Mali", "Kayes", "Kita", "December", "2024", 0, 0)])],
            **more,
        }
    )


def read(
    body: bytes | str, address: str = VIOLENCE, seen_at: str = "2025-01-15T00:00:00Z"
) -> tuple[list[Claim], list[Problem]]:
    return given(acled.parse, body, address, seen_at)


def of(claims: list[Claim], place: str) -> list[tuple[str, str, int | None, float | None]]:
    return [(c.line.series, c.day, c.period_days, c.value) for c in claims if c.line.place == place]


def test_a_month_of_a_country_is_a_change_over_its_days() -> None:
    claims, problems = read(book([["Albania", "February", "2024", 3, 0]]))
    assert problems == []
    assert of(claims, "AL") == [
        ("events.political_violence", "2024-02-29", 29, 3), ("fatalities.political_violence", "2024-02-29", 29, 0),
    ]  # fmt: skip
    assert [(c.quote, c.locator) for c in claims if c.line.place == "AL"] == [
        ("3", "sheet=Non_HRP sum=1 column=Events"), ("0", "sheet=Non_HRP sum=1 column=Fatalities"),
    ]  # fmt: skip


def test_a_country_with_a_response_plan_is_the_sum_of_its_districts_in_either_sheet() -> None:
    claims, _ = read(
        book(
            first=[
                district("Sudan", "Khartoum", "Bahri", "December", "2024", 100, 300),
                district("Sudan", "Blue Nile", "Roseires", "December", "2024", 36, 73),
            ],
            second=[district("Ukraine", "Donetsk", "Pokrovskyi", "December", "2024", 7, 9)],
        )
    )
    assert of(claims, "SD") == [
        ("events.political_violence", "2024-12-31", 31, 136), ("fatalities.political_violence", "2024-12-31", 31, 373),
    ]  # fmt: skip
    assert [value for *_, value in of(claims, "UA")] == [7, 9]
    assert {c.line.conflict for c in claims if c.line.place == "SD"} == {"sudan"}


def test_a_country_that_stands_in_both_sheets_is_held() -> None:
    row = district("Sudan", "Khartoum", "Bahri", "December", "2024", 100, 300)
    claims, _ = read(book(first=[row], second=[row]))
    assert [c.unsure for c in claims if c.line.place == "SD"] == [
        None, None, "SD stands in the sheet HRP_1 as well", "SD stands in the sheet HRP_1 as well",
    ]  # fmt: skip


def test_a_country_that_stands_twice_in_the_sheet_of_countries_is_not_added_up_unnoticed() -> None:
    claims, _ = read(book([["Albania", "May", "2024", 3, 0], ["Albania", "May", "2024", 4, 0]]))
    assert {c.unsure for c in claims if c.line.place == "AL"} == {"AL stands 2 times for one month"}


def test_the_month_that_goes_on_is_counted_to_the_day_in_the_files_name() -> None:
    claims, _ = read(book([["Albania", "January", "2025", 5, 1]]))
    assert of(claims, "AL") == [
        ("events.political_violence", "2025-01-10", 10, 5), ("fatalities.political_violence", "2025-01-10", 10, 1),
    ]  # fmt: skip


def test_the_month_that_goes_on_is_left_out_where_nobody_says_how_far_it_is_counted() -> None:
    claims, problems = read(book([["Albania", "January", "2025", 5, 1]]), "file:political-violence.xlsx")
    assert of(claims, "AL") == []
    assert [(p.check, p.severity) for p in problems] == [("left-out", "info")]


@pytest.mark.parametrize(
    ("name", "series"),
    [
        ("civilian-targeting-events-and-fatalities_as-of-2025-01-10.xlsx", "civilian_targeting"),
        ("civilian_targeting_events_and_fatalities_as-of-2025-01-10.xlsx", "civilian_targeting"),
        ("political-violence-events-and-fatalities_as-of-2025-01-10.xlsx", "political_violence"),
    ],
)
def test_what_targets_civilians_is_a_series_apart(name: str, series: str) -> None:
    claims, _ = read(book(), f"https://example.org/{name}")
    assert {c.line.series for c in claims} == {f"events.{series}", f"fatalities.{series}"}


def test_demonstrations_have_no_deaths() -> None:
    body = workbook({"Non_HRP": [COUNTRIES[:4], ["Albania", "May", "2024", 12]]})
    claims, problems = read(body, "https://example.org/demonstration-events_as-of-2025-01-10.xlsx")
    assert ([(c.line.series, c.value) for c in claims], problems) == ([("events.demonstrations", 12)], [])


def test_palestine_is_filed_by_gaza_strip_and_west_bank() -> None:
    claims, _ = read(
        book(
            first=[
                district("Palestine", "Gaza Strip", "Rafah", "December", "2024", 300, 450),
                district("Palestine", "West Bank", "Jenin", "December", "2024", 200, 60),
            ]
        )
    )
    assert [(c.line.conflict, c.line.place, c.value) for c in claims if str(c.line.place).startswith("PS")] == [
        ("gaza", "PS-GZ", 300), ("gaza", "PS-GZ", 450), ("west-bank", "PS-WB", 200), ("west-bank", "PS-WB", 60),
    ]  # fmt: skip


def test_a_blank_district_makes_the_sum_one_that_is_held() -> None:
    claims, _ = read(
        book(
            first=[
                district("Sudan", "Khartoum", "Bahri", "December", "2024", 100, ""),
                district("Sudan", "Blue Nile", "Roseires", "December", "2024", 36, 73),
            ]
        )
    )
    assert [(c.value, c.unsure) for c in claims if c.line.place == "SD"] == [
        (136, None), (73, "1 of 2 rows have no number in Fatalities, the first of them row 1"),
    ]  # fmt: skip


def test_what_is_unknown_is_named_once_and_the_rest_stands() -> None:
    claims, problems = read(
        book(
            [
                ["Atlantis", "May", "2024", 1, 1], ["Atlantis", "June", "2024", 1, 1], ["Albania", "Mai", "2024", 1, 1],
                ["Albania", "May", "24", 1, 1], ["Albania", "May", "2024", 3, 0],
            ],
            HRP_3=[DISTRICTS],
        )
    )  # fmt: skip
    assert [value for *_, value in of(claims, "AL")] == [3, 0]
    assert [(p.check, p.severity, p.found) for p in problems] == [
        ("unknown-sheet", "warning", "HRP_3"),
        ("unknown-country", "warning", "Atlantis"),
        ("unknown-month", "warning", "Mai"),
        ("unknown-month", "warning", "24"),
    ]
    assert all(p.remedy for p in problems)


@pytest.mark.parametrize(
    ("body", "address", "check"),
    [
        ("data_id,iso,event_id_cnty,event_date\n9165336,804,UKR56260,2022-04-22\n", "file:read.csv", "event-rows"),
        ('{"status": 200, "data": [{"event_id_cnty": "UKR56260"}]}', "https://example.org/read", "event-rows"),
        (book(), "file:renamed.xlsx", "unknown-workbook"),
        (workbook({"Sheet1": [["a"], [1]]}), VIOLENCE, "changed-shape"),
        (workbook({"Non_HRP": [["Country", "Month"], ["Albania", "May"]]}), VIOLENCE, "changed-header"),
        ("<html><title>403</title></html>", VIOLENCE, "html-page"),
        ("Country,Month,Year\n", VIOLENCE, "not-a-workbook"),
    ],
)
def test_what_is_none_of_its_documents_is_one_clear_problem(body: bytes | str, address: str, check: str) -> None:
    claims, problems = read(body, address)
    assert (claims, [(p.check, p.severity) for p in problems]) == ([], [(check, "error")])


def test_the_workbooks_of_a_data_set_are_what_its_description_lists() -> None:
    listed = [
        {"name": "a_as-of-2025-01-10.xlsx", "download_url": "https://example.org/a.xlsx", "format": "XLSX"},
        {"name": "notes", "download_url": "https://example.org/notes.pdf", "format": "PDF"},
        {"name": "odd", "download_url": "file:///etc/passwd", "format": "XLSX"},
    ]
    for answer in ({"success": True, "result": {"resources": listed}}, {"resources": listed}):
        document = Document(json.dumps(answer).encode(), "https://example.org", "2025-01-15T00:00:00Z")
        assert [link.url for link in acled.links(document)] == ["https://example.org/a.xlsx"]


def test_events_that_were_removed_and_months_that_were_revised_leave_their_history(tmp_path: Any) -> None:
    def count(as_of: str, december: int, january: int) -> tuple[int, int, int]:
        path = tmp_path / f"political-violence_as-of-{as_of}.xlsx"
        path.write_bytes(
            book([["Albania", "December", "2024", december, 0], ["Albania", "January", "2025", january, 0]])
        )
        tally = opened.add_file("acled", path, seen_at=f"{as_of}T20:00:00Z").tally
        return (tally.new, tally.revised, tally.withdrawn)

    with open_ingest(tmp_path / "tracker.db", judging=False) as opened:
        count("2025-01-10", december=9, january=4)
        # December falls by two events; January is now counted for a week longer, and the shorter count taken back.
        assert count("2025-01-17", december=7, january=6) == (2, 1, 2)
        events = "select day, period_days, value from current where place = 'AL' and series like 'events%' order by day"
        assert opened.ledger.db.execute(events).fetchall() == [("2024-12-31", 31, 7), ("2025-01-17", 17, 6)]


# The recorded files.


@pytest.fixture(scope="module")
def ingest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ingest]:
    with open_ingest(tmp_path_factory.mktemp("acled") / "tracker.db", judging=False) as opened:
        for path in sorted(FILES.glob("*.xlsx")):
            report = opened.add_file("acled", path, seen_at="2025-01-23T20:00:00Z")
            assert (report.outcome, report.problems) == ("recorded", [])
        yield opened


@needs_recordings
def test_the_first_days_of_january_2025_are_those_that_hapi_prints_as_the_month(ingest: Ingest) -> None:
    known = ingest.ledger.db.execute(
        "select substr(place, 1, 2), sum(value) filter (where series like 'events%'),"
        " sum(value) filter (where series like 'fatalities%') from current where series like '%.political_violence'"
        " and day = '2025-01-10' and period_days = 10 and substr(place, 1, 2) in ('UA', 'SD', 'SY', 'MM', 'PS')"
        " group by 1 order by 1"
    ).fetchall()
    assert known == [("MM", 248, 433), ("PS", 500, 510), ("SD", 136, 373), ("SY", 302, 329), ("UA", 1527, 2226)]


@needs_recordings
def test_both_workbooks_have_every_country_once_a_month(ingest: Ingest) -> None:
    counts = ingest.ledger.db.execute(
        "select series, day, count(*), count(distinct place) from current group by series, day order by series, day"
    ).fetchall()
    assert [row[:2] for row in counts] == [
        (f"{what}.{kind}", day)
        for what in ("events", "fatalities")
        for kind in ("civilian_targeting", "political_violence")
        for day in ("1997-01-31", "2025-01-10")
    ]
    assert {row[2:] for row in counts} == {(48, 48), (244, 244)}


@needs_recordings
def test_every_recorded_claim_walks_back_to_its_cells_and_a_second_time_brings_nothing_new(ingest: Ingest) -> None:
    proof = audit(ingest.ledger.db, ingest.archive)
    assert (proof.claims, proof.faults) == (1168, [])
    for path in sorted(FILES.glob("*.xlsx")):
        tally = ingest.add_file("acled", path, seen_at="2025-01-23T20:00:00Z").tally
        assert (tally.new, tally.revised, tally.withdrawn) == (0, 0, 0)


@needs_recordings
def test_the_recorded_rows_of_events_are_refused_and_the_recorded_description_names_the_workbook(
    ingest: Ingest,
) -> None:
    report = ingest.add_file("acled", FILES / "acled_read_first-40-rows_legacy-columns.csv")
    assert (report.outcome, [problem.check for problem in report.problems]) == ("refused", ["event-rows"])
    body = (FILES / "ckan_dataset-political-violence.json").read_bytes()
    (link,) = acled.links(Document(body, "file:ckan.json", "2025-01-23T20:00:00Z"))
    assert link.name == "political-violence-events-and-fatalities_as-of-2025-01-10.xlsx"
