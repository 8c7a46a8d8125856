"""Refugees, asylum seekers, displaced and returned people at the end of a year, by origin and country of asylum."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from tracker import catalog
from tracker.catalog.countries import iso3
from tracker.documents.cells import pointer, read_json, refuse, resolve
from tracker.documents.tables import Row, iso_day, read_rows
from tracker.model import Document, Item, Problem, Request, Source
from tracker.sources import _unhcr

SOURCE = Source(
    id="unhcr-statistics",
    title="Refugees and other displaced people by origin and asylum, UNHCR's Refugee Data Finder",
    publisher="UNHCR",
    claimant="UNHCR",
    licence="CC BY 4.0",
    cite="UNHCR, Refugee Data Finder",
    homepage="https://www.unhcr.org/refugee-statistics/",
    cadence_days=365,
    note="Place is the country of asylum, and none where all are taken together. The conflict is that of the country"
    " people fled; where that does not tell the country, party is the country, or UNHCR's code for none (UNK, XXA)."
    " '-' is not collected, '0' is a figure. Stateless people, host communities and others of concern are not read."
    " The figures of the middle of the running year are held until the year is over.",
)

_API = "https://api.unhcr.org/population/v1/population/"


COLUMNS = {
    "refugees": _unhcr.REFUGEES,
    "asylum_seekers": _unhcr.ASYLUM_SEEKERS,
    "oip": _unhcr.OTHER_PROTECTION,
    "returned_refugees": _unhcr.RETURNED_REFUGEES,
    "idps": _unhcr.DISPLACED,
    "returned_idps": _unhcr.RETURNED_DISPLACED,
}
NOT_FIGURES = {
    "coo_id", "coo_name", "coo", "coo_iso", "coa_id", "coa_name", "coa", "coa_iso", "stateless", "ooc", "hst",
}  # fmt: skip
PAGE = {"page", "maxPages", "total", "short-url", "items"}
ALL_TOGETHER = "-"
NOT_COLLECTED = frozenset({"", "-"})


def addresses(today: date, since: date | None = None) -> Iterator[Request]:
    """Where the people of each conflict's countries are, year by year."""
    for conflict in catalog.load().conflicts.values():
        first = since or date.fromisoformat(conflict.start)
        for code in conflict.home:
            origin = iso3(code)
            if origin is None:
                continue  # a part of a country, of which UNHCR has no figures
            for detail in ("", "&coa_all=true"):
                years = f"yearFrom={min(first, today).year}&yearTo={today.year}"
                yield Request(
                    f"{_API}?{years}&coo={origin}{detail}&cf_type=ISO&limit=100&page=1",
                    f"{origin}-{'by-asylum' if detail else 'total'}",
                )


def next_page(document: Document) -> Request | None:
    """The page after one, where the service says that there is one."""
    tree = read_json(document.body)
    page, last = (str(resolve(tree, key)) for key in ("/page", "/maxPages"))
    parts = urlsplit(document.address)
    if not page.isdecimal() or not last.isdecimal() or int(page) >= int(last) or not parts.netloc:
        return None
    query = {**dict(parse_qsl(parts.query)), "page": str(int(page) + 1)}
    return Request(parts._replace(query=urlencode(query)).geturl())


def parse(document: Document) -> Iterator[Item]:
    """The claims of a page, or of a list of pages."""
    tree = read_json(document.body)
    pages = _pages(tree)
    told: dict[str, Problem] = {}
    by_asylum = False
    for at, page in pages.items():
        for key in (key for key in page if key not in PAGE):
            message, remedy = f"unknown key {key!r}, nothing of it was recorded", f"add it to PAGE in {__file__}"
            told.setdefault(key, Problem("unknown-key", "warning", message, key, f"{at}{pointer(key)}", remedy))
        if page.get("items") == []:
            continue
        table = read_rows(
            tree, f"{at}/items", day="year", as_day=_last_day, missing=NOT_COLLECTED, needs=("coo_iso", "coa_iso"),
        )  # fmt: skip
        yield from table.faults({*COLUMNS, *NOT_FIGURES}, "COLUMNS or NOT_FIGURES", __file__)
        for row in table.rows():
            by_asylum = by_asylum or row["coa_iso"] != ALL_TOGETHER
            yield from _claims(row, told)
    yield from told.values()
    if "coa_all=true" in document.address and not by_asylum:
        raise refuse("aggregate", "all countries of asylum together, where each was asked for", document.address)
    last = str(next(iter(pages.values())).get("maxPages"))
    if last.isdecimal() and last != str(len(pages)):
        yield Problem("missing-pages", "warning", f"{len(pages)} pages of {last}", last, "", "fetch it again")


def _pages(tree: Any) -> dict[str, dict[str, Any]]:
    """The pages, each with the pointer to it."""
    pages = {f"/{at}": page for at, page in enumerate(tree)} if isinstance(tree, list) else {"": tree}
    if not all(isinstance(page, dict) for page in pages.values()):
        raise refuse("changed-shape", "expected a page or a list of pages", str(tree))
    if not any(page.get("items") for page in pages.values()):
        raise refuse("empty-list", "an answer without figures", str(tree))
    return pages


def _claims(row: Row, told: dict[str, Problem]) -> Iterator[Item]:
    for side in ("coo_iso", "coa_iso"):
        if row[side] != ALL_TOGETHER and _unhcr.code(row[side]) is None:
            message = f"unknown country {row[side]!r}, nothing of it was recorded"
            remedy = f"see ORIGINS in {_unhcr.__file__}"
            problem = Problem("unknown-country", "warning", message, row[side], row.locator(side), remedy)
            told.setdefault(row[side], problem)
            return
    origin, asylum = _unhcr.code(row["coo_iso"]), _unhcr.code(row["coa_iso"])
    for column, measure in COLUMNS.items():
        yield from _unhcr.figure(row, column, measure, origin, asylum)


def _last_day(year: str) -> str | None:
    return iso_day(f"{year}-12-31")
