"""Humanitarian funding: what the service counts and what it leaves out, and the files made of its answers."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.shapes import SHARED, given, items, needs_recordings
from tracker.ingest import Ingest, open_ingest
from tracker.ledger.audit import audit
from tracker.model import Claim, Document, Problem
from tracker.sources import ocha_fts

FILES = SHARED / "data" / "aid-ocha-fts"
SEEN = "2026-06-09T00:00:00Z"
PLANS = "countryCode,id,name,code,typeId,typeName,startDate,endDate,year,requirements,funding,percentFunded"


def flow(amount: int, **more: Any) -> dict[str, Any]:
    ordinary = {
        "id": "1", "amountUSD": amount, "status": "paid", "boundary": "incoming", "onBoundary": "single",
        "destinationObjects": [{"type": "Location", "name": "Ukraine"}, {"type": "UsageYear", "name": "2026"}],
    }  # fmt: skip
    return ordinary | more


def page(*flows: dict[str, Any], funding: int, pledges: int = 0, count: int | None = None) -> dict[str, Any]:
    """An answer of the flow search. `count` is how many flows there are on all pages."""
    incoming = {"flowCount": len(flows), "fundingTotal": funding, "pledgeTotal": pledges}
    meta = {"count": len(flows) if count is None else count}
    return {"status": "ok", "data": {"incoming": incoming, "flows": list(flows)}, "meta": meta}


def read(tree: Any, address: str = "file:test") -> tuple[list[Claim], list[Problem]]:
    return given(ocha_fts.parse, json.dumps(tree), address, SEEN)


def told(claims: list[Claim]) -> list[tuple[object, ...]]:
    series = (c.line.series.removeprefix("aid.money.") for c in claims)
    return [
        (s, c.line.kind, c.line.place, c.line.since, c.day, c.value, c.unit)
        for s, c in zip(series, claims, strict=True)
    ]


def test_the_funding_of_a_year_is_a_total_since_its_first_day_as_of_the_day_it_was_seen() -> None:
    claims, problems = read(page(flow(500), flow(29, status="pledge"), funding=500, pledges=29))
    assert problems == []
    assert told(claims) == [
        ("funded", "total", "UA", "2026-01-01", "2026-06-09", 500, "USD"),
        ("pledged", "total", "UA", "2026-01-01", "2026-06-09", 29, "USD"),
    ]
    assert [(c.line.conflict, c.quote, c.locator, c.unsure) for c in claims] == [
        ("ukraine", "500", "/data/incoming/fundingTotal", None),
        ("ukraine", "29", "/data/incoming/pledgeTotal", None),
    ]


def test_the_total_of_a_year_that_is_over_holds_for_its_last_day() -> None:
    past = [{"type": "Location", "name": "Ukraine"}, {"type": "UsageYear", "name": "2023"}]
    claims, _ = read(page(flow(500, destinationObjects=past), funding=500))
    assert (claims[0].line.since, claims[0].day) == ("2023-01-01", "2023-12-31")


def test_shared_flows_and_pledges_are_not_in_the_total_as_the_service_counts_it() -> None:
    shared = flow(70, onBoundary="shared", destinationObjects=[{"type": "Location", "name": "Jordan"}])
    claims, _ = read(
        page(flow(500), shared, flow(9, boundary="internal"), flow(29, status="pledge"), funding=500, pledges=29)
    )
    assert [(c.value, c.unsure) for c in claims] == [(500, None), (29, None)]


def test_a_total_that_its_flows_do_not_add_up_to_is_not_trusted() -> None:
    claims, _ = read(page(flow(500), flow(-20), funding=500))
    assert [(c.value, c.unsure) for c in claims] == [(500, "its flows add up to 480"), (0, None)]


def test_one_page_of_several_has_the_total_and_not_the_flows_to_check_it_by() -> None:
    claims, _ = read(page(flow(500), funding=900, count=2))
    assert (claims[0].value, claims[0].unsure) == (900, None)


def test_pages_together_are_one_answer() -> None:
    pages = [page(flow(500), funding=900, count=2), page(flow(400), funding=900, count=2)]
    claims, problems = read(pages)
    assert problems == []
    assert [(c.value, c.locator, c.unsure) for c in claims] == [
        (900, "/0/data/incoming/fundingTotal", None),
        (0, "/0/data/incoming/pledgeTotal", None),
    ]


def test_the_next_page_is_where_the_answer_says_and_the_last_says_nothing() -> None:
    first = {"meta": {"count": 2, "nextLink": "https://api.example.org/flow?page=2"}}
    following = ocha_fts.next_page(Document(json.dumps(first).encode(), "file:x", SEEN))
    assert following is not None
    assert following.url == "https://api.example.org/flow?page=2"
    assert ocha_fts.next_page(Document(b'{"meta": {"count": 2}}', "file:x", SEEN)) is None


def plan(codes: list[str | None], kind: str = "Humanitarian response plan", requirement: int = 420) -> dict[str, Any]:
    return {
        "startDate": "2026-01-01", "endDate": "2026-12-31", "planType": {"name": kind},
        "countries": [{"iso3": code} for code in codes],
        "requirements": {"revisedRequirements": requirement}, "funding": {"totalFunding": 295, "progress": 70.19},
    }  # fmt: skip


def test_a_plan_of_one_country_is_its_requirement_its_funding_and_the_share() -> None:
    claims, problems = read({"data": {"plans": [plan(["SDN"])]}})
    assert problems == []
    assert told(claims) == [
        ("required", "level", "SD", "2026-01-01", "2026-06-09", 420, "USD"),
        ("plan_funded", "total", "SD", "2026-01-01", "2026-06-09", 295, "USD"),
        ("funded_share", "share", "SD", "2026-01-01", "2026-06-09", 70.19, None),
    ]
    assert claims[0].locator == "/data/plans/0/requirements/revisedRequirements"


def test_a_plan_of_several_countries_is_left_out_as_its_requirement_is_repeated_for_each() -> None:
    claims, problems = read(
        {"data": {"plans": [plan(["HUN", "POL"]), plan(["JOR"], "Regional response plan"), plan([None])]}}
    )
    assert (claims, problems) == ([], [])


def test_an_unknown_type_of_plan_and_an_unknown_country_are_warnings_once_each() -> None:
    claims, problems = read(
        {"data": {"plans": [plan(["SDN"], "Wish list"), plan(["YEM"], "Wish list"), plan(["XYZ"])]}}
    )
    assert claims == []
    assert [(p.check, p.severity, p.found, p.locator) for p in problems] == [
        ("unknown-plan-type", "warning", "Wish list", "/data/plans/0/planType/name"),
        ("unknown-country", "warning", "XYZ", "/data/plans/2/requirements/revisedRequirements"),
    ]


def test_the_rows_of_a_country_with_and_without_a_plan_add_up_to_its_funding() -> None:
    claims, problems = given(
        ocha_fts.parse,
        f"{PLANS}\nSDN,832,A plan,HSDN25,4,Humanitarian response plan,2025-01-01,2025-12-31,2025,420,295,70\n"
        "SDN,,Not specified,,,,,,2025,,-86,\n"
        "SDN,7,Of many,R,5,Regional response plan,2025-01-01,2025-12-31,2025,900,40,4\n",
        seen_at=SEEN,
    )
    assert problems == []
    assert told(claims) == [
        ("required", "level", "SD", "2025-01-01", "2025-12-31", 420, "USD"),
        ("plan_funded", "total", "SD", "2025-01-01", "2025-12-31", 295, "USD"),
        ("funded_share", "share", "SD", "2025-01-01", "2025-12-31", 70, None),
        ("funded", "total", "SD", "2025-01-01", "2025-12-31", 249, "USD"),
    ]
    assert (claims[3].quote, claims[3].locator) == ("295 + -86 + 40", "sum=1-3 column=funding")
    assert {c.line.publisher for c in claims} == {"HDX"}


def test_a_row_of_tags_is_passed_over_and_only_where_there_is_one() -> None:
    claims, problems = given(
        ocha_fts.parse,
        f"\ufeff{PLANS}\n#country+code,#id,,,,,#date+start,,,#value,#value,\nSDN,,Not specified,,,,,,2025,,86,\n",
        seen_at=SEEN,
    )
    assert ([(c.value, c.locator) for c in claims], problems) == ([(86, "sum=2 column=funding")], [])


def test_of_a_file_of_flows_single_ones_are_added_up_and_pledges_apart() -> None:
    claims, problems = given(
        ocha_fts.parse,
        "amountUSD,destLocations,destUsageYearStart,boundary,onBoundary,status\n"
        "500,PSE,2020,incoming,single,paid\n-20,PSE,2020,incoming,single,commitment\n"
        '70,"JOR,PSE",2020,incoming,shared,paid\n29,PSE,2020,incoming,single,pledge\n',
        seen_at=SEEN,
    )
    assert problems == []
    assert [(*row[:1], *row[2:6]) for row in told(claims)] == [
        ("funded", "PS", "2020-01-01", "2020-12-31", 480),
        ("pledged", "PS", "2020-01-01", "2020-12-31", 29),
    ]


def test_recipients_are_of_the_country_and_year_that_only_the_address_names() -> None:
    answer = {"data": {"organizations": [], "totals": {"totalFunding": 3295437611}}}
    claims, _ = read(answer, "file:ukraine_recipient-2022.json")
    assert told(claims) == [("funded", "total", "UA", "2022-01-01", "2022-12-31", 3295437611, "USD")]
    claims, problems = read(answer)
    assert (claims, [p.check for p in problems]) == ([], ["no-place"])


def test_an_answer_without_a_flow_so_far_is_said_and_is_no_failure() -> None:
    claims, problems = read(page(funding=0))
    assert (claims, [(p.check, p.severity) for p in problems]) == ([], [("no-flows", "info")])


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("<!DOCTYPE html><html></html>", "html-page"),
        ('{"status": "ok", "data": {"flo', "truncated"),
        ('{"status": "error", "message": "no"}', "changed-shape"),
        ('{"data": {"flows": [{"amountUSD": 5}]}}', "changed-shape"),
        ('{"data": {"requirements": {}, "report3": {}}}', "aggregate"),
        ("[]", "changed-shape"),
        ("date,tanks\n2024-01-01,5\n", "changed-header"),
        (PLANS, "empty-list"),
        (
            json.dumps(page(flow(1), flow(2, destinationObjects=[{"type": "Location", "name": "Jordan"}]), funding=3)),
            "mixed",
        ),
    ],
)
def test_what_has_no_figures_of_ours_is_one_clear_problem(text: str, check: str) -> None:
    claims, problems = given(ocha_fts.parse, text)
    assert (claims, [(p.check, p.severity) for p in problems]) == ([], [(check, "error")])


# The recorded answers.

PAGES = [f"flow_custom-search_location171_2020{name}.json.xz" for name in ("", "-page-2", "-page-3")]
RECORDED = (
    "2-fts-flow-plan-overview-progress-2020.json",
    PAGES[0],
    "hdx_fts_incoming_funding_pse.csv",
    "hdx_fts_requirements_funding_pse.csv",
    "hdx_hapi_funding_global.csv",
    "ukraine_recipient-2022.json",
)


@pytest.fixture(scope="module")
def ingest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ingest]:
    database: Path = tmp_path_factory.mktemp("ocha-fts") / "tracker.db"
    with open_ingest(database, judging=False) as opened:
        for name in RECORDED:
            report = opened.add_file("ocha-fts", FILES / name, seen_at="2024-01-01T12:00:00Z")
            assert (report.outcome, report.problems) == ("recorded", [])
        yield opened


@needs_recordings
def test_the_recorded_pages_are_one_answer_and_lead_from_one_to_the_next() -> None:
    pages = [json.loads(lzma.decompress((FILES / name).read_bytes())) for name in PAGES]
    body = json.dumps(pages).encode()
    claims, problems = items(ocha_fts.parse, Document(body, "file:x", SEEN))
    assert problems == []
    assert [(c.line.place, c.value, c.locator, c.unsure) for c in claims] == [
        ("PS", 381508179, "/0/data/incoming/fundingTotal", None),
        ("PS", 29621, "/0/data/incoming/pledgeTotal", None),
    ]
    links = [ocha_fts.next_page(Document(json.dumps(page).encode(), "file:x", SEEN)) for page in pages]
    assert [link is not None for link in links] == [True, True, False]


@needs_recordings
def test_the_recorded_figures_are_what_they_are_known_to_be_through_each_of_the_files(ingest: Ingest) -> None:
    of = "select value from current where series = ? and place = ? order by publisher"
    db = ingest.ledger.db
    assert db.execute(of, ("aid.money.funded", "PS")).fetchall() == [(381508179,)] * 3
    assert db.execute(of, ("aid.money.pledged", "PS")).fetchall() == [(29621,)] * 2
    assert db.execute(of, ("aid.money.funded", "UA")).fetchall() == [(3295437611,)]


@needs_recordings
def test_every_recorded_claim_walks_back_to_its_cell_and_a_second_time_brings_nothing_new(ingest: Ingest) -> None:
    proof = audit(ingest.ledger.db, ingest.archive)
    assert (proof.claims, proof.faults) == (23, [])
    for name in RECORDED:
        tally = ingest.add_file("ocha-fts", FILES / name, seen_at="2024-01-02T12:00:00Z").tally
        assert (tally.new, tally.revised, tally.withdrawn) == (0, 0, 0)


@needs_recordings
@pytest.mark.parametrize(
    ("name", "check"),
    [
        ("1-fts-flow-custom-search-planid-943-groupby-cluster.json", "aggregate"),
        ("1-fts-flow-custom-search-planid-943-groupby-location.json", "aggregate"),
        ("ukraine_flow_custom-search_plan1103_groupby-location_2023.json", "aggregate"),
        ("1-public-location.json", "changed-shape"),
        ("2-country-1-summary-trends-2025.json", "changed-shape"),
    ],
)
def test_recorded_answers_that_do_not_say_what_they_are_of_are_refused(name: str, check: str) -> None:
    claims, problems = given(ocha_fts.parse, (FILES / name).read_bytes())
    assert (claims, [p.check for p in problems]) == ([], [check])
