"""What the checks do to documents on their way in: faults that people really make, from their day to their mending."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from tests.shapes import Desk
from tracker import catalog
from tracker.checks import Checks
from tracker.cli import app
from tracker.judging.judgement import Judge
from tracker.judging.surroundings import is_point
from tracker.model import Claim, Document, Line, Source

FIRST = date(2024, 12, 1)
TANK, AFV, UAV = (f"losses.equipment.{name}.total" for name in ("tank", "afv", "uav"))
Row = dict[str, Any]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "tracker.db"))
    return tmp_path


def tracker(*words: str) -> Result:
    result = CliRunner().invoke(app, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    return result


def rows(question: str) -> list[tuple[object, ...]]:
    return [tuple(row.values()) for row in json.loads(tracker("sql", question, "--format", "json").stdout)]


def held() -> list[tuple[object, ...]]:
    return rows("select source, series, day, value, problem from held order by series, day")


def checked() -> list[tuple[str, str, str]]:
    found = json.loads(tracker("check", "--format", "json").stdout)
    return [(row["check"], row["severity"], row["day"]) for row in found]


def day(number: int) -> str:
    return (FIRST + timedelta(days=number)).isoformat()


def figures(count: int) -> list[Row]:
    """Tanks that grow by about four a day, vehicles by seven and drones by three hundred."""
    return [
        {
            "date": day(n),
            "tank": 9_600 + 4 * n + n % 3,
            "APC": 19_000 + 7 * n + n % 5,
            "drone": 21_000 + 300 * n + n % 90,
        }
        for n in range(count)
    ]


def read(source: str, table: list[Row], seen: str) -> Result:
    Path(f"{source}.json").write_text(json.dumps(table))
    return tracker("ingest", source, "--file", f"{source}.json", "--seen-at", seen)


def test_a_figure_without_its_last_digit_is_held_and_the_document_that_mends_it_clears_the_hold() -> None:
    table = figures(51)
    table[50]["tank"] = 980  # for 9,802
    assert read("petroivaniuk", table, day(50)).exit_code == 1
    assert held() == [("petroivaniuk", TANK, day(50), 980, "digit-dropped")]
    assert checked() == [("digit-dropped", "hold", day(50))]
    assert "held, not trusted" in tracker("why", TANK, day(50)).stdout
    assert read("petroivaniuk", figures(52), day(51)).exit_code == 0
    assert (held(), checked()) == ([], [])
    assert f"held until {day(51)}" in tracker("why", TANK, day(50)).stdout


def test_rows_of_three_days_typed_with_the_year_before_are_held_and_overwrite_nothing() -> None:
    read("petroivaniuk", figures(396), day(395))
    table = figures(399)
    for row in table[396:]:  # 2026-01-01 to 03
        row["date"] = row["date"].replace("2026", "2025")
    wrong = {row["date"] for row in table[396:]}
    read("petroivaniuk", [row for row in table[:396] if row["date"] not in wrong] + table[396:], day(398))
    assert {one[2:] for one in held() if one[1] == TANK} == {
        (row["date"], row["tank"], "wrong-year") for row in table[396:]
    }
    assert len(held()) == 9
    three = f"series = '{TANK}' and day between '2025-01-01' and '2025-01-03'"
    stands = {str(named): value for named, value in rows(f"select day, value from current where {three}")}
    assert stands == {row["date"]: row["tank"] for row in figures(60) if row["date"] in wrong}


def test_two_mirrors_that_differ_by_swapped_digits_are_told_apart() -> None:
    read("petroivaniuk", figures(61), day(60))
    mirror = [{"date": row["date"], "personnel": None, "tanks": row["tank"]} for row in figures(61)]
    mirror[40]["tanks"] = 9_716 if mirror[40]["tanks"] == 9_761 else 9_671  # of 9,761
    read("lod-db", mirror, day(61))
    assert held() == [("lod-db", TANK, day(40), mirror[40]["tanks"], "digits-swapped")]


def test_a_swap_too_small_for_its_line_is_found_beside_the_mirror() -> None:
    read("petroivaniuk", [{"date": day(n), "tank": 9_000 + 40 * n} for n in range(61)], day(60))
    mirror = [{"date": day(n), "personnel": None, "tanks": 9_000 + 40 * n} for n in range(61)]
    mirror[33]["tanks"] = 10_302  # of 10,320
    read("lod-db", mirror, day(61))
    (row, *_) = json.loads(tracker("check", "--format", "json").stdout)
    assert (row["check"], row["day"]) == ("mirror-difference", day(33))
    assert "02 written 20" in row["message"] or "20 written 02" in row["message"]


def test_a_total_that_is_rebased_overnight_is_held_until_days_go_on_from_it() -> None:
    def rebased(count: int) -> list[Row]:
        return [row | {"drone": row["drone"] + (41_000 if n >= 85 else 0)} for n, row in enumerate(figures(count))]

    read("petroivaniuk", rebased(86), day(85))
    assert held() == [("petroivaniuk", UAV, day(85), 21_000 + 300 * 85 + 85 + 41_000, "jump")]
    read("petroivaniuk", rebased(89), day(88))
    assert held() == []
    again = [row | {"drone": row["drone"] + 41_000} for row in figures(89)]
    told = read("petroivaniuk", again, day(89)).stderr
    assert "85 days" in told
    assert "restated at once, each by +41,000" in told
    assert held() == []


def toll(killed: int) -> list[Row]:
    """Ninety days, of which the sixtieth is said to have so many killed."""
    own = {"report_source": "mohtel", "report_period": 24}
    return [
        {"report_date": day(n), **own, "killed": killed if n == 60 else 50 + n % 9, "killed_cum": 11_000 + 65 * n}
        for n in range(90)
    ]


@pytest.mark.parametrize(("killed", "check"), [(-73_043, "implausible"), (73_043, "outlier")])
def test_a_daily_toll_that_cannot_be_is_held(killed: int, check: str) -> None:
    Path("casualties_daily.json").write_text(json.dumps(toll(killed)))
    tracker("ingest", "palestine", "--file", "casualties_daily.json", "--seen-at", day(90))
    assert [row[2:] for row in held()] == [(day(60), killed, check)]


def test_a_terrible_day_is_told_and_stands() -> None:
    Path("casualties_daily.json").write_text(json.dumps(toll(900)))
    told = tracker("ingest", "palestine", "--file", "casualties_daily.json", "--seen-at", day(90))
    assert (told.exit_code, held()) == (0, [])
    assert "info" in told.stderr


def test_a_day_that_is_missing_is_told_once_and_a_held_one_is_not_missing() -> None:
    table = [row for row in figures(40) if row["date"] != day(30)]
    table[20]["tank"] = 980
    told = read("petroivaniuk", table, day(39)).stderr
    assert told.count("missing") == 1
    assert f"{day(30)} is missing before {day(31)}" in told
    more = [row for row in figures(41) if row["date"] != day(30)]
    assert "missing" not in read("petroivaniuk", more, day(40)).stderr
    assert checked() == [("missing-days", "info", day(31))]
    assert tracker("check").exit_code == 0


def test_a_total_that_its_declared_parts_do_not_make_up_is_told_of() -> None:
    judged = _judged(Line("ukraine", "losses.confirmed.tank.total", "total", "RU"), {
        "destroyed": 600, "abandoned": 40, "captured": 200, "damaged": 51,
    }, 890)  # fmt: skip
    assert judged == [("parts-mismatch", "warning")]
    assert _judged(Line("ukraine", "losses.confirmed.tank.total", "total", "RU"), {
        "destroyed": 600, "abandoned": 40, "captured": 200, "damaged": 50,
    }, 890) == []  # fmt: skip


def _judged(whole: Line, parts: dict[str, int], value: int) -> list[tuple[str, str]]:
    """What is said of a document with a total and its parts."""
    prefix = whole.series.rpartition(".")[0]
    items = [Claim(whole, "2024-01-02", value, str(value), "/0/total")]
    items += [
        Claim(whole._replace(series=f"{prefix}.{part}"), "2024-01-02", one, str(one), f"/0/{part}")
        for part, one in parts.items()
    ]
    return _told(items)


def _told(items: list[Claim]) -> list[tuple[str, str]]:
    source = Source("made", "Made", "A publisher", "CC0", "cite", "https://example.org", 1)
    document = Document(b"", "file:made", "2024-01-03T00:00:00Z")
    desk = Desk(Path.cwd())
    judge = Judge(desk.db, catalog.load(), source, {}, Checks(catalog.load(), source, document), (document.seen_at, 0))
    judged = judge.judge(items)
    desk.ledger.__exit__(None, None, None)
    return [(one.problem.check, one.problem.severity) for one in judged.told]


def test_a_share_of_another_country_s_area_is_told_of() -> None:
    area = Line("ukraine", "territory.occupied_area", "level", "RU")
    share = Line("ukraine", "territory.occupied_share", "share", "RU")
    for per_cent, said in ((18.12, []), (19.12, [("share-mismatch", "warning")])):
        items = [
            Claim(area, "2024-01-02", 109_361, "109,361", "/0/area"),
            Claim(share, "2024-01-02", per_cent, "x", "/0/share"),
        ]
        assert _told(items) == said
    elsewhere = [one._replace(line=one.line._replace(place="UA14")) for one in items]
    assert _told(elsewhere) == []  # of a region, the whole is another


# Prose


def page(words: str) -> Result:
    since = "since the beginning of its full-scale invasion on Feb. 24, 2022"
    told = f"Russia has lost {words} {since}, the General Staff of Ukraine's Armed Forces reported on Jan. 27."
    Path("page.txt").write_text(f"January 27, 2024\n\n{told}\n")
    return tracker("ingest", "news", "--file", "page.txt", "--publisher", "The Kyiv Independent")


@pytest.fixture
def published() -> None:
    """The claimant's own series: 380,510 on 26 January 2024, 381,330 on the 27th."""
    table = [{"date": f"2024-01-{n + 1:02}", "personnel": 360_010 + 820 * n, "POW": None} for n in range(31)]
    read("petroivaniuk", table, "2024-02-01")


