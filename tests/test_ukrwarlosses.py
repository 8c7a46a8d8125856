"""Deaths by name, by the day, week or month they happened in: two lists, two claimants, weeks of their own kind."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest

from tests.shapes import SHARED, given, needs_recordings
from tracker.ingest import Ingest, open_ingest
from tracker.ledger.audit import audit
from tracker.model import Claim, Document, RefusedError
from tracker.sources import ukrwarlosses
from tracker.sources.ukrwarlosses import links, parse

FILES = SHARED / "data" / "deaths-ukrwarlosses"


def russia(**counts: int) -> str:
    return json.dumps({key: {"deaths": count, "total": count} for key, count in counts.items()})


def told(claims: list[Claim]) -> list[tuple[object, ...]]:
    """What, party, last day, days, value."""
    return [
        (c.line.series.removeprefix("losses.personnel."), c.line.party, c.day, c.period_days, c.value) for c in claims
    ]


def test_a_day_of_russia_is_its_deaths_and_nothing_twice() -> None:
    claims, problems = given(parse, '{"2022-02-24": {"deaths": 68, "total": 68}}')
    assert problems == []
    assert told(claims) == [("killed.named", "RU", "2022-02-24", 1, 68)]
    assert (claims[0].quote, claims[0].locator) == ("68", "/2022-02-24/deaths")
    assert (claims[0].line.kind, claims[0].line.claimant) == ("change", "svo.rf.gd")


def test_a_day_of_ukraine_is_its_deaths_and_its_missing_as_claimed_by_the_other_party() -> None:
    claims, problems = given(parse, '{"2022-02-24": {"deaths": 112, "missing": 34, "total": 146}}')
    assert problems == []
    assert told(claims) == [
        ("killed.named", "UA", "2022-02-24", 1, 112),
        ("missing.named", "UA", "2022-02-24", 1, 34),
    ]
    assert {c.line.claimant for c in claims} == {"LostArmour"}


def test_a_total_that_is_not_the_sum_of_its_parts_holds_them() -> None:
    claims, _ = given(parse, '{"2022-02-24": {"deaths": 112, "missing": 34, "total": 147}}')
    assert {c.unsure for c in claims} == {"112 + 34 is not the 147 of total"}


@pytest.mark.parametrize(
    ("month", "last", "days"),
    [("2022-02", "2022-02-28", 28), ("2024-02", "2024-02-29", 29), ("2025-07", "2025-07-31", 31)],
)
def test_a_month_ends_on_its_last_day(month: str, last: str, days: int) -> None:
    assert told(given(parse, russia(**{month: 406}))[0]) == [("killed.named", "RU", last, days, 406)]


@pytest.mark.parametrize(
    ("week", "last", "days"),
    [
        ("2022-W09", "2022-02-26", 7),  # Sunday to Saturday: ISO 8601 has this week from Monday 2022-02-28 on
        ("2022-W12", "2022-03-20", 8),  # the week in which American summer time begins has a day more
        ("2022-W13", "2022-03-27", 7),  # in summer Monday to Sunday
        ("2022-W46", "2022-11-12", 6),  # and the week after its end a day less
        ("2022-W53", "2022-12-31", 7),
        ("2024-W01", "2024-01-06", 6),  # no week reaches into another year
    ],
)
def test_a_week_is_one_of_the_sites_own_and_not_of_iso(week: str, last: str, days: int) -> None:
    assert told(given(parse, russia(**{week: 5, "2025-W20": 1}))[0])[0] == ("killed.named", "RU", last, days, 5)


def test_the_weeks_of_a_year_have_each_of_its_days_once() -> None:
    for year in range(2022, 2031):
        spans = list(ukrwarlosses._weeks(year).values())
        assert sum(span.days or 0 for span in spans) == (date(year, 12, 31) - date(year - 1, 12, 31)).days
        for before, span in pairwise(spans):
            assert date.fromisoformat(before.last) + timedelta(days=span.days or 0) == date.fromisoformat(span.last)


def test_the_newest_week_is_held_where_the_end_of_a_month_cuts_it() -> None:
    claims, _ = given(parse, russia(**{"2025-W30": 938, "2025-W31": 1017}))
    assert [c.unsure for c in claims] == [
        None, "the newest week: the counting stops at the end of a month, which is within it",
    ]  # fmt: skip


def test_weeks_of_ukraine_are_held_because_nobody_knows_which_days_they_have() -> None:
    claims, _ = given(parse, '{"2022-W10": {"deaths": 1, "missing": 0, "total": 1}}')
    assert {c.unsure for c in claims} == {"which days the weeks of this list have is not known"}


def test_a_death_before_the_invasion_is_held() -> None:
    claims, _ = given(parse, '{"2022-02-23": {"deaths": 242, "missing": 850, "total": 1092}}')
    assert {c.unsure for c in claims} == {
        "2022-02-23 is before the invasion; the days of this list seem to be one early"
    }


def test_no_name_on_a_day_is_a_zero_and_a_null_is_no_figure() -> None:
    claims, problems = given(parse, '{"2025-08-13": {"deaths": null, "missing": 0, "total": 0}}')
    assert (told(claims), problems) == ([("missing.named", "UA", "2025-08-13", 1, 0)], [])


TOTALS = {
    "ukraine": {"country": "ukraine", "total_losses": 154563, "dead": 77321, "missing": 77242, "prisoners": 0,
                "last_updated": "2025-11-08T17:36:20.265Z", "source_url": "https://lostarmour.info/ukr200"},
    "russia": {"country": "russia", "total_losses": 122670, "last_updated": "2025-11-08T17:36:20.266Z",
               "source_url": "https://svo.rf.gd"},
    "lastUpdated": "2025-11-08T17:36:20.266Z",
}  # fmt: skip


def test_the_totals_are_of_the_day_they_were_updated_and_prisoners_that_nobody_counts_are_not_zero() -> None:
    claims, problems = given(parse, json.dumps(TOTALS))
    assert problems == []
    assert told(claims) == [
        ("killed.named", "UA", "2025-11-08", None, 77321),
        ("missing.named", "UA", "2025-11-08", None, 77242),
        ("killed.named", "RU", "2025-11-08", None, 122670),
    ]
    assert {c.line.kind for c in claims} == {"total"}


def test_prisoners_that_are_counted_one_day_are_read() -> None:
    ukraine = TOTALS["ukraine"] | {"prisoners": 3, "total_losses": 154566}  # type: ignore[operator]
    claims, _ = given(parse, json.dumps({"ukraine": ukraine}))
    assert ("captured", "UA", "2025-11-08", None, 3) in told(claims)


def test_totals_whose_parts_do_not_add_up_are_held() -> None:
    ukraine = TOTALS["ukraine"] | {"total_losses": 154563 + 1}  # type: ignore[operator]
    claims, _ = given(parse, json.dumps({"ukraine": ukraine}))
    assert {c.unsure for c in claims} == {"77321 + 77242 + 0 is not the 154564 of total_losses"}


def test_a_party_that_is_not_known_is_a_warning() -> None:
    claims, problems = given(parse, json.dumps(TOTALS | {"ruritania": TOTALS["russia"]}))
    assert (len(claims), [(p.check, p.found) for p in problems]) == (3, [("unknown-label", "ruritania")])


def test_an_unknown_key_is_one_warning_that_names_the_file_to_edit() -> None:
    days = {day: {"deaths": 1, "total": 1, "wounded": 2} for day in ("2022-02-24", "2022-02-25")}
    claims, problems = given(parse, json.dumps(days))
    assert len(claims) == 2
    assert [(p.check, p.found, p.locator) for p in problems] == [("unknown-column", "wounded", "/2022-02-24/wounded")]
    assert "ukrwarlosses.py" in problems[0].remedy


@pytest.mark.parametrize(
    ("key", "cells", "check"),
    [
        ("2022-02-30", {"deaths": 1}, "no-date"),
        ("2022-W54", {"deaths": 1}, "no-date"),
        ("2022-02-25", 5, "no-date"),
        ("2022-02-25", {"deaths": "some"}, "not-a-number"),
    ],
)
def test_what_cannot_be_read_is_a_warning_and_the_rest_stands(key: str, cells: object, check: str) -> None:
    claims, problems = given(parse, json.dumps({"2022-02-24": {"deaths": 68, "total": 68}, key: cells}))
    assert (told(claims), [p.check for p in problems]) == ([("killed.named", "RU", "2022-02-24", 1, 68)], [check])


@pytest.mark.parametrize(
    ("body", "check"),
    [
        ("[]", "changed-shape"),
        ("{}", "changed-shape"),
        ("null", "changed-shape"),
        ('{"message": "Not Found"}', "changed-shape"),
        ('{"2022-02-24": {"dea', "truncated"),
        ('{"2022-02-24": {}, "2022-02-24": {}}', "not-json"),
        ("<html><body>404</body></html>", "html-page"),
    ],
)
def test_what_is_none_of_the_files_is_one_error(body: str, check: str) -> None:
    claims, problems = given(parse, body)
    assert (claims, [(p.check, p.severity) for p in problems]) == ([], [(check, "error")])


def listing(folder: str, *names: str) -> Document:
    raw = f"https://raw.githubusercontent.com/ukrainewarlosses/ukrwarlosses/main/src/data/{folder}"
    rows = [{"name": name, "download_url": f"{raw}/{name}"} for name in names]
    return Document(json.dumps(rows).encode(), "https://api.github.com/listing", "2026-06-09T00:00:00Z")


def test_of_a_folder_the_newest_file_of_each_kind_is_fetched_and_ukrainian_names_only_as_listed() -> None:
    names = ("daily_2025-09-01.json", "daily_2025-11-08.json", "monthly_2025-10-28.json", "casualties.json")
    assert [(r.name, r.url.rpartition("/")[2]) for r in links(listing("russia", *names))] == [
        ("russia daily", "daily_2025-11-08.json"),
        ("russia monthly", "monthly_2025-10-28.json"),
    ]
    raw = ("daily-deduplicated_2025-11-08.json", "daily-raw_2025-09-01.json", "weekly-raw_2025-09-01.json")
    assert [r.url.rpartition("/")[2] for r in links(listing("ukraine", *raw))] == ["daily-raw_2025-09-01.json"]


def test_a_listing_without_our_files_is_refused() -> None:
    with pytest.raises(RefusedError, match="no file of ours"):
        list(links(listing("russia", "readme.md")))


def test_the_folders_are_listed_and_the_totals_have_an_address() -> None:
    requests = list(ukrwarlosses.addresses(date(2026, 6, 9)))
    assert [(request.name, request.index) for request in requests] == [
        ("totals", False), ("russia", True), ("ukraine", True),
    ]  # fmt: skip


# The recorded files

RECORDED = (
    ("russia_weekly_2025-08-21.json", "2025-08-21T12:00:00Z"),
    ("russia_monthly_2025-08-21.json", "2025-08-21T12:00:00Z"),
    ("russia_daily_2025-09-01.json", "2025-09-01T12:00:00Z"),
    ("ukraine_daily-raw_2025-09-01.json", "2025-09-01T12:00:00Z"),
    ("ukraine_monthly-raw_2025-09-01.json", "2025-09-01T12:00:00Z"),
    ("russia_monthly_2025-10-28.json", "2025-10-28T12:00:00Z"),
    ("hardcoded-casualty-totals.json", "2025-11-08T18:00:00Z"),
)


@pytest.fixture(scope="module")
def ingest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ingest]:
    """All the recorded files, as they appeared."""
    with open_ingest(tmp_path_factory.mktemp("ukrwarlosses") / "tracker.db", judging=False) as opened:
        for name, seen_at in RECORDED:
            report = opened.add_file("ukrwarlosses", FILES / name, seen_at=seen_at)
            assert {problem.check for problem in report.problems} <= {"unsure"}
        yield opened


@needs_recordings
def test_the_recorded_days_of_russia_are_1176_with_102104_deaths(ingest: Ingest) -> None:
    of = (
        "select count(*), sum(value), min(day), max(day) from current where series = 'losses.personnel.killed.named'"
        " and party = 'RU' and kind = 'change' and period_days = 1"
    )
    assert ingest.ledger.db.execute(of).fetchone() == (1176, 102104, "2022-02-24", "2025-08-04")


@needs_recordings
def test_the_recorded_days_add_up_to_the_recorded_weeks_as_they_are_read_here() -> None:
    daily = {c.day: int(c.value or 0) for c in given(parse, (FILES / "russia_daily_2025-09-01.json").read_bytes())[0]}
    weeks = [c for c in given(parse, (FILES / "russia_weekly_2025-08-21.json").read_bytes())[0] if not c.unsure]
    assert len(weeks) == 180
    for week in weeks:
        days = (date.fromisoformat(week.day) - timedelta(days=n) for n in range(week.period_days or 0))
        assert sum(daily.get(day.isoformat(), 0) for day in days) == week.value


@needs_recordings
@pytest.mark.parametrize(("party", "what"), [("RU", "killed"), ("UA", "killed"), ("UA", "missing")])
def test_the_recorded_days_add_up_to_the_recorded_months(party: str, what: str) -> None:
    side = {"RU": ("russia_daily_2025-09-01.json", "russia_monthly_2025-10-28.json")}.get(
        party, ("ukraine_daily-raw_2025-09-01.json", "ukraine_monthly-raw_2025-09-01.json")
    )
    added: Counter[str] = Counter()
    daily, monthly = (given(parse, (FILES / name).read_bytes())[0] for name in side)
    series = f"losses.personnel.{what}.named"
    for claim in daily:
        if claim.line.series == series:
            added[claim.day[:7]] += int(claim.value or 0)
    assert added == {claim.day[:7]: claim.value for claim in monthly if claim.line.series == series}


@needs_recordings
def test_undated_deaths_are_in_the_recorded_totals_alone(ingest: Ingest) -> None:
    totals = "select party, series, value from current where kind = 'total' and day = '2025-11-08' order by 1, 2"
    assert ingest.ledger.db.execute(totals).fetchall() == [
        ("RU", "losses.personnel.killed.named", 122670),
        ("UA", "losses.personnel.killed.named", 77321),
        ("UA", "losses.personnel.missing.named", 77242),
    ]
    dated = "select sum(value) from claims where status in ('accepted', 'held') and party = 'UA' and period_days = 1"
    assert ingest.ledger.db.execute(dated).fetchone() == (147563,)


@needs_recordings
def test_recorded_claims_walk_back_to_their_cells_and_a_second_time_brings_nothing_new(ingest: Ingest) -> None:
    assert audit(ingest.ledger.db, ingest.archive).faults == []
    for name, seen_at in RECORDED:
        tally = ingest.add_file("ukrwarlosses", FILES / name, seen_at=seen_at).tally
        assert (tally.new, tally.revised, tally.withdrawn) == (0, 0, 0)
