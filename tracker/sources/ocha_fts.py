"""Humanitarian funding as OCHA's Financial Tracking Service counts it: by country and year, and by response plan.

The funding of a year grows from its first day on and is revised for years, so it is a total since that day. Flows
that a country shares with others are in no country's sum, and pledges in no sum of funding: so the service counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from tracker.catalog.countries import country
from tracker.documents.cells import number, read_json, refuse, resolve
from tracker.documents.tables import read_csv
from tracker.model import Claim, Document, Item, Problem, Request, Source
from tracker.sources import _fts
from tracker.sources._fts import FUNDED, PLAN_FUNDED, PLEDGED, REQUIRED, SHARE

SOURCE = Source(
    id="ocha-fts",
    title="Humanitarian funding (Financial Tracking Service)",
    publisher="OCHA",
    claimant=_fts.CLAIMANT,
    licence="Free with attribution",
    cite="OCHA, Financial Tracking Service",
    homepage="https://fts.unocha.org",
    cadence_days=1,
    note="Contributions are reported voluntarily. What countries share is left out of the sums; a plan of several"
    " countries is left out altogether, as its requirement is repeated for each of them.",
)

_API = "https://api.hpc.tools/"
# Countries that are asked for each day, by their ISO code.
COUNTRIES = ("UKR", "PSE", "SDN", "SYR", "YEM", "MMR", "COD", "LBN", "NGA", "ETH", "HTI", "LBY", "MLI", "BFA", "NER")

PLAN_FIGURES = {
    "requirements/revisedRequirements": REQUIRED,
    "funding/totalFunding": PLAN_FUNDED,
    "funding/progress": SHARE,
}
# Where an answer names neither its country nor its year, its address has to.
_RECIPIENTS = re.compile(r"([^/:_]+)_recipients?[-_/]([0-9]{4})\b")


def addresses(today: date, since: date | None = None) -> Iterator[Request]:
    """The flows of each country and the plans, of this year, or of all years from `since` on."""
    for year in range((since or today).year, today.year + 1):
        for iso3 in COUNTRIES:
            query = f"year={year}&locationISO3={iso3}&limit=1000&page=1"
            yield Request(f"{_API}v1/public/fts/flow?{query}", f"{iso3} {year}", optional=True)
        yield Request(f"{_API}v2/fts/flow/plan/overview/progress/{year}", f"plans {year}", optional=True)


def next_page(document: Document) -> Request | None:
    """The next of the pages of flows; None after the last."""
    tree = read_json(document.body)
    link = resolve(tree, "/meta/nextLink") if isinstance(tree, dict) else None
    return Request(link) if isinstance(link, str) and link else None


def parse(document: Document) -> Iterator[Item]:
    """Dollars by country and year, or by plan, whichever of the answers and files it is."""
    if document.body.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] not in {b"{", b"["}:
        table = read_csv(document.body)
        for column, read_file in _fts.FILES.items():
            if column in table.columns:
                yield from _fts.once(read_file(document, table))
                return
        raise refuse("changed-header", f"none of the files with {', '.join(_fts.FILES)}", ",".join(table.columns))
    tree = read_json(document.body)
    at = "/0/data" if isinstance(tree, list) else "/data"
    data = resolve(tree, at)
    for key, read_answer in ANSWERS.items():
        if isinstance(data, dict) and key in data:
            try:
                yield from _fts.once(read_answer(document, tree, at))
            except (KeyError, TypeError, AttributeError, ValueError) as error:
                raise refuse("changed-shape", f"not the answer that was expected: {error}", str(data), at) from None
            return
    raise refuse("changed-shape", f"none of the answers with {', '.join(ANSWERS)}", str(tree), at)


def _flows(document: Document, tree: Any, at: str) -> Iterator[Item]:
    """The totals that the service states. The flows say which country and year they are of."""
    pages = tree if isinstance(tree, list) else [tree]
    flows = [flow for page in pages for flow in page["data"]["flows"]]
    if resolve(pages[0], "/meta/count") == "0":
        yield Problem("no-flows", "info", "no flow was reported yet for what was asked for", "", f"{at}/flows")
        return
    own = [flow for flow in flows if (flow["boundary"], flow["onBoundary"]) == ("incoming", "single")]
    named = {(_destination(flow, "Location"), _destination(flow, "UsageYear")) for flow in own}
    if len(named) != 1:
        check, what = ("mixed", "of several countries or years") if named else ("empty-list", "without a flow")
        raise refuse(check, f"an answer {what}", str(sorted(named)), f"{at}/flows", "ask for one country and one year")
    location, year = named.pop()
    is_whole = str(len(flows)) == resolve(pages[0], "/meta/count")
    for name, series, is_pledge in (("fundingTotal", FUNDED, False), ("pledgeTotal", PLEDGED, True)):
        parts = [number(flow["amountUSD"]) or 0 for flow in own if (flow["status"] == "pledge") == is_pledge]
        doubt = f"its flows add up to {sum(parts)}" if is_whole else None
        for item in _stated(document, tree, f"{at}/incoming/{name}", series, location, *_fts.year_of(year)):
            differs = isinstance(item, Claim) and item.value != sum(parts)
            yield item._replace(unsure=doubt) if isinstance(item, Claim) and differs else item


def _destination(flow: dict[str, Any], what: str) -> str:
    return " and ".join(one["name"] for one in flow["destinationObjects"] if one["type"] == what)


def _plans(document: Document, tree: Any, at: str) -> Iterator[Item]:
    for index, plan in enumerate(resolve(tree, f"{at}/plans")):
        codes, kind = [one["iso3"] for one in plan["countries"]], plan["planType"]["name"]
        place = f"{at}/plans/{index}"
        yield from _fts.unknown_type(kind, f"{place}/planType/name")
        if len(codes) == 1 and codes[0] and _fts.PLAN_TYPES.get(kind):
            for figure, series in PLAN_FIGURES.items():
                window = plan["startDate"], plan["endDate"]
                yield from _stated(document, tree, f"{place}/{figure}", series, codes[0], *window)


def _recipients(document: Document, tree: Any, at: str) -> Iterator[Item]:
    called = _RECIPIENTS.search(document.address)
    if called is None or country(called[1]) is None:
        message = "the address names no country and year, nor does the answer"
        raise refuse("no-place", message, document.address, remedy="call it after them: ukraine_recipient-2022.json")
    yield from _stated(document, tree, f"{at}/totals/totalFunding", FUNDED, called[1], *_fts.year_of(called[2]))


def _grouped(document: Document, tree: Any, at: str) -> Iterator[Item]:  # noqa: ARG001 (answers are read alike)
    raise refuse("aggregate", "an answer in groups, which names neither its plan nor its year", str(tree), at)


def _stated(
    document: Document, tree: Any, pointer: str, series: str, called: str, since: str, until: str
) -> Iterator[Item]:
    """The claim of a figure that stands in an answer: none where it is null."""
    token = resolve(tree, pointer)
    if token is None:
        return
    value, (counted, day) = number(str(token)), _fts.line(document, series, called, since, until)
    if counted is None:
        yield _fts.unknown("country", called, pointer, "catalog/countries.toml")
    elif value is None:
        yield Problem("not-a-number", "warning", f"{series} of {called} is not a number", str(token), pointer)
    else:
        yield Claim(counted, day, value, token, pointer, unit=None if series == SHARE else "USD")


# A key that only such an answer has -> its reader.
ANSWERS: Mapping[str, Callable[[Document, Any, str], Iterator[Item]]] = {
    "flows": _flows,
    "plans": _plans,
    "organizations": _recipients,
    "report3": _grouped,
}