@pytest.mark.parametrize(
    "words",
    ["more than 380,000 soldiers", "about 381,000 troops", "381,000 troops", "380,510 troops", "nearly 400,000 troops"],
)
@pytest.mark.usefixtures("published")
def test_prose_that_the_claimant_s_own_series_allows_stands(words: str) -> None:
    assert page(words).exit_code == 0
    assert (held(), checked()) == ([], [])


@pytest.mark.usefixtures("published")
def test_prose_that_contradicts_the_claimant_s_own_series_is_held_with_the_slip() -> None:
    told = page("308,133 troops")
    assert told.exit_code == 1
    assert [row[2:] for row in held()] == [("2024-01-27", 308_133, "prose-contradiction")]
    assert "308,133" in told.stderr


@pytest.mark.usefixtures("published")
def test_a_bound_or_a_round_number_is_no_fall_of_the_figures_before_it() -> None:
    page("381,330 troops")
    for words in ("about 381,000 troops", "more than 380,000 troops"):
        assert "falls" not in page(words).stderr
    assert held() == []


def test_what_is_a_point_of_a_line() -> None:
    line = Line("ukraine", "losses.personnel.total", "total", "RU")
    exact = Claim(line, "2024-01-27", 381_330, "381,330", "char=10-17", "about")
    assert is_point(exact)
    assert not is_point(exact._replace(value=381_000))
    assert is_point(exact._replace(value=381_000, locator="/3/personnel"))
    assert not is_point(exact._replace(qualifier="over"))
    assert not is_point(exact._replace(value=None, low=1, high=2))


