"""The sheet of key figures: two header rows, misspelt names, words for no figure, dollars labelled as millions."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.shapes import SHARED, given, needs_recordings
from tracker.ingest import Ingest, open_ingest
from tracker.ledger.audit import audit
from tracker.model import Claim, Problem
from tracker.sources import ohchr

FILE = SHARED / "data" / "civilians-ohchr-keyfigures" / "ukraine_key_figures_2022-05-02.csv"
KILLED, INJURED = "Civilian casualities(OHCHR) - Killed", "Civilian casualities(OHCHR) - Injured"


def sheet(*rows: dict[str, str]) -> str:
    """A sheet with a column for each key of the first row, under the row that groups the columns."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["Flash Appeal", *[""] * (len(rows[0]) - 1)])
    writer.writerow(rows[0])
    writer.writerows(row.values() for row in rows)
    return text.getvalue()


def row(**more: str) -> dict[str, str]:
    return {"Date": "2022-03-03", KILLED: "249", INJURED: "553", "Source URL": "https://example.org/3"} | more


def read(*rows: dict[str, str]) -> tuple[list[Claim], list[Problem]]:
    return given(ohchr.parse, sheet(*rows))


def told(claims: list[Claim]) -> list[tuple[object, ...]]:
    return [(c.line.series, c.line.kind, c.line.claimant, c.line.place, c.value) for c in claims]


def test_civilian_casualties_are_ohchrs_running_totals() -> None:
    claims, problems = read(row())
    assert problems == []
    assert told(claims) == [
        ("civilians.killed", "total", "OHCHR", None, 249),
        ("civilians.injured", "total", "OHCHR", None, 553),
    ]
    assert next((c.day, c.quote, c.locator) for c in claims) == ("2022-03-03", "249", f"header=2 row=1 column={KILLED}")


def test_the_names_are_read_with_and_without_their_misspelling() -> None:
    right = {"Date": "2022-03-03", KILLED.replace("casualities", "casualties"): "249"}
    claims, problems = read(right)
    assert (told(claims), problems) == ([("civilians.killed", "total", "OHCHR", None, 249)], [])
    assert claims[0].locator.endswith("column=Civilian casualties(OHCHR) - Killed")


@pytest.mark.parametrize("cell", ["N/A", "NA", ""])
def test_words_for_no_figure_are_not_zero(cell: str) -> None:
    claims, problems = read(row(**{"IDPs": cell, "Attacks on Health Care": cell}))
    assert (len(claims), problems) == (2, [])


def test_other_figures_are_of_whoever_is_named_and_otherwise_of_ocha() -> None:
    claims, _ = read(row(**{"Refugees(UNHCR)": "1000000", "IDPs": "1900000", "Attacks on Health Care": "64"}))
    assert told(claims)[2:] == [
        ("refugees.total", "level", "UNHCR", None, 1000000),
        ("idps.total", "level", "OCHA", "UA", 1900000),
        ("attacks.health_care", "total", "OCHA", None, 64),
    ]


def test_columns_that_were_inserted_later_change_nothing_for_the_others() -> None:
    claims, problems = read(
        {"Number of Voyages": "1003", "Tonnage of Commodities": "32900000", **row()},
    )
    assert problems == []
    assert {c.line.series: (c.value, c.line.claimant) for c in claims} == {
        "civilians.killed": (249, "OHCHR"),
        "civilians.injured": (553, "OHCHR"),
        "exports.voyages": (1003, "JCC"),
        "exports.food_tonnage": (32900000, "JCC"),
    }


def test_money_is_in_dollars_whatever_the_label_says_and_a_small_figure_is_not_trusted() -> None:
    required = "Ukraine Flash Appeal 2022 - Required (US$m)"
    claims, _ = read(row(**{required: "1139900000"}), row(Date="2022-03-04", **{required: "1139.9"}))
    assert [(c.value, c.unit, c.unsure) for c in claims if c.unit] == [
        (1139900000, "USD", None),
        (1139.9, "USD", ohchr.SMALL),
    ]


def test_the_coverage_is_a_fraction_and_is_recorded_in_per_cent() -> None:
    claims, _ = read(row(**{"Ukraine Flash Appeal 2022 - % coverage": "0.053"}))
    assert told(claims)[2] == ("aid.money.funded_share", "share", "OCHA", "UA", 5.3)
    assert claims[2].locator.endswith(" times=100")


def test_parts_of_a_figure_and_other_plans_are_not_taken_for_it() -> None:
    claims, problems = read(
        row(
            **{
                "People Affected - IDPs": "6700000",
                "Ukraine Humanitarian Response Plan 2022 - Required (US$m)": "190300000",
            }
        )
    )
    assert (len(claims), problems) == (2, [])


def test_of_several_pages_in_a_cell_the_first_is_the_address() -> None:
    claims, _ = read(row(**{"Source URL": "https://example.org/a\nhttps://example.org/b"}))
    assert {c.url for c in claims} == {"https://example.org/a"}


def test_an_unknown_column_is_a_warning() -> None:
    _, problems = read(row(Mood="3"))
    assert [(p.check, p.severity, p.found) for p in problems] == [("unknown-column", "warning", "Mood")]


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("<!DOCTYPE html><html>Sorry, unable to open the file</html>", "html-page"),
        (f"Update,,\nDate,{KILLED}\n", "empty-list"),
        (f"Date,{KILLED}\n2022-03-03,249\n", "changed-header"),
        ("a,b\nDate,Deaths\n2022-03-03,249\n", "changed-header"),
    ],
)
def test_what_is_not_the_sheet_is_one_clear_problem(text: str, check: str) -> None:
    claims, problems = given(ohchr.parse, text)
    assert (claims, [(p.check, p.severity) for p in problems]) == ([], [(check, "error")])


@pytest.fixture(scope="module")
def ingest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ingest]:
    database: Path = tmp_path_factory.mktemp("ohchr") / "tracker.db"
    with open_ingest(database, judging=False) as opened:
        assert opened.add_file("ohchr", FILE, seen_at="2022-05-02T12:00:00Z").problems == []
        yield opened


@needs_recordings
def test_the_recorded_sheet_holds_what_it_is_known_to_hold(ingest: Ingest) -> None:
    of = "select day, value from current where series = ? and day in ('2022-03-03', '2022-04-25') order by day"
    db = ingest.ledger.db
    assert db.execute(of, ("civilians.killed",)).fetchall() == [("2022-03-03", 249), ("2022-04-25", 2665)]
    assert db.execute(of, ("civilians.injured",)).fetchall() == [("2022-03-03", 553), ("2022-04-25", 3053)]
    assert db.execute("select count(*) from current where series = 'civilians.killed'").fetchone() == (50,)


@needs_recordings
def test_a_recorded_fall_is_kept(ingest: Ingest) -> None:
    of = "select value from current where series = 'attacks.education' and day between '2022-04-06' and '2022-04-08'"
    assert ingest.ledger.db.execute(f"{of} order by day").fetchall() == [(930,), (928,)]


@needs_recordings
def test_every_recorded_claim_walks_back_to_its_cell_and_a_second_time_brings_nothing_new(ingest: Ingest) -> None:
    proof = audit(ingest.ledger.db, ingest.archive)
    assert (proof.claims, proof.documents, proof.faults) == (226, 1, [])
    tally = ingest.add_file("ohchr", FILE, seen_at="2022-05-03T12:00:00Z").tally
    assert (tally.new, tally.revised, tally.withdrawn, tally.unchanged) == (0, 0, 0, 226)
