"""What the reader makes of short passages of our own.

Of the first sixty nothing false, and all but what it is known to miss. Of the sixty in the mix of real news, and of the
sixty more, no less than it reached when rules had been written after them. The sets held back (thirty, forty and a last
fifty-six) are only held to be well labelled: `make bench-prose` prints what the reader makes of them. No rule is
written after them.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests import (
    prose_passages_b,
    prose_passages_c,
    prose_passages_d,
    prose_passages_e,
    prose_passages_f,
    prose_passages_g,
)
from tests.prose_labels import PUBLISHED, document
from tests.prose_labels import Passage as Labelled
from tests.prose_passages import PASSAGES, Passage
from tracker import catalog
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


EVERY = (
    *prose_passages_b.PASSAGES,
    *prose_passages_c.PASSAGES,
    *prose_passages_d.PASSAGES,
    *prose_passages_e.PASSAGES,
    *prose_passages_f.PASSAGES,
    *prose_passages_g.PASSAGES,
)
FLOORS = {"precision": 0.97, "recall": 0.92, "qualifier": 0.97, "day": 0.94, "period_days": 0.95}
"""A little below what the reader reaches on the sixty since rules were written after them; to be raised with it."""
MORE_FLOORS = {"precision": 0.95, "recall": 0.85, "qualifier": 0.97, "day": 0.88, "period_days": 0.90}
"""The same for the sixty more."""
LATEST_FLOORS = {"precision": 0.94, "recall": 0.91, "qualifier": 0.98, "day": 0.92, "period_days": 0.93}
"""The same for the sixty-nine."""


def _same(label: dict[str, Any], found: Finding) -> bool:
    """Whether a finding is the labelled claim: series, value within half a per cent, and the party where it has one."""
    if label["series"] != found.series or label["party"] not in {None, found.party}:
        return False
    pairs = ((label["value"], found.value), (label["low"], found.low), (label["high"], found.high))
    return all(
        wanted is None or (got is not None and abs(float(got) - wanted) <= 0.005 * wanted) for wanted, got in pairs
    )


def _measured(passages: tuple[Labelled, ...]) -> dict[str, float]:
    right = wrong = missed = 0
    agreed = {"qualifier": 0, "day": 0, "period_days": 0}
    for passage in passages:
        labels = document(passage)["claims"]
        for found in findings(passage.text, published=passage.published, publisher=passage.publisher):
            given = {"qualifier": found.qualifier, "day": found.day, "period_days": found.period}
            fits = [label for label in labels if _same(label, found)]
            if not fits:
                wrong += 1
                continue
            best = max(fits, key=lambda label: sum(label[one] == got for one, got in given.items()))
            labels.remove(best)
            right += 1
            for one, got in given.items():
                agreed[one] += best[one] == got
        missed += len(labels)
    shares = {one: count / right for one, count in agreed.items()}
    return {"precision": right / (right + wrong), "recall": right / (right + missed), **shares}


@pytest.mark.parametrize(
    ("passages", "floors"),
    [
        (prose_passages_b.PASSAGES, FLOORS),
        (prose_passages_e.PASSAGES, MORE_FLOORS),
        (prose_passages_f.PASSAGES, LATEST_FLOORS),
    ],
    ids=["sixty", "sixty more", "sixty-nine"],
)
def test_the_reader_keeps_what_it_reached_on_passages_in_the_mix_of_real_news(
    passages: tuple[Labelled, ...], floors: dict[str, float]
) -> None:
    reached = _measured(passages)
    assert {one: share for one, share in reached.items() if share < floors[one]} == {}


@pytest.mark.parametrize("passage", EVERY, ids=lambda one: one.name)
def test_every_label_is_quoted_exactly_once_and_of_a_known_series(passage: Labelled) -> None:
    for label in passage.claims:
        assert passage.text.count(label.quote) == 1
        assert label.day in {None, PUBLISHED} or date.fromisoformat(label.day)
        assert label.series in catalog.load().series
        assert (label.currency is not None) == label.series.startswith("aid.money")
    for claim in document(passage)["claims"]:
        assert passage.text[claim["start"] : claim["end"]] == claim["quote"]


def test_no_passage_is_used_twice_or_both_seen_and_held_back() -> None:
    texts = [passage.text for passage in (*PASSAGES, *EVERY)]
    assert len(set(texts)) == len(texts)
    every = (
        prose_passages_b, prose_passages_c, prose_passages_d, prose_passages_e, prose_passages_f, prose_passages_g
    )  # fmt: skip
    assert [len(one.PASSAGES) for one in every] == [60, 30, 40, 60, 69, 56]
