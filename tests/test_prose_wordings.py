"""What the reader makes of the same facts in many wordings, and that it passes over numbers of other things.

Rows that it does not read as they should be stand in OPEN with the reason; of these only that nothing else of them is
read wrongly is asked.
"""

from __future__ import annotations

import pytest

from tests import prose_wordings
from tracker.prose.reader import findings

PUBLISHED = "2024-05-12"
FACTS = [
    *prose_wordings.LOSSES,
    *prose_wordings.TOLLS,
    *prose_wordings.ATTACKS,
    *prose_wordings.UKRAINIAN,
    *prose_wordings.RUSSIAN,
    *prose_wordings.SECOND,
    *prose_wordings.THIRD,
]
NOTHING = [*prose_wordings.NOTHING, *prose_wordings.NOTHING_MORE, *prose_wordings.NOTHING_AT_LAST]
OPEN = {
    "Enemy losses amounted": "names no side of any war",
    "The invaders also forfeited": "names no side of any war",
    "Hospitals in Gaza received 58": "bodies are also what is dug out and brought home",
    "Сили оборони вивели з ладу": "names no enemy",
    "Zelensky put Ukraine's military": "nothing in it tells of fighting",
    "The Israeli military said more": "some of the projectiles are drones, some missiles",
    "According to the UN mission, long": "names no country",
    "У Харкові кількість постраждалих": "nothing in it tells of an attack",
}
WRONG = {"Some 1,160 Russian soldiers were": "the total behind the speaker is taken for the speaker's own"}


def _read(text: str) -> list[str]:
    found = findings(text, published=PUBLISHED)
    values = [one.value if one.value is not None else (one.low, one.high) for one in found]
    return sorted(
        " ".join(part for part in (one.series, one.party, str(value)) if part)
        for one, value in zip(found, values, strict=True)
    )


def _known(text: str, rows: dict[str, str]) -> bool:
    return any(text.startswith(row) for row in rows)


@pytest.mark.parametrize(("text", "claims"), FACTS, ids=[text[:60] for text, _ in FACTS])
def test_a_fact_is_read_in_whatever_words(text: str, claims: str) -> None:
    expected = sorted(one for one in claims.split("; ") if one)
    if _known(text, WRONG):
        pytest.xfail(next(why for row, why in WRONG.items() if text.startswith(row)))
    if _known(text, OPEN):
        assert set(_read(text)) < set(expected)
    else:
        assert _read(text) == expected


@pytest.mark.parametrize("text", NOTHING, ids=lambda text: text[:60])
def test_a_number_of_something_else_is_no_claim(text: str) -> None:
    assert _read(text) == []


def test_no_wording_is_written_twice_and_every_open_one_is_there() -> None:
    texts = [text for text, _ in FACTS] + NOTHING
    assert len(set(texts)) == len(texts)
    assert all(any(text.startswith(row) for text in texts) for row in (*OPEN, *WRONG))
