"""What the reader makes of short passages of our own: nothing false, and all but what it is known to miss."""

from __future__ import annotations

import pytest

from tests.prose_passages import PASSAGES, Passage
from tracker.prose.finding import Finding
from tracker.prose.once import once
from tracker.prose.reader import explained, findings

MISSED = {
    "aid package in two parts",  # kroner are several currencies
    "losses of a day",  # "the total now stands at" names no noun
    "losses by a foreign ministry",  # "deaths" may be soldiers' or civilians'
    "temporary protection",  # "of them" goes on with the sentence before
    "surrounded by other numbers",  # "one woman" reads as a part of a toll
}


def _read(passage: Passage) -> list[tuple[str, str | None, object]]:
    found = findings(passage.text, published=passage.published, publisher=passage.publisher)
    return [(one.series, one.party, (one.low, one.high) if one.value is None else one.value) for one in found]


@pytest.mark.parametrize("passage", PASSAGES, ids=[one.name for one in PASSAGES])
def test_nothing_is_read_that_a_passage_does_not_claim(passage: Passage) -> None:
    assert not [one for one in _read(passage) if one not in passage.claims]


@pytest.mark.parametrize("passage", [one for one in PASSAGES if one.name not in MISSED], ids=lambda one: one.name)
def test_every_claim_of_a_passage_is_read(passage: Passage) -> None:
    assert sorted(map(repr, _read(passage))) == sorted(map(repr, passage.claims))


@pytest.mark.parametrize("passage", PASSAGES, ids=[one.name for one in PASSAGES])
def test_what_is_passed_over_for_speed_has_no_claim(passage: Passage) -> None:
    text = f"{passage.text} They spoke for two hours. {passage.text}"
    looked_at = (one for one in explained(text, published=passage.published) if isinstance(one, Finding))
    assert findings(text, published=passage.published) == once(looked_at)
