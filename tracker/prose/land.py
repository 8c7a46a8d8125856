"""Land held and gained, and electricity: per cent, square kilometres, customers cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.prose import places, sides
from tracker.prose.reading import Read, Refused, Result

if TYPE_CHECKING:
    from tracker.prose.reading import Spot

SQUARE_MILE = 2.589988
"""Square kilometres in a square mile, to the six places that any published area needs."""
_NEAR, _FAR = 7, 22
_PERCENT_OF_ONE = 100
_BACK = ("liberat", "re", "claw", "won back", "took back", "free", "звільн", "відвой", "деокуп", "освобо")
_SIZE = frozenset({"size", "area", "extent"})
_PRONOUNS = frozenset({"they", "it", "вони", "они"})
_PERFECT = frozenset({"has", "have", "had"})
_NOW = frozenset({"held", "occupied", "controlled", "hold", "holds", "controls", "control", "now"})


def read_share(spot: Spot) -> Result:
    """The claim of a per cent figure or a fraction."""
    sentence, at = spot.sentence, spot.at
    times = float(_PERCENT_OF_ONE) if spot.number.fraction else None
    if not spot.number.fraction and spot.size > _PERCENT_OF_ONE:
        return Refused("more than the whole")
    sign = at + 1 if sentence.has(at + 1, "percent") else at
    first, last = sentence.clause(at)
    last = min(last, sign + _FAR)
    land = (
        sentence.find({"territory"}, sign, min(sign + 11, last))
        or sentence.find([f"@{code}" for code in spot.sides], sign, min(sign + 6, last))
        or next(
            (one for one in range(sign, min(sign + 6, last)) if any(idea[0] == "#" for idea in sentence.ideas[one])),
            None,
        )
    )
    power = sentence.find({"electricity"}, sign, min(sign + 7, last))
    made = sentence.any({"generate"}, max(0, at - _FAR), at) or (power and sentence.any({"generate"}, power, last))
    if power is not None and made and not sentence.any({"generate"}, sign, power):
        verb = sentence.rfind({"generate"}, max(0, at - _NEAR), at)
        return Read("energy.share", verb if verb is not None else at, power, place=places.of(spot), times=times, at=at)
    if (
        spot.before
        and spot.before.series == "territory.occupied_share"
        and sentence.any({"compared"}, spot.before.at, at)
    ):
        return spot.before._replace(first=at, last=_dated_end(spot, sign), times=times, at=at)
    if land is not None and sentence.has(land, "possessive") and land + 1 < last and land + 1 != at:
        return Refused("a share of something else")  # "20% of Ukraine's farmland": of its territory land is that word
    if land is None and not _of_it(spot, sign):
        return Refused("a share of something else")
    held = sentence.rfind({"occupy"}, max(0, at - _FAR), at)
    if held is None:
        held = sentence.find({"occupy"}, sign, last)
    if held is None:
        return Refused("a share of land, but not said to be held")
    if held == at - 1 and "gain" in sentence.ideas[held] and not _has_taken(spot, held):
        return Refused("a gain or loss of land in per cent")
    if sentence.any({"denied"}, held - 3, held):
        return Refused("said not to be held")
    if sentence.any({"gain"}, first, last) and not sentence.any({"occupy"}, first, last):
        return Refused("a gain or loss of land in per cent")
    for one in range(sign, held):
        if sentence.words[one] in {"people", "population", "residents", "casualties"}:
            return Refused("a share of people")
    liberated = sentence.rfind({"gain"}, max(0, at - _FAR), at)
    if liberated is not None and liberated > held and sentence.ideas[liberated].isdisjoint({"occupy"}):
        return Refused("a gain or loss of land in per cent")
    if spot.timing.window and not spot.timing.start and _taking(spot, held):
        return Refused("a gain or loss of land in per cent")
    party = sides.holder(spot, held) or _same_holder(spot) or _speaker(spot, held)
    if party is None:
        return Refused("no telling who holds the land")
    start = min(held, at) if at - held <= 4 else at
    subject = start - 1
    while start - subject < 4 and subject >= 0 and sides.code_at(sentence, subject, spot.sides) is None:
        subject -= 1
    if start == held and subject >= 0 and sides.code_at(sentence, subject, spot.sides):
        start = subject
    end = max(one for one in (sign, land or 0, held if held <= sign + 9 else 0))
    return Read("territory.occupied_share", start, end, party, place=places.of(spot), times=times, at=at)


def _under(spot: Spot, held: int) -> bool:
    """Whether land is said to be "under Russian control", "under their control"."""
    words = spot.sentence.words
    return words[held].startswith("under ") or (words[held] == "control" and "under" in words[held - 3 : held])


def _same_holder(spot: Spot) -> str | None:
    """Of "It now controls", whoever held the land that was told of before."""
    told = spot.before or spot.earlier
    return told.party if told and told.series.startswith("territory.") else None


def _taking(spot: Spot, held: int) -> bool:
    """Whether the verb says that land was taken, and not that it is held."""
    word = spot.sentence.words[held]
    return "gain" in spot.sentence.ideas[held] or spot.sentence.word(held - 1) == "to" or word == "annexed"


def _has_taken(spot: Spot, held: int) -> bool:
    """Whether land was taken up to then, and not within some time: "had seized 27 percent of Ukraine by March"."""
    perfect = not _PERFECT.isdisjoint(spot.sentence.words[max(0, held - 2) : held])
    perfect = perfect or not _PERFECT.isdisjoint(spot.sentence.words[held].split())
    return perfect and (spot.number.fraction or spot.sentence.any({"by", "start"}, spot.at, spot.at + 12))


def _of_it(spot: Spot, sign: int) -> bool:
    """ "60 percent of Zaporizhzhia": the words behind "of" are a place."""  # noqa: D210
    place = places.of(spot)
    return place is not None and spot.sentence.word(sign + 1) == "of" and spot.sentence.any({"occupy"})


def _dated_end(spot: Spot, sign: int) -> int:
    return min(sign + 3, len(spot.sentence) - 1)


def read_more(spot: Spot) -> Read | None:
    """A bare number that goes on with land gained: "against 3,604 in 2024", "and the Russians with 97"."""
    sentence, at, before = spot.sentence, spot.at, spot.before
    if before is None or before.series != "territory.change_area" or at - before.last > _FAR or spot.head.ideas:
        return None
    other = sides.named(spot, before.last + 1, at) if sentence.word(at - 1) == "with" else None
    compared = sentence.any({"compared"}, max(before.last, at - 4), at)
    if other is None and not compared:
        return None
    return before._replace(first=at, last=at, party=other or before.party, period=spot.timing.window, at=at)


def _speaker(spot: Spot, held: int) -> str | None:
    """The side that speaks, where it says of itself that it holds: "we control", "Israel's military says it holds"."""
    own = spot.sentence.any({"we"}, held - 3, held) or spot.sentence.word(held - 1) == "it"
    return spot.speaker if own else None


def read_area(spot: Spot) -> Result:
    """The claim of an area held, or gained."""
    sentence, at = spot.sentence, spot.at
    times = SQUARE_MILE if "mi2" in spot.head.ideas else None
    bracket = "(" in sentence.raw[max(0, at - 4) : at] or sentence.word(at - 1) == "or"
    if bracket and spot.before and spot.before.series.startswith("territory.") and at - spot.before.at <= _NEAR:
        return Refused("the same area in another unit")
    if spot.timing.rate or spot.timing.longer_rate:
        return Refused("a rate")
    if sentence.word(spot.head.at + 1) == "in" and sentence.word(spot.head.at + 2) in _SIZE:
        return Refused("how large a place is")
    gain = sentence.rfind({"gain"}, max(0, at - _FAR), at)
    held = sentence.rfind({"occupy"}, max(0, at - _FAR), at)
    total = sentence.any({"total"}, max(0, at - _FAR), at) or (
        held is not None and sentence.words[held] in {"occupied", "controls", "holds", "control", "occupies"}
    )
    if held is not None and (gain is None or total) and sentence.words[held] not in {"captured", "seized"}:
        party = sides.holder(spot, held) or _speaker(spot, held) or _same_holder(spot)
        if party is None:
            return Refused("no telling who holds the land")
        first = held if at - held <= 3 else at
        return Read("territory.occupied_area", first, spot.head.at, party, times=times, place=places.of(spot), at=at)
    behind = sentence.find({"occupy"}, spot.head.at, min(spot.head.at + _NEAR, len(sentence)))
    said = behind is not None and sentence.has(behind - 1, "be") and sentence.words[behind] in _NOW
    said = said or (behind is not None and _under(spot, behind))
    if gain is None and behind is not None and said:
        # "116,000 square km of Ukrainian land are held by Russia"
        subject = sides.named(spot, sentence.clause(at)[0], at, subject=True)
        party = sides.named(spot, behind, behind + 5) or subject or sides.holder(spot, behind)
        if party is None:
            return Refused("no telling who holds the land")
        return Read("territory.occupied_area", at, behind, party, times=times, place=places.of(spot), at=at)
    if gain is None:
        gain = sentence.find({"gain"}, spot.head.at, min(spot.head.at + 9, len(sentence)))
    if gain is None:
        return Refused("an area, but neither held nor gained")
    subject = (
        sides.named(spot, max(0, gain - _FAR), gain, subject=True)
        or (sides.named(spot, gain + 1, gain + 3) if sentence.words[gain].startswith("credit") else None)
        or _from_whom(spot, gain)
        or _they(spot, gain)
        or spot.speaker
        or sides.named(spot, gain, len(sentence), subject=True)
    )
    if subject is None and spot.earlier and spot.earlier.series.startswith("territory."):
        subject = spot.earlier.party
    if subject is None:
        return Refused("no telling who gained the land")
    if any(
        word.startswith(("lost", "losing", "ceded", "gave", "given", "giving", "втрат", "потер"))
        for word in sentence.words[gain].split()
    ):
        subject = sides.other(subject, spot.sides)
    first = gain if 0 < at - gain <= _NEAR else at
    period = spot.timing.window
    return Read(
        "territory.change_area", first, spot.head.at, subject, times=times, place=places.of(spot), period=period, at=at
    )


def _they(spot: Spot, gain: int) -> str | None:
    """Who is meant by "they seized": the one side that the sentence before names."""
    if _PRONOUNS.isdisjoint(spot.sentence.words[max(0, gain - 3) : gain]):
        return None
    told = [code for code in spot.sides if f"@{code}" in spot.context]
    return told[0] if len(told) == 1 else None


def _from_whom(spot: Spot, gain: int) -> str | None:
    """Who gained land by whose it was: "overran 5,000 square kilometres of Ukraine", "of Ukrainian land"."""
    sentence, end = spot.sentence, spot.head.at
    if sentence.word(end + 1) != "of":
        return None
    own = sides.named(spot, end + 1, end + 4, nearest="first")
    return own if sentence.words[gain].startswith(_BACK) else sides.other(own, spot.sides)


def read_customers(spot: Spot) -> Result | None:
    """The claim of a number of customers without electricity; None where the sentence is not about that."""
    sentence, at = spot.sentence, spot.at
    if "without_power" not in sentence.everything:
        return None
    last = min(max(spot.head.at, at) + 9, len(sentence))
    stop = next(
        (
            one
            for one in range(spot.head.at + 1, last)
            if sentence.numbers[one] is not None and not sentence.has(one + 1, "territory", "settlement")
        ),
        last,
    )  # the seven of "a million customers in seven regions" is no other count
    cut = sentence.find({"without_power"}, spot.head.at, stop)
    if cut is None:
        cut = sentence.rfind({"without_power"}, max(0, at - 5), at)
        if cut is not None and "," in sentence.words[cut:at]:
            cut = None
    if sentence.any({"accident"}) and not sentence.any({"strike"}):
        return Refused("cut off by something else than a conflict")
    if sentence.any({"restore"}, at - 7, spot.head.at + 4):
        return Refused("power that came back")
    if cut is None or spot.head.ideas.isdisjoint({"customer", "people", "civilian"}):
        return None
    if sentence.any({"settlement"}, at + 1, spot.head.at + 1):
        return None
    return Read("energy.customers_without_power", min(at, cut), max(cut, spot.head.at), place=places.of(spot), at=at)
