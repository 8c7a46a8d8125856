"""HDX HAPI: events by country and month, the displaced by operation, people by origin and country of asylum."""

from __future__ import annotations

import csv
import io
import json
import lzma
from collections.abc import Iterator
from datetime import date

import pytest

from tests.shapes import SHARED, given, needs_recordings
from tracker.ingest import Ingest, open_ingest
from tracker.ledger.audit import audit
from tracker.model import Claim, Document, Problem
from tracker.sources import hapi, unhcr_statistics

FILES = SHARED / "data" / "hapi"
RECORDED = ("hdx_hapi_conflict_event_global_2025.csv.xz", "hdx_hapi_idps_global.csv.xz")
EVENTS = (
    "location_code,admin1_code,admin2_code,admin_level,event_type,events,fatalities,"
    "reference_period_start,reference_period_end,warning,error"
)
IDPS = (
    "location_code,admin1_code,admin_level,operation,assessment_type,population,reporting_round,"
    "reference_period_start,reference_period_end"
)
REFUGEES = (
    "origin_location_code,origin_has_hrp,origin_in_gho,asylum_location_code,asylum_has_hrp,asylum_in_gho,"
    "population_group,gender,age_range,min_age,max_age,population,reference_period_start,reference_period_end,"
    "dataset_hdx_id,resource_hdx_id,warning,error"
)
YEAR = "2024-01-01T00:00:00,2024-12-31T23:59:59,a,b,,"
PERIODS = "location_code,admin_level,reference_period_start,reference_period_end"
JANUARY = "2025-01-01,2025-01-31"


def read(header: str, *rows: str, seen_at: str = "2025-02-15T00:00:00Z") -> tuple[list[Claim], list[Problem]]:
    return given(hapi.parse, "\ufeff" + "\n".join([header, *rows]) + "\n", seen_at=seen_at)


def test_a_countrys_month_is_the_sum_of_its_districts() -> None:
    claims, problems = read(
        EVENTS,
        f"UKR,UA14,UA1402,2,political_violence,700,1000,{JANUARY},,",
        f"UKR,UA23,UA2301,2,political_violence,27,26,{JANUARY},PCode unknown,Non matching p-code",
    )
    assert problems == []
    assert [(c.line.conflict, c.line.series, c.line.place, c.day, c.period_days, c.value) for c in claims] == [
        ("ukraine", "events.political_violence", "UA", "2025-01-31", 31, 727),
        ("ukraine", "fatalities.political_violence", "UA", "2025-01-31", 31, 1026),
    ]
    assert [(c.quote, c.locator) for c in claims] == [
        ("700 + 27", "sum=1-2 column=events"), ("1000 + 26", "sum=1-2 column=fatalities"),
    ]  # fmt: skip


def test_levels_are_never_mixed_and_the_districts_count_where_they_are_there() -> None:
    claims, _ = read(
        EVENTS,
        f"SDN,,,0,political_violence,136,373,{JANUARY},,",
        f"SDN,SD01,,1,political_violence,136,373,{JANUARY},,",
        f"SDN,SD01,SD01001,2,political_violence,100,300,{JANUARY},,",
        f"SDN,SD01,SD01002,2,political_violence,36,73,{JANUARY},,",
    )
    assert [c.value for c in claims] == [136, 373]


def test_what_targets_civilians_is_a_series_apart_and_in_no_sum() -> None:
    claims, _ = read(
        EVENTS,
        f"SYR,,,0,political_violence,302,329,{JANUARY},,",
        f"SYR,,,0,civilian_targeting,124,106,{JANUARY},,",
    )
    assert {c.line.series: c.value for c in claims} == {
        "events.political_violence": 302, "fatalities.political_violence": 329,
        "events.civilian_targeting": 124, "fatalities.civilian_targeting": 106,
    }  # fmt: skip


def test_demonstrations_without_deaths_have_no_deaths_and_not_none() -> None:
    claims, problems = read(EVENTS, f"SYR,,,0,demonstration,13,,{JANUARY},,")
    assert ([(c.line.series, c.value) for c in claims], problems) == ([("events.demonstrations", 13)], [])


