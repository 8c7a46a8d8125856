"""Attack reports added up by day: what is one kind, what is never added, and what a blank means."""

from __future__ import annotations

import csv
import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.shapes import SHARED, given, needs_recordings
from tracker.documents.locate import Quotes
from tracker.documents.sums import unspanned
from tracker.ingest import Ingest, open_ingest
from tracker.ledger.audit import audit
from tracker.model import Claim, Problem
from tracker.sources import missile_attacks

FILES = SHARED / "data" / "attacks-missile-kaggle"
HEADER = "time_start,time_end,model,target,launched,destroyed,not_reach_goal,is_shahed,source"


def read(*rows: str, header: str = HEADER) -> tuple[list[Claim], list[Problem]]:
    return given(missile_attacks.parse, "\n".join([header, *rows]) + "\n")


def told(claims: list[Claim]) -> list[tuple[object, ...]]:
    return [(c.line.series.removeprefix("attacks."), c.day, c.value, c.qualifier) for c in claims]


def packed(name: str, text: str) -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as archive:
        archive.writestr(name, text)
    return body.getvalue()


def test_the_data_set_is_read_as_it_is_downloaded_from_its_archive() -> None:
    row = "2025-03-29 20:00,2025-03-30 09:00,Shahed-136/131,Ukraine,111.0,65.0,35.0,,kpszsu/posts/a"
    body = packed("missile_attacks_daily.csv", f"{HEADER}\n{row}\n")
    claims, problems = given(missile_attacks.parse, body)
    assert problems == []
    assert claims[0].locator == "sheet=missile_attacks_daily.csv sum=1 column=launched"
    assert [Quotes(body).read(c.quote, c.locator) for c in claims] == [(c.value, None, None) for c in claims]


def test_an_overnight_attack_belongs_to_the_day_on_which_it_ended() -> None:
    claims, problems = read("2025-03-29 20:00,2025-03-30 09:00,Shahed-136/131,Ukraine,111.0,65.0,35.0,,kpszsu/posts/a")
    assert problems == []
    assert told(claims) == [
        ("drones_launched", "2025-03-30", 111, None),
        ("drones_intercepted", "2025-03-30", 65, None),
        ("drones_lost", "2025-03-30", 35, None),
    ]
    assert {(c.line.conflict, c.line.party, c.line.kind, c.line.claimant, c.period_days) for c in claims} == {
        ("ukraine", "RU", "change", "Air Force of Ukraine", 1)
    }
    assert (claims[0].quote, claims[0].locator) == ("111.0", "sum=1 column=launched")


def test_rows_of_one_day_and_kind_are_added_up_and_every_row_is_named() -> None:
    claims, _ = read(
        "2024-01-02 04:00,2024-01-02 07:00,X-101/X-555,Ukraine,70.0,59.0,,,kpszsu/posts/a",
        "2024-01-02 02:00,2024-01-02 04:00,Shahed-136/131,Ukraine,35.0,35.0,,,kpszsu/posts/a",
        "2024-01-02,2024-01-02,Kalibr,Ukraine,3.0,3.0,,,kpszsu/posts/a",
    )
    missiles = next(c for c in claims if c.line.series == "attacks.missiles_launched")
    assert (missiles.value, missiles.quote, missiles.locator) == (73, "70.0 + 3.0", "sum=1,3 column=launched")


def test_a_row_of_several_models_of_one_kind_is_of_that_kind() -> None:
    claims, problems = read(
        "2023-03-09,2023-03-09,X-101/X-555 and Kalibr,Ukraine,84.0,43.0,,,kpszsu/posts/a",
        "2023-03-08,2023-03-08,Shahed-136/131 and Lancet,Ukraine,16.0,10.0,,,kpszsu/posts/b",
    )
    assert problems == []
    assert {c.line.series.split(".")[1] for c in claims} == {
        "missiles_launched", "missiles_intercepted", "drones_launched", "drones_intercepted",
    }  # fmt: skip


