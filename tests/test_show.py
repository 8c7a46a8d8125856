"""`tracker show` by month and as a row of bars."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.shapes import Desk
from tests.test_questions import ALPHA, BETA, PERSONNEL, TANK, A, B, record
from tracker.asking.query import Answer
from tracker.asking.sparkline import WIDTH, lines, spark
from tracker.cli import app


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    desk = Desk(tmp_path_factory.mktemp("shown"))
    record(desk, A, ALPHA, "2024-04-01T08:00:00Z")
    record(desk, B, BETA, "2024-04-02T08:00:00Z")
    desk.db.close()
    return desk.path


def show(db: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["show", *words, "--db", str(db)])


def rows(db: Path, *words: str) -> list[dict[str, object]]:
    done = show(db, *words, "--format", "json")
    assert done.exit_code == 0, done.output
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


def test_a_series_by_month_has_last_figures_and_growth(db: Path) -> None:
    found = rows(db, TANK, "--monthly")
    assert [(row["month"], row["value"], row["change"], row["from_day"]) for row in found] == [
        ("2024-01", 40, None, None), ("2024-02", 51, 11, "2024-01-10"),
    ]  # fmt: skip


def test_by_month_the_days_asked_for_mean_their_whole_months(db: Path) -> None:
    assert [row["month"] for row in rows(db, TANK, "--monthly", "--since", "2024-02-20")] == ["2024-02"]
    assert [row["month"] for row in rows(db, TANK, "--monthly", "--until", "2024-01-02")] == ["2024-01"]


@pytest.mark.parametrize("words", [("--change",), ("--monthly",), ("--change", "--monthly")], ids=" ".join)
@pytest.mark.parametrize("series", [PERSONNEL, TANK, "attacks.missiles_launched", "territory.occupied_share"])
def test_as_of_after_all_that_was_seen_is_what_stands_now(db: Path, series: str, words: tuple[str, ...]) -> None:
    assert rows(db, series, *words, "--as-of", "2030-01-01") == rows(db, series, *words)


def test_changes_and_months_are_shown_as_they_were_known(db: Path) -> None:
    """The second document, which revised the figures of `alpha`, was not seen yet; the one of `beta` neither."""
    now, then = rows(db, PERSONNEL, "--change"), rows(db, PERSONNEL, "--change", "--as-of", "2024-04-01")
    assert {row["source"] for row in now} == {"alpha", "beta"}
    assert {row["source"] for row in then} == {"alpha"}
    months = rows(db, PERSONNEL, "--monthly", "--as-of", "2024-04-01", "--since", "2024-02-01")
    assert [(row["month"], row["value"], row["change"]) for row in months] == [("2024-02", 1300, 110)]
    assert rows(db, PERSONNEL, "--monthly", "--as-of", "2024-03-31") == []


def test_the_changes_by_month_are_of_what_grows(db: Path) -> None:
    assert rows(db, TANK, "--change", "--monthly") == rows(db, TANK, "--monthly")
    assert rows(db, "territory.occupied_share", "--change", "--monthly") == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("territory.occupied_share", "--change"), "is what totals grow by, and territory.occupied_share has shares"),
        (("refugees.temporary_protection", "--change", "--monthly"), "has levels; leave it out"),
        (("attacks.missiles_launched", "--change"), "has counts of a period; leave it out"),
        (("territory.change_area", "--change"), "has counts of a period; leave it out"),
        (("refugees.total",), "the ledger has no figure of refugees.total that stands; see tracker series"),
        ((PERSONNEL, "--as-of", "2020-01-01"), f"no figure of {PERSONNEL} that was known as of 2020-01-01 fits"),
        ((PERSONNEL, "--since", "2030-01-01"), f"no figure of {PERSONNEL} fits; leave an option out"),
    ],
)  # fmt: skip
def test_an_empty_answer_says_why_in_one_line_beside_the_data(db: Path, words: tuple[str, ...], said: str) -> None:
    """The changes of a level were once a row of headings, and no word."""
    assert rows(db, *words) == []
    done = show(db, *words)
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_sparkline_is_one_row_a_line_with_its_scale(db: Path) -> None:
    found = rows(db, PERSONNEL, "--sparkline", "--source", "alpha")
    assert [(row["first_day"], row["last_day"], row["least"], row["most"]) for row in found] == [
        ("2024-01-01", "2024-02-01", 1010, 1300)
    ]
    assert found[0]["value"] == "▁▁▁▂▂▂▂▃▃▃  ▅                  █"


def test_the_days_that_nobody_reported_are_blank_in_a_sparkline(db: Path) -> None:
    (row,) = rows(db, TANK, "--sparkline")
    bars = str(row["value"])
    assert (bars[0], bars[-1], len(bars)) == ("▁", "▇", 32)
    assert bars.count(" ") == 29


def test_changes_are_drawn_per_day_from_zero_and_a_fall_below_it(db: Path) -> None:
    (row,) = rows(db, TANK, "--change", "--sparkline")
    assert (row["least"], row["most"]) == (-0.1, 0.5)  # 12 in 22 days, and -1 in 9
    days = ("--since", "2024-01-02", "--until", "2024-01-09", "--source", "alpha")
    (row,) = rows(db, PERSONNEL, "--change", "--sparkline", *days)
    assert (row["least"], row["most"], row["change_per_day"]) == (10, 10, "████████")


def test_a_series_by_month_is_drawn_by_what_it_grew(db: Path) -> None:
    (row,) = rows(db, TANK, "--monthly", "--sparkline")
    assert (row["first_month"], row["last_month"], row["change_per_month"]) == ("2024-02", "2024-02", "█")


def test_as_of_a_past_instant_the_sparkline_is_of_what_was_known(db: Path) -> None:
    assert rows(db, PERSONNEL, "--sparkline", "--as-of", "2024-03-01") == []


def test_bars_go_from_the_least_to_the_most_and_null_is_blank() -> None:
    assert spark([0, None, 7], 0, 7) == "▁ █"
    assert spark([5, 5], 5, 5) == "▄▄"


def test_many_days_share_a_bar_and_the_last_of_them_is_drawn() -> None:
    days = [(f"20{20 + n // 336:02}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}", n) for n in range(600)]
    (row,) = lines(Answer(["day", "value"], list(days)), "value", rate=False).rows
    assert len(row[-1]) == WIDTH
    assert (row[-1][0], row[-1][-1]) == ("▁", "█")
    assert "".join(sorted(row[-1].replace(" ", ""))) == row[-1].replace(" ", "")
