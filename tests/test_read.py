"""The ledger as data frames: declared types, no value of another instant, and changes that own up to their gaps."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
import pytest

from tracker import catalog
from tracker.asking import read
from tracker.ledger.ledger import Ledger
from tracker.model import Claim, Document, Line, Source, TrackerError

STAFF = "General Staff of Ukraine"
PERSONNEL = "losses.personnel.total"
VEHICLE = "losses.equipment.vehicle.total"
AFV = "losses.equipment.afv.total"
GENERAL_STAFF = Line("ukraine", PERSONNEL, "total", "RU", claimant=STAFF)

Tell = Callable[..., sqlite3.Connection]


def claim(line: Line, day: str, value: float | None, **more: object) -> Claim:
    return Claim(line, day, value, f"{value}", f"{line.series} {day}", **more)  # type: ignore[arg-type]


def totals(line: Line, *values: float | None, start: str = "2024-01-01", **more: object) -> list[Claim]:
    """One claim a day from `start` on; None is a day without a report."""
    days = pd.date_range(start, periods=len(values)).strftime("%Y-%m-%d")
    return [claim(line, day, value, **more) for day, value in zip(days, values, strict=True) if value is not None]


def source(name: str, cadence_days: int | None = 1, publisher: str = "A publisher") -> Source:
    return Source(
        name, name, publisher, "CC0", "cite", f"https://example.org/{name}", cadence_days, lists_everything=True
    )


@contextmanager
def telling(folder: Path) -> Iterator[Tell]:
    """A ledger: the function records what a source says and gives the connection."""
    with Ledger(folder / "tracker.db", catalog.load()) as ledger:

        def tell(
            claims: Sequence[Claim],
            *,
            source: Source = source("daily"),  # noqa: B008 (frozen)
            seen_at: str = "2025-01-01T00:00:00Z",
        ) -> sqlite3.Connection:
            document = Document(repr((claims, seen_at)).encode(), f"https://example.org/{source.id}.json", seen_at)
            report = ledger.record(source, document, lambda _: iter(claims), lambda _: b"")
            assert report.outcome == "recorded", report.problems
            return ledger.db

        yield tell


@pytest.fixture
def tell(tmp_path: Path) -> Iterator[Tell]:
    with telling(tmp_path) as tell:
        yield tell


def test_columns_are_the_contract_and_types_are_declared(tell):
    db = tell(totals(GENERAL_STAFF, 1000, 1100))
    found = read.frame(db, PERSONNEL)
    assert list(found.columns) == [row[1] for row in db.execute("pragma table_info(current)")]
    assert found.dtypes["day"] == "datetime64[s]"
    assert [str(found.dtypes[name]) for name in ("value", "low", "high", "period_days")] == [*["float64"] * 3, "Int64"]
    assert {str(found.dtypes[name]) for name in ("conflict", "place", "qualifier", "quote", "seen_at")} == {"string"}


def test_an_empty_answer_has_the_same_types(tell):
    db = tell(totals(GENERAL_STAFF, 1000))
    assert read.frame(db, PERSONNEL, place="DE").empty
    assert list(read.frame(db, PERSONNEL, place="DE").dtypes) == list(read.frame(db, PERSONNEL).dtypes)


def test_attrs_say_what_is_counted(tell):
    attrs = read.frame(tell(totals(GENERAL_STAFF, 1000)), PERSONNEL).attrs
    assert (attrs["title"], attrs["unit"]) == ("Military casualties", "people")
    assert len(attrs["cautions"]) > 1
    assert attrs["definition"]


def test_rows_are_sorted_by_line_and_day_and_filters_take_one_or_several(tell):
    kyiv, moscow = GENERAL_STAFF, GENERAL_STAFF._replace(party="UA", claimant="Ministry of Defence of Russia")
    db = tell([*totals(moscow, 5, 6), *reversed(totals(kyiv, 1, 2))])
    assert list(read.frame(db, PERSONNEL)["value"]) == [1, 2, 5, 6]
    assert list(read.frame(db, PERSONNEL, party="UA")["value"]) == [5, 6]
    assert list(read.frame(db, PERSONNEL, party=["RU", "UA"], since="2024-01-02")["value"]) == [2, 6]
    assert list(read.frame(db, PERSONNEL, claimant=STAFF, until="2024-01-01")["value"]) == [1]


def test_as_of_is_what_was_known_then(tell):
    tell(totals(GENERAL_STAFF, 1000, 1100), seen_at="2024-01-02T08:00:00Z")
    db = tell(totals(GENERAL_STAFF, 1000, 1150, 1200), seen_at="2024-01-03T08:00:00Z")
    assert list(read.frame(db, PERSONNEL)["value"]) == [1000, 1150, 1200]
    assert list(read.frame(db, PERSONNEL, as_of="2024-01-03T07:59:59Z")["value"]) == [1000, 1100]
    assert list(read.frame(db, PERSONNEL, as_of="2024-01-03T08:00:00Z")["value"]) == [1000, 1150, 1200]
    assert read.frame(db, PERSONNEL, as_of="2024-01-02T07:59:59Z").empty


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"series": "losses.personel.total"}, "did you mean 'losses.personnel.total'"),
        ({"as_of": "2024-01-03"}, "'2024-01-03' is not an instant: expected YYYY-MM-DDTHH:MM:SSZ"),
        ({"since": "3 January"}, "'3 January' is not a day: expected YYYY-MM-DD"),
        ({"until": "2024-02-30"}, "'2024-02-30' is not a day: expected YYYY-MM-DD"),
    ],
)
def test_what_does_not_exist_is_one_line(tell, wrong, message):
    db = tell(totals(GENERAL_STAFF, 1000))
    with pytest.raises(TrackerError, match=message):
        read.frame(db, **({"series": PERSONNEL} | wrong))


def test_lines_are_apart_by_everything_but_day_and_period(tell):
    everything = GENERAL_STAFF._replace(since="2024-01-01")
    db = tell([*totals(GENERAL_STAFF, 1000, 1100), *totals(everything, 0, 100)])
    found = read.lines(read.frame(db, PERSONNEL))
    assert [line.since for line, _ in found] == ["2024-01-01", None]
    assert found[1][0] == GENERAL_STAFF._replace(publisher="A publisher", source="daily")
    assert list(found[1][1]["value"]) == [1000, 1100]


def changes(db: sqlite3.Connection, series: str) -> pd.DataFrame:
    return read.changes(read.frame(db, series), read.breaks(db, series), read.corrections(db, series))


def test_a_change_is_between_consecutive_reports_and_carries_its_days(tell):
    found = changes(tell(totals(GENERAL_STAFF, 1000, 1100, None, None, 1400)), PERSONNEL)
    assert list(found["change"]) == [100, 300]
    assert list(found["over_days"]) == [1, 3]


def test_the_first_report_is_no_change(tell):
    """`diff().fillna(value)` would book the whole total on a category's first day."""
    assert changes(tell(totals(GENERAL_STAFF, 1000)), PERSONNEL).empty


