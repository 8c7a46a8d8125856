"""Which of several voices stands: by who speaks, never by what is said; in SQL, on the screen and as of then."""

from __future__ import annotations

import csv
import itertools
import json
import random
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.shapes import Desk
from tests.test_questions import GENERAL, OTHER, PERSONNEL, claim, record, source, total
from tracker import catalog, sources
from tracker.asking import query, standing
from tracker.asking.shown import show
from tracker.catalog.standing import Rule, Standing
from tracker.cli import app
from tracker.ledger.ledger import Ledger
from tracker.ledger.schema import place_lines
from tracker.model import Item, Line, Source
from tracker.resources import db_dir

TWO = Rule("two", ("losses.*",), None, ("First", "Second"), ("Printer", "reader"), ("export",), 0.9, "Because.")


def line(claimant: str | None, publisher: str | None = "Somebody", source: str = "somewhere") -> Line:
    return Line("ukraine", PERSONNEL, "total", "RU", claimant=claimant, publisher=publisher, source=source)


def printed(publisher: str, name: str) -> Source:
    return Source(name, name, publisher, "CC0", "cite", "https://example.org", 1)


# Who comes first

ORDER = [
    ("a listed claimant before one who is not", line("Second"), line("Another")),
    ("listed claimants in their order", line("First"), line("Second", "Printer")),
    ("a named claimant before none", line("Zebra"), line(None, "Printer")),
    ("a listed publisher before one who is not", line("First", "Printer"), line("First", "A copyist")),
    ("a publisher or a source, as the rule lists them", line("First", "Printer"), line("First", "X", "reader")),
    ("a listed source before one who is not", line("First", "X", "reader"), line("First", "A copyist")),
    ("an export after what it was exported from", line("First", "Printer"), line("First", "Printer", "export")),
    ("an export of a listed printer before a copy", line("First", "Printer", "export"), line("First", "A copyist")),
    ("first hand before a copy", line("Zebra", "Zebra"), line("Another", "A copyist")),
    ("by name", line("Another", "B"), line("Zebra", "A")),
    ("by publisher", line("First", "B"), line("First", "C")),
    ("by source", line("First", "B", "a"), line("First", "B", "b")),
]


@pytest.mark.parametrize(("first", "second"), [case[1:] for case in ORDER], ids=[case[0] for case in ORDER])
def test_the_order(first: Line, second: Line) -> None:
    assert TWO.place(first) < TWO.place(second)


@pytest.mark.parametrize(
    ("second", "why"),
    [
        (line("Second"), "another claimant comes first"),
        (line("First", "X"), "another channel comes first"),
        (line("First", "Printer", "export"), "exports come last"),
        (line("First", "Printer", "zoo"), "by the alphabet"),
    ],
)
def test_why_a_line_comes_after_is_said_in_words(second: Line, why: str) -> None:
    assert TWO.why_after(line("First", "Printer"), second) == why


def test_the_longest_beginning_holds_and_of_two_alike_the_one_of_the_conflict() -> None:
    general = TWO
    everything = Rule("all", ("*",), None, (), (), (), 0, "Else.")
    own = Rule("own", ("losses.*",), "sudan", (), (), (), 0, "Own.")
    exact = Rule("exact", (PERSONNEL,), None, (), (), (), 0, "Exact.")
    for rules in itertools.permutations((general, everything, own, exact)):
        known = Standing(rules)
        assert known.rule("sudan", "losses.x.total").id == "own"
        assert known.rule("ukraine", "losses.x.total").id == "two"
        assert known.rule("sudan", PERSONNEL).id == "exact"
        assert known.rule("sudan", "idps.total").id == "all"


# The rules that ship


