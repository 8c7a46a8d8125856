"""The index of a folder of charts: a page of thumbnails that needs no script and no network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from tracker.charting import style
from tracker.charting.language import language

if TYPE_CHECKING:
    from tracker.charting import Look

SIZES = {"svg": "SVG", "png": "PNG", "pdf": "PDF", "csv": "CSV"}
PAGE = """<!DOCTYPE html>
<html lang="{lang}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font-family: "DejaVu Sans", Verdana, sans-serif; margin: 2rem; background: {paper}; color: {ink}; }}
main {{ display: grid; grid-template-columns: repeat(auto-fill, minmax(18rem, 1fr)); gap: 2rem; }}
img {{ width: 100%; height: auto; border: 1px solid {grid}; }}
h2 {{ font-size: 1rem; margin: .5rem 0; }}
p {{ font-size: .8rem; color: {muted}; margin: .4rem 0; }}
a {{ color: inherit; }}
</style>
<h1>{title}</h1>
<main>
{charts}</main>
</html>
"""


def index(charts: Mapping[str, Mapping[str, str]], formats: Sequence[str], look: Look) -> str:
    """The page. `charts` has title, alternative text and citation by name."""
    colours = style.load(look.folder, theme=look.theme, size=look.size)
    said = language(look.language)
    figures = "".join(_figure(name, entry, formats) for name, entry in charts.items())
    return PAGE.format(
        lang=look.language, title=said.say("Charts"), charts=figures, paper=colours.paper, ink=colours.ink,
        grid=colours.grid, muted=colours.muted,
    )  # fmt: skip


def _figure(name: str, entry: Mapping[str, str], formats: Sequence[str]) -> str:
    links = " ".join(f'<a href="{escape(name)}.{ending}">{SIZES[ending]}</a>' for ending in (*formats, "csv"))
    picture = f'<img src="thumbnails/{escape(name)}.png" alt="{escape(entry["alt"])}" loading="lazy">'
    return (
        f'<figure id="{escape(name)}" style="margin:0">\n<a href="{escape(name)}.{formats[0]}">{picture}</a>\n'
        f"<h2>{escape(entry['title'])}</h2>\n<p>{links}</p>\n<p>{escape(entry['cite'])}</p>\n</figure>\n"
    )
