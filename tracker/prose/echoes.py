"""Numbers that go on with the claim before them: the same thing at another place or time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.prose import places, whereabouts
from tracker.prose.codes import COUNTRIES, REGIONS
from tracker.prose.heads import QUALIFYING, UNKNOWN
from tracker.prose.lexicon import NOTHING

if TYPE_CHECKING:
    from tracker.prose.reading import Read, Spot

_TOLLS = frozenset({"civilians", "children", "deaths", "injuries"})
_EVENTS = {"kill": "killed", "death": "killed", "injure": "injured", "injury": "injured"}
_UNDIVIDED = {"killed": "deaths", "injured": "injuries"}
_NAMED = {
    "returnees": frozenset({"returned"}),
    "idps": frozenset({"idp", "displaced"}),
    "refugees": frozenset({"refugee"}),
    "displaced": frozenset({"displaced", "idp"}),
    "people_in_need": frozenset({"need"}),
}
"""What a sentence has to name to go on about the series of a family."""
_LONG_DASHES = frozenset("-\u2013\u2014")
_OVER = frozenset({"над", "over", "above"})
_FAR = 9
_ECHOED = (
    "people_in_need.",
    "returnees.",
    "displaced.",
    "deaths.",
    "civilians.",
    "injuries.",
    "children.",
    "refugees.",
    "idps.",
    "losses.",
)
_LISTED = ("refugees.", "idps.", "returnees.", "displaced.", "people_in_need.")
_JOINING = frozenset({"at", "to", "by", "-", "\u2013", "\u2014", ":", "some"})
_IN = frozenset({"у", "в", "во"})
_WHILE = frozenset({"while", "and"})
_OF_LAND = ("област", "регион", "регіон", "region", "oblast", "province", "мор", "sea", "края", "краем")


def echo(spot: Spot) -> Read | None:
    """A number in brackets that is the same thing at another place or time: "Borno (1,176)", "(compared to 3,188)"."""
    sentence, at, before = spot.sentence, spot.at, spot.before
    if before is not None and before.series.startswith("attacks.") and _parallel(spot):
        end = _named_end(spot)
        return before._replace(first=at, last=end, place=_named_behind(spot, end), at=at, echo=True)
    if same := _same_figure(spot):
        return same
    if before is None and (whole := _most_of(spot)):
        return whole
    if before is None or not before.series.startswith(_ECHOED) or before.series.startswith("losses.equipment"):
        return None
    if _elsewhere(spot):
        return before._replace(first=at, last=at, place=places.of(spot), at=at, echo=True)
    if _parallel(spot):
        return before._replace(first=at, last=_named_end(spot), place=places.of(spot), at=at, echo=True)
    one = at - 1
    while one >= 0 and (sentence.has(one, "compared", "skip") or not sentence.ideas[one].isdisjoint(QUALIFYING)):
        one -= 1
    told = sentence.has(at - 1, "compared") and len(sentence.words[at - 1].split()) > 1
    other = sentence.any({"displaced", "idp"}, at + 1, at + 3) and not before.series.startswith(("idps.", "displaced."))
    if told and not spot.head.ideas and not other and "," in sentence.raw[before.at : at]:
        # "3.1 million Syrians, down from 3.7 million in 2021"
        period = None if before.series.startswith(_LISTED) else spot.timing.window
        return before._replace(first=at - 1, last=at, period=period, at=at, echo=True)
    if one < 0 or sentence.raw[one] != "(":
        return None
    compared = sentence.any({"compared"}, one, at)
    period = spot.timing.window if spot.timing.stated and spot.timing.window else before.period
    if compared:
        return before._replace(first=at, last=max(spot.head.at, at), period=period, at=at, echo=True)
    if one == 0 or not spot.head.ideas.isdisjoint({"subset", "percent", "household"}):
        return None
    named = sentence.raw[one - 1][0].isupper() or (one > 1 and sentence.raw[one - 2][0].isupper())
    if named or sentence.has(one - 1, "death", "injury", "casualty"):
        first, place = places.before_bracket(spot, one) if named else (at, places.of(spot))
        series = "deaths.total" if before.series == "civilians.killed" and not named else before.series
        last = max(spot.head.at, at)
        return before._replace(series=series, first=first, last=last, period=period, place=place, at=at, echo=True)
    return None


def _same_figure(spot: Spot) -> Read | None:
    """The same as another speaker has it: "the British ministry gives a similar figure of 415,000"."""
    sentence, at = spot.sentence, spot.at
    told = spot.before or spot.earlier
    if told is None or spot.head.ideas or not told.series.startswith(_ECHOED):
        return None
    if not sentence.has(spot.left, "same_figure"):
        return None
    return told._replace(first=spot.left, last=at, at=at, echo=spot.before is not None)


def _most_of(spot: Spot) -> Read | None:
    """A part of what the sentence before counts, in brackets: "Most of the deaths were recorded in Kharkiv (119)"."""
    sentence, at, told = spot.sentence, spot.at, spot.earlier
    if sentence.raw[at - 1 : at] != ["("] or sentence.word(at + 1) != ")" or at < _FAR // 2 or told is None:
        return None
    if not sentence.any({"most"}, 0, at) or not told.series.startswith(_ECHOED):
        return None
    family, _, rest = told.series.partition(".")
    if family in _TOLLS:
        event = next((one for idea, one in _EVENTS.items() if sentence.any({idea}, 0, at)), None)
        if event is None:
            return None
        series = f"{family}.{event}" if family in {"civilians", "children"} else f"{_UNDIVIDED[event]}.total"
        series += ".incident" if rest.endswith(".incident") and family != "children" else ""
    elif family in _NAMED and sentence.any(_NAMED[family], 0, at):
        series = told.series
    else:
        return None
    first, place = places.before_bracket(spot, at - 1)
    return told._replace(series=series, first=first, last=at, place=place, at=at, echo=True)


def _parallel(spot: Spot) -> bool:
    """Whether a bare number goes on with the one before at another place: "1.2 million in Chad and 372,000 in Mali"."""
    sentence, at, before = spot.sentence, spot.at, spot.before
    dash = 1 if sentence.word(at + 1) in _LONG_DASHES else 0
    where = sentence.has(at + 1 + dash, "in") or sentence.word(at + 1 + dash) in _OVER
    if spot.head.ideas - (UNKNOWN if dash else NOTHING) or before is None or not where or at - before.at > _FAR:
        return False
    named = any(sentence.raw[one][0].isupper() for one in range(at + 2, min(at + 6, len(sentence))))
    joint = at - 1
    while joint > before.at and not sentence.ideas[joint].isdisjoint(QUALIFYING | {"skip"}):
        joint -= 1
    return (
        named
        and (sentence.word(joint) in {",", ":"} or sentence.has(joint, "and", "including"))
        and (
            dash == 1
            or sentence.has(joint, "including")
            or sentence.word(joint) == ":"
            or sentence.any({"in"}, before.at, at)
            or not _OVER.isdisjoint(sentence.words[before.at : at])
        )
    )


def _named_end(spot: Spot) -> int:
    """Where the place behind a number ends: "32 - над территорией Брянской области"."""
    sentence, at = spot.sentence, spot.at
    last = next((one for one in range(at + 2, min(at + 6, len(sentence))) if sentence.raw[one][0].isupper()), at)
    more = last > at and sentence.word(last + 1).startswith(_OF_LAND)
    return last + 1 if more else last


def _named_behind(spot: Spot, end: int) -> str | None:
    """The place behind a number of a list, and not that of the number before: "31 over Belgorod, 12 over Crimea"."""
    sentence = spot.sentence
    behind = range(spot.at + 1, end + 1)
    region = next((REGIONS[sentence.ideas[one]] for one in behind if REGIONS[sentence.ideas[one]]), ())
    name = next((one for one in behind if sentence.raw[one][0].isupper()), None)
    if region or name is None:
        return region[0] if region else places.of(spot)
    return (
        places.of(spot)
        if COUNTRIES[sentence.ideas[name]]
        else sentence.text[sentence.starts[name] : sentence.ends[end]]
    )


def _elsewhere(spot: Spot) -> bool:
    """Whether a bare number goes on with people at a place named before it: "and in Afar at 112,000"."""
    sentence, at, before = spot.sentence, spot.at, spot.before
    if spot.head.ideas or before is None or not before.series.startswith(_LISTED) or at - before.at > _FAR + 3:
        return False
    one = at - 1
    while one > before.at and (
        sentence.words[one] in _JOINING or not sentence.ideas[one].isdisjoint(QUALIFYING | {"skip"})
    ):
        one -= 1
    named = sentence.raw[one][0].isupper()
    while one > before.at and sentence.raw[one][0].isupper() and not sentence.has(one, "in"):
        one -= 1
    inside = sentence.has(one, "in") or sentence.words[one] in _IN
    host = before.series == "refugees.total" and not inside
    if not named or not (inside or (host and whereabouts.abroad(spot, one + 1))):
        return False
    joint = one if host else one - 1
    return sentence.word(joint) in {",", ";"} or sentence.has(joint, "and") or sentence.word(joint) in _WHILE
