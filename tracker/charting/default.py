"""What is drawn where nobody said how: the chart of a series without a file, and English where words are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.asking import derivation, read
from tracker.charting.definitions import Definition, Pick, Texts, Transform
from tracker.charting.language import Language, language
from tracker.model import KINDS

if TYPE_CHECKING:
    import sqlite3

TITLE = "{title}: {value} on {day}"


def definition_for_series(db: sqlite3.Connection, series: str, code: str = "en") -> Definition:
    """A sensible chart for a series without a file: its first kind that has values, all of its lines.

    Where nobody reported any, and the catalog names the series for the change of a level, it is those changes.

    It has its words in English and in the language of that code, as far as the catalog's words are known in it.
    Raises TrackerError for an unknown series; one without values is found out when it is drawn.
    """
    about = read.describe(db, series)
    query = (
        "select kind, count(distinct coalesce(unit, '')), count(*), count(distinct day) from latest"
        " where series = ? group by kind"
    )
    found = {kind: (units, lines, days) for kind, units, lines, days in db.execute(query, (series,))}
    kind = next((kind for kind in KINDS if kind in found), None)
    drawn, transforms = series, tuple[Transform, ...]()
    level = derivation.level_of(db, series) if kind is None else None
    if level:
        (count,) = db.execute("select count(*) from latest where series = ? and kind = 'level'", (level,)).fetchone()
        drawn, transforms, kind = level, ("change",), "level"
        found = {"level": (1, count, 0)}
    units, lines, _ = found.get(kind, (0, 0, 0)) if kind else (0, 0, 0)
    dense = bool((kind == "change" or level) and lines == 1)
    other = language(code)
    title, meaning = str(about["title"]), str(about["definition"])
    return Definition(
        name=series,
        title=_title(title, language()),
        picks=(Pick(drawn),),
        subtitle=_escaped(meaning),
        kind=kind,
        transforms=transforms,
        form="small-multiples" if units > 1 else "columns" if dense else "line",
        others={code: Texts(_title(title, other), _escaped(other.phrases.get(meaning, "")))}
        if title in other.phrases
        else {},
    )


def language_for(db: sqlite3.Connection, definition: Definition, code: str) -> Language:
    """The language of that code, or English where the chart or the catalog's words on its series have none in it.

    A chart speaks one language: half a sentence in another one is worse than none. Names stay as they are.
    """
    wanted = language(code)
    if code == "en":
        return wanted
    needed: set[str] = set()
    for series in definition.series:
        about = read.describe(db, series)
        needed |= {str(about["title"]), *about["cautions"]}
        needed |= {note for (note,) in db.execute("select note from breaks where series = ?", (series,))}
    return wanted if code in definition.others and needed <= wanted.phrases.keys() else language()


def _title(title: str, said: Language) -> str:
    return said.say(TITLE, title=_escaped(said.say(title)), value="{latest:,}", day="{latest_day}")


def _escaped(text: str) -> str:
    """A text without fields as it stands in a template."""
    return text.replace("{", "{{").replace("}", "}}")
