"""Aid to Ukraine by month, donor and kind, in euros: the Kiel Institute's own files, and some that others made of them.

Allocations and commitments are two measures of one thing and stand in series of their own. The number of the release
in a file says nothing: it has fallen before. What counts is when a file was seen.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from tracker.clock import is_day
from tracker.documents.cells import refuse
from tracker.documents.tables import Row, Table, read_csv
from tracker.model import Document, Item, Line, Problem, Request, Source
from tracker.sources import _kiel
from tracker.sources._kiel import donor

SOURCE = Source(
    id="kiel",
    title="Ukraine Support Tracker",
    publisher="Kiel Institute",
    claimant="Kiel Institute",
    licence="Free with attribution",
    cite="Kiel Institute for the World Economy, Ukraine Support Tracker",
    homepage="https://www.kielinstitut.de/topics/war-against-ukraine/ukraine-support-tracker/",
    cadence_days=60,
    lists_everything=True,
    note="Every release restates past months, and months are taken back. Files that a third party made of a release"
    " (marhip97/ukrainastotte) are read by hand only: their months leave out aid without a date, and their"
    " commitments by month are empty. Their totals need the day of their data (--published).",
)

_FILES = "https://raw.githubusercontent.com/UkraineSupportTrackerWebsite/ukraine-support-tracker/main/data/"
THIRD_PARTY = "marhip97"
BILLIONS = "1000000000"

# Column -> series.
ALLOCATIONS = {
    "military": "aid.money.military.allocated",
    "financial": "aid.money.financial.allocated",
    "humanitarian": "aid.money.humanitarian.allocated",
}
OF_ALL_DONORS = {"total_allocations": "aid.money.allocated", **ALLOCATIONS}
BY_DONOR = {"total": "aid.money.allocated", **ALLOCATIONS, "commitments": "aid.money.committed"}
TOTALS = {
    "total_allocation": "aid.money.allocated",
    "total_commitment": "aid.money.committed",
    **{f"{kind}_allocation": series for kind, series in ALLOCATIONS.items()},
    **{f"{kind}_commitment": f"aid.money.{kind}.committed" for kind in ALLOCATIONS},
}
# The third party's kind and measure of a row -> series.
BY_KIND = {
    (kind.capitalize(), measure): f"aid.money.{kind}.{part}"
    for kind in ALLOCATIONS
    for measure, part in (("Allocation", "allocated"), ("Commitment", "committed"))
}
LOST = "the file has 0 for every commitment, though their totals are billions"

NOT_FIGURES = {
    "year", "month", "country", "iso", "gdp", "pct_gdp", "land", "giver", "aar", "maaned", "kategori", "maal",
    "sum_nok", "er_eu_medlem", "er_geografisk_europa",
}  # fmt: skip
# A column that only such a file has -> why nothing of it is recorded.
LEFT_OUT = {
    "weapons_list": "weapons by donor are counted in no series",
    "nato_purl": "the origin of weapons is told apart in no series",
    "eu_share_bn": "shares of a country's output are in no series",
    "label": "the number of the release is no figure",
    "per_capita_eur": "the years are sums of the months, which another file has",
    "verdi_eur_activity": "single promises repeat their whole amount in each of their parts; the months have the sums",
}


class Form(NamedTuple):
    """What a file is made of: column -> series, the columns of its year and month, and of its donor."""

    figures: Mapping[str, str]
    months: tuple[str, str] | None = ("year", "month")
    donor: str = ""
    publisher: str | None = None
    times: str = BILLIONS


# A column that only such a file has -> its form.
FORMS = {
    "total_allocations": Form(OF_ALL_DONORS),
    "pct_gdp": Form(BY_DONOR, donor="iso"),
    "sum_nok": Form({"sum_eur": "BY_KIND"}, ("aar", "maaned"), "land", THIRD_PARTY, "1"),
    "verdi_eur_mrd": Form({"verdi_eur_mrd": "aid.money.disbursed"}, ("aar", "maaned"), "giver", THIRD_PARTY),
    "total_allocation": Form(TOTALS, None, "land", THIRD_PARTY),
}


def addresses(today: date, since: date | None = None) -> Iterator[Request]:  # noqa: ARG001 (they never change)
    """The files behind the institute's own charts."""
    for name in ("total_allocations", "data_explorer"):
        yield Request(f"{_FILES}{name}.csv", name)


