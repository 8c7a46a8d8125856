"""Who a sentence credits its numbers to: "X said", "according to X", "повідомив X", a headline's "X: ..."."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tracker import catalog

if TYPE_CHECKING:
    from tracker.prose.sentence import Sentence


class Credit(NamedTuple):
    """`name` is how the claimant is filed, in the catalog's words where it is there (`known`), else in the text's.

    `again`: the words only point back ("the agency said"), at whoever was credited before.
    """

    name: str
    known: bool
    again: bool = False


NOBODY = Credit("", known=True)
"""The author adds the number to what somebody else said."""

_CREDITING = frozenset({"say", "according"})
_END = frozenset(',;:.()\u2014\u2013"\u201c\u201d\u00ab\u00bb!?-[]')
_PRONOUNS = frozenset({"he", "she", "it", "they", "він", "вона", "вони", "он", "она", "они", "we", "i"})
_NO_NAMES = frozenset(
    {"in", "on", "at", "of", "for", "by", "and", "but", "as", "with", "who", "which", "where", "when"}
)
_WHEN = frozenset(
    {"recently", "last", "week", "month", "year", "later", "earlier", "also", "today", "yesterday", "initially"}
)
_QUOTES = frozenset('"\u201c\u201d\u00ab\u00bb')
_FARTHEST = 16
_ASIDE = 40
_BACK = frozenset(
    "he she it they agency ministry group organisation organization organizations organisations tank report outlet"  # noqa: SIM905
    " staff he's officials' який він вона вони он она они ведомство відомство there this that which who".split()
)
_OPENING = frozenset("the a an its their his her several two these those other some our".split())  # noqa: SIM905
_PEOPLE = frozenset(
    "officials authorities official governor governors mayor police observers analysts experts president minister"  # noqa: SIM905
    " ministry spokesman spokesperson spokeswoman medics doctors rescuers residents witnesses journalists researchers"
    " government military army founder prosecutors reports sources intelligence media rights groups".split()
)
_RUN = re.compile(
    r"[A-Z\u0410-\u042f\u0404\u0406\u0407][\w'\u2019-]+(?: (?:al|de|van|von|bin|el)? ?[A-Z\u0410-\u042f\u0404\u0406\u0407][\w'\u2019-]+)+"
)
# What an author adds behind "he said that"; what happened ("killing two") is still what was said.
_APPOSITION = re.compile(
    r", (?:and )?(?!includ|kill|injur|wound|leav|damag|destroy|hospital|forc|captur)[a-z]+ing (?!to (?:[A-Z]|the|a)\b)|, which\b"
)
_MARKS = re.compile(r"[^\w\s]+")
_HEADLINE = re.compile(r"\A[^\w\n]*([^:\n.!?\u201c\"]{3,60}): ")
_LONGEST_NAME = 90


def credit(sentence: Sentence, at: int, *, country: str | None = None) -> Credit | None:
    """Whom the sentence credits the number at entry `at` to; None where it credits nobody.

    `country` is the code of the country whose bodies are meant where the text names none ("the General Staff").
    """
    found: list[tuple[bool, Credit]] = []
    silent = False
    marks = [] if sentence.everything.isdisjoint(_CREDITING) else enumerate(sentence.ideas)
    for one, ideas in marks:
        if "according" in ideas:
            words = _after(sentence, one)
        elif "say" in ideas:
            by = sentence.word(one + 1) == "by"
            words = (
                _after(sentence, one + 1)
                if by
                else _subject(sentence, one) or (_after(sentence, one) if _inverted(sentence, one) else None)
            )
        else:
            continue
        if words and (who := resolve(words, country)):
            behind = one < at < len(sentence)
            if not (behind and _APPOSITION.search(sentence.text, sentence.ends[one], sentence.starts[at])):
                found.append(("according" in ideas or who.known, who))
            else:
                silent = True
    if not found and at < len(sentence):
        near = max(sentence.start, sentence.starts[at] - _ASIDE)
        silent = silent or bool(_APPOSITION.search(sentence.text, near, sentence.starts[at]))
    if not found and silent:
        return NOBODY
    if not found and (headline := _HEADLINE.match(sentence.text[sentence.start : sentence.end])):
        speaker = known_in(headline[1])
        found += [(True, Credit(speaker, known=True))] if speaker else []
    if not found:
        return None
    return next((who for sure, who in found if sure and not who.again), found[0][1])


def _inverted(sentence: Sentence, at: int) -> bool:
    """Whether the subject stands behind the verb: a quote or a comma before it ("..., said the mayor")."""
    before = sentence.word(at - 1)
    cyrillic = sentence.words[at][0] > "z"
    return cyrillic or before in _END or before == ""


def _after(sentence: Sentence, at: int) -> str | None:
    """The name behind "according to", up to the next stop or verb."""
    start = at + 1
    while start < len(sentence) and sentence.words[start] in _QUOTES:
        start += 1
    end = start
    while end < len(sentence) and end - start < _FARTHEST:
        word = sentence.words[end]
        stop = word in _END and not (word == "-" or (word == "." and end - start == 1 and len(sentence.raw[start]) < 4))
        if stop or "say" in sentence.ideas[end] or sentence.numbers[end] is not None or "break" in sentence.ideas[end]:
            break
        end += 1
    name = sentence.text[sentence.starts[start] : sentence.ends[end - 1]] if end > start else None
    # "the region's military governor, Dmytro Butrii"
    if name and sentence.word(end) == "," and end + 1 < len(sentence) and not known_in(name):
        run = _RUN.match(sentence.text, sentence.starts[end + 1], sentence.end)
        if run and run.end() - run.start() < 40:
            return run[0]
    return name


def _subject(sentence: Sentence, at: int) -> str | None:
    """The name before a verb of saying, past an apposition ("X, the governor of Y, said")."""
    end = at - 1
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
        if word in _END and word not in {"-"}:
            parts.append((start + 1, last))
            if word != "," or sentence.words[end] != ",":
                break
            last = start - 1
        elif (sentence.numbers[start] is not None and sentence.words[end] != ",") or (
            "break" in sentence.ideas[start] and start < last
        ):
            parts.append((start + 1, last))
            break
        elif start == 0:
            parts.append((0, last))
        start -= 1
    names = [sentence.text[sentence.starts[a] : sentence.ends[b]] for a, b in parts if b >= a]
    if not names:
        return None
    if sentence.words[end] == ",":
        # Behind a comma a verb may begin what comes after it: "..., estimated the General Staff".
        return next((name for name in reversed(names) if _RUN.match(name) or known_in(name)), None)
    return names[0]


def _dating(sentence: Sentence, at: int) -> bool:
    """Whether an entry is part of a date between a name and its verb ("Smith on May 3 said")."""
    ideas = sentence.ideas[at]
    if any(idea.startswith(("month", "weekday")) for idea in ideas):
        return True
    near = any(
        idea.startswith("month") for one in (at - 1, at + 1) if 0 <= one < len(sentence) for idea in sentence.ideas[one]
    )
    weekday = at + 1 < len(sentence) and any(idea.startswith("weekday") for idea in sentence.ideas[at + 1])
    return (sentence.numbers[at] is not None and near) or (sentence.words[at] in {"on", "in"} and (near or weekday))


def resolve(words: str, country: str | None = None) -> Credit | None:
    """A claimant from the words that name it, or None where they name nobody."""
    plain = " ".join(words.split()).strip(" ,'\"\u201c\u201d")
    if not plain or len(plain) > _LONGEST_NAME:
        plain = plain[:_LONGEST_NAME]
    if known := known_in(plain, country):
        return Credit(known, known=True)
    while plain.partition(" ")[0].lower() in _OPENING:
        plain = plain.partition(" ")[2]
    small = plain.lower().split()
    if not small:
        return None
    if small[0] in _PRONOUNS:
        return Credit(plain, known=False, again=True)
    if small[0] in _NO_NAMES or len(plain) < 3:
        return None
    while small and small[-1] in _WHEN:
        small.pop()
        plain = plain.rpartition(" ")[0]
    if not small:
        return None
    if len(small) <= 3 and not any(word[0].isupper() for word in plain.split()) and small[-1] in _BACK:
        return Credit(plain, known=False, again=True)
    runs = _RUN.findall(plain)
    if runs and small[0] not in {"ministry", "un"} and not any(word in _PEOPLE for word in runs[-1].lower().split()):
        return Credit(runs[-1], known=False)
    if plain[0].isupper() or any(word in _PEOPLE for word in small):
        return Credit(plain, known=False)
    return None


def known_in(words: str, country: str | None = None) -> str | None:
    """The catalog's claimant that the words name: the longest of its names and aliases that stands in them."""
    parts = _MARKS.sub(" ", words.replace("'s", "").replace("\u2019s", "").replace(".", "")).split()
    names = _names()
    for length in range(min(len(parts), 8), 0, -1):
        for start in range(len(parts) - length + 1):
            name = " ".join(parts[start : start + length])
            found = names.get(name.casefold())
            if found and (length > 1 or name[0].isupper() or name.casefold() == words.casefold()):
                return found
    if country:
        for start in range(len(parts)):
            body = _bodies(country).get(" ".join(parts[start:]).casefold())
            if body and start <= 1:
                return body
    return None


