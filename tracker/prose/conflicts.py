"""Which conflict a sentence is about: by the countries, towns and forces it names, else by those of the whole text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tracker import catalog
from tracker.prose import lexicon
from tracker.prose.latin import latin_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.prose.lexicon import Ideas

_NAME = re.compile(r"[A-Z\u0410-\u042f\u0404\u0406\u0407][\w.'\u2019-]+")
_CYRILLIC = re.compile("[а-яіїєґ]")
_LONGEST = 40_000
_WAR_WORDS = frozenset(
    b"war invasion strike strikes airstrike airstrikes shelling troops soldiers missile missiles drone drones fighting"
    b" clashes militants displaced refugees hostilities offensive insurgents army armed atrocities conflict aggression"
    b" casualties losses martyrs martyred ceasefire truce wounded occupied occupation insurgency rebels bombardment"
    b" warring frontline".split()
)
_WAR_STEMS = (
    *("війн", "войн", "збит", "сбит", "атак", "втрат", "окупант", "бпла", "безпілот", "беспилот", "дрон"),
    *("противник", "удар", "обстріл", "обстрел", "ворог", "зіткнен", "столкновен", "шахед", "загарбник"),
    *("ппо ", "пво ", "ракет", "оборон", "вторжен", "вторгнен", "вдар", "баліст"),
    *("баллист", "влучан", "влучил", "прильот", "прилет"),
)


def weigh(ideas: Iterable[Ideas]) -> dict[str, int]:
    """How often words name each conflict. A country of several conflicts decides less."""
    found: dict[str, int] = {}
    for weights in filter(None, map(_weights.__getitem__, ideas)):
        for conflict, weight in weights:
            found[conflict] = found.get(conflict, 0) + weight
    return found


def _most(found: dict[str, int]) -> str | None:
    """The conflict that is named most, of equals the one that is named first."""
    return max(found, key=found.__getitem__) if found else None


def _weighed(ideas: Ideas) -> tuple[tuple[str, int], ...]:
    found: list[tuple[str, int]] = []
    for idea in sorted(ideas):
        if idea[0] == "~":
            found.append((idea[1:], 4))
        elif idea[0] == "#":
            found.append(("ukraine", 3))
        elif idea[0] == "@":
            conflicts = _by_country().get(idea[1:], ())
            found += [(conflict, 3 if len(conflicts) == 1 else 2) for conflict in conflicts]
    return tuple(found)


class _Weights(dict["Ideas", tuple[tuple[str, int], ...]]):
    """What ideas weigh for each conflict. A dict that fills itself: there are only so many."""

    def __missing__(self, ideas: Ideas) -> tuple[tuple[str, int], ...]:
        found = self[ideas] = _weighed(ideas)
        return found


_weights = _Weights()


def of_text(text: str) -> tuple[str | None, bool]:
    """The conflict that the names of a text point to most, and whether the text tells of fighting at all."""
    find = lexicon.load().lexicon.word
    head = text[:_LONGEST]
    ideas = []
    for match in _NAME.finditer(head):
        word = find(match[0].rstrip("."))
        if word.ideas:
            ideas.append(word.ideas)
        if word.named:
            behind = head[match.end() : match.end() + 40].lower()
            ideas += [named for rest, named in word.named if behind.startswith(rest)]
    most = _most(weigh(ideas))
    small = head.lower()
    war = not _WAR_WORDS.isdisjoint(latin_words(small))
    war = war or (not small.isascii() and any(stem in small for stem in _WAR_STEMS))
    if most is None and war and _CYRILLIC.search(head):
        return "ukraine", True  # "the enemy lost" needs no names at home
    return most, war


def of_sentence(ideas: list[Ideas], text: str | None) -> str | None:
    """The conflict of a sentence in a text about the conflict `text`."""
    found = weigh(ideas)
    if text is not None and found:
        found[text] = found.get(text, 0) + 2
    return _most(found) or text


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


def share(some: Iterable[str], others: Iterable[str]) -> bool:
    """Whether one of some countries is one of the others, or fights it: who is held there has not fled there."""
    both = {*others}
    fought = catalog.load().conflicts.values()
    return any(one in both or any(one in war.countries and both & {*war.countries} for war in fought) for one in some)


@cache
def most_affected() -> frozenset[str]:
    """The countries whose people a conflict drives out: the first of each."""
    return frozenset(one.countries[0] for one in catalog.load().conflicts.values() if one.countries)
