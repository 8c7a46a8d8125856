"""What becomes of money for others: whether it is given, committed, held up, or only asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.prose.codes import COUNTRIES
from tracker.prose.heads import QUALIFYING

if TYPE_CHECKING:
    from tracker.prose.reading import Spot
    from tracker.prose.sentence import Sentence

DONE = frozenset({"committed", "delivered"})
_CLOSE, _NEAR, _FAR = 5, 7, 16
_GOT = ("receiv", "отрим", "получ")
_ASKING = frozenset({"unreal", "need"})
_SIGNS = frozenset("$\u20ac\u00a3")
_BROUGHT = frozenset({"brought", "bringing", "brings"})
_INFINITIVES = ("ти", "тися", "ть", "ться")
_HELPED = frozenset({"refugee", "idp", "affected"})
_TO_COME = frozenset({"that", "which", "who", "to", "for", "with", "що", "який", "которые", "которая"})


def _receivers(spot: Spot) -> set[str]:
    return {*(f"@{one}" for one in spot.sides[:1]), f"~{spot.conflict}"}


def given(spot: Spot, first: int, stop: int) -> bool:
    """Whether somebody gives the amount to those the conflict is about, with or without a word for aid.

    "will give Ukraine £500 million", "transferred $1.35 billion to Ukraine", "$29 billion has been disbursed to Kyiv",
    "the £226m that Britain committed to Sudan".
    """
    sentence, at = spot.sentence, spot.at
    receivers = _receivers(spot)
    parted = sentence.any(
        {"including", "thereof"}, at, at + 9
    )  # "€282 million for 2025, of which €160 million is for Sudan"
    helps = sentence.any(receivers | _HELPED, at, at + (_FAR if parted else 9))
    helps = helps or (sentence.any({"aid", "aidnoun"}) and sentence.any(receivers))
    if helps and sentence.any(DONE, max(first, at - 5), at):
        return True
    verb = sentence.rfind(DONE, max(first, at - _NEAR), at)
    if verb is not None and sentence.any(receivers, verb + 1, verb + 4):
        return True
    got = sentence.rfind({"delivered"}, max(first, at - _NEAR), at)
    if got is not None and any(stem in sentence.words[got] for stem in _GOT) and sentence.any(receivers, got - 4, got):
        return True  # "Ukraine has received €3.5 billion from the EU"
    verb = sentence.find(DONE, at, min(stop, at + _NEAR))
    return verb is not None and sentence.any(receivers | _HELPED, verb + 1, min(verb + 5, stop))


def told(spot: Spot, first: int) -> bool:
    """Whether a sentence goes on about the aid of the one before: "It is worth $1 million", "Of the money, $13.8bn"."""
    sentence = spot.sentence
    earlier = spot.earlier is not None and spot.earlier.series.startswith("aid.money.")
    if (earlier or "aid_before" in spot.context) and sentence.any({"thereof"}, 0, spot.at):
        return True
    if not ("aid" in spot.context or earlier):
        return "aid_before" in spot.context and _goes_on(spot, first)
    if sentence.any({*DONE, "sum"}, max(0, first - _CLOSE), spot.at):
        return True
    verb = sentence.find(DONE, spot.at, min(spot.at + _NEAR, len(sentence)))
    # "So far $2 billion has been pledged"
    return verb is not None and sentence.has(verb - 1, "be") and not sentence.any({"notaid", "unreal"}, spot.at, verb)


def _goes_on(spot: Spot, first: int) -> bool:
    """Whether another donor is told of in a paragraph behind one on aid money: "Britain announced £20m for repairs"."""
    sentence, at = spot.sentence, spot.at
    if not sentence.any(DONE, max(first, at - _CLOSE), at):
        return False
    donors = [code for ideas in sentence.ideas[:at] for code in COUNTRIES[ideas]]
    return bool(donors) and not any(code in spot.sides for code in donors)


def only_asked(spot: Spot, first: int, stop: int) -> bool:
    """Whether the money is asked for, planned or expected, and not said to be promised."""
    sentence, at = spot.sentence, spot.at
    if sentence.has(at - 1, "unreal") or (sentence.raw[at - 1] in _SIGNS and sentence.has(at - 2, "unreal")):
        return True  # "€1 billion of its proposed €10 billion"
    if sentence.any({"promise"}, first, at):
        return False
    asked = sentence.rfind({"unreal"}, first, at)
    if asked is not None and not _done(sentence, asked, at):
        return True
    needed = sentence.rfind(_ASKING, max(first, at - 4), at)
    if needed is not None and not sentence.any(DONE, needed, at):
        return True
    if sentence.any({"need"}, first, at) and not sentence.any(DONE, first, stop):
        return True  # "потреба України в коштах на 2025 рік становить"
    if "unreal" in spot.context and not sentence.any(DONE, first, at):
        return True
    # "Aid worth $3 billion is expected to be announced"
    ahead = sentence.find({"unreal"}, at, min(stop, at + _NEAR + 1))
    if ahead is None or any(sentence.words[one] in _TO_COME for one in range(at, ahead) if not _to_receiver(spot, one)):
        return False
    return sentence.any(DONE | {"be", "aid"}, ahead, ahead + 4)


def _to_receiver(spot: Spot, at: int) -> bool:
    return spot.sentence.any(_receivers(spot), at + 1, at + 3)


def _done(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a verb between says that it was done, and not only "to send"."""
    return any(
        not sentence.ideas[one].isdisjoint(DONE)
        and not sentence.words[one].startswith("to ")
        and sentence.word(one - 1) not in {"to", "be"}
        and not sentence.words[one].endswith(_INFINITIVES)
        for one in range(first + 1, last)
    )


