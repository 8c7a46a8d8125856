"""Who a sentence credits its numbers to."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tracker import catalog
from tracker.prose import vocabulary


class Credit(NamedTuple):
    """`name` is the claimant's name in the catalog; None with `words` is somebody the catalog does not know."""

    name: str | None
    words: str


_VERB = (
    r"(?:said|says|reported|reports|announced|stated|states|wrote|writes|claimed|claims|estimated|estimates|confirmed"
    r"|added|noted)"
)
# Bodies that every country has: without a country they are those of the country the war is fought in.
_BODY = (
    r"(?:General Staff|Air Force|Armed Forces|State Emergency Service|Prosecutor General(?:'s Office)?"
    r"|Ministry of (?:[A-Z][a-z]+)|(?:[A-Z][a-z]+) Ministry)"
)
_TAIL = r"(?:(?:, [^,.;:\n\"“”]{1,80},)?(?: (?:has|have|had|also|later|earlier|[a-z]{2,20}ly)){0,2})"
_SOMEBODY = r"(?P<somebody>[A-Z][\w'.-]*(?: (?:[A-Z][\w'.-]*|of|for|the|and|in)){0,8})"
_UNKNOWN = re.compile(
    rf"\b[Aa]ccording to (?P<source>[^.,;:]{{2,80}})|[,”\"] (?:the |a )?(?:\w+ )?{_SOMEBODY}(?: [a-z]+)? {_VERB}\b"
    rf"|^(?:The |An? )?{_SOMEBODY.replace('somebody', 'first')}(?: [a-z]+ly)? {_VERB}\b"
    rf"|\b(?P<some>(?:officials?|authorities|governor|mayor|police|observers|analysts|experts)) {_VERB}\b"
)
_APPOSITION = re.compile(r", (?:and )?[a-z]+ing (?!to (?:[A-Z]|the|a)\b)|, which\b")


def credit(sentence: str, number: int, conflict: str) -> Credit | None:
    """Whom the sentence credits the number at offset `number` to; None where it credits nobody."""
    for pattern in _known():
        for match in pattern.finditer(sentence):
            name = _resolve(sentence, match.start("who"), match.end("who"), conflict)
            if _covers(sentence, match.end(), number):
                return Credit(name, match["who"])
    for match in _UNKNOWN.finditer(sentence):
        if _covers(sentence, match.end(), number):
            words = next(found for found in match.groups() if found)
            return Credit(None, words)
    return None


def _covers(sentence: str, end: int, number: int) -> bool:
    """Whether words that end at `end` are about the number; an apposition behind "he said that" is the author's."""
    return end > number or not _APPOSITION.search(sentence, end, number)


@cache
def _known() -> tuple[re.Pattern[str], ...]:
    known = catalog.load()
    # "officials" without a country may be anyone's; "WHO" in other letters is another word.
    names = {name for one in known.claimants.values() for name in (one.name, *one.aliases) if not name[0].islower()}
    loose, strict = _longest_first({name for name in names if " " in name}), _longest_first(names)
    who = rf"(?<![\w-])(?P<who>{strict}|(?i:{loose})|{_BODY})(?!\w)"
    return (
        re.compile(rf"\b[Aa]ccording to (?:the |a )?(?:\w+ ){{0,3}}?{who}"),
        re.compile(rf"{who}{_TAIL} (?:{_VERB}|told)\b"),
        re.compile(rf"\b{_VERB} (?:by )?(?:the )?{who}"),
        re.compile(rf"^{who}: "),
    )


def _longest_first(names: set[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


def _resolve(sentence: str, start: int, end: int, conflict: str) -> str | None:
    known = catalog.load()
    who = sentence[start:end]
    if not re.fullmatch(_BODY, who):
        found = known.claimant(who)
        return found.name if found else None
    spoken, names = vocabulary.load().spoken, vocabulary.load().names
    owner = re.search(r"([\w.]+)(?:'s)? $", sentence[max(0, start - 40) : start])
    of = re.match(r" of (?:the )?(\w+)", sentence[end : end + 40])
    country: str | None
    if of:
        country = names.get(of[1])
    elif owner and owner[1][0].isupper() and owner[1] not in {"The", "A"}:
        country = names.get(owner[1])
    else:
        country = known.conflicts[conflict].countries[0] if known.conflicts[conflict].countries else None
    called = (form for name in spoken.get(country or "", ()) for form in (f"{who} of {name}", f"{name}'s {who}"))
    claimants = (known.claimant(form) for form in called)
    return next((one.name for one in claimants if one), None)
