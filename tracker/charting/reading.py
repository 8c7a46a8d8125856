"""A TOML file becomes a definition, checked here without data and without drawing.

A title or subtitle may hold fields in braces ({latest:,}, {latest_day}, {oryx.latest:,} ...). They are filled from
the data when the chart is drawn, so that no number is ever typed into a text; `tracker.charting.fields` has what each
one means.
"""

from __future__ import annotations

import string
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from tracker import catalog, toml
from tracker.charting import definitions
from tracker.charting.definitions import Definition, Pick, Texts, Transform
from tracker.charting.fields import FIELDS, OF_A_LINE
from tracker.charting.language import LOCALES
from tracker.model import KINDS, Kind, TrackerError
from tracker.names import unknown
from tracker.resources import charts_dir

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ALLOWED: dict[str, tuple[Kind, ...]] = {
    "change": ("total", "level"),
    "average7": ("total", "change"),
    "sum": ("change",),
}
"""The kinds of the transforms that are not for all of them."""
WITHOUT_SERIES = "freshness"


def load(name: str, folder: Path | None = None) -> Definition:
    """The definition in `NAME.toml`. Raises TrackerError for a name without a file and for the file's first mistake."""
    if name not in definitions.names(folder):
        raise TrackerError(definitions.no_such_chart(name, folder))
    return read((folder or charts_dir()) / f"{name}.toml")


def read(file: Path) -> Definition:
    """The definition in a file. Raises TrackerError: file, line, key, what was found and what was expected."""
    table = toml.read(file, file.read_bytes())
    about = _choice(table, "about", definitions.ABOUT, "values")
    form = _choice(table, "form", definitions.FORM_NAMES, "line")
    kind = cast("Kind | None", _choice(table, "kind", KINDS, None))
    picks = _picks(table, optional=about == WITHOUT_SERIES)
    keys = {pick.key for pick in picks if pick.key}
    definition = Definition(
        name=file.stem,
        title=_template(table, "title", keys),
        subtitle=_template(table, "subtitle", keys, ""),
        picks=picks,
        about=about,
        kind=kind,
        filters=_filters(table),
        transforms=_transforms(table, kind),
        form=form,
        scale=_choice(table, "scale", definitions.SCALES, "linear"),
        since=_day(table, "since"),
        until=_day(table, "until"),
        of=_optional(table, "of"),
        base=_day(table, "base"),
        population=_population(table),
        population_source=table.text("population_source", ""),
        split=_choice(table, "split", definitions.SPLITS, "series"),
        rows=_choice(table, "rows", definitions.ROWS, "series"),
        most=_whole(table, "most"),
        day=_day(table, "day"),
        events=_events(table),
        notes=table.texts("notes"),
    )
    definition = replace(definition, others=_others(table, definition, keys))
    _fits_together(table, definition)
    table.finish()
    return definition


def _fits_together(table: toml.Table, definition: Definition) -> None:
    steps = {step for pick in definition.picks for step in pick.transforms or definition.transforms}
    if "share" in steps and not table.has("of"):
        raise table.wrong("of", "nothing", "a series, or area, for transform share")
    if table.has("population") and not definition.population_source:
        raise table.wrong("population_source", "nothing", "who says how many people there are")
    if definition.about == "revisions" and definition.day is None:
        raise table.wrong("day", "nothing", "the day whose values are shown as they were seen")
    if definition.form == "columns":
        plain = [pick for pick in definition.picks if not definition.steps(pick)]
        if plain and definition.kind in ("total", "level"):
            raise table.wrong(
                "form", f"columns for kind {definition.kind}", "columns for changes and shares; line or step here"
            )
        if definition.scale == "log":
            raise table.wrong("scale", "'log' for columns", "linear: a column stands on zero, which a log scale lacks")
    known = list(catalog.load().series)
    for series in definition.series:
        if series not in known:
            expected = unknown("series", series, known, "`tracker series` lists them all")
            raise table.wrong("series", repr(series), expected)
    if definition.of not in (None, "area") and definition.of not in known:
        raise table.wrong("of", repr(definition.of), unknown("series", str(definition.of), known, "or area"))


def _picks(table: toml.Table, *, optional: bool) -> tuple[Pick, ...]:
    """`series = ["a", "b"]`, or tables headed [[series]] with an `id` and what is special about each."""
    found = table.data.get("series")
    if isinstance(found, list) and found and all(isinstance(item, dict) for item in found):
        picks = tuple(_pick(one) for one in table.listed("series"))
        keys = [pick.key for pick in picks if pick.key]
        for key in keys:
            if keys.count(key) > 1:
                raise table.wrong("series", f"two series with key {key!r}", "a key of its own for each")
        return picks
    series = table.texts("series")
    if not series and not optional:
        raise table.wrong("series", "nothing", "a list of at least one series, or tables headed [[series]]")
    return tuple(Pick(name) for name in series)


