"""Aid by month, donor and kind: billions, two measures that are never added, and files of others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.shapes import SHARED, given, items, needs_recordings
from tracker.ingest import Ingest, open_ingest
from tracker.ledger.audit import audit
from tracker.model import Claim, Document, Problem
from tracker.sources import kiel

DATA = SHARED / "data"
EXPLORER = '"country","iso","year","month","total","financial","humanitarian","military","commitments","gdp","pct_gdp"'
MONTHS = "land,aar,maaned,kategori,maal,sum_eur,sum_nok"
TOTALS = "land,total_allocation,military_allocation,total_commitment,military_commitment"


def read(*lines: str) -> tuple[list[Claim], list[Problem]]:
    return given(kiel.parse, "\n".join(lines) + "\n")


def told(claims: list[Claim]) -> list[tuple[object, ...]]:
    return [(c.line.series.removeprefix("aid.money."), c.line.donor, c.day, c.value, c.period_days) for c in claims]


def test_a_month_of_all_donors_is_a_change_in_euros_that_ends_on_its_last_day() -> None:
    claims, problems = read(
        '"year","month","total_allocations","military","financial","humanitarian"',
        "2024,2,0.266861,0.231852,0,0.035009",
    )
    assert problems == []
    assert told(claims) == [
        ("allocated", None, "2024-02-29", 266861000, 29),
        ("military.allocated", None, "2024-02-29", 231852000, 29),
        ("financial.allocated", None, "2024-02-29", 0, 29),
        ("humanitarian.allocated", None, "2024-02-29", 35009000, 29),
    ]
    assert {(c.line.conflict, c.line.kind, c.line.claimant, c.unit) for c in claims} == {
        ("ukraine", "change", "Kiel Institute", "EUR")
    }
    assert (claims[0].quote, claims[0].locator) == ("0.266861", "row=1 column=total_allocations times=1000000000")


def test_a_month_of_a_donor_has_its_commitments_beside_its_allocations_and_never_in_them() -> None:
    claims, problems = read(EXPLORER, '"Canada","CAN",2022,3,0.142911,0,0.0653,0.077611,0.5,1312.77,0.0108')
    assert problems == []
    assert told(claims) == [
        ("allocated", "CA", "2022-03-31", 142911000, 31),
        ("military.allocated", "CA", "2022-03-31", 77611000, 31),
        ("financial.allocated", "CA", "2022-03-31", 0, 31),
        ("humanitarian.allocated", "CA", "2022-03-31", 65300000, 31),
        ("committed", "CA", "2022-03-31", 500000000, 31),
    ]


def test_the_file_was_published_without_the_commitments_and_is_read_all_the_same() -> None:
    without = EXPLORER.replace('"commitments",', "")
    claims, problems = read(without, '"Canada","CAN",2022,3,0.142911,0,0.0653,0.077611,1312.77,0.0108')
    assert (len(claims), problems) == (4, [])


def test_a_blank_is_not_zero() -> None:
    claims, problems = read(EXPLORER, '"Canada","CAN",2022,3,0.142911,,,,,1312.77,0.0108')
    assert (told(claims), problems) == ([("allocated", "CA", "2022-03-31", 142911000, 31)], [])


def test_institutions_of_the_union_are_donors_of_their_own() -> None:
    claims, problems = read(
        MONTHS,
        "EU (Commission and Council),2022,3,Financial,Allocation,300000000.5,1",
        "European Investment Bank,2022,3,Financial,Allocation,1,1",
        "European Peace Facility,2022,3,Military,Allocation,2,1",
    )
    assert ([c.line.donor for c in claims], problems) == (["EU", "EIB", "EPF"], [])


def test_the_months_of_a_third_party_are_printed_by_it_and_claimed_by_the_institute() -> None:
    claims, _ = read(MONTHS, "Norway,2022,3,Humanitarian,Allocation,65300423.254258,652")
    assert told(claims) == [("humanitarian.allocated", "NO", "2022-03-31", 65300423.254258, 31)]
    assert (claims[0].line.publisher, claims[0].line.claimant) == ("marhip97", "Kiel Institute")


def test_a_commitment_of_zero_in_those_months_was_lost_and_is_not_trusted() -> None:
    claims, _ = read(
        MONTHS, "Norway,2022,3,Military,Commitment,0.0,0.0", "Norway,2022,4,Military,Commitment,5.0,50.0"
    )  # fmt: skip
    assert [(c.line.series, c.value, c.unsure) for c in claims] == [
        ("aid.money.military.committed", 0, kiel.LOST),
        ("aid.money.military.committed", 5, None),
    ]


def test_a_disbursement_may_go_back() -> None:
    claims, problems = read("giver,er_eu_medlem,aar,maaned,verdi_eur_mrd", "Japan,False,2022,5,-0.0028571428571428498")
    assert (told(claims), problems) == ([("disbursed", "JP", "2022-05-31", -2857142.8571428498, 31)], [])


def test_totals_hold_for_the_day_that_was_given_with_them() -> None:
    body = f"{TOTALS}\nNorway,10.005,6.19,24.724,18.0\n".encode()
    claims, problems = items(kiel.parse, Document(body, "file:x", "2026-06-01T00:00:00Z", published="2026-02-28"))
    assert [(p.check, p.severity, p.found) for p in problems] == [("given-day", "warning", "2026-02-28")]
    assert [(c.line.kind, *row) for c, row in zip(claims, told(claims), strict=True)] == [
        ("total", "allocated", "NO", "2026-02-28", 10005000000, None),
        ("total", "committed", "NO", "2026-02-28", 24724000000, None),
        ("total", "military.allocated", "NO", "2026-02-28", 6190000000, None),
        ("total", "military.committed", "NO", "2026-02-28", 18000000000, None),
    ]


def test_totals_of_a_later_release_take_nothing_back(tmp_path: Path) -> None:
    (tmp_path / "totals.csv").write_text(f"{TOTALS}\nNorway,10.005,6.19,24.724,18.0\n", encoding="utf-8")
    with open_ingest(tmp_path / "tracker.db", judging=False) as ingest:
        for day in ("2026-02-28", "2026-04-30"):
            ingest.add_file("kiel", tmp_path / "totals.csv", seen_at=f"{day}T12:00:00Z", published=day)
        days = "select day from current where series = 'aid.money.allocated' order by day"
        assert ingest.ledger.db.execute(days).fetchall() == [("2026-02-28",), ("2026-04-30",)]


def test_totals_without_a_day_are_refused_with_what_to_do() -> None:
    claims, problems = read(TOTALS, "Norway,10.005,6.19,24.724,18.0")
    assert (claims, [(p.check, p.severity) for p in problems]) == ([], [("no-date", "error")])
    assert "--published" in problems[0].remedy


def test_unknown_donors_kinds_months_and_columns_are_warnings_once_each_and_the_rest_stands() -> None:
    claims, problems = read(
        f"{MONTHS},mood",
        "Atlantis,2022,3,Military,Allocation,5,1,x",
        "Atlantis,2022,4,Military,Allocation,5,1,x",
        "Norway,2022,13,Military,Allocation,5,1,x",
        "Norway,2022,3,Spiritual,Allocation,5,1,x",
        "Norway,2022,3,Military,Wish,5,1,x",
        "Norway,2022,3,Military,Allocation,5,1,x",
    )
    assert [(p.check, p.severity, p.found, p.locator) for p in problems] == [
        ("unknown-column", "warning", "mood", "row=1 column=mood"),
        ("unknown-donor", "warning", "Atlantis", "row=1 column=land"),
        ("no-date", "warning", "13", "row=3 column=maaned"),
        ("unknown-kind", "warning", "Spiritual", "row=4 column=kategori"),
        ("unknown-kind", "warning", "Wish", "row=5 column=maal"),
    ]
    assert [c.locator for c in claims] == ["row=6 column=sum_eur"]


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("<!DOCTYPE html><html></html>", "html-page"),
        ('"year","month","total_allocations"', "empty-list"),
        ("404: Not Found", "empty-list"),
        ("date,tanks\n2024-01-01,5\n", "changed-header"),
        ("total_allocations,military\n1,2\n", "changed-header"),
        ('"country","iso","eu_share_bn"\n"Denmark","DNK",1.9\n', "no-series"),
        ('"donor","category","number_of_weapons","weapons_list"\n"Belgium","Tanks",1,"x"\n', "no-series"),
        ('"release","period","date","label"\n"31","07/2026","2026-07-15","x"\n', "no-series"),
        ("land,aar,total_allocation,per_capita_eur\nNorway,2022,1,2\n", "no-series"),
    ],
)
def test_what_holds_no_figures_of_ours_is_one_clear_problem(text: str, check: str) -> None:
    claims, problems = given(kiel.parse, text)
    assert (claims, [(p.check, p.severity) for p in problems]) == ([], [(check, "error")])


# The recorded files.

OLD, NEW = "aid-kiel-site/2026-07-16_f813f41_labelled-release-31", "aid-kiel-site/2026-07-27_6c0293d_release-29"
DERIVED = "aid-kiel-derived-r28"
RECORDED = (
    (f"{DERIVED}/tidsserier_maanedlig.csv", "2026-06-01T12:00:00Z"),
    (f"{DERIVED}/financial_disbursements.csv", "2026-06-01T12:00:00Z"),
    (f"{DERIVED}/country_summary.csv", "2026-06-01T12:00:00Z"),
    (f"{OLD}/total_allocations.csv", "2026-07-16T12:00:00Z"),
    (f"{OLD}/data_explorer.csv", "2026-07-16T12:00:00Z"),
    (f"{NEW}/total_allocations.csv", "2026-07-27T12:00:00Z"),
    (f"{NEW}/data_explorer.csv", "2026-07-27T12:00:00Z"),
)


def add(ingest: Ingest, name: str, seen_at: str) -> tuple[int, int, int]:
    report = ingest.add_file("kiel", DATA / name, seen_at=seen_at, published="2026-02-28")
    assert report.outcome in {"recorded", "unchanged"}
    return report.tally.new, report.tally.revised, report.tally.withdrawn


@pytest.fixture(scope="module")
def ingest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ingest]:
    database: Path = tmp_path_factory.mktemp("kiel") / "tracker.db"
    with open_ingest(database, judging=False) as opened:
        for name, seen_at in RECORDED:
            add(opened, name, seen_at)
        yield opened


@needs_recordings
def test_all_months_of_all_donors_add_up_to_what_each_state_is_known_to_hold(ingest: Ingest) -> None:
    of = (
        "select count(*), round(sum(value) / 1e9, 3) from claims where series = 'aid.money.allocated' and donor is null"
        " and status = 'accepted' and seen_at <= ? and (superseded_at is null or superseded_at > ?)"
    )
    db = ingest.ledger.db
    assert db.execute(of, ("2026-07-17T00:00:00Z",) * 2).fetchone() == (54, 366.691)
    assert db.execute(of, ("2026-07-28T00:00:00Z",) * 2).fetchone() == (52, 350.885)
    months = "select day, value from current where series = 'aid.money.allocated' and donor is null and day in (?, ?)"
    assert db.execute(f"{months} order by day", ("2022-01-31", "2026-04-30")).fetchall() == [
        ("2022-01-31", 266861000),
        ("2026-04-30", 7794256000),
    ]


@needs_recordings
def test_a_month_that_changed_is_a_revision_and_a_month_that_went_is_withdrawn(ingest: Ingest) -> None:
    august = (
        "select old_value, new_value, substr(seen_at, 1, 10) from revisions"
        " where series = 'aid.money.allocated' and donor is null and day = ?"
    )
    db = ingest.ledger.db
    assert db.execute(august, ("2024-08-31",)).fetchall() == [(8145801000, 8280708000, "2026-07-27")]
    gone = "select distinct day from claims where status = 'withdrawn' and series = 'aid.money.allocated'"
    assert db.execute(f"{gone} and donor is null order by day").fetchall() == [("2026-05-31",), ("2026-06-30",)]


@needs_recordings
def test_the_totals_of_donors_are_what_they_are_known_to_be(ingest: Ingest) -> None:
    of = (
        "select donor, series, round(value / 1e9, 3) from current where kind = 'total' and donor in ('NO', 'US', 'EU')"
        " and series in ('aid.money.allocated', 'aid.money.committed') order by donor, series"
    )
    db = ingest.ledger.db
    assert db.execute(of).fetchall() == [
        ("EU", "aid.money.allocated", 84.425),
        ("EU", "aid.money.committed", 190.724),
        ("NO", "aid.money.allocated", 10.005),
        ("NO", "aid.money.committed", 24.724),
        ("US", "aid.money.allocated", 115.381),
        ("US", "aid.money.committed", 118.963),
    ]
    months = "select round(sum(value) / 1e9, 3) from current where kind = 'change' and donor = 'US' and series = ?"
    assert db.execute(f"{months} and publisher = 'Kiel Institute'", ("aid.money.allocated",)).fetchone() == (115.381,)


@needs_recordings
def test_every_recorded_claim_walks_back_to_its_cell_and_a_second_time_brings_nothing_new(ingest: Ingest) -> None:
    proof = audit(ingest.ledger.db, ingest.archive)
    assert (proof.documents, proof.faults) == (7, [])
    assert ingest.ledger.db.execute("select count(*) from claims where status = 'held'").fetchone() == (158,)
    for name, seen_at in RECORDED:
        assert add(ingest, name, seen_at) == (0, 0, 0)


@needs_recordings
@pytest.mark.parametrize("name", ["weapons", "procurement_trends", "release_info", "eu_aid_shares"])
def test_the_recorded_files_without_a_series_are_refused_with_the_reason(name: str) -> None:
    claims, problems = given(kiel.parse, (DATA / NEW / f"{name}.csv").read_bytes())
    assert (claims, [p.check for p in problems]) == ([], ["no-series"])
