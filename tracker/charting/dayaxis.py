"""The axis of days: years between their ticks, or months or days at theirs, as the span and the room allow."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.ticker import FixedFormatter, FixedLocator, FuncFormatter, MaxNLocator

from tracker.charting.layout import position, positions

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from tracker.charting.language import Language

Days = tuple[pd.Timestamp, pd.Timestamp]
YEARS_FROM = 500
MONTHS_FROM = 62
"""Spans in days from which on the day axis has years, or months."""
NARROWEST_YEAR = 26
"""Points that a year needs to carry its name."""


def day_ticks(ax: Axes, days: Days, room: float, language: Language) -> None:
    """The ticks of a full-sized chart whose axes are `room` points wide."""
    first, last = days
    span = (last - first).days
    if span > YEARS_FROM:
        _years(ax, first, last, room)
        return
    if span > MONTHS_FROM:
        each = next((each for each in (1, 2, 3) if span / 30.4 / each <= room / 34), 6)
        major = pd.date_range(first, last, freq="MS")
        major = major[(major.month - 1) % each == 0]
        texts = [language.month(day) for day in major]
    else:
        each = max(1, -(-span // max(2, int(room / 44))))
        major = pd.date_range(first, last, freq=f"{each}D")
        texts = [language.date(day, "d MMM") for day in major]
    years = [day.year for day in major]
    new = [i == 0 or year != years[i - 1] for i, year in enumerate(years)]
    # Two lines each, so that they stand at one height: matplotlib sets the first of two lower than an only one.
    texts = [f"{text}\n{year if is_new else ' '}" for text, year, is_new in zip(texts, years, new, strict=True)]
    _ticks(ax, list(positions(major)), texts)


def _ticks(ax: Axes, places: list[float], texts: list[str], *, minor: bool = False) -> None:
    """What `set_xticks` does, which makes and fills each tick at once, to be made and filled again when it is drawn."""
    set_locator = ax.xaxis.set_minor_locator if minor else ax.xaxis.set_major_locator
    set_formatter = ax.xaxis.set_minor_formatter if minor else ax.xaxis.set_major_formatter
    set_locator(FixedLocator(places))
    set_formatter(FixedFormatter(texts))


def outer_day_ticks(ax: Axes, days: Days, language: Language) -> None:
    """For small charts: ticks for the years, and names only for where the axis begins and ends."""
    first, last = days
    pattern = "LLL y" if (last - first).days <= YEARS_FROM else "y"
    texts = [language.date(day, pattern) for day in days]
    if texts[0] == texts[1]:
        texts = [language.date(day, "d MMM y" if first == last else "d MMM") for day in days]
    ax.tick_params(axis="x", which="major", length=0)
    if first == last:
        ax.set_xticks([position(first)], texts[:1])
        return
    ax.set_xticks(list(positions(pd.date_range(first, last, freq="YS"))), minor=True)
    ax.set_xticks([position(first), position(last)], texts)
    outer = ax.get_xticklabels()
    outer[0].set_horizontalalignment("left")
    outer[-1].set_horizontalalignment("right")


def number_ticks(ax: Axes, last: float, room: float, language: Language) -> None:
    """For days since a start: round numbers of days."""
    locator = MaxNLocator(nbins=max(2, int(room / 60)), steps=[1, 2, 2.5, 5, 10], integer=True)
    ax.xaxis.set_major_locator(FixedLocator([tick for tick in locator.tick_values(0, last) if 0 <= tick <= last]))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: language.number(value)))


def _years(ax: Axes, first: pd.Timestamp, last: pd.Timestamp, room: float) -> None:
    starts = pd.date_range(first, last, freq="YS")
    _ticks(ax, list(positions(starts)), [""] * len(starts))
    each = max(1, -(-len(starts) * 30 // int(room)))
    edges = [first, *starts, last + pd.Timedelta(days=1)]
    middles, texts = [], []
    for begin, end in pairwise(edges):
        if (end - begin) / (last - first) * room >= NARROWEST_YEAR and begin.year % each == 0:
            middles.append(position(begin + (end - begin) / 2))
            texts.append(str(begin.year))
    _ticks(ax, middles, texts, minor=True)
    ax.tick_params(axis="x", which="minor", length=0, pad=7, labelsize=ax.xaxis.get_tick_params()["labelsize"])
