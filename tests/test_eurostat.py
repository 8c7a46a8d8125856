"""Eurostat's tables: two kinds of SDMX-CSV, a sparse cube in JSON-stat, and a third party's file without a month."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.shapes import SHARED, given, needs_recordings
from tracker.documents.locate import Quotes
from tracker.ingest import Ingest, open_ingest
from tracker.ledger.audit import audit
from tracker.model import Claim, Problem
from tracker.sources import eurostat

FILES = SHARED / "data" / "refugees-eurostat"
PERMITS = "migr_resvalid__custom_18711207_linear_2_0.csv"
DERIVED = "derived_migr_asytpsm_latest_by_country_2025-11.csv"

PLAIN = "STRUCTURE,STRUCTURE_ID,freq,unit,citizen,sex,age,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG,CONF_STATUS"


def plain(*rows: str, dataset: str = "ESTAT:MIGR_ASYTPSM(1.0)") -> tuple[list[Claim], list[Problem]]:
    """Rows of `citizen,sex,age,geo,time,value,flag` of the plain SDMX-CSV."""
    lines = [f"dataflow,{dataset},M,PER,{row}," for row in rows]
    return given(eurostat.parse, "\n".join([PLAIN, *lines]))


def cube(value: Any, **more: Any) -> tuple[list[Claim], list[Problem]]:
    """Two countries by two months, in the true shape of JSON-stat."""
    return given(eurostat.parse, json.dumps(cube_of(value, **more)))


def cube_of(value: Any, **more: Any) -> dict[str, Any]:
    axes = {
        "freq": ["M"], "unit": ["PER"], "citizen": ["UA"], "sex": ["T"], "age": ["TOTAL"], "geo": ["DE", "EL"],
        "time": ["2025-10", "2025-11"],
    }  # fmt: skip
    return {
        "version": "2.0",
        "class": "dataset",
        "label": "Beneficiaries of temporary protection at the end of the month by citizenship, age and sex - monthly",
        "source": "ESTAT",
        "updated": "2026-01-09T11:00:00+0100",
        "value": value,
        "id": list(axes),
        "size": [len(axis) for axis in axes.values()],
        "dimension": {
            name: {"label": name, "category": {"index": {code: at for at, code in enumerate(axis)}}}
            for name, axis in axes.items()
        },
        **more,
    }


def told(claims: list[Claim]) -> list[tuple[object, ...]]:
    """Series, kind, place, day, value."""
    return [(c.line.series, c.line.kind, c.line.place, c.day, c.value) for c in claims]


def test_the_end_of_a_month_is_a_level_by_country_of_the_conflict_they_fled() -> None:
    claims, problems = plain("UA,T,TOTAL,DE,2025-11,1194570,", "UA,T,TOTAL,EL,2024-02,37130,")
    assert problems == []
    assert told(claims) == [
        ("refugees.temporary_protection", "level", "DE", "2025-11-30", 1194570),
        ("refugees.temporary_protection", "level", "GR", "2024-02-29", 37130),
    ]
    assert {(c.line.conflict, c.line.party, c.line.claimant, c.period_days) for c in claims} == {
        ("ukraine", None, "Eurostat", None)
    }
    assert (claims[0].quote, claims[0].locator) == ("1194570", "row=1 column=OBS_VALUE")


def test_grants_are_a_change_of_their_month() -> None:
    claims, _ = plain("UA,T,TOTAL,DE,2024-02,12345,", dataset="ESTAT:MIGR_ASYTPFM(1.0)")
    assert told(claims) == [("refugees.temporary_protection.granted", "change", "DE", "2024-02-29", 12345)]
    assert claims[0].period_days == 29


def test_residence_permits_are_a_level_at_the_end_of_the_year_in_the_layout_with_labels() -> None:
    claims, problems = given(
        eurostat.parse,
        "STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,freq,Time frequency,duration,Duration,reason,Reason,unit,"
        "Unit of measure,citizen,Country of citizenship,geo,Geopolitical entity (reporting),TIME_PERIOD,Time,OBS_VALUE,"
        "Observation value,OBS_FLAG,Observation status (Flag) V2 structure,CONF_STATUS,Confidentiality status (flag)\n"
        'dataflow,ESTAT:MIGR_RESVALID(1.0),"All valid permits, by reason",A,Annual,TOTAL,Total,TOTAL,Total,PER,Person,'
        "UA,Ukraine,DE,Germany,2022,,117703,,,,,\n",
    )
    assert problems == []
    assert told(claims) == [("refugees.residence_permits", "level", "DE", "2022-12-31", 117703)]


def test_the_years_before_the_war_are_filed_under_the_world_with_the_country_people_come_from() -> None:
    claims, _ = plain("UA,T,TOTAL,DE,2021-12,117703,", "UA,T,TOTAL,DE,2022-03,117704,")
    assert [(c.line.conflict, c.line.party) for c in claims] == [("global", "UA"), ("ukraine", None)]


def test_the_row_of_the_european_union_is_a_claim_of_its_own_and_nothing_is_summed() -> None:
    claims, _ = plain("UA,T,TOTAL,EU27_2020,2025-11,4200000,", "UA,T,TOTAL,EU28,2018-11,9,", "UA,T,TOTAL,DE,2025-11,7,")
    assert [(c.line.place, c.value) for c in claims] == [("EU", 4200000), ("EU28", 9), ("DE", 7)]


def test_parts_by_sex_and_age_are_left_out_and_said_to_be() -> None:
    claims, problems = plain(
        "UA,T,TOTAL,DE,2025-11,1194570,", "UA,F,TOTAL,DE,2025-11,700000,", "UA,T,Y_LT14,DE,2025-11,300000,",
        "TOTAL,T,TOTAL,DE,2025-11,1220000,",
    )  # fmt: skip
    assert [c.value for c in claims] == [1194570]
    assert [(p.check, p.severity, p.message[:8]) for p in problems] == [("parts", "info", "3 values")]


def test_an_answer_with_parts_alone_is_refused() -> None:
    claims, problems = plain("UA,F,TOTAL,DE,2025-11,700000,")
    assert (claims, [(p.check, p.severity) for p in problems]) == ([], [("only-parts", "error")])


@pytest.mark.parametrize("cell", ["", ":"])
def test_no_value_is_not_zero_and_zero_is_a_value(cell: str) -> None:
    claims, problems = plain(f"UA,T,TOTAL,DE,2025-11,{cell},", "UA,T,TOTAL,LI,2025-11,0,")
    assert ([(c.line.place, c.value) for c in claims], problems) == ([("LI", 0)], [])


@pytest.mark.parametrize(
    ("flags", "qualifier", "unsure", "checks"),
    [
        ("", None, None, []),
        ("p", None, None, []),
        ("e", "about", None, []),
        ("ep", "about", None, []),
        ("f", None, "a forecast by the publisher", []),
        ("b", None, None, ["flag"]),
        ("u", None, None, ["flag"]),
        ("d", None, None, ["flag"]),
        ("y", None, None, ["unknown-flag"]),
    ],
)
def test_an_estimate_is_about_a_forecast_is_held_and_a_break_is_told(
    flags: str, qualifier: str | None, unsure: str | None, checks: list[str]
) -> None:
    claims, problems = plain(f"UA,T,TOTAL,DE,2025-11,928,{flags}", f"UA,T,TOTAL,PL,2025-11,928,{flags}")
    assert [(c.qualifier, c.unsure) for c in claims] == [(qualifier, unsure)] * 2
    assert [p.check for p in problems] == checks
    assert {p.severity for p in problems} <= {"info", "warning"}


def test_unknown_countries_citizenships_and_periods_are_warnings_said_once_and_the_rest_stands() -> None:
    claims, problems = plain(
        "UA,T,TOTAL,QQ,2025-10,1,", "UA,T,TOTAL,QQ,2025-11,1,", "ZZ,T,TOTAL,DE,2025-11,2,", "UA,T,TOTAL,DE,2025-Q1,3,",
        "UA,T,TOTAL,DE,2025-11,4,",
    )  # fmt: skip
    assert [c.value for c in claims] == [4]
    assert [(p.check, p.severity, p.found, p.locator) for p in problems] == [
        ("unknown-country", "warning", "QQ", "row=1 column=OBS_VALUE"),
        ("unknown-citizenship", "warning", "ZZ", "row=3 column=OBS_VALUE"),
        ("unknown-period", "warning", "2025-Q1", "row=4 column=OBS_VALUE"),
    ]
    assert "AGGREGATES" in problems[0].remedy
    assert "eurostat.py" in problems[0].remedy


def test_rows_of_two_data_sets_are_refused() -> None:
    rows = (f"dataflow,ESTAT:{name}(1.0),M,PER,UA,T,TOTAL,DE,2025-11,5,," for name in ("MIGR_ASYTPSM", "MIGR_ASYTPFM"))
    claims, problems = given(eurostat.parse, "\n".join([PLAIN, *rows]))
    assert (claims, [(p.check, p.severity) for p in problems]) == ([], [("mixed-datasets", "error")])


def test_an_unknown_column_is_a_warning() -> None:
    text = f"{PLAIN},cluster\ndataflow,ESTAT:MIGR_ASYTPSM(1.0),M,PER,UA,T,TOTAL,DE,2025-11,5,,,x\n"
    claims, problems = given(eurostat.parse, text)
    assert ([c.value for c in claims], [(p.check, p.found) for p in problems]) == ([5], [("unknown-column", "cluster")])


# The cube.


def test_a_missing_key_of_the_cube_is_no_value_and_the_last_dimension_runs_fastest() -> None:
    document = cube_of({"0": 1194000, "1": 1194570, "3": 37130})
    claims, problems = given(eurostat.parse, json.dumps(document))
    assert problems == []
    assert [(c.line.place, c.day, c.value, c.locator) for c in claims] == [
        ("DE", "2025-10-31", 1194000, "/value/0"),
        ("DE", "2025-11-30", 1194570, "/value/1"),
        ("GR", "2025-11-30", 37130, "/value/3"),
    ]
    quotes = Quotes(json.dumps(document).encode())
    assert [quotes.read(c.quote, c.locator) for c in claims] == [(c.value, None, None) for c in claims]


def test_a_cube_may_list_its_values_and_codes_and_a_null_is_no_value() -> None:
    document = cube_of([None, 5, 0, None])
    document["dimension"]["geo"]["category"]["index"] = ["DE", "EL"]
    claims, _ = given(eurostat.parse, json.dumps(document))
    assert [(c.line.place, c.day, c.value) for c in claims] == [("DE", "2025-11-30", 5), ("GR", "2025-10-31", 0)]


def test_the_flags_of_a_cube_are_read() -> None:
    claims, _ = cube({"0": 1, "1": 2}, status={"1": "e"})
    assert [c.qualifier for c in claims] == [None, "about"]


def test_the_dataset_is_known_by_its_code_or_else_by_its_label() -> None:
    claims, _ = cube({"0": 1}, label="something new", extension={"id": "MIGR_ASYTPFM"})
    assert claims[0].line.series == "refugees.temporary_protection.granted"
    _, problems = cube({"0": 1}, label="Asylum applicants")
    assert [(p.check, p.severity, p.found) for p in problems] == [("unknown-dataset", "error", "Asylum applicants")]


def test_an_unknown_dimension_is_a_warning() -> None:
    document = cube_of({"0": 1})
    document["id"].append("route")
    document["size"].append(1)
    document["dimension"]["route"] = {"category": {"index": {"LAND": 0}}}
    claims, problems = given(eurostat.parse, json.dumps(document))
    assert (len(claims), [(p.check, p.severity, p.found) for p in problems]) == (
        1, [("unknown-dimension", "warning", "route")],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("damage", "check"),
    [
        ({"value": {}}, "empty-list"),
        ({"value": "x"}, "changed-shape"),
        ({"value": {"4": 1}}, "changed-shape"),
        ({"value": {"-1": 1}}, "changed-shape"),
        ({"value": {"9" * 5000: 1}}, "changed-shape"),
        ({"size": [1, 1, 1, 1, 1, 33, 50]}, "changed-shape"),
        ({"id": ["geo", ["time"]]}, "changed-shape"),
        ({"id": "geo"}, "changed-shape"),
        ({"dimension": {}}, "changed-shape"),
        ({"value": {"0": {"deep": 1}}}, "not-a-number"),
    ],
)
def test_a_damaged_cube_is_one_clear_problem(damage: dict[str, Any], check: str) -> None:
    claims, problems = cube(**{"value": {"0": 1}} | damage)
    assert (claims, [p.check for p in problems]) == ([], [check])


# What is no table.


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ('{"warning": {"status": 413, "label": "ASYNCHRONOUS_RESPONSE. Please try again later."}}', "asynchronous"),
        ('{"error": [{"status": 413, "id": 413, "label": "ASYNCHRONOUS_RESPONSE. Later."}]}', "asynchronous"),
        ('{"error": [{"status": 413, "id": 413, "label": "EXTRACTION_TOO_BIG: 8068608 rows"}]}', "too-large"),
        ('{"error": [{"status": 404, "id": 100, "label": "ERR_NOT_FOUND_4: no such data set"}]}', "service-error"),
        ("<S:Fault><faultcode>413</faultcode><faultstring>EXTRACTION_TOO_BIG: 9</faultstring></S:Fault>", "too-large"),
        ("<env:Envelope><syncResponse><queued><status>SUBMITTED</status></queued></syncResponse></env:Envelope>",
         "asynchronous"),
        ("<!DOCTYPE html><html><body>Sorry</body></html>", "html-page"),
        ("[]", "unknown-dataset"),
        ("", "empty-list"),
        ("a,b\n1,2\n", "changed-header"),
        ("freq,unit,citizen,sex,age,geo\\TIME_PERIOD\t2025-11\nM,PER,UA,T,TOTAL,DE\t1234 p\n", "changed-header"),
        (f"{PLAIN}\n", "empty-list"),
        (f"{PLAIN}\ndataflow,ESTAT:NAMA_10_GDP(1.0),A,PER,UA,T,TOTAL,DE,2025,5,,\n", "unknown-dataset"),
    ],
)  # fmt: skip
def test_what_is_no_answer_is_one_clear_problem(text: str, check: str) -> None:
    claims, problems = given(eurostat.parse, text)
    assert claims == []
    assert [(p.check, p.severity) for p in problems] == [(check, "error")]


# The third party's file.

OF_A_THIRD_PARTY = "dest_iso3,total_refugees,pct_children\nDEU,1194570.0,0.27\nXXX,5.0,0.1\n"


def test_a_third_partys_file_has_its_month_in_its_name_and_its_own_publisher() -> None:
    claims, problems = given(eurostat.parse, OF_A_THIRD_PARTY, "file:latest_by_country_2025-11.csv")
    assert told(claims) == [("refugees.temporary_protection", "level", "DE", "2025-11-30", 1194570)]
    assert (claims[0].line.claimant, claims[0].line.publisher) == ("Eurostat", "Bencce4/beyond-borders")
    assert [(p.check, p.found) for p in problems] == [("unknown-country", "XXX")]


def test_without_a_month_a_third_partys_file_is_refused() -> None:
    claims, problems = given(eurostat.parse, OF_A_THIRD_PARTY, "file:latest_by_country.csv")
    assert (claims, [(p.check, p.severity) for p in problems]) == ([], [("no-month", "error")])
    assert "--published" in problems[0].remedy


def test_the_addresses_ask_for_the_totals_of_ukrainians() -> None:
    asked = list(eurostat.addresses(date(2026, 1, 1)))
    assert asked[0].url == (
        "https://ec.europa.eu/eurostat/api/dissemination/statistics/1.0/data/migr_asytpsm"
        "?format=JSON&lang=en&citizen=UA&sex=T&age=TOTAL&sinceTimePeriod=2022-03"
    )
    (as_csv,) = asked[0].otherwise
    assert as_csv == (
        "https://ec.europa.eu/eurostat/api/dissemination/sdmx/3.0/data/dataflow/ESTAT/migr_asytpsm/1.0/*.*.*.*.*.*"
        "?c[citizen]=UA&format=csvdata&formatVersion=2.0"
    )
    assert [one.name for one in asked] == ["migr_asytpsm", "migr_asytpfm", "migr_resvalid"]
    later = [one.url.partition("sinceTimePeriod=")[2] for one in eurostat.addresses(date(2026, 1, 1), date(2025, 6, 9))]
    assert later == ["2025-06", "2025-06", "2025"]


# The recorded files.


@pytest.fixture
def ingest(tmp_path: Path) -> Iterator[Ingest]:
    with open_ingest(tmp_path / "tracker.db", judging=False) as opened:
        yield opened


@needs_recordings
def test_the_recorded_files_hold_what_they_are_known_to_hold_and_a_second_time_nothing_new(ingest: Ingest) -> None:
    reports = [ingest.add_file("eurostat", FILES / name, seen_at="2026-01-10T00:00:00Z") for name in (PERMITS, DERIVED)]
    assert [(report.outcome, report.tally.new, report.tally.held) for report in reports] == [
        ("recorded", 328, 0),
        ("recorded", 30, 0),
    ]
    assert {problem.severity for report in reports for problem in report.problems} == {"info"}
    db = ingest.ledger.db
    value = "select value, qualifier from current where series = ? and coalesce(place, '') = ? and day = ?"
    for place, day, known in (
        ("DE", "2022-12-31", (117703, None)),
        ("PL", "2024-12-31", (638617, None)),
        ("MT", "2017-12-31", (928, "about")),
    ):
        assert db.execute(value, ("refugees.residence_permits", place, day)).fetchall() == [known]
    day = "2025-11-30"
    for place, people in (("DE", 1194570), ("PL", 961440), ("CZ", 388515), ("NO", 82065)):
        assert db.execute(value, ("refugees.temporary_protection", place, day)).fetchall() == [(people, None)]
    of_all = "select count(*), sum(value), min(publisher) from current where series = 'refugees.temporary_protection'"
    assert db.execute(of_all).fetchone() == (30, 4_364_840, "Bencce4/beyond-borders")
    for name in (PERMITS, DERIVED):
        tally = ingest.add_file("eurostat", FILES / name, seen_at="2026-01-11T00:00:00Z").tally
        assert (tally.new, tally.revised, tally.withdrawn, tally.held) == (0, 0, 0, 0)
    assert audit(db, ingest.archive).faults == []


@needs_recordings
def test_the_union_of_27_and_of_28_countries_are_two_places(ingest: Ingest) -> None:
    ingest.add_file("eurostat", FILES / PERMITS, seen_at="2026-01-10T00:00:00Z")
    unions = "select place, count(*) from current where place like 'EU%' group by place"
    assert dict(ingest.ledger.db.execute(unions).fetchall()) == {"EU": 10, "EU28": 4}
