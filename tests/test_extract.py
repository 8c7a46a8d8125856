from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tracker.cli import app

POST = (
    "Army: losses pass a mark\nby A Reporter January 26, 2024 9:00 AM 1 min read\n\n"
    "Russia has lost 380,600 troops in Ukraine since the beginning of the war, the General Staff of Ukraine said."
    " The ministry employs 12 cooks.\n"
)


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "post.txt"
    path.write_text(POST, encoding="utf-8")
    return path


def run(*words: str, text: str | None = None) -> str:
    done = CliRunner().invoke(app, ["extract", *words], input=text)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_a_claim_is_shown_in_its_line_with_its_quote_in_brackets(post: Path) -> None:
    shown = run(str(post))
    assert "⟦Russia has lost 380,600 troops in Ukraine since the beginning⟧ of the war" in shown
    assert "1  losses.personnel.total RU 380,600; 2024-01-26; General Staff of Ukraine\n" in shown


def test_json_has_the_shape_of_the_labels_and_the_place_of_the_quote(post: Path) -> None:
    (row,) = json.loads(run(str(post), "--format", "json"))
    assert (row["series"], row["party"], row["value"], row["unit"]) == (
        "losses.personnel.total",
        "RU",
        380600,
        "people",
    )
    assert (row["low"], row["high"], row["qualifier"], row["currency"], row["period_days"]) == (None,) * 5
    assert POST[row["start"] : row["end"]] == row["quote"]
    assert row["attrs"] == {"conflict": "ukraine"}


def test_documents_in_lines_give_claims_in_lines(tmp_path: Path) -> None:
    path = tmp_path / "documents.jsonl"
    documents = [
        {"id": "a", "text": POST, "published": None, "publisher": None},
        {"id": "b", "text": "Nothing.", "published": "2024-01-26"},
    ]
    path.write_text("".join(json.dumps(one) + "\n" for one in documents), encoding="utf-8")
    first, second = (json.loads(line) for line in run(str(path)).splitlines())
    assert (first["id"], [one["value"] for one in first["claims"]]) == ("a", [380600])
    assert second == {"id": "b", "claims": []}


def test_explaining_gives_a_reason_for_every_number(post: Path) -> None:
    rows = [line.split("\t") for line in run(str(post), "--explain").splitlines()]
    assert [row[1] for row in rows] == [
        *("26", "2024", "1"),
        "Russia has lost 380,600 troops in Ukraine since the beginning",
        "12",
    ]
    assert rows[0][2] == "none: the sentence tells of nothing that is counted"
    assert rows[-1][2].startswith("none: ")


def test_standard_input_is_read_for_a_dash() -> None:
    assert json.loads(run("-", "--format", "json", "--published", "2024-01-27", text=POST))[0]["day"] == "2024-01-27"


def test_a_day_that_the_text_leaves_open_stays_open() -> None:
    text = (
        "Russia has lost 380,600 troops in Ukraine since the beginning of the war, the General Staff of Ukraine said."
    )
    assert json.loads(run("-", "--format", "json", text=text))[0]["day"] is None


def test_a_file_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["extract", str(tmp_path / "no.txt")])
    assert done.exit_code == 1
    assert "found no readable file" in done.stderr


def test_a_line_that_is_no_document_is_named(tmp_path: Path) -> None:
    path = tmp_path / "documents.jsonl"
    path.write_text('{"id": "a"}\n')
    done = CliRunner().invoke(app, ["extract", str(path)])
    assert done.exit_code == 1
    assert f"{path}:1: found no document" in done.stderr
