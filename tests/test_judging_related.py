"""Figures beside each other: a total and its change, two channels, shares, parts, documents, prose, reports."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.test_judging_line import SERIES, line, rising
from tracker.judging import (
    Point,
    Restated,
    Verdict,
    judge_copied_days,
    judge_dated,
    judge_line,
    judge_mirrors,
    judge_missing_days,
    judge_pair,
    judge_parts,
    judge_prose,
    judge_restatement,
    judge_share,
    revised_as_a_whole,
)
from tracker.model import Number


def short(verdicts: list[Verdict]) -> list[tuple[str, str, str]]:
    return [(one.day, one.problem.check, one.problem.severity) for one in verdicts]


def changes(totals: list[Point]) -> list[Point]:
    """The true change of each day but the first."""
    return [Point(day, value - before.value) for before, (day, value) in pairwise(totals)]


def spoiled(points: list[Point], day: str, value: Number) -> list[Point]:
    return [Point(one.day, value if one.day == day else one.value) for one in points]


# A total and its reported change


def test_a_total_and_its_change_that_agree_are_not_mentioned() -> None:
    totals = line(*rising(40))
    assert judge_pair(totals, changes(totals)) == ([], [])


def test_the_day_after_shows_that_the_total_is_wrong_and_what_it_should_read() -> None:
    """The General Staff's page of 2023-11-13 prints 311550 where 312550 was meant."""
    totals = [Point("2023-11-12", 311_750), Point("2023-11-13", 312_550), Point("2023-11-14", 313_470)]
    found = judge_pair(spoiled(totals, "2023-11-13", 311_550), changes(totals))
    assert found.daily == []
    (one,) = found.total
    assert (one.day, one.problem.check, one.problem.severity) == ("2023-11-13", "digit-mistyped", "hold")
    assert one.problem.message == (
        "311,750 the day before and +800 make 312,550, and so does the day after: 311,550 is 312,550 with a 1 for a 2"
    )


def test_two_vehicles_too_few_are_found_though_the_line_shows_nothing() -> None:
    """2023-11-24: 10230 for 10232."""
    totals = [Point("2023-11-23", 10_209), Point("2023-11-24", 10_232), Point("2023-11-25", 10_263)]
    found = judge_pair(spoiled(totals, "2023-11-24", 10_230), changes(totals))
    assert short(found.total) == [("2023-11-24", "digit-mistyped", "hold")]


def test_a_total_that_repeats_the_day_before_beside_a_change_is_the_one_that_is_wrong() -> None:
    """2022-06-03: artillery 661 (+14), where the total is 675."""
    found = judge_pair([Point("2022-06-02", 661), Point("2022-06-03", 661)], [Point("2022-06-03", 14)])
    assert found.daily == []
    (one,) = found.total
    assert (one.problem.severity, one.problem.message) == (
        "hold", "661 the day before and +14 make 675: the total repeats the day before",
    )  # fmt: skip


def test_a_change_that_slipped_is_held_by_the_name_of_its_slip() -> None:
    totals = line(*rising(40, start=380_600, step=900))
    right = totals[20].value - totals[19].value
    found = judge_pair(totals, spoiled(changes(totals), totals[20].day, right * 10))
    assert (found.total, short(found.daily)) == ([], [(totals[20].day, "factor-ten", "hold")])


def test_a_step_that_nobody_explains_is_told_on_the_change_and_a_published_correction_explains_it() -> None:
    values = rising(40)
    moved = [*values[:20], *(value + 31 for value in values[20:])]
    totals, daily = line(*moved), changes(line(*values))
    day = totals[20].day
    assert short(judge_pair(totals, daily).daily) == [(day, "change-mismatch", "warning")]
    assert judge_pair(totals, daily, corrections={day: 31}) == ([], [])


def test_on_the_newest_day_both_are_told_when_nothing_shows_which_is_wrong() -> None:
    totals = line(100, 120)
    found = judge_pair(totals, [Point(totals[1].day, 57)])
    assert short(found.total) == short(found.daily) == [(totals[1].day, "change-mismatch", "warning")]