def test_every_channel_of_the_rules_that_ship_is_a_source_or_prints_figures_that_one_reads() -> None:
    rules = catalog.load().standing.rules
    modules = Path(sources.__file__).parent.glob("*.py")
    text = "".join(path.read_text(encoding="utf-8") for path in modules)
    for path in (db_dir() / "starter").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            text += "".join({f'"{row["publisher"]}"' for row in csv.DictReader(file)})
    for rule in rules:
        for name in (*rule.channels, *rule.last):
            claims_itself = name in catalog.load().claimants
            assert name in sources.names() or f'"{name}"' in text or claims_itself, (rule.id, name)


@pytest.mark.parametrize(
    ("conflict", "series", "first", "second"),
    [
        ("ukraine", PERSONNEL, (GENERAL, "Ministry of Defence of Ukraine", "general-staff"),
         (GENERAL, "PetroIvaniuk", "petroivaniuk")),
        ("ukraine", PERSONNEL, (GENERAL, "PetroIvaniuk", "petroivaniuk"), (GENERAL, "PetroIvaniuk", "starter")),
        ("ukraine", PERSONNEL, (GENERAL, "PetroIvaniuk", "starter"), (GENERAL, "lod-db", "lod-db")),
        ("ukraine", PERSONNEL, (GENERAL, "Minfin", "minfin"), (GENERAL, "romansverdan, after Minfin", "minfin")),
        ("ukraine", PERSONNEL, (GENERAL, "lod-db", "lod-db"), (GENERAL, "The Kyiv Independent", "news")),
        ("ukraine", PERSONNEL, (GENERAL, "The Kyiv Independent", "news"), (OTHER, OTHER, "news")),
        ("ukraine", "territory.occupied_area", ("DeepState", "cyterat", "deepstate"),
         ("DeepState", "DeepState", "deepstate-api")),
        ("ukraine", "territory.occupied_area", ("DeepState", "DeepState", "deepstate-api"),
         ("Neue Zürcher Zeitung", "Neue Zürcher Zeitung", "nzz")),
        ("ukraine", "territory.change_area", ("Neue Zürcher Zeitung", "conflict-investigations", "nzz"),
         ("ISW", "ISW", "news")),
        ("ukraine", "refugees.total", ("UNHCR", "UNHCR", "unhcr-situations"), ("UNHCR", "UNHCR", "unhcr-statistics")),
        ("ukraine", "refugees.total", ("UNHCR", "UNHCR", "unhcr-statistics"), ("UNHCR", "OCHA", "hdx-ukraine")),
        ("ukraine", "refugees.temporary_protection", ("Eurostat", "Eurostat", "eurostat"),
         ("Eurostat", "Bencce4/beyond-borders", "eurostat")),
        ("sudan", "idps.total", ("IOM", "IOM", "iom-dtm"), ("IOM", "HDX HAPI", "hapi")),
        ("sudan", "idps.new", ("IDMC", "IDMC", "idmc"), ("IOM", "IOM", "iom-dtm")),
        ("ukraine", "civilians.killed", ("OHCHR", "OCHA", "hdx-ukraine"), ("OHCHR", "OCHA", "ohchr")),
        ("ukraine", "civilians.killed", ("OHCHR", "OCHA", "ohchr"),
         ("Ukrainian officials", "Ukrainian officials", "news")),
        ("gaza", "deaths.total", ("Gaza Health Ministry", "Tech for Palestine", "palestine"),
         ("Gaza Government Media Office", "Tech for Palestine", "palestine")),
        ("ukraine", "aid.money.allocated", ("Kiel Institute", "Kiel Institute", "kiel"),
         ("Kiel Institute", "marhip97", "kiel")),
        ("ukraine", "aid.money.funded", ("OCHA", "OCHA", "ocha-fts"), ("OCHA", "HDX HAPI", "ocha-fts")),
        ("sudan", "events.political_violence", ("ACLED", "ACLED", "acled"), ("ACLED", "HDX HAPI", "hapi")),
        ("ukraine", "attacks.drones_launched", ("Air Force of Ukraine", "Petro Ivaniuk", "missile-attacks"),
         ("Air commands of Ukraine", "Petro Ivaniuk", "missile-attacks")),
    ],
)  # fmt: skip
def test_who_comes_first_by_the_rules_that_ship(
    conflict: str, series: str, first: tuple[str, str, str], second: tuple[str, str, str]
) -> None:
    rule = catalog.load().standing.rule(conflict, series)
    one, other = (
        Line(conflict, series, "total", claimant=claimant, publisher=publisher, source=name)
        for claimant, publisher, name in (first, second)
    )
    assert rule.id != "first-hand"
    assert rule.place(one) < rule.place(other), rule.id


