"""How many faults are found, and how often a right figure is suspected, on days that no threshold was chosen on."""

from __future__ import annotations

import pytest

from tests import quiet
from tests.planted import MEASURED_FROM, Outcome, others, plant, total_lines
from tests.recorded_lines import gaza, general_staff
from tests.shapes import needs_recordings

SEED = 20260608


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    return [*plant(SEED, total_lines(), MEASURED_FROM), *others(SEED)]


def share(outcomes: list[Outcome], kind: str = "") -> tuple[float, float]:
    ours = [one for one in outcomes if one.kind.partition(",")[0] == kind or not kind]
    return sum(one.found for one in ours) / len(ours), sum(one.named for one in ours) / len(ours)


def test_of_two_thousand_planted_faults_nineteen_in_twenty_are_found_by_their_name(outcomes: list[Outcome]) -> None:
    assert len(outcomes) == 2000
    found, named = share(outcomes)
    assert found >= 0.97
    assert named >= 0.95


def test_every_kind_of_fault_is_found(outcomes: list[Outcome]) -> None:
    for kind in {one.kind.partition(",")[0] for one in outcomes}:
        found, named = share(outcomes, kind)
        assert found >= 0.9, kind
        assert named >= 0.85, kind


def test_the_figures_that_ship_with_the_program_are_not_suspected() -> None:
    days, alarms = quiet.count(total_lines(), since=MEASURED_FROM)
    assert alarms == []
    assert days > 8_000


@needs_recordings
@pytest.mark.parametrize(("lines", "least"), [(general_staff, 0.95), (gaza, 0.9)], ids=["general_staff", "gaza"])
def test_faults_in_the_lines_of_other_sources_are_found_by_their_name(lines, least: float) -> None:
    totals = [
        line for line in lines() if line.kind == "total" and len(line.points) > 100 and line.points[-1].value >= 10
    ]
    found, named = share(list(plant(SEED, totals, each=25)))
    assert found >= 0.95
    assert named >= least


@needs_recordings
def test_of_two_thousand_clean_days_at_most_one_is_suspected() -> None:
    days, alarms = quiet.count_all()
    assert days > 60_000
    assert len(alarms) <= days / 2000, alarms
