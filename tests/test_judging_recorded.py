"""The faults, falls and restatements that the recorded sources are known for, each found by the check it belongs to."""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import pairwise

import pytest

from tests import recorded_lines as recorded
from tests.shapes import needs_recordings
from tests.test_general_staff import recorded_items
from tracker.judging import (
    Point,
    Verdict,
    judge_copied_days,
    judge_line,
    judge_mirrors,
    judge_pair,
    judge_parts,
    judge_restatement,
)
from tracker.model import Claim, Kind, Series

pytestmark = needs_recordings

SERIES = Series("figures", "Figures", "items", "Figures of a recorded source", ("total", "level"))


def judged(points: list[Point], kind: Kind = "total", column: str = "") -> list[Verdict]:
    return judge_line(SERIES, kind, points, corrections=recorded.corrections().get(column))


def short(verdicts: list[Verdict], *severities: str) -> list[tuple[str, str, str]]:
    wanted = severities or ("hold", "warning", "info")
    found = [(one.day, one.problem.check, one.problem.severity) for one in verdicts]
    return [one for one in found if one[2] in wanted]


# PetroIvaniuk


@pytest.mark.parametrize(
    ("column", "day"),
    [
        ("APC", "2022-10-13"),
        ("tank", "2023-05-28"),
        ("aircraft", "2023-10-03"),
        ("aircraft", "2024-10-03"),
        ("cruise missiles", "2024-03-13"),
        ("cruise missiles", "2025-05-04"),
        ("anti-aircraft warfare", "2024-08-05"),
        ("anti-aircraft warfare", "2025-10-03"),
        ("MRL", "2024-11-30"),
        ("MRL", "2025-04-22"),
        ("special equipment", "2024-11-30"),
        ("special equipment", "2025-10-03"),
    ],
)
def test_a_fall_for_which_a_correction_was_published_is_information(column: str, day: str) -> None:
    points = recorded.petroivaniuk()[column]
    (one,) = [verdict for verdict in judged(points, column=column) if verdict.day == day]
    assert (one.problem.check, one.problem.severity) == ("fall", "info")
    assert "was published" in one.problem.message
    as_it_appeared = [point for point in points if point.day <= day]
    (one,) = [verdict for verdict in judged(as_it_appeared, column=column) if verdict.day == day]
    assert (one.problem.check, one.problem.severity) == ("fall", "info")


def test_the_one_fall_that_no_correction_explains_is_kept_and_told() -> None:
    """Artillery 2026-03-04, 37842 to 37832: the two other transcriptions have 37874."""
    points = recorded.petroivaniuk()["field artillery"]
    fall = [one for one in judged(points, column="field artillery") if one.day == "2026-03-04"]
    assert short(fall) == [("2026-03-04", "fall", "warning")]
    mirrors = judge_mirrors(points, recorded.lod_db()["artillery"], judged={"2026-03-04"})
    assert short(mirrors.a) == [("2026-03-04", "mirror-difference", "hold")]
    assert "the other channel has 37,874" in mirrors.a[0].problem.message


def test_nothing_of_the_corrected_transcription_is_held() -> None:
    for column, points in recorded.petroivaniuk().items():
        assert short(judged(points, column=column), "hold") == [], column
    assert short(judged(recorded.petroivaniuk(file="personnel")["personnel"]), "hold") == []


def test_drones_with_a_digit_too_many_are_held_on_their_day() -> None:
    before = recorded.petroivaniuk("2025-02-06")["drone"]
    assert short(judged(before)) == [("2025-02-06", "digit-added", "hold")]
    after = recorded.petroivaniuk("2025-02-07")["drone"]
    assert short(judged(after), "hold") == []
    (mended,) = [one for one in judge_restatement(dict(before), dict(after)) if one.day == "2025-02-06"]
    assert mended.problem.message == "241,085 became 24,185: 241,085 is 24,185 with a 0 too many"


def test_rows_typed_with_the_year_before_are_held_in_every_line() -> None:
    lines = {**recorded.petroivaniuk("2025-01-02"), **recorded.petroivaniuk("2025-01-02", "personnel")}
    moving = [
        column for column in lines if column in {"personnel", "tank", "APC", "field artillery", "drone", "aircraft"}
    ]
    assert len(moving) == 6
    for column in moving:
        wrong = [one for one in judged(lines[column], column=column) if one.problem.severity == "hold"]
        assert short(wrong) == [("2024-01-02", "wrong-year", "hold")], column
        assert "it fits 2025-01-02: the year was typed wrong" in wrong[0].problem.message