# In a ledger


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


COPY, POSTS, NEWS = (
    printed("PetroIvaniuk", "petro"),
    printed("Ministry of Defence of Ukraine", "posts"),
    source("press"),
)
APRIL = "2024-04-01T08:00:00Z"


def figures(desk: Desk, columns: str = "day, value, source, others") -> list[tuple[object, ...]]:
    return desk.db.execute(f"select {columns} from standing order by day, source").fetchall()


def test_one_claim_a_day_stands_whatever_it_says(desk: Desk) -> None:
    record(desk, COPY, [total("2024-01-01", 100), total("2024-01-02", 120)], APRIL)
    record(desk, POSTS, [total("2024-01-02", 110)], APRIL)
    record(desk, NEWS, [total("2024-01-02", 900, claimant=OTHER), total("2024-01-03", 950, claimant=OTHER)], APRIL)
    assert figures(desk) == [
        ("2024-01-01", 100, "petro", 0), ("2024-01-02", 110, "posts", 2), ("2024-01-03", 950, "press", 0),
    ]  # fmt: skip
    assert figures(desk, "distinct rule, claimant") == [("general-staff", GENERAL), ("general-staff", OTHER)]


def test_where_the_first_is_held_or_taken_back_the_next_stands(desk: Desk) -> None:
    record(desk, COPY, [total("2024-01-02", 120)], APRIL)
    record(desk, POSTS, [total("2024-01-02", 999, unsure="a joke")], APRIL)
    assert figures(desk) == [("2024-01-02", 120, "petro", 0)]


def test_things_that_differ_in_any_dimension_each_stand(desk: Desk) -> None:
    one = Line("ukraine", "refugees.total", "level", None, "PL", claimant="UNHCR")
    items: list[Item] = [
        claim(one, "2024-01-31", 5),
        claim(one._replace(place="DE"), "2024-01-31", 6),
        claim(one._replace(since="2023-01-01"), "2024-01-31", 7),
        claim(one._replace(conflict="sudan"), "2024-01-31", 8),
        claim(one._replace(series="losses.personnel.daily", kind="change"), "2024-01-31", 9),
        claim(one._replace(series="losses.personnel.daily", kind="change"), "2024-01-31", 10, period_days=7),
        claim(one._replace(series="aid.money.pledged", kind="change"), "2024-01-31", 11, unit="EUR"),
    ]
    record(desk, COPY, items, APRIL)
    assert sorted(figures(desk, "value, others")) == [(value, 0) for value in range(5, 12)]


def test_the_view_and_the_rule_agree_on_any_ledger(desk: Desk) -> None:
    chance = random.Random(7)
    claimants = [GENERAL, OTHER, "Ministry of Defence of Ukraine", "Zelensky"]
    printers = ["PetroIvaniuk", "lod-db", "The press", GENERAL, OTHER]
    for number in range(12):
        items: list[Item] = [
            total(f"2024-01-{chance.randrange(1, 6):02}", chance.randrange(1000, 1200), claimant=who)
            for who in chance.sample(claimants, 2)
        ]
        record(desk, printed(chance.choice(printers), f"source-{number}"), items, f"2024-04-{number + 1:02}T08:00:00Z")
    found = show(desk.db, PERSONNEL, {}, standing=True)
    ours = {(row["day"], row["value"], row["source"], row["rule"], row["others"]) for row in _rows(found)}
    assert ours == set(desk.db.execute("select day, value, source, rule, others from standing").fetchall())
    assert len({day for day, *_ in ours}) == len(ours) > 1