def test_a_district_without_a_figure_makes_the_sum_one_that_is_held() -> None:
    claims, _ = read(
        EVENTS,
        f"SYR,SY01,SY0101,2,political_violence,10,,{JANUARY},,",
        f"SYR,SY01,SY0102,2,political_violence,20,5,{JANUARY},,",
    )
    assert [(c.value, c.unsure) for c in claims] == [
        (30, None), (5, "1 of 2 rows have no number in fatalities, the first of them row 1"),
    ]  # fmt: skip


def test_palestine_is_filed_by_gaza_strip_and_west_bank() -> None:
    claims, problems = read(
        EVENTS,
        f"PSE,PS02,PS0201,2,political_violence,300,450,{JANUARY},,",
        f"PSE,PS01,PS0101,2,political_violence,200,60,{JANUARY},,",
        f"PSE,PS03,PS0301,2,political_violence,1,1,{JANUARY},,",
    )
    assert [(c.line.conflict, c.line.place, c.value) for c in claims] == [
        ("gaza", "PS-GZ", 300), ("gaza", "PS-GZ", 450), ("west-bank", "PS-WB", 200), ("west-bank", "PS-WB", 60),
    ]  # fmt: skip
    assert [(p.check, p.found) for p in problems] == [("unknown-label", "PS03")]


def test_a_month_that_still_goes_on_is_left_out() -> None:
    claims, problems = read(EVENTS, f"UKR,,,0,political_violence,5,6,{JANUARY},,", seen_at="2025-01-24T00:00:00Z")
    assert (claims, [(p.check, p.severity) for p in problems]) == ([], [("left-out", "info")])


def test_what_happened_before_a_conflict_is_filed_under_the_world() -> None:
    claims, _ = read(EVENTS, "SDN,,,0,political_violence,45,1860,1997-01-01,1997-01-31,,")
    assert {c.line.conflict for c in claims} == {"global"}


def test_an_unknown_type_country_or_column_is_named_and_the_rest_stands() -> None:
    claims, problems = read(
        f"{EVENTS},mood",
        f"UKR,,,0,political_violence,5,6,{JANUARY},,,bad",
        f"UKR,,,0,parades,5,6,{JANUARY},,,bad",
        f"XYZ,,,0,political_violence,5,6,{JANUARY},,,bad",
    )
    assert len(claims) == 2
    assert [(p.check, p.severity, p.found) for p in problems] == [
        ("unknown-column", "warning", "mood"),
        ("unknown-label", "warning", "parades"),
        ("unknown-label", "warning", "XYZ"),
    ]
    assert "EVENT_TYPES" in problems[1].remedy
    assert "countries.toml" in problems[2].remedy


def test_a_period_without_a_first_day_is_a_warning() -> None:
    claims, problems = read(EVENTS, "UKR,,,0,political_violence,5,6,2025-02-01,2025-01-31,,")
    assert (claims, [(p.check, p.severity) for p in problems]) == ([], [("no-period", "warning")])


def test_the_displaced_are_the_national_rows_of_an_operation_that_counts_everybody() -> None:
    claims, problems = read(
        IDPS,
        "HTI,,0,Countrywide monitoring,BA,1041229,9,2024-12-31,2024-12-31",
        "HTI,HT01,1,Countrywide monitoring,BA,500000,9,2024-12-31,2024-12-31",
        "HTI,,0,Countrywide monitoring,SA,39492,2,2022-11-30,2022-11-30",
        "HTI,,0,Haiti Earthquake,SA,1068882,1,2010-11-30,2010-11-30",
    )
    assert [(c.line.conflict, c.line.series, c.line.place, c.day, c.value, c.locator) for c in claims] == [
        ("haiti", "idps.total", "HT", "2024-12-31", 1041229, "row=1 column=population")
    ]
    assert [(p.severity, p.found) for p in problems] == [
        ("info", "Countrywide monitoring"), ("info", "Haiti Earthquake"),
    ]  # fmt: skip