def _envelope(sentence: Sentence, at: int) -> bool:
    """Whether an amount is the whole that a part was given of: "€10 billion of its €18.1 billion contribution"."""
    one = at - 1
    while (
        one > 0 and (sentence.raw[one] in "$\u20ac\u00a3" or sentence.has(one, "skip")) and sentence.words[one] != "of"
    ):
        one -= 1
    return (
        one > 0
        and sentence.words[one] == "of"
        and sentence.numbers[one - 1] is not None
        and sentence.any({"aidnoun"}, at + 1, at + 4)
    )


def _own_clause(sentence: Sentence, first: int, at: int) -> bool:
    """Whether an amount begins what is said of it: "..., of which $29.5 billion has been disbursed"."""
    one = at - 1
    while one >= first and (sentence.has(one, "skip", *QUALIFYING) or sentence.raw[one] in "$\u20ac\u00a3"):
        one -= 1
    return one < first or sentence.raw[one] in ",;:" or sentence.has(one, "including", "break", "thereof")


def fate(spot: Spot, first: int, last: int) -> tuple[str | None, int | None]:
    """Whether the money is held up, given or committed, and the entry that says so: the nearest verb before it."""
    sentence, at = spot.sentence, spot.at
    if _envelope(sentence, at):
        return "aid.money.committed", None
    stalled = sentence.find({"stalled"}, first, last)
    if stalled is not None and abs(stalled - at) < _FAR and not sentence.any({"notaid"}, stalled + 1, stalled + 4):
        return "aid.money.stalled", stalled
    behind = sentence.find(DONE, at, min(last, at + _NEAR))
    if behind is not None and sentence.has(behind - 1, "be") and _own_clause(sentence, first, at):
        return ("aid.money.committed" if "committed" in sentence.ideas[behind] else "aid.money.delivered"), behind
    for one in range(at - 1, first - 1, -1):
        ideas = sentence.ideas[one]
        if "committed" in ideas:
            return "aid.money.committed", one
        if "delivered" in ideas and sentence.words[one] in _BROUGHT and sentence.any({"link", "over"}, at - 4, at):
            return "aid.money.committed", one  # "this brought the UK's support to more than £4.7bn"
        if "delivered" in ideas:
            # "has committed to sending a total of $9.1 billion"
            promised = sentence.has(one - 2, "committed") and sentence.word(one - 1) == "to"
            return ("aid.money.committed" if promised else "aid.money.delivered"), one
    behind = sentence.find(DONE, at, min(last, at + _FAR))
    if behind is not None:
        return ("aid.money.committed" if "committed" in sentence.ideas[behind] else "aid.money.delivered"), behind
    came = sentence.find({"arrive"}, at, min(last, at + _FAR))
    if came is not None and sentence.any(_receivers(spot), came + 1, came + 3):
        return "aid.money.delivered", came
    return None, sentence.rfind({"sum"}, max(first, at - _NEAR), at)
