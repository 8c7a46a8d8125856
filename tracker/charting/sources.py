"""Whose figures a chart shows: the lines below it that name source, claimant and licence, and the citation."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracker.asking import terms
from tracker.charting import words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    import pandas as pd

    from tracker.charting.language import Language
    from tracker.charting.panels import Curve
    from tracker.model import Line

    Key = tuple[str | None, str | None, str | None]

LISTED = 4
"""Claimants and publishers beyond this number are counted: the CSV beside the picture names each."""


class Channel(NamedTuple):
    """One publisher and source of what is drawn, and all that has to be said of it. `seen` is an instant."""

    claimants: tuple[str, ...]
    publisher: str | None
    source: str
    homepage: str
    licence: str
    newest: pd.Timestamp
    seen: str


class _Part(NamedTuple):
    """A line that a curve was made of: its newest day, when it was seen last, and the address of its newest figure."""

    line: Line
    newest: pd.Timestamp
    seen: str
    url: str


def _parts(curve: Curve) -> Iterator[_Part]:
    last = words.ends(curve)[1]
    day = last.get("of_day", last["day"])
    yield _Part(curve.line, day, str(curve.data["seen_at"].max()), str(last["url"]))
    if curve.against is not None:
        yield _Part(curve.against, day, str(curve.data["other_seen_at"].max()), str(last["other_url"]))


def channels(db: sqlite3.Connection, curves: Sequence[Curve]) -> list[Channel]:
    """The channels of these curves, in their order."""
    found: dict[tuple[str | None, str | None], list[_Part]] = {}
    for part in (part for curve in curves for part in _parts(curve)):
        found.setdefault((part.line.publisher, part.line.source), []).append(part)
    made = []
    for (publisher, source), theirs in found.items():
        row = db.execute("select licence, homepage, publisher from sources where source = ?", (source,)).fetchone()
        licence, homepage, own = row or ("", "", "")
        claimants = tuple(dict.fromkeys(part.line.claimant for part in theirs if part.line.claimant))
        if row and own is None and publisher and not homepage:  # an export of many publishers: the licence is theirs
            # Who printed the figures of an office may be no source of ours: then the office's own terms hold.
            known = (terms.of_publisher(db, name, theirs[0].url) for name in (publisher, *claimants[:1]))
            licence, homepage = next(filter(None, known), (terms.ON_EACH_ROW, homepage))
        newest, seen = max(part.newest for part in theirs), max(part.seen for part in theirs)
        made.append(Channel(claimants, publisher, str(source), homepage, licence or "not stated", newest, seen))
    return made


def paragraphs(found: Sequence[Channel], language: Language) -> list[str]:
    """A paragraph for each channel, or one for all where they are too many to be read."""
    if len(found) > LISTED:
        names = ", ".join(dict.fromkeys(one.publisher or one.source for one in found))
        said = [
            language.say("Publishers: {names}.", names=names),
            language.say("Claimant, source, licence and address of each stand in the data beside the picture."),
            *_when(found, language),
        ]
        return [" ".join(said)]
    return [" ".join(_of(one, language)) for one in found]


def _of(one: Channel, language: Language) -> list[str]:
    address = f", {one.homepage.removeprefix('https://').rstrip('/')}" if one.homepage else ""
    names = [language.say(name) for name in one.claimants]
    listed = ", ".join(names) if len(names) <= LISTED else language.say("{count} claimants", count=len(names))
    said = [language.say("Claimant: {name}.", name=listed or language.say("not named"))]
    if one.publisher and (one.publisher,) != one.claimants:
        said.append(language.say("Publisher: {name}.", name=one.publisher))
    licence = language.say(one.licence)
    said.append(language.say("Source: {name}. Licence: {licence}.", name=f"{one.source}{address}", licence=licence))
    return [*said, *_when([one], language)]


def _when(found: Sequence[Channel], language: Language) -> list[str]:
    day, seen = max(one.newest for one in found), max(one.seen for one in found)
    phrase = "Newest day: {day}. Seen: {seen}."
    return [language.say(phrase, day=language.day(day), seen=language.instant(seen))]


def citation(title: str, found: Sequence[Channel], as_of: str | None, language: Language) -> str:
    """One line to be pasted under a copy of the picture."""
    whose = list(dict.fromkeys(name for one in found for name in (one.claimants or (one.publisher or one.source,))))
    say = language.say
    names = "; ".join(language.name(name) for name in whose[:LISTED]) + (say(" et al.") if len(whose) > LISTED else "")
    printed = list(dict.fromkeys(one.publisher for one in found if one.publisher and one.publisher not in whose))
    through = ", ".join(printed[:LISTED]) + (say(" et al.") if len(printed) > LISTED else "")
    through = f" ({say('via {names}', names=through)})" if printed else ""
    licences = list(dict.fromkeys(one.licence for one in found))
    seen = language.instant(as_of or max(one.seen for one in found))
    terms = ", ".join(say(licence) for licence in licences[:2]) + (say(" and others") if len(licences) > 2 else "")
    day = language.day(max(one.newest for one in found))
    phrase = "Data to {day}, as known on {seen}. Licence: {licence}. Chart: conflict-tracker."
    known = say(phrase, day=day, seen=seen, licence=terms)
    return f"{names}{through}: {words.sentence(title)} {known}"
