"""What holds for every source: found by listing the folder, each with small hand-made documents of its shape.

`tests/fixtures/ID/` holds them. A source without one has no proof that it reads anything.
"""

from __future__ import annotations

import builtins
import csv
import io
import json
import re
import socket
import sqlite3
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.shapes import items
from tracker import catalog, sources
from tracker.checks import Checks
from tracker.documents.locate import Quotes
from tracker.model import Claim, Document, Problem

FIXTURES = Path(__file__).parent / "fixtures"
NAMES = sources.names()
LOCAL = {
    "news",
    "starter",
    "aid-statements",
    "second-reader",
}  # handed over by a person: they look nowhere by themselves
CASES = [(name, path) for name in NAMES for path in sorted((FIXTURES / name).glob("*")) if (FIXTURES / name).is_dir()]
each_source = pytest.mark.parametrize("name", NAMES)
each_fixture = pytest.mark.parametrize(("name", "path"), CASES, ids=[f"{name}-{path.name}" for name, path in CASES])

TODAY = date(2026, 11, 23)
SEEN = "2026-11-23T08:00:00Z"


def document(path: Path) -> Document:
    return Document(path.read_bytes(), f"file:{path.name}", SEEN)


def read(name: str, body: Document) -> tuple[list[Claim], list[Problem]]:
    return items(sources.load(name).parse, body)


@each_source
def test_what_a_source_says_of_itself_is_complete(name: str) -> None:
    source = sources.load(name).SOURCE
    assert source.id == name
    for text in (source.title, source.licence, source.cite, source.note):
        assert text == text.strip() != ""
    assert source.note.endswith(".")
    assert source.publisher or source.claimant or name in LOCAL
    assert source.homepage.startswith("https://") or name in LOCAL
    assert source.cadence_days is None or source.cadence_days > 0
    if source.claimant:
        assert source.claimant in catalog.load().claimants


@each_source
@pytest.mark.parametrize("since", [None, date(2026, 1, 1)], ids=["usually", "since a day"])
def test_where_a_source_looks_is_well_formed_and_the_same_every_time(name: str, since: date | None) -> None:
    module = sources.load(name)
    requests = list(module.addresses(TODAY, since))
    assert requests == list(module.addresses(TODAY, since))
    urls = [request.url for request in requests]
    assert len(set(urls)) == len(urls)
    assert urls or name in LOCAL or not module.SOURCE.default
    for url in (*urls, *(other for request in requests for other in request.otherwise)):
        parts = urlsplit(re.sub(r"\$\{[A-Z][A-Z0-9_]*\}", "x", url))
        assert parts.scheme == "https", url
        assert "." in parts.netloc, url
        assert not re.search(r"\s", url), url
        assert "${" not in re.sub(r"\$\{[A-Z][A-Z0-9_]*\}", "", url), url
    if any("${" in " ".join([request.url, *request.headers.values()]) for request in requests):
        assert not module.SOURCE.default, "a source that needs a key cannot run by default"
    if any(request.index for request in requests):
        assert callable(module.links)  # type: ignore[attr-defined]


@each_source
def test_every_source_has_a_document_of_its_shape(name: str) -> None:
    assert any(case[0] == name for case in CASES), f"put a small hand-made document into {FIXTURES / name}"


@each_fixture
def test_a_document_gives_claims_that_the_ledger_takes_and_the_audit_proves(name: str, path: Path) -> None:
    body = document(path)
    claims, problems = read(name, body)
    assert claims
    assert [problem for problem in problems if problem.severity == "error"] == []
    checks, quotes = Checks(catalog.load(), sources.load(name).SOURCE, body), Quotes(body.body)
    for claim in claims:
        problem = checks.examine(claim)
        assert problem is None or problem.severity == "hold", problem
        assert quotes.read(claim.quote, claim.locator) == (claim.value, claim.low, claim.high), claim


@each_fixture
def test_reading_is_pure(name: str, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = document(path)
    first = read(name, body)  # whatever is loaded once is loaded now

    def forbidden(*_: Any, **__: Any) -> Any:
        raise AssertionError("parse is pure: no network, no files, no database, no clock")

    for owner, what in (
        (socket, "socket"), (builtins, "open"), (Path, "open"), (sqlite3, "connect"), (time, "time"),
    ):  # fmt: skip
        monkeypatch.setattr(owner, what, forbidden)
    again = read(name, body)
    monkeypatch.undo()
    assert again == first


_DIGESTS = """
import hashlib, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from tests.test_sources import CASES, document, read
digest = hashlib.sha256()
for name, path in CASES:
    digest.update(repr(read(name, document(path))).encode())
print(digest.hexdigest())
"""


def test_another_process_reads_the_same_in_the_same_order() -> None:
    root = str(Path(__file__).parents[1])
    told = {
        subprocess.run(
            [sys.executable, "-c", _DIGESTS, root],
            capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed, "PATH": ""},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(told) == 1


def with_a_column_more(path: Path) -> bytes | None:
    """The document with a column that nobody knows; None for a document of another form."""
    text = path.read_text(encoding="utf-8-sig") if path.suffix in {".csv", ".json"} else ""
    if path.suffix == ".csv":
        out = io.StringIO()
        rows = [row for row in csv.reader(io.StringIO(text)) if row]
        csv.writer(out).writerows([*row, "unheard of" if count == 0 else "7"] for count, row in enumerate(rows))
        return out.getvalue().encode()
    tree: Any = json.loads(text) if text.lstrip().startswith("[") else None
    if tree and all(isinstance(row, dict) for row in tree):
        return json.dumps([{**row, "unheard of": 7} for row in tree]).encode()
    return None


@each_fixture
def test_a_column_that_nobody_knows_is_a_problem_that_names_it(name: str, path: Path) -> None:
    body = with_a_column_more(path)
    if body is None or name == "starter" or len(body.splitlines()[0]) < 1:
        pytest.skip("this form has no columns")
    claims, problems = read(name, Document(body, f"file:{path.name}", SEEN))
    assert any("unheard of" in f"{problem.message} {problem.found}" for problem in problems)
    assert all(problem.remedy for problem in problems if "unheard of" in problem.found)
    assert len(claims) == len(read(name, document(path))[0])


@each_source
@pytest.mark.parametrize(
    ("body", "what"),
    [
        (b"<!doctype html><html><title>Not found</title><p>Not found, try again later</p></html>", "a page"),
        (b"", "nothing"),
        (b"{}", "an empty object"),
        (b"[]", "an empty list"),
        (b"\x00\xff\xfe garbage", "garbage"),
        (b'{"error": "rate limited"}', "an error in JSON"),
        (b"date,value\n", "a header alone"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_none_of_its_documents_is_one_error_and_no_claim(name: str, body: bytes, what: str) -> None:
    claims, problems = read(name, Document(body, "https://example.org/x", SEEN, published="2026-11-22"))
    assert claims == []
    assert all(problem.check and problem.message for problem in problems)
    assert len([problem for problem in problems if problem.severity == "error"]) == (1 if problems else 0)
