"""What a chart shall show, as plain records. `tracker.charting.reading` makes them from TOML."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, get_args

from tracker.model import Kind
from tracker.names import unknown
from tracker.resources import charts_dir

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Transform = Literal[
    "none", "change", "average7", "week", "month", "sum", "share", "per-100k", "index", "days-since"
]  # fmt: skip
FormName = Literal["line", "step", "columns", "band", "small-multiples", "slope", "dots", "calendar"]
About = Literal["values", "revisions", "disagreements", "freshness"]
Scale = Literal["linear", "log"]

TRANSFORMS: tuple[Transform, ...] = get_args(Transform)
FORM_NAMES: tuple[FormName, ...] = get_args(FormName)
ABOUT: tuple[About, ...] = get_args(About)
SCALES: tuple[Scale, ...] = get_args(Scale)
FILTERS = ("conflict", "party", "place", "donor", "claimant", "publisher", "source", "window")
"""`window` is the first day of a counting window (`since` in the ledger). `*` is any, `-` none, `!DE` all but that."""
SPLITS = ("series", "conflict", "party", "place", "donor", "claimant")
"""What tells the panels of small multiples apart, or the rows of a chart of dots."""
ROWS = (*SPLITS, "claim", "source")
HOUSE = "house"


@dataclass(frozen=True, slots=True)
class Pick:
    """One series of a chart. `key` is its name in titles; `label` what stands at its line, made from the data if empty.

    `kind`, `filters` and `transforms` are those of the chart where the series has none of its own.
    """

    series: str
    key: str = ""
    label: str = ""
    kind: Kind | None = None
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    transforms: tuple[Transform, ...] = ()


@dataclass(frozen=True, slots=True)
class Texts:
    """The words of a chart in one language. `labels` are those of its series, in their order."""

    title: str
    subtitle: str = ""
    notes: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Definition:
    """One chart to be drawn. `since` and `until` are ISO days, both drawn; `filters` are those of `read.frame`.

    `of` is the series that a share is a share of, or `area` for the conflict's; `base` the day of an index;
    `population` people by place, with `population_source`, in place of the catalog's. `split` tells panels apart and
    `rows` the rows of dots, of which the `most` highest are drawn. `day` is the one whose values are shown as they
    were seen.
    `events` are ids of `catalog/events.toml`. `others` are its words in other languages, by code.
    """

    name: str
    title: str
    picks: tuple[Pick, ...]
    subtitle: str = ""
    about: About = "values"
    kind: Kind | None = None
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    transforms: tuple[Transform, ...] = ()
    form: FormName = "line"
    scale: Scale = "linear"
    since: str | None = None
    until: str | None = None
    of: str | None = None
    base: str | None = None
    population: Mapping[str, float] = field(default_factory=dict)
    population_source: str = ""
    split: str = "series"
    rows: str = "series"
    most: int | None = None
    day: str | None = None
    events: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    others: Mapping[str, Texts] = field(default_factory=dict)

    @property
    def series(self) -> tuple[str, ...]:
        """The ids of its series, each once."""
        return tuple(dict.fromkeys(pick.series for pick in self.picks))

    @property
    def since_start(self) -> bool:
        """Whether the axis counts days since each conflict's start instead of calendar days."""
        return self._has("days-since")

    @property
    def per_people(self) -> bool:
        """Whether anything is counted per 100,000 people."""
        return self._has("per-100k")

    def _has(self, step: Transform) -> bool:
        return any(step in steps for steps in (self.transforms, *(pick.transforms for pick in self.picks)))

    def steps(self, pick: Pick) -> tuple[Transform, ...]:
        """What is done to the values of a series, in order; days since the start only move them."""
        return tuple(step for step in pick.transforms or self.transforms if step not in ("none", "days-since"))

    def filters_of(self, pick: Pick) -> dict[str, tuple[str, ...]]:
        """The chart's filters and those of one of its series, which come first."""
        return {**self.filters, **pick.filters}

    def in_language(self, code: str) -> Definition:
        """The same chart with its words in that language, or as it is where the definition has none in it."""
        texts = self.others.get(code)
        if texts is None:
            return self
        labels = texts.labels or tuple(pick.label for pick in self.picks)
        picks = tuple(replace(pick, label=label) for pick, label in zip(self.picks, labels, strict=True))
        return replace(self, title=texts.title, subtitle=texts.subtitle, notes=texts.notes, picks=picks)


def names(folder: Path | None = None) -> list[str]:
    """The names of all charts of a folder, by default the one that ships with the program."""
    return sorted(file.stem for file in (folder or charts_dir()).glob("*.toml") if file.stem != HOUSE)


def no_such_chart(name: str, folder: Path | None = None) -> str:
    """What to say where a folder has no chart of that name."""
    known = names(folder)
    return unknown("chart", name, known, f"there are {', '.join(known) or 'none'}")
