"""The recorded sources and their vintages, read into one ledger in the order in which they appeared.

Every fault that their description names is found by the check it belongs to, and every fall or restatement that was
meant is kept and explained. `FAULTS`, `MEANT` and `MENDED` are the list of them.
"""

from __future__ import annotations

import json
import re
import sqlite3
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.recorded_lines import COLUMNS, DATA, opened
from tests.shapes import needs_recordings
from tracker import catalog
from tracker.documents.bundles import members
from tracker.ingest import open_ingest
from tracker.judging.checking import check
from tracker.judging.findings import Finding
from tracker.model import Document
from tracker.sources.petroivaniuk import COLUMNS as PETROIVANIUK

pytestmark = needs_recordings

EQUIPMENT = "losses.equipment."
PERSONNEL = "losses.personnel.total"


class Dated(NamedTuple):
    """A recorded document and when it could be seen."""

    seen_at: str
    source: str
    body: bytes
    name: str


def documents() -> Iterator[Dated]:
    """Every recording with a fault or a restatement in it, or in a vintage of it."""
    yield from _petroivaniuk()
    yield from _copies("lod-db", "gs-lod-db/vintages/*", "gs-lod-db/russian-losses.json", "2026-06-09")
    yield from _copies("minfin", "gs-minfin-csv/vintages/*", "gs-minfin-csv/russia_losses.csv", "2026-06-10")
    for path in (DATA / "gs-official-posts").glob("*.tar.xz"):
        for name, body in members(path):
            yield Dated(f"{_of_page(name)}T08:00:00Z", "general-staff", body, name)
    yield from _copies("palestine", "gaza-t4p/vintages/*", "gaza-t4p/casualties_daily.json", "2026-06-24")
    for name in ("west_bank_daily", "lebanon_casualties_daily"):
        yield Dated("2026-06-24T13:00:00Z", "palestine", (DATA / f"gaza-t4p/{name}.json").read_bytes(), f"{name}.json")
    for source, pattern in COPIES:
        yield from _copies(source, pattern)
    for path in (DATA / "attacks-missile-kaggle").glob("missile_attacks_daily_*.csv"):
        yield Dated(f"{path.stem[-7:]}-28T09:00:00Z", "missile-attacks", path.read_bytes(), "attacks.csv")
    for name in ("nzz_area_occupied", "territory"):
        yield Dated("2026-06-10T09:00:00Z", "nzz", (DATA / f"territory-nzz/{name}.csv").read_bytes(), f"{name}.csv")
    yield from _maps()


COPIES = [
    ("hdx-ukraine", "refugees-hdx-ukraine-viz/vintages/*"),
    ("hdx-ukraine", "refugees-hdx-ukraine-viz/all_*"),
    ("oryx", "equipment-oryx/*/daily_count.csv"),
    ("kiel", "aid-kiel-site/*/total_allocations.csv"),
    ("kiel", "aid-kiel-site/*/data_explorer.csv"),
    ("ukrwarlosses", "deaths-ukrwarlosses/russia_*"),
]


def _petroivaniuk() -> Iterator[Dated]:
    """The two files at every date, each time with the table of corrections as far as it went then."""
    staff = DATA / "gs-petroivaniuk"
    corrections = json.loads(opened(staff / "russia_losses_equipment_correction.json"))
    newest = [staff / f"russia_losses_{kind}.json" for kind in ("equipment", "personnel")]
    for path in [*staff.glob("vintages/*"), *newest]:
        day = "2026-06-09" if path in newest else path.name[:10]
        known = [row for row in corrections if row["date"] <= day]
        if known:
            yield Dated(f"{day}T05:00:00Z", "petroivaniuk", json.dumps(known).encode(), "correction.json")
        kind = "personnel" if "personnel" in path.name else "equipment"
        yield Dated(f"{day}T06:00:00Z", "petroivaniuk", opened(path).encode(), f"{kind}.json")


def _maps() -> Iterator[Dated]:
    """Seven weeks of maps, among them a day on which land was won back and one that is missing."""
    with tarfile.open(next((DATA / "territory-deepstate-daily").glob("*.tar.xz"))) as archive:
        for member in archive:
            day = re.sub(r".*_(\d{4})(\d\d)(\d\d)\.geojson$", r"\1-\2-\3", member.name)
            if "2026-05-20" <= day <= "2026-07-12" and (file := archive.extractfile(member)):
                yield Dated(f"{day}T04:00:00Z", "deepstate", file.read(), Path(member.name).name)


