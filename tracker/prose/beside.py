"""Who is named beside a number without a verb of saying: by a headline, by its end, by a bracket, by pointing back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.prose.claimants import RUN, Credit, resolve
from tracker.prose.known import known_in
from tracker.prose.named import is_cyrillic

if TYPE_CHECKING:
    from tracker.prose.sentence import Sentence

_ASIDE = 40
_SOURCE = re.compile(
    r"(?<=[a-z0-9%])(?<!agency)(?<!office)(?<!ministry)(?<!fund) \((?:[Ss]ources?: ?)?((?!of )[^()\d,;]{2,50}?)"
    r"(?:, [^()]{3,24})?\)[.;,]?\s*\Z"
)
"""Whom a bracket at the end names, perhaps with a date: "(IOM, April 2024)"."""
_ON = re.compile(
    r"(?:This|That|The) (?:number|figure|total|toll|count|package|tally) "
    r"|(?:These|They|It|That|This) (?:includes?|included|comprises?|brings?)\b"
)
_AN_OFFICE = re.compile(r"\b[a-z]{4,} (?:ministry|service|office|agency)\Z")
_HEADLINE = re.compile(r"\A[^\w\n]*([^:\n.!?\u201c\"]{3,60}): ")
_TAIL = re.compile(r"(?<=\w)[\"\u201d\u00bb]?,? [-\u2013\u2014] ([^-\u2013\u2014,.:;!?\d]{3,40}?)[.\s]*\Z")
_SPOKEN_FOR = re.compile(r"spokes(?:man|woman|person)|governor|mayor|minister|commander|chief")


def named_beside(sentence: Sentence, at: int, countries: tuple[str, ...]) -> Credit | None:
    """Whom a bracket behind the number at entry `at`, the head or the end of the sentence names; None for nobody."""
    text, start, end = sentence.text, sentence.start, sentence.end
    if "(" in sentence.raw and (source := _SOURCE.search(text, sentence.starts[min(at, len(sentence) - 1)], end)):
        speaker = known_in(source[1], countries)
        if speaker:
            return Credit(speaker, known=True)  # "14.6 million people in need (OCHA)"
    if ":" in sentence.raw and (headline := _HEADLINE.match(text[start:end])):
        if speaker := known_in(headline[1], countries):
            return Credit(speaker, known=True)
        if _SPOKEN_FOR.search(headline[1]) and (spoken := RUN.search(headline[1])):
            return Credit(spoken[0], known=False)
    if tail := _TAIL.search(text, max(start, end - _ASIDE), end):
        # "Four killed in Odesa - governor"
        if speaker := known_in(tail[1], countries):
            return Credit(speaker, known=True)
        if _SPOKEN_FOR.search(tail[1]):
            return Credit(tail[1], known=False)
        if is_cyrillic(tail[1]) and RUN.search(tail[1]):
            who = resolve(tail[1], countries)
            return None if who and who.again else who
    return None


def points_back(sentence: Sentence) -> bool:
    """Whether a sentence goes on about a number of the paragraph before: "This number includes", "The package has"."""
    return bool(_ON.match(sentence.text, sentence.start, sentence.end))


def is_office(words: str) -> bool:
    """Whether words that point back also say who it is: "health ministry", "air force", but not "the report"."""
    return bool(_AN_OFFICE.search(words))