def test_six_days_of_missiles_changed_at_once_are_a_restatement() -> None:
    old, new = (dict(recorded.petroivaniuk(day)["cruise missiles"]) for day in ("2025-11-25", "2025-11-26"))
    (one,) = judge_restatement(old, new)
    assert (one.problem.check, one.problem.severity) == ("restatement", "warning")
    assert "6 days from 2025-11-20 to 2025-11-25 were restated at once, each by +41" in one.problem.message
    assert (
        short(judged(list(recorded.petroivaniuk("2025-11-26")["cruise missiles"]), column="cruise missiles"), "hold")
        == []
    )


def test_a_day_of_personnel_restated_is_a_correction_and_no_fall() -> None:
    old, new = (dict(recorded.petroivaniuk(day, "personnel")["personnel"]) for day in ("2022-05-29", "2022-05-30"))
    (one,) = judge_restatement(old, new)
    assert (one.day, one.problem.check, one.problem.message) == ("2022-05-29", "correction", "31,500 became 30,150")


# The mirrors


def test_every_day_on_which_the_personnel_of_two_transcriptions_differ_is_told() -> None:
    ours = recorded.petroivaniuk(file="personnel")["personnel"]
    found = judge_mirrors(ours, recorded.lod_db()["personnel"])
    assert {one.day for one in (*found.a, *found.b)} == {
        "2022-02-27", "2023-01-12", "2024-10-07", "2024-11-03", "2025-10-27", "2025-10-28", "2025-11-05",
    }  # fmt: skip
    assert short(found.a, "hold") == []
    copies = [one for one in found.b if "copied from the day before" in one.problem.message]
    assert short(copies) == [
        (day, "mirror-difference", "hold") for day in ("2024-10-07", "2024-11-03", "2025-10-27", "2025-11-05")
    ]
    swapped = [one.day for one in found.b if "78 written" in one.problem.message or "87 written" in one.problem.message]
    assert swapped == ["2025-10-28"]
    minfin = judge_mirrors(ours, recorded.minfin()["personnel"])
    assert {one.day for one in (*minfin.a, *minfin.b)} == {"2022-04-02", "2023-05-07", "2023-12-07", "2025-05-09"}


def test_every_cell_of_equipment_that_differs_is_told() -> None:
    theirs, ours = recorded.lod_db(), recorded.petroivaniuk()
    for column, mirrored, _ in recorded.COLUMNS[1:]:
        mirror = dict(theirs[mirrored])
        differing = {day for day, value in ours[column] if mirror.get(day, value) != value}
        found = judge_mirrors(ours[column], theirs[mirrored])
        assert {one.day for one in (*found.a, *found.b)} == differing
        assert differing or column == "naval ship"


def test_a_day_published_as_a_copy_is_held_in_every_line_until_it_is_mended() -> None:
    copied = judge_copied_days(recorded.lod_db("2026-04-20"))
    assert len(copied) == 14
    for verdicts in copied.values():
        assert ("2026-04-20", "copied-day", "hold") in short(verdicts)
    mended = judge_copied_days(recorded.lod_db("2026-04-21"))
    assert all(one.day != "2026-04-20" for verdicts in mended.values() for one in verdicts)


def test_the_drones_of_minfin_that_two_digits_hid_are_held() -> None:
    wrong = [one for one in judged(recorded.minfin("2026-02-15")["uav"]) if one.problem.severity == "hold"]
    assert short(wrong) == [("2026-02-10", "outlier", "hold")]
    assert wrong[0].problem.message.startswith("127,962 and 130,711 stand beside it: 239,260")


def test_what_is_held_in_a_mirror_is_what_the_others_contradict() -> None:
    """Nothing that two of the three transcriptions have is held in any of them."""
    said = recorded.agreed()
    for line in recorded.general_staff():
        values = dict(line.points)
        for one in judge_line(SERIES, "total", line.points, corrections=line.corrections, breaks=line.breaks):
            if one.problem.severity == "hold":
                assert said.get((line.name, one.day)) != values[one.day], (line.source, one)


# The General Staff's own pages


