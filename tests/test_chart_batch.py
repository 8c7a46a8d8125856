"""All charts at once: only what changed, the same from several processes, and nothing that one mistake can stop."""

from __future__ import annotations

import errno
import json
import multiprocessing
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from PIL import Image

from tests.chart_shapes import chart
from tests.specimens import SPECIMENS
from tests.test_read import GENERAL_STAFF, PERSONNEL, Tell, telling, totals
from tracker import catalog, charting, drawing
from tracker.charting import Look, batch, layout
from tracker.model import TrackerError
from tracker.resources import charts_dir

TWO = {"first": '{latest:,} on {latest_day}"', "second": 'Casualties"\nform = "step"'}


@pytest.fixture
def tell(tmp_path: Path) -> Iterator[Tell]:
    with telling(tmp_path) as tell:
        yield tell


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A user's own folder of two charts; the house style is the program's."""
    made = tmp_path / "mine"
    made.mkdir()
    for name, rest in TWO.items():
        (made / f"{name}.toml").write_text(f'series = ["{PERSONNEL}"]\ntitle = "{rest}\n', encoding="utf-8")
    return made


def run(tmp_path: Path, folder: Path, *, jobs: int = 1, out: str = "out") -> tuple[batch.Done, list[str]]:
    said: list[str] = []
    target = tmp_path / out
    target.mkdir(exist_ok=True)
    done = batch.draw_all(tmp_path / "tracker.db", target, Look(folder=folder), None, ("svg", "png"), jobs, said.append)
    return done, said


def test_everything_is_drawn_once_and_then_only_what_changed(tell, tmp_path, folder):
    tell(totals(GENERAL_STAFF, 1000, 1100))
    assert run(tmp_path, folder) == (batch.Done(2, 0, 0, 0), ["1 of 2: first", "2 of 2: second"])
    assert run(tmp_path, folder) == (batch.Done(0, 2, 0, 0), [])
    (folder / "second.toml").write_text(f'series = ["{PERSONNEL}"]\ntitle = "Another title"\n', encoding="utf-8")
    assert run(tmp_path, folder) == (batch.Done(1, 1, 0, 0), ["1 of 1: second"])
    (tmp_path / "out" / "first.svg").unlink()
    assert run(tmp_path, folder)[0] == batch.Done(1, 1, 0, 0)


def test_a_catalog_that_changed_draws_anew(tell, tmp_path, folder, monkeypatch):
    """Its rules say which channel is drawn, its areas what a share is of."""
    tell(totals(GENERAL_STAFF, 1000, 1100))
    run(tmp_path, folder)
    copy = tmp_path / "catalog"
    shutil.copytree(Path(catalog.__file__).parent, copy)
    with (copy / "standing.toml").open("a", encoding="utf-8") as rules:
        rules.write("# another rule\n")
    monkeypatch.setattr(catalog, "__file__", str(copy / "__init__.py"))
    batch._code.cache_clear()
    assert run(tmp_path, folder)[0] == batch.Done(2, 0, 0, 0)
    batch._code.cache_clear()


def test_new_figures_and_revised_ones_are_drawn(tell, tmp_path, folder):
    tell(totals(GENERAL_STAFF, 1000, 1100))
    run(tmp_path, folder)
    tell(totals(GENERAL_STAFF, 1000, 1150), seen_at="2025-01-02T00:00:00Z")
    assert run(tmp_path, folder)[0] == batch.Done(2, 0, 0, 0)


def test_the_same_figures_again_change_nothing(tell, tmp_path, folder):
    tell(totals(GENERAL_STAFF, 1000, 1100))
    run(tmp_path, folder)
    tell(totals(GENERAL_STAFF, 1000, 1100), seen_at="2025-01-02T00:00:00Z")
    assert run(tmp_path, folder)[0] == batch.Done(0, 2, 0, 0)


def test_two_processes_write_the_same_bytes_as_one(tell, tmp_path, folder):
    tell(totals(GENERAL_STAFF, 1000, 1100, 1300))
    run(tmp_path, folder, jobs=1, out="one")
    run(tmp_path, folder, jobs=2, out="two")
    files = sorted(path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*") if path.is_file())
    assert {path.name for path in files} >= {"first.svg", "first.png", "first.csv", "index.html"}
    for path in files:
        assert (tmp_path / "one" / path).read_bytes() == (tmp_path / "two" / path).read_bytes(), path


def faces() -> int:
    return layout._face.cache_info().currsize


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="the system copies no processes")
def test_a_copy_of_the_process_opens_fonts_of_its_own():
    """Two processes that share an open file move each other's place in it: letters failed to load, now and then."""
    layout.text_width("any words", 10, "DejaVu Sans")
    assert faces()
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("fork")) as pool:
        assert pool.submit(faces).result() == 0


def test_a_mistake_in_one_file_is_told_and_the_others_are_drawn(tell, tmp_path, folder):
    tell(totals(GENERAL_STAFF, 1000, 1100))
    (folder / "broken.toml").write_text('title = "T"\n', encoding="utf-8")
    done, said = run(tmp_path, folder)
    assert done == batch.Done(2, 0, 1, 1)
    assert "broken.toml:1: series: found nothing" in said[0]


