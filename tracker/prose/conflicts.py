"""Which conflict a sentence is about: by the countries, towns and forces it names, else by those of the whole text."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from tracker import catalog
from tracker.prose import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.prose.lexicon import Ideas, Word

_NAME = re.compile(r"[A-Z\u0410-\u042f\u0404\u0406\u0407][\w.'\u2019-]+")
_CYRILLIC = re.compile("[а-яіїєґ]")
_LETTERS = re.compile("[a-z]+")
_LONGEST = 40_000
_WAR_WORDS = frozenset(
    "war invasion strike strikes airstrike airstrikes shelling troops soldiers missile missiles drone drones fighting"  # noqa: SIM905
    " clashes militants displaced refugees hostilities offensive insurgents army armed atrocities conflict aggression"
    " casualties losses".split()
)
_WAR_STEMS = (
    *("війн", "войн", "збит", "сбит", "атак", "втрат", "окупант", "бпла", "безпілот", "беспилот", "дрон"),
    *("противник", "удар", "обстріл", "обстрел", "ворог"),
)


def weigh(ideas: Iterable[Ideas]) -> Counter[str]:
    """How often words name each conflict. A country of several conflicts decides less."""
    found: Counter[str] = Counter()
    for one in filter(None, ideas):
        for conflict, weight in _weights(one):
            found[conflict] += weight
    return found


@cache
def _weights(ideas: Ideas) -> tuple[tuple[str, int], ...]:
    found: list[tuple[str, int]] = []
    for idea in ideas:
        if idea[0] == "~":
            found.append((idea[1:], 4))
        elif idea[0] == "#":
            found.append(("ukraine", 3))
        elif idea[0] == "@":
            conflicts = _by_country().get(idea[1:], ())
            found += [(conflict, 3 if len(conflicts) == 1 else 2) for conflict in conflicts]
    return tuple(found)


def of_text(text: str) -> tuple[str | None, bool]:
    """The conflict that the names of a text point to most, and whether the text tells of fighting at all."""
    find = lexicon.load().lexicon.word
    head = text[:_LONGEST]
    ideas = []
    for match in _NAME.finditer(head):
        word = find(match[0].rstrip("."))
        if word.ideas:
            ideas.append(word.ideas)
        if word.begins:
            behind = head[match.end() : match.end() + 40].lower()
            ideas += [named for rest, named in _names_from(word) if behind.startswith(rest)]
    ranking = weigh(ideas).most_common(1)
    small = head.lower()
    war = not _WAR_WORDS.isdisjoint(_LETTERS.findall(small)) or any(stem in small for stem in _WAR_STEMS)
    if not ranking and war and _CYRILLIC.search(head):
        return "ukraine", True  # "the enemy lost" needs no names at home
    return (ranking[0][0] if ranking else None), war


def _names_from(word: Word) -> list[tuple[str, Ideas]]:
    """The names of several words that a word begins: the rest of each, and what it names."""
    phrases = (one for some in word.phrases.values() for one in some)
    return [(" " + " ".join(rest), frozenset({idea})) for rest, idea, _ in phrases if idea[0] in "@#~"]


def of_sentence(ideas: list[Ideas], text: str | None) -> str | None:
    """The conflict of a sentence in a text about the conflict `text`."""
    found = weigh(ideas)
    if text is not None and found:
        found[text] += 2
    ranking = found.most_common(1)
    return ranking[0][0] if ranking else text


@cache
def _by_country() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for one in catalog.load().conflicts.values():
        for country in one.countries:
            found.setdefault(country, []).append(one.id)
    return {country: tuple(ids) for country, ids in found.items()}


@cache
def sides(conflict: str) -> tuple[str, ...]:
    """The countries a conflict is fought in, the most affected first."""
    return catalog.load().conflicts[conflict].countries
