"""The ledger in a browser, asked through HTTP."""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tests.shapes import Desk
from tests.test_questions import ALPHA, ANSWERS, BETA, REVISED, A, B, record
from tracker.asking import named, query
from tracker.cli import app
from tracker.giving import serve
from tracker.model import TrackerError
from tracker.resources import db_dir

datasette = pytest.importorskip("datasette.app")


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    desk = Desk(tmp_path_factory.mktemp("served"))
    record(desk, A, ALPHA, "2024-04-01T08:00:00Z")
    record(desk, B, BETA, "2024-04-02T08:00:00Z")
    record(desk, A, REVISED, "2024-04-20T08:00:00Z")
    desk.ledger.__exit__()
    return desk.path


def get(db: Path, path: str, **params: str) -> Any:
    """The answer of a fresh site to one request."""

    async def ask() -> Any:
        site = serve.site(db)
        await site.invoke_startup()
        return await site.client.get(path, params=params)

    return asyncio.run(ask())


def rows(db: Path, path: str, **params: str) -> list[dict[str, Any]]:
    answer = get(db, f"{path}.json", _shape="array", **params)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()
    return found


VIEWS = {file.stem for file in (db_dir() / "views").glob("*.sql")}


def at(name: str) -> str:
    """The address of a question's page."""
    return serve.address(name, VIEWS)


def test_the_first_page_names_the_licences_and_the_database_page_every_question(db: Path) -> None:
    assert "CC0" in get(db, "/").text
    page = get(db, "/tracker").text
    for name in named.names():
        assert f'/tracker/{at(name)}"' in page, name
    assert "claims" in page


def test_a_view_is_shown_with_what_it_and_its_columns_mean(db: Path) -> None:
    page = get(db, "/tracker/current", _size="1").text
    assert "The value that stands now for each identity" in page
    assert "the exact words, or the cell, that the number was read from" in page


@pytest.mark.parametrize("view", sorted(VIEWS))
def test_no_question_stands_in_the_way_of_a_view(db: Path, view: str) -> None:
    with closing(query.connect(db)) as ledger:
        columns = [row[1] for row in ledger.execute(f"pragma table_info('{view}')")]
    assert f"{view} (view)" in get(db, f"/tracker/{view}").text
    assert get(db, f"/tracker/{view}.json", _extra="columns").json()["columns"] == columns


def test_the_licences_of_figures_that_ship_are_those_of_their_publishers(starter_ledger: sqlite3.Connection) -> None:
    about = serve.metadata(starter_ledger, "tracker")
    assert "PetroIvaniuk (MIT)" in about["source"]
    assert "Tech for Palestine (Public domain)" in about["source"]
    assert "a row of the file" not in about["license"]


def test_the_tables_behind_the_views_are_hidden(db: Path) -> None:
    tables = get(db, "/tracker.json").json()["tables"]
    assert {table["name"] for table in tables if not table["hidden"]} == set()


def test_the_file_is_opened_as_one_that_does_not_change(db: Path) -> None:
    (found,) = get(db, "/-/databases.json").json()
    assert (found["name"], found["is_mutable"]) == ("tracker", False)


def test_only_this_machine_is_served() -> None:
    assert serve.HOST == "127.0.0.1"


@pytest.mark.parametrize("name", named.names())
def test_a_question_answers_with_its_defaults(db: Path, name: str) -> None:
    assert rows(db, f"/tracker/{at(name)}") is not None


@pytest.mark.parametrize(("name", "columns", "params", "expected"), ANSWERS, ids=lambda part: str(part)[:30])
def test_a_question_gives_the_same_answer_as_the_command(
    db: Path, name: str, columns: str, params: tuple[str, ...], expected: list[tuple[Any, ...]]
) -> None:
    if any(param.startswith("as_of=") for param in params):
        pytest.skip("a page takes an instant as it is written; the command takes a day for its last second")
    given = dict(param.split("=", 1) for param in params)
    found = rows(db, f"/tracker/{at(name)}", **given)
    assert [tuple(row[column] for column in columns.split()) for row in found] == expected


def test_nothing_can_be_written(db: Path) -> None:
    before = db.read_bytes()
    answer = get(db, "/tracker.json", sql="delete from ledger_entries", _shape="array")
    assert answer.status_code == 400
    assert db.read_bytes() == before


def test_a_cell_that_would_fill_the_memory_is_refused(db: Path) -> None:
    """A page with one cell of a gigabyte was once six gigabytes of JSON."""
    answer = get(db, "/tracker.json", sql="select zeroblob(1000000000) as x")
    assert answer.status_code == 400
    assert "too big" in answer.json()["error"]
    assert rows(db, "/tracker", sql="select length(zeroblob(999999)) as x") == [{"x": 999999}]


@pytest.mark.parametrize(
    "sql",
    [
        "attach 'x' as y",
        "select load_extension('x')",
        "pragma journal_mode = delete",
        "select 1; drop table ledger_entries",
        "vacuum into 'copy.db'",
    ],
)
def test_what_is_no_question_is_refused(db: Path, sql: str) -> None:
    before = db.read_bytes()
    assert get(db, "/tracker.json", sql=sql).status_code == 400
    assert db.read_bytes() == before
    assert not Path("copy.db").exists()


def test_without_datasette_it_says_what_to_install(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "datasette.app", None)
    with pytest.raises(TrackerError, match=r"pip install 'conflict-tracker\[serve\]'"):
        serve.site(db)


def test_a_ledger_that_is_being_written_is_not_served_half(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    record(desk, A, ALPHA, "2024-04-01T08:00:00Z")
    with pytest.raises(TrackerError, match="is being written"):
        serve.site(desk.path)
    desk.db.close()


def test_the_command_says_when_there_is_no_database(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["serve", "--db", str(tmp_path / "none.db")])
    assert done.exit_code == 1
    assert "there is no database" in done.stderr
