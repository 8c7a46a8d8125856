"""People, offices and countries that Ukrainian and Russian texts credit, by the names English has for them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

from tracker.prose import lexicon
from tracker.prose.codes import COUNTRIES
from tracker.prose.romanised import romanised

_CYRILLIC = re.compile("[А-Яа-яЁёІіЇїЄєҐґ]")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_ENGLISH = {"UA": "Ukraine", "RU": "Russia", "GB": "UK", "US": "US", "EU": "EU"}
_FEWEST, _MOST = 2, 4
# What a surname ends in, of whom something is told ("за словами Ігоря Терехова"), and what it ends in by itself.
_MASCULINE = (
    *(("ського", "ський"), ("цького", "цький"), ("ского", "ский"), ("цкого", "цкий"), ("ного", "ный"), ("ого", "ий")),
    *(("ова", "ов"), ("єва", "єв"), ("ева", "ев"), ("ёва", "ёв"), ("їна", "їн"), ("іна", "ін"), ("ына", "ын")),
    *(
        ("ина", "ин"),
        ("ся", "сь"),
        ("ля", "ль"),
        ("ря", "рь"),
        ("ія", "ій"),
        ("ая", "ай"),
        ("ея", "ей"),
        ("енка", "енко"),
        ("нця", "нець"),
    ),
)
_FEMININE = (("ської", "ська"), ("цької", "цька"), ("ової", "ова"), ("евої", "ева"), ("ской", "ская"), ("овой", "ова"))
_OF_WHOM = (("ія", "ій"), ("ия", "ий"), ("ея", "ей"), ("ая", "ай"), ("я", "ь"), ("я", ""), ("а", "о"), ("а", ""))
_OF_HER = (("ії", "ія"), ("ии", "ия"), ("ы", "а"), ("и", "а"), ("и", "я"), ("ьї", "ья"))


def is_cyrillic(words: str) -> bool:
    """Whether words are, in part at least, in Cyrillic letters."""
    return _CYRILLIC.search(words) is not None


@lru_cache(1024)
def person(words: str) -> str | None:
    """The person whom Cyrillic words name, as a sentence names who does something; None where none is recognised."""
    found = [match[0].replace("ё", "е") for match in _WORD.finditer(words)]
    small = [word.casefold() for word in found]
    for english, spellings in _people():
        for stems in spellings:
            if any(_stand(stems, small[at : at + len(stems)]) for at in range(len(small))):
                return english
    for first, last in reversed([*pairwise(found)]):
        if not (last[0].isupper() and first[0].isupper()):
            continue
        if first.casefold() in _given():
            return f"{first} {last}"
        if named := _nominative(first, last):
            return named
    return None


def _stand(stems: tuple[str, ...], words: list[str]) -> bool:
    return len(words) == len(stems) and all(
        word.startswith(stem[:-1]) if stem.endswith("*") else word == stem
        for stem, word in zip(stems, words, strict=True)
    )


def _nominative(first: str, last: str) -> str | None:
    """A name in the case of "the words of X" turned back, where its first part is then a given name."""
    for endings, surnames in ((_OF_WHOM, _MASCULINE), (_OF_HER, _FEMININE)):
        for old, new in endings:
            given = first.removesuffix(old) + new
            if first.endswith(old) and given.casefold() in _given():
                ending = next((pair for pair in surnames if last.endswith(pair[0])), None)
                if ending:
                    return f"{given} {last.removesuffix(ending[0])}{ending[1]}"
                bare = endings is _OF_WHOM and last.endswith("а")
                return f"{given} {last[:-1] if bare else last}"
    return None


def office(words: str) -> str | None:
    """The English name of an office that words name and that has none of its own: "в обласній прокуратурі"."""
    small = [match[0].casefold() for match in _WORD.finditer(words)]
    for english, spellings in _offices():
        for stems in spellings:
            if any(_stand(stems, small[at : at + len(stems)]) for at in range(len(small))):
                return english
    return None


def country(words: str) -> str | None:
    """The English name of a country that is all that the words name: "Норвегія"."""
    codes = COUNTRIES[lexicon.load().lexicon.word(words).ideas] if words[:1].isupper() and " " not in words else ()
    if len(codes) != 1:
        return None
    names = lexicon.table("places")["country"][codes[0]]
    return _ENGLISH.get(codes[0]) or next((name for name in names if name.isascii() and "*" not in name), None)


@cache
def publishing(publisher: str) -> str | None:
    """The person that a publisher is by his or her name, in Latin letters; None for a newspaper."""
    words = publisher.split()
    if not _FEWEST <= len(words) <= _MOST or not all(word[0].isupper() and word[1:].islower() for word in words):
        return None
    latin = romanised(publisher, publisher) if is_cyrillic(publisher) else publisher
    return latin if _folded(latin.split()[0]) in _latin_given() else None


@cache
def _given() -> frozenset[str]:
    return frozenset(name.casefold() for name in lexicon.table("names")["given"])


@cache
def _latin_given() -> frozenset[str]:
    names = lexicon.table("names")["given"]
    return frozenset(_folded(romanised(name, text)) for name in names for text in ("і", "ы"))


def _folded(name: str) -> str:
    """A given name without what tables of letters do not agree about: "Vyacheslav" and "Viacheslav"."""
    plain = name.casefold().replace("'", "").replace("x", "ks").replace("y", "i").replace("j", "i")
    return re.sub("(.)\\1+", "\\1", plain.replace("ander", "andr")).rstrip("i")


@cache
def _people() -> tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]:
    return _spelled("person")


@cache
def _offices() -> tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]:
    return _spelled("office")


def _spelled(table: str) -> tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]:
    names = lexicon.table("names")[table]
    return tuple(
        (english, tuple(tuple(entry.casefold().replace("ё", "е").split()) for entry in entries))
        for english, entries in names.items()
    )
