"""IOM's rounds: workbooks of Ukraine by oblast, and national rounds by operation, which are never joined."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.shapes import SHARED, given, needs_recordings
from tests.workbooks import Cell, workbook
from tracker.catalog.countries import country
from tracker.ingest import Ingest, open_ingest
from tracker.ledger.audit import audit
from tracker.model import Claim, Document, Problem
from tracker.sources import _dtm, iom_dtm

FILES = SHARED / "data" / "idp-iom-dtm"
HEADER = ["Round", "Country Name", "Country Code", "Reported Date", "Oblast", "Oblast pcode"]
TAGS = ["#meta+round", "#country+name", "#country+code", "#date+reported", "#adm1+Name", "#adm1+code"]
IDPS = "Estimated de facto IDPs present"


def ukraine(*oblasts: tuple[str, str, Cell], column: str = IDPS) -> bytes:
    """A round of Ukraine: (oblast, place code, figure), with its tags under the header and notes beside the table."""
    rows: list[list[Cell]] = [[*HEADER, column, ""], [*TAGS, "#affected+idp+ind", "* Estimates are low"]]
    rows += [[19, "Ukraine", "UKR", "2024-12-31", name, code, figure, ""] for name, code, figure in oblasts]
    return workbook({"Estimated Population": rows})


def service(*rows: dict[str, Any]) -> str:
    """An answer of the service: rows with the country, an operation and what else is given."""
    usual = {
        "admin0Name": "Sudan", "admin0Pcode": "SDN", "reportingDate": "2023-09-03T00:00:00", "roundNumber": 20,
        "assessmentType": "BA",
    }  # fmt: skip
    return json.dumps({"result": [{**usual, **row} for row in rows], "statusCode": 200, "isSuccess": True})


def read(body: bytes | str, address: str = "file:test") -> tuple[list[Claim], list[Problem]]:
    return given(iom_dtm.parse, body, address)


def test_an_oblast_is_a_level_under_its_iso_code_and_tags_and_notes_are_no_rows() -> None:
    claims, problems = read(ukraine(("Cherkaska", "UA71", 111000)))
    assert problems == []
    assert [(c.line.series, c.line.kind, c.line.place, c.day, c.value, c.quote, c.locator) for c in claims] == [
        (
            "idps.total", "level", "UA-71", "2024-12-31", 111000, "111000",
            "sheet=Estimated Population row=2 column=Estimated de facto IDPs present",
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "code", "place"),
    [
        ("Kyiv", "UA80", "UA-30"),
        ("Kyivska", "UA32", "UA-32"),
        ("Luhanska*", "UA44", "UA-09"),
        ("Chernivetska", "UA73", "UA-77"),
        ("Sevastopol", "UA85", "UA-40"),
        ("Avtonomna Respublika Krym", "UA01", "UA-43"),
    ],
)
def test_place_codes_of_humanitarian_data_are_not_those_of_iso(name: str, code: str, place: str) -> None:
    claims, problems = read(ukraine((name, code, 1000)))
    assert ([(c.line.place, c.unsure) for c in claims], problems) == ([(place, None)], [])


@pytest.mark.parametrize(("name", "code", "place"), [("Kyiv", "UA32", "UA-30"), ("Kyivska", "UA80", "UA-32")])
def test_the_swapped_codes_of_kyiv_and_its_oblast_are_a_known_misprint(name: str, code: str, place: str) -> None:
    claims, _ = read(ukraine((name, code, 1000)))
    assert [(c.line.place, c.unsure) for c in claims] == [(place, None)]


def test_another_code_that_contradicts_the_name_is_not_trusted() -> None:
    claims, _ = read(ukraine(("Lvivska", "UA48", 1000)))
    assert [(c.line.place, c.unsure) for c in claims] == [
        ("UA-46", "the oblast is Lvivska, UA46, but its code is UA48")
    ]


def test_a_hidden_figure_is_no_figure_and_people_of_no_oblast_are_in_none() -> None:
    claims, problems = read(
        ukraine(("Donetska*", "UA14", "n/a"), ("Residence location unknown (in Ukraine)**", "n/a", 11000))
    )
    assert claims == []
    assert [(p.check, p.severity, p.found) for p in problems] == [
        ("left-out", "info", "Residence location unknown (in Ukraine)")
    ]


def test_an_upper_estimate_is_up_to() -> None:
    claims, _ = read(ukraine(("Sumska", "UA59", 78000), column="Estimated max. de facto IDPs present"))
    assert [(c.line.series, c.value, c.qualifier) for c in claims] == [("idps.total", 78000, "up_to")]


def test_returnees_are_another_series() -> None:
    claims, _ = read(ukraine(("Sumska", "UA59", 143000), column="Estimated returnee pop. Present"))
    assert [c.line.series for c in claims] == ["returnees.total"]


def test_an_unknown_oblast_and_an_unknown_column_are_named_and_the_rest_stands() -> None:
    claims, problems = read(ukraine(("Sumska", "UA59", 1), ("Atlantis", "UA99", 2)))
    assert [c.line.place for c in claims] == ["UA-59"]
    assert [(p.check, p.severity, p.found) for p in problems] == [("unknown-place", "warning", "Atlantis")]
    claims, problems = read(ukraine(("Sumska", "UA59", 1), column="Estimated IDPs on Mars"))
    assert claims == []
    assert [(p.check, p.found) for p in problems] == [("unknown-column", "Estimated IDPs on Mars")]
    assert "iom_dtm.py" in problems[0].remedy


def test_the_first_round_has_the_whole_country_and_its_day_in_the_files_name() -> None:
    body = workbook(
        {
            "Current location of IDPs": [
                ["CURRENT LOCATION OF IDPs", "", ""],
                ["Macro-region", "% IDPs location per M-R", "# est. IDPs presence per macro-region"],
                ["KYIV", 0.0282, 182672],
                ["EAST", 0.1734, 1123237],
            ],
            "Macro-regions of origin for IDP": [
                ["MACRO-REGIONS OF ORIGIN FOR IDPs", "", ""],
                ["Marco-region", "% IDPs origin per M-R", "# est. Departed"],
                ["EAST", 0.362, 2344936],
                ["total displaced within UKR", "", 6477723],
            ],
        }
    )
    claims, problems = read(body, "file:idp-estimate-mar162022.xlsx")
    assert [(c.line.place, c.day, c.value) for c in claims] == [
        ("UA", "2022-03-16", 6477723), ("UA-30", "2022-03-16", 182672),
    ]  # fmt: skip
    assert [p.check for p in problems] == ["left-out"]
    claims, problems = read(body, "file:renamed.xlsx")
    assert (claims, [p.check for p in problems]) == ([], ["no-date"])


def test_the_operations_of_sudan_are_lines_apart_and_the_monthly_one_is_left_out() -> None:
    claims, problems = read(
        service(
            {"operation": "Armed Clashes in Sudan", "numPresentIdpInd": 4075930},
            {"operation": "Armed Clashes in Sudan (Monthly)", "numPresentIdpInd": 4295092},
            {"operation": "Armed Clashes in Sudan (Overview)", "numPresentIdpInd": 7071674},
        )
    )
    assert [(c.line.conflict, c.line.place, c.line.since, c.value, c.quote, c.locator) for c in claims] == [
        ("sudan", "SD", "2023-04-15", 4075930, "4075930", "at=/result sum=0 column=numPresentIdpInd"),
        ("sudan", "SD", None, 7071674, "7071674", "at=/result sum=2 column=numPresentIdpInd"),
    ]
    assert [(p.severity, p.found) for p in problems] == [("info", "Armed Clashes in Sudan (Monthly)")]


def haiti(count: int | str | None, reason: str, origin: str, assessment: str = "BA") -> dict[str, Any]:
    return {
        "operation": "Countrywide monitoring", "admin0Name": "Haiti", "admin0Pcode": "HTI",
        "reportingDate": "2025-06-30T00:00:00", "roundNumber": 10, "displacementReason": reason,
        "idpOriginAdmin1Name": origin, "assessmentType": assessment, "numPresentIdpInd": count,
    }  # fmt: skip


def test_a_round_that_is_repeated_for_each_cause_and_origin_is_their_sum() -> None:
    claims, problems = read(
        service(
            haiti(75317, "Conflict", "Artibonite"),
            haiti(1013636, "Conflict", "Ouest"),
            haiti(5006, "Natural disaster", "Ouest"),
        )
    )
    assert problems == []
    assert [(c.line.conflict, c.day, c.value, c.quote, c.locator) for c in claims] == [
        ("haiti", "2025-06-30", 1093959, "75317 + 1013636 + 5006", "at=/result sum=0-2 column=numPresentIdpInd")
    ]


def test_people_in_sites_are_never_added_to_everybody() -> None:
    claims, problems = read(
        service(haiti(154846, "Insecurity", "Not available"), haiti(39492, "Conflict", "Not available", "SA"))
    )
    assert [c.value for c in claims] == [154846]
    assert [(p.severity, "sites only" in p.message) for p in problems] == [("info", True)]


@pytest.mark.parametrize("missing", [None, "Not available"])
def test_a_part_that_is_not_available_is_not_zero_and_its_round_is_held(missing: str | None) -> None:
    claims, _ = read(service(haiti(100, "Conflict", "Ouest"), haiti(missing, "Conflict", "Centre")))
    assert [(c.value, c.unsure) for c in claims] == [
        (100, "1 of 2 rows have no number in numPresentIdpInd, the first of them row 1")
    ]


def test_an_operation_nobody_decided_on_is_a_warning_and_one_of_a_disaster_is_left_out() -> None:
    claims, problems = read(
        service(
            {"operation": "Clashes on the moon", "numPresentIdpInd": 5},
            {"operation": "Haiti Earthquake", "admin0Pcode": "HTI", "numPresentIdpInd": 1068882},
        )
    )
    assert claims == []
    assert [(p.check, p.severity, p.found) for p in problems] == [
        ("unknown-operation", "warning", "Clashes on the moon in SD"),
        ("left-out", "info", "Haiti Earthquake"),
    ]
    assert "OPERATIONS" in problems[0].remedy


def test_an_unknown_country_is_named() -> None:
    claims, problems = read(service({"admin0Pcode": "ZZZ", "operation": "X", "numPresentIdpInd": 5}))
    assert (claims, [(p.check, p.found) for p in problems]) == ([], [("unknown-country", "ZZZ")])


def test_the_copy_at_the_data_exchange_has_tags_and_districts_that_are_parts() -> None:
    header = "operation,admin0Pcode,admin1Pcode,adminLevel,numPresentIdpInd,reportingDate,roundNumber,assessmentType"
    tags = "#operation+name,#country+code,#adm1+code,#adm+level,#affected+idps,#date+reported,#round,#assessment+type"
    name = "Lake Chad Basin Crisis"
    claims, problems = read(
        f"{header}\n{tags}\n{name},TCD,,0,221543,2025-01-31T00:00:00,24,BA\n"
        f"{name},TCD,TD07,1,221543,2025-01-31T00:00:00,24,BA\n"
    )
    assert problems == []
    assert [(c.line.conflict, c.line.place, c.day, c.value, c.locator) for c in claims] == [
        ("global", "TD-LC", "2025-01-31", 221543, "sum=2 column=numPresentIdpInd")
    ]


@pytest.mark.parametrize(
    ("body", "check"),
    [
        ("<!DOCTYPE html><html></html>", "html-page"),
        ('{"result": [], "isSuccess": false}', "empty-list"),
        ('{"result": [{"admin0Name": "Sudan", "admin0Pcode": "SDN"}]}', "changed-header"),
        ('{"statusCode": 401, "message": "Access denied"}', "changed-shape"),
        (service({"operation": "X", "admin1Pcode": "SD01", "numPresentIdpInd": 5}), "no-national-rows"),
        (workbook({"Sheet1": [["a"], [1]]}), "changed-shape"),
        (b"PK\x03\x04 broken", "not-a-workbook"),
    ],
)
def test_what_is_none_of_its_documents_is_one_clear_problem(body: str | bytes, check: str) -> None:
    claims, problems = read(body)
    assert (claims, [(p.check, p.severity) for p in problems]) == ([], [(check, "error")])


def test_the_rounds_of_a_data_set_are_those_of_a_known_layout() -> None:
    def file(name: str, kind: str) -> dict[str, str]:
        return {"name": name, "download_url": f"https://example.org/{name}", "format": kind}

    listed = [
        file("idp-estimates-r19_publish.xlsx", "XLSX"), file("idps_round_14_25_september_2023.xlsx", "XLSX"),
        file("idp-estimate-mar162022.xlsx", "XLSX"), file("round_9.xlsx", "XLSX"), file("report-r19.pdf", "PDF"),
        file("global-iom-dtm-from-api-admin-0-to-2.csv", "CSV"),
    ]  # fmt: skip
    answer = json.dumps({"success": True, "result": {"resources": listed}}).encode()
    links = list(iom_dtm.links(Document(answer, "https://example.org", "2025-11-01T00:00:00Z")))
    assert [(link.name, link.once) for link in links] == [
        ("idp-estimates-r19_publish.xlsx", True),
        ("idps_round_14_25_september_2023.xlsx", True),
        ("global-iom-dtm-from-api-admin-0-to-2.csv", False),
    ]


# The recorded files.

REFUSED = {"api-v3_country-list.json", "api-v3_operation-list.json"}


@pytest.fixture(scope="module")
def ingest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ingest]:
    with open_ingest(tmp_path_factory.mktemp("iom") / "tracker.db", judging=False) as opened:
        for path in sorted(FILES.iterdir()):
            report = opened.add_file("iom-dtm", path, seen_at="2025-11-01T00:00:00Z")
            assert report.outcome == ("refused" if path.name in REFUSED else "recorded"), path.name
            assert {problem.severity for problem in report.problems} <= {"info", "error"}, path.name
        yield opened


@needs_recordings
def test_the_oblasts_of_a_round_add_up_to_what_is_known(ingest: Ingest) -> None:
    known = ingest.ledger.db.execute(
        "select day, sum(value), count(*) from current where conflict = 'ukraine' and series = 'idps.total'"
        " and place like 'UA-%' and day > '2023' group by day order by day"
    ).fetchall()
    assert known == [
        ("2023-09-30", 3654000, 24),  # and 20,000 whose oblast is unknown: 3,674,000 in 25 rows
        ("2024-08-31", 3307000, 21),  # and 24,000: 3,331,000
        ("2024-10-31", 3216000, 21),  # and 12,000: 3,228,000
        ("2024-12-31", 3317000, 21),  # and 11,000: 3,328,000 in 22 rows
    ]


@needs_recordings
def test_the_city_of_kyiv_and_its_oblast_keep_their_own_lines_across_the_swapped_codes(ingest: Ingest) -> None:
    lines = ingest.ledger.db.execute(
        "select place, group_concat(value, ' ') from (select * from current where series = 'idps.total'"
        " and place in ('UA-30', 'UA-32') and day > '2023' order by day) group by place"
    ).fetchall()
    assert lines == [("UA-30", "363000 370000 374000 401000"), ("UA-32", "285000 302000 305000 294000")]


@needs_recordings
def test_the_operations_of_sudan_hold_what_they_are_known_to_hold(ingest: Ingest) -> None:
    line = "select count(*), min(day), max(day) from current where place = 'SD' and since is ?"
    value = "select value from current where place = 'SD' and since is ? and day = ?"
    db = ingest.ledger.db
    assert db.execute(line, (None,)).fetchone() == (7, "2023-08-31", "2024-07-31")
    assert db.execute(value, (None, "2023-08-31")).fetchone() == (7071674,)
    assert db.execute(value, (None, "2024-07-31")).fetchone() == (10710015,)
    assert db.execute(line, (_dtm.WAR_IN_SUDAN,)).fetchone() == (45, "2023-04-28", "2024-04-17")
    assert db.execute(value, (_dtm.WAR_IN_SUDAN, "2023-04-28")).fetchone() == (334053,)
    # 6,786,816 is of the monthly operation.
    assert db.execute("select count(*) from claims where value = 6786816").fetchone() == (0,)


@needs_recordings
def test_the_rounds_of_haiti_are_sums_of_their_rows(ingest: Ingest) -> None:
    known = ingest.ledger.db.execute(
        "select day, value from current where place = 'HT' and day >= '2024-12-31' order by day"
    ).fetchall()
    assert known == [("2024-12-31", 1041229), ("2025-06-30", 1287593)]


@needs_recordings
def test_every_operation_of_the_services_list_is_decided() -> None:
    listed = json.loads((FILES / "api-v3_operation-list.json").read_bytes())["result"]
    rounds = _dtm.Rounds()
    for row in listed:
        rounds.counted(country(row["admin0Pcode"]) or "", row["operation"], "BA", "")
    assert len(listed) == 106
    assert [problem for problem in rounds.problems() if problem.severity == "warning"] == []


@needs_recordings
def test_every_recorded_claim_walks_back_to_its_cells_and_a_second_time_brings_nothing_new(ingest: Ingest) -> None:
    proof = audit(ingest.ledger.db, ingest.archive)
    assert proof.faults == []
    assert ingest.ledger.db.execute("select count(*) from current").fetchone() == (298,)
    for path in sorted(FILES.iterdir()):
        tally = ingest.add_file("iom-dtm", path, seen_at="2025-11-01T00:00:00Z").tally
        assert (tally.new, tally.revised, tally.withdrawn) == (0, 0, 0), path.name