def _copies(source: str, pattern: str, last: str = "", seen: str = "") -> Iterator[Dated]:
    """The vintages of a file, dated by their names or by that of their folder, and its last state."""
    for number, path in enumerate(sorted(DATA.glob(pattern))):
        (day,) = re.findall(r"20\d\d-\d\d-\d\d", str(path.relative_to(DATA)))[:1]
        name = re.sub(r".*(russia_\w+?)_20.*", r"\1", path.stem)
        yield Dated(f"{day}T09:{number:02}:00Z", source, opened(path).encode(), f"{name[:20]}{path.suffix}")
    if last:
        yield Dated(f"{seen}T09:00:00Z", source, (DATA / last).read_bytes(), Path(last).name)


def _of_page(name: str) -> str:
    """The day of a page by the name of its file: `..._2023-12-29.html`, or `..._12.04.html` in 2022."""
    if found := re.search(r"(\d\d)\.(\d\d)(_2)?\.html", name):
        return f"2022-{found[2]}-{found[1]}"
    (day,) = re.findall(r"\d{4}-\d\d-\d\d", name)[-1:]
    return str(day)


class World(NamedTuple):
    """The ledger after all of it, and what `tracker check` finds then."""

    db: sqlite3.Connection
    found: list[Finding]

    def history(self, source: str, series: str, day: str) -> list[tuple[object, ...]]:
        """value, status and why it was held, in the order in which it was seen."""
        return self.db.execute(
            "select c.value, c.status, (select group_concat(distinct p.name) from problems p where p.source = c.source"
            " and p.series = c.series and p.day = c.day and p.seen_at = c.seen_at and p.severity = 'hold'"
            " and c.status = 'held') from claims c where c.source = ? and c.series = ? and c.day = ?"
            " and c.kind <> 'change' order by c.seen_at, c.status desc",
            (source, series, day),
        ).fetchall()

    def said(self, source: str, series: str, day: str) -> set[tuple[str, str]]:
        """What any check said of a day: name and severity."""
        rows = self.db.execute(
            "select name, severity from problems where source = ? and series = ? and day = ?", (source, series, day)
        )
        return set(rows.fetchall())

    def checked(self, source: str, series: str, name: str) -> set[str]:
        """The days on which `tracker check` finds something by that name."""
        return {one.day for one in self.found if (one.source, one.series, one.check) == (source, series, name)}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    path = tmp_path_factory.mktemp("vintages") / "tracker.db"
    with open_ingest(path) as ingest:
        for one in sorted(documents()):
            ingest.add(one.source, Document(one.body, f"file:{one.name}", one.seen_at))
    with sqlite3.connect(path) as db:
        yield World(db, check(db, catalog.load()).findings)
    db.close()


# Of each: source, series, day, the value at fault, and the check that holds it.
FAULTS = [
    ("petroivaniuk", EQUIPMENT + "uav.total", "2025-02-06", 241085, "digit-added"),
    ("petroivaniuk", PERSONNEL, "2024-01-02", 792170, "unsure"),  # its own day count says that the year is wrong
    *(
        ("petroivaniuk", f"{EQUIPMENT}{name}.total", "2024-01-02", value, "unsure")
        for name, value in [("tank", 9676), ("afv", 20056), ("uav", 21200), ("vehicle", 32729), ("ship", 28)]
    ),
    ("lod-db", PERSONNEL, "2024-11-03", 697680, "copied-day"),
    ("lod-db", PERSONNEL, "2026-04-20", 1318220, "copied-day"),
    ("lod-db", EQUIPMENT + "submarine.total", "2026-04-20", 2, "copied-day"),
    ("minfin", EQUIPMENT + "uav.total", "2026-02-10", 239260, "outlier"),
    ("general-staff", PERSONNEL, "2023-11-13", 311550, "digit-mistyped"),
    ("general-staff", EQUIPMENT + "artillery.total", "2022-06-03", 661, "change-mismatch"),
    # the page of 29 December, headed with the 28th
    ("general-staff", PERSONNEL, "2023-12-28", 357520, "misdated"),
    ("general-staff", EQUIPMENT + "tank.total", "2023-12-28", 5953, "misdated"),
    ("oryx", "losses.confirmed.all.destroyed", "2022-03-28", 100, "digit-dropped"),
    *(("nzz", "territory.occupied_area", f"2023-10-{day}", None, "unsure") for day in range(24, 31)),
]


