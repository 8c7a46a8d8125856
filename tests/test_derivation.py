"""Changes of a level that nobody reported: beside the reported ones, never among them, and each with its two claims."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.test_read import Tell, claim, source, telling
from tracker import charting
from tracker.api import Database
from tracker.asking import story
from tracker.asking.shown import show
from tracker.cli import app
from tracker.model import Claim, Line

AREA, CHANGE = "territory.occupied_area", "territory.change_area"
DEEPSTATE = Line("ukraine", AREA, "level", "RU", claimant="DeepState")
NZZ = DEEPSTATE._replace(claimant="Neue Zürcher Zeitung")
REPORTED = Line("ukraine", CHANGE, "change", "RU", claimant="ISW")
FROM = ("from_series", "from_day", "from_value", "to_value")


@pytest.fixture
def tell(tmp_path: Path) -> Iterator[Tell]:
    with telling(tmp_path) as tell:
        yield tell


def levels(line: Line, **values: float) -> list[Claim]:
    return [claim(line, f"2024-{key[1:3]}-{key[3:]}", value) for key, value in values.items()]


def shown(db, *columns: str, **options: object) -> list[tuple[object, ...]]:
    answer = show(db, CHANGE, {}, **options)  # type: ignore[arg-type]
    return [tuple(row[answer.columns.index(name)] for name in columns) for row in answer.rows]


def run(tmp_path: Path, *words: str) -> Result:
    result = CliRunner().invoke(app, [*words, "--db", str(tmp_path / "tracker.db")])
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    return result


def test_a_change_nobody_reported_is_shown_with_the_two_claims_it_follows_from(tell):
    db = tell(levels(DEEPSTATE, d0101=100.5, d0102=103.25, d0110=103.0))
    assert shown(db, "day", "value", "period_days", "kind", "claimant", *FROM) == [
        ("2024-01-02", 2.75, 1, "change", "DeepState", AREA, "2024-01-01", 100.5, 103.25),
        ("2024-01-10", -0.25, 8, "change", "DeepState", AREA, "2024-01-02", 103.25, 103.0),
    ]


def test_what_is_shown_is_what_the_view_has(tell):
    db = tell([*levels(DEEPSTATE, d0101=100.5, d0102=103.25), *levels(NZZ, d0313=5.0, d0314=3.0, d0315=4.0)])
    columns = ("day", "value", "qualifier", "unit", "period_days", "party", "conflict", "claimant", "source", *FROM)
    of = f"select {', '.join(columns)} from derived where series = ? order by claimant, day"
    assert shown(db, *columns) == db.execute(of, (CHANGE,)).fetchall()


def test_a_reported_change_stands_beside_the_derived_ones_and_follows_from_nothing(tell):
    tell(levels(DEEPSTATE, d0101=100, d0102=103))
    db = tell([claim(REPORTED, "2024-01-02", 4.0, period_days=1)], source=source("news"))
    assert shown(db, "claimant", "value", "from_series") == [("DeepState", 3.0, AREA), ("ISW", 4.0, None)]
    assert db.execute("select distinct claimant from claims where series = ?", (CHANGE,)).fetchall() == [("ISW",)]


def test_across_a_declared_restart_there_is_a_row_and_no_change(tell):
    """NZZ left some 16,600 km2 out from 2024-03-14 on: that is no land that anybody lost."""
    db = tell([*levels(NZZ, d0313=110_000, d0314=93_400, d0315=93_410), *levels(DEEPSTATE, d0313=10, d0314=11)])
    assert shown(db, "claimant", "day", "value") == [
        ("DeepState", "2024-03-14", 1.0), ("Neue Zürcher Zeitung", "2024-03-14", None),
        ("Neue Zürcher Zeitung", "2024-03-15", 10.0),
    ]  # fmt: skip
    assert shown(db, "claimant", "month", "change", monthly=True) == [
        ("DeepState", "2024-03", 1.0), ("Neue Zürcher Zeitung", "2024-03", None),
    ]  # fmt: skip


def test_by_month_it_is_what_the_level_grew_by_since_the_last_report_before(tell):
    db = tell(levels(DEEPSTATE, d0120=100, d0131=110, d0210=115, d0229=112, d0405=120))
    assert shown(db, "month", "value", "change", "from_day", "day", "from_series", monthly=True) == [
        ("2024-01", None, 10.0, "2024-01-20", "2024-01-31", AREA),
        ("2024-02", None, 2.0, "2024-01-31", "2024-02-29", AREA),
        ("2024-04", None, 8.0, "2024-02-29", "2024-04-05", AREA),
    ]
    assert len(shown(db, "month", monthly=True, since="2024-02-15", until="2024-02-20")) == 1


def test_about_stays_about(tell):
    db = tell([claim(DEEPSTATE, "2024-01-01", 100, qualifier="about"), claim(DEEPSTATE, "2024-01-02", 103)])
    assert shown(db, "value", "qualifier") == [(3.0, "about")]


def test_as_of_an_instant_it_follows_from_what_was_known_then(tell):
    tell(levels(DEEPSTATE, d0101=100, d0102=103), seen_at="2024-01-03T00:00:00Z")
    db = tell(levels(DEEPSTATE, d0101=100, d0102=105), seen_at="2024-01-09T00:00:00Z")
    assert shown(db, "value", "seen_at", as_of="2024-01-05") == [(3.0, "2024-01-03T00:00:00Z")]
    assert shown(db, "value", "seen_at") == [(5.0, "2024-01-09T00:00:00Z")]
    assert shown(db, "value", as_of="2024-01-01") == []


def test_a_series_that_is_no_change_of_a_level_is_shown_as_ever(tell):
    db = tell(levels(DEEPSTATE, d0101=100))
    assert "from_series" not in show(db, AREA, {}).columns
    assert "from_series" not in show(db, "losses.personnel.daily", {}).columns


def test_the_command_says_that_these_figures_are_derived_and_filters_them(tell, tmp_path):
    tell([*levels(DEEPSTATE, d0101=100, d0102=103), *levels(NZZ, d0101=90, d0102=91)])
    result = run(tmp_path, "show", CHANGE, "--claimant", "DeepState", "--kind", "change", "--format", "json")
    assert result.exit_code == 0, result.output
    assert [row["value"] for row in json.loads(result.stdout)] == [3.0]
    assert "nobody reported them" in result.stderr
    bars = run(tmp_path, "show", CHANGE, "--sparkline", "--format", "json")
    assert [row["claimant"] for row in json.loads(bars.stdout)] == ["DeepState", "Neue Zürcher Zeitung"]
    wrong = run(tmp_path, "show", CHANGE, "--claimant", "Deepstat")
    assert wrong.exit_code != 0
    assert "DeepState" in wrong.stderr


def test_why_names_both_claims_and_how_to_see_their_words(tell):
    db = tell(levels(DEEPSTATE, d0101=100.5, d0102=117_001.862171))
    told = "\n".join(story.tell(db, CHANGE, "2024-01-02"))
    assert "No claim about 2024-01-02; what follows is derived." in told
    assert f"+116,901.362171: derived, nobody reported it. {AREA} was 117,001.862171 on 2024-01-02" in told
    assert "and 100.5 on 2024-01-01: DeepState, printed by A publisher, read by daily" in told
    assert f"tracker why {AREA} 2024-01-02, tracker why {AREA} 2024-01-01" in told
    assert "what follows is derived" not in "\n".join(story.tell(db, CHANGE, "2024-01-01"))


def test_a_chart_of_a_series_that_nobody_reports_draws_the_derived_changes_and_says_so(tell):
    db = tell(levels(DEEPSTATE, d0101=100, d0102=103, d0103=102, d0104=108))
    chart = charting.draw_chart(db, charting.definition_for_series(db, CHANGE))
    assert list(chart.data["drawn"]) == [3, -1, 6]
    assert list(chart.data["value"]) == [103, 102, 108]
    assert "nobody reported these changes" in chart.alt_text


def test_a_chart_of_reported_changes_has_the_reported_ones_alone(tell):
    tell(levels(DEEPSTATE, d0101=100, d0102=103))
    db = tell([claim(REPORTED, f"2024-01-0{day}", 4.0, period_days=1) for day in (1, 2, 3)], source=source("news"))
    chart = charting.draw_chart(db, charting.definition_for_series(db, CHANGE))
    assert list(chart.data["value"]) == [4.0, 4.0, 4.0]


def test_python_gives_what_show_gives_and_marks_what_nobody_reported(tell, tmp_path):
    tell([*levels(DEEPSTATE, d0101=100.5, d0102=103.25, d0110=103.0), claim(REPORTED, "2024-01-31", 7, period_days=31)])
    with Database(tmp_path / "tracker.db") as db:
        found = db.frame(CHANGE)
        assert list(found["value"]) == [2.75, -0.25, 7.0]
        assert list(found["from_value"].notna()) == list(found["quote"].isna()) == [True, True, False]
        assert list(found["from_day"].dropna().dt.strftime("%Y-%m-%d")) == ["2024-01-01", "2024-01-02"]
        assert found.attrs["derived_from"] == AREA
        assert set(found.attrs["sources"]) == {"daily"}
        assert list(db.frame(CHANGE, claimant="ISW")["value"]) == [7.0]
        assert "from_day" not in db.frame(CHANGE, claimant="ISW")
        assert list(db.frame(CHANGE, claimant="DeepState", kind="change", until="2024-01-09")["value"]) == [2.75]
        assert db.frame(CHANGE, as_of="2024-12-31").empty
        assert "from_day" not in db.frame(AREA)


def test_the_list_of_series_has_those_that_are_only_derived(tell, tmp_path):
    tell([*levels(DEEPSTATE, d0101=100.5, d0102=103.25, d0110=103.0), *levels(NZZ, d0313=5.0)])
    rows = [row for row in json.loads(run(tmp_path, "series", "--format", "json").stdout) if row["series"] == CHANGE]
    (found,) = rows
    reach = ("claimants", "first_day", "last_day", "claims", "derived_from")
    assert [found[name] for name in reach] == ["DeepState", "2024-01-02", "2024-01-10", None, AREA]


def test_a_level_with_one_report_derives_nothing_to_be_listed(tell, tmp_path):
    tell(levels(NZZ, d0313=5.0))
    rows = json.loads(run(tmp_path, "series", "--format", "json").stdout)
    assert [row["series"] for row in rows] == [AREA]