def full(monkeypatch: pytest.MonkeyPatch, ending: str) -> None:
    """From here on the disk has room for half of a file with that ending."""
    plain = Path.write_bytes

    def write(self: Path, content: bytes) -> int:
        if not self.name.endswith(ending):
            return plain(self, content)
        plain(self, content[: len(content) // 2])
        raise OSError(errno.ENOSPC, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_bytes", write)


def test_a_full_disk_is_one_line_and_the_old_picture_stays_whole(tell, tmp_path, monkeypatch):
    drawn = charting.draw_chart(tell(totals(GENERAL_STAFF, 1000, 1100)), chart())
    picture, _ = charting.save(drawn, tmp_path / "it.svg")
    before = picture.read_bytes()
    full(monkeypatch, ".svg.part")
    with pytest.raises(TrackerError, match=r"it.svg cannot be written: No space left on device"):
        charting.save(drawn, picture)
    assert picture.read_bytes() == before
    assert not list(tmp_path.glob(".*.part"))


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_chart_that_cannot_be_written_is_told_and_the_others_are_drawn(tell, tmp_path, folder, monkeypatch, jobs):
    tell(totals(GENERAL_STAFF, 1000, 1100))
    full(monkeypatch, ".first.svg.part")
    done, said = run(tmp_path, folder, jobs=jobs)
    assert done == batch.Done(1, 0, 1, 1)
    assert any("first.svg cannot be written" in line for line in said)
    assert (tmp_path / "out" / "second.svg").is_file()
    monkeypatch.undo()
    assert run(tmp_path, folder, jobs=jobs)[0] == batch.Done(1, 1, 0, 0)


def test_a_ledger_without_figures_for_a_chart_is_no_mistake_and_is_asked_again(tell, tmp_path, folder):
    tell(totals(GENERAL_STAFF, 1000, 1100))
    (folder / "empty.toml").write_text('title = "T"\nseries = ["refugees.total"]\n', encoding="utf-8")
    assert run(tmp_path, folder)[0] == batch.Done(2, 0, 1, 0)
    assert run(tmp_path, folder)[0] == batch.Done(0, 2, 1, 0)


def test_the_index_has_a_thumbnail_with_its_words_the_files_and_a_line_to_cite(tell, tmp_path, folder):
    tell(totals(GENERAL_STAFF, 1000, 1100))
    run(tmp_path, folder)
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert 'src="thumbnails/first.png" alt="Line chart: 1,100 on 2 January 2024.' in page
    assert all(f'href="first.{ending}"' in page for ending in ("svg", "png", "csv"))
    assert "General Staff of Ukraine (via A publisher): 1,100 on 2 January 2024. Data to 2 January 2024" in page
    assert "<script" not in page
    with Image.open(tmp_path / "out" / "thumbnails" / "first.png") as image:
        assert image.width == batch.THUMBNAIL


def test_a_manifest_that_cannot_be_read_draws_everything_again(tell, tmp_path, folder):
    tell(totals(GENERAL_STAFF, 1000, 1100))
    run(tmp_path, folder)
    (tmp_path / "out" / batch.MANIFEST).write_text("{", encoding="utf-8")
    assert run(tmp_path, folder)[0].drawn == 2
    assert set(json.loads((tmp_path / "out" / batch.MANIFEST).read_text(encoding="utf-8"))) == set(TWO)


def test_no_size_or_theme_of_a_picture_is_lost_in_the_command(tell, tmp_path, folder):
    tell(totals(GENERAL_STAFF, 1000, 1100))
    wish = drawing.Wish(folder, theme="dark", size="social", formats=("png",))
    drawing.draw(tmp_path / "tracker.db", ["first"], as_of=None, out=tmp_path / "social.png", wish=wish)
    with Image.open(tmp_path / "social.png") as image:
        assert image.size == (1080, 1350)
        assert image.convert("RGB").getpixel((2, 2)) == (0x15, 0x18, 0x1C)
        assert "Licence: CC0" in image.info["Source"]


DRAW = """
import hashlib, sqlite3, sys
from tracker import charting
from tracker.charting.save import svg
db = sqlite3.connect(sys.argv[1])
for name in charting.names():
    print(name, hashlib.sha256(svg(charting.draw_chart(db, charting.load(name)))).hexdigest())
assert "matplotlib.pyplot" not in sys.modules
"""


def test_every_chart_that_ships_has_the_same_bytes_in_two_processes(starter_ledger):
    (path,) = [row[2] for row in starter_ledger.execute("pragma database_list") if row[1] == "main"]
    outputs = []
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": f"UTC-{seed}2", "LC_ALL": "C"}
        done = subprocess.run(
            [sys.executable, "-c", DRAW, path], check=False, capture_output=True, text=True, env=environment
        )
        assert done.returncode == 0, done.stderr
        outputs.append(done.stdout)
    assert outputs[0] == outputs[1]
    assert len(outputs[0].splitlines()) == len(charting.names()) >= 18


def test_the_gallery_is_small_and_shows_the_charts_that_ship_and_the_specimens_of_rules():
    gallery = charts_dir() / "gallery"
    pictures = {path.stem: path.stat().st_size for path in gallery.glob("*.png")}
    assert len(pictures) <= 40
    assert max(pictures.values()) <= 150_000
    assert set(charting.names()) <= set(pictures)
    assert set(SPECIMENS) <= set(pictures)
