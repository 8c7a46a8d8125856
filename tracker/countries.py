"""Countries as publishers call them: names, ISO 3166 codes, and the codes that differ from ISO."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "catalog" / "countries.toml"


def country(called: str) -> str | None:
    """The two-letter code of a name or code such as `Türkiye`, `TUR` or `TR`; None where it is unknown."""
    return _called().get(_folded(called))


def name(code: str) -> str:
    """The English short name of a two-letter code; the code itself where it is unknown."""
    known = _countries().get(code)
    return str(known["name"]) if known else code


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
    return " ".join(text.split()).casefold()
