"""A row for each place, donor, claim or source, with a dot at its value; two series are joined by a thin line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.path import Path
from matplotlib.ticker import FixedLocator, FuncFormatter

from tracker.charting import axes, words
from tracker.charting.forms import shared
from tracker.charting.layout import LEADING, shortened, text_width, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from tracker.charting.axes import House
    from tracker.charting.layout import Box
    from tracker.charting.panels import Curve, Panel
    from tracker.charting.style import Style

DOT = 7.5
NAME_APART = DOT / 2 + 4
"""Points between a row's name and its axis: a dot at zero must not lie on the name."""
WIDEST_NAME = 0.42
"""The part of the page's width that the names of rows may take."""
LARGE = 1e9
QUOTE_LINES = 2
WORDY = 25
"""A quote with this many letters is words and worth reading; the cell of a table is not."""
ARROW = 46
"""Diameter in points of which an arrow is the half: it starts at the value."""
_HEAD = [Path.MOVETO, Path.LINETO, Path.MOVETO, Path.LINETO, Path.LINETO]
ARROWS = {
    "over": (words.UPWARDS, Path([(0, 0), (1, 0), (0.78, 0.15), (1, 0), (0.78, -0.15)], _HEAD)),
    "up to": (words.DOWNWARDS, Path([(0, 0), (-1, 0), (-0.78, 0.15), (-1, 0), (-0.78, -0.15)], _HEAD)),
}


def height(panels: Sequence[Panel], house: House) -> float:
    """A row for each, with lines for its quote where there is one."""
    style = house.style
    rows = _rows(panels[0])
    quoted = any(_quote(curves) for curves in rows.values())
    each = style.row_height + (QUOTE_LINES * style.foot_size * LEADING if quoted else 0)
    return len(rows) * each + style.tick_size * (4 + _above(panels[0])) + 20


def draw(figure: Figure, box: Box, panels: Sequence[Panel], house: House) -> None:
    """Rows from the top in the order of the panel. The value stands beside the last dot of its row."""
    panel, style, language = panels[0], house.style, house.language
    rows = _rows(panel)
    widest = box.width * WIDEST_NAME
    names = [shortened(name, widest, style.label_size, style.font) for name in rows]
    left = max(text_width(name, style.label_size, style.font) for name in names) + NAME_APART + 4
    values = [_values(curves, house) for curves in rows.values()]
    right = max(text_width(text, style.label_size, style.font) for text in values) + 14
    right += ARROW / 2 if any(_bounded(curve) for curve in panel.curves) else 0
    inner = box.inside(
        left=left, right=right, top=style.tick_size * (3.2 + _above(panel)), bottom=style.tick_size * 1.6
    )
    ax = inner.axes(figure)
    ticks = axes.value_ticks(panel, max(2, int(inner.width / 62)))
    _dress(ax, panel, house, ticks, len(rows))
    series = list(dict.fromkeys(curve.label for curve in panel.curves))
    for place, (curves, text) in enumerate(zip(rows.values(), values, strict=True)):
        y = len(rows) - 1 - place
        heights = [shared.height_of(words.ends(curve)[1]) for curve in curves]
        if len(heights) > 1:
            ax.plot([min(heights), max(heights)], [y, y], color=style.muted, linewidth=1.2, zorder=1.9, label="between")
        for number, curve in enumerate(curves):
            _dot(ax, curve, heights[number], y, style.paint(series.index(curve.label)), house)
        beyond = ARROW / 2 + 4 if any(_bounded(curve) for curve in curves) else 9
        ax.annotate(text, (max(heights), y), xytext=(beyond, 0), textcoords="offset points", va="center",
                    fontsize=style.label_size, annotation_clip=False, bbox=_paper(style))  # fmt: skip
        _write_quote(ax, _quote(curves), y, box.width - style.margin, left / inner.width, house)
    ax.set_yticks(range(len(rows)), names[::-1])
    ax.tick_params(axis="y", labelsize=style.label_size, labelcolor=style.ink, length=0, pad=NAME_APART)
    _key(ax, panel, left / inner.width, house)
    ax.annotate(language.unit(panel.unit), (0, 1), xycoords="axes fraction", xytext=(0, style.tick_size * 1.9),
                textcoords="offset points", fontsize=style.tick_size, color=style.muted)  # fmt: skip


def _dress(ax: Axes, panel: Panel, house: House, ticks: Sequence[float], rows: int) -> None:
    style = house.style
    low, high = axes.value_range(panel)
    low = min(low, ticks[0])
    if panel.log:
        ax.set_xscale("log")
    ax.set_xlim(low, high * 1.02 if high > 0 else high + 1)
    ax.set_ylim(-0.7, rows - 0.4)
    ax.xaxis.set_major_locator(FixedLocator(list(ticks)))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: axes.tick_text(value, ticks, house.language)))
    ax.xaxis.set_ticks_position("top")
    ax.tick_params(axis="x", length=0, labelsize=style.tick_size)
    ax.minorticks_off()
    ax.grid(visible=True, axis="x", color=style.grid, linewidth=0.7)
    ax.set_axisbelow(True)
    for side in ("left", "right", "top", "bottom"):
        ax.spines[side].set_visible(False)


