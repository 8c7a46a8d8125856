"""Slips of the pen: from what was written to what was meant, and by which name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.planting import SLIPS
from tracker.judging import slips


@pytest.mark.parametrize(
    ("wrong", "low", "high", "name", "meant"),
    [
        (1_119, 11_199, 11_204, "digit-dropped", 11_199),
        (241_085, 24_180, 24_250, "digit-added", 24_185),
        (3_870, 3_780, 3_782, "digits-swapped", 3_780),
        (311_550, 311_750, 313_350, "digit-mistyped", 312_550),
        (111_990, 11_195, 11_204, "factor-ten", 11_199),
        (1_170_019.0, 116_990.0, 117_010.0, "factor-ten", 117_001.9),
        (381, 380_600, 381_500, "unit-slip", 381_000),
        (380_600_000, 380_000, 381_500, "unit-slip", 380_600),
        (0, 11_190, 11_204, "zero-reset", 0),
    ],
)
def test_a_slip_is_named_and_what_was_meant_is_the_figure_that_fits(
    wrong: float, low: float, high: float, name: str, meant: float
) -> None:
    found = slips.explain(wrong, low, high)
    assert found is not None
    assert found.name == name
    assert found.meant == pytest.approx(meant)


@pytest.mark.parametrize(
    ("wrong", "low", "high", "name", "said"),
    [
        (1_119, 11_199, 11_204, "digit-dropped", "1,119 is 11,199 without its last digit"),
        (241_085, 24_003, 24_250, "digit-added", "241,085 may be 24,108 with a 5 too many"),
    ],
)
def test_a_figure_that_may_have_been_several_is_not_said_to_be_one(
    wrong: int, low: int, high: int, name: str, said: str
) -> None:
    found = slips.explain(wrong, low, high)
    assert found is not None
    assert (found.name, slips.sentence(wrong, found)) == (name, said)


def test_a_figure_that_no_slip_brings_between_its_neighbours_has_none() -> None:
    assert slips.explain(750_858.212, 107_002.0, 107_029.0) is None
    assert slips.explain(-73_043, 10, 500) is None


def test_a_figure_is_only_believed_in_the_rounding_of_its_line() -> None:
    """Personnel is counted in tens, so that 1,776,840 is no tenth-fold of 177,684."""
    found = slips.explain(1_776_840, 177_110, 178_150, grain=10)
    assert found is not None
    assert (found.name, found.meant) == ("digit-added", 177_640)


def test_the_message_reads_as_a_sentence() -> None:
    dropped = slips.between(1_119, 11_199)[0]
    assert slips.sentence(1_119, dropped) == "1,119 is 11,199 without its last digit"
    swapped = slips.between(113_390, 113_930)[0]
    assert slips.sentence(113_390, swapped) == "113,390 is 113,930 with 93 written 39"
    assert (
        slips.sentence(0, slips.between(0, 640)[0])
        == "it is nothing, where something had been counted: missing, or reset"
    )


@pytest.mark.parametrize("kind", sorted(SLIPS))
@given(right=st.integers(1_000, 2_000_000), choice=st.integers(0, 10_000))
def test_what_a_planter_spoils_is_named_when_the_truth_is_known(kind: str, right: int, choice: int) -> None:
    outcomes = sorted(SLIPS[kind](right))
    if outcomes:
        wrong = outcomes[choice % len(outcomes)]
        made_by = {name for name, make in SLIPS.items() if wrong in make(right)}
        names = {slip.name for slip in slips.between(wrong, right)}
        assert names & made_by, (wrong, right, names, made_by)


@given(right=st.integers(1, 2_000_000))
def test_nothing_turns_a_figure_into_itself(right: int) -> None:
    assert slips.between(right, right) == []
