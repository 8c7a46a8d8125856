"""All charts of a folder at once: only what changed since the last time, in one process or several.

What a picture was made of is hashed: its definition, the house style and the code that draws, how it is to look, and
what the ledger holds of its series. The ledger only grows, so that counts and newest instants tell whether it did.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tracker import asking, catalog, charting
from tracker.asking import query
from tracker.charting import page
from tracker.charting.definitions import HOUSE, Definition
from tracker.charting.save import write
from tracker.model import TrackerError
from tracker.resources import charts_dir

MANIFEST = ".charts.json"
THUMBNAIL = 400
"""Pixels across."""


class Task(NamedTuple):
    """One chart to be drawn, as it is handed to another process."""

    db: Path
    name: str
    out: Path
    look: charting.Look
    as_of: str | None
    formats: tuple[str, ...]


class Drawn(NamedTuple):
    """What became of a task: the entry of the manifest, or why it could not be drawn.

    `mistake` tells a faulty definition from a ledger that has nothing to draw.
    """

    name: str
    entry: dict[str, str]
    failure: str = ""
    mistake: bool = False


class Done(NamedTuple):
    """How many charts were drawn, unchanged and not drawn, and how many of these for a mistake in their file."""

    drawn: int
    unchanged: int
    failed: int
    mistaken: int


def draw_all(
    db: Path, out: Path, look: charting.Look, as_of: str | None, formats: tuple[str, ...], jobs: int,
    told: Callable[[str], None],
) -> Done:  # fmt: skip
    """Draw what changed, write the manifest and the index page, and tell of each chart as it is done."""
    before = _manifest(out)
    connection = query.connect(db)
    names = charting.names(look.folder)
    entries: dict[str, dict[str, str]] = {}
    waiting, keys, failed, mistaken = [], {}, 0, 0
    for name in names:
        try:
            definition = charting.load(name, look.folder)
        except TrackerError as error:
            told(f"not drawn: {error}")
            failed, mistaken = failed + 1, mistaken + 1
            continue
        keys[name] = fingerprint(connection, definition, look, as_of)
        known = before.get(name, {})
        files = [out / f"{name}.{ending}" for ending in (*formats, "csv")] + [_thumbnail(out, name)]
        if known.get("key") == keys[name] and all(file.is_file() for file in files):
            entries[name] = known
        else:
            waiting.append(Task(db, name, out, look, as_of, formats))
    connection.close()
    unchanged, drawn_now = len(entries), 0
    _thumbnail(out, "any").parent.mkdir(exist_ok=True)
    for number, drawn in enumerate(_run(waiting, jobs), 1):
        if drawn.failure:
            failed, mistaken = failed + 1, mistaken + drawn.mistake
            told(f"not drawn: {drawn.failure}")
        else:
            drawn_now += 1
            told(f"{number} of {len(waiting)}: {drawn.name}")
        entries[drawn.name] = {"key": keys[drawn.name], **drawn.entry}
    shown = {name: entries[name] for name in names if name in entries}
    write(out / MANIFEST, (json.dumps(shown, ensure_ascii=False, indent=1) + "\n").encode("utf-8"))
    pictures = {name: entry for name, entry in shown.items() if not entry.get("failure")}
    write(out / "index.html", page.index(pictures, formats, look).encode("utf-8"))
    return Done(drawn_now, unchanged, failed, mistaken)


def fingerprint(db: sqlite3.Connection, definition: Definition, look: charting.Look, as_of: str | None) -> str:
    """What a picture of this chart would be made of, as one hash."""
    names = list(definition.series)
    names += [definition.of] if definition.of else []
    marks = ", ".join("?" * len(names))
    names += [name for (name,) in db.execute(f"select series from series where corrects in ({marks})", names)]
    marks = ", ".join("?" * len(names))
    counted = "count(*), count(superseded_at), max(seen_at), max(superseded_at), sum(status = 'accepted')"
    chosen = f"where series in ({marks})" if definition.series else ""
    bound = names if definition.series else []
    parts: list[object] = [repr(definition), tuple(look), as_of, _code(look.folder)]
    parts += db.execute(
        f"select series, {counted} from claims {chosen} group by series order by series", bound
    ).fetchall()
    parts += db.execute(f"select * from series {chosen} order by series", bound).fetchall()
    parts += db.execute(f"select * from breaks {chosen} order by series, day, note", bound).fetchall()
    columns = "source, publisher, claimant, licence, homepage, cadence_days"
    parts += db.execute(f"select {columns} from sources order by source").fetchall()
    parts += [catalog.events()[name] for name in definition.events]
    parts += [catalog.population()] if definition.per_people else []
    return hashlib.sha256(repr(parts).encode()).hexdigest()


@cache
def _code(folder: Path | None) -> str:
    """The bytes of everything that draws, of the catalog it asks, and of the house style."""
    digest = hashlib.sha256()
    here = Path(__file__).parent
    rules = Path(catalog.__file__).parent.glob("*.toml")  # which channel is drawn, areas, starts, names of countries
    code = [*here.rglob("*.py"), *Path(asking.__file__).parent.glob("*.py")]
    files = sorted([*code, *here.rglob("*.toml"), *rules, charts_dir() / f"{HOUSE}.toml"])
    files += [folder / f"{HOUSE}.toml"] if folder and (folder / f"{HOUSE}.toml").is_file() else []
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _run(tasks: list[Task], jobs: int) -> Iterator[Drawn]:
    """Each task as it is done, in order. Other processes start as copies of this one where the system can."""
    if jobs <= 1 or len(tasks) <= 1:
        yield from map(draw_one, tasks)
        return
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    with ProcessPoolExecutor(min(jobs, len(tasks)), mp_context=multiprocessing.get_context(method)) as pool:
        yield from pool.map(draw_one, tasks)


def draw_one(task: Task) -> Drawn:
    """Draw one chart into its files, with a thumbnail for the index."""
    connection = query.connect(task.db)
    try:
        definition = charting.load(task.name, task.look.folder)
        chart = charting.draw_chart(connection, definition, as_of=task.as_of, look=task.look)
        for ending in task.formats:
            charting.save(chart, task.out / f"{task.name}.{ending}")
        small = _thumbnail(task.out, task.name)
        write(small, charting.png(chart, THUMBNAIL * 72 / chart.style.width))
    except TrackerError as error:
        mistake = "found no " not in str(error)
        return Drawn(task.name, {"failure": str(error)}, str(error), mistake)
    finally:
        connection.close()
    return Drawn(task.name, {"title": chart.title, "alt": chart.alt_text, "cite": chart.citation})


def _thumbnail(out: Path, name: str) -> Path:
    return out / "thumbnails" / f"{name}.png"


def _manifest(out: Path) -> dict[str, dict[str, str]]:
    """What was drawn the last time; nothing, where there is no manifest that can be read."""
    try:
        found = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