def parse(document: Document) -> Iterator[Item]:
    """Euros by month, or totals, whichever of the files it is."""
    table = read_csv(document.body)
    form = _form(table)
    published = (document.published or "")[:10]
    if not form.months and not is_day(published):
        remedy = "give the last day of the release's data with --published"
        raise refuse("no-date", "totals by donor without the day they hold for", remedy=remedy)
    if not form.months:
        # So nothing is withdrawn on its evidence either: the totals of other releases stand.
        message = f"the totals name no day; they are taken to hold for {published}, as was given"
        yield Problem("given-day", "warning", message, published)
    yield from table.faults({*form.figures, *NOT_FIGURES}, "FORMS or NOT_FIGURES", __file__)
    unknown: set[str] = set()
    for row in table.rows():
        day, days = _month(row, *form.months) if form.months else (published, None)
        giver = donor(row[form.donor]) if form.donor else None
        figures = form.figures if "sum_eur" not in form.figures else _by_kind(row)
        for problem in _faults(row, form, day, giver, figures):
            if problem.found not in unknown:
                yield problem
            unknown.add(problem.found)
        if day and (giver or not form.donor):
            line = Line("ukraine", "", "change" if days else "total", donor=giver, claimant=SOURCE.claimant)
            for column, series in figures.items():
                lost = _is_lost(row, column)
                yield from row.figure(
                    column, line._replace(series=series, publisher=form.publisher), day,
                    period_days=days, unit="EUR", times=form.times, unsure=LOST if lost else None,
                )  # fmt: skip


def _form(table: Table) -> Form:
    for column, reason in LEFT_OUT.items():
        if column in table.columns:
            raise refuse("no-series", f"nothing of this file is recorded: {reason}", ",".join(table.columns))
    form = next((form for column, form in FORMS.items() if column in table.columns), None)
    needed = (*(form.months or ()), *filter(None, [form.donor])) if form else tuple(FORMS)
    if form is None or not set(needed) <= set(table.columns):
        expected = f"expected {', '.join(needed)}"
        raise refuse("changed-header", "none of the files of the tracker", ",".join(table.columns), "", expected)
    return form


def _month(row: Row, year: str, month: str) -> tuple[str | None, int | None]:
    """The last day of a row's month, and how many days it has."""
    try:
        days = monthrange(int(row[year]), int(row[month]))[1]
        return date(int(row[year]), int(row[month]), days).isoformat(), days
    except (ValueError, OverflowError):
        return None, None


def _by_kind(row: Row) -> Mapping[str, str]:
    series = BY_KIND.get((row["kategori"], row["maal"]))
    return {"sum_eur": series} if series else {}


def _is_lost(row: Row, column: str) -> bool:
    return column == "sum_eur" and row["maal"] == "Commitment" and row.value(column) == 0


def _faults(row: Row, form: Form, day: str | None, giver: str | None, figures: Mapping[str, str]) -> Iterator[Problem]:
    """Why a row is left out. Each unknown text is told once."""
    if form.donor and giver is None:
        remedy = f"add it to DONORS in {_kiel.__file__}, or to catalog/countries.toml"
        yield _fault(row, "unknown-donor", form.donor, remedy)
    if form.months and day is None:
        yield _fault(row, "no-date", form.months[1], "expected a year and the number of a month")
    if not figures:
        column = "kategori" if row["kategori"] not in {kind for kind, _ in BY_KIND} else "maal"
        yield _fault(row, "unknown-kind", column, f"add it to BY_KIND in {__file__}")


def _fault(row: Row, check: str, column: str, remedy: str) -> Problem:
    message = f"{column} {row[column]!r} of row {row.number} is not known, nothing of the row was recorded"
    return Problem(check, "warning", message, row[column], row.locator(column), remedy)
