"""What a chart shall show: one TOML file a chart, read and checked here, without data and without drawing.

A title or subtitle may hold fields in braces ({latest:,}, {latest_day}, ...). They are filled from the data when
the chart is drawn, so that no number is ever typed into a text; `tracker.charting.words` has what each one means.
"""

from __future__ import annotations

import string
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, cast, get_args

from tracker import toml
from tracker.model import KINDS, Kind, TrackerError
from tracker.names import unknown
from tracker.resources import charts_dir

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Transform = Literal["none", "change", "average7"]
FormName = Literal["line", "step", "columns", "small-multiples"]

TRANSFORMS: tuple[Transform, ...] = get_args(Transform)
FORM_NAMES: tuple[FormName, ...] = get_args(FormName)
FILTERS = ("conflict", "party", "place", "donor", "claimant", "source")
FIELDS = (
    "latest", "latest_day", "first", "first_day", "claimant", "gain_year", "average7", "average7_year_ago", "trend",
    "fastest", "fastest_ratio",
)  # fmt: skip
HOUSE = "house"


@dataclass(frozen=True, slots=True)
class Definition:
    """One chart to be drawn. `since` and `until` are ISO days, both drawn; `filters` are those of `read.frame`."""

    name: str
    title: str
    series: tuple[str, ...]
    subtitle: str = ""
    kind: Kind | None = None
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    transform: Transform = "none"
    form: FormName = "line"
    since: str | None = None
    until: str | None = None
    notes: tuple[str, ...] = ()


def names(folder: Path | None = None) -> list[str]:
    """The names of all charts of a folder, by default the one that ships with the program."""
    return sorted(file.stem for file in (folder or charts_dir()).glob("*.toml") if file.stem != HOUSE)


def load(name: str, folder: Path | None = None) -> Definition:
    """The definition in `NAME.toml`. Raises TrackerError for a name without a file and for the file's first mistake."""
    known = names(folder)
    if name not in known:
        raise TrackerError(unknown("chart", name, known, f"there are {', '.join(known) or 'none'}"))
    return read((folder or charts_dir()) / f"{name}.toml")


def read(file: Path) -> Definition:
    """The definition in a file. Raises TrackerError: file, line, key, what was found and what was expected."""
    table = toml.read(file, file.read_bytes())
    series = table.texts("series")
    if not series:
        raise table.wrong("series", "nothing", "a list of at least one series")
    form = cast("FormName", table.one_of("form", FORM_NAMES)) if table.has("form") else "line"
    if len(series) > 1 and form != "small-multiples":
        raise table.wrong("series", f"{len(series)} series for form {form}", "one, or form = 'small-multiples'")
    kind = cast("Kind", table.one_of("kind", KINDS)) if table.has("kind") else None
    transform = cast("Transform", table.one_of("transform", TRANSFORMS)) if table.has("transform") else "none"
    allowed = {"none": KINDS, "change": ("total",), "average7": ("total", "change")}[transform]
    if kind is not None and kind not in allowed:
        raise table.wrong("transform", f"{transform} of kind {kind}", f"it for kind {' or '.join(allowed)} only")
    if form == "columns" and transform == "none" and kind in ("total", "level"):
        raise table.wrong("form", f"columns for kind {kind}", "columns for changes and shares; line or step here")
    definition = Definition(
        name=file.stem,
        title=_template(table, "title"),
        subtitle=_template(table, "subtitle", ""),
        series=series,
        kind=kind,
        filters={key: _one_or_more(table, key) for key in FILTERS if table.has(key)},
        transform=transform,
        form=form,
        since=table.day("since") if table.has("since") else None,
        until=table.day("until") if table.has("until") else None,
        notes=table.texts("notes"),
    )
    # A key that was not there is a key all the same: the error for an unknown one lists what is allowed.
    table.read.update(("form", "kind", "transform", "since", "until", *FILTERS))
    table.finish()
    return definition


def _one_or_more(table: toml.Table, key: str) -> tuple[str, ...]:
    return table.texts(key) if isinstance(table.data[key], list) else (table.text(key),)


def _template(table: toml.Table, key: str, default: str | None = None) -> str:
    text = table.text(key, default)
    try:
        found = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
    except ValueError as error:
        raise table.wrong(key, f"{text!r} ({error})", "a text with fields such as {latest:,}") from None
    for name in found:
        if name not in FIELDS:
            raise table.wrong(key, f"field {{{name}}}", f"one of {', '.join(FIELDS)}")
    return text
