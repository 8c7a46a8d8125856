from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.model import Claim, Problem
from tracker.prose.days import days, published
from tracker.prose.finding import OPEN_DAY
from tracker.prose.numbers import number_at
from tracker.prose.pieces import Span, pieces, sentences
from tracker.prose.reader import findings, read

if TYPE_CHECKING:
    from datetime import date

SEED = Path(__file__).parents[2] / "shared" / "news" / "dev.jsonl"

PAGE = """\
 date 2025-03-14 Skip to content
Envoy returns from talks without a text, two papers write

by Ada Example March 14, 2025 3:05 PM 3 min read
The envoy at an airport on March 2, 2025. (Example Agency)

The draft says nothing of the occupied Ukrainian territories, totalling roughly 21% of the country, readers say.

The talks come while more than $12 billion in EU and U.S. military aid is held up in committees.

News Feed

2:10 PM

Estonia has delivered over 2,300 tonnes of aid to Ukraine's hospitals.

Tallinn has delivered 41 convoys of aid, among them stretchers and beds, the Energy Ministry said after a visit.
11:30 AM

Norway ready to prolong protection.

According to Eurostat, almost 3.1 million Ukrainian refugees currently have temporary protection in the EU.
9:02 AM

General Staff: Russia has lost 701,250 troops in Ukraine.

Russia has lost 701,250 troops in Ukraine since the beginning of its full-scale invasion on Feb. 24, 2022, the \
General Staff of Ukraine's Armed Forces reported on March 13. The count includes 1,120 casualties Russian forces \
suffered over the past day.
7:15 AM

Russia shells 14 settlements in Kharkiv Oblast.

Throughout the day artillery and drones were used.
"""


def claims(text: str, published: str | None = "2025-03-14", publisher: str | None = None) -> list[Claim]:
    found = list(read(text, published=published, publisher=publisher))
    assert not [one for one in found if isinstance(one, Problem)]
    return [one for one in found if isinstance(one, Claim)]


def only(text: str, **options: Any) -> Claim:
    (claim,) = claims(text, **options)
    return claim


def page_claim(series: str) -> Claim:
    return next(claim for claim in claims(PAGE, published=None) if claim.line.series == series)


def test_a_page_gives_each_of_its_claims_once_and_nothing_else() -> None:
    found = [(claim.line.series, claim.value) for claim in claims(PAGE, published=None)]
    assert found == [
        ("territory.occupied_share", 21),
        ("aid.money.stalled", 12 * 10**9),
        ("aid.tonnage", 2300),
        ("aid.shipments", 41),
        ("refugees.temporary_protection", 3_100_000),
        ("losses.personnel.total", 701_250),
        ("losses.personnel.daily", 1120),
        ("attacks.settlements_shelled", 14),
    ]


def test_a_total_of_losses_has_its_party_its_claimant_and_the_day_of_the_report() -> None:
    claim = page_claim("losses.personnel.total")
    assert claim.line[:4] == ("ukraine", "losses.personnel.total", "total", "RU")
    assert claim.line.claimant == "General Staff of Ukraine"
    assert (claim.day, claim.period_days, claim.qualifier) == ("2025-03-13", None, None)


def test_a_claim_of_headline_and_body_is_one_claim_in_the_words_of_the_body() -> None:
    assert page_claim("losses.personnel.total").quote == "Russia has lost 701,250 troops in Ukraine since the beginning"


def test_a_follow_on_sentence_has_the_claimant_of_the_sentence_before() -> None:
    claim = page_claim("losses.personnel.daily")
    assert (claim.line.claimant, claim.line.party) == ("General Staff of Ukraine", "RU")
    assert (claim.line.kind, claim.period_days, claim.day) == ("change", 1, "2025-03-14")


def test_a_headline_has_the_claimant_of_the_body_below_it() -> None:
    claim = page_claim("aid.tonnage")
    assert (claim.line.claimant, claim.line.donor) == ("Energy Ministry of Ukraine", "EE")
    assert (claim.qualifier, claim.line.kind) == ("over", "total")


def test_a_capital_stands_for_its_country() -> None:
    assert page_claim("aid.shipments").line.donor == "EE"


def test_protection_keeps_where_who_counts_and_how_exactly() -> None:
    claim = page_claim("refugees.temporary_protection")
    assert (claim.line.place, claim.line.claimant) == ("EU", "Eurostat")
    assert (claim.qualifier, claim.line.kind) == ("nearly", "level")


def test_money_keeps_its_currency_and_all_its_donors() -> None:
    claim = page_claim("aid.money.stalled")
    assert (claim.unit, claim.line.donor, claim.qualifier) == ("USD", "EU, US", "over")


def test_the_window_of_an_event_may_stand_in_the_body_of_its_item() -> None:
    claim = page_claim("attacks.settlements_shelled")
    assert (claim.period_days, claim.line.party, claim.line.place) == (1, "RU", "UA-63")


