"""`python -m tests.gallery` draws `charts/gallery` anew: every chart that ships, two in other looks, the specimens."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests import specimens
from tests.chart_shapes import starter
from tracker import charting
from tracker.charting import Look
from tracker.resources import charts_dir

DPI = 144
LOOKS = {
    "drones-weekly-social": ("drones-weekly", Look(size="social"), 100),
    "occupied-share-dark-uk": ("occupied-share", Look(theme="dark", language="uk"), DPI),
}


def main(out: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        db = starter(Path(folder))
        pictures = {name: (name, Look(), DPI) for name in charting.names()} | LOOKS
        for name, (chart, look, dpi) in pictures.items():
            drawn = charting.draw_chart(db, charting.load(chart), look=look)
            (out / f"{name}.png").write_bytes(charting.png(drawn, dpi))
        db.close()
    specimens.main(out)


if __name__ == "__main__":
    main(charts_dir() / "gallery")
