"""What publishers call countries becomes a code; people who fled are filed under the conflict they fled."""

from __future__ import annotations

import csv
import io
import json
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.shapes import SHARED, needs_recordings
from tracker import catalog
from tracker.catalog import countries
from tracker.catalog.countries import country, fled, iso3, name
from tracker.documents.records import Layout, sheet_records, sheets

DATA = SHARED / "data"


@pytest.mark.parametrize(
    "called",
    ["TR", "TUR", "Turkey", "Türkiye", "Turkiye", "Turkïye", "TÜRKİYE", " türkiye\u00a0", "Republic of Türkiye"],
)
def test_letter_case_accents_and_blanks_do_not_matter(called: str) -> None:
    assert country(called) == "TR"


@pytest.mark.parametrize(
    ("called", "code"),
    [
        ("Bahamas (the)", "BS"),
        ("The Gambia", "GM"),
        ("Netherlands (Kingdom of the)", "NL"),
        ("Iran (Islamic Republic of)", "IR"),
        ("Iran, Islamic Republic of", "IR"),
        ("Bolivia (Plurinational State of)", "BO"),
        ("Micronesia (Federated States of)", "FM"),
        ("St. Kitts and Nevis", "KN"),
        ("Antigua & Barbuda", "AG"),
        ("Côte D’Ivoire", "CI"),
        ("Solomon Is.", "SB"),
        ("Central African Rep.", "CF"),
    ],
)
def test_an_article_and_what_is_added_or_shortened_do_not_matter(called: str, code: str) -> None:
    assert country(called) == code


@pytest.mark.parametrize(
    ("called", "code"),
    [
        ("Dem. Rep. of the Congo", "CD"), ("Congo", "CG"), ("Republic of Korea", "KR"),
        ("Democratic People's Republic of Korea", "KP"), ("Sudan", "SD"), ("South Sudan", "SS"), ("Niger", "NE"),
        ("Nigeria", "NG"), ("Guinea", "GN"), ("Guinea-Bissau", "GW"), ("Dominica", "DM"), ("Dominican Rep.", "DO"),
    ],
)  # fmt: skip
def test_countries_with_alike_names_are_told_apart(called: str, code: str) -> None:
    assert country(called) == code


@pytest.mark.parametrize(("code", "is_code"), [("EL", "GR"), ("UK", "GB"), ("XK", "XK"), ("XKX", "XK")])
def test_the_codes_of_eurostat_that_differ_from_iso_are_known(code: str, is_code: str) -> None:
    assert country(code) == is_code


@pytest.mark.parametrize("called", ["", "-", "Total", "EU27_2020", "Various", "Serbia and Kosovo", "Atlantis", "E"])
def test_what_is_no_country_is_none(called: str) -> None:
    assert country(called) is None


def test_every_code_leads_to_its_name_and_back() -> None:
    codes = countries._countries()
    assert len(codes) > 240
    assert {code: country(name(code)) for code in codes} == {code: code for code in codes}
    assert {code: country(iso3(code) or "") for code in codes} == {code: code for code in codes}
    assert (name("ZZ"), iso3("ZZ")) == ("ZZ", None)


def test_the_home_of_every_conflict_is_a_country_or_a_part_of_one() -> None:
    homes = [code for conflict in catalog.load().conflicts.values() for code in conflict.home]
    assert [code for code in homes if iso3(code.partition("-")[0]) is None] == []


@pytest.mark.parametrize(
    ("origin", "day", "filed"),
    [
        ("UA", "2022-02-24", ("ukraine", None)),
        ("UA", "2022-02-23", ("global", "UA")),  # before the war there
        ("ML", "2024-12-31", ("sahel", "ML")),  # one of three countries of that conflict
        ("ER", "2024-12-31", ("global", "ER")),
        ("PS", "2024-12-31", ("global", "PS")),  # two conflicts, and no telling which
        ("VAR", "2024-12-31", ("global", "VAR")),  # a publisher's code for no one country
        (None, "2024-12-31", ("global", None)),
    ],
)
def test_the_party_says_where_people_come_from_when_the_conflict_does_not(
    origin: str | None, day: str, filed: tuple[str, str | None]
) -> None:
    assert fled(origin, day) == filed


# The recorded files.

NO_COUNTRIES = {
    # Those who give that are no country, and sums.
    "EU", "EU (Commission and Council)", "EU Institutions", "European Investment Bank", "European Peace Facility",
    "Total",
    # Eurostat's sums, and what UNHCR calls origins that are no country, or two countries.
    "EU27_2020", "EU28", "Various", "Others", "Serbia and Kosovo: S/RES/1244 (1999)",
    # Of all origins together.
    "-",
    # Land of no country, or of a country that others do not recognise.
    "Somaliland", "N. Cyprus", "Siachen Glacier", "Ashmore and Cartier Is.",
    # Two countries at once; a location that was not told; tags in the second row of a table.
    "JOR,PSE", "Not specified", "#country+code", "#country+name",
}  # fmt: skip


