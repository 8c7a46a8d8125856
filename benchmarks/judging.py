"""What judging costs: a million figures, one line at a time; a ledger of as many; a daily run with and without.

`python -m benchmarks judging`. The lines are made up: running totals that move by one to hundreds a day, levels that
are never still, losses of a few days with a heavy tail. One line in a hundred has a fault in it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.claims_5m import ENTRY, FETCH
from benchmarks.measure import contestant, in_turn, median, ratio
from tracker import catalog, sources
from tracker.asking import query
from tracker.ingest import open_ingest
from tracker.judging import Point, checking, judge_line
from tracker.ledger.ledger import Ledger
from tracker.ledger.schema import mirror_source
from tracker.model import Document, Kind, Series
from tracker.sources.petroivaniuk import COLUMNS as PETROIVANIUK

LINES, DAYS, TIMES = 500, 2000, 3
SERIES = Series("made.up", "Made up", "items", "Made up for this measurement", ("total", "level", "change"))


def lines() -> Iterator[tuple[Kind, list[Point]]]:
    """One line after the other, seeded: six running totals, a level that is never still, and losses of some days."""
    random = Random(20260608)
    days = [(date(2020, 1, 1) + timedelta(days=day)).isoformat() for day in range(DAYS)]
    for number in range(LINES):
        kind: Kind = ("total", "total", "total", "total", "total", "total", "level", "change")[number % 8]
        pace, stood, values = 3.0 ** (number % 8), 100_000 if kind == "level" else 0, []
        for _ in days:
            if kind == "total":
                stood += round(random.gammavariate(2, pace / 2))
            elif kind == "level":
                stood = round(100_000 * random.uniform(0.8, 1.2))
            else:
                stood = round(random.paretovariate(1.2) * 10) if random.random() < 0.3 else 0
            values.append(stood)
        if number % 100 == 0:
            values[DAYS // 2] //= 10
        yield kind, [Point(*one) for one in zip(days, values, strict=True)]


def judged(_: Path) -> dict[str, Any]:
    """In the child: every line made and judged."""
    return {"verdicts": sum(len(judge_line(SERIES, kind, line, cadence_days=1)) for kind, line in lines())}


def made(_: Path) -> dict[str, Any]:
    """In the child: every line made, to be taken off."""
    return {"points": sum(len(line) for _, line in lines())}


def make_ledger(path: Path, figures: int) -> None:
    """A ledger of about so many figures, written straight into its tables: a thousand days of two channels.

    Both are of one claimant. Of each place ten totals that go up by some a day, and beside them what each day added;
    a few figures differ between the channels.
    """
    days = 1000
    places = figures // (2 * 2 * len(MEMBERS) * days)
    with Ledger(path, catalog.load()) as ledger:
        db = ledger.db
        db.execute("pragma synchronous = off")
        db.execute("begin")
        for number, source in enumerate(("petroivaniuk", "lod-db"), start=1):
            mirror_source(db, sources.load(source).SOURCE)
            name = f"{number:064}"
            db.execute("insert into ledger_documents (id, hash, bytes) values (?, ?, 1)", (number, name))
            db.execute(FETCH, (number, source, number, f"file:{source}.json", source, SEEN, figures // 2, SEEN, name))
        line = 0
        for number, source in enumerate(("petroivaniuk", "lod-db"), start=1):
            for place in range(places):
                for member in MEMBERS:
                    for part in ("total", "daily"):
                        line += 1
                        kind = "total" if part == "total" else "change"
                        series = f"losses.equipment.{member}.{part}"
                        place_name = f"region {place}"
                        db.execute(LINE, (line, series, kind, place_name, source, source))
                        db.executemany(ENTRY, _entries(line, number, place, member, part, days))
        db.execute("commit")


def _entries(line: int, fetch: int, place: int, member: str, part: str, days: int) -> Iterator[tuple[Any, ...]]:
    random = Random(f"{place} {member}")  # both channels, the total and its change have the same
    stood = 1000
    first = date(2000, 1, 1)
    before: tuple[str | None, int | None] = (None, None)
    for day in range(days):
        added = round(random.gammavariate(2, 10))
        stood += added
        value = stood if part == "total" else added
        if part == "total" and (day * 7 + line) % 1999 == 0:
            value -= 1
        on = (first + timedelta(days=day)).isoformat()
        yield (line, on, int(part != "total"), fetch, value, None, str(value), f"/{day}/{member}", None, SEEN, None,
               *before)  # fmt: skip
        if part == "total":
            before = (on, value)


MEMBERS = ("tank", "afv", "artillery", "mlrs", "air_defense", "uav", "vehicle", "special", "cruise_missile", "ship")
SEEN = "2026-06-09T06:00:00Z"
LINE = (
    "insert into ledger_lines (id, series, conflict, kind, party, place, donor, since, claimant, publisher, source)"
    " values (?, ?, 'ukraine', ?, 'RU', ?, '', '', 'General Staff of Ukraine', ?, ?)"
)


def made_ledger(folder: Path) -> dict[str, Any]:
    """In a process of its own, so that it counts for nothing."""
    make_ledger(folder / "tracker.db", int(os.environ["FIGURES"]))
    return {}


def _checked(folder: Path, figures: int) -> dict[str, Any]:
    environment = {**os.environ, "FIGURES": str(figures)}
    subprocess.run([sys.executable, "-m", "benchmarks.judging", "made_ledger", folder], check=True, env=environment,
                   capture_output=True)  # fmt: skip
    started = time.process_time()
    checked = checking.check(query.connect(folder / "tracker.db"), catalog.load())
    return {"seconds": time.process_time() - started, "found": len(checked.findings)}


def checked_quarter(folder: Path) -> dict[str, Any]:
    """In the child: `tracker check` on a quarter of a million figures."""
    return _checked(folder, 250_000)


def checked_million(folder: Path) -> dict[str, Any]:
    """In the child: `tracker check` on a million figures."""
    return _checked(folder, 1_000_000)


def _daily(folder: Path, *, judging: bool) -> dict[str, Any]:
    """Two sources every morning for ten days: a file of all days in fourteen columns, and the report of the day."""
    columns = list(PETROIVANIUK)[1:14]
    rows = [
        {"date": (date(2022, 2, 25) + timedelta(days=day)).isoformat(), "day": day + 2}
        | {name: 100 + day * (number + 3) + (day * 7) % 3 for number, name in enumerate(columns)}
        for day in range(1575)
    ]
    keys = ("personnel_units", "tanks", "artillery_systems", "uav_systems", "vehicles_fuel_tanks")
    seconds = 0.0
    with open_ingest(folder / "tracker.db", judging=judging) as ingest:
        for day in range(1565 - 60, 1575):
            named = rows[day]["date"]
            stats = {key: 100 + day * (number + 3) for number, key in enumerate(keys)}
            increase = {key: number + 3 for number, key in enumerate(keys)}
            data = {"date": named, "day": day + 2, "resource": "", "stats": stats, "increase": increase}
            report = Document(json.dumps({"message": "", "data": data}).encode(), f"file:{named}", f"{named}T07:00:00Z")
            started = time.process_time()
            ingest.add("russianwarship", report)
            if day >= 1564:
                whole = json.dumps(rows[: day + 1]).encode()
                ingest.add("petroivaniuk", Document(whole, "file:equipment.json", f"{named}T08:00:00Z"))
            seconds += (time.process_time() - started) * (day >= 1565)
    return {"seconds": seconds}


def daily_taken(folder: Path) -> dict[str, Any]:
    """In the child: ten days of documents, taken as they are."""
    return _daily(folder, judging=False)


def daily_judged(folder: Path) -> dict[str, Any]:
    """In the child: the same ten days, judged."""
    return _daily(folder, judging=True)


def report() -> list[str]:
    """The table."""
    taken = in_turn("benchmarks.judging", ["made", "judged"], TIMES)
    checks = in_turn("benchmarks.judging", ["checked_quarter", "checked_million"], TIMES)
    days = in_turn("benchmarks.judging", ["daily_taken", "daily_judged"], TIMES)
    spent = median(taken["judged"], "cpu") - median(taken["made"], "cpu")
    quarter, million = checks["checked_quarter"], checks["checked_million"]
    return [
        f"Judging {LINES * DAYS:,} figures in {LINES} lines, median of {TIMES} runs in turn",
        "",
        "| | |",
        "| --- | ---: |",
        f"| CPU seconds, without making the figures | {spent:.2f} |",
        f"| memory above the imports, MB | {median(taken['judged'], 'memory'):.1f} |",
        f"| verdicts | {median(taken['judged'], 'verdicts'):,.0f} |",
        f"| `tracker check` on a ledger of 250,000 figures, CPU seconds | {median(quarter, 'seconds'):.1f} |",
        f"| `tracker check` on a ledger of 1,000,000 figures, CPU seconds | {median(million, 'seconds'):.1f} |",
        f"| the same, memory above the imports, 250,000, MB | {median(quarter, 'memory'):.1f} |",
        f"| the same, memory above the imports, 1,000,000, MB | {median(million, 'memory'):.1f} |",
        f"| ten days of two sources, CPU seconds without judging | {median(days['daily_taken'], 'seconds'):.2f} |",
        f"| the same, with judging / without | {ratio(days['daily_judged'], days['daily_taken'], 'seconds'):.2f} |",
    ]


CONTESTANTS = {
    work.__name__: work
    for work in (made, judged, made_ledger, checked_quarter, checked_million, daily_taken, daily_judged)
}

if __name__ == "__main__":
    contestant(CONTESTANTS[sys.argv[1]], Path(sys.argv[2]))
