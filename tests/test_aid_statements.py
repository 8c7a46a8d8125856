"""Tonnes of aid in statements: which number is one, of what, by when, and in whose words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.shapes import SHARED, given, items, needs_recordings
from tracker import reviews
from tracker.asking import query
from tracker.asking.shown import show
from tracker.documents.locate import Quotes
from tracker.ingest import open_ingest
from tracker.ledger.audit import audit
from tracker.model import Claim, Document, Problem
from tracker.sources import aid_statements

FILE = SHARED / "data" / "aid-tonnage" / "statements.jsonl"
UCPM = "European Commission (UCPM)"


def statement(text: str, **more: object) -> dict[str, object]:
    ordinary = {"source": UCPM, "url": "https://www.example.org/a", "published": "2024-02-01", "as_of": None}
    return ordinary | {"text": text} | more


def read(*statements: dict[str, object]) -> tuple[list[Claim], list[Problem]]:
    return given(aid_statements.parse, "\n".join(json.dumps(one, ensure_ascii=False) for one in statements))


def told(claims: list[Claim]) -> list[tuple[object, ...]]:
    return [(c.line.series, c.line.kind, c.value, c.qualifier, c.day, c.period_days) for c in claims]


def test_tonnes_of_aid_are_a_running_total_of_whoever_said_it_printed_where_the_address_says() -> None:
    claims, problems = read(statement("The EU has delivered 66,224 tonnes of in-kind assistance to Ukraine."))
    assert problems == []
    assert told(claims) == [("aid.tonnage", "total", 66224, None, "2024-02-01", None)]
    (claim,) = claims
    assert (claim.line.conflict, claim.line.claimant, claim.line.publisher, claim.url, claim.unsure) == (
        "ukraine", "European Commission", "example.org", "https://www.example.org/a", None,
    )  # fmt: skip


def test_the_quote_is_the_statement_and_its_number_is_found_again_in_its_line() -> None:
    lines = [statement("No number."), statement("Over 1,200 tonnes of aid arrived.")]
    body = "\n\n".join(json.dumps(one) for one in lines).encode()
    claims, _ = items(aid_statements.parse, Document(body, "file:x", "2026-06-09T00:00:00Z"))
    assert [(c.quote, c.locator) for c in claims] == [("Over 1,200 tonnes of aid arrived.", "line=3 /text number=5")]
    assert Quotes(body).read(claims[0].quote, claims[0].locator) == (1200, None, None)
    assert Quotes(body).read(claims[0].quote, "line=9 /text number=5") is None


@pytest.mark.parametrize(
    ("words", "qualifier"),
    [
        ("about 90,000 tonnes of aid", "about"),
        ("over 90,000 tonnes of aid", "over"),
        ("more than 90,000 tonnes of aid", "over"),
        ("близько 90 000 тонн допомоги", "about"),
        ("більш як 90 тисяч тонн допомоги", "over"),
        ("понад 90 тисяч тонн гуманітарної допомоги", "over"),
        ("90,000 tonnes of aid", None),
    ],
)
def test_qualifiers_and_ways_to_write_a_number_are_kept(words: str, qualifier: str | None) -> None:
    claims, _ = read(statement(f"Kyiv has received {words}."))
    assert told(claims) == [("aid.tonnage", "total", 90000, qualifier, "2024-02-01", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Aid goes on. The latest delivery was 45,000 tonnes of road salt donated by the Netherlands.",
        "Under the aid corridor 32,900,000 tonnes of grain were shipped.",
        "Humanitarian workers counted 5,000 people.",
        "The EU will deliver 5,000 tonnes of aid.",
        "Країни-донори надішлють ще 251 вантаж допомоги.",
        "The factory produced 5,000 tonnes last year.",
    ],
)
def test_what_is_no_aid_as_a_whole_or_has_not_come_is_no_figure(text: str) -> None:
    assert read(statement(text)) == ([], [])


def test_cargoes_and_their_weight_are_two_figures_of_one_sentence() -> None:
    claims, _ = read(statement("Надійшло 1370 вантажів загальною вагою близько 18 200 тонн від 36 країн світу."))
    assert [row[:4] for row in told(claims)] == [
        ("aid.shipments", "total", 1370, None),
        ("aid.tonnage", "total", 18200, "about"),
    ]


def test_a_named_month_makes_it_the_count_of_that_month_the_last_one_before_the_statement() -> None:
    text = "Протягом серпня компанії отримали гуманітарні вантажі загальною вагою близько 258 тонн."
    claims, _ = read(statement(text, published="2025-09-03"), statement(text, published="2025-02-03"))
    assert told(claims) == [
        ("aid.tonnage", "change", 258, "about", "2025-08-31", 31),
        ("aid.tonnage", "change", 258, "about", "2024-08-31", 31),
    ]


def test_the_day_a_figure_holds_for_goes_before_the_day_it_was_printed() -> None:
    claims, _ = read(statement("5,000 tonnes of aid came.", as_of="2024-01-30"))
    assert claims[0].day == "2024-01-30"


def test_without_a_day_a_statement_is_held_unless_a_person_gives_one() -> None:
    body = json.dumps(statement("5,000 tonnes of aid came.", published=None)).encode()
    claims, _ = items(aid_statements.parse, Document(body, "file:x", "2026-06-09T00:00:00Z"))
    assert (claims[0].day, claims[0].unsure) == ("2026-06-09", aid_statements.UNDATED)
    claims, _ = items(aid_statements.parse, Document(body, "file:x", "2026-06-09T00:00:00Z", published="2023-05-01"))
    assert (claims[0].day, claims[0].unsure) == ("2023-05-01", None)


def test_an_unknown_speaker_and_an_unknown_key_are_warnings() -> None:
    claims, problems = read(
        statement("5 tonnes of aid.", source="A passer-by"), statement("5 tonnes of aid.", mood="good")
    )
    assert len(claims) == 1
    assert [(p.check, p.severity, p.found, p.locator) for p in problems] == [
        ("unknown-claimant", "warning", "A passer-by", "line=1 /source"),
        ("unknown-column", "warning", "mood", "line=2 /mood"),
    ]


WFP = {"source": "World Food Programme"}


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        (
            "WFP has delivered more than 300,000 metric tons of food in Ukraine since February 2022.",
            ("total", 300000, "over", "2024-02-01", None),
        ),
        ("WFP has delivered 370,000 tonnes of food assistance to people in Ukraine.",
         ("total", 370000, None, "2024-02-01", None)),
        ("In 2023, WFP distributed about 200,000 tonnes of food across Ukraine.",
         ("change", 200000, "about", "2023-12-31", 365)),
        ("ВПП ООН доставила до України понад 300 тисяч тонн продовольства.",
         ("total", 300000, "over", "2024-02-01", None)),
    ],
)  # fmt: skip
def test_of_the_world_food_programme_food_is_aid(text: str, figure: tuple[object, ...]) -> None:
    claims, problems = read(statement(text, **WFP))
    assert problems == []
    assert [row[0] for row in told(claims)] == ["aid.tonnage"]
    assert [row[1:] for row in told(claims)] == [figure]
    assert {(c.line.claimant, c.line.conflict, c.line.donor, c.unsure) for c in claims} == {
        ("World Food Programme", "ukraine", None, None)
    }


@pytest.mark.parametrize(
    "text",
    [
        "WFP bought 800,000 tonnes of food in Ukraine for its operations worldwide.",
        "WFP will deliver 5,000 tonnes of food to Ukraine.",
        "WFP moved 5,000 tonnes of steel to Ukraine.",
    ],
)
def test_what_the_world_food_programme_buys_or_plans_is_no_aid(text: str) -> None:
    assert read(statement(text, **WFP)) == ([], [])


def test_what_the_world_food_programme_gives_elsewhere_is_not_filed_under_ukraine() -> None:
    claims, problems = read(statement("WFP has delivered 85,000 tonnes of food to Yemen from Ukrainian ports.", **WFP))
    assert (claims, [(p.check, p.severity) for p in problems]) == ([], [("no-place", "info")])


def test_food_of_others_is_no_aid_by_itself_and_a_year_that_goes_on_is_held() -> None:
    assert read(statement("The company delivered 5,000 tonnes of food to Ukraine.")) == ([], [])
    claims, _ = read(statement("In 2024, WFP distributed 9,000 tonnes of food in Ukraine.", **WFP))
    assert told(claims) == [("aid.tonnage", "change", 9000, None, "2024-02-01", 32)]
    assert claims[0].unsure == "the statement names 2024, which is not over"


def test_a_year_behind_since_is_no_window() -> None:
    claims, _ = read(statement("Since the invasion in 2022, the EU has delivered 5,000 tonnes of aid."))
    assert told(claims) == [("aid.tonnage", "total", 5000, None, "2024-02-01", None)]


def test_an_undated_statement_that_a_person_accepts_stands_and_is_found_as_aid_in_tonnes(tmp_path: Path) -> None:
    text = "З березня 2022 року надійшло 1370 вантажів загальною вагою близько 18 200 тонн."
    said = statement(text, source="Ministry of Energy of Ukraine", published=None)
    with open_ingest(tmp_path / "tracker.db") as ingest:
        document = Document(json.dumps(said).encode(), "file:x", "2026-06-09T00:00:00Z")
        ingest.add("aid-statements", document)
        assert ingest.ledger.db.execute("select count(*) from current").fetchone() == (0,)
    waiting = reviews.listing(query.connect(tmp_path / "tracker.db"), None, "aid.tonnage")
    (key,) = [row[waiting.columns.index("key")] for row in waiting.rows]
    assert list(reviews.decide(tmp_path / "tracker.db", [key], "accepted", "It is of 2025", "somebody"))
    answer = show(query.connect(tmp_path / "tracker.db"), "aid.tonnage", {})
    shown = [
        tuple(row[answer.columns.index(name)] for name in ("value", "qualifier", "claimant")) for row in answer.rows
    ]
    assert shown == [(18200, "about", "Energy Ministry of Ukraine")]


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("", "empty-list"),
        ("<!DOCTYPE html><html></html>", "html-page"),
        ('{"source": "x", "text": "5 t', "truncated"),
        ('{"date": "2024-01-01", "personnel": 5}', "changed-shape"),
        ("[1, 2]", "changed-shape"),
        ('{"source": "x", "text": null}', "changed-shape"),
    ],
)
def test_what_is_no_list_of_statements_is_one_clear_problem(text: str, check: str) -> None:
    claims, problems = given(aid_statements.parse, text)
    assert (claims, [(p.check, p.severity) for p in problems]) == ([], [(check, "error")])


@needs_recordings
def test_the_recorded_statements_give_the_figures_they_are_known_to_give(tmp_path: Path) -> None:
    with open_ingest(tmp_path / "tracker.db", judging=False) as ingest:
        ingest.add_file("aid-statements", FILE, seen_at="2026-06-09T00:00:00Z")
        of = "select series, kind, claimant, value, qualifier, day, status from claims order by claimant, series, value"
        db = ingest.ledger.db
        ministry, commission = "Energy Ministry of Ukraine", "European Commission"
        assert db.execute(of).fetchall() == [
            ("aid.shipments", "total", ministry, 1370, None, "2026-06-09", "held"),
            ("aid.tonnage", "change", ministry, 258, "about", "2025-08-31", "held"),
            ("aid.tonnage", "total", ministry, 18200, "about", "2026-06-09", "held"),
            ("aid.tonnage", "total", commission, 66224, None, "2022-08-11", "accepted"),
            ("aid.tonnage", "total", commission, 90000, "about", "2026-06-09", "held"),
            ("aid.tonnage", "total", commission, 140000, "over", "2024-02-01", "accepted"),
            ("aid.tonnage", "total", commission, 160000, "over", "2026-01-23", "accepted"),
        ]
        proof = audit(db, ingest.archive)
        assert (proof.claims, proof.faults) == (7, [])
        tally = ingest.add_file("aid-statements", FILE, seen_at="2026-06-09T00:00:01Z").tally
        assert (tally.new, tally.revised, tally.withdrawn) == (0, 0, 0)
