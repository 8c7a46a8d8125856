"""UNHCR's yearly statistics: two sides of which either may be all countries, '0' and '-', and pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.shapes import SHARED, given, items, needs_recordings
from tracker.ingest import Ingest, open_ingest
from tracker.ledger.audit import audit
from tracker.model import Claim, Document, Problem
from tracker.sources import unhcr_statistics

FILES = SHARED / "data" / "refugees-unhcr-rdf"
ADDRESS = (
    "https://api.unhcr.org/population/v1/population/?yearFrom=2022&yearTo=2024&coo=UKR&coa_all=true&limit=100&page=1"
)


def row(coo: str, coa: str, year: int = 2024, **more: Any) -> dict[str, Any]:
    """An item with nothing collected but what is given."""
    nothing = dict.fromkeys(
        ("refugees", "asylum_seekers", "returned_refugees", "idps", "returned_idps", "stateless", "ooc", "oip", "hst"),
        "-",
    )
    sides = {"coo_id": 1, "coo_name": coo, "coo": coo, "coo_iso": coo, "coa_id": 2, "coa_name": coa, "coa": coa}
    return {"year": year, **sides, "coa_iso": coa, **nothing, **more}


def page(*rows: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"page": 1, **more, "items": list(rows)}


def read(*rows: dict[str, Any]) -> tuple[list[Claim], list[Problem]]:
    return given(unhcr_statistics.parse, json.dumps(page(*rows)))


def told(claims: list[Claim]) -> list[tuple[object, ...]]:
    """Conflict, series, kind, party, place, day, value, period."""
    return [(*c.line[:5], c.day, c.value, c.period_days) for c in claims]


def test_a_stock_is_of_the_end_of_the_year_in_the_country_of_asylum_by_the_conflict_people_fled() -> None:
    claims, problems = read(row("UKR", "POL", refugees=988000, asylum_seekers=1870, oip=12))
    assert problems == []
    assert told(claims) == [
        ("ukraine", "refugees.total", "level", None, "PL", "2024-12-31", 988000, None),
        ("ukraine", "refugees.asylum_seekers", "level", None, "PL", "2024-12-31", 1870, None),
        ("ukraine", "refugees.other_protection", "level", None, "PL", "2024-12-31", 12, None),
    ]
    assert [(c.quote, c.locator, c.line.claimant) for c in claims][:1] == [("988000", "/items/0/refugees", "UNHCR")]


def test_those_who_went_back_are_a_change_of_the_year() -> None:
    claims, _ = read(row("UKR", "POL", returned_refugees=5), row("UKR", "UKR", 2023, returned_idps=7))
    assert told(claims) == [
        ("ukraine", "returnees.refugees", "change", None, "PL", "2024-12-31", 5, 366),
        ("ukraine", "returnees.idps", "change", None, "UA", "2023-12-31", 7, 365),
    ]


def test_internally_displaced_people_are_filed_by_the_country_they_are_in() -> None:
    claims, _ = read(
        row("UKR", "UKR", idps=3665000), row("-", "SDN", idps=11559970), row("COL", "-", idps=7265000),
        row("-", "-", idps=73500000),
    )  # fmt: skip
    assert [(c.line.conflict, c.line.party, c.line.place, c.value) for c in claims] == [
        ("ukraine", None, "UA", 3665000),
        ("sudan", None, "SD", 11559970),
        ("global", None, "CO", 7265000),
        ("global", None, None, 73500000),
    ]


def test_all_countries_together_are_a_claim_without_place_or_party() -> None:
    claims, _ = read(
        row("UKR", "-", refugees=5063000), row("-", "TUR", refugees=2940735), row("-", "-", refugees=31000000)
    )
    assert [(c.line.conflict, c.line.party, c.line.place, c.value) for c in claims] == [
        ("ukraine", None, None, 5063000),
        ("global", None, "TR", 2940735),
        ("global", None, None, 31000000),
    ]


def test_the_party_is_the_country_people_fled_where_the_conflict_does_not_tell_it() -> None:
    claims, _ = read(
        row("MLI", "FRA", refugees=1), row("BFA", "FRA", refugees=2), row("ERI", "DEU", refugees=3),
        row("XXA", "DEU", refugees=4), row("UNK", "DEU", refugees=5),
    )  # fmt: skip
    assert [(c.line.conflict, c.line.party) for c in claims] == [
        ("sahel", "ML"), ("sahel", "BF"), ("global", "ER"), ("global", "XXA"), ("global", "UNK"),
    ]  # fmt: skip


def test_a_zero_is_a_figure_and_a_dash_or_null_is_none() -> None:
    claims, problems = read(row("UKR", "TUR", refugees="0", asylum_seekers="-", oip=None))
    assert ([(c.line.series, c.value, c.quote) for c in claims], problems) == ([("refugees.total", 0, "0")], [])


def test_a_zero_that_can_be_nothing_else_is_no_figure() -> None:
    claims, _ = read(row("UKR", "UKR", refugees="0", idps=3665000), row("UKR", "POL", refugees=988000, idps="0"))
    assert [(c.line.series, c.line.place) for c in claims] == [("idps.total", "UA"), ("refugees.total", "PL")]


def test_stateless_people_and_hosts_are_not_read() -> None:
    claims, problems = read(row("-", "TUR", refugees=1, stateless=420, ooc=5, hst=6))
    assert ([c.value for c in claims], problems) == ([1], [])


def test_an_unknown_country_is_a_warning_said_once_and_the_rest_stands() -> None:
    claims, problems = read(row("QQQ", "TUR", refugees=1), row("QQQ", "DEU", refugees=2), row("UKR", "DEU", refugees=3))
    assert [c.value for c in claims] == [3]
    assert [(p.check, p.severity, p.found, p.locator) for p in problems] == [
        ("unknown-country", "warning", "QQQ", "/items/0/coo_iso")
    ]


def test_an_unknown_column_and_a_year_that_is_none_are_warnings() -> None:
    claims, problems = read(row("UKR", "DEU", refugees=3, robots=1), row("UKR", "DEU", 20244, refugees=4))
    assert [c.value for c in claims] == [3]
    assert [(p.check, p.found) for p in problems] == [("unknown-column", "robots"), ("no-date", "20244")]


# Pages.


def test_pages_are_one_document_in_their_order() -> None:
    pages = [page(row("UKR", "POL", refugees=1), maxPages=2), page(row("UKR", "DEU", refugees=2), page=2, maxPages=2)]
    claims, problems = given(unhcr_statistics.parse, json.dumps(pages))
    assert problems == []
    assert [(c.line.place, c.locator) for c in claims] == [
        ("PL", "/0/items/0/refugees"), ("DE", "/1/items/0/refugees"),
    ]  # fmt: skip


def test_an_unknown_key_beside_the_figures_is_a_warning() -> None:
    claims, problems = given(unhcr_statistics.parse, json.dumps(page(row("UKR", "POL", refugees=1), midYear=True)))
    assert (len(claims), [(p.check, p.found, p.locator) for p in problems]) == (
        1, [("unknown-key", "midYear", "/midYear")],
    )  # fmt: skip


def test_pages_that_are_not_there_are_a_warning() -> None:
    claims, problems = given(unhcr_statistics.parse, json.dumps(page(row("UKR", "POL", refugees=1), maxPages=3)))
    assert (len(claims), [(p.check, p.severity, p.message) for p in problems]) == (
        1, [("missing-pages", "warning", "1 pages of 3")],
    )  # fmt: skip


def following(tree: dict[str, Any], address: str = ADDRESS) -> str | None:
    document = Document(json.dumps(tree).encode(), address, "2026-01-01T00:00:00Z")
    request = unhcr_statistics.next_page(document)
    return request.url if request else None


def test_the_next_page_is_asked_for_until_the_last() -> None:
    assert following(page(maxPages=3)) == ADDRESS.replace("page=1", "page=2")
    assert following(page(maxPages=11, page=9), ADDRESS.replace("page=1", "page=9")) == ADDRESS.replace(
        "page=1", "page=10"
    )
    assert following(page(maxPages=1)) is None
    assert following(page(maxPages=3, page=3)) is None
    assert following(page()) is None
    assert following(page(maxPages=3), "file:copy.json") is None


def test_all_countries_of_asylum_together_are_refused_where_each_was_asked_for() -> None:
    document = Document(json.dumps(page(row("UKR", "-", refugees=5063000))).encode(), ADDRESS, "2026-01-01T00:00:00Z")
    _, problems = items(unhcr_statistics.parse, document)
    assert [(p.check, p.severity) for p in problems] == [("aggregate", "error")]


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("<!DOCTYPE html><html></html>", "html-page"),
        ('{"page": 1, "items": []}', "empty-list"),
        ("[]", "empty-list"),
        ('{"message": "rate limit"}', "empty-list"),
        ('{"items": "none"}', "changed-shape"),
        ('[{"items": [{}]}, 5]', "changed-shape"),
        ('{"items": [{"year": 2024, "refugees": 5}]}', "changed-header"),
        ('{"items": [{"year": 20', "truncated"),
    ],
)
def test_what_is_no_page_is_one_clear_problem(text: str, check: str) -> None:
    claims, problems = given(unhcr_statistics.parse, text)
    assert (claims, [(p.check, p.severity) for p in problems]) == ([], [(check, "error")])


def test_every_country_of_a_conflict_is_asked_for_in_all_and_by_country_of_asylum() -> None:
    asked = {request.name: request.url for request in unhcr_statistics.addresses(date(2026, 6, 1))}
    assert {"UKR-total", "UKR-by-asylum", "SDN-by-asylum", "MLI-total", "NER-total"} <= asked.keys()
    assert asked["UKR-total"] == (
        "https://api.unhcr.org/population/v1/population/?yearFrom=2022&yearTo=2026&coo=UKR&cf_type=ISO&limit=100&page=1"
    )
    later = {request.name: request.url for request in unhcr_statistics.addresses(date(2026, 6, 1), date(2025, 1, 1))}
    assert "yearFrom=2025&yearTo=2026&coo=UKR&coa_all=true" in later["UKR-by-asylum"]


# The recorded file.


@pytest.fixture
def ingest(tmp_path: Path) -> Iterator[Ingest]:
    with open_ingest(tmp_path / "tracker.db", judging=False) as opened:
        yield opened


@needs_recordings
def test_the_recorded_page_holds_what_it_is_known_to_hold_and_a_second_time_nothing_new(ingest: Ingest) -> None:
    path = FILES / "population_v1_year2024_coaTUR.json"
    report = ingest.add_file("unhcr-statistics", path, seen_at="2025-07-01T00:00:00Z")
    assert (report.outcome, report.tally.new, report.problems) == ("recorded", 5, [])
    db = ingest.ledger.db
    told = "select series, kind, value from current where place = 'TR' and day = '2024-12-31' order by series"
    assert db.execute(told).fetchall() == [
        ("idps.total", "level", 0),
        ("refugees.asylum_seekers", "level", 154083),
        ("refugees.total", "level", 2940735),
        ("returnees.idps", "change", 0),
        ("returnees.refugees", "change", 159439),
    ]
    tally = ingest.add_file("unhcr-statistics", path, seen_at="2025-07-02T00:00:00Z").tally
    assert (tally.new, tally.revised, tally.withdrawn, tally.held) == (0, 0, 0, 0)
    assert audit(db, ingest.archive).faults == []


def test_the_figures_of_a_year_that_is_not_over_are_held(ingest: Ingest, tmp_path: Path) -> None:
    path = tmp_path / "page.json"
    path.write_text(json.dumps(page(row("UKR", "POL", 2025, refugees=1))))
    report = ingest.add_file("unhcr-statistics", path, seen_at="2025-11-01T00:00:00Z")
    assert [problem.check for problem in report.problems] == ["future-day"]