def test_models_of_different_kinds_in_one_row_are_not_guessed_apart() -> None:
    claims, problems = read("2023-03-09,2023-03-09,Kalibr and Lancet,Ukraine,84.0,43.0,,,kpszsu/posts/a")
    assert (claims, [(p.check, p.found) for p in problems]) == ([], [("unknown-model", "Kalibr and Lancet")])


def test_scouting_drones_are_intercepted_but_never_launched_as_only_those_shot_down_are_counted() -> None:
    claims, problems = read("2024-07-15,2024-07-15,Orlan-10,south,3.0,3.0,,,PvKPivden/posts/a")
    assert (told(claims), problems) == ([("recon_drones_intercepted", "2024-07-15", 3, None)], [])


def test_reports_of_different_claimants_are_never_added_up() -> None:
    claims, _ = read(
        "2026-04-03 18:00,2026-04-04 07:00,Shahed-136/131,Ukraine,286.0,260.0,,,kpszsu/posts/a",
        "2026-04-04,2026-04-04,Unknown UAV,south,94.0,94.0,,,PvKPivden/posts/b",
        "2026-04-04,2026-04-04,Shahed-136/131,Ukraine,1.0,1.0,,,https://t.me/kpszsu/1",
        "2026-04-04,2026-04-04,Shahed-136/131,Ukraine,2.0,2.0,,,watch/?v=1",
    )
    launched = {c.line.claimant: c.value for c in claims if c.line.series == "attacks.drones_launched"}
    assert launched == {"Air Force of Ukraine": 287, "Air commands of Ukraine": 94, None: 2}


def test_a_blank_is_not_zero_and_makes_the_sum_a_minimum() -> None:
    claims, problems = read(
        "2024-02-28,2024-02-28,C-300,Kharkiv,,0.0,,,kpszsu/posts/a",
        "2024-02-28,2024-02-28,Kalibr,Ukraine,3.0,,,,kpszsu/posts/a",
    )
    assert problems == []
    assert told(claims) == [
        ("missiles_launched", "2024-02-28", 3, "at_least"),
        ("missiles_intercepted", "2024-02-28", 0, "at_least"),
    ]


def test_a_day_of_blanks_only_has_no_figure() -> None:
    claims, _ = read("2024-02-28,2024-02-28,C-300,Kharkiv,,0.0,,,kpszsu/posts/a")
    assert told(claims) == [("missiles_intercepted", "2024-02-28", 0, None)]


def test_the_parts_of_a_row_are_not_added_to_it() -> None:
    claims, problems = read(
        "2026-04-04,2026-04-05,Shahed-136/131,Ukraine,93.0,76.0,0.0,60.0,5.0,kpszsu/posts/a",
        header=HEADER.replace("is_shahed", "is_shahed,turbojet"),
    )
    assert (problems, claims[0].value) == ([], 93)


@pytest.mark.parametrize("start", ["2025-03-06", "2025-03-06 21:00", "2025-03-06 21:00 ", "2025-03-07 3:30"])
def test_times_are_read_in_all_the_forms_they_have(start: str) -> None:
    claims, problems = read(f"{start},2025-03-07 10:00,Kalibr,Ukraine,3.0,3.0,,,kpszsu/posts/a")
    assert ([(c.day, c.unsure) for c in claims], problems) == ([("2025-03-07", None)] * 2, [])


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("2025-03-06,2025-03-07,Kalibr,,3.0,4.0,,,kpszsu/a", "row 1 has more brought down than launched"),
        ("2025-02-06,2025-03-07,Kalibr,,3.0,3.0,,,kpszsu/a", "row 1 begins on 2025-02-06 and ends on 2025-03-07"),
        ("2025-03-08,2025-03-07,Kalibr,,3.0,3.0,,,kpszsu/a", "row 1 begins on 2025-03-08 and ends on 2025-03-07"),
        ("soon,2025-03-07,Kalibr,,3.0,3.0,,,kpszsu/a", "row 1 begins on 'soon', which is no day"),
    ],
)
def test_a_row_that_contradicts_itself_is_not_trusted(row: str, reason: str) -> None:
    claims, _ = read(row)
    assert {c.unsure for c in claims} == {reason}