def test_two_counts_that_habitually_differ_are_said_to_once() -> None:
    """Deaths of a day may hold bodies found later, so that they are not the steps of the total."""
    totals = line(*rising(40))
    daily = [Point(day, value + number % 3) for number, (day, value) in enumerate(changes(totals))]
    found = judge_pair(totals, daily)
    wrong = [day for number, (day, _) in enumerate(changes(totals)) if number % 3]
    assert (found.total, short(found.daily)) == ([], [(wrong[4], "change-mismatch", "info")])


@given(st.lists(st.integers(0, 5_000), min_size=3, max_size=60))
def test_the_true_changes_of_any_total_are_not_mentioned(steps: list[int]) -> None:
    totals = line(*[sum(steps[:end]) for end in range(len(steps))])
    assert judge_pair(totals, changes(totals)) == ([], [])


# Two channels of one claimant


def test_the_channel_that_leaves_the_agreed_days_is_held_with_the_slip() -> None:
    true = line(*rising(40, start=113_000, step=600))
    day, right = true[20]
    text = str(right)
    wrong = int(text[:2] + text[3] + text[2] + text[4:])
    found = judge_mirrors(true, spoiled(true, day, wrong))
    assert found.a == []
    (one,) = found.b
    assert (one.day, one.problem.check, one.problem.severity) == (day, "mirror-difference", "hold")
    assert one.problem.message.startswith(f"the other channel has {right:,}: {wrong:,} is {right:,} with ")


def test_a_channel_that_repeats_its_day_before_is_the_copy() -> None:
    """lod-db, 2024-10-07: 660470 as the day before, where the other has 661630."""
    a = [Point("2024-10-06", 660_470), Point("2024-10-07", 661_630), Point("2024-10-08", 662_700)]
    found = judge_mirrors(a, spoiled(a, "2024-10-07", 660_470))
    assert found.a == []
    assert short(found.b) == [("2024-10-07", "mirror-difference", "hold")]
    assert found.b[0].problem.message.endswith("660,470 is copied from the day before")


def test_a_correction_that_one_channel_took_over_late_is_recognised() -> None:
    a = line(*rising(40, start=3_900))
    b = [Point(day, value - 41 if 20 <= place < 26 else value) for place, (day, value) in enumerate(a)]
    messages = {one.problem.message.partition(": ")[2] for one in judge_mirrors(a, b).b}
    assert messages == {"they differ by 41 on 6 days in a row: a correction came late to one"}


def test_a_channel_a_day_late_is_recognised() -> None:
    a = line(*rising(10))
    b = [a[0], *(Point(day, before.value) for before, (day, _) in pairwise(a[1:]))]
    found = judge_mirrors(a, b)
    hints = " ".join(one.problem.message for one in (*found.a, *found.b))
    assert "what the other has for the day before: off by a day" in hints


def test_where_both_fit_both_are_told_and_neither_is_held() -> None:
    a = line(100, 110, 120, 130)
    found = judge_mirrors(a, spoiled(a, a[2].day, 122))
    assert {one.problem.severity for one in (*found.a, *found.b)} == {"warning"}


def test_days_that_only_one_channel_has_are_no_difference() -> None:
    a = line(*rising(10))
    assert judge_mirrors(a, a[::2]) == ([], [])


# Shares and parts


def test_a_share_is_its_area_over_the_whole_to_its_own_rounding() -> None:
    areas = [Point("2024-07-08", 109_360.9), Point("2024-12-31", 111_872.1)]
    assert judge_share([Point("2024-07-08", 18.12), Point("2024-12-31", 18.5)], areas, 603_628) == []
    (one,) = judge_share([Point("2024-07-08", 19.12)], areas, 603_628)
    assert (one.problem.check, one.problem.severity) == ("share-mismatch", "warning")


def test_a_share_of_another_whole_names_the_whole() -> None:
    """An outline without Crimea is five per cent smaller."""
    (one,) = judge_share([Point("2024-07-08", 19.12)], [Point("2024-07-08", 109_360.9)], 603_628)
    assert one.problem.message == ("109,360.9 km2 is 18.117 % of 603,628 km2, not 19.12 %; it would be of 571,971 km2")


def test_parts_make_up_their_total() -> None:
    """Oryx: destroyed, abandoned, captured and damaged are the total of a type."""
    total = [Point("2022-03-27", 1_924), Point("2022-03-28", 1_115)]
    parts = [
        [Point("2022-03-27", 900), Point("2022-03-28", 100)],
        [Point("2022-03-27", 1_024), Point("2022-03-28", 1_025)],
    ]
    (one,) = judge_parts(total, parts)
    assert (one.day, one.problem.check, one.problem.severity) == ("2022-03-28", "parts-mismatch", "warning")
    assert judge_parts(total[:1], parts) == []


