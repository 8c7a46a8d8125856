"""What happened to the people a number counts: killed, injured, missing, captured, and the word that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.prose.heads import EVENTS, QUALIFYING

if TYPE_CHECKING:
    from tracker.prose.reading import Spot

_BESIDE = QUALIFYING | {"skip"}
_BETWEEN = _BESIDE | {"past_day", "past_week", "past_month", "overnight", "this_year"}
_WHO = frozenset({"who", "that", "які", "котрі", "которые"})
_BECAME = frozenset({"стали", "стало", "став", "стал"})
_VICTIMS = ("жертвами", "жертвою", "жертвой")
_QUOTES = frozenset("\"'\u201c\u201d\u00ab\u00bb\u2018\u2019-\u2014\u2013:")
_STOPS = frozenset(".;()!?")
_TOLLS = {"death": "kill", "injury": "injure"}
_OF_THE_DEAD, _AND = frozenset({"civilian", "soldier"}), frozenset({"and", ","})
_NEAR, _FAR = 6, 14


def events_of(spot: Spot) -> tuple[set[str], int | None]:
    """What happened to the people, and the entry that says so."""
    sentence, at, head = spot.sentence, spot.at, spot.head
    if head.event is not None:
        return _at(spot, head.event), head.event
    if _listed(spot) and sentence.any({"including"}, at - 3, head.at) and (whole := _of_whole(spot)):
        return whole, None  # "killed three people, including one child, and injured 31"
    if head.label is not None and head.at == at:
        for beside in (head.label, head.label - 1, head.label + 1):
            if 0 <= beside < at and _is_event(spot, beside):
                return _together(spot, beside, 1), beside  # "the number of dead Russians at 25,000"
        died = sentence.find(EVENTS, head.label + 1, at) if "soldier" in head.ideas else None
        if died is not None:
            return _together(spot, died, 1), died  # "the number of soldiers who had died at 165,000"
    if head.label is not None and "casualty" in sentence.ideas[head.label]:
        killed = sentence.find({"kill"}, head.label + 1, min(at, head.label + _NEAR))
        if killed is not None:
            return _together(spot, killed, 1), killed  # "losses in killed have passed 60,000"
    left = at - 1
    while left >= max(0, at - _NEAR) and (
        sentence.words[left] in _QUOTES or (not sentence.ideas[left].isdisjoint(_BETWEEN) and not _is_event(spot, left))
    ):
        left -= 1
    if left >= 0 and at - left < _NEAR and _is_event(spot, left):
        return _together(spot, left, -1), left
    noun = {toll for idea, toll in _TOLLS.items() if idea in head.ideas}
    if noun:
        return noun, head.label if head.label is not None and head.at == at else head.at
    if left >= 0 and sentence.words[left] in _BECAME:
        victims = next((one for one in range(left) if sentence.words[one].startswith(_VICTIMS)), None)
        if victims is not None:
            return {"kill"}, victims  # "Жертвами обстрілу стали 12 людей"
    comma = False
    start = max(head.at, at) + 1
    resumed = _past_parts(spot, start)
    for right in range(start, min(resumed + _FAR, len(sentence))):
        if right >= resumed and _is_event(spot, right):
            if right > start and sentence.has(right - 1, "and") and _own_number(spot, right):
                break  # "sinking two and killing four"
            return _together(spot, right, 1), right
        word = sentence.words[right]
        if right < resumed:
            continue
        number = sentence.numbers[right] is not None and sentence.words[right - 1] != "of"
        own = right == start and word in _WHO  # "12 soldiers who died"
        if number or word in _STOPS or (sentence.ideas[right] == {"break"} and not own):
            break
        if word == ",":
            if comma:
                break
            comma = True
        if sentence.has(right, "evacuate", "supply"):
            break
    if "children" in head.ideas and sentence.any({"including"}, left, at):
        toll = sentence.find({"kill", "death"}, left - 4, left + 1)
        if toll is not None:
            return {"kill"}, None  # "the deaths include 18,000 children"
    if not head.ideas.isdisjoint(_OF_THE_DEAD) and _the_dead_include(spot, left):
        return {"kill"}, None
    return (_of_whole(spot) if _listed(spot) else set()), None


def _the_dead_include(spot: Spot, left: int) -> bool:
    """Whether the number is one of those that make up the dead: "the dead included 427 fighters and 298 civilians"."""
    sentence = spot.sentence
    if sentence.word(left) in _AND and spot.before is not None and "killed" in spot.before.series:
        left = sentence.rfind({"including"}, 0, left) or 0
    return (
        sentence.has(left, "including")
        and sentence.words[left].startswith("includ")
        and sentence.has(left - 1, "death")
    )


def _of_whole(spot: Spot) -> set[str]:
    """What happened to those that the number is a part of."""
    series = spot.before.series if spot.before else ""
    if not series.startswith(("civilians.", "children.", "deaths.", "injuries.")):
        return set()
    return {"kill"} if "killed" in series or "deaths" in series else {"injure"}


def _past_parts(spot: Spot, at: int) -> int:
    """Where the sentence goes on behind its parts: "36 people, two children among them, were injured"."""
    sentence = spot.sentence
    if sentence.word(at) != ",":
        return at
    close = next((one for one in range(at + 2, min(at + 14, len(sentence))) if sentence.raw[one] == ","), at)
    return close + 1 if sentence.any({"including"}, at + 1, close) else at


def _listed(spot: Spot) -> bool:
    """Whether the number is a part of the one before: "including two children"."""
    before = spot.before
    if (
        before
        and "children" in spot.head.ideas
        and spot.head.at == spot.at + 2
        and spot.sentence.has(spot.at + 1, "be")
    ):
        return spot.sentence.word(0) == "of"  # "Of the 13,883 civilians killed, 726 were children"
    return bool(
        before
        and "children" in spot.head.ideas
        and spot.sentence.any({"including"}, before.at, spot.head.at)
        and (spot.at - before.at < _FAR or spot.sentence.any({"including"}, spot.at - 3, spot.at))
    )


def _is_event(spot: Spot, at: int) -> bool:
    ideas = spot.sentence.ideas[at]
    return not ideas.isdisjoint(EVENTS) or ("fall" in ideas and _fighters(spot))


def _fighters(spot: Spot) -> bool:
    """Whether the number counts soldiers, who fall where others die."""
    before = spot.before or spot.earlier
    goes_on = not spot.head.ideas and before is not None and before.series.startswith("losses.personnel")
    return "soldier" in spot.head.ideas or goes_on


def _at(spot: Spot, at: int) -> set[str]:
    return set(spot.sentence.ideas[at] & EVENTS) or {"kill"}


def _together(spot: Spot, at: int, step: int) -> set[str]:
    """The events of a verb and of those it is joined to ("killed, injured or captured"), which share one number."""
    sentence, found = spot.sentence, _at(spot, at)
    one = at
    for _ in range(3):
        joint = one + step
        if not (sentence.word(joint) in {",", "/"} or sentence.has(joint, "and")):
            break
        if sentence.word(joint) == "," and sentence.has(joint + step, "and"):
            joint += step
        nxt = joint + step
        if not (0 <= nxt < len(sentence)) or not _is_event(spot, nxt):
            break
        # "were killed and injured five others": the second verb has its own number.
        if step > 0 and _own_number(spot, nxt):
            break
        found |= _at(spot, nxt)
        one = nxt
    return found


def _own_number(spot: Spot, at: int) -> bool:
    sentence = spot.sentence
    for one in range(at + 1, min(at + 4, len(sentence))):
        if sentence.numbers[one] is not None:
            return True
        if sentence.ideas[one].isdisjoint(_BESIDE):
            return False
    return False