def test_each_group_of_people_is_a_series_as_unhcr_counts_it_and_as_the_source_that_reads_unhcr_files_it() -> None:
    claims, problems = read(
        REFUGEES,
        *(f"SDN,Y,Y,TCD,Y,Y,{group},all,all,,,{n},{YEAR}" for n, group in enumerate(("REF", "ASY", "OIP", "RET"), 5)),
        *(f"SDN,Y,Y,SDN,Y,Y,{group},all,all,,,{n},{YEAR}" for n, group in enumerate(("IDP", "RDP"), 50)),
        seen_at="2025-07-01T00:00:00Z",
    )
    assert problems == []
    assert [(c.line.series, c.line.kind, c.line.place, c.day, c.period_days, c.value) for c in claims] == [
        ("refugees.total", "level", "TD", "2024-12-31", None, 5),
        ("refugees.asylum_seekers", "level", "TD", "2024-12-31", None, 6),
        ("refugees.other_protection", "level", "TD", "2024-12-31", None, 7),
        ("returnees.refugees", "change", "TD", "2024-12-31", 366, 8),
        ("idps.total", "level", "SD", "2024-12-31", None, 50),
        ("returnees.idps", "change", "SD", "2024-12-31", 366, 51),
    ]
    assert {(c.line.conflict, c.line.party, c.line.claimant, c.line.publisher) for c in claims} == {
        ("sudan", None, "UNHCR", None)
    }
    named = {measure.series for measure in hapi.GROUPS.values()}
    assert named == {measure.series for measure in unhcr_statistics.COLUMNS.values()}


def test_sexes_and_ages_are_parts_and_never_figures_of_their_own() -> None:
    claims, problems = read(
        REFUGEES,
        f"SDN,Y,Y,TCD,Y,Y,REF,f,0-4,0,4,12,{YEAR}",
        f"SDN,Y,Y,TCD,Y,Y,REF,all,5-11,5,11,12,{YEAR}",
        f"SDN,Y,Y,TCD,Y,Y,REF,all,all,,,100,{YEAR}",
        f"SDN,Y,Y,TCD,Y,Y,REF,m,all,,,40,{YEAR}",
    )
    assert problems == []
    assert [(c.value, c.quote, c.locator) for c in claims] == [(100, "100", "row=3 column=population")]


def test_people_from_a_country_of_no_conflict_or_of_a_shared_one_are_told_apart_by_the_country_they_fled() -> None:
    claims, _ = read(
        REFUGEES,
        f"ERI,Y,Y,TCD,Y,Y,REF,all,all,,,3,{YEAR}",
        f"MLI,Y,Y,TCD,Y,Y,REF,all,all,,,4,{YEAR}",
    )
    assert [(c.line.conflict, c.line.party) for c in claims] == [("global", "ER"), ("sahel", "ML")]


def test_nobody_is_a_refugee_at_home_so_that_a_nought_there_is_no_figure() -> None:
    claims, problems = read(
        REFUGEES,
        f"SDN,Y,Y,SDN,Y,Y,REF,all,all,,,0,{YEAR}",
        f"SDN,Y,Y,EGY,Y,Y,REF,all,all,,,0,{YEAR}",
        f"SDN,Y,Y,TCD,Y,Y,REF,all,all,,,,{YEAR}",
    )
    assert ([(c.line.place, c.value) for c in claims], problems) == ([("EG", 0)], [])


def test_groups_left_out_are_told_and_unknown_groups_sexes_and_countries_are_warnings() -> None:
    claims, problems = read(
        REFUGEES,
        f"SDN,Y,Y,TCD,Y,Y,ROC,all,all,,,5,{YEAR}",
        f"SDN,Y,Y,EGY,Y,Y,ROC,all,all,,,5,{YEAR}",
        f"SDN,Y,Y,TCD,Y,Y,NEW,all,all,,,5,{YEAR}",
        f"SDN,Y,Y,TCD,Y,Y,REF,any,all,,,5,{YEAR}",
        "XYZ,,,TCD,Y,Y,REF,all,all,,,5,2024-01-01,2024-12-31,a,b,,Non matching country code(s) XYZ",
        f"XXA,,,TCD,Y,Y,REF,all,all,,,7,{YEAR}",
    )
    assert [(c.line.conflict, c.line.party, c.value) for c in claims] == [("global", "XXA", 7)]
    assert [(p.check, p.severity, p.found) for p in problems] == [
        ("unknown-label", "warning", "NEW"),
        ("unknown-label", "warning", "any"),
        ("unknown-label", "warning", "XYZ"),
        ("left-out", "info", "ROC"),
    ]
    assert "2 rows" in problems[3].message
    assert ["GROUPS" in problems[0].remedy, "SEXES" in problems[1].remedy] == [True, True]