@pytest.mark.parametrize(("source", "series", "day", "value", "name"), FAULTS)
def test_a_fault_that_is_known_is_held_by_its_check(
    world: World, source: str, series: str, day: str, value: float | None, name: str
) -> None:
    held = [(one, why) for one, status, why in world.history(source, series, day) if status == "held"]
    assert [why for one, why in held if value in {one, None}] == [name]


# Of each: what was wrong, and what stands once the publisher had mended it.
MENDED = [
    ("petroivaniuk", EQUIPMENT + "uav.total", "2025-02-06", 24185),
    ("petroivaniuk", PERSONNEL, "2024-01-02", 360820),
    ("petroivaniuk", PERSONNEL, "2025-01-02", 792170),
    ("lod-db", PERSONNEL, "2026-04-20", 1319270),
    ("minfin", EQUIPMENT + "uav.total", "2026-02-10", 129160),
    ("general-staff", PERSONNEL, "2023-12-28", 356670),  # what the page of its own day said goes on standing
]


@pytest.mark.parametrize(("source", "series", "day", "value"), MENDED)
def test_what_mends_a_fault_stands_and_nothing_waits_any_more(
    world: World, source: str, series: str, day: str, value: int
) -> None:
    stands = world.db.execute(
        "select value from current where source = ? and series = ? and day = ?", (source, series, day)
    ).fetchall()
    assert stands == [(value,)]
    if source != "general-staff":  # whose page of that heading was never mended
        assert not any((one.source, one.series, one.day) == (source, series, day) for one in world.found)


# Of each fall, restatement or other oddity that was meant: what is said of it, while the figure stands.
MEANT = [
    *(
        ("petroivaniuk", f"{EQUIPMENT}{name}.total", day, "fall", "info")
        for name, day in [
            ("afv", "2022-10-13"), ("tank", "2023-05-28"), ("aircraft", "2023-10-03"), ("aircraft", "2024-10-03"),
            ("cruise_missile", "2024-03-13"), ("cruise_missile", "2025-05-04"), ("air_defense", "2024-08-05"),
            ("air_defense", "2025-10-03"), ("mlrs", "2024-11-30"), ("mlrs", "2025-04-22"), ("special", "2024-11-30"),
            ("special", "2025-10-03"),
        ]
    ),
    ("petroivaniuk", EQUIPMENT + "artillery.total", "2026-03-04", "fall", "warning"),  # the one nobody explained
    ("petroivaniuk", PERSONNEL, "2022-05-29", "correction", "info"),
    ("petroivaniuk", EQUIPMENT + "cruise_missile.total", "2025-11-25", "restatement", "warning"),
    ("hdx-ukraine", "refugees.arrivals", "2022-03-06", "restatement", "warning"),
    ("hdx-ukraine", "refugees.arrivals", "2022-03-08", "restatement", "warning"),
    ("palestine", "deaths.total", "2025-10-19", "correction", "info"),
    ("kiel", "aid.money.allocated", "2026-04-30", "restatement", "warning"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "series", "day", "name", "severity"), MEANT)
def test_a_fall_or_a_restatement_that_was_meant_is_kept_and_explained(
    world: World, source: str, series: str, day: str, name: str, severity: str
) -> None:
    assert (name, severity) in world.said(source, series, day)
    assert {status for _, status, _ in world.history(source, series, day)} <= {"accepted"}
    assert day not in {
        one.day for one in world.found if (one.source, one.series, one.severity) == (source, series, "hold")
    }


def test_a_correction_that_was_published_explains_the_fall_wherever_it_was_printed(world: World) -> None:
    """The table of corrections is PetroIvaniuk's; the falls of the two other transcriptions are the same ones."""
    for source in ("petroivaniuk", "lod-db", "minfin"):
        falls = {(one.series, one.day) for one in world.found if (one.source, one.check) == (source, "fall")}
        assert (EQUIPMENT + "afv.total", "2022-10-13") not in falls
        assert (EQUIPMENT + "tank.total", "2023-05-28") not in falls
    assert world.checked("petroivaniuk", EQUIPMENT + "artillery.total", "fall") == {"2026-03-04"}


