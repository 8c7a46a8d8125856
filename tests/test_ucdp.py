"""UCDP's events: counts and deaths by country and month, low to high, in every layout the files came in."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from tests.shapes import SHARED, given, needs_recordings
from tracker.documents.locate import Quotes
from tracker.ingest import Ingest, open_ingest
from tracker.ledger.audit import audit
from tracker.model import Claim, Document, Problem
from tracker.sources import _ged, ucdp, ucdp_api

FILES = SHARED / "data" / "events-ucdp"
EVENTS = "events.organised_violence"
DEATHS = "fatalities.organised_violence"
RANGE = "fatalities.organised_violence.range"
CIVILIANS = "fatalities.organised_violence.civilians"

Event = dict[str, Any]


def event(number: int, low: int, best: int, high: int, **more: Any) -> Event:
    """An event in Sudan on 2026-08-10 unless `more` says else."""
    usual = {
        "id": number, "country": "Sudan", "country_id": 625, "adm_1": "North Darfur", "deaths_civilians": 0,
        "code_status": "Check source", "where_prec": 6, "date_start": "2026-08-10 00:00:00.000",
        "date_end": "2026-08-10 00:00:00.000",
    }  # fmt: skip
    return {**usual, "low": low, "best": best, "high": high, **more}


def file(*events: Event, header: bool = True) -> str:
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    if header:
        table.writerow(_ged.COLUMNS)
    table.writerows([one.get(column, "") for column in _ged.COLUMNS] for one in events)
    return out.getvalue()


def read(text: str, address: str = "file:test") -> tuple[list[Claim], list[Problem]]:
    return given(ucdp.parse, text, address, seen_at="2026-09-20T00:00:00Z")


def test_a_month_of_a_country_is_counted_summed_and_has_a_range() -> None:
    claims, problems = read(
        file(event(1, 2, 3, 9, deaths_civilians=1), event(2, 0, 0, 1), event(3, 4, 4, 4, deaths_civilians=4))
    )
    assert problems == []
    assert {(c.line.conflict, c.line.place, c.line.kind, c.day, c.period_days) for c in claims} == {
        ("sudan", "SD", "change", "2026-08-31", 31)
    }
    assert [(c.line.series, c.value, c.low, c.high, c.quote, c.locator) for c in claims] == [
        (EVENTS, 3, None, None, "3 rows", "count=1-3"),
        (DEATHS, 7, None, None, "3 + 0 + 4", "sum=1-3 column=best"),
        (RANGE, None, 6, 14, "2 + 0 + 4 .. 9 + 1 + 4", "sum=1-3 column=low..high"),
        (CIVILIANS, 5, None, None, "1 + 0 + 4", "sum=1-3 column=deaths_civilians"),
    ]


def test_the_audit_reads_a_range_of_sums_and_sees_when_a_cell_changed() -> None:
    body = file(event(1, 2, 3, 9), event(2, 0, 1, 1))
    claim = next(c for c in read(body)[0] if c.line.series == RANGE)
    assert Quotes(body.encode()).read(claim.quote, claim.locator) == (None, 2, 10)
    assert Quotes(file(event(1, 2, 3, 8), event(2, 0, 1, 1)).encode()).read(claim.quote, claim.locator) is None


def test_a_range_that_is_one_number_is_a_value() -> None:
    claims, _ = read(file(event(1, 4, 4, 4)))
    assert [(c.value, c.low, c.high) for c in claims if c.line.series == RANGE] == [(4, None, None)]


def test_an_event_without_any_death_by_its_highest_estimate_is_no_fatal_event() -> None:
    claims, _ = read(file(event(1, 0, 0, 1), event(2, 0, 0, 0)))
    assert {c.line.series: (c.value, c.high) for c in claims} == {
        EVENTS: (1, None), DEATHS: (0, None), RANGE: (None, 1), CIVILIANS: (0, None),
    }  # fmt: skip


def test_a_file_without_its_header_is_read_by_the_order_of_the_columns() -> None:
    events = (event(1, 2, 3, 9, deaths_civilians=1), event(2, 0, 0, 1))
    with_header, _ = read(file(*events))
    claims, problems = read(file(*events, header=False))
    assert problems == []
    assert [(c.line, c.day, c.value, c.low, c.high) for c in claims] == [
        (c.line, c.day, c.value, c.low, c.high) for c in with_header
    ]
    assert [c.locator for c in claims] == [
        "header=0 count=1-2", "header=0 sum=1-2 column=45", "header=0 sum=1-2 column=47..46",
        "header=0 sum=1-2 column=43",
    ]  # fmt: skip
    quotes = Quotes(file(*events, header=False).encode())
    assert all(quotes.read(c.quote, c.locator) == (c.value, c.low, c.high) for c in claims)


def test_the_layout_with_tags_and_another_order_of_the_estimates_is_read_by_name() -> None:
    claims, problems = read(
        "id,country,iso3,adm_1,date_end,deaths_civilians,low,best,high\n"
        ",#country+name,#country+code,#adm1+name,#date+end,,,#affected+killed,\n"
        "7,Sudan,SDN,Khartoum,2026-08-10,1,2,3,9\n"
    )
    assert problems == []
    assert [(c.value, c.low, c.high) for c in claims] == [
        (1, None, None),
        (3, None, None),
        (None, 2, 9),
        (1, None, None),
    ]


def test_an_event_that_recurs_counts_once_as_it_is_there_the_last_time() -> None:
    claims, _ = read(file(event(1, 2, 3, 9), event(2, 1, 1, 1), event(1, 5, 5, 5)))
    assert {c.line.series: (c.value, c.quote) for c in claims}[DEATHS] == (6, "5 + 1")


def test_an_event_counts_in_the_month_in_which_it_ended() -> None:
    claims, _ = read(file(event(1, 2, 2, 2, date_start="2026-07-30", date_end="2026-08-02")))
    assert {c.day for c in claims} == {"2026-08-31"}


def test_events_of_other_months_than_the_files_are_left_out_so_that_no_month_is_revised_by_a_part_of_it() -> None:
    body = file(event(1, 2, 2, 2), event(2, 3, 3, 3, date_end="2026-07-31"))
    claims, problems = read(body, "https://example.org/GEDEvent_v26_0_8.csv")
    assert {c.day for c in claims} == {"2026-08-31"}
    assert [(p.check, p.severity) for p in problems] == [("left-out", "info")]
    claims, problems = read(body, "https://example.org/GEDEvent_v26_01_26_09.csv")
    assert ({c.day for c in claims}, problems) == ({"2026-07-31", "2026-08-31"}, [])


@pytest.mark.parametrize(
    ("country", "region", "conflict", "place"),
    [
        ("Israel", "Gaza Strip", "gaza", "PS-GZ"),
        ("Israel", "West Bank", "west-bank", "PS-WB"),
        ("Israel", "Northern District", "global", "IL"),
        ("Russia (Soviet Union)", "Belgorod Oblast", "global", "RU"),
        ("DR Congo (Zaire)", "North Kivu", "drc", "CD"),
        ("Myanmar (Burma)", "", "myanmar", "MM"),
    ],
)
def test_countries_are_called_as_the_program_calls_them(country: str, region: str, conflict: str, place: str) -> None:
    claims, problems = read(file(event(1, 1, 1, 1, country=country, adm_1=region)))
    assert ({(c.line.conflict, c.line.place) for c in claims}, problems) == ({(conflict, place)}, [])


def test_a_file_that_revises_a_month_leaves_the_old_figure_behind_it(tmp_path: Any) -> None:
    with open_ingest(tmp_path / "tracker.db", judging=False) as ingest:
        for name, seen_at, body in (
            ("GEDEvent_v26_0_8.csv", "2026-09-20T00:00:00Z", file(event(1, 2, 3, 9))),
            ("GEDEvent_v26_01_26_09.csv", "2026-11-20T00:00:00Z", file(event(1, 2, 5, 9), event(2, 1, 1, 1))),
        ):
            (tmp_path / name).write_text(body)
            ingest.add_file("ucdp", tmp_path / name, seen_at=seen_at)
        revised = ingest.ledger.db.execute("select old_value, new_value from revisions where series = ?", (DEATHS,))
        assert revised.fetchall() == [(3, 6)]


def test_estimates_out_of_their_order_make_the_month_one_that_is_held() -> None:
    claims, problems = read(file(event(1, 2, 3, 9), event(2, 1, 7, 5)))
    assert {c.unsure for c in claims} == {"the estimates of event 2 are not in their order: 1, 7, 5"}
    assert problems == []


def test_a_range_the_wrong_way_round_is_a_warning_and_no_claim() -> None:
    claims, problems = read(file(event(1, 9, 3, 2)))
    assert RANGE not in {c.line.series for c in claims}
    assert [(p.check, p.severity, p.found) for p in problems] == [("reversed-range", "warning", "9, 2")]


def test_a_missing_estimate_is_not_zero() -> None:
    claims, _ = read(file(event(1, 2, 3, 9), {**event(2, 1, 1, 1), "best": ""}))
    told = {c.line.series: (c.value, c.unsure is not None) for c in claims}
    assert told[DEATHS] == (3, True)


def test_an_unknown_country_and_an_unknown_column_are_named_and_the_rest_stands() -> None:
    claims, problems = read(file(event(1, 2, 2, 2), event(2, 3, 3, 3, country="Atlantis")))
    assert {c.line.place for c in claims} == {"SD"}
    assert [(p.check, p.severity, p.found) for p in problems] == [("unknown-country", "warning", "Atlantis")]
    page = {"Result": [event(1, 2, 2, 2, mood="bad")]}
    _, problems = read(json.dumps(page))
    assert [(p.check, p.found) for p in problems] == [("unknown-column", "mood")]


def test_the_pages_of_the_service_are_one_document_and_a_sum_may_cross_them() -> None:
    pages = [{"TotalPages": 2, "Result": [event(1, 2, 3, 9)]}, {"TotalPages": 2, "Result": [event(2, 1, 1, 1)]}]
    body = json.dumps(pages)
    claims, problems = given(ucdp_api.parse, body, seen_at="2026-09-20T00:00:00Z")
    assert problems == []
    assert [(c.value, c.low, c.high, c.locator) for c in claims] == [
        (2, None, None, "at=/*/Result count=0-1"),
        (4, None, None, "at=/*/Result sum=0-1 column=best"),
        (None, 3, 10, "at=/*/Result sum=0-1 column=low..high"),
        (0, None, None, "at=/*/Result sum=0-1 column=deaths_civilians"),
    ]
    quotes = Quotes(body.encode())
    assert all(quotes.read(c.quote, c.locator) == (c.value, c.low, c.high) for c in claims)


def test_the_service_names_the_page_after_a_page_and_its_token_is_no_part_of_the_address() -> None:
    def following(page: Any) -> str | None:
        answer = Document(json.dumps(page).encode(), "https://example.org", "2026-09-20T00:00:00Z")
        request = ucdp_api.next_page(answer)
        assert request is None or request.headers == {"x-ucdp-access-token": "${UCDP_TOKEN}"}
        return request.url if request else None

    assert following({"NextPageUrl": "https://example.org/?page=1", "Result": []}) == "https://example.org/?page=1"
    assert following({"NextPageUrl": "", "Result": []}) is None
    for request in ucdp_api.addresses(date(2026, 9, 20), date(2022, 2, 24)):
        assert "TOKEN" not in request.url
    assert not ucdp_api.SOURCE.default


@pytest.mark.parametrize(
    ("today", "files"),
    [
        (date(2026, 2, 10), ["25_01_25_12", "26_0_1"]),
        (date(2026, 9, 10), ["25_01_25_12", "26_01_26_06", "26_0_7", "26_0_8"]),
        (date(2027, 1, 10), ["25_01_25_12", "26_01_26_09", "26_0_10", "26_0_11", "26_0_12"]),
    ],
)
def test_the_files_of_the_year_are_asked_for_from_the_oldest_on(today: date, files: list[str]) -> None:
    urls = [request.url for request in ucdp.addresses(today)]
    assert urls == [f"https://ucdp.uu.se/downloads/candidateged/GEDEvent_v{name}.csv" for name in files]


@pytest.mark.parametrize(
    ("body", "check"),
    [
        ("<html><title>404</title></html>", "html-page"),
        (file(), "empty-list"),
        ("id,country,best\n1,Sudan,3\n", "changed-header"),
        ('{"TotalCount": 0, "Result": []}', "empty-list"),
        ('{"message": "401"}', "changed-shape"),
    ],
)
def test_what_is_none_of_its_documents_is_one_clear_problem(body: str, check: str) -> None:
    claims, problems = read(body)
    assert (claims, [(p.check, p.severity) for p in problems]) == ([], [(check, "error")])


# The recorded files.


@pytest.fixture
def ingest(tmp_path: Any) -> Iterator[Ingest]:
    with open_ingest(tmp_path / "tracker.db", judging=False) as opened:
        yield opened


@needs_recordings
def test_the_six_recorded_events_hold_what_they_are_known_to_hold(ingest: Ingest) -> None:
    path = FILES / "hdx_conflict_data_BGD_6-rows.csv"
    assert ingest.add_file("ucdp", path, seen_at="2025-01-01T00:00:00Z").problems == []
    known = ingest.ledger.db.execute(
        "select day, series, value, low, high, quote from current where place = 'BD'"
        " and day in ('1991-01-31', '1991-03-31') and series in (?, ?) order by day, series",
        (DEATHS, RANGE),
    ).fetchall()
    assert known == [
        ("1991-01-31", DEATHS, 0, None, None, "0"),  # event 73807 alone
        ("1991-01-31", RANGE, None, 0, 1, "0 .. 1"),
        ("1991-03-31", DEATHS, 8, None, None, "1 + 7"),  # event 73871 is the 7
        ("1991-03-31", RANGE, 8, None, None, "1 + 7 .. 1 + 7"),
    ]
    proof = audit(ingest.ledger.db, ingest.archive)
    assert (proof.claims, proof.faults) == (20, [])
    again = ingest.add_file("ucdp", path, seen_at="2025-01-01T00:00:00Z").tally
    assert (again.new, again.revised, again.withdrawn) == (0, 0, 0)


@needs_recordings
def test_the_columns_of_a_file_without_header_are_in_the_recorded_order() -> None:
    recorded = (FILES / "candidate_header_49-columns.csv").read_text().strip().split(",")
    assert tuple(recorded) == _ged.COLUMNS


@needs_recordings
def test_a_header_alone_is_refused(ingest: Ingest) -> None:
    report = ingest.add_file("ucdp", FILES / "candidate_header_49-columns.csv")
    assert (report.outcome, [problem.check for problem in report.problems]) == ("refused", ["empty-list"])
