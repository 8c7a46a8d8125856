"""The form of our own labelled passages: a text and its claims with every field of the labelling guide.

`document` gives a passage in the shape that the scorer of labelled news takes, the offsets of each quote counted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

PUBLISHED = "published"
"""Stands for the passage's own day, where a label gives none."""
_ITEMS = {"missiles_launched", "missiles_intercepted", "drones_launched", "drones_intercepted"}
_UNITS = {
    "aid.money": "currency",
    "aid.tonnage": "t",
    "aid.shipments": "shipments",
    "attacks.engagements": "engagements",
    "attacks.settlements_shelled": "settlements",
    "energy.share": "%",
    "energy.customers_without_power": "customers",
    "losses.equipment": "units",
    "territory.occupied_share": "%",
    "territory.occupied_area": "km2",
    "territory.change_area": "km2",
}


class Label(NamedTuple):
    """A claim that the guide finds in a passage. `value` in base units, a range as (low, high); `day` an ISO date."""

    series: str
    value: float | tuple[float, float]
    quote: str
    party: str | None
    qualifier: str | None
    day: str | None
    period_days: int | None
    claimant: str | None
    currency: str | None
    attrs: Mapping[str, str]


class Passage(NamedTuple):
    """A text with the claims in it; without any, it is there for what must not be read."""

    name: str
    published: str | None
    publisher: str
    lang: str
    text: str
    claims: tuple[Label, ...] = ()


def claim(
    series: str,
    value: float | tuple[float, float],
    quote: str,
    *,
    party: str | None = None,
    qualifier: str | None = None,
    day: str | None = PUBLISHED,
    period_days: int | None = None,
    claimant: str | None = None,
    currency: str | None = None,
    conflict: str = "ukraine",
    **attrs: str,
) -> Label:
    """A label; the keywords left over (place, donor, recipient, ...) are its attributes."""
    every = MappingProxyType({"conflict": conflict} | attrs)
    return Label(series, value, quote, party, qualifier, day, period_days, claimant, currency, every)


def listed(claimant: str, *rows: tuple[str, int, int, str] | tuple[str, int, int, str, str]) -> tuple[Label, ...]:
    """Two labels for each row of a daily list of Russian losses: series without ending, total, daily, quote (and the
    qualifier of the total)."""
    labels = []
    for series, total, daily, quote, *qualifier in rows:
        of_total = qualifier[0] if qualifier else None
        labels.append(claim(f"{series}.total", total, quote, party="RU", qualifier=of_total, claimant=claimant))
        labels.append(claim(f"{series}.daily", daily, quote, party="RU", period_days=1, claimant=claimant))
    return tuple(labels)


def document(passage: Passage) -> dict[str, Any]:
    """The passage as a labelled document: id, publisher, url, published, lang, text, claims."""
    return {
        "id": hashlib.sha256(passage.text.encode()).hexdigest()[:8],
        "publisher": passage.publisher,
        "url": None,
        "published": passage.published,
        "lang": passage.lang,
        "text": passage.text,
        "claims": [_claim(passage, label) for label in passage.claims],
    }


def _claim(passage: Passage, label: Label) -> dict[str, Any]:
    low, high = label.value if isinstance(label.value, tuple) else (None, None)
    start = passage.text.index(label.quote)
    given: dict[str, Any] = {
        "series": label.series,
        "party": label.party,
        "value": None if isinstance(label.value, tuple) else label.value,
        "low": low,
        "high": high,
        "unit": _unit(label.series),
        "qualifier": label.qualifier,
        "day": passage.published if label.day == PUBLISHED else label.day,
        "period_days": label.period_days,
        "claimant": label.claimant,
        "quote": label.quote,
        "start": start,
        "end": start + len(label.quote),
        "attrs": dict(label.attrs),
    }
    return given | ({"currency": label.currency} if label.currency else {})


def _unit(series: str) -> str:
    if series.rpartition(".")[2] in _ITEMS:
        return "items"
    return next((unit for prefix, unit in _UNITS.items() if series.startswith(prefix)), "people")
