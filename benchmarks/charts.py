"""Forty charts of 1,600 days each, beside bare matplotlib drawing the same artists from numbers it is given.

The peer has no ledger, no transforms, no layout and no words to make: what it is to draw was taken from our own
figures by another process, and it makes plain calls (`plot`, `stairs`, `bar`, `text`, `annotate`) from it. Both write
SVG. A single chart is measured as a whole command, beside an interpreter that imports pandas and matplotlib and draws
the same artists.
"""

from __future__ import annotations

import pickle
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from benchmarks import measure

TIMES = 5
DAYS = 1600
SERIES = (
    "losses.personnel.total", "losses.equipment.tank.total", "losses.equipment.afv.total",
    "losses.equipment.artillery.total", "losses.equipment.mlrs.total", "losses.equipment.air_defense.total",
    "losses.equipment.uav.total", "losses.equipment.aircraft.total", "losses.equipment.helicopter.total",
    "losses.equipment.special.total",
)  # fmt: skip
FORMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("line", ()), ("step", ()), ("columns", ("average7",)), ("line", ("average7",)),
)  # fmt: skip
GOALS = {"one": "at most 1.25", "two": "at most 0.8", "command": "at most 1.3"}


def make_ledger(db: Path) -> None:
    """Ten series of 1,600 days each, in the shape of the daily list."""
    import pandas as pd  # noqa: PLC0415

    from tracker import catalog  # noqa: PLC0415
    from tracker.ledger.ledger import Ledger  # noqa: PLC0415
    from tracker.model import Claim, Document, Line, Source  # noqa: PLC0415

    days = pd.date_range("2022-02-25", periods=DAYS).strftime("%Y-%m-%d")
    claims = [
        Claim(
            Line("ukraine", series, "total", "RU", claimant="General Staff of Ukraine"),
            day,
            100 + place * (number + 3) + place % 7 * 5,
            str(place),
            f"/{place}/{number}",
        )
        for number, series in enumerate(SERIES)
        for place, day in enumerate(days)
    ]
    source = Source("bench", "bench", "A publisher", "CC0", "cite", "https://example.org", 1, lists_everything=True)
    with Ledger(db, catalog.load()) as ledger:
        document = Document(b"bench", "https://example.org/bench.json", "2026-08-01T00:00:00Z")
        ledger.record(source, document, lambda _: iter(claims), lambda _: b"")


def definitions() -> list[Any]:
    from tracker.charting import Definition, Pick  # noqa: PLC0415

    return [
        Definition(
            f"chart-{number}-{place}",
            "{latest:,} on {latest_day}",
            (Pick(series),),
            subtitle="A running total as claimed by one party",
            form=form,  # type: ignore[arg-type]
            transforms=transforms,  # type: ignore[arg-type]
        )
        for number, series in enumerate(SERIES)
        for place, (form, transforms) in enumerate(FORMS)
    ]


def draw(job: tuple[Path, Any]) -> int:
    """One chart from the ledger to SVG. Returns its size in bytes."""
    import sqlite3  # noqa: PLC0415

    from tracker import charting  # noqa: PLC0415
    from tracker.charting.save import svg  # noqa: PLC0415

    path, definition = job
    db = sqlite3.connect(path)
    written = svg(charting.draw_chart(db, definition))
    db.close()
    return len(written)


