"""Which of the lines that were found are drawn, what they are called, and a remark on every one left out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from tracker.model import Line

    Found = tuple[Line, pd.DataFrame]
    Remarks = dict[str, None]

DIMENSIONS = ("claimant", "since", "donor", "place", "party", "conflict")


def one_channel(lines: Sequence[Found], remarks: Remarks) -> list[Found]:
    """Of several channels of the same claimant's figures the one with the most days."""
    channels: dict[Line, list[Found]] = defaultdict(list)
    for line, rows in lines:
        channels[line._replace(publisher=None, source=None)].append((line, rows))
    chosen = []
    for same in channels.values():
        same.sort(key=lambda found: (-found[1]["day"].nunique(), _channel(found[0])))
        line, rows = same[0]
        chosen.append((line, rows))
        if len(same) > 1:
            others = ", ".join(sorted({_channel(other) for other, _ in same[1:]}))
            whose = f"{line.claimant}: figures" if line.claimant else "Figures"
            remarks[f"{whose} as printed by {_channel(line)}, the channel with the most days. Not drawn: {others}."] = (
                None
            )
    return chosen


def one_period(lines: Sequence[Found], remarks: Remarks) -> list[Found]:
    """Counts over periods of different lengths do not make one line: the length with the most reports is taken."""
    chosen = []
    for line, rows in lines:
        period = rows["period_days"].astype("string").fillna("unknown")
        reports = period.value_counts().sort_index()
        if len(reports) > 1:
            kept = str(reports.idxmax())
            others = ", ".join(str(length) for length in reports.index if length != kept)
            remarks[f"Counts over periods of {kept} days. Not drawn: counts over {others} days."] = None
            chosen.append((line, rows[period.eq(kept)].reset_index(drop=True)))
        else:
            chosen.append((line, rows))
    return chosen


def largest(lines: Sequence[Found], most: int, remarks: Remarks) -> list[Found]:
    """The lines with the highest newest values where there are more than can be told apart."""
    if len(lines) <= most:
        return list(lines)
    remarks[f"Drawn are the {most} lines with the highest newest values, of {len(lines)}."] = None
    return sorted(lines, key=lambda found: -_newest(found[1]))[:most]


def labels(lines: Sequence[Line]) -> list[str]:
    """What tells each line from the others, empty for the only one."""
    differing = [name for name in DIMENSIONS if len({getattr(line, name) for line in lines}) > 1]
    return [", ".join(_label(name, getattr(line, name)) for name in differing) for line in lines]


def without_common_end(titles: Sequence[str]) -> list[str]:
    """The titles without the words that all of them end with: said once above, they need not be said in each."""
    words = [title.split() for title in titles]
    while len(words) > 1 and all(len(one) > 1 for one in words) and len({one[-1] for one in words}) == 1:
        words = [one[:-1] for one in words]
    return [" ".join(one).rstrip(",") for one in words]


def _channel(line: Line) -> str:
    return f"{line.publisher} ({line.source})" if line.publisher else str(line.source)


def _newest(rows: pd.DataFrame) -> float:
    heights = rows["drawn"].fillna(rows["high"]).dropna()
    return float(heights.iloc[-1]) if len(heights) else float("-inf")


def _label(dimension: str, value: str | None) -> str:
    if value is None:
        return f"{dimension} not given"
    return f"since {value}" if dimension == "since" else value