def _pick(table: toml.Table) -> Pick:
    kind = cast("Kind | None", _choice(table, "kind", KINDS, None))
    key = _optional(table, "key") or ""
    if key and not key.isidentifier():
        raise table.wrong("key", repr(key), "a name of letters and digits, to be used in titles as {key.latest}")
    pick = Pick(table.text("id"), key, table.text("label", ""), kind, _filters(table), _transforms(table, kind))
    table.finish()
    return pick


def _transforms(table: toml.Table, kind: Kind | None) -> tuple[Transform, ...]:
    if not _has(table, "transform"):
        return ()
    found = _one_or_more(table, "transform")
    for name in found:
        if name not in definitions.TRANSFORMS:
            raise table.wrong("transform", repr(name), f"one of {', '.join(definitions.TRANSFORMS)}")
    first = found[0]
    if kind is not None and kind not in ALLOWED.get(first, KINDS):
        raise table.wrong("transform", f"{first} of kind {kind}", f"it for kind {' or '.join(ALLOWED[first])} only")
    return cast("tuple[Transform, ...]", found)


def _filters(table: toml.Table) -> dict[str, tuple[str, ...]]:
    return {key: _one_or_more(table, key) for key in definitions.FILTERS if _has(table, key)}


def _population(table: toml.Table) -> dict[str, float]:
    places = table.table("population", optional=True)
    return {place: float(places.number(place) or 0) for place in places.data}


def _events(table: toml.Table) -> tuple[str, ...]:
    known = catalog.events()
    wanted = table.texts("events")
    for name in wanted:
        if name not in known:
            raise table.wrong("events", repr(name), unknown("event", name, known, "catalog/events.toml has them all"))
    return wanted


def _others(table: toml.Table, definition: Definition, keys: set[str]) -> dict[str, Texts]:
    found = {}
    for code in LOCALES:
        if code == "en" or not _has(table, code):
            continue
        words = table.table(code)
        found[code] = Texts(
            _template(words, "title", keys), _template(words, "subtitle", keys, ""), words.texts("notes"),
            words.texts("labels"),
        )  # fmt: skip
        for key, wanted in (("notes", len(definition.notes)), ("labels", len(definition.picks))):
            given = len(words.texts(key))
            if given != wanted and (given or key == "notes" or any(pick.label for pick in definition.picks)):
                raise words.wrong(key, f"{given} of them", f"{wanted}, as in the chart itself")
        if definition.subtitle and not words.has("subtitle"):
            raise words.wrong("subtitle", "nothing", "a text, as the chart itself has one")
        words.finish()
    return found


def _has(table: toml.Table, key: str) -> bool:
    table.read.add(key)  # a key that is not there is a key all the same: the error for an unknown one lists it
    return table.has(key)


def _optional(table: toml.Table, key: str) -> str | None:
    return table.text(key) if _has(table, key) else None


def _day(table: toml.Table, key: str) -> str | None:
    return table.day(key) if _has(table, key) else None


def _whole(table: toml.Table, key: str) -> int | None:
    value = table.number(key)
    if value is not None and (not value.is_integer() or value < 1):
        raise table.wrong(key, f"{value:g}", "a whole number of at least one")
    return None if value is None else int(value)


def _choice(table: toml.Table, key: str, allowed: Sequence[str], default: str | None) -> Any:
    return table.one_of(key, tuple(allowed)) if _has(table, key) else default


def _one_or_more(table: toml.Table, key: str) -> tuple[str, ...]:
    return table.texts(key) if isinstance(table.data[key], list) else (table.text(key),)


def _template(table: toml.Table, key: str, keys: set[str], default: str | None = None) -> str:
    text = table.text(key, default)
    try:
        found = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
    except ValueError as error:
        raise table.wrong(key, f"{text!r} ({error})", "a text with fields such as {latest:,}") from None
    for name in found:
        own, _, part = name.rpartition(".")
        if name not in FIELDS and not (own in keys and part in OF_A_LINE):
            named = [f"{one}.latest" for one in sorted(keys)]
            raise table.wrong(key, f"field {{{name}}}", f"one of {', '.join([*FIELDS, *named])}")
    return text
