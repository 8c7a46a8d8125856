"""Reading: the public views, SQL that cannot write, and what the reading commands answer."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tracker.amounts import amount, figure
from tracker.asking import named, query
from tracker.cli import app
from tracker.giving import output
from tracker.giving.formats import FORMATS, SQL_FORMATS
from tracker.giving.spreadsheet import bare
from tracker.ingest import open_ingest
from tracker.model import Document, TrackerError
from tracker.resources import db_dir

TOTAL = "losses.personnel.total"
VEHICLE = "losses.equipment.vehicle.total"

FIRST = [
    {"date": "2024-01-01", "personnel": 360000, "personnel*": "about"},
    {"date": "2024-01-02", "personnel": 361000, "personnel*": "about"},
    {"date": "2024-01-03", "personnel": 362000},
    {"date": "2024-01-05", "day": 999, "personnel": 363000},
]
SECOND = [FIRST[0], {**FIRST[1], "personnel": 361500}, FIRST[3]]
EQUIPMENT = [
    {"date": "2022-04-28", "vehicles and fuel tanks": 1700},
    {"date": "2022-04-30", "vehicles and fuel tanks": 1777},
    {"date": "2022-05-01", "vehicles and fuel tanks": 1824},
    {"date": "2022-05-04", "vehicles and fuel tanks": 1830},
]
PLAIN = """\
conflict,series,kind,party,place,donor,since,day,period_days,value,qualifier,unit,claimant,publisher,licence,url
ukraine,losses.personnel.total,total,RU,,,,2024-01-01,,360000,,,General Staff of Ukraine,Ukrinform,CC0,https://a.example
ukraine,losses.personnel.total,total,RU,,,,2024-01-02,,315000..320000,,,Another claimant,"A | B",CC0,https://a.example
gaza,losses.personnel.total,total,IL,,,,2024-01-01,,500,,,Another claimant,A publisher,CC0,https://a.example
gaza,losses.personnel.total,total,IL,,,,2024-02-01,,520,over,,Another claimant,A publisher,CC0,https://a.example
ukraine,aid.money.committed,total,,UA,EU,,2024-01-01,,1234567890.5,,EUR,Another claimant,A publisher,CC0,https://a.example
"""


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "tracker.db"
    with open_ingest(path) as ingest:
        for source, body, seen_at in (
            ("petroivaniuk", json.dumps(FIRST), "2024-03-01T08:00:00Z"),
            ("petroivaniuk", json.dumps(EQUIPMENT), "2024-03-01T09:00:00Z"),
            ("petroivaniuk", json.dumps(SECOND), "2024-04-01T23:59:59Z"),
            ("starter", PLAIN, "2024-03-05T00:00:00Z"),
        ):
            report = ingest.add(source, Document(body.encode(), "https://example.org/f", seen_at))
            assert report.outcome == "recorded", report.problems
    return path


@pytest.fixture
def connection(db: Path) -> Iterator[sqlite3.Connection]:
    with closing(query.connect(db)) as opened:
        yield opened


@pytest.fixture(autouse=True)
def _database(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_DB", str(db))


def tracker(*words: str, given: str | None = None) -> Result:
    result = CliRunner().invoke(app, list(words), input=given)
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    return result


def answer(*words: str) -> list[dict[str, object]]:
    result = tracker(*words, "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    rows: list[dict[str, object]] = json.loads(result.stdout, parse_constant=pytest.fail)
    return rows


def one_line(result: Result, *says: str, status: int = 1) -> None:
    assert (result.exit_code, result.stdout) == (status, "")
    assert result.stderr.startswith("tracker: ")
    assert result.stderr.count("\n") == 1
    for each in says:
        assert each in result.stderr


# The public views.

CLAIM_COLUMNS = [
    "conflict", "series", "kind", "party", "place", "donor", "since", "day", "period_days", "value", "low", "high",
    "qualifier", "unit", "claimant", "publisher", "source", "url", "quote", "locator", "document", "seen_at",
    "superseded_at", "status",
]  # fmt: skip


@pytest.mark.parametrize("view", ["claims", "current"])
def test_the_columns_of_claims_and_current_are_the_public_contract(connection: sqlite3.Connection, view: str) -> None:
    assert query.ask(connection, f"select * from {view}").columns == CLAIM_COLUMNS


@pytest.mark.parametrize(
    ("view", "columns"),
    [
        ("latest", CLAIM_COLUMNS),
        ("changes", ["change", "over_days", "correction"]),
        ("revisions", ["old_value", "new_value", "seen_at", "document"]),
        ("disagreements", ["claimant_a", "claimant_b", "value_a", "value_b"]),
        ("problems", ["source", "message", "found", "remedy", "document"]),
        ("runs", ["source", "outcome", "seen_at"]),
        ("documents", ["document", "url", "seen_at"]),
        ("sources", ["source", "title", "publisher", "licence"]),
        ("series", ["series", "title", "unit", "definition", "kinds"]),
    ],
)
def test_the_other_views_are_there_with_their_columns(
    connection: sqlite3.Connection, view: str, columns: list[str]
) -> None:
    assert set(columns) <= set(query.ask(connection, f"select * from {view}").columns)


def test_every_view_of_the_folder_is_in_the_database_and_answers(connection: sqlite3.Connection) -> None:
    files = {path.stem for path in (db_dir() / "views").glob("*.sql")}
    made = {name for (name,) in connection.execute("select name from sqlite_master where type = 'view'")}
    assert made == files
    for name in files:
        query.ask(connection, f"select * from {name}")


@pytest.mark.parametrize("folder", ["views", "queries"])
def test_every_view_and_named_question_begins_with_a_comment_that_says_what_it_is(folder: str) -> None:
    paths = sorted((db_dir() / folder).glob("*.sql"))
    assert paths
    for path in paths:
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("-- "), path
        assert len(first) > 20, path


def test_a_claim_as_of_an_instant_is_what_the_contract_says(connection: sqlite3.Connection) -> None:
    asked = (
        "select value from claims where series = ? and day = '2024-01-02' and source = 'petroivaniuk' and seen_at <= ?"
    )
    for seen, value in (("2024-04-01T23:59:58Z", 361000), ("2024-04-01T23:59:59Z", 361500)):
        sql = f"{asked} and (superseded_at is null or superseded_at > ?)"
        assert query.ask(connection, sql, (TOTAL, seen, seen)).rows == [(value,)]


# SQL.

WRITES = [
    "insert into ledger_meta values ('a', 'b')",
    "update ledger_entries set value = 1",
    "delete from ledger_entries",
    "replace into ledger_meta values ('a', 'b')",
    "with a as (select 1) delete from ledger_meta",
    "insert into claims values (1)",
    "drop table ledger_entries",
    "drop view claims",
    "drop trigger ledger_entries_keep",
    "alter table ledger_meta add column x",
    "create table t (a)",
    "create view v as select 1",
    "create index i on ledger_meta (key)",
    "create temp table t (a)",
    "create temporary view v as select 1",
    "create temp trigger t after insert on ledger_meta begin select 1; end",
    "create virtual table temp.t using fts5 (a)",
    "create table t as select * from claims",
    "attach 'other.db' as other",
    "attach ':memory:' as other",
    "detach main",
    "vacuum",
    "vacuum into 'copy.db'",
    "reindex",
    "analyze",
    "begin",
    "begin immediate",
    "commit",
    "savepoint s",
    "pragma user_version = 7",
    "pragma query_only = off",
    "pragma journal_mode = delete",
    "pragma writable_schema = on",
    "pragma application_id = 1",
    "pragma foreign_keys(0)",
    "pragma main.user_version(3)",
    "PRAGMA wal_checkpoint(truncate)",
]


@pytest.mark.parametrize("statement", WRITES)
def test_sql_that_would_write_is_refused_with_one_line_and_nothing_changes(db: Path, statement: str) -> None:
    before, beside = db.read_bytes(), sorted(db.parent.iterdir())
    one_line(tracker("sql", statement), "the ledger is only read here and refused: ", "expected one select")
    assert db.read_bytes() == before
    made = {path.name for path in set(db.parent.iterdir()) - set(beside)}
    assert made <= {"tracker.db-shm", "tracker.db-wal"}
    assert not Path("copy.db").exists()
    assert not Path("other.db").exists()


@pytest.mark.parametrize(
    "statement",
    [
        "select load_extension('x')",
        "select fts3_tokenizer('simple')",
        "select zeroblob(1000000000)",
        "select hex(zeroblob(60000000))",
        "select writefile('a', 'b')",
        "selec 1",
        "select",
        "select * from nothing",
        "select nothing",
        "select 1; select 2",
        "select 1; drop table ledger_entries",
        "select ?",
        "select :a",
        "select '",
        "select 1 -- \0",
        "select cast(x'ff' as text)",
        "select abs(-9223372036854775808)",
        "select \udcff",
        "",
        "  ",
        "/* only a comment */",
        ";",
    ],
)
def test_bad_sql_is_one_clear_line(statement: str) -> None:
    one_line(tracker("sql", statement))


ENDLESS = "with recursive r (n) as (select 1 union all select n + 1 from r)"


def test_an_answer_that_would_fill_the_memory_is_one_clear_line(db: Path) -> None:
    """Two hundred cells of 99 MB once took the machine down before the time limit was looked at."""
    one_line(tracker("sql", f"{ENDLESS} select zeroblob(19000000) as x from r"), "larger than 1,000 MB", "fewer rows")
    asked = f"{ENDLESS} select case when n > 500 then zeroblob(1000000) else n end as x from r"
    with closing(query.connect(db)) as connection, pytest.raises(TrackerError, match="larger than 10 MB"):
        query.ask(connection, asked, (), query.Limits(size=10_000_000))


def test_the_time_limit_holds_where_a_few_steps_make_large_cells(db: Path) -> None:
    with closing(query.connect(db)) as connection, pytest.raises(TrackerError, match=r"stopped after 0\.001 s"):
        query.ask(connection, f"{ENDLESS} select zeroblob(1000000) as x from r", (), query.Limits(seconds=0.001))


def test_rows_are_all_there_in_their_order_however_many_are_taken_at_a_time(db: Path) -> None:
    with closing(query.connect(db)) as connection:
        for rows in (1, 2, 99, 100, 1000):
            answer = query.ask(connection, f"{ENDLESS} select n from r", (), query.Limits(rows=rows))
            assert (answer.rows, answer.cut) == ([(n,) for n in range(1, rows + 1)], True)
        short = query.ask(connection, f"{ENDLESS} select n from r limit 250", (), query.Limits(rows=250))
    assert (len(short.rows), short.cut) == (250, False)


def test_plain_questions_about_the_shape_are_answered() -> None:
    migrations = len(list((db_dir() / "migrations").glob("*.sql")))
    assert answer("sql", "pragma user_version") == [{"user_version": migrations}]
    assert len(answer("sql", "pragma table_info(claims)")) == len(CLAIM_COLUMNS)
    assert tracker("sql", "explain query plan select * from claims").exit_code == 0


def test_a_question_may_come_from_standard_input() -> None:
    result = tracker("sql", "-", "--format", "csv", given="select 1 as one;\n")
    assert (result.exit_code, result.stdout) == (0, "one\n1\n")


def test_every_named_question_answers_without_parameters() -> None:
    names = [row["name"] for row in answer("sql", "--list")]
    assert names == named.names()
    for name in named.names():
        assert answer("sql", "--name", name) is not None


def test_a_named_question_takes_its_parameters() -> None:
    rows = answer("sql", "--name", "latest", "--param", "conflict=gaza")
    assert [(row["day"], row["value"]) for row in rows] == [("2024-02-01", 520)]
    assert answer("sql", "--name", "revised", "--param", "since=2024-05-01") == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["sql", "--name", "latets"], "there is no query 'latets'; did you mean 'latest'?"),
        (["sql", "--name", "latest", "--param", "conflit=x"], "no parameter 'conflit'; did you mean 'conflict'?"),
        (["sql", "--name", "latest", "--param", "conflict"], "write it as name=value"),
        (["sql", "--name", "../views/claims"], "there is no query '../views/claims'"),
        (["show", "losses.personel.total"], "did you mean 'losses.personnel.total'?"),
        (["why", "losses.personel.total", "2024-01-01"], "did you mean 'losses.personnel.total'?"),
        (["revisions", "losses.personel.total"], "did you mean 'losses.personnel.total'?"),
        (["revisions", "--source", "petroivanuik"], "did you mean 'petroivaniuk'?"),
        (["show", TOTAL, "--party", "UR"], "did you mean 'RU'?"),
        (["show", TOTAL, "--conflict", "ukrain"], "did you mean 'ukraine'?"),
        (["show", TOTAL, "--claimant", "General Staff"], "there is no claimant 'General Staff'"),
        (["why", TOTAL, "2024-01-01", "--conflict", "ukrain"], "did you mean 'ukraine'?"),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else "",
)
def test_a_name_that_does_not_exist_is_answered_with_the_nearest(words: list[str], says: str) -> None:
    one_line(tracker(*words), says, status=2 if "--param" in words else 1)


# Limits.


def test_a_question_that_takes_too_long_is_stopped_with_advice(connection: sqlite3.Connection) -> None:
    endless = "with recursive n(i) as (values (1) union all select i + 1 from n) select count(*) from n"
    with pytest.raises(TrackerError, match=r"stopped after 0 s; ask for fewer series or days, or allow more with"):
        query.ask(connection, endless, (), query.Limits(seconds=0.0))
    assert query.ask(connection, "select 1 as one", (), query.Limits(seconds=60)).rows == [(1,)]


def test_an_answer_with_too_many_rows_is_cut_and_says_so() -> None:
    numbers = "select 1 as n union all select 2 union all select 3"
    cut = tracker("sql", numbers, "--rows", "2", "--format", "csv")
    assert (cut.exit_code, cut.stdout) == (1, "n\n1\n2\n")
    assert cut.stderr == "tracker: there are more rows; only the first 2 are shown, --rows 0 gives all\n"
    for rows in ("3", "0"):
        whole = tracker("sql", numbers, "--rows", rows, "--format", "csv")
        assert (whole.exit_code, whole.stdout, whole.stderr) == (0, "n\n1\n2\n3\n", "")


# Formats.

FORMULAS = query.Answer(["=head", "n"], [("=1+1", 1), ("+1", -2), ("-1", 0.5), ("@x", None), ("'", None), ("plain", 1)])


def test_a_text_that_a_spreadsheet_would_run_is_written_as_text_and_numbers_stay_numbers() -> None:
    assert written("csv", FORMULAS).splitlines() == [
        "'=head,n", "'=1+1,1", "'+1,-2", "'-1,0.5", "'@x,", "'',", "plain,1",
    ]  # fmt: skip
    rows = list(csv.reader(StringIO(written("csv", FORMULAS))))[1:]
    assert [bare(row[0]) for row in rows] == [row[0] for row in FORMULAS.rows]


@pytest.mark.parametrize("form", SQL_FORMATS)
def test_an_answer_goes_into_a_file_whose_ending_says_the_format(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"answer.{form}"
    result = tracker("sql", "select day, value from current order by day, value", "-o", str(path))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    shown = tracker("sql", "select day, value from current order by day, value", "--format", form)
    assert path.read_bytes() == shown.stdout_bytes
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_cannot_be_written_is_one_clear_line(tmp_path: Path) -> None:
    one_line(tracker("sql", "select 1 as one", "-o", str(tmp_path / "none" / "x.csv")), "cannot be written")
    one_line(tracker("sql", "select 1 as one", "-o", "/", "--format", "csv"), "is a folder; name a file")


def test_parquet_has_typed_columns_that_duckdb_reads(tmp_path: Path) -> None:
    path = tmp_path / "answer.parquet"
    output.save(
        query.Answer([*SAMPLE.columns, "bytes", "mixed"], [(*SAMPLE.rows[0], b"a", 1), (*SAMPLE.rows[1], None, "x")]),
        path,
        "parquet",
    )
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect() as db:
        found = db.execute(f"select * from '{path}'")
        assert [column[0] for column in found.description] == [*SAMPLE.columns, "bytes", "mixed"]
        assert found.fetchall() == [
            ("a | b", 380600, 0.5, None, b"a", "1"),
            ('"quoted",\nline', -1, 2.0, None, None, "x"),
        ]
        types = [row[1] for row in db.execute(f"describe select * from '{path}'").fetchall()]
    assert types == ["VARCHAR", "BIGINT", "DOUBLE", "VARCHAR", "BLOB", "VARCHAR"]


def test_without_pyarrow_parquet_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    one_line(tracker("sql", "select 1 as one", "--format", "parquet"), "pip install 'conflict-tracker[parquet]'")


SAMPLE = query.Answer(
    ["text", "whole", "part", "nothing"], [("a | b", 380600, 0.5, None), ('"quoted",\nline', -1, 2.0, None)]
)


def written(form: str, rows: query.Answer = SAMPLE) -> str:
    out = StringIO()
    output.write(rows, form, out)
    return out.getvalue()


def test_csv_reads_back_as_it_was() -> None:
    rows = list(csv.reader(StringIO(written("csv"))))
    assert rows == [SAMPLE.columns, ["a | b", "380600", "0.5", ""], ['"quoted",\nline', "-1", "2.0", ""]]


def test_json_and_jsonl_read_back_as_they_were() -> None:
    expected = [dict(zip(SAMPLE.columns, row, strict=True)) for row in SAMPLE.rows]
    assert json.loads(written("json")) == expected
    assert [json.loads(line) for line in written("jsonl").splitlines()] == expected
    assert json.loads(written("json", query.Answer(["a"], []))) == []


def test_markdown_keeps_its_columns_whatever_is_in_the_cells() -> None:
    lines = written("md").splitlines()
    assert lines[:2] == ["| text | whole | part | nothing |", "| --- | --- | --- | --- |"]
    assert {line.count("|") for line in lines} == {5}


def test_a_table_is_aligned_and_leaves_out_columns_that_are_null_everywhere() -> None:
    lines = written("table").splitlines()
    assert len(lines) == 4
    assert lines[0].split() == ["text", "whole", "part"]
    assert lines[2].endswith("380,600   0.5")


def test_an_empty_answer_still_names_its_columns() -> None:
    for form in ("table", "csv", "md"):
        assert "text" in written(form, query.Answer(SAMPLE.columns, []))


@pytest.mark.parametrize(
    ("value", "shown"),
    [(380600, "380,600"), (18.12, "18.12"), (1234567.5, "1,234,567.5"), (1234567890.25, "1,234,567,890.25"),
     (1e-7, "1e-07"), (603628.25, "603,628.25"), (2**62, f"{2**62:,}"), (-0.5, "-0.5"), (None, "")],
)  # fmt: skip
def test_a_figure_is_shown_with_all_its_digits(value: float | None, shown: str) -> None:
    assert figure(value) == shown


def test_an_amount_keeps_what_was_said_of_it() -> None:
    assert amount(380600, None, None, "about") == "about 380,600"
    assert amount(10, None, None, "at_least") == "at least 10"
    assert amount(None, 15, 20, None) == "15 to 20"
    assert amount(None, None, None, None) == "none"


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "question",
    [
        "select x'00ff' as blob",
        "select 9e999 as endless",
        "select -9e999 as endless",
        "select char(0) as nul",
        "select 1 where 0",
        "select 9223372036854775807 as big",
        "select '\u2028' as line",
        "select 1.0 as one",
    ],
)
def test_every_value_of_sqlite_can_be_written_in_every_format(form: str, question: str) -> None:
    result = tracker("sql", question, "--format", form)
    assert (result.exit_code, result.stderr) == (0, "")
    if form == "json":
        json.loads(result.stdout, parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))
    if form == "jsonl":
        for line in result.stdout.removesuffix("\n").split("\n") if result.stdout else []:
            json.loads(line, parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))


def test_of_two_columns_with_one_name_neither_is_lost() -> None:
    result = tracker("sql", "select a.value, b.value from current a, current b limit 1", "--format", "json")
    if result.exit_code == 0:
        assert len(json.loads(result.stdout)[0]) == 2
    else:
        one_line(result, "value")


# show


def test_show_gives_what_stands_by_line_and_day() -> None:
    rows = answer("show", TOTAL)
    assert [(row["conflict"], row["day"], row["value"], row["source"]) for row in rows] == [
        ("gaza", "2024-01-01", 500, "starter"),
        ("gaza", "2024-02-01", 520, "starter"),
        ("ukraine", "2024-01-02", None, "starter"),
        ("ukraine", "2024-01-01", 360000, "petroivaniuk"),
        ("ukraine", "2024-01-02", 361500, "petroivaniuk"),
        ("ukraine", "2024-01-01", 360000, "starter"),
    ]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        (["--conflict", "gaza"], ["2024-01-01", "2024-02-01"]),
        (["--party", "IL", "--since", "2024-01-02"], ["2024-02-01"]),
        (["--source", "petroivaniuk", "--until", "2024-01-01"], ["2024-01-01"]),
        (["--source", "petroivaniuk", "--since", "2024-01-02", "--until", "2024-01-02"], ["2024-01-02"]),
        (["--claimant", "General Staff of Ukraine", "--source", "starter"], ["2024-01-01"]),
        (["--kind", "total", "--conflict", "gaza", "--until", "2023-12-31"], []),
    ],
    ids=" ".join,
)
def test_show_takes_filters_together(words: list[str], days: list[str]) -> None:
    assert [row["day"] for row in answer("show", TOTAL, *words)] == days


@pytest.mark.parametrize(
    ("as_of", "value"),
    [
        ("2024-02-29", None),
        ("2024-03-01", 361000),
        ("2024-03-01T07:59:59Z", None),
        ("2024-03-01T08:00:00Z", 361000),
        ("2024-03-31", 361000),
        ("2024-04-01", 361500),
        ("2024-04-01T23:59:58Z", 361000),
        ("2024-04-02T01:59:59+02:00", 361500),
    ],
)
def test_as_of_is_the_clock_of_what_was_known_and_a_day_means_its_last_second(as_of: str, value: int | None) -> None:
    rows = answer("show", TOTAL, "--source", "petroivaniuk", "--as-of", as_of)
    known = {row["day"]: row["value"] for row in rows}
    assert known.get("2024-01-02") == value
    assert ("2024-01-03" in known) == (value == 361000)
    assert "2024-01-05" not in known


@pytest.mark.parametrize("option", ["--since", "--until"])
@pytest.mark.parametrize("text", ["garbage", "2024-1-2", "20240102", "2024-02-30", "last week", "1704153600", ""])
def test_a_day_that_is_none_is_one_clear_line_and_no_empty_answer(option: str, text: str) -> None:
    one_line(tracker("show", TOTAL, option, text), repr(text), status=2)


@pytest.mark.parametrize(
    "words",
    [
        ["show", TOTAL, "--as-of", "soon"],
        ["why", TOTAL, "2024-01-01", "--as-of", "soon"],
        ["revisions", "--since", "soon"],
        ["why", TOTAL, "2024-1-1"],
        ["why", TOTAL, "2024-02-30"],
        ["why", TOTAL, "20240101"],
    ],
    ids=" ".join,
)
def test_an_instant_or_day_that_is_none_is_one_clear_line(words: list[str]) -> None:
    one_line(tracker(*words), "write", status=2)


def test_the_change_is_between_reports_with_the_days_it_covers_and_null_across_a_merge() -> None:
    rows = answer("show", VEHICLE, "--change")
    assert [(row["day"], row["change"], row["over_days"], row["break"]) for row in rows] == [
        ("2022-04-30", 77, 2, None),
        ("2022-05-01", None, 1, "merge"),
        ("2022-05-04", 6, 3, None),
    ]


# why


def story(*words: str) -> str:
    result = tracker("why", *words)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def test_why_says_who_in_which_words_and_where_and_that_they_agree() -> None:
    told = story(TOTAL, "2024-01-01", "--conflict", "ukraine")
    assert "about 360,000  General Staff of Ukraine, printed by PetroIvaniuk, read by petroivaniuk" in told
    assert "“360000”" in told
    assert "at /0/personnel in document " in told
    assert ", from https://example.org/f\n" in told
    assert "seen 2024-03-01T08:00:00Z, stands" in told
    assert "They agree: 2 claims that stand say 360,000." in told
    assert "gaza" not in told


def test_why_keeps_what_is_counted_apart_apart() -> None:
    told = story(TOTAL, "2024-01-01")
    assert told.count("total in people") == 2
    assert "One claim stands." in told


def test_why_sets_claims_that_disagree_side_by_side_and_shows_what_was_replaced() -> None:
    told = story(TOTAL, "2024-01-02")
    assert "about 361,000  General Staff of Ukraine" in told
    assert "seen 2024-03-01T08:00:00Z, until 2024-04-01T23:59:59Z" in told
    assert "They disagree: 2 claims stand, with 2 different values: 315,000 to 320,000, 361,500." in told


def test_why_as_of_an_instant_knows_nothing_later() -> None:
    told = story(TOTAL, "2024-01-02", "--as-of", "2024-03-02")
    assert "361,500" not in told
    assert "seen 2024-03-01T08:00:00Z, stands" in told
    assert "One claim stands." in told


def test_why_says_that_a_claim_was_withdrawn() -> None:
    told = story(TOTAL, "2024-01-03")
    assert "362,000" in told
    assert "until 2024-04-01T23:59:59Z" in told
    assert "withdrawn by PetroIvaniuk, seen 2024-04-01T23:59:59Z" in told
    assert "Nothing stands." in told


def test_why_says_for_what_reason_a_claim_is_held() -> None:
    told = story(TOTAL, "2024-01-05")
    assert "363,000" in told
    assert "held, not trusted" in told
    assert told.count("because the row is dated 2024-01-05, which is day 681, but is numbered day 999") == 1
    assert "Nothing stands." in told


def test_why_without_a_claim_names_the_nearest_days_of_the_same_thing() -> None:
    assert "No claim about 2024-01-10. The nearest days with one: 2024-01-02 and 2024-02-01." in story(
        TOTAL, "2024-01-10"
    )
    assert "The nearest days with one: 2024-01-02." in story(TOTAL, "2024-01-10", "--conflict", "ukraine")
    assert "There is none on any other day either." in story("losses.personnel.wounded", "2024-01-10")


def test_why_as_of_an_instant_names_no_day_that_was_not_known_then() -> None:
    told = story(TOTAL, "2024-01-10", "--as-of", "2024-03-01")
    assert "No claim about 2024-01-10 was known then." in told
    assert "2024-02-01" not in told
    assert "2024-01-03" in told


def test_why_shows_money_to_the_cent_with_its_currency() -> None:
    told = story("aid.money.committed", "2024-01-01")
    assert "1,234,567,890.5" in told
    assert "total in EUR" in told


def test_why_gives_the_claims_as_data_too() -> None:
    rows = answer("why", TOTAL, "2024-01-03")
    assert [(row["value"], row["status"]) for row in rows] == [(362000, "accepted"), (None, "withdrawn")]


# revisions, series, sources


def test_revisions_lists_what_was_replaced_or_taken_back_newest_first() -> None:
    rows = answer("revisions", TOTAL)
    assert [(row["day"], row["old_value"], row["new_value"], row["difference"], row["type"]) for row in rows] == [
        ("2024-01-03", 362000, None, None, "withdrawal"),
        ("2024-01-02", 361000, 361500, 500, "revision"),
    ]
    assert answer("revisions", VEHICLE) == []
    assert answer("revisions", "--source", "starter") == []
    assert len(answer("revisions", "--since", "2024-04-01")) == 2
    assert answer("revisions", "--since", "2024-04-02") == []


def test_series_lists_what_the_ledger_holds_and_everything_when_asked() -> None:
    rows = {row["series"]: row for row in answer("series")}
    assert set(rows) == {TOTAL, VEHICLE, "aid.money.committed"}
    total = rows[TOTAL]
    assert (total["unit"], total["first_day"], total["last_day"], total["claims"]) == (
        "people",
        "2024-01-01",
        "2024-02-01",
        6,
    )
    assert set(str(total["conflicts"]).split(",")) == {"gaza", "ukraine"}
    assert len(answer("series", "--all")) > 50


def test_sources_lists_all_there_are_with_how_far_they_reach() -> None:
    rows = {row["source"]: row for row in answer("sources")}
    assert rows["petroivaniuk"]["newest_day"] == "2024-01-02"
    assert rows["petroivaniuk"]["last_seen_at"] == "2024-04-01T23:59:59Z"
    assert rows["petroivaniuk"]["licence"] == "MIT"


@pytest.mark.parametrize("command", ["series", "sources"])
def test_without_a_database_the_catalog_and_the_sources_are_still_listed(tmp_path: Path, command: str) -> None:
    assert len(answer(command, "--db", str(tmp_path / "none.db"))) > 1
    assert list(tmp_path.iterdir()) == []


# Databases that are none.


@pytest.mark.parametrize("body", [b"", b"not a database " * 99, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_file_that_is_no_ledger_is_one_clear_line(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(body)
    for words in (["sql", "select 1"], ["show", TOTAL], ["audit"], ["series"], ["sources"]):
        one_line(tracker(*words, "--db", str(path)), "other.db is not a ")
    assert path.read_bytes() == body


def test_a_database_that_is_not_there_is_one_clear_line_and_is_not_made(tmp_path: Path) -> None:
    for words in (
        ["sql", "select 1"],
        ["show", TOTAL],
        ["why", TOTAL, "2024-01-01"],
        ["revisions"],
        ["replay", "--check"],
    ):
        one_line(tracker(*words, "--db", str(tmp_path / "none.db")), "there is no database", "--db or TRACKER_DB")
    assert list(tmp_path.iterdir()) == []


def test_a_path_with_odd_characters_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "a b?c#d%20é.db"
    with open_ingest(path):
        pass
    assert answer("sql", "select count(*) as n from claims", "--db", str(path)) == [{"n": 0}]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions do not bind who runs as root")
def test_a_ledger_in_a_folder_that_is_read_only_is_read(tmp_path: Path) -> None:
    path = tmp_path / "tracker.db"
    with open_ingest(path):
        pass
    tmp_path.chmod(0o555)
    try:
        assert answer("sql", "select count(*) as n from claims", "--db", str(path)) == [{"n": 0}]
    finally:
        tmp_path.chmod(0o755)


def test_a_connection_for_reading_cannot_write_even_without_ask(connection: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("delete from ledger_meta")


def test_a_refusal_does_not_spoil_the_next_question(connection: sqlite3.Connection) -> None:
    with pytest.raises(TrackerError, match="refused: delete"):
        query.ask(connection, "delete from ledger_meta")
    assert query.ask(connection, "select 1 as one") == query.Answer(["one"], [(1,)])
