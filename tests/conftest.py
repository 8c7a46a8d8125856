from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.shapes import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.db.close()


@pytest.fixture(scope="session")
def starter_ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """The figures that ship with the program, seen on 1 August 2026; only to be read."""
    from tests.chart_shapes import starter  # noqa: PLC0415 (most tests need no pandas)

    db = starter(tmp_path_factory.mktemp("starter"))
    yield db
    db.close()
