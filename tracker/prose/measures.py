"""Words for length, time and power: a number right before one of them counts nothing, whatever the sentence tells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.prose.numbers import Found

MEASURES = frozenset(
    "mm cm metre metres meters km km. kilometres kilometers miles km/h mph kg min mw gw kab"  # noqa: SIM905
    " hour hours minutes day days week weeks month months year years am pm a.m. p.m. degrees point points"
    " \u043c\u043c \u043a\u043c \u0445\u0432\u0438\u043b\u0438\u043d \u0433\u043e\u0434\u0438\u043d"
    " \u0440\u043e\u043a\u0456\u0432 \u043b\u0435\u0442".split()
)
# Only what the words of a sentence would be split into the same way.
_BEHIND = re.compile(r" ([^\W\d_]++)(?![\w.'\u2019\u02bc-])")


def measured(text: str, number: Found) -> bool:
    """Whether a number stands right before a word for a measure, which nothing else in its sentence can change."""
    behind = _BEHIND.match(text, number.end)
    return behind is not None and behind[1].lower() in MEASURES