def test_parts_that_never_make_up_the_total_are_said_to_once() -> None:
    total = line(*rising(30))
    (one,) = judge_parts(total, [[Point(day, value - 7) for day, value in total]])
    assert (one.day, one.problem.severity) == (total[4].day, "info")


def test_sums_of_areas_may_differ_by_their_rounding() -> None:
    assert judge_parts([Point("2024-07-08", 0.3)], [[Point("2024-07-08", 0.1)], [Point("2024-07-08", 0.2)]]) == []


# One document against what was known


def test_one_or_two_days_changed_are_corrections_that_name_the_slip() -> None:
    (one,) = judge_restatement(
        {"2025-02-06": 241_085, "2025-02-07": 24_330}, {"2025-02-06": 24_185, "2025-02-08": 24_400}
    )
    assert (one.day, one.problem.check, one.problem.severity) == ("2025-02-06", "correction", "info")
    assert one.problem.message == "241,085 became 24,185: 241,085 is 24,185 with a 0 too many"


def test_many_days_changed_at_once_are_a_restatement_until_somebody_says_otherwise() -> None:
    days = [f"2025-11-{day}" for day in range(19, 25)]
    (one,) = judge_restatement(dict.fromkeys(days, 3_940), dict.fromkeys(days, 3_981))
    assert (one.problem.check, one.problem.severity) == ("restatement", "warning")
    assert one.problem.message == (
        "6 days from 2025-11-19 to 2025-11-24 were restated at once, each by +41: does it still count the same?"
    )


def test_days_that_are_new_or_gone_are_no_restatement() -> None:
    assert judge_restatement({"2024-01-01": 1}, {"2024-01-01": 1, "2024-01-02": 2}) == []
    assert judge_restatement({"2024-01-01": 1, "2024-01-02": 2}, {"2024-01-01": 1}) == []


# Prose


def test_prose_that_says_what_the_series_has_is_not_mentioned() -> None:
    series = line(*rising(30, start=312_000, step=900))
    value = int(series[10].value)
    day = series[10].day
    assert judge_prose(value, None, None, None, series, day) == []
    assert judge_prose(310_000, None, None, "over", series, day) == []
    assert judge_prose(325_000, None, None, "nearly", series, day) == []
    assert judge_prose(320_000, None, None, "about", series, day) == []
    assert judge_prose(None, 300_000, 330_000, None, series, day) == []
    assert judge_prose(1, None, None, None, series, "2030-01-01") == []


def test_prose_that_cannot_be_is_held_with_the_slip() -> None:
    series = line(*rising(30, start=312_000, step=900))
    (one,) = judge_prose(32_100, None, None, None, series, series[10].day)
    assert (one.problem.check, one.problem.severity) == ("prose-contradiction", "hold")
    assert "the claimant's own figures there are" in one.problem.message


def test_a_generous_rounding_in_prose_is_told_and_not_held() -> None:
    series = line(*rising(30, start=312_000, step=900))
    for text, severity in ((330_000, "warning"), (400_000, "hold"), (250_000, "warning"), (31_000, "hold")):
        (one,) = judge_prose(text, None, None, "over", series, series[10].day)
        assert one.problem.severity == severity, text


def test_an_exact_figure_that_is_none_of_the_days_is_told_and_a_rounded_one_is_not() -> None:
    series = [Point(f"2024-01-{day}", 379_690 + 820 * (day - 25)) for day in range(22, 30)]
    (one,) = judge_prose(380_150, None, None, None, series, "2024-01-26")
    assert (one.problem.check, one.problem.severity) == ("prose-contradiction", "warning")
    assert one.problem.message.endswith("the claimant's own is 380,510: 380,150 is 380,510 with 51 written 15")
    for rounded in (380_510, 380_500, 381_000, 381_330):  # the last is the figure of the day after
        assert judge_prose(rounded, None, None, None, series, "2024-01-26") == []


def test_a_series_that_has_not_come_to_the_day_yet_contradicts_no_growth() -> None:
    series = [Point("2022-06-02", 661), Point("2022-06-03", 675)]
    assert judge_prose(686, None, None, None, series, "2022-06-05") == []
    assert [one.problem.severity for one in judge_prose(568, None, None, None, series, "2022-06-05")] == ["hold"]


