"""The documents of the views and the questions are made from the SQL, and are what it makes now."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from tests.shapes import Desk
from tracker.asking import query
from tracker.making import schema_docs
from tracker.resources import db_dir


def test_what_is_made_from_the_sql_is_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert schema_docs.main(["--check"]) == 0, capsys.readouterr().err


def test_every_column_of_every_view_says_what_it_means(desk: Desk) -> None:
    with closing(query.connect(desk.path)) as db:
        views = schema_docs.views(db)
    assert {view.name for view in views} == {path.stem for path in (db_dir() / "views").glob("*.sql")}
    for view in views:
        assert view.purpose, view.name
        assert view.columns
        for column, meaning in view.columns:
            assert meaning, f"{view.name}.{column}: say what it means in db/views/{view.name}.sql"


def test_a_column_without_a_comment_of_its_own_means_what_it_means_in_claims() -> None:
    assert schema_docs._column_comments(
        "-- x\ncreate view v as\nselect\n    a.b as c,  -- one\n    d,\nfrom t  -- no"
    ) == {"c": "one"}


def test_another_answer_replaces_the_one_before_and_leaves_the_rest() -> None:
    text = "-- What.\n-- :a = 1  b\n--\n-- Example: a=2\n-- old\n-- older\nselect :a;\n"
    assert schema_docs.with_answer(text, ["new"]) == (
        "-- What.\n-- :a = 1  b\n--\n-- Example: a=2\n-- new\nselect :a;\n"
    )


@pytest.mark.skipif(shutil.which("sqlite3") is None, reason="the command sqlite3 is not installed")
def test_the_plain_command_of_sqlite_reads_every_view(desk: Desk) -> None:
    for path in (db_dir() / "views").glob("*.sql"):
        words = ["sqlite3", "-readonly", str(desk.path), f"select count(*) from {path.stem}"]
        assert subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip().isdigit()


def test_no_view_needs_a_function_that_only_our_connection_has(tmp_path: Path) -> None:
    Desk(tmp_path).db.close()
    with closing(sqlite3.connect(tmp_path / "tracker.db")) as db:
        for path in (db_dir() / "views").glob("*.sql"):
            db.execute(f"select * from {path.stem}").fetchall()