# History


def statistics(n: int, tanks: int, *, now: bool = False) -> None:
    """A report that is a document of its own: the total of tanks, beside others that grow."""
    stats = ("personnel_units", "artillery_systems", "uav_systems", "vehicles_fuel_tanks")
    counted = {**dict.fromkeys(stats, 100_000 + n), "tanks": tanks}
    count = (FIRST - date(2022, 2, 23)).days + n
    data = {"date": day(n), "day": count, "resource": "", "stats": counted, "increase": {}}
    Path("report.json").write_text(json.dumps({"message": "", "data": data}))
    tracker("ingest", "russianwarship", "--file", "report.json", *([] if now else ["--seen-at", day(n)]))


def test_reports_one_by_one_that_go_on_from_a_new_level_confirm_it() -> None:
    """Otherwise every day after a recount would be held for ever, since what was held stood around none of them."""
    for n in range(1, 20):
        statistics(n, 9_600 + 4 * n + n % 3 + (3_000 if n > 12 else 0))
    assert [(one[2], one[4]) for one in held()] == [(day(13), "jump"), (day(14), "jump")]
    assert tracker("replay", "--check").exit_code == 0


def test_a_slip_in_one_report_holds_none_of_the_reports_after_it() -> None:
    for n in range(1, 20):
        statistics(n, 9_600 + 4 * n + n % 3 + (8_000 if n == 13 else 0))
    assert [(one[2], one[3]) for one in held()] == [(day(13), 17_653)]


def test_what_was_rejected_confirms_nothing() -> None:
    for n in range(1, 15):
        statistics(n, 9_600 + 4 * n + n % 3 + (3_000 if n > 12 else 0))
    for (key,) in rows("select key from held"):
        tracker("review", "reject", str(key), "--because", "Another count")
    assert held() == []
    statistics(15, 12_660, now=True)  # seen after the decisions
    assert [one[2] for one in held()] == [day(15)]


def test_a_document_that_arrives_late_is_judged_by_what_could_be_known_then() -> None:
    """Nothing that was seen later stands around it: the same as in a replay, which goes by when things were seen."""
    for n in (*range(1, 40), 41):
        statistics(n, 9_000 + 4 * n)
    statistics(40, 9_000 + 4 * 39 + 2)
    assert held() == []
    assert tracker("replay", "--check").exit_code == 0
