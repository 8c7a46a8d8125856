"""Values of a chart in words: every figure that a title, label or caption holds is made here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.charting.language import Language
    from tracker.charting.panels import Computed, Curve

    Row = Mapping[Any, Any]

SPOKEN = {"at_least": "at least", "up_to": "up to"}
APPROXIMATE = ("about", "nearly")
UPWARDS = ("over", "at_least")
DOWNWARDS = ("under", "up_to")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value or range with its qualifier. Formats as `about 1,374,950`; the format spec is for the number."""

    language: Language
    value: float | None
    low: float | None = None
    high: float | None = None
    qualifier: str | None = None

    def __format__(self, spec: str) -> str:
        said = self.language
        if self.value is None and self.low is not None:
            low, high = said.number(self.low, spec), said.number(self.high, spec)
            text = said.say("{low} to {high}", low=low, high=high)
        else:
            text = said.number(self.value, spec)
        return f"{said.say(SPOKEN.get(self.qualifier, self.qualifier))} {text}" if self.qualifier else text

    def __str__(self) -> str:
        return format(self, "")


def quantity(row: Row, language: Language, column: str = "value") -> Quantity:
    """What one row of a curve says."""
    value, low, high = (known(row[name]) for name in (column, "low", "high"))
    return Quantity(language, value, low, high, qualifier_of(row))


def qualifier_of(row: Row) -> str | None:
    """The qualifier of a row, None for none."""
    said: Any = row["qualifier"]
    return None if pd.isna(said) else str(said)


def average(value: float, language: Language) -> Quantity:
    """An average in three figures, which is all that it can bear."""
    return Quantity(language, float(f"{value:.3g}"), qualifier="about")


def rounded(value: float) -> float:
    """A computed value in four figures, below a hundred in three: nobody knows more of it."""
    if abs(value) < 100:
        return float(f"{value:.3g}")
    return float(f"{value:.4g}") if abs(value) < 10_000 else round(value)


def newest(curve: Curve, language: Language) -> Quantity:
    """What a curve says last."""
    row = ends(curve)[1]
    if not curve.transformed:
        return quantity(row, language)
    return Quantity(language, rounded(float(row["drawn"])), qualifier=qualifier_of(row))


def ends(curve: Curve) -> tuple[Row, Row]:
    """The first and the last row of a curve that has something to draw."""
    return curve.ends


def told(computed: Computed, language: Language) -> str:
    """A phrase with its fields, days and numbers as the language has them."""
    phrase, fields = computed
    spoken = {name: _said(value, language) for name, value in fields}
    return language.say(phrase, **spoken)


def _said(value: object, language: Language) -> object:
    if isinstance(value, pd.Timestamp):
        return language.day(value)
    if isinstance(value, int):
        return language.number(value)
    if isinstance(value, tuple):
        return ", ".join(language.name(str(name)) for name in value)
    return ", ".join(language.say(name) for name in value.split(", ")) if isinstance(value, str) else value


def sentence(text: str) -> str:
    """The text with a full stop, if it has no end of its own."""
    return text if text.endswith((".", "?", "!")) else f"{text}."


def known(value: Any) -> float | None:
    """A number of a row, None for none."""
    return None if pd.isna(value) else float(value)
