"""Exports: files that others read, that change only where figures change, and that read back as the same ledger."""

from __future__ import annotations

import csv
import errno
import json
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from tests.shapes import Desk
from tests.test_questions import ALPHA, BETA, PERSONNEL, REVISED, TANK, A, B, record, total
from tracker import exporting
from tracker.asking import query
from tracker.cli import app
from tracker.exporting import Selection, export
from tracker.exporting.restore import restore
from tracker.giving import figures as figures_file
from tracker.ingest import open_ingest
from tracker.model import Claim, Item, Line, TrackerError
from tracker.resources import db_dir

FIGURES = ("csv", "json", "parquet", "datapackage")


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    desk = Desk(tmp_path_factory.mktemp("ledger"))
    record(desk, A, ALPHA, "2024-04-01T08:00:00Z")
    record(desk, B, BETA, "2024-04-02T08:00:00Z")
    record(desk, A, REVISED, "2024-04-20T08:00:00Z")
    desk.db.close()
    return desk.path


def rows_of(path: Path, view: str, *, without: str = "") -> list[tuple[Any, ...]]:
    with closing(query.connect(path)) as opened:
        columns = [name for _, name, *_ in opened.execute(f"pragma table_info({view})") if name != without]
        return sorted(opened.execute(f"select {', '.join(columns)} from {view}"), key=repr)


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# Reading back.


@pytest.mark.parametrize("form", FIGURES)
def test_an_export_reads_back_as_a_ledger_in_which_the_same_figures_stand(db: Path, tmp_path: Path, form: str) -> None:
    exported = export(db, tmp_path / "out", form)
    assert restore(tmp_path / "out", tmp_path / "new.db") == exported.figures
    assert rows_of(tmp_path / "new.db", "current", without="document") == rows_of(db, "current", without="document")
    for view in ("latest", "changes", "monthly", "disagreements"):
        assert rows_of(tmp_path / "new.db", view, without="document") == rows_of(db, view, without="document"), view


def test_an_export_as_sqlite_reads_back_with_the_whole_history(db: Path, tmp_path: Path) -> None:
    export(db, tmp_path / "out", "sqlite")
    restore(tmp_path / "out", tmp_path / "new.db")
    for path in (db_dir() / "views").glob("*.sql"):
        assert rows_of(tmp_path / "new.db", path.stem) == rows_of(db, path.stem), path.stem
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["CHANGES.csv", "EXPORT.json", "tracker.db"]


def test_the_figures_that_ship_with_the_program_survive_the_way_there_and_back(tmp_path: Path) -> None:
    path = tmp_path / "tracker.db"
    with open_ingest(path) as ingest:
        for figures in sorted((db_dir() / "starter").glob("*.csv")):
            assert ingest.add_file("starter", figures, seen_at="2027-01-01T00:00:00Z").outcome == "recorded"
    for form in ("csv", "parquet"):
        export(path, tmp_path / form, form)
        restore(tmp_path / form, tmp_path / f"{form}.db")
        restored = rows_of(tmp_path / f"{form}.db", "current", without="document")
        assert restored == rows_of(path, "current", without="document")


# Any line of our vocabulary, with texts that CSV, JSON and spreadsheets find hard.
odd = st.text(st.sampled_from("aé'=+-@,\"\n\t\r |0"), min_size=1, max_size=6)
lines = st.builds(
    Line, st.sampled_from(["ukraine", "gaza"]), st.sampled_from([PERSONNEL, TANK, "losses.personnel.daily"]),
    st.just("total"), st.sampled_from(["RU", None]), st.one_of(st.none(), odd), st.none(),
    st.sampled_from([None, "2024-01-01"]), st.one_of(st.none(), odd), st.one_of(st.none(), odd), st.none(),
).map(lambda line: line._replace(kind="change") if line.series.endswith("daily") else line)  # fmt: skip
numbers = st.one_of(st.integers(0, 9000), st.floats(0, 9000, allow_nan=False))
figures = st.builds(
    lambda line, day, value, width, qualifier, quote, period: Claim(
        line, f"2024-01-{day:02}", None if width else value, quote, quote, qualifier, value if width else None,
        value + width if width else None, period if line.kind == "change" else None,
    ),
    lines, st.integers(1, 31), numbers, st.one_of(st.just(0), st.integers(1, 50)),
    st.sampled_from([None, "about", "over"]), odd, st.sampled_from([None, 1, 7]),
)  # fmt: skip


