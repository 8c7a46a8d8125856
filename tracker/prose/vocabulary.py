"""The words by which claims are known, from `vocabulary.toml`, made into patterns."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from tracker.model import QUALIFIERS, TrackerError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.model import Kind, Qualifier

_FILE = Path(__file__).with_name("vocabulary.toml")


class Rule(NamedTuple):
    """One way to state a series; what the parts mean is said at the head of the vocabulary."""

    series: str
    kind: Kind
    before: re.Pattern[str]
    after: re.Pattern[str]
    needs: re.Pattern[str] | None
    never: re.Pattern[str] | None
    rest: re.Pattern[str] | None
    party: str
    period_days: int | None


class Vocabulary(NamedTuple):
    """`names` are codes by the name a text uses, `spoken` the names by code, `regions` codes by name."""

    rules: tuple[Rule, ...]
    names: Mapping[str, str]
    spoken: Mapping[str, tuple[str, ...]]
    regions: Mapping[str, str]
    name: re.Pattern[str]
    qualifier: re.Pattern[str]
    qualifiers: Mapping[str, Qualifier]
    currency: re.Pattern[str]
    currencies: Mapping[str, str]
    dollars: Mapping[str, str]
    unreal: re.Pattern[str]
    over_the_day: re.Pattern[str]


@cache
def load() -> Vocabulary:
    """The vocabulary that ships with the program, read once. TrackerError for a rule that cannot be."""
    table = tomllib.loads(_FILE.read_text("utf-8"))
    spoken = {code: tuple(place["names"]) for code, place in table["places"].items()}
    names = {name: code for code, known in spoken.items() for name in known}
    regions = {name: code for country in table["regions"].values() for code, name in country.items()}
    qualifiers = {
        word.lower(): cast("Qualifier", kind) for kind, words in table["qualifiers"].items() for word in words
    }
    if wrong := set(table["qualifiers"]) - set(QUALIFIERS):
        raise TrackerError(f"{_FILE.name}: found qualifiers {sorted(wrong)}, expected some of {', '.join(QUALIFIERS)}")
    words = {name: "|".join(one) for name, one in table["words"].items()} | _groups(names, regions)
    return Vocabulary(
        rules=tuple(_rule(one, words) for one in table["rule"]),
        names=names,
        spoken=spoken,
        regions=regions,
        name=re.compile(_any(names)),
        qualifier=re.compile(rf"(?:(?<=\s)|(?<=[(“\"])|^)({_longest_first(qualifiers)}) ?\Z", re.IGNORECASE),
        qualifiers=qualifiers,
        currency=re.compile(rf"(?<!\w)(?:{_longest_first(table['currencies'])})\Z"),
        currencies=table["currencies"],
        dollars=table["dollars"],
        # Letter case counts: "May" is a month, "may" is not.
        unreal=re.compile(rf"\b(?:{words['unreal']}|If|Unless)\b|n't\b"),
        over_the_day=_pattern("{over_the_day}", words),
    )


def _longest_first(words: Mapping[str, object]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _any(names: Mapping[str, str]) -> str:
    return rf"(?-i:(?<![\w.-])(?:{_longest_first(names)})(?!\w))"


def _groups(names: Mapping[str, str], regions: Mapping[str, str]) -> dict[str, str]:
    one = _any(names)
    return {
        "side": one,
        "party": f"(?:the )?(?P<party>{one})",
        "place": f"(?:the )?(?P<place>{one})",
        "donor": f"(?:the )?(?P<donor>{one}(?:(?:, | and |, and )(?:the )?{one})*)",
        "region": f"(?P<region>{_any(regions)})",
    }


def _pattern(text: str, words: Mapping[str, str], end: str = "") -> re.Pattern[str]:
    # Words may be made of words; what is left in braces after that is a repetition such as {0,30}.
    for _ in range(3):
        text = re.sub(r"\{([a-z_]+)\}", lambda name: f"(?:{words[name[1]]})", text)
    return re.compile(f"(?:{text}){end}", re.IGNORECASE)


def _rule(table: Mapping[str, Any], words: Mapping[str, str]) -> Rule:
    def optional(key: str) -> re.Pattern[str] | None:
        return _pattern(table[key], words) if key in table else None

    try:
        return Rule(
            series=table["series"],
            kind=table["kind"],
            before=_pattern(table.get("before", ""), words, r"\Z"),
            after=_pattern(table["after"], words),
            needs=optional("needs"),
            never=optional("never"),
            rest=optional("rest"),
            party=table.get("party", ""),
            period_days=table.get("period_days"),
        )
    except (KeyError, re.error) as error:
        raise TrackerError(f"{_FILE.name}: rule for {table.get('series')!r}: {error}") from None
