"""Whose figures a chart shows: the lines below it that name source, claimant and licence, and the citation."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracker.asking import terms
from tracker.charting import words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    import pandas as pd

    from tracker.charting.language import Language
    from tracker.charting.panels import Curve

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


def channels(db: sqlite3.Connection, curves: Sequence[Curve]) -> list[Channel]:
    """The channels of these curves, in their order."""
    found: dict[tuple[str | None, str | None], list[Curve]] = {}
    for curve in curves:
        found.setdefault((curve.line.publisher, curve.line.source), []).append(curve)
    made = []
    for (publisher, source), theirs in found.items():
        row = db.execute("select licence, homepage, publisher from sources where source = ?", (source,)).fetchone()
        licence, homepage, own = row or ("", "", "")
        claimants = tuple(dict.fromkeys(curve.line.claimant for curve in theirs if curve.line.claimant))
        if row and own is None and publisher and not homepage:  # an export of many publishers: the licence is theirs
            # Who printed the figures of an office may be no source of ours: then the office's own terms hold.
            address = str(words.ends(theirs[0])[1]["url"])
            known = (terms.of_publisher(db, name, address) for name in (publisher, *claimants[:1]))
            licence, homepage = next(filter(None, known), (terms.ON_EACH_ROW, homepage))
        last = [words.ends(curve)[1] for curve in theirs]
        newest = max(row.get("of_day", row["day"]) for row in last)
        seen = max(str(curve.data["seen_at"].max()) for curve in theirs)
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
    names = "; ".join(whose[:LISTED]) + (" et al." if len(whose) > LISTED else "")
    printed = list(dict.fromkeys(one.publisher for one in found if one.publisher and one.publisher not in whose))
    through = f" (via {', '.join(printed[:LISTED])}{' et al.' if len(printed) > LISTED else ''})" if printed else ""
    licences = list(dict.fromkeys(one.licence for one in found))
    seen = language.instant(as_of or max(one.seen for one in found))
    terms = ", ".join(licences[:2]) + (" and others" if len(licences) > 2 else "")
    day = language.day(max(one.newest for one in found))
    known = f"Data to {day}, as known on {seen}. Licence: {terms}. Chart: conflict-tracker."
    return f"{names}{through}: {words.sentence(title)} {known}"
