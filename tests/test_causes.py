"""The likely cause of a revision: read from its figures, those around it and what is known of its document."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tests.shapes import LISTING, SHARED, TANK, Desk, document, needs_recordings, parse
from tracker.asking.causes import Around, Row, Together, likely
from tracker.asking.questions import revisions
from tracker.cli import app
from tracker.ingest import open_ingest
from tracker.model import Claim, Document, Item, Number

DATA = SHARED / "data"


def row(old: Number | None, new: Number | None, day: str = "2024-01-05", **more: Any) -> Row:
    """A revision of a total of people: first seen the day after, revised a year later."""
    plain = {
        "kind": "total", "unit": "people", "type": "revision", "day": day, "old_value": old, "new_value": new,
        "difference": None if old is None or new is None else new - old, "old_qualifier": None, "new_qualifier": None,
        "old_seen_at": "2024-01-06T08:00:00Z", "seen_at": "2025-01-06T08:00:00Z",
    }  # fmt: skip
    return plain | more


def cause(one: Row, together: Sequence[Row] = (), **more: Any) -> str | None:
    return likely(one, Around(Together(together or [one]), **more))


def days(count: int, old: Number, step: Number, **more: Any) -> list[Row]:
    """Revisions of consecutive days by the same step."""
    return [row(old + 10 * at, old + 10 * at + step, f"2024-01-{at + 1:02}", **more) for at in range(count)]


# Around 5 January there is 10,400 before and 10,600 after.
NEAR = {"2024-01-04": 10_400, "2024-01-06": 10_600}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (105_000, 10_500, "factor ten: 105,000 is ten times 10,500"),
        (1_512, 10_512, "a digit left out: 1,512 is 10,512 without its second digit"),
        (105_512, 10_512, "a digit too many: 105,512 is 10,512 with a 5 too many"),
        (15_012, 10_512, "digits swapped: 15,012 is 10,512 with 05 written 50"),
        (19_512, 10_512, "a digit mistyped: 19,512 is 10,512 with a 9 for a 0"),
        (10_500_000, 10_500, "thousands taken for units, or units for thousands: "),
        (33_333, 10_512, "33,333 did not fit between the days around"),
        (10_440, 10_460, "late addition to new days: the count grew"),
        (10_460, 10_440, None),
    ],
)
def test_a_slip_is_read_from_a_figure_that_did_not_fit_between_the_days_around(
    old: int, new: int, said: str | None
) -> None:
    told = cause(row(old, new), near=NEAR)
    assert told == said if said is None else str(told).startswith(said)


def test_a_digit_that_differs_is_no_slip_where_both_figures_fit() -> None:
    assert cause(row(10_450, 10_540), near=NEAR) == "late addition to new days: the count grew"


def test_small_figures_are_too_alike_for_a_slip() -> None:
    assert cause(row(12, 21), near={"2024-01-04": 20, "2024-01-06": 22}) == "late addition to new days: the count grew"
    assert cause(row(21, 12), near={"2024-01-04": 10, "2024-01-06": 13}) is None


def test_without_days_around_only_a_leap_is_looked_at_for_a_slip() -> None:
    assert str(cause(row(1500, 150, kind="change"))).startswith("factor ten")
    assert cause(row(1512, 1521, kind="change")) == "late addition to new days: the count grew"


def test_a_figure_that_stood_under_another_day_is_named_with_that_day() -> None:
    near = {**NEAR, "2025-01-05": 99_000}
    assert cause(row(10_400, 10_512), near=near) == "had the figure of 2024-01-04"
    assert cause(row(99_000, 10_512), near=near) == "had the figure of 2025-01-05"
    assert cause(row(10_512, 10_600), near=near) == "has the figure of 2024-01-06 now: off by a day?"


def test_what_grew_is_a_late_addition_and_completed_what_was_new() -> None:
    old = {"old_seen_at": "2024-09-01T00:00:00Z"}
    assert cause(row(40, 43, kind="change")) == "late addition to new days: the count grew"
    assert cause(row(40, 43, kind="change", **old)) == "late addition: the count grew"
    assert cause(row(43, 40, kind="change")) is None
    assert cause(row(4_000_000, 4_300_000, kind="change", unit="currency")) is None
    assert cause(row(100.5, 101.5, kind="level", unit="km2")) == "drawn again"


def test_names_that_arrive_late_are_additions_to_many_days_of_which_a_few_lost_one() -> None:
    late = {"old_seen_at": "2024-09-01T00:00:00Z", "kind": "change"}
    grown = [*days(19, 30, 4, **late), row(30, 29, "2024-01-30", **late)]
    assert cause(grown[0], grown) == "late addition: the count grew on 19 of 20 days"
    both = [*days(4, 30, 4, **late), *days(4, 30, -4, **late)]
    assert str(cause(both[0], both)).startswith("restatement of many days at once")


def test_the_newest_days_of_a_month_are_completed() -> None:
    month = days(5, 30, 12, kind="change")
    assert cause(month[0], month) == "late addition to new days: the count grew on 5 of 5 days"


def test_many_days_of_a_total_at_once_are_a_restatement() -> None:
    assert cause((six := days(6, 3900, 41))[0], six) == "restatement of many days at once (6 days, each by +41)"
    mixed = [*days(3, 3900, 41), row(3950, 3940, "2024-01-09")]
    assert cause(mixed[0], mixed) == "restatement of many days at once (4 days, by -10 to +41)"
    assert cause((two := days(2, 3900, 41))[0], two) == "late addition to new days: the count grew"


def test_what_went_and_what_came_back() -> None:
    gone = [row(5, None, type="withdrawal")]
    assert cause(gone[0], gone) == "withdrawn by the source"
    many = [row(5, None, f"2024-01-{day:02}", type="withdrawal") for day in range(1, 11)]
    assert cause(many[0], many) == "withdrawn by the source, 10 days at once"
    assert cause(row(None, 5, type="return")) == "vanished and came back"


def test_a_published_correction_is_one_that_its_size_is_that_of_the_revision() -> None:
    assert cause(row(5181, 5156), correction=-25) == "published correction (-25)"
    assert cause(row(5181, 5150), correction=-25) is None


def test_ranges_and_words_are_told_from_numbers() -> None:
    assert cause(row(None, 5)) == "a range became a number"
    assert cause(row(5, None)) == "a number became a range"
    assert cause(row(None, None)) == "a range became another"
    assert cause(row(5, 5, new_qualifier="about")) == "the words changed, not the number"


def test_what_was_done_here_goes_before_what_the_figures_say() -> None:
    slip = row(105_000, 10_500)
    assert cause(slip, near=NEAR, decided=True) == "decision by a person"
    assert cause(slip, near=NEAR, reread=True) == "re-read by a newer reader"
    again = cause(slip, near=NEAR, first_seen="2023-12-01T08:00:00Z")
    assert again == "the source gave its document of 2023-12-01 again"


# Gathered from a ledger


def told(desk: Desk) -> list[tuple[object, ...]]:
    answer = revisions(desk.db, None, source=None, since=None)
    rows = [dict(zip(answer.columns, one, strict=True)) for one in answer.rows]
    return [(one["day"], one["old_value"], one["new_value"], one["cause"]) for one in rows]


def read(desk: Desk, seen_at: str, *rows: tuple[str, str, int], reader: str = "") -> None:
    given = document(*rows, seen_at=seen_at)
    desk.archive.put(given.body)
    report = desk.ledger.record(LISTING, given, parse, desk.archive.get, reader=reader)
    assert report.outcome in ("recorded", "unchanged")


def total(**values: int) -> list[tuple[str, str, int]]:
    return [(TANK, f"2024-01-{day[1:]}", value) for day, value in values.items()]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_the_days_around_are_those_of_the_same_line(desk: Desk) -> None:
    read(desk, "2024-02-01T00:00:00Z", *total(d04=10_400, d05=15_012, d06=10_600))
    read(desk, "2024-02-02T00:00:00Z", *total(d04=10_400, d05=10_512, d06=10_600))
    assert told(desk) == [("2024-01-05", 15_012, 10_512, "digits swapped: 15,012 is 10,512 with 05 written 50")]


def test_a_value_that_vanished_and_came_back_is_told_as_that(desk: Desk) -> None:
    read(desk, "2024-02-01T00:00:00Z", *total(d04=104, d05=105, d06=106))
    read(desk, "2024-02-02T00:00:00Z", *total(d04=104, d06=106))
    read(desk, "2024-02-03T00:00:00Z", *total(d04=104, d05=107, d06=106))
    assert [one[3] for one in told(desk)] == ["vanished and came back", "withdrawn by the source"]


def test_an_older_document_that_is_given_again_is_named(desk: Desk) -> None:
    read(desk, "2024-02-01T00:00:00Z", *total(d04=104, d05=105, d06=106))
    read(desk, "2024-02-02T00:00:00Z", *total(d04=104, d05=109, d06=110))
    read(desk, "2024-02-03T00:00:00Z", *total(d04=104, d05=105, d06=106))
    assert {one[3] for one in told(desk)[:2]} == {"the source gave its document of 2024-02-01 again, 2 days at once"}


def test_the_same_bytes_with_another_reader_are_a_reading_anew(desk: Desk) -> None:
    given = document(*total(d04=104, d05=105), seen_at="2024-02-01T00:00:00Z")
    desk.archive.put(given.body)
    desk.ledger.record(LISTING, given, parse, desk.archive.get, reader="old")

    def better(one: Document) -> Iterator[Item]:
        for item in parse(one):
            assert isinstance(item, Claim)
            yield item._replace(value=(item.value or 0) + 1)

    later = document(*total(d04=104, d05=105), seen_at="2024-02-02T00:00:00Z")
    desk.ledger.record(LISTING, later, better, desk.archive.get, reader="new")
    assert {one[3] for one in told(desk)} == {"re-read by a newer reader, 2 days at once"}


def test_a_decision_is_told_as_one_and_format_json_has_the_cause(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for tanks, count, seen in ((6290, 702, "2024-01-26"), (6390, 802, "2024-01-27")):
        Path("p.json").write_text(json.dumps([{"date": "2024-01-26", "day": count, "tank": tanks}]))
        run("ingest", "petroivaniuk", "--file", "p.json", "--seen-at", seen)
    (held,) = json.loads(run("review", "list", "--format", "json"))
    run("review", "accept", held["key"], "--because", "The page says so.", "--who", "A Reader")
    (one,) = json.loads(run("revisions", "--format", "json"))
    assert (one["old_value"], one["new_value"], one["cause"]) == (6290, 6390, "decision by a person")


def run(*words: str) -> str:
    return CliRunner().invoke(app, list(words)).stdout


# On the recordings


def causes(path: Path, source: str, *files: tuple[str, str], judging: bool = True) -> dict[tuple[str, str], str | None]:
    """By series and day, what is said of the revisions that some vintages make."""
    with open_ingest(path, judging=judging) as ingest:
        for name, seen_at in files:
            assert ingest.add_file(source, DATA / name, seen_at=seen_at).outcome == "recorded"
        answer = revisions(ingest.ledger.db, None, source=None, since=None)
    rows = [dict(zip(answer.columns, one, strict=True)) for one in answer.rows]
    return {(one["series"], one["day"]): one["cause"] for one in rows}


@needs_recordings
def test_the_toll_of_gaza_that_was_raised_the_next_day_is_a_late_addition(tmp_path: Path) -> None:
    vintages = "gaza-t4p/vintages"
    found = causes(
        tmp_path / "tracker.db",
        "palestine",
        (f"{vintages}/2025-10-19_a5c0ccee_casualties_daily_before-25-added.json.xz", "2025-10-19T12:00:00Z"),
        (f"{vintages}/2025-10-20_3b7f4af2_casualties_daily_2025-10-19-raised-by-25.json.xz", "2025-10-20T12:00:00Z"),
    )
    assert found["deaths.total", "2025-10-19"] == "late addition to new days: the count grew"


@needs_recordings
def test_six_days_of_cruise_missiles_at_once_are_a_restatement(tmp_path: Path) -> None:
    vintages = "gs-petroivaniuk/vintages"
    found = causes(
        tmp_path / "tracker.db",
        "petroivaniuk",
        (f"{vintages}/2025-11-25_0f097ce_equipment_before-six-day-restatement.json.xz", "2025-11-25T10:00:00Z"),
        (f"{vintages}/2025-11-26_3092170_equipment_six-day-restatement.json.xz", "2025-11-26T10:00:00Z"),
    )
    said = {text for (series, _), text in found.items() if series == "losses.equipment.cruise_missile.total"}
    assert said == {"restatement of many days at once (6 days, each by +41)"}


@needs_recordings
def test_a_release_of_kiel_restates_months_and_takes_the_newest_back(tmp_path: Path) -> None:
    states = ("2026-07-16_f813f41_labelled-release-31", "2026-07-27_6c0293d_release-29")
    found = causes(
        tmp_path / "tracker.db",
        "kiel",
        *((f"aid-kiel-site/{state}/total_allocations.csv", f"{state[:10]}T00:00:00Z") for state in states),
    )
    assert found["aid.money.allocated", "2026-06-30"] == "withdrawn by the source, 2 days at once"
    assert str(found["aid.money.allocated", "2024-08-31"]).startswith("restatement of many days at once (")


@needs_recordings
def test_a_list_with_the_figures_of_the_day_after_is_seen_by_its_own_changes(tmp_path: Path) -> None:
    """In a ledger that did not judge: one that does holds them as misdated, and nothing is revised."""
    pages = ("gs-official-posts/kmu-gov-ua_en_2023-05_2024-01.tar.xz", "2024-02-01T00:00:00Z")
    found = causes(tmp_path / "taken.db", "general-staff", pages, judging=False)
    after = "the figures of the day after, under this day"
    assert found["losses.equipment.afv.total", "2023-12-28"] == after
    assert found["losses.equipment.afv.daily", "2023-12-28"] == after
    assert causes(tmp_path / "judged.db", "general-staff", pages) == {}