def test_rows_that_differ_in_their_post_only_are_reported_and_both_count() -> None:
    row = "2024-07-15,2024-07-15,Orlan-10,south,3.0,3.0,,,PvKPivden/posts/"
    claims, problems = read(f"{row}a", f"{row}b")
    assert [c.value for c in claims] == [6]
    assert [(p.check, p.severity, p.locator) for p in problems] == [("twin-rows", "info", "row=2 column=model")]


def test_unknown_models_pages_and_columns_are_warnings_once_each_and_name_their_table() -> None:
    claims, problems = read(
        "2024-07-15,2024-07-15,Laser,south,3.0,3.0,,,kpszsu/posts/a,7",
        "2024-07-15,2024-07-15,Laser,south,3.0,3.0,,,kpszsu/posts/a,7",
        "2024-07-15,2024-07-15,Kalibr,south,3.0,3.0,,,newpage/posts/a,7",
        header=f"{HEADER},robots",
    )
    assert claims == []
    assert [(p.check, p.severity, p.found, p.remedy.split(" in ")[0]) for p in problems if p.severity != "info"] == [
        ("unknown-column", "warning", "robots", "add it to COLUMNS or NOT_FIGURES"),
        ("unknown-model", "warning", "Laser", "add it to MODELS"),
        ("unknown-source", "warning", "newpage", "add it to PAGES"),
    ]


def test_a_count_that_is_no_number_is_a_warning_and_the_others_stand() -> None:
    claims, problems = read(
        "2024-07-15,2024-07-15,Kalibr,,many,2.0,,,kpszsu/a", "2024-07-15,2024-07-15,X-22,,3.0,0.0,,,kpszsu/a"
    )
    assert told(claims)[0] == ("missiles_launched", "2024-07-15", 3, "at_least")
    assert [(p.check, p.found, p.locator) for p in problems] == [("not-a-number", "many", "row=1 column=launched")]


def test_the_list_of_models_has_no_figures() -> None:
    claims, problems = read("Eleron,UAV,reconnaissance", header="model,category,type")
    assert (claims, [(p.check, p.severity) for p in problems]) == ([], [("no-figures", "info")])


@pytest.mark.parametrize(
    ("body", "check"),
    [
        (b"<!DOCTYPE html><html>Sign in</html>", "html-page"),
        (b"PK\x03\x04....", "not-an-archive"),
        (packed("missiles_and_uavs.csv", "model,category\n"), "changed-shape"),
        (HEADER.encode(), "empty-list"),
        (b"date,tanks\n2024-01-01,5\n", "changed-header"),
        (HEADER.encode() + b'\n2024-01-01,"2024', "not-csv"),
        (b"\xff\xfe\x00", "not-csv"),
    ],
)
def test_what_is_none_of_the_files_is_one_clear_problem(body: bytes, check: str) -> None:
    claims, problems = given(missile_attacks.parse, body)
    assert (claims, [(p.check, p.severity) for p in problems]) == ([], [(check, "error")])


# The recorded files.

RECORDED = (
    ("missile_attacks_daily_2025-04.csv", "2025-04-01T12:00:00Z"),
    ("missile_attacks_daily_2026-04.csv", "2026-04-06T12:00:00Z"),
)


@pytest.fixture(scope="module")
def ingest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ingest]:
    database: Path = tmp_path_factory.mktemp("missile-attacks") / "tracker.db"
    with open_ingest(database, judging=False) as opened:
        for name, seen_at in RECORDED:
            report = opened.add_file("missile-attacks", FILES / name, seen_at=seen_at)
            assert (report.outcome, {problem.check for problem in report.problems}) == (
                "recorded",
                {"twin-rows", "left-out"},
            )
        yield opened


