"""Tolls of Gaza, the West Bank and Lebanon: reports, the publisher's fillers, and a total that changed its meaning."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.shapes import SHARED, given, needs_recordings
from tracker.ingest import Ingest, open_ingest
from tracker.ledger.audit import audit
from tracker.model import Claim, Problem
from tracker.sources import palestine

FILES = SHARED / "data" / "gaza-t4p"
MINISTRY = "Gaza Health Ministry"


def read(*rows: dict[str, object]) -> tuple[list[Claim], list[Problem]]:
    return given(palestine.parse, json.dumps(rows))


def gaza(**cells: object) -> dict[str, object]:
    """A row of the file of Gaza."""
    ordinary = {"report_date": "2024-05-01", "report_source": "mohtel", "report_period": 24, "ext_killed_cum": 34568}
    return ordinary | cells


def west_bank(**cells: object) -> dict[str, object]:
    return {"report_date": "2024-05-01", "flash_source": "un", "killed_cum": 464, "injured_cum": 4900} | cells


def lebanon(**cells: object) -> dict[str, object]:
    return {"report_date": "2026-03-05", "report_source": "moph_lb", "report_period": 96, "killed_cum": 123} | cells


def told(claims: list[Claim]) -> list[tuple[object, ...]]:
    """Series, kind, claimant, value, period."""
    return [(c.line.series, c.line.kind, c.line.claimant, c.value, c.period_days) for c in claims]


def test_a_report_is_totals_and_counts_of_whoever_reported_in_the_gaza_strip() -> None:
    claims, problems = read(gaza(killed=33, killed_cum=34568, injured_cum=77765))
    assert problems == []
    assert told(claims) == [
        ("deaths.total", "total", MINISTRY, 34568, None),
        ("injuries.total", "total", MINISTRY, 77765, None),
        ("deaths.total", "change", MINISTRY, 33, 1),
        ("deaths.gap_filled", "total", "Tech for Palestine", 34568, None),
    ]
    assert {(c.line.conflict, c.line.place, c.line.party, c.day) for c in claims} == {
        ("gaza", None, None, "2024-05-01")
    }
    assert [(c.quote, c.locator) for c in claims[:2]] == [("34568", "/0/killed_cum"), ("77765", "/0/injured_cum")]


@pytest.mark.parametrize(
    ("source", "claimant"),
    [("gmotel", "Gaza Government Media Office"), ("unocha", "OCHA"), ("missing", "Tech for Palestine")],
)
def test_a_row_is_the_figure_of_its_own_source_and_without_a_report_of_the_publisher(
    source: str, claimant: str
) -> None:
    claims, _ = read(gaza(report_source=source, killed_cum=34568))
    assert claims[0].line.claimant == claimant


def test_what_the_publisher_filled_in_is_never_in_one_series_with_what_was_reported() -> None:
    claims, problems = read(gaza(ext_killed=33, ext_injured=57, ext_injured_cum=77765, ext_killed_women_cum=10000))
    assert problems == []
    assert {c.line.series for c in claims} == {"deaths.gap_filled", "injuries.gap_filled"}


def test_an_absent_key_is_no_figure() -> None:
    claims, problems = read(gaza())
    assert (told(claims), problems) == ([("deaths.gap_filled", "total", "Tech for Palestine", 34568, None)], [])


def test_a_report_of_two_days_counts_two_days() -> None:
    claims, _ = read(gaza(report_period=48, killed=66))
    assert claims[0].period_days == 2


def test_a_row_of_no_hours_is_a_filler_of_which_only_what_is_new_was_reported() -> None:
    claims, problems = read(
        gaza(killed_cum=39790, press_killed_cum=176),
        gaza(report_date="2024-05-02", report_period=0, killed=0, killed_cum=39790, press_killed_cum=177, ext_killed=0),
    )
    assert problems == []
    assert told([c for c in claims if c.day == "2024-05-02"]) == [
        ("deaths.journalists", "total", MINISTRY, 177, None),
        ("deaths.gap_filled", "total", "Tech for Palestine", 34568, None),
    ]


def test_a_row_of_no_hours_that_counts_deaths_contradicts_itself_and_is_not_trusted() -> None:
    claims, _ = read(gaza(report_period=0, killed=8))
    assert [(c.value, c.unsure) for c in claims if c.line.kind == "change"] == [
        (8, "the row says that it covers 0 hours")
    ]


def test_what_the_new_deaths_are_made_of_is_told_apart_and_never_added_up() -> None:
    claims, _ = read(gaza(killed=531, killed_truce_new=32, killed_committee=499, killed_recovered=0))
    assert [row[:2] + row[3:] for row in told(claims)[:4]] == [
        ("deaths.total", "change", 531, 1),
        ("deaths.recovered", "change", 0, 1),
        ("deaths.truce", "change", 32, 1),
        ("deaths.recognised", "change", 499, 1),
    ]


def test_a_total_that_falls_is_kept() -> None:
    claims, _ = read(gaza(killed_women_cum=1032), gaza(report_date="2024-05-02", killed_women_cum=1000))
    assert [c.value for c in claims if c.line.series == "women.killed"] == [1032, 1000]


def test_verified_counts_of_the_west_bank_are_other_series_than_the_first_reports() -> None:
    claims, problems = read(
        west_bank(verified={"killed": 2, "killed_cum": 480, "injured_children_cum": 900}, settler_attacks_cum=800)
    )
    assert problems == []
    assert told(claims) == [
        ("deaths.total", "total", "OCHA", 464, None),
        ("injuries.total", "total", "OCHA", 4900, None),
        ("attacks.settlers", "total", "OCHA", 800, None),
        ("deaths.gap_filled", "total", "Tech for Palestine", 464, None),
        ("injuries.gap_filled", "total", "Tech for Palestine", 4900, None),
        ("deaths.verified", "total", "OCHA", 480, None),
        ("children.injured.verified", "total", "OCHA", 900, None),
        ("deaths.verified", "change", "OCHA", 2, 1),
    ]
    assert {c.locator for c in claims[5:]} == {
        "/0/verified/killed_cum", "/0/verified/injured_children_cum", "/0/verified/killed",
    }  # fmt: skip
    assert {(c.line.conflict, c.line.place) for c in claims} == {("west-bank", None)}
    assert [c.line.party for c in claims if c.line.series == "attacks.settlers"] == ["IL"]


def test_a_day_of_the_west_bank_without_a_report_is_in_the_gap_filled_line_only() -> None:
    claims, _ = read(west_bank(flash_source="fill", settler_attacks_cum=800))
    assert {c.line.series for c in claims} == {"deaths.gap_filled", "injuries.gap_filled"}


def test_the_toll_of_lebanon_is_the_ministrys_since_the_conflict_began() -> None:
    claims, problems = read(lebanon(killed=123))
    assert problems == []
    assert [
        (c.line.conflict, c.line.place, c.line.since, *row) for c, row in zip(claims, told(claims), strict=True)
    ] == [
        ("lebanon", None, None, "deaths.total", "total", "Ministry of Public Health of Lebanon", 123, None),
        ("lebanon", None, None, "deaths.total", "change", "Ministry of Public Health of Lebanon", 123, 4),
    ]


def test_with_phases_the_ministrys_own_count_is_read_and_the_joined_total_is_the_publishers() -> None:
    claims, problems = read(
        lebanon(report_date="2024-12-04", phase=1, killed_cum=4047, killed_cum_reported=4047),
        lebanon(phase=2, killed_cum=4170, killed_cum_reported=123),
    )
    assert problems == []
    assert [(c.line.series, c.line.claimant, c.line.since, c.value) for c in claims] == [
        ("deaths.gap_filled", "Tech for Palestine", "2023-10-08", 4047),
        ("deaths.total", "Ministry of Public Health of Lebanon", "2023-10-08", 4047),
        ("deaths.gap_filled", "Tech for Palestine", "2023-10-08", 4170),
        ("deaths.total", "Ministry of Public Health of Lebanon", None, 123),
    ]


def test_an_unknown_phase_is_a_problem_and_nothing_of_it_is_guessed() -> None:
    claims, problems = read(lebanon(phase=3, killed_cum=4170, killed_cum_reported=5), lebanon(phase=2))
    assert [(p.check, p.severity, p.found, p.locator) for p in problems] == [
        ("unknown-phase", "warning", "3", "/0/phase")
    ]
    assert {c.locator.split("/")[1] for c in claims} == {"1"}


def test_destroyed_and_damaged_are_the_media_offices_and_stand_in_their_blocks() -> None:
    claims, problems = read(
        {
            "report_date": "2024-10-06",
            "residential": {"destroyed": 150000, "ext_destroyed": 150000},
            "places_of_worship": {"mosques_destroyed": 814, "ext_mosques_damaged": 214},
        }
    )
    assert problems == []
    assert [(c.line.series, c.line.claimant, c.value, c.locator) for c in claims] == [
        ("damage.mosques.destroyed", "Gaza Government Media Office", 814, "/0/places_of_worship/mosques_destroyed"),
        ("damage.housing.destroyed", "Gaza Government Media Office", 150000, "/0/residential/destroyed"),
    ]


def test_an_unknown_source_of_a_row_is_a_problem_once_and_only_the_gap_filled_line_has_the_row() -> None:
    row = gaza(report_source="who_knows", killed_cum=34568)
    claims, problems = read(row, row | {"report_date": "2024-05-02"})
    assert [(p.check, p.found, p.locator) for p in problems] == [
        ("unknown-report-source", "who_knows", "/0/report_source")
    ]
    assert "REPORT_SOURCES" in problems[0].remedy
    assert {c.line.series for c in claims} == {"deaths.gap_filled"}


def test_unknown_columns_also_inside_a_block_are_warnings() -> None:
    _, problems = read(west_bank(arrested_cum=9, verified={"arrested": 1}))
    assert [(p.check, p.severity, p.found, p.locator) for p in problems] == [
        ("unknown-column", "warning", "arrested_cum", "/0/arrested_cum"),
        ("unknown-column", "warning", "verified/arrested", "/0/verified/arrested"),
    ]


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("<!DOCTYPE html><html></html>", "html-page"),
        ("[]", "empty-list"),
        ('[{"report_date": "2024-05-01", "kil', "truncated"),
        ('[{"report_date": "2024-05-01", "names": 5}]', "changed-header"),
        ('[{"date": "2024-05-01", "killed_cum": 5}]', "changed-header"),
        ('{"error": "rate limited"}', "changed-shape"),
        ("[1, 2]", "changed-shape"),
        ('{"gaza": {"killed": {"total": 73039}, "last_update": "2026-06-23"}}', "aggregate"),
    ],
)
def test_what_is_none_of_the_files_is_one_clear_problem(text: str, check: str) -> None:
    claims, problems = given(palestine.parse, text)
    assert (claims, [(p.check, p.severity) for p in problems]) == ([], [(check, "error")])


# The recorded files.

RECORDED = (
    ("vintages/2025-10-19_a5c0ccee_casualties_daily_before-25-added.json.xz", "2025-10-19T12:00:00Z"),
    ("vintages/2025-10-20_3b7f4af2_casualties_daily_2025-10-19-raised-by-25.json.xz", "2025-10-20T12:00:00Z"),
    ("casualties_daily.json", "2026-06-24T00:00:00Z"),
    ("west_bank_daily.json", "2026-06-24T00:00:00Z"),
    ("lebanon_casualties_daily.json", "2026-06-24T00:00:00Z"),
    ("infrastructure-damaged.json", "2026-06-24T00:00:00Z"),
)


@pytest.fixture(scope="module")
def ingest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ingest]:
    """All the recorded files, as they appeared."""
    database: Path = tmp_path_factory.mktemp("palestine") / "tracker.db"
    with open_ingest(database, judging=False) as opened:
        for name, seen_at in RECORDED:
            assert opened.add_file("palestine", FILES / name, seen_at=seen_at).outcome == "recorded"
        yield opened


@needs_recordings
@pytest.mark.parametrize(
    ("conflict", "series", "kind", "day", "value"),
    [
        ("gaza", "deaths.total", "change", "2023-10-07", 232),
        ("gaza", "deaths.total", "total", "2024-05-01", 34568),
        ("gaza", "injuries.total", "total", "2024-05-01", 77765),
        ("gaza", "deaths.total", "total", "2025-10-19", 68159),
        ("lebanon", "deaths.total", "total", "2026-06-21", 4106),
    ],
)
def test_the_recorded_files_hold_what_they_are_known_to_hold(
    ingest: Ingest, conflict: str, series: str, kind: str, day: str, value: int
) -> None:
    of = "select value from current where conflict = ? and series = ? and kind = ? and day = ?"
    assert ingest.ledger.db.execute(of, (conflict, series, kind, day)).fetchall() == [(value,)]


@needs_recordings
def test_the_day_that_was_raised_by_25_is_a_revision_and_was_the_other_value_before(ingest: Ingest) -> None:
    revised = "select old_value, new_value, substr(seen_at, 1, 10) from revisions where series = ? and kind = 'total'"
    assert ingest.ledger.db.execute(revised, ("deaths.total",)).fetchall() == [(68134, 68159, "2025-10-20")]


@needs_recordings
def test_days_without_a_report_are_gaps_and_lines_have_the_days_that_were_reported(ingest: Ingest) -> None:
    days = "select count(*), min(day), max(day) from current where conflict = ? and series = ? and kind = 'total'"
    db = ingest.ledger.db
    assert db.execute(days, ("gaza", "deaths.gap_filled")).fetchone() == (990, "2023-10-07", "2026-06-23")
    assert db.execute(days, ("lebanon", "deaths.total")).fetchone() == (94, "2026-03-05", "2026-06-21")
    assert db.execute(days, ("west-bank", "deaths.verified")).fetchone() == (404, "2023-10-07", "2024-11-13")
    assert db.execute(days, ("west-bank", "deaths.total")).fetchone() == (249, "2023-10-07", "2026-06-08")
    of_gaza = "select count(*) from current where series like 'deaths.%' and conflict = 'gaza' and day = '2026-06-19'"
    assert db.execute(of_gaza).fetchone() == (0,)


@needs_recordings
def test_the_counts_of_rows_without_hours_are_held(ingest: Ingest) -> None:
    held = ingest.ledger.db.execute("select day, series, value from claims where status = 'held' order by 1, 2")
    assert held.fetchall() == [
        ("2025-10-30", "deaths.recovered", 8),
        ("2025-10-30", "deaths.total", 8),
        ("2025-12-19", "injuries.total", 11),
    ]


@needs_recordings
def test_every_recorded_claim_walks_back_to_its_cell_and_a_second_time_brings_nothing_new(ingest: Ingest) -> None:
    proof = audit(ingest.ledger.db, ingest.archive)
    assert (proof.claims, proof.documents, proof.faults) == (17425, 6, [])
    for name, seen_at in RECORDED:
        tally = ingest.add_file("palestine", FILES / name, seen_at=seen_at).tally
        assert (tally.new, tally.revised, tally.withdrawn) == (0, 0, 0)
