"""Words for length, time and power: a number right before one of them counts nothing, whatever the sentence tells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.prose.numbers import Found

MEASURES = frozenset(
    "mm cm metre metres meters km km. kilometres kilometers miles km/h mph kg min mw gw kab"  # noqa: SIM905
    " hour hours minutes day days week weeks month months year years am pm a.m. p.m. degrees point points"
    " мм км хвилин годин років лет рік роки року год года годы часов часа години годину минут хвилини"
    " днів дні дней дня тижнів тижні недель недели місяців місяці месяцев месяца метрів метри метров"
    " метра кілометрів кілометри километров километра кг мвт квт калібру калибра градусів градусов"
    " гектарів гектаров".split()
)
# Only what the words of a sentence would be split into the same way.
_BEHIND = re.compile(r" ([^\W\d_]++)(?![\w.'\u2019\u02bc-])")


def measured(text: str, number: Found) -> bool:
    """Whether a number stands right before a word for a measure, which nothing else in its sentence can change."""
    behind = _BEHIND.match(text, number.end)
    return behind is not None and behind[1].lower() in MEASURES