@settings(max_examples=20, deadline=None)
@given(claims=st.lists(figures, min_size=1, max_size=12, unique_by=lambda c: (*c.line, c.day, c.period_days or 0)))
def test_any_figures_survive_the_way_there_and_back(claims: list[Claim]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        desk = Desk(folder)
        record(desk, A, [*claims[::2]], "2024-06-01T00:00:00Z")
        record(desk, B, [*claims], "2024-06-02T00:00:00Z")
        desk.db.close()
        for form in ("csv", "json", "parquet"):
            export(desk.path, folder / form, form)
            restore(folder / form, folder / f"{form}.db")
            assert rows_of(folder / f"{form}.db", "current", without="document") == rows_of(
                desk.path, "current", without="document"
            )


# Files.


@pytest.mark.parametrize("form", exporting.FORMATS)
def test_the_same_ledger_gives_the_same_bytes(db: Path, tmp_path: Path, form: str) -> None:
    export(db, tmp_path / "one", form)
    export(db, tmp_path / "two", form)
    assert files_of(tmp_path / "one") == files_of(tmp_path / "two")
    again = export(db, tmp_path / "one", form)
    assert (again.new, again.changed) == (0, 0)
    assert files_of(tmp_path / "one") == files_of(tmp_path / "two")


def test_two_exports_differ_only_in_the_lines_of_what_changed(desk: Desk, tmp_path: Path) -> None:
    record(desk, A, ALPHA, "2024-04-01T08:00:00Z")
    first = export(desk.path, tmp_path / "out", "csv")
    assert (first.new, first.changed) == (first.figures, 0)
    before = files_of(tmp_path / "out")
    record(desk, A, [*REVISED, total("2024-02-02", 1400)], "2024-04-20T08:00:00Z")
    second = export(desk.path, tmp_path / "out", "csv")
    assert (second.new, second.changed) == (1, 2)
    after = files_of(tmp_path / "out")
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {f"data/{PERSONNEL}.csv", "CHANGES.csv", "EXPORT.json"}
    old, new = (each[f"data/{PERSONNEL}.csv"].splitlines() for each in (before, after))
    assert len(set(new) - set(old)) == 3
    assert len(set(old) - set(new)) == 2
    with (tmp_path / "out" / "CHANGES.csv").open(newline="") as file:
        listed = [(row["type"], row["day"], row["old_value"], row["new_value"]) for row in csv.DictReader(file)]
    assert listed == [("revision", "2024-01-04", "1040", "1044"), ("revision", "2024-02-01", "1300", "1301")]


@pytest.mark.parametrize("form", exporting.FORMATS)
def test_what_was_taken_back_since_the_last_export_is_in_the_changes(desk: Desk, tmp_path: Path, form: str) -> None:
    whole = replace(A, lists_everything=True)
    record(
        desk,
        whole,
        [total("2024-01-01", 1), total("2024-01-02", 2), total("2024-01-02", 3, TANK)],
        "2024-04-01T08:00:00Z",
    )
    export(desk.path, tmp_path / "out", form)
    record(desk, whole, [total("2024-01-01", 1), total("2024-01-03", 4, TANK)], "2024-04-02T08:00:00Z")
    export(desk.path, tmp_path / "out", form)
    with (tmp_path / "out" / "CHANGES.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["type"], row["series"], row["old_value"], row["new_value"]) for row in rows] == [
        ("withdrawal", TANK, "3", ""), ("withdrawal", PERSONNEL, "2", ""),
    ]  # fmt: skip


def test_a_text_that_a_spreadsheet_would_run_is_guarded(desk: Desk, tmp_path: Path) -> None:
    line = Line("ukraine", PERSONNEL, "total", "RU", place="=cmd|x", claimant="@someone")
    record(desk, A, [Claim(line, "2024-01-01", 5, "-5", "+1")], "2024-04-01T08:00:00Z")
    export(desk.path, tmp_path / "out", "csv")
    with (tmp_path / "out" / "data" / f"{PERSONNEL}.csv").open(newline="") as file:
        (row,) = csv.DictReader(file)
    assert [row[name] for name in ("place", "claimant", "quote", "locator", "value")] == [
        "'=cmd|x", "'@someone", "'-5", "'+1", "5",
    ]  # fmt: skip


def test_parquet_is_partitioned_by_conflict_and_series_and_duckdb_reads_it_in_one_line(
    db: Path, tmp_path: Path
) -> None:
    duckdb = pytest.importorskip("duckdb")
    export(db, tmp_path / "out", "parquet")
    with duckdb.connect() as other:
        asked = f"select conflict, series, count(*) from '{tmp_path}/out/data/*/*/*.parquet' group by all order by all"
        found = other.execute(asked).fetchall()
        types = dict(row[:2] for row in other.execute(f"describe from '{tmp_path}/out/data/*/*/*.parquet'").fetchall())
    with closing(query.connect(db)) as ledger:
        assert (
            found
            == ledger.execute("select conflict, series, count(*) from current group by 1, 2 order by 1, 2").fetchall()
        )
    assert (types["value"], types["period_days"], types["place"]) == ("DOUBLE", "BIGINT", "VARCHAR")


def test_a_selection_leaves_out_the_rest_and_removes_files_that_are_no_longer_part(db: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    export(db, out, "datapackage")
    assert (out / "datapackage.json").is_file()
    chosen = export(db, out, "json", Selection(series=(TANK, "deaths.total"), conflict=("ukraine", "gaza")))
    assert chosen.figures == 4
    assert sorted(files_of(out)) == ["CHANGES.csv", "EXPORT.json", "data/deaths.total.json", f"data/{TANK}.json"]
    rows = json.loads((out / "data" / "deaths.total.json").read_text())
    assert [(row["conflict"], row["value"], row["licence"]) for row in rows] == [("gaza", 25000, "CC0")]


def test_a_folder_of_something_else_is_left_alone(db: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(TrackerError, match="is not an export of this program and not empty"):
        export(db, tmp_path, "csv")
    assert files_of(tmp_path) == {"mine.txt": b"mine"}


@pytest.mark.parametrize(
    ("form", "chosen", "says"),
    [
        ("xlsx", Selection(), "there is no export format 'xlsx', expected one of csv"),
        ("sqlite", Selection(series=(TANK,)), "leave out the selection"),
        ("csv", Selection(series=("losses.personel.total",)), "did you mean 'losses.personnel.total'"),
        ("csv", Selection(conflict=("ukrain",)), "did you mean 'ukraine'"),
        ("csv", Selection(series=(TANK,), conflict=("sudan",)), "there is nothing to export"),
    ],
)
def test_what_cannot_be_exported_is_one_clear_line(
    db: Path, tmp_path: Path, form: str, chosen: Selection, says: str
) -> None:
    with pytest.raises(TrackerError, match=says):
        export(db, tmp_path / "out", form, chosen)


def test_an_export_is_only_restored_into_a_new_file(db: Path, tmp_path: Path) -> None:
    export(db, tmp_path / "out", "csv")
    with pytest.raises(TrackerError, match="is there already"):
        restore(tmp_path / "out", db)
    with pytest.raises(TrackerError, match="has no export"):
        restore(tmp_path / "none", tmp_path / "new.db")
    assert not (tmp_path / "new.db").exists()


@pytest.mark.parametrize(
    ("form", "name", "text"),
    [
        ("csv", f"data/{TANK}.csv", "conflict,series\nukraine"),
        ("csv", f"data/{TANK}.csv", None),
        ("json", f"data/{TANK}.json", "[{"),
        ("json", f"data/{TANK}.json", "[1]"),
        ("parquet", f"data/conflict=ukraine/series={TANK}/claims.parquet", "PAR1"),
        ("sqlite", "tracker.db", None),
        ("csv", "EXPORT.json", "{"),
        ("csv", "EXPORT.json", '{"format": "csv", "series": {"x": ["../../mine"]}}'),
    ],
)
def test_a_damaged_export_is_one_clear_line_and_leaves_no_ledger(
    db: Path, tmp_path: Path, form: str, name: str, text: str | None
) -> None:
    export(db, tmp_path / "out", form)
    if text is None:
        (tmp_path / "out" / name).unlink()
    else:
        (tmp_path / "out" / name).write_text(text)
    with pytest.raises(TrackerError, match=r"damaged|no (whole )?file of an export|cannot be (read|copied)"):
        restore(tmp_path / "out", tmp_path / "new.db")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_export_that_fails_half_way_leaves_the_one_before_as_it_was(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(db, tmp_path / "out", "csv", Selection(series=(TANK,)))
    before = files_of(tmp_path / "out")
    monkeypatch.setattr("tracker.exporting.changes.difference", fail_on(PERSONNEL))
    with pytest.raises(TrackerError, match="disk"):
        export(db, tmp_path / "out", "csv")
    assert files_of(tmp_path / "out") == before


@pytest.mark.parametrize("form", ["csv", "json", "datapackage"])
def test_a_first_export_onto_a_full_disk_leaves_nothing_and_can_be_made_again(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("tracker.exporting._replace", full)
        patched.setattr("tracker.exporting.write_csv", full)
        patched.setattr(Path, "replace", full)
        with pytest.raises(TrackerError, match="No space left on device"):
            export(db, tmp_path / "out", form)
    assert list((tmp_path / "out").rglob("*")) == []
    assert export(db, tmp_path / "out", form).figures


def test_an_export_as_sqlite_onto_a_full_disk_is_one_line_and_leaves_nothing(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Any, path: Path) -> None:
        path.with_name(f".{path.name}.part").write_bytes(b"half")
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("tracker.exporting._copy", full)
    with pytest.raises(TrackerError, match="out cannot be written: database or disk is full"):
        export(db, tmp_path / "out", "sqlite")
    assert list((tmp_path / "out").rglob("*")) == []


def test_what_a_killed_first_export_left_is_no_hindrance(db: Path, tmp_path: Path) -> None:
    half = tmp_path / "out" / "data" / ".losses.csv.part"
    half.parent.mkdir(parents=True)
    half.write_text("half a fi")
    assert export(db, tmp_path / "out", "csv").figures
    half.with_name("notes.txt").write_text("mine")
    (tmp_path / "out" / "EXPORT.json").unlink()
    with pytest.raises(TrackerError, match="not empty"):
        export(db, tmp_path / "out", "csv")


def fail_on(series: str) -> Any:
    from tracker.exporting.changes import difference  # noqa: PLC0415 (before it is replaced)

    def failing(before: Any, now: Any) -> Any:
        if any(row.series == series for row in now):
            raise TrackerError("the disk is full")
        return difference(before, now)

    return failing


# The data package.


def test_the_data_package_is_valid_by_the_frictionless_specification(db: Path, tmp_path: Path) -> None:
    pytest.importorskip("frictionless")
    export(db, tmp_path / "out", "datapackage")
    # In a process of its own: the library warns of things that are not ours.
    words = [sys.executable, "-m", "frictionless", "validate", "--json", str(tmp_path / "out" / "datapackage.json")]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    report = json.loads(done.stdout)
    assert report["valid"], [error["message"] for task in report["tasks"] for error in task["errors"]][:5] or report
    assert report["stats"]["tasks"] == len(list((tmp_path / "out" / "data").iterdir()))


def test_the_data_package_says_units_licences_sources_and_what_columns_mean(db: Path, tmp_path: Path) -> None:
    export(db, tmp_path / "out", "datapackage")
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text())
    assert package["licenses"] == [{"name": "CC0", "title": "CC0"}]
    assert package["sources"][0] == {"title": "Alpha (cite alpha)", "path": "https://example.org"}
    resources = {resource["path"]: resource for resource in package["resources"]}
    assert resources[f"data/{PERSONNEL}.csv"]["unit"] == "people"
    assert resources["data/aid.money.committed.csv"]["unit"] == "currency"
    for resource in resources.values():
        assert resource["description"]
        assert [field["name"] for field in resource["schema"]["fields"]] == list(exporting.COLUMNS)
        assert all(field["description"] for field in resource["schema"]["fields"])


# The commands.


def test_the_commands_export_and_restore(db: Path, tmp_path: Path) -> None:
    out, new = str(tmp_path / "out"), str(tmp_path / "new.db")
    runner = CliRunner()
    done = runner.invoke(app, ["export", out, "--format", "parquet", "--series", TANK, "--db", str(db)])
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == f"3 figures in 1 file in {out}: 3 new, 0 revised or withdrawn since the last export\n"
    done = runner.invoke(app, ["restore", out, "--db", new])
    assert (done.exit_code, done.stderr) == (0, f"3 figures stand in {new}\n")
    assert [row[1] for row in rows_of(Path(new), "current")] == [TANK] * 3


def test_one_plain_file_is_safe_in_a_spreadsheet_and_reads_back_as_it_was(desk: Desk, tmp_path: Path) -> None:
    line = Line("ukraine", "losses.personnel.correction", "change", "RU", place="=cmd|x", claimant="@someone")
    record(desk, A, [Claim(line, "2024-01-01", -5, "-5", "/0/x", period_days=1)], "2024-04-01T08:00:00Z")
    with closing(query.connect(desk.path)) as ledger:
        figures_file.export(ledger, tmp_path / "plain.csv", [], None)
    assert "RU,'=cmd|x,,,2024-01-01,1,-5,,,'@someone," in (tmp_path / "plain.csv").read_text()
    with open_ingest(tmp_path / "new.db") as ingest:
        assert ingest.add_file("starter", tmp_path / "plain.csv").tally.new == 1
    with closing(query.connect(tmp_path / "new.db")) as ledger:
        assert ledger.execute("select place, claimant, value, quote from current").fetchall() == [
            ("=cmd|x", "@someone", -5, "-5")
        ]


def test_words_that_a_figure_was_read_from_go_with_it_a_sentence_each(desk: Desk, tmp_path: Path) -> None:
    """In Ukrainian or English, also where another number stands before it; a cell of a table is no such words."""
    said = (
        "Over 30 countries helped. As of today, they gave over 140,000 tonnes of aid. [...] 45,000 tonnes of salt came."
    )
    tonnes = Line("ukraine", "aid.tonnage", "total", claimant="European Commission")
    claims: list[Item] = [
        Claim(tonnes, "2024-02-01", 140000, said, f"line=1 /text number={said.index('140,000')}", "over"),
        Claim(tonnes, "2024-01-01", 90000, "90000", "row=1 column=value"),
    ]
    record(desk, A, claims, "2024-04-01T08:00:00Z")
    with closing(query.connect(desk.path)) as ledger:
        figures_file.export(ledger, tmp_path / "plain.csv", [], None)
    with open_ingest(tmp_path / "new.db") as ingest:
        assert ingest.add_file("starter", tmp_path / "plain.csv").tally.new == 2
    with closing(query.connect(tmp_path / "new.db")) as ledger:
        assert ledger.execute("select value, quote, locator from current order by day").fetchall() == [
            (90000, "90000", "row=1 column=value"),
            (140000, "As of today, they gave over 140,000 tonnes of aid.", "row=2 column=quote number=28"),
        ]
    done = CliRunner().invoke(app, ["audit", "--db", str(tmp_path / "new.db")])
    assert done.exit_code == 0, done.stdout