def test_the_day_of_a_page_is_read_off_the_page() -> None:
    assert {claim.day for claim in claims(PAGE, published=None)} == {"2025-03-13", "2025-03-14"}


def test_the_day_given_with_a_document_goes_before_that_of_the_page() -> None:
    assert {claim.day for claim in claims(PAGE, published="2025-03-15")} == {"2025-03-13", "2025-03-15"}


def test_a_text_without_a_day_is_one_problem() -> None:
    (problem,) = read("Russia has lost 701,250 troops in Ukraine since the beginning of the war.")
    assert isinstance(problem, Problem)
    assert (problem.check, problem.severity) == ("no-date", "error")


def test_a_locator_leads_to_the_quote_and_its_number() -> None:
    found = claims(PAGE, published=None)
    assert found
    for claim in found:
        match = re.fullmatch(r"char=(\d+) number=(\d+)", claim.locator)
        assert match
        start, offset = int(match[1]), int(match[2])
        assert PAGE[start : start + len(claim.quote)] == claim.quote
        number = number_at(claim.quote, offset)
        assert number
        assert (number.value, number.low, number.high) == (claim.value, claim.low, claim.high)


def test_occupied_land_is_held_by_the_other_side() -> None:
    claim = only("The draft leaves him the occupied Ukrainian territories, amounting to about 19% of Ukraine.")
    assert (claim.line.party, claim.line.kind, claim.value, claim.qualifier) == ("RU", "share", 19, "about")


def test_a_speaker_is_not_credited_with_what_the_author_adds() -> None:
    text = "Zelensky said talks failed over the occupied Ukrainian territories, amounting to about 19% of Ukraine."
    assert only(text).line.claimant is None


def test_no_break_spaces_and_curly_apostrophes_are_read_like_plain_ones() -> None:
    claim = only("Russia\u00a0controls about 19\u00a0percent of Ukraine\u2019s territory.")
    assert claim.quote == "Russia\u00a0controls about 19\u00a0percent of Ukraine\u2019s territory"


def test_a_share_of_electricity_is_not_a_share_of_the_country() -> None:
    claim = only("In Ukraine, three plants produce about 51% of the country's electricity needs.")
    assert (claim.line.series, claim.line.kind, claim.value) == ("energy.share", "share", 51)


def test_a_claimant_the_catalog_does_not_know_makes_the_claim_unsure() -> None:
    claim = only("Russia has lost 701,250 troops in Ukraine so far, according to the Example Institute.")
    assert claim.line.claimant is None
    assert claim.unsure
    assert "Example Institute" in claim.unsure


def test_a_ministry_of_another_country_is_not_ukraines() -> None:
    claim = only("Sweden has sent 12 shipments of aid to Ukraine, the Swedish Energy Ministry said.")
    assert claim.line.claimant is None
    assert claim.unsure


def test_a_publisher_that_is_a_claimant_vouches_for_what_it_credits_to_nobody() -> None:
    claim = only("Russia has lost 701,250 troops in Ukraine so far.", publisher="Ukraine's General Staff")
    assert (claim.line.claimant, claim.line.publisher) == ("General Staff of Ukraine", "Ukraine's General Staff")


@pytest.mark.parametrize(
    "text",
    [
        "Russia could have lost 701,250 troops in Ukraine by then.",
        "If Russia has lost 701,250 troops in Ukraine, it will have to stop.",
        "The goal is that Russia has lost 50,000 troops in Ukraine.",
        "It is not true that Russia has lost 701,250 troops in Ukraine.",
        "Sweden plans to say it has sent 12 shipments of aid to Ukraine.",
    ],
)
def test_what_is_hoped_planned_denied_or_over_is_no_claim(text: str) -> None:
    assert claims(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Russia has lost 701,250 troops in Ukraine last month.",
        "The plant used to produce 40% of Ukraine's electricity.",
    ],
)
def test_a_claim_whose_day_is_open_is_unsure(text: str) -> None:
    assert only(text).unsure == OPEN_DAY
    assert [one.day for one in findings(text, published="2025-03-14")] == [None]


def test_a_claim_for_a_day_to_come_is_left_out() -> None:
    assert claims("Russia has lost 701,250 troops in Ukraine, it was said on March 20, 2025.") == []


def test_a_month_is_a_window() -> None:
    claim = only("Russia lost 41,000 troops in January in Ukraine.")
    assert (claim.line.kind, claim.day, claim.period_days) == ("change", "2025-01-31", 31)


def test_a_day_behind_another_number_is_that_numbers_day() -> None:
    found = claims("Russia controls 19 percent of Ukraine, down from 26 percent in March 2022.")
    assert [(one.value, one.day) for one in found] == [(19, "2025-03-14"), (26, "2022-03-31")]


def test_a_date_before_another_number_is_that_numbers_day() -> None:
    found = claims("In March 2022 it held 26 percent of Ukraine, and Russia controls 19 percent of Ukraine.")
    assert [(one.value, one.day) for one in found] == [(26, "2022-03-31"), (19, "2025-03-14")]