# Reports


def test_a_day_without_any_line_is_told_once_and_a_line_that_lacks_a_day_alone_too() -> None:
    days = [f"2024-01-{day:02}" for day in range(1, 32)]
    whole = [day for day in days if day != "2024-01-10"]
    lines = {"tank": whole, "afv": [day for day in whole if day != "2024-01-20"], "ship": days[:3]}
    told = judge_missing_days(lines, 1)
    assert {name: [(one.day, one.problem.message) for one in verdicts] for name, verdicts in told.items()} == {
        "tank": [("2024-01-11", "2024-01-10 is missing before 2024-01-11")],
        "afv": [("2024-01-21", "2024-01-20 is missing before 2024-01-21")],
    }
    assert judge_missing_days(lines, 1, judged={"2024-01-31"}) == {}


def test_a_long_gap_is_a_warning_and_what_has_another_cadence_than_it_says_is_left_alone() -> None:
    days = [f"2024-01-{day:02}" for day in range(1, 32)]
    (one,) = judge_missing_days({"tank": [*days, "2024-03-01"]}, 1)["tank"]
    assert (one.day, one.problem.severity) == ("2024-03-01", "warning")
    assert judge_missing_days({"tank": days[::3]}, 1) == {}
    months = [f"2024-{month:02}-28" for month in range(1, 13)]
    assert judge_missing_days({"refugees": months}, 30) == {}


def test_a_report_that_adds_its_changes_to_its_own_day_is_the_report_of_the_day_after() -> None:
    """The General Staff's page of 2023-12-29 is headed with the 28th."""
    lines = {
        "personnel": Restated(356_670, 357_520, 850), "tank": Restated(5_940, 5_953, 13),
        "afv": Restated(11_015, 11_033, 18), "uav": Restated(6_503, 6_539, 36), "aircraft": Restated(329, 329, 0),
        "helicopter": Restated(324, 325, 0),
    }  # fmt: skip
    found = judge_dated(lines, "2023-12-28")
    assert {one.problem.check for one in found.values()} == {"misdated"}
    assert found.keys() == {"personnel", "tank", "afv", "uav", "helicopter"}  # what is repeated needs no doubt
    mended = {name: line._replace(new=line.old + 2) for name, line in lines.items()}
    assert judge_dated(mended, "2023-12-28") == {}


def test_totals_that_fall_together_often_are_no_news_in_any_line_of_the_report() -> None:
    falling = [[100 + place + (3 if place % 30 == 0 else 0) for place in range(300)] for _ in range(4)]
    assert revised_as_a_whole(falling)
    assert not revised_as_a_whole([list(range(300))] * 4)
    points = line(*rising(60))
    fallen = spoiled(points, points[-1].day, points[-2].value - 40)
    assert [one.problem.severity for one in judge_line(SERIES, "total", fallen)] == ["hold"]
    assert judge_line(SERIES, "total", fallen, revised=True) == []


# Whole reports


def test_a_report_that_repeats_the_one_before_is_held_in_every_line() -> None:
    lines = {
        name: line(*rising(40, start=start)) for name, start in (("tank", 11_000), ("afv", 22_000), ("uav", 33_000))
    }
    lines["ship"] = line(*[28] * 40)
    copied = {name: spoiled(points, points[20].day, points[19].value) for name, points in lines.items()}
    found = judge_copied_days(copied)
    assert {name: short(verdicts) for name, verdicts in found.items()} == {
        name: [(lines["tank"][20].day, "copied-day", "hold")] for name in lines
    }
    assert judge_copied_days(lines) == {}


def test_one_line_that_stands_still_is_no_copied_report() -> None:
    lines = {
        name: line(*rising(40, start=start)) for name, start in (("tank", 11_000), ("afv", 22_000), ("uav", 33_000))
    }
    lines["tank"] = spoiled(lines["tank"], lines["tank"][20].day, lines["tank"][19].value)
    assert judge_copied_days(lines) == {}


def test_lines_that_seldom_move_do_not_make_a_copied_report() -> None:
    assert (
        judge_copied_days({str(number): line(*[28 + place // 9 for place in range(40)]) for number in range(9)}) == {}
    )
