"""Countries as publishers call them: names, ISO 3166 codes, and the codes that differ from ISO."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from tracker import catalog

FILE = Path(__file__).parent / "countries.toml"

WORLD = "global"

# Words that publishers shorten.
_WORDS = {"st.": "saint", "is.": "islands", "rep.": "republic", "dem.": "democratic", "&": "and"}
_PLAIN = str.maketrans({"’": "'", "`": "'", "(": ",", ")": None})  # noqa: RUF001 (the sign is the point)


@lru_cache(maxsize=4096)
def country(called: str) -> str | None:
    """The two-letter code of a name or code such as `Türkiye`, `Turkiye`, `TUR` or `TR`; None where it is unknown."""
    return _called().get(_folded(called))


def name(code: str) -> str:
    """The English short name of a two-letter code; the code itself where it is unknown."""
    known = _countries().get(code)
    return str(known["name"]) if known else code


def iso3(code: str) -> str | None:
    """The three-letter code of a two-letter code; None where it is unknown."""
    known = _countries().get(code)
    return str(known["iso3"]) if known else None


def fled(origin: str | None, day: str) -> tuple[str, str | None]:
    """The conflict under which people who fled a country are filed that day, and their party.

    The conflict says where they come from when it is at home in that one country; the party is then left out, as
    it is where the publisher does not say where they come from. Else the party is the country they fled: people
    from Eritrea are filed under `global`, and those from Mali and Niger both under the conflict in the Sahel.
    """
    if origin is None:
        return WORLD, None
    known = catalog.load()
    conflict = known.conflict_at(origin, day)
    return conflict, None if known.conflicts[conflict].home == (origin,) else origin


@cache
def _countries() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


@cache
def _called() -> dict[str, str]:
    called: dict[str, str] = {}
    for code, one in _countries().items():
        for other in (code, one["iso3"], one["name"], *one.get("aliases", ())):
            owner = called.setdefault(_folded(other), code)
            if owner != code:
                raise ValueError(f"{FILE}: {other!r} stands for {owner} and for {code}, expected one of them")
    return called


def _folded(text: str) -> str:
    """What is left of a name when spelling does not count: `Bahamas (the)`, `THE BAHAMAS` and `Bahamas` are one.

    Neither do letter case, accents, shortened words, and whether what is added stands behind a comma or in brackets.
    """
    bare = "".join(mark for mark in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(mark))
    words = [_WORDS.get(word, word) for word in bare.translate(_PLAIN).replace(",", " , ").split()]
    if words[:1] == ["the"]:
        del words[0]
    if words[-2:] == [",", "the"]:
        del words[-2:]
    return " ".join(words)
