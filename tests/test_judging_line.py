"""The judgement of one line: what is found, what it is called, what is held and what is only told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.judging import Point, Verdict, judge_line
from tracker.model import Break, Kind, Number, Series

SERIES = Series("tanks", "Tanks", "items", "Tanks lost", ("total", "change", "level", "share"))
FIRST = date(2024, 1, 1)


def line(*values: Number | None, first: date = FIRST) -> list[Point]:
    """A value a day; None where there is none."""
    days = [(first + timedelta(days=number)).isoformat() for number in range(len(values))]
    return [Point(day, value) for day, value in zip(days, values, strict=True) if value is not None]


def rising(count: int, start: int = 11_000, step: int = 10) -> list[Number]:
    """A total that rises by 6 to 14 a day, evenly enough."""
    values: list[Number] = []
    stood = start
    for number in range(count):
        values.append(stood)
        stood += step + (number * 7) % 9 - 4
    return values


def found(points: Iterable[Point], kind: Kind = "total", **more: object) -> list[tuple[str, str, str]]:
    verdicts = judge_line(SERIES, kind, list(points), **more)  # type: ignore[arg-type]
    return [(one.day, one.problem.check, one.problem.severity) for one in verdicts]


def replaced(values: Sequence[Number], changes: Mapping[int, Number | None]) -> list[Point]:
    return line(*[changes.get(place, value) for place, value in enumerate(values)])


def the(verdicts: list[Verdict]) -> Verdict:
    (one,) = verdicts
    return one


def test_a_line_that_rises_evenly_is_not_mentioned() -> None:
    assert found(line(*rising(200)), cadence_days=1) == []


def test_a_point_that_fits_neither_side_is_held_with_its_neighbours_and_the_slip() -> None:
    values = rising(40)
    values[20] = 1_119
    one = the(judge_line(SERIES, "total", line(*values)))
    assert (one.day, one.problem.check, one.problem.severity) == ("2024-01-21", "digit-dropped", "hold")
    assert one.problem.found == "1,119"
    said = "11,186 and 11,210 stand beside it: 1,119 may be 11,198 without its last digit"
    assert one.problem.message == said


def test_the_same_fault_has_the_same_name_on_its_day_and_after() -> None:
    values = rising(60)
    spoiled = [*values[:30], 1_129, *values[31:]]
    names = {tuple(found(line(*spoiled[:end]))) for end in range(31, 60)}
    assert names == {(("2024-01-31", "digit-dropped", "hold"),)}


def test_a_spike_does_not_cast_suspicion_on_the_day_after_it() -> None:
    assert found(replaced(rising(40), {20: 111_920})) == [("2024-01-21", "digit-added", "hold")]


def test_a_fault_of_three_days_is_three_held_points() -> None:
    values = rising(40)
    wrong = found(replaced(values, {20: 1_119, 21: 1_120, 22: 1_121}))
    assert [(day, severity) for day, _, severity in wrong] == [
        ("2024-01-21", "hold"), ("2024-01-22", "hold"), ("2024-01-23", "hold"),
    ]  # fmt: skip


def test_an_unexplained_fall_is_held_while_it_is_new_and_a_warning_once_confirmed() -> None:
    values = [*rising(30), *rising(10, start=10_600)]
    assert found(line(*values[:31])) == [("2024-01-31", "fall", "hold")]
    assert [one[2] for one in found(line(*values[:32]))] == ["hold", "hold"]
    assert found(line(*values[:33])) == [("2024-01-31", "fall", "warning")]
    assert found(line(*values)) == [("2024-01-31", "fall", "warning")]


def test_a_fall_of_a_few_items_is_told_and_never_held() -> None:
    values = rising(30)
    values = [*values, values[-1] - 2, values[-1] + 5]
    assert found(line(*values[:31])) == [("2024-01-31", "fall", "warning")]
    assert found(line(*values)) == [("2024-01-31", "fall", "warning")]


@pytest.mark.parametrize("day", ["2024-01-30", "2024-01-31", "2024-02-01"])
def test_a_published_correction_within_a_day_explains_a_fall(day: str) -> None:
    values = rising(30)
    fallen = [*values, *(value - 100 for value in rising(5, start=int(values[-1])))]
    one = the(judge_line(SERIES, "total", line(*fallen), corrections={day: -105}))
    assert (one.day, one.problem.check, one.problem.severity) == ("2024-01-31", "fall", "info")
    assert "a correction of -105 was published" in one.problem.message


def test_a_fault_is_found_on_the_day_before_a_true_correction() -> None:
    """Aircraft, October 2023: 316 fell to 315. A wrong 369 between them is neither."""
    values: list[Number] = [300 + number // 3 for number in range(46)]
    points = line(*values[:-1], 369, 313, 313, 314)
    fault, true = judge_line(SERIES, "total", points, corrections={"2024-02-16": -1})
    assert (fault.day, fault.problem.severity) == ("2024-02-15", "hold")
    assert (true.day, true.problem.severity) == ("2024-02-16", "info")
    assert true.problem.message == "falls by 1, from 314 on 2024-02-14: a correction of -1 was published"


def test_a_correction_does_not_explain_a_fall_that_is_greater() -> None:
    values = rising(30)
    fallen = [*values, *(value - 400 for value in rising(5, start=int(values[-1])))]
    assert found(line(*fallen), corrections={"2024-01-31": -25}) == [("2024-01-31", "fall", "warning")]


@pytest.mark.parametrize("kind", ["start", "restart", "merge"])
def test_nothing_is_compared_across_a_declared_break(kind: str) -> None:
    values = [*rising(30), *rising(20, start=300)]
    declared = Break("ukraine", "tanks", "2024-01-31", kind, "note")  # type: ignore[arg-type]
    assert found(line(*values), breaks=[declared]) == []
    assert found(line(*values)) != []


def test_a_leap_is_held_while_it_is_new_and_information_once_confirmed() -> None:
    values = [*rising(30), *rising(10, start=13_500)]
    assert found(line(*values[:31])) == [("2024-01-31", "jump", "hold")]
    assert found(line(*values)) == [("2024-01-31", "jump", "info")]


def test_a_total_that_stands_still_and_leaps_may_leap() -> None:
    """Missiles: nothing for a fortnight, then a hundred in a night, four per cent of the total."""
    values = [2_444 + number // 9 for number in range(30)]
    assert found(line(*values, values[-1] + 103, values[-1] + 103, values[-1] + 104)) == []


def test_zero_between_figures_is_a_reset() -> None:
    assert found(replaced(rising(40), {20: 0})) == [("2024-01-21", "zero-reset", "hold")]


def test_thousands_read_as_units_are_a_slip_of_the_unit() -> None:
    values = rising(40, start=380_600, step=900)
    assert found(replaced(values, {20: 399})) == [("2024-01-21", "unit-slip", "hold")]


def test_rows_with_the_year_before_are_found_where_they_overwrite() -> None:
    values = rising(500)
    moved = {400 - 366 + number: values[400 + number] for number in range(3)}
    gone = dict.fromkeys(range(400, 403))
    wrong = found(replaced(values, {**moved, **gone}))
    assert wrong == [(f"2024-02-0{day}", "wrong-year", "hold") for day in (4, 5, 6)]


def test_a_row_of_another_day_names_the_day() -> None:
    values = rising(60)
    one = the(judge_line(SERIES, "total", replaced(values, {30: values[38]})))
    assert (one.day, one.problem.check) == ("2024-01-31", "misdated")
    assert one.problem.message.endswith("it is the figure of 2024-02-08")


def test_a_repeated_report_is_told_where_the_line_never_stands() -> None:
    values = rising(40, start=380_600, step=900)
    values[20] = values[19]
    one = the(judge_line(SERIES, "total", line(*values)))
    assert (one.day, one.problem.check, one.problem.severity) == ("2024-01-21", "flat-run", "warning")


def test_a_slow_line_may_stand_for_a_day_but_not_for_a_week() -> None:
    values = rising(60)
    day = [*values[:20], values[19], *values[21:]]
    week = [*values[:20], *[values[19]] * 7, *values[27:]]
    assert found(line(*day)) == []
    assert found(line(*week)) == [("2024-01-21", "flat-run", "warning")]


def test_missing_days_are_said_once_where_the_gap_ends() -> None:
    points = line(*rising(10), None, None, *rising(10, start=11_200))
    one = the(judge_line(SERIES, "total", points, cadence_days=1))
    assert (one.day, one.problem.check, one.problem.severity) == ("2024-01-13", "missing-days", "info")
    assert one.problem.message == "2024-01-11 to 2024-01-12 are missing before 2024-01-13"
    assert found(points, cadence_days=7) == found(points) == []


def test_a_rise_over_a_gap_is_measured_by_its_days() -> None:
    points = [*line(*rising(40)), *line(*rising(40, start=12_600), first=FIRST + timedelta(days=160))]
    assert found(points) == []


def test_a_total_that_is_revised_all_the_time_is_said_to_be_and_its_falls_are_no_news() -> None:
    values = [100 + number - 2 * (number % 6 == 5) for number in range(120)]
    assert [name for _, name, _ in found(line(*values))] == ["habitual-falls"]
    dip = [name for _, name, severity in found(replaced(values, {60: 16})) if severity == "hold"]
    assert len(dip) == 1


def test_a_level_that_leaves_and_comes_back_is_held() -> None:
    areas = [107_000.0 + 3 * (number % 5) for number in range(60)]
    seven = dict.fromkeys(range(30, 37), 750_858.212)
    wrong = found(replaced(areas, seven), "level")
    assert [(name, severity) for _, name, severity in wrong] == [("outlier", "hold")] * 7
    while_it_lasts = found(line(*areas[:30], *list(seven.values())), "level")
    assert [severity for _, _, severity in while_it_lasts] == ["hold"] * 7


def test_a_level_may_fall_and_a_fall_that_lasts_is_information() -> None:
    areas = [127_277.5 + number % 3 for number in range(30)] + [118_930.9 + number % 3 for number in range(10)]
    assert found(line(*areas), "level") == [("2024-01-31", "fall", "info")]
    assert found(line(*[116_939.8 - 9 * number for number in range(40)]), "level") == []


def test_a_change_out_of_all_proportion_is_told_and_an_impossible_one_held() -> None:
    launched = [20 + (number * 13) % 30 for number in range(40)]
    assert found(replaced(launched, {20: 700}), "change") == [("2024-01-21", "outlier", "warning")]
    assert found(replaced(launched, {39: 700}), "change") == []
    assert found(replaced(launched, {20: 73_043}), "change") == [("2024-01-21", "outlier", "hold")]
    assert found(replaced(launched, {20: 150}), "change") == []


def test_only_the_days_asked_for_are_judged() -> None:
    points = replaced(rising(40), {10: 0, 30: 0})
    assert found(points, judged={"2024-01-31"}) == [("2024-01-31", "zero-reset", "hold")]


@given(st.lists(st.integers(40, 100), max_size=120), st.integers(0, 10**6))
def test_a_line_that_rises_smoothly_is_never_mentioned(steps: list[int], start: int) -> None:
    values = [start]
    for step in steps:
        values.append(values[-1] + step)
    assert found(line(*values), cadence_days=1) == []


@given(st.lists(st.integers(0, 2_000), max_size=80), st.integers(1, 3_000))
def test_verdicts_do_not_depend_on_the_calendar(values: list[int], later: int) -> None:
    here, there = line(*values), line(*values, first=FIRST + timedelta(days=later))
    places = {point.day: place for place, point in enumerate(here)}
    moved = {point.day: place for place, point in enumerate(there)}
    assert [(places[day], severity) for day, _, severity in found(here)] == [
        (moved[day], severity) for day, _, severity in found(there)
    ]


@given(
    st.lists(st.one_of(st.integers(0, 10**7), st.floats(0, 1e7)), max_size=60),
    st.sampled_from(["total", "level", "share", "change"]),
)
def test_any_figures_at_all_are_judged_and_only_on_their_own_days(values: list[Number], kind: Kind) -> None:
    points = line(*values)
    days = {point.day for point in points}
    assert {day for day, _, _ in found(points, kind)} <= days