def test_an_answer_of_the_service_on_refugees_has_the_same_rows() -> None:
    row = {
        "resource_hdx_id": "a", "origin_location_ref": 1, "asylum_location_ref": 2, "population_group": "REF",
        "gender": "all", "age_range": "all", "min_age": None, "max_age": None, "population": 905410,
        "reference_period_start": "2023-01-01T00:00:00", "reference_period_end": "2023-12-31T23:59:59",
        "origin_location_code": "UKR", "origin_location_name": "Ukraine", "origin_has_hrp": True, "origin_in_gho": True,
        "asylum_location_code": "POL", "asylum_location_name": "Poland", "asylum_has_hrp": False,
        "asylum_in_gho": False,
    }  # fmt: skip
    claims, problems = given(hapi.parse, json.dumps({"data": [row]}))
    assert problems == []
    assert [(c.line.conflict, c.line.series, c.line.place, c.day, c.value) for c in claims] == [
        ("ukraine", "refugees.total", "PL", "2023-12-31", 905410)
    ]


def test_the_row_of_tags_under_the_header_is_no_row_of_figures() -> None:
    tags = "#country+code+origin,#meta,#meta,#country+code+asylum,#meta,#meta,#population+group,#gender,#age+range,"
    claims, problems = read(
        REFUGEES, f"{tags}#age+min,#age+max,#population,#date+start,#date+end,#a,#b,#c,#d",
        f"SDN,Y,Y,TCD,Y,Y,REF,all,all,,,100,{YEAR}",
    )  # fmt: skip
    assert ([c.value for c in claims], problems) == ([100], [])


def test_an_answer_of_the_service_has_the_same_rows_under_data_also_in_pages() -> None:
    row = {
        "location_code": "SYR", "admin_level": 2, "event_type": "political_violence", "events": 151, "fatalities": 1,
        "reference_period_start": "2025-01-01T00:00:00", "reference_period_end": "2025-01-31T00:00:00",
    }  # fmt: skip
    claims, problems = given(hapi.parse, json.dumps([{"data": [row]}, {"data": [row]}]))
    assert problems == []
    assert [(c.value, c.quote, c.locator) for c in claims] == [
        (302, "151 + 151", "at=/*/data sum=0-1 column=events"),
        (2, "1 + 1", "at=/*/data sum=0-1 column=fatalities"),
    ]


@pytest.mark.parametrize(
    ("body", "check"),
    [
        ("<html><body>Bad gateway</body></html>", "html-page"),
        ('{"data": []}', "empty-list"),
        ('{"error": "app identifier missing"}', "changed-shape"),
        (f"{PERIODS}\nUKR,0,2025-01-01,2025-01-31\n", "changed-header"),
        ("a,b\n1,2\n", "changed-header"),
        (f"{REFUGEES.replace('gender', 'sex')}\nSDN,Y,Y,TCD,Y,Y,REF,all,all,,,5,{YEAR}\n", "changed-header"),
        (f"{EVENTS.replace('admin_level', 'level')}\nSYR,,,0,demonstration,13,,{JANUARY},,\n", "changed-header"),
    ],
)  # fmt: skip
def test_what_is_none_of_its_documents_is_one_clear_problem(body: str, check: str) -> None:
    claims, problems = given(hapi.parse, body)
    assert (claims, [(p.check, p.severity) for p in problems]) == ([], [(check, "error")])


