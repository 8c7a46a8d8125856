"""From one series of a definition to lines ready to be drawn: read, chosen, transformed and cut. No drawing here."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from tracker import catalog
from tracker.asking import read
from tracker.charting import choose, transforms
from tracker.charting.reading import ALLOWED
from tracker.charting.rhythm import step_of
from tracker.charting.rows import lines as lines_of
from tracker.charting.transforms import Rows
from tracker.model import KINDS, Line, TrackerError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from tracker.charting.choose import Remarks
    from tracker.charting.definitions import Definition, Pick
    from tracker.charting.language import Language


@dataclass(frozen=True, eq=False)
class Loaded:
    """One line of a series of a chart: its rows as they are drawn, and what the catalog says of the series.

    `against` is the other line, where the rows are what one is less another.
    """

    pick: Pick
    line: Line
    rows: Rows
    title: str
    cautions: tuple[str, ...]
    breaks: pd.DataFrame
    against: Line | None = None

    @property
    def newest(self) -> float:
        """The newest height, for choosing the largest."""
        drawn, high = (self.rows.data[name].to_numpy(dtype="float64") for name in ("drawn", "high"))
        known = np.flatnonzero(~np.isnan(drawn) | ~np.isnan(high))
        if not len(known):
            return float("-inf")
        last = known[-1]
        return float(high[last] if np.isnan(drawn[last]) else drawn[last])


@dataclass
class Loader:
    """Reads the series of one definition. `remarks` and `empty` collect what the caption has to say."""

    db: sqlite3.Connection
    definition: Definition
    language: Language
    as_of: str | None = None
    remarks: Remarks = field(default_factory=dict)
    empty: list[str] = field(default_factory=list)

    def error(self, message: str) -> TrackerError:
        """A mistake of this chart, as one line."""
        return TrackerError(f"chart {self.definition.name!r}: {message}")

    def values(self, pick: Pick) -> list[Loaded]:
        """Every line of a series, transformed and cut to the days of the chart."""
        about = read.describe(self.db, pick.series)
        title = str(about["title"])
        lines = lines_of(
            self.db, pick.series, self.definition.filters_of(pick), kind=pick.kind or self.definition.kind,
            as_of=self.as_of,
        )  # fmt: skip
        kinds = [kind for kind in KINDS if kind in {line.kind for line, _ in lines}]
        if len(kinds) > 1:
            raise self.error(f"found kinds {', '.join(kinds)}, which are never mixed; set kind to one of them")
        steps = self.definition.steps(pick)
        if kinds and steps and kinds[0] not in ALLOWED.get(steps[0], KINDS):
            wanted = " or ".join(ALLOWED[steps[0]])
            raise self.error(f"found kind {kinds[0]}, transform '{steps[0]}' is for kind {wanted}")
        breaks = read.breaks(self.db, pick.series)
        if self.definition.rows != "claim":  # where each claim has a row of its own, none is chosen
            lines = choose.one_channel(lines, self.remarks)
        chosen = choose.one_period(lines, self.remarks)
        found = [
            Loaded(pick, line, self._transformed(pick, line, data, breaks), title, about["cautions"], breaks)
            for line, data in chosen
        ]  # fmt: skip
        found = [replace(one, rows=replace(one.rows, data=self._cut(one.rows))) for one in found]
        found = [one for one in found if len(one.rows.data)]
        if not found:
            self.empty.append(self.language.say(title))
        self._say_who_else(pick, found)
        return found

    def _transformed(self, pick: Pick, line: Line, data: pd.DataFrame, breaks: pd.DataFrame) -> Rows:
        interruptions = tuple(read.interruptions(line, breaks))
        unit = str(data["unit"].iloc[0] or "")
        rows = Rows(data, line.kind, unit, step_of(self.db, line.source, data["day"]), interruptions)
        rows = transforms.as_they_are(rows)
        steps = self.definition.steps(pick)
        for number, step in enumerate(steps):
            try:
                rows = self._step(step, rows, pick, line, breaks, steps[:number])
            except TrackerError as error:
                raise self.error(str(error)) from None
        return rows

    def _step(
        self, step: str, rows: Rows, pick: Pick, line: Line, breaks: pd.DataFrame, before: tuple[str, ...]
    ) -> Rows:
        definition = self.definition
        if step in ("change", "average7"):
            rows = transforms.change(rows, line, breaks, self._corrections(pick.series))
            if step == "change":
                return replace(rows, data=rows.data.drop(columns="average7"))
            if definition.form != "columns":
                rows = replace(rows, data=rows.data.assign(drawn=rows.data["average7"], spread=False))
            phrase = "Line: mean of the seven days up to each day, where at least five of them are known."
            return rows.having(rows.data, phrase)
        if step == "share":
            whole, name = self._whole(line, pick, before)
            return transforms.share(rows, whole, name)
        if step == "per-100k":
            return transforms.per_100k(rows, line.place, *self._people())
        if step == "index":
            return transforms.index(rows, definition.base)
        return transforms.PLAIN[step](rows)

    def _people(self) -> tuple[Mapping[str, float], str]:
        """How many live where and who says so: by the chart's own table, else by the catalog's."""
        if self.definition.population:
            return self.definition.population, self.definition.population_source
        known = catalog.population()
        return known.people, known.sources.get(self.language.code, known.source)

    def _corrections(self, series: str) -> pd.DataFrame | None:
        """Those that were published, None for none: most series have none, and an empty frame takes its time too."""
        any_at_all = "select 1 from claims where series in (select series from series where corrects = ?) limit 1"
        if self.db.execute(any_at_all, (series,)).fetchone() is None:
            return None
        return read.corrections(self.db, series, as_of=self.as_of)

    def _whole(self, line: Line, pick: Pick, before: tuple[str, ...]) -> tuple[float | pd.Series, str]:
        """What a share is a share of: the area of the conflict, or the same line of another series."""
        of = str(self.definition.of)
        if of == "area":
            conflict = catalog.load().conflicts[line.conflict]
            if conflict.area_km2 is None:
                raise TrackerError(f"conflicts.toml has no area_km2 of {line.conflict}, transform 'share' needs it")
            area = self.language.number(conflict.area_km2)
            return conflict.area_km2, f"{area} km² ({self.language.say(conflict.area_source)})"
        title = str(read.describe(self.db, of)["title"])
        found = lines_of(self.db, of, self.definition.filters_of(pick), kind=line.kind, as_of=self.as_of)
        same = ("conflict", "party", "place", "donor", "claimant", "publisher", "source")
        for other, data in found:
            if all(getattr(other, name) == getattr(line, name) for name in same):
                rows = transforms.as_they_are(Rows(data, line.kind, "", step_of(self.db, line.source, data["day"])))
                for step in before:
                    rows = transforms.PLAIN[step](rows)
                return rows.data.set_index("day")["drawn"].groupby(level=0).last(), title
        return pd.Series(dtype="float64"), title

    def _cut(self, rows: Rows) -> pd.DataFrame:
        """Cut after the transforms: the first day of a window has a change too."""
        definition, data = self.definition, rows.data
        if definition.since:
            data = data[data["day"] >= pd.Timestamp(definition.since)]
        if definition.until:
            data = data[data["day"] <= pd.Timestamp(definition.until)]
        visible = data["drawn"].notna() | (data["low"].notna() & (not rows.computed))
        return data.reset_index(drop=True) if visible.any() else data.iloc[:0]

    def _say_who_else(self, pick: Pick, found: list[Loaded]) -> None:
        """Where a chart names its claimants, the others who claim the same are named below it."""
        filters = self.definition.filters_of(pick)
        if "claimant" not in filters or not found:
            return
        conflicts = sorted({one.line.conflict for one in found})
        query = (
            "select claimant, count(*) from latest where series = ? and kind = ? and claimant is not null"
            f" and conflict in ({', '.join('?' * len(conflicts))}) group by claimant"
        )
        known = dict(self.db.execute(query, (pick.series, found[0].line.kind, *conflicts)).fetchall())
        asked = {name for one in self.definition.picks if one.series == pick.series
                 for name in self.definition.filters_of(one).get("claimant", ())}  # fmt: skip
        drawn_elsewhere = {
            name for one in self.definition.picks for name in self.definition.filters_of(one).get("claimant", ())
        }
        choose.not_drawn(known, sorted(asked & known.keys()), drawn_elsewhere, self.remarks)

    def nothing(self) -> str:
        """What to say where nothing was found at all."""
        definition = self.definition
        wanted = [", ".join(definition.series) or definition.about]
        wanted += [f"kind {definition.kind}"] if definition.kind else []
        wanted += [f"{key} {' or '.join(values)}" for key, values in definition.filters.items()]
        wanted += [f"since {definition.since}"] if definition.since else []
        wanted += [f"until {definition.until}"] if definition.until else []
        wanted += [f"as of {self.as_of}"] if self.as_of else []
        changes = any(step in ("change", "average7") for pick in definition.picks for step in definition.steps(pick))
        what = "change between two accepted values" if changes else "accepted value"
        return f"found no {what} of {'; '.join(wanted)}; ingest its source or loosen the filters"
