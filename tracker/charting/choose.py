"""Which of the lines that were found are drawn, what they are called, and a remark on every one left out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tracker import catalog
from tracker.charting.rhythm import longest_step

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from tracker.catalog.standing import Rule
    from tracker.charting.language import Language
    from tracker.charting.panels import Computed
    from tracker.model import Line

    Found = tuple[Line, pd.DataFrame]
    Remarks = dict[Computed, None]

DIMENSIONS = ("claimant", "since", "donor", "place", "party", "conflict")
COUNTRIES = ("place", "party", "donor")
BY_RULE = "{claimant}: figures as printed by {drawn}, by the rule {rule}. Not drawn: {others}."
BY_RULE_AND_DAYS = (
    "{claimant}: figures as printed by {drawn}, the first by the rule {rule} that has enough of the days."
    " Not drawn: {others}."
)

OF_PERIODS = "Counts over periods of {kept} days. Not drawn: counts over {others} days."
OF_SINGLE_DAYS = "Counts of single days. Not drawn: counts over {others} days."


def remark(remarks: Remarks, phrase: str, **fields: object) -> None:
    """Note something that the caption has to say, once."""
    remarks[phrase, tuple(fields.items())] = None


def one_channel(lines: Sequence[Found], remarks: Remarks) -> list[Found]:
    """Of several channels of the same claimant's figures one, drawn from end to end, by the rule of the series.

    It is the first that has as large a share of the days as the rule asks for.
    """
    channels: dict[Line, list[Found]] = defaultdict(list)
    for line, rows in lines:
        channels[line._replace(publisher=None, source=None)].append((line, rows))
    chosen = []
    for shared, same in channels.items():
        if len(same) == 1:
            chosen += same
            continue
        rule = catalog.load().standing.rule(shared.conflict, shared.series)
        same.sort(key=lambda found: rule.place(found[0]))
        days = [rows["day"].nunique() for _, rows in same]
        at = next(at for at, count in enumerate(days) if count >= rule.least_days * max(days))
        chosen.append(same[at])
        others = {channel(other) for other, _ in same[:at] + same[at + 1 :]}
        _say_the_rule(remarks, shared.claimant or "?", channel(same[at][0]), others, rule, first=at == 0)
    return chosen


def _say_the_rule(remarks: Remarks, claimant: str, drawn: str, others: set[str], rule: Rule, *, first: bool) -> None:
    """Whose figures are drawn by which rule, and whose are not: one sentence for all series of which that is so."""
    phrase = BY_RULE if first else BY_RULE_AND_DAYS
    same = (("claimant", claimant), ("drawn", drawn), ("rule", rule.id))
    for said in [said for said in remarks if said[0] == phrase and said[1][:-1] == same]:
        names = said[1][-1][1]
        others = others.union(names if isinstance(names, tuple) else ())
        del remarks[said]
    remarks.pop((rule.reason, ()), None)
    remark(remarks, phrase, **dict(same), others=tuple(sorted(others)))
    remark(remarks, rule.reason)


def one_period(lines: Sequence[Found], remarks: Remarks) -> list[Found]:
    """Counts over periods that overlap do not make one line: the length with the most reports is taken.

    Months and other periods of the calendar are one length. Counts that follow each other stay together, whatever
    their lengths.
    """
    chosen = []
    for line, rows in lines:
        if rows["period_days"].isna().all():
            chosen.append((line, rows))
            continue
        lengths = rows["period_days"].map(lambda days: longest_step(int(days)), na_action="ignore")
        reports = lengths.value_counts().sort_index()
        if len(reports) > 1 and _overlap(rows):
            kept = int(str(reports.idxmax()))
            others = ", ".join(str(length) for length in reports.index if length != kept)
            remark(remarks, OF_SINGLE_DAYS if kept == 1 else OF_PERIODS, kept=kept, others=others)
            chosen.append((line, rows[lengths.eq(kept).fillna(value=False)].reset_index(drop=True)))
        else:
            chosen.append((line, rows))
    return chosen


def _overlap(rows: pd.DataFrame) -> bool:
    rows = rows[rows["period_days"].notna()].sort_values("day")
    days = (rows["day"] - rows["day"].min()).dt.days
    begins = days - rows["period_days"].astype("int64") + 1
    return bool((begins <= days.shift()).any())


def largest(newest: Sequence[float], most: int, remarks: Remarks, what: str) -> list[int]:
    """Which of several are drawn where there are more than can be told apart: those with the highest newest values."""
    if len(newest) <= most:
        return list(range(len(newest)))
    remark(remarks, what, most=most, all=len(newest))
    return sorted(range(len(newest)), key=lambda i: (-newest[i], i))[:most]


def labels(lines: Sequence[Line], language: Language) -> list[str]:
    """What tells each line from the others, empty for the only one."""
    differing = [name for name in DIMENSIONS if len({getattr(line, name) for line in lines}) > 1]
    return [", ".join(named(line, name, language) for name in differing) for line in lines]


def named(line: Line, dimension: str, language: Language) -> str:
    """One dimension of a line in words."""
    value = getattr(line, dimension)
    if value is None:
        return language.say(f"{dimension} not given")
    if dimension == "since":
        return language.say("since {day}", day=value)
    return language.country(value) if dimension in COUNTRIES else language.say(value)


def without_common_end(titles: Sequence[str]) -> list[str]:
    """The titles without the words that all of them end with: said once above, they need not be said in each."""
    words = [title.split() for title in titles]
    while len(words) > 1 and all(len(one) > 1 for one in words) and len({one[-1] for one in words}) == 1:
        words = [one[:-1] for one in words]
    return [" ".join(one).rstrip(",") for one in words]


def not_drawn(known: Mapping[str, int], drawn: Sequence[str], elsewhere: set[str], remarks: Remarks) -> None:
    """Say who else claims the same where a chart names whom it draws; `elsewhere` are those that another series has."""
    others = sorted(name for name in known if name not in elsewhere)
    if others:
        remark(remarks, "Drawn by choice: {drawn}. Also in the ledger: {others}.",
               drawn=", ".join(sorted(drawn)), others=", ".join(others))  # fmt: skip


def channel(line: Line) -> str:
    """Who printed a line, and through which source it was read."""
    return f"{line.publisher} ({line.source})" if line.publisher else str(line.source)
