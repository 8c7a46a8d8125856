"""The index of Minfin: its own page of a month, and the copy of it in one CSV file with faults of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.shapes import SHARED, given, needs_recordings
from tracker.documents.locate import Quotes
from tracker.ingest import Ingest, open_ingest
from tracker.ledger.audit import audit
from tracker.model import Claim, Document
from tracker.sources import minfin

FILES = SHARED / "data" / "gs-minfin-csv"
HEADER = "date,day,personnel,tanks,apv,uav,vehicles_fuel_tanks,submarines"


def copy(*rows: str, header: str = HEADER) -> str:
    return "\n".join([header, *rows]) + "\n"


def page(*days: tuple[str, tuple[str, ...]], around: str = "") -> str:
    listed = "".join(
        f'<li class="gold"><span class="black">{day}</span><div class="casualties"><div><ul>'
        + "".join(f"<li>{entry}</li>" for entry in entries)
        + "</ul></div></div></li>"
        for day, entries in days
    )
    return (
        "<!DOCTYPE html><html><head><title>Casualties of Russia in Ukraine</title></head>"
        f'<body><h1>Casualties</h1><ul class="see-also">{listed}</ul>{around}</body></html>'
    )


def told(claims: list[Claim]) -> list[tuple[str, str, object]]:
    """What, day, value."""
    return [(c.line.series.removeprefix("losses.").removeprefix("equipment."), c.day, c.value) for c in claims]


# The copy


def test_a_row_of_the_copy_is_totals_of_the_general_staff_printed_by_whoever_copied_them() -> None:
    claims, problems = given(minfin.parse, copy("2026-06-09,1568,1376320,12001,24710,338327,104796,2"))
    assert problems == []
    assert told(claims) == [
        ("personnel.total", "2026-06-09", 1376320),
        ("tank.total", "2026-06-09", 12001),
        ("afv.total", "2026-06-09", 24710),
        ("uav.total", "2026-06-09", 338327),
        ("vehicle.total", "2026-06-09", 104796),
        ("submarine.total", "2026-06-09", 2),
    ]
    first = claims[0]
    assert (first.quote, first.locator, first.line.kind) == ("1376320", "row=1 column=personnel", "total")
    assert (first.line.party, first.line.claimant) == ("RU", "General Staff of Ukraine")
    assert first.line.publisher == minfin.COPIED_BY


def test_an_empty_cell_is_no_figure_and_a_zero_is_one() -> None:
    claims, problems = given(minfin.parse, copy("2022-02-24,1,800,30,130,0,,"))
    assert problems == []
    assert ("uav.total", "2022-02-24", 0) in told(claims)
    assert {"vehicle.total", "submarine.total"}.isdisjoint(what for what, _, _ in told(claims))


def test_a_row_that_is_numbered_one_too_high_is_read() -> None:
    claims, _ = given(minfin.parse, copy("2025-11-09,1356,1153000,11337,23566,80000,66000,1"))
    assert [claim.unsure for claim in claims] == [None] * 6


def test_a_row_whose_date_is_far_from_its_number_is_held() -> None:
    claims, _ = given(minfin.parse, copy("2025-01-09,1356,1153000,,,,,"))
    assert [claim.unsure for claim in claims] == [
        "the row is dated 2025-01-09, which is day 1051, but is numbered day 1356"
    ]


def test_rows_of_bare_commas_say_nothing() -> None:
    claims, problems = given(
        minfin.parse, copy("2024-08-16,905,598180,,,,,", ",,,,,,,", ",,, ,,,,", "2024-08-17,906,599470,,,,,")
    )
    assert problems == []
    assert told(claims) == [("personnel.total", "2024-08-16", 598180), ("personnel.total", "2024-08-17", 599470)]
    assert claims[1].locator == "row=4 column=personnel"


def test_a_figure_without_a_day_is_a_problem() -> None:
    claims, problems = given(minfin.parse, copy("2024-08-16,905,598180,,,,,", ",,599470,,,,,"))
    assert len(claims) == 1
    assert [(p.check, p.locator) for p in problems] == [("no-date", "row=2 column=date")]


def test_the_file_before_it_had_submarines_is_read() -> None:
    claims, problems = given(minfin.parse, copy("2023-09-09,563,268140,4544", header="date,day,personnel,tanks"))
    assert (problems, len(claims)) == ([], 2)


def test_an_unknown_column_is_a_warning_that_names_the_file_to_edit() -> None:
    claims, problems = given(minfin.parse, copy("2026-06-09,1376320,12001,7", header="date,personnel,tanks,robots"))
    assert len(claims) == 2
    assert [(p.check, p.found, p.locator) for p in problems] == [("unknown-column", "robots", "row=1 column=robots")]
    assert "minfin.py" in problems[0].remedy


# The page

DAY = (
    "09.06.2026",
    (
        "Tanks&nbsp;&mdash; 12001 <small>(+4)</small>",
        "Military personnel&nbsp;&mdash; aprx. 1376320 people <small>(+1370)</small>",
    ),
)


def test_a_page_has_totals_and_what_each_day_added() -> None:
    body = page(DAY, ("08.06.2026", ("Ships (boats)&nbsp;&mdash; 33",)))
    claims, problems = given(minfin.parse, body)
    assert problems == []
    assert told(claims) == [
        ("tank.total", "2026-06-09", 12001),
        ("tank.daily", "2026-06-09", 4),
        ("personnel.total", "2026-06-09", 1376320),
        ("personnel.daily", "2026-06-09", 1370),
        ("ship.total", "2026-06-08", 33),
    ]
    assert [(c.qualifier, c.period_days, c.line.publisher) for c in claims[2:4]] == [
        ("about", None, None),
        (None, 1, None),
    ]
    assert claims[2].quote == "Military personnel\u00a0— aprx. 1376320 people (+1370)"
    quotes = Quotes(body.encode())
    assert [quotes.read(c.quote, c.locator) for c in claims] == [(c.value, None, None) for c in claims]


@pytest.mark.parametrize(("label", "what"), minfin.LABELS.items())
def test_every_label_of_the_page_is_read(label: str, what: str) -> None:
    claims, problems = given(minfin.parse, page(("01.03.2022", (f"{label.capitalize()} &mdash; 5",))))
    assert problems == []
    assert [claim.line.series for claim in claims] == [f"losses.{what}.total"]


def test_old_days_have_prisoners_beside_the_personnel() -> None:
    claims, problems = given(
        minfin.parse, page(("02.03.2022", ("Military personnel &mdash; aprx. 5840 people (+130), 200 captives",)))
    )
    assert problems == []
    assert told(claims) == [
        ("personnel.total", "2022-03-02", 5840),
        ("personnel.daily", "2022-03-02", 130),
        ("personnel.captured", "2022-03-02", 200),
    ]


def test_the_type_of_missile_system_of_the_first_days_is_left_out_knowingly() -> None:
    claims, problems = given(minfin.parse, page(("25.02.2022", ("Tanks &mdash; 80", "BUK missile system &mdash; 1"))))
    assert (len(claims), problems) == (1, [])


def test_an_unknown_label_is_one_warning_and_the_rest_of_the_day_stands() -> None:
    days = [
        (day, ("Tanks &mdash; 80", "Laser guns &mdash; 1", "Planes &mdash; 10")) for day in ("02.06.2026", "01.06.2026")
    ]
    claims, problems = given(minfin.parse, page(*days))
    assert len(claims) == 4
    assert [(p.check, p.found) for p in problems] == [("unknown-label", "Laser guns")]
    assert "LABELS" in problems[0].remedy


def test_a_label_without_a_figure_is_a_warning() -> None:
    claims, problems = given(minfin.parse, page(("02.06.2026", ("Tanks &mdash; n/a", "Planes &mdash; 10"))))
    assert (len(claims), [p.check for p in problems]) == (1, ["unread-figure"])


def test_what_stands_around_the_lists_is_no_figure() -> None:
    claims, problems = given(minfin.parse, page(DAY, around="<p>See also</p><p>Phone &mdash; 044 333</p>"))
    assert (len(claims), problems) == (4, [])


def test_the_addresses_are_the_month_and_the_copy_and_with_since_the_months_from_then_on() -> None:
    home = "https://index.minfin.com.ua/en/russian-invading/casualties/"
    assert [request.url for request in minfin.addresses(date(2026, 1, 10))] == [home, minfin.COPY]
    requests = list(minfin.addresses(date(2026, 1, 10), since=date(2025, 11, 30)))
    assert [request.url for request in requests] == [f"{home}2025-11/", f"{home}2025-12/", home, minfin.COPY]
    assert requests[0].otherwise == (f"{home}month.php?month=2025-11",)


@pytest.mark.parametrize(
    ("body", "check"),
    [
        ("<html><title>Just a moment...</title></html>", "captcha"),
        ("<html><title>Not found</title><body>404</body></html>", "wrong-page"),
        (page(("09.06.2026", ())), "wrong-page"),
        ("", "empty-list"),
        ("date,day\n", "changed-header"),
        (HEADER + "\n", "empty-list"),
        ('{"a": 1}', "changed-header"),
        (b"\xff\xfe\x00\x01", "not-csv"),
    ],
)
def test_what_is_neither_the_page_nor_the_copy_is_one_error(body: str | bytes, check: str) -> None:
    claims, problems = given(minfin.parse, body)
    assert (claims, [(p.check, p.severity) for p in problems]) == ([], [(check, "error")])


# The recorded file

RECORDED = (
    ("vintages/2023-09-09_a13bf32_no-submarines-column.csv", "2023-09-09T12:00:00Z"),
    ("vintages/2024-08-24_092c33c_seven-blank-rows.csv", "2024-08-24T12:00:00Z"),
    ("vintages/2026-02-15_eb40933_uav-239260-typo.csv", "2026-02-15T12:00:00Z"),
    ("russia_losses.csv", "2026-06-09T12:00:00Z"),
)


@pytest.fixture(scope="module")
def ingest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ingest]:
    """All the recorded files, as they appeared."""
    with open_ingest(tmp_path_factory.mktemp("minfin") / "tracker.db", judging=False) as opened:
        for name, seen_at in RECORDED:
            assert opened.add_file("minfin", FILES / name, seen_at=seen_at).problems == []
        yield opened


@needs_recordings
@pytest.mark.parametrize(
    ("day", "what", "value"),
    [
        ("2022-02-24", "personnel", 800),
        ("2022-02-24", "equipment.uav", 0),
        ("2026-06-08", "personnel", 1374950),
        ("2026-06-08", "equipment.uav", 336224),
        ("2026-06-09", "personnel", 1376320),
        ("2026-02-10", "equipment.uav", 129160),
    ],
)
def test_recorded_spot_values(ingest: Ingest, day: str, what: str, value: int) -> None:
    of = "select value from current where day = ? and series = ?"
    assert ingest.ledger.db.execute(of, (day, f"losses.{what}.total")).fetchall() == [(value,)]


@needs_recordings
def test_the_recorded_days_have_no_gap_and_blank_cells_are_no_figures(ingest: Ingest) -> None:
    days = "select count(*), min(day), max(day) from current where series = ?"
    db = ingest.ledger.db
    assert db.execute(days, ("losses.personnel.total",)).fetchone() == (1567, "2022-02-24", "2026-06-09")
    assert db.execute(days, ("losses.equipment.submarine.total",)).fetchone() == (1000, "2023-09-14", "2026-06-09")
    assert db.execute(days, ("losses.equipment.cruise_missile.total",)).fetchone() == (1501, "2022-05-01", "2026-06-09")


@needs_recordings
def test_the_mistyped_figure_of_drones_stood_until_it_was_mended(ingest: Ingest) -> None:
    revised = "select day, old_value, new_value, substr(seen_at, 1, 10) from revisions where series like 'losses.%'"
    assert ingest.ledger.db.execute(revised).fetchall() == [("2026-02-10", 239260, 129160, "2026-06-09")]


@needs_recordings
def test_the_recorded_copy_differs_from_the_hand_transcribed_file_on_four_days(ingest: Ingest) -> None:
    other = SHARED / "data" / "gs-petroivaniuk" / "russia_losses_personnel.json"
    ingest.add_file("petroivaniuk", other, seen_at="2026-06-09T12:00:00Z")
    differs = (
        "select a.day from current a join current b on a.day = b.day and a.series = b.series and a.kind = b.kind"
        " where a.source = 'minfin' and b.source = 'petroivaniuk' and a.series = ? and a.value <> b.value order by 1"
    )
    days = [day for (day,) in ingest.ledger.db.execute(differs, ("losses.personnel.total",))]
    assert days == ["2022-04-02", "2023-05-07", "2023-12-07", "2025-05-09"]


@needs_recordings
def test_recorded_claims_walk_back_to_their_cells_and_a_second_time_brings_nothing_new(ingest: Ingest) -> None:
    assert audit(ingest.ledger.db, ingest.archive).faults == []
    for name, seen_at in RECORDED:
        tally = ingest.add_file("minfin", FILES / name, seen_at=seen_at).tally
        assert (tally.new, tally.revised, tally.withdrawn) == (0, 0, 0)


def test_a_row_that_vanished_from_the_copy_was_taken_back(tmp_path: Path) -> None:
    head = "date,day,personnel,tanks,apv,artillery,mlrs,aaws,aircrafts,helicopters,uav,cruise_missiles,warships,"
    head += "vehicles_fuel_tanks,special_equipment,submarines\n"
    rows = ["2024-01-25,701,379610,6277,,,,,,,,,,,,\n", "2024-01-26,702,380600,6290,,,,,,,,,,,,\n"]
    with open_ingest(tmp_path / "tracker.db", judging=False) as ingest:
        for count, kept in ((1, rows), (2, rows[1:])):
            body = (head + "".join(kept)).encode()
            ingest.add("minfin", Document(body, "https://example.org/x.csv", f"2024-02-0{count}T00:00:00Z"))
        told = ingest.ledger.db.execute("select series, day, type from revisions order by series").fetchall()
    assert told == [
        ("losses.equipment.tank.total", "2024-01-25", "withdrawal"),
        ("losses.personnel.total", "2024-01-25", "withdrawal"),
    ]
