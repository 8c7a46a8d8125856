"""The claimants of the catalog by the words that name them: names, aliases, and what a country calls its own bodies."""

from __future__ import annotations

import re
from functools import cache

from tracker import catalog

_ARTICLES = frozenset({"the", "a", "an", "its", "their"})
_MARKS = re.compile(r"[^\w\s]+")
_WHOSE = ("ukraine's ", "ukrainian ", "russia's ", "russian ", "israeli ", "gaza's ", "gaza ", "palestinian ")
_OF_UKRAINE = " \u0423\u043a\u0440\u0430\u0457\u043d\u0438"
_MOST_WORDS = 8


def known_in(words: str, countries: tuple[str, ...] = ()) -> str | None:
    """The catalog's claimant that the words name: the longest of its names and aliases that stands in them."""
    parts = _MARKS.sub(" ", words.replace("'s", "").replace("\u2019s", "").replace(".", "")).split()
    names, first_words = _names()
    small = [part.casefold() for part in parts]
    begun = [start for start, part in enumerate(small) if part in first_words]
    for length in range(min(len(parts), _MOST_WORDS), 0, -1) if begun else ():
        for start in begun:
            found = names.get(" ".join(small[start : start + length])) if start + length <= len(small) else None
            if found and (length > 1 or parts[start][0].isupper() or small[start] == words.casefold()):
                return found
    for start in (0, 1) if small and small[0] in _ARTICLES else (0,):
        short = " ".join(parts[start:]).casefold()
        if body := next((_bodies(one)[short] for one in countries if short in _bodies(one)), None):
            return body
    return None


@cache
def _names() -> tuple[dict[str, str], frozenset[str]]:
    """The claimant of every name and alias of the catalog, without its punctuation, and the first words of them."""
    known = catalog.load().claimants.values()
    generic = {"officials"}
    names = {
        " ".join(_MARKS.sub(" ", name.replace("'s", "").replace(".", "")).split()).casefold(): one.name
        for one in known
        for name in (one.name, *one.aliases)
        if one.name not in generic
    }
    return names, frozenset(name.partition(" ")[0] for name in names)


@cache
def _bodies(country: str) -> dict[str, str]:
    """What a country's own texts call its bodies: the claimants of that side without the country's name."""
    found: dict[str, str] = {}
    for one in catalog.load().claimants.values():
        if one.side != country:
            continue
        for name in (one.name, *one.aliases):
            short, of, _ = name.partition(" of ")
            if of and " " in short and short.casefold() != "authorities":
                found.setdefault(short.casefold(), one.name)
            elif name.casefold().startswith(_WHOSE):
                found.setdefault(name.split(" ", 1)[1].casefold(), one.name)
            elif name.endswith(_OF_UKRAINE):
                found.setdefault(name.removesuffix(_OF_UKRAINE).casefold(), one.name)
    return {name: who for name, who in found.items() if name not in {"officials", "authorities", "government"}}