@cache
def _names() -> dict[str, str]:
    """Every name and alias of the catalog, without its punctuation, by its claimant's name."""
    known = catalog.load().claimants.values()
    generic = {"officials"}
    return {
        " ".join(_MARKS.sub(" ", name.replace("'s", "").replace(".", "")).split()).casefold(): one.name
        for one in known
        for name in (one.name, *one.aliases)
        if one.name not in generic
    }


@cache
def _bodies(country: str) -> dict[str, str]:
    """What a country's own texts call its bodies: the claimants of that side without the country's name."""
    found: dict[str, str] = {}
    for one in catalog.load().claimants.values():
        if one.side != country:
            continue
        for name in (one.name, *one.aliases):
            short, of, _ = name.partition(" of ")
            if of and " " in short:
                found.setdefault(short.casefold(), one.name)
            elif name.casefold().startswith(("ukraine's ", "ukrainian ", "russia's ", "russian ", "israeli ")):
                found.setdefault(name.split(" ", 1)[1].casefold(), one.name)
    return {name: who for name, who in found.items() if name != "officials"}


@cache
def publisher_of(publisher: str) -> str | None:
    """The claimant that a publisher is, by its name without what stands in brackets; None for a newspaper."""
    bare = re.sub(r"\s*\([^)]*\)", "", publisher).strip()
    found = catalog.load().claimant(bare)
    return found.name if found else known_in(bare)