def described(figure: Any) -> dict[str, Any]:
    """A figure as plain numbers and texts, enough to draw it again with plain calls."""
    from matplotlib.patches import Rectangle, StepPatch  # noqa: PLC0415

    axes = []
    for ax in figure.axes:
        lines = [
            (
                line.get_xdata(), line.get_ydata(), line.get_transform() == ax.transAxes,
                {name: getattr(line, f"get_{name}")() for name in (
                    "color", "linestyle", "linewidth", "marker", "markersize", "markerfacecolor", "markeredgecolor",
                    "markeredgewidth", "drawstyle", "zorder", "clip_on", "solid_capstyle",
                )},
            )
            for line in ax.get_lines()
        ]  # fmt: skip
        outlines = [(p.get_data()[:2], p.get_facecolor()) for p in ax.patches if isinstance(p, StepPatch)]
        bars = [(p.get_x(), p.get_height(), p.get_width(), p.get_facecolor(), p.get_edgecolor())
                for p in ax.patches if isinstance(p, Rectangle)]  # fmt: skip
        texts: list[Any] = [
            (t.get_text(), t.xy, t.xycoords, t.xyann, t.anncoords,
             {name: getattr(t, f"get_{name}")() for name in ("fontsize", "color", "ha", "va", "fontweight")})
            for t in ax.texts
        ]  # fmt: skip
        ticks = [
            [(list(axis.get_ticklocs(minor=minor)), [label.get_text() for label in axis.get_ticklabels(minor=minor)])
             for minor in (False, True)]
            for axis in (ax.xaxis, ax.yaxis)
        ]  # fmt: skip
        axes.append((ax.get_position().bounds, ax.get_xlim(), ax.get_ylim(), lines, outlines, bars, texts, ticks))
    names = ("position", "text", "fontsize", "fontweight", "color")
    texts = [tuple(getattr(text, f"get_{name}")() for name in names) for text in figure.texts]
    return {"size": tuple(figure.get_size_inches()), "dpi": figure.dpi, "axes": axes, "texts": texts}


def replay(spec: dict[str, Any]) -> int:  # noqa: C901 (plain calls, one after the other)
    """The same artists by plain calls, to SVG. Returns its size in bytes."""
    import io  # noqa: PLC0415

    from matplotlib.figure import Figure  # noqa: PLC0415

    figure = Figure(figsize=spec["size"], dpi=spec["dpi"])
    for (x, y), text, size, weight, colour in spec["texts"]:
        figure.text(x, y, text, size=size, weight=weight, color=colour, ha="left", va="top")
    for bounds, xlim, ylim, lines, outlines, bars, texts, ticks in spec["axes"]:
        ax = figure.add_axes(bounds)
        for x, y, in_axes, style in lines:
            place: dict[str, Any] = {"transform": ax.transAxes} if in_axes else {}
            ax.plot(x, y, **style, **place)
        for steps, colour in outlines:
            ax.stairs(*steps, fill=True, color=colour, linewidth=0)
        for left, height, width, face, edge in bars:
            ax.bar(left, height, width, align="edge", facecolor=face, edgecolor=edge)
        for text, xy, xycoords, xyann, anncoords, style in texts:
            ax.annotate(text, xy, xycoords=xycoords, xytext=xyann, textcoords=anncoords, annotation_clip=False, **style)
        ax.set_xlim(xlim)
        ax.set_ylim(ylim)
        for axis, both in zip((ax.xaxis, ax.yaxis), ticks, strict=True):
            for minor, (places, labels) in zip((False, True), both, strict=True):
                if places:
                    axis.set_ticks(places, labels, minor=minor)
        ax.grid(visible=True, axis="y")
        for side in ("left", "right", "top"):
            ax.spines[side].set_visible(False)
    out = io.BytesIO()
    figure.savefig(out, format="svg", metadata={"Date": None})
    return len(out.getvalue())


def contestant(name: str, folder: Path) -> None:
    """In the child: draw all, and print the seconds it took after the imports, and the bytes written."""
    import matplotlib as mpl  # noqa: PLC0415
    import matplotlib.backends.backend_svg  # noqa: PLC0415
    import matplotlib.figure  # noqa: PLC0415
    import pandas  # noqa: F401, ICN001, PLC0415

    mpl.rcParams["path.simplify"] = False
    jobs: list[Any]
    if name == "bare":
        jobs = pickle.loads((folder / "artists.pickle").read_bytes())
    else:
        from tracker import charting  # noqa: F401, PLC0415

        jobs = [(folder / "tracker.db", definition) for definition in definitions()]

    def work(_: Path) -> dict[str, Any]:
        if name == "two":
            with ProcessPoolExecutor(2, mp_context=get_context("fork")) as pool:
                return {"written": sum(pool.map(draw, jobs))}
        return {"written": sum(map(replay if name == "bare" else draw, jobs))}

    measure.contestant(work, folder / "nothing")


