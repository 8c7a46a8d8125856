"""A document that arrives late is judged, and those seen after it are judged again: as if all had come in order."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path
from random import Random

import pytest
from typer.testing import CliRunner, Result

from tests.recorded_lines import DATA
from tests.shapes import BESIDE, needs_recordings
from tracker.cli import app
from tracker.documents.bundles import members
from tracker.ingest import open_ingest
from tracker.ledger.archive import Archive
from tracker.ledger.replay import differences, rebuild
from tracker.model import Document

Arrival = tuple[str, Document]
TANK = "losses.equipment.tank.total"
STATS = ("personnel_units", "tanks", "artillery_systems", "uav_systems", "vehicles_fuel_tanks")


def report(number: int, tanks: int, seen: str = "20:00:00") -> Arrival:
    """The report of a day, so many days after 2024-12-01."""
    day = f"2024-12-{1 + number:02}"
    counted = dict.fromkeys(STATS, 100_000 + number) | {"tanks": tanks}
    data = {"date": day, "day": 1012 + number, "resource": "", "stats": counted, "increase": {}}
    return "russianwarship", Document(json.dumps({"data": data}).encode(), "file:report", f"{day}T{seen}Z")


def losses(table: Sequence[tuple[str, int]], seen: str, name: str = "personnel") -> Arrival:
    body = json.dumps([{"date": day, name: value} for day, value in table])
    return "petroivaniuk", Document(body.encode(), f"file:{name}", seen)


def words(text: str, seen: str) -> Arrival:
    return "news", Document(text.encode(), "file:page", seen, "The Kyiv Independent", seen[:10])


def arrive(path: Path, arrivals: Sequence[Arrival]) -> list[tuple[object, ...]]:
    """Record documents as they come. Gives all that the ledger answers, having made sure that a replay does, too."""
    with open_ingest(path) as opened:
        for source, document in arrivals:
            opened.add(source, document)
        claims = opened.ledger.db.execute(
            "select * from claims order by series, day, source, seen_at, status, value"
        ).fetchall()
        assert opened.ledger.db.execute(BESIDE).fetchall() == []
    again = path.with_suffix(".again")
    rebuild(Archive.beside(path), again)
    assert list(differences(path, again)) == []
    return claims


def statuses(claims: Sequence[tuple[object, ...]], value: int) -> list[object]:
    return [row[-1] for row in claims if row[9] == value]


def test_reports_of_a_window_in_any_order_give_the_same_ledger(tmp_path: Path) -> None:
    """A digit too few is seen beside the days before it, and whether they were known was a matter of luck."""
    reports = [report(n, 9_600 + 4 * n + n % 3) for n in range(20)]
    reports[4] = report(4, 12_616)
    reports.append(report(4, 9_617, "21:00:00"))
    expected = arrive(tmp_path / "in-order.db", reports)
    random = Random(7)
    for number in range(4):
        shuffled = random.sample(reports, len(reports))
        assert arrive(tmp_path / f"{number}.db", shuffled) == expected


def test_a_text_is_judged_by_the_series_of_its_claimant_that_was_recorded_after_it(tmp_path: Path) -> None:
    """Two sources are asked at a time: which of their documents is recorded first is not which was seen first."""
    figures = [(f"2024-01-{day:02}", 370_000 + 900 * day) for day in range(1, 28)]
    said = (
        f"Russia has lost {figures[-1][1] + 90_000:,} troops in Ukraine, the General Staff of Ukraine said on Jan. 27."
    )
    arrivals = [losses(figures, "2024-01-27T08:00:00Z"), words(said, "2024-01-27T08:00:01Z")]
    orders = [arrive(tmp_path / f"{n}.db", order) for n, order in enumerate(permutations(arrivals))]
    assert orders[0] == orders[1]
    assert statuses(orders[0], figures[-1][1] + 90_000) == ["held"]


def fall_and_correction() -> list[Arrival]:
    """A list whose last total is 510 lower, and the correction that explains it, seen an hour before."""
    days = [f"2024-12-{1 + n:02}" for n in range(22)]
    table = [(day, 9_000 + 10 * n) for n, day in enumerate(days[:-1])] + [(days[-1], 8_700)]
    correction = json.dumps([{"date": days[-1], "personnel": 0, "tank": -510}]).encode()
    return [
        losses(table, "2024-12-22T20:00:00Z", "tank"),
        ("petroivaniuk", Document(correction, "file:russia_losses_equipment_correction.json", "2024-12-22T19:00:00Z")),
    ]


def test_a_correction_that_arrives_late_explains_a_fall_that_was_held(tmp_path: Path) -> None:
    fall, correction = fall_and_correction()
    assert statuses(arrive(tmp_path / "alone.db", [fall]), 8_700) == ["held"]
    expected = arrive(tmp_path / "in-order.db", [correction, fall])
    assert statuses(expected, 8_700) == ["accepted"]
    assert arrive(tmp_path / "late.db", [fall, correction]) == expected


def test_a_decision_about_what_is_trusted_by_now_survives_a_replay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was held, and accepted by a person, is trusted by itself once its late correction is there."""
    database = tmp_path / "tracker.db"
    monkeypatch.setenv("TRACKER_DB", str(database))

    def tracker(*given: str) -> Result:
        return CliRunner().invoke(app, list(given))

    fall, correction = fall_and_correction()
    with open_ingest(database) as opened:
        opened.add(*fall)
        ((key,),) = opened.ledger.db.execute("select key from held").fetchall()
    assert tracker("review", "accept", key, "--because", "The page of the day says so").exit_code == 0
    with open_ingest(database) as opened:
        opened.add(*correction)
        (stood,) = opened.ledger.db.execute("select seen_at from current where value = 8700").fetchone()
        assert stood == "2024-12-22T20:00:00Z"
    replayed = tracker("replay", "--check")
    assert (replayed.exit_code, replayed.stderr.split(": ")[-1]) == (0, "the same ledger\n")


@needs_recordings
def test_recorded_pages_in_any_order_give_the_same_ledger(tmp_path: Path) -> None:
    """One of them has a total with a wrong digit, one the figures of the day after."""
    packed = DATA / "gs-official-posts" / "kmu-gov-ua_en_2023-05_2024-01.tar.xz"
    arrivals = []
    for name, body in members(packed):
        day = Path(name).stem[-10:]
        if "2023-11-01" <= day <= "2023-12-31":
            arrivals.append(("general-staff", Document(body, "file:page", f"{day}T12:00:00Z")))
    expected = arrive(tmp_path / "in-order.db", arrivals)
    assert {"held", "accepted"} <= {str(row[-1]) for row in expected}
    shuffled = Random(3).sample(arrivals, len(arrivals))
    assert arrive(tmp_path / "shuffled.db", shuffled) == expected