def test_nothing_is_held_but_what_is_wrong(world: World) -> None:
    """Every held figure of the recordings was looked at by eye; these are how many there are, by source and check.

    What a reader itself would not vouch for (`unsure`) is its own affair.
    """
    rows = world.db.execute(
        "select source, problem, count(*) from held where problem <> 'unsure' group by 1, 2 order by 1, 2"
    ).fetchall()
    assert rows == [
        ("general-staff", "change-mismatch", 1),  # artillery 2022-06-03
        ("general-staff", "digit-mistyped", 1),  # personnel 2023-11-13
        ("general-staff", "misdated", 17),  # the page of 29 December 2023
        ("hdx-ukraine", "outlier", 2),  # civilians of 2022-06-06, a day between two that agree
        ("lod-db", "copied-day", 14),  # 2024-11-03, never mended
        ("lod-db", "outlier", 1),  # 1,402 rocket launchers between 1,410 and 1,411
        ("minfin", "digit-mistyped", 9),
        ("minfin", "digits-swapped", 2),
        ("minfin", "misdated", 1),
        ("oryx", "digit-dropped", 1),  # 100 destroyed for 1,000, and what was added up from it
        ("oryx", "digit-mistyped", 1),
    ]


@pytest.mark.parametrize("source", ["ukrwarlosses", "missile-attacks", "deepstate", "kiel"])
def test_late_names_a_month_that_was_not_over_and_land_won_back_are_no_faults(world: World, source: str) -> None:
    held = world.db.execute("select count(*) from held where source = ? and problem <> 'unsure'", (source,)).fetchone()
    assert held == (0,)
    assert [one for one in world.found if one.source == source and one.severity == "warning"] == []


def test_land_falls_on_the_day_it_was_won_back(world: World) -> None:
    question = "select day, value from current where source = 'deepstate' and series = 'territory.occupied_area'"
    areas = dict(world.db.execute(question).fetchall())
    assert areas["2026-05-29"] - areas["2026-05-30"] > 5


def test_a_list_that_was_rebuilt_with_fewer_rows_takes_nothing_back(world: World) -> None:
    withdrawn = world.db.execute("select count(*) from claims where source = 'oryx' and status = 'withdrawn'")
    assert withdrawn.fetchone() == (0,)


def test_every_cell_on_which_two_transcriptions_differ_is_found(world: World) -> None:
    """Also those that are held in one of them: then that is what is found."""
    stated = (
        "select series, day, value from claims where source = ? and superseded_at is null and status <> 'withdrawn'"
    )
    ours = {(series, day): value for series, day, value in world.db.execute(stated, ("petroivaniuk",))}
    found = {(one.series, one.day) for one in world.found if one.source in {"petroivaniuk", "lod-db"}}
    names = {f"{PETROIVANIUK[column[0]]}.total" for column in COLUMNS}
    differing = {
        (series, day)
        for series, day, value in world.db.execute(stated, ("lod-db",))
        if series in names and ours.get((series, day), value) != value
    }
    assert {day for series, day in differing if series == PERSONNEL} == {
        "2022-02-27", "2023-01-12", "2024-10-07", "2024-11-03", "2025-10-27", "2025-10-28", "2025-11-05",
    }  # fmt: skip
    assert differing <= found
    minfin = {
        one.day
        for one in world.found
        if (one.source, one.series, one.check) == ("minfin", PERSONNEL, "mirror-difference")
    }
    assert {"2022-04-02", "2023-05-07", "2023-12-07", "2025-05-09"} <= minfin | world.checked(
        "petroivaniuk", PERSONNEL, "mirror-difference"
    )


def test_a_page_and_its_transcriptions_that_differ_by_two_vehicles_are_told(world: World) -> None:
    sources = {
        one.source for one in world.found if (one.series, one.day) == (EQUIPMENT + "vehicle.total", "2023-11-24")
    }
    assert "general-staff" in sources


def test_days_that_are_missing_are_told_once(world: World) -> None:
    gaps = world.db.execute(
        "select message from problems where source = 'lod-db' and name = 'missing-days' and severity = 'warning'"
    ).fetchall()
    assert len(gaps) == 1
    assert "2023-07-23 to 2023-12-19 are missing" in gaps[0][0]
    told = world.db.execute(
        "select day, count(*) from problems where source = 'deepstate' and name = 'missing-days' group by day"
    ).fetchall()
    assert told == [("2026-07-10", 1)]
    assert ("missing-days", "info") in world.said("palestine", "deaths.gap_filled", "2026-06-20")


def test_a_page_that_is_no_figures_records_nothing(world: World) -> None:
    refused = world.db.execute("select name from problems where source = 'general-staff' and severity = 'error'")
    assert ("captcha",) in refused.fetchall()