def test_the_files_of_a_data_set_are_those_of_this_year_and_the_last() -> None:
    names = ["global_2023.csv", "global_2025.csv", "global_2026.csv", "global_2025-2029.csv", "idps_global.csv"]
    listed = [{"name": name, "url": f"https://example.org/v/{name}", "format": "CSV"} for name in names]
    listed.append({"name": "notes", "url": "https://example.org/notes.pdf", "format": "PDF"})
    answer = json.dumps({"result": {"resources": listed}}).encode()
    links = hapi.links(Document(answer, "https://example.org", "2026-11-01T00:00:00Z"))
    assert [link.name for link in links] == names[1:]


def test_of_files_that_span_years_those_of_this_span_and_the_one_before_are_asked_for() -> None:
    names = [f"hdx_hapi_refugees_global_{first}_{first + 4}.csv" for first in (2010, 2015, 2020)]
    listed = [{"name": name, "url": f"https://example.org/v/{name}", "format": "CSV"} for name in names]
    answer = json.dumps({"result": {"resources": listed}}).encode()
    # A year ends long before its figures come: in the spring of 2026 the newest file is that of 2020 to 2024.
    links = hapi.links(Document(answer, "https://example.org", "2026-03-01T00:00:00Z"))
    assert [link.name for link in links] == names[2:]
    assert {"hdx-hapi-refugees", "hdx-hapi-returnees"} <= {request.name for request in hapi.addresses(date(2026, 3, 1))}


# The recorded files.


@pytest.fixture(scope="module")
def ingest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ingest]:
    with open_ingest(tmp_path_factory.mktemp("hapi") / "tracker.db", judging=False) as opened:
        for path in sorted(FILES.iterdir()):
            report = opened.add_file("hapi", path, seen_at="2025-11-01T00:00:00Z")
            assert report.outcome == "recorded"
            assert {problem.severity for problem in report.problems} <= {"info"}, path.name
        yield opened


@needs_recordings
def test_the_recorded_month_holds_what_it_is_known_to_hold(ingest: Ingest) -> None:
    known = ingest.ledger.db.execute(
        "select substr(place, 1, 2), sum(value) filter (where series like 'events%'),"
        " sum(value) filter (where series like 'fatalities%') from current where series like '%.political_violence'"
        " and day = '2025-01-31' and substr(place, 1, 2) in ('UA', 'SD', 'SY', 'MM', 'PS') group by 1 order by 1"
    ).fetchall()
    assert known == [("MM", 248, 433), ("PS", 500, 510), ("SD", 136, 373), ("SY", 302, 329), ("UA", 1527, 2226)]


@needs_recordings
def test_no_deaths_are_made_up_for_demonstrations_and_every_country_has_its_three_kinds(ingest: Ingest) -> None:
    counts = ingest.ledger.db.execute(
        "select series, count(*) from current where claimant = 'ACLED' group by series order by series"
    ).fetchall()
    assert counts == [
        ("events.civilian_targeting", 244), ("events.demonstrations", 244), ("events.political_violence", 244),
        ("fatalities.civilian_targeting", 244), ("fatalities.political_violence", 244),
    ]  # fmt: skip
    rows = csv.DictReader(io.StringIO(lzma.decompress((FILES / RECORDED[0]).read_bytes()).decode("utf-8-sig")))
    assert sum(1 for row in rows if row["fatalities"] == "") == 4791


@needs_recordings
def test_the_displaced_of_the_recorded_rounds(ingest: Ingest) -> None:
    rounds = "select place, count(*), max(day) from current where series = 'idps.total' group by place order by place"
    assert ingest.ledger.db.execute(rounds).fetchall() == [
        ("AF", 16, "2022-12-31"), ("HT", 9, "2025-06-30"), ("TD-LC", 21, "2025-01-31"),
    ]  # fmt: skip


@needs_recordings
def test_every_recorded_claim_walks_back_to_its_cells_and_a_second_time_brings_nothing_new(ingest: Ingest) -> None:
    proof = audit(ingest.ledger.db, ingest.archive)
    assert (proof.claims, proof.faults) == (1266, [])
    for name in RECORDED:
        tally = ingest.add_file("hapi", FILES / name, seen_at="2025-11-01T00:00:00Z").tally
        assert (tally.new, tally.revised, tally.withdrawn) == (0, 0, 0)