def _dot(ax: Axes, curve: Curve, height: float, y: float, paint: tuple[str, str, str], house: House) -> None:
    """A dot, hollow for "about"; an arrow for "over" and "up to", and whiskers for a range."""
    style, row = house.style, words.ends(curve)[1]
    colour, _, mark = paint
    said = words.qualifier_of(row)
    hollow = said in words.APPROXIMATE and not curve.transformed
    ax.plot([height], [y], linestyle="none", marker=mark, markersize=DOT, markeredgecolor=colour, markeredgewidth=1.4,
            markerfacecolor=style.paper if hollow else colour, label="hollow" if hollow else "filled", clip_on=False,
            zorder=3)  # fmt: skip
    low, high = words.known(row["low"]), words.known(row["high"])
    if low is not None and high is not None and not curve.transformed:
        ax.plot([low, high], [y, y], color=colour, linewidth=1.3, marker="|", markersize=8,
                label="whiskers", zorder=2.5)  # fmt: skip
    for name, (group, arrow) in ARROWS.items():
        if said in group:
            ax.plot([height], [y], linestyle="none", marker=arrow, markersize=ARROW, markeredgecolor=colour,
                    markeredgewidth=1.4, markerfacecolor="none", label=name, clip_on=False, zorder=2.8)  # fmt: skip


def _above(panel: Panel) -> float:
    """The type sizes that the key needs above the unit; none where there is no key."""
    return 1.3 if len({curve.label for curve in panel.curves}) > 1 else 0.0


def _bounded(curve: Curve) -> bool:
    return words.qualifier_of(words.ends(curve)[1]) in words.UPWARDS


def _key(ax: Axes, panel: Panel, left: float, house: House) -> None:
    """Which mark is which series, above the rows, where there are two or more."""
    names = list(dict.fromkeys(curve.label for curve in panel.curves))
    if len(names) < 2:
        return
    style = house.style
    at = 0.0
    figure = ax.get_figure(root=True)
    assert figure is not None  # noqa: S101  # axes here are always on a figure
    wide = ax.get_position().width * float(figure.get_size_inches()[0]) * 72
    tall = ax.get_position().height * float(figure.get_size_inches()[1]) * 72
    for number, name in enumerate(names):
        colour, _, mark = style.paint(number)
        y = 1 + style.tick_size * (3.3 + _above(panel)) / tall
        ax.plot([at - left + 0.01], [y], transform=ax.transAxes, marker=mark, markersize=DOT, color=colour,
                linestyle="none", clip_on=False, label="key")  # fmt: skip
        ax.annotate(name, (at - left + 0.01, y), xycoords="axes fraction", xytext=(8, 0), textcoords="offset points",
                    va="center", fontsize=style.label_size, annotation_clip=False)  # fmt: skip
        at += (text_width(name, style.label_size, style.font) + 30) / wide


def _write_quote(ax: Axes, quote: str, y: float, width: float, left: float, house: House) -> None:
    if not quote:
        return
    style = house.style
    lines = wrapped(f"“{quote}”", width, style.foot_size, style.font)
    if len(lines) > QUOTE_LINES:
        lines = [
            *lines[: QUOTE_LINES - 1],
            shortened(" ".join(lines[QUOTE_LINES - 1 :]), width, style.foot_size, style.font),
        ]
    ax.annotate(
        "\n".join(lines),
        (-left, y),
        xycoords=("axes fraction", "data"),
        xytext=(2, -9),
        textcoords="offset points",
        va="top",
        fontsize=style.foot_size,
        linespacing=LEADING - 0.08,
        color=style.muted,
        fontstyle="italic",
        bbox=_paper(style),
        annotation_clip=False,
    )


def _paper(style: Style) -> dict[str, object]:
    """Paper below words, so that the grid does not run through them."""
    return {"facecolor": style.paper, "edgecolor": "none", "pad": 0}


def _rows(panel: Panel) -> dict[str, list[Curve]]:
    rows: dict[str, list[Curve]] = {}
    for curve in panel.curves:
        rows.setdefault(curve.row, []).append(curve)
    return rows


def _values(curves: Sequence[Curve], house: House) -> str:
    return " / ".join(_short(words.newest(curve, house.language)) for curve in curves)


def _short(quantity: words.Quantity) -> str:
    """The value, and in billions where nobody would count its digits."""
    return format(quantity, "bn") if abs(quantity.value or 0.0) >= LARGE else str(quantity)


def _quote(curves: Sequence[Curve]) -> str:
    """The words of a claim, where it has words: what a table's cell says stands beside the dot already."""
    quote = str(words.ends(curves[0])[1]["quote"])
    by_claim = sum(letter.isalpha() for letter in quote) >= WORDY and curves[0].line.series != "freshness"
    return quote if by_claim and len(curves) == 1 else ""