def test_a_change_across_a_merge_is_null(tell):
    vehicles = GENERAL_STAFF._replace(series=VEHICLE)
    db = tell(totals(vehicles, 1700, 1710, 1796, 1800, start="2022-04-29"))
    found = changes(db, VEHICLE)
    assert found["change"].isna().tolist() == [False, True, False]
    assert list(found["over_days"]) == [1, 1, 1]


def test_a_break_is_its_claimants_own(tell):
    others = GENERAL_STAFF._replace(series=VEHICLE, claimant="Ministry of Defence of Ukraine")
    assert changes(tell(totals(others, 1710, 1796, start="2022-04-30")), VEHICLE)["change"].notna().all()


def test_published_corrections_stand_beside_the_change(tell):
    total = GENERAL_STAFF._replace(series=AFV)
    correction = total._replace(series="losses.equipment.afv.correction", kind="change")
    db = tell([*totals(total, 5181, 5167, 5170), claim(correction, "2024-01-02", -25, period_days=1)])
    found = changes(db, AFV)
    assert list(found["change"]) == [-14, 3]
    assert found["correction"].tolist()[0] == -25
    assert found["correction"].isna().tolist() == [False, True]


def test_a_change_of_inexact_totals_is_about(tell):
    db = tell(
        [claim(GENERAL_STAFF, "2024-01-01", 10, qualifier="over"), *totals(GENERAL_STAFF, 12, 13, start="2024-01-02")]
    )
    assert changes(db, PERSONNEL)["qualifier"].fillna("").tolist() == ["about", ""]


def test_the_view_and_the_frame_give_the_same_changes(tell):
    vehicles = GENERAL_STAFF._replace(series=VEHICLE)
    db = tell(
        [
            *totals(vehicles, 1700, None, 1796, 1800, start="2022-04-29"),
            claim(vehicles, "2022-05-03", None, low=1801, high=1820),
            claim(vehicles, "2022-05-04", 1850),
        ]
    )
    view = db.execute("select day, change, over_days from changes where series = ? order by day", (VEHICLE,)).fetchall()
    found = changes(db, VEHICLE)
    pairs = zip(found["change"], found["over_days"], strict=True)
    assert [row[1:] for row in view] == [(None if pd.isna(change) else change, days) for change, days in pairs]


def test_only_totals_and_levels_have_changes(tell):
    db = tell([claim(GENERAL_STAFF._replace(kind="change"), "2024-01-31", 30000, period_days=31)])
    with pytest.raises(TrackerError, match="a change is the change of a total or a level, found kind 'change'"):
        read.changes(read.frame(db, PERSONNEL))


def test_a_seven_day_average_is_over_days_and_needs_five_of_them(tell):
    db = tell(totals(GENERAL_STAFF, 0, 10, 20, 30, 40, 50, None, None, None, None, 90, 100))
    found = changes(db, PERSONNEL)
    average = read.average7(found, found["change"])
    # Five single days, then an interval of five days, which is no day's figure, and one day out of seven.
    assert average.isna().tolist() == [True, True, True, True, False, True, True]
    assert average.iloc[4] == 10