def test_a_day_behind_since_is_not_the_day_of_the_claim() -> None:
    claim = only("More than 5 million refugees have fled Ukraine since Russia opened its campaign on 24 February.")
    assert (claim.value, claim.day) == (5_000_000, "2025-03-14")


def test_other_wars_are_not_counted_to_ukraine() -> None:
    assert only("By now 3 million people are internally displaced in Sudan.").line.conflict == "sudan"


def test_both_sides_in_one_sentence_leave_the_party_open() -> None:
    assert claims("Russia and Ukraine lost men: 900 soldiers were lost over the past day.") == []


def test_different_claimants_of_one_value_are_two_claims() -> None:
    text = (
        "Russia has lost 700,000 troops in Ukraine so far, the General Staff of Ukraine said.\n"
        "Russia has lost 700,000 troops in Ukraine so far, the UK Ministry of Defence said."
    )
    assert [claim.line.claimant for claim in claims(text)] == ["General Staff of Ukraine", "UK Ministry of Defence"]


def test_a_range_is_kept_as_a_range() -> None:
    claim = only("Russia has lost between 60,000 and 70,000 troops in Ukraine so far.")
    assert (claim.value, claim.low, claim.high) == (None, 60_000, 70_000)


def test_a_dollar_is_that_of_the_donor() -> None:
    claim = only("Australia has pledged $110 million in military aid to Ukraine.")
    assert (claim.unit, claim.line.donor) == ("AUD", "AU")


def test_the_pieces_of_a_page_are_the_article_and_the_items_of_its_feed() -> None:
    found = pieces(PAGE)
    assert [piece.item for piece in found] == [False, True, True, True, True]
    assert PAGE[slice(*found[-1].lines[0])] == "Russia shells 14 settlements in Kharkiv Oblast."


def test_the_stop_of_an_abbreviation_ends_no_sentence() -> None:
    text = 'On Feb. 24 the U.S. Congress met. It was "late." Then 12 тис. осіб.'
    found = [text[slice(*span)].strip() for span in sentences(text, Span(0, len(text)))]
    assert found == ["On Feb. 24 the U.S. Congress met.", 'It was "late."', "Then 12 тис. осіб."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("date 2024-01-26 Skip to content", "2024-01-26"),
        ("by A. Writer January 26, 2024 2:41 PM 2 min read", "2024-01-26"),
        ("Published: 5 May 2023", "2023-05-05"),
        ("A headline\n26 January 2024\nThe text.", "2024-01-26"),
        ("He spoke on January 26, 2024 in a hall.", "None"),
    ],
)
def test_a_page_says_when_it_was_published(text: str, expected: str) -> None:
    assert str(published(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Jan. 25", "2024-01-25"),
        ("on December 30", "2023-12-30"),
        ("on 3 March 2022", "2022-03-03"),
        ("in March 2022", "2022-03-31"),
        ("in 2022", "2022-12-31"),
        ("on Thursday", "2024-01-25"),
        ("yesterday", "2024-01-25"),
    ],
)
def test_days_without_a_year_are_the_last_before_publication(text: str, expected: str) -> None:
    today = published("date 2024-01-26")
    assert [str(one.day) for one in days(text, today)] == [expected]


@pytest.mark.parametrize("text", ["on Feb. 30, 2022", "on January 99", "in May", "version 2022-13-01"])
def test_what_is_no_day_is_none(text: str) -> None:
    today: date | None = published("date 2024-01-26")
    assert list(days(text, today)) == []


WORDS = st.sampled_from(
    [
        *("Russia", " has lost ", "12,000", " troops", " over the past day", ". ", "\n", "8:18 AM\n", "on Feb. 24"),
        *(", ", "5%", " of Ukraine", "according to ", "Eurostat", "since ", " said", "$", " million", "yesterday"),
        *(" in EU aid stalled", "\u00a0", " casualties", "Sweden has sent ", " tonnes of aid"),
    ]
)


@given(st.lists(WORDS, max_size=30).map("".join))
def test_any_text_is_read_without_an_error_and_quoted_exactly(text: str) -> None:
    for claim in claims(text):
        start = int(claim.locator.split()[0].removeprefix("char="))
        assert text[start : start + len(claim.quote)] == claim.quote


@pytest.mark.skipif(not SEED.exists(), reason="the labelled news pages are not beside this checkout")
def test_the_labelled_page_gives_what_a_person_labelled_and_nothing_else() -> None:
    page = json.loads(SEED.read_text("utf-8").splitlines()[0])
    found = {
        (one.series, one.value, one.qualifier, one.day, one.claimant)
        for one in findings(page["text"], published=page["published"], publisher=page["publisher"])
    }
    labels = {(one["series"], one["value"], one["qualifier"], one["day"], one["claimant"]) for one in page["claims"]}
    assert found == labels