def test_as_of_then_the_same_rule_holds_among_what_was_known(desk: Desk) -> None:
    record(desk, COPY, [total("2024-01-02", 120)], "2024-01-03T08:00:00Z")
    record(desk, POSTS, [total("2024-01-02", 110)], "2024-02-01T08:00:00Z")

    def known(as_of: str | None) -> list[tuple[object, ...]]:
        return [
            (row["value"], row["others"]) for row in _rows(show(desk.db, PERSONNEL, {}, as_of=as_of, standing=True))
        ]

    assert known("2024-01-02") == []
    assert known("2024-01-15") == [(120, 0)]
    assert known("2024-02-02") == known(None) == [(110, 1)]


def test_lines_are_placed_anew_when_the_rules_change(desk: Desk, tmp_path: Path) -> None:
    record(desk, COPY, [total("2024-01-02", 120)], APRIL)
    before = desk.db.execute("select * from catalog_places").fetchall()
    with desk.db:
        desk.db.execute("update ledger_meta set value = 'another catalog' where key = 'catalog'")
        desk.db.execute("delete from catalog_places")
    desk.db.close()
    with Ledger(tmp_path / "tracker.db", catalog.load()) as ledger:
        assert ledger.db.execute("select * from catalog_places").fetchall() == before != []
        place_lines(ledger.db, catalog.load())
        assert ledger.db.execute("select * from catalog_places").fetchall() == before


def test_a_question_about_a_day_of_a_series_goes_through_no_table(desk: Desk) -> None:
    for more in ("day = '2024-01-02'", "day >= '2024-01-01' and conflict = 'ukraine'"):
        plan = [
            row[3]
            for row in desk.db.execute(f"explain query plan select * from standing where series = 'x' and {more}")
        ]
        assert not [step for step in plan if step.startswith("SCAN") or "TEMP B-TREE" in step], plan
        entries = [step for step in plan if step.split()[:2] in (["SEARCH", "e"], ["SEARCH", "x"])]
        assert len(entries) == 3
        assert all("line=? AND day" in step for step in entries), plan


# On the screen


@pytest.fixture
def told(desk: Desk) -> Path:
    record(desk, COPY, [total("2024-01-02", 120, qualifier="about")], "2024-01-03T08:00:00Z")
    record(desk, POSTS, [total("2024-01-02", 110), total("2024-01-03", 130)], "2024-02-01T08:00:00Z")
    record(desk, NEWS, [total("2024-01-02", 90, claimant=OTHER)], "2024-02-02T08:00:00Z")
    record(desk, COPY, [total("2024-01-02", 121, qualifier="about")], "2024-02-03T08:00:00Z")
    desk.db.close()
    return desk.path


def tracker(db: Path, *words: str) -> str:
    done = CliRunner().invoke(app, [*words, "--db", str(db)])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_why_names_the_one_that_stands_the_rule_and_why_the_others_come_after(told: Path) -> None:
    text = tracker(told, "why", PERSONNEL, "2024-01-02")
    lines = [one.strip() for one in text.splitlines()]
    values = [one for one in lines if "printed by" in one or "the same, later" in one]
    assert [one.split("  ")[0] for one in values] == ["110", "about 120", "about 121", "90"]
    assert [one.partition("Z, ")[2] for one in lines if one.startswith("seen ")] == [
        "stands", "until 2024-02-03T08:00:00Z", "stands beside it: another channel comes first",
        "stands beside it: another claimant comes first",
    ]  # fmt: skip
    reason = catalog.load().standing.rule("ukraine", PERSONNEL).reason
    assert lines[-2:] == [
        "They disagree: 3 claims stand, with 3 different values: 110, 121, 90.",
        f"110 is the figure, by the rule general-staff: {reason}",
    ]


