"""What words mean to the reader: every word and phrase of `tracker/catalog/words/` by the ideas it belongs to.

An idea is one of the keys of those files (`kill`, `soldier`, `since`). Names have ideas of their own form: `@UA` a
country, `#UA-63` a region, `~sudan` a conflict, `$EUR` a currency.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.model import QUALIFIERS, TrackerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Ideas = frozenset[str]
NOTHING: Ideas = frozenset()
NAMES = "@#~"
"""What the ideas of places and conflicts begin with."""

FOLDER = Path(__file__).parents[1] / "catalog" / "words"
LANGUAGES = ("en", "uk", "ru")

TOKEN = re.compile(
    r"((?:[A-Za-z]\.){2,}|[вт]\.(?:[вб]\.)?о\.|[^\W\d_]++(?:['\u2019\u02bc-][^\W\d_]++)*+|[0-9]++|[^\w\s]|_)"
)
# What a phrase still is when one of its words is: "have fled" is fleeing, "lost power" is losing.
INHERITED = frozenset(
    {
        "territory",
        "flee",
        "lose",
        "attack",
        "strike",
        "shell",
        "displaced",
        "host",
        "gain",
        "occupy",
        "destroy",
        "clash",
    }
)
_APOSTROPHES = str.maketrans("\u2019\u02bcёЁ", "''еЕ")
_SHORTEST_STEM, _LONGEST_STEM = 2, 16
_MOST_CACHED, _LONGEST_CHUNK = 50_000, 40


Phrase = tuple[list[str], str, bool]


_NONE: Mapping[str, tuple[Phrase, ...]] = MappingProxyType({})


class Word(NamedTuple):
    """A word as it is spelled and in `small` letters, its ideas when it stands alone, and the phrases it begins.

    `phrases` are the other words of each, the idea, and whether some end in `*`; the longest first, by second word;
    `open_phrases` those whose second word is open; `begins` that there is one of either. `named` are the names of
    places and conflicts among them: the rest of each as a text has it, and what it names. `inherited` are the ideas
    that a phrase has of its words.
    """

    spelling: str
    small: str
    ideas: Ideas = NOTHING
    phrases: Mapping[str, tuple[Phrase, ...]] = _NONE
    open_phrases: tuple[Phrase, ...] = ()
    begins: bool = False
    named: tuple[tuple[str, Ideas], ...] = ()
    inherited: Ideas = NOTHING


class _Known(dict[str, Word]):
    """Spellings that were met, with their words. A dict that fills itself: texts ask for most words many times."""

    def __init__(self, find: Callable[[str], Word]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, spelling: str) -> Word:
        if len(self) > _MOST_CACHED:
            self.clear()
        found = self[spelling] = self._find(spelling)
        return found


class _Split(dict[str, tuple[Word, ...]]):
    """What stands between two spaces, with the words and marks in it; short ones are remembered."""

    def __init__(self, word: Callable[[str], Word]) -> None:
        super().__init__()
        self._word = word

    def __missing__(self, chunk: str) -> tuple[Word, ...]:
        found = tuple(map(self._word, TOKEN.findall(chunk)))
        if len(chunk) <= _LONGEST_CHUNK:
            if len(self) > _MOST_CACHED:
                self.clear()
            self[chunk] = found
        return found


class Lexicon:
    """Words by their spelling. Made once; what a spelling means is remembered."""

    def __init__(self, tables: Iterable[Mapping[str, Iterable[str]]]) -> None:
        self._exact: dict[str, set[str]] = {}
        self._stems: dict[str, set[str]] = {}
        self._exact_phrases: dict[str, list[Phrase]] = {}
        self._stem_phrases: dict[str, list[Phrase]] = {}
        self._known = _Known(self._find)
        self.word: Callable[[str], Word] = self._known.__getitem__
        """What a spelling means, whatever its case where the entry is in small letters."""
        self._split: Callable[[str], tuple[Word, ...]] = _Split(self.word).__getitem__
        for table in tables:
            for idea, entries in table.items():
                for entry in entries:
                    self._add(idea, entry)

    def words(self, text: str) -> Iterator[Word]:
        """The words and marks of a text in its order."""
        return chain.from_iterable(map(self._split, text.split(" ")))

    def _add(self, idea: str, entry: str) -> None:
        parts = [normal(part) for part in re.findall(r"[^\s*]+\*?|\*", entry)]
        words = [word for part in parts for word in _pieces(part)]
        # The case of a name is told by its first word.
        first, rest = words[0], [word.lower() for word in words[1:]]
        stem = first.removesuffix("*")
        if not rest:
            (self._stems if stem != first else self._exact).setdefault(stem, set()).add(idea)
        else:
            phrases = self._stem_phrases if stem != first else self._exact_phrases
            phrases.setdefault(stem, []).append((rest, idea, any(word.endswith("*") for word in rest)))

    def _find(self, spelling: str) -> Word:
        plain = normal(spelling)
        forms = {plain, plain.lower()}
        ideas: set[str] = set()
        if plain.endswith("'s"):
            forms |= {form[:-2] for form in forms}
            ideas.add("possessive")
        phrases: list[Phrase] = []
        for form in forms:
            ideas |= self._exact.get(form, set())
            phrases += self._exact_phrases.get(form, ())
            for length in range(_SHORTEST_STEM, min(len(form), _LONGEST_STEM) + 1):
                ideas |= self._stems.get(form[:length], set())
                phrases += self._stem_phrases.get(form[:length], ())
        if "-" in plain and not ideas - {"possessive"}:
            # "Moscow-installed" names Moscow, and is no other thing that its parts may be.
            ideas |= {idea for idea in self.word(plain.partition("-")[0]).ideas if idea[0] in NAMES}
        small = plain.lower()
        if not ideas and not phrases:
            return Word(spelling, small)
        phrases.sort(key=lambda one: -len(one[0]))
        seconds: dict[str, list[Phrase]] = {}
        for one in phrases:
            if not one[0][0].endswith("*"):
                seconds.setdefault(one[0][0], []).append(one)
        opened = tuple(one for one in phrases if one[0][0].endswith("*"))
        names = ((" " + " ".join(one[0]), frozenset({one[1]})) for found in seconds.values() for one in found)
        return Word(
            spelling,
            small,
            frozenset(ideas),
            {second: tuple(found) for second, found in seconds.items()},
            opened,
            bool(phrases),
            tuple((rest, meant) for rest, meant in names if min(meant)[0] in NAMES),
            INHERITED.intersection(ideas),
        )


def normal(word: str) -> str:
    """A word with the apostrophe that entries are written with, and without the dots of \u0451 that many leave out."""
    return word.translate(_APOSTROPHES)


def _pieces(part: str) -> list[str]:
    """An entry's word as the tokens that a text would give for it."""
    star = part.endswith("*")
    found = TOKEN.findall(part.removesuffix("*")) or [part]
    return [*found[:-1], found[-1] + "*"] if star else found


class Words(NamedTuple):
    """The lexicon and the tables that are looked up by name: signs, and what a donor means by its own dollar."""

    lexicon: Lexicon
    signs: Mapping[str, str]
    dollars: Mapping[str, str]
    crowns: Mapping[str, str]


@cache
def load() -> Words:
    """The words that ship with the program, read once. TrackerError for a file that cannot be."""
    languages = [table(name) for name in LANGUAGES]
    for name, words in zip(LANGUAGES, languages, strict=True):
        if missing := [one for one in QUALIFIERS if one not in words]:
            raise TrackerError(f"{name}.toml: found no words for {', '.join(missing)}, expected a list for each")
    places = table("places")
    named = [{f"{mark}{code}": names for code, names in places[kind].items()} for kind, mark in _MARKS.items()]
    lexicon = Lexicon([*languages, *named, {"enemy": places["enemy"]["any"]}])
    return Words(lexicon, places["sign"], places["dollar"], places["crown"])


_MARKS = {"country": "@", "region": "#", "conflict": "~", "money": "$"}


@cache
def table(name: str) -> dict[str, Any]:
    """One file of words by its name without the ending."""
    file = FOLDER / f"{name}.toml"
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise TrackerError(f"{file}: {error}") from None