def rows_of(name: str, column: str) -> list[tuple[dict[str, str], int]]:
    """Each row that a claim of a column adds up, with the times that it is added up."""
    claims, _ = given(missile_attacks.parse, (FILES / name).read_bytes())
    rows = list(csv.DictReader((FILES / name).read_text(encoding="utf-8").splitlines()))
    places = (c.locator.removeprefix("sum=").split(" column=") for c in claims if c.locator.endswith(f"={column}"))
    times = Counter(row for spans, _ in places for row in unspanned(spans))
    return [(rows[number - 1], count) for number, count in sorted(times.items())]


def test_a_scouting_drone_that_got_away_is_told_and_not_counted() -> None:
    claims, problems = read(
        "2024-07-22,2024-07-22,Supercam,,1.0,0.0,,,kpszsu/a", "2024-07-22,2024-07-22,ZALA,,2.0,2.0,,,kpszsu/a"
    )
    assert told(claims) == [("recon_drones_intercepted", "2024-07-22", 2, None)]
    assert [(p.check, p.severity, p.found, p.locator) for p in problems] == [
        ("left-out", "info", "Supercam", "row=1 column=launched")
    ]


@needs_recordings
def test_all_that_is_launched_in_the_file_is_recorded_but_for_scouting_drones_of_which_four_got_away() -> None:
    claims, problems = given(
        missile_attacks.parse, (FILES / RECORDED[-1][0]).read_bytes(), seen_at="2026-04-07T00:00:00Z"
    )
    launched, destroyed = (
        sum(c.value or 0 for c in claims if c.line.series.endswith(end)) for end in ("_launched", "_intercepted")
    )
    scouts = sum(c.value or 0 for c in claims if c.line.series == "attacks.recon_drones_intercepted")
    got_away = [p for p in problems if p.check == "left-out"]
    assert (launched, scouts, len(got_away), destroyed) == (98178, 1388, 4, 72692)
    assert launched + scouts + len(got_away) == 99570


@needs_recordings
def test_every_row_is_added_up_once_and_together_they_are_what_the_files_are_known_to_hold() -> None:
    old, new = (name for name, _ in RECORDED)
    destroyed = rows_of(new, "destroyed")
    assert {count for _, count in destroyed} == {1}
    assert sum(float(row["destroyed"]) for row, _ in destroyed) == 72692
    # Launches of scouting drones are no claims; with them it is what the rows add up to.
    scouts = missile_attacks.MODELS["recon_drones"]
    for name, month, expected in (
        (old, "2024-11", 2786),
        (old, "2025-03", 4107),
        (new, "2025-03", 4246),
        (new, "", 99570),
    ):
        launched = [row for row, _ in rows_of(name, "launched")]
        launched += [row for row, _ in rows_of(name, "destroyed") if row["model"].split(" and ")[0] in scouts]
        assert sum(float(row["launched"]) for row in launched if row["time_start"].startswith(month)) == expected


@needs_recordings
def test_the_attack_of_a_night_is_the_air_forces_figure_of_the_morning(ingest: Ingest) -> None:
    of = "select series, value, quote from current where day = '2025-03-30' and series like 'attacks.drones_%'"
    assert ingest.ledger.db.execute(f"{of} and claimant = 'Air Force of Ukraine' order by 1").fetchall() == [
        ("attacks.drones_intercepted", 65, "65.0"),
        ("attacks.drones_launched", 111, "111.0"),
        ("attacks.drones_lost", 35, "35.0"),
    ]


@needs_recordings
def test_every_recorded_sum_walks_back_to_its_cells_and_a_second_time_brings_nothing_new(ingest: Ingest) -> None:
    proof = audit(ingest.ledger.db, ingest.archive)
    assert (proof.claims, proof.documents, proof.faults) == (5374, 2, [])
    for name, seen_at in RECORDED:
        tally = ingest.add_file("missile-attacks", FILES / name, seen_at=seen_at).tally
        assert (tally.new, tally.revised, tally.withdrawn) == (0, 0, 0)
