"""The ledger in Python: what `tracker.open` gives, in the types it promises."""

from __future__ import annotations

import doctest
import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

import tracker
from tracker import api
from tracker.ingest import open_ingest
from tracker.model import Document, TrackerError

TOTAL = "losses.personnel.total"
FIRST = [
    {"date": "2024-01-01", "personnel": 360010},
    {"date": "2024-01-02", "personnel": 360930, "personnel*": "about"},
    {"date": "2024-01-04", "personnel": 362400},
]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("api") / "tracker.db"
    with open_ingest(made) as ingest:
        for rows, seen_at in ((FIRST, "2024-02-01T00:00:00Z"), (changed(FIRST), "2024-03-01T00:00:00Z")):
            body = json.dumps(rows).encode()
            assert ingest.add("petroivaniuk", Document(body, "https://example.org/f", seen_at)).outcome == "recorded"
    return made


def changed(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    return [*rows[:2], {**rows[2], "personnel": 362410}]


@pytest.fixture
def db(path: Path) -> Iterator[api.Database]:
    with tracker.open(path) as opened:
        yield opened


@pytest.mark.parametrize("module", [tracker, api])
def test_the_examples_in_the_documentation_are_true(
    path: Path, monkeypatch: pytest.MonkeyPatch, module: object
) -> None:
    monkeypatch.chdir(path.parent)
    done = doctest.testmod(module)  # type: ignore[arg-type]
    assert done.attempted > 1
    assert done.failed == 0


def test_a_frame_names_its_unit_its_sources_and_their_licences(db: api.Database) -> None:
    attrs = db.frame(TOTAL).attrs
    assert (attrs["unit"], attrs["title"], attrs["as_of"]) == ("people", "Military casualties", None)
    assert list(attrs["sources"]) == ["petroivaniuk"]
    assert attrs["sources"]["petroivaniuk"]["publisher"] == "PetroIvaniuk"
    assert db.frame(TOTAL, change=True).attrs["sources"] == attrs["sources"]


def test_a_frame_as_of_a_day_is_what_was_known_at_its_end(db: api.Database) -> None:
    assert db.frame(TOTAL, as_of="2024-02-29")["value"].tolist()[-1] == 362400
    assert db.frame(TOTAL, as_of="2024-03-01")["value"].tolist()[-1] == 362410
    assert db.frame(TOTAL, as_of="2024-01-31").empty
    assert db.frame(TOTAL, as_of="2024-02-29", change=True)["change"].tolist() == [920, 1470]


def test_changes_are_those_of_totals_also_where_the_series_has_counts_of_a_day_as_well(
    starter_ledger: sqlite3.Connection, tmp_path: Path
) -> None:
    """The toll of Gaza comes as a total and as the count of each day: once that gave no changes at all."""
    copy = tmp_path / "tracker.db"
    starter_ledger.execute("vacuum into ?", (str(copy),))
    with tracker.open(copy) as db:
        found = db.frame("deaths.total", conflict="gaza", change=True)
        assert set(found["kind"]) == {"total"}
        shown = db.query("select count(change) as n, sum(change) as added from changes where series = 'deaths.total'"
                         " and conflict = 'gaza'")  # fmt: skip
        assert (found["change"].count(), found["change"].sum()) == (shown["n"][0], shown["added"][0])
        with pytest.raises(TrackerError, match="found kind 'change'"):
            db.frame("deaths.total", kind="change", change=True)


def test_a_frame_has_the_same_types_whether_or_not_there_are_rows(db: api.Database) -> None:
    for change in (False, True):
        some, none = db.frame(TOTAL, change=change), db.frame(TOTAL, since="2030-01-01", change=change)
        assert none.empty
        assert dict(some.dtypes) == dict(none.dtypes)


def test_an_answer_to_sql_has_typed_columns(db: api.Database) -> None:
    found = db.query("select day, cast(value as integer) as n, value / 2.0 as half, low, party from current")
    assert [str(kind) for kind in found.dtypes] == ["string", "int64", "float64", "string", "string"]
    assert db.query("select :a as a", {"a": 1})["a"].tolist() == [1]
    assert db.query("select 1 as a where 0").columns.tolist() == ["a"]


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda db: db.frame("losses.personel.total"), "did you mean 'losses.personnel.total'"),
        (lambda db: db.frame(TOTAL, conflict="ukrain"), "did you mean 'ukraine'"),
        (lambda db: db.frame(TOTAL, as_of="soon"), "is not an instant"),
        (lambda db: db.query("delete from ledger_meta"), "refused: delete"),
        (lambda db: db.ask("latets"), "did you mean 'latest'"),
    ],
)
def test_what_does_not_exist_is_one_clear_line(db: api.Database, call: object, says: str) -> None:
    with pytest.raises(TrackerError, match=says):
        call(db)  # type: ignore[operator]


def test_a_database_that_is_not_there_is_said_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(TrackerError, match="there is no database"):
        tracker.open(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []


def test_importing_the_package_imports_no_pandas() -> None:
    code = "import sys, tracker; print('pandas' in sys.modules, 'sqlite3' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "False False"


def test_frames_of_named_questions_and_of_sql_are_the_same_kind_of_frame(db: api.Database) -> None:
    assert isinstance(db.ask("latest", conflict="ukraine"), pd.DataFrame)
    assert db.ask("by-month").equals(db.ask("by-month", series=TOTAL))