def official() -> tuple[dict[str, list[Point]], dict[str, list[Point]]]:
    """The totals and the changes that the pages print, by series without its last part."""
    totals: dict[str, dict[str, Point]] = defaultdict(dict)
    changes: dict[str, dict[str, Point]] = defaultdict(dict)
    for items in recorded_items().values():
        for item in items:
            if isinstance(item, Claim) and item.value is not None:
                into = changes if item.line.series.endswith(".daily") else totals
                into[item.line.series.rpartition(".")[0]][item.day] = Point(item.day, item.value)
    return tuple({name: sorted(days.values()) for name, days in lines.items()} for lines in (totals, changes))  # type: ignore[return-value]


def test_the_misprints_of_the_official_pages_are_found_from_the_changes_beside_the_totals() -> None:
    totals, changes = official()
    series = {"losses.personnel": "personnel", "losses.equipment.artillery": "field artillery"}
    held = [
        (name, *short([one])[0][:2])
        for name, column in series.items()
        for one in judge_pair(totals[name], changes[name], corrections=recorded.corrections()[column]).total
        if one.problem.severity == "hold"
    ]
    assert held == [
        ("losses.personnel", "2023-11-13", "digit-mistyped"),
        ("losses.equipment.artillery", "2022-06-03", "change-mismatch"),
    ]


def test_the_page_that_is_headed_with_the_day_before_does_not_fit_its_changes() -> None:
    totals, changes = official()
    for name in ("losses.personnel", "losses.equipment.tank", "losses.equipment.afv", "losses.equipment.uav"):
        found = judge_pair(totals[name], changes[name])
        assert "2023-12-28" in {one.day for one in found.total}, name


def test_a_page_and_its_transcription_that_differ_by_two_vehicles_are_told() -> None:
    totals, _ = official()
    transcribed = recorded.petroivaniuk()["vehicles and fuel tanks"]
    found = judge_mirrors(totals["losses.equipment.vehicle"], transcribed, judged={"2023-11-24"})
    messages = [one.problem.message for one in found.a]
    assert [message.partition(":")[0] for message in messages] == ["the other channel has 10,232"]


# Land


def test_the_week_of_an_impossible_area_is_held_each_day_and_no_other() -> None:
    (area,) = [line for line in recorded.nzz() if line.name == "territory area"]
    week = [(f"2023-10-{day}", "hold") for day in range(24, 31)]
    assert [(day, severity) for day, _, severity in short(judged(area.points, "level"), "hold")] == week
    for day, _ in week:
        so_far = [point for point in area.points if point.day <= day]
        assert [one[0] for one in short(judged(so_far, "level"), "hold")] == [
            other for other, _ in week if other <= day
        ]


def test_land_that_was_lost_is_no_fault() -> None:
    areas = recorded.deepstate()
    falls = [day for (_, before), (day, area) in pairwise(areas) if before - area > 5]
    assert "2026-05-30" in falls
    assert len(falls) == 9
    assert judged(areas, "level") == []


# Others


def test_a_thousand_destroyed_that_lost_a_digit_is_found_in_the_part_and_in_the_total() -> None:
    lines = {line.name: line.points for line in recorded.oryx()}
    destroyed = judged(lines["Russia All Types destroyed"])
    total = judged(lines["Russia All Types type_total"])
    assert [one[:2] for one in short(destroyed, "hold")] == [("2022-03-28", "digit-dropped")]
    assert [one[0] for one in short(total, "hold")] == ["2022-03-28"]
    parts = [lines[f"Russia All Types {part}"] for part in ("destroyed", "abandoned", "captured", "damaged")]
    assert judge_parts(lines["Russia All Types type_total"], parts, judged={"2022-03-28"}) == []


def test_the_dead_that_gaza_added_to_a_day_are_a_correction() -> None:
    folder = recorded.DATA / "gaza-t4p" / "vintages"
    old, new = (
        dict(recorded.columns(json.loads(recorded.opened(path)), "report_date")["killed_cum"])
        for path in sorted(folder.iterdir())
    )
    (one,) = judge_restatement(old, new)
    assert (one.day, one.problem.check, one.problem.message) == ("2025-10-19", "correction", "68,134 became 68,159")


def test_fourteen_days_of_refugees_changed_at_once_are_a_restatement() -> None:
    folder = recorded.DATA / "refugees-hdx-ukraine-viz" / "vintages"
    states = [json.loads(recorded.opened(path)) for path in sorted(folder.iterdir())]
    lines = [
        dict(recorded.columns(state["refugees_series_data"], "#affected+date+refugees")["#affected+refugees"])
        for state in states
    ]
    checks = [one.problem.check for old, new in pairwise(lines) for one in judge_restatement(old, new)]
    assert "restatement" in checks
