"""A new source is three files that pass as they are, in a checkout and as a package of its own."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import pytest

from tracker import sources
from tracker.making import scaffold
from tracker.model import TrackerError


def passes(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "."],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert "3 passed" in done.stdout


def test_a_package_of_ones_own_passes_its_test_as_it_is(tmp_path: Path) -> None:
    paths = scaffold.write("my-thing", tmp_path)
    assert {path.relative_to(tmp_path).as_posix() for path in paths} == {
        "tracker_my_thing.py", "tests/my_thing.csv", "tests/test_my_thing.py", "pyproject.toml",
    }  # fmt: skip
    passes(tmp_path)


def test_in_a_checkout_the_files_go_where_the_sources_are(tmp_path: Path) -> None:
    (tmp_path / "tracker" / "sources").mkdir(parents=True)
    (tmp_path / "tracker" / "sources" / "__init__.py").touch()
    paths = scaffold.write("my-thing", tmp_path)
    assert {path.relative_to(tmp_path).as_posix() for path in paths} == {
        "tracker/sources/my_thing.py", "tests/fixtures/my-thing/my_thing.csv", "tests/test_my_thing.py",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "says"),
    [("My Thing", "'My Thing' is no id of a source"), ("../up", "is no id"), ("lod-db", "there is a source 'lod-db'")],
)
def test_a_name_that_cannot_be_one_is_refused(tmp_path: Path, name: str, says: str) -> None:
    with pytest.raises(TrackerError, match=says):
        scaffold.write(name, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    scaffold.write("my-thing", tmp_path)
    with pytest.raises(TrackerError, match="is there already; nothing was written"):
        scaffold.write("my-thing", tmp_path)


def test_an_installed_package_brings_its_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scaffold.write("my-thing", tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    brought = EntryPoints([EntryPoint("my-thing", "tracker_my_thing", sources.GROUP)])
    monkeypatch.setattr(sources, "entry_points", lambda group: brought.select(group=group))
    sources._modules.cache_clear()
    try:
        assert "my-thing" in sources.names()
        assert sources.load("my-thing").SOURCE.id == "my-thing"
        assert sources.reader("my-thing", "catalog")
        clash = EntryPoints([EntryPoint("lod-db", "tracker_my_thing", sources.GROUP)])
        monkeypatch.setattr(sources, "entry_points", lambda group: clash.select(group=group))
        sources._modules.cache_clear()
        with pytest.raises(TrackerError, match=r"brings a source 'lod-db', which is tracker\.sources\.lod_db already"):
            sources.names()
    finally:
        sources._modules.cache_clear()