def body(path: Path) -> bytes:
    raw = path.read_bytes()
    return lzma.decompress(raw) if path.suffix == ".xz" else raw


def in_csv(path: str, *columns: str) -> Iterator[str]:
    for row in csv.DictReader(io.StringIO(body(DATA / path).decode("utf-8-sig"))):
        yield from (row[column] for column in columns)


def in_json(path: str, *keys: str) -> Iterator[str]:
    def walk(part: Any) -> Iterator[str]:
        if isinstance(part, dict):
            yield from (part[key] for key in keys if isinstance(part.get(key), str))
            part = list(part.values())
        if isinstance(part, list):
            for one in part:
                yield from walk(one)

    return walk(json.loads(body(DATA / path)))


def in_workbook(path: str, column: str, *names: str) -> Iterator[str]:
    raw = body(DATA / path)
    for sheet in names or sheets(raw):
        _, records = sheet_records(raw, Layout(sheet))
        yield from (cells.get(column) or "" for _, cells in records() if cells)


def of_acled() -> Iterator[str]:
    for what in ("political-violence", "civilian-targeting"):
        path = f"events-acled-hdx/{what}-events-and-fatalities-as-of-2025-01-10.xlsx"
        yield from in_workbook(path, "Country", "Non_HRP", "HRP_1", "HRP_2")


def of_fts() -> Iterator[str]:
    yield from in_json("aid-ocha-fts/1-public-location.json", "iso3", "name")
    for table in ("hdx_fts_incoming_funding_pse.csv", "hdx_fts_requirements_funding_pse.csv"):
        path = f"aid-ocha-fts/{table}"
        head = body(DATA / path).decode("utf-8-sig").splitlines()[0].split(",")
        yield from in_csv(path, *({"destLocations", "countryCode"} & set(head)))
    yield from in_csv("aid-ocha-fts/hdx_hapi_funding_global.csv", "location_code")


def of_kiel() -> Iterator[str]:
    for release in sorted((DATA / "aid-kiel-site").iterdir()):
        yield from in_csv(f"aid-kiel-site/{release.name}/data_explorer.csv", "country", "iso")
    yield from in_csv("aid-kiel-derived-r28/country_summary_aar.csv", "land")
    yield from in_csv("aid-kiel-derived-r28/tidsserier_maanedlig.csv", "land")
    yield from in_csv("aid-kiel-derived-r28/bilateral_activities.csv.xz", "giver")
    yield from in_csv("aid-kiel-derived-r28/financial_disbursements.csv", "giver")


def of_dtm() -> Iterator[str]:
    for part in ("country", "operation"):
        yield from in_json(f"idp-iom-dtm/api-v3_{part}-list.json", "admin0Name", "admin0Pcode")
    yield from in_csv("idp-iom-dtm/hdx_global-iom-dtm-from-api-admin-0-to-2.csv.xz", "admin0Name", "admin0Pcode")


def of_unhcr() -> Iterator[str]:
    for path in sorted((DATA / "refugees-unhcr-odp").iterdir()):
        yield from in_json(f"refugees-unhcr-odp/{path.name}", "geomaster_name", "pop_origin_name")
    yield from in_json("refugees-unhcr-rdf/population_v1_year2024_coaTUR.json", "coa_iso", "coa_name", "coo_iso")


def of_others() -> Iterator[str]:
    yield from in_csv("hapi/hdx_hapi_conflict_event_global_2025.csv.xz", "location_code")
    yield from in_csv("hapi/hdx_hapi_idps_global.csv.xz", "location_code")
    yield from in_csv("refugees-eurostat/migr_resvalid__custom_18711207_linear_2_0.csv", "geo", "citizen")
    yield from in_csv("refugees-eurostat/derived_migr_asytpsm_latest_by_country_2025-11.csv", "dest_iso3")
    yield from in_json("refugees-hdx-ukraine-viz/all_2023-12-21.json", "#country+code", "#country+name")
    yield from in_json("idp-idmc/idus_sample_IND.json", "iso3", "country")
    yield from in_csv("events-ucdp/hdx_conflict_data_BGD_6-rows.csv", "country", "iso3")
    yield from in_workbook("aid-tonnage/black_sea_initiative_vessel_movements.xlsx", "Country", "Data")
    yield from in_json("borders/natural-earth_countries-50m.topojson.json.xz", "name")


@needs_recordings
@pytest.mark.parametrize("of", [of_acled, of_fts, of_kiel, of_dtm, of_unhcr, of_others], ids=lambda of: of.__name__)
def test_every_country_of_the_recorded_files_is_known(of: Any) -> None:
    called = {text for text in of() if text}
    assert len(called) > 3
    assert {text for text in called if country(text) is None} <= NO_COUNTRIES