def test_why_as_of_then_goes_by_what_was_known(told: Path) -> None:
    assert "One claim stands." in tracker(told, "why", PERSONNEL, "2024-01-02", "--as-of", "2024-01-05")
    then = tracker(told, "why", PERSONNEL, "2024-01-02", "--as-of", "2024-02-02T12:00:00Z")
    assert "3 different values: 110, 120, 90." in then


def test_what_was_withdrawn_stands_in_the_story_and_nothing_else_does(desk: Desk) -> None:
    everything = replace(COPY, lists_everything=True)
    record(desk, everything, [total("2024-01-01", 100), total("2024-01-02", 120), total("2024-01-03", 130)], APRIL)
    record(desk, everything, [total("2024-01-01", 100), total("2024-01-03", 130)], "2024-04-02T08:00:00Z")
    desk.db.close()
    text = tracker(desk.path, "why", PERSONNEL, "2024-01-02")
    assert "  withdrawn by PetroIvaniuk, seen 2024-04-02T08:00:00Z\n  Nothing stands." in text


def test_no_rule_is_told_where_one_alone_speaks(told: Path) -> None:
    assert "rule" not in tracker(told, "why", PERSONNEL, "2024-01-03")


def test_as_data_the_rule_stands_beside_the_claim_that_stands(told: Path) -> None:
    rows = json.loads(tracker(told, "why", PERSONNEL, "2024-01-02", "--format", "json"))
    assert [(row["value"], row["rule"]) for row in rows if row["rule"]] == [(110, "general-staff")]


@pytest.mark.parametrize("words", [("--change",), ("--monthly",), ("--source", "petro"), ("--claimant", OTHER)])
def test_one_figure_a_day_is_chosen_among_all_who_speak(told: Path, words: tuple[str, ...]) -> None:
    done = CliRunner().invoke(app, ["show", PERSONNEL, "--standing", *words, "--db", str(told)])
    assert done.exit_code == 2
    assert f"takes no {words[0]}" in done.stderr


def test_a_day_of_many_places_is_a_line_each_and_one_of_them_is_told_when_it_is_named(desk: Desk) -> None:
    one = Line("ukraine", "refugees.total", "level", claimant="UNHCR")
    places = ("AT", "BE", "BG", "CZ", "DE", "ES", "FR", "GB", "HU", "IT", "LT", "LV", "MD", "NL", "NO", "PL", "PT")
    items: list[Item] = [
        claim(one._replace(place=place), "2024-01-31", 7) for place in (*places, "RO", "RU", "SE", "SK", "TR", None)
    ]
    record(desk, COPY, items, APRIL)
    desk.db.close()
    text = tracker(desk.path, "why", "refugees.total", "2024-01-31").splitlines()
    assert len(text) < 50
    assert "ukraine, level in people" in text
    assert "ukraine, level in people, place DE: 7" in text
    assert text[-1].startswith("And 2 more. For the whole story of one name it with --party, --place or --donor.")
    poland = tracker(desk.path, "why", "refugees.total", "2024-01-31", "--place", "PL")
    assert "ukraine, level in people, place PL\n  7  UNHCR" in poland
    assert "place DE" not in poland


def test_of_a_line_that_was_often_revised_the_middle_is_told_in_one_line(desk: Desk) -> None:
    for number in range(9):
        record(desk, COPY, [total("2024-01-02", 100 + number)], f"2024-02-{number + 1:02}T08:00:00Z")
    desk.db.close()
    text = tracker(desk.path, "why", PERSONNEL, "2024-01-02")
    assert "and 5 values more, until 2024-02-07T08:00:00Z: 101, 102, 103, 104, 105" in text
    assert len(text.splitlines()) < 25


def _rows(answer: query.Answer) -> list[dict[str, object]]:
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


def test_a_line_is_read_back_from_a_row_of_claims() -> None:
    row = {**line("First")._asdict(), "value": 1}
    assert standing.line_of(row, PERSONNEL) == line("First")
