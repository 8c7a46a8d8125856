"""Aid: money committed, delivered and held up, tonnes, deliveries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.prose import giving, lexicon
from tracker.prose.codes import COUNTRIES, CURRENCIES
from tracker.prose.heads import QUALIFYING
from tracker.prose.reading import Read, Refused, Result

if TYPE_CHECKING:
    from tracker.prose.reading import Spot
    from tracker.prose.sentence import Sentence

_SIGN = re.compile(r"(?:US|AU|NZ|CA|A|C)?\$ ?$|[\u20ac\u00a3\u20b4\u20bd\u00a5] ?$")
_SIGNS = {"AU$": "A$", "CA$": "C$"}
_SIGN_ENDS = frozenset("$\u20ac\u00a3\u20b4\u20bd\u00a5")
_LONGEST_SIGN = 5
CROWNS = "crowns"
"""Stands for the currency of several countries; whose it is, the donor tells."""
_NEAR, _FAR = 7, 16
_STOPS = frozenset(".;!?")
_FOR = frozenset({"to", "for", "in"})
_WHERE = frozenset({"in", "at"})
_BUDGETS = frozenset({"budget", "бюджеті", "бюджете"})
_FOR_EACH = frozenset({"по"})
_LEAST = 10_000
"""What is given to a person, and not to a country."""
_SENT = frozenset({"shipments", "deliveries", "consignments"})
_REBUILDING = ("reconstruct", "rebuild", "recovery", "asset", "budget", "відновлен", "бюджет", "актив", "восстанов")


def currency(sentence: Sentence, at: int) -> str | None:
    """The currency of the number at entry `at`, by the sign before it or the word behind it."""
    start = sentence.starts[at]
    before = sentence.text[max(0, start - 2) : start]
    sign = None if _SIGN_ENDS.isdisjoint(before) else _SIGN.search(sentence.text, max(0, start - _LONGEST_SIGN), start)
    if sign:
        mark = sign[0].strip()
        return lexicon.load().signs.get(_SIGNS.get(mark, mark))
    if at and sentence.raw[at - 1].isupper() and (codes := CURRENCIES[sentence.ideas[at - 1]]):
        return codes[0]  # "SEK 13.3 billion"
    number = sentence.numbers[at]
    for one in (at + 1, at + 2):
        if one < len(sentence) and (codes := CURRENCIES[sentence.ideas[one]]):
            return codes[0]
        if not sentence.has(one, "@US", "@CA", "@AU"):
            break
    if number and number.low is not None:
        inside = sentence.raw[at]
        return next((code for mark, code in lexicon.load().signs.items() if len(mark) == 1 and mark in inside), None)
    return None


def read_money(spot: Spot, unit: str) -> Result:
    """The claim of an amount of money that is aid."""
    sentence, at = spot.sentence, spot.at
    before = spot.before if spot.before and spot.before.series.startswith("aid.money.") else None
    if _converted(spot):
        return Refused("the same amount in another currency")
    first, last = sentence.clause(at)
    first, last = max(first, at - 24), min(last, at + 20)
    last = _past_bracket(spot, last)
    stop = next(
        (one for one in range(at + 1, last) if sentence.words[one] in _STOPS or _amount(sentence, at, one)), last
    )
    aid = sentence.find({"aidnoun"}, at, min(stop, at + 14))
    if aid is None:
        aid = sentence.rfind({"aidnoun"}, max(first, at - 12), at)
    listed = before is not None and at - before.at < 26 and not sentence.any({"break"}, before.at, at)
    if aid is None and not (listed or giving.given(spot, first, stop) or giving.told(spot, first)):
        return Refused("money, but not said to be aid")
    if spot.size < _LEAST or sentence.word(at - 1) in _FOR_EACH:
        return Refused("so much for each of many")
    part = before is not None and at - before.at < _NEAR + _FAR and sentence.any({"including"}, at - 3, at)
    if not part and _of_another_kind(spot, max(first, at - 6), min(stop, at + 9)):
        return Refused("money of another kind")
    if giving.only_asked(spot, first, stop):
        return Refused("asked for, planned or expected")
    series, verb = giving.fate(spot, first, last)
    if series is None:
        told = before or (spot.earlier if giving.told(spot, first) else None)
        series = told.series if told and told.series.startswith("aid.money.") else "aid.money.committed"
    if verb is not None and sentence.any({"denied"}, verb - 2, verb):
        return Refused("denied")
    if spot.timing.longer_rate and series != "aid.money.committed":
        return Refused("a rate")
    donor = _donor(spot, first)
    if unit == "USD" and _plain_dollar(spot):
        unit = lexicon.load().dollars.get(donor or _printed_in(spot), unit)
    if unit == CROWNS:
        crowns = lexicon.load().crowns
        whose = {crowns[one] for one in (donor or "").split(", ") if one in crowns}
        unit = whose.pop() if len(whose) == 1 else ""
    if not unit:
        return Refused("crowns of a country that is not told")
    if not _for_conflict(spot):
        return Refused("aid to somebody else")
    start = verb if verb is not None and 0 < at - verb <= _NEAR and not any(sentence.numbers[verb:at]) else at
    if (
        start == at
        and aid is not None
        and 0 < at - aid <= _NEAR
        and sentence.any({"link", "over"}, aid + 1, at)
        and not any(sentence.numbers[aid:at])
    ):
        start = aid  # "takes the bloc's military support to €2.5bn"
    end = at if aid is None or aid < at or "," in sentence.raw[at:aid] else aid
    end = max(end, _unit_end(sentence, at))
    return Read(series, start, end, donor=donor, unit=unit, at=at)


def _of_another_kind(spot: Spot, first: int, last: int) -> bool:
    """Whether money is spoken of that is no aid; the budget of who is helped is where aid goes to."""
    sentence = spot.sentence
    other = sentence.find({"notaid"}, first, last)
    if other is None:
        return False
    helps = other > spot.at and sentence.words[other].startswith(_REBUILDING)
    if helps and giving.given(spot, first, last):
        return False  # "will give Ukraine 150 million euros for rebuilding its power grid"
    planned = sentence.words[other] in _BUDGETS and sentence.any({"committed"}, spot.at, other)
    told = spot.earlier is not None and spot.earlier.series.startswith("aid.money.")
    if planned and (told or "aid_before" in spot.context):
        return False  # "comes on top of 4 billion euros earmarked in the 2025 budget"
    helped = f"@{spot.sides[0]}" if spot.sides else ""
    return not any(sentence.has(other + step, helped) for step in (-2, -1, 1)) or not sentence.any(
        giving.DONE, first, last
    )


def _past_bracket(spot: Spot, last: int) -> int:
    """Where the clause of an amount ends that is followed by the same in another currency, in brackets."""
    sentence = spot.sentence
    if sentence.word(last) != "(":
        return last
    close = next((one for one in range(last, min(last + 8, len(sentence))) if sentence.raw[one] == ")"), None)
    return (
        last
        if close is None
        else min(sentence.clause(close + 1)[1] if close + 1 < len(sentence) else close, spot.at + 24)
    )


def _amount(sentence: Sentence, at: int, one: int) -> bool:
    """Whether another amount of money stands at `one`, and not in brackets right behind the first."""
    if sentence.numbers[one] is None or currency(sentence, one) is None:
        return False
    opened = sentence.words.index("(", at, one) if "(" in sentence.words[at:one] else None
    return opened is None or ")" in sentence.words[opened:one]


def _unit_end(sentence: Sentence, at: int) -> int:
    return at + 1 if at + 1 < len(sentence) and CURRENCIES[sentence.ideas[at + 1]] else at


def _printed_in(spot: Spot) -> str:
    """The country whose body publishes the text, by its name: its own dollar is meant; empty where none is named."""
    words = (lexicon.load().lexicon.word(word).ideas for word in (spot.publisher or "").split())
    return next((code for ideas in words for code in COUNTRIES[ideas]), "")


def _plain_dollar(spot: Spot) -> bool:
    start = spot.sentence.starts[spot.at]
    return spot.sentence.text[max(0, start - 3) : start].strip().endswith("$") and not spot.sentence.text[
        max(0, start - 3) : start
    ].strip().endswith("US$")


def _converted(spot: Spot) -> bool:
    """Whether the amount stands in a bracket right behind another."""
    sentence, at = spot.sentence, spot.at
    opened = sentence.rfind(frozenset(), 0, 0)
    for one in range(at - 1, max(-1, at - 5), -1):
        if sentence.raw[one] == "(":
            opened = one
            break
        if sentence.ideas[one].isdisjoint(QUALIFYING | {"skip"}) and sentence.raw[one] not in "$\u20ac\u00a3US":
            return False
    if opened is None:
        return False
    return any(sentence.numbers[one] is not None for one in range(max(0, opened - 3), opened))


def _donor(spot: Spot, first: int) -> str | None:
    """The countries or bodies named before the amount that are no side of the conflict, nearest first."""
    sentence = spot.sentence
    for low, high in ((first, spot.at), (spot.at, min(spot.at + _FAR, len(sentence))), (0, len(sentence))):
        found = [
            code
            for one in range(low, high)
            if not _WHERE.intersection(sentence.words[max(0, one - 2) : one]) or sentence.any({"aid"}, one + 1, one + 4)
            for code in COUNTRIES[sentence.ideas[one]]
            if code not in spot.sides
        ]
        if found:
            return ", ".join(sorted(set(found)))
    told = spot.before or spot.earlier
    return told.donor if told and told.series.startswith("aid.") else None


def _for_conflict(spot: Spot) -> bool:
    """Whether the sentence, or the text around it, is about the people the conflict is about."""
    sentence = spot.sentence
    sides = {f"@{code}" for code in spot.sides} | {f"~{spot.conflict}"}
    if spot.war or sentence.any(sides) or not spot.context.isdisjoint(sides):
        return True
    others = (one for one, ideas in enumerate(sentence.ideas) if COUNTRIES[ideas])
    return not any(not _FOR.isdisjoint(sentence.words[max(0, one - 2) : one]) for one in others)


def read_freight(spot: Spot) -> Result:
    """The claim of a number of tonnes or deliveries of aid."""
    sentence, at = spot.sentence, spot.at
    end = spot.head.at
    last = min(max(end, at) + 9, len(sentence))
    stop = next((one for one in range(end + 1, last) if sentence.numbers[one] is not None), last)
    if sentence.word(at - 1) == "of" and sentence.word(at - 2).endswith("convoy"):
        return Refused("vehicles of one delivery")  # "a convoy of 32 trucks"
    if sentence.any({"destroy"}, max(0, at - _NEAR), stop):
        return Refused("aid that was destroyed")
    # "sent 150 shipments totalling 2,400 tonnes of aid"
    aid = sentence.find({"aidnoun", "humanitarian"}, end, last if sentence.words[end] in _SENT else stop)
    sent = sentence.rfind({"delivered", "committed"}, max(0, at - _FAR), at)
    came = sentence.find({"delivered", "arrive"}, end, stop)
    moved = sent is not None or came is not None
    if aid is None and moved and sentence.any({"goods"}, end, min(stop, end + 5)) and not sentence.any({"notaid"}):
        aid = sentence.find({"goods"}, end, stop)  # "brought 230 tonnes of food and medicine"
    spoken = sentence.any({"aidnoun"}, max(0, at - _FAR), at) and moved
    load = sentence.rfind({"goods"}, max(0, at - _NEAR), at)
    spoken = spoken or (load is not None and not spot.context.isdisjoint({"aidnoun", "humanitarian"}))
    listed = spot.before is not None and spot.before.series == "aid.tonnage" and "shipment" in spot.head.ideas
    if aid is None and not (spoken or listed):
        return Refused("freight, but not said to be aid")
    if "shipment" in spot.head.ideas and not moved and not listed:
        return Refused("deliveries that are not said to have been sent")
    daily = sentence.any({"per_day"}, at, stop)
    if sentence.any({"unreal"}, max(0, at - 12), at) or daily or spot.timing.rate or spot.timing.longer_rate:
        return Refused("planned, asked for, or a rate")
    series = "aid.tonnage" if "tonne" in spot.head.ideas else "aid.shipments"
    first = max(0, sent - 2) if sent is not None and at - sent <= _NEAR else at
    if aid is None and load is not None:
        first = load
    window = spot.timing.window
    return Read(series, first, max(aid or 0, end), donor=_donor(spot, max(0, at - _FAR)), period=window, at=at)
