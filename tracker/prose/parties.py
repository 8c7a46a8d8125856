"""Which conflict a text is about, and which of its sides, which place and which donors a pattern has found."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from tracker import catalog
from tracker.prose import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracker.prose.vocabulary import Rule


def conflict(text: str) -> str | None:
    """The id of the conflict whose countries a text names most; None where it names none, or two as often."""
    known = _conflicts()
    ranking = Counter(known[code] for code in _codes(text) if code in known).most_common(2)
    if not ranking or (len(ranking) == 2 and ranking[0][1] == ranking[1][1]):
        return None
    return ranking[0][0]


def party(rule: Rule, groups: Mapping[str, str], conflict: str, texts: Iterable[str]) -> str | None:
    """The code of the side a rule is about; for "any", the side that the first of `texts` to name any names alone."""
    sides = catalog.load().conflicts[conflict].countries
    names = vocabulary.load().names
    if rule.party == "holder":
        # Occupied land is held by the other side of the two.
        owner = names.get(groups.get("place", ""), sides[0])
        others = [side for side in sides if side != owner]
        return others[0] if len(sides) == 2 and len(others) == 1 else None
    if rule.party == "any":
        named = ({code for code in _codes(text) if code in sides} for text in texts)
        first = next((codes for codes in named if codes), set())
        return first.pop() if len(first) == 1 else None
    code = names.get(groups.get("party", ""))
    return code if code in sides else None


def place(groups: Mapping[str, str], conflict: str) -> str | None:
    """The code of the country or region found, if any."""
    words = vocabulary.load()
    if "region" in groups:
        return words.regions[groups["region"]]
    code = words.names[groups["place"]] if "place" in groups else None
    # The whole of the country that a conflict is about is no narrower place.
    return None if code in catalog.load().conflicts[conflict].countries[:1] else code


def donors(groups: Mapping[str, str]) -> str | None:
    """The codes of the donors found, in alphabetical order: "EU, US"."""
    return ", ".join(sorted(set(_codes(groups.get("donor", ""))))) or None


def _codes(text: str) -> list[str]:
    words = vocabulary.load()
    return [words.names[name[0]] for name in words.name.finditer(text)]


@cache
def _conflicts() -> dict[str, str]:
    """The conflict of each country that is part of one only."""
    known = catalog.load().conflicts.values()
    times = Counter(country for one in known for country in one.countries)
    return {country: one.id for one in known for country in one.countries if times[country] == 1}
