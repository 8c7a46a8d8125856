"""The language of a chart: its numbers, days, country names and the house's own phrases.

English is what the code says; `LANGUAGE.toml` beside this module has the same phrases in another one. A phrase that
is not there stays English, and a test knows which ones must be there.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker import toml
from tracker.catalog import countries
from tracker.errors import MisuseError
from tracker.names import unknown

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    from babel import Locale
    from babel.numbers import NumberPattern

LOCALES = {"en": "en_GB", "uk": "uk"}
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
MINUS = "\N{MINUS SIGN}"
LARGE = {"m": (1e6, "million"), "bn": (1e9, "billion")}
"""Format specs for large numbers in titles, as in {latest:bn}."""
CONFLICTS = {
    "ukraine": "Ukraine", "gaza": "Gaza", "west-bank": "West Bank", "lebanon": "Lebanon", "iran": "Iran",
    "sudan": "Sudan", "syria": "Syria", "yemen": "Yemen", "myanmar": "Myanmar", "drc": "DR Congo", "sahel": "Sahel",
    "nigeria": "Nigeria", "libya": "Libya", "ethiopia": "Ethiopia", "haiti": "Haiti", "somalia": "Somalia",
    "south-sudan": "South Sudan", "mozambique": "Mozambique", "cameroon": "Cameroon", "car": "Central African Republic",
    "global": "Elsewhere",
}  # fmt: skip
"""Conflicts as the label of a line: the catalog's title is a sentence."""
UNITS = {"km2": "km²", "t": "tonnes", "items": "number"}
"""Units of the catalog as a reader knows them."""


@dataclass(frozen=True, eq=False)
class Language:
    """How a chart speaks. `phrases` go from English to it.

    English numbers and days are written here, as babel would write them (a test compares): loading its data takes
    longer than drawing a chart.
    """

    code: str
    phrases: Mapping[str, str]

    @cached_property
    def locale(self) -> Locale:
        """Babel's knowledge of the language."""
        from babel import Locale  # noqa: PLC0415

        return Locale.parse(LOCALES[self.code])

    def say(self, phrase: str, **fields: object) -> str:
        """A phrase of the house with its fields filled in."""
        return self.phrases.get(phrase, phrase).format(**fields) if fields else self.phrases.get(phrase, phrase)

    def name(self, own: str) -> str:
        """A name as the language has it, or else as its owner writes it."""
        return self.phrases.get(own, own)

    def number(self, value: float | None, spec: str = "") -> str:
        """A number with thousands apart and a real minus, and no more decimals than it needs, or as `.1f` says."""
        if value is None:
            return self.say("unknown")
        if spec in LARGE:
            return f"{self.number(value / LARGE[spec][0], '.1f')} {self.say(LARGE[spec][1])}"
        most = 1 if abs(value) >= 100 else 2
        decimals = next(
            count for count in range(most + 1) if count == most or round(value, count) == round(value, most)
        )
        if spec.endswith("f") and "." in spec:
            decimals = int(spec[spec.index(".") + 1 : -1])
        return self._fixed(round(float(value), decimals), decimals).replace("-", MINUS)

    def _fixed(self, value: float, decimals: int) -> str:
        if self.code == "en":
            return f"{value:,.{decimals}f}"
        return str(_pattern(decimals).apply(value, self.locale))

    def day(self, moment: pd.Timestamp) -> str:
        """8 June 2026."""
        return self.date(moment, "d MMMM y")

    def date(self, moment: pd.Timestamp, pattern: str) -> str:
        """A day in a pattern of the Unicode standard, such as `d MMM`."""
        return _date(moment.year, moment.month, moment.day, pattern, self.code)

    def unit(self, name: str) -> str:
        """A unit as it stands on an axis."""
        return self.say(UNITS.get(name, name))

    def month(self, moment: pd.Timestamp) -> str:
        """The short name of a month as it stands alone on an axis."""
        return self.date(moment, "LLL").rstrip(".")[:4] if self.code != "en" else self.date(moment, "LLL")[:3]

    def instant(self, text: str) -> str:
        """An instant of the ledger for people: 9 June 2026, 06:40 UTC."""
        year, month, day = (int(part) for part in text[:10].split("-"))
        return f"{_date(year, month, day, 'd MMMM y', self.code)}, {text[11:16]} UTC"

    def country(self, code: str) -> str:
        """The name of a country code, the code itself where it is none."""
        name = countries.name(code)
        if self.code == "en" or name == code:
            return self.name(name)
        return str(self.locale.territories.get(code, name))


@cache
def language(code: str = "en") -> Language:
    """The language of that code. Raises TrackerError for one that charts do not speak."""
    if code not in LOCALES:
        raise MisuseError(unknown("language", code, LOCALES, f"charts speak {' and '.join(LOCALES)}"))
    phrases: dict[str, Any] = dict(CONFLICTS) if code == "en" else {}
    file = Path(__file__).parent / f"{code}.toml"
    if code != "en":
        table = toml.read(file, file.read_bytes())
        for _, words in table.tables():
            phrases |= {key: words.text(key) for key in words.data}
    return Language(code, phrases)


@lru_cache(maxsize=4096)
def _date(year: int, month: int, day: int, pattern: str, code: str) -> str:
    if code == "en":
        name = MONTHS[month - 1]
        parts = {
            "d": str(day),
            "MMMM": name,
            "LLLL": name,
            "MMM": name[:3] if month != 9 else "Sept",
            "LLL": name[:3],
            "y": str(year),
        }
        return " ".join(parts[part] for part in pattern.split())
    from babel.dates import format_date  # noqa: PLC0415

    return format_date(dt.date(year, month, day), pattern, locale=LOCALES[code])


@cache
def _pattern(decimals: int) -> NumberPattern:
    from babel.numbers import parse_pattern  # noqa: PLC0415

    return parse_pattern("#,##0" + ("." + "0" * decimals if decimals else ""))
