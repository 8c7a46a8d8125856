"""Who a sentence credits its numbers to: "X said", "according to X", "повідомив X", a headline's "X: ..."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.prose.beside import named_beside
from tracker.prose.claimants import RUN, Credit, resolve
from tracker.prose.dates import ANY_MONTH, ANY_WEEKDAY
from tracker.prose.known import known_in
from tracker.prose.romanised import romanised

if TYPE_CHECKING:
    from tracker.prose.sentence import Sentence

NOBODY = Credit("", known=True)
"""The author adds the number to what somebody else said."""

_VERBS = frozenset(
    {"kill", "injure", "lose", "launch", "intercept", "gain", "occupy", "committed", "delivered", "flee", "be"}
)
_ACCORDING = frozenset({"according"})
_CREDITING = frozenset({"say", "according", "reckoning"})
_PASSIVE = frozenset({"was", "were", "been", "being", "is", "are", "be", "get"})
_QUOTED = frozenset({"quoted", "quoted by", "told", "cited"})
_BY = frozenset({"by", "on", "за", "по"})
_ON_A_DAY = frozenset({"on", "у", "в", "во"})
_JOINTS = frozenset({"on", "in"})
_LONG_NAME = 6
_END = frozenset(',;:.()\u2014\u2013"\u201c\u201d\u00ab\u00bb!?-[]')
_QUOTES = frozenset('"\u201c\u201d\u00ab\u00bb')
_STOPS = frozenset(".,;")
_NOUN = frozenset({"report", "reports", "estimates", "estimate", "claim", "claims", "count", "counts", "lists"})
_OF, _FEW = frozenset({"of", "by", "from"}), 3
_POINTING = frozenset({"the", "this", "that", "these", "those", "same", "its", "latest", "their"})
"""Behind these such a word is a noun: "according to the report", "to the same estimate"."""
_KEEPING = frozenset({"registered", "registers"})
_FARTHEST = 16
_ASIDE = 40
# What an author adds behind "he said that"; what happened ("killing two") is still what was said.
_APPOSITION = re.compile(
    r", (?:and )?(?!includ|kill|injur|wound|leav|damag|destroy|hospital|forc|captur|citing|quoting|say)"
    r"[a-z]+ing (?!to (?:[A-Z]|the|a)\b)"
    r"|, which\b"
)


def credit(sentence: Sentence, at: int, *, countries: tuple[str, ...] = ()) -> Credit | None:
    """Whom the sentence credits the number at entry `at` to; None where it credits nobody.

    `countries` are the codes of those whose bodies are meant where the text names none ("the General Staff").
    """
    who = _credited(sentence, at, countries)
    if who is None or who.known or who.again or not RUN.fullmatch(who.name):
        return who
    name = romanised(who.name, sentence.text[sentence.start : sentence.end])
    return who if name == who.name else Credit(known_in(name) or name, known=known_in(name) is not None)


def _credited(sentence: Sentence, at: int, countries: tuple[str, ...]) -> Credit | None:
    found: list[tuple[bool, Credit]] = []
    ahead: Credit | None = None
    silent = False
    marks: list[int] = []
    if not sentence.everything.isdisjoint(_CREDITING):
        marks = [one for one, ideas in enumerate(sentence.ideas) if ideas and not ideas.isdisjoint(_CREDITING)]
    for one in marks:
        ideas = sentence.ideas[one]
        if sentence.words[one] in _NOUN and sentence.word(one - 1) in _POINTING and _of_according(sentence, one):
            continue  # "according to the report", which the words for that have named
        if found and one > at and not _closing(sentence, one) and any(sentence.numbers[one + 1 : one + _LONG_NAME]):
            break  # "1.2 million have been displaced, the government says, and the IOM has recorded 809,043"
        if (
            at < one
            and ";" in sentence.raw[at:one]
            and "\u201d" not in sentence.raw[at:one]
            and not _closing(sentence, one)
        ):
            continue  # "3 million have left; within the country, the agency puts the number at 6 million"
        if "according" in ideas:
            named = [_after(sentence, one)]
        elif "say" not in ideas:
            named = [_by(sentence, one)]
        elif sentence.word(one + 1) == "by":
            named = [_after(sentence, one + 1), _subject(sentence, one)]  # "the ministry said by evening"
        else:
            named = [_subject(sentence, one), _after(sentence, one) if _inverted(sentence, one) else None]
            if named[0] and sentence.words[one][0] <= "z":
                del named[1]
            elif sentence.words[one][0] > "z" and sentence.word(one - 1) in {",", "-", "\u2013", "\u2014"}:
                named.reverse()  # "..., повідомили в Генштабі"
        if who := next((who for words in named if words and (who := resolve(words, countries))), None):
            if sentence.words[one] in _KEEPING and not who.known and " " not in who.name:
                continue  # "Poland registered 958,000 refugees"
            behind = one < at < len(sentence)
            if not (behind and _APPOSITION.search(sentence.text, sentence.ends[one], sentence.starts[at])):
                found.append(("say" not in ideas or who.known, who))
                if behind and "say" in ideas and not who.again and not _closing(sentence, one):
                    ahead = who
            else:
                silent = True
    if not found and at < len(sentence):
        near = max(sentence.start, sentence.starts[at] - _ASIDE)
        silent = silent or bool(_APPOSITION.search(sentence.text, near, sentence.starts[at]))
    if not found:
        return NOBODY if silent else named_beside(sentence, at, countries)
    if ahead and not found[-1][1].again and not any(one > at for one in marks):
        return ahead
    return next((who for sure, who in found if sure and not who.again), found[0][1])


def _of_according(sentence: Sentence, at: int) -> bool:
    """Whether a noun such as "report" stands right behind the words for "according to"."""
    return "according" not in sentence.ideas[at] and sentence.any(_ACCORDING, max(0, at - _FEW), at)


def _closing(sentence: Sentence, at: int) -> bool:
    """Whether a verb of saying ends what is said: "..., the air force reported."."""
    return at + 1 >= len(sentence) or sentence.words[at + 1] in _STOPS or _dating(sentence, at + 1)


def _by(sentence: Sentence, at: int) -> str | None:
    """The name in "by the Pentagon's reckoning": between a preposition and the word for counting."""
    for one in range(at - 1, max(-1, at - 7), -1):
        if sentence.words[one] in _BY:
            return sentence.text[sentence.starts[one + 1] : sentence.ends[at - 1]] if at - one > 1 else None
        if sentence.words[one] in _END or sentence.numbers[one] is not None:
            return None
    return None


def _inverted(sentence: Sentence, at: int) -> bool:
    """Whether the subject stands behind the verb: a quote or a comma before it ("..., said the mayor")."""
    before = sentence.word(at - 1)
    cyrillic = sentence.words[at][0] > "z"
    return cyrillic or before in _END or before == ""


def _after(sentence: Sentence, at: int) -> str | None:
    """The name behind "according to", up to the next stop or verb."""
    start = at + 1
    while start < len(sentence) and (
        sentence.words[start] in _QUOTES
        or not sentence.ideas[start].isdisjoint(ANY_WEEKDAY)
        or (sentence.words[start] in _ON_A_DAY and sentence.any(ANY_WEEKDAY, start + 1, start + 2))
    ):
        start += 1
    end = start
    while end < len(sentence) and end - start < _FARTHEST:
        word = sentence.words[end]
        stop = word in _END and not (word == "-" or (word == "." and end - start == 1 and len(sentence.raw[start]) < 4))
        noun = word in _NOUN and (
            sentence.word(end + 1) in _OF or (end - start < _FEW and sentence.word(end - 1) in _POINTING)
        )
        said = "say" in sentence.ideas[end] and not noun
        if stop or said or sentence.numbers[end] is not None or _breaks(sentence, end):
            break
        end += 1
    name = sentence.text[sentence.starts[start] : sentence.ends[end - 1]] if end > start else None
    # "the region's military governor, Dmytro Butrii"
    if name and sentence.word(end) == "," and end + 1 < len(sentence) and not known_in(name):
        run = RUN.match(sentence.text, sentence.starts[end + 1], sentence.end)
        if run and run.end() - run.start() < 40:
            return run[0]
    return name


def _breaks(sentence: Sentence, at: int) -> bool:
    """Whether a word begins another clause; the WHO is no "who"."""
    return "break" in sentence.ideas[at] and sentence.raw[at] != "WHO"


def _subject(sentence: Sentence, at: int) -> str | None:
    """The name before a verb of saying, past an apposition ("X, the governor of Y, said")."""
    end = at - 1
    if sentence.word(end) in _PASSIVE and sentence.words[at] not in _QUOTED:
        return None  # "2,150 people were identified"
    while end >= 0 and (
        "be" in sentence.ideas[end]
        or _dating(sentence, end)
        or sentence.words[end] in {"has", "have", "also", "had", "later", "earlier"}
    ):
        end -= 1
    if end < 0 or sentence.words[end] in _QUOTES or sentence.words[end] in ".;:!?":
        return None
    parts: list[tuple[int, int]] = []
    last = end if sentence.words[end] != "," else end - 1
    start = last
    while start >= 0 and at - start < 2 * _FARTHEST and len(parts) < 4:
        word = sentence.words[start]
        if word in _END and word != "-":
            parts.append((start + 1, last))
            if word != "," or sentence.words[end] != ",":
                break
            last = start - 1
        elif (sentence.numbers[start] is not None and sentence.words[end] != ",") or (
            start < last and sentence.words[end] != "," and (_breaks(sentence, start) or word == "that")
        ):
            parts.append((start + 1, last))
            break
        elif start == 0:
            parts.append((0, last))
        start -= 1
    parts = [part for part in parts if not _tells(sentence, *part)]
    names = [sentence.text[sentence.starts[a] : sentence.ends[b]] for a, b in parts if b >= a]
    if not names:
        return None
    if sentence.words[end] == ",":
        # Behind a comma a verb may begin what comes after it: "..., estimated the General Staff".
        return next((name for name in reversed(names) if RUN.match(name) or known_in(name)), None)
    words = names[0].split()
    return names[0] if len(words) <= _LONG_NAME or not known_in(tail := " ".join(words[-_LONG_NAME:])) else tail


def _tells(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a part of a sentence is what was said, and no name: it has a number and a verb."""
    counted = any(sentence.numbers[one] for one in range(first, last + 1))
    return counted and sentence.any(_VERBS, first, last + 1)


def _dating(sentence: Sentence, at: int) -> bool:
    """Whether an entry is part of a date between a name and its verb ("Smith on May 3 said")."""
    ideas = sentence.ideas[at]
    if not (ideas.isdisjoint(ANY_MONTH) and ideas.isdisjoint(ANY_WEEKDAY)):
        return True
    counted, joint = sentence.numbers[at] is not None, sentence.words[at] in _JOINTS
    near = (counted or joint) and (sentence.any(ANY_MONTH, at - 1, at) or sentence.any(ANY_MONTH, at + 1, at + 2))
    return near or (joint and sentence.any(ANY_WEEKDAY, at + 1, at + 2))