def prepare(folder: Path) -> None:
    """The ledger, and what the peer is to draw."""
    import sqlite3  # noqa: PLC0415

    from tracker import charting  # noqa: PLC0415

    make_ledger(folder / "tracker.db")
    db = sqlite3.connect(folder / "tracker.db")
    specs = [described(charting.draw_chart(db, definition).figure) for definition in definitions()]
    (folder / "artists.pickle").write_bytes(pickle.dumps(specs))
    (folder / "first.pickle").write_bytes(pickle.dumps(described(charting.draw_chart(db, _single(db)).figure)))


def _single(db: Any) -> Any:
    from tracker import charting  # noqa: PLC0415

    return charting.definition_for_series(db, SERIES[0])


def bare_command(folder: Path) -> list[str]:
    """The peer of a single chart: import pandas and matplotlib, draw the artists it is given."""
    code = (
        "import pickle, sys, matplotlib.figure, pandas, matplotlib.backends.backend_svg\n"
        "from pathlib import Path\nfrom benchmarks.charts import replay\n"
        f"replay(pickle.loads(Path({str(folder / 'first.pickle')!r}).read_bytes()))"
    )
    return [sys.executable, "-c", code]


def command(folder: Path) -> list[str]:
    tracker = str(Path(sys.executable).with_name("tracker"))
    out, db = str(folder / "one.svg"), str(folder / "tracker.db")
    return [tracker, "chart", SERIES[0], "-o", out, "--db", db]


def _seconds(words: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(words, check=True, capture_output=True)
    return time.perf_counter() - started


def report() -> list[str]:
    """The tables of the README, as lines of Markdown."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "nothing").mkdir()
        prepare(folder)
        import json  # noqa: PLC0415

        taken: dict[str, list[dict[str, float]]] = {"one": [], "two": [], "bare": []}
        single: dict[str, list[float]] = {"ours": [], "bare": []}
        for _ in range(TIMES):
            for who, figures in taken.items():
                child = [sys.executable, "-m", "benchmarks.charts", who, str(folder)]
                done = subprocess.run(child, check=True, capture_output=True, text=True)
                figures.append(json.loads(done.stdout.splitlines()[-1]))
            single["ours"].append(_seconds(command(folder)))
            single["bare"].append(_seconds(bare_command(folder)))
    lines = ["| 40 charts of 1,600 days, SVG | CPU s | wall s |", "| --- | ---: | ---: |"]
    for who, title in (("one", "tracker, one process"), ("two", "tracker, two processes"), ("bare", "bare matplotlib")):
        # The CPU of the second process is not the first one's, so it is not given.
        cpu = "" if who == "two" else f"{measure.median(taken[who], 'cpu'):.2f}"
        lines.append(f"| {title} | {cpu} | {measure.median(taken[who], 'wall'):.2f} |")
    one = statistics.median(a["cpu"] / b["cpu"] for a, b in zip(taken["one"], taken["bare"], strict=True))
    two = measure.ratio(taken["two"], taken["bare"], "wall")
    alone = statistics.median(a / b for a, b in zip(single["ours"], single["bare"], strict=True))
    lines += ["", "| ratio | measured | goal |", "| --- | ---: | ---: |"]
    lines.append(f"| one process, CPU, tracker / bare | {one:.2f} | {GOALS['one']} |")
    lines.append(f"| two processes, wall, tracker / bare in one | {two:.2f} | {GOALS['two']} |")
    lines.append(f"| a single chart from the command line, wall, tracker / bare | {alone:.2f} | {GOALS['command']} |")
    return lines


if __name__ == "__main__":
    if len(sys.argv) > 2:
        contestant(sys.argv[1], Path(sys.argv[2]))
    else:
        sys.stdout.write("\n".join(report()) + "\n")
